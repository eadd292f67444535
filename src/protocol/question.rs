//! The questions of steps 2 to 10, each with its step and the kind of answer that it takes.
//!
//! Court decisions, statements, hearings and acts are lists with a shape of their own
//! (see the room `melding`) and therefore no questions.

use super::{Choice, Step, ids::ids};

ids! {
    /// A question of the checklist that has one answer.
    pub enum Question {
        /// How the call came in.
        HoeBinnengekomen,
        /// Where it plays.
        WaarSpeeltHet,
        /// What is asked of the police.
        VraagAanPolitie,
        /// What the reporter expects it to do for the child.
        VerwachtingVoorKind,
        /// Who has gezag.
        Gezag,
        /// Which parent has gezag, where one has.
        GezagBij,
        /// Whether there are earlier registrations.
        EerdereRegistraties,
        /// Whether both parents report about each other.
        MeldingenOverEnWeer,
        /// Whether the child is under supervision (OTS) of a GI.
        Ots,
        /// Whether Veilig Thuis is involved.
        VeiligThuisBetrokken,
        /// Whether the Raad voor de Kinderbescherming is involved.
        RaadBetrokken,
        /// Whether a huisverbod is in force.
        Huisverbod,
        /// Whether a contact ban is in force.
        Contactverbod,
        /// Whether a parent has already stopped the contact.
        ContactGestopt,
        /// Who stopped it.
        GestoptDoor,
        /// Since when.
        GestoptSinds,
        /// On what ground.
        GestoptGrond,
        /// Whether a court was asked.
        GestoptRechterGevraagd,
        /// What came before.
        WatGingVooraf,

        /// Whether a parent asks to be given the child now.
        OverdrachtGevraagd,
        /// Who asks.
        VragendeOuder,
        /// To whose home the child would go.
        OverdrachtNaar,
        /// Whether the OvJ was consulted, with the outcome as note.
        OverlegOvj,
        /// Whether the hOvJ was consulted.
        OverlegHovj,
        /// Whether the head of the district was consulted.
        OverlegChef,
        /// Whether the OvJ gave an order.
        OpdrachtOvj,
        /// What the OvJ says of a hand-over that was put to them.
        OvjOverdracht,
        /// What acting would mean for the child.
        BetekenisVoorKind,
        /// The officer's weighing of the sterke arm.
        WegingSterkeArm,
        /// Lighter way: telephone the other parent.
        LichterBellen,
        /// Lighter way: invite the parents to the station.
        LichterBureau,
        /// Lighter way: a better moment.
        LichterMoment,
        /// Lighter way: in plain clothes.
        LichterBurger,
        /// Lighter way: wijkagent or jeugdcoordinator.
        LichterSpecialist,

        /// Whether an offence is suspected.
        MogelijkFeit,
        /// Which facts point to it.
        WelkFeit,
        /// Whether somebody wishes to report it.
        WensAangifte,
        /// Who wishes to.
        WieAangifte,
        /// Against whom.
        AangifteTegen,
        /// Whether the purpose and effect of an aangifte were talked through.
        GesprekAangifte,
        /// Whether the OM was consulted.
        OverlegOm,
        /// What became of the aangifte.
        AangifteStand,
        /// Whether there are aangiften over and back.
        AangiftenOverEnWeer,

        /// Whether advice was given that touches the contact.
        AdviesGegeven,
        /// What was advised.
        AdviesInhoud,
        /// To whom.
        AdviesAan,
        /// On what ground.
        AdviesGrond,
        /// Whether supervised contact was considered.
        AlternatiefBegeleid,
        /// Whether safety agreements were considered.
        AlternatiefAfspraken,
        /// Whether temporary supervision was considered.
        AlternatiefToezicht,
        /// Whether the leaflet was handed over.
        BijsluiterGegeven,

        /// Hand-over to the wijkagent.
        NaarWijkagent,
        /// Hand-over to the jeugdcoordinator.
        NaarJeugdcoordinator,
        /// One professional for each parent.
        HulpverlenerPerOuder,
        /// Date of the follow-up.
        Vervolgdatum,

        /// First weighing question: is there a suspicion?
        ZorgVermoeden,
        /// Second: acute or structural unsafety?
        ZorgOnveilig,
        /// Third: can effective help be given or organised from here?
        ZorgZelfHulp,
        /// Fourth: do those involved accept it?
        ZorgAanvaard,
        /// Fifth: does it bring lasting safety?
        ZorgDuurzaam,
        /// Whether a zorgmelding is in proportion.
        ZorgProportie,
        /// Whether the parents were told, with their reaction or the reason why not.
        OpenheidOuders,
        /// Whether the child was told.
        OpenheidKind,
        /// Injuries.
        Letsel,
        /// Safety of workers.
        VeiligheidWerkers,
        /// School.
        School,
        /// General practitioner.
        Huisarts,
        /// Helpers around the family.
        Hulpverleners,
        /// What is asked of Veilig Thuis.
        ZorgVraag,
        /// The officer's decision on the zorgmelding, with the reason as note.
        ZorgBesluit,
        /// Whether feedback of Veilig Thuis was asked.
        ZorgTerugkoppeling,
        /// Name of the officer who reports.
        VerbalisantNaam,
        /// Unit.
        VerbalisantEenheid,
        /// Telephone.
        VerbalisantTelefoon,
        /// When reachable.
        VerbalisantBereikbaar,
        /// Registration number.
        Registratienummer,

        /// The officer's decision, with the reason as note where it departs.
        Besluit,
    }
}

