//! The safety signals of step 1.
//!
//! Acute: danger now. Structural: lasting unsafety, with its own road to Veilig Thuis and the OvJ.
//! Care: strain on the child, which weighs in the zorgmelding only (ombudsman 2015/096, 1.3).
//! Some signals have parts that differ in weight ([`Aspect`]); they stay one row of the checklist.

use super::ids::ids;

ids! {
    /// A sign that someone is or may be unsafe. Each is asked in every call.
    pub enum Signal {
        /// Immediate physical danger.
        DirectGevaar,
        /// Violence, now or announced.
        Geweld,
        /// A weapon, present or spoken of.
        Wapen,
        /// A threat to kill, or talk of suicide.
        DreigingLeven,
        /// The caretaker is under the influence or cannot care now.
        NietInStaat,
        /// A child is not back, or nobody knows where it is.
        KindVermist,
        /// Fear that the child is taken abroad.
        Ontvoering,
        /// A contact ban or huisverbod is being breached now.
        VerbodOvertreden,
        /// The child itself asks for help.
        KindVraagtHulp,
        /// Signs of abuse or sexual abuse.
        Mishandeling,
        /// Stalking.
        Belaging,
        /// Basic care is absent.
        Basiszorg,
        /// A lasting pattern of unsafety or of control; of unsafety, not of calls.
        PatroonOnveilig,
        /// Strain on the child: loyalty conflict, being drawn in.
        Spanning,
    }
}

ids! {
    /// A part of a signal whose parts weigh differently. One key answers all parts with *nee*; a
    /// danger says which part it is.
    pub enum Aspect {
        /// A threat to kill: an offence.
        DreigingDoden,
        /// Talk of suicide: care for that person, danger for who is near, no offence.
        Zelfdoding,
        /// Not back at the agreed time, while it is known where the child is.
        TeLaat,
        /// Nobody knows where the child is.
        WaarOnbekend,
        /// The child says that it is in danger.
        KindInGevaar,
        /// The child is afraid of a person it is with or would go to.
        KindBang,
        /// The child wants to be heard, or does not want to go: its view (art. 12 IVRK).
        KindMening,
        /// The child is startled, for one by the uniform.
        KindSchrik,
        /// A fresh injury.
        VersLetsel,
        /// Other signs of abuse.
        AnderTeken,
        /// A child that is now without care, supervision or medical help.
        ZonderZorgNu,
        /// A lasting lack of basic care.
        ZorgTekort,
        /// Red flags of coercive control.
        Dwang,
        /// Another pattern of unsafety.
        AnderPatroon,
    }
}

/// The track on which a signal weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignalClass {
    /// Stands in the mutatie and weighs on no track.
    Noted,
    /// Weighs in the zorgmelding and does not by itself raise the outcome.
    Care,
    /// Makes action necessary by way of Veilig Thuis and the OvJ, not at the door.
    Structural,
    /// Danger now: makes action at the door necessary.
    Acute,
}

impl Aspect {
    /// The signal that it is a part of.
    pub const fn signal(self) -> Signal {
        match self {
            Self::DreigingDoden | Self::Zelfdoding => Signal::DreigingLeven,
            Self::TeLaat | Self::WaarOnbekend => Signal::KindVermist,
            Self::KindInGevaar | Self::KindBang | Self::KindMening | Self::KindSchrik => {
                Signal::KindVraagtHulp
            }
            Self::VersLetsel | Self::AnderTeken => Signal::Mishandeling,
            Self::ZonderZorgNu | Self::ZorgTekort => Signal::Basiszorg,
            Self::Dwang | Self::AnderPatroon => Signal::PatroonOnveilig,
        }
    }

    /// Its track.
    pub const fn class(self) -> SignalClass {
        match self {
            Self::DreigingDoden
            | Self::Zelfdoding
            | Self::WaarOnbekend
            | Self::KindInGevaar
            | Self::KindBang
            | Self::VersLetsel
            | Self::ZonderZorgNu => SignalClass::Acute,
            Self::AnderTeken | Self::ZorgTekort | Self::Dwang | Self::AnderPatroon => {
                SignalClass::Structural
            }
            Self::KindSchrik => SignalClass::Care,
            Self::TeLaat | Self::KindMening => SignalClass::Noted,
        }
    }
}

