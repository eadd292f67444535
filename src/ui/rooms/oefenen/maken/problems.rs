//! What is wrong with the scenario, as it stands now. Enter goes to the field.

use eframe::egui::{Id, Ui};

use crate::ui::{
    action::MakeAction as Ask,
    room::oefenen::maken::Maker,
    rooms::form::{notice, words},
    scene::Scene,
    theme::{Palette, Size, Tone, font},
};

use super::list::{Asked, Line, Rows};

/// What a row has besides its words: margins, a sign, and perhaps a scroll bar, in points.
const BESIDE: f32 = 48.0;

/// How wide words are on one line, in points.
fn wide(ui: &Ui, words: &str) -> f32 {
    let colour = Palette::current(ui).text;
    let line = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font(Size::Body), colour);
    line.size().x
}

/// Shows the problems.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    let checked = &maker.checked;
    if checked.of != Some(maker.revision) {
        words(ui, &t.maken_checking);
    }
    let count = checked.problems.len();
    if count == 0 {
        if checked.of == Some(maker.revision) {
            notice(ui, Tone::Green, &t.maken_no_problems);
        }
        return;
    }
    let chosen = maker.problem_at.min(count - 1);
    let words_of = match count {
        1 => t.maken_one_problem.clone(),
        n => t.maken_problems.replace("{n}", &n.to_string()),
    };
    words(ui, &words_of);
    let rows = Rows {
        count,
        chosen,
        most: 220.0,
        id: "maken-problemen",
    };
    let asked = rows.show(ui, ("problemen", false), |at| Line {
        id: Id::unique(("maken probleem", at)),
        words: checked.problems[at].to_string(),
        faulty: true,
    });
    match asked {
        Some(Asked::Go(at)) => scene.ask(Ask::Problem(at).into()),
        Some(Asked::Open) => scene.ask(Ask::GoTo(chosen).into()),
        None => {}
    }
    ui.add_space(8.0);
    // Whole, where a row shows its begin only.
    let whole = checked.problems[chosen].to_string();
    if wide(ui, &whole) > ui.available_width() - BESIDE {
        notice(ui, Tone::Red, &whole);
    }
    if ui.button(&t.maken_go_to).clicked() {
        scene.ask(Ask::GoTo(chosen).into());
    }
}
