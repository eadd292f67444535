//! A row for a question: its control by kind, on whose account, its note.

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::Ui;

use crate::{
    melding::{Account, Answer, AnswerValue, Command, PersonId, Role, Text},
    protocol::{Kind, Question, Step},
};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge, field_id},
    theme::{Palette, Size, Tone, font},
    widgets::{Chip, Choice, Field, Row, Segment, Segmented},
};

use super::{account, after_row, below, row_id};

/// All questions of a step that apply.
pub fn of_step(ui: &mut Ui, scene: &mut Scene<'_>, step: Step) {
    for question in Question::of_step(step) {
        if crate::ui::rows::shown(question, scene.melding, scene.assessment) {
            show(ui, scene, question);
        }
    }
}

/// One question.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, question: Question) {
    let row = RowId::Question(question);
    let current = scene.is_current(row);
    let answer = scene.melding.answers.get(&question);
    let words = scene.protocol.question(question);
    let sub = sub_line(scene, question, answer);
    let tone = if names_nobody(scene, question, answer) {
        Tone::Amber
    } else {
        Tone::Muted
    };
    let state = state_words(scene, answer);
    let output = Row::new(row_id(row), &words.short)
        .sub(&sub, tone)
        .current(current)
        .state(&state)
        .show(ui, |ui| control(ui, scene, question, answer, current));
    if let Some(value) = after_row(scene, ui, row, output) {
        scene.ask(Action::Do(Command::Answer(question, Some(value))));
        scene.ask(Action::ChooseRow(row));
    }
    let value = answer.and_then(|a| a.value.as_ref());
    match question.kind() {
        Kind::Text => text_field(ui, scene, question, value),
        Kind::Date if current => date_field(ui, scene, question, value),
        Kind::YesNo | Kind::Choice(_) | Kind::Person | Kind::Date => {}
    }
    if current {
        details(ui, scene, question, answer);
    }
}

fn sub_line(scene: &Scene<'_>, question: Question, answer: Option<&Answer>) -> String {
    let mut parts = Vec::new();
    if let Some(answer) = answer {
        if let Some(AnswerValue::Datum(date)) = &answer.value {
            parts.push(crate::documents::day(*date));
        }
        if answer.value.is_some() && !question.own_act() {
            parts.push(scene.according_to(&answer.account));
        }
        if !answer.note.is_blank() {
            parts.push(answer.note.to_string());
        }
    }
    parts.join(" · ")
}

/// Whether an answer that is needed is nobody's: then it looks open.
fn names_nobody(scene: &Scene<'_>, question: Question, answer: Option<&Answer>) -> bool {
    let nobody = answer.is_some_and(|a| a.value.is_some() && a.account == Account::NietGenoemd);
    nobody && crate::afweging::needed(scene.melding, question)
}

fn state_words(scene: &Scene<'_>, answer: Option<&Answer>) -> String {
    let t = scene.t;
    match answer.and_then(|a| a.value.as_ref()) {
        None => t.not_asked.clone(),
        Some(AnswerValue::Ja) => t.yes.clone(),
        Some(AnswerValue::Nee) => t.no.clone(),
        Some(AnswerValue::Onbekend) => t.unknown.clone(),
        Some(AnswerValue::Keuze(choice)) => scene.protocol.choice(*choice).to_owned(),
        Some(AnswerValue::Tekst(text)) => text.to_string(),
        Some(AnswerValue::Datum(date)) => crate::documents::day(*date),
        Some(AnswerValue::Persoon(id)) => scene.person(*id),
    }
}

