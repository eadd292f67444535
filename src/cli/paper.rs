//! `voorop papier`: one document as a file, in the form that its name asks for.

use std::path::Path;

use super::{
    arguments::PaperOrder,
    clock,
    exit::{Exit, Fault},
    out::{Out, complain},
};
use crate::{
    afweging::{Assessment, assess},
    documents::{
        Document, DocumentTexts, Imprint, Reader, Recipient, Situation, Status, bijsluiter,
        informatie_kinderen, informatie_ouders, mutatie, overdracht, reader_paper, reader_view,
        to_text, zorgmelding,
    },
    files::{Assets, Overwrite, load, save_bytes},
    melding::{Melding, PersonId},
    paper::{Press, docx},
    protocol::Protocol,
};

/// A paper that can be asked for. One line here makes one.
pub(super) struct Paper {
    /// What is typed.
    pub(super) name: &'static str,
    /// Whether it may be edited, and so may become a DOCX.
    edit: bool,
    make: Make,
}

type Of = fn(&Desk, &Call) -> Result<Document, Fault>;
type Fixed = fn(&Desk) -> Result<Document, Fault>;

enum Make {
    /// From a call.
    Of(Of),
    /// From a call, for one reader.
    Reader(PersonId),
    /// From the texts alone.
    Fixed(Fixed),
}

/// Every paper.
pub(super) const PAPERS: &[Paper] = &[
    Paper::of("mutatie", true, |d, c| {
        Ok(mutatie(&d.protocol, &d.texts, &c.melding, &c.assessment))
    }),
    Paper::of("zorgmelding", true, |d, c| {
        Ok(zorgmelding(
            &d.protocol,
            &d.texts,
            &c.melding,
            &c.assessment,
        ))
    }),
    // What a reader gets is not edited: what is kept back stays out.
    Paper::reader("lezer-a", PersonId::A),
    Paper::reader("lezer-b", PersonId::B),
    Paper::reader("lezer-k1", PersonId::Child(1)),
    Paper::reader("lezer-k2", PersonId::Child(2)),
    Paper::reader("lezer-k3", PersonId::Child(3)),
    Paper::reader("lezer-k4", PersonId::Child(4)),
    Paper::reader("lezer-k5", PersonId::Child(5)),
    Paper::reader("lezer-k6", PersonId::Child(6)),
    Paper::reader("lezer-k7", PersonId::Child(7)),
    Paper::reader("lezer-k8", PersonId::Child(8)),
    Paper::reader("lezer-k9", PersonId::Child(9)),
    Paper::reader("lezer-k10", PersonId::Child(10)),
    Paper::reader("lezer-k11", PersonId::Child(11)),
    Paper::reader("lezer-k12", PersonId::Child(12)),
    Paper::of("wijkagent", false, |d, c| {
        hand_over(d, c, Recipient::Wijkagent)
    }),
    Paper::of("jeugdcoordinator", false, |d, c| {
        hand_over(d, c, Recipient::Jeugdcoordinator)
    }),
    Paper::fixed("bijsluiter", |d| Ok(bijsluiter(&d.protocol, &d.texts))),
    Paper::fixed("ouders", |d| for_parents(d, None)),
    Paper::fixed("ouders-eenkeer", |d| {
        for_parents(d, Some(Situation::EenKeerGemist))
    }),
    Paper::fixed("ouders-vaker", |d| {
        for_parents(d, Some(Situation::HerhaaldOfBewust))
    }),
    Paper::fixed("ouders-dreiging", |d| {
        for_parents(d, Some(Situation::DreigendOfOnttrekking))
    }),
    Paper::fixed("ouders-onduidelijk", |d| {
        for_parents(d, Some(Situation::Onzeker))
    }),
    Paper::fixed("kinderen", |d| {
        let sheets = d.assets.sheet_texts()?;
        Ok(informatie_kinderen(&d.protocol, &d.texts, &sheets))
    }),
];

fn hand_over(desk: &Desk, call: &Call, recipient: Recipient) -> Result<Document, Fault> {
    let sheets = desk.assets.sheet_texts()?;
    let (melding, assessment) = (&call.melding, &call.assessment);
    let (protocol, texts) = (&desk.protocol, &desk.texts);
    Ok(overdracht(
        protocol, texts, &sheets, melding, assessment, recipient,
    ))
}

fn for_parents(desk: &Desk, situation: Option<Situation>) -> Result<Document, Fault> {
    let sheets = desk.assets.sheet_texts()?;
    let (protocol, texts) = (&desk.protocol, &desk.texts);
    Ok(informatie_ouders(protocol, texts, &sheets, situation))
}

