//! `voorop archief controleer`: names the first bad row of the log and every bad record.

use serde_json::json;

use super::{
    super::{
        exit::{Exit, Fault},
        out::{Out, complain},
    },
    anchor::Anchor,
    arguments::Verify,
    door,
};
use crate::archive::{
    Place, Store,
    model::{Damage, Verified},
};

pub(super) fn run(order: &Verify, place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let mut inside = door::enter(place)?;
    let store = &mut inside.archive.store;
    let found = store.verify(&inside.who, &mut |_| true)?;
    let mut wrong: Vec<String> = inside.loss.into_iter().collect();
    if let Some(kept) = &order.anchor {
        let here = store.log_seal(&inside.who, Some(kept.seq))?;
        wrong.extend(against(kept, here, &found));
    }
    wrong.extend(sentences(&found));
    if order.json {
        out.line(&as_json(&found, &wrong)?)?;
    } else {
        print(&found, &wrong, out)?;
    }
    Ok(if wrong.is_empty() {
        Exit::Fine
    } else {
        Exit::Wrong
    })
}

/// What the anchor that was kept elsewhere says about this log.
fn against(kept: &Anchor, here: Option<(u64, String)>, found: &Verified) -> Option<String> {
    match here {
        Some((_, seal)) if seal == kept.seal => None,
        Some(_) => Some(format!(
            "regel {} van het logboek is een andere dan bij uw anker: het logboek is vervangen",
            kept.seq
        )),
        None => {
            let last = found.head.as_ref().map_or(0, |(seq, _)| *seq);
            Some(format!(
                "het logboek eindigt bij regel {last} en uw anker is van regel {}: {} regels zijn weg",
                kept.seq,
                kept.seq.saturating_sub(last)
            ))
        }
    }
}

/// What is wrong, in words: the first bad row of the log only, for all after it hang on it.
fn sentences(found: &Verified) -> Vec<String> {
    let mut first_row = true;
    let mut list = Vec::new();
    for damage in &found.damage {
        if matches!(damage, Damage::Log { .. }) && !std::mem::take(&mut first_row) {
            continue;
        }
        list.push(sentence(damage));
    }
    list
}

fn sentence(damage: &Damage) -> String {
    let version = |number: &u32| match number {
        0 => "de koppelingen of opmerkingen".to_owned(),
        number => format!("versie {number}"),
    };
    match damage {
        Damage::Page(text) => format!("het bestand zelf is beschadigd ({text})"),
        Damage::Log { seq } => {
            format!("regel {seq} van het logboek klopt niet; dit is de eerste die niet klopt")
        }
        Damage::Jump { seq, from, to } => format!(
            "de tijd in het logboek springt bij regel {seq}: van {} naar {}; kijk of de klok van de computer goed stond",
            from.format("%d-%m-%Y %H:%M"),
            to.format("%d-%m-%Y %H:%M")
        ),
        Damage::Record { id, version: v } => {
            format!("melding {id}: {} klopt niet met het logboek", version(v))
        }
        Damage::Missing { id, version: v } => {
            format!(
                "melding {id}: {} is weg en is niet vernietigd volgens het logboek",
                version(v)
            )
        }
        Damage::Setting(name) => format!("instelling {name} klopt niet met het logboek"),
        Damage::Schema => "de tabellen van het archief zijn niet die van dit programma".to_owned(),
        Damage::Index => "de woorden waarmee u zoekt, kloppen niet met de meldingen; bij de volgende keer openen maakt voorop ze opnieuw".to_owned(),
        Damage::Drafts => "de concepten kloppen niet met wat het laatst is opgeslagen".to_owned(),
        Damage::Shorter { rows, saves } => format!(
            "het archief is korter dan het anker: {rows} regels van het logboek en {saves} keer opslaan zijn weg"
        ),
        Damage::Anchor { seq } => {
            format!("het anker hoort bij een ander logboek (regel {seq})")
        }
    }
}

fn print(found: &Verified, wrong: &[String], out: &mut Out) -> Result<(), Fault> {
    out.line(&format!(
        "nagekeken: {} regels van het logboek, {} versies en opmerkingen",
        found.rows, found.contents
    ))?;
    if let Some((seq, seal)) = &found.head {
        out.line(&format!("anker: {seq}:{seal}"))?;
        out.line("Bewaar deze regel op een andere plek. Met --anker kijkt u later of het logboek nog hetzelfde is.")?;
    }
    out.line(if wrong.is_empty() {
        "in orde"
    } else {
        "niet goed"
    })?;
    // In the order of the lines, also where both go to one screen.
    out.finish()?;
    for one in wrong {
        complain(one);
    }
    if !wrong.is_empty() {
        complain(
            "Maak een kopie van de map van het archief, werk er niet verder in en waarschuw de beheerder.",
        );
    }
    Ok(())
}

fn as_json(found: &Verified, wrong: &[String]) -> Result<String, Fault> {
    let first_row = found.damage.iter().find_map(|d| match d {
        Damage::Log { seq } => Some(*seq),
        _ => None,
    });
    let records: Vec<_> = found
        .damage
        .iter()
        .filter_map(|d| match d {
            Damage::Record { id, version } => Some((id, version, "anders")),
            Damage::Missing { id, version } => Some((id, version, "weg")),
            _ => None,
        })
        .map(|(id, version, what)| json!({"melding": id, "versie": version, "wat": what}))
        .collect();
    let head = found
        .head
        .as_ref()
        .map(|(seq, seal)| format!("{seq}:{seal}"));
    let value = json!({
        "in_orde": wrong.is_empty(),
        "regels": found.rows,
        "inhoud": found.contents,
        "anker": head,
        "eerste_foute_regel": first_row,
        "meldingen": records,
        "fouten": wrong,
    });
    Ok(serde_json::to_string_pretty(&value)?)
}
