//! The assessment as JSON, for other programs. Ids are stable; words are those of the assets.

use serde::Serialize;

use super::words;
use crate::{
    afweging::{
        ActAdvice, Assessment, Contradiction, Leave, OpenPoint, Outcome, Reason, Road,
        contradictions, report_lines,
    },
    melding::{EntryId, Melding, PersonId},
    protocol::{Citation, Protocol, RuleId},
};

/// The version of this shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Analysis<'a> {
    versie: u32,
    melding: String,
    uitkomst: &'static str,
    weg: Option<&'static str>,
    dringend: bool,
    mogelijk_feit: bool,
    geen_overdracht: bool,
    naar_ovj: bool,
    tegen_vrager: bool,
    opdracht_ovj: bool,
    wijkt_af: bool,
    sterke_arm: String,
    recht_vandaag: String,
    kinderen: Vec<PerChild>,
    volwassenen: &'static str,
    nu_doen: Vec<Stated<'a>>,
    daarna: Vec<Stated<'a>>,
    redenen: Vec<Stated<'a>>,
    open: Vec<Open<'a>>,
    hiaten: Vec<Stated<'a>>,
    klopt_niet: Vec<Differs>,
    toegestaan: Vec<Act<'a>>,
    zodra_gezien: Vec<Act<'a>>,
    af_te_wegen: Vec<Act<'a>>,
    zonder_grond: Vec<Act<'a>>,
    feit_en_aangifte: Vec<Stated<'a>>,
    aangifte_gewenst: Vec<Wish>,
    zorgmelding: Vec<Stated<'a>>,
    omgang: Vec<Stated<'a>>,
    routes: Vec<Stated<'a>>,
    teksten: Vec<Text<'a>>,
}

#[derive(Serialize)]
struct PerChild {
    kind: String,
    uitkomst: &'static str,
}

#[derive(Serialize)]
struct Stated<'a> {
    regel: &'static str,
    tekst: String,
    wie: Vec<String>,
    signalen: Vec<&'static str>,
    bronnen: Vec<Cited<'a>>,
}

#[derive(Serialize)]
struct Cited<'a> {
    bron: &'static str,
    kort: &'a str,
    plaats: &'a str,
    rang: &'static str,
    datum: String,
    oudere_tekst: bool,
    stand: &'static str,
    nagekeken_op: String,
    let_op: Vec<&'a str>,
}

#[derive(Serialize)]
struct Open<'a> {
    id: String,
    stap: &'static str,
    vraag: &'a str,
    weet: &'a str,
    kan_worden: Vec<&'static str>,
}

/// Records that cannot both be right.
#[derive(Serialize)]
struct Differs {
    soort: &'static str,
    wie: Vec<String>,
    signalen: Vec<&'static str>,
    nummers: Vec<u32>,
}

/// Who wishes to report an offence, and against whom.
#[derive(Serialize)]
struct Wish {
    door: Option<String>,
    tegen: Vec<String>,
}

#[derive(Serialize)]
struct Act<'a> {
    handeling: String,
    reden: Stated<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    bestand: &'a str,
    tekst: &'a str,
}

impl<'a> Analysis<'a> {
    /// Gathers everything; `texts` are the documents by file name.
    pub(super) fn new(
        protocol: &'a Protocol,
        melding: &Melding,
        assessment: &Assessment,
        texts: &'a [(&'static str, String)],
    ) -> Self {
        let stated = |list: &[Reason]| list.iter().map(|r| Stated::new(protocol, r)).collect();
        let acts = |leave| Act::with(protocol, &assessment.acts, leave);
        let children = assessment.children.iter();
        Self {
            versie: VERSION,
            melding: melding.id.to_string(),
            uitkomst: assessment.headline.name(),
            weg: assessment.road.map(road),
            dringend: assessment.urgent,
            mogelijk_feit: assessment.offence,
            geen_overdracht: assessment.no_handover,
            naar_ovj: assessment.to_ovj,
            tegen_vrager: assessment.against_asker,
            opdracht_ovj: assessment.ovj_order,
            wijkt_af: assessment.departs,
            sterke_arm: format!("{:?}", assessment.clause),
            recht_vandaag: format!("{:?}", assessment.right),
            kinderen: children
                .map(|(id, outcome)| PerChild {
                    kind: id.to_string(),
                    uitkomst: outcome.name(),
                })
                .collect(),
            volwassenen: assessment.adults.name(),
            nu_doen: stated(&assessment.now),
            daarna: stated(&assessment.later),
            redenen: stated(&assessment.reasons),
            open: assessment
                .open
                .iter()
                .map(|p| Open::new(protocol, p))
                .collect(),
            hiaten: stated(&assessment.wederhoor_track),
            klopt_niet: contradictions(melding)
                .into_iter()
                .map(Differs::of)
                .collect(),
            toegestaan: acts(Leave::Mogelijk),
            zodra_gezien: acts(Leave::ZodraGezien),
            af_te_wegen: acts(Leave::Afwegen),
            zonder_grond: acts(Leave::GeenGrond),
            feit_en_aangifte: stated(&assessment.offence_track),
            aangifte_gewenst: report_lines(melding)
                .into_iter()
                .map(|line| Wish {
                    door: line.by.map(|id| id.to_string()),
                    tegen: line.against.iter().map(PersonId::to_string).collect(),
                })
                .collect(),
            zorgmelding: stated(&assessment.care_track),
            omgang: stated(&assessment.contact_track),
            routes: stated(&assessment.routes),
            teksten: texts
                .iter()
                .map(|(name, text)| Text {
                    bestand: name,
                    tekst: text,
                })
                .collect(),
        }
    }
}

