//! Which text answers a query best, weighed the same for every engine: Okapi BM25 over the texts that
//! are compared, with the usual constants.

use super::Hits;

/// How soon more of the same word stops counting.
const SATURATION: f64 = 1.2;
/// How much a long text is held back.
const LENGTH: f64 = 0.75;

/// The weight of each text, in the same order; more is better.
pub fn rank(texts: &[Hits]) -> Vec<f64> {
    let count = texts.len().max(1) as f64;
    let mean = texts.iter().map(|t| t.length as f64).sum::<f64>() / count;
    let terms = texts.iter().map(|t| t.counts.len()).max().unwrap_or(0);
    let rare: Vec<f64> = (0..terms)
        .map(|term| {
            let with = texts.iter().filter(|t| t.counts.get(term) > Some(&0));
            let with = with.count() as f64;
            // A word that stands everywhere still counts a little.
            (1.0 + (count - with + 0.5) / (with + 0.5)).ln()
        })
        .collect();
    let weigh = |text: &Hits| {
        let long = SATURATION * (1.0 - LENGTH + LENGTH * text.length as f64 / mean.max(1.0));
        let of = |(found, rare): (&usize, &f64)| {
            let found = *found as f64;
            rare * found * (SATURATION + 1.0) / (found + long)
        };
        text.counts.iter().zip(&rare).map(of).sum()
    };
    texts.iter().map(weigh).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(counts: &[usize], length: usize) -> Hits {
        Hits {
            counts: counts.to_vec(),
            length,
        }
    }

    #[test]
    fn more_hits_in_a_shorter_text_and_a_rarer_word_weigh_more() {
        let weights = rank(&[
            text(&[1, 0], 100),
            text(&[4, 0], 100),
            text(&[1, 0], 400),
            text(&[1, 1], 100),
            text(&[1, 0], 100),
        ]);
        assert!(weights[1] > weights[0], "more of the word");
        assert!(weights[2] < weights[0], "a longer text");
        assert!(weights[3] > weights[1], "the rare word");
        assert_eq!(weights[0], weights[4]);
        assert!(weights.iter().all(|w| w.is_finite() && *w > 0.0));
        assert!(rank(&[]).is_empty());
    }
}