impl Signal {
    /// The track of this signal; for one with parts, of the part that its row stands under.
    pub const fn class(self) -> SignalClass {
        match self {
            Self::DirectGevaar
            | Self::Geweld
            | Self::Wapen
            | Self::DreigingLeven
            | Self::NietInStaat
            | Self::KindVermist
            | Self::Ontvoering
            | Self::VerbodOvertreden
            | Self::KindVraagtHulp => SignalClass::Acute,
            Self::Mishandeling | Self::Belaging | Self::Basiszorg | Self::PatroonOnveilig => {
                SignalClass::Structural
            }
            Self::Spanning => SignalClass::Care,
        }
    }

    /// Its parts, gravest first; none for most signals.
    pub const fn aspects(self) -> &'static [Aspect] {
        match self {
            Self::DreigingLeven => &[Aspect::DreigingDoden, Aspect::Zelfdoding],
            Self::KindVermist => &[Aspect::WaarOnbekend, Aspect::TeLaat],
            Self::KindVraagtHulp => &[
                Aspect::KindInGevaar,
                Aspect::KindBang,
                Aspect::KindMening,
                Aspect::KindSchrik,
            ],
            Self::Mishandeling => &[Aspect::VersLetsel, Aspect::AnderTeken],
            Self::Basiszorg => &[Aspect::ZonderZorgNu, Aspect::ZorgTekort],
            Self::PatroonOnveilig => &[Aspect::Dwang, Aspect::AnderPatroon],
            Self::DirectGevaar
            | Self::Geweld
            | Self::Wapen
            | Self::NietInStaat
            | Self::Ontvoering
            | Self::VerbodOvertreden
            | Self::Belaging
            | Self::Spanning => &[],
        }
    }

    /// Whether *nee* to this signal clears danger now, also where its row stands under a lighter
    /// track: then the acute part is asked by the same row.
    pub fn asks_acute(self) -> bool {
        self.class() == SignalClass::Acute
            || self
                .aspects()
                .iter()
                .any(|a| a.class() == SignalClass::Acute)
    }

    /// Whether a *ja* points to a possible offence that the officer must weigh or discuss with the OM
    /// (ombudsman 2015/096, 1.3). It never qualifies: that is for the officer and the OM. Fear that a
    /// child is taken abroad is a melding and no offence yet; a child that is late or not found is
    /// none by itself.
    pub fn may_be_offence(self, aspect: Option<Aspect>) -> bool {
        match self {
            Self::Geweld
            | Self::Wapen
            | Self::VerbodOvertreden
            | Self::Mishandeling
            | Self::Belaging => true,
            // Not yet said which: a threat to kill is not ruled out.
            Self::DreigingLeven => aspect != Some(Aspect::Zelfdoding),
            Self::DirectGevaar
            | Self::NietInStaat
            | Self::KindVermist
            | Self::Ontvoering
            | Self::KindVraagtHulp
            | Self::Basiszorg
            | Self::PatroonOnveilig
            | Self::Spanning => false,
        }
    }

    /// Whether it makes it unsafe to set parents against each other or to seek contact with the
    /// accused without consulting first (violence, threat, coercive control, stalking, abuse, fear
    /// of leaving, breach of a ban).
    pub fn bars_calling_other(self, aspect: Option<Aspect>) -> bool {
        match self {
            Self::PatroonOnveilig => aspect != Some(Aspect::AnderPatroon),
            Self::Geweld
            | Self::Wapen
            | Self::DreigingLeven
            | Self::Ontvoering
            | Self::VerbodOvertreden
            | Self::Mishandeling
            | Self::Belaging
            | Self::DirectGevaar => true,
            Self::NietInStaat
            | Self::KindVermist
            | Self::KindVraagtHulp
            | Self::Basiszorg
            | Self::Spanning => false,
        }
    }
}
