//! Makes archives of any size with made-up meldingen, and measures them.
//!
//! `archief_meten groei MAP AANTAL...` makes an encrypted archive of each size in MAP (one that is
//! there already is used again), measures opening, searching and memory, and prints a table;
//! `--svg BESTAND` draws it, `--grens` ends with code 1 where a limit of the README is passed.
//! `archief_meten verhouding MAP AANTAL` measures what encryption costs.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use uuid::Uuid;
use voorop::{
    archive::{
        Place, Result, SqliteStore, Store,
        keys::Role,
        model::{Content, Finalise, Order, Search, Session},
    },
    melding::{Account, Command as Change, Level, Melding, PersonId, Summary, Value},
    protocol::{Question, Signal, Step},
};

/// The key of archives that hold nothing real.
const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// Records that are written together.
const BATCH: u64 = 500;
/// Searches of which the time is taken.
const ROUNDS: usize = 40;

/// Limits of the README: opening, newest (95 of 100), best, in milliseconds; memory in MB.
const LIMITS: [f64; 4] = [50.0, 100.0, 2000.0, 150.0];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("groei") => growth(&arguments[1..]),
        Some("meet") => measure_here(&arguments[1..]),
        Some("verhouding") => ratio(&arguments[1..]),
        _ => Err("gebruik: archief_meten groei MAP AANTAL... | verhouding MAP AANTAL".into()),
    };
    match done {
        Ok(within) => ExitCode::from(u8::from(!within)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

type Done = std::result::Result<bool, Box<dyn std::error::Error>>;

fn person() -> Session {
    Session {
        user: "8001".into(),
        role: Role::Jeugdcoordinator,
        unit: "District West".into(),
        device: "meetbank".into(),
    }
}

fn now() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    day.and_hms_opt(12, 0, 0).unwrap_or_default()
}

/// Numbers that look random and are the same each time (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }
}

const WHO: &[&str] = &[
    "moeder",
    "vader",
    "het kind",
    "oma",
    "een buurvrouw",
    "de wijkagent",
];
const DOES: &[&str] = &[
    "belt over de overdracht",
    "zegt dat de omgangsregeling is gestopt",
    "staat bij het station",
    "hoort schreeuwen in de woning",
    "brengt de kinderen niet terug",
    "wil aangifte doen",
    "vraagt om hulp van de politie",
    "noemt een beschikking van de rechtbank",
    "heeft de afspraken op papier",
    "zag een blauwe plek op de arm",
    "wacht op de jeugdbeschermer",
];
const WHEN: &[&str] = &[
    "vrijdagavond",
    "om zeven uur",
    "na school",
    "in het weekend",
    "tijdens de vakantie",
    "voor de derde keer deze maand",
];
const RARE: &[&str] = &[
    "trampoline",
    "accordeon",
    "vuurtoren",
    "pannenkoek",
    "sneeuwschuiver",
    "papegaai",
    "kampeerwagen",
    "zwemdiploma",
];
const NAMES: &[&str] = &[
    "Winterberg",
    "Zomerdijk",
    "Herfstveen",
    "Lentemaas",
    "Noorderlaan",
    "Zuidpolder",
];

/// A mutatie-like text of some 1.5 kB, with a rare word in one of a thousand.
fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..26 {
        let (who, does, when) = (dice.pick(WHO), dice.pick(DOES), dice.pick(WHEN));
        let _ = writeln!(text, "[A] {who} {does}, {when}.");
    }
    if dice.roll(1000) == 0 {
        let _ = writeln!(text, "[ik] In de gang staat een {}.", dice.pick(RARE));
    }
    text
}

fn record(number: u64, start: NaiveDateTime) -> Finalise {
    let mut dice = Dice(number);
    let at = start + TimeDelta::minutes((number as i64) * 300 / 1000);
    let id = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + u128::from(number));
    let mut melding = Melding::new(id, at);
    let text = text(&mut dice);
    let part = |n: usize| text.lines().nth(n).unwrap_or_default().into();
    let mut changes = vec![
        Change::SetReporter(Some(PersonId::A)),
        Change::AddPerson { child: true },
        Change::SetNote(Question::VraagAanPolitie, part(0)),
    ];
    let signals = Signal::ALL.iter().copied();
    changes.extend(signals.map(|s| Change::AnswerSignal(s, Value::Nee)));
    for n in 1..8 {
        changes.push(Change::AddStatement {
            account: Account::told(PersonId::PARENTS[n % 2]),
            text: part(n),
            place: "aan de deur".into(),
            step: Step::Wederhoor,
            accuses: None,
        });
    }
    for change in changes {
        // A refused change leaves the melding as it was: it is made up anyway.
        let _ = melding.apply(change, at);
    }
    let household = number / 3;
    Finalise {
        id,
        content: Content::Melding(melding),
        summary: Summary {
            at,
            rules: None,
            outcome: Some(Level::ALL[dice.roll(Level::ALL.len())]),
            reporter: Some(PersonId::A),
            heard: [PersonId::A].into(),
            wederhoor_missing: dice.roll(3) == 0,
            safety_unknown: dice.roll(4) == 0,
            zorgmelding: dice.roll(5) == 0,
            to_wijkagent: false,
            to_jeugdcoordinator: false,
            follow_up: None,
            open: std::collections::BTreeSet::new(),
            people: Vec::new(),
            unit: "Basisteam Zuid".into(),
        },
        text,
        person_keys: vec![format!("{} {household}", dice.pick(NAMES))],
        base: 0,
        reason: String::new(),
        first_processed: at,
        open_days: Vec::new(),
    }
}

