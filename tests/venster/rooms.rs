//! Every room and sheet of the archive for someone who does not see it, or sees it large; and at
//! rest.

use std::time::Duration;

use eframe::egui::{Key, Vec2};
use voorop::ui::{
    action::{Action, ArchiveAction, BeheerAction, Format, Paper, PathFor},
    clerk::SAVE_AFTER,
    room::{AccountWork, Disk, Own, Part, Room, Start, Tab},
    view::Sheet,
};

use crate::{
    access::{SHAPES, faults, nothing_wrong},
    door::{AGENT, PASSPHRASE, agent, set_up},
    window::{SIZE, Window, start},
};

/// The window in every shape, with what is wrong in it.
fn shapes(w: &mut Window, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    // What stands half typed is kept once, and then nothing more is asked.
    w.let_pass(SAVE_AFTER);
    w.wait_for_archive();
    for (size, zoom) in SHAPES {
        w.resize(size, zoom);
        all.extend(faults(w, &format!("{name} at {size:?} x {zoom}")));
        let rests = w.delay() > Duration::from_secs(20);
        if !rests {
            all.push(format!(
                "{name}: restless: {:?}",
                w.harness.ctx.repaint_causes()
            ));
        }
    }
    w.resize(SIZE, 1.0);
    all
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn own(given: Option<&str>) -> Own {
    Own {
        user: AGENT.to_owned(),
        given: given.map(|text| text.to_owned().into()),
    }
}

fn disk(folder: &std::path::Path) -> Disk {
    Disk {
        folder: folder.to_owned(),
        kind: "fuse.nieuwewolk".to_owned(),
    }
}

#[test]
fn every_door_can_be_named_hit_and_reached_at_every_size() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    let mut all = shapes(&mut w, "set up");
    let code = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-JJJJ".to_owned();
    for (name, start) in [
        ("code", Start::Code(code.into())),
        ("first agent", Start::FirstAgent),
        ("recover", Start::Recover),
        ("trouble", Start::Trouble("De map is er niet.".to_owned())),
        ("first use", Start::Own(own(Some(PASSPHRASE)))),
        ("own passphrase", Start::Own(own(None))),
        ("unknown disk", Start::Disk(disk(folder.path()))),
    ] {
        w.harness.state_mut().view.room = Room::Start(start);
        all.extend(shapes(&mut w, name));
    }
    w.act(ArchiveAction::ShowSignIn.into());
    set_up(&mut w);
    w.ctrl(Key::L);
    w.wait_for_archive();
    all.extend(shapes(&mut w, "locked"));
    nothing_wrong(&all);
}

#[test]
fn the_overview_and_the_sheets_of_the_archive_can_be_named_hit_and_reached_at_every_size() {
    let folder = folder();
    let mut w = agent(folder.path());
    let mut all = shapes(&mut w, "empty overview");
    for finalise in [true, false] {
        w.press(Key::N);
        w.wait_for_archive();
        w.press(Key::J);
        w.show(voorop::protocol::Step::Afronden);
        if finalise {
            w.act(ArchiveAction::AskFinish.into());
            all.extend(shapes(&mut w, "finish"));
            w.act(ArchiveAction::Finish.into());
        }
        w.wait_for_archive();
        w.wait_for_archive();
    }
    all.extend(shapes(&mut w, "melding in the archive"));
    w.act(Action::Copy("tekst".to_owned()));
    all.extend(shapes(&mut w, "copy"));
    w.act(Action::CloseSheet);
    w.act(Action::AskPath(PathFor::Paper(
        Paper::Mutatie,
        Format::Text,
    )));
    all.extend(shapes(&mut w, "file"));
    w.act(Action::CloseSheet);
    for sheet in [Sheet::Closing(true), Sheet::Conflict(start())] {
        w.harness.state_mut().view.sheet = sheet.clone();
        all.extend(shapes(&mut w, &format!("{sheet:?}")));
    }
    w.harness.state_mut().view.sheet = Sheet::None;
    w.act(ArchiveAction::Show(Tab::Home).into());
    w.wait_for_archive();
    all.extend(shapes(&mut w, "overview"));
    let id = w.melding().id;
    w.act(ArchiveAction::AskDiscard(Some(id)).into());
    all.extend(shapes(&mut w, "discard"));
    nothing_wrong(&all);
}

#[test]
fn every_part_of_beheer_can_be_named_hit_and_reached_at_every_size() {
    let folder = folder();
    let mut w = Window::with_archive(folder.path());
    set_up(&mut w);
    w.wait_for_archive();
    let mut all = Vec::new();
    for part in Part::ALL {
        w.act(BeheerAction::Show(part).into());
        w.wait_for_archive();
        all.extend(shapes(&mut w, &format!("{part:?}")));
    }
    w.act(BeheerAction::Show(Part::Accounts).into());
    w.wait_for_archive();
    let user = AGENT.to_owned();
    for work in [
        AccountWork::Add,
        AccountWork::Change(user.clone()),
        AccountWork::Passphrase(user.clone()),
        AccountWork::Remove(user),
    ] {
        w.act(BeheerAction::Work(work.clone()).into());
        all.extend(shapes(&mut w, &format!("{work:?}")));
    }
    w.act(BeheerAction::Show(Part::Retention).into());
    w.wait_for_archive();
    w.act(BeheerAction::Preview.into());
    w.wait_for_archive();
    all.extend(shapes(&mut w, "preview"));
    w.act(BeheerAction::Show(Part::Verify).into());
    w.act(BeheerAction::Verify.into());
    w.wait_for_archive();
    all.extend(shapes(&mut w, "verified"));
    w.act(BeheerAction::Show(Part::Copies).into());
    w.act(BeheerAction::AskCode(true).into());
    all.extend(shapes(&mut w, "before a new code"));
    w.act(BeheerAction::NewCode.into());
    w.wait_for_archive();
    all.extend(shapes(&mut w, "new code"));
    nothing_wrong(&all);
    assert_eq!(w.size(), Vec2::new(SIZE.x, SIZE.y));
}
