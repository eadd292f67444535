//! Suggestions, dates to watch and figures in words.

use super::Words;
use crate::{
    documents::day,
    melding::{KnownPerson, Level, Likeness, PersonId, Summary},
    terugblik::{
        figures::{Count, FigureCell, FigureRow},
        follow_ups::{Due, DueKind, DueState, Taker},
        texts::TextId as T,
    },
};

impl Words<'_> {
    /// Why a call may be about the same household. Names are of the new call: the officer has typed
    /// them, so that nothing is told that was not known.
    pub fn likeness(&self, new: &Summary, likeness: &Likeness) -> String {
        let name = |id: &PersonId| {
            let found = new.people.iter().find(|p| p.id == *id);
            let name = found
                .map(|p: &KnownPerson| p.name.trim())
                .unwrap_or_default();
            if name.is_empty() {
                id.to_string()
            } else {
                name.to_owned()
            }
        };
        let who = |text, id| self.texts.fill(text, &[("wie", &name(id))]);
        match likeness {
            Likeness::SameChild(id, _) => who(T::ZelfdeKind, id),
            Likeness::SamePerson(id, _) => who(T::ZelfdePersoon, id),
            Likeness::NearPerson(id, _) => who(T::PersoonLijkt, id),
            Likeness::SameAddress(id, _) => who(T::ZelfdeAdres, id),
            Likeness::NearAddress(id, _) => who(T::AdresLijkt, id),
            Likeness::TwoNames([(one, _), (other, _)]) => {
                let with = [("een", &*name(one)), ("ander", &*name(other))];
                self.texts.fill(T::TweeNamen, &with)
            }
        }
    }

    /// A date to watch, and how it stands.
    pub fn due(&self, due: &Due) -> String {
        let what = self.texts.get(match due.kind {
            DueKind::FirstAssessment => T::TermijnEersteBericht,
            DueKind::Inquiry => T::TermijnOnderzoek,
            DueKind::HandOver(Taker::Wijkagent) => T::TermijnWijkagent,
            DueKind::HandOver(Taker::Jeugdcoordinator) => T::TermijnJeugdcoordinator,
        });
        let on = day(due.on);
        match due.state {
            DueState::Sent => {
                let with = [("wat", what), ("dag", &*on)];
                self.texts.fill(T::StandVerzonden, &with)
            }
            DueState::ReportedBack(date) => {
                let with = [("wat", what), ("dag", &*day(date))];
                self.texts.fill(T::StandTerug, &with)
            }
            DueState::Overdue(days) => {
                let late = self.days(days);
                let with = [("wat", what), ("dag", &*on), ("dagen", &*late)];
                self.texts.fill(T::StandTeLaat, &with)
            }
        }
    }

    /// What a row of the figures divides.
    pub fn figure_row(&self, row: FigureRow) -> &str {
        self.texts.get(match row {
            FigureRow::Outcome => T::CijferUitkomst,
            FigureRow::Wederhoor => T::CijferWederhoor,
            FigureRow::Repeat => T::CijferHerhaling,
            FigureRow::Safety => T::CijferVeiligheid,
            FigureRow::Zorgmelding => T::CijferZorgmelding,
            FigureRow::Feedback => T::CijferTerugkoppeling,
        })
    }

    /// What a cell of the figures counts.
    pub fn figure_cell(&self, cell: FigureCell) -> &str {
        match cell {
            FigureCell::Level(level) => self.level(level),
            FigureCell::Yes => self.texts.get(T::CijferJa),
            FigureCell::No => self.texts.get(T::CijferNee),
        }
    }

    /// The heading of a row's total.
    pub fn figure_total(&self) -> &str {
        self.texts.get(T::CijferTotaal)
    }

    /// A number of the figures, or that it is hidden.
    pub fn count(&self, count: Count) -> String {
        match count {
            Count::Shown(number) => number.to_string(),
            Count::Hidden => self.texts.get(T::MinderDanVijf).to_owned(),
        }
    }

    /// An outcome in a word.
    pub fn level(&self, level: Level) -> &str {
        self.texts.get(match level {
            Level::Terughoudend => T::UitkomstTerughoudend,
            Level::EigenAfweging => T::UitkomstEigenAfweging,
            Level::EerstVaststellen => T::UitkomstEerstVaststellen,
            Level::OptredenNoodzakelijk => T::UitkomstOptredenNoodzakelijk,
        })
    }
}
