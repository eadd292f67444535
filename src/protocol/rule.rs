//! The ids of the rules. Each has words and at least one citation in `assets/regels.ron`.

use super::ids::ids;

ids! {
    /// A rule that gave a reason, an act, a warning or a route.
    pub enum RuleId {
        // Outcome.
        /// An acute signal is established.
        AcuutVastgesteld,
        /// An acute signal is only mentioned.
        AcuutGenoemd,
        /// An acute signal is not asked or unknown.
        AcuutOpen,
        /// A structural signal is established.
        StructureelVastgesteld,
        /// A structural signal is only mentioned.
        StructureelGenoemd,
        /// A structural signal is not asked or unknown.
        StructureelOpen,
        /// A danger is recorded without saying who is at risk.
        GevaarZonderPersoon,
        /// Danger to someone else, where this child may be too.
        KindMogelijkErbij,
        /// All signals were asked, and cleared by somebody from outside.
        NietsInGeding,
        /// Nothing was found, and only the side that has the child, or nobody who was named, says so.
        NietGeblekenEigenZijde,
        /// Something is said about a side, and what that side denies itself does not count.
        EigenZijdeTeltNiet,
        /// Somebody denied it who cannot know: no hit in a system, a child alone, what cannot be seen.
        BronSluitNietUit,
        /// Nothing stands against safety but a signal of strain.
        ZorgSignaalStaat,
        /// It is not known where a child is.
        PlaatsOnbekend,
        /// A clause in a decision that is in force.
        SterkeArmGeldt,
        /// A clause carried by law in a decision that entrusts the child to one person.
        SterkeArmVanRechtswege,
        /// A clause counts, and it is not known for whom, which child or which day.
        RechtOnbekend,
        /// A clause counts, and gives who asks no right to this child today.
        GeenRechtVandaag,
        /// A clause counts, and nobody asks for the child.
        NiemandVraagt,
        /// A decision goes against who asks.
        BeslissingTegenVrager,
        /// A decision is appealed and not known to be enforceable.
        HogerBeroep,
        /// The side where the child would go was not cleared from outside.
        ZijdeVragerOpen,
        /// Somebody answered who was not asked whether it could speak freely.
        VrijSprekenOpen,
        /// The OvJ sees no objection to a hand-over.
        OvjGeenBezwaar,
        /// The OvJ decides that there is no hand-over.
        OvjGeenOverdracht,
        /// It is not known whether a clause counts.
        SterkeArmOnbekend,
        /// The paper cannot carry the clause.
        SterkeArmTeltNiet,
        /// No clause.
        GeenSterkeArm,
        /// A court denied or forbade contact.
        ContactOntzegd,

        // Headline lines.
        /// A signal about the asking parent: consult, no hand-over until cleared up.
        SignaalOverVrager,
        /// A fact that may be an offence is established.
        MogelijkStrafbaarFeit,
        /// Somebody tells of a fact that may be an offence.
        FeitGemeld,
        /// The officer suspects an offence.
        FeitVermoed,
        /// The OvJ ordered otherwise.
        OpdrachtOvjGeldt,

        // Nu doen.
        /// The dangers, all of them, and the officer's own safety.
        NuGevaren,
        /// Somebody says that it is going on: go there now.
        NuGaErHeen,
        /// Make people safe and call for help.
        NuVeiligMaken,
        /// Call an ambulance or a doctor.
        NuAmbulance,
        /// Tell the Koninklijke Marechaussee.
        NuKmar,
        /// Call the specialist on sexual offences and abuse; do not question the child.
        NuZeden,
        /// Call the GI.
        NuGi,
        /// Find out where a child is.
        NuKindWaar,
        /// Put a hand-over to the OvJ.
        NuOvjVoorleggen,
        /// Consult before the other side is heard.
        NuOverlegVoorWederhoor,
        /// See and speak the child.
        NuKindZien,
        /// Consult OvJ or hOvJ.
        NuOverlegOvj,
        /// Find out the open signals.
        NuSignalenVragen,
        /// Find out a mentioned danger.
        NuGenoemdUitzoeken,
        /// Hear the other side.
        NuWederhoor,
        /// Have a decision shown or confirmed.
        NuBeslissingZien,
        /// Calm, explain, refer.
        NuRustBrengen,
        /// Lay out the weighing.
        NuAfwegen,
        /// Call Veilig Thuis.
        NuVeiligThuis,
        /// Find a child that is missing.
        NuKindZoeken,

        // Acts.
        /// Taking a child to a safe place is possible.
        VeiligePlekMogelijk,
        /// Taking a child to a safe place is possible once it is seen.
        VeiligePlekZodraGezien,
        /// Taking a child to a safe place is not on: no acute danger of its own.
        VeiligePlekNiet,
        /// Handing a child over is never advised.
        OverdrachtGeenAdvies,
        /// Entering to help.
        BinnentredenHulp,
        /// Entering for a decision: only who the OM designated.
        BinnentredenOm,
        /// Entering has no ground.
        BinnentredenNiet,
        /// The lighter ways.
        LichtereWegen,
        /// The lighter ways, without calling or bringing together.
        LichtereWegenNietBellen,
        /// The station is preferred over involving the children.
        UitnodigenBureau,
        /// Somebody wishes to report: it is recorded.
        AangifteOpnemen,
        /// Reporting is possible.
        AangifteMogelijk,
        /// Stalking: a klacht, with its terms.
        KlachtBelaging,
        /// Fear that a child is taken abroad: whom to tell.
        OntvoeringRoute,

        // Tracks.
        /// Intent is not presumed.
        OpzetNietAangenomen,
        /// The aangifte talk.
        AangifteGesprek,
        /// Weigh a zorgmelding now.
        ZorgWegenNu,
        /// Weigh a zorgmelding.
        ZorgWegen,
        /// Reports over and back: weigh a zorgmelding.
        ZorgOverEnWeer,
        /// Nothing recorded points to a zorgmelding yet.
        ZorgGeenAanleiding,
        /// A parent was not heard.
        OuderNietGehoord,
        /// An accusation was not put to the other.
        NietVoorgelegd,
        /// A child was neither heard nor deliberately left out.
        KindNietGehoord,
        /// Advice about contact needs the leaflet.
        BijsluiterNodig,
        /// Contact was stopped and no court was asked.
        GestoptZonderRechter,
        /// Civil route.
        RouteCiviel,
        /// Criminal route.
        RouteStraf,
        /// Help and mediation.
        RouteHulp,
        /// Involve the GI.
        RouteGi,
        /// A huisverbod or contact ban limits who may be where.
        VerbodBeperkt,
        /// Many or earlier contacts: bring in the specialist.
        SpecialistBetrekken,
    }
}
