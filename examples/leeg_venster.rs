//! An empty eframe window, without anything of `voorop` but the measurement: what the start of the
//! program is compared with. With `VOOROP_EERSTE_BEELD` set it closes after its first frame.

use eframe::egui;
use voorop::ui::probe::FirstFrame;

struct Empty {
    first: Option<FirstFrame>,
}

impl eframe::App for Empty {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if let Some(first) = &mut self.first {
            first.frame_begins(ctx);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
    }
}

fn main() -> eframe::Result {
    let first = FirstFrame::from_env();
    let renderer = match std::env::var("VOOROP_WEERGAVE").as_deref() {
        Ok("wgpu") => eframe::Renderer::Wgpu,
        _ => eframe::Renderer::Glow,
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 720.0]),
        renderer,
        ..Default::default()
    };
    eframe::run_native(
        "leeg venster",
        options,
        Box::new(|_| Ok(Box::new(Empty { first }))),
    )
}
