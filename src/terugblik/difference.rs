//! What changed between two versions of a call: per part what was added, removed and altered.
//!
//! Complete: two calls are equal exactly when nothing is listed. Each record is taken apart by name,
//! so that a field that is added to a record later does not compile until it stands here.

use super::{
    texts::TextId,
    value::{Shown, Word},
};
use crate::melding::{
    Act, Answer, Concept, Danger, DateField, Decision, EntryId, Hearing, Melding, Person, PersonId,
    Place, Rebuttal, Reply, ReportWish, Shield, SignalAnswer, Statement, Subject, Text, Tri,
};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which record, for jumping to it.
    pub subject: Subject,
    /// What kind of record, by its name in the texts.
    pub record: TextId,
    /// Which part of the record; `None` is the record itself.
    pub field: Option<TextId>,
    /// What became of it.
    pub change: Altered,
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Altered {
    /// It was empty or absent.
    Added(Shown),
    /// It is empty or absent now.
    Removed(Shown),
    /// It says something else.
    Changed {
        /// What it said.
        old: Shown,
        /// What it says.
        new: Shown,
    },
    /// The records of this kind stand in another order.
    Order,
}

type Fields = Vec<(TextId, Shown)>;

/// Every change from the old version to the new one, in the order of the checklist.
pub fn difference(old: &Melding, new: &Melding) -> Vec<Difference> {
    use TextId as T;
    let mut list = List(Vec::new());
    list.fields(Subject::Call, T::SoortMelding, call(old), call(new));
    let people = |m: &Melding| keyed(&m.people, |p| Subject::Person(p.id), person);
    list.records(T::SoortPersoon, people(old), people(new));
    list.records(T::SoortSignaal, signals(old), signals(new));
    for signal in crate::protocol::Signal::ALL {
        let of = |m: &Melding| match m.signals.get(signal) {
            Some(answer) => keyed(&answer.dangers, |d| Subject::Entry(d.id), danger),
            None => Vec::new(),
        };
        list.records(T::SoortGevaar, of(old), of(new));
    }
    list.records(T::SoortAntwoord, answers(old), answers(new));
    let decisions = |m: &Melding| keyed(&m.decisions, |d| Subject::Entry(d.id), decision);
    list.records(T::SoortBeslissing, decisions(old), decisions(new));
    let statements = |m: &Melding| keyed(&m.statements, |s| Subject::Entry(s.id), statement);
    list.records(T::SoortVerklaring, statements(old), statements(new));
    list.records(T::SoortGehoord, hearings(old), hearings(new));
    list.records(T::SoortWederhoor, rebuttals(old), rebuttals(new));
    let acts = |m: &Melding| keyed(&m.acts, |a| Subject::Entry(a.id), act);
    list.records(T::SoortHandeling, acts(old), acts(new));
    let wishes = |m: &Melding| keyed(&m.report_wishes, |w| Subject::Entry(w.id), wish);
    list.records(T::SoortAangifte, wishes(old), wishes(new));
    let (was, is) = (concept(&old.concept), concept(&new.concept));
    list.fields(Subject::Concept, T::SoortConcept, was, is);
    let shields = |m: &Melding| keyed(&m.shields, |s| Subject::Shield(s.passage, s.reader), shield);
    list.records(T::SoortAfscherming, shields(old), shields(new));
    list.0
}

struct List(Vec<Difference>);

impl List {
    fn push(&mut self, subject: Subject, record: TextId, field: Option<TextId>, change: Altered) {
        self.0.push(Difference {
            subject,
            record,
            field,
            change,
        });
    }

    /// The fields of one record that both versions have.
    fn fields(&mut self, subject: Subject, record: TextId, old: Fields, new: Fields) {
        for ((field, old), (_, new)) in old.into_iter().zip(new) {
            if old == new {
                continue;
            }
            let change = match (old, new) {
                (Shown::Nothing, new) => Altered::Added(new),
                (old, Shown::Nothing) => Altered::Removed(old),
                (old, new) => Altered::Changed { old, new },
            };
            self.push(subject, record, Some(field), change);
        }
    }

