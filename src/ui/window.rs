//! The window as eframe sees it: keys, then drawing, then what was asked.

use eframe::egui::{self, CentralPanel, Context, Frame, Panel as EguiPanel, ScrollArea, Ui};

use crate::{
    melding::{ActKind, AnswerValue, Command, Value},
    protocol::{Kind, Step},
};

use super::{
    action::{Action, ArchiveAction, Panel, Paper, PaperAction, RowId, Side, TrainingAction},
    app::Voorop,
    keys::{self, Letter, Press, Shortcut},
    room::{Room, Start},
    rooms,
    scene::Scene,
    screens, sheets, shell, side,
    theme::{self, Palette},
    view::{AdviceWish, Sheet},
    widgets::Field,
};

/// Below this width in points the rail becomes signs and the right column a tab.
pub const NARROW: f32 = 1000.0;
/// Below this width in points there is one column.
pub const ONE_COLUMN: f32 = 700.0;
const RAIL: f32 = 206.0;
const RAIL_COMPACT: f32 = 48.0;
const SIDE: f32 = 440.0;

/// How the window is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Steps, questions and the right column.
    Three,
    /// Signs of the steps, and questions or the right column.
    Two,
    /// One column.
    One,
}

impl Form {
    /// The form that fits a width in points.
    pub fn of(width: f32) -> Self {
        if width < ONE_COLUMN {
            Self::One
        } else if width < NARROW {
            Self::Two
        } else {
            Self::Three
        }
    }
}

impl eframe::App for Voorop {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.take_done(ctx);
        self.tick(ctx);
        if let Some(training) = &mut self.training {
            training.take_done(ctx);
            training.tick(ctx);
        }
        let closing = ctx.input(|i| i.viewport().close_requested());
        let training = self.training.as_mut();
        if closing && training.is_some_and(|t| t.asks_before_closing()) {
            self.show_training(true, ctx);
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        } else if closing && !self.may_close() {
            self.show_training(false, ctx);
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.apply(Action::Close, ctx);
        } else if closing {
            self.empty_clipboard(ctx);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.last_chance = Some(ui.ctx().clone());
        self.draw(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        if let Some(training) = &mut self.training {
            training.keep_at_exit();
        }
        if let Some(ctx) = self.last_chance.take() {
            self.save_at_exit(&ctx);
        }
    }
}

impl Voorop {
    /// One frame of a training, with the time until the real work behind it locks.
    fn draw_training(&mut self, ui: &mut Ui, locks_in: Option<f64>) {
        if let Some(room) = &mut self.oefenen {
            room.locks_in = locks_in;
        }
        self.draw(ui);
    }

    /// Whether somebody asked to go back to the real work, and to lock it; asked once.
    fn wants_to_leave(&mut self) -> (bool, bool) {
        self.oefenen.as_mut().map_or((false, false), |room| {
            let taken = (room.leave, room.lock);
            (room.leave, room.lock) = (false, false);
            taken
        })
    }

    /// One frame: keys first, then drawing, then what the drawing asked for.
    pub fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let locks_in = self.locks_in();
        if let Some(training) = self.shown_training() {
            training.draw_training(ui, locks_in);
            let (leave, lock) = training.wants_to_leave();
            if leave || lock {
                self.show_training(false, &ctx);
            }
            if lock {
                self.apply(ArchiveAction::Lock.into(), &ctx);
            }
            return;
        }
        theme::apply(&ctx, self.view.theme);
        self.take_key(&ctx);
        self.give_keyboard(&ctx);
        let mut scene = Scene::new(self);
        layout(ui, &mut scene);
        let asked = scene.out;
        self.view.scroll = false;
        self.view.arrived = false;
        self.view.form.wish = None;
        self.view.advice = None;
        self.frame_drawn();
        let any = !asked.is_empty();
        for action in asked {
            self.apply(action, &ctx);
        }
        if any {
            ctx.request_repaint();
        }
    }

    fn take_key(&mut self, ctx: &Context) {
        // In a wide window the rows stay in sight beside the documents, and letters answer them.
        let wide = Form::of(ctx.content_rect().width()) == Form::Three;
        let rows_in_sight = wide || !self.view.side_in_front;
        let letters = match &self.view.room {
            Room::Melding => self.view.sheet == Sheet::None && (rows_in_sight || self.converses()),
            Room::Start(Start::Home(home)) => home.discard.is_none(),
            Room::Terugblik(_) => true,
            Room::Oefenen => rooms::oefenen::takes_letters(self),
            Room::Start(_) | Room::Beheer(_) => false,
        };
        let Some(press) = keys::take(ctx, letters) else {
            return;
        };
        if !matches!(self.view.room, Room::Melding) {
            rooms::key(self, press, ctx);
            ctx.request_repaint();
            return;
        }
        match press {
            Press::Shortcut(shortcut) => self.shortcut(shortcut, ctx),
            Press::Letter(letter) => self.letter(letter, ctx),
        }
        ctx.request_repaint();
    }

