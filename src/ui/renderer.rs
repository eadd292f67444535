//! Which way of drawing the window uses.
//!
//! Two renderers are built in. On a station PC or a remote desktop there may be no graphics card:
//! glow then draws through software OpenGL, wgpu through a software adapter (lavapipe on Linux,
//! WARP on Windows). Windows is asked for wgpu first, because its remote desktop offers no usable
//! OpenGL; other systems are asked for glow first, because it starts quicker.

use std::sync::Arc;

use eframe::{egui_wgpu, wgpu};

use super::start_error::{StartError, one_line};

/// Environment variable that picks the renderer when no flag does.
pub const RENDERER_VARIABLE: &str = "VOOROP_WEERGAVE";

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

    /// The renderers to try, in this order.
    pub(super) fn order(self, windows: bool) -> &'static [eframe::Renderer] {
        use eframe::Renderer::{Glow, Wgpu};
        match (self, windows) {
            (Self::Auto, true) => &[Wgpu, Glow],
            (Self::Auto, false) => &[Glow, Wgpu],
            (Self::Glow, _) => &[Glow],
            (Self::Wgpu, _) => &[Wgpu],
        }
    }
}

/// Accepts every adapter that can draw in this window, software too; a card of its own comes last
/// of the real ones, because text in a window does not need it.
pub(super) fn wgpu_options() -> egui_wgpu::WgpuConfiguration {
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
        assert_eq!(Renderer::from_word(None), Ok(Renderer::Auto));
        assert_eq!(Renderer::from_word(Some("")), Ok(Renderer::Auto));
        assert_eq!(Renderer::from_word(Some(" WGPU ")), Ok(Renderer::Wgpu));
        let refused = Renderer::from_word(Some("vulkan"));
        assert_eq!(
            refused,
            Err(StartError::UnknownRenderer("vulkan".to_owned()))
        );
    }

    #[test]
    fn a_flag_wins_from_the_environment() {
        assert_eq!(Renderer::chosen(Some(Renderer::Wgpu)), Ok(Renderer::Wgpu));
    }
}
