//! `voorop archief verzend` and `ontvang`: a melding or a family to a colleague elsewhere.

use std::path::Path;

use super::{
    super::{
        clock,
        exit::{Exit, Fault},
        out::{Out, complain},
    },
    arguments::Send,
    door::{self, Inside},
    export::disclose,
    import::word,
};
use crate::{
    archive::{
        Arrival, Incoming, Place, Store,
        model::{Contact, Record},
        transfer::{self, Transfer},
    },
    files::{Overwrite, read_bytes_up_to, save_bytes},
    terugblik::person_keys,
};

pub(super) fn send(order: &Send, place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let mut inside = door::enter_telling(place)?;
    let records = records(order, &mut inside)?;
    let passphrase = door::new_secret("Wachtzin voor de overdracht: ")?;
    let sealed = transfer::seal(&records, &inside.who.unit, &passphrase)?;
    disclose(&mut inside, &records, &order.to, "overdracht met wachtzin")?;
    save_bytes(&order.file, &sealed, Overwrite::Never)?;
    out.line(&format!("geschreven: {}", order.file.display()))?;
    out.line(&format!(
        "{} meldingen; de verstrekking staat in het logboek",
        records.len()
    ))?;
    out.line("Geef de wachtzin langs een andere weg door dan het bestand.")?;
    Ok(Exit::Fine)
}

/// The melding, or all of its family that is in free use.
fn records(order: &Send, inside: &mut Inside) -> Result<Vec<Record>, Fault> {
    let (store, who) = (&mut inside.archive.store, &inside.who);
    if !order.family {
        return Ok(vec![store.get(who, order.id, None, clock::now())?]);
    }
    let contacts = store.timeline(who, order.id, clock::now())?;
    let all = contacts.len();
    let open = contacts.into_iter().filter_map(|contact| match contact {
        Contact::Open(record) => Some(record),
        Contact::Hit { .. } => None,
    });
    let records: Vec<Record> = open.collect();
    if records.len() < all {
        complain(&format!(
            "Let op: {} meldingen gaan niet mee. U mag ze niet openen, of de termijn van vrij gebruik is voorbij (Wpg art. 8).",
            all - records.len()
        ));
    }
    Ok(records)
}

pub(super) fn receive(file: &Path, place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let bytes = read_bytes_up_to(file, transfer::MAX_BYTES)?;
    let mut inside = door::enter_telling(place)?;
    let passphrase = door::secret("Wachtzin van de overdracht: ")?;
    let opened = transfer::open(&bytes, &passphrase)?;
    let incoming = incoming(&opened);
    let store = &mut inside.archive.store;
    let arrivals = store.receive(&inside.who, &opened.from, &incoming, clock::now())?;
    out.line(&format!("ontvangen van {}", opened.from))?;
    let mut whole = true;
    for (one, arrival) in incoming.iter().zip(arrivals) {
        whole &= !matches!(arrival, Arrival::Conflict { .. });
        out.line(&format!("{} {}", word(arrival), one.record.row.id))?;
    }
    if !whole {
        out.finish()?;
        complain(
            "Een melding die botst, is niet overgenomen: hier staat bij dezelfde versie iets anders. Bel de afzender.",
        );
        return Ok(Exit::Wrong);
    }
    out.line("Nieuwe en aangevulde meldingen staan bij te beoordelen.")?;
    Ok(Exit::Fine)
}

/// Records from elsewhere, with the strings by which a household is recognised.
pub(super) fn incoming(transfer: &Transfer) -> Vec<Incoming> {
    let each = transfer.records.iter();
    each.map(|record| Incoming {
        person_keys: person_keys(&record.row.summary),
        record: record.clone(),
    })
    .collect()
}
