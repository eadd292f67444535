//! The words of the terugblik, read from `assets/terugblik.ron`: a flat list of names and texts with
//! holes. Every name stands here with its holes, so that a gap is found when the file is read.

use std::{collections::BTreeMap, fmt};

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
                TABLE[self as usize].0
            }

            /// The holes that the text must have, each once.
            pub fn holes(self) -> &'static [&'static str] {
                TABLE[self as usize].1
            }
        }

        // One table and no match: a match with this many arms costs the compiler more.
        const TABLE: &[(&str, &[&str])] = &[$((stringify!($name), &[$(stringify!($hole)),*])),+];
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
    // Cells of the course.
    BeidenGehoord [],
    OuderNietGehoord [wie],
    KindNietBelast [wie],
    MetReden [wie],
    Geimporteerd [],
    AantalTreffers [n],
    EenTreffer [],
    AangifteGewenst [wie],
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
    VerbodOnbekend [],
    GeenEnWel [nr],
    VermistEnAanwezig [wie],
    Betwist [signaal, nr],
    GehoordZonderVerklaring [wie],
    GewenstEnAfgezien [],
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
    SoortConcept [],
    SoortAfscherming [],
    VeldKenmerk [],
    VeldTijd [],
    VeldMelder [],
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
    VeldAntwoord [],
    VeldGrond [],
    VeldToelichting [],
    VeldNummer [],
    VeldVastgesteld [],
    VeldWie [],
    VeldVan [],
    VeldWaar [],
    VeldHoe [],
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
    VeldIngetrokken [],
    VeldPlaats [],
    VeldStap [],
    VeldOver [],
    VeldGehoord [],
    VeldHoeGehoord [],
    VeldWaaromNiet [],
    VeldPlan [],
    VeldVoorgelegd [],
    VeldAan [],
    VeldReden [],
    VeldWoordenGelaten [],
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
    WaardeGehoord [],
    WaardeNietGehoord [],
    WaardeBewustNiet [],
    WaardeVoorgelegd [],
    WaardeNietVoorgelegd [],
    WaardeGedaan [],
    WaardeVerteld [],
    WaardeVerwezen [],
    RelatieMoeder [],
    RelatieVader [],
    RelatieOuder [],
    RelatieKind [],
    RelatieGrootouder [],
    RelatiePartner [],
    RelatieFamilie [],
    RelatieBuur [],
    RelatieProfessional [],
    RelatieAnder [],
    BeslissingOmgang [],
    BeslissingGezagOfVerblijf [],
    BeslissingOntzegging [],
    BeslissingPlanInBeschikking [],
    BeslissingOuderschapsplan [],
    BeslissingSchriftelijkeAanwijzing [],
    BeslissingHuisverbod [],
    BeslissingAfspraak [],
    BeslissingAdvies [],
    BeslissingGeen [],
    BeslissingOnbekend [],
    PlaatsOnbekend [],
    PlaatsBij [wie],
    PlaatsBeide [],
    PlaatsElders [],
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
    // Why two calls may be one household's.
    ZelfdeKind [wie],
    ZelfdePersoon [wie],
    TweeNamen [een, ander],
    ZelfdeAdres [wie],
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
pub struct TerugblikTexts(Vec<String>);

impl fmt::Debug for TerugblikTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TerugblikTexts").finish_non_exhaustive()
    }
}

/// Why the words were refused.
#[derive(Debug, thiserror::Error)]
pub enum TerugblikTextsError {
    /// No valid RON of this shape.
    #[error("{file}, regel {line}, kolom {column}: {message}")]
    Syntax {
        /// File name.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A text is absent or empty.
    #[error("{file}: de tekst ‘{name}’ ontbreekt of is leeg. Vul hem in.")]
    Empty {
        /// File name.
        file: String,
        /// The text's name.
        name: &'static str,
    },
    /// A hole is absent, stands twice, or is not known.
    #[error("{file}: in de tekst ‘{name}’ horen deze gaten, elk één keer: {}.", wanted(.holes))]
    Holes {
        /// File name.
        file: String,
        /// The text's name.
        name: &'static str,
        /// The holes that belong there.
        holes: &'static [&'static str],
    },
    /// A name that the program does not know.
    #[error("{file}: de terugblik kent geen tekst ‘{name}’. Kijk de naam na of haal hem weg.")]
    Unknown {
        /// File name.
        file: String,
        /// The name.
        name: String,
    },
}

