//! Word advice at a field: a line under what the list marks, and below the field one strip with the
//! reason, the other words, and the two keys. It never changes a text by itself.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
    ops::Range,
    sync::Arc,
};

use eframe::egui::{
    self, Id, Label, Response, RichText, Ui, Vec2,
    cache::{ComputerMut, FrameCache},
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::{
    melding::{Command, Melding, Subject, Text},
    protocol::Citation,
    taal::{Alternative, Finding, Lacking, Names, Point, Voice, advise, check},
};

use super::{
    action::Action,
    app::Words,
    scene::Scene,
    theme::{Palette, Size, font, strong},
    view::AdviceWish,
    widgets::{Field, FieldOutput, Sign},
};

/// What finds the words in one field.
#[derive(Clone, Copy)]
struct Advisor<'a> {
    words: &'a Words,
    names: &'a Names,
    voice: Voice,
    kept: &'a BTreeSet<Text>,
    /// Changes with the melding, and so with its names and the words that stay.
    revision: u64,
}

impl<'a> Advisor<'a> {
    fn of(scene: &Scene<'a>, voice: Voice) -> Self {
        Self {
            words: &scene.app.words,
            names: &scene.app.derived.names,
            voice,
            kept: &scene.melding.words_kept,
            revision: scene.app.revision(),
        }
    }

    /// What the list marks and the officer did not let stand before.
    fn findings(&self, text: &str) -> Vec<Finding<'a>> {
        // The list is not needed before somebody types.
        if text.is_empty() {
            return Vec::new();
        }
        let list = &self.words.later().woordadvies;
        let mut found = advise(list, text, self.voice, self.names);
        found.retain(|finding| !is_kept(self.kept, finding));
        found
    }
}

/// Whether the officer let this stand before, in this melding.
pub fn is_kept(kept: &BTreeSet<Text>, finding: &Finding<'_>) -> bool {
    kept.contains(&Text::clean(finding.key.as_str()))
}

/// A question to the cache: which stretches of this text are marked?
#[derive(Clone, Copy)]
struct Ask<'a> {
    advisor: Advisor<'a>,
    text: &'a str,
}

impl Hash for Ask<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
        self.advisor.voice.hash(state);
        self.advisor.revision.hash(state);
    }
}

/// Answers it; the texts of fields that are not on screen are forgotten.
#[derive(Default)]
struct Finder;

type Stretches = Arc<[Range<usize>]>;

impl ComputerMut<Ask<'_>, Stretches> for Finder {
    fn compute(&mut self, ask: Ask<'_>) -> Stretches {
        let found = ask.advisor.findings(ask.text);
        found.into_iter().map(|finding| finding.range).collect()
    }
}

/// A place in the melding that the word advice marks, for the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Where.
    pub subject: Subject,
    /// The marked words, cut to one line; empty where something is missing.
    pub words: String,
    /// Why.
    pub reason: String,
    /// What could stand there instead.
    pub hint: String,
    /// On whose authority.
    pub source: Citation,
    /// By which name it can be left standing; `None` where something is missing.
    pub key: Option<Text>,
}

/// Everything that the word advice says of a melding.
pub fn marked(words: &Words, melding: &Melding) -> Vec<Marked> {
    // An empty melding has nothing to advise on, and the window opens with one.
    if *melding == Melding::new(melding.id, melding.at) {
        return Vec::new();
    }
    let list = &words.later().woordadvies;
    let kept = melding.words_kept.iter().map(ToString::to_string).collect();
    let found = check(list, melding, &kept);
    let marked = found.into_iter().map(|found| match found.point {
        Point::Words(finding) => Marked {
            subject: found.subject,
            words: shortened(&found.words),
            reason: finding.reason.to_owned(),
            hint: finding.alternative.map(alternative).unwrap_or_default(),
            source: finding.source.clone(),
            key: Some(Text::clean(finding.key.as_str())),
        },
        Point::NotPut => {
            let (hint, reason, source) = list.lacking(Lacking::Voorleggen);
            Marked {
                subject: found.subject,
                words: String::new(),
                reason: reason.to_owned(),
                hint: hint.to_owned(),
                source: source.clone(),
                key: None,
            }
        }
    });
    marked.collect()
}

fn alternative(alternative: Alternative) -> String {
    match alternative {
        Alternative::Replace(words) | Alternative::Rewrite(words) => words,
        Alternative::Remove(_) => String::new(),
    }
}

/// The field whose strip is on screen: the last one that had the keyboard.
fn last_field() -> Id {
    Id::unique("woordadvies bij veld")
}

