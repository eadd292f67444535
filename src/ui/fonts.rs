//! The letters of the window: Open Sans, with egui's own fonts behind it for signs it lacks.
//!
//! Hack, egui's monospace font, brings the geometric signs and the arrows. No font here holds a
//! check mark, a cross, a box or a warning sign: those are painted as shapes.
//!
//! Open Sans is licensed under the Apache License 2.0; the text stands in `assets/fonts/`.

use std::sync::Arc;

use eframe::egui;

use crate::files::{OPEN_SANS, OPEN_SANS_SEMIBOLD};

/// Name of the family for headings and words that must stand out.
pub const STRONG: &str = "sterk";

/// The family for headings and words that must stand out.
pub fn strong() -> egui::FontFamily {
    egui::FontFamily::Name(STRONG.into())
}

/// Installs the letters of the program in `ctx`.
///
/// The proportional family becomes Open Sans, the family [`STRONG`] its semibold. The fonts of
/// egui stand behind both, so that a sign Open Sans lacks is still drawn. The monospace family
/// stays egui's own.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> egui::FontDefinitions {
    let mut fonts = egui::FontDefinitions::default();
    for (name, bytes) in [
        ("OpenSans", OPEN_SANS),
        ("OpenSans-SemiBold", OPEN_SANS_SEMIBOLD),
    ] {
        fonts.font_data.insert(
            name.to_owned(),
            Arc::new(egui::FontData::from_static(bytes)),
        );
    }
    let behind = |family| fonts.families.get(family).cloned().unwrap_or_default();
    let mut own = behind(&egui::FontFamily::Proportional);
    own.extend(behind(&egui::FontFamily::Monospace));
    let before = |first: &str| {
        let mut family = vec![first.to_owned()];
        for name in &own {
            if !family.contains(name) {
                family.push(name.clone());
            }
        }
        family
    };
    fonts
        .families
        .insert(egui::FontFamily::Proportional, before("OpenSans"));
    fonts.families.insert(strong(), before("OpenSans-SemiBold"));
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters and signs that the texts may use.
    const TEXT_SIGNS: &str = "éèêëïíöóüúáàçÉËÏÖÜ€“”‘’…–—•§·±½×°●◆▲○→←↑↓■□▶▼│⇧";

    fn context() -> egui::Context {
        let ctx = egui::Context::default();
        install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        // Nothing is drawn here; egui objects when a texture is dropped unseen.
        output.textures_delta.clear();
        ctx
    }

    fn missing(ctx: &egui::Context, family: &egui::FontFamily, signs: &str) -> String {
        let font = egui::FontId::new(14.0, family.clone());
        signs
            .chars()
            .filter(|sign| !ctx.fonts_mut(|fonts| fonts.has_glyph(&font, *sign)))
            .collect()
    }

    #[test]
    fn both_families_hold_every_sign_of_the_texts() {
        let ctx = context();
        for family in [egui::FontFamily::Proportional, strong()] {
            assert_eq!(missing(&ctx, &family, TEXT_SIGNS), "", "{family:?}");
        }
    }

    #[test]
    fn a_sign_that_no_font_holds_is_reported_as_missing() {
        let ctx = context();
        assert_eq!(
            missing(&ctx, &egui::FontFamily::Proportional, "\u{10fffd}"),
            "\u{10fffd}"
        );
    }

    #[test]
    fn semibold_is_wider_than_regular_so_the_family_is_its_own() {
        let ctx = context();
        let width = |family: egui::FontFamily| {
            let font = egui::FontId::new(14.0, family);
            ctx.fonts_mut(|fonts| {
                fonts
                    .layout_no_wrap("Veiligheid".to_owned(), font, egui::Color32::BLACK)
                    .rect
                    .width()
            })
        };
        assert!(width(strong()) > width(egui::FontFamily::Proportional));
    }
}
