//! The paper of a debrief. Always marked as a training; no overall mark unless the value holds one.

use std::cmp::Ordering;

use super::{Debrief, DebriefKind, DebriefPoint, DebriefTriage, DebriefWederhoor, Level};
use crate::documents::block::{Block, Document, DocumentKind, Line, Mark, add_field};
use crate::documents::imprint::{Imprint, Status};
use crate::documents::phrase::{Phrase, fill};
use crate::documents::sheets::information::source;
use crate::documents::sheets::texts::SheetTexts;
use crate::documents::wording::DocumentTexts;
use crate::protocol::{Citation, Protocol};

/// Draws up the debrief.
pub fn debrief(
    protocol: &Protocol,
    texts: &DocumentTexts,
    sheets: &SheetTexts,
    debrief: &Debrief,
) -> Document {
    let title = sheets.debrief.title.fill("zaak", &debrief.scenario);
    let mut paper = Paper {
        protocol,
        texts,
        sheets,
        blocks: vec![
            Block::Title(title.clone()),
            Block::Banner(sheets.debrief.banner.to_string()),
        ],
        sections: 0,
    };
    paper.exercise(debrief);
    paper.figures(debrief);
    paper.points(debrief, false);
    paper.points(debrief, true);
    paper.course(debrief);
    if let Some(mark) = &debrief.mark {
        paper.section(&sheets.debrief.mark_heading);
        paper.line(plain(mark));
    }
    let imprint = Imprint {
        status: Status::Uitgave,
        exercise: true,
        at: debrief.at,
        ..Imprint::default()
    };
    let document = Document {
        kind: DocumentKind::Debrief,
        title,
        imprint: Imprint::default(),
        blocks: paper.blocks,
    };
    document.with_imprint(imprint, protocol, texts)
}

struct Paper<'a> {
    protocol: &'a Protocol,
    texts: &'a DocumentTexts,
    sheets: &'a SheetTexts,
    blocks: Vec<Block>,
    sections: usize,
}

fn plain(text: &str) -> Line {
    Line::new(Mark::None).plain(text.trim())
}

/// `Label: value.`
fn field(label: &str, value: &str) -> Line {
    let value = value.trim();
    let end = if value.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    Line::new(Mark::None)
        .strong(label)
        .plain(format!(": {value}{end}"))
}