/// Shows a field of prose with its word advice. What comes back holds the new text, typed or taken.
pub fn field(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: Id,
    field: Field<'_>,
    text: &str,
    voice: Voice,
) -> FieldOutput {
    let advisor = Advisor::of(scene, voice);
    let ctx = ui.ctx().clone();
    let find = |text: &str| {
        let ask = Ask { advisor, text };
        ctx.memory_mut(|memory| {
            let cache = memory.caches.cache::<FrameCache<Stretches, Finder>>();
            Arc::clone(cache.get(ask))
        })
    };
    let mut output = field.underlined(&find).show(ui);
    if output.response.has_focus() {
        ui.data_mut(|data| data.insert_temp(last_field(), id));
    }
    if ui.data(|data| data.get_temp(last_field())) != Some(id) {
        return output;
    }
    if let Some(cursor) = output.cursor {
        ui.data_mut(|data| data.insert_temp(id.with("cursor"), cursor));
    }
    let cursor = ui
        .data(|data| data.get_temp(id.with("cursor")))
        .unwrap_or(0);
    let now = output.changed.as_deref().unwrap_or(text);
    let found = advisor.findings(now);
    let Some(at) = nearest(&found, now, cursor) else {
        return output;
    };
    let clicked = strip(ui, scene, &output.response, now, &found, at);
    let wish = clicked.or(scene.view.advice);
    let finding = &found[at];
    match (wish, &finding.alternative) {
        (None, _) => {}
        (Some(AdviceWish::Keep), _) => {
            let word = Text::clean(finding.key.as_str());
            scene.ask(Action::Do(Command::KeepWord(word)));
            Field::focus(ui.ctx(), id);
        }
        (Some(AdviceWish::Take), Some(Alternative::Replace(words))) => {
            let new = replaced(now, finding.range.clone(), words);
            select(ui, id, &new, finding.range.start + words.len(), 0);
            output.changed = Some(new);
        }
        (Some(AdviceWish::Take), Some(Alternative::Remove(range))) => {
            let new = replaced(now, range.clone(), "");
            select(ui, id, &new, range.start, 0);
            output.changed = Some(new);
        }
        (Some(AdviceWish::Take), Some(Alternative::Rewrite(_)) | None) => {
            select(ui, id, now, finding.range.start, finding.range.len());
        }
    }
    output
}

/// The finding at the cursor, or the last one before it, or the first.
fn nearest(found: &[Finding<'_>], text: &str, cursor: usize) -> Option<usize> {
    let byte = text
        .char_indices()
        .nth(cursor)
        .map_or(text.len(), |(at, _)| at);
    let before = found.iter().rposition(|f| f.range.start <= byte);
    before.or(if found.is_empty() { None } else { Some(0) })
}

fn replaced(text: &str, range: Range<usize>, words: &str) -> String {
    let mut new = text.to_owned();
    new.replace_range(range, words);
    new
}

/// Gives the field the keyboard and selects so many bytes from here.
fn select(ui: &Ui, id: Id, text: &str, from: usize, length: usize) {
    let characters = |to: usize| text.get(..to).map_or(0, |part| part.chars().count());
    let range = CCursorRange::two(
        CCursor::new(characters(from)),
        CCursor::new(characters(from + length)),
    );
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Below the field: what is marked, why, and the two ways on.
fn strip(
    ui: &mut Ui,
    scene: &Scene<'_>,
    field: &Response,
    text: &str,
    found: &[Finding<'_>],
    at: usize,
) -> Option<AdviceWish> {
    let t = scene.t;
    let palette = Palette::current(ui);
    let finding = &found[at];
    let word = text.get(finding.range.clone()).unwrap_or_default();
    ui.add_space(2.0);
    let why = format!("{}. {}", shortened(word), finding.reason);
    let label = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let line = ui.text_style_height(&egui::TextStyle::Small);
        let (place, _) = ui.allocate_exact_size(Vec2::splat(line), egui::Sense::hover());
        Sign::Triangle.paint(ui, place.center(), Size::Small.points(), &palette);
        let mut job = egui::text::LayoutJob::default();
        let bold = egui::TextFormat::simple(strong(ui.ctx(), Size::Small), palette.text);
        let plain = egui::TextFormat::simple(font(Size::Small), palette.text);
        let muted = egui::TextFormat::simple(font(Size::Small), palette.muted);
        job.append(&shortened(word), 0.0, bold);
        job.append(&format!("  {}", finding.reason), 0.0, plain.clone());
        if let Some(Alternative::Rewrite(hint)) = &finding.alternative {
            let rather = t.word_rather.replace("{tekst}", hint);
            job.append(&format!(" {rather}"), 0.0, plain);
        }
        let source = scene.protocol.sources.cite(finding.source).to_string();
        job.append(&format!("  {source}"), 0.0, muted);
        ui.add(Label::new(job).wrap())
    });
    ui.ctx().accesskit_node_builder(label.inner.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
        node.set_label(why);
    });
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.push_described_by(label.inner.id.accesskit_id());
    });
    buttons(ui, t, finding, found.len(), at)
}

fn buttons(
    ui: &mut Ui,
    t: &crate::protocol::WindowTexts,
    finding: &Finding<'_>,
    count: usize,
    at: usize,
) -> Option<AdviceWish> {
    let palette = Palette::current(ui);
    let take = match &finding.alternative {
        Some(Alternative::Replace(words)) => t.word_take.replace("{tekst}", words),
        Some(Alternative::Remove(_)) => t.word_remove.clone(),
        Some(Alternative::Rewrite(_)) | None => t.word_select.clone(),
    };
    ui.horizontal_wrapped(|ui| {
        let small = |words: String| RichText::new(words).font(font(Size::Small));
        let take = ui.button(small(format!("F9  {take}")));
        let keep = ui.button(small(format!("Shift+F9  {}", t.word_keep)));
        if count > 1 {
            let words = t
                .word_nth
                .replace("{n}", &(at + 1).to_string())
                .replace("{van}", &count.to_string());
            ui.label(small(words).color(palette.muted));
        }
        if take.clicked() {
            Some(AdviceWish::Take)
        } else if keep.clicked() {
            Some(AdviceWish::Keep)
        } else {
            None
        }
    })
    .inner
}

/// A marked stretch on one line; a whole sentence is cut.
pub fn shortened(words: &str) -> String {
    const MOST: usize = 48;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MOST {
        return words;
    }
    let cut: String = words.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end())
}
