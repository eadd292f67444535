//! The editor of scenarios: parts at the left, the record in the middle, map and problems at the
//! right.

mod facts;
mod form;
mod good;
mod list;
mod lists;
mod map;
mod names;
mod problems;
mod rail;

use eframe::egui::{self, CentralPanel, Frame, Margin, Panel as EguiPanel, ScrollArea, Ui};

use crate::ui::{
    action::MakeAction as Ask,
    app::Voorop,
    keys::{self, Shortcut},
    room::oefenen::{
        Screen,
        maken::{Maker, Part, Slot, Tab},
    },
    rooms::form::{notice, title, words},
    scene::Scene,
    theme::{Palette, Tone},
    widgets::{self, tabs},
    window::NARROW,
};

use form::Form;
use names::{ban, move_kind, part_name, point};

pub use names::channel;

const RAIL: f32 = 206.0;
const SIDE: f32 = 440.0;
/// The list of records is not higher than this, in points.
const LIST: f32 = 156.0;

/// Shows the editor.
pub(super) fn show<'a>(ui: &mut Ui, scene: &mut Scene<'a>, maker: &'a Maker) {
    if maker.checked.map.is_none() {
        map::forget(ui);
    }
    if maker.after.is_some() {
        middle(ui, "maken-vraag", |ui| unsaved(ui, scene));
        return;
    }
    let palette = Palette::current(ui);
    if ui.available_width() < NARROW {
        narrow(ui, scene, maker);
        return;
    }
    EguiPanel::left("maken-delen")
        .exact_size(RAIL)
        .resizable(false)
        .frame(Frame::NONE.fill(palette.panel))
        .show(ui, |ui| {
            let scroll = ScrollArea::vertical().id_salt("maken-delen-lijst");
            scroll
                .auto_shrink(false)
                .show(ui, |ui| rail::show(ui, scene, maker));
        });
    EguiPanel::right("maken-kaart")
        .exact_size(SIDE)
        .resizable(false)
        .frame(Frame::NONE.fill(palette.panel))
        .show(ui, |ui| side(ui, scene, maker));
    CentralPanel::default()
        .frame(Frame::NONE.fill(palette.ground))
        .show(ui, |ui| {
            // A panel would keep the height of the part before for one frame.
            Frame::NONE
                .inner_margin(Margin::symmetric(18, 8))
                .show(ui, |ui| {
                    head(ui, scene, maker);
                    records(ui, scene, maker);
                });
            scrolled(ui, "maken-velden", |ui| fields(ui, scene, maker));
        });
}

/// One column: the parts as a list that opens, then the record, then the right column.
fn narrow<'a>(ui: &mut Ui, scene: &mut Scene<'a>, maker: &'a Maker) {
    middle(ui, "maken-smal", |ui| {
        head(ui, scene, maker);
        let t = scene.t;
        let all = [
            widgets::Tab {
                label: &t.maken_fields,
                count: 0,
            },
            widgets::Tab {
                label: &t.maken_tab_map,
                count: 0,
            },
            widgets::Tab {
                label: &t.maken_tab_problems,
                count: maker.checked.problems.len(),
            },
        ];
        let selected = match (maker.side_in_front, maker.tab) {
            (false, _) => 0,
            (true, Tab::Map) => 1,
            (true, Tab::Problems) => 2,
        };
        match tabs(ui, &all, selected) {
            Some(0) => scene.ask(Ask::ShowFields.into()),
            Some(1) => scene.ask(Ask::Side(Tab::Map).into()),
            Some(_) => scene.ask(Ask::Side(Tab::Problems).into()),
            None => {}
        }
        ui.add_space(8.0);
        if maker.side_in_front {
            tab(ui, scene, maker);
        } else {
            rail::picker(ui, scene, maker);
            records(ui, scene, maker);
            fields(ui, scene, maker);
        }
    });
}

fn middle(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let ground = Palette::current(ui).ground;
    CentralPanel::default()
        .frame(Frame::NONE.fill(ground))
        .show(ui, |ui| scrolled(ui, name, add));
}

fn scrolled(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(Margin::symmetric(18, 8))
                .show(ui, add);
        });
}

/// What the scenario is called and where it stands, with what can be done with it.
fn head(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    let name = maker.scenario().title.trim();
    let name = if name.is_empty() {
        &t.maken_untitled
    } else {
        name
    };
    title(ui, name);
    let state = if maker.has_unsaved() {
        t.maken_not_saved.clone()
    } else {
        match &maker.file {
            Some(file) => t
                .maken_saved
                .replace("{pad}", &file.path.display().to_string()),
            None => t.maken_template.clone(),
        }
    };
    words(ui, &state);
    let all = [
        (&t.maken_save, Ask::Save),
        (&t.maken_save_as, Ask::SaveAs),
        (&t.maken_open, Ask::Open),
        (&t.maken_from_melding, Ask::FromMelding),
        (&t.maken_new, Ask::New),
        (&t.maken_undo, Ask::Undo),
        (&t.maken_redo, Ask::Redo),
    ];
    ui.horizontal_wrapped(|ui| {
        for (words, ask) in all {
            if ui.button(words).clicked() {
                scene.ask(ask.into());
            }
        }
    });
    if !maker.unreviewed.is_empty() {
        let count = maker.unreviewed.len().to_string();
        notice(ui, Tone::Amber, &t.maken_review_left.replace("{n}", &count));
    }
}

