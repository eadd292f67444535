//! What can be asked of the editor of scenarios.

use crate::{
    training::{Id, edit::Edit},
    ui::room::oefenen::maken::{Part, Slot, Tab},
};

/// One thing that a maker asked.
#[derive(Clone, Debug, PartialEq)]
pub enum MakeAction {
    /// Begin a scenario from the template.
    New,
    /// Make a scenario from this one of the list.
    Copy(Id),
    /// Go on with a scenario that was being made and was not saved.
    Resume(usize),
    /// Throw such a scenario away.
    ThrowAway(usize),
    /// Open a scenario; asks where work would be lost.
    Open,
    /// Make a scenario from a melding; asks where work would be lost.
    FromMelding,
    /// Save where it was saved before, or ask where.
    Save,
    /// Save somewhere else.
    SaveAs,
    /// Back to the list; asks where work would be lost.
    Leave,
    /// Go on with what was asked, without saving.
    Discard,
    /// Save first, then go on.
    SaveThen,
    /// Stay here.
    Stay,
    /// Change the scenario.
    Edit(Box<Edit>),
    /// Text that stands in a field, where it is not the value itself; `None` where it is.
    Typed(Slot, Option<String>),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Show a part.
    Show(Part),
    /// Show a record of the part.
    Choose(usize),
    /// Add a record behind the one on screen.
    Add,
    /// Add a child, or somebody else.
    AddPerson {
        /// A child.
        child: bool,
    },
    /// Take the record on screen out.
    Remove,
    /// Move the record on screen.
    Shift {
        /// Up the list.
        up: bool,
    },
    /// The fields of the record on screen get the keyboard.
    ToFields,
    /// Show a tab of the right column.
    Side(Tab),
    /// In a narrow window: show the fields.
    ShowFields,
    /// Stand on a problem.
    Problem(usize),
    /// Go to the field of a problem.
    GoTo(usize),
    /// Go to the information or event with this place on the map.
    GoToNode(Part, usize),
    /// Look at the map at this size; `None` fits the width.
    Zoom(Option<u16>),
    /// The words of a call with this place in the list hold nobody's data.
    Tick(usize),
    /// Try the scenario out after so many moves of the expert.
    TryFrom(usize),
}
