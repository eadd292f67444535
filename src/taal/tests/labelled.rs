//! The labelled set: how much of what should be found is found, and how often nothing should be
//! said and something is.

use serde::Deserialize;

use super::*;

/// At least this part of what should be found is found.
const RECALL: f64 = 0.95;
/// At most this part of the sentences gets a finding that it should not.
const FALSE_ALARMS: f64 = 0.03;

#[derive(Deserialize)]
struct Set {
    voor_de_lijst: Vec<Labelled>,
    na_de_lijst: Vec<Labelled>,
}

/// Voice, sentence, and the pieces that should be found.
#[derive(Deserialize)]
struct Labelled(VoiceName, String, Vec<(String, FindingKind)>);

#[derive(Clone, Copy, Deserialize)]
enum VoiceName {
    Own,
    Judgement,
    Summary,
    Literal,
    Report,
}

impl From<VoiceName> for Voice {
    fn from(name: VoiceName) -> Self {
        match name {
            VoiceName::Own => Self::Own,
            VoiceName::Judgement => Self::Judgement,
            VoiceName::Summary => Self::Summary,
            VoiceName::Literal => Self::Literal,
            VoiceName::Report => Self::Report,
        }
    }
}

#[derive(Default)]
struct Score {
    wanted: u32,
    hit: u32,
    sentences: u32,
    innocent: u32,
    false_alarms: u32,
    false_on_innocent: u32,
    faults: Vec<String>,
}

impl Score {
    fn read(list: &Woordadvies, set: &[Labelled]) -> Self {
        let mut score = Self::default();
        for sentence in set {
            score.add(list, sentence);
        }
        score
    }

    fn add(&mut self, list: &Woordadvies, Labelled(voice, text, wanted): &Labelled) {
        let found = advise(list, text, (*voice).into(), &Names::none());
        let fits = |finding: &Finding<'_>, (piece, kind): &(String, FindingKind)| {
            let place = text.find(piece).filter(|_| piece != "LANG");
            assert!(place.is_some() || piece == "LANG", "{piece} in {text}");
            let at = place.map_or(0..text.len(), |start| start..start + piece.len());
            finding.kind == *kind && finding.range.start < at.end && at.start < finding.range.end
        };
        self.sentences += 1;
        self.innocent += u32::from(wanted.is_empty());
        for piece in wanted {
            self.wanted += 1;
            if found.iter().any(|f| fits(f, piece)) {
                self.hit += 1;
            } else {
                self.faults.push(format!("gemist {piece:?}: {text}"));
            }
        }
        let extra: Vec<_> = found
            .iter()
            .filter(|f| !wanted.iter().any(|w| fits(f, w)))
            .collect();
        for finding in &extra {
            let words = &text[finding.range.clone()];
            let fault = format!("te veel {words:?} {:?}: {text}", finding.kind);
            self.faults.push(fault);
        }
        self.false_alarms += u32::from(!extra.is_empty());
        self.false_on_innocent += u32::from(!extra.is_empty() && wanted.is_empty());
    }

    fn recall(&self) -> f64 {
        f64::from(self.hit) / f64::from(self.wanted.max(1))
    }

    fn rate(part: u32, of: u32) -> f64 {
        f64::from(part) / f64::from(of.max(1))
    }
}

#[test]
fn the_labelled_set_is_found_and_its_innocent_half_is_left_alone() {
    let set: Set = ron::from_str(include_str!("../../../tests/taal/zinnen.ron")).unwrap();
    let list = built_in();
    let all: Vec<Labelled> = set
        .voor_de_lijst
        .into_iter()
        .chain(set.na_de_lijst)
        .collect();
    let score = Score::read(&list, &all);
    for fault in &score.faults {
        println!("{fault}");
    }
    let (all_rate, innocent_rate) = (
        Score::rate(score.false_alarms, score.sentences),
        Score::rate(score.false_on_innocent, score.innocent),
    );
    println!(
        "zinnen {}, waarvan onschuldig {}; gevonden {} van {} ({:.3}); vals alarm {} van {} zinnen ({:.3}), {} van {} onschuldige ({:.3})",
        score.sentences,
        score.innocent,
        score.hit,
        score.wanted,
        score.recall(),
        score.false_alarms,
        score.sentences,
        all_rate,
        score.false_on_innocent,
        score.innocent,
        innocent_rate,
    );
    assert!(score.sentences >= 150 && score.innocent * 2 >= score.sentences);
    assert!(score.recall() >= RECALL);
    assert!(all_rate <= FALSE_ALARMS && innocent_rate <= FALSE_ALARMS);
}
