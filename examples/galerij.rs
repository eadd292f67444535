//! The widgets of the window side by side, to judge them by eye.
//!
//! `cargo run --example galerij -- [licht|donker|contrast] [scherm|onderdelen] [zoom]`
//! F9 steps through the themes, F2 and F8 through the pages. The people are made up.
use eframe::egui;
use egui::{CentralPanel, Frame, Id, Margin, Panel, RichText, ScrollArea, Ui};
use voorop::ui::fonts;
use voorop::ui::keys::{self, Letter, Press, Shortcut};
use voorop::ui::theme::{self, Hue, Palette, Theme, Tone};
use voorop::ui::widgets::{
    Badge, Chip, Choice, Field, Headline, Lamp, RailStep, Row, Segment, Segmented, Sign, Tab,
    answers, badge, combo, keyhint, lamps, tabs,
};

const WORDS: [&str; 4] = ["Ja", "Nee", "Genoemd", "Onbekend"];
const ROWS: [(&str, &str); 9] = [
    ("Direct lichamelijk gevaar", ""),
    ("Geweld, nu of aangekondigd", ""),
    (
        "Wapen",
        "bij B thuis · voor K1 en K2 · volgens A · B: nog niet gevraagd",
    ),
    ("Dreiging met doden of zelfdoding", ""),
    ("Ouder onder invloed of niet in staat te zorgen", ""),
    ("Kind weg of verblijf onbekend", ""),
    ("Tekenen van mishandeling of misbruik", ""),
    ("Belaging of overtreding van een verbod", ""),
    (
        "Patroon van onveiligheid",
        "4 eerdere meldingen, geen over veiligheid",
    ),
];
const STEPS: [(&str, &str, Tone); 10] = [
    ("Veiligheid", "3 open", Tone::Amber),
    ("Melding", "klaar", Tone::Green),
    ("Beslissing", "", Tone::Muted),
    ("Sterke arm", "n.v.t.", Tone::Muted),
    ("Wederhoor", "1 open", Tone::Amber),
    ("Feit en aangifte", "", Tone::Muted),
    ("Advies over omgang", "", Tone::Muted),
    ("Acties", "", Tone::Muted),
    ("Zorgmelding", "", Tone::Muted),
    ("Afronden", "", Tone::Muted),
];

struct Gallery {
    theme: Theme,
    parts: bool,
    zoom: Option<f32>,
    step: usize,
    row: usize,
    given: [Option<usize>; 9],
    speaker: Option<usize>,
    tab: usize,
    statement: String,
    note: String,
    date: String,
    picked: Option<usize>,
}

fn main() -> eframe::Result {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |word: &str| args.iter().any(|arg| arg == word);
    let theme = match () {
        () if has("donker") => Theme::Donker,
        () if has("contrast") => Theme::Contrast,
        () => Theme::Licht,
    };
    let gallery = Gallery {
        theme,
        parts: has("onderdelen"),
        zoom: args.iter().find_map(|arg| arg.parse().ok()),
        step: 0,
        row: 3,
        given: [
            Some(1),
            Some(1),
            Some(2),
            None,
            None,
            Some(1),
            Some(1),
            Some(1),
            Some(1),
        ],
        speaker: Some(0),
        tab: 0,
        statement: String::new(),
        note: "Moeder belde om 21:02 terug.\nZij zegt dat vader niet opneemt.".to_owned(),
        date: "31-2-2026".to_owned(),
        picked: None,
    };
    let size = std::env::var("GALERIJ").ok().and_then(|size| {
        let (wide, high) = size.split_once('x')?;
        Some([wide.parse::<f32>().ok()?, high.parse::<f32>().ok()?])
    });
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size(size.unwrap_or([1280.0, 720.0])),
        ..Default::default()
    };
    eframe::run_native(
        "Galerij",
        options,
        Box::new(|cc| {
            fonts::install(&cc.egui_ctx);
            Ok(Box::new(gallery))
        }),
    )
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if let Some(zoom) = self.zoom.take() {
            ui.ctx().set_zoom_factor(zoom);
        }
        if ui.input(|input| input.key_pressed(egui::Key::F9)) {
            let at = Theme::ALL
                .iter()
                .position(|theme| *theme == self.theme)
                .unwrap_or(0);
            self.theme = Theme::ALL[(at + 1) % Theme::ALL.len()];
        }
        theme::apply(ui.ctx(), self.theme);
        if let Some(press) = keys::take(ui.ctx(), !self.parts) {
            println!("{press:?}");
            self.act(ui, press);
        }
        if self.parts {
            self.parts(ui)
        } else {
            self.screen(ui)
        }
    }
}

