//! The wording of the sheets, read from `assets/bladen.ron`.
//!
//! The information sheets have no slot at all, so nothing of a call can come into them.

use serde::Deserialize;

use super::sourced::{Part, Sourced};
use crate::documents::phrase::{Phrase, wording};
use crate::protocol::filled;

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
