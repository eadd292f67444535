//! The colours of the window, for three themes. One accent, neutral greys; a person has one hue
//! for life. Every text and ground pair is measured in the tests (WCAG 2.1, 1.4.3 and 1.4.11).
use eframe::egui::{Color32, Context, Id, Ui};

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light ground.
    #[default]
    Licht,
    /// Light text on a dark ground.
    Donker,
    /// White and yellow on black, at least 7:1.
    Contrast,
}

impl Theme {
    /// Every theme, in the order in which the user steps through them.
    pub const ALL: [Self; 3] = [Self::Licht, Self::Donker, Self::Contrast];
}

/// Whose account something is: a letter and a hue for life, the same on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hue {
    /// The first parent in the call.
    A,
    /// The other parent.
    B,
    /// A child.
    Child,
    /// The officer's own observation or judgement.
    Own,
    /// A document or a system query.
    Document,
    /// Anyone else.
    Other,
}

/// What a status text or a sign means; never shown by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Plain,
    /// Less important.
    Muted,
    /// Chosen, current, or a plain answer.
    Accent,
    /// Danger.
    Red,
    /// Open or not established.
    Amber,
    /// Ready.
    Green,
}

/// Every colour that a widget may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The theme these colours belong to.
    pub theme: Theme,
    /// The ground of the middle column.
    pub ground: Color32,
    /// The ground of bars, rail, right column and cards.
    pub panel: Color32,
    /// Hairlines that only separate.
    pub line: Color32,
    /// Borders that show where a control is (3:1).
    pub border: Color32,
    /// Ordinary text.
    pub text: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// The one accent.
    pub accent: Color32,
    /// The ring around what has the keyboard (3:1).
    pub focus: Color32,
    /// Danger.
    pub red: Color32,
    /// Open, not established.
    pub amber: Color32,
    /// Ready, calm.
    pub green: Color32,
    /// The ground of what is chosen.
    pub accent_tint: Color32,
    /// The ground of danger.
    pub red_tint: Color32,
    /// The ground of what is not established.
    pub amber_tint: Color32,
    /// The ground of what is ready.
    pub green_tint: Color32,
    /// The ground under the mouse.
    pub hover: Color32,
    /// The first parent.
    pub a: Color32,
    /// The other parent.
    pub b: Color32,
    /// The children.
    pub child: Color32,
    /// Own observation.
    pub own: Color32,
    /// Documents and systems.
    pub document: Color32,
    /// Other people.
    pub other: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LICHT: Palette = Palette {
    theme: Theme::Licht,
    ground: rgb(0xF4F5F7),
    panel: rgb(0xFFFFFF),
    line: rgb(0xD5D9DF),
    border: rgb(0x7F8792),
    text: rgb(0x1B1F24),
    muted: rgb(0x59626E),
    accent: rgb(0x154273),
    focus: rgb(0x0B63CE),
    red: rgb(0xA8201A),
    amber: rgb(0x7A4B00),
    green: rgb(0x1F5E3F),
    accent_tint: rgb(0xE7EDF5),
    red_tint: rgb(0xFCEBE9),
    amber_tint: rgb(0xFFF4DF),
    green_tint: rgb(0xE8F3EC),
    hover: rgb(0xEDF0F4),
    a: rgb(0x6A3D9A),
    b: rgb(0x006B6B),
    child: rgb(0x8A5200),
    own: rgb(0x4A525C),
    document: rgb(0x2F5D8A),
    other: rgb(0x8A2F5B),
};

const DONKER: Palette = Palette {
    theme: Theme::Donker,
    ground: rgb(0x15181C),
    panel: rgb(0x1D2126),
    line: rgb(0x343A42),
    border: rgb(0x7A8491),
    text: rgb(0xE6E9ED),
    muted: rgb(0xA3ADB8),
    accent: rgb(0x8DB8EA),
    focus: rgb(0x6FB1FF),
    red: rgb(0xFF9A94),
    amber: rgb(0xF2C063),
    green: rgb(0x8FD3AC),
    accent_tint: rgb(0x22303F),
    red_tint: rgb(0x3A1E1D),
    amber_tint: rgb(0x332815),
    green_tint: rgb(0x1A2E24),
    hover: rgb(0x262B32),
    a: rgb(0xC6A2F0),
    b: rgb(0x6FD0CF),
    child: rgb(0xF0BC72),
    own: rgb(0xC2CAD3),
    document: rgb(0x92BDE8),
    other: rgb(0xF0A3C4),
};

const CONTRAST: Palette = Palette {
    theme: Theme::Contrast,
    ground: rgb(0x000000),
    panel: rgb(0x000000),
    line: rgb(0xB8B8B8),
    border: rgb(0xFFFFFF),
    text: rgb(0xFFFFFF),
    muted: rgb(0xE6E6E6),
    accent: rgb(0xFFF000),
    focus: rgb(0xFFF000),
    red: rgb(0xFFB8B3),
    amber: rgb(0xFFD166),
    green: rgb(0xA6F0C6),
    accent_tint: rgb(0x2E2B00),
    red_tint: rgb(0x3D0A08),
    amber_tint: rgb(0x332500),
    green_tint: rgb(0x06301A),
    hover: rgb(0x262626),
    a: rgb(0xDDC2FF),
    b: rgb(0x8AECEA),
    child: rgb(0xFFCB85),
    own: rgb(0xFFFFFF),
    document: rgb(0xB3D6FF),
    other: rgb(0xFFBFD9),
};

