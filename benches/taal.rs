//! How fast the word advice reads: at least 20 MB a second on one core, and at most 2 ms for the
//! longest text that a field can hold, so that a keystroke never waits.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use voorop::{
    melding::{MAX_CHARS, Melding, PersonId, Relation},
    taal::{Names, Voice, Woordadvies, advise, review},
};

/// What an officer types: one sentence in three has something to mark.
const TEXT: &str = "Om 18:05 uur belde Samira de meldkamer. Zij verklaart dat Ruben hun zoon \
    niet om zes uur terugbracht, zoals in de beschikking van 3 maart staat. Wij reden naar de \
    woning en zagen licht branden op de eerste verdieping. Vader was agressief aan de deur. Hij \
    zei: “Zij komt altijd te laat, dus nu wacht ze maar.” Het kind zat boven en tekende één \
    huis. De ruzie gaat volgens de buurvrouw over de vakantie. Vader stalkt moeder. Wij legden \
    vader voor wat moeder vertelde; hij gaf toe dat de afspraak anders was. Er werd niemand \
    meegenomen. Moeder haalt de jongen morgen om tien uur op bij oma, met de foto’s van school.\n";

fn list() -> Woordadvies {
    Woordadvies::read(
        ("woordadvies.ron", include_str!("../assets/woordadvies.ron")),
        ("taal.ron", include_str!("../assets/taal.ron")),
    )
    .expect("the bundled list is tested")
}

fn people() -> Names {
    let at = chrono::NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .expect("a day in the calendar");
    let mut melding = Melding::new(uuid::Uuid::nil(), at);
    for (person, (name, relation)) in melding.people.iter_mut().zip([
        ("Samira Veldkamp", Relation::Moeder),
        ("Ruben Oost", Relation::Vader),
    ]) {
        person.name = name.into();
        person.relation = relation;
    }
    let mut names = Names::of(&melding);
    names.add_name("Jet Veldkamp", PersonId::Child(1));
    names
}

/// The sentences over and over, up to a number of characters.
fn text(chars: usize) -> String {
    TEXT.chars().cycle().take(chars).collect()
}

fn taal(c: &mut Criterion) {
    let (list, people) = (list(), people());
    let field = text(MAX_CHARS);
    let mut group = c.benchmark_group("taal");
    group.throughput(Throughput::Bytes(field.len() as u64));
    group.bench_function("20,000 characters, a keystroke", |b| {
        b.iter(|| advise(&list, black_box(&field), Voice::Own, &people));
    });
    let pathological = "Altijd nooit dus ".repeat(MAX_CHARS / 17);
    group.throughput(Throughput::Bytes(pathological.len() as u64));
    group.bench_function("20,000 characters, every word marked", |b| {
        b.iter(|| advise(&list, black_box(&pathological), Voice::Own, &people));
    });
    let long = text(1_000_000);
    group.throughput(Throughput::Bytes(long.len() as u64));
    group.bench_function("1 million characters, pasted", |b| {
        b.iter(|| advise(&list, black_box(&long), Voice::Report, &Names::none()));
    });
    group.bench_function("1 million characters, looked through", |b| {
        b.iter(|| review(&list, black_box(&long)));
    });
    group.finish();
    c.bench_function("the list, read", |b| b.iter(list_again));
}

fn list_again() -> Woordadvies {
    black_box(list())
}

criterion_group!(benches, taal);
criterion_main!(benches);
