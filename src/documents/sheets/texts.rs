//! The wording of the sheets, read from `assets/bladen.ron`.
//!
//! The information sheets have no slot at all, so nothing of a call can come into them.

use serde::Deserialize;

use super::sourced::{Part, Sourced, filled};
use crate::documents::phrase::{Phrase, wording};

wording! {
    /// Words for every sheet.
    Common {
        source = "bron";
        step = "stap" [nr];
        own = "eigen_uitleg";
    }
}

wording! {
    /// The hand-over sheet.
    Handover {
        title = "titel" [ontvanger];
        neighbourhood = "wijkagent";
        youth = "jeugdcoordinator";
        banner = "vooraf" [ontvanger];
        ask_heading = "kop_vraag";
        story_heading = "kop_verhaal";
        children_heading = "kop_kinderen";
        safety_heading = "kop_veiligheid";
        decision_heading = "kop_besluit";
        heard_heading = "kop_gehoord";
        acts_heading = "kop_handelingen";
        open_heading = "kop_open";
        contact_heading = "kop_contact";
        reach = "bereiken";
        hear = "horen" [wie];
        offence = "strafbaar_feit";
        order = "opdracht_ovj";
        more_open = "meer_open";
        more = "meer" [nrs];
        words_elsewhere = "staat_in_mutatie" [nr];
        words_elsewhere_loose = "staat_in_mutatie_los";
        child_told = "kind_vertelde" [wie, nrs];
        less = "minder_gegevens";
        answered_no = "met_nee" [aantal];
        one_signal = "een_signaal";
        signals = "signalen" [aantal];
        no_term = "geen_termijn";
        officer = "verbalisant";
    }
}

wording! {
    /// The debrief.
    Debriefing {
        title = "titel" [zaak];
        banner = "vooraf";
        exercise_heading = "kop_oefening";
        figures_heading = "kop_cijfers";
        good_heading = "kop_goed";
        missed_heading = "kop_gemist";
        course_heading = "kop_verloop";
        mark_heading = "kop_oordeel";
        case = "zaak";
        level = "niveau";
        basic = "basis";
        emergency = "noodhulp";
        advanced = "verdieping";
        trainee = "deelnemer";
        attempt = "poging";
        help = "hulp";
        goals = "doelen";
        mandatory = "verplicht";
        of = "van" [deel, geheel];
        to_safety = "tot_veiligheid";
        not_known = "veiligheid_onbekend";
        time = "tijd";
        minutes = "minuten" [aantal];
        one_minute = "een_minuut";
        outcome = "uitkomst";
        outcome_same = "uitkomst_gelijk" [gekozen];
        outcome_guessed = "uitkomst_gok" [gekozen];
        outcome_on_own = "uitkomst_uit_melding" [gekozen, passend];
        outcome_light = "uitkomst_te_licht" [gekozen, passend];
        outcome_other = "uitkomst_anders" [gekozen, passend];
        outcome_heavy = "uitkomst_te_zwaar" [gekozen, passend];
        outcome_none = "uitkomst_geen" [passend];
        wederhoor = "wederhoor";
        wederhoor_done = "wederhoor_gedaan";
        wederhoor_reasoned = "wederhoor_reden";
        wederhoor_not = "wederhoor_niet";
        wederhoor_unrecorded = "wederhoor_niet_vastgelegd";
        after = "na" [tijd];
        no_moment = "zonder_moment";
        why = "waarom";
        nothing_good = "geen_goed";
        nothing_missed = "geen_gemist";
        kind_question = "wat_vraag";
        kind_order = "wat_volgorde";
        kind_triage = "wat_uitkomst";
        kind_safety = "wat_veiligheid";
        kind_wederhoor = "wat_wederhoor";
        kind_speaker = "wat_spreker";
        kind_fact = "wat_feit";
        kind_word = "wat_woord";
        kind_knowable = "wat_te_weten";
        good = "goed";
        missed = "anders";
    }
}

/// The sheet for parents.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parents {
    #[serde(rename = "titel")]
    pub(super) title: Phrase,
    #[serde(rename = "vooraf", deserialize_with = "filled")]
    pub(super) banners: Vec<Phrase>,
    #[serde(rename = "eerst", deserialize_with = "filled")]
    pub(super) first: Vec<Part>,
    #[serde(rename = "situaties")]
    pub(super) situations: Situations,
    #[serde(rename = "daarna", deserialize_with = "filled")]
    pub(super) after: Vec<Part>,
}

/// What a parent can do, by situation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Situations {
    #[serde(rename = "EenKeerGemist")]
    pub(super) once: Part,
    #[serde(rename = "HerhaaldOfBewust")]
    pub(super) repeated: Part,
    #[serde(rename = "DreigendOfOnttrekking")]
    pub(super) withdrawal: Part,
    #[serde(rename = "Onzeker")]
    pub(super) unsure: Part,
}

impl Situations {
    fn parts(&self) -> [&Part; 4] {
        [&self.once, &self.repeated, &self.withdrawal, &self.unsure]
    }
}

/// The sheet for children.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Children {
    #[serde(rename = "titel")]
    pub(super) title: Phrase,
    #[serde(rename = "vooraf", deserialize_with = "filled")]
    pub(super) banners: Vec<Phrase>,
    #[serde(rename = "delen", deserialize_with = "filled")]
    pub(super) parts: Vec<Part>,
    /// The heading of the part for adults, in which the sources stand.
    #[serde(rename = "kop_bronnen")]
    pub(super) sources_heading: Phrase,
    /// What of the text has no source.
    #[serde(rename = "uitleg_bronnen")]
    pub(super) sources_note: Phrase,
}