fn for_reader(desk: &Desk, call: &Call, id: PersonId) -> Result<Document, Fault> {
    let reader = Reader::of(id).ok_or(Fault::NoPaper)?;
    let texts = desk.assets.reader_texts()?;
    let melding = &call.melding;
    let (protocol, words) = (&desk.protocol, &desk.texts);
    let imprint = call.imprint.clone();
    // Without the window nobody would see what may still need shielding.
    for open in reader_view(protocol, words, &texts, melding, reader).suggestions {
        complain(&format!(
            "Kijk of dit moet worden afgeschermd: {}. {}",
            open.name, open.text
        ));
    }
    Ok(reader_paper(
        protocol, words, &texts, melding, reader, imprint,
    )?)
}

impl Paper {
    const fn of(name: &'static str, edit: bool, make: Of) -> Self {
        let make = Make::Of(make);
        Self { name, edit, make }
    }

    const fn reader(name: &'static str, reader: PersonId) -> Self {
        let make = Make::Reader(reader);
        let edit = false;
        Self { name, edit, make }
    }

    const fn fixed(name: &'static str, make: Fixed) -> Self {
        let make = Make::Fixed(make);
        let edit = false;
        Self { name, edit, make }
    }
}

/// The texts.
struct Desk {
    assets: Assets,
    protocol: Protocol,
    texts: DocumentTexts,
}

/// A call and what was weighed.
struct Call {
    melding: Melding,
    assessment: Assessment,
    imprint: Imprint,
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Pdf,
    Docx,
    Text,
}

pub(super) fn run(order: &PaperOrder, assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let known = PAPERS.iter().find(|paper| paper.name == order.kind);
    let paper = known.ok_or(Fault::NoPaper)?;
    let form = form(paper, &order.file)?;
    let assets = Assets::open(assets)?;
    let desk = Desk {
        protocol: assets.protocol()?,
        texts: assets.document_texts()?,
        assets,
    };
    let document = draw_up(paper, &desk, order.melding.as_deref())?;
    let bytes = bytes(&desk, &document, form)?;
    let overwrite = if order.replace {
        Overwrite::Always
    } else {
        Overwrite::Never
    };
    save_bytes(&order.file, &bytes, overwrite)?;
    out.line(&format!("geschreven: {}", order.file.display()))?;
    Ok(Exit::Fine)
}

fn form(paper: &Paper, file: &Path) -> Result<Form, Fault> {
    let ending = file.extension().and_then(|e| e.to_str());
    match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "pdf" => Ok(Form::Pdf),
        "txt" => Ok(Form::Text),
        "docx" if paper.edit => Ok(Form::Docx),
        "docx" => Err(Fault::NotToEdit(file.to_owned())),
        _ => Err(Fault::Form(file.to_owned())),
    }
}

fn draw_up(paper: &Paper, desk: &Desk, melding: Option<&Path>) -> Result<Document, Fault> {
    let version = desk.assets.version();
    let (document, imprint) = match (&paper.make, melding) {
        (Make::Of(_) | Make::Reader(_), None) => return Err(Fault::NeedsMelding(paper.name)),
        (Make::Fixed(_), Some(_)) => return Err(Fault::NeedsNoMelding(paper.name)),
        (Make::Of(_) | Make::Reader(_), Some(path)) => {
            let melding = load(path)?.melding;
            let assessment = assess(&melding);
            let imprint = Imprint {
                version,
                at: Some(clock::now()),
                status: Status::Concept,
                exercise: false,
            };
            let call = Call {
                melding,
                assessment,
                imprint,
            };
            let document = match paper.make {
                Make::Of(make) => make(desk, &call)?,
                Make::Reader(reader) => for_reader(desk, &call, reader)?,
                Make::Fixed(make) => make(desk)?,
            };
            (document, call.imprint)
        }
        (Make::Fixed(make), None) => {
            // No date: it would tell when a leaflet was handed over.
            let imprint = Imprint {
                version,
                at: None,
                status: Status::Uitgave,
                exercise: false,
            };
            (make(desk)?, imprint)
        }
    };
    Ok(document.with_imprint(imprint, &desk.protocol, &desk.texts))
}

fn bytes(desk: &Desk, document: &Document, form: Form) -> Result<Vec<u8>, Fault> {
    if form == Form::Text {
        return Ok(to_text(document).into_bytes());
    }
    let template = desk.assets.template(&desk.protocol)?;
    match form {
        Form::Docx => Ok(docx(document, &template.texts)?),
        Form::Pdf | Form::Text => Ok(Press::new(&template)?.set(document)?.pdf()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::melding::MAX_NUMBER;

    #[test]
    fn every_child_that_a_call_can_have_has_a_paper() {
        for number in 1..=MAX_NUMBER {
            let name = format!("lezer-k{number}");
            let paper = PAPERS.iter().find(|paper| paper.name == name);
            let of = paper.map(|paper| &paper.make);
            assert!(
                matches!(of, Some(Make::Reader(id)) if *id == PersonId::Child(number)),
                "{name}"
            );
        }
    }
}
