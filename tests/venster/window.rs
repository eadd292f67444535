//! The window under test: fixed clock and ids, one frame for each key as a backend gives them.

use std::{cell::Cell, path::Path, sync::Arc, time::Duration};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use eframe::egui::{
    self, Event, Key, Modifiers, OutputCommand, Pos2, Rect, Vec2, ViewportCommand, ViewportId,
    accesskit::{Role, Toggled},
};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use uuid::Uuid;
use voorop::{
    files::Assets,
    melding::Melding,
    protocol::{Protocol, Step, WindowTexts},
    ui::{
        Theme, Words,
        action::{Action, RowId},
        app::{Source, Voorop},
        fonts,
    },
};

/// The window of a station PC.
pub const SIZE: Vec2 = Vec2::new(1280.0, 720.0);
/// Frames in which the window must come to rest after a key.
const MOST_FRAMES: usize = 40;
/// Tab presses in which every control of a screen must be reached.
const MOST_TABS: usize = 400;

thread_local! {
    static SECONDS: Cell<i64> = const { Cell::new(0) };
    static NEXT_ID: Cell<u128> = const { Cell::new(1) };
}

/// The moment at which every test begins.
pub fn start() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .expect("a day in the calendar")
}

fn now() -> NaiveDateTime {
    start() + TimeDelta::seconds(SECONDS.get())
}

fn id() -> Uuid {
    NEXT_ID.set(NEXT_ID.get() + 1);
    Uuid::from_u128(NEXT_ID.get())
}

/// The words that the program is built with.
pub fn words() -> Words {
    Words::read(&Assets::built_in()).expect("the bundled texts are tested")
}

/// The window, with what it was asked to put on the clipboard and to tell the system.
pub struct Window {
    pub harness: Harness<'static, Voorop>,
    /// Texts that were copied.
    pub copied: Vec<String>,
    /// What the window asked of the system, such as closing.
    pub commands: Vec<ViewportCommand>,
    /// Keys pressed so far.
    pub presses: usize,
}

impl Window {
    /// An empty window of the usual size.
    pub fn new() -> Self {
        Self::sized(SIZE)
    }

    /// An empty window of this size in points.
    pub fn sized(size: Vec2) -> Self {
        SECONDS.set(0);
        NEXT_ID.set(1);
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(MOST_FRAMES as u64)
            .with_accessibility_check(true)
            .build_eframe(|creation| {
                fonts::install(&creation.egui_ctx);
                let source = Source { now, id };
                Voorop::new(words(), source, Theme::Licht, &creation.egui_ctx)
            });
        let mut window = Self {
            harness,
            copied: Vec::new(),
            commands: Vec::new(),
            presses: 0,
        };
        window.settle();
        window
    }

    /// A window with a file opened in it.
    pub fn with_file(size: Vec2, path: &Path) -> Self {
        let mut window = Self::sized(size);
        window.harness.state_mut().open(path.to_owned());
        window.wait();
        window
    }

    pub fn app(&self) -> &Voorop {
        self.harness.state()
    }

    pub fn melding(&self) -> &Melding {
        self.app().melding()
    }

    pub fn t(&self) -> Arc<WindowTexts> {
        Arc::clone(&self.app().words.ui)
    }

    pub fn protocol(&self) -> &Protocol {
        &self.app().words.protocol
    }

    /// The clock goes on.
    pub fn pass(&self, seconds: i64) {
        SECONDS.set(SECONDS.get() + seconds);
    }

    // ── Frames ──────────────────────────────────────────────────────────────────────────────────

