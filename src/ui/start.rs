//! The start of the window: a renderer that works, or a clear word about why none does.
//!
//! The event loop of a process is made once, and eframe keeps it between two runs. So the second
//! renderer can be tried in the same process, as long as the first failed after that loop was made.
//! A display that does not answer fails before, and then there is nothing left to try. A graphics
//! library that panics leaves that loop unusable: the user is told which renderer to start with.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::{CreationContext, egui};

use super::probe::{self, FirstFrame};
pub use super::renderer::Renderer;
use super::renderer::wgpu_options;
use super::start_error::one_line;
pub use super::start_error::{Attempt, StartError};

const INNER_SIZE: [f32; 2] = [1280.0, 720.0];
const MIN_SIZE: [f32; 2] = [480.0, 480.0];

/// Opens the window and stays until it closes.
///
/// `make_app` may be called once for each renderer that is tried; only the app of the renderer
/// that works is ever shown. Must be called on the main thread.
///
/// # Errors
/// [`StartError`] says what failed and what the user can do. A display that is absent or broken
/// never panics; a panic in the app itself goes on as it is.
pub fn run(
    renderer: Renderer,
    title: &str,
    make_app: impl Fn(&CreationContext<'_>) -> Box<dyn eframe::App>,
) -> Result<(), StartError> {
    if cfg!(target_os = "linux") && !display_is_named() {
        return Err(StartError::NoDisplay);
    }
    let mut attempts = Vec::new();
    for &backend in renderer.order(cfg!(windows)) {
        let progress = Arc::new(Progress::default());
        let Err(failure) = attempt(backend, title, &make_app, &progress) else {
            return Ok(());
        };
        let renderer = backend.to_string();
        match failure {
            Failure::Error(reason) if progress.shown.load(Ordering::Relaxed) => {
                return Err(StartError::Lost(reason));
            }
            Failure::Error(reason) | Failure::Panic(reason)
                if !progress.connected.load(Ordering::Relaxed) && attempts.is_empty() =>
            {
                return Err(StartError::DisplayRefused(reason));
            }
            Failure::Error(reason) => attempts.push(Attempt { renderer, reason }),
            Failure::Panic(reason) => {
                return Err(StartError::RendererCrashed(Attempt { renderer, reason }));
            }
        }
    }
    Err(StartError::NoRenderer(attempts))
}

/// How far a start came; decides what a failure means.
#[derive(Debug, Default)]
struct Progress {
    /// The display answered: eframe is about to make the window.
    connected: AtomicBool,
    /// A whole frame was painted. Set when the second begins, so before any input can arrive.
    shown: AtomicBool,
    /// Code of the app itself is running.
    in_app: AtomicBool,
}

impl Progress {
    fn within_app<T>(&self, work: impl FnOnce() -> T) -> T {
        self.in_app.store(true, Ordering::Relaxed);
        let result = work();
        self.in_app.store(false, Ordering::Relaxed);
        result
    }

    fn panic_is_ours(&self) -> bool {
        self.shown.load(Ordering::Relaxed) || self.in_app.load(Ordering::Relaxed)
    }
}

/// How a start failed, with the technical reason in one line.
#[derive(Debug)]
enum Failure {
    /// The display or the renderer said no.
    Error(String),
    /// A graphics library panicked.
    Panic(String),
}

/// One start with one renderer.
fn attempt(
    backend: eframe::Renderer,
    title: &str,
    make_app: &impl Fn(&CreationContext<'_>) -> Box<dyn eframe::App>,
    progress: &Arc<Progress>,
) -> Result<(), Failure> {
    let first = FirstFrame::from_env();
    let watched = Arc::clone(progress);
    let creator: eframe::AppCreator<'_> = Box::new(move |cc| {
        probe::count_frames_if_asked(&cc.egui_ctx);
        let inner = watched.within_app(|| make_app(cc));
        Ok(Box::new(Watched {
            inner,
            first,
            progress: watched,
        }))
    });
    let options = options(backend, title, progress);
    let quiet = QuietPanics::until_shown(progress);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(title, options, creator)
    }));
    drop(quiet);
    match outcome {
        Ok(result) => result.map_err(|error| Failure::Error(reason(&error))),
        Err(panic) if progress.panic_is_ours() => resume_unwind(panic),
        Err(panic) => Err(Failure::Panic(panic_text(panic.as_ref()))),
    }
}

