//! Quality points as questions to the author.

use super::Words;
use crate::{
    afweging::Topic,
    melding::{Melding, PersonId},
    protocol::{Question, Signal},
    terugblik::{
        quality::{Pin, QualityKind, QualityPoint},
        texts::TextId as T,
    },
};

impl Words<'_> {
    /// A point in one sentence or two, people by their label in the call.
    pub fn quality(&self, melding: &Melding, point: &QualityPoint) -> String {
        let get = |id| self.texts.get(id).to_owned();
        let who = |text, id: PersonId| self.texts.fill(text, &[("wie", &self.person(melding, id))]);
        let signal = |s: &Signal| self.protocol.signal(*s).short.clone();
        match &point.kind {
            QualityKind::SafetyNotAsked(signals) if signals.len() == Signal::ALL.len() => {
                get(T::PuntVeiligheidNietGevraagd)
            }
            // Names of signals hold commas.
            QualityKind::SafetyNotAsked(signals) => {
                let names: Vec<String> = signals.iter().map(signal).collect();
                self.texts
                    .fill(T::PuntNietGevraagd, &[("signalen", &names.join("; "))])
            }
            QualityKind::DangerWithoutBasis(s) => self
                .texts
                .fill(T::PuntGevaarZonderGrond, &[("signaal", &signal(s))]),
            QualityKind::SignalSourceNotNamed(signals) => {
                let names: Vec<String> = signals.iter().map(signal).collect();
                self.texts
                    .fill(T::PuntBronSignaal, &[("signalen", &names.join("; "))])
            }
            QualityKind::AnswerSourceNotNamed(questions) => self
                .texts
                .fill(T::PuntBronVraag, &[("vragen", &self.questions(questions))]),
            QualityKind::DecisionSourceNotNamed(id) => self
                .texts
                .fill(T::PuntBronBeslissing, &[("nr", &id.to_string())]),
            QualityKind::FreeSpeechNotAsked(id) => who(T::PuntVrijSpreken, *id),
            QualityKind::NoOwnObservation => get(T::PuntGeenWaarneming),
            QualityKind::OneVoiceOnly(id) => who(T::PuntEenStem, *id),
            QualityKind::ChildWordsWithoutQuestion(id) => who(T::PuntKindZonderVraag, *id),
            QualityKind::ChildWordsWithoutPresent(id) => who(T::PuntKindZonderAanwezig, *id),
            QualityKind::ParentNotHeard(id) => who(T::PuntOuderNietGehoord, *id),
            QualityKind::NotPut(ids) => {
                let names: Vec<String> = ids.iter().map(|id| self.person(melding, *id)).collect();
                self.texts
                    .fill(T::PuntNietVoorgelegd, &[("wie", &self.list(&names))])
            }
            QualityKind::AdviceWithoutLeaflet => get(T::PuntZonderBijsluiter),
            QualityKind::ZorgWithoutWeighing(questions) => self.texts.fill(
                T::PuntZorgZonderWeging,
                &[("vragen", &self.questions(questions))],
            ),
            QualityKind::ZorgWithoutReason => get(T::PuntZorgZonderReden),
            QualityKind::DepartsWithoutReason => get(T::PuntAfwijkingZonderReden),
            QualityKind::ClauseNotSeen => {
                let number = match point.pin {
                    Pin::Topic(Topic::Evidence(id)) => id.to_string(),
                    Pin::Topic(_) | Pin::Statement(_) | Pin::Call => String::new(),
                };
                self.texts
                    .fill(T::PuntSterkeArmNietGezien, &[("nr", &number)])
            }
        }
    }

    fn questions(&self, questions: &[Question]) -> String {
        let names: Vec<&str> = questions
            .iter()
            .map(|q| &*self.protocol.question(*q).question)
            .collect();
        names.join(" ")
    }
}
