//! One rich call, drawn up and read. Print it with
//! `cargo test --lib documents::tests::sample -- --nocapture`.

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::{mutatie_of, words, zorgmelding_of};
use crate::documents::{bijsluiter, section_to_text, to_text};
use crate::melding::*;
use crate::protocol::{Choice, Question as Q, Signal, Step};

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    day.and_hms_opt(hour, minute, 0).unwrap()
}

struct Call(Melding);

impl Call {
    fn at(&mut self, now: NaiveDateTime, command: Command) -> Subject {
        self.0.apply(command, now).unwrap().subject
    }

    fn say(&mut self, now: NaiveDateTime, account: Account, text: &str, about: Option<PersonId>) {
        let add = Command::AddStatement {
            account,
            text: text.into(),
            place: "aan de deur".into(),
            step: Step::Wederhoor,
            accuses: about,
        };
        self.at(now, add);
    }

    fn answer(&mut self, question: Q, value: AnswerValue) {
        self.at(at(21, 40), Command::Answer(question, Some(value)));
    }

    fn note(&mut self, question: Q, note: &str) {
        self.at(at(21, 40), Command::SetNote(question, note.into()));
    }

    fn edit(&mut self, id: PersonId, change: impl FnOnce(&mut Person)) {
        let mut person = self.0.person(id).unwrap().clone();
        change(&mut person);
        self.at(at(21, 16), Command::EditPerson(person));
    }

    fn people(&mut self) {
        let (k1, k2) = (PersonId::Child(1), PersonId::Child(2));
        self.at(at(21, 14), Command::SetReporter(Some(PersonId::A)));
        self.at(at(21, 15), Command::AddPerson { child: true });
        self.at(at(21, 15), Command::AddPerson { child: true });
        self.at(at(21, 15), Command::AddPerson { child: false });
        self.edit(PersonId::A, |p| {
            p.relation = Relation::Moeder;
            p.name = "Femke Dassen".into();
            p.address = "Lindelaan 4, Veldrade".into();
            p.phone = "06 00 00 00 01".into();
        });
        self.edit(PersonId::B, |p| {
            p.relation = Relation::Vader;
            p.name = "Joris Wolting".into();
            p.now = Whereabouts::Bij(PersonId::B);
        });
        self.edit(k1, |p| {
            p.name = "Noor".into();
            p.birth = NaiveDate::from_ymd_opt(2017, 5, 2);
            p.lives = Whereabouts::Beide;
            p.now = Whereabouts::Bij(PersonId::B);
        });
        self.edit(k2, |p| {
            p.name = "Sem".into();
            p.age = Some(6);
            p.lives = Whereabouts::Beide;
        });
        self.edit(PersonId::Other(1), |p| p.relation = Relation::Buur);
    }

    fn safety(&mut self) {
        let (k1, k2) = (PersonId::Child(1), PersonId::Child(2));
        let told = Some(Account::told(PersonId::A));
        self.at(at(21, 20), Command::SetSignalsFrom(told));
        for signal in [
            Signal::DirectGevaar,
            Signal::DreigingLeven,
            Signal::KindVermist,
            Signal::Ontvoering,
        ] {
            self.at(at(21, 20), Command::AnswerSignal(signal, Value::Nee));
        }
        self.at(
            at(21, 20),
            Command::AnswerSignal(Signal::NietInStaat, Value::Onbekend),
        );
        self.at(
            at(21, 21),
            Command::AnswerSignal(Signal::Wapen, Value::Genoemd),
        );
        let mut danger = self.0.signals[&Signal::Wapen].dangers[0].clone();
        danger.at_risk = [k1, k2].into();
        danger.from = [PersonId::B].into();
        danger.place = Whereabouts::Bij(PersonId::B);
        danger.text =
            "er ligt een keukenmes op de gangkast en hij dreigde daar vorige week mee".into();
        let id = danger.id;
        self.at(at(21, 21), Command::EditDanger(Signal::Wapen, danger));
        let rebuttal = Rebuttal {
            put: Some(Put::Voorgelegd),
            answer: "Er ligt geen mes. Ik heb haar nooit bedreigd.".into(),
            ..Rebuttal::default()
        };
        self.at(at(21, 35), Command::SetRebuttal(id, rebuttal));
        self.at(
            at(21, 21),
            Command::AnswerSignal(Signal::Spanning, Value::Ja),
        );
        let mut strain = self.0.signals[&Signal::Spanning].dangers[0].clone();
        strain.at_risk = [k1].into();
        strain.known = Some(Account::Waargenomen);
        strain.text = "Noor huilde en keek steeds naar haar vader".into();
        self.at(at(21, 36), Command::EditDanger(Signal::Spanning, strain));
    }

