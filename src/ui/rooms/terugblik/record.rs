//! One record: its versions as paper or as changes, and beside it the review.

use eframe::egui::{self, Ui};

use crate::{
    archive::model::{Content, Version},
    melding::Subject,
    terugblik::{Altered, difference},
    ui::{
        action::TerugblikAction as Ask,
        app::draft::short_moment,
        room::Slot,
        room::terugblik::{AskReason, Face, Opened, Terugblik, melding_of},
        scene::Scene,
        side,
        theme::{Palette, Size, Tone},
        unseen::Unseen,
        widgets::{Chip, Choice, Field},
    },
};

use super::super::slot_field;
use super::{
    line::card,
    review,
    texts::{self, bold, cell, para},
};

/// Below this width the review stands under the paper.
const WIDE: f32 = 820.0;
const REVIEW: f32 = 380.0;

/// Shows the record.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik, open: &Opened) {
    header(ui, scene, room, open);
    ui.add_space(8.0);
    if ui.available_width() >= WIDE {
        let paper = ui.available_width() - REVIEW - 16.0;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(paper);
                content(ui, scene, open);
            });
            ui.add_space(16.0 - ui.spacing().item_spacing.x);
            ui.vertical(|ui| {
                ui.set_width(REVIEW);
                review::show(ui, scene, open);
            });
        });
    } else {
        review::show(ui, scene, open);
        ui.add_space(8.0);
        content(ui, scene, open);
    }
}

fn header(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik, open: &Opened) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let row = &open.record.row;
    ui.horizontal_wrapped(|ui| {
        let back = if room.from_family {
            &t.terugblik_back_course
        } else {
            &t.terugblik_back_list
        };
        if ui.button(back).on_hover_text("Esc").clicked() {
            scene.ask(Ask::Back.into());
        }
        if scene.app.reviews() {
            let course = ui.button(&t.terugblik_show_course).on_hover_text("V");
            if course.clicked() {
                scene.ask(Ask::Family(row.id).into());
            }
        }
    });
    ui.add_space(6.0);
    let children = texts::children(t, row);
    let call = t
        .call_of
        .replace("{moment}", &short_moment(t, row.summary.at));
    let title = if children.is_empty() {
        call
    } else {
        format!("{call}, {children}")
    };
    bold(ui, &title, Size::Title);
    ui.horizontal_wrapped(|ui| {
        texts::mark(ui, row.summary.outcome);
        let outcome = texts::outcome(scene, row.summary.outcome);
        let tone = texts::sign(row.summary.outcome).tone();
        cell(ui, &outcome, Size::Body, palette.tone(tone));
        ui.add_space(10.0);
        let (words, tone) = texts::review(t, row.review);
        cell(ui, words, Size::Body, palette.tone(tone));
        ui.add_space(10.0);
        let by = t
            .terugblik_by
            .replace("{wie}", &row.author)
            .replace("{eenheid}", &row.unit);
        cell(ui, &by, Size::Body, palette.muted);
    });
    other_labels(ui, scene, room, open);
    if !row.open_days.is_empty() && scene.app.reviews() {
        ui.add_space(6.0);
        card(ui, 12, |ui| confirm_day(ui, scene, open));
    }
    if open.reason.is_some() {
        para(
            ui,
            &t.terugblik_opened_with_reason,
            Size::Control,
            palette.amber,
        );
    }
}

/// The days that an imported text can be of, each with its button, and a field for another.
fn confirm_day(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    let t = scene.t;
    para(
        ui,
        &t.terugblik_day_open,
        Size::Body,
        Palette::current(ui).text,
    );
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for at in &open.record.row.open_days {
            if ui.button(crate::documents::day(at.date())).clicked() {
                scene.ask(Ask::ConfirmDay(*at).into());
            }
        }
    });
    ui.add_space(4.0);
    let entered = slot_field(
        ui,
        scene,
        Slot::CallDay,
        &t.terugblik_day_other,
        &t.date_hint,
    );
    if ui.button(&t.terugblik_day_this).clicked() || entered {
        scene.ask(Ask::ConfirmTypedDay.into());
    }
}

/// A parent may be A in the course and B in this record: said, so that nobody is taken for the other.
fn other_labels(ui: &mut Ui, scene: &Scene<'_>, room: &Terugblik, open: &Opened) {
    let Some(family) = room.family.as_ref().filter(|_| room.from_family) else {
        return;
    };
    let palette = Palette::current(ui);
    for member in family.course.members.iter().filter(|m| m.id.is_parent()) {
        let here = member
            .seen
            .iter()
            .find(|(contact, ..)| *contact == open.record.row.id);
        let Some((_, local, _)) = here.filter(|(_, local, _)| *local != member.id) else {
            continue;
        };
        let text = scene
            .t
            .terugblik_other_label
            .replace("{hier}", &local.to_string())
            .replace("{wie}", &texts::words(scene).member(member));
        para(ui, &text, Size::Control, palette.amber);
    }
}

fn content(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    versions(ui, scene, open);
    let Some(version) = open.version() else {
        return;
    };
    card(ui, 14, |ui| match open.face {
        Face::Paper => paper(ui, scene, open, version),
        Face::Changes => changes(ui, scene, open, version),
    });
}

