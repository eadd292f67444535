//! Every text that was typed, with the passage to which it belongs.

use crate::melding::{Account, AnswerValue, Melding, Passage, Person, Text, Whereabouts};
use crate::protocol::Question;

/// What kind of text it is: a name or number is looked for in other ways than a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody's name.
    Name,
    /// Where somebody is.
    Place,
    /// A telephone number.
    Phone,
    /// What a shielded place is known by: its town, the kind of place, with whom it is.
    Hint,
    /// A few words beside a record: where it was, how somebody was heard, which query.
    Brief,
    /// Anything else.
    Words,
}

/// One typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed<'m> {
    pub(super) passage: Passage,
    pub(super) kind: Kind,
    pub(super) text: &'m str,
    /// What the speaker of the passage said, and not what the officer typed beside it.
    pub(super) spoken: bool,
}

/// All typed texts of the call, the statement bar and a source that gave no answer yet apart: no
/// paper for a reader prints these.
pub(super) fn typed(m: &Melding) -> Vec<Typed<'_>> {
    let mut all = Vec::new();
    for p in &m.people {
        person(&mut all, p);
        places(&mut all, m, p);
    }
    let list = &mut all;
    for (signal, answer) in &m.signals {
        let whole = Passage::Signaal(*signal);
        push(
            list,
            Passage::Toelichting(*signal),
            Kind::Words,
            &answer.note,
        );
        for reply in answer.replies.iter().filter_map(|r| r.account.as_ref()) {
            account(list, whole, reply);
        }
        for danger in &answer.dangers {
            spoken(list, Passage::Regel(danger.id), Kind::Words, &danger.text);
            for source in danger.sources() {
                account(list, Passage::Regel(danger.id), source);
            }
        }
    }
    for (question, answer) in &m.answers {
        let passage = Passage::Antwoord(*question);
        if let Some(AnswerValue::Tekst(text)) = &answer.value {
            let kind = match question {
                Question::WaarSpeeltHet => Kind::Place,
                _ => Kind::Words,
            };
            spoken(list, passage, kind, text);
        }
        push(
            list,
            Passage::Aantekening(*question),
            Kind::Words,
            &answer.note,
        );
        account(list, passage, &answer.account);
    }
    for d in &m.decisions {
        let passage = Passage::Regel(d.id);
        push(list, passage, Kind::Brief, &d.court);
        push(list, passage, Kind::Words, &d.number);
        spoken(list, passage, Kind::Words, &d.says_today);
        account(list, passage, &d.account);
    }
    for s in &m.statements {
        spoken(list, Passage::Regel(s.id), Kind::Words, &s.text);
        push(list, Passage::Regel(s.id), Kind::Brief, &s.place);
        account(list, Passage::Regel(s.id), &s.account);
    }
    // In order of entry, so that no parent comes first by letter.
    for p in &m.people {
        if let Some(h) = m.hearings.get(&p.id) {
            for text in [&h.how, &h.about, &h.why_not, &h.plan] {
                push(list, Passage::Gehoord(p.id), Kind::Brief, text);
            }
        }
    }
    for (id, r) in &m.rebuttals {
        spoken(list, Passage::Weerwoord(*id), Kind::Words, &r.answer);
        push(list, Passage::Weerwoord(*id), Kind::Brief, &r.why_not);
    }
    for a in &m.acts {
        push(list, Passage::Regel(a.id), Kind::Words, &a.text);
        push(list, Passage::Regel(a.id), Kind::Brief, &a.reason);
    }
    for w in &m.report_wishes {
        spoken(list, Passage::Regel(w.id), Kind::Words, &w.fact);
    }
    all
}

/// The third places where somebody is or lives: they tell where that person is.
fn places<'m>(all: &mut Vec<Typed<'m>>, m: &'m Melding, p: &Person) {
    for place in &m.places {
        let here = Whereabouts::Plek(place.number);
        if p.now == here || p.lives == here {
            push(all, Passage::Adres(p.id), Kind::Place, &place.name);
        }
    }
}

fn person<'m>(all: &mut Vec<Typed<'m>>, p: &'m Person) {
    push(all, Passage::Naam(p.id), Kind::Name, &p.name);
    push(all, Passage::Adres(p.id), Kind::Place, &p.address);
    push(all, Passage::Adres(p.id), Kind::Brief, &p.now_text);
    push(all, Passage::Telefoon(p.id), Kind::Phone, &p.phone);
    push(all, Passage::Persoon(p.id), Kind::Brief, &p.interpreter);
    add(all, Passage::Persoon(p.id), Kind::Words, &p.wish, true);
}

/// What belongs to an account. From whom the speaker has it, is what the speaker said.
fn account<'m>(all: &mut Vec<Typed<'m>>, passage: Passage, account: &'m Account) {
    let told = matches!(account, Account::VanHorenZeggen { .. });
    for text in account.texts() {
        add(all, passage, Kind::Brief, text, told);
    }
}

fn spoken<'m>(all: &mut Vec<Typed<'m>>, passage: Passage, kind: Kind, text: &'m Text) {
    add(all, passage, kind, text, true);
}

fn push<'m>(all: &mut Vec<Typed<'m>>, passage: Passage, kind: Kind, text: &'m Text) {
    add(all, passage, kind, text, false);
}

fn add<'m>(all: &mut Vec<Typed<'m>>, passage: Passage, kind: Kind, text: &'m Text, spoken: bool) {
    if !text.is_blank() {
        all.push(Typed {
            passage,
            kind,
            text: text.trim(),
            spoken,
        });
    }
}
