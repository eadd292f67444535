//! Choosing whose account something is: speaker, how it is known, and what belongs to that.

use eframe::egui::Ui;

use crate::melding::{Account, Form, PersonId, Shown, Speaker, Text};

use crate::ui::{
    action::RowId,
    scene::{Scene, badge},
    theme::Hue,
    widgets::{Badge, Chip, Choice},
};

/// Chips for the speaker. Returns the account when another speaker was chosen.
pub fn speaker(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    current: Option<&Account>,
) -> Option<Account> {
    let t = scene.t;
    let people = scene.melding.people_by_part();
    let mut chips: Vec<Chip<'_>> = people
        .iter()
        .map(|id| Chip::with_badge("", badge(*id)))
        .collect();
    let extra = [
        (
            Badge {
                hue: Hue::Own,
                letter: "ik",
            },
            &t.short_own,
            Account::Waargenomen,
        ),
        (
            Badge {
                hue: Hue::Document,
                letter: "st",
            },
            &t.short_document,
            Account::Document {
                name: Text::default(),
                shown: Shown::Gezien,
            },
        ),
        (
            Badge {
                hue: Hue::Document,
                letter: "sys",
            },
            &t.short_system,
            Account::Systeem {
                query: Text::default(),
            },
        ),
    ];
    chips.extend(
        extra
            .iter()
            .map(|(badge, words, _)| Chip::with_badge(words, *badge)),
    );
    let selected = current.and_then(|a| match a.speaker() {
        Speaker::Person(id) => people.iter().position(|p| *p == id),
        Speaker::Officer => Some(people.len()),
        Speaker::Document => Some(people.len() + 1),
        Speaker::System => Some(people.len() + 2),
    });
    let at = Choice::new(label, &chips).selected(selected).show(ui)?;
    if selected == Some(at) {
        return None;
    }
    match people.get(at) {
        Some(id) => Some(Account::told(*id)),
        None => extra
            .get(at - people.len())
            .map(|(_, _, account)| account.clone()),
    }
}

/// Chips for how it was said or shown. Returns the account when another form was chosen.
pub fn form(ui: &mut Ui, scene: &Scene<'_>, current: &Account) -> Option<Account> {
    let options = forms(scene, current);
    if options.len() < 2 {
        return None;
    }
    let chips: Vec<Chip<'_>> = options.iter().map(|(words, _)| Chip::new(words)).collect();
    let same = |a: &Account| std::mem::discriminant(a) == std::mem::discriminant(current);
    let selected = options.iter().position(|(_, a)| match (a, current) {
        (Account::Verklaard { form: one, .. }, Account::Verklaard { form: other, .. }) => {
            one == other
        }
        (Account::Document { shown: one, .. }, Account::Document { shown: other, .. }) => {
            matches!(one, Shown::Gezien) == matches!(other, Shown::Gezien)
        }
        (a, _) => same(a),
    });
    let at = Choice::new(&scene.t.bar_form, &chips)
        .selected(selected)
        .show(ui)?;
    (selected != Some(at)).then(|| options[at].1.clone())
}

fn forms<'a>(scene: &Scene<'a>, current: &Account) -> Vec<(&'a str, Account)> {
    let t = scene.t;
    match current.speaker() {
        Speaker::Person(id) => {
            let mut list: Vec<(&str, Account)> = vec![
                (&t.account_said, Account::told(id)),
                (
                    &t.account_quoted,
                    Account::Verklaard {
                        by: id,
                        form: Form::Letterlijk,
                    },
                ),
                (
                    &t.account_hearsay,
                    Account::VanHorenZeggen {
                        by: id,
                        from: Text::default(),
                    },
                ),
            ];
            if id.is_child() {
                let words = Account::WoordenKind {
                    child: id,
                    question: Text::default(),
                    present: Text::default(),
                };
                list.insert(0, (&t.account_child, words));
            }
            list
        }
        Speaker::Document => {
            let name = match current {
                Account::Document { name, .. } => name.clone(),
                _ => Text::default(),
            };
            let mentioned = mentioner(scene, current);
            vec![
                (
                    &t.evidence_seen,
                    Account::Document {
                        name: name.clone(),
                        shown: Shown::Gezien,
                    },
                ),
                (
                    &t.evidence_mentioned,
                    Account::Document {
                        name,
                        shown: Shown::GenoemdDoor(mentioned),
                    },
                ),
            ]
        }
        Speaker::Officer | Speaker::System => Vec::new(),
    }
}