/// Who can be the source of an answer, and so who it is by where nobody was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSource {
    /// The officer did, decided or asked it.
    OwnAct,
    /// The officer judges it.
    Judgement,
    /// Somebody else, a paper or a system: nobody, until the officer chooses.
    Others,
}

/// The kind of answer that a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Ja, nee or onbekend.
    YesNo,
    /// One of these, or onbekend.
    Choice(&'static [Choice]),
    /// Free text.
    Text,
    /// A calendar date.
    Date,
    /// One of the people in the call.
    Person,
}

const CONSULTED: &[Choice] = &[Choice::Gesproken, Choice::GeenGehoor, Choice::NietGedaan];
const LIGHTER: &[Choice] = &[Choice::Gedaan, Choice::Overwogen, Choice::NietPassend];

impl Question {
    /// The step in which the question stands.
    pub fn step(self) -> Step {
        use Question as Q;
        match self {
            q if q <= Q::WatGingVooraf => Step::Melding,
            q if q <= Q::LichterSpecialist => Step::SterkeArm,
            q if q <= Q::AangiftenOverEnWeer => Step::Feit,
            q if q <= Q::BijsluiterGegeven => Step::Omgangsadvies,
            q if q <= Q::Vervolgdatum => Step::Acties,
            q if q <= Q::Registratienummer => Step::Zorgmelding,
            _ => Step::Afronden,
        }
    }

    /// The kind of answer that the question takes.
    pub fn kind(self) -> Kind {
        use Question as Q;
        match self {
            Q::HoeBinnengekomen => Kind::Choice(&[
                Choice::Meldkamer112,
                Choice::Telefoon0900,
                Choice::Balie,
                Choice::OpStraat,
                Choice::AndereDienst,
            ]),
            Q::Gezag => Kind::Choice(&[
                Choice::GezagSamen,
                Choice::GezagEenOuder,
                Choice::GezagDerde,
            ]),
            Q::OverlegOvj | Q::OverlegHovj | Q::OverlegChef | Q::OverlegOm => {
                Kind::Choice(CONSULTED)
            }
            Q::OvjOverdracht => {
                Kind::Choice(&[Choice::OvjKan, Choice::OvjNiet, Choice::OvjNogNiet])
            }
            Q::LichterBellen
            | Q::LichterBureau
            | Q::LichterMoment
            | Q::LichterBurger
            | Q::LichterSpecialist => Kind::Choice(LIGHTER),
            Q::AangifteStand => Kind::Choice(&[
                Choice::AangifteOpgenomen,
                Choice::AangifteAfspraak,
                Choice::AangifteZietAf,
                Choice::AangifteNogNiet,
            ]),
            Q::ZorgBesluit => {
                Kind::Choice(&[Choice::ZorgDoen, Choice::ZorgNietDoen, Choice::ZorgNogNiet])
            }
            Q::Besluit => Kind::Choice(&[
                Choice::BesluitOptreden,
                Choice::BesluitVaststellen,
                Choice::BesluitAfweging,
                Choice::BesluitTerughoudend,
            ]),
            Q::GezagBij
            | Q::GestoptDoor
            | Q::VragendeOuder
            | Q::OverdrachtNaar
            | Q::WieAangifte
            | Q::AangifteTegen
            | Q::AdviesAan => Kind::Person,
            Q::GestoptSinds | Q::Vervolgdatum => Kind::Date,
            Q::WaarSpeeltHet
            | Q::VraagAanPolitie
            | Q::VerwachtingVoorKind
            | Q::GestoptGrond
            | Q::WatGingVooraf
            | Q::BetekenisVoorKind
            | Q::WegingSterkeArm
            | Q::WelkFeit
            | Q::AdviesInhoud
            | Q::AdviesGrond
            | Q::ZorgProportie
            | Q::Letsel
            | Q::VeiligheidWerkers
            | Q::School
            | Q::Huisarts
            | Q::Hulpverleners
            | Q::ZorgVraag
            | Q::VerbalisantNaam
            | Q::VerbalisantEenheid
            | Q::VerbalisantTelefoon
            | Q::VerbalisantBereikbaar
            | Q::Registratienummer => Kind::Text,
            Q::EerdereRegistraties
            | Q::MeldingenOverEnWeer
            | Q::Ots
            | Q::VeiligThuisBetrokken
            | Q::RaadBetrokken
            | Q::Huisverbod
            | Q::Contactverbod
            | Q::ContactGestopt
            | Q::GestoptRechterGevraagd
            | Q::OverdrachtGevraagd
            | Q::OpdrachtOvj
            | Q::MogelijkFeit
            | Q::WensAangifte
            | Q::GesprekAangifte
            | Q::AangiftenOverEnWeer
            | Q::AdviesGegeven
            | Q::AlternatiefBegeleid
            | Q::AlternatiefAfspraken
            | Q::AlternatiefToezicht
            | Q::BijsluiterGegeven
            | Q::NaarWijkagent
            | Q::NaarJeugdcoordinator
            | Q::HulpverlenerPerOuder
            | Q::ZorgVermoeden
            | Q::ZorgOnveilig
            | Q::ZorgZelfHulp
            | Q::ZorgAanvaard
            | Q::ZorgDuurzaam
            | Q::OpenheidOuders
            | Q::OpenheidKind
            | Q::ZorgTerugkoppeling => Kind::YesNo,
        }
    }

