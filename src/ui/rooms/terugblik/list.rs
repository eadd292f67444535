//! What was found: the search field, and a page of records.

use eframe::egui::{self, Align, Id, Layout, Ui, Vec2};

use crate::{
    archive::model::{Order, Row},
    terugblik::DueState,
    ui::{
        action::{Filter, TerugblikAction as Ask},
        app::draft::short_moment,
        room::terugblik::{List, Run, SearchField, Terugblik, dues},
        scene::{Scene, badge},
        theme::{Palette, Size, Tone},
        widgets::{Chip, Choice, Field, badge as show_badge},
    },
};

use super::{
    line::{card, line},
    rail,
    texts::{self, bold, cell, para},
};

/// Below this width the parts of a row stand under each other.
const WIDE: f32 = 560.0;

/// Shows the list.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let list = &room.list;
    bold(ui, rail::work_words(scene.t, list.work), Size::Title);
    ui.add_space(6.0);
    search(ui, scene, list);
    ui.add_space(8.0);
    unfinished(ui, scene);
    state(ui, scene, list);
    if list.rows.is_empty() {
        return;
    }
    card(ui, 0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, row) in list.rows.iter().enumerate() {
            record_row(ui, scene, list, row, at);
        }
    });
    ui.add_space(8.0);
    if list.next.is_some() && ui.button(&scene.t.terugblik_more).clicked() {
        scene.ask(Ask::More.into());
    }
}

fn search(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    let t = scene.t;
    let output = Field::new(SearchField::id(), &t.terugblik_search, &list.words)
        .hint(&t.terugblik_search_hint)
        .limit(400)
        .show(ui);
    if let Some(text) = output.changed {
        scene.ask(Ask::Words(text).into());
    }
    if output.submitted {
        scene.ask(Ask::Search.into());
    }
    if !list.words.trim().is_empty() {
        ui.add_space(4.0);
        let chips = [Chip::new(&t.terugblik_newest), Chip::new(&t.terugblik_best)];
        let orders = [Order::Newest, Order::Relevance];
        let at = orders.iter().position(|order| *order == list.order);
        let chosen = Choice::new(&t.terugblik_order, &chips)
            .selected(at)
            .show(ui);
        if let Some(at) = chosen {
            scene.ask(Ask::Filter(Filter::Order(orders[at])).into());
        }
    }
    if let Some(id) = list.number() {
        ui.add_space(4.0);
        if ui.button(&t.terugblik_open_number).clicked() {
            scene.ask(Ask::Open(id).into());
        }
    }
}

/// Notes that were begun and not added, with the way back to the first.
fn unfinished(ui: &mut Ui, scene: &mut Scene<'_>) {
    let notes = scene
        .app
        .clerk
        .as_ref()
        .and_then(|clerk| Some(&clerk.aside.as_ref()?.notes));
    let Some((notes, first)) = notes.and_then(|notes| Some((notes, *notes.keys().next()?))) else {
        return;
    };
    let t = scene.t;
    let words = t
        .terugblik_unfinished
        .replace("{n}", &notes.len().to_string());
    para(ui, &words, Size::Body, Palette::current(ui).text);
    if ui.button(&t.terugblik_unfinished_open).clicked() {
        scene.ask(Ask::Open(first).into());
    }
    ui.add_space(8.0);
}

/// How far the search is, in words that also say what to do.
fn state(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    let t = scene.t;
    let palette = Palette::current(ui);
    match &list.run {
        Run::Idle | Run::Due(_) => {}
        Run::Running => {
            ui.horizontal(|ui| {
                cell(ui, &t.terugblik_searching, Size::Body, palette.muted);
                if ui.button(&t.terugblik_stop).clicked() {
                    scene.ask(Ask::Stop.into());
                }
            });
        }
        Run::Stopped => para(ui, &t.terugblik_stopped, Size::Body, palette.muted),
        Run::Failed(error) => para(ui, error, Size::Body, palette.red),
        Run::Done if list.rows.is_empty() => {
            let words = if list.is_narrowed() {
                &t.terugblik_none_found
            } else {
                &t.terugblik_none_waiting
            };
            para(ui, words, Size::Body, palette.muted);
        }
        Run::Done => {
            let number = list.rows.len().to_string();
            let words = match (list.rows.len(), list.next) {
                (1, None) => t.terugblik_one.clone(),
                (_, None) => t.terugblik_all_shown.replace("{n}", &number),
                (_, Some(_)) => t.terugblik_some_shown.replace("{n}", &number),
            };
            cell(ui, &words, Size::Control, palette.muted);
        }
    }
    if list.run == Run::Done && list.hidden > 0 {
        let words = t.terugblik_hidden.replace("{n}", &list.hidden.to_string());
        para(ui, &words, Size::Body, palette.text);
        if ui.button(&t.terugblik_everywhere).clicked() {
            scene.ask(Ask::Filter(Filter::OnlyWords).into());
        }
    }
    if list.run == Run::Done {
        near(ui, scene, list);
        past(ui, scene, list);
    }
    ui.add_space(4.0);
}

/// Questions that do find something; a choice asks it.
fn near(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    if list.near.is_empty() {
        return;
    }
    let palette = Palette::current(ui);
    let label = &scene.t.terugblik_near;
    ui.horizontal_wrapped(|ui| {
        cell(ui, label, Size::Body, palette.text);
        for words in &list.near {
            if ui.button(words).clicked() {
                scene.ask(Ask::Words(words.clone()).into());
                scene.ask(Ask::Search.into());
            }
        }
    });
}

