//! What a view may read, and where it leaves what the user asked for.

use eframe::egui::{Id, Ui};

use crate::{
    afweging::{Assessment, Topic},
    documents::DocumentTexts,
    melding::{Account, Melding, PersonId, Put, Shown, Subject, Value, Whereabouts},
    protocol::{Protocol, Signal, WindowTexts},
    taal::{self, Voice},
};

use super::{
    action::{Action, RowId},
    app::Voorop,
    screens::danger_of,
    theme::Hue,
    view::View,
    widgets::{Badge, Field},
    woordadvies,
};

/// Everything that a view reads, with the list of what it asks.
pub struct Scene<'a> {
    /// The window's state.
    pub app: &'a Voorop,
    /// The words of the window.
    pub t: &'a WindowTexts,
    /// The words of the documents, for labels that both use.
    pub docs: &'a DocumentTexts,
    /// The checklist in words.
    pub protocol: &'a Protocol,
    /// The melding.
    pub melding: &'a Melding,
    /// What the rules say.
    pub assessment: &'a Assessment,
    /// What is shown.
    pub view: &'a View,
    /// The part of the documents that is marked: what changed last.
    pub marked: Option<Subject>,
    /// What the user asked for in this frame.
    pub out: Vec<Action>,
}

const CHILDREN: [&str; 12] = [
    "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11", "K12",
];
const OTHERS: [&str; 12] = [
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12",
];

/// The letter of a person, as it stands in a badge.
pub fn letter(id: PersonId) -> &'static str {
    let nth = |list: &'static [&'static str], n: u8| {
        list.get(usize::from(n).wrapping_sub(1))
            .copied()
            .unwrap_or("?")
    };
    match id {
        PersonId::A => "A",
        PersonId::B => "B",
        PersonId::Child(n) => nth(&CHILDREN, n),
        PersonId::Other(n) => nth(&OTHERS, n),
    }
}

/// The badge of a person.
pub fn badge(id: PersonId) -> Badge<'static> {
    let hue = match id {
        PersonId::A => Hue::A,
        PersonId::B => Hue::B,
        PersonId::Child(_) => Hue::Child,
        PersonId::Other(_) => Hue::Other,
    };
    Badge {
        hue,
        letter: letter(id),
    }
}

/// The identity of a field of a row.
pub fn field_id(row: RowId, name: &'static str) -> Id {
    Id::unique(("veld", row, name))
}

impl<'a> Scene<'a> {
    /// A scene over the window's state.
    pub fn new(app: &'a Voorop) -> Self {
        Self {
            app,
            t: &app.words.ui,
            docs: &app.words.documents,
            protocol: &app.words.protocol,
            melding: app.melding(),
            assessment: &app.derived.assessment,
            view: &app.view,
            marked: app.view.changed,
            out: Vec::new(),
        }
    }

    /// Asks for something.
    pub fn ask(&mut self, action: Action) {
        self.out.push(action);
    }

    /// Whether this is the row that letters act on.
    pub fn is_current(&self, row: RowId) -> bool {
        self.view.row == Some(row) && self.view.sheet == super::view::Sheet::None
    }

