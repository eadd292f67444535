//! The window under test: the real `Voorop` with a fixed clock and ids, frame by frame.

use std::{cell::Cell, path::Path, sync::Arc, time::Duration};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use eframe::egui::{Context, OutputCommand, Vec2, ViewportCommand, ViewportId};
use egui_kittest::Harness;
use uuid::Uuid;
use voorop::{
    archive::{Place, keys::Strength},
    files::Assets,
    melding::Melding,
    protocol::{Protocol, Step, WindowTexts},
    ui::{
        Theme, Words,
        action::Action,
        app::{Source, Voorop},
        clocks::Clocks,
        fonts,
    },
};

/// The window of a station PC.
pub const SIZE: Vec2 = Vec2::new(1280.0, 720.0);
/// Frames in which the window must come to rest after a key.
const MOST_FRAMES: usize = 40;

thread_local! {
    static SECONDS: Cell<i64> = const { Cell::new(0) };
    static NEXT_ID: Cell<u128> = const { Cell::new(1) };
    /// What the clock on the wall and that of the machine went on besides.
    static QUIET: Cell<(f64, f64)> = const { Cell::new((0.0, 0.0)) };
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

fn clocks() -> Clocks {
    let (wall, boot) = QUIET.get();
    Clocks {
        wall: Duration::from_secs_f64(1.0e9 + SECONDS.get() as f64 + wall),
        boot: Duration::from_secs_f64(1000.0 + boot),
    }
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
        Self::built(size, |ctx| {
            let source = Source { now, id, clocks };
            Voorop::new(words(), source, Theme::Licht, ctx)
        })
    }

    /// A window before the door of the archive in this folder. Clock and ids go on, so that a second
    /// window on one archive is another window.
    pub fn with_archive(folder: &Path) -> Self {
        let folder = folder.to_owned();
        Self::built(SIZE, move |ctx| {
            let source = Source { now, id, clocks };
            let place = Place::new(&folder).expect("a folder on this machine");
            let cheap = Strength::cheap_for_tests();
            Voorop::with_archive(words(), source, Theme::Licht, ctx, place, cheap)
        })
    }

    fn built(size: Vec2, make: impl Fn(&Context) -> Voorop + 'static) -> Self {
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(MOST_FRAMES as u64)
            .with_accessibility_check(true)
            .build_eframe(move |creation| {
                fonts::install(&creation.egui_ctx);
                make(&creation.egui_ctx)
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

    /// The question what kind of disk a folder stands on.
    pub fn ask_about_disk(&mut self, folder: std::path::PathBuf, kind: &str) {
        let disk = voorop::ui::room::Disk {
            folder,
            kind: kind.to_owned(),
        };
        let start = voorop::ui::room::Start::Disk(disk);
        self.harness.state_mut().view.room = voorop::ui::room::Room::Start(start);
        self.settle();
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
        for _ in 0..6000 {
            self.frame();
            if !self.app().is_busy() {
                return self.settle();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the file job does not end");
    }

    /// Frames until the archive has answered everything that was asked.
    pub fn wait_for_archive(&mut self) {
        for _ in 0..6000 {
            self.frame();
            let saving = self.app().draft().is_some_and(|open| open.is_saving());
            if !self.app().waits_for_archive() && !saving {
                return self.settle();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the archive does not answer");
    }

    /// The clocks go on while no frame is drawn, each by so many seconds: as in sleep, or where the
    /// program is held up.
    pub fn sleep(&self, wall: f64, boot: f64) {
        let (old_wall, old_boot) = QUIET.get();
        QUIET.set((old_wall + wall, old_boot + boot));
    }

    /// The clock of the frames goes on, as it does in a window where nothing happens.
    pub fn let_pass(&mut self, seconds: f64) {
        self.sleep(seconds, seconds);
        let time = self.harness.ctx.input(|i| i.time) + seconds;
        self.harness.input_mut().time = Some(time);
        self.frame();
        self.settle();
    }

    // ── Short ways for tests that are about something else ──────────────────────────────────────

    /// Carries out an action as a screen would ask it.
    pub fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().apply(action, &ctx);
        self.settle();
    }

    /// Carries out actions with no frame in between: what comes back is taken in afterwards.
    pub fn act_together(&mut self, actions: impl IntoIterator<Item = Action>) {
        let ctx = self.harness.ctx.clone();
        for action in actions {
            self.harness.state_mut().apply(action, &ctx);
        }
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

/// A case of the repository.
pub fn case(name: &str) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("scenarios").join(format!("{name}.ron"))
}