    /// Whether the answer is the officer's own act or decision, so that the officer is its speaker.
    /// All other answers are what somebody said, showed or what a system holds.
    pub fn own_act(self) -> bool {
        use Question as Q;
        match self.step() {
            Step::Omgangsadvies | Step::Acties | Step::Afronden => true,
            Step::SterkeArm => !matches!(
                self,
                Q::OverdrachtGevraagd | Q::VragendeOuder | Q::OverdrachtNaar | Q::OvjOverdracht
            ),
            Step::Feit => matches!(self, Q::GesprekAangifte | Q::OverlegOm | Q::AangifteStand),
            Step::Zorgmelding => {
                !matches!(self, Q::School | Q::Huisarts | Q::Hulpverleners | Q::Letsel)
            }
            Step::Melding => self == Q::HoeBinnengekomen,
            Step::Veiligheid | Step::Beslissing | Step::Wederhoor => false,
        }
    }

    /// Who can be the source of its answer.
    pub fn source(self) -> AnswerSource {
        use Question as Q;
        match self {
            Q::MogelijkFeit
            | Q::BetekenisVoorKind
            | Q::WegingSterkeArm
            | Q::ZorgVermoeden
            | Q::ZorgOnveilig
            | Q::ZorgZelfHulp
            | Q::ZorgAanvaard
            | Q::ZorgDuurzaam
            | Q::ZorgProportie => AnswerSource::Judgement,
            q if q.own_act() => AnswerSource::OwnAct,
            _ => AnswerSource::Others,
        }
    }

    /// The question whose *ja* makes this one apply, where there is one.
    pub fn depends_on(self) -> Option<Question> {
        use Question as Q;
        match self {
            Q::GezagBij => Some(Q::Gezag),
            Q::GestoptDoor | Q::GestoptSinds | Q::GestoptGrond | Q::GestoptRechterGevraagd => {
                Some(Q::ContactGestopt)
            }
            Q::VragendeOuder | Q::OverdrachtNaar => Some(Q::OverdrachtGevraagd),
            Q::WelkFeit => Some(Q::MogelijkFeit),
            Q::WieAangifte | Q::AangifteTegen => Some(Q::WensAangifte),
            Q::AdviesInhoud
            | Q::AdviesAan
            | Q::AdviesGrond
            | Q::AlternatiefBegeleid
            | Q::AlternatiefAfspraken
            | Q::AlternatiefToezicht
            | Q::BijsluiterGegeven => Some(Q::AdviesGegeven),
            _ => None,
        }
    }

    /// The questions of a step, in order.
    pub fn of_step(step: Step) -> impl Iterator<Item = Question> {
        Self::ALL.iter().copied().filter(move |q| q.step() == step)
    }
}
