//! Import of earlier texts, export of a selection, and transfer to and from a colleague.

use eframe::egui::{Button, Id, Ui};

use crate::{
    files::import::Column,
    protocol::WindowTexts,
    ui::{
        action::{ExchangeAction, TerugblikAction as Ask},
        app::terugblik::{can_select, selected},
        room::{
            Slot,
            exchange::{Looked, Report, Selection, Trade, Watch},
            terugblik::Terugblik,
        },
        rooms::{disclosure, problem, show_typed, slot_field, strength},
        scene::Scene,
        theme::{Palette, Size},
        widgets::{Chip, Choice, Tab, combo, tabs},
    },
};

use super::{
    line::card,
    list::fixed,
    texts::{bold, cell, para},
};

/// A form is not wider than a line that reads well, in points.
const FORM: f32 = 620.0;

fn ask(scene: &mut Scene<'_>, action: ExchangeAction) {
    scene.ask(Ask::Exchange(action).into());
}

/// Shows the screens.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    bold(ui, &t.terugblik_exchange, Size::Title);
    let words = [
        &t.terugblik_trade_import,
        &t.terugblik_trade_export,
        &t.terugblik_trade_send,
        &t.terugblik_trade_receive,
    ];
    let all = words.map(|label| Tab { label, count: 0 });
    let trade = room.exchange.trade;
    let at = Trade::ALL.iter().position(|one| *one == trade);
    if let Some(at) = tabs(ui, &all, at.unwrap_or_default()) {
        ask(scene, ExchangeAction::Trade(Trade::ALL[at]));
    }
    ui.add_space(8.0);
    ui.scope(|ui| {
        ui.set_max_width(FORM.min(ui.available_width()));
        match trade {
            Trade::Import => import(ui, scene, room),
            Trade::Export => export(ui, scene, room),
            Trade::Send => send(ui, scene, room),
            Trade::Receive => receive(ui, scene),
        }
        problem(ui, scene);
    });
    if let Some(report) = &room.exchange.report {
        ui.add_space(8.0);
        card(ui, 12, |ui| show_report(ui, scene.t, report));
    }
}

fn path(ui: &mut Ui, scene: &mut Scene<'_>, label: &str) -> bool {
    let hint = scene.t.terugblik_path_hint.as_str();
    slot_field(ui, scene, Slot::Folder, label, hint)
}

fn import(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    let palette = Palette::current(ui);
    para(ui, &t.terugblik_import_words, Size::Body, palette.muted);
    ui.add_space(4.0);
    if let Some(watch) = &room.exchange.watch {
        progress(ui, scene, watch);
        return;
    }
    let entered = path(ui, scene, &t.terugblik_import_path);
    let is_table = scene
        .view
        .form
        .text(Slot::Folder)
        .trim()
        .to_lowercase()
        .ends_with(".csv");
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.terugblik_import_button).clicked() || (entered && !is_table) {
            ask(scene, ExchangeAction::Import);
        }
        if is_table && (ui.button(&t.terugblik_look_columns).clicked() || entered) {
            ask(scene, ExchangeAction::Look);
        }
    });
    if let Some(looked) = &room.exchange.looked {
        ui.add_space(8.0);
        card(ui, 12, |ui| columns(ui, scene, looked));
    }
}

fn progress(ui: &mut Ui, scene: &mut Scene<'_>, watch: &Watch) {
    let t = scene.t;
    let (done, total) = watch.at();
    let text = t
        .terugblik_import_progress
        .replace("{n}", &done.to_string())
        .replace("{van}", &total.to_string());
    let palette = Palette::current(ui);
    para(ui, &text, Size::Body, palette.text);
    if ui.button(&t.terugblik_stop).clicked() {
        ask(scene, ExchangeAction::Stop);
    }
}

/// What each column of a table holds, beside its heading and its first cell.
fn columns(ui: &mut Ui, scene: &mut Scene<'_>, looked: &Looked) {
    let t = scene.t;
    let palette = Palette::current(ui);
    bold(ui, &t.terugblik_columns, Size::Body);
    para(ui, &t.terugblik_columns_words, Size::Control, palette.muted);
    let mut heads = looked.mapping.heads;
    if ui.checkbox(&mut heads, &t.terugblik_columns_head).changed() {
        ask(scene, ExchangeAction::Heading(heads));
    }
    let names: Vec<&str> = std::iter::once(&*t.terugblik_column_none)
        .chain(Column::ALL.iter().map(|column| column_words(t, *column)))
        .collect();
    for (at, heading) in looked.table.header.iter().enumerate() {
        column(ui, scene, looked, (at, heading), &names);
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.terugblik_import_so).clicked() {
            ask(scene, ExchangeAction::Import);
        }
        if ui.button(&t.terugblik_note_drop_table).clicked() {
            ask(scene, ExchangeAction::DropTable);
        }
    });
}

/// One column: its heading, what it holds, and its first cell.
fn column(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    looked: &Looked,
    (at, heading): (usize, &str),
    names: &[&str],
) {
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        fixed(ui, 130.0, |ui| cell(ui, heading, Size::Body, palette.text));
        let chosen = looked.mapping.columns.get(at).copied().flatten();
        let place = chosen.and_then(|c| Column::ALL.iter().position(|one| *one == c));
        let question = scene.t.terugblik_column_of.replace("{naam}", heading);
        let selected = Some(place.map_or(0, |at| at + 1));
        fixed(ui, 180.0, |ui| {
            let id = Id::unique(("kolom", at));
            if let Some(new) = combo(ui, id, &question, names, selected, "") {
                let column = new.checked_sub(1).and_then(|n| Column::ALL.get(n));
                ask(scene, ExchangeAction::Column(at, column.copied()));
            }
        });
        let sample = looked.table.sample.first().and_then(|row| row.get(at));
        let sample = super::texts::short(sample.map_or("", String::as_str));
        cell(ui, &sample, Size::Control, palette.muted);
    });
}

