//! Every text of a scenario, for changing words and for finding what nobody looked at yet.

use crate::{
    melding::{Account, AnswerValue, Person, Text},
    training::{Findings, Move, Said, Scenario},
};

impl Scenario {
    /// Every text that a maker types, but not the commands of recorded moves.
    pub(in crate::training) fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        visit(&mut self.title);
        visit(&mut self.briefing);
        for goal in &mut self.goals {
            visit(&mut goal.text);
        }
        for role in &mut self.people {
            each_of_person(&mut role.person, visit);
            visit(&mut role.knows);
            visit(&mut role.says);
        }
        for item in &mut self.items {
            visit(&mut item.ask);
            each_said(&mut item.answer, visit);
            each_of_findings(&mut item.findings, visit);
        }
        for event in &mut self.events {
            each_said(&mut event.answer, visit);
            each_of_findings(&mut event.findings, visit);
        }
        self.each_of_good(visit);
        for next in &mut self.expert {
            if let Move::Fill(findings) = next {
                each_of_findings(findings, visit);
            }
        }
    }

    fn each_of_good(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        let good = &mut self.good;
        visit(&mut good.why);
        good.required.iter_mut().for_each(|r| visit(&mut r.why));
        good.order.iter_mut().for_each(|o| visit(&mut o.why));
        good.forbidden.iter_mut().for_each(|f| visit(&mut f.why));
        good.known.iter_mut().for_each(|k| visit(&mut k.why));
        for expected in &mut good.statements {
            visit(&mut expected.why);
            expected.words.iter_mut().for_each(&mut *visit);
        }
    }
}

fn each_said(lines: &mut [Said], visit: &mut dyn FnMut(&mut Text)) {
    lines.iter_mut().for_each(|line| visit(&mut line.text));
}

fn each_of_person(person: &mut Person, visit: &mut dyn FnMut(&mut Text)) {
    visit(&mut person.name);
    visit(&mut person.now_text);
    visit(&mut person.address);
    visit(&mut person.phone);
    visit(&mut person.interpreter);
    visit(&mut person.wish);
}

fn each_of_account(account: &mut Account, visit: &mut dyn FnMut(&mut Text)) {
    match account {
        Account::VanHorenZeggen { from, .. } => visit(from),
        Account::WoordenKind {
            question, present, ..
        } => {
            visit(question);
            visit(present);
        }
        Account::Document { name, .. } => visit(name),
        Account::Systeem { query } => visit(query),
        Account::Waargenomen
        | Account::Verklaard { .. }
        | Account::Oordeel
        | Account::Handeling
        | Account::NietGenoemd => {}
    }
}

/// Every text of a part of a melding.
pub(in crate::training) fn each_of_findings(
    findings: &mut Findings,
    visit: &mut dyn FnMut(&mut Text),
) {
    for person in &mut findings.people {
        each_of_person(person, visit);
    }
    for answer in findings.signals.values_mut() {
        visit(&mut answer.note);
        for danger in &mut answer.dangers {
            visit(&mut danger.text);
        }
        for account in answer.accounts_mut() {
            each_of_account(account, visit);
        }
    }
    for answer in findings.answers.values_mut() {
        if let Some(AnswerValue::Tekst(text)) = &mut answer.value {
            visit(text);
        }
        visit(&mut answer.note);
        each_of_account(&mut answer.account, visit);
    }
    for decision in &mut findings.decisions {
        visit(&mut decision.court);
        visit(&mut decision.number);
        visit(&mut decision.says_today);
        each_of_account(&mut decision.account, visit);
    }
    for statement in &mut findings.statements {
        visit(&mut statement.text);
        visit(&mut statement.place);
        each_of_account(&mut statement.account, visit);
    }
    for hearing in findings.hearings.values_mut() {
        visit(&mut hearing.how);
        visit(&mut hearing.why_not);
        visit(&mut hearing.plan);
        visit(&mut hearing.about);
    }
    for rebuttal in findings.rebuttals.values_mut() {
        visit(&mut rebuttal.answer);
        visit(&mut rebuttal.why_not);
    }
    for act in &mut findings.acts {
        visit(&mut act.text);
        visit(&mut act.reason);
    }
}