    /// A list of records, by their subject.
    fn records(
        &mut self,
        record: TextId,
        old: Vec<(Subject, Fields)>,
        new: Vec<(Subject, Fields)>,
    ) {
        let common = |one: &[(Subject, Fields)], other: &[(Subject, Fields)]| -> Vec<Subject> {
            let there = |s: &Subject| other.iter().any(|(o, _)| o == s);
            one.iter().map(|(s, _)| *s).filter(there).collect()
        };
        let (was, is) = (common(&old, &new), common(&new, &old));
        if was != is {
            self.push(Subject::Call, record, None, Altered::Order);
        }
        for (subject, fields) in &old {
            if !is.contains(subject) {
                let whole = Altered::Removed(Shown::Nothing);
                self.push(*subject, record, None, whole);
                self.fields(*subject, record, fields.clone(), nothing(fields));
            }
        }
        for (subject, fields) in new {
            match old.iter().find(|(s, _)| *s == subject) {
                Some((_, was)) => self.fields(subject, record, was.clone(), fields),
                None => {
                    self.push(subject, record, None, Altered::Added(Shown::Nothing));
                    self.fields(subject, record, nothing(&fields), fields);
                }
            }
        }
    }
}

/// The same fields, all empty.
fn nothing(fields: &Fields) -> Fields {
    fields.iter().map(|(f, _)| (*f, Shown::Nothing)).collect()
}

fn keyed<T>(
    list: &[T],
    subject: fn(&T) -> Subject,
    fields: fn(&T) -> Fields,
) -> Vec<(Subject, Fields)> {
    list.iter().map(|r| (subject(r), fields(r))).collect()
}

fn signals(m: &Melding) -> Vec<(Subject, Fields)> {
    let all = m.signals.iter();
    all.map(|(s, a)| (Subject::Signal(*s), signal(a))).collect()
}

fn answers(m: &Melding) -> Vec<(Subject, Fields)> {
    let all = m.answers.iter();
    all.map(|(q, a)| (Subject::Question(*q), answer(a)))
        .collect()
}

fn hearings(m: &Melding) -> Vec<(Subject, Fields)> {
    let all = m.hearings.iter();
    all.map(|(p, h): (&PersonId, &Hearing)| (Subject::Hearing(*p), hearing(h)))
        .collect()
}

fn rebuttals(m: &Melding) -> Vec<(Subject, Fields)> {
    let all = m.rebuttals.iter();
    all.map(|(e, r): (&EntryId, &Rebuttal)| (Subject::Rebuttal(*e), rebuttal(r)))
        .collect()
}

fn call(melding: &Melding) -> Fields {
    use TextId as T;
    let Melding {
        id,
        at,
        reporter,
        also_report,
        places,
        signals_from,
        // The records, each compared by its own key.
        people: _,
        signals: _,
        answers: _,
        decisions: _,
        statements: _,
        hearings: _,
        rebuttals: _,
        acts: _,
        report_wishes: _,
        concept: _,
        shields: _,
        words_kept,
        clock_unsure,
        unread,
    } = melding;
    // No kept word holds a semicolon.
    let kept: Vec<&str> = words_kept.iter().map(|w| w.as_str()).collect();
    let kept = (!kept.is_empty()).then(|| Shown::Text(kept.join("; ")));
    vec![
        (T::VeldKenmerk, Shown::Text(id.to_string())),
        (T::VeldTijd, Shown::Moment(*at)),
        (T::VeldMelder, Shown::of(*reporter)),
        (T::VeldMeldersOok, Shown::people(also_report)),
        (T::VeldPlekken, Shown::several(places.iter().map(place))),
        (T::VeldSignalenVan, Shown::of(signals_from.clone())),
        (T::VeldWoordenGelaten, Shown::of(kept)),
        (T::VeldKlok, Shown::mark(*clock_unsure, TextId::WaardeKlok)),
        (T::VeldGeenDatum, Shown::several(unread.iter().map(no_date))),
    ]
}

fn no_date((field, typed): (&DateField, &Text)) -> Shown {
    Shown::Parts(vec![Shown::Text(field.to_string()), typed.into()])
}

fn place(place: &Place) -> Shown {
    let Place {
        number,
        name,
        secret,
    } = place;
    Shown::Parts(vec![
        Shown::Number((*number).into()),
        name.into(),
        Shown::mark(*secret, TextId::WaardeGeheim),
    ])
}

fn person(person: &Person) -> Fields {
    use TextId as T;
    let Person {
        id,
        relation,
        name,
        age,
        birth,
        now,
        now_text,
        lives,
        address,
        phone,
        interpreter,
        presence,
        secret_address,
        parents,
        custody,
        wish,
    } = person;
    vec![
        (T::VeldLabel, Shown::Person(*id)),
        (T::VeldRelatie, Shown::Word(relation.word())),
        (T::VeldNaam, name.into()),
        (
            T::VeldLeeftijd,
            age.map_or(Shown::Nothing, |a| Shown::Number(a.into())),
        ),
        (T::VeldGeboren, Shown::of(*birth)),
        (T::VeldNu, Shown::Place(*now)),
        (T::VeldNuTekst, now_text.into()),
        (T::VeldWoont, Shown::Place(*lives)),
        (T::VeldAdres, address.into()),
        (T::VeldTelefoon, phone.into()),
        (T::VeldTolk, interpreter.into()),
        (T::VeldToestand, Shown::Word(presence.word())),
        (T::VeldAdresGeheim, Shown::Word(secret_address.word())),
        (T::VeldOuders, Shown::people(parents)),
        (T::VeldGezagBij, Shown::people(custody)),
        (T::VeldWens, wish.into()),
    ]
}