    fn stories(&mut self) {
        let told = Account::told;
        let literal = |by| Account::Verklaard {
            by,
            form: Form::Letterlijk,
        };
        self.say(at(21, 18), told(PersonId::A), "Om 18:00 uur zou Noor thuiskomen. Vader deed de deur dicht en zei dat het niet doorging.", Some(PersonId::B));
        self.say(
            at(21, 19),
            literal(PersonId::A),
            "Dit is de derde vrijdag op rij.",
            None,
        );
        self.say(
            at(21, 33),
            told(PersonId::B),
            "Noor had buikpijn. Ik stuurde om 17:40 uur een bericht dat zij morgen komt.",
            None,
        );
        self.say(
            at(21, 37),
            Account::WoordenKind {
                child: PersonId::Child(1),
                question: "Hoe was je dag?".into(),
                present: "alleen verbalisant".into(),
            },
            "Ik had buikpijn en ik wil gewoon slapen.",
            None,
        );
        self.say(
            at(21, 50),
            Account::VanHorenZeggen {
                by: PersonId::Other(1),
                from: "een andere buur".into(),
                source: None,
                form: Form::Samengevat,
            },
            "Er was vaker ruzie op het portiek.",
            None,
        );
        self.say(
            at(21, 34),
            Account::Waargenomen,
            "Ik zag op de telefoon van vader een bericht van 17:40 uur.",
            None,
        );
        self.say(
            at(21, 36),
            Account::Oordeel,
            "De stemming was gespannen en bleef rustig.",
            None,
        );
        self.say(
            at(21, 16),
            Account::Systeem {
                query: "registraties op beide adressen".into(),
            },
            "Twee meldingen: 6 en 13 november 2026.",
            None,
        );
        let heard = |how: &str, at| Hearing {
            heard: Some(Heard::Gehoord),
            how: how.into(),
            at: Some(at),
            ..Hearing::default()
        };
        self.at(
            at(21, 18),
            Command::SetHearing(PersonId::A, heard("telefonisch", at(21, 18))),
        );
        self.at(
            at(21, 33),
            Command::SetHearing(
                PersonId::B,
                heard("aan de deur, Noor stond ernaast", at(21, 33)),
            ),
        );
        self.at(
            at(21, 37),
            Command::SetHearing(PersonId::Child(1), heard("op haar kamer", at(21, 37))),
        );
        let spared = Hearing {
            heard: Some(Heard::BewustNiet),
            why_not: "Sem sliep".into(),
            ..Hearing::default()
        };
        self.at(at(21, 38), Command::SetHearing(PersonId::Child(2), spared));
    }

    fn papers_and_acts(&mut self) {
        let Subject::Entry(id) = self.at(at(21, 25), Command::AddDecision(DecisionKind::Omgang))
        else {
            panic!("a decision is an entry");
        };
        let mut decision = self
            .0
            .decisions
            .iter()
            .find(|d| d.id == id)
            .unwrap()
            .clone();
        decision.court = "rechtbank Veldrade".into();
        decision.date = NaiveDate::from_ymd_opt(2025, 3, 14);
        decision.number = "C/00/123456".into();
        decision.says_today = "om de week van vrijdag 18:00 tot zondag 18:00 uur bij moeder".into();
        decision.evidence = Some(Evidence::Gezien);
        decision.force = Some(Force::Geldt);
        decision.clause = Some(Tri::Ja);
        decision.children = [PersonId::Child(1), PersonId::Child(2)].into();
        decision.favours = [PersonId::A].into();
        decision.today = Some(Tri::Ja);
        self.at(at(21, 26), Command::EditDecision(decision));
        for (kind, to, text, reason) in [
            (
                ActKind::Gedaan,
                None,
                "Vader gebeld en daarna aan de deur gesproken",
                "",
            ),
            (
                ActKind::Verteld,
                Some(PersonId::A),
                "De politie draagt vanavond geen kind over",
                "er is een signaal dat eerst wordt uitgezocht",
            ),
            (
                ActKind::Verteld,
                Some(PersonId::B),
                "De beslissing van de rechter geldt nog",
                "",
            ),
            (
                ActKind::Verwezen,
                Some(PersonId::A),
                "advocaat, om nakomen te vragen",
                "",
            ),
        ] {
            let Subject::Entry(id) = self.at(at(21, 55), Command::AddAct(kind)) else {
                panic!("an act is an entry");
            };
            let mut act = self.0.acts.iter().find(|a| a.id == id).unwrap().clone();
            act.to = to;
            act.text = text.into();
            act.reason = reason.into();
            self.at(at(21, 55), Command::EditAct(act));
        }
    }

