//! Values of the archive in the words of the window, and small parts that every screen here uses.

use std::ops::Range;

use eframe::egui::{self, Color32, Label, RichText, TextFormat, Ui, text::LayoutJob};

use crate::{
    archive::{
        model::{NoteKind, Pin, Review, Row},
        words::Snippet,
    },
    melding::Level,
    protocol::WindowTexts,
    terugblik::Words,
    ui::{
        room::terugblik::{Like, Opened, last_melding},
        scene::Scene,
        theme::{Palette, Size, Tone, font, mix, strong},
        widgets::Sign,
    },
};

/// The words of the terugblik.
pub fn words<'a>(scene: &Scene<'a>) -> Words<'a> {
    Words {
        texts: &scene.app.words.terugblik,
        protocol: scene.protocol,
    }
}

/// The sign of an outcome.
pub fn sign(level: Option<Level>) -> Sign {
    match level {
        None => Sign::Hollow,
        Some(Level::Terughoudend) => Sign::Square,
        Some(Level::EigenAfweging) => Sign::BlueDot,
        Some(Level::EerstVaststellen) => Sign::Triangle,
        Some(Level::OptredenNoodzakelijk) => Sign::Diamond,
    }
}

/// An outcome in words.
pub fn outcome<'a>(scene: &Scene<'a>, level: Option<Level>) -> String {
    match level {
        Some(level) => crate::ui::scene::capitalised(words(scene).level(level)),
        None => scene.t.terugblik_not_weighed.clone(),
    }
}

/// How far the review is, in words.
pub fn review(t: &WindowTexts, review: Review) -> (&str, Tone) {
    match review {
        Review::TeBeoordelen => (&t.terugblik_to_review, Tone::Amber),
        Review::VraagTerug => (&t.terugblik_asked_back, Tone::Amber),
        Review::Beantwoord => (&t.terugblik_answered, Tone::Accent),
        Review::Beoordeeld => (&t.terugblik_reviewed, Tone::Green),
    }
}

/// What a note is, in words.
pub fn kind(t: &WindowTexts, kind: NoteKind) -> &str {
    match kind {
        NoteKind::Opmerking => &t.terugblik_note_comment,
        NoteKind::Antwoord => &t.terugblik_note_answer,
        NoteKind::Aanvulling => &t.terugblik_note_statement,
        NoteKind::VraagTerug => &t.terugblik_note_question,
        NoteKind::Beoordeeld => &t.terugblik_note_reviewed,
        NoteKind::ZorgVerzonden => &t.terugblik_note_sent,
        NoteKind::ZorgTeruggekoppeld => &t.terugblik_note_back,
        NoteKind::OverdrachtWijkagent => &t.terugblik_note_handed,
        NoteKind::OverdrachtKlaar => &t.terugblik_note_taken,
        NoteKind::Verbetering => &t.terugblik_note_corrected,
    }
}

/// The children of a call by name; empty where none has one.
pub fn children(t: &WindowTexts, row: &Row) -> String {
    let people = row.summary.people.iter();
    let named = people.filter(|p| p.id.is_child() && !p.name.trim().is_empty());
    let names: Vec<&str> = named.map(|p| p.name.trim()).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), t.and),
    }
}

/// What a note is pinned to, in words; says so where the version no longer has it.
pub fn pinned(scene: &Scene<'_>, open: &Opened, pin: Pin) -> String {
    let melding = last_melding(&open.record);
    let gone = || scene.t.terugblik_pin_gone.clone();
    match pin {
        Pin::Opmerking(id) => {
            let note = open.record.notes.iter().find(|n| n.id == id);
            note.map_or_else(gone, |note| kind(scene.t, note.kind).to_owned())
        }
        Pin::Vraag(question) => scene.protocol.question(question).short.clone(),
        Pin::Signaal(signal) => scene.protocol.signal(signal).short.clone(),
        Pin::Gehoord(id) => {
            let who = melding.map_or_else(|| id.to_string(), |m| words(scene).person(m, id));
            scene.t.topic_hearing.replace("{wie}", &who)
        }
        Pin::Regel(id) => {
            let Some(melding) = melding else {
                return gone();
            };
            let said = melding.live_statements().find(|s| s.id == id);
            if let Some(statement) = said {
                return scene
                    .t
                    .terugblik_pin_statement
                    .replace("{tekst}", &short(statement.text.as_str()));
            }
            let acts = melding.live_acts().find(|a| a.id == id);
            acts.map_or_else(gone, |act| short(act.text.as_str()))
        }
    }
}

/// Why a record is like this call. That two names are the same follows where a person is.
pub fn reasons(scene: &Scene<'_>, like: &Like) -> String {
    use crate::melding::Likeness as L;
    let same = |l: &L| matches!(l, L::SameChild(..) | L::SamePerson(..));
    let known = like.reasons.iter().filter(|l| same(l)).count() > 1;
    let told = like
        .reasons
        .iter()
        .filter(|l| !(known && matches!(l, L::TwoNames(_))));
    let told: Vec<String> = told
        .map(|reason| words(scene).likeness(&like.of, reason))
        .collect();
    told.join(" ")
}

/// The begin of a text, on one line.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = crate::archive::words::on_one_line(text);
    if line.chars().count() <= MOST {
        return line;
    }
    let begin: String = line.chars().take(MOST).collect();
    format!("{} …", begin.trim_end())
}

/// A passage with what was found on a tinted ground, bold and underlined: not by colour alone.
pub fn snippet(ui: &Ui, snippet: &Snippet, width: f32) -> LayoutJob {
    let palette = Palette::current(ui);
    let plain = TextFormat::simple(font(Size::Control), palette.muted);
    let hit = TextFormat {
        background: mix(palette.amber, palette.panel, 0.18),
        underline: egui::Stroke::new(1.0, palette.text),
        ..TextFormat::simple(strong(ui.ctx(), Size::Control), palette.text)
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    if snippet.cut_before {
        job.append("… ", 0.0, plain.clone());
    }
    let mut add = |range: Range<usize>, format: &TextFormat| {
        if let Some(part) = snippet.text.get(range) {
            job.append(part, 0.0, format.clone());
        }
    };
    let mut at = 0;
    for mark in &snippet.marks {
        add(at..mark.start, &plain);
        add(mark.clone(), &hit);
        at = mark.end;
    }
    add(at..snippet.text.len(), &plain);
    if snippet.cut_after {
        job.append(" …", 0.0, plain);
    }
    job
}

/// The sign of an outcome in the flow of a line, as it stands in the picture of the course.
pub fn mark(ui: &mut Ui, level: Option<Level>) {
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(14.0), egui::Sense::hover());
    sign(level).paint(ui, rect.center(), 14.0, &Palette::current(ui));
}

/// Text in a size and colour, on one line, cut where it does not fit.
pub fn cell(ui: &mut Ui, text: &str, size: Size, colour: Color32) {
    let text = RichText::new(text).font(font(size)).color(colour);
    ui.add(Label::new(text).truncate());
}

/// Text that wraps.
pub fn para(ui: &mut Ui, text: &str, size: Size, colour: Color32) {
    let text = RichText::new(text).font(font(size)).color(colour);
    ui.add(Label::new(text).wrap());
}

/// Bold text.
pub fn bold(ui: &mut Ui, text: &str, size: Size) {
    let colour = Palette::current(ui).text;
    let text = RichText::new(text)
        .font(strong(ui.ctx(), size))
        .color(colour);
    ui.add(Label::new(text).wrap());
}