fn signal(answer: &SignalAnswer) -> Fields {
    use TextId as T;
    let SignalAnswer {
        asked,
        replies,
        // Compared by number.
        dangers: _,
        note,
    } = answer;
    vec![
        (T::VeldAntwoord, Shown::Word(asked.word())),
        (T::VeldVolgens, Shown::several(replies.iter().map(reply))),
        (T::VeldToelichting, note.into()),
    ]
}

/// One source that reports no danger: what it says, and how it is known.
fn reply(reply: &Reply) -> Shown {
    let Reply {
        says,
        account,
        first_hand,
        asleep,
        place,
        at,
        replaced,
    } = reply;
    Shown::Parts(vec![
        Shown::Word(says.word()),
        Shown::of(account.clone()),
        match first_hand {
            None => Shown::Nothing,
            Some(Tri::Ja) => Shown::Word(TextId::WaardeZelfGezien),
            Some(Tri::Nee) => Shown::Word(TextId::WaardeNietZelfGezien),
            Some(Tri::Onbekend) => Shown::Word(TextId::WaardeZelfGezienOnbekend),
        },
        Shown::mark(*asleep, TextId::WaardeSlapend),
        Shown::place(*place),
        Shown::of(*at),
        Shown::mark(*replaced, TextId::WaardeVervallen),
    ])
}

fn danger(danger: &Danger) -> Fields {
    use TextId as T;
    let Danger {
        id,
        aspect,
        established,
        ongoing,
        at_risk,
        from,
        place,
        known,
        also,
        first_hand,
        at,
        text,
        withdrawn,
    } = danger;
    vec![
        (T::VeldNummer, Shown::Number(id.0)),
        (T::VeldAard, Shown::of(*aspect)),
        (T::VeldVastgesteld, Shown::Word(established.word())),
        (T::VeldNuGaande, Shown::Word(ongoing.word())),
        (T::VeldWie, Shown::people(at_risk)),
        (T::VeldVan, Shown::people(from)),
        (T::VeldWaar, Shown::Place(*place)),
        (T::VeldHoe, Shown::of(known.clone())),
        (
            T::VeldOok,
            Shown::several(also.iter().cloned().map(Shown::Account)),
        ),
        (T::VeldZelfGezien, Shown::word(*first_hand)),
        (T::VeldTijd, Shown::of(*at)),
        (T::VeldTekst, text.into()),
        (T::VeldIngetrokken, Shown::Word(withdrawn.word())),
    ]
}

fn answer(answer: &Answer) -> Fields {
    use TextId as T;
    let Answer {
        value,
        account,
        note,
    } = answer;
    vec![
        (T::VeldAntwoord, Shown::of(value.clone())),
        (T::VeldVolgens, Shown::Account(account.clone())),
        (T::VeldToelichting, note.into()),
    ]
}

fn decision(decision: &Decision) -> Fields {
    use TextId as T;
    let Decision {
        id,
        kind,
        court,
        date,
        number,
        says_today,
        evidence,
        account,
        force,
        clause,
        children,
        favours,
        today,
        until,
        appealed,
        enforceable,
        served,
        withdrawn,
    } = decision;
    vec![
        (T::VeldNummer, Shown::Number(id.0)),
        (T::VeldSoort, Shown::Word(kind.word())),
        (T::VeldInstantie, court.into()),
        (T::VeldDatum, Shown::of(*date)),
        (T::VeldZaaknummer, number.into()),
        (T::VeldVandaag, says_today.into()),
        (T::VeldGezien, Shown::word(*evidence)),
        (T::VeldVolgens, Shown::Account(account.clone())),
        (T::VeldGeldt, Shown::word(*force)),
        (T::VeldSterkeArm, Shown::word(*clause)),
        (T::VeldKinderen, Shown::people(children)),
        (T::VeldVoor, Shown::people(favours)),
        (T::VeldGeeftVandaag, Shown::word(*today)),
        (T::VeldTot, Shown::of(*until)),
        (T::VeldHogerBeroep, Shown::word(*appealed)),
        (T::VeldUitvoerbaar, Shown::word(*enforceable)),
        (T::VeldBetekend, Shown::word(*served)),
        (T::VeldIngetrokken, Shown::Word(withdrawn.word())),
    ]
}