impl Gallery {
    fn act(&mut self, ui: &Ui, press: Press) {
        let last = ROWS.len() - 1;
        match press {
            Press::Letter(Letter::J) => self.answer(0),
            Press::Letter(Letter::N) => self.answer(1),
            Press::Letter(Letter::G) => self.answer(2),
            Press::Letter(Letter::O) => self.answer(3),
            Press::Letter(Letter::Up) => self.row = self.row.saturating_sub(1),
            Press::Letter(Letter::Down) => self.row = (self.row + 1).min(last),
            Press::Letter(Letter::Home) => self.row = 0,
            Press::Letter(Letter::End) => self.row = last,
            Press::Letter(Letter::V | Letter::Enter) | Press::Shortcut(Shortcut::Statement) => {
                Field::focus(ui.ctx(), Id::unique("statement"));
            }
            Press::Shortcut(Shortcut::Safety) => self.parts = false,
            Press::Shortcut(Shortcut::Finish) => self.parts = true,
            // These belong to other screens.
            Press::Letter(
                Letter::C | Letter::Slash | Letter::W | Letter::A | Letter::B | Letter::Digit(_),
            )
            | Press::Shortcut(_) => {}
        }
    }

    fn answer(&mut self, answer: usize) {
        self.given[self.row] = Some(answer);
        self.row = (self.row + 1).min(ROWS.len() - 1);
    }

