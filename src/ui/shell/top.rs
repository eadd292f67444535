//! The top bar: what this is and whether it is saved, or *Nu doen*.

use eframe::egui::{
    self, Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
    accesskit::Role,
};

use super::muted;
use crate::{
    protocol::WindowTexts,
    ui::{
        action::{Action, ArchiveAction, PathFor, TrainingAction},
        clerk::OpenDraft,
        room::{self, Room},
        rooms,
        scene::Scene,
        side,
        theme::{Palette, Size, Theme, Tone, font, strong},
        widgets::{Tab, tabs_in_bar, tabs_width, whole_sentences},
        window::Form,
    },
};

/// The height of the top bar: the same whatever it says, so that nothing below it moves.
fn top_height(form: Form) -> f32 {
    match form {
        Form::Three => 52.0,
        Form::Two | Form::One => 58.0,
    }
}

/// The top bar: what this is and whether it is saved, or *Nu doen*.
pub fn top(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let size = Vec2::new(ui.available_width(), top_height(form));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let in_melding = matches!(scene.view.room, Room::Melding);
    let acute = in_melding && crate::afweging::acute_now(scene.melding);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(14.0, 2.0))));
    inner.set_clip_rect(rect);
    if acute {
        let palette = Palette::current(ui);
        ui.painter().rect_filled(rect, 0, palette.red_tint);
        let edge = Rect::from_min_size(rect.min, Vec2::new(6.0, rect.height()));
        ui.painter().rect_filled(edge, 0, palette.red);
        do_now(&mut inner, scene, form);
    } else {
        inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title_bar(ui, scene, form)
        });
    }
    let palette = Palette::current(ui);
    let line = egui::Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// Room at the right of *Nu doen* for whether the work is saved, in points.
const SAVED: f32 = 168.0;
/// Room at the right of that for locking, in points.
const LOCK: f32 = 110.0;

/// At most three lines; side by side where there is room for it.
fn do_now(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    let lines: Vec<String> = scene
        .assessment
        .now
        .iter()
        .map(|r| side::reason_in_short(scene, r))
        .collect();
    if form == Form::Three {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = RichText::new(&scene.t.do_now);
            ui.label(
                title
                    .font(strong(ui.ctx(), Size::Heading))
                    .color(palette.red),
            );
            let count = lines.len().max(1) as f32;
            let room = if scene.app.is_in() {
                SAVED + LOCK
            } else {
                SAVED
            };
            let width = (ui.available_width() - room - 16.0 * count) / count;
            for (at, line) in lines.iter().enumerate() {
                ui.add_space(16.0);
                ui.allocate_ui_with_layout(
                    Vec2::new(width, ui.available_height()),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.set_min_width(width);
                        do_now_line(ui, &format!("{}  {line}", at + 1), width);
                    },
                );
            }
            ui.add_space(16.0);
            saved(ui, scene);
            if scene.app.is_in() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    way_out(ui, scene);
                });
            }
        });
    } else {
        // The headline of the right column is not in sight here.
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            outcome(ui, scene);
            ui.vertical(|ui| do_now_lines(ui, scene, &lines));
        });
    }
}

/// One line of *Nu doen* in the bar: two rows, or three of smaller letters where it says more.
fn do_now_line(ui: &mut Ui, text: &str, width: f32) {
    let colour = Palette::current(ui).text;
    let fit = |ui: &Ui, size, most| whole_sentences(ui, text, &font(size), colour, width, most);
    let (galley, cut) = match fit(ui, Size::Control, 2) {
        (_, true) => fit(ui, Size::Small, 3),
        whole => whole,
    };
    let shown = ui.add(Label::new(galley));
    if cut {
        shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        shown.on_hover_text(text);
    }
}

/// The outcome beside the lines of *Nu doen*.
fn outcome(ui: &mut Ui, scene: &Scene<'_>) {
    const WIDTH: f32 = 120.0;
    let palette = Palette::current(ui);
    let sign = side::sign(scene.assessment.headline);
    sign.show(ui);
    let size = Vec2::new(WIDTH, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(WIDTH);
        let title = RichText::new(side::title(scene)).font(strong(ui.ctx(), Size::Small));
        let title = title.color(palette.tone(sign.tone()));
        ui.add(Label::new(title).wrap());
    });
}

fn do_now_lines(ui: &mut Ui, scene: &Scene<'_>, lines: &[String]) {
    let palette = Palette::current(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, line) in lines.iter().enumerate() {
        let text = match at {
            0 => format!("{} {} {line}", scene.t.do_now, at + 1),
            _ => format!("{} {line}", at + 1),
        };
        let text = RichText::new(text)
            .font(font(Size::Small))
            .color(palette.text);
        ui.add(Label::new(text).truncate()).on_hover_text(line);
    }
}

fn title_bar(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    let t = scene.t;
    let brand = RichText::new(&t.brand);
    ui.label(
        brand
            .font(strong(ui.ctx(), Size::Heading))
            .color(palette.accent),
    );
    room_tabs(ui, scene);
    if !matches!(scene.view.room, Room::Melding) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            theme_button(ui, scene);
            who_is_in(ui, scene, form);
        });
        return;
    }
    if form == Form::Three {
        ui.add_space(16.0);
        let at = crate::documents::moment(scene.melding.at);
        muted(ui, &t.call_of.replace("{moment}", &at));
    } else {
        ui.add_space(8.0);
        let sign = side::sign(scene.assessment.headline);
        sign.show(ui);
        let title = side::title(scene);
        let text = RichText::new(&title).font(strong(ui.ctx(), Size::Body));
        ui.add(Label::new(text.color(palette.tone(sign.tone()))).truncate());
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        theme_button(ui, scene);
        if scene.app.draft().is_some() {
            who_is_in(ui, scene, form);
            saved(ui, scene);
            return;
        }
        if scene.app.clerk.is_some() {
            let back = ui.button(&t.to_archive);
            if back.clicked() {
                scene.ask(ArchiveAction::WithArchive.into());
            }
        }
        if ui.button(&t.button_save).on_hover_text("Ctrl+S").clicked() {
            scene.ask(Action::Save);
        }
        if form != Form::One {
            let save_as = ui.button(&t.button_save_as);
            if save_as.clicked() {
                scene.ask(Action::AskPath(PathFor::Save));
            }
            if ui.button(&t.button_open).on_hover_text("Ctrl+O").clicked() {
                scene.ask(Action::AskPath(PathFor::Open));
            }
            if ui.button(&t.button_new).on_hover_text("Ctrl+N").clicked() {
                scene.ask(Action::New);
            }
        }
        ui.add_space(8.0);
        if form == Form::Three {
            saved(ui, scene);
        }
    });
}