fn statement(statement: &Statement) -> Fields {
    use TextId as T;
    let Statement {
        id,
        account,
        text,
        at,
        recorded,
        place,
        step,
        accuses,
        withdrawn,
    } = statement;
    vec![
        (T::VeldNummer, Shown::Number(id.0)),
        (T::VeldVolgens, Shown::Account(account.clone())),
        (T::VeldTekst, text.into()),
        (T::VeldTijd, Shown::of(*at)),
        (T::VeldVastgelegd, Shown::of(*recorded)),
        (T::VeldPlaats, place.into()),
        (T::VeldStap, Shown::Step(*step)),
        (T::VeldOver, Shown::of(*accuses)),
        (T::VeldIngetrokken, Shown::Word(withdrawn.word())),
    ]
}

fn hearing(hearing: &Hearing) -> Fields {
    use TextId as T;
    let Hearing {
        heard,
        how,
        at,
        why_not,
        plan,
        about,
        unasked,
        tries,
        free_at_door,
        free_by_phone,
        seen,
        apart,
        knows_home_of,
        recorded,
    } = hearing;
    vec![
        (T::VeldGehoord, Shown::word(*heard)),
        (T::VeldHoeGehoord, how.into()),
        (T::VeldTijd, Shown::of(*at)),
        (T::VeldWaaromNiet, why_not.into()),
        (T::VeldPlan, plan.into()),
        (T::VeldWaarover, about.into()),
        (T::VeldUitZichzelf, Shown::Word(unasked.word())),
        (
            T::VeldPogingen,
            tries.map_or(Shown::Nothing, |n| Shown::Number(n.into())),
        ),
        (T::VeldVrijDeur, Shown::word(*free_at_door)),
        (T::VeldVrijTelefoon, Shown::word(*free_by_phone)),
        (T::VeldKindGezien, Shown::word(*seen)),
        (T::VeldApart, Shown::Word(apart.word())),
        (T::VeldKentThuis, Shown::people(knows_home_of)),
        (T::VeldVastgelegd, Shown::of(*recorded)),
    ]
}

fn rebuttal(rebuttal: &Rebuttal) -> Fields {
    use TextId as T;
    let Rebuttal {
        put,
        answer,
        form,
        why_not,
    } = rebuttal;
    vec![
        (T::VeldVoorgelegd, Shown::word(*put)),
        (T::VeldAntwoord, answer.into()),
        (T::VeldVorm, Shown::Word(form.word())),
        (T::VeldWaaromNiet, why_not.into()),
    ]
}

fn act(act: &Act) -> Fields {
    use TextId as T;
    let Act {
        id,
        kind,
        to,
        about,
        text,
        reason,
        at,
        recorded,
        withdrawn,
    } = act;
    vec![
        (T::VeldNummer, Shown::Number(id.0)),
        (T::VeldSoort, Shown::Word(kind.word())),
        (T::VeldAan, Shown::of(*to)),
        (T::VeldOver, Shown::people(about)),
        (T::VeldTekst, text.into()),
        (T::VeldReden, reason.into()),
        (T::VeldTijd, Shown::of(*at)),
        (T::VeldVastgelegd, Shown::of(*recorded)),
        (T::VeldIngetrokken, Shown::Word(withdrawn.word())),
    ]
}

fn wish(wish: &ReportWish) -> Fields {
    use TextId as T;
    let ReportWish {
        id,
        by,
        against,
        fact,
        withdrawn,
    } = wish;
    vec![
        (T::VeldNummer, Shown::Number(id.0)),
        (T::VeldWieWil, Shown::of(*by)),
        (T::VeldTegen, Shown::people(against)),
        (T::VeldTekst, fact.into()),
        (T::VeldIngetrokken, Shown::Word(withdrawn.word())),
    ]
}

fn shield(shield: &Shield) -> Fields {
    let Shield {
        // Together the key by which shields are compared.
        passage: _,
        reader: _,
        stands,
        reason,
    } = shield;
    vec![
        (TextId::VeldBlijftStaan, Shown::Word(stands.word())),
        (TextId::VeldReden, reason.into()),
    ]
}

fn concept(concept: &Concept) -> Fields {
    use TextId as T;
    let Concept {
        account,
        text,
        place,
        accuses,
        at,
    } = concept;
    vec![
        (T::VeldVolgens, Shown::of(account.clone())),
        (T::VeldTekst, text.into()),
        (T::VeldPlaats, place.into()),
        (T::VeldOver, Shown::of(*accuses)),
        (T::VeldTijd, Shown::of(*at)),
    ]
}
