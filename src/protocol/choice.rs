//! The options of the choice questions. Wording stands in `assets/protocol.ron`.

use super::ids::ids;

ids! {
    /// An option of a choice question; [`super::Question::kind`] says which belong together.
    pub enum Choice {
        /// Emergency call.
        Meldkamer112,
        /// The police's general number.
        Telefoon0900,
        /// At the counter.
        Balie,
        /// In the street.
        OpStraat,
        /// Through another service.
        AndereDienst,
        /// Joint gezag.
        GezagSamen,
        /// One parent has gezag.
        GezagEenOuder,
        /// A guardian or GI has gezag.
        GezagDerde,
        /// Spoken; the outcome stands in the note.
        Gesproken,
        /// Tried, no answer.
        GeenGehoor,
        /// Not done.
        NietGedaan,
        /// Done.
        Gedaan,
        /// Considered.
        Overwogen,
        /// Does not fit this call.
        NietPassend,
        /// Aangifte recorded.
        AangifteOpgenomen,
        /// Appointment made.
        AangifteAfspraak,
        /// The person decides against it.
        AangifteZietAf,
        /// Not yet recorded.
        AangifteNogNiet,
        /// The officer makes a zorgmelding.
        ZorgDoen,
        /// The officer makes none.
        ZorgNietDoen,
        /// Not decided yet.
        ZorgNogNiet,
        /// The OvJ sees no objection to a hand-over.
        OvjKan,
        /// The OvJ decides that there is none.
        OvjNiet,
        /// The OvJ has not decided yet.
        OvjNogNiet,
        /// The officer acts.
        BesluitOptreden,
        /// The officer finds out first.
        BesluitVaststellen,
        /// The officer weighs the sterke arm.
        BesluitAfweging,
        /// The officer stays restrained.
        BesluitTerughoudend,
    }
}
