//! The wording of the documents, read from `assets/documenten.ron`.
//!
//! The labels of values stand here too; the labels of steps, signals, questions and choices
//! stand in the protocol. A phrase that lost a slot is refused: a person could vanish with it.

use serde::Deserialize;

use super::phrase::{Phrase, wording};
use crate::afweging::{ActId, Clause, Leave, Outcome};
use crate::melding::{ActKind, DecisionKind, Relation, Tri};
use crate::protocol::{Citation, filled};

wording! {
    /// Words for the whole of a document.
    Common {
        mutatie = "mutatie";
        zorgmelding = "zorgmelding";
        conflict = "conflict" [onderwerp];
        every_line = "elke_regel";
        about_care = "zorgregeling";
        about_access = "omgang";
        about_contact = "contact";
        no_handover = "geen_overdracht";
        urgent = "dringend";
        and = "en";
        nobody = "niemand_vastgelegd";
        someone = "iemand";
        note = "toelichting";
        not_asked = "niet_gevraagd";
        not_recorded = "niet_vastgelegd";
        unknown = "onbekend";
        yes = "ja";
        no = "nee";
        legend_person = "teken_persoon" [wie];
        legend_own = "teken_ik";
        legend_judgement = "teken_oordeel";
        legend_document = "teken_stuk";
        legend_system = "teken_systeem";
        legend_unknown = "teken_onbekend";
        legend_list = "teken_checklist";
        officer = "verbalisant";
        nobody_named = "bron_niet_genoemd";
        document = "een_stuk";
        system = "een_systeem";
        source = "bron";
        entry = "nummer" [nr];
        written = "opgeschreven_om" [tijd];
        written_on = "opgeschreven_op" [tijd];
    }
}

impl Common {
    /// Ja, nee or onbekend.
    pub(super) fn tri(&self, value: Tri) -> &str {
        match value {
            Tri::Ja => &self.yes,
            Tri::Nee => &self.no,
            Tri::Onbekend => &self.unknown,
        }
    }
}

wording! {
    /// What a paper says of itself.
    Imprints {
        exercise = "oefening";
        draft_banner = "concept";
        draft_care = "concept_zorgmelding";
        draft_title = "titel_concept" [titel];
        heading = "versie_en_bronnen";
        version = "versie";
        at = "opgesteld";
        status = "stand";
        draft = "stand_concept";
        final_ = "stand_definitief";
        sources = "bronnen";
        no_sources = "geen_bronnen";
    }
}

wording! {
    /// What is kept from a reader.
    Shields {
        heading = "kop";
        intro = "inleiding";
        for_parent = "voor_ouder" [wie];
        for_child = "voor_kind" [wie];
        stands = "blijft_staan" [wie];
        entry = "regel" [nr, wat];
        rebuttal = "weerwoord" [nr];
        note = "toelichting" [bij];
        heard = "gehoord" [wie];
        name = "naam" [wie];
        address = "adres" [wie];
        phone = "telefoon" [wie];
        person = "persoon" [wie];
        reporter = "melder";
        danger = "gevaar" [signaal];
        statement = "verklaring" [wie];
        wish = "wens";
        reason = "reden";
        reason_missing = "reden_ontbreekt";
    }
}

wording! {
    /// Headings.
    Headings {
        call = "melding";
        safety = "veiligheid";
        story = "verhaal" [wie];
        children = "kinderen";
        others = "anderen";
        own = "waarneming";
        judgement = "oordeel";
        unnamed = "bron_niet_genoemd";
        hearing = "wederhoor";
        papers = "stukken";
        force = "sterke_arm";
        offence = "feit";
        advice = "advies" [onderwerp];
        weighing = "afweging";
        acts = "handelingen";
        open = "open_punten";
        onward = "overdracht";
        care = "zorgmelding";
        omitted = "niet_opgenomen";
        reporter = "melder";
        people = "betrokkenen";
        incident = "voorval";
        legal = "juridisch";
        network = "netwerk";
        openness = "openheid";
        follow_up = "vervolg";
        questions = "weegvragen";
        officer = "verbalisant";
        aid = "hulp";
    }
}

