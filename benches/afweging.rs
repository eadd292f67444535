//! How long the rules take: one assessment of a rich call, at most 15 microseconds, since it runs
//! after every key; the whole proof, at most 5 seconds, since an officer may run it.

use std::{hint::black_box, path::Path};

use criterion::{Criterion, criterion_group, criterion_main};
use voorop::{
    afweging::{
        assess,
        proof::{self, Rules},
    },
    files,
    melding::Melding,
};

fn case(name: &str) -> Melding {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("scenarios").join(format!("{name}.ron"));
    files::load(&path)
        .expect("the cases are tested to load")
        .melding
}

fn assessment(c: &mut Criterion) {
    for name in [
        "01-acuut-gevaar",
        "04-sterke-arm-signaal-over-vrager",
        "weging/twee-gezinnen",
    ] {
        let melding = case(name);
        c.bench_function(&format!("assessment, {name}"), |b| {
            b.iter(|| assess(black_box(&melding)));
        });
    }
}

fn whole_proof(c: &mut Criterion) {
    c.bench_function("proof over all combinations", |b| {
        b.iter(|| proof::run(black_box(&Rules::PRODUCT)).total());
    });
}

criterion_group!(rules, assessment);
criterion_group! {
    name = slow;
    config = Criterion::default().sample_size(10);
    targets = whole_proof
}
criterion_main!(rules, slow);