    /// The relation of a person in one word: moeder, kind.
    pub fn relation(&self, id: PersonId) -> &'a str {
        let relation = self
            .melding
            .person(id)
            .map(|p| p.relation)
            .unwrap_or_default();
        self.docs.relation(relation)
    }

    /// A person in a sentence: "A (moeder)".
    pub fn person(&self, id: PersonId) -> String {
        format!("{id} ({})", self.relation(id))
    }

    /// What stands beside a badge: name and age where known, else the relation.
    pub fn beside_badge(&self, id: PersonId) -> String {
        let Some(person) = self.melding.person(id) else {
            return id.to_string();
        };
        let name = if person.name.is_blank() {
            capitalised(self.relation(id))
        } else {
            person.name.to_string()
        };
        match person.age_on(self.melding.at.date()) {
            Some(age) if id.is_child() => {
                format!(
                    "{name}, {}",
                    self.t.age_years.replace("{n}", &age.to_string())
                )
            }
            _ => name,
        }
    }

    /// Several people in a sentence; nobody recorded has its own words.
    pub fn people<'b>(&self, ids: impl IntoIterator<Item = &'b PersonId>) -> String {
        self.joined(ids.into_iter().map(|id| self.person(*id)).collect())
    }

    /// A list in a sentence: "A, B en K1"; an empty one has its own words.
    pub fn joined(&self, mut names: Vec<String>) -> String {
        match (names.pop(), names.is_empty()) {
            (None, _) => self.t.someone.clone(),
            (Some(only), true) => only,
            (Some(last), false) => format!("{} {} {last}", names.join(", "), self.t.and),
        }
    }

    /// A signal in a sentence.
    pub fn signal(&self, signal: Signal) -> String {
        lower_first(&self.protocol.signal(signal).short)
    }

    /// Several signals in a sentence; a long list is cut with the number of the others.
    pub fn signals(&self, signals: &[Signal]) -> String {
        self.signals_up_to(signals, 4)
    }

    /// The first signals in a sentence, with the number of the others.
    pub fn signals_up_to(&self, signals: &[Signal], most: usize) -> String {
        let shown = if signals.len() > most && most > 1 {
            most.saturating_sub(1).max(1)
        } else {
            most
        };
        let mut names: Vec<String> = signals
            .iter()
            .take(shown)
            .map(|s| self.signal(*s))
            .collect();
        if signals.len() > shown {
            let others = (signals.len() - shown).to_string();
            names.push(self.t.and_more.replace("{n}", &others));
        }
        names.join("; ")
    }

    /// The word for a value.
    pub fn value(&self, value: Option<Value>) -> &'a str {
        match value {
            None => &self.t.not_asked,
            Some(Value::Nee) => &self.t.no,
            Some(Value::Onbekend) => &self.t.unknown,
            Some(Value::Genoemd) => &self.t.mentioned,
            Some(Value::Ja) => &self.t.yes,
        }
    }

    /// Where someone is, in words.
    pub fn place(&self, place: Whereabouts) -> String {
        match place {
            Whereabouts::Onbekend => self.t.place_unknown.clone(),
            Whereabouts::Beide => self.t.place_both.clone(),
            Whereabouts::Elders => self.t.place_elsewhere.clone(),
            Whereabouts::Bij(id) => self.t.place_at.replace("{wie}", letter(id)),
            Whereabouts::Plek(number) => {
                let name = self.melding.place_name(number).filter(|n| !n.is_blank());
                match name {
                    Some(name) => name.to_string(),
                    None => self.t.place_nth.replace("{n}", &number.to_string()),
                }
            }
        }
    }

    /// On whose account, as a short sub line: "volgens A".
    pub fn according_to(&self, account: &Account) -> String {
        let t = self.t;
        let by = |id: PersonId| t.according_to.replace("{wie}", letter(id));
        match account {
            Account::Verklaard { by: id, .. } => by(*id),
            Account::WoordenKind { child, .. } => by(*child),
            // The chain stays in sight: the words are of whom they were heard from.
            Account::VanHorenZeggen {
                by: id,
                source: Some(source),
                ..
            } => t
                .according_to_chain
                .replace("{wie}", letter(*id))
                .replace("{van}", letter(*source)),
            Account::VanHorenZeggen { by: id, .. } => {
                format!("{}, {}", by(*id), t.account_hearsay)
            }
            Account::Document {
                shown: Shown::GenoemdDoor(id),
                ..
            } => lower_first(&t.account_document_mentioned.replace("{wie}", letter(*id))),
            Account::Document { .. } => lower_first(&t.account_document),
            Account::Systeem { .. } => lower_first(&t.account_system),
            Account::Waargenomen => lower_first(&t.account_seen),
            Account::Oordeel => lower_first(&t.account_judgement),
            Account::Handeling => lower_first(&t.account_act),
            Account::NietGenoemd => lower_first(&t.account_unnamed),
        }
    }

    /// An open point in words.
    pub fn topic(&self, topic: Topic) -> String {
        let t = self.t;
        match topic {
            Topic::Signal(s) => {
                let value = self.value(self.melding.signal(s)).to_lowercase();
                let name = &self.protocol.signal(s).short;
                t.topic_signal
                    .replace("{wat}", name)
                    .replace("{waarde}", &value)
            }
            Topic::AtRisk(s, _) => t
                .topic_at_risk
                .replace("{wat}", &self.protocol.signal(s).short),
            Topic::Known(s, _) => t
                .topic_known
                .replace("{wat}", &self.protocol.signal(s).short),
            Topic::Part(s, _) => t
                .topic_part
                .replace("{wat}", &self.protocol.signal(s).short),
            Topic::FirstHand(s, _) => t
                .topic_first_hand
                .replace("{wat}", &self.protocol.signal(s).short),
            Topic::Place(id) => t.where_now.replace("{wie}", &self.person(id)),
            Topic::FreeSpeech(id) => t.topic_free_speech.replace("{wie}", &self.person(id)),
            Topic::Receiving(id) => t.topic_receiving.replace("{wie}", &self.person(id)),
            Topic::OvjHandover => t.topic_ovj_handover.clone(),
            Topic::Favours(_) => t.topic_favours.clone(),
            Topic::DecisionChildren(_) => t.topic_decision_children.clone(),
            Topic::Today(_) => t.topic_today.clone(),
            Topic::Enforceable(_) => t.topic_enforceable.clone(),
            Topic::Served(_) => t.topic_served.clone(),
            Topic::Reporter => t.topic_reporter.clone(),
            Topic::Children => t.topic_children.clone(),
            Topic::Question(q) => self.protocol.question(q).short.clone(),
            Topic::Decision => t.topic_decision.clone(),
            Topic::Evidence(_) => t.topic_evidence.clone(),
            Topic::Force(_) => t.topic_force.clone(),
            Topic::Clause(_) => t.topic_clause.clone(),
            Topic::Hearing(id) => t.topic_hearing.replace("{wie}", &self.person(id)),
            Topic::Rebuttal(id) => {
                let about = self
                    .melding
                    .accusations()
                    .into_iter()
                    .find(|a| a.id == id)
                    .map(|a| self.people(a.about.iter()))
                    .unwrap_or_default();
                t.topic_rebuttal.replace("{wie}", &about)
            }
        }
    }

    /// Who or what may know the answer to an open point; empty where nobody is known.
    pub fn who_knows(&self, topic: Topic) -> &'a str {
        use crate::protocol::Step;
        match topic {
            Topic::Signal(s)
            | Topic::AtRisk(s, _)
            | Topic::Known(s, _)
            | Topic::Part(s, _)
            | Topic::FirstHand(s, _) => &self.protocol.signal(s).who_knows,
            Topic::Question(q) => &self.protocol.question(q).who_knows,
            Topic::Decision
            | Topic::Evidence(_)
            | Topic::Force(_)
            | Topic::Favours(_)
            | Topic::DecisionChildren(_)
            | Topic::Today(_)
            | Topic::Enforceable(_)
            | Topic::Served(_) => &self.protocol.step(Step::Beslissing).who_knows,
            Topic::OvjHandover => {
                let question = crate::protocol::Question::OvjOverdracht;
                &self.protocol.question(question).who_knows
            }
            Topic::Clause(_) => &self.protocol.step(Step::SterkeArm).who_knows,
            Topic::Hearing(_)
            | Topic::Rebuttal(_)
            | Topic::FreeSpeech(_)
            | Topic::Place(_)
            | Topic::Receiving(_)
            | Topic::Reporter
            | Topic::Children => "",
        }
    }

    /// A text field of a row. Returns the new text when it changed.
    pub fn field(
        &mut self,
        ui: &mut Ui,
        row: RowId,
        name: &'static str,
        label: &str,
        text: &str,
        rows: usize,
    ) -> Option<String> {
        let field = Field::new(field_id(row, name), label, text);
        self.show_field(ui, row, name, field.rows(rows), text)
    }

    /// A field of a row as it was made, with its word advice. Returns the new text when it changed.
    pub fn show_field(
        &mut self,
        ui: &mut Ui,
        row: RowId,
        name: &'static str,
        field: Field<'_>,
        text: &str,
    ) -> Option<String> {
        let field = field.limit(crate::melding::MAX_CHARS);
        let id = field_id(row, name);
        let output = match prose(self.melding, row, name) {
            Some(voice) => woordadvies::field(ui, self, id, field, text, voice),
            None => field.show(ui),
        };
        // Who reports is no row of a list: the statement bar borrows it for its fields. Neither is a
        // third place: its fields stand at the row of who is there.
        let own = !matches!(row, RowId::Reporter | RowId::Place(_));
        let elsewhere = own && self.view.row != Some(row);
        if output.response.gained_focus() && elsewhere {
            self.ask(Action::ChooseRow(row));
        }
        output.changed
    }
}

