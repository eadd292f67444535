//! The words of the terugblik, read from `assets/terugblik.ron`: a flat list of names and texts with
//! holes. Every name stands here with its holes, so that a gap is found when the file is read.

use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::{
    documents::phrase::{Phrase, phrases},
    protocol::Shape,
};

macro_rules! texts {
    ($($name:ident [$($hole:ident),*]),+ $(,)?) => {
        /// The name of a text in `assets/terugblik.ron`.
        #[allow(missing_docs, reason = "the names are the texts' own keys in the file")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TextId { $($name),+ }

        impl TextId {
            /// Every name.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name in the file.
            pub fn name(self) -> &'static str {
                NAMES[self as usize]
            }
        }

        // Tables and no match: a match with this many arms costs the compiler more.
        const NAMES: &[&str] = &[$(stringify!($name)),+];
        const HOLES: &[&[&str]] = &[$(&[$(stringify!($hole)),*]),+];
    };
}

texts! {
    // Small words.
    En [],
    Niemand [],
    Iemand [],
    Persoon [label, relatie],
    NietTeKoppelen [label, dag],
    StemAgent [],
    StemStuk [],
    StemSysteem [],
    LeegVeld [],
    MinderDanVijf [],
    EenDag [],
    Dagen [n],
    // What stands out.
    VeiligheidElkeKeerOnbekend [n],
    NooitGehoordEen [wie],
    NooitGehoord [wie, n],
    NietGehoordBijMelding [wie, n, van, melder],
    AdviesZonderRechter [wie, dag],
    GestoptZonderRechter [wie, stem, dag],
    MeldingenOverEnWeer [a, b],
    AangiftenOverEnWeer [],
    VervolgVoorbij [dag],
    LangsteZonderContact [dagen, stem],
    InWeekend [n, van],
    // What stayed unknown.
    OnbekendTeller [wat, n, van],
    OnbekendSignaal [signaal],
    OnbekendGenoemd [signaal],
    OnbekendMelder [],
    OnbekendKinderen [],
    OnbekendBeslissing [],
    OnbekendGezien [],
    OnbekendGeldt [],
    OnbekendSterkeArm [],
    OnbekendPlaats [],
    OnbekendVrijSpreken [],
    OnbekendOntvangend [],
    OnbekendOvj [],
    OnbekendVoor [],
    OnbekendOverWelk [],
    OnbekendGeeftVandaag [],
    OnbekendUitvoerbaar [],
    OnbekendBetekend [],
    // Cells of the course.
    BeidenGehoord [],
    OuderGehoord [wie],
    NiemandTeHoren [],
    OuderNietGehoord [wie],
    KindNietBelast [wie],
    MetReden [wie],
    DeelsGehoord [wie],
    NietBereikt [wie],
    GewogenMetRegels [editie],
    GewogenMetEerdereRegels [],
    OpnieuwGewogen [editie, oud, nieuw],
    Geimporteerd [],
    AantalTreffers [n],
    EenTreffer [],
    AangifteGewenst [wie],
    AangifteGewenstTegen [wie, tegen],
    ZorgGemaakt [],
    ZorgNietGemaakt [],
    ZorgNogNiet [],
    RechterGevraagd [stem],
    RechterBesliste [dag],
    RechterNiet [],
    ZonderContact [stem, dagen, dag],
    ContactGaatWeer [stem, dag],
    ContactNietHervat [],
    AfspraakVervolg [dag],
    AfspraakVervolgVoorbij [dag],
    AfspraakWijkagent [],
    AfspraakJeugdcoordinator [],
    AfspraakAangifte [],
    AfspraakHoren [wie],
    AfspraakOuders [nr],
    AfspraakVerwijzing [nr],
    // Contradictions.
    Verschil [wat, een, stem_een, dag_een, ander, stem_ander, dag_ander],
    VerschilVersies [wat, een, stem_een, versie_een, ander, stem_ander, versie_ander, dag],
    OverGezag [],
    OverGezagBij [],
    OverSterkeArm [soort, dag],
    OverGeldt [soort, dag],
    OverWoont [wie],
    OverGestoptDoor [],
    OverGestoptSinds [],
    ZonderDatum [],
    Binnen [dag, wat],
    TweeBeslissingen [een, ander],
    BeslissingenOneens [een, ander],
    AndereDag [een, ander],
    VerbodOnbekend [],
    GeenEnWel [nr],
    VermistEnAanwezig [wie],
    Betwist [signaal, nr],
    GehoordZonderVerklaring [wie],
    GewenstEnAfgezien [],
    KindIsVolwassen [wie],
    KindOuderDanOuder [kind, ouder],
    GehoordVoorMelding [wie],
    BeslissingNaMelding [nr],
    // Quality points.
    PuntVeiligheidNietGevraagd [],
    PuntNietGevraagd [signalen],
    PuntGevaarZonderGrond [signaal],
    PuntGeenWaarneming [],
    PuntEenStem [wie],
    PuntKindZonderVraag [wie],
    PuntKindZonderAanwezig [wie],
    PuntOuderNietGehoord [wie],
    PuntNietVoorgelegd [wie],
    PuntZonderBijsluiter [],
    PuntZorgZonderWeging [vragen],
    PuntZorgZonderReden [],
    PuntAfwijkingZonderReden [],
    PuntSterkeArmNietGezien [nr],
    PuntBronSignaal [signalen],
    PuntBronVraag [vragen],
    PuntBronBeslissing [nr],
    PuntVrijSpreken [wie],
    // Differences.
    IsToegevoegd [wat],
    IsVerwijderd [wat],
    VeldToegevoegd [wat, veld, nieuw],
    VeldVerwijderd [wat, veld, oud],
    VeldGewijzigd [wat, veld, oud, nieuw],
    Volgorde [wat],
    MetNaam [soort, naam],
    SoortMelding [],
    SoortPersoon [],
    SoortSignaal [],
    SoortGevaar [],
    SoortAntwoord [],
    SoortBeslissing [],
    SoortVerklaring [],
    SoortGehoord [],
    SoortWederhoor [],
    SoortHandeling [],
    SoortAangifte [],
    SoortConcept [],
    SoortAfscherming [],
    VeldKenmerk [],
    VeldTijd [],
    VeldMelder [],
    VeldMeldersOok [],
    VeldPlekken [],
    VeldSignalenVan [],
    VeldLabel [],
    VeldRelatie [],
    VeldNaam [],
    VeldLeeftijd [],
    VeldGeboren [],
    VeldNu [],
    VeldNuTekst [],
    VeldWoont [],
    VeldAdres [],
    VeldTelefoon [],
    VeldTolk [],
    VeldToestand [],
    VeldAdresGeheim [],
    VeldOuders [],
    VeldGezagBij [],
    VeldWens [],
    VeldAntwoord [],
    VeldToelichting [],
    VeldNummer [],
    VeldAard [],
    VeldVastgesteld [],
    VeldNuGaande [],
    VeldWie [],
    VeldVan [],
    VeldWaar [],
    VeldHoe [],
    VeldOok [],
    VeldZelfGezien [],
    VeldTekst [],
    VeldVolgens [],
    VeldSoort [],
    VeldInstantie [],
    VeldDatum [],
    VeldZaaknummer [],
    VeldVandaag [],
    VeldGezien [],
    VeldGeldt [],
    VeldSterkeArm [],
    VeldKinderen [],
    VeldVoor [],
    VeldGeeftVandaag [],
    VeldTot [],
    VeldHogerBeroep [],
    VeldUitvoerbaar [],
    VeldBetekend [],
    VeldIngetrokken [],
    VeldVastgelegd [],
    VeldPlaats [],
    VeldStap [],
    VeldOver [],
    VeldGehoord [],
    VeldHoeGehoord [],
    VeldWaaromNiet [],
    VeldPlan [],
    VeldWaarover [],
    VeldUitZichzelf [],
    VeldPogingen [],
    VeldVrijDeur [],
    VeldVrijTelefoon [],
    VeldKindGezien [],
    VeldApart [],
    VeldKentThuis [],
    VeldVoorgelegd [],
    VeldAan [],
    VeldBlijftStaan [],
    VeldReden [],
    VeldVorm [],
    VeldWieWil [],
    VeldTegen [],
    VeldWoordenGelaten [],
    VeldGeenDatum [],
    VeldKlok [],
    WaardeKlok [],
    // Values.
    WaardeJa [],
    WaardeNee [],
    WaardeOnbekend [],
    WaardeNietGevraagd [],
    WaardeGevaar [],
    WaardeGezien [],
    WaardeBevestigd [],
    WaardeGenoemd [],
    WaardeGeldt [],
    WaardeVervangen [],
    WaardeGeschorst [],
    WaardeGehoord [],
    WaardeDeelsGehoord [],
    WaardeNietGehoord [],
    WaardeNietBereikt [],
    WaardeBewustNiet [],
    WaardeVoorgelegd [],
    WaardeNietVoorgelegd [],
    WaardeGedaan [],
    WaardeVerteld [],
    WaardeVerwezen [],
    WaardeLetterlijk [],
    WaardeSamengevat [],
    WaardeGewoon [],
    WaardeOverleden [],
    WaardeNietBekend [],
    WaardeGeheim [],
    WaardeZelfGezien [],
    WaardeNietZelfGezien [],
    WaardeZelfGezienOnbekend [],
    WaardeSlapend [],
    WaardeVervallen [],
    RelatieMoeder [],
    RelatieVader [],
    RelatieOuder [],
    RelatieKind [],
    RelatieStiefouder [],
    RelatiePartner [],
    RelatiePleegouder [],
    RelatieVoogd [],
    RelatieGrootouder [],
    RelatieBroerZus [],
    RelatieFamilie [],
    RelatieVriend [],
    RelatieBuur [],
    RelatieOmstander [],
    RelatieSchool [],
    RelatieArts [],
    RelatieAdvocaat [],
    RelatieGi [],
    RelatieRaad [],
    RelatieVeiligThuis [],
    RelatieOvj [],
    RelatieCollega [],
    RelatieProfessional [],
    RelatieAnder [],
    BeslissingOmgang [],
    BeslissingGezagEenPersoon [],
    BeslissingHoofdverblijf [],
    BeslissingGezagOfVerblijf [],
    BeslissingOntzegging [],
    BeslissingPlanInBeschikking [],
    BeslissingOuderschapsplan [],
    BeslissingSchriftelijkeAanwijzing [],
    BeslissingUithuisplaatsing [],
    BeslissingOts [],
    BeslissingVoorlopigeOts [],
    BeslissingHuisverbod [],
    BeslissingBevelOvj [],
    BeslissingBevelStrafrechter [],
    BeslissingAfspraak [],
    BeslissingAdvies [],
    BeslissingGeen [],
    BeslissingOnbekend [],
    PlaatsOnbekend [],
    PlaatsBij [wie],
    PlaatsBeide [],
    PlaatsElders [],
    PlaatsPlek [nr],
    BronWaargenomen [],
    BronLetterlijk [wie],
    BronSamengevat [wie],
    BronHorenZeggen [wie, van],
    BronKind [wie, vraag, aanwezig],
    BronStukGezien [stuk],
    BronStukGenoemd [stuk, wie],
    BronSysteem [vraag],
    BronOordeel [],
    BronHandeling [],
    BronNietGenoemd [],
    BronMetVorm [bron],
    // Why two calls may be one household's.
    ZelfdeKind [wie],
    ZelfdePersoon [wie],
    PersoonLijkt [wie],
    TweeNamen [een, ander],
    ZelfdeAdres [wie],
    AdresLijkt [wie],
    // Dates to watch.
    TermijnEersteBericht [],
    TermijnOnderzoek [],
    TermijnWijkagent [],
    TermijnJeugdcoordinator [],
    StandVerzonden [wat, dag],
    StandTerug [wat, dag],
    StandTeLaat [wat, dag, dagen],
    // Figures for the team.
    CijferUitkomst [],
    CijferWederhoor [],
    CijferHerhaling [],
    CijferVeiligheid [],
    CijferZorgmelding [],
    CijferTerugkoppeling [],
    CijferJa [],
    CijferNee [],
    CijferTotaal [],
    UitkomstTerughoudend [],
    UitkomstEigenAfweging [],
    UitkomstEerstVaststellen [],
    UitkomstOptredenNoodzakelijk [],
}

