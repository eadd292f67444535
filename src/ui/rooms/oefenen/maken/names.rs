//! Parts and kinds of a scenario in words.

use crate::{
    protocol::WindowTexts,
    training::{Ask as Point, Ban, Channel, Move},
    ui::{room::oefenen::maken::Part, scene::Scene},
};

/// A part in words.
pub(super) fn part_name(t: &WindowTexts, part: Part) -> &str {
    match part {
        Part::Head => &t.maken_part_head,
        Part::Goals => &t.maken_part_goals,
        Part::People => &t.maken_part_people,
        Part::Items => &t.maken_part_items,
        Part::Events => &t.maken_part_events,
        Part::Outcome => &t.maken_part_outcome,
        Part::Required => &t.maken_part_required,
        Part::Order => &t.maken_part_order,
        Part::Forbidden => &t.maken_part_forbidden,
        Part::Statements => &t.maken_part_statements,
        Part::Known => &t.maken_part_known,
        Part::Expert => &t.maken_part_expert,
        Part::Review => &t.maken_part_review,
    }
}

/// Where information can be got, in words.
pub fn channel(t: &WindowTexts, channel: Channel) -> String {
    match channel {
        Channel::Spreek(id) => t.maken_channel_speak.replace("{wie}", &id.to_string()),
        Channel::Kijk => t.maken_channel_look.clone(),
        Channel::Registraties => t.maken_channel_records.clone(),
        Channel::Document => t.maken_channel_document.clone(),
        Channel::Familiekamer => t.maken_channel_court.clone(),
        Channel::Wijkagent => t.maken_channel_local.clone(),
        Channel::Jeugdcoordinator => t.maken_channel_youth.clone(),
        Channel::VeiligThuis => t.maken_channel_safe.clone(),
        Channel::Ovj => t.maken_channel_ovj.clone(),
        Channel::Hovj => t.maken_channel_hovj.clone(),
        Channel::School => t.maken_channel_school.clone(),
        Channel::Doen => t.maken_channel_do.clone(),
    }
}

/// What must not happen, in words.
pub(super) fn ban(t: &WindowTexts, ban: &Ban) -> String {
    match ban {
        Ban::KindVerplaatst => t.maken_ban_moved.clone(),
        Ban::KindOvergedragen => t.maken_ban_handed.clone(),
        Ban::AdviesZonderBijsluiter => t.maken_ban_advice.clone(),
        Ban::AangifteGeweigerd => t.maken_ban_refused.clone(),
        Ban::BeweringAlsFeit => t.maken_ban_fact.clone(),
        Ban::Informatie(_) => t.maken_ban_item.clone(),
    }
}

/// The kind of a move, in words.
pub(super) fn move_kind<'a>(t: &'a WindowTexts, next: &Move) -> &'a str {
    match next {
        Move::Ask(_) => &t.maken_move_ask,
        Move::Note(_) => &t.maken_move_note,
        Move::Insert(_) => &t.maken_move_insert,
        Move::Wait(_) => &t.maken_move_wait,
        Move::Fill(_) => &t.maken_move_fill,
        Move::Do(_) => &t.maken_move_do,
        Move::Undo => &t.maken_move_undo,
        Move::Redo => &t.maken_move_redo,
    }
}

/// What a required question is about, in words.
pub(super) fn point(scene: &Scene<'_>, ask: &Point) -> String {
    let t = scene.t;
    match ask {
        Point::Signaal(signal) => scene.protocol.signal(*signal).short.clone(),
        Point::Vraag(question) => scene.protocol.question(*question).short.clone(),
        Point::Beslissing => t.maken_ask_decision.clone(),
        Point::Gehoord(id) => format!("{} {id}", t.maken_ask_heard),
        Point::Informatie(id) => id.to_string(),
    }
}
