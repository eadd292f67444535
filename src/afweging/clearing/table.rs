//! The table itself, signal by kind of source, and which kind a source is as seen from a side.

use crate::{
    afweging::side::on_side,
    melding::{Account, Melding, PersonId, Relation, Reply, Role, Shown, Tri},
    protocol::{Signal, SignalClass, ids},
};

ids! {
    /// The kinds of source of a *nee*, as seen from one side.
    pub enum SourceKind {
        /// Belongs to the side itself.
        EigenZijde,
        /// A parent who does not belong to it.
        AndereOuder,
        /// Kin, partner, friend or lawyer outside it.
        Verwant,
        /// A child.
        Kind,
        /// A child of 12 or older that was heard apart.
        KindApart,
        /// A bystander who saw it itself.
        Derde,
        /// A bystander who did not, or was not asked.
        DerdeNietZelf,
        /// School, doctor or another professional who sees the child.
        Beroepskracht,
        /// Wijkagent or another colleague.
        Collega,
        /// GI, Raad or Veilig Thuis, also for a closed inquiry.
        Instantie,
        /// The OvJ.
        Ovj,
        /// The officer saw it, the child being awake.
        Gezien,
        /// The officer saw it, the child being asleep.
        GezienSlapend,
        /// No hit in a system.
        Systeem,
        /// A paper.
        Stuk,
        /// Nobody was named.
        NietGenoemd,
    }
}

/// How far a *nee* reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clears {
    /// It clears nothing.
    Niets,
    /// It counts for a child that stays where it is.
    Blijven,
    /// It counts for that, and for handing over and entering.
    Overdracht,
}

/// The table: what a *nee* of this kind of source clears, of a signal on a track.
pub fn clears(source: SourceKind, signal: Signal, class: SignalClass) -> Clears {
    match source {
        SourceKind::EigenZijde | SourceKind::Verwant | SourceKind::NietGenoemd => Clears::Blijven,
        SourceKind::AndereOuder | SourceKind::Collega | SourceKind::Instantie | SourceKind::Ovj => {
            Clears::Overdracht
        }
        SourceKind::Kind | SourceKind::DerdeNietZelf | SourceKind::Systeem | SourceKind::Stuk => {
            Clears::Niets
        }
        SourceKind::KindApart if child_knows(signal) => Clears::Overdracht,
        SourceKind::Derde | SourceKind::Gezien if visible(signal) && acute(class) => {
            Clears::Overdracht
        }
        // Food, a bed, clothes: what is seen of lasting care counts where the child stays.
        SourceKind::Gezien if signal == Signal::Basiszorg => Clears::Blijven,
        SourceKind::GezienSlapend if visible_asleep(signal) && acute(class) => Clears::Overdracht,
        SourceKind::Beroepskracht if shows_on_the_child(signal) => Clears::Overdracht,
        SourceKind::KindApart
        | SourceKind::Derde
        | SourceKind::Gezien
        | SourceKind::GezienSlapend
        | SourceKind::Beroepskracht => Clears::Niets,
    }
}

fn acute(class: SignalClass) -> bool {
    class == SignalClass::Acute
}

/// What can be seen at a place at that moment.
fn visible(signal: Signal) -> bool {
    match signal {
        Signal::DirectGevaar
        | Signal::Geweld
        | Signal::Wapen
        | Signal::NietInStaat
        | Signal::KindVermist
        | Signal::VerbodOvertreden
        | Signal::KindVraagtHulp
        | Signal::Mishandeling
        | Signal::Basiszorg => true,
        Signal::DreigingLeven
        | Signal::Ontvoering
        | Signal::Belaging
        | Signal::PatroonOnveilig
        | Signal::Spanning => false,
    }
}

/// Violence now, a weapon in sight, a child alone, a carer not able: no more than that of a child
/// that sleeps.
fn visible_asleep(signal: Signal) -> bool {
    matches!(
        signal,
        Signal::Geweld | Signal::Wapen | Signal::NietInStaat | Signal::Basiszorg
    )
}