fn control(
    ui: &mut Ui,
    scene: &Scene<'_>,
    question: Question,
    answer: Option<&Answer>,
    current: bool,
) -> Option<AnswerValue> {
    let t = scene.t;
    let value = answer.and_then(|a| a.value.as_ref());
    let name = &scene.protocol.question(question).short;
    match question.kind() {
        Kind::YesNo => {
            let all = [AnswerValue::Ja, AnswerValue::Nee, AnswerValue::Onbekend];
            let segments = [
                Segment {
                    label: &t.yes,
                    key: Some("J"),
                    tone: Tone::Accent,
                },
                Segment {
                    label: &t.no,
                    key: Some("N"),
                    tone: Tone::Accent,
                },
                Segment {
                    label: &t.unknown,
                    key: Some("O"),
                    tone: Tone::Accent,
                },
            ];
            let selected = all.iter().position(|v| Some(v) == value);
            let control = Segmented::new(name, &segments)
                .selected(selected)
                .tab_stop(current);
            control.show(ui).and_then(|at| all.get(at).cloned())
        }
        Kind::Choice(options) => {
            let mut chips: Vec<Chip<'_>> = options
                .iter()
                .map(|c| Chip::new(scene.protocol.choice(*c)))
                .collect();
            chips.push(Chip::new(&t.unknown));
            let selected = match value {
                Some(AnswerValue::Keuze(choice)) => options.iter().position(|c| c == choice),
                Some(AnswerValue::Onbekend) => Some(options.len()),
                _ => None,
            };
            let control = Choice::new(name, &chips)
                .selected(selected)
                .tab_stop(current);
            control.show(ui).map(|at| {
                options
                    .get(at)
                    .map_or(AnswerValue::Onbekend, |c| AnswerValue::Keuze(*c))
            })
        }
        Kind::Person => {
            let people = people_for(scene, question);
            let mut chips: Vec<Chip<'_>> = people
                .iter()
                .map(|id| Chip::with_badge("", badge(*id)))
                .collect();
            chips.push(Chip::new(&t.unknown));
            let selected = match value {
                Some(AnswerValue::Persoon(id)) => people.iter().position(|p| p == id),
                Some(AnswerValue::Onbekend) => Some(people.len()),
                _ => None,
            };
            let control = Choice::new(name, &chips)
                .selected(selected)
                .tab_stop(current);
            control.show(ui).map(|at| {
                people
                    .get(at)
                    .map_or(AnswerValue::Onbekend, |id| AnswerValue::Persoon(*id))
            })
        }
        Kind::Text | Kind::Date => {
            let chips = [Chip::new(&t.unknown)];
            let selected = (value == Some(&AnswerValue::Onbekend)).then_some(0);
            let control = Choice::new(name, &chips)
                .selected(selected)
                .tab_stop(current);
            // Words that were typed are not replaced by a press beside them.
            let typed = matches!(value, Some(AnswerValue::Tekst(text)) if !text.is_blank());
            control
                .show(ui)
                .filter(|_| !typed)
                .map(|_| AnswerValue::Onbekend)
        }
    }
}

/// The people that fit a question.
fn people_for(scene: &Scene<'_>, question: Question) -> Vec<PersonId> {
    let fits = |id: &PersonId| match question {
        Question::GezagBij | Question::GestoptDoor => id.is_parent(),
        Question::VragendeOuder => !id.is_child(),
        // A body has no home where a child would go.
        Question::OverdrachtNaar => !id.is_child() && scene.melding.role(*id) != Role::Authority,
        _ => true,
    };
    let people = scene.melding.people_by_part().into_iter();
    people.filter(fits).collect()
}

fn text_field(ui: &mut Ui, scene: &mut Scene<'_>, question: Question, value: Option<&AnswerValue>) {
    let row = RowId::Question(question);
    let text = match value {
        Some(AnswerValue::Tekst(text)) => text.as_str(),
        _ => "",
    };
    let name = scene.protocol.question(question).short.clone();
    let typed = below(ui, |ui| {
        let field = Field::new(field_id(row, "tekst"), &name, text).label_hidden();
        scene.show_field(ui, row, "tekst", field.rows(2), text)
    });
    if let Some(text) = typed {
        let text = Text::clean(&text);
        let value = (!text.is_empty()).then_some(AnswerValue::Tekst(text));
        scene.ask(Action::Do(Command::Answer(question, value)));
    }
}

fn date_field(ui: &mut Ui, scene: &mut Scene<'_>, question: Question, value: Option<&AnswerValue>) {
    let row = RowId::Question(question);
    let date = match value {
        Some(AnswerValue::Datum(date)) => Some(*date),
        _ => None,
    };
    let label = scene.protocol.question(question).short.clone();
    if let Some(date) = below(ui, |ui| date_text(ui, scene, row, "datum", &label, date)) {
        let value = date.map(AnswerValue::Datum);
        scene.ask(Action::Do(Command::Answer(question, value)));
    }
}

/// A date as typed. `Some(None)` is an emptied field; a text that is no date is kept as typed and
/// changes nothing yet.
pub fn date_text(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    name: &'static str,
    label: &str,
    date: Option<NaiveDate>,
) -> Option<Option<NaiveDate>> {
    let t = scene.t;
    let shown = date
        .map(|d| d.format("%d-%m-%Y").to_string())
        .unwrap_or_default();
    let today = scene.app.now().date();
    let draft = scene.view.dates.get(&(row, name)).cloned();
    let read = draft.as_deref().and_then(|d| parse_date(name, d, today));
    let wrong = draft
        .as_deref()
        .is_some_and(|d| !d.trim().is_empty() && read.is_none());
    let mut field = Field::new(
        field_id(row, name),
        label,
        draft.as_deref().unwrap_or(&shown),
    );
    field = field.hint(&t.date_hint).limit(60);
    // How it was read, where it was typed in another way.
    let reading = read.filter(|d| draft.as_deref() != Some(&*d.format("%d-%m-%Y").to_string()));
    let reading = reading.map(|d| t.date_read.replace("{dag}", &crate::documents::day(d)));
    if wrong {
        field = field.notice(Tone::Amber, &t.date_wrong);
    } else if let Some(reading) = &reading {
        field = field.notice(Tone::Muted, reading);
    }
    let typed = field.show(ui).changed?;
    let parsed = parse_date(name, &typed, today);
    let empty = typed.trim().is_empty();
    scene.ask(Action::DraftDate(row, name, typed));
    // What is no date takes the earlier one away: it stands there as it was typed.
    Some(parsed.filter(|_| !empty))
}

