use std::path::Path;
#[test]
fn show() {
    let mut names: Vec<_> = std::fs::read_dir("scenarios")
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    for p in names {
        match voorop::files::load(Path::new(&p)) {
            Err(e) => println!("FOUT {e}"),
            Ok(o) => {
                let a = voorop::afweging::assess(&o.melding);
                println!(
                    "{}\n  {:?} road={:?} urgent={} noho={} off={} clause={:?} children={:?} adults={:?} departs={}",
                    p.display(),
                    a.headline,
                    a.road,
                    a.urgent,
                    a.no_handover,
                    a.offence,
                    a.clause,
                    a.children
                        .iter()
                        .map(|(p, o)| format!("{p}:{}", o.name()))
                        .collect::<Vec<_>>(),
                    a.adults,
                    a.departs
                );
                let r = |v: &Vec<voorop::afweging::Reason>| {
                    v.iter()
                        .map(|r| {
                            format!(
                                "{:?}{}",
                                r.rule,
                                r.who.iter().map(|w| format!("/{w}")).collect::<String>()
                            )
                        })
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                println!(
                    "  reasons {}\n  now {}\n  off {} | care {} | weder {} | contact {} | routes {}",
                    r(&a.reasons),
                    r(&a.now),
                    r(&a.offence_track),
                    r(&a.care_track),
                    r(&a.wederhoor_track),
                    r(&a.contact_track),
                    r(&a.routes)
                );
                println!(
                    "  open {:?}",
                    a.open
                        .iter()
                        .filter(|o| !o.could_become.is_empty())
                        .map(|o| (o.topic, &o.could_become))
                        .collect::<Vec<_>>()
                );
                println!(
                    "  contra {:?}",
                    voorop::afweging::contradictions(&o.melding)
                );
            }
        }
    }
}
