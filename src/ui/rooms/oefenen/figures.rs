//! The figures of a course in words, each with a sign and, where it has a measure, a bar.

use eframe::egui::{Label, Rect, RichText, Sense, Ui, Vec2};

use crate::{
    afweging::Outcome,
    documents::{DebriefKind, DebriefWederhoor},
    training::{Graded, Grading},
    ui::{
        scene::Scene,
        theme::{Palette, Size, Tone, font},
        widgets::Sign,
    },
};

/// The column of the figures' names, in points.
const NAMES: f32 = 200.0;

/// One figure: its name, what it is in words, how full its bar is, and how it went.
pub(super) struct Figure {
    pub name: String,
    pub value: String,
    /// `None` where there is nothing to measure it by.
    share: Option<f32>,
    /// `None` where it cannot be judged.
    tone: Option<Tone>,
}

impl Figure {
    fn new(name: &str, value: String, share: f32, tone: Tone) -> Self {
        Self {
            name: name.to_owned(),
            value,
            share: Some(share),
            tone: Some(tone),
        }
    }
}

/// How many points of a kind there are, and how many of them went well.
fn tally(grading: &Grading, kind: DebriefKind) -> (usize, usize) {
    let of = grading.points.iter().filter(|p| p.kind == kind);
    let (good, missed): (Vec<&Graded>, Vec<&Graded>) = of.partition(|p| p.good);
    (good.len(), good.len() + missed.len())
}

/// The figures of a course, beside the expert's where that is at hand.
pub(super) fn figures(
    scene: &Scene<'_>,
    grading: &Grading,
    expert: Option<&Grading>,
) -> Vec<Figure> {
    let t = scene.t;
    let f = &grading.figures;
    let of = |part: usize, whole: usize| {
        t.oefenen_of
            .replace("{n}", &part.to_string())
            .replace("{totaal}", &whole.to_string())
    };
    let share = |part: usize, whole: usize| match whole {
        0 => 1.0,
        _ => part as f32 / whole as f32,
    };
    let tone = |share: f32| match share {
        s if s >= 1.0 => Tone::Green,
        s if s >= 0.6 => Tone::Amber,
        _ => Tone::Red,
    };
    let counted = |name: &str, part: usize, whole: usize| match whole {
        0 => Figure::new(name, t.oefenen_not_at_issue.clone(), 0.0, Tone::Muted),
        _ => Figure::new(
            name,
            of(part, whole),
            share(part, whole),
            tone(share(part, whole)),
        ),
    };
    let (asked, mandatory) = (f.asked as usize, f.mandatory as usize);
    let (order, orders) = tally(grading, DebriefKind::Volgorde);
    let (speaker, speakers) = tally(grading, DebriefKind::Spreker);
    let claims = grading
        .points
        .iter()
        .filter(|p| p.kind == DebriefKind::FeitOfVerklaring && !p.good)
        .count();
    let (heard, heard_share, heard_tone) = match f.wederhoor {
        DebriefWederhoor::Gedaan => (&t.oefenen_both_heard, 1.0, Tone::Green),
        DebriefWederhoor::MetReden => (&t.oefenen_heard_reasoned, 0.6, Tone::Amber),
        DebriefWederhoor::ZonderReden => {
            let (good, all) = tally(grading, DebriefKind::Wederhoor);
            (&t.oefenen_not_heard, share(good, all.max(1)), Tone::Red)
        }
    };
    let (triage, triage_share, triage_tone) = triage(scene, f.triage.chosen, f.triage.expected);
    let over = f.minutes > f.budget;
    let claims_tone = if claims == 0 { Tone::Green } else { Tone::Red };
    vec![
        counted(&t.oefenen_figure_asked, asked, mandatory),
        safety(scene, grading, expert),
        counted(&t.oefenen_figure_order, order, orders),
        Figure::new(&t.oefenen_figure_triage, triage, triage_share, triage_tone),
        Figure::new(
            &t.oefenen_figure_heard,
            heard.clone(),
            heard_share,
            heard_tone,
        ),
        counted(&t.oefenen_figure_speaker, speaker, speakers),
        Figure::new(
            &t.oefenen_figure_fact,
            claims.to_string(),
            if claims == 0 { 1.0 } else { 0.2 },
            claims_tone,
        ),
        Figure::new(
            &t.oefenen_figure_time,
            of(f.minutes as usize, f.budget as usize),
            share(f.minutes as usize, f.budget.max(1) as usize).min(1.0),
            if over { Tone::Amber } else { Tone::Green },
        ),
    ]
}

