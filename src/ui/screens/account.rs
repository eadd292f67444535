//! Choosing whose account something is: speaker, how it is known, and what belongs to that.

use eframe::egui::Ui;

use crate::melding::{Account, Form, PersonId, Shown, Text};

use crate::ui::{
    action::RowId,
    scene::{Scene, badge, letter},
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
    let people = scene.melding.people_by_part();
    let mut chips: Vec<Chip<'_>> = people
        .iter()
        .map(|id| Chip::with_badge("", badge(*id)))
        .collect();
    let extra = nobody_in_the_call(scene);
    chips.extend(extra.iter().map(|(badge, words, account)| {
        // The sign says enough, and the words would take a line.
        let bare = *account == Account::NietGenoemd;
        Chip::with_badge(if bare { "" } else { words }, *badge).spoken(words)
    }));
    let selected = current.and_then(|account| match account {
        Account::Verklaard { by, .. } | Account::VanHorenZeggen { by, .. } => {
            people.iter().position(|p| p == by)
        }
        Account::WoordenKind { child, .. } => people.iter().position(|p| p == child),
        Account::Waargenomen | Account::Oordeel | Account::Handeling => Some(people.len()),
        Account::Document { .. } => Some(people.len() + 1),
        Account::Systeem { .. } => Some(people.len() + 2),
        Account::NietGenoemd => Some(people.len() + 3),
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

/// The sources that are nobody in the call, with their badges.
fn nobody_in_the_call<'a>(scene: &Scene<'a>) -> [(Badge<'static>, &'a str, Account); 4] {
    let t = scene.t;
    let of = |hue, letter| Badge { hue, letter };
    [
        (of(Hue::Own, "ik"), &t.short_own, Account::Waargenomen),
        (
            of(Hue::Document, "st"),
            &t.short_document,
            Account::Document {
                name: Text::default(),
                shown: Shown::Gezien,
                form: Form::Samengevat,
            },
        ),
        (
            of(Hue::Document, "sys"),
            &t.short_system,
            Account::Systeem {
                query: Text::default(),
            },
        ),
        (of(Hue::Own, "?"), &t.short_unnamed, Account::NietGenoemd),
    ]
}

/// Chips for how it was said or shown. Returns the account when another form was chosen.
pub fn form(ui: &mut Ui, scene: &Scene<'_>, nth: usize, current: &Account) -> Option<Account> {
    let options = forms(scene, current);
    let mut changed = None;
    if options.len() > 1 {
        let chips: Vec<Chip<'_>> = options.iter().map(|(words, _)| Chip::new(words)).collect();
        let selected = options.iter().position(|(_, a)| same_kind(a, current));
        let at = Choice::new(&numbered(&scene.t.bar_form, nth), &chips)
            .selected(selected)
            .show(ui);
        changed = at
            .filter(|at| selected != Some(*at))
            .and_then(|at| options.get(at))
            .map(|(_, account)| account.clone());
    }
    literal(ui, scene, nth, current).or(changed)
}

fn same_kind(one: &Account, other: &Account) -> bool {
    match (one, other) {
        (Account::Verklaard { form: one, .. }, Account::Verklaard { form: other, .. }) => {
            one == other
        }
        (Account::Document { shown: one, .. }, Account::Document { shown: other, .. }) => {
            one == other
        }
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Literal or in summary, for hearsay and papers.
fn literal(ui: &mut Ui, scene: &Scene<'_>, nth: usize, current: &Account) -> Option<Account> {
    let (Account::VanHorenZeggen { form, .. } | Account::Document { form, .. }) = current else {
        return None;
    };
    let t = scene.t;
    const ALL: [Form; 2] = [Form::Samengevat, Form::Letterlijk];
    let chips = [Chip::new(&t.account_said), Chip::new(&t.account_quoted)];
    let selected = ALL.iter().position(|f| f == form);
    let at = Choice::new(&numbered(&t.words_form, nth), &chips)
        .selected(selected)
        .show(ui)?;
    let chosen = ALL.get(at).copied().filter(|f| f != form)?;
    let mut account = current.clone();
    if let Account::VanHorenZeggen { form, .. } | Account::Document { form, .. } = &mut account {
        *form = chosen;
    }
    Some(account)
}

fn forms(scene: &Scene<'_>, current: &Account) -> Vec<(String, Account)> {
    let t = scene.t;
    let of_person = |id: PersonId| {
        let mut list = vec![
            (t.account_said.clone(), Account::told(id)),
            (t.account_quoted.clone(), Account::quoted(id)),
            (
                t.account_hearsay.clone(),
                Account::VanHorenZeggen {
                    by: id,
                    from: Text::default(),
                    source: None,
                    form: Form::Samengevat,
                },
            ),
        ];
        if id.is_child() {
            let words = Account::WoordenKind {
                child: id,
                question: Text::default(),
                present: Text::default(),
            };
            list.insert(0, (t.account_child.clone(), words));
        }
        list
    };
    match current {
        Account::Verklaard { by, .. } | Account::VanHorenZeggen { by, .. } => of_person(*by),
        Account::WoordenKind { child, .. } => of_person(*child),
        Account::Document { name, form, .. } => {
            let of = |shown| Account::Document {
                name: name.clone(),
                shown,
                form: *form,
            };
            // A paper that nobody saw is the claim of who mentioned it: that is always chosen.
            let mentioned = scene.melding.people_by_part().into_iter().map(|id| {
                let words = t.mentioned_by.replace("{wie}", letter(id));
                (words, of(Shown::GenoemdDoor(id)))
            });
            let seen = (t.evidence_seen.clone(), of(Shown::Gezien));
            std::iter::once(seen).chain(mentioned).collect()
        }
        Account::Waargenomen
        | Account::Oordeel
        | Account::Handeling
        | Account::NietGenoemd
        | Account::Systeem { .. } => Vec::new(),
    }
}

/// A name with the number of its account, where there are several.
fn numbered(name: &str, nth: usize) -> String {
    if nth == 0 {
        name.to_owned()
    } else {
        format!("{name} {}", nth + 1)
    }
}

/// The names of one field for several accounts of a row.
type Names = [&'static str; 8];
const FROM: Names = [
    "van", "van1", "van2", "van3", "van4", "van5", "van6", "van7",
];
const ASKED: Names = [
    "vraag", "vraag1", "vraag2", "vraag3", "vraag4", "vraag5", "vraag6", "vraag7",
];
const PRESENT: Names = [
    "aanwezig",
    "aanwezig1",
    "aanwezig2",
    "aanwezig3",
    "aanwezig4",
    "aanwezig5",
    "aanwezig6",
    "aanwezig7",
];
const PAPER: Names = [
    "stuk", "stuk1", "stuk2", "stuk3", "stuk4", "stuk5", "stuk6", "stuk7",
];
const QUERY: Names = [
    "bevraging",
    "bevraging1",
    "bevraging2",
    "bevraging3",
    "bevraging4",
    "bevraging5",
    "bevraging6",
    "bevraging7",
];

/// The words that belong to this kind of account. Returns the account when they changed. `nth` tells
/// the accounts of one row apart.
pub fn details(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    nth: usize,
    current: &Account,
) -> Option<Account> {
    let t = scene.t;
    let name = |names: Names| names[nth.min(names.len() - 1)];
    match current.clone() {
        Account::VanHorenZeggen {
            by,
            from,
            source,
            form,
        } => {
            let typed = scene.field(ui, row, name(FROM), &t.hearsay_from, &from, 1);
            let chosen = who_or_nobody(ui, scene, &numbered(&t.hearsay_source, nth), source);
            (typed.is_some() || chosen.is_some_and(|c| c != source)).then(|| {
                Account::VanHorenZeggen {
                    by,
                    from: typed.map_or(from, |s| Text::clean(&s)),
                    source: chosen.unwrap_or(source),
                    form,
                }
            })
        }
        Account::WoordenKind {
            child,
            question,
            present,
        } => {
            let asked = scene.field(ui, row, name(ASKED), &t.child_question, &question, 1);
            let there = scene.field(ui, row, name(PRESENT), &t.child_present, &present, 1);
            (asked.is_some() || there.is_some()).then(|| Account::WoordenKind {
                child,
                question: asked.map_or(question, |s| Text::clean(&s)),
                present: there.map_or(present, |s| Text::clean(&s)),
            })
        }
        Account::Document {
            name: paper,
            shown,
            form,
        } => scene
            .field(ui, row, name(PAPER), &t.document_name, &paper, 1)
            .map(|s| Account::Document {
                name: Text::clean(&s),
                shown,
                form,
            }),
        Account::Systeem { query } => scene
            .field(ui, row, name(QUERY), &t.system_query, &query, 1)
            .map(|s| Account::Systeem {
                query: Text::clean(&s),
            }),
        Account::Waargenomen
        | Account::Verklaard { .. }
        | Account::Oordeel
        | Account::Handeling
        | Account::NietGenoemd => None,
    }
}

/// Speaker, form and words in one, for a row. Returns the account when anything changed.
pub fn edit(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    label: &str,
    current: Option<&Account>,
) -> Option<Account> {
    edit_nth(ui, scene, row, label, 0, current)
}

/// The same, where a row has several accounts: `nth` tells their fields apart.
pub fn edit_nth(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    label: &str,
    nth: usize,
    current: Option<&Account>,
) -> Option<Account> {
    let mut changed = speaker(ui, scene, label, current);
    if let Some(account) = current {
        changed = form(ui, scene, nth, account).or(changed);
        changed = details(ui, scene, row, nth, account).or(changed);
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