/// All wording of the sheets, complete by construction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetTexts {
    #[serde(rename = "algemeen")]
    pub(super) common: Common,
    #[serde(rename = "ouders")]
    pub(super) parents: Parents,
    #[serde(rename = "kinderen")]
    pub(super) children: Children,
    #[serde(rename = "overdracht")]
    pub(super) handover: Handover,
    #[serde(rename = "vraag_wijkagent", deserialize_with = "filled")]
    pub(super) ask_neighbourhood: Vec<Sourced>,
    #[serde(rename = "vraag_jeugdcoordinator", deserialize_with = "filled")]
    pub(super) ask_youth: Vec<Sourced>,
    #[serde(rename = "wie_bellen", deserialize_with = "filled")]
    pub(super) whom_to_call: Vec<Sourced>,
    #[serde(rename = "debrief")]
    pub(super) debrief: Debriefing,
}

/// Why the wording was refused.
#[derive(Debug, thiserror::Error)]
pub enum SheetTextsError {
    /// The file is no valid RON of the right shape, a text in it is empty, or a line has no source.
    #[error(
        "{file}, regel {line}, kolom {column}: {message}. Herstel deze regel of haal het bestand weg; dan geldt de ingebouwde tekst."
    )]
    Syntax {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// A phrase has a slot too many or too few.
    #[error("{file}, regel {line}, {group}, ‘{field}’: {remedy}.")]
    Slot {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// The group in the file.
        group: &'static str,
        /// The phrase, or its first words.
        field: String,
        /// What to do.
        remedy: String,
    },
}

impl SheetTexts {
    /// Reads `bladen.ron`; `file` is the name that an error shows.
    ///
    /// # Errors
    /// Text that is no RON of this shape, an empty phrase or list, a line without a source that is
    /// not marked as the program's own, a phrase with the wrong slots.
    pub fn parse(file: &str, text: &str) -> Result<Self, SheetTextsError> {
        let texts: Self = ron::from_str(text).map_err(|e: ron::error::SpannedError| {
            let message = crate::protocol::ron_problem(&e);
            SheetTextsError::Syntax {
                file: file.to_owned(),
                line: e.span.start.line,
                column: e.span.start.col,
                message: message.trim_end_matches('.').to_owned(),
            }
        })?;
        match texts.fault() {
            None => Ok(texts),
            Some((group, field, remedy)) => Err(SheetTextsError::Slot {
                file: file.to_owned(),
                line: line_of(text, group, &field),
                group,
                field,
                remedy,
            }),
        }
    }

    fn fault(&self) -> Option<(&'static str, String, String)> {
        let groups = [
            ("algemeen", self.common.fault()),
            ("overdracht", self.handover.fault()),
            ("debrief", self.debrief.fault()),
        ];
        let grouped = groups.into_iter().find_map(|(group, fault)| {
            let (field, remedy) = fault?;
            Some((group, field.to_owned(), remedy))
        });
        let plain = self.slotless().find_map(|(group, phrase)| {
            let remedy = phrase.slot_fault(&[])?;
            Some((group, phrase.to_string(), remedy))
        });
        grouped.or(plain)
    }

    /// Every phrase in which nothing is filled.
    fn slotless(&self) -> impl Iterator<Item = (&'static str, &Phrase)> {
        let (parents, children) = (&self.parents, &self.children);
        let fixed = [
            ("ouders", &parents.title),
            ("kinderen", &children.title),
            ("kinderen", &children.sources_heading),
            ("kinderen", &children.sources_note),
        ];
        let banners = parents.banners.iter().map(|p| ("ouders", p));
        let child_banners = children.banners.iter().map(|p| ("kinderen", p));
        let parts = self.parent_parts().map(|p| ("ouders", p));
        let parts = parts.chain(children.parts.iter().map(|p| ("kinderen", p)));
        let of_parts = parts.flat_map(|(group, part)| {
            let lines = part.lines.iter().map(|l| &l.text);
            lines.chain([&part.title]).map(move |p| (group, p))
        });
        let asks = [
            ("vraag_wijkagent", &self.ask_neighbourhood),
            ("vraag_jeugdcoordinator", &self.ask_youth),
            ("wie_bellen", &self.whom_to_call),
        ];
        let of_asks = asks
            .into_iter()
            .flat_map(|(group, lines)| lines.iter().map(move |l| (group, &l.text)));
        fixed
            .into_iter()
            .chain(banners)
            .chain(child_banners)
            .chain(of_parts)
            .chain(of_asks)
    }

    /// Every part of the sheet for parents.
    pub(super) fn parent_parts(&self) -> impl Iterator<Item = &Part> {
        let parents = &self.parents;
        let situations = parents.situations.parts();
        parents.first.iter().chain(situations).chain(&parents.after)
    }
}

/// The line, from 1, of a field of a group or of a text; the first line where it is not found.
fn line_of(text: &str, group: &str, field: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let opens = |line: &&str| line.trim_start().starts_with(&format!("{group}: "));
    let start = lines.iter().position(opens).unwrap_or(0);
    let key = format!("{field}: ");
    let here = |line: &&str| line.trim_start().starts_with(&key) || line.contains(field);
    let found = lines[start..].iter().position(here);
    start + found.unwrap_or(0) + 1
}
