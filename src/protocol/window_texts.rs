//! The words of the window, read from `assets/ui.ron`. Each has a name here, so that a missing one
//! is found when the file is read and not on screen.

use std::fmt;

use serde::{Deserialize, Deserializer};

use super::{Filled, Shape, named};

macro_rules! texts {
    ($($name:ident),+ $(,)?) => {
        /// Every word that the window shows, besides the checklist and the documents.
        #[derive(Default)]
        #[allow(missing_docs, reason = "the names are the texts' own keys in assets/ui.ron")]
        pub struct WindowTexts { $(pub $name: String),+ }

        const NAMES: &[&str] = &[$(stringify!($name)),+];

        impl WindowTexts {
            // Through references, and not by a derive: the code that serde writes for a struct of
            // this size takes the compiler minutes.
            fn slots(&mut self) -> Vec<&mut String> {
                vec![$(&mut self.$name),+]
            }
        }
    };
}

texts! {
    // Top and foot.
    and, brand, call_of, unsaved, saved_at, untouched, button_new, button_open, button_save, menu_theme,
    theme_light, theme_dark, theme_contrast, do_now, based_on,
    // Lamps.
    lamp_safety, lamp_decision, lamp_clause, lamp_wederhoor, lamp_acute_yes, lamp_structural_yes,
    lamp_open, lamp_nothing_found, lamp_own_side, lamp_not_asked, lamp_seen_in_force, lamp_mentioned,
    lamp_none, lamp_replaced, lamp_clause_counts, lamp_clause_by_law, lamp_clause_unknown,
    lamp_clause_none, lamp_heard, lamp_unheard, lamp_not_put,
    // Rail.
    step_not_begun, step_open, step_done, rail_people, rail_add_child, rail_add_other, reports, reports_chip, opened, someone, and_more,
    line_unheard, lamp_danger_mentioned, button_save_as,
    // Outcomes.
    outcome_act, outcome_act_road, outcome_find_out, outcome_weigh, outcome_restrained,
    line_offence, line_no_handover, line_ovj, line_urgent, line_departs, tabs_step,
    tab_advice, tab_mutatie, tab_zorgmelding, tab_open, tab_words,
    // Advice.
    heading_now, heading_why, heading_could_change, heading_acts, heading_children,
    heading_offence, heading_care, heading_wederhoor, heading_contact, heading_routes,
    could_become, who_knows, adults, leave_possible, leave_weigh, leave_none, you_decide,
    lighter_ways_go, conflict_notice,     // Answers.
    yes, no, mentioned, unknown, not_asked, asked_not_found, established,
    // Veiligheid.
    group_now, group_longer, group_care, strip_reporter, strip_children, add_child, child_age,
    age_years, danger_at_risk, danger_from, danger_where, danger_how, danger_text,
    danger_more, danger_nth, at_risk_missing, how_missing, place_unknown, place_elsewhere, place_both,
    place_at, according_to, denied_by,     // Accounts.
    account, account_seen, account_said, account_quoted, account_hearsay, account_child,
    account_document, account_document_mentioned, account_system, account_judgement, account_act,
    short_own, short_document, short_system, short_judgement, hearsay_from, child_question,
    child_present, document_name, system_query,
    // Rows in general.
    note, date_hint, date_read, date_wrong,
    withdraw, nobody,
    // Sources, parts, places, and what unfolds.
    line_to_ovj, line_against, heading_later, leave_when_seen, source_strip, source_none,
    source_ask, source_first, seen_at, seen_asleep, seen_where, child_asleep, where_now,
    where_are, where_unknown, place_new, place_nth, place_name, address_secret, danger_part,
    part_missing, danger_not_carried, danger_ongoing, danger_when, danger_also, danger_rare, first_hand, withdrawn,
    withdrawn_back, parts_threat, parts_missing, parts_child, parts_abuse, parts_care, parts_pattern,
    according_to_chain, account_unnamed, short_unnamed, mentioned_by, words_form, hearsay_source,
    reports_also_chip, person_rare, person_rare_child, person_presence, presence_usual,
    presence_deceased, presence_unknown, child_parents, child_custody, child_wish,
    decision_gives_today, decision_children, decision_favours, decision_favours_line,
    decision_protects, decision_protects_line, decision_rare, decision_until, decision_appealed,
    decision_enforceable, decision_served, decision_kinds_rare, force_suspended, heard_partly,
    not_reached, not_free, tries_line, spoke_unasked, hearing_about, hearing_tries, hearing_own,
    hearing_rare, heard_at, child_seen, child_apart, free_at_door, free_by_phone, knows_home,
    act_rare, act_about, done_at, said_at, written_later, group_wishes, wish_more, wish_line,
    wish_against_line, wish_by, wish_against, wish_fact, topic_part, topic_first_hand,
    topic_free_speech, topic_receiving, topic_ovj_handover, topic_favours,
    topic_decision_children, topic_today, topic_enforceable, topic_served, key_w, key_digits,
    contradiction_decisions_differ, contradiction_other_day, contradiction_adult, contradiction_older,
    contradiction_heard_before, contradiction_decision_later,
    // Melding.
    person_name, person_relation, person_age, person_birth, person_now, person_now_text,
    person_lives, person_address, person_phone, person_interpreter, person_remove,     call_time, call_time_hint,
    // Beslissing.
    new_decision, decision_kind, decision_court, decision_date, decision_number, decision_today,
    decision_evidence, evidence_seen, evidence_confirmed, evidence_mentioned, decision_force,
    force_in, force_replaced, decision_clause, clause_not_possible, clause_by_law, clause_in,
    // Wederhoor.
    group_heard, group_accusations, heard, not_heard, spared, hearing_how, hearing_why,
    hearing_plan, put, not_put, rebuttal_answer, rebuttal_why, accusation_by, accusation_about,
    accusation_none, child_advice, accusation_unknown,
    // Acties.
    group_acts, act_done, act_told, act_referred, act_text, act_to, act_reason, new_act,
    group_questions, group_lighter, group_people, group_decisions, group_clauses,
    // Statements.
    group_statements, bar_title, bar_hint, bar_form, bar_accuses,     statement_text, statement_place,     // Afronden.
    group_open, group_contradictions, group_documents, group_decide, nothing_open,
    copy_all, copy_section, save_text, paper_mutatie, paper_zorgmelding, paper_leaflet,
    contradiction_two_decisions, contradiction_ban, contradiction_none_and_one,
    contradiction_missing_child, contradiction_disputed, contradiction_silent,
    contradiction_declined, copied, go_there, departs_reason,
    // Word advice.
    word_take, word_remove, word_select, word_rather, word_keep, word_nth, words_none, words_intro, words_kept,
    words_back, words_sentence, words_points, words_concept, words_entry,
    // Papers.
    papers_title, papers_which, papers_situation, paper_parents, paper_children, paper_wijkagent,
    paper_coordinator, paper_reader, situation_all, situation_once, situation_repeated,
    situation_threat, situation_unsure, save_pdf, save_word, print, print_title, print_words,
    reader_title, reader_which, reader_intro, reader_paper, reader_shielded,
    reader_nothing_shielded, reader_lift, reader_reason, reader_reason_hint, reader_reason_missing,
    reader_suggestions, reader_you_decide, reader_example, reader_shield, reader_own,
    reader_own_none, reader_about, reader_about_none, reader_not_put, reader_rest,
    reader_is_shielded, put_answered, put_unanswered, put_not, put_unknown, put_child,
    balance_title, balance_words, balance_statements, balance_literal, balance_length,
    balance_heard, balance_about, balance_put, balance_answered, balance_marked,
    balance_reasoned, balance_not_recorded, recipient_wijkagent, recipient_coordinator,
    recipient_care, care_basis, reader_basis, to_reader, page_of, page_alt, page_back, page_next, stop, to_pages,
    // Topics.
    topic_signal, topic_at_risk, topic_known, topic_reporter, topic_children, topic_decision,
    topic_evidence, topic_force, topic_clause, topic_hearing, topic_rebuttal,
    // Sheets.
    keys_title, find_title, find_label, find_none, path_open, path_save, path_paper, path_label,
    path_hint, path_browse, path_use, path_overwrite, close, unsaved_title, unsaved_text,
    unsaved_save, unsaved_discard, unsaved_stay,
    // Keys.
    key_letters, key_source, key_arrows_source, key_enter, key_v, key_arrows, key_f1, key_f2, key_f3, key_f4, key_f6, key_f7,
    key_f8, key_f9, key_shift_f9, key_papers, key_reader, key_steps, key_find, key_undo, key_zoom, key_esc, key_save, key_tab,
    // Messages.
    busy_saving, busy_opening, done_saved, done_opened, done_paper, done_printed, busy_printing, busy_setting, undone, redone, nothing_in_field, terugblik_date_early, terugblik_date_ahead, terugblik_date_corrected, terugblik_correct_date, terugblik_note_corrected, reader_stands, reader_stands_hint, reader_let_stand, reader_shield_anyway, reader_paper_waits, terms_quiet, copied_at_close, aside_back, aside_unread, terugblik_note_left, terugblik_unfinished, terugblik_work_day, terugblik_day_open, terugblik_day_other, terugblik_day_this, terugblik_day_confirmed, terugblik_unfinished_open, nothing_to_undo,
    nothing_to_redo, worker_gone, all_answered,
    // The archive: rooms, door, overview, finalising, disclosing, Beheer.
    room_home, room_melding, room_beheer, role_agent, role_coordinator, role_beheerder,
    role_trainer, lock, to_archive, being_saved, not_saved, months_short, archive_busy,
    archive_folder, without_archive, trouble_title, trouble_words, setup_title, setup_words,
    setup_button, form_name, form_name_hint, form_unit, form_unit_hint, form_passphrase,
    form_again, form_role, form_code, form_code_hint, form_recipient, form_recipient_hint,
    form_basis, form_basis_hint, passphrase_rule, passphrases_differ, code_title, code_words,
    code_last_group, code_group_wrong, code_button, agent_title, agent_words, agent_button,
    agent_later, door_title, door_words, door_button, door_code, door_wait, locked_title,
    locked_words, locked_unsaved, unlock, work_of_other, trainer_without, recover_title,
    recover_words, recover_name, recover_button, back_to_door, lock_soon, lock_after,
    lock_minutes, lock_not_kept, home_title, home_new, home_drafts, home_no_drafts, home_done,
    home_saved, home_last, home_open_here, home_open, home_discard, home_version, home_correct,
    discard_ask, discard_no, discard_yes, draft_discarded, correcting, import_stays, found_lost,
    found_other_log, found_repaired, found_not_repaired, found_one_failure, found_failures,
    finish_title, finish_open, finish_contradictions, finish_go, finish_button, finish_unread, finish_reason,
    finish_reason_hint, finish_done, own_system, own_basis, copy_title, copy_words, copy_button,
    file_words, conflict_title, conflict_words, conflict_mine, conflict_theirs, conflict_kept,
    closing_title, closing_words, closing_failed, closing_late, closing_again, closing_anyway,
    part_accounts, part_retention, part_log, part_verify, part_copies, account_add,
    show_typed, passphrase_short, passphrase_easy, passphrase_fair, passphrase_hard,
    passphrase_given, one_time_words, own_title, own_first, own_current, own_current_wrong,
    own_button, own_leave, own_heading, own_change, disk_title, disk_words, disk_warning, disk_yes,
    new_code_waits, new_code_leave, new_code_ask, new_code_no, new_code_yes, new_code_kept,
    code_not_kept,
    account_add_words, account_add_button, account_change, account_change_of, account_passphrase,
    account_passphrase_of, account_remove, account_remove_of, account_remove_words, account_keep,
    account_added, account_changed, account_removed, passphrase_changed, back_to_list,
    confirm_word, confirm_label, confirm_missing, terms_words, terms_free, terms_use, terms_keep,
    terms_button, terms_kept, retain_preview, retain_title, retain_leaves, retain_destroys,
    retain_nothing, retain_button, retained, log_words, log_user, log_object, log_from, log_to,
    log_day_hint, log_deed, log_all, log_read, log_older, log_none, deed_collect, deed_alter,
    deed_consult, deed_disclose, deed_combine, deed_destroy, deed_manage, deed_loss, deed_sign_in,
    verify_words, verify_button, verify_running, verify_stop, verify_stopped, verify_counts,
    verify_whole, verify_damage, verify_head, damage_page, damage_log, damage_jump, clock_unsure, clock_ask, clock_second, clock_passphrase, clock_code, clock_button,
    clock_confirmed, retain_back, retain_drafts, retain_drop_draft, damage_record,
    damage_missing, damage_setting, damage_drafts, damage_shorter, damage_anchor, backup_title,
    backup_words, backup_folder, backup_button, backed_up, folder_missing, new_code_title,
    new_code_words, new_code_button, key_lock, key_finalise, key_open, key_new, key_press,
    // Terugblik.
    room_terugblik, terugblik_wpg, terugblik_key_search, terugblik_key_open, terugblik_key_course,
    terugblik_key_comment, terugblik_key_back, terugblik_worklist, terugblik_this_family,
    terugblik_work_all, terugblik_work_review, terugblik_work_asked, terugblik_work_answered,
    terugblik_work_late, terugblik_work_handover, terugblik_work_follow_up, terugblik_work_me,
    terugblik_filter, terugblik_fold, terugblik_unfold, terugblik_period, terugblik_age_month,
    terugblik_age_quarter, terugblik_age_year, terugblik_age_all, terugblik_no_wederhoor,
    terugblik_follow_up, terugblik_zorg_made, terugblik_review, terugblik_review_any,
    terugblik_no_filters, terugblik_team, terugblik_figures, terugblik_search,
    terugblik_search_hint, terugblik_newest, terugblik_best, terugblik_order, terugblik_open_number,
    terugblik_searching, terugblik_stop, terugblik_stopped, terugblik_hidden, terugblik_everywhere,
    terugblik_near, terugblik_past, terugblik_past_open, terugblik_past_how, terugblik_none_found,
    terugblik_none_waiting, terugblik_one, terugblik_all_shown, terugblik_some_shown,
    terugblik_more, terugblik_not_weighed, terugblik_to_review, terugblik_asked_back,
    terugblik_answered, terugblik_reviewed, terugblik_follow_up_on, terugblik_imported,
    terugblik_by, terugblik_course, terugblik_course_words, terugblik_family_of,
    terugblik_one_contact, terugblik_contacts, terugblik_plot_name, terugblik_lane_reports,
    terugblik_lane_other, terugblik_lane_unheard, terugblik_lane_no_contact, terugblik_lane_hits,
    terugblik_hits_marker, terugblik_span, terugblik_offence, terugblik_advice_given,
    terugblik_one_unknown, terugblik_unknowns, terugblik_stands_out, terugblik_nothing_out,
    terugblik_unknown, terugblik_nothing_unknown, terugblik_conflicts, terugblik_no_contact,
    terugblik_aangiften, terugblik_aangiften_of, terugblik_advice, terugblik_advice_line,
    terugblik_agreements, terugblik_hours, terugblik_hours_picture, terugblik_hours_words,
    terugblik_weekdays, terugblik_weekdays_short, terugblik_hour_line, terugblik_suggestions,
    terugblik_no_suggestions, terugblik_like_hits, terugblik_link, terugblik_not_same,
    terugblik_look, terugblik_linked, terugblik_linked_title, terugblik_unlink, terugblik_unlinked,
    terugblik_other_family, terugblik_back_list, terugblik_back_course, terugblik_show_course,
    terugblik_opened_with_reason, terugblik_versions, terugblik_version, terugblik_version_made,
    terugblik_version_reason, terugblik_face, terugblik_face_paper, terugblik_face_changes,
    terugblik_first_version, terugblik_no_changes, terugblik_from_file, terugblik_reason_title,
    terugblik_reason_words, terugblik_reason_account, terugblik_reason, terugblik_reason_missing,
    terugblik_open_with_reason, terugblik_not_open, terugblik_add_comment, terugblik_ask_author,
    terugblik_close_review, terugblik_add_answer, terugblik_add_statement, terugblik_note_comment,
    terugblik_note_answer, terugblik_note_statement, terugblik_note_question,
    terugblik_note_reviewed, terugblik_note_sent, terugblik_note_back, terugblik_note_handed,
    terugblik_note_taken, terugblik_note_head, terugblik_note_about, terugblik_note_text,
    terugblik_note_date, terugblik_due_date, terugblik_note_add, terugblik_note_drop,
    terugblik_note_added, terugblik_note_empty, terugblik_statement_words, terugblik_pin,
    terugblik_pin_whole, terugblik_pin_statement, terugblik_pin_gone, terugblik_notes,
    terugblik_no_notes, terugblik_points, terugblik_no_points, terugblik_comment_here,
    terugblik_follow_ups, terugblik_no_follow_ups, terugblik_do_sent, terugblik_do_back,
    terugblik_do_closed, terugblik_do_hand, terugblik_do_taken, terugblik_figures_words,
    terugblik_figures_note, terugblik_repeat_note, terugblik_term_month, terugblik_term_quarter,
    terugblik_term_year, terugblik_earlier, terugblik_later, terugblik_from_to, terugblik_reading,
    terugblik_known, terugblik_known_one, terugblik_known_unknown, terugblik_known_show, terugblik_known_words,
    terugblik_known_more, terugblik_known_hit, terugblik_known_hits, terugblik_handled_by,
    terugblik_to_wijkagent, terugblik_to_coordinator, terugblik_nothing_open,
    damage_schema, damage_index,
    terugblik_other_label, terugblik_not_put, terugblik_exchange, terugblik_trade_import,
    terugblik_trade_export, terugblik_trade_send, terugblik_trade_receive, terugblik_path_hint,
    terugblik_path_missing, terugblik_nothing_selected, terugblik_import_words,
    terugblik_import_path, terugblik_import_button, terugblik_import_progress,
    terugblik_look_columns, terugblik_columns, terugblik_columns_head, terugblik_columns_words, terugblik_column_of,
    terugblik_column_none, terugblik_column_date, terugblik_column_time, terugblik_column_unit,
    terugblik_column_reporter, terugblik_column_text, terugblik_column_people,
    terugblik_column_birth, terugblik_column_address, terugblik_column_number, terugblik_import_so,
    terugblik_note_drop_table, terugblik_select, terugblik_select_list, terugblik_select_family,
    terugblik_select_record, terugblik_export_words, terugblik_export_path,
    terugblik_export_button, terugblik_exported, terugblik_send_words, terugblik_send_path,
    terugblik_send_passphrase, terugblik_send_button, terugblik_sent, terugblik_receive_words,
    terugblik_receive_path, terugblik_receive_button, terugblik_report, terugblik_report_stopped,
    terugblik_report_conflicts, terugblik_report_refused,
    // Oefenen.
    room_oefenen, tab_gesprek, oefenen_mark, oefenen_fictitious, oefenen_apart, oefenen_leave,
    oefenen_to_list, oefenen_go_on, oefenen_title, oefenen_intro, oefenen_trainee,
    oefenen_trainee_hint, oefenen_nobody, oefenen_with_advice, oefenen_real_time,
    oefenen_with_mark, oefenen_scenarios, oefenen_reading, oefenen_kind, oefenen_last,
    oefenen_start, oefenen_open_scenario, oefenen_make_new, oefenen_open_attempt,
    oefenen_attempts, oefenen_unsaved, oefenen_read, oefenen_read_one, oefenen_no_scenario, oefenen_move_failed,
    oefenen_not_saved, oefenen_attempt, oefenen_attempt_short, oefenen_clock, oefenen_over,
    oefenen_paused, oefenen_pause, oefenen_resume, oefenen_finish, oefenen_finish_anyway, oefenen_undecided,
    oefenen_copied, key_f5,
    oefenen_controls, oefenen_controls_fold, oefenen_reveal, oefenen_hide, oefenen_take_back,
    oefenen_taken_back, oefenen_asked_back, oefenen_event_back, oefenen_projector, oefenen_insert, oefenen_at_minute,
    oefenen_after_something, oefenen_by_trainer, oefenen_back_to_debrief, oefenen_replay,
    oefenen_step_back, oefenen_step_next, oefenen_advice_hidden, oefenen_briefing, oefenen_ask,
    oefenen_where, oefenen_everywhere, oefenen_nothing_left, oefenen_heard, oefenen_last_answer, oefenen_unfinished,
    oefenen_resume_button, oefenen_discard, oefenen_throw_sure, oefenen_not_kept,
    oefenen_ask_button, oefenen_look, oefenen_search, oefenen_do, oefenen_minute, oefenen_minutes,
    oefenen_happens, oefenen_take_over, oefenen_debrief, oefenen_no_mark, oefenen_again,
    oefenen_replay_button, oefenen_compare_with, oefenen_save, oefenen_pdf, oefenen_csv,
    oefenen_figures, oefenen_of, oefenen_after, oefenen_never, oefenen_unrecorded, oefenen_both_heard,
    oefenen_heard_reasoned, oefenen_not_heard, oefenen_figure_asked, oefenen_figure_safety,
    oefenen_figure_order, oefenen_figure_triage, oefenen_figure_heard, oefenen_figure_speaker,
    oefenen_figure_fact, oefenen_figure_time, oefenen_triage_none, oefenen_triage_right, oefenen_triage_guess, oefenen_triage_follows,
    oefenen_triage_under, oefenen_triage_other, oefenen_triage_over, oefenen_mark_heading,
    oefenen_mark_label, oefenen_edit, oefenen_progress, oefenen_mended,
    oefenen_still, oefenen_new, oefenen_asked_before, oefenen_picture, oefenen_picture_name, oefenen_you, oefenen_expert,
    oefenen_axis, oefenen_budget, oefenen_missed, oefenen_good, oefenen_nothing_missed,
    oefenen_nothing_good, oefenen_at, oefenen_no_moment, oefenen_source, oefenen_course,
    oefenen_compare, oefenen_points, oefenen_point, oefenen_not_at_issue, oefenen_went_well,
    oefenen_was_missed, oefenen_path_attempt, oefenen_path_scenario, oefenen_path_save,
    oefenen_path_csv, oefenen_attempt_gone, oefenen_key_ask, oefenen_key_question,
    oefenen_key_take, oefenen_key_points, oefenen_key_scroll, oefenen_key_course, oefenen_key_page,
    key_close, key_use_path, key_pages, oefenen_after_expert, oefenen_legend_good,
    oefenen_legend_plain, oefenen_legend_warn, oefenen_legend_bad, oefenen_legend_budget,
    oefenen_key_step, oefenen_all_levels, oefenen_level,
    oefenen_none_of_level, maken_key_part,
    maken_key_fields, maken_key_problem, maken_key_side, oefenen_key_enter, oefenen_key_esc,
    // Oefenen: maken.
    maken_add, maken_add_child, maken_add_other, maken_add_line, maken_add_rule, maken_add_source,
    maken_address, maken_age, maken_answer, maken_ask, maken_ask_decision, maken_ask_heard,
    maken_ask_item, maken_ask_kind, maken_ask_question, maken_ask_signal, maken_at_minute,
    maken_ban, maken_ban_advice, maken_ban_fact, maken_ban_handed, maken_ban_item, maken_ban_moved,
    maken_ban_refused, maken_birth, maken_briefing, maken_budget, maken_channel,
    maken_channel_court, maken_channel_do, maken_channel_document, maken_channel_hovj,
    maken_channel_local, maken_channel_look, maken_channel_ovj, maken_channel_records,
    maken_channel_safe, maken_channel_school, maken_channel_speak, maken_channel_youth,
    maken_checking, maken_command, maken_deed, maken_deed_advised, maken_deed_child,
    maken_deed_handed, maken_deed_leaflet, maken_deed_moved, maken_deed_none, maken_deed_refused,
    maken_deed_to, maken_deed_who, maken_down, maken_empty, maken_fictitious, maken_fields,
    maken_findings, maken_findings_hint, maken_first, maken_from, maken_from_acts,
    maken_from_answer, maken_from_briefing, maken_from_melding, maken_from_papers,
    maken_from_questions, maken_from_rebuttal, maken_from_safety, maken_from_story, maken_from_why,
    maken_go_to, maken_goal, maken_group_good, maken_id, maken_id_hint, maken_ids_hint,
    maken_in_briefing, maken_interpreter, maken_knows, maken_level, maken_level_basis,
    maken_level_deep, maken_level_emergency, maken_line, maken_line_by, maken_lives, maken_map,
    maken_map_on, maken_map_words, maken_minute, maken_minutes, maken_move, maken_move_ask,
    maken_move_do, maken_move_fill, maken_move_id, maken_move_insert, maken_move_note,
    maken_move_redo, maken_move_seconds, maken_move_undo, maken_move_wait, maken_name, maken_needs,
    maken_new, maken_no_moment, maken_no_number, maken_no_problems, maken_nobody_says,
    maken_not_saved, maken_now, maken_now_text, maken_one_problem, maken_open, maken_outcome,
    maken_part, maken_part_events, maken_part_expert, maken_part_forbidden, maken_part_goals,
    maken_part_head, maken_part_items, maken_part_known, maken_part_order, maken_part_outcome,
    maken_part_people, maken_part_required, maken_part_review, maken_part_statements,
    maken_path_melding, maken_path_save, maken_people_full, maken_phone, maken_place_at,
    maken_place_both, maken_place_elsewhere, maken_place_unknown, maken_problems, maken_redo,
    maken_relation, maken_remove, maken_remove_answer, maken_remove_line, maken_remove_rule,
    maken_remove_source, maken_reporter, maken_reporter_none, maken_review_change,
    maken_review_first, maken_review_instead, maken_review_left, maken_review_now,
    maken_review_tick, maken_review_words, maken_rules, maken_rules_words, maken_save,
    maken_save_as, maken_saved, maken_says, maken_scenario_id, maken_source, maken_source_place,
    maken_sources, maken_speaker, maken_speaker_document, maken_speaker_officer,
    maken_speaker_system, maken_start, maken_tab_map, maken_tab_problems, maken_taken,
    maken_template, maken_then, maken_title, maken_trainer_only, maken_try_from, maken_undo,
    maken_unreachable, maken_unread, maken_unsaved_stay, maken_unsaved_title, maken_unsaved_words,
    maken_untitled, maken_not_kept, maken_draft, maken_draft_go_on, maken_up, maken_version, maken_when, maken_when_after, maken_when_minute, maken_when_trainer,
    maken_why, maken_words, maken_words_hint, maken_zoom_fit, maken_zoom_in, maken_zoom_out,
}