fn column_words(t: &WindowTexts, column: Column) -> &str {
    match column {
        Column::Datum => &t.terugblik_column_date,
        Column::Tijd => &t.terugblik_column_time,
        Column::Eenheid => &t.terugblik_column_unit,
        Column::Melder => &t.terugblik_column_reporter,
        Column::Tekst => &t.terugblik_column_text,
        Column::Betrokkenen => &t.terugblik_column_people,
        Column::Geboren => &t.terugblik_column_birth,
        Column::Adres => &t.terugblik_column_address,
        Column::Nummer => &t.terugblik_column_number,
    }
}

/// Which records go: the list, the family or the record.
fn selection(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    let words = [
        &t.terugblik_select_list,
        &t.terugblik_select_family,
        &t.terugblik_select_record,
    ];
    let can: Vec<(Selection, &str)> = Selection::ALL
        .into_iter()
        .zip(words)
        .filter(|(one, _)| can_select(room, *one))
        .map(|(one, words)| (one, words.as_str()))
        .collect();
    let chips: Vec<Chip<'_>> = can.iter().map(|(_, words)| Chip::new(words)).collect();
    let at = can
        .iter()
        .position(|(one, _)| *one == room.exchange.selection);
    let chosen = Choice::new(&t.terugblik_select, &chips)
        .selected(at)
        .show(ui);
    if let Some(at) = chosen {
        ask(scene, ExchangeAction::Select(can[at].0));
    }
    ui.add_space(4.0);
}

/// The button that lets them go, with their number on it; with none of them it says why it does nothing.
fn go(ui: &mut Ui, scene: &Scene<'_>, room: &Terugblik, words: &str, entered: bool) -> bool {
    if busy(ui, scene) {
        return false;
    }
    let t = scene.t;
    let number = selected(room).len();
    let button = Button::new(t.meldingen(words, number));
    let clicked = ui.add_enabled(number > 0, button).clicked();
    if number == 0 {
        let palette = Palette::current(ui);
        let why = &t.terugblik_nothing_selected;
        para(ui, why, Size::Body, palette.amber);
    }
    (clicked || entered) && number > 0
}

fn export(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    let palette = Palette::current(ui);
    para(ui, &t.terugblik_export_words, Size::Body, palette.muted);
    ui.add_space(4.0);
    selection(ui, scene, room);
    path(ui, scene, &t.terugblik_export_path);
    let entered = disclosure(ui, scene);
    if go(ui, scene, room, &t.terugblik_export_button, entered) {
        ask(scene, ExchangeAction::Export);
    }
}

fn send(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    let palette = Palette::current(ui);
    para(ui, &t.terugblik_send_words, Size::Body, palette.muted);
    ui.add_space(4.0);
    selection(ui, scene, room);
    path(ui, scene, &t.terugblik_send_path);
    disclosure(ui, scene);
    slot_field(
        ui,
        scene,
        Slot::Passphrase,
        &t.terugblik_send_passphrase,
        "",
    );
    strength(ui, scene);
    let entered = slot_field(ui, scene, Slot::Again, &t.form_again, "");
    show_typed(ui, scene);
    if go(ui, scene, room, &t.terugblik_send_button, entered) {
        ask(scene, ExchangeAction::Send);
    }
}

fn receive(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let palette = Palette::current(ui);
    para(ui, &t.terugblik_receive_words, Size::Body, palette.muted);
    ui.add_space(4.0);
    path(ui, scene, &t.terugblik_receive_path);
    let label = &t.terugblik_send_passphrase;
    let entered = slot_field(ui, scene, Slot::Passphrase, label, "");
    show_typed(ui, scene);
    if busy(ui, scene) {
        return;
    }
    if ui.button(&t.terugblik_receive_button).clicked() || entered {
        ask(scene, ExchangeAction::Receive);
    }
}

/// Words instead of a button while the archive works.
fn busy(ui: &mut Ui, scene: &Scene<'_>) -> bool {
    let busy = scene.app.waits_for_archive();
    if busy {
        let palette = Palette::current(ui);
        para(ui, &scene.t.archive_busy, Size::Body, palette.muted);
    }
    busy
}

fn show_report(ui: &mut Ui, t: &WindowTexts, report: &Report) {
    let palette = Palette::current(ui);
    if let Some(done) = &report.done {
        para(ui, done, Size::Body, palette.green);
        return;
    }
    let text = t
        .terugblik_report
        .replace("{nieuw}", &report.new.to_string())
        .replace("{bekend}", &report.known.to_string())
        .replace("{oud}", &report.too_old.to_string());
    para(ui, &text, Size::Body, palette.text);
    if report.stopped {
        para(ui, &t.terugblik_report_stopped, Size::Body, palette.amber);
    }
    if report.conflicts > 0 {
        let number = report.conflicts.to_string();
        let text = t.terugblik_report_conflicts.replace("{n}", &number);
        para(ui, &text, Size::Body, palette.red);
    }
    if !report.refused.is_empty() {
        let number = report.refused.len().to_string();
        let text = t.terugblik_report_refused.replace("{n}", &number);
        bold(ui, &text, Size::Body);
        for line in &report.refused {
            para(ui, line, Size::Control, palette.text);
        }
    }
}
