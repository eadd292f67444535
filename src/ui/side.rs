//! The right column: the outcome, then advice, documents or what is open.

use eframe::egui::{self, Frame, Id, Label, Margin, RichText, ScrollArea, Ui, Vec2};

use crate::{
    afweging::{Leave, OpenPoint, Outcome, Reason, Road},
    documents::{Block, Document, Line, Mark, Span},
    melding::PersonId,
    protocol::{ConflictKind, RuleId},
};

use super::{
    action::{Action, Paper, PathFor, Side},
    scene::{Scene, badge},
    theme::{Hue, Palette, Size, TARGET, font, strong},
    unseen::Unseen,
    widgets::{Badge, Headline, Sign, Tab, badge as show_badge, tabs},
};

/// The sign of an outcome: shape, colour and words always together.
pub fn sign(outcome: Outcome) -> Sign {
    match outcome {
        Outcome::OptredenNoodzakelijk => Sign::Diamond,
        Outcome::EerstVaststellen => Sign::Triangle,
        Outcome::EigenAfweging => Sign::BlueDot,
        Outcome::Terughoudend => Sign::GreenDot,
    }
}

/// The headline in words.
pub fn title(scene: &Scene<'_>) -> String {
    outcome_words(scene, scene.assessment.headline).to_owned()
}

fn outcome_words<'a>(scene: &Scene<'a>, outcome: Outcome) -> &'a str {
    let t = scene.t;
    match outcome {
        Outcome::OptredenNoodzakelijk => &t.outcome_act,
        Outcome::EerstVaststellen => &t.outcome_find_out,
        Outcome::EigenAfweging => &t.outcome_weigh,
        Outcome::Terughoudend => &t.outcome_restrained,
    }
}

/// A reason in words, with the people and signals filled in.
pub fn reason(scene: &Scene<'_>, reason: &Reason) -> String {
    let who = scene.people(reason.who.iter());
    let text = scene
        .protocol
        .rule(reason.rule)
        .fill(&who, &scene.signals(&reason.signals));
    super::scene::capitalised(&text)
}

/// A reason in few words, for the bars: letters of people, and one signal.
pub fn reason_in_short(scene: &Scene<'_>, reason: &Reason) -> String {
    let who = scene.joined(reason.who.iter().map(ToString::to_string).collect());
    let signals = scene.signals_up_to(&reason.signals, 1);
    let text = scene.protocol.rule(reason.rule).fill(&who, &signals);
    super::scene::capitalised(&text)
}

/// The words on the tabs.
pub fn tab_words<'a>(scene: &Scene<'a>) -> [&'a str; 4] {
    let t = scene.t;
    [
        &t.tab_advice,
        &t.tab_mutatie,
        &t.tab_zorgmelding,
        &t.tab_open,
    ]
}

/// The identity that F6 gives the keyboard to in the right column.
pub fn focus_id(side: Side) -> Id {
    Id::unique(("rechts", side))
}

/// The column; `with_tabs` where the step stands beside it.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, with_tabs: bool) {
    ui.spacing_mut().item_spacing.y = 0.0;
    headline(ui, scene);
    if with_tabs {
        let words = tab_words(scene);
        let open = scene.assessment.open.len();
        let all: Vec<Tab<'_>> = Side::ALL
            .iter()
            .zip(words)
            .map(|(side, label)| Tab {
                label,
                count: if *side == Side::Open { open } else { 0 },
            })
            .collect();
        let at = Side::ALL
            .iter()
            .position(|s| *s == scene.view.side)
            .unwrap_or(0);
        if let Some(side) = tabs(ui, &all, at).and_then(|i| Side::ALL.get(i)) {
            scene.ask(Action::ShowSide(*side));
        }
    }
    let side = scene.view.side;
    ScrollArea::vertical()
        .id_salt(("rechts", side))
        .auto_shrink(false)
        .show(ui, |ui| {
            let focus = ui.interact(
                egui::Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), 1.0)),
                focus_id(side),
                egui::Sense::focusable_noninteractive(),
            );
            let name = tab_words(scene)[Side::ALL.iter().position(|s| *s == side).unwrap_or(0)];
            focus.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Region, true, name)
            });
            scroll_by_key(ui, &focus);
            if focus.has_focus() {
                // The column has the keyboard: its whole edge says so.
                let stroke = egui::Stroke::new(2.0, Palette::current(ui).focus);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(ui.clip_rect(), 0, stroke, inside);
            }
            Frame::NONE
                .inner_margin(Margin::symmetric(16, 10))
                .show(ui, |ui| match side {
                    Side::Advies => advice(ui, scene),
                    Side::Mutatie => paper(ui, scene, Paper::Mutatie),
                    Side::Zorgmelding => paper(ui, scene, Paper::Zorgmelding),
                    Side::Open => open(ui, scene),
                });
        });
}