impl Paper<'_> {
    fn section(&mut self, title: &Phrase) {
        self.sections += 1;
        self.blocks.push(Block::Section {
            number: self.sections,
            title: title.to_string(),
        });
    }

    fn line(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }

    fn citations(&mut self, citations: &[Citation]) {
        let block = source(self.protocol, self.sheets, citations.to_vec());
        self.blocks.extend(block);
    }

    fn exercise(&mut self, debrief: &Debrief) {
        let t = &self.sheets.debrief;
        self.section(&t.exercise_heading);
        let level = match debrief.level {
            Level::Basis => &t.basic,
            Level::Noodhulp => &t.emergency,
            Level::Verdieping => &t.advanced,
        };
        self.line(field(&t.case, &debrief.scenario));
        self.line(field(&t.level, level));
        self.line(field(&t.trainee, &debrief.trainee));
        self.line(field(&t.attempt, &debrief.attempt.to_string()));
        if let Some(help) = &debrief.help {
            self.line(field(&t.help, help));
        }
        if debrief.goals.is_empty() {
            return;
        }
        self.blocks.push(Block::Gap);
        self.blocks
            .push(Block::Paragraph(format!("{}:", &*t.goals)));
        for goal in &debrief.goals {
            self.line(plain(&goal.text));
            self.citations(&goal.citations);
        }
    }

    fn figures(&mut self, debrief: &Debrief) {
        let t = &self.sheets.debrief;
        let figures = &debrief.figures;
        self.section(&t.figures_heading);
        let share =
            |part: u32, whole: &str| fill(&t.of.fill("deel", &part.to_string()), "geheel", whole);
        let asked = share(figures.asked, &figures.mandatory.to_string());
        self.line(field(&t.mandatory, &asked));
        let safety = match figures.minutes_to_safety {
            Some(minutes) => self.minutes(minutes),
            None => t.not_known.to_string(),
        };
        self.line(field(&t.to_safety, &safety));
        let used = share(figures.minutes, &self.minutes(figures.budget));
        self.line(field(&t.time, &used));
        self.line(field(&t.outcome, &self.triage(figures.triage)));
        let heard = match figures.wederhoor {
            DebriefWederhoor::Gedaan => &t.wederhoor_done,
            DebriefWederhoor::MetReden => &t.wederhoor_reasoned,
            DebriefWederhoor::ZonderReden if figures.unrecorded => &t.wederhoor_unrecorded,
            DebriefWederhoor::ZonderReden => &t.wederhoor_not,
        };
        self.line(field(&t.wederhoor, heard));
    }

    fn minutes(&self, minutes: u32) -> String {
        let t = &self.sheets.debrief;
        match minutes {
            1 => t.one_minute.to_string(),
            many => t.minutes.fill("aantal", &many.to_string()),
        }
    }

    /// The trainee's outcome beside the one that fits: lighter, heavier or alike, and whether it
    /// follows from the trainee's own melding. Terughoudend and eigen afweging are different outcomes
    /// of the same weight.
    fn triage(&self, triage: DebriefTriage) -> String {
        let t = &self.sheets.debrief;
        let name = |outcome| self.texts.outcome(outcome).to_lowercase();
        let expected = name(triage.expected);
        let Some(chosen) = triage.chosen else {
            return t.outcome_none.fill("passend", &expected);
        };
        let phrase = match chosen.response().cmp(&triage.expected.response()) {
            _ if chosen == triage.expected && triage.follows => &t.outcome_same,
            _ if chosen == triage.expected => &t.outcome_guessed,
            _ if triage.follows => &t.outcome_on_own,
            Ordering::Less => &t.outcome_light,
            Ordering::Equal => &t.outcome_other,
            Ordering::Greater => &t.outcome_heavy,
        };
        fill(&phrase.fill("gekozen", &name(chosen)), "passend", &expected)
    }

    /// What was missed or what went well, by what it is about, each with its moment and reason.
    fn points(&mut self, debrief: &Debrief, good: bool) {
        let t = &self.sheets.debrief;
        let (heading, nothing) = if good {
            (&t.good_heading, &t.nothing_good)
        } else {
            (&t.missed_heading, &t.nothing_missed)
        };
        self.section(heading);
        let mut points: Vec<&DebriefPoint> =
            debrief.points.iter().filter(|p| p.good == good).collect();
        if points.is_empty() {
            self.blocks.push(Block::Paragraph(nothing.to_string()));
        }
        points.sort_by_key(|p| (p.kind, p.when_min.is_none(), p.when_min));
        for point in points {
            let mut why = String::new();
            add_field(&mut why, &t.why, &point.why);
            let line = Line::new(Mark::None)
                .strong(self.sheets.debrief_kind(point.kind))
                .plain(format!(": {}", point.what.trim()));
            self.line(line.under(match point.when_min {
                Some(_) => format!("{}. {why}", self.moment(point)).trim().to_owned(),
                None => why,
            }));
            self.citations(&point.citations);
        }
    }

    /// Every point with a moment, in the order of the course.
    fn course(&mut self, debrief: &Debrief) {
        let t = &self.sheets.debrief;
        let mut points: Vec<&DebriefPoint> = debrief
            .points
            .iter()
            .filter(|p| p.when_min.is_some())
            .collect();
        if points.is_empty() {
            return;
        }
        points.sort_by_key(|p| p.when_min);
        self.section(&t.course_heading);
        for point in points {
            let value = if point.good { &t.good } else { &t.missed };
            let line = Line::new(Mark::None)
                .strong(self.moment(point))
                .plain(format!(
                    ": {} ({}).",
                    self.sheets.debrief_kind(point.kind).to_lowercase(),
                    &**value
                ));
            self.line(line);
        }
    }

    fn moment(&self, point: &DebriefPoint) -> String {
        let t = &self.sheets.debrief;
        match point.when_min {
            Some(minutes) => t.after.fill("tijd", &self.minutes(minutes)),
            None => t.no_moment.to_string(),
        }
    }
}

impl SheetTexts {
    /// What a point of a debrief is about, in a word or two.
    pub fn debrief_kind(&self, kind: DebriefKind) -> &str {
        let t = &self.debrief;
        match kind {
            DebriefKind::VerplichteVraag => &t.kind_question,
            DebriefKind::Volgorde => &t.kind_order,
            DebriefKind::Uitkomst => &t.kind_triage,
            DebriefKind::Veiligheid => &t.kind_safety,
            DebriefKind::Wederhoor => &t.kind_wederhoor,
            DebriefKind::Spreker => &t.kind_speaker,
            DebriefKind::FeitOfVerklaring => &t.kind_fact,
            DebriefKind::Woordkeus => &t.kind_word,
            DebriefKind::TeWeten => &t.kind_knowable,
        }
    }
}