    fn screen(&mut self, ui: &mut Ui) {
        let palette = Palette::current(ui);
        let bare = Frame::new().fill(palette.panel);
        let narrow = ui.available_width() < 1000.0;
        Panel::top("lamps")
            .frame(bare)
            .show_separator_line(false)
            .show(ui, |ui| {
                let four = [
                    Lamp {
                        sign: Sign::Triangle,
                        name: "Veiligheid",
                        status: "3 open",
                    },
                    Lamp {
                        sign: Sign::Hollow,
                        name: "Beslissing",
                        status: "nog niet gevraagd",
                    },
                    Lamp {
                        sign: Sign::GreenDot,
                        name: "Sterke arm",
                        status: "n.v.t.",
                    },
                    Lamp {
                        sign: Sign::Diamond,
                        name: "Wederhoor",
                        status: "B niet gehoord",
                    },
                ];
                if let Some(lamp) = lamps(ui, &four) {
                    self.step = lamp;
                }
            });
        Panel::bottom("keys")
            .frame(bare.inner_margin(Margin::symmetric(14, 4)))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    keyhint(ui, &["J", "N", "G", "O"], "antwoord en verder");
                    keyhint(ui, &["Enter"], "toelichting");
                    keyhint(ui, &["F2"], "veiligheid");
                    keyhint(ui, &["F4"], "verklaring");
                });
            });
        let rail = bare.inner_margin(Margin::same(8));
        let width = if narrow { 64.0 } else { 206.0 };
        Panel::left("rail")
            .exact_size(width)
            .resizable(false)
            .frame(rail)
            .show(ui, |ui| {
                ScrollArea::vertical().show(ui, |ui| self.rail(ui, narrow));
            });
        if !narrow {
            Panel::right("right")
                .exact_size(440.0)
                .resizable(false)
                .frame(bare)
                .show(ui, |ui| {
                    self.right(ui);
                });
        }
        let middle = Frame::new()
            .fill(palette.ground)
            .inner_margin(Margin::symmetric(18, 12));
        CentralPanel::default()
            .frame(middle)
            .show(ui, |ui| self.middle(ui));
    }

    fn rail(&mut self, ui: &mut Ui, compact: bool) {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, (name, state, tone)) in STEPS.into_iter().enumerate() {
            let step = RailStep {
                id: Id::unique(("stap", at)),
                number: at + 1,
                name,
                state,
                tone,
                selected: at == self.step,
            };
            if step.show(ui, compact).clicked() {
                self.step = at;
            }
        }
        ui.add_space(16.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        for (hue, letter, who) in [
            (Hue::A, "A", "Moeder, meldt"),
            (Hue::B, "B", "Vader"),
            (Hue::Child, "K1", "Noor, 6 jaar"),
            (Hue::Child, "K2", "Sem, 9 jaar"),
        ] {
            ui.horizontal(|ui| {
                badge(ui, Badge { hue, letter }, &format!("{letter}, {who}"));
                if !compact {
                    ui.label(who);
                }
            });
        }
    }

    fn right(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let open = self.given.iter().filter(|given| given.is_none()).count();
        let danger = self.given.contains(&Some(0));
        let text =
            format!("{open} signalen zijn nog open. Tot u het weet, geldt dit niet als veilig.");
        if danger {
            let lines = [
                "K2 bij B: geweld nu, zelf gehoord. Het belang van de kinderen staat voorop.",
                "Mogelijk strafbaar feit: overleg OvJ.",
            ];
            Headline {
                sign: Sign::Diamond,
                title: "Optreden is noodzakelijk",
                lines: &lines,
            }
            .show(ui);
        } else {
            Headline {
                sign: Sign::Triangle,
                title: "Eerst veiligheid vaststellen",
                lines: &[&text],
            }
            .show(ui);
        }
        let strip = [
            Tab {
                label: "Advies",
                count: 0,
            },
            Tab {
                label: "Mutatie",
                count: 0,
            },
            Tab {
                label: "Zorgmelding",
                count: 0,
            },
            Tab {
                label: "Open",
                count: 4,
            },
        ];
        if let Some(tab) = tabs(ui, &strip, self.tab) {
            self.tab = tab;
        }
        Frame::new()
            .inner_margin(Margin::symmetric(16, 12))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                ui.label(RichText::new("Nu doen").font(theme::strong(ui.ctx(), theme::Size::Body)));
                ui.label("1  Vraag vader naar het wapen. Hij is nog niet gehoord.");
                ui.label("2  Zie de kinderen zelf, zonder ouder erbij als dat kan.");
                ui.label(
                    RichText::new("Ombudsman 2015/096, 5.2.1 · ombudsman · 2015")
                        .small()
                        .weak(),
                );
            });
    }

    fn middle(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.heading("Is de veiligheid in het geding?");
        ui.label(RichText::new("Vraag elk signaal. Onbekend telt niet als veilig.").weak());
        ui.add_space(12.0);
        let bar = 104.0;
        let high = (ui.available_height() - bar).max(80.0);
        ScrollArea::vertical()
            .max_height(high)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.rows(ui);
            });
        self.statement_bar(ui);
    }

    fn rows(&mut self, ui: &mut Ui) {
        let segments = answers(WORDS);
        for (at, (title, sub)) in ROWS.into_iter().enumerate() {
            let given = self.given[at];
            let sub = if given == Some(1) && sub.is_empty() {
                "gevraagd, niet gebleken"
            } else {
                sub
            };
            let row = Row::new(Id::unique(("row", at)), title)
                .sub(sub, Tone::Muted)
                .state(given.map_or("niet gevraagd", |given| WORDS[given]))
                .current(at == self.row);
            let output = row.show(ui, |ui| {
                Segmented::new(title, &segments)
                    .selected(given)
                    .tab_stop(at == self.row)
                    .show(ui)
            });
            if output.chosen {
                self.row = at;
            }
            if let Some(answer) = output.inner {
                (self.row, self.given[at]) = (at, Some(answer));
            }
        }
    }

    fn statement_bar(&mut self, ui: &mut Ui) {
        let palette = Palette::current(ui);
        Frame::new()
            .fill(palette.panel)
            .stroke((1.0, palette.line))
            .corner_radius(4)
            .inner_margin(Margin::same(8))
            .show(ui, |ui| {
                let chips = [
                    Chip::with_badge(
                        "Moeder",
                        Badge {
                            hue: Hue::A,
                            letter: "A",
                        },
                    ),
                    Chip::with_badge(
                        "Vader",
                        Badge {
                            hue: Hue::B,
                            letter: "B",
                        },
                    ),
                    Chip::with_badge(
                        "Kind",
                        Badge {
                            hue: Hue::Child,
                            letter: "K",
                        },
                    ),
                    Chip::with_badge(
                        "Gezien",
                        Badge {
                            hue: Hue::Own,
                            letter: "ik",
                        },
                    ),
                    Chip::with_badge(
                        "Stuk",
                        Badge {
                            hue: Hue::Document,
                            letter: "st",
                        },
                    ),
                ];
                if let Some(speaker) = Choice::new("Wiens verhaal is dit?", &chips)
                    .selected(self.speaker)
                    .show(ui)
                {
                    self.speaker = Some(speaker);
                }
                let output = Field::new(Id::unique("statement"), "Verklaring", &self.statement)
                    .label_hidden()
                    .hint("Noor wilde vrijdag niet naar buiten komen...")
                    .show(ui);
                if let Some(text) = output.changed {
                    self.statement = text;
                }
                if output.submitted {
                    println!("verklaring: {}", self.statement);
                    self.statement.clear();
                    Field::focus(ui.ctx(), Id::unique("statement"));
                }
            });
    }

    fn parts(&mut self, ui: &mut Ui) {
        let palette = Palette::current(ui);
        let middle = Frame::new()
            .fill(palette.ground)
            .inner_margin(Margin::same(16));
        CentralPanel::default().frame(middle).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.columns(2, |columns| {
                    self.forms(&mut columns[0]);
                    self.outcomes(&mut columns[1]);
                });
            });
        });
    }

    fn forms(&mut self, ui: &mut Ui) {
        ui.heading("Velden");
        let date = Field::new(Id::unique("date"), "Datum van de beschikking", &self.date)
            .notice(
                Tone::Red,
                "31 februari bestaat niet. Schrijf de datum als 14-3-2025.",
            )
            .show(ui);
        if let Some(text) = date.changed {
            self.date = text;
        }
        let note = Field::new(Id::unique("note"), "Toelichting", &self.note)
            .rows(3)
            .notice(Tone::Amber, "Schrijf op van wie dit komt.")
            .show(ui);
        if let Some(text) = note.changed {
            self.note = text;
        }
        let kinds = [
            "uitspraak over omgang of zorg",
            "uitspraak over gezag",
            "ouderschapsplan",
            "aanwijzing van de GI",
            "geen",
        ];
        ui.label("Soort beslissing");
        let chosen = combo(
            ui,
            Id::unique("kind"),
            "Soort beslissing",
            &kinds,
            self.picked,
            "kies",
        );
        self.picked = chosen.or(self.picked);
        let chips = kinds.map(Chip::new);
        let chosen = Choice::new("Soort", &chips).selected(self.picked).show(ui);
        self.picked = chosen.or(self.picked);
        let three = ["Ja", "Nee", "Onbekend"].map(|label| Segment {
            label,
            key: None,
            tone: Tone::Accent,
        });
        let _ = Segmented::new("Gezag", &three).selected(Some(1)).show(ui);
        let _ = ui.button("Opslaan als bestand");
        let mut agreed = true;
        let _ = ui.checkbox(&mut agreed, "Met vader besproken");
    }

    fn outcomes(&mut self, ui: &mut Ui) {
        let all = [
            (Sign::Diamond, "Optreden is noodzakelijk"),
            (Sign::Triangle, "Eerst veiligheid vaststellen"),
            (Sign::BlueDot, "Eigen afweging"),
            (Sign::Square, "Terughoudend"),
        ];
        for (sign, title) in all {
            Headline {
                sign,
                title,
                lines: &["Eerste regel.", "Tweede regel."],
            }
            .show(ui);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let hues = [
            (Hue::A, "A", "Moeder", "aan de deur, 21:20"),
            (Hue::B, "B", "Vader", "neemt niet op, 21:31 en 21:40"),
            (Hue::Child, "K1", "Noor, 6 jaar", "slaapt"),
            (Hue::Own, "ik", "Eigen waarneming", ""),
            (Hue::Document, "st", "Beschikking 14 maart 2025", "gezien"),
            (Hue::Other, "D1", "Oma", "nog niet gebeld"),
        ];
        for (hue, letter, who, sub) in hues {
            Row::new(Id::unique(("who", letter)), who)
                .badge(Badge { hue, letter })
                .sub(sub, Tone::Muted)
                .show(ui, |ui| {
                    let chips = [
                        Chip::new("gehoord"),
                        Chip::new("nog niet").tone(Tone::Amber),
                    ];
                    Choice::new(who, &chips)
                        .selected(Some(usize::from(hue == Hue::B)))
                        .show(ui)
                });
        }
    }
}