/// The field for when the call came in.
pub const CALL_TIME: &str = "tijd";
/// The fields for when something was said, heard or done.
pub const MOMENT: &str = "moment";

/// Whether the field with this name holds a day with a time.
pub fn is_moment(name: &str) -> bool {
    name == CALL_TIME || name == MOMENT
}

/// A day with a time, as typed. What is none is kept as typed and changes nothing yet.
pub fn moment_text(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    label: &str,
    at: Option<NaiveDateTime>,
) -> Option<Option<NaiveDateTime>> {
    let t = scene.t;
    let shown = at
        .map(|at| at.format("%d-%m-%Y %H:%M").to_string())
        .unwrap_or_default();
    let today = scene.app.now().date();
    let draft = scene.view.dates.get(&(row, MOMENT));
    let read = |text: &str| super::parse_moment(text, today);
    let wrong = draft.is_some_and(|d| !d.trim().is_empty() && read(d).is_none());
    let mut field = Field::new(field_id(row, MOMENT), label, draft.unwrap_or(&shown)).limit(60);
    if wrong {
        field = field.notice(Tone::Amber, &t.call_time_hint);
    }
    let typed = field.show(ui).changed?;
    let parsed = read(&typed);
    let empty = typed.trim().is_empty();
    scene.ask(Action::DraftDate(row, MOMENT, typed));
    Some(parsed.filter(|_| !empty))
}

/// The field until when a decision runs.
pub const UNTIL: &str = "tot";

/// A day as it is typed in the field of this name. Only what runs out or follows lies ahead: in all
/// other fields a year of two digits is in the past.
pub fn parse_date(name: &str, text: &str, today: NaiveDate) -> Option<NaiveDate> {
    const AHEAD: chrono::Months = chrono::Months::new(20 * 12);
    let ahead = matches!(name, UNTIL | "datum");
    let latest = if ahead {
        today.checked_add_months(AHEAD)
    } else {
        Some(today)
    };
    crate::melding::read_day(text, latest.unwrap_or(today))
}

/// What shows below the current row: on whose account, the note, the source.
fn details(ui: &mut Ui, scene: &mut Scene<'_>, question: Question, answer: Option<&Answer>) {
    let row = RowId::Question(question);
    let t = scene.t;
    let has_value = answer.is_some_and(|a| a.value.is_some());
    below(ui, |ui| {
        if has_value && !question.own_act() {
            let account: Option<&Account> = answer.map(|a| &a.account);
            if let Some(account) = account::edit(ui, scene, row, &t.account, account) {
                scene.ask(Action::Do(Command::SetAccount(question, account)));
            }
        }
        let note = answer.map(|a| a.note.as_str()).unwrap_or_default();
        let wanted = !note.is_empty() || scene.view.notes.contains(&row) || wants_note(question);
        if wanted && question.kind() != Kind::Text {
            let label = if question == Question::Besluit {
                &t.departs_reason
            } else {
                &t.note
            };
            if let Some(text) = scene.field(ui, row, "note", label, note, 2) {
                scene.ask(Action::Do(Command::SetNote(question, Text::clean(&text))));
            }
        }
        let sources = &scene.protocol.sources;
        let cited: Vec<String> = scene
            .protocol
            .question(question)
            .citations
            .iter()
            .map(|c| sources.cite(c).to_string())
            .collect();
        let palette = Palette::current(ui);
        let text = eframe::egui::RichText::new(cited.join("; "));
        let text = text.font(font(Size::Small)).color(palette.muted);
        ui.add(eframe::egui::Label::new(text).wrap());
    });
}

/// Questions whose outcome or reason stands in the note: its field shows at once.
fn wants_note(question: Question) -> bool {
    use Question as Q;
    matches!(
        question,
        Q::OverlegOvj
            | Q::OverlegHovj
            | Q::OverlegChef
            | Q::OverlegOm
            | Q::OpdrachtOvj
            | Q::OvjOverdracht
            | Q::ZorgBesluit
            | Q::OpenheidOuders
            | Q::OpenheidKind
            | Q::Besluit
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_two_digits_lies_ahead_only_where_something_can() {
        let day = |y| NaiveDate::from_ymd_opt(y, 12, 20).unwrap();
        let today = day(2026);
        assert_eq!(parse_date("geboren", "20-12-85", today), Some(day(1985)));
        assert_eq!(parse_date("geboren", "20-12-27", today), Some(day(1927)));
        assert_eq!(parse_date(UNTIL, "20-12-27", today), Some(day(2027)));
        assert_eq!(parse_date("geboren", "ergens in mei", today), None);
    }
}
