//! The look of the window: sizes on a grid of 8, four text sizes, hairlines, one focus ring.
//! Nothing animates, so that an idle window does not paint.
use eframe::egui;
use eframe::egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Id, Margin, Shadow, Stroke, Style,
    TextStyle, Vec2, Visuals,
};

pub use super::palette::{Hue, Palette, Theme, Tone};

/// The name under which the semibold font is registered.
pub const STRONG_FAMILY: &str = super::fonts::STRONG;
/// The grid, in points.
pub const GRID: f32 = 8.0;
/// The least height and width of anything that can be clicked, in points.
pub const TARGET: f32 = 24.0;
/// The rounding of controls, in points.
pub const ROUNDING: u8 = 4;

/// The text sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 12 points: sources, sub lines.
    Small,
    /// 13 points: the words on segments and chips.
    Control,
    /// 13.5 points.
    Body,
    /// 16 points: headings inside a screen.
    Heading,
    /// 19 points: the name of the screen.
    Title,
}

impl Size {
    /// The height of the letters in points.
    pub const fn points(self) -> f32 {
        match self {
            Self::Small => 12.0,
            Self::Control => 13.0,
            Self::Body => 13.5,
            Self::Heading => 16.0,
            Self::Title => 19.0,
        }
    }
}

/// The regular font in a size.
pub fn font(size: Size) -> FontId {
    FontId::new(size.points(), FontFamily::Proportional)
}

/// The semibold font in a size; the regular one where no semibold font is registered.
pub fn strong(ctx: &Context, size: Size) -> FontId {
    FontId::new(size.points(), strong_family(ctx))
}

fn strong_family(ctx: &Context) -> FontFamily {
    let family = FontFamily::Name(STRONG_FAMILY.into());
    let known = ctx.fonts(|fonts| {
        fonts
            .definitions()
            .families
            .get(&family)
            .is_some_and(|faces| !faces.is_empty())
    });
    if known {
        family
    } else {
        FontFamily::Proportional
    }
}

/// The text style for headings of 16 points.
pub fn heading2() -> TextStyle {
    TextStyle::Name("kop2".into())
}

/// Give the window a theme. Cheap when the theme is already in use.
pub fn apply(ctx: &Context, theme: Theme) {
    let slot = Id::unique("voorop theme applied");
    let strong = strong_family(ctx);
    let wanted = (theme, strong.clone());
    let applied: Option<(Theme, FontFamily)> = ctx.data(|data| data.get_temp(slot));
    if applied.as_ref() == Some(&wanted) {
        return;
    }
    let palette = Palette::of(theme);
    palette.store(ctx);
    let egui_theme = if theme == Theme::Licht {
        egui::Theme::Light
    } else {
        egui::Theme::Dark
    };
    ctx.set_theme(egui_theme);
    ctx.set_style_of(egui_theme, style(&palette, strong));
    ctx.data_mut(|data| data.insert_temp(slot, wanted));
}

fn style(palette: &Palette, strong: FontFamily) -> Style {
    let mut style = Style {
        animation_time: 0.0,
        scroll_animation: ScrollAnimation::none(),
        visuals: visuals(palette),
        explanation_tooltips: false,
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Small, font(Size::Small)),
        (TextStyle::Body, font(Size::Body)),
        (TextStyle::Button, font(Size::Body)),
        (TextStyle::Monospace, FontId::monospace(13.0)),
        (
            TextStyle::Heading,
            FontId::new(Size::Title.points(), strong.clone()),
        ),
        (heading2(), FontId::new(Size::Heading.points(), strong)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(GRID);
    spacing.button_padding = Vec2::new(GRID, 4.0);
    spacing.interact_size = Vec2::splat(TARGET);
    spacing.icon_width = 16.0;
    spacing.icon_spacing = GRID;
    spacing.indent = 2.0 * GRID;
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(16);
    spacing.text_edit_width = 320.0;
    spacing.combo_width = 160.0;
    spacing.scroll = ScrollStyle {
        bar_width: GRID,
        ..ScrollStyle::solid()
    };
    style.interaction.selectable_labels = true;
    style.visuals.text_cursor.blink = false;
    style
}

fn visuals(palette: &Palette) -> Visuals {
    let base = if palette.theme == Theme::Licht {
        Visuals::light()
    } else {
        Visuals::dark()
    };
    let mut visuals = Visuals {
        widgets: widgets(palette),
        selection: Selection {
            bg_fill: mix(palette.accent, palette.panel, 0.30),
            stroke: Stroke::new(2.0, palette.focus),
        },
        override_text_color: None,
        weak_text_color: Some(palette.muted),
        hyperlink_color: palette.accent,
        faint_bg_color: palette.hover,
        extreme_bg_color: palette.panel,
        text_edit_bg_color: Some(palette.panel),
        code_bg_color: palette.hover,
        warn_fg_color: palette.amber,
        error_fg_color: palette.red,
        window_fill: palette.panel,
        window_stroke: Stroke::new(1.0, palette.border),
        window_corner_radius: CornerRadius::same(ROUNDING),
        menu_corner_radius: CornerRadius::same(ROUNDING),
        window_shadow: Shadow::NONE,
        popup_shadow: Shadow::NONE,
        panel_fill: palette.panel,
        ..base
    };
    // Hinting rounds letters to whole pixels, so that sizes close together grow unevenly; without
    // it a text keeps its proportions at every step from 100 to 200 %.
    visuals.text_options.font_hinting = false;
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    visuals
}

fn widgets(palette: &Palette) -> Widgets {
    let state = |fill: Color32, edge: Color32, width: f32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(width, edge),
        corner_radius: CornerRadius::same(ROUNDING),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(palette.panel, palette.line, 1.0, palette.text),
        inactive: state(palette.panel, palette.border, 1.0, palette.text),
        hovered: state(palette.hover, palette.border, 1.0, palette.text),
        // egui paints what has the keyboard in this state, so this is the focus ring.
        active: state(palette.accent_tint, palette.focus, 2.0, palette.text),
        open: state(palette.hover, palette.border, 1.0, palette.text),
    }
}

/// A part of one colour over another, as an opaque colour.
pub fn mix(front: Color32, ground: Color32, part: f32) -> Color32 {
    let channel = |front: u8, ground: u8| {
        (f32::from(ground) + (f32::from(front) - f32::from(ground)) * part).round() as u8
    };
    Color32::from_rgb(
        channel(front.r(), ground.r()),
        channel(front.g(), ground.g()),
        channel(front.b(), ground.b()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::palette::contrast;

    #[test]
    fn selected_text_in_a_field_can_be_read() {
        for theme in Theme::ALL {
            let palette = Palette::of(theme);
            let ratio = contrast(palette.text, visuals(&palette).selection.bg_fill);
            assert!(ratio >= 4.5, "{theme:?}: {ratio:.2}");
        }
    }

    #[test]
    fn an_idle_window_has_no_animation_to_paint() {
        let style = style(&Palette::of(Theme::Licht), FontFamily::Proportional);
        assert_eq!(style.animation_time, 0.0);
        assert!(!style.visuals.text_cursor.blink);
    }

    #[test]
    fn applying_the_theme_in_use_changes_nothing() {
        let ctx = Context::default();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            apply(ui.ctx(), Theme::Donker);
            let first = ui.ctx().global_style();
            apply(ui.ctx(), Theme::Donker);
            assert!(std::sync::Arc::ptr_eq(&first, &ui.ctx().global_style()));
            assert_eq!(Palette::current(ui), Palette::of(Theme::Donker));
        });
        // Nothing is drawn here; egui objects when a texture is dropped unseen.
        output.textures_delta.clear();
    }
}
