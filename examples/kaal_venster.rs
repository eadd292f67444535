//! A window with nothing but the start and the letters of `voorop`: what `.ci/weergaven` opens on
//! good, bad and absent displays, so that a failure there is a failure of the start.

use eframe::egui;
use voorop::ui::{fonts, start};

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| ui.heading("Kaal venster"));
    }
}

fn main() -> std::process::ExitCode {
    let opened = start::Renderer::chosen(None).and_then(|renderer| {
        start::run(renderer, "kaal venster", |cc| {
            fonts::install(&cc.egui_ctx);
            Box::new(Bare)
        })
    });
    match opened {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