/// Older calls: their day and unit, and for who may the way in with a reason. Where nothing was found
/// it says how older calls are asked for.
fn past(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    let t = scene.t;
    let palette = Palette::current(ui);
    if list.past.is_empty() {
        if list.rows.is_empty() && !list.words.trim().is_empty() {
            para(ui, &t.terugblik_past_how, Size::Control, palette.muted);
        }
        return;
    }
    let words = t.meldingen(&t.terugblik_past, list.past.len());
    para(ui, &words, Size::Body, palette.text);
    for hit in &list.past {
        let day = crate::documents::day(hit.day);
        let words = format!("{day}, {}", hit.unit);
        ui.horizontal_wrapped(|ui| {
            cell(ui, &words, Size::Body, palette.text);
            let Some(id) = hit.id else { return };
            let name = t.terugblik_past_open.replace("{dag}", &day);
            if ui.button(name).clicked() {
                scene.ask(Ask::Open(id).into());
            }
        });
    }
}

fn record_row(ui: &mut Ui, scene: &mut Scene<'_>, list: &List, row: &Row, at: usize) {
    let t = scene.t;
    let name = row_name(scene, row);
    let notes = remarks(scene, row);
    let about: Vec<&str> = notes.iter().map(|(text, _)| text.as_str()).collect();
    let snippet = row.snippet.as_ref().filter(|s| !s.marks.is_empty());
    let found = snippet.map(|s| s.text.as_str()).unwrap_or_default();
    let about = format!(
        "{}, {}. {found}",
        about.join(", "),
        texts::review(t, row.review).0
    );
    let id = Id::unique(("terugblik rij", row.id));
    let output = line(ui, id, (&name, &about), list.at == at, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        head(ui, scene, row);
        remark_line(ui, &notes);
        if let Some(snippet) = snippet {
            let job = texts::snippet(ui, snippet, ui.available_width());
            ui.add(egui::Label::new(job).wrap());
        }
    });
    if output.opened {
        scene.ask(Ask::Open(row.id).into());
    }
    if output.chosen && list.at != at {
        scene.ask(Ask::Row(at).into());
    }
}

/// The call by its moment and children.
fn row_name(scene: &Scene<'_>, row: &Row) -> String {
    let t = scene.t;
    let children = texts::children(t, row);
    let moment = short_moment(t, row.summary.at);
    let outcome = texts::outcome(scene, row.summary.outcome);
    if children.is_empty() {
        format!("{moment}, {outcome}")
    } else {
        format!("{moment}, {children}, {outcome}")
    }
}

fn head(ui: &mut Ui, scene: &Scene<'_>, row: &Row) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let wide = ui.available_width() >= WIDE;
    ui.horizontal(|ui| {
        let width = if wide { 118.0 } else { 104.0 };
        fixed(ui, width, |ui| {
            cell(
                ui,
                &short_moment(t, row.summary.at),
                Size::Body,
                palette.text,
            );
        });
        fixed(ui, 30.0, |ui| {
            if let Some(id) = row.summary.reporter {
                show_badge(ui, badge(id), &t.reports.replace("{wie}", &id.to_string()));
            }
        });
        fixed(ui, 190.0_f32.min(ui.available_width()), |ui| {
            let sign = texts::sign(row.summary.outcome);
            texts::mark(ui, row.summary.outcome);
            let outcome = texts::outcome(scene, row.summary.outcome);
            cell(ui, &outcome, Size::Body, palette.tone(sign.tone()));
        });
        if wide {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (words, tone) = texts::review(t, row.review);
                cell(ui, words, Size::Control, palette.tone(tone));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let children = texts::children(t, row);
                    cell(ui, &children, Size::Body, palette.text);
                });
            });
        }
    });
}

/// A part of a row of this width, so that rows line up.
pub(super) fn fixed(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(width, 22.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(width);
        add(ui);
    });
}

/// What must be seen of a record, with its tone: missing wederhoor, dates that went by, its unit.
fn remarks(scene: &Scene<'_>, row: &Row) -> Vec<(String, Tone)> {
    let t = scene.t;
    let now = scene.app.now();
    let mut list = Vec::new();
    if row.summary.wederhoor_missing {
        list.push((t.terugblik_no_wederhoor.clone(), Tone::Amber));
    }
    let words = texts::words(scene);
    for due in dues(row, &[], now) {
        match due.state {
            DueState::Overdue(_) => list.push((words.due(&due), Tone::Red)),
            DueState::Sent => list.push((words.due(&due), Tone::Muted)),
            DueState::ReportedBack(_) => {}
        }
    }
    if let Some(day) = row.summary.follow_up {
        let text = t
            .terugblik_follow_up_on
            .replace("{dag}", &crate::documents::day(day));
        let tone = if day < now.date() {
            Tone::Amber
        } else {
            Tone::Muted
        };
        list.push((text, tone));
    }
    if row.imported {
        list.push((t.terugblik_imported.clone(), Tone::Muted));
    }
    let who = t
        .terugblik_by
        .replace("{wie}", &row.author)
        .replace("{eenheid}", &row.unit);
    list.push((who, Tone::Muted));
    list
}

fn remark_line(ui: &mut Ui, notes: &[(String, Tone)]) {
    let palette = Palette::current(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (text, tone) in notes {
            cell(ui, text, Size::Control, palette.tone(*tone));
        }
    });
}
