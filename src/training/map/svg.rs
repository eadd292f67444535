//! A map as an SVG: letters, lines and nothing that runs.

use std::fmt::Write;

use super::{
    Ask, Map, MapKind, MapLine, MapNode, Reachable, When, label,
    layout::{HEAD, LINE},
};
use crate::{
    documents::{DocumentTexts, phrase::wording},
    protocol::Protocol,
    training::TrainingTexts,
};

wording! {
    /// The words on a map, from `assets/kaart.ron`.
    MapTexts {
        title = "titel";
        explanation = "uitleg";
        event = "gebeurtenis";
        minute = "minuut";
        trainer = "trainer";
        deed = "daad";
        required = "verplicht";
        outcome = "uitkomst";
        decision = "beslissing";
        hearing = "gehoord";
        item = "informatie";
        needs = "wacht_op";
        answers = "beantwoordt";
        unreachable = "niet_te_bereiken";
        unanswered = "niet_beantwoord";
        only_trainer = "alleen_trainer";
        problem = "probleem";
    }
}

/// Everything that words a map.
#[derive(Clone, Copy)]
pub struct MapWords<'a> {
    /// The words of the map itself.
    pub texts: &'a MapTexts,
    /// The names of where information can be got.
    pub training: &'a TrainingTexts,
    /// The words of signals and questions.
    pub protocol: &'a Protocol,
    /// The words of outcomes.
    pub documents: &'a DocumentTexts,
}

impl MapWords<'_> {
    /// What a box is, in a few words.
    pub fn head(&self, kind: &MapKind) -> String {
        let texts = self.texts;
        match kind {
            MapKind::Item(channel) => self.training.channel(*channel),
            MapKind::Deed(_) => texts.deed.to_string(),
            MapKind::Event(When::Minuut(minute)) => format!("{} {minute}", &*texts.minute),
            MapKind::Event(When::Na(_)) => texts.event.to_string(),
            MapKind::Event(When::Trainer) => texts.trainer.to_string(),
            MapKind::Required(Ask::Signaal(id)) => self.protocol.signal(*id).short.clone(),
            MapKind::Required(Ask::Vraag(id)) => self.protocol.question(*id).short.clone(),
            MapKind::Required(Ask::Beslissing) => texts.decision.to_string(),
            MapKind::Required(Ask::Gehoord(id)) => format!("{} {id}", &*texts.hearing),
            MapKind::Required(Ask::Informatie(id)) => id.to_string(),
            MapKind::Outcome(outcome) => self.documents.outcome(*outcome).to_owned(),
        }
    }

    /// What stands on a box that is no part of every course, or at which a problem stands.
    pub fn badge(&self, node: &MapNode) -> Option<&str> {
        let texts = self.texts;
        let state = match (node.reachable, &node.kind) {
            (Reachable::Yes, _) => None,
            (Reachable::Trainer, _) => Some(&texts.only_trainer),
            (Reachable::No, MapKind::Required(_)) => Some(&texts.unanswered),
            (Reachable::No, _) => Some(&texts.unreachable),
        };
        let problem = node.problem.then_some(&texts.problem);
        state.or(problem).map(|text| &**text)
    }
}

/// Room for the title and the legend.
const TOP: f32 = 78.0;
/// The least width, so that the legend fits.
const LEAST: f32 = 1060.0;

const STYLE: &str = "\
text{font-family:'Open Sans',sans-serif;font-size:12px;fill:#1f2933}\
.t{font-size:18px;font-weight:600}.k{font-size:11px;fill:#44525f}.n{font-size:11px;font-weight:600}\
.b{font-size:11px;font-weight:600;fill:#8c1515}.e{fill:none;stroke:#6b7a88;stroke-width:1.3}\
.a{fill:none;stroke:#2f6f9f;stroke-width:1;stroke-dasharray:2 3}\
.l{fill:none;stroke:#9aa7b3;stroke-width:1}\
.i{fill:#ffffff;stroke:#44525f}.d{fill:#fff1e0;stroke:#8a5200;stroke-width:2}\
.g{fill:#fdf6d3;stroke:#7a6600}.r{fill:#e6f1ea;stroke:#2c6b43}.u{fill:#e4ebf5;stroke:#274b82;stroke-width:2}\
.x{fill:#fbe9e7;stroke:#a61b1b;stroke-width:2;stroke-dasharray:7 4}\
.y{stroke-width:2;stroke-dasharray:2 3}";

/// The map as an SVG file: valid XML, on a light ground, with a text for who cannot see it.
pub fn svg(map: &Map, words: &MapWords<'_>) -> String {
    let texts = words.texts;
    let width = map.width.max(LEAST);
    let height = map.height + TOP;
    let title = format!("{} {}", &*texts.title, map.title);
    let mut out = String::with_capacity(map.nodes.len() * 700 + map.edges.len() * 120 + 4_000);
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"nl\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-labelledby=\"titel uitleg\">\n\
         <title id=\"titel\">{}</title>\n<desc id=\"uitleg\">{}</desc>\n<style>{STYLE}</style>\n\
         <defs><marker id=\"pijl\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
         <path d=\"M0 0L8 4L0 8z\" fill=\"#6b7a88\"/></marker></defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#f7f9fb\"/>\n\
         <text class=\"t\" x=\"24\" y=\"34\">{}</text>\n",
        escaped(&title),
        escaped(&texts.explanation),
        escaped(&shortened(&title, width)),
    );
    legend(&mut out, texts);
    let _ = writeln!(out, "<g transform=\"translate(0 {TOP})\">");
    for (edge, way) in map.edges.iter().zip(&map.ways) {
        arrow(&mut out, way, edge.kind);
    }
    for node in &map.nodes {
        draw(&mut out, node, words);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// A title that stays on the picture; in full it stands in `title`.
fn shortened(title: &str, width: f32) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width is small and positive"
    )]
    let percent = (width / 4.5) as usize;
    label::cut(title, percent.min(400))
}

