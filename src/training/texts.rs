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
    protocol::{Citation, filled},
};

wording! {
    /// What was done or missed.
    Points {
        about_decision = "over_beslissing";
        hearing = "gehoord" [wie];
        spared = "niet_belast" [wie];
        order = "volgorde" [eerst, dan];
        decided = "besluit_gelijk" [gekozen];
        decided_guess = "besluit_gok" [gekozen, regels];
        decided_unasked = "besluit_niet_gevraagd" [gekozen, signalen];
        decided_before = "besluit_eerder" [gekozen, regels];
        decided_unasked_then = "besluit_eerder_niet_gevraagd" [gekozen, signalen];
        decided_on_own = "besluit_uit_melding" [gekozen, passend];
        decided_outdated = "besluit_ingehaald" [gekozen, regels, passend];
        decided_light = "besluit_te_licht" [gekozen, passend];
        decided_heavy = "besluit_te_zwaar" [gekozen, passend];
        decided_other = "besluit_anders" [gekozen, passend];
        undecided = "besluit_geen" [passend];
        unknown = "nog_onbekend" [wat];
        unknown_then = "toen_onbekend" [wat];
        the_decision = "de_beslissing";
        the_place = "de_plek";
        the_side = "de_kant";
        and_more = "en_meer" [aantal];
        no_without_asking = "nee_zonder_vraag" [signaal];
        no_before_asking = "nee_voor_vraag" [signaal];
        no_of_another = "nee_van_ander" [signaal, wie];
        danger_unfounded = "ja_zonder_vraag" [signaal];
        danger_before_asking = "ja_voor_vraag" [signaal];
        left_out = "weggelaten" [vraag];
        decided_early = "besluit_te_vroeg";
        seen_unfounded = "nee_als_waargenomen" [signaal, wie];
        side_heard = "wederhoor_goed" [wie];
        side_reasoned = "wederhoor_reden" [wie];
        side_missed = "wederhoor_niet" [wie];
        side_no_words = "wederhoor_geen_woorden" [wie];
        side_never_spoken = "wederhoor_niet_gesproken" [wie];
        side_not_recorded = "wederhoor_niet_vastgelegd" [wie];
        put = "voorgelegd" [tekst];
        put_reasoned = "voorgelegd_reden" [tekst];
        not_put = "niet_voorgelegd" [tekst];
        not_put_no_words = "niet_voorgelegd_geen_woorden" [tekst];
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
        taken = "verplaatst";
        handed = "overgedragen";
        advice = "advies";
        aangifte = "aangifte";
        claim = "bewering";
        ban = "informatie" [vraag];
        known = "te_weten" [vraag, waar, tijd];
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
        left_out = "weggelaten";
        unasked = "zonder_vraag";
        played = "gespeeld";
        mark = "oordeel";
        asked = "gevraagd";
        mandatory = "verplicht";
        order = "volgorde";
        outcome = "uitkomst";
        light = "te_licht";
        right = "passend";
        guessed = "gok";
        on_own = "past_bij_melding" [oordeel];
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
        unrecorded = "niet_vastgelegd";
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
    #[serde(rename = "bronnen", deserialize_with = "filled")]
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
    #[serde(rename = "besluit_volgt")]
    pub(super) follows: Reason,
    #[serde(rename = "besluit_gok")]
    pub(super) guessed: Reason,
    #[serde(rename = "meer_te_weten")]
    pub(super) more_to_know: Reason,
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

impl TrainingTexts {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{protocol::read_words, training::MapTexts};

    const BUILT_IN: &str = include_str!("../../assets/oefenen.ron");
    const MAP: &str = include_str!("../../assets/kaart.ron");

    #[test]
    fn a_text_without_its_slot_and_a_reason_without_a_source_are_refused() {
        let refused = |from: &str, to: &str, place: &str, what: &str| {
            let text = BUILT_IN.replacen(from, to, 1);
            let fault = read_words::<TrainingTexts>("oefenen.ron", &text)
                .unwrap_err()
                .fault;
            assert_eq!(fault.place, place, "{fault}");
            assert!(fault.problem.contains(what), "{fault}");
        };
        let once = "zet {vraag} er precies één keer in";
        refused(
            "Niet doen: ‘{vraag}’",
            "Niet doen",
            "punten, informatie",
            once,
        );
        let reasons = BUILT_IN.find("redenen: (").unwrap();
        let start = reasons + BUILT_IN[reasons..].find("bronnen: [").unwrap();
        let sources = &BUILT_IN[start..=start + BUILT_IN[start..].find(']').unwrap()];
        let place = "redenen, nee_zonder_vraag, bronnen";
        refused(sources, "bronnen: []", place, "zet er minstens één");
    }

    #[test]
    fn the_words_of_a_map_are_all_there_and_none_is_empty() {
        assert!(read_words::<MapTexts>("kaart.ron", MAP).is_ok());
        for (from, to) in [("\"probleem\"", "\" \""), ("probleem:", "vraagstuk:")] {
            let text = MAP.replacen(from, to, 1);
            assert_ne!(text, MAP);
            assert!(read_words::<MapTexts>("kaart.ron", &text).is_err(), "{to}");
        }
    }
}