/// Every text, complete by construction.
pub struct TerugblikTexts(Vec<Phrase>);

impl fmt::Debug for TerugblikTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TerugblikTexts").finish_non_exhaustive()
    }
}

impl<'de> Deserialize<'de> for TerugblikTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        phrases(deserializer, Shape::Quoted, NAMES, HOLES).map(Self)
    }
}

impl TerugblikTexts {
    /// A text without holes.
    pub fn get(&self, id: TextId) -> &str {
        self.0.get(id as usize).map_or("", |text| text)
    }

    /// A text with its holes filled. What is filled in is never read for holes itself.
    pub fn fill(&self, id: TextId, with: &[(&str, &str)]) -> String {
        let mut rest = self.get(id);
        let mut filled = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((hole, after)) = after.split_once('}') else {
                rest = after;
                continue;
            };
            let value = with.iter().find(|(name, _)| *name == hole);
            debug_assert!(value.is_some(), "{}: {hole} is not filled", id.name());
            filled.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::read_words;

    const BUILT_IN: &str = include_str!("../../assets/terugblik.ron");

    #[test]
    fn the_built_in_words_are_complete() {
        let read = read_words::<TerugblikTexts>("terugblik.ron", BUILT_IN);
        assert!(read.is_ok(), "{read:?}");
    }

    #[test]
    fn a_missing_an_unknown_and_a_text_without_its_hole_are_refused() {
        let refused = |from: &str, to: &str, what: &str| {
            let text = BUILT_IN.replacen(from, to, 1);
            let fault = read_words::<TerugblikTexts>("terugblik.ron", &text).unwrap_err();
            assert!(fault.to_string().contains(what), "{fault}");
        };
        refused("\"Niemand\": \"niemand\",", "", "ontbreekt nog: Niemand.");
        refused("\"Niemand\":", "\"Nergens\":", "‘Nergens’ bestaat niet");
        let person = "\"{label} ({relatie})\"";
        let once = "(Persoon): zet {relatie} er precies één keer in";
        refused(person, "\"{label}\"", once);
        refused(person, "\"{label} {relatie} {relatie}\"", once);
        refused(
            person,
            "\"{label} {relatie} {x}\"",
            "(Persoon): haal {x} weg",
        );
    }

    #[test]
    fn what_an_officer_typed_is_not_read_for_holes() {
        let texts = read_words::<TerugblikTexts>("terugblik.ron", BUILT_IN).unwrap();
        let text = texts.fill(
            TextId::Persoon,
            &[("label", "{relatie}"), ("relatie", "vader")],
        );
        assert_eq!(text, "{relatie} (vader)");
    }
}
