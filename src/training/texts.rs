//! The wording of grading and debrief, read from `assets/oefenen.ron`.
//!
//! What a scenario explains itself stands in the scenario; questions and signals have their words in
//! the protocol. Here stands what is the same in every scenario.

mod grave;

use serde::Deserialize;

pub(super) use grave::Grave;

use super::{Channel, Deed, Help, SpeakerName};
use crate::{
    documents::{
        DebriefLevel,
        phrase::{Phrase, fill, wording},
    },
    melding::{PersonId, Speaker},
    protocol::Citation,
};

wording! {
    /// What was done or missed.
    Points {
        asked = "vraag_goed" [vraag];
        not_asked = "vraag_gemist" [vraag];
        about_decision = "over_beslissing";
        heard = "gehoord_goed" [wie];
        not_heard = "gehoord_gemist" [wie];
        spared = "niet_belast" [wie];
        in_order = "volgorde_goed" [eerst, dan];
        out_of_order = "volgorde_gemist" [dan, eerst];
        decided = "besluit_gelijk" [gekozen];
        decided_light = "besluit_te_licht" [gekozen, passend];
        decided_heavy = "besluit_te_zwaar" [gekozen, passend];
        decided_other = "besluit_anders" [gekozen, passend];
        undecided = "besluit_geen" [passend];
        no_without_asking = "nee_zonder_vraag" [signaal];
        danger_unfounded = "ja_zonder_vraag" [signaal];
        left_out = "weggelaten" [vraag];
        decided_early = "besluit_te_vroeg";
        seen_unfounded = "nee_als_waargenomen" [signaal, wie];
        side_heard = "wederhoor_goed" [wie];
        side_reasoned = "wederhoor_reden" [wie];
        side_missed = "wederhoor_niet" [wie];
        side_never_spoken = "wederhoor_niet_gesproken" [wie];
        side_not_recorded = "wederhoor_niet_vastgelegd" [wie];
        put = "voorgelegd" [tekst];
        put_reasoned = "voorgelegd_reden" [tekst];
        not_put = "niet_voorgelegd" [tekst];
        speaker_right = "spreker_goed" [wie, woorden];
        speaker_wrong = "spreker_anders" [ander, wie, woorden];
        not_noted = "spreker_niet_genoteerd" [wie, woorden];
        never_said = "spreker_niet_gevraagd" [wie, woorden];
        as_fact = "als_feit" [wie, ander, tekst];
        as_established = "als_vastgesteld" [signaal, wie];
        no_speaker = "zonder_spreker" [tekst];
        nobody_said = "niet_gezegd" [onderwerp, tekst];
        word = "woord" [woord];
        word_rather = "woord_liever" [woord, liever];
        taken_good = "verplaatst_goed";
        taken = "verplaatst_gemist";
        handed_good = "overgedragen_goed";
        handed = "overgedragen_gemist";
        advice_good = "advies_goed";
        advice = "advies_gemist";
        aangifte_good = "aangifte_goed";
        aangifte = "aangifte_gemist";
        claim_good = "bewering_goed";
        claim = "bewering_gemist";
        ban_good = "informatie_goed" [vraag];
        ban = "informatie_gemist" [vraag];
        known = "te_weten_goed" [vraag];
        not_known = "te_weten_gemist" [vraag, waar, tijd];
    }
}

wording! {
    /// Names of channels, levels, deeds and speakers.
    Names {
        speak = "spreek" [wie];
        look = "kijk";
        records = "registraties";
        document = "document";
        familiekamer = "familiekamer";
        wijkagent = "wijkagent";
        jeugdcoordinator = "jeugdcoordinator";
        veilig_thuis = "veilig_thuis";
        ovj = "ovj";
        hovj = "hovj";
        school = "school";
        act = "doen";
        basic = "basis";
        emergency = "noodhulp";
        advanced = "verdieping";
        taken = "verplaatst" [wie];
        handed = "overgedragen" [wie, ouder];
        advised = "geadviseerd" [wie];
        leaflet = "bijsluiter" [wie];
        aangifte_refused = "aangifte_geweigerd" [wie];
        officer = "agent";
        a_document = "een_stuk";
        a_system = "een_systeem";
        one_minute = "een_minuut";
        minutes = "minuten" [aantal];
        clock = "tijd" [minuut, seconde];
        advice_always = "advies_steeds";
        advice_from = "advies_vanaf" [tijd];
        one_back = "een_terug";
        steps_back = "stappen_terug" [aantal];
    }
}

wording! {
    /// The timeline.
    Timeline {
        briefing = "begin";
        noted = "genoteerd" [wat];
        filled = "ingevuld";
        safety = "veiligheid" [deel, geheel];
        decision = "besluit" [besluit];
        no_decision = "besluit_geen";
        end = "einde";
        like_expert = "zoals_expert";
        expert_at = "expert_bij" [tijd];
        expert_safety = "expert_veiligheid" [deel, geheel, tijd];
        expert_decision = "expert_besluit" [besluit, tijd];
        expert_not = "expert_niet";
        not_done = "niet_gedaan" [wat];
    }
}