impl Palette {
    /// The colours of a theme.
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Licht => LICHT,
            Theme::Donker => DONKER,
            Theme::Contrast => CONTRAST,
        }
    }

    fn slot() -> Id {
        Id::unique("voorop palette")
    }

    /// The colours in use in this window; the light ones until a theme was applied.
    pub fn current(ui: &Ui) -> Self {
        Self::in_context(ui.ctx())
    }

    /// As [`Self::current`], where there is no `Ui` yet.
    pub fn in_context(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp(Self::slot()).unwrap_or(LICHT))
    }

    pub(super) fn store(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::slot(), self));
    }

    /// The colour of a person or source.
    pub const fn hue(&self, hue: Hue) -> Color32 {
        match hue {
            Hue::A => self.a,
            Hue::B => self.b,
            Hue::Child => self.child,
            Hue::Own => self.own,
            Hue::Document => self.document,
            Hue::Other => self.other,
        }
    }

    /// The text colour of a tone.
    pub const fn tone(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Plain => self.text,
            Tone::Muted => self.muted,
            Tone::Accent => self.accent,
            Tone::Red => self.red,
            Tone::Amber => self.amber,
            Tone::Green => self.green,
        }
    }

    /// The ground that goes with a tone.
    pub const fn tint(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Plain | Tone::Muted => self.panel,
            Tone::Accent => self.accent_tint,
            Tone::Red => self.red_tint,
            Tone::Amber => self.amber_tint,
            Tone::Green => self.green_tint,
        }
    }
}

/// The contrast ratio of two opaque colours after WCAG 2.1, from 1 to 21.
pub fn contrast(one: Color32, two: Color32) -> f32 {
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let channel = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least(theme: Theme) -> f32 {
        if theme == Theme::Contrast { 7.0 } else { 4.5 }
    }

    fn too_weak(pairs: &[(&str, Color32, Color32)], least: f32) -> Vec<String> {
        pairs
            .iter()
            .map(|(name, front, ground)| (name, contrast(*front, *ground)))
            .filter(|(_, ratio)| *ratio < least)
            .map(|(name, ratio)| format!("{name}: {ratio:.2}"))
            .collect()
    }

    #[test]
    fn contrast_is_measured_as_wcag_does() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        // The lightest grey that WCAG lets pass on white, and the first that fails.
        assert!(contrast(rgb(0x767676), Color32::WHITE) >= 4.5);
        assert!(contrast(rgb(0x777777), Color32::WHITE) < 4.5);
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_stands_on() {
        for theme in Theme::ALL {
            let p = Palette::of(theme);
            let texts = [
                ("text", p.text),
                ("muted", p.muted),
                ("accent", p.accent),
                ("red", p.red),
                ("amber", p.amber),
                ("green", p.green),
                ("a", p.a),
                ("b", p.b),
                ("child", p.child),
                ("own", p.own),
                ("document", p.document),
                ("other", p.other),
            ];
            let grounds = [p.ground, p.panel, p.accent_tint, p.hover];
            let mut pairs: Vec<_> = texts
                .iter()
                .flat_map(|(name, text)| grounds.map(|ground| (*name, *text, ground)))
                .collect();
            for tone in [Tone::Accent, Tone::Red, Tone::Amber, Tone::Green] {
                let ground = p.tint(tone);
                pairs.push(("tone on its tint", p.tone(tone), ground));
                pairs.push(("text on tint", p.text, ground));
                pairs.push(("muted on tint", p.muted, ground));
            }
            assert_eq!(
                too_weak(&pairs, least(theme)),
                Vec::<String>::new(),
                "{theme:?}"
            );
        }
    }

    #[test]
    fn borders_with_a_meaning_stand_out() {
        for theme in Theme::ALL {
            let p = Palette::of(theme);
            let mut pairs = Vec::new();
            for ground in [p.ground, p.panel, p.hover] {
                pairs.push(("border", p.border, ground));
                pairs.push(("focus", p.focus, ground));
            }
            for tone in [Tone::Accent, Tone::Red, Tone::Amber, Tone::Green] {
                pairs.push(("focus on tint", p.focus, p.tint(tone)));
                pairs.push(("edge of the outcome", p.tone(tone), p.tint(tone)));
            }
            assert_eq!(too_weak(&pairs, 3.0), Vec::<String>::new(), "{theme:?}");
        }
    }

    #[test]
    fn no_two_people_share_a_hue() {
        for theme in Theme::ALL {
            let p = Palette::of(theme);
            let hues = [p.a, p.b, p.child, p.own, p.document, p.other];
            for (at, hue) in hues.iter().enumerate() {
                assert!(!hues[at + 1..].contains(hue), "{theme:?} {hue:?}");
            }
        }
    }
}