/// Whose words stand in a field of a row, as the check of the whole melding takes them; `None` where
/// the field holds no prose, such as a name.
fn prose(melding: &Melding, row: RowId, name: &str) -> Option<Voice> {
    let of = |account| Some(taal::voice_of(account));
    match (row, name) {
        (RowId::Statement(id), "tekst") => {
            let statement = melding.statements.iter().find(|s| s.id == id)?;
            of(Some(&statement.account))
        }
        (RowId::Question(question), "tekst" | "note") => {
            of(melding.answers.get(&question).map(|answer| &answer.account))
        }
        (RowId::Signal(_), "note") => Some(Voice::Report),
        (RowId::Signal(signal), name) => {
            let dangers = &melding.signals.get(&signal)?.dangers;
            of(dangers.get(danger_of(name)?)?.known.as_ref())
        }
        (RowId::Rebuttal(id), "antwoord") => {
            let put = melding.rebuttals.get(&id).and_then(|line| line.put);
            Some(if put == Some(Put::NietVoorgelegd) {
                Voice::Judgement
            } else {
                Voice::Summary
            })
        }
        (RowId::Decision(id), "vandaag") => {
            let decision = melding.decisions.iter().find(|d| d.id == id)?;
            of(Some(&decision.account))
        }
        // What somebody wants or accuses another of is that person's claim.
        (RowId::Wish(_), "waarvan") | (RowId::Person(_), "wens") => Some(Voice::Summary),
        (RowId::Act(_) | RowId::Hearing(_), _) | (RowId::Person(_), "nu") => Some(Voice::Judgement),
        _ => None,
    }
}

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// With a small first letter, unless the word is an abbreviation.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    let second_is_capital = text.chars().nth(1).is_some_and(char::is_uppercase);
    match first {
        Some(c) if !second_is_capital => c.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