/// Who mentioned a document: the one recorded, else who reports, else the first parent.
fn mentioner(scene: &Scene<'_>, current: &Account) -> PersonId {
    match current {
        Account::Document {
            shown: Shown::GenoemdDoor(by),
            ..
        } => *by,
        _ => scene
            .melding
            .reporter
            .unwrap_or(scene.melding.parents_by_part()[0]),
    }
}

/// The words that belong to this kind of account. Returns the account when they changed.
pub fn details(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    current: &Account,
) -> Option<Account> {
    let t = scene.t;
    match current.clone() {
        Account::VanHorenZeggen { by, from } => scene
            .field(ui, row, "van", &t.hearsay_from, &from, 1)
            .map(|s| Account::VanHorenZeggen {
                by,
                from: Text::clean(&s),
            }),
        Account::WoordenKind {
            child,
            question,
            present,
        } => {
            let asked = scene.field(ui, row, "vraag", &t.child_question, &question, 1);
            let there = scene.field(ui, row, "aanwezig", &t.child_present, &present, 1);
            (asked.is_some() || there.is_some()).then(|| Account::WoordenKind {
                child,
                question: asked.map_or(question, |s| Text::clean(&s)),
                present: there.map_or(present, |s| Text::clean(&s)),
            })
        }
        Account::Document { name, shown } => {
            let typed = scene.field(ui, row, "stuk", &t.document_name, &name, 1);
            let by = match shown {
                Shown::GenoemdDoor(by) => who(ui, scene, &t.according_to.replace("{wie}", "…"), by),
                Shown::Gezien => None,
            };
            (typed.is_some() || by.is_some()).then(|| Account::Document {
                name: typed.map_or(name, |s| Text::clean(&s)),
                shown: by.map_or(shown, Shown::GenoemdDoor),
            })
        }
        Account::Systeem { query } => scene
            .field(ui, row, "bevraging", &t.system_query, &query, 1)
            .map(|s| Account::Systeem {
                query: Text::clean(&s),
            }),
        Account::Waargenomen
        | Account::Verklaard { .. }
        | Account::Oordeel
        | Account::Handeling => None,
    }
}

/// Chips for one person.
pub fn who(ui: &mut Ui, scene: &Scene<'_>, label: &str, current: PersonId) -> Option<PersonId> {
    let people = scene.melding.people_by_part();
    let chips: Vec<Chip<'_>> = people
        .iter()
        .map(|id| Chip::with_badge("", badge(*id)))
        .collect();
    let selected = people.iter().position(|p| *p == current);
    let at = Choice::new(label, &chips).selected(selected).show(ui)?;
    people.get(at).copied().filter(|id| *id != current)
}

/// Speaker, form and words in one, for a row. Returns the account when anything changed.
pub fn edit(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    label: &str,
    current: Option<&Account>,
) -> Option<Account> {
    let mut changed = speaker(ui, scene, label, current);
    if let Some(account) = current {
        changed = form(ui, scene, account).or(changed);
        changed = details(ui, scene, row, account).or(changed);
    }
    changed
}

/// Chips for one person or nobody. `Some(None)` is nobody.
pub fn who_or_nobody(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    current: Option<PersonId>,
) -> Option<Option<PersonId>> {
    let people = scene.melding.people_by_part();
    let mut chips = vec![Chip::new(&scene.t.nobody)];
    chips.extend(people.iter().map(|id| Chip::with_badge("", badge(*id))));
    let selected = match current {
        None => Some(0),
        Some(id) => people.iter().position(|p| *p == id).map(|i| i + 1),
    };
    let at = Choice::new(label, &chips).selected(selected).show(ui)?;
    Some(at.checked_sub(1).and_then(|i| people.get(i)).copied())
}