    fn shortcut(&mut self, shortcut: Shortcut, ctx: &Context) {
        let action = match shortcut {
            Shortcut::Keys => Action::ToggleKeys,
            Shortcut::Safety => Action::ShowStep(Step::Veiligheid),
            Shortcut::NextOpen => Action::NextOpen,
            Shortcut::Statement => Action::FocusStatement,
            Shortcut::Conversation => TrainingAction::Converse.into(),
            Shortcut::NextPanel => Action::MovePanel { forward: true },
            Shortcut::PreviousPanel => Action::MovePanel { forward: false },
            Shortcut::Documents => Action::ShowSide(match self.view.side {
                Side::Advies if self.is_training() => Side::Gesprek,
                Side::Mutatie => Side::Zorgmelding,
                Side::Zorgmelding => Side::Advies,
                Side::Advies | Side::Open | Side::Woorden | Side::Gesprek => Side::Mutatie,
            }),
            Shortcut::Finish => Action::ShowStep(Step::Afronden),
            Shortcut::PreviousStep => Action::Turn { forward: false },
            Shortcut::NextStep => Action::Turn { forward: true },
            Shortcut::Find => Action::ToggleFind,
            Shortcut::Undo => Action::Undo,
            Shortcut::Redo => Action::Redo,
            Shortcut::Save => Action::Save,
            Shortcut::Open => Action::AskPath(super::action::PathFor::Open),
            Shortcut::New => Action::New,
            Shortcut::Lock => ArchiveAction::Lock.into(),
            Shortcut::Finalise if self.is_training() => TrainingAction::Finish.into(),
            Shortcut::Pause => TrainingAction::Pause.into(),
            Shortcut::Trainer => TrainingAction::Controls.into(),
            Shortcut::Finalise => ArchiveAction::AskFinish.into(),
            Shortcut::TakeAdvice => Action::Advice(AdviceWish::Take),
            Shortcut::KeepWord => Action::Advice(AdviceWish::Keep),
            Shortcut::Papers => PaperAction::Show(Paper::Mutatie).into(),
            Shortcut::Reader => PaperAction::ShowReader(self.first_reader()).into(),
        };
        self.apply(action, ctx);
    }

    fn letter(&mut self, letter: Letter, ctx: &Context) {
        if self.converses() {
            self.letter_in_conversation(letter, ctx);
            return;
        }
        if self.letter_in_ask(letter, ctx) {
            return;
        }
        match letter {
            Letter::Up => self.move_row(false),
            Letter::Down => self.move_row(true),
            Letter::Home => self.move_to_end(false),
            Letter::End => self.move_to_end(true),
            Letter::V => self.apply(Action::FocusStatement, ctx),
            Letter::Enter => {
                if let Some(row) = self.view.row {
                    self.open_row(row, ctx);
                }
            }
            Letter::W if self.view.step == Step::Veiligheid => {
                self.apply(Action::AskSource, ctx);
            }
            Letter::Digit(nth) => self.choose_part(nth, ctx),
            Letter::A | Letter::B | Letter::C | Letter::W | Letter::Slash => {}
            Letter::J | Letter::N | Letter::G | Letter::O => {
                if let Some(action) = self.view.row.and_then(|row| answer(self, row, letter)) {
                    self.apply(action, ctx);
                }
            }
        }
    }

    /// What Enter does on a row.
    fn open_row(&mut self, row: RowId, ctx: &Context) {
        match row {
            RowId::Open(topic) => self.apply(Action::GoTo(topic), ctx),
            RowId::NewAct => {
                let id = self.melding().next_entry();
                self.apply(Action::Do(Command::AddAct(ActKind::Gedaan)), ctx);
                self.apply(Action::OpenNote(RowId::Act(id)), ctx);
            }
            row => self.apply(Action::OpenNote(row), ctx),
        }
    }

    /// Gives the keyboard to where the last action wanted it.
    fn give_keyboard(&mut self, ctx: &Context) {
        if let Some(row) = self.view.wish_field.take() {
            if let Some(id) = screens::first_field(self, row) {
                Field::focus(ctx, id);
            }
            self.view.wish = None;
            return;
        }
        let Some(panel) = self.view.wish.take() else {
            return;
        };
        self.view.panel = panel;
        if matches!(panel, Panel::Rows | Panel::Steps) {
            self.leave_conversation();
        }
        match panel {
            Panel::Statement => Field::focus(ctx, shell::statement_field()),
            // The current row takes the keyboard when nothing else has it.
            Panel::Rows => ctx.memory_mut(|m| {
                if let Some(id) = m.focused() {
                    m.surrender_focus(id);
                }
            }),
            // The current question takes the keyboard when nothing else has it.
            Panel::Side if self.converses() => ctx.memory_mut(|m| {
                if let Some(id) = m.focused() {
                    m.surrender_focus(id);
                }
            }),
            Panel::Side => ctx.memory_mut(|m| m.request_focus(side::focus_id(self.view.side))),
            Panel::Steps => ctx.memory_mut(|m| m.request_focus(shell::rail_focus(self.view.step))),
        }
    }
}