/// How soon it was known whether there was danger. Only the expert's own minutes say whether that was
/// in time: as soon as the expert is a full bar, twice as late half of it.
fn safety(scene: &Scene<'_>, grading: &Grading, expert: Option<&Grading>) -> Figure {
    let t = scene.t;
    let name = &t.oefenen_figure_safety;
    let minutes = |n: u32| match n {
        1 => t.oefenen_minute.clone(),
        many => t.oefenen_minutes.replace("{n}", &many.to_string()),
    };
    let Some(own) = grading.figures.minutes_to_safety else {
        return Figure::new(name, t.oefenen_never.clone(), 0.0, Tone::Red);
    };
    let Some(best) = expert.and_then(|e| e.figures.minutes_to_safety) else {
        return Figure {
            name: name.clone(),
            value: t.oefenen_after.replace("{tijd}", &minutes(own)),
            share: None,
            tone: None,
        };
    };
    let value = t
        .oefenen_after_expert
        .replace("{tijd}", &minutes(own))
        .replace("{expert}", &minutes(best));
    let share = best.max(1) as f32 / own.max(1) as f32;
    let tone = if own <= best {
        Tone::Green
    } else {
        Tone::Amber
    };
    Figure::new(name, value, share.min(1.0), tone)
}

/// The decision beside the outcome that fits.
fn triage(scene: &Scene<'_>, chosen: Option<Outcome>, expected: Outcome) -> (String, f32, Tone) {
    let t = scene.t;
    let name = |outcome: Outcome| scene.docs.outcome(outcome).to_lowercase();
    let fits = name(expected);
    let Some(chosen) = chosen else {
        let words = t.oefenen_triage_none.replace("{passend}", &fits);
        return (words, 0.0, Tone::Red);
    };
    let (words, share, tone) = match chosen.response().cmp(&expected.response()) {
        _ if chosen == expected => (&t.oefenen_triage_right, 1.0, Tone::Green),
        std::cmp::Ordering::Less => (&t.oefenen_triage_under, 0.3, Tone::Red),
        std::cmp::Ordering::Equal => (&t.oefenen_triage_other, 0.6, Tone::Amber),
        std::cmp::Ordering::Greater => (&t.oefenen_triage_over, 0.6, Tone::Amber),
    };
    let words = words
        .replace("{gekozen}", &name(chosen))
        .replace("{passend}", &fits);
    (words, share, tone)
}

/// The sign of a figure, or its place where the figure cannot be judged.
pub(super) fn sign(ui: &mut Ui, figure: &Figure) {
    let sign = match figure.tone {
        Some(Tone::Green) => Sign::Check,
        Some(Tone::Amber) => Sign::Triangle,
        Some(Tone::Muted) => Sign::Hollow,
        Some(_) => Sign::Diamond,
        None => {
            ui.allocate_exact_size(Vec2::splat(Size::Body.points()), Sense::hover());
            return;
        }
    };
    sign.show(ui);
}

/// A figure with its bar; the words say all of it, the bar only helps the eye.
pub(super) fn bar(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::current(ui);
    let wide = ui.available_width() > 520.0;
    ui.horizontal(|ui| {
        sign(ui, figure);
        let name = RichText::new(&figure.name).font(font(Size::Body));
        let size = Vec2::new(NAMES, ui.spacing().interact_size.y);
        ui.allocate_ui(size, |ui| {
            ui.set_min_width(NAMES);
            ui.add(Label::new(name).wrap());
        });
        let value = RichText::new(&figure.value).font(font(Size::Body)).strong();
        ui.add(Label::new(value.color(palette.text)).wrap());
        // Where the words are long there is no room for a bar, and none is missed.
        if let (Some(share), Some(tone)) = (figure.share, figure.tone)
            && wide
            && ui.available_width() > 120.0
        {
            let width = ui.available_width().min(260.0);
            let space = ui.available_width() - width;
            ui.add_space(space);
            let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 8.0), Sense::hover());
            ui.painter().rect_filled(rect, 2, palette.line);
            let full = Rect::from_min_size(
                rect.min,
                Vec2::new(rect.width() * share.clamp(0.0, 1.0), rect.height()),
            );
            ui.painter().rect_filled(full, 2, palette.tone(tone));
        }
    });
    ui.separator();
}