wording! {
    /// People and where they are.
    People {
        call_time = "binnengekomen";
        clock_unsure = "klok_niet_zeker";
        reporter = "melder";
        name = "naam";
        born = "geboren";
        age = "leeftijd" [jaar];
        age_short = "jaar" [jaar];
        address = "adres";
        phone = "telefoon";
        interpreter = "tolk";
        lives = "woont";
        now = "nu";
        now_text = "nu_tekst";
        with = "bij" [wie];
        at_home = "thuis";
        both = "beide";
        elsewhere = "elders";
        also_report = "meldt_ook";
        double_hour = "uur_twee_keer" [dag];
        deceased = "overleden";
        not_known = "niet_bekend";
        parents = "ouders";
        custody = "gezag";
        at_place = "op_plek" [nr];
        place_number = "plek" [nr];
        secret_address = "adres_geheim";
        secret_place = "plek_geheim";
        secret_place_not_told = "plek_geheim_zin";
        secret_mark = "geheim";
        no_children = "geen_kinderen";
        unknown_person = "onbekende_persoon";
    }
}

wording! {
    /// What a person is to the child.
    Relations of Relation {
        Moeder, Vader, Ouder, Kind, Stiefouder, Partner, Pleegouder, Voogd, Grootouder, BroerZus,
        Familie, Vriend, Buur, Omstander, School, Arts, Advocaat, Gi, Raad, VeiligThuis, Ovj,
        Collega, Professional, Ander,
    }
}

wording! {
    /// How a speaker is named. One verb for every parent.
    Accounts {
        states = "verklaart";
        states_who = "verklaart_wie" [wie];
        states_this = "verklaart_dit" [wie];
        says = "zegt";
        says_who = "zegt_wie" [wie];
        says_this = "zegt_dit" [wie];
        seen_by_officer = "waargenomen";
        seen_by_officer_this = "waargenomen_dit";
        heard_from = "hoorde_van" [door, wie];
        heard_from_this = "hoorde_dit_van" [door, wie];
        chain = "heeft_het_van" [door, wie];
        wishes = "wil";
        mentions = "noemt_stuk";
        mentions_who = "noemt_stuk_wie" [wie];
        mentions_this = "noemt_stuk_dit" [wie];
        unnamed = "bron_niet_genoemd";
        unnamed_this = "bron_niet_genoemd_dit";
        document = "stuk";
        document_this = "stuk_dit";
        system = "systeem";
        system_this = "systeem_dit";
        judgement = "oordeel";
        judgement_this = "oordeel_dit";
        recorded = "vastgelegd";
        recorded_this = "vastgelegd_dit";
        hearsay = "van_horen_zeggen";
        hearsay_unknown = "van_horen_zeggen_onbekend";
        question = "vraag_aan_kind";
        question_unknown = "vraag_onbekend";
        present = "aanwezig";
        present_unknown = "aanwezig_onbekend";
        which_document = "welk_stuk";
        which_document_unknown = "welk_stuk_onbekend";
        shown_seen = "stuk_gezien";
        shown_mentioned = "stuk_genoemd" [wie];
        query = "bevraging";
        query_unknown = "bevraging_onbekend";
        about = "gaat_over" [wie];
    }
}

wording! {
    /// Signals and dangers.
    Safety {
        established = "vastgesteld";
        mentioned = "genoemd";
        also = "ook";
        ongoing = "nu_gaande";
        part_unknown = "deel_onbekend";
        seen_where = "gezien_waar";
        asleep = "sliep";
        first_hand = "zelf_gezien";
        at_risk = "wie_loopt_gevaar";
        from = "van_wie";
        place = "waar";
        note = "toelichting_bij";
        answer = "antwoord" [wie];
        answer_unknown = "antwoord_onbekend" [wie];
        not_put = "niet_voorgelegd" [wie];
        not_put_why = "reden";
        put_unknown = "voorleggen_onbekend" [wie];
    }
}

