//! The ten steps of the checklist, safety first. An officer may jump freely between them.

use super::ids::ids;

ids! {
    /// A step of the checklist.
    pub enum Step {
        /// Is anyone's safety at stake?
        Veiligheid,
        /// Who reports what, and what is known of the family.
        Melding,
        /// Which decision or agreement there is, and whether it is in force.
        Beslissing,
        /// The sterke-arm clause, consultation and weighing.
        SterkeArm,
        /// Who was heard, and which accusations were put to whom.
        Wederhoor,
        /// A possible offence and the aangifte.
        Feit,
        /// Advice that touches the contact between parent and child.
        Omgangsadvies,
        /// What was done and told, and who goes on.
        Acties,
        /// The weighing for a zorgmelding to Veilig Thuis.
        Zorgmelding,
        /// Open points, the officer's decision, the documents.
        Afronden,
    }
}

impl Step {
    /// The number under which the step stands in the window and in documents, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}
