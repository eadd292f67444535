//! The draft zorgmelding for Veilig Thuis: facts apart from judgement, claims under their speaker.
//!
//! A draft and an aid: the program concludes nothing (Wpg art. 7a; ombudsman 2015/035, 2018/016).
//! Veilig Thuis is told what it needs: art. 18 Wpg with art. 4:2 Bpg; art. 5.2.6 Wmo 2015 lifts secrecy.

use super::block::{Block, Document, DocumentKind, Line, Mark};
use super::context::{Context, legend};
use super::sections::{acts, hearing, papers, people, safety, stories, wishes};
use super::sheet::Sheet;
use super::wording::DocumentTexts;
use crate::afweging::Assessment;
use crate::melding::{Account, Melding};
use crate::protocol::{Protocol, Question, Step};

use Question as Q;

/// The five weighing questions of the national framework.
const WEIGHING: [Q; 5] = [
    Q::ZorgVermoeden,
    Q::ZorgOnveilig,
    Q::ZorgZelfHulp,
    Q::ZorgAanvaard,
    Q::ZorgDuurzaam,
];

/// Who reports for the police.
pub(super) const REPORTER: [Q; 5] = [
    Q::VerbalisantNaam,
    Q::VerbalisantEenheid,
    Q::VerbalisantTelefoon,
    Q::VerbalisantBereikbaar,
    Q::Registratienummer,
];

/// Draws up the draft zorgmelding of a call.
pub fn zorgmelding(
    protocol: &Protocol,
    texts: &DocumentTexts,
    melding: &Melding,
    assessment: &Assessment,
) -> Document {
    let context = Context::outside(protocol, texts, melding, assessment);
    let title = &texts.common.zorgmelding;
    let mut sheet = Sheet::new(&context, title);
    sheet.banner(&*texts.care.urgent);
    sheet.banner(context.introduction());
    sheet.push(Block::Legend(legend(&context)));
    who(&mut sheet);
    what(&mut sheet);
    around(&mut sheet);
    weigh(&mut sheet);
    sheet.finish(DocumentKind::Zorgmelding, title)
}

fn who(sheet: &mut Sheet<'_, '_>) {
    let h = &sheet.context.texts.headings;
    sheet.section(&*h.reporter);
    sheet.questions(REPORTER.into_iter());
    sheet.section(&*h.people);
    people::people(sheet);
    sheet.questions([Q::Gezag, Q::GezagBij].into_iter());
}

/// What happened, who says so, and the officer's judgement apart from it.
fn what(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let h = &context.texts.headings;
    let t = &context.texts.care;
    sheet.section(&*h.incident);
    people::call(sheet);
    let elsewhere = [
        Q::Gezag,
        Q::GezagBij,
        Q::Ots,
        Q::Huisverbod,
        Q::Contactverbod,
    ];
    let here = Question::of_step(Step::Melding).filter(|q| !elsewhere.contains(q));
    sheet.questions(here.chain([Q::Letsel]));
    sheet.heading(&t.observations);
    if !stories::statements(sheet, |account| *account == Account::Waargenomen) {
        sheet.missing(&context.texts.hearings.no_observation);
    }
    sheet.heading(&t.statements);
    for parent in context.melding.parents_by_part() {
        if !stories::statements(sheet, stories::by(parent)) {
            let who = format!("{}: ", context.label(parent));
            let line = Line::new(Mark::Unknown).strong(who);
            sheet.line(line.plain(&*context.texts.hearings.no_statement));
        }
    }
    stories::children(sheet);
    stories::others(sheet);
    papers::other_papers(sheet);
    sheet.heading(&t.judgement);
    if !stories::statements(sheet, |account| *account == Account::Oordeel) {
        sheet.missing(&context.texts.hearings.no_judgement);
    }

    stories::unnamed(sheet, |sheet| sheet.heading(&h.unnamed));

    sheet.section(&*h.safety);
    safety::signals(sheet);
    sheet.questions([Q::VeiligheidWerkers].into_iter());

    sheet.heading(&h.hearing);
    hearing::heard(sheet);
    hearing::claims(sheet);
}

fn around(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let h = &context.texts.headings;
    sheet.section(&*h.legal);
    papers::decisions(sheet);
    let bans = [Q::Ots, Q::Huisverbod, Q::Contactverbod].into_iter();
    sheet.questions(bans.chain(Question::of_step(Step::Feit)));
    wishes::wishes(sheet);

    sheet.section(&*h.network);
    sheet.questions([Q::School, Q::Huisarts, Q::Hulpverleners].into_iter());

    sheet.section(&*h.openness);
    sheet.questions([Q::OpenheidOuders, Q::OpenheidKind].into_iter());

    sheet.section(&*h.follow_up);
    acts::acts(sheet);
    let asked = [Q::ZorgVraag, Q::ZorgTerugkoppeling];
    sheet.questions(Question::of_step(Step::Acties).chain(asked));
}

/// The weighing questions as an aid, and the officer's decision.
fn weigh(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.care;
    sheet.section(&*context.texts.headings.questions);
    sheet.paragraph(&t.aid);
    sheet.questions(
        WEIGHING
            .into_iter()
            .chain([Q::ZorgProportie, Q::ZorgBesluit]),
    );

    sheet.section(&*context.texts.headings.aid);
    sheet.paragraph(&t.decides);
    sheet.line(Line::new(Mark::None).plain(&*t.parents_first));
    sheet.heading(&t.terms);
    for term in &context.texts.care_terms {
        sheet.line(Line::new(Mark::None).plain(&*term.text));
        sheet.citations(&term.citations);
    }
}
