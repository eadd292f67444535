//! The safety signals of step 1.
//!
//! Acute: danger now. Structural: lasting unsafety, with its own road to Veilig Thuis and the OvJ.
//! Care: strain on the child, which weighs in the zorgmelding only (ombudsman 2015/096, 1.3).

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
        /// A threat to kill, or a threat of suicide.
        DreigingLeven,
        /// The caretaker is under the influence or cannot care now.
        NietInStaat,
        /// A child is missing or nobody knows where it is.
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
        /// A lasting pattern of unsafety; of unsafety, not of calls.
        PatroonOnveilig,
        /// Strain on the child: loyalty conflict, being drawn in.
        Spanning,
    }
}

/// The track on which a signal weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignalClass {
    /// Weighs in the zorgmelding and does not by itself raise the outcome.
    Care,
    /// Makes action necessary by way of Veilig Thuis and the OvJ, not at the door.
    Structural,
    /// Danger now: makes action at the door necessary.
    Acute,
}

impl Signal {
    /// The track of this signal.
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

    /// Whether a *ja* points to a possible offence that the officer must weigh or discuss with the OM
    /// (ombudsman 2015/096, 1.3). It never qualifies: that is for the officer and the OM.
    pub const fn may_be_offence(self) -> bool {
        match self {
            Self::Geweld
            | Self::Wapen
            | Self::DreigingLeven
            | Self::VerbodOvertreden
            | Self::Mishandeling
            | Self::Belaging
            | Self::KindVermist
            | Self::Ontvoering => true,
            Self::DirectGevaar
            | Self::NietInStaat
            | Self::KindVraagtHulp
            | Self::Basiszorg
            | Self::PatroonOnveilig
            | Self::Spanning => false,
        }
    }
}