/// Makes an archive of this size, or opens the one that is there.
fn make(folder: &Path, count: u64, plain: bool) -> Result<SqliteStore> {
    let place = Place::new(folder)?;
    let ready = folder.join("klaar");
    if !ready.exists() {
        let _ = std::fs::remove_dir_all(folder);
        let place = Place::new(folder)?;
        let mut store = if plain {
            SqliteStore::create_unencrypted_to_measure(&place)?
        } else {
            SqliteStore::create(&place, 1, KEY)?
        };
        let start = now() - TimeDelta::minutes(count as i64 * 300 / 1000 + 1);
        let who = person();
        for from in (0..count).step_by(BATCH as usize) {
            let batch: Vec<_> = (from..count.min(from + BATCH))
                .map(|n| record(n, start))
                .collect();
            store.finalise(&who, &batch, now())?;
            if from % (BATCH * 100) == 0 {
                eprintln!("{from} van {count}");
            }
        }
        drop(store);
        let _ = std::fs::write(&ready, "");
    }
    let opened = if plain {
        SqliteStore::open_unencrypted_to_measure(&place, &person(), now())?
    } else {
        SqliteStore::open(&place, 1, KEY, &person(), now())?
    };
    Ok(opened.store)
}

/// What one size gives: opening, newest (95 of 100), best, in milliseconds; memory in MB; bytes on
/// disk.
struct Measured {
    count: u64,
    values: [f64; 4],
    bytes: u64,
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn percentile(mut times: Vec<f64>, share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    let at = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len());
    times[at - 1]
}

const QUERIES: &[&str] = &[
    "kinderen",
    "omgangsregeling gestopt",
    "trampoline",
    "\"blauwe plek\"",
    "moeder -vader",
    "accord*",
    "",
    "school weekend aangifte",
];

fn search(words: &str, order: Order) -> Search {
    Search {
        words: words.into(),
        order,
        ..Search::default()
    }
}

/// Times of searches, warm: each query once before.
fn searches(store: &mut SqliteStore, order: Order) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for round in 0..=ROUNDS / QUERIES.len() {
        for words in QUERIES {
            let begun = Instant::now();
            store.search(&person(), &search(words, order), now())?;
            if round > 0 {
                times.push(milliseconds(begun.elapsed()));
            }
        }
    }
    Ok(times)
}

/// The most memory that this process has used, in MB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kib = line.and_then(|l| l.trim().split(' ').next()?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1000.0
}

/// In a process of its own, so that making the archive does not count as memory.
fn measure_here(arguments: &[String]) -> Done {
    let folder = arguments.first().ok_or("geen map")?;
    let place = Place::new(Path::new(folder))?;
    let times: std::result::Result<Vec<f64>, _> = (0..10)
        .map(|_| {
            let begun = Instant::now();
            SqliteStore::open(&place, 1, KEY, &person(), now())
                .map(|_| milliseconds(begun.elapsed()))
        })
        .collect();
    let mut store = SqliteStore::open(&place, 1, KEY, &person(), now())?.store;
    let newest = percentile(searches(&mut store, Order::Newest)?, 0.95);
    let best = percentile(searches(&mut store, Order::Relevance)?, 1.0);
    println!("{} {newest} {best} {}", percentile(times?, 0.5), memory());
    Ok(true)
}

fn measure(folder: &Path, count: u64) -> std::result::Result<Measured, Box<dyn std::error::Error>> {
    drop(make(folder, count, false)?);
    let output = Command::new(std::env::current_exe()?)
        .arg("meet")
        .arg(folder)
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let values: Vec<f64> = text
        .split_whitespace()
        .map(str::parse)
        .collect::<std::result::Result<_, _>>()?;
    let bytes = std::fs::metadata(Place::new(folder)?.database(1))?.len();
    Ok(Measured {
        count,
        values: values
            .try_into()
            .map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?,
        bytes,
    })
}

