//! What a user or a screen reader finds on screen.

use eframe::egui::{
    Pos2, Rect, Vec2,
    accesskit::{Action, Role},
};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

use crate::window::Window;

impl Window {
    /// Every node, from top to bottom as a screen reader walks.
    pub fn nodes(&self) -> Vec<Node<'_>> {
        let root = self.harness.root();
        let all = root.children_recursive();
        all.filter(|n| !n.accesskit_node().is_hidden()).collect()
    }

    /// The name of what has the keyboard.
    pub fn focused(&self) -> Option<String> {
        let nodes = self.nodes();
        let node = nodes.iter().find(|n| n.is_focused())?;
        node.accesskit_node().label()
    }

    /// Whether something with this name is on screen.
    pub fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether something with this name is on screen and cannot be used.
    pub fn is_disabled(&self, name: &str) -> bool {
        let mut all = self.harness.query_all_by_label(name);
        all.any(|node| node.accesskit_node().is_disabled())
    }

    /// Whether any name or text on screen holds these words.
    pub fn says(&self, text: &str) -> bool {
        self.nodes().iter().any(|n| {
            let node = n.accesskit_node();
            let label = node.label().is_some_and(|l| l.contains(text));
            label || node.value().is_some_and(|v| v.contains(text))
        })
    }

    /// Whether the description of anything on screen holds these words.
    pub fn describes(&self, text: &str) -> bool {
        let nodes = self.nodes();
        let mut all = nodes.iter().map(|n| n.accesskit_node().description());
        all.any(|words| words.is_some_and(|words| words.contains(text)))
    }

    /// What stands in the field with this name.
    pub fn field_text(&self, name: &str) -> String {
        let nodes = self.nodes();
        let field = nodes.iter().find(|n| {
            let node = n.accesskit_node();
            let text = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
            text && node.label().as_deref() == Some(name)
        });
        let field = field.unwrap_or_else(|| panic!("no field is called {name:?}"));
        field.value().unwrap_or_default()
    }
}

/// A place in the window.
pub fn inside(rect: Rect, size: Vec2) -> bool {
    Rect::from_min_size(Pos2::ZERO, size)
        .expand(0.5)
        .contains_rect(rect)
}

/// Words for a role in a message.
pub fn describe(node: &Node<'_>) -> String {
    let access = node.accesskit_node();
    let label = access.label().unwrap_or_default();
    let bounds = access.raw_bounds();
    format!("{:?} {label:?} at {bounds:?}", access.role())
}

/// Whether a user can act on it.
pub fn is_interactive(node: &Node<'_>) -> bool {
    let access = node.accesskit_node();
    let data = access.data();
    let acts = data.supports_action(Action::Click);
    let passive = matches!(
        access.role(),
        Role::Label | Role::TextRun | Role::GenericContainer | Role::Window | Role::Unknown
    );
    acts && !passive
}
