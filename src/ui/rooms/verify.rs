//! Whether the archive is whole: the log, every content, the anchor.

use eframe::egui::Ui;

use crate::{
    archive::model::{Damage, Verified},
    protocol::WindowTexts,
    ui::{
        action::BeheerAction,
        room::{Beheer, Check},
        scene::Scene,
        theme::Tone,
    },
};

use super::{
    first_button,
    form::{heading, notice, words},
};

/// At most so many faults stand under each other.
const SHOWN: usize = 200;

/// Shows progress and what was found.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Beheer) {
    let t = scene.t;
    words(ui, &t.verify_words);
    match &room.check {
        Check::Running => {
            let rows = scene.app.progress.rows().to_string();
            ui.label(t.verify_running.replace("{n}", &rows));
            if first_button(ui, &t.verify_stop).clicked() {
                scene.ask(BeheerAction::StopVerifying.into());
            }
            return;
        }
        Check::None => {}
        Check::Stopped => notice(ui, Tone::Amber, &t.verify_stopped),
        Check::Done(found) => outcome(ui, t, found),
    }
    if ui.button(&t.verify_button).clicked() {
        scene.ask(BeheerAction::Verify.into());
    }
}

fn outcome(ui: &mut Ui, t: &WindowTexts, found: &Verified) {
    let counts = t
        .verify_counts
        .replace("{regels}", &found.rows.to_string())
        .replace("{inhoud}", &found.contents.to_string());
    words(ui, &counts);
    if found.damage.is_empty() {
        notice(ui, Tone::Green, &t.verify_whole);
    } else {
        let n = found.damage.len().to_string();
        heading(ui, &t.verify_damage.replace("{n}", &n));
    }
    for damage in found.damage.iter().take(SHOWN) {
        notice(ui, Tone::Red, &in_words(t, damage));
    }
    if found.damage.len() > SHOWN {
        let more = (found.damage.len() - SHOWN).to_string();
        words(ui, &t.and_more.replace("{n}", &more));
    }
    if let Some((seq, seal)) = &found.head {
        let head = t
            .verify_head
            .replace("{n}", &seq.to_string())
            .replace("{zegel}", seal);
        words(ui, &head);
    }
    ui.add_space(8.0);
}

fn in_words(t: &WindowTexts, damage: &Damage) -> String {
    let record = |text: &str, id: &uuid::Uuid, version: u32| {
        text.replace("{id}", &id.to_string())
            .replace("{versie}", &version.to_string())
    };
    match damage {
        Damage::Page(page) => t.damage_page.replace("{wat}", page),
        Damage::Jump { seq, from, to } => t
            .damage_jump
            .replace("{n}", &seq.to_string())
            .replace("{van}", &crate::documents::moment(*from))
            .replace("{naar}", &crate::documents::moment(*to)),
        Damage::Log { seq } => t.damage_log.replace("{n}", &seq.to_string()),
        Damage::Record { id, version } => record(&t.damage_record, id, *version),
        Damage::Missing { id, version } => record(&t.damage_missing, id, *version),
        Damage::Setting(name) => t.damage_setting.replace("{wat}", name),
        Damage::Schema => t.damage_schema.clone(),
        Damage::Index => t.damage_index.clone(),
        Damage::Drafts => t.damage_drafts.clone(),
        Damage::Shorter { rows, saves } => t
            .damage_shorter
            .replace("{regels}", &rows.to_string())
            .replace("{keren}", &saves.to_string()),
        Damage::Anchor { seq } => t.damage_anchor.replace("{n}", &seq.to_string()),
    }
}