wording! {
    /// The table for a class.
    Table {
        trainee = "deelnemer";
        scenario = "scenario";
        version = "versie";
        attempt = "poging";
        kind = "soort";
        exercise = "oefening";
        advice_from = "advies_vanaf";
        taken_back = "teruggenomen";
        asked = "gevraagd";
        mandatory = "verplicht";
        order = "volgorde";
        outcome = "uitkomst";
        light = "te_licht";
        right = "passend";
        other = "anders";
        heavy = "te_zwaar";
        none = "geen";
        safety = "veiligheid";
        minutes = "minuten";
        budget = "budget";
        wederhoor = "wederhoor";
        done = "gedaan";
        reasoned = "met_reden";
        unreasoned = "zonder_reden";
        speakers = "sprekers";
        facts = "feiten";
        words = "woorden";
        knowable = "te_weten";
    }
}

/// Why a point matters, where no scenario says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    #[serde(rename = "waarom")]
    pub(super) why: Phrase,
    #[serde(rename = "bronnen")]
    pub(super) citations: Vec<Citation>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reasons {
    #[serde(rename = "nee_zonder_vraag")]
    pub(super) no_without_asking: Reason,
    #[serde(rename = "ja_zonder_vraag")]
    pub(super) danger_unfounded: Reason,
    #[serde(rename = "weggelaten")]
    pub(super) left_out: Reason,
    #[serde(rename = "besluit_te_vroeg")]
    pub(super) decided_early: Reason,
    #[serde(rename = "wederhoor")]
    pub(super) wederhoor: Reason,
    #[serde(rename = "als_feit")]
    pub(super) as_fact: Reason,
    #[serde(rename = "verkeerde_spreker")]
    pub(super) other_speaker: Reason,
    #[serde(rename = "niet_gezegd")]
    pub(super) nobody_said: Reason,
    #[serde(rename = "advies_zonder_bijsluiter")]
    pub(super) advice: Reason,
    #[serde(rename = "aangifte_geweigerd")]
    pub(super) aangifte: Reason,
}

/// All wording of grading and debrief, complete by construction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainingTexts {
    #[serde(rename = "punten")]
    pub(super) points: Points,
    #[serde(rename = "redenen")]
    pub(super) reasons: Reasons,
    #[serde(rename = "namen")]
    pub(super) names: Names,
    #[serde(rename = "verloop")]
    pub(super) timeline: Timeline,
    #[serde(rename = "csv")]
    pub(super) table: Table,
    #[serde(rename = "ernstig")]
    pub(super) grave: Grave,
}

/// Why the wording was refused.
#[derive(Debug, thiserror::Error)]
pub enum TrainingTextsError {
    /// The file is no valid RON of the right shape, or a text in it is empty.
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
    /// A phrase has a slot too many or too few, or a reason has no source.
    #[error("{file}, regel {line}, {group}, ‘{field}’: {remedy}.")]
    Slot {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// The group in the file.
        group: &'static str,
        /// The phrase.
        field: &'static str,
        /// What to do.
        remedy: String,
    },
}

impl TrainingTexts {
    /// Reads `oefenen.ron`; `file` is the name that an error shows.
    ///
    /// # Errors
    /// Text that is no RON of this shape, an empty phrase, a phrase with the wrong slots, a reason
    /// without a source.
    pub fn parse(file: &str, text: &str) -> Result<Self, TrainingTextsError> {
        let texts: Self = ron::from_str(text).map_err(|e: ron::error::SpannedError| {
            let message = crate::protocol::ron_problem(&e);
            TrainingTextsError::Syntax {
                file: file.to_owned(),
                line: e.span.start.line,
                column: e.span.start.col,
                message: message.trim_end_matches('.').to_owned(),
            }
        })?;
        match texts.fault() {
            None => Ok(texts),
            Some((group, field, remedy)) => Err(TrainingTextsError::Slot {
                file: file.to_owned(),
                line: line_of(text, group, field),
                group,
                field,
                remedy,
            }),
        }
    }

