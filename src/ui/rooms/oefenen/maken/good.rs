//! What a good course contains, and what the expert does.

use eframe::egui::{Ui, Vec2};

use crate::{
    afweging::Outcome,
    melding::{Command, PersonId, Text},
    protocol::{Question, RuleId, Signal},
    training::{
        Ask, Ban, Id, Move, SpeakerName,
        edit::{At, Edit, command_from_text, command_text},
    },
    ui::{
        action::MakeAction,
        rooms::{form::words, name_button},
        screens::group,
    },
};

use super::form::Form;

/// Rows of a field for a recorded change.
const COMMAND_ROWS: usize = 6;

impl Form<'_, '_> {
    /// The outcome that fits, and the rules that speak.
    pub(super) fn outcome(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().verdict();
        let mut verdict = before.clone();
        let outcomes = [
            Outcome::OptredenNoodzakelijk,
            Outcome::EerstVaststellen,
            Outcome::EigenAfweging,
            Outcome::Terughoudend,
        ];
        let options: Vec<_> = outcomes
            .into_iter()
            .map(|o| (o, self.scene.docs.outcome(o).to_owned()))
            .collect();
        self.pick(
            ui,
            ("uitkomst", 0),
            &t.maken_outcome,
            &options,
            &mut verdict.outcome,
        );
        self.why(ui, &mut verdict.why, &mut verdict.citations);
        let rules = self.rules(ui);
        if verdict != before {
            return Some(Edit::Outcome(Box::new(verdict)));
        }
        rules
    }

    fn rules(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = &self.maker.scenario().good.rules;
        let mut rules = before.clone();
        group(ui, &t.maken_rules);
        words(ui, &t.maken_rules_words);
        let mut gone = None;
        ui.horizontal_wrapped(|ui| {
            for (nth, rule) in rules.iter().enumerate() {
                let button = ui.button(format!("{} ×", rule.name()));
                name_button(
                    &button,
                    &t.maken_remove_rule.replace("{regel}", rule.name()),
                );
                if button.clicked() {
                    gone = Some(nth);
                }
            }
        });
        if let Some(nth) = gone {
            rules.remove(nth);
        }
        let left: Vec<RuleId> = RuleId::ALL
            .iter()
            .filter(|rule| !rules.contains(rule))
            .copied()
            .collect();
        let names: Vec<&str> = left.iter().map(|rule| rule.name()).collect();
        if let Some(at) = self.choose(ui, ("regels", 0), &t.maken_add_rule, &names, None) {
            rules.push(left[at]);
        }
        (rules != *before).then_some(Edit::Rules(rules))
    }

    /// A mandatory question.
    pub(super) fn required(&mut self, ui: &mut Ui) -> Option<Edit> {
        let before = self.maker.scenario().good.required.get(self.at)?;
        let mut required = before.clone();
        self.ask(ui, &mut required.ask);
        self.why(ui, &mut required.why, &mut required.citations);
        (required != *before).then_some(Edit::Required(At::Set(self.at, required)))
    }

    fn ask(&mut self, ui: &mut Ui, ask: &mut Ask) {
        let t = self.t();
        let kinds = [
            Ask::Signaal(Signal::ALL[0]),
            Ask::Vraag(Question::ALL[0]),
            Ask::Beslissing,
            Ask::Gehoord(PersonId::B),
            Ask::Informatie(self.first_id()),
        ];
        let names = [
            &t.maken_ask_signal,
            &t.maken_ask_question,
            &t.maken_ask_decision,
            &t.maken_ask_heard,
            &t.maken_ask_item,
        ];
        let names = names.map(String::as_str);
        let same = |k: &Ask| std::mem::discriminant(k) == std::mem::discriminant(ask);
        let selected = kinds.iter().position(same);
        let chosen = self.choose(ui, ("vraag", 0), &t.maken_ask_kind, &names, selected);
        if let Some(at) = chosen.filter(|at| Some(*at) != selected) {
            ask.clone_from(&kinds[at]);
        }
        match ask {
            Ask::Signaal(signal) => {
                let all = Signal::ALL.iter();
                let options: Vec<_> = all
                    .map(|s| (*s, self.scene.protocol.signal(*s).short.clone()))
                    .collect();
                self.pick(ui, ("signaal", 0), &t.maken_ask_signal, &options, signal);
            }
            Ask::Vraag(question) => {
                let all = Question::ALL.iter();
                let options: Vec<_> = all
                    .map(|q| (*q, self.scene.protocol.question(*q).short.clone()))
                    .collect();
                self.pick(
                    ui,
                    ("checkvraag", 0),
                    &t.maken_ask_question,
                    &options,
                    question,
                );
            }
            Ask::Beslissing => {}
            Ask::Gehoord(who) => self.person(ui, "gehoord", &t.maken_ask_heard, who),
            Ask::Informatie(id) => self.one_id(ui, "informatie", &t.maken_ask_item, id),
        }
    }