fn legend(out: &mut String, texts: &MapTexts) {
    let boxes = [
        ("i", &texts.item),
        ("d", &texts.deed),
        ("g", &texts.event),
        ("r", &texts.required),
        ("u", &texts.outcome),
        ("x", &texts.unreachable),
    ];
    let mut x = 24.0_f32;
    for (class, text) in boxes {
        let _ = write!(
            out,
            "<rect class=\"{class}\" x=\"{x}\" y=\"50\" width=\"20\" height=\"13\"/>\
             <text class=\"k\" x=\"{}\" y=\"61\">{}</text>",
            x + 26.0,
            escaped(&label::cut(text, 55)),
        );
        x += 152.0;
    }
    let lines = [("e", &texts.needs), ("a", &texts.answers)];
    for (n, (class, text)) in lines.into_iter().enumerate() {
        let y = if n == 0 { 30.0 } else { 56.5 };
        let x = if n == 0 { 784.0 } else { x };
        let _ = write!(
            out,
            "<path class=\"{class}\" d=\"M{x} {y}h22\"/>\
             <text class=\"k\" x=\"{}\" y=\"{}\">{}</text>",
            x + 28.0,
            y + 4.5,
            escaped(&label::cut(text, 60)),
        );
    }
    out.push('\n');
}

fn arrow(out: &mut String, way: &[[f32; 2]], kind: MapLine) {
    let (class, marker) = match kind {
        MapLine::Needs => ("e", " marker-end=\"url(#pijl)\""),
        MapLine::Answers => ("a", ""),
        MapLine::LeadsTo => ("l", ""),
    };
    let Some([x, y]) = way.first() else { return };
    let _ = write!(out, "<path class=\"{class}\" d=\"M{x:.0} {y:.0}");
    for (n, ends) in way.windows(2).enumerate() {
        let ([x1, y1], [x2, y2]) = (ends[0], ends[1]);
        // Bent from column to column, straight past the boxes of one.
        if n % 2 == 0 {
            let bend = ((x2 - x1) / 2.0).clamp(30.0, 90.0);
            let (out_of, into) = (x1 + bend, x2 - bend);
            let _ = write!(
                out,
                "C{out_of:.0} {y1:.0} {into:.0} {y2:.0} {x2:.0} {y2:.0}"
            );
        } else {
            let _ = write!(out, "H{x2:.0}");
        }
    }
    let _ = writeln!(out, "\"{marker}/>");
}

fn draw(out: &mut String, node: &MapNode, words: &MapWords<'_>) {
    let class = match &node.kind {
        MapKind::Item(_) => "i",
        MapKind::Deed(_) => "d",
        MapKind::Event(_) => "g",
        MapKind::Required(_) => "r",
        MapKind::Outcome(_) => "u",
    };
    let class = match node.reachable {
        Reachable::No => "x".to_owned(),
        Reachable::Trainer => format!("{class} y"),
        Reachable::Yes => class.to_owned(),
    };
    let badge = words.badge(node);
    let head = words.head(&node.kind);
    let head = if node.id.is_empty() {
        head
    } else {
        format!("{} · {head}", node.id)
    };
    let (x, y, w, h) = (node.x, node.y, node.w, node.h);
    let rounded = if matches!(node.kind, MapKind::Event(_)) {
        14
    } else {
        3
    };
    let mut spoken = head.clone();
    for line in badge
        .into_iter()
        .chain(node.lines.iter().map(|text| &**text))
    {
        spoken.push_str(". ");
        spoken.push_str(line);
    }
    let _ = write!(
        out,
        "<g><title>{}</title><rect class=\"{class}\" x=\"{x:.0}\" y=\"{y:.0}\" width=\"{w:.0}\" height=\"{h:.0}\" rx=\"{rounded}\"/>",
        escaped(&spoken),
    );
    let room = if badge.is_some() { 62 } else { 100 };
    let _ = write!(
        out,
        "<text class=\"n\" x=\"{:.0}\" y=\"{:.0}\">{}</text>",
        x + 9.0,
        y + 16.0,
        escaped(&label::cut(&head, room)),
    );
    if let Some(badge) = badge {
        let _ = write!(
            out,
            "<text class=\"b\" x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>",
            x + w - 8.0,
            y + 16.0,
            escaped(&label::cut(badge, 45)),
        );
    }
    let mut at = y + HEAD + 11.0;
    for line in &node.lines {
        let _ = write!(
            out,
            "<text x=\"{:.0}\" y=\"{at:.0}\">{}</text>",
            x + 9.0,
            escaped(line),
        );
        at += LINE;
    }
    out.push_str("</g>\n");
}

/// A text in which nothing can be read as markup, and which holds no character that XML refuses.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
