//! The start of the window: which way of drawing is used, and what is told when none works.
//!
//! Two renderers are built in. On a station PC or a remote desktop there may be no graphics card:
//! glow then draws through software OpenGL, wgpu through a software adapter (lavapipe on Linux,
//! WARP on Windows). Windows is asked for wgpu first, because its remote desktop offers no usable
//! OpenGL; other systems are asked for glow first, because it starts quicker.
//!
//! The event loop of a process is made once, and eframe keeps it between two runs. So the second
//! renderer can be tried in the same process, as long as the first failed after that loop was made.
//! A display that does not answer fails before, and then there is nothing left to try.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::{CreationContext, egui, egui_wgpu, wgpu};

use super::probe::{self, FirstFrame};
use super::start_error::{Attempt, StartError, one_line};

/// Environment variable that picks the renderer when no flag does.
pub const RENDERER_VARIABLE: &str = "VOOROP_WEERGAVE";

const INNER_SIZE: [f32; 2] = [1280.0, 720.0];
const MIN_SIZE: [f32; 2] = [480.0, 480.0];

/// Which way of drawing the window uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Renderer {
    /// Kiest zelf, en probeert de tweede als de eerste niet werkt
    #[default]
    Auto,
    /// OpenGL, ook zonder grafische kaart
    Glow,
    /// Vulkan, Direct3D of Metal, ook zonder grafische kaart
    Wgpu,
}

impl Renderer {
    /// The renderer to use: the flag if given, else the environment variable, else [`Self::Auto`].
    ///
    /// # Errors
    /// [`StartError::UnknownRenderer`] when the variable holds another word.
    pub fn chosen(flag: Option<Self>) -> Result<Self, StartError> {
        match flag {
            Some(renderer) => Ok(renderer),
            None => Self::from_word(std::env::var(RENDERER_VARIABLE).ok().as_deref()),
        }
    }

    fn from_word(word: Option<&str>) -> Result<Self, StartError> {
        match word.map(str::trim) {
            None | Some("") => Ok(Self::Auto),
            Some(word) => <Self as clap::ValueEnum>::from_str(word, true)
                .map_err(|_| StartError::UnknownRenderer(one_line(word))),
        }
    }

    fn order(self, windows: bool) -> &'static [eframe::Renderer] {
        use eframe::Renderer::{Glow, Wgpu};
        match (self, windows) {
            (Self::Auto, true) => &[Wgpu, Glow],
            (Self::Auto, false) => &[Glow, Wgpu],
            (Self::Glow, _) => &[Glow],
            (Self::Wgpu, _) => &[Wgpu],
        }
    }
}

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
        let Err(reason) = attempt(backend, title, &make_app, &progress) else {
            return Ok(());
        };
        if progress.shown.load(Ordering::Relaxed) {
            return Err(StartError::Lost(reason));
        }
        if !progress.connected.load(Ordering::Relaxed) && attempts.is_empty() {
            return Err(StartError::DisplayRefused(reason));
        }
        attempts.push(Attempt {
            renderer: backend.to_string(),
            reason,
        });
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

/// One start with one renderer. The error is the technical reason in one line.
fn attempt(
    backend: eframe::Renderer,
    title: &str,
    make_app: &impl Fn(&CreationContext<'_>) -> Box<dyn eframe::App>,
    progress: &Arc<Progress>,
) -> Result<(), String> {
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
        Ok(result) => result.map_err(|error| reason(&error)),
        Err(panic) if progress.panic_is_ours() => resume_unwind(panic),
        Err(panic) => Err(panic_text(panic.as_ref())),
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

/// Accepts every adapter that can draw in this window, software too; a card of its own comes last
/// of the real ones, because text in a window does not need it.
fn wgpu_options() -> egui_wgpu::WgpuConfiguration {
    let mut setup = egui_wgpu::WgpuSetupCreateNew::without_display_handle();
    setup.native_adapter_selector = Some(Arc::new(|adapters, surface| {
        adapters
            .iter()
            .filter(|adapter| surface.is_none_or(|surface| adapter.is_surface_supported(surface)))
            .min_by_key(|adapter| match adapter.get_info().device_type {
                wgpu::DeviceType::IntegratedGpu => 0,
                wgpu::DeviceType::DiscreteGpu => 1,
                wgpu::DeviceType::VirtualGpu => 2,
                wgpu::DeviceType::Cpu => 3,
                wgpu::DeviceType::Other => 4,
            })
            .cloned()
            .ok_or_else(|| format!("no usable adapter among {}", adapters.len()))
    }));
    egui_wgpu::WgpuConfiguration {
        wgpu_setup: setup.into(),
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
    fn windows_tries_wgpu_first_and_other_systems_glow() {
        use eframe::Renderer::{Glow, Wgpu};
        assert_eq!(Renderer::Auto.order(true), [Wgpu, Glow]);
        assert_eq!(Renderer::Auto.order(false), [Glow, Wgpu]);
    }

    #[test]
    fn a_renderer_that_was_asked_for_is_the_only_one_tried() {
        for windows in [true, false] {
            assert_eq!(Renderer::Glow.order(windows), [eframe::Renderer::Glow]);
            assert_eq!(Renderer::Wgpu.order(windows), [eframe::Renderer::Wgpu]);
        }
    }

    #[test]
    fn the_variable_takes_the_same_words_as_the_flag() {
        assert_eq!(Renderer::from_word(None).unwrap(), Renderer::Auto);
        assert_eq!(Renderer::from_word(Some("")).unwrap(), Renderer::Auto);
        assert_eq!(Renderer::from_word(Some(" WGPU ")).unwrap(), Renderer::Wgpu);
        let refused = Renderer::from_word(Some("vulkan")).unwrap_err().to_string();
        assert!(refused.contains("vulkan") && refused.contains("auto, glow of wgpu"));
    }

    #[test]
    fn a_flag_wins_from_the_environment() {
        assert_eq!(
            Renderer::chosen(Some(Renderer::Wgpu)).unwrap(),
            Renderer::Wgpu
        );
    }

    #[test]
    fn the_reason_names_no_file_of_the_machine_that_built_it() {
        let said = "os error at /a/b/linux/mod.rs:788: Failed to open connection: no";
        assert_eq!(without_source_file(said), "Failed to open connection: no");
        assert_eq!(without_source_file("glutin: bad"), "glutin: bad");
    }

    #[test]
    fn the_text_of_a_panic_becomes_one_line() {
        let panic = catch_unwind(|| {
            resume_unwind(Box::new("two\n  lines".to_owned()));
        })
        .unwrap_err();
        assert_eq!(panic_text(panic.as_ref()), "two lines");
    }
}