/// What a child of 12 or older can tell of its own home.
fn child_knows(signal: Signal) -> bool {
    match signal {
        Signal::DirectGevaar
        | Signal::Geweld
        | Signal::Wapen
        | Signal::DreigingLeven
        | Signal::NietInStaat
        | Signal::KindVermist
        | Signal::KindVraagtHulp
        | Signal::Mishandeling
        | Signal::Basiszorg
        | Signal::PatroonOnveilig
        | Signal::Spanning => true,
        Signal::Ontvoering | Signal::VerbodOvertreden | Signal::Belaging => false,
    }
}

/// What a professional who sees the child would notice.
fn shows_on_the_child(signal: Signal) -> bool {
    matches!(
        signal,
        Signal::KindVraagtHulp
            | Signal::Mishandeling
            | Signal::Basiszorg
            | Signal::PatroonOnveilig
            | Signal::Spanning
    )
}

/// From which age a child that was heard apart can help to clear.
pub const AGE_HEARD_APART: u8 = 12;

/// What kind of source an answer has, as seen from a side; `None` is a child that is at nobody's
/// home, where nobody is on the own side.
pub fn source_kind(melding: &Melding, reply: &Reply, side: Option<PersonId>) -> SourceKind {
    let Some(account) = &reply.account else {
        return SourceKind::NietGenoemd;
    };
    let by = match account {
        Account::Waargenomen if reply.asleep => return SourceKind::GezienSlapend,
        Account::Waargenomen => return SourceKind::Gezien,
        Account::Systeem { .. } => return SourceKind::Systeem,
        Account::Document {
            shown: Shown::Gezien,
            ..
        } => return SourceKind::Stuk,
        Account::Oordeel | Account::Handeling | Account::NietGenoemd => {
            return SourceKind::NietGenoemd;
        }
        Account::Verklaard { by, .. } => *by,
        Account::WoordenKind { child, .. } => *child,
        // What somebody has from another is no knowledge of its own.
        Account::VanHorenZeggen { by, .. }
        | Account::Document {
            shown: Shown::GenoemdDoor(by),
            ..
        } => {
            return if side.is_some_and(|s| on_side(melding, s, *by)) {
                SourceKind::EigenZijde
            } else {
                SourceKind::Verwant
            };
        }
    };
    if side.is_some_and(|s| on_side(melding, s, by)) {
        return SourceKind::EigenZijde;
    }
    match melding.role(by) {
        Role::Parent => SourceKind::AndereOuder,
        Role::Party => SourceKind::Verwant,
        Role::Child => {
            let day = melding.at.date();
            let age = melding.person(by).and_then(|p| p.age_on(day));
            let apart = melding.hearings.get(&by).is_some_and(|h| h.apart);
            if apart && age.is_some_and(|a| a >= AGE_HEARD_APART) {
                SourceKind::KindApart
            } else {
                SourceKind::Kind
            }
        }
        Role::Bystander if reply.first_hand == Some(Tri::Ja) => SourceKind::Derde,
        Role::Bystander => SourceKind::DerdeNietZelf,
        Role::Professional => SourceKind::Beroepskracht,
        Role::Authority => match melding.person(by).map(|p| p.relation) {
            Some(Relation::Collega) => SourceKind::Collega,
            Some(Relation::Ovj) => SourceKind::Ovj,
            _ => SourceKind::Instantie,
        },
    }
}

/// Whether a source must have been at that home lately, for its *nee* about it to be knowledge.
pub(super) fn must_know_home(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::AndereOuder | SourceKind::Derde | SourceKind::Collega | SourceKind::Instantie
    )
}

/// Whether it must be asked if the source could speak freely.
pub(super) fn must_be_free(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::AndereOuder | SourceKind::KindApart | SourceKind::Derde
    )
}
