//! Where grave words came from: fair entries give nothing, unfair ones exactly their point.

use ron::{Options, extensions::Extensions};
use serde::Deserialize;

use super::{and_then, fill, graded, id, missed, write};
use crate::{
    melding::{Account, EntryId, Form, PersonId, Shown},
    training::{Ban, Move, PointKey, Scenario},
};

/// A scenario in a file, without the checks of the shell.
#[derive(Deserialize)]
struct Contents {
    #[serde(rename = "voorop")]
    _version: u32,
    scenario: Scenario,
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        [$(include_str!(concat!("../../../../scenarios/oefenen/", $name, ".ron"))),+]
    };
}

/// The shipped scenarios, by their number less one.
fn scenarios() -> Vec<Scenario> {
    let texts = shipped![
        "01-eerste-weigering",
        "02-sterke-arm-rustig-kind",
        "03-sterke-arm-afgedane-aangifte",
        "04-achttiende-aangifte",
        "05-half-uur-te-laat",
        "06-contactverbod-aan-de-deur",
        "07-weg-met-peuter",
        "08-kind-noemt-wapen",
        "09-onder-invloed-bij-overdracht",
        "10-anonieme-zorg-en-advies",
        "11-over-en-weer",
        "12-ophalen-bij-grootouders",
        "13-zestig-keer-eerder",
        "14-kind-van-veertien",
        "15-rechter-zei-geen-contact",
    ];
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let read = |text: &str| options.from_str::<Contents>(text).unwrap().scenario;
    texts.into_iter().map(read).collect()
}

const A: PersonId = PersonId::A;
const B: PersonId = PersonId::B;

/// Under whom an entry stands.
#[derive(Clone, Copy, Debug)]
enum Under {
    Own,
    Judged,
    /// In summary.
    Says(PersonId),
    /// Literally.
    Words(PersonId),
    Paper,
    Record,
}

impl Under {
    fn account(self) -> Account {
        match self {
            Self::Own => Account::Waargenomen,
            Self::Judged => Account::Oordeel,
            Self::Says(by) => Account::told(by),
            Self::Words(by) => Account::Verklaard {
                by,
                form: Form::Letterlijk,
            },
            Self::Paper => Account::Document {
                name: "stuk".into(),
                shown: Shown::Gezien,
                form: Form::Samengevat,
            },
            Self::Record => Account::Systeem {
                query: "personen".into(),
            },
        }
    }
}

use Under::{Judged, Own, Paper, Record, Says, Words};