    fn first_id(&self) -> Id {
        let scenario = self.maker.scenario();
        let first = scenario.items.first().map(|item| item.id.clone());
        first.unwrap_or_else(|| scenario.id.clone())
    }

    /// What comes before what.
    pub(super) fn order(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().good.order.get(self.at)?;
        let mut order = before.clone();
        self.ids(ui, "eerst", &t.maken_first, &mut order.first);
        self.ids(ui, "dan", &t.maken_then, &mut order.then);
        self.why(ui, &mut order.why, &mut order.citations);
        (order != *before).then_some(Edit::Order(At::Set(self.at, order)))
    }

    /// What must not happen.
    pub(super) fn forbidden(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().good.forbidden.get(self.at)?;
        let mut forbidden = before.clone();
        let kinds = [
            Ban::KindVerplaatst,
            Ban::KindOvergedragen,
            Ban::AdviesZonderBijsluiter,
            Ban::AangifteGeweigerd,
            Ban::BeweringAlsFeit,
            Ban::Informatie(self.first_id()),
        ];
        let names = kinds.each_ref().map(|ban| super::ban(t, ban));
        let names = names.each_ref().map(String::as_str);
        let ban = &mut forbidden.ban;
        let same = |k: &Ban| std::mem::discriminant(k) == std::mem::discriminant(ban);
        let selected = kinds.iter().position(same);
        let chosen = self.choose(ui, ("wat", 0), &t.maken_ban, &names, selected);
        if let Some(at) = chosen.filter(|at| Some(*at) != selected) {
            ban.clone_from(&kinds[at]);
        }
        if let Ban::Informatie(id) = ban {
            self.one_id(ui, "informatie", &t.maken_ask_item, id);
        }
        self.why(ui, &mut forbidden.why, &mut forbidden.citations);
        (forbidden != *before).then_some(Edit::Forbidden(At::Set(self.at, forbidden)))
    }

    /// A statement that is expected.
    pub(super) fn statement(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().good.statements.get(self.at)?;
        let mut expected = before.clone();
        self.one_id(ui, "uit", &t.maken_from, &mut expected.from);
        let people = self.people().into_iter();
        let mut speakers: Vec<_> = people
            .map(|(id, words)| (SpeakerName::Persoon(id), words))
            .collect();
        speakers.push((SpeakerName::Agent, t.maken_speaker_officer.clone()));
        speakers.push((SpeakerName::Document, t.maken_speaker_document.clone()));
        speakers.push((SpeakerName::Systeem, t.maken_speaker_system.clone()));
        self.pick(
            ui,
            ("spreker", 0),
            &t.maken_speaker,
            &speakers,
            &mut expected.speaker,
        );
        self.words(ui, &t.maken_words, &mut expected.words);
        self.why(ui, &mut expected.why, &mut expected.citations);
        (expected != *before).then_some(Edit::Statement(At::Set(self.at, expected)))
    }

    /// Something worth knowing.
    pub(super) fn known(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().good.known.get(self.at)?;
        let mut known = before.clone();
        self.one_id(ui, "informatie", &t.maken_ask_item, &mut known.item);
        self.why(ui, &mut known.why, &mut known.citations);
        (known != *before).then_some(Edit::Known(At::Set(self.at, known)))
    }