fn options(
    backend: eframe::Renderer,
    title: &str,
    progress: &Arc<Progress>,
) -> eframe::NativeOptions {
    let progress = Arc::clone(progress);
    let viewport = egui::ViewportBuilder::default()
        .with_title(title)
        .with_app_id("voorop")
        .with_icon(egui::IconData::default())
        .with_inner_size(INNER_SIZE)
        .with_min_inner_size(MIN_SIZE);
    eframe::NativeOptions {
        viewport,
        renderer: backend,
        wgpu_options: wgpu_options(),
        event_loop_builder: Some(Box::new(leave_dead_wayland)),
        // Runs after the event loop was made and before anything graphic is: the borderline
        // between "no display" and "no renderer".
        window_builder: Some(Box::new(move |builder| {
            progress.connected.store(true, Ordering::Relaxed);
            builder
        })),
        persist_window: false,
        dithering: false,
        ..Default::default()
    }
}

fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// Whether the environment names a display, as winit looks for it.
fn display_is_named() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .into_iter()
        .any(is_set)
}

/// Picks X11 when the variables of Wayland are left over from another session: winit would stop
/// at Wayland, while the X11 display beside it may well answer.
#[cfg(target_os = "linux")]
fn leave_dead_wayland<T: 'static>(builder: &mut winit::event_loop::EventLoopBuilder<T>) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    if is_set("DISPLAY") && is_set("WAYLAND_DISPLAY") && !wayland_answers() {
        builder.with_x11();
    }
}

#[cfg(not(target_os = "linux"))]
fn leave_dead_wayland<T: 'static>(_builder: &mut winit::event_loop::EventLoopBuilder<T>) {}

#[cfg(target_os = "linux")]
fn wayland_answers() -> bool {
    let name = std::env::var_os("WAYLAND_DISPLAY").unwrap_or_default();
    let folder = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    let socket = std::path::Path::new(&folder).join(name);
    is_set("WAYLAND_SOCKET") || std::os::unix::net::UnixStream::connect(socket).is_ok()
}

fn reason(error: &eframe::Error) -> String {
    match error {
        // The whole error also prints the configuration asked for, which helps nobody.
        eframe::Error::NoGlutinConfigs(_, source) => one_line(&source.to_string()),
        other => one_line(without_source_file(&other.to_string())),
    }
}

/// What winit says without the file of its own source that it puts before it.
fn without_source_file(text: &str) -> &str {
    text.rsplit_once(".rs:")
        .and_then(|(_, rest)| rest.split_once(": "))
        .map_or(text, |(_, message)| message)
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    one_line(text.unwrap_or("unknown panic"))
}

/// Keeps panics of the graphics libraries off the screen while a start is tried; they come back as
/// a [`StartError`]. Panics of the app and of other threads are printed as always.
struct QuietPanics {
    usual: Arc<dyn Fn(&std::panic::PanicHookInfo<'_>) + Send + Sync>,
}

impl QuietPanics {
    fn until_shown(progress: &Arc<Progress>) -> Self {
        let usual: Arc<dyn Fn(&std::panic::PanicHookInfo<'_>) + Send + Sync> =
            Arc::from(std::panic::take_hook());
        let (printed, progress) = (Arc::clone(&usual), Arc::clone(progress));
        let window_thread = std::thread::current().id();
        std::panic::set_hook(Box::new(move |info| {
            let elsewhere = std::thread::current().id() != window_thread;
            if elsewhere || progress.panic_is_ours() {
                printed(info);
            }
        }));
        Self { usual }
    }
}

impl Drop for QuietPanics {
    fn drop(&mut self) {
        let usual = Arc::clone(&self.usual);
        std::panic::set_hook(Box::new(move |info| usual(info)));
    }
}

/// The app, with the start's own bookkeeping around it.
struct Watched {
    inner: Box<dyn eframe::App>,
    first: Option<FirstFrame>,
    progress: Arc<Progress>,
}

impl eframe::App for Watched {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if ctx.cumulative_frame_nr() > 0 {
            self.progress.shown.store(true, Ordering::Relaxed);
        }
        if let Some(first) = &mut self.first {
            first.frame_begins(ctx);
        }
        self.progress.within_app(|| self.inner.logic(ctx, frame));
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.progress.within_app(|| self.inner.ui(ui, frame));
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.inner.on_exit(gl);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.inner.clear_color(visuals)
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        self.inner.raw_input_hook(ctx, raw_input);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_no_file_of_the_machine_that_built_it() {
        let said = "os error at /a/b/linux/mod.rs:788: Failed to open connection: no";
        assert_eq!(without_source_file(said), "Failed to open connection: no");
        assert_eq!(without_source_file("glutin: bad"), "glutin: bad");
    }

    #[test]
    fn the_text_of_a_panic_becomes_one_line() {
        let text = Box::new("two\n  lines".to_owned()) as Box<dyn Any + Send>;
        assert_eq!(panic_text(text.as_ref()), "two lines");
        assert_eq!(panic_text(&"plain"), "plain");
        assert_eq!(panic_text(&7), "unknown panic");
    }
}
