//! A scenario of any size, made from a shipped one: with a file of that size the program must still
//! be quick.

use voorop::{
    melding::{Account, EntryId, PersonId, Statement},
    protocol::Step,
    training::{Channel, Findings, Id, Item, Said, Scenario},
};

/// What is added to every number, so that it differs from the numbers of the shipped scenario.
const FIRST_NUMBER: u32 = 1_000;

/// The scenario with so many pieces of information more, each with a statement of its own. They wait
/// for one another as a tree in which each branch splits in three.
pub fn larger(base: &Scenario, more: usize) -> Scenario {
    let mut scenario = base.clone();
    scenario.items.extend((0..more).map(item));
    scenario
}

fn name(n: usize) -> Id {
    format!("erbij-{n}")
        .try_into()
        .expect("small letters and digits")
}

fn item(n: usize) -> Item {
    let number = FIRST_NUMBER + u32::try_from(n).expect("no bench is that large");
    let text = format!("Dit is antwoord {n}: de deur was dicht en er brandde licht.");
    Item {
        id: name(n),
        channel: if n.is_multiple_of(2) {
            Channel::Kijk
        } else {
            Channel::Spreek(PersonId::B)
        },
        ask: format!("Vraag nummer {n} over wat er die avond in en om het huis te zien was.")
            .as_str()
            .into(),
        minutes: 1,
        needs: if n == 0 {
            Vec::new()
        } else {
            vec![name((n - 1) / 3)]
        },
        answer: vec![Said {
            by: (n % 2 == 1).then_some(PersonId::B),
            text: text.as_str().into(),
        }],
        findings: Findings {
            statements: vec![Statement {
                id: EntryId(number),
                account: if n.is_multiple_of(2) {
                    Account::Waargenomen
                } else {
                    Account::told(PersonId::B)
                },
                text: text.as_str().into(),
                at: None,
                recorded: None,
                place: "".into(),
                step: Step::Veiligheid,
                accuses: None,
                withdrawn: false,
            }],
            ..Findings::default()
        },
        deed: None,
    }
}