impl WindowTexts {
    /// A text in which `{meldingen}` becomes how many: "1 melding", "3 meldingen".
    pub fn meldingen(&self, text: &str, number: usize) -> String {
        let words = match number {
            1 => self.terugblik_one.clone(),
            _ => self.terugblik_all_shown.replace("{n}", &number.to_string()),
        };
        text.replace("{meldingen}", &words)
    }
}

impl fmt::Debug for WindowTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WindowTexts").finish_non_exhaustive()
    }
}

impl<'de> Deserialize<'de> for WindowTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = named(deserializer, Shape::Quoted, NAMES, |_, Filled(text)| {
            Ok(text)
        })?;
        let mut texts = Self::default();
        for (slot, text) in texts.slots().into_iter().zip(given) {
            *slot = text;
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::read_words;

    const BUILT_IN: &str = include_str!("../../assets/ui.ron");

    #[test]
    fn the_built_in_words_are_complete() {
        assert!(read_words::<WindowTexts>("ui.ron", BUILT_IN).is_ok());
    }

    #[test]
    fn an_unknown_a_missing_a_second_and_an_empty_word_are_refused_with_their_line() {
        let refused = |from: &str, to: &str, what: &str, line: usize| {
            let text = BUILT_IN.replacen(from, to, 1);
            let error = read_words::<WindowTexts>("ui.ron", &text).unwrap_err();
            assert!(error.fault.problem.contains(what), "{error}");
            assert_eq!(error.fault.line, line, "{error}");
        };
        let line = |part: &str| BUILT_IN.lines().position(|l| l.contains(part)).unwrap() + 1;
        let brand = line("\"brand\":");
        refused("\"brand\":", "\"brandd\":", "Bedoelt u ‘brand’?", brand);
        refused(
            "\"brand\": \"Voorop\",",
            "",
            "ontbreekt nog: brand.",
            BUILT_IN.lines().count(),
        );
        let twice = "‘brand’ staat er twee keer";
        refused("\"call_of\":", "\"brand\":", twice, line("\"call_of\":"));
        refused(
            "\"brand\": \"Voorop\"",
            "\"brand\": \" \"",
            "is leeg",
            brand,
        );
    }
}