/// With the keyboard in the column, arrows and page keys scroll it.
fn scroll_by_key(ui: &mut Ui, focus: &egui::Response) {
    if !focus.has_focus() {
        return;
    }
    let page = ui.clip_rect().height() * 0.8;
    let amount = ui.input(|i| {
        let step = |key, by: f32| if i.key_pressed(key) { by } else { 0.0 };
        step(egui::Key::ArrowDown, -40.0)
            + step(egui::Key::ArrowUp, 40.0)
            + step(egui::Key::PageDown, -page)
            + step(egui::Key::PageUp, page)
    });
    if amount != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, amount));
    }
}

/// The outcome, always in the same place and of the same height.
fn headline(ui: &mut Ui, scene: &Scene<'_>) {
    let t = scene.t;
    let a = scene.assessment;
    let mut lines: Vec<&str> = Vec::new();
    if a.no_handover {
        lines.push(&t.line_no_handover);
    }
    if a.road == Some(Road::VeiligThuisEnOvj) {
        lines.push(&t.outcome_act_road);
    }
    if a.offence {
        lines.push(&t.line_offence);
    }
    if a.urgent {
        lines.push(&t.line_urgent);
    }
    if a.ovj_order {
        lines.push(&t.line_ovj);
    }
    if a.departs {
        lines.push(&t.line_departs);
    }
    let first = a
        .reasons
        .iter()
        .find(|r| r.rule != RuleId::SignaalOverVrager);
    let first = first.map(|r| reason_in_short(scene, r)).unwrap_or_default();
    let unheard = unheard(scene);
    if lines.len() < 2 {
        lines.insert(0, &first);
    }
    if lines.len() < 3 && !unheard.is_empty() && a.headline.response() == 0 {
        lines.push(&unheard);
    }
    Headline {
        sign: sign(a.headline),
        title: &title(scene),
        lines: &lines,
    }
    .show(ui);
}

/// Which parents nobody heard: a restrained outcome without them rests on few words, and says so.
fn unheard(scene: &Scene<'_>) -> String {
    let gap = |id: &PersonId| crate::afweging::unheard(scene.melding, *id);
    let parents = scene.melding.parents_by_part().into_iter();
    let names: Vec<String> = parents.filter(gap).map(|id| scene.person(id)).collect();
    if names.is_empty() {
        String::new()
    } else {
        scene.t.line_unheard.replace("{wie}", &scene.joined(names))
    }
}

/// A heading within the column.
fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(strong(ui.ctx(), Size::Body))
        .color(palette.text);
    ui.label(text);
    ui.add_space(2.0);
}

fn small(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(font(Size::Small))
        .color(palette.muted);
    ui.add(Label::new(text).wrap());
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

fn advice(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let t = scene.t;
    let a = scene.assessment;
    heading(ui, &t.heading_now);
    for (at, r) in a.now.iter().enumerate() {
        ui.horizontal_top(|ui| {
            super::shell::muted(ui, &(at + 1).to_string());
            ui.add_space(6.0);
            ui.add(Label::new(reason(scene, r)).wrap());
        });
        ui.add_space(4.0);
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
            None => super::shell::muted(ui, &scene.t.adults),
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
            Leave::Afwegen => (Sign::BlueDot, &t.leave_weigh),
            Leave::GeenGrond => (Sign::Hollow, &t.leave_none),
        };
        ui.horizontal(|ui| {
            sign.show(ui);
            let name = super::scene::capitalised(scene.docs.act(act.act));
            ui.label(RichText::new(name).font(strong(ui.ctx(), Size::Body)));
            super::shell::muted(ui, words);
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

fn open(ui: &mut Ui, scene: &mut Scene<'_>) {
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

/// A document with its buttons.
pub fn paper(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    let t = scene.t;
    let name = match paper {
        Paper::Mutatie => &t.paper_mutatie,
        Paper::Zorgmelding => &t.paper_zorgmelding,
        Paper::Bijsluiter => &t.paper_leaflet,
    };
    let mut read_aloud = false;
    ui.horizontal_wrapped(|ui| {
        let labelled = |response: egui::Response, what: &str| {
            let name = format!("{what}: {name}");
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name)
            });
            response.clicked()
        };
        let copy = ui.button(&t.copy_all);
        read_aloud = ui.ctx().has_accesskit_node(copy.id);
        if labelled(copy, &t.copy_all) {
            scene.ask(Action::Copy(scene.app.paper(paper)));
        }
        if labelled(ui.button(&t.save_text), &t.save_text) {
            scene.ask(Action::AskPath(PathFor::Text(paper)));
        }
    });
    ui.add_space(6.0);
    let app = scene.app;
    let unseen = Unseen::begin(ui, read_aloud);
    match paper {
        Paper::Mutatie => document(ui, scene, &app.derived.mutatie, &unseen),
        Paper::Zorgmelding => document(ui, scene, &app.derived.zorgmelding, &unseen),
        Paper::Bijsluiter => {
            let leaflet = crate::documents::bijsluiter(scene.protocol, scene.docs);
            document(ui, scene, &leaflet, &unseen);
        }
    }
}

/// The blocks of a document; what just changed has a tinted ground.
fn document(ui: &mut Ui, scene: &mut Scene<'_>, document: &Document, unseen: &Unseen) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let palette = Palette::current(ui);
    for block in &document.blocks {
        match block {
            Block::Title(text) => {
                ui.label(RichText::new(text).font(strong(ui.ctx(), Size::Heading)));
            }
            Block::Banner(text) => banner(ui, text),
            // The badges explain themselves on screen.
            Block::Legend(_) => {}
            Block::Section { number, title } => section(ui, scene, document, *number, title),
            Block::Line(line) => {
                let changed = line.subject.is_some() && line.subject == scene.view.changed;
                unseen.show(ui, block, |ui| show_line(ui, scene, line, changed));
            }
            Block::Paragraph(text) => {
                unseen.show(ui, block, |ui| {
                    ui.add(Label::new(text).wrap());
                });
            }
            Block::Source(text) => unseen.show(ui, block, |ui| {
                let text = RichText::new(text)
                    .font(font(Size::Small))
                    .color(palette.muted);
                ui.add(Label::new(text).wrap());
            }),
            Block::Gap => ui.add_space(6.0),
        }
    }
}

fn banner(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    Frame::NONE
        .fill(palette.amber_tint)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(RichText::new(text).color(palette.text)).wrap());
        });
    ui.add_space(4.0);
}