wording! {
    /// Stories and hearings.
    Hearings {
        no_statement = "geen_verklaring";
        no_observation = "geen_waarneming";
        no_judgement = "geen_oordeel";
        no_children = "geen_woorden_kind";
        no_others = "geen_anderen";
        not_heard_see = "niet_gehoord_zie";
        heard = "gehoord" [wie];
        partly = "deels_gehoord" [wie];
        not_reached = "niet_bereikt" [wie];
        tries = "geprobeerd";
        about = "waarover";
        unasked = "ongevraagd";
        apart = "apart";
        free_at_door = "vrij_aan_deur";
        free_by_phone = "vrij_telefoon";
        seen = "gezien";
        knows_home = "kent_huis";
        not_heard = "niet_gehoord" [wie];
        spared = "bewust_niet" [wie];
        unknown = "gehoord_onbekend" [wie];
        how = "hoe";
        when = "wanneer";
        why_not = "waarom_niet";
        why_unknown = "waarom_onbekend";
        plan = "plan";
        plan_unknown = "plan_onbekend";
        claims = "beweringen";
        no_claims = "geen_beweringen";
        claim_of = "bewering" [nr, wie, over];
        claim_nobody = "bewering_zonder_bron" [nr, over];
        stands_at_safety = "staat_bij_veiligheid";
    }
}

wording! {
    /// Decisions and documents.
    Papers {
        none = "geen";
        court = "instantie";
        date = "datum";
        number = "kenmerk";
        today = "vandaag";
        evidence = "bekend";
        seen = "gezien";
        confirmed = "bevestigd";
        mentioned = "genoemd";
        force = "geldt";
        in_force = "geldt_ja";
        replaced = "vervangen";
        suspended = "geschorst";
        until = "tot";
        children = "kinderen";
        favours = "voor";
        protects = "beschermt";
        gives_today = "geeft_vandaag";
        appealed = "hoger_beroep";
        enforceable = "uitvoerbaar";
        served = "betekend";
        clause = "sterke_arm";
        clause_by_law = "sterke_arm_wet";
        clause_by_law_agency = "sterke_arm_wet_gi";
    }
}

wording! {
    /// Who wishes to report an offence.
    Wishes {
        against = "tegen" [wie, zegt, tegen];
        nobody = "tegen_niemand" [wie];
        fact = "waarvan";
    }
}

wording! {
    /// Kinds of decision.
    Decisions of DecisionKind {
        Omgang, GezagEenPersoon, Hoofdverblijf, GezagOfVerblijf, Ontzegging, PlanInBeschikking,
        Ouderschapsplan, SchriftelijkeAanwijzing, Uithuisplaatsing, Ots, VoorlopigeOts, Huisverbod,
        BevelOvj, BevelStrafrechter, Afspraak, Advies, Geen, Onbekend,
    }
}

wording! {
    /// The outcomes.
    Outcomes of Outcome {
        Terughoudend, EigenAfweging, EerstVaststellen, OptredenNoodzakelijk,
    }
}

wording! {
    /// The weighing.
    Weighing {
        advice = "uitkomst";
        road_door = "weg_deur";
        road_care = "weg_zorg";
        road_find_out = "weg_vaststellen";
        for_child = "voor_kind" [wie];
        for_adults = "voor_volwassenen";
        act_for = "handelen_voor" [wie];
        reasons = "redenen";
        acts = "handelen";
        possible = "mogelijk";
        when_seen = "zodra_gezien";
        weigh = "afwegen";
        no_ground = "geen_grond";
        safe_place = "veilige_plek";
        handover = "overdracht";
        enter_help = "binnentreden_hulp";
        enter_decision = "binnentreden_beslissing";
        lighter = "lichtere_wegen";
        report = "aangifte";
        clause = "sterke_arm";
        clause_none = "sterke_arm_geen";
        clause_unknown = "sterke_arm_onbekend";
        clause_counts = "sterke_arm_geldt";
        clause_by_law = "sterke_arm_wet";
        order = "opdracht_ovj";
        to_ovj = "leg_voor_ovj";
        against_asker = "tegen_vrager";
        offence_established = "feit_vastgesteld" [signalen];
        offence_reported = "feit_gemeld" [wie, signalen];
        offence_suspected = "feit_vermoed";
        departs = "wijkt_af";
        departs_without_reason = "wijkt_af_zonder_reden";
        officer_decides = "verbalisant_besluit";
    }
}