fn growth(arguments: &[String]) -> Done {
    let mut svg: Option<PathBuf> = None;
    let mut plain = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--svg" => svg = rest.next().map(PathBuf::from),
            other => plain.push(other),
        }
    }
    let bound = plain.contains(&"--grens");
    plain.retain(|a| *a != "--grens");
    let (folder, sizes) = plain.split_first().ok_or("geen map")?;
    let sizes: Vec<u64> = sizes
        .iter()
        .map(|s| s.parse())
        .collect::<std::result::Result<_, _>>()?;
    let all = sizes
        .iter()
        .map(|n| measure(&Path::new(folder).join(n.to_string()), *n))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    println!(
        "| meldingen | openen (ms) | nieuwste 50, p95 (ms) | beste 50, hoogste (ms) | geheugen (MB) | schijf (MB) |"
    );
    println!("|---:|---:|---:|---:|---:|---:|");
    for m in &all {
        let [open, newest, best, memory] = m.values;
        let disk = m.bytes / 1_000_000;
        println!(
            "| {} | {open:.1} | {newest:.1} | {best:.0} | {memory:.0} | {disk} |",
            m.count
        );
    }
    if let Some(path) = svg {
        std::fs::write(path, drawing(&all))?;
    }
    let within = |m: &Measured| m.values.iter().zip(LIMITS).all(|(v, limit)| *v <= limit);
    Ok(!bound || all.iter().all(within))
}

/// Growth as a drawing: both axes in powers of ten.
fn drawing(all: &[Measured]) -> String {
    const NAMES: [&str; 3] = ["openen", "nieuwste 50 (p95)", "beste 50 (hoogste)"];
    const COLOURS: [&str; 3] = ["#1b5e8c", "#0f6e4f", "#a05a00"];
    let x = |count: u64| 90.0 + ((count as f64).log10() - 3.5) * 150.0;
    let y = |value: f64| 250.0 - (value.max(0.1).log10() + 1.0) * 45.0;
    let mut out = String::from(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 560 310' font-family='sans-serif' font-size='12'>\n<title>Groei van het archief: tijd tegen aantal meldingen</title>\n<rect width='560' height='310' fill='white'/>\n",
    );
    for power in -1..=4 {
        let value = 10_f64.powi(power);
        let _ = writeln!(
            out,
            "<line x1='90' x2='500' y1='{0}' y2='{0}' stroke='#ddd'/><text x='82' y='{1}' text-anchor='end'>{value} ms</text>",
            y(value),
            y(value) + 4.0
        );
    }
    for m in all {
        let _ = writeln!(
            out,
            "<text x='{}' y='285' text-anchor='middle'>{}</text>",
            x(m.count),
            m.count
        );
    }
    for (at, (name, colour)) in NAMES.iter().zip(COLOURS).enumerate() {
        let points: Vec<_> = all.iter().map(|m| (x(m.count), y(m.values[at]))).collect();
        let line: Vec<_> = points
            .iter()
            .map(|(x, y)| format!("{x:.0},{y:.0}"))
            .collect();
        let _ = writeln!(
            out,
            "<polyline points='{}' fill='none' stroke='{colour}' stroke-width='2'/>",
            line.join(" ")
        );
        for (x, y) in &points {
            let _ = writeln!(
                out,
                "<circle cx='{x:.0}' cy='{y:.0}' r='4' fill='{colour}'/>"
            );
        }
        let _ = writeln!(
            out,
            "<text x='{}' y='20' fill='{colour}'>● {name}</text>",
            90 + at * 150
        );
    }
    out + "</svg>\n"
}

/// What encryption costs: the same work with and without it, as a ratio.
fn ratio(arguments: &[String]) -> Done {
    let [folder, count] = arguments else {
        return Err("geef een map en een aantal".into());
    };
    let count: u64 = count.parse()?;
    let mut took = Vec::new();
    for (name, plain) in [("versleuteld", false), ("onversleuteld", true)] {
        let folder = Path::new(folder).join(format!("{name}-{count}"));
        let begun = Instant::now();
        let made = !folder.join("klaar").exists();
        let mut store = make(&folder, count, plain)?;
        let making = made.then(|| milliseconds(begun.elapsed()));
        let newest = percentile(searches(&mut store, Order::Newest)?, 0.5);
        let best = percentile(searches(&mut store, Order::Relevance)?, 0.5);
        took.push((making, newest, best));
    }
    let [a, b] = &took[..] else {
        return Ok(false);
    };
    if let (Some(a), Some(b)) = (a.0, b.0) {
        println!("schrijven: {:.2}", a / b);
    }
    println!("nieuwste 50: {:.2}\nbeste 50: {:.2}", a.1 / b.1, a.2 / b.2);
    Ok(true)
}