    /// A move of the expert.
    pub(super) fn expert(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().expert.get(self.at)?;
        let mut next = before.clone();
        let id = self.first_id();
        let kinds = [
            Move::Ask(id.clone()),
            Move::Note(id.clone()),
            Move::Insert(id),
            Move::Wait(60),
            Move::Fill(Box::default()),
            Move::Do(Box::new(Command::SetReporter(Some(PersonId::A)))),
            Move::Undo,
            Move::Redo,
        ];
        let names = kinds.each_ref().map(|kind| super::move_kind(t, kind));
        let same = |k: &Move| std::mem::discriminant(k) == std::mem::discriminant(&next);
        let selected = kinds.iter().position(same);
        let chosen = self.choose(ui, ("zet", 0), &t.maken_move, &names, selected);
        if let Some(at) = chosen.filter(|at| Some(*at) != selected) {
            // The name stays where both kinds have one.
            next = match (&kinds[at], named(&next)) {
                (Move::Ask(_), Some(id)) => Move::Ask(id),
                (Move::Note(_), Some(id)) => Move::Note(id),
                (Move::Insert(_), Some(id)) => Move::Insert(id),
                (kind, _) => kind.clone(),
            };
        }
        match &mut next {
            Move::Ask(id) | Move::Note(id) | Move::Insert(id) => {
                self.one_id(ui, "informatie", &t.maken_move_id, id);
            }
            Move::Wait(seconds) => self.number(ui, "wacht", &t.maken_move_seconds, seconds),
            Move::Fill(findings) => self.findings(ui, findings),
            Move::Do(command) => {
                let label = (t.maken_command.as_str(), "");
                let write = |c: &Command| command_text(c);
                let read = |text: &str| command_from_text(text).map_err(|e| e.to_string());
                self.typed(
                    ui,
                    ("opdracht", COMMAND_ROWS),
                    label,
                    command.as_mut(),
                    (write, read),
                );
            }
            Move::Undo | Move::Redo => {}
        }
        ui.add_space(8.0);
        let words = t.maken_try_from.replace("{n}", &(self.at + 1).to_string());
        if ui.button(words).clicked() {
            self.scene.ask(MakeAction::TryFrom(self.at + 1).into());
        }
        (next != *before).then_some(Edit::Expert(At::Set(self.at, next)))
    }

    /// Words of a call: change them everywhere, or say that they hold nobody's data.
    pub(super) fn review(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        words(ui, &t.maken_review_words);
        let from = self.maker.unreviewed.get(self.at)?;
        let mut to = from.clone();
        crate::ui::shell::muted(ui, &t.maken_review_now);
        ui.label(from.as_str());
        ui.add_space(4.0);
        let label = &t.maken_review_instead;
        let kept = super::review_slot(self.at);
        let typed = self.maker.drafts.get(&kept).map(|text| Text::clean(text));
        let mut shown = typed.clone().unwrap_or_else(|| from.clone());
        self.long_text(ui, ("na_te_kijken", 0), label, &mut shown, 3);
        if Some(&shown) != typed.as_ref() && (typed.is_some() || shown != *from) {
            let text = (shown != *from).then(|| shown.as_str().to_owned());
            self.scene.ask(MakeAction::Typed(kept, text).into());
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(8.0);
            if ui.button(&t.maken_review_change).clicked() && shown != *from {
                to = shown.clone();
            }
            if ui.button(&t.maken_review_tick).clicked() {
                self.scene.ask(MakeAction::Tick(self.at).into());
            }
        });
        (to != *from).then_some(Edit::Reword {
            from: from.clone(),
            to,
        })
    }
}

fn named(next: &Move) -> Option<Id> {
    match next {
        Move::Ask(id) | Move::Note(id) | Move::Insert(id) => Some(id.clone()),
        Move::Fill(_) | Move::Do(_) | Move::Undo | Move::Redo | Move::Wait(_) => None,
    }
}