fn road(road: Road) -> &'static str {
    match road {
        Road::Deur => "Deur",
        Road::VeiligThuisEnOvj => "VeiligThuisEnOvj",
        Road::VaststellenEnVeiligThuis => "VaststellenEnVeiligThuis",
    }
}

impl Differs {
    fn of(contradiction: Contradiction) -> Self {
        use Contradiction as C;
        let none = |soort| Self {
            soort,
            wie: Vec::new(),
            signalen: Vec::new(),
            nummers: Vec::new(),
        };
        let entries = |soort, ids: &[EntryId]| Self {
            nummers: ids.iter().map(|id| id.0).collect(),
            ..none(soort)
        };
        let person = |soort, id: PersonId| Self {
            wie: vec![id.to_string()],
            ..none(soort)
        };
        match contradiction {
            C::TweeBeslissingen(one, other) => entries("TweeBeslissingen", &[one, other]),
            C::BeslissingenOneens(one, other) => entries("BeslissingenOneens", &[one, other]),
            C::AndereDag(one, other) => entries("AndereDag", &[one, other]),
            C::VerbodOnbekend => none("VerbodOnbekend"),
            C::GeenEnWel(id) => entries("GeenEnWel", &[id]),
            C::KindVermistEnAanwezig(id) => person("KindVermistEnAanwezig", id),
            C::Betwist(signal, id) => Self {
                signalen: vec![signal.name()],
                ..entries("Betwist", &[id])
            },
            C::GehoordZonderVerklaring(id) => person("GehoordZonderVerklaring", id),
            C::KindIsVolwassen(id) => person("KindIsVolwassen", id),
            C::KindOuderDanOuder(child, parent) => Self {
                wie: vec![child.to_string(), parent.to_string()],
                ..none("KindOuderDanOuder")
            },
            C::GehoordVoorMelding(id) => person("GehoordVoorMelding", id),
            C::BeslissingNaMelding(id) => entries("BeslissingNaMelding", &[id]),
            C::AangifteGewenstEnAfgezien => none("AangifteGewenstEnAfgezien"),
        }
    }
}

impl<'a> Stated<'a> {
    fn new(protocol: &'a Protocol, reason: &Reason) -> Self {
        Self {
            regel: reason.rule.name(),
            tekst: words::reason(protocol, reason),
            wie: reason.who.iter().map(ToString::to_string).collect(),
            signalen: reason.signals.iter().map(|s| s.name()).collect(),
            bronnen: citations(protocol, reason.rule),
        }
    }
}

fn citations(protocol: &Protocol, rule: RuleId) -> Vec<Cited<'_>> {
    let citations = protocol.rule(rule).citations.iter();
    citations.map(|c| Cited::new(protocol, c)).collect()
}

impl<'a> Cited<'a> {
    fn new(protocol: &'a Protocol, citation: &'a Citation) -> Self {
        let source = protocol.sources.get(citation.source);
        let conflicts = protocol.sources.conflicts_with(citation);
        Self {
            bron: citation.source.name(),
            kort: &source.short,
            plaats: &citation.place,
            rang: source.tier.name(),
            datum: source.dated(),
            oudere_tekst: source.older_text(),
            stand: source.status.name(),
            nagekeken_op: source.checked_on.to_string(),
            let_op: conflicts
                .map(|c| c.text.as_str())
                .chain(source.caution.as_deref())
                .collect(),
        }
    }
}

impl<'a> Open<'a> {
    fn new(protocol: &'a Protocol, point: &OpenPoint) -> Self {
        let (question, who_knows) = words::topic(protocol, point.topic);
        Self {
            id: words::topic_id(point.topic),
            stap: point.topic.step().name(),
            vraag: question,
            weet: who_knows,
            kan_worden: point
                .could_become
                .iter()
                .copied()
                .map(Outcome::name)
                .collect(),
        }
    }
}

impl<'a> Act<'a> {
    fn with(protocol: &'a Protocol, acts: &[ActAdvice], leave: Leave) -> Vec<Self> {
        let of = acts.iter().filter(|a| a.leave == leave);
        of.map(|a| Self {
            handeling: format!("{:?}", a.act),
            reden: Stated::new(protocol, &a.reason),
        })
        .collect()
    }
}