wording! {
    /// Acts and open points.
    Acts {
        none = "geen";
        done = "gedaan";
        done_for = "gedaan_voor" [wie];
        told = "verteld";
        told_to = "verteld_aan" [wie];
        referred = "verwezen";
        referred_who = "verwezen_wie" [wie];
        about = "over";
        reason = "reden";
        reason_unknown = "reden_onbekend";
        open_none = "geen_open_punten";
        open_can_change = "kan_uitkomst_veranderen" [uitkomst];
        open_rest = "verder_open";
        or = "of";
        who_knows = "weet_misschien";
        at_risk = "wie_loopt_gevaar" [signaal];
        known = "hoe_bekend" [signaal];
        part = "welk_deel" [signaal];
        first_hand = "zelf_gezien" [signaal];
        place = "waar_is" [wie];
        free_speech = "vrij_spreken" [wie];
        receiving = "veilig_bij" [wie];
        ovj_handover = "ovj_vragen";
        favours = "beslissing_voor" [nr];
        decision_children = "beslissing_kinderen" [nr];
        today = "beslissing_vandaag" [nr];
        enforceable = "beslissing_uitvoerbaar" [nr];
        served = "beslissing_betekend" [nr];
        reporter = "wie_meldt";
        children = "welke_kinderen";
        decision = "welke_beslissing";
        evidence = "beslissing_zien" [nr];
        force = "beslissing_geldt" [nr];
        clause = "sterke_arm" [nr];
        hearing = "horen" [wie];
        rebuttal = "voorleggen" [nr];
    }
}

wording! {
    /// Records that cannot both be right.
    Contradictions {
        intro = "inleiding";
        two_decisions = "twee_beslissingen" [een, ander];
        decisions_disagree = "beslissingen_oneens" [een, ander];
        other_day = "andere_dag" [een, ander];
        ban_unknown = "verbod_onbekend";
        none_and_one = "geen_en_wel" [nr];
        missing_and_present = "kind_vermist_en_aanwezig" [wie];
        disputed = "betwist" [signaal, nr];
        heard_silent = "gehoord_zonder_verklaring" [wie];
        adult = "kind_is_volwassen" [wie];
        older = "kind_ouder_dan_ouder" [kind, ouder];
        heard_before = "gehoord_voor_melding" [wie];
        decision_later = "beslissing_na_melding" [nr];
        wish_and_declined = "aangifte_gewenst_en_afgezien";
    }
}

wording! {
    /// Reasons why something that was typed does not stand in the mutatie itself.
    Omitted {
        intro = "inleiding";
        none = "geen";
        statement = "verklaring_ingetrokken";
        decision = "beslissing_ingetrokken";
        act = "handeling_ingetrokken";
        question = "vraag_niet_van_toepassing" [vraag];
        danger = "gevaar_niet_geldig" [signaal, antwoord];
        danger_withdrawn = "gevaar_ingetrokken" [signaal];
        reply_replaced = "antwoord_vervangen" [signaal, antwoord];
        reply_gone = "antwoord_niet_geldig" [signaal, antwoord];
        source = "bron_niet_gebruikt";
        wish = "wens_ingetrokken";
        hearing_heard = "waarom_niet_maar_gehoord" [wie];
        hearing_not = "hoe_maar_niet_gehoord" [wie];
        hearing_unknown = "gehoord_onbekend" [wie];
        rebuttal_not_put = "antwoord_maar_niet_voorgelegd" [nr];
        rebuttal_put = "reden_maar_voorgelegd" [nr];
        rebuttal_unknown = "voorleggen_onbekend" [nr];
        rebuttal_gone = "geen_bewering" [nr];
        concept = "niet_toegevoegd";
        place = "plaats";
        answer = "antwoord";
        no_date = "geen_datum" [veld];
        birth_of = "geboortedatum_van" [wie];
        heard_of = "gehoord_moment_van" [wie];
        decision_day = "beslissing_datum";
        decision_until = "beslissing_tot";
        said_at = "moment";
        call_time = "tijd_melding";
    }
}

wording! {
    /// The zorgmelding.
    Care {
        aid = "hulpmiddel";
        urgent = "spoed";
        decides = "verbalisant_besluit";
        parents_first = "open_naar_ouders";
        terms = "termijnen";
        observations = "waarnemingen";
        judgement = "oordeel";
        statements = "verklaringen";
    }
}

/// A sentence with its sources.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sourced {
    #[serde(rename = "tekst")]
    pub(super) text: Phrase,
    #[serde(rename = "bronnen", deserialize_with = "filled")]
    pub(super) citations: Vec<Citation>,
}