/// The records of the part, with what can be done with them.
fn records(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    ui.add_space(4.0);
    crate::ui::rooms::form::heading(ui, part_name(t, maker.part));
    let Some(count) = maker.part.count(maker) else {
        return;
    };
    if maker.part != Part::Review {
        ui.horizontal_wrapped(|ui| {
            if maker.part == Part::People {
                for (words, child) in [(&t.maken_add_child, true), (&t.maken_add_other, false)] {
                    if ui.button(words).clicked() {
                        scene.ask(Ask::AddPerson { child }.into());
                    }
                }
            } else if ui.button(&t.maken_add).clicked() {
                scene.ask(Ask::Add.into());
            }
            if count == 0 {
                return;
            }
            let all = [
                (&t.maken_remove, Ask::Remove),
                (&t.maken_up, Ask::Shift { up: true }),
                (&t.maken_down, Ask::Shift { up: false }),
            ];
            for (words, ask) in all {
                if ui.button(words).clicked() {
                    scene.ask(ask.into());
                }
            }
        });
    }
    if count == 0 {
        words(ui, &t.maken_empty);
        return;
    }
    list::show(ui, scene, maker, count, LIST);
}

fn fields<'a>(ui: &mut Ui, scene: &mut Scene<'a>, maker: &'a Maker) {
    if maker.part.count(maker) == Some(0) {
        return;
    }
    // Every record has fields of its own: what was open in another stays there.
    ui.push_id((maker.part, maker.chosen()), |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let mut form = Form {
            scene,
            maker,
            part: maker.part,
            at: maker.chosen(),
        };
        if let Some(edit) = form.show(ui) {
            scene.ask(Ask::Edit(Box::new(edit)).into());
        }
    });
}

fn side(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    let all = [
        widgets::Tab {
            label: &t.maken_tab_map,
            count: 0,
        },
        widgets::Tab {
            label: &t.maken_tab_problems,
            count: maker.checked.problems.len(),
        },
    ];
    let order = [Tab::Map, Tab::Problems];
    let selected = order.iter().position(|tab| *tab == maker.tab);
    if let Some(at) = tabs(ui, &all, selected.unwrap_or_default()) {
        scene.ask(Ask::Side(order[at]).into());
    }
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| tab(ui, scene, maker));
}

fn tab(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    match maker.tab {
        Tab::Map => map::show(ui, scene, maker),
        Tab::Problems => problems::show(ui, scene, maker),
    }
}

/// Work would be lost.
fn unsaved(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let escape = ui.input(|i| i.key_pressed(egui::Key::Escape));
    if escape && !keys::is_typing(ui.ctx()) {
        scene.ask(Ask::Stay.into());
    }
    title(ui, &t.maken_unsaved_title);
    words(ui, &t.maken_unsaved_words);
    ui.horizontal_wrapped(|ui| {
        if crate::ui::rooms::first_button(ui, &t.unsaved_save).clicked() {
            scene.ask(Ask::SaveThen.into());
        }
        if ui.button(&t.unsaved_discard).clicked() {
            scene.ask(Ask::Discard.into());
        }
        if ui.button(&t.maken_unsaved_stay).clicked() {
            scene.ask(Ask::Stay.into());
        }
    });
}

/// What a shortcut does here; `None` where it does nothing.
pub fn shortcut(app: &Voorop, shortcut: Shortcut) -> Option<Ask> {
    let Screen::Make(maker) = &app.oefenen.as_ref()?.screen else {
        return None;
    };
    if maker.after.is_some() {
        return None;
    }
    Some(match shortcut {
        Shortcut::Undo => Ask::Undo,
        Shortcut::Redo => Ask::Redo,
        Shortcut::Save => Ask::Save,
        Shortcut::Open => Ask::Open,
        Shortcut::New => Ask::New,
        Shortcut::NextPanel => Ask::ToFields,
        Shortcut::PreviousStep | Shortcut::NextStep => {
            let at = Part::ALL.iter().position(|p| *p == maker.part)?;
            let next = if shortcut == Shortcut::NextStep {
                at + 1
            } else {
                at.checked_sub(1)?
            };
            Ask::Show(*Part::ALL.get(next)?)
        }
        Shortcut::Documents => Ask::Side(match maker.tab {
            Tab::Map => Tab::Problems,
            Tab::Problems => Tab::Map,
        }),
        Shortcut::NextOpen if !maker.checked.problems.is_empty() => {
            Ask::GoTo((maker.problem_at + 1) % maker.checked.problems.len())
        }
        _ => return None,
    })
}

/// The field in which the words of a call are changed.
pub(super) fn review_slot(at: usize) -> Slot {
    Slot {
        part: Part::Review,
        at,
        name: "na_te_kijken",
        nth: 0,
    }
}
