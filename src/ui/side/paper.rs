//! A document on screen: its blocks, with what just changed on a tinted ground.

use eframe::egui::{self, Frame, Label, Margin, RichText, Ui, Vec2};

use crate::documents::{Block, Document, Line, Mark, Span};

use super::small;
use crate::ui::{
    action::{Action, Format, Paper, PaperAction, PathFor},
    room::Room,
    scene::{Scene, badge},
    theme::{Hue, Palette, Size, TARGET, font, strong},
    unseen::Unseen,
    widgets::{Badge, badge as show_badge},
};

/// A document with its buttons.
pub fn paper(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    let t = scene.t;
    let name = crate::ui::sheets::paper_name(scene, paper);
    let mut read_aloud = false;
    ui.horizontal_wrapped(|ui| {
        let labelled = |response: egui::Response, what: &str| {
            let name = format!("{what}: {name}");
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name)
            });
            response.clicked()
        };
        let copy = ui.button(&t.copy_all);
        read_aloud = ui.ctx().has_accesskit_node(copy.id);
        if labelled(copy, &t.copy_all) {
            scene.ask(Action::Copy(scene.app.paper(paper)));
        }
        if labelled(ui.button(&t.save_text), &t.save_text) {
            scene.ask(Action::AskPath(PathFor::Paper(paper, Format::Text)));
        }
        if labelled(ui.button(&t.to_pages), &t.to_pages) {
            scene.ask(PaperAction::Show(paper).into());
        }
    });
    ui.add_space(6.0);
    let app = scene.app;
    let unseen = Unseen::begin(ui, read_aloud);
    match paper {
        Paper::Mutatie => document(ui, scene, &app.derived.mutatie, &unseen),
        Paper::Zorgmelding => document(ui, scene, &app.derived.zorgmelding, &unseen),
        other => match app.document(other) {
            Ok(shown) => document(ui, scene, &shown, &unseen),
            Err(problem) => {
                ui.add(Label::new(problem).wrap());
            }
        },
    }
}

/// The blocks of a document; what just changed has a tinted ground.
pub fn document(ui: &mut Ui, scene: &mut Scene<'_>, document: &Document, unseen: &Unseen) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let palette = Palette::current(ui);
    for block in &document.blocks {
        match block {
            Block::Title(text) => {
                ui.label(RichText::new(text).font(strong(ui.ctx(), Size::Heading)));
            }
            Block::Banner(text) => banner(ui, text),
            // The badges explain themselves on screen.
            Block::Legend(_) => {}
            Block::Section { number, title } => section(ui, scene, document, *number, title),
            Block::Line(line) => {
                let changed = line.subject.is_some() && line.subject == scene.marked;
                unseen.show(ui, block, |ui| show_line(ui, scene, line, changed));
            }
            Block::Paragraph(text) => {
                unseen.show(ui, block, |ui| {
                    ui.add(Label::new(text).wrap());
                });
            }
            Block::Source { text, .. } => unseen.show(ui, block, |ui| {
                let text = RichText::new(text)
                    .font(font(Size::Small))
                    .color(palette.muted);
                ui.add(Label::new(text).wrap());
            }),
            Block::Part(title) => {
                ui.add_space(10.0);
                ui.label(RichText::new(title).font(strong(ui.ctx(), Size::Body)));
            }
            Block::Gap => ui.add_space(6.0),
        }
    }
}

fn banner(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    Frame::NONE
        .fill(palette.amber_tint)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(RichText::new(text).color(palette.text)).wrap());
        });
    ui.add_space(4.0);
}

fn section(ui: &mut Ui, scene: &mut Scene<'_>, document: &Document, number: usize, title: &str) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let text = format!("{number} {title}");
        ui.label(RichText::new(text).font(strong(ui.ctx(), Size::Body)));
        // Elsewhere a text leaves the archive only by way of the log.
        if !matches!(scene.view.room, Room::Melding) {
            return;
        }
        let words = RichText::new(&scene.t.copy_section).font(font(Size::Small));
        let copy = ui.add(egui::Button::new(words).min_size(Vec2::splat(TARGET)));
        copy.widget_info(|| {
            let name = format!("{}: {title}", scene.t.copy_section);
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
        });
        if copy.clicked()
            && let Some(text) = crate::documents::section_to_text(document, number)
        {
            scene.ask(Action::Copy(text));
        }
    });
}

/// One line of a document, as it stands on a paper.
pub fn line(ui: &mut Ui, scene: &Scene<'_>, line: &Line) {
    show_line(ui, scene, line, false);
}

fn show_line(ui: &mut Ui, scene: &Scene<'_>, line: &Line, changed: bool) {
    let palette = Palette::current(ui);
    let fill = if changed {
        palette.accent_tint
    } else {
        egui::Color32::TRANSPARENT
    };
    let response = Frame::NONE
        .fill(fill)
        .inner_margin(Margin::symmetric(0, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                if let Some((mark, name)) = mark(scene, line.mark) {
                    show_badge(ui, mark, &name);
                    ui.add_space(4.0);
                }
                ui.vertical(|ui| {
                    ui.add(Label::new(spans(ui, &line.text)).wrap());
                    if let Some(sub) = &line.sub {
                        small(ui, sub);
                    }
                });
            });
        });
    if changed {
        let rect = response.response.rect;
        let edge = egui::Rect::from_min_size(rect.min, Vec2::new(2.0, rect.height()));
        ui.painter().rect_filled(edge, 0, palette.accent);
    }
}

fn spans(ui: &Ui, spans: &[Span]) -> egui::text::LayoutJob {
    let palette = Palette::current(ui);
    let mut job = egui::text::LayoutJob::default();
    let mut add = |text: &str, bold: bool| {
        let font = if bold {
            strong(ui.ctx(), Size::Body)
        } else {
            font(Size::Body)
        };
        job.append(text, 0.0, egui::TextFormat::simple(font, palette.text));
    };
    for span in spans {
        match span {
            Span::Plain(text) => add(text, false),
            Span::Strong(text) => add(text, true),
            Span::Quote(text) => add(&format!("“{text}”"), false),
        }
    }
    job
}

fn mark(scene: &Scene<'_>, mark: Mark) -> Option<(Badge<'static>, String)> {
    let t = scene.t;
    let own = |letter, name: &str| {
        Some((
            Badge {
                hue: Hue::Own,
                letter,
            },
            name.to_owned(),
        ))
    };
    let paper = |letter, name: &str| {
        Some((
            Badge {
                hue: Hue::Document,
                letter,
            },
            name.to_owned(),
        ))
    };
    match mark {
        Mark::Person(id) => Some((badge(id), scene.person(id))),
        Mark::Own => own("ik", &t.short_own),
        Mark::Judgement => own("!", &t.short_judgement),
        Mark::Document => paper("st", &t.short_document),
        Mark::System => paper("sys", &t.short_system),
        Mark::Unknown => Some((
            Badge {
                hue: Hue::Other,
                letter: "?",
            },
            t.unknown.clone(),
        )),
        Mark::None => None,
    }
}