    /// One frame.
    pub fn frame(&mut self) {
        self.harness.step();
        let output = self.harness.output();
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied.push(text.clone());
            }
        }
        if let Some(root) = output.viewport_output.get(&ViewportId::ROOT) {
            self.commands.extend(root.commands.iter().cloned());
        }
    }

    /// How long the window is content to wait before it paints again.
    pub fn delay(&self) -> Duration {
        let root = self.harness.output().viewport_output.get(&ViewportId::ROOT);
        root.map_or(Duration::ZERO, |root| root.repaint_delay)
    }

    /// Frames until nothing more is asked for; every control has a name then.
    pub fn settle(&mut self) {
        for _ in 0..MOST_FRAMES {
            self.frame();
            if self.delay() != Duration::ZERO {
                self.harness.check_accessibility();
                return;
            }
        }
        let why = self.harness.ctx.repaint_causes();
        panic!("the window does not come to rest: {why:?}");
    }

    /// Frames until the file job is done.
    pub fn wait(&mut self) {
        for _ in 0..1000 {
            self.frame();
            if !self.app().is_busy() {
                return self.settle();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the file job does not end");
    }

    // ── Keys ────────────────────────────────────────────────────────────────────────────────────

    fn push(&mut self, event: Event) {
        self.harness.input_mut().events.push(event);
    }

    fn key(&mut self, key: Key, pressed: bool, modifiers: Modifiers) {
        self.push(Event::Key {
            key,
            physical_key: None,
            pressed,
            // egui fills this in from what is down.
            repeat: false,
            modifiers,
        });
    }

    /// A key goes down, with its text in the same batch; also what a backend sends as a repeat.
    pub fn down(&mut self, key: Key) {
        self.key(key, true, Modifiers::NONE);
        if key.name().len() == 1 {
            self.push(Event::Text(key.name().to_lowercase()));
        }
        self.frame();
    }

    pub fn up(&mut self, key: Key) {
        self.key(key, false, Modifiers::NONE);
        self.frame();
    }

    /// One key press.
    pub fn press(&mut self, key: Key) {
        self.presses += 1;
        self.down(key);
        self.up(key);
        self.settle();
    }

    /// One key press with Ctrl or Shift.
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.presses += 1;
        self.push(Event::ModifiersChanged(modifiers));
        self.key(key, true, modifiers);
        self.frame();
        self.key(key, false, modifiers);
        self.push(Event::ModifiersChanged(Modifiers::NONE));
        self.frame();
        self.settle();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.press_with(Modifiers::COMMAND, key);
    }

    /// Types, one frame for each character, with key events around the text as a backend gives.
    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            let name = character.to_uppercase().to_string();
            let key = Key::from_name(&name).filter(|k| k.name().len() == 1);
            if let Some(key) = key {
                self.key(key, true, Modifiers::NONE);
            }
            self.push(Event::Text(character.to_string()));
            if let Some(key) = key {
                self.key(key, false, Modifiers::NONE);
            }
            self.frame();
        }
        self.settle();
    }

    /// Empties the field that has the keyboard and types.
    pub fn retype(&mut self, text: &str) {
        self.ctrl(Key::A);
        self.press(Key::Backspace);
        self.type_text(text);
    }

    /// Tab, or Shift+Tab, until the control with this name has the keyboard.
    pub fn tab_to(&mut self, forward: bool, name: &str) {
        let modifiers = if forward {
            Modifiers::NONE
        } else {
            Modifiers::SHIFT
        };
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            self.press_with(modifiers, Key::Tab);
            let at = self.focused();
            if at.as_deref() == Some(name) {
                return;
            }
            passed.push(at);
        }
        passed.dedup();
        passed.truncate(80);
        panic!("Tab never reaches {name:?}; it passed {passed:#?}");
    }

    /// Tab to a control and press it with Space.
    pub fn choose(&mut self, forward: bool, name: &str) {
        self.tab_to(forward, name);
        self.press(Key::Space);
    }

    /// The arrows, until this row is the current one.
    pub fn arrow_to(&mut self, row: RowId) {
        self.press(Key::Home);
        for _ in 0..100 {
            if self.app().view.row == Some(row) {
                return;
            }
            self.press(Key::ArrowDown);
        }
        panic!("the arrows never reach {row:?}");
    }

    // ── What is on screen ───────────────────────────────────────────────────────────────────────

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

    /// Whether any name or text on screen holds these words.
    pub fn says(&self, text: &str) -> bool {
        self.nodes().iter().any(|n| {
            let node = n.accesskit_node();
            let label = node.label().is_some_and(|l| l.contains(text));
            label || node.value().is_some_and(|v| v.contains(text))
        })
    }

    /// The place of the one thing with this name and role.
    pub fn rect(&self, role: Role, name: &str) -> Rect {
        let nodes = self.nodes();
        let mut found = nodes.iter().filter(|n| {
            let node = n.accesskit_node();
            node.role() == role && node.label().as_deref() == Some(name)
        });
        let rect = found.next().map(|n| n.rect());
        rect.unwrap_or_else(|| panic!("no {role:?} is called {name:?}"))
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

    /// Whether the chip or segment with this name is chosen.
    pub fn chosen(&self, name: &str) -> bool {
        let node = self.harness.get_by_label(name);
        node.accesskit_node().toggled() == Some(Toggled::True)
    }

    /// A press with the mouse on the one thing with this name.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.remove_cursor();
        self.settle();
    }

    // ── Short ways for tests that are about something else ──────────────────────────────────────

    /// Carries out an action as a screen would ask it.
    pub fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().apply(action, &ctx);
        self.settle();
    }

    pub fn show(&mut self, step: Step) {
        self.act(Action::ShowStep(step));
    }

    /// The window gets another size, and another text size in whole times.
    pub fn resize(&mut self, pixels: Vec2, zoom: f32) {
        self.harness.ctx.set_zoom_factor(zoom);
        self.frame();
        self.harness.set_size(pixels / zoom);
        self.settle();
    }

    /// The size of the window in points.
    pub fn size(&self) -> Vec2 {
        self.harness.ctx.content_rect().size()
    }
}

/// A place in the window.
pub fn inside(rect: Rect, size: Vec2) -> bool {
    Rect::from_min_size(Pos2::ZERO, size)
        .expand(0.5)
        .contains_rect(rect)
}

/// A case of the repository.
pub fn case(name: &str) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("scenarios").join(format!("{name}.ron"))
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
    let acts = data.supports_action(egui::accesskit::Action::Click);
    let passive = matches!(
        access.role(),
        Role::Label | Role::TextRun | Role::GenericContainer | Role::Window | Role::Unknown
    );
    acts && !passive
}