/// What a letter answers on a row; `None` where it means nothing there.
fn answer(app: &Voorop, row: RowId, letter: Letter) -> Option<Action> {
    match row {
        RowId::Signal(signal) => {
            let value = match letter {
                Letter::J => Value::Ja,
                Letter::N => Value::Nee,
                Letter::G => Value::Genoemd,
                _ => Value::Onbekend,
            };
            // A danger has a person, a place and a source: its row stays open for them.
            Some(Action::TakeDown {
                signal,
                value,
                go_on: true,
            })
        }
        RowId::Question(question) => {
            let value = match letter {
                Letter::O => AnswerValue::Onbekend,
                Letter::J if question.kind() == Kind::YesNo => AnswerValue::Ja,
                Letter::N if question.kind() == Kind::YesNo => AnswerValue::Nee,
                _ => return None,
            };
            // Words that were typed are not replaced by one key.
            if question.kind() == Kind::Text {
                return None;
            }
            Some(Action::DoAndNext(Command::Answer(question, Some(value))))
        }
        RowId::Clause(id) => screens::sterke_arm::answer(app, id, letter),
        RowId::Hearing(id) => screens::wederhoor::answer_hearing(app, id, letter),
        RowId::Rebuttal(id) => screens::wederhoor::answer_rebuttal(app, id, letter),
        _ => None,
    }
}

fn layout(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = Palette::current(ui);
    let size = ui.available_size();
    let form = Form::of(size.x);
    let plain = |fill| Frame::NONE.fill(fill);
    let in_melding = matches!(scene.view.room, Room::Melding);
    EguiPanel::top("boven")
        .frame(plain(palette.panel))
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if scene.app.is_training() {
                shell::training_bar(ui, scene, form);
            } else {
                shell::top(ui, scene, form);
            }
            shell::lock_warning(ui, scene);
            if in_melding {
                shell::lamps(ui, scene);
            }
        });
    if size.y >= 560.0 {
        EguiPanel::bottom("onder")
            .frame(plain(palette.panel))
            .show_separator_line(false)
            .show(ui, |ui| shell::foot(ui, scene, form));
    } else if scene.view.message.is_some() {
        // A refusal is said, however little room there is.
        EguiPanel::bottom("onder")
            .frame(plain(palette.panel))
            .show_separator_line(false)
            .show(ui, |ui| shell::message(ui, scene));
    }
    if !in_melding {
        CentralPanel::default()
            .frame(plain(palette.ground))
            .show(ui, |ui| rooms::show(ui, scene));
        return;
    }
    match form {
        Form::Three => {
            EguiPanel::left("stappen")
                .exact_size(RAIL)
                .resizable(false)
                .frame(plain(palette.panel))
                .show(ui, |ui| shell::rail(ui, scene, false));
            EguiPanel::right("advies")
                .exact_size(SIDE)
                .resizable(false)
                .frame(plain(palette.panel))
                .show(ui, |ui| side::show(ui, scene, true));
        }
        Form::Two => {
            EguiPanel::left("stappen")
                .exact_size(RAIL_COMPACT)
                .resizable(false)
                .frame(plain(palette.panel))
                .show(ui, |ui| shell::rail(ui, scene, true));
        }
        Form::One => {}
    }
    CentralPanel::default()
        .frame(plain(palette.ground))
        .show(ui, |ui| middle(ui, scene, form));
}

fn middle(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    if form != Form::Three {
        shell::front_tabs(ui, scene);
        if scene.view.side_in_front {
            side::show(ui, scene, false);
            return;
        }
    }
    if scene.view.sheet == Sheet::None {
        let fill = Palette::current(ui).ground;
        EguiPanel::bottom("verklaring")
            .frame(Frame::NONE.fill(fill))
            .show_separator_line(false)
            .show(ui, |ui| shell::statement_bar(ui, scene));
    }
    if scene.view.sheet == Sheet::None {
        rooms::terugblik::notice(ui, scene);
    }
    // A new call begins at the top, whatever was on screen before it.
    let call = scene.melding.id;
    let key = (
        call,
        scene.view.step,
        std::mem::discriminant(&scene.view.sheet),
    );
    ScrollArea::vertical()
        .id_salt(("stap", key))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(egui::Margin::symmetric(18, 12))
                .show(ui, |ui| {
                    // Papers have a choice of their own, and need the room.
                    let own = matches!(scene.view.sheet, Sheet::Papers(_) | Sheet::Reader(_));
                    if form == Form::One && !own {
                        shell::step_picker(ui, scene);
                    }
                    match &scene.view.sheet {
                        Sheet::None => screens::show(ui, scene),
                        sheet => sheets::show(ui, scene, sheet),
                    }
                });
        });
}