#[test]
fn a_fair_entry_with_a_grave_word_gives_nothing() {
    let fair: &[(usize, Under, &str)] = &[
        (
            1,
            Own,
            "B is nuchter. Ik ruik geen alcohol en zie geen letsel.",
        ),
        (1, Says(A), "A zegt dat B niet slaat en geen wapen heeft."),
        (
            1,
            Own,
            "Gevraagd naar geweld, wapens en dreiging: A noemt niets.",
        ),
        (
            1,
            Says(A),
            "A verklaart dat zij nooit bang is geweest voor B en dat er geen mishandeling was.",
        ),
        (
            1,
            Own,
            "Zonder drank of drugs in huis te zien heb ik de woning verlaten.",
        ),
        (2, Says(A), "A ontkent dat er ooit is gedreigd of geslagen."),
        (
            3,
            Says(B),
            "B zegt dat A hun zoon in 2024 heeft mishandeld.",
        ),
        (
            3,
            Says(B),
            "Volgens B sloeg A Sem toen. Sem had daarna blauwe plekken.",
        ),
        (3, Own, "B verklaart dat Ilse Sem in 2024 heeft geslagen."),
        (
            3,
            Own,
            "Volgens B is Sem in 2024 mishandeld. A spreekt dat tegen.",
        ),
        (
            3,
            Record,
            "Aangifte van B over mishandeling van Sem, geseponeerd in oktober 2024.",
        ),
        (
            3,
            Own,
            "In het systeem staat een aangifte van B wegens mishandeling. Die is geseponeerd.",
        ),
        (
            3,
            Own,
            "Op de armen en rug van Sem zie ik geen blauwe plekken.",
        ),
        (3, Says(B), "B blijft er bang voor dat het weer gebeurt."),
        (
            3,
            Says(A),
            "A ontkent dat zij Sem heeft geslagen. Hij viel van de klimtoren.",
        ),
        (3, Judged, "Of er is geslagen, is niet vastgesteld."),
        (6, Own, "Binnen hoor ik een kind huilen. K1 is bang."),
        (
            3,
            Says(A),
            "A zegt dat B haar ten onrechte van slaan beschuldigt.",
        ),
        (
            3,
            Own,
            "Aan A voorgelegd dat B zegt dat zij Sem heeft geslagen.",
        ),
        (6, Says(A), "A schrok toen B het raam kapot sloeg."),
        (10, Says(A), "A was bang dat het bij B koud was."),
        (6, Own, "B ruikt niet naar alcohol."),
        (
            6,
            Says(A),
            "A vertelt dat B geen wapen heeft en haar niet heeft geslagen.",
        ),
        (
            7,
            Says(A),
            "A is bang dat B met K1 naar het buitenland gaat.",
        ),
        (
            7,
            Own,
            "Volgens A is B vermist, maar haar zus zegt dat zij veilig is.",
        ),
        (
            8,
            Own,
            "In de schuur ligt een zwart pistool in een doos met patronen.",
        ),
        (
            8,
            Says(PersonId::Child(1)),
            "K1 vertelt dat er een wapen in de schuur ligt.",
        ),
        (
            8,
            Says(B),
            "Het wapen is volgens B een klapperpistool van zijn broer.",
        ),
        (8, Record, "B heeft geen verlof voor een wapen."),
        (9, Own, "Wij roken drank bij B."),
        (9, Own, "Ik rook alcohol. B praat langzaam."),
        (
            9,
            Says(B),
            "B verklaart dat zij vier glazen wijn heeft gedronken.",
        ),
        (9, Says(A), "A zegt dat hij drank rook bij B."),
        (
            9,
            Says(B),
            "B zegt dat A haar tegen de auto heeft geduwd en dat haar arm pijn doet.",
        ),
        (9, Judged, "Mogelijk wilde B rijden onder invloed."),
        (
            9,
            Says(B),
            "B denkt soms aan zelfdoding en heeft nog niets klaarliggen.",
        ),
        (
            10,
            Says(PersonId::Other(1)),
            "D1 maakt zich zorgen over verwaarlozing: koud huis en geen eten.",
        ),
        (
            11,
            Says(A),
            "A noemt het stalking dat B elke week bij zijn werk staat.",
        ),
        (11, Own, "A zegt: \"Dat is stalking.\""),
        (11, Own, "A wil aangifte doen. Volgens A is het stalking."),
        (
            13,
            Record,
            "Twaalf meldingen van duwen of slaan in zes jaar.",
        ),
        (
            13,
            Says(A),
            "A zegt dat de vriend van B hem gisteren heeft bedreigd.",
        ),
        (13, Own, "Niemand is gewond. A en B hebben niet gedronken."),
        (14, Own, "A en B slaan elkaar niet. Er is niemand gewond."),
        (14, Says(A), "A is niet bang voor B."),
        (15, Own, "A zegt: hij drinkt. Dat moeten jullie ook weten."),
        (15, Own, "B drinkt koffie aan tafel terwijl wij praten."),
        (15, Says(A), "Volgens A gebruikt B te veel alcohol."),
        (15, Own, "Moeder vertelt dat vader drinkt."),
        (15, Judged, "Of B drinkt, weten wij niet."),
        (15, Says(A), "A is bang dat Noa haar vergeet."),
    ];
    let scenarios = scenarios();
    let played: std::collections::BTreeSet<usize> = fair.iter().map(|f| f.0).collect();
    assert!(fair.len() >= 25 && played.len() >= 8);
    let mut faults = Vec::new();
    for (number, under, text) in fair {
        let scenario = &scenarios[number - 1];
        let lost = missed(
            scenario,
            &and_then(scenario, [write(under.account(), text)]),
        );
        let words = |key: &&PointKey| !matches!(key, PointKey::Woord(_));
        let lost: Vec<&PointKey> = lost.iter().filter(words).collect();
        if !lost.is_empty() {
            faults.push(format!("{number} {under:?} {text}: {lost:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What a wrong entry gives.
#[derive(Clone, Copy, Debug)]
enum Gives {
    /// The claim that this was said, as a fact.
    Fact(&'static str),
    /// The wrong speaker for what came from here.
    Speaker(&'static str),
    /// Nobody said it.
    Nobody,
}

use Gives::{Fact, Nobody, Speaker};

#[test]
fn an_unfair_entry_gives_exactly_its_point() {
    let unfair: &[(usize, Under, &str, Gives)] = &[
        (15, Own, "B drinkt.", Fact("drank")),
        (15, Own, "B gebruikt te veel alcohol.", Fact("drank")),
        (15, Own, "Vader is vaak dronken.", Fact("drank")),
        (15, Paper, "Vader drinkt.", Fact("drank")),
        (
            15,
            Judged,
            "B drinkt. Dat moeten jullie ook weten.",
            Fact("drank"),
        ),
        (15, Words(B), "Hij drinkt.", Speaker("drank")),
        (
            15,
            Says(PersonId::Other(1)),
            "D1 zegt dat B drinkt.",
            Speaker("drank"),
        ),
        (3, Own, "Ilse heeft Sem toen geslagen.", Fact("b-verhaal")),
        (3, Own, "Sem is in 2024 geslagen door A.", Fact("b-verhaal")),
        (
            3,
            Own,
            "In 2024 had Sem blauwe plekken op zijn arm. Ilse heeft hem toen geslagen.",
            Fact("b-verhaal"),
        ),
        (
            3,
            Says(A),
            "A verklaart dat zij Sem in 2024 een klap gaf.",
            Speaker("b-verhaal"),
        ),
        (3, Own, "B dreigt met een mes.", Nobody),
        (1, Own, "Ik zag B A slaan.", Nobody),
        (
            1,
            Own,
            "B heeft niet alleen gedreigd maar ook geslagen.",
            Nobody,
        ),
        (1, Says(B), "B is niet boos, maar slaat K1 soms.", Nobody),
        (1, Paper, "In het plan staat dat B drugs gebruikt.", Nobody),
        (
            9,
            Own,
            "A duwde B tegen de auto en sloeg haar.",
            Fact("duw"),
        ),
        (
            13,
            Own,
            "De vriend van B heeft A bedreigd.",
            Fact("a-veiligheid"),
        ),
        (15, Own, "Wij roken drank bij B.", Fact("drank")),
        (
            1,
            Says(B),
            "B verklaart dat hij A in het gezicht heeft geslagen en een mes in huis heeft",
            Nobody,
        ),
        (1, Own, "B is dronken en dreigt met een mes.", Nobody),
        (1, Says(A), "A zegt dat B haar slaat.", Nobody),
        (1, Own, "A zegt dat B een wapen heeft.", Nobody),
        (1, Own, "Het kind heeft blauwe plekken.", Nobody),
        (1, Says(A), "Timo heeft koorts", Speaker("b-verhaal")),
        (
            8,
            Says(A),
            "A verklaart dat zij bang is en dat B haar bedreigt.",
            Nobody,
        ),
        (
            9,
            Says(A),
            "A verklaart dat B hem met een mes heeft gestoken.",
            Nobody,
        ),
        (
            9,
            Own,
            "B heeft pillen geslikt en wil zelfmoord plegen.",
            Fact("b-gaat-het"),
        ),
        (10, Own, "Het kind wordt bij B verwaarloosd.", Fact("band")),
        (
            11,
            Own,
            "Het stalken gaat al weken door.",
            Fact("a-verhaal"),
        ),
        (11, Says(B), "Zij erkent het stalken.", Speaker("a-verhaal")),
        (13, Own, "De kinderen worden misbruikt.", Nobody),
        (14, Words(PersonId::Child(1)), "Papa slaat mama.", Nobody),
    ];
    assert!(unfair.len() >= 20);
    let scenarios = scenarios();
    let mut faults = Vec::new();
    for (number, under, text, gives) in unfair {
        let scenario = &scenarios[number - 1];
        let lost = missed(
            scenario,
            &and_then(scenario, [write(under.account(), text)]),
        );
        // Beside it may stand what the word advice says, and the ban that it breaks.
        let beside = |key: &PointKey| {
            let word = matches!(key, PointKey::Woord(_) | PointKey::ZonderSpreker(_));
            word || *key == PointKey::Verboden(Ban::BeweringAlsFeit)
        };
        let lost: Vec<PointKey> = lost.into_iter().filter(|k| !beside(k)).collect();
        let fits = match (gives, &lost[..]) {
            (Fact(from), [PointKey::AlsFeit(is)]) | (Speaker(from), [PointKey::Spreker(is)]) => {
                *is == id(from)
            }
            (Nobody, [PointKey::NietGezegd(EntryId(entry))]) => *entry > 0,
            _ => false,
        };
        if !fits {
            faults.push(format!("{number} {under:?} {text}: {lost:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What a trainee writes, each with under whom.
type Entries<'t> = &'t [(Under, &'t str)];

/// The expert course in which this item is noted in these own words, with the rest of what belongs
/// there.
fn in_own_words(scenario: &Scenario, item: &str, words: Entries<'_>) -> Vec<Move> {
    let mut rest = scenario.item(&id(item)).unwrap().findings.clone();
    rest.statements.clear();
    let mut own = vec![fill(rest)];
    own.extend(words.iter().map(|(u, text)| write(u.account(), text)));
    let of_item = |next: &&Move| matches!(next, Move::Note(noted) if *noted == id(item));
    let place = scenario.expert.iter().position(|m| of_item(&m)).unwrap();
    let mut moves = scenario.expert.clone();
    moves.splice(place..=place, own);
    moves
}

#[test]
fn a_fair_paraphrase_and_an_observation_in_parts_count_as_noted() {
    let scenarios = scenarios();
    let fair: &[(usize, &str, Entries<'_>)] = &[
        (
            1,
            "a-verhaal",
            &[(
                Says(A),
                "A verklaart dat zij haar zoon om 18.00 uur zou ophalen en al een half uur wacht.",
            )],
        ),
        (
            1,
            "b-verhaal",
            &[(
                Says(B),
                "B verklaart dat zijn zoon 39 graden temperatuur heeft en dat hij om 16.30 uur een bericht stuurde.",
            )],
        ),
        (
            1,
            "kijk-binnen",
            &[(
                Own,
                "Het kind ligt onder een dekbed met een natte doek. De vader ruikt niet naar drank en praat rustig.",
            )],
        ),
        (
            1,
            "kijk-binnen",
            &[(Own, "K1 ligt in bed."), (Own, "B is nuchter.")],
        ),
        (3, "kijk-sem", &[(Own, "Geen letsel te zien bij K1.")]),
        (
            9,
            "kijk-b",
            &[(Own, "Ik ruik drank bij B."), (Own, "B praat traag.")],
        ),
    ];
    for (number, item, words) in fair {
        let scenario = &scenarios[number - 1];
        let lost = missed(scenario, &in_own_words(scenario, item, words));
        assert_eq!(lost, [], "{number} {item} {words:?}");
    }
    // Half of it is not the whole, and another person's half is no part of it.
    let first = &scenarios[0];
    for half in [
        &[(Own, "K1 ligt in bed.")][..],
        &[(Own, "K1 ligt in bed."), (Says(A), "B is nuchter.")],
    ] {
        let lost = missed(first, &in_own_words(first, "kijk-binnen", half));
        assert_eq!(lost, [PointKey::Spreker(id("kijk-binnen"))], "{half:?}");
    }
}

#[test]
fn claims_are_praised_only_where_nothing_is_wrong_with_who_said_what() {
    let scenarios = scenarios();
    let scenario = &scenarios[14];
    let ban = PointKey::Verboden(Ban::BeweringAlsFeit);
    let praised = |moves: &[Move]| {
        let grading = graded(scenario, moves);
        grading.points.iter().any(|p| p.key == ban && p.good)
    };
    assert!(praised(&scenario.expert));
    for (under, text) in [
        (Own, "B drinkt."),
        (Words(B), "Hij drinkt."),
        (Says(A), "A zegt dat B met een mes dreigt."),
    ] {
        let moves = and_then(scenario, [write(under.account(), text)]);
        assert!(!praised(&moves), "{text}");
    }
}

#[test]
fn what_nobody_said_is_named_with_what_it_is_about() {
    let scenarios = scenarios();
    let scenario = &scenarios[0];
    let moves = and_then(scenario, [write(Account::told(A), "B heeft een mes.")]);
    let grading = graded(scenario, &moves);
    let found = grading
        .points
        .iter()
        .find(|p| matches!(p.key, PointKey::NietGezegd(_)));
    let what = &found.unwrap().what;
    assert!(
        what.contains("een wapen") && what.contains("B heeft een mes."),
        "{what}"
    );
}

#[test]
fn a_denial_in_two_halves_affirms_nothing_of_the_question() {
    let mut scenario = scenarios().swap_remove(0);
    let asked = scenario.items.iter_mut().find(|i| i.id == id("a-langer"));
    let asked = asked.unwrap();
    assert!(asked.ask.contains("mishandeling"));
    asked.answer[0].text = "Zorgen heb ik niet, en een verbod is er ook niet.".into();
    let moves = and_then(&scenario, [write(Own.account(), "Ik zag B A slaan.")]);
    let lost = missed(&scenario, &moves);
    assert!(matches!(lost[..], [PointKey::NietGezegd(_)]), "{lost:?}");
}
