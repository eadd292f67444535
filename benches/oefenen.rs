//! How fast scenarios are read: all that are shipped load and are checked within 50 ms; one with
//! 5,000 pieces of information loads, is checked and is drawn within 2 s.

#[path = "oefenen/gegenereerd.rs"]
mod gegenereerd;

use std::{hint::black_box, path::Path, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
use voorop::{
    files::{Assets, checked, scenario_from_text, scenario_to_text},
    training::{MapWords, Problem, map, svg},
};

/// The texts of the shipped scenarios; courses stand beside them.
fn shipped() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/oefenen");
    let entries = std::fs::read_dir(folder).expect("the folder stands in the repository");
    let paths = entries.map(|e| e.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|p| {
            let name = p.to_string_lossy();
            name.ends_with(".ron") && !name.contains(".koers-")
        })
        .collect();
    paths.sort();
    let read = |p| std::fs::read_to_string(p).expect("a shipped scenario can be read");
    paths.into_iter().map(read).collect()
}

fn oefenen(c: &mut Criterion) {
    let texts = shipped();
    c.bench_function(&format!("load and check {} shipped", texts.len()), |b| {
        b.iter(|| {
            for text in &texts {
                let scenario = scenario_from_text(text).expect("it loads");
                black_box(checked(text, &scenario));
            }
        });
    });

    let assets = Assets::built_in();
    let words = MapWords {
        texts: &assets.map_texts().expect("the bundled texts are tested"),
        training: &assets
            .training_texts()
            .expect("the bundled texts are tested"),
        protocol: &assets.protocol().expect("the bundled texts are tested"),
        documents: &assets
            .document_texts()
            .expect("the bundled texts are tested"),
    };
    let base = scenario_from_text(&texts[0]).expect("it loads");
    let large = scenario_to_text(&gegenereerd::larger(&base, 5_000)).expect("it can be written");
    let mut group = c.benchmark_group("5,000 items");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(10));
    group.bench_function("load", |b| b.iter(|| scenario_from_text(black_box(&large))));
    let scenario = scenario_from_text(&large).expect("it loads");
    group.bench_function("check", |b| {
        b.iter(|| checked(&large, black_box(&scenario)))
    });
    group.bench_function("load, check, map and svg", |b| {
        b.iter(|| {
            let scenario = scenario_from_text(black_box(&large)).expect("it loads");
            let found = checked(&large, &scenario);
            let problems: Vec<Problem> = found.into_iter().map(|l| l.problem).collect();
            svg(&map(&scenario, &problems), &words)
        });
    });
    group.finish();
}

criterion_group!(benches, oefenen);
criterion_main!(benches);