/// A heading of the leaflet with its sentences.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LeafletPart {
    #[serde(rename = "kop")]
    pub(super) title: Phrase,
    #[serde(rename = "regels")]
    pub(super) lines: Vec<Sourced>,
}

/// The leaflet. It has no slot at all, so it can hold nothing of the call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leaflet {
    #[serde(rename = "titel")]
    pub(super) title: Phrase,
    #[serde(rename = "vooraf")]
    pub(super) banner: Phrase,
    #[serde(rename = "delen")]
    pub(super) parts: Vec<LeafletPart>,
}

/// All wording of the documents, complete by construction.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentTexts {
    #[serde(rename = "algemeen")]
    pub(super) common: Common,
    #[serde(rename = "uitgave")]
    pub(super) imprint: Imprints,
    #[serde(rename = "afgeschermd")]
    pub(super) shields: Shields,
    #[serde(rename = "koppen")]
    pub(super) headings: Headings,
    #[serde(rename = "personen")]
    pub(super) people: People,
    #[serde(rename = "relaties")]
    relations: Relations,
    #[serde(rename = "sprekers")]
    pub(super) accounts: Accounts,
    #[serde(rename = "veiligheid")]
    pub(super) safety: Safety,
    #[serde(rename = "horen")]
    pub(super) hearings: Hearings,
    #[serde(rename = "stukken")]
    pub(super) papers: Papers,
    #[serde(rename = "aangiften")]
    pub(super) wishes: Wishes,
    #[serde(rename = "beslissingen")]
    decisions: Decisions,
    #[serde(rename = "uitkomsten")]
    outcomes: Outcomes,
    #[serde(rename = "afweging")]
    pub(super) weighing: Weighing,
    #[serde(rename = "handelingen")]
    pub(super) acts: Acts,
    #[serde(rename = "tegenspraken")]
    pub(super) contradictions: Contradictions,
    #[serde(rename = "niet_opgenomen")]
    pub(super) omitted: Omitted,
    #[serde(rename = "zorgmelding")]
    pub(super) care: Care,
    #[serde(rename = "termijnen")]
    pub(super) care_terms: Vec<Sourced>,
    #[serde(rename = "bijsluiter")]
    pub(super) leaflet: Leaflet,
}

impl DocumentTexts {
    /// The banner of everything that is made in a training.
    pub fn exercise(&self) -> String {
        self.imprint.exercise.to_string()
    }

    /// What a person is to the child, in words.
    pub fn relation(&self, relation: Relation) -> &str {
        self.relations.of(relation)
    }

    /// An outcome, in words.
    pub fn outcome(&self, outcome: Outcome) -> &str {
        self.outcomes.of(outcome)
    }

    /// A kind of decision, in words.
    pub fn decision(&self, kind: DecisionKind) -> &str {
        self.decisions.of(kind)
    }

    /// A kind of act of the officer, in words.
    pub fn act_kind(&self, kind: ActKind) -> &str {
        match kind {
            ActKind::Gedaan => &self.acts.done,
            ActKind::Verteld => &self.acts.told,
            ActKind::Verwezen => &self.acts.referred,
        }
    }

    /// An act that the rules speak of, in words.
    pub fn act(&self, act: ActId) -> &str {
        let w = &self.weighing;
        match act {
            ActId::VeiligePlek => &w.safe_place,
            ActId::Overdracht => &w.handover,
            ActId::BinnentredenHulp => &w.enter_help,
            ActId::BinnentredenBeslissing => &w.enter_decision,
            ActId::LichtereWegen => &w.lighter,
            ActId::AangifteOpnemen => &w.report,
        }
    }

    /// What the rules say of an act, in words.
    pub fn leave(&self, leave: Leave) -> &str {
        match leave {
            Leave::Mogelijk => &self.weighing.possible,
            Leave::ZodraGezien => &self.weighing.when_seen,
            Leave::Afwegen => &self.weighing.weigh,
            Leave::GeenGrond => &self.weighing.no_ground,
        }
    }

    /// What the sterke-arm clause is worth, in words.
    pub fn clause(&self, clause: Clause) -> &str {
        let w = &self.weighing;
        match clause {
            Clause::Geen => &w.clause_none,
            Clause::Onbekend => &w.clause_unknown,
            Clause::Geldt => &w.clause_counts,
            Clause::VanRechtswege => &w.clause_by_law,
        }
    }
}