/// Which version, and what of it.
fn versions(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    let t = scene.t;
    let all = &open.record.versions;
    if all.len() < 2 {
        return;
    }
    let names: Vec<String> = all
        .iter()
        .map(|v| t.terugblik_version.replace("{n}", &v.number.to_string()))
        .collect();
    let chips: Vec<Chip<'_>> = names.iter().map(|name| Chip::new(name)).collect();
    let at = all.iter().position(|v| v.number == open.number);
    let chosen = Choice::new(&t.terugblik_versions, &chips)
        .selected(at)
        .show(ui);
    if let Some(version) = chosen.and_then(|at| all.get(at)) {
        scene.ask(Ask::Version(version.number).into());
    }
    ui.add_space(4.0);
    let faces = [
        Chip::new(&t.terugblik_face_paper),
        Chip::new(&t.terugblik_face_changes),
    ];
    let chosen = Choice::new(&t.terugblik_face, &faces)
        .selected(Some(usize::from(open.face == Face::Changes)))
        .show(ui);
    if let Some(at) = chosen {
        let face = if at == 1 { Face::Changes } else { Face::Paper };
        scene.ask(Ask::Face(face).into());
    }
    ui.add_space(6.0);
}

/// The mutatie of the version on screen; an imported text as it came.
fn paper(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened, version: &Version) {
    let (Some(derived), Some(melding)) = (&open.derived, open.melding()) else {
        let palette = Palette::current(ui);
        if let Content::Geimporteerd { file, .. } = &version.content {
            let text = scene.t.terugblik_from_file.replace("{bestand}", file);
            para(ui, &text, Size::Control, palette.muted);
            ui.add_space(6.0);
        }
        para(ui, &version.text, Size::Body, palette.text);
        return;
    };
    let mut inner = Scene {
        melding,
        assessment: &derived.assessment,
        marked: marked(open),
        ..Scene::new(scene.app)
    };
    let unseen = Unseen::begin(ui, ui.ctx().has_accesskit_node(ui.unique_id()));
    side::document(ui, &mut inner, &derived.mutatie, &unseen);
    scene.out.append(&mut inner.out);
}

/// What the note that is being written is pinned to stands out in the paper.
fn marked(open: &Opened) -> Option<Subject> {
    use crate::archive::model::Pin;
    let pin = open.writing.as_ref()?.pin?;
    Some(match pin {
        Pin::Regel(id) => Subject::Entry(id),
        Pin::Vraag(question) => Subject::Question(question),
        Pin::Signaal(signal) => Subject::Signal(signal),
        Pin::Gehoord(id) => Subject::Hearing(id),
        Pin::Opmerking(_) => return None,
    })
}

/// What this version changed: the old text struck through, the new one underlined.
fn changes(ui: &mut Ui, scene: &Scene<'_>, open: &Opened, version: &Version) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let before = open
        .record
        .versions
        .iter()
        .rev()
        .find(|v| v.number < version.number);
    let made = t
        .terugblik_version_made
        .replace("{n}", &version.number.to_string())
        .replace("{moment}", &crate::documents::moment(version.at))
        .replace("{wie}", &version.author);
    bold(ui, &made, Size::Body);
    if !version.reason.is_empty() {
        let reason = t
            .terugblik_version_reason
            .replace("{reden}", &version.reason);
        para(ui, &reason, Size::Body, palette.text);
    }
    ui.add_space(6.0);
    let Some((old, new)) = before.and_then(melding_of).zip(melding_of(version)) else {
        para(ui, &t.terugblik_first_version, Size::Body, palette.muted);
        return;
    };
    let list = difference(old, new);
    if list.is_empty() {
        para(ui, &t.terugblik_no_changes, Size::Body, palette.muted);
    }
    let words = texts::words(scene);
    for change in &list {
        let (sign, tone) = match change.change {
            Altered::Added(_) => ("+", Tone::Green),
            Altered::Removed(_) => ("−", Tone::Red),
            Altered::Changed { .. } | Altered::Order => ("≠", Tone::Amber),
        };
        ui.horizontal_top(|ui| {
            cell(ui, sign, Size::Body, palette.tone(tone));
            ui.vertical(|ui| {
                para(ui, &words.difference(change), Size::Body, palette.text);
            });
        });
    }
}

/// The question for a reason, for a record outside free use.
pub(super) fn ask_reason(ui: &mut Ui, scene: &mut Scene<'_>, ask: &AskReason) {
    let t = scene.t;
    let palette = Palette::current(ui);
    ui.set_max_width(560.0_f32.min(ui.available_width()));
    bold(ui, &t.terugblik_reason_title, Size::Title);
    let words = if ask.accountable {
        &t.terugblik_reason_account
    } else {
        &t.terugblik_reason_words
    };
    para(ui, words, Size::Body, palette.muted);
    ui.add_space(8.0);
    let mut field = Field::new(AskReason::text_id(), &t.terugblik_reason, &ask.text).limit(500);
    if let Some(problem) = &ask.problem {
        field = field.notice(Tone::Red, problem);
    }
    let output = field.show(ui);
    if let Some(text) = output.changed {
        scene.ask(Ask::ReasonText(text).into());
    }
    ui.add_space(8.0);
    let open = ui.horizontal_wrapped(|ui| {
        let open: egui::Response = ui.button(&t.terugblik_open_with_reason);
        if ui.button(&t.terugblik_not_open).clicked() {
            scene.ask(Ask::Back.into());
        }
        open.clicked()
    });
    if open.inner || output.submitted {
        scene.ask(Ask::OpenWithReason.into());
    }
}
