//! The advice: what to do, why, what could change it, what can and cannot be done.

use eframe::egui::{self, Label, RichText, Ui, Vec2};

use crate::{
    afweging::{Leave, OpenPoint, Outcome, Reason},
    melding::PersonId,
    protocol::{ConflictKind, RuleId},
};

use super::heading;
use super::small;
use super::words::{outcome_words, reason, sign};
use crate::ui::{
    action::Action,
    scene::{Scene, badge},
    theme::{Palette, Size, font, strong},
    widgets::{Sign, badge as show_badge},
};

pub(super) fn advice(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let t = scene.t;
    let a = scene.assessment;
    heading(ui, &t.heading_now);
    for (at, r) in a.now.iter().enumerate() {
        ui.horizontal_top(|ui| {
            crate::ui::shell::muted(ui, &(at + 1).to_string());
            ui.add_space(6.0);
            ui.add(Label::new(reason(scene, r)).wrap());
        });
        ui.add_space(4.0);
    }
    if !a.later.is_empty() {
        heading(ui, &t.heading_later);
        for r in &a.later {
            ui.add(Label::new(reason(scene, r)).wrap());
            ui.add_space(4.0);
        }
    }
    heading(ui, &t.heading_why);
    for r in &a.reasons {
        rule(ui, scene, r);
    }
    could_change(ui, scene);
    if !a.children.is_empty() {
        heading(ui, &t.heading_children);
        for (id, outcome) in &a.children {
            person_outcome(ui, scene, Some(*id), *outcome);
        }
        person_outcome(ui, scene, None, a.adults);
    }
    acts(ui, scene);
    let tracks = [
        (&t.heading_offence, &a.offence_track),
        (&t.heading_care, &a.care_track),
        (&t.heading_wederhoor, &a.wederhoor_track),
        (&t.heading_contact, &a.contact_track),
        (&t.heading_routes, &a.routes),
    ];
    for (title, reasons) in tracks {
        if !reasons.is_empty() {
            heading(ui, title);
            for r in reasons {
                rule(ui, scene, r);
            }
        }
    }
    ui.add_space(8.0);
    small(ui, &t.you_decide);
}

fn person_outcome(ui: &mut Ui, scene: &Scene<'_>, id: Option<PersonId>, outcome: Outcome) {
    ui.horizontal(|ui| {
        match id {
            Some(id) => {
                show_badge(ui, badge(id), &scene.person(id));
            }
            None => crate::ui::shell::muted(ui, &scene.t.adults),
        }
        sign(outcome).show(ui);
        ui.add(Label::new(outcome_words(scene, outcome)).wrap());
    });
    ui.add_space(2.0);
}

fn acts(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    heading(ui, &t.heading_acts);
    for act in &scene.assessment.acts {
        let (sign, words) = match act.leave {
            Leave::Mogelijk => (Sign::Check, &t.leave_possible),
            Leave::ZodraGezien => (Sign::Triangle, &t.leave_when_seen),
            Leave::Afwegen => (Sign::BlueDot, &t.leave_weigh),
            Leave::GeenGrond => (Sign::Hollow, &t.leave_none),
        };
        ui.horizontal(|ui| {
            sign.show(ui);
            let name = crate::ui::scene::capitalised(scene.docs.act(act.act));
            ui.label(RichText::new(name).font(strong(ui.ctx(), Size::Body)));
            crate::ui::shell::muted(ui, words);
        });
        rule(ui, scene, &act.reason);
        if act.act == crate::afweging::ActId::LichtereWegen
            && ui.button(&t.lighter_ways_go).clicked()
        {
            let topic = crate::afweging::Topic::Question(crate::protocol::Question::LichterBellen);
            scene.ask(Action::GoTo(topic));
        }
    }
}

fn could_change(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let points: Vec<&OpenPoint> = scene
        .assessment
        .open
        .iter()
        .filter(|p| !p.could_become.is_empty())
        .collect();
    if points.is_empty() {
        return;
    }
    heading(ui, &t.heading_could_change);
    for point in points {
        open_point(ui, scene, point);
    }
}

/// One open point: what it is, what it could bring, who may know; a press goes there.
fn open_point(ui: &mut Ui, scene: &mut Scene<'_>, point: &OpenPoint) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let text = scene.topic(point.topic);
    let link = RichText::new(&text).color(palette.accent);
    let button = egui::Button::new(link).frame(false).wrap();
    let button = button.min_size(Vec2::new(24.0, 24.0));
    let response = ui.add(button);
    response.widget_info(|| {
        let name = t.go_there.replace("{wat}", &text);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
    if response.clicked() {
        scene.ask(Action::GoTo(point.topic));
    }
    if !point.could_become.is_empty() {
        let words: Vec<&str> = point
            .could_become
            .iter()
            .map(|o| outcome_words(scene, *o))
            .collect();
        small(ui, &t.could_become.replace("{uitkomst}", &words.join(", ")));
    }
    let knows = scene.who_knows(point.topic);
    if !knows.is_empty() {
        small(ui, &t.who_knows.replace("{wie}", knows));
    }
    ui.add_space(4.0);
}

pub(super) fn open(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    if scene.assessment.open.is_empty() {
        ui.label(&scene.t.nothing_open);
    }
    let assessment = scene.assessment;
    let mut step = None;
    for point in &assessment.open {
        let of = point.topic.step();
        if step != Some(of) {
            step = Some(of);
            heading(ui, &scene.protocol.step(of).short);
        }
        open_point(ui, scene, point);
    }
}

/// A rule in words with its sources below it, and where they are contradicted.
fn rule(ui: &mut Ui, scene: &Scene<'_>, r: &Reason) {
    ui.add(Label::new(reason(scene, r)).wrap());
    sources(ui, scene, r.rule);
    ui.add_space(6.0);
}

fn sources(ui: &mut Ui, scene: &Scene<'_>, rule: RuleId) {
    let sources = &scene.protocol.sources;
    for citation in &scene.protocol.rule(rule).citations {
        let cited = sources.cite(citation).to_string();
        small(ui, &cited);
        let steers = |kind| matches!(kind, ConflictKind::Tension | ConflictKind::Outdated);
        for conflict in sources.conflicts_with(citation).filter(|c| steers(c.kind)) {
            let text = scene.t.conflict_notice.replace("{tekst}", &conflict.text);
            let palette = Palette::current(ui);
            let text = RichText::new(text)
                .font(font(Size::Small))
                .color(palette.amber);
            ui.add(Label::new(text).wrap());
        }
    }
}