fn section(ui: &mut Ui, scene: &mut Scene<'_>, document: &Document, number: usize, title: &str) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let text = format!("{number} {title}");
        ui.label(RichText::new(text).font(strong(ui.ctx(), Size::Body)));
        let words = RichText::new(&scene.t.copy_section).font(font(Size::Small));
        let copy = ui.add(egui::Button::new(words).min_size(Vec2::splat(TARGET)));
        copy.widget_info(|| {
            let name = format!("{}: {title}", scene.t.copy_section);
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
        });
        if copy.clicked()
            && let Some(text) = crate::documents::section_to_text(document, number)
        {
            scene.ask(Action::Copy(text));
        }
    });
}

fn show_line(ui: &mut Ui, scene: &Scene<'_>, line: &Line, changed: bool) {
    let palette = Palette::current(ui);
    let fill = if changed {
        palette.accent_tint
    } else {
        egui::Color32::TRANSPARENT
    };
    let response = Frame::NONE
        .fill(fill)
        .inner_margin(Margin::symmetric(0, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                if let Some((mark, name)) = mark(scene, line.mark) {
                    show_badge(ui, mark, &name);
                    ui.add_space(4.0);
                }
                ui.vertical(|ui| {
                    ui.add(Label::new(spans(ui, &line.text)).wrap());
                    if let Some(sub) = &line.sub {
                        small(ui, sub);
                    }
                });
            });
        });
    if changed {
        let rect = response.response.rect;
        let edge = egui::Rect::from_min_size(rect.min, Vec2::new(2.0, rect.height()));
        ui.painter().rect_filled(edge, 0, palette.accent);
    }
}

fn spans(ui: &Ui, spans: &[Span]) -> egui::text::LayoutJob {
    let palette = Palette::current(ui);
    let mut job = egui::text::LayoutJob::default();
    let mut add = |text: &str, bold: bool| {
        let font = if bold {
            strong(ui.ctx(), Size::Body)
        } else {
            font(Size::Body)
        };
        job.append(text, 0.0, egui::TextFormat::simple(font, palette.text));
    };
    for span in spans {
        match span {
            Span::Plain(text) => add(text, false),
            Span::Strong(text) => add(text, true),
            Span::Quote(text) => add(&format!("“{text}”"), false),
        }
    }
    job
}

fn mark(scene: &Scene<'_>, mark: Mark) -> Option<(Badge<'static>, String)> {
    let t = scene.t;
    let own = |letter, name: &str| {
        Some((
            Badge {
                hue: Hue::Own,
                letter,
            },
            name.to_owned(),
        ))
    };
    let paper = |letter, name: &str| {
        Some((
            Badge {
                hue: Hue::Document,
                letter,
            },
            name.to_owned(),
        ))
    };
    match mark {
        Mark::Person(id) => Some((badge(id), scene.person(id))),
        Mark::Own => own("ik", &t.short_own),
        Mark::Judgement => own("!", &t.short_judgement),
        Mark::Document => paper("st", &t.short_document),
        Mark::System => paper("sys", &t.short_system),
        Mark::Unknown => Some((
            Badge {
                hue: Hue::Other,
                letter: "?",
            },
            t.unknown.clone(),
        )),
        Mark::None => None,
    }
}