    fn fault(&self) -> Option<(&'static str, &'static str, String)> {
        let groups = [
            ("punten", self.points.fault()),
            ("namen", self.names.fault()),
            ("verloop", self.timeline.fault()),
            ("csv", self.table.fault()),
        ];
        let phrases = groups.into_iter().find_map(|(group, fault)| {
            let (field, remedy) = fault?;
            Some((group, field, remedy))
        });
        let reasons = [
            ("nee_zonder_vraag", &self.reasons.no_without_asking),
            ("ja_zonder_vraag", &self.reasons.danger_unfounded),
            ("weggelaten", &self.reasons.left_out),
            ("besluit_te_vroeg", &self.reasons.decided_early),
            ("wederhoor", &self.reasons.wederhoor),
            ("als_feit", &self.reasons.as_fact),
            ("verkeerde_spreker", &self.reasons.other_speaker),
            ("niet_gezegd", &self.reasons.nobody_said),
            ("advies_zonder_bijsluiter", &self.reasons.advice),
            ("aangifte_geweigerd", &self.reasons.aangifte),
        ];
        let grave = || Some(("ernstig", "naam", self.grave.fault()?.to_owned()));
        phrases.or_else(grave).or_else(|| {
            reasons.into_iter().find_map(|(field, reason)| {
                let sourced = !reason.citations.is_empty();
                let unsourced = || "zet er een bron bij".to_owned();
                let remedy = reason.why.slot_fault(&[]);
                let remedy = remedy.or_else(|| (!sourced).then(unsourced))?;
                Some(("redenen", field, remedy))
            })
        })
    }

    /// The name of where information can be got.
    pub fn channel(&self, channel: Channel) -> String {
        let n = &self.names;
        let name = match channel {
            Channel::Spreek(who) => return n.speak.fill("wie", &who.to_string()),
            Channel::Kijk => &n.look,
            Channel::Registraties => &n.records,
            Channel::Document => &n.document,
            Channel::Familiekamer => &n.familiekamer,
            Channel::Wijkagent => &n.wijkagent,
            Channel::Jeugdcoordinator => &n.jeugdcoordinator,
            Channel::VeiligThuis => &n.veilig_thuis,
            Channel::Ovj => &n.ovj,
            Channel::Hovj => &n.hovj,
            Channel::School => &n.school,
            Channel::Doen => &n.act,
        };
        name.to_string()
    }

    /// The name of a level.
    pub fn level(&self, level: DebriefLevel) -> &str {
        match level {
            DebriefLevel::Basis => &self.names.basic,
            DebriefLevel::Noodhulp => &self.names.emergency,
            DebriefLevel::Verdieping => &self.names.advanced,
        }
    }

    /// What was done, in words.
    pub fn deed(&self, deed: Deed) -> String {
        let n = &self.names;
        let one = |phrase: &Phrase, who: PersonId| phrase.fill("wie", &who.to_string());
        match deed {
            Deed::Verplaatst(child) => one(&n.taken, child),
            Deed::Overgedragen { kind, aan } => {
                fill(&one(&n.handed, kind), "ouder", &aan.to_string())
            }
            Deed::Geadviseerd(who) => one(&n.advised, who),
            Deed::BijsluiterGegeven(who) => one(&n.leaflet, who),
            Deed::AangifteGeweigerd(who) => one(&n.aangifte_refused, who),
        }
    }

    /// Who must stand beside a statement, in words.
    pub fn speaker_name(&self, name: SpeakerName) -> String {
        self.speaker(name.into())
    }

    /// Who speaks, in words.
    pub fn speaker(&self, speaker: Speaker) -> String {
        match speaker {
            Speaker::Person(id) => id.to_string(),
            Speaker::Officer => self.names.officer.to_string(),
            Speaker::Document => self.names.a_document.to_string(),
            Speaker::System => self.names.a_system.to_string(),
        }
    }

    /// A number of minutes in words.
    pub fn minutes(&self, minutes: u32) -> String {
        match minutes {
            1 => self.names.one_minute.to_string(),
            many => self.names.minutes.fill("aantal", &many.to_string()),
        }
    }

    /// What the trainee had beside the scenario, in sentences; `None` for who worked alone.
    pub fn help(&self, help: Help) -> Option<String> {
        let n = &self.names;
        let advice = help.advice_from.map(|second| match second {
            0 => n.advice_always.to_string(),
            later => n.advice_from.fill("tijd", &self.clock(later)),
        });
        let back = match help.taken_back {
            0 => None,
            1 => Some(n.one_back.to_string()),
            many => Some(n.steps_back.fill("aantal", &many.to_string())),
        };
        let said: Vec<String> = [advice, back].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// A moment of the course: `3:30`.
    pub fn clock(&self, second: u32) -> String {
        let minute = (second / 60).to_string();
        let rest = format!("{:02}", second % 60);
        fill(&self.names.clock.fill("minuut", &minute), "seconde", &rest)
    }
}

/// The line, from 1, of a field of a group; the first line where it is not found.
fn line_of(text: &str, group: &str, field: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let opens = |line: &&str| line.trim_start().starts_with(&format!("{group}: "));
    let start = lines.iter().position(opens).unwrap_or(0);
    let key = format!("{field}: ");
    let here = |line: &&str| line.trim_start().starts_with(&key);
    start + lines[start..].iter().position(here).unwrap_or(0) + 1
}