    fn answers(&mut self) {
        use AnswerValue::{Ja, Keuze, Nee, Persoon, Tekst};
        self.answer(Q::HoeBinnengekomen, Keuze(Choice::Telefoon0900));
        self.answer(Q::VraagAanPolitie, Tekst("Noor vanavond ophalen".into()));
        self.answer(Q::Gezag, Keuze(Choice::GezagSamen));
        self.answer(Q::EerdereRegistraties, Ja);
        self.answer(Q::Ots, Nee);
        self.answer(Q::OverdrachtGevraagd, Ja);
        self.answer(Q::VragendeOuder, Persoon(PersonId::A));
        self.answer(Q::OverlegHovj, Keuze(Choice::Gesproken));
        self.note(
            Q::OverlegHovj,
            "hOvJ: eerst het signaal over het mes uitzoeken, geen dwang",
        );
        self.answer(Q::LichterBellen, Keuze(Choice::Gedaan));
        self.answer(Q::AdviesGegeven, Ja);
        self.answer(
            Q::AdviesInhoud,
            Tekst("bel morgen om tien uur over een nieuw moment".into()),
        );
        self.answer(Q::AdviesAan, Persoon(PersonId::B));
        self.answer(Q::NaarWijkagent, Ja);
        self.note(Q::NaarWijkagent, "mail gestuurd");
        self.answer(Q::School, Tekst("basisschool De Vlier".into()));
        self.answer(Q::ZorgVermoeden, Ja);
        self.answer(Q::ZorgBesluit, Keuze(Choice::ZorgNogNiet));
        self.note(Q::ZorgBesluit, "eerst overleg met de jeugdcoördinator");
        self.answer(Q::Besluit, Keuze(Choice::BesluitTerughoudend));
        self.note(
            Q::Besluit,
            "het mes is niet gezien en de kinderen zijn rustig; wijkagent gaat morgen langs",
        );
        let concept = Concept {
            account: Some(Account::Waargenomen),
            text: "De woning was".into(),
            ..Concept::default()
        };
        self.at(at(21, 58), Command::SetConcept(concept));
    }
}

/// A Friday evening: a parent reports, a claim about a knife, a clause, a child that was heard.
pub fn sample() -> Melding {
    let mut call = Call(Melding::new(Uuid::nil(), at(21, 14)));
    call.people();
    call.safety();
    call.stories();
    call.papers_and_acts();
    call.answers();
    call.0
}

#[test]
fn the_sample_reads_as_a_document() {
    let melding = sample();
    let mutatie = to_text(&mutatie_of(&melding));
    println!("{mutatie}");
    println!("{}", to_text(&zorgmelding_of(&melding)));
    let (protocol, texts) = words();
    println!("{}", to_text(&bijsluiter(protocol, texts)));
    println!("{}", section_to_text(&mutatie_of(&melding), 3).unwrap());
    assert!(
        !mutatie.contains("conflict over"),
        "a threat is no conflict"
    );
    let flat = mutatie.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("A (moeder) meldt: "), "{mutatie}");
    for must in [
        "Elke regel laat zien wie het zegt",
        "20 november 2026, 21:14",
        "niet gevraagd",
    ] {
        assert!(mutatie.contains(must), "{must}");
    }
    assert_eq!(mutatie.matches("Femke Dassen").count(), 1);
}