/// The rooms of this task.
fn room_tabs(ui: &mut Ui, scene: &mut Scene<'_>) {
    let (t, app) = (scene.t, scene.app);
    let Some(clerk) = app.clerk.as_ref().filter(|_| app.is_in()) else {
        // No account is needed to train.
        if ui.button(&t.room_oefenen).clicked() {
            scene.ask(TrainingAction::Enter.into());
        }
        return;
    };
    let all = clerk.tabs();
    let words: Vec<Tab<'_>> = all
        .iter()
        .map(|room| Tab {
            label: match room {
                room::Tab::Home => &t.room_home,
                room::Tab::Melding => &t.room_melding,
                room::Tab::Terugblik => &t.room_terugblik,
                room::Tab::Beheer => &t.room_beheer,
                room::Tab::Oefenen => &t.room_oefenen,
            },
            count: 0,
        })
        .collect();
    let here = match scene.view.room {
        Room::Start(_) => room::Tab::Home,
        Room::Melding => room::Tab::Melding,
        Room::Terugblik(_) => room::Tab::Terugblik,
        Room::Beheer(_) => room::Tab::Beheer,
        Room::Oefenen => room::Tab::Oefenen,
    };
    let selected = all.iter().position(|room| *room == here);
    ui.add_space(8.0);
    let width: f32 = tabs_width(ui, &words);
    let size = Vec2::new(width, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        let height = ui.available_height() + 2.0;
        let selected = selected.unwrap_or(usize::MAX);
        if let Some(at) = tabs_in_bar(ui, &words, selected, height) {
            scene.ask(match all[at] {
                room::Tab::Oefenen => TrainingAction::Enter.into(),
                tab => ArchiveAction::Show(tab).into(),
            });
        }
    });
}

/// Who is in, and the way out.
fn who_is_in(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let (t, app) = (scene.t, scene.app);
    let Some(who) = app.who().filter(|_| app.is_in()) else {
        return;
    };
    way_out(ui, scene);
    if form == Form::Three {
        let name = RichText::new(&who.user).font(font(Size::Control));
        let name = ui.label(name.color(Palette::current(ui).muted));
        name.on_hover_text(rooms::role(t, who.role));
    }
}

fn way_out(ui: &mut Ui, scene: &mut Scene<'_>) {
    let lock = ui.button(&scene.t.lock).on_hover_text("Ctrl+L");
    if lock.clicked() {
        scene.ask(ArchiveAction::Lock.into());
    }
}

pub(super) fn theme_button(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let (next, name) = match scene.view.theme {
        Theme::Licht => (Theme::Donker, &t.theme_dark),
        Theme::Donker => (Theme::Contrast, &t.theme_contrast),
        Theme::Contrast => (Theme::Licht, &t.theme_light),
    };
    // The word on it is the theme that comes; heard or pointed at, it says what it is about.
    let whole = t.menu_theme.replace("{naam}", name);
    let button = ui.button(name).on_hover_text(&whole);
    rooms::name_button(&button, &whole);
    if button.clicked() {
        scene.ask(Action::SetTheme(next));
    }
}

fn saved(ui: &mut Ui, scene: &Scene<'_>) {
    let t = scene.t;
    let (tone, text) = if let Some(open) = scene.app.draft() {
        in_archive(t, open)
    } else if scene.app.is_busy() {
        (Tone::Muted, t.busy_saving.clone())
    } else if !scene.app.has_unsaved_work() {
        match &scene.app.on_disk {
            Some(disk) => {
                let text = disk.at.map_or_else(
                    || t.opened.clone(),
                    |at| {
                        t.saved_at
                            .replace("{tijd}", &at.format("%H:%M").to_string())
                    },
                );
                (Tone::Muted, text)
            }
            None => (Tone::Muted, t.untouched.clone()),
        }
    } else {
        (Tone::Amber, t.unsaved.clone())
    };
    let palette = Palette::current(ui);
    let words = RichText::new(&text)
        .font(font(Size::Control))
        .color(palette.tone(tone));
    ui.add(Label::new(words).truncate()).on_hover_text(&text);
}

/// Whether the archive has the last change.
fn in_archive(t: &WindowTexts, open: &OpenDraft) -> (Tone, String) {
    if let Some(trouble) = &open.trouble {
        return (Tone::Red, t.not_saved.replace("{fout}", &trouble.text));
    }
    if open.waits {
        return (Tone::Amber, t.unsaved.clone());
    }
    match open.saved_at {
        _ if open.has_unsaved() => (Tone::Muted, t.being_saved.clone()),
        Some(at) => {
            let at = at.format("%H:%M").to_string();
            (Tone::Muted, t.saved_at.replace("{tijd}", &at))
        }
        None if open.base > 0 => (Tone::Muted, t.opened.clone()),
        None => (Tone::Muted, t.untouched.clone()),
    }
}