fn wanted(holes: &[&str]) -> String {
    if holes.is_empty() {
        return "geen".to_owned();
    }
    let holes: Vec<String> = holes.iter().map(|h| format!("{{{h}}}")).collect();
    holes.join(", ")
}

impl TerugblikTexts {
    /// Reads `terugblik.ron`; `file` is the name that an error shows.
    ///
    /// # Errors
    /// Text that is no RON of this shape, a name that is missing or unknown, an empty text, a text
    /// with other holes than the program fills.
    pub fn parse(file: &str, text: &str) -> Result<Self, TerugblikTextsError> {
        let mut given: BTreeMap<String, String> =
            ron::from_str(text).map_err(|e| TerugblikTextsError::Syntax {
                file: file.to_owned(),
                line: e.span.start.line,
                column: e.span.start.col,
                message: crate::protocol::ron_problem(&e),
            })?;
        let mut texts = Vec::with_capacity(TextId::ALL.len());
        for id in TextId::ALL {
            let (file, name) = (|| file.to_owned(), id.name());
            let Some(text) = given.remove(name).filter(|t| !t.trim().is_empty()) else {
                return Err(TerugblikTextsError::Empty { file: file(), name });
            };
            let holes = id.holes();
            let mut found = holes_of(&text);
            let mut belong = holes.to_vec();
            found.sort_unstable();
            belong.sort_unstable();
            if found != belong {
                return Err(TerugblikTextsError::Holes {
                    file: file(),
                    name,
                    holes,
                });
            }
            texts.push(text);
        }
        match given.into_keys().next() {
            Some(name) => Err(TerugblikTextsError::Unknown {
                file: file.to_owned(),
                name,
            }),
            None => Ok(Self(texts)),
        }
    }

    /// A text without holes.
    pub fn get(&self, id: TextId) -> &str {
        self.0.get(id as usize).map_or("", String::as_str)
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

fn holes_of(text: &str) -> Vec<&str> {
    let starts = text.split('{').skip(1);
    starts
        .map(|part| part.split_once('}').map_or(part, |(hole, _)| hole))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../assets/terugblik.ron");

    #[test]
    fn the_built_in_words_are_complete() {
        let read = TerugblikTexts::parse("terugblik.ron", BUILT_IN);
        assert!(read.is_ok(), "{read:?}");
    }

    #[test]
    fn a_missing_an_unknown_and_a_text_without_its_hole_are_refused() {
        let fault = |text: String| TerugblikTexts::parse("terugblik.ron", &text).unwrap_err();
        let missing = BUILT_IN.replace("\"Niemand\":", "\"Nergens\":");
        assert!(matches!(
            fault(missing),
            TerugblikTextsError::Empty {
                name: "Niemand",
                ..
            }
        ));
        let unknown = BUILT_IN.replacen('{', "{ \"Nergens\": \"x\",", 1);
        assert!(matches!(
            fault(unknown),
            TerugblikTextsError::Unknown { .. }
        ));
        let person = "\"{label} ({relatie})\"";
        for wrong in [
            "\"{label}\"",
            "\"{label} {label} {relatie}\"",
            "\"{label} {relatie} {x}\"",
        ] {
            assert!(matches!(
                fault(BUILT_IN.replacen(person, wrong, 1)),
                TerugblikTextsError::Holes {
                    name: "Persoon",
                    ..
                }
            ));
        }
    }

    #[test]
    fn what_an_officer_typed_is_not_read_for_holes() {
        let texts = TerugblikTexts::parse("terugblik.ron", BUILT_IN).unwrap();
        let text = texts.fill(
            TextId::Persoon,
            &[("label", "{relatie}"), ("relatie", "vader")],
        );
        assert_eq!(text, "{relatie} (vader)");
    }
}
