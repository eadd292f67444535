//! The course of a household in sentences.

use super::Words;
use crate::{
    afweging::Contradiction,
    documents::day,
    melding::{EDITION, EntryId, Melding, PersonId},
    protocol::Choice,
    terugblik::{
        course::{
            Aangifte, Agreement, Conflict, ConflictKind, ContactFacts, Course, CourtSince, Finding,
            Held, Place, Reweighed, Span, SpanEnd, Unheard, UnheardWhy, Unknown, UnknownCount,
            Voice, Who, Wish, Within, Zorg,
        },
        texts::TextId as T,
        value::Word,
    },
};

impl Words<'_> {
    /// Who says it.
    pub fn voice(&self, course: &Course, voice: Voice) -> String {
        match voice {
            Voice::Person(who) => self.who(course, who),
            Voice::Officer => self.texts.get(T::StemAgent).to_owned(),
            Voice::Document => self.texts.get(T::StemStuk).to_owned(),
            Voice::System => self.texts.get(T::StemSysteem).to_owned(),
        }
    }

    fn someone(&self, course: &Course, who: Option<Who>) -> String {
        who.map_or_else(
            || self.texts.get(T::Iemand).to_owned(),
            |w| self.who(course, w),
        )
    }

    /// What stands out, in one sentence or two.
    pub fn finding(&self, course: &Course, finding: &Finding) -> String {
        capital(&self.finding_text(course, finding))
    }

    fn finding_text(&self, course: &Course, finding: &Finding) -> String {
        let fill = |text, with: &[(&str, &str)]| self.texts.fill(text, with);
        let number = |n: &usize| n.to_string();
        match finding {
            Finding::SafetyUnknownEachTime(n) => {
                fill(T::VeiligheidElkeKeerOnbekend, &[("n", &number(n))])
            }
            Finding::NeverHeard { who, contacts } => {
                let who = self.who(course, *who);
                match contacts {
                    1 => fill(T::NooitGehoordEen, &[("wie", &who)]),
                    n => fill(T::NooitGehoord, &[("wie", &who), ("n", &number(n))]),
                }
            }
            Finding::NotHeardWhenOtherReports {
                who,
                reporter,
                times,
                of,
            } => fill(
                T::NietGehoordBijMelding,
                &[
                    ("wie", &self.who(course, *who)),
                    ("melder", &self.who(course, *reporter)),
                    ("n", &number(times)),
                    ("van", &number(of)),
                ],
            ),
            Finding::AdviceWithoutCourt { at, to, .. } => fill(
                T::AdviesZonderRechter,
                &[
                    ("wie", &self.someone(course, *to)),
                    ("dag", &day(at.date())),
                ],
            ),
            Finding::StoppedWithoutCourt { at, by, voice, .. } => fill(
                T::GestoptZonderRechter,
                &[
                    ("wie", &self.someone(course, *by)),
                    ("stem", &self.voice(course, *voice)),
                    ("dag", &day(at.date())),
                ],
            ),
            Finding::ReportsOverAndBack([a, b]) => fill(
                T::MeldingenOverEnWeer,
                &[("a", &number(a)), ("b", &number(b))],
            ),
            Finding::AangiftenOverAndBack => self.texts.get(T::AangiftenOverEnWeer).to_owned(),
            Finding::FollowUpPassed { date, .. } => {
                fill(T::VervolgVoorbij, &[("dag", &day(*date))])
            }
            Finding::LongestWithoutContact { days, voice } => fill(
                T::LangsteZonderContact,
                &[
                    ("dagen", &self.days(*days)),
                    ("stem", &self.voice(course, *voice)),
                ],
            ),
            Finding::Weekend { times, of } => {
                fill(T::InWeekend, &[("n", &number(times)), ("van", &number(of))])
            }
        }
    }

    /// What stayed unknown.
    pub fn unknown(&self, unknown: Unknown) -> String {
        let texts = self.texts;
        let signal = |text, signal| {
            let name = &self.protocol.signal(signal).short;
            texts.fill(text, &[("signaal", name)])
        };
        match unknown {
            Unknown::Signal(s) => signal(T::OnbekendSignaal, s),
            Unknown::Mentioned(s) => signal(T::OnbekendGenoemd, s),
            Unknown::Question(q) => self.protocol.question(q).question.clone(),
            Unknown::Reporter => texts.get(T::OnbekendMelder).to_owned(),
            Unknown::Children => texts.get(T::OnbekendKinderen).to_owned(),
            Unknown::Decision => texts.get(T::OnbekendBeslissing).to_owned(),
            Unknown::Evidence => texts.get(T::OnbekendGezien).to_owned(),
            Unknown::Force => texts.get(T::OnbekendGeldt).to_owned(),
            Unknown::Clause => texts.get(T::OnbekendSterkeArm).to_owned(),
            Unknown::Whereabouts => texts.get(T::OnbekendPlaats).to_owned(),
            Unknown::FreeSpeech => texts.get(T::OnbekendVrijSpreken).to_owned(),
            Unknown::Receiving => texts.get(T::OnbekendOntvangend).to_owned(),
            Unknown::OvjHandover => texts.get(T::OnbekendOvj).to_owned(),
            Unknown::Favours => texts.get(T::OnbekendVoor).to_owned(),
            Unknown::DecisionChildren => texts.get(T::OnbekendOverWelk).to_owned(),
            Unknown::Today => texts.get(T::OnbekendGeeftVandaag).to_owned(),
            Unknown::Enforceable => texts.get(T::OnbekendUitvoerbaar).to_owned(),
            Unknown::Served => texts.get(T::OnbekendBetekend).to_owned(),
        }
    }

    /// What stayed unknown, with its count: `Wie heeft het gezag? (5 van 5)`.
    pub fn unknown_count(&self, count: &UnknownCount) -> String {
        let (n, of) = (count.times.to_string(), count.of.to_string());
        let what = self.unknown(count.what);
        let with = [("wat", &*what), ("n", &*n), ("van", &*of)];
        self.texts.fill(T::OnbekendTeller, &with)
    }

    /// Two claims that differ, each with its contact and its speaker.
    pub fn conflict(&self, course: &Course, conflict: &Conflict) -> String {
        let (one, other) = (&conflict.one, &conflict.other);
        let what = self.conflict_kind(course, &conflict.kind);
        let held = [one, other].map(|c| self.held(course, c.held));
        let voices = [one, other].map(|c| self.voice(course, c.voice));
        let days = [one, other].map(|c| day(c.at.date()));
        let mut with = vec![
            ("wat", &*what),
            ("een", &*held[0]),
            ("ander", &*held[1]),
            ("stem_een", &*voices[0]),
            ("stem_ander", &*voices[1]),
        ];
        if one.contact == other.contact {
            let versions = [one, other].map(|c| c.version.to_string());
            with.push(("versie_een", &versions[0]));
            with.push(("versie_ander", &versions[1]));
            with.push(("dag", &days[0]));
            return self.texts.fill(T::VerschilVersies, &with);
        }
        with.push(("dag_een", &days[0]));
        with.push(("dag_ander", &days[1]));
        self.texts.fill(T::Verschil, &with)
    }

    fn conflict_kind(&self, course: &Course, kind: &ConflictKind) -> String {
        let get = |id| self.texts.get(id).to_owned();
        let decision = |text, kind: &crate::melding::DecisionKind, date: &Option<_>| {
            let name = self.texts.get(kind.word());
            self.texts
                .fill(text, &[("soort", name), ("dag", &self.day(*date))])
        };
        match kind {
            ConflictKind::Gezag => get(T::OverGezag),
            ConflictKind::GezagBij => get(T::OverGezagBij),
            ConflictKind::Clause(kind, date) => decision(T::OverSterkeArm, kind, date),
            ConflictKind::Force(kind, date) => decision(T::OverGeldt, kind, date),
            ConflictKind::Lives(who) => self
                .texts
                .fill(T::OverWoont, &[("wie", &self.who(course, *who))]),
            ConflictKind::StoppedBy => get(T::OverGestoptDoor),
            ConflictKind::StoppedSince => get(T::OverGestoptSinds),
        }
    }

    fn held(&self, course: &Course, held: Held) -> String {
        let get = |id| self.texts.get(id).to_owned();
        match held {
            Held::Choice(choice) => format!("‘{}’", self.protocol.choice(choice)),
            Held::Who(who) => self.who(course, who),
            Held::Day(date) => day(date),
            Held::Tri(tri) => get(tri.word()),
            Held::Force(force) => get(force.word()),
            Held::Place(Place::Both) => get(T::PlaatsBeide),
            Held::Place(Place::Elsewhere) => get(T::PlaatsElders),
            Held::Place(Place::With(who)) => self
                .texts
                .fill(T::PlaatsBij, &[("wie", &self.who(course, who))]),
        }
    }

    /// Records of one contact that cannot both be right. `melding` is that contact's valid version.
    pub fn within(&self, melding: &Melding, within: &Within) -> String {
        let what = self.contradiction(melding, within.what);
        let day = day(melding.at.date());
        self.texts.fill(T::Binnen, &[("dag", &day), ("wat", &what)])
    }

    /// A contradiction within one call, people by their label there.
    pub fn contradiction(&self, melding: &Melding, contradiction: Contradiction) -> String {
        let texts = self.texts;
        let who = |text, id: PersonId| texts.fill(text, &[("wie", &self.person(melding, id))]);
        let two = |text, one: EntryId, other: EntryId| {
            let (one, other) = (one.to_string(), other.to_string());
            texts.fill(text, &[("een", &one), ("ander", &other)])
        };
        match contradiction {
            Contradiction::TweeBeslissingen(one, other) => two(T::TweeBeslissingen, one, other),
            Contradiction::BeslissingenOneens(one, other) => two(T::BeslissingenOneens, one, other),
            Contradiction::AndereDag(one, other) => two(T::AndereDag, one, other),
            Contradiction::VerbodOnbekend => texts.get(T::VerbodOnbekend).to_owned(),
            Contradiction::GeenEnWel(id) => texts.fill(T::GeenEnWel, &[("nr", &id.to_string())]),
            Contradiction::KindVermistEnAanwezig(id) => who(T::VermistEnAanwezig, id),
            Contradiction::Betwist(signal, id) => {
                let name = &*self.protocol.signal(signal).short;
                let id = id.to_string();
                texts.fill(T::Betwist, &[("signaal", name), ("nr", &id)])
            }
            Contradiction::GehoordZonderVerklaring(id) => who(T::GehoordZonderVerklaring, id),
            Contradiction::KindIsVolwassen(id) => who(T::KindIsVolwassen, id),
            Contradiction::KindOuderDanOuder(child, parent) => {
                let (child, parent) = (self.person(melding, child), self.person(melding, parent));
                texts.fill(
                    T::KindOuderDanOuder,
                    &[("kind", &child), ("ouder", &parent)],
                )
            }
            Contradiction::GehoordVoorMelding(id) => who(T::GehoordVoorMelding, id),
            Contradiction::BeslissingNaMelding(id) => {
                texts.fill(T::BeslissingNaMelding, &[("nr", &id.to_string())])
            }
            Contradiction::AangifteGewenstEnAfgezien => texts.get(T::GewenstEnAfgezien).to_owned(),
        }
    }

    /// By which rules a contact was weighed, and that looking back does not weigh it anew. Nothing
    /// where those are the rules of now.
    pub fn rules(&self, rules: Option<u32>) -> Option<String> {
        match rules {
            Some(EDITION) => None,
            Some(edition) => {
                let edition = edition.to_string();
                let with = [("editie", &*edition)];
                Some(self.texts.fill(T::GewogenMetRegels, &with))
            }
            // Which edition that was, was not recorded before the second.
            None => Some(self.texts.get(T::GewogenMetEerdereRegels).to_owned()),
        }
    }

    /// That a correction weighed anew, and what it changed.
    pub fn reweighed(&self, reweighed: &Reweighed) -> String {
        let edition = reweighed.rules.unwrap_or(1).to_string();
        let (was, is) = (self.level(reweighed.was), self.level(reweighed.is));
        let with = [("editie", &*edition), ("oud", was), ("nieuw", is)];
        self.texts.fill(T::OpnieuwGewogen, &with)
    }

    /// Who was heard, for the table: what is absent, else that both parents were heard.
    pub fn hearing(&self, course: &Course, facts: &ContactFacts) -> String {
        let gap = |u: &Unheard| {
            let text = match u.why {
                UnheardWhy::Spared => T::KindNietBelast,
                UnheardWhy::Partly => T::DeelsGehoord,
                UnheardWhy::NotReached => T::NietBereikt,
                UnheardWhy::Reasoned => T::MetReden,
                UnheardWhy::NotRecorded => T::OuderNietGehoord,
            };
            self.texts.fill(text, &[("wie", &self.who(course, u.who))])
        };
        let mut parts: Vec<String> = facts.unheard.iter().map(gap).collect();
        if !facts.unheard.iter().any(|u| u.who.is_parent()) {
            let parents = facts.heard.iter().filter(|who| who.is_parent());
            match *parents.collect::<Vec<_>>() {
                [_, _] => parts.insert(0, self.texts.get(T::BeidenGehoord).to_owned()),
                // The other one died, or nobody knows who it is.
                [who] => {
                    let who = self.who(course, *who);
                    parts.insert(0, self.texts.fill(T::OuderGehoord, &[("wie", &who)]));
                }
                _ => {}
            }
        }
        if parts.is_empty() {
            return self.texts.get(T::NiemandTeHoren).to_owned();
        }
        parts.join("; ")
    }

    /// How the aangifte stands; empty where none is wished.
    pub fn aangifte(&self, course: &Course, aangifte: &Aangifte) -> String {
        let wish = |wish: &Wish| {
            let who = self.someone(course, wish.by);
            if wish.against.is_empty() {
                return self.texts.fill(T::AangifteGewenst, &[("wie", &who)]);
            }
            let names: Vec<String> = wish.against.iter().map(|w| self.who(course, *w)).collect();
            let with = [("wie", &*who), ("tegen", &*self.list(&names))];
            self.texts.fill(T::AangifteGewenstTegen, &with)
        };
        let state = |c: Choice| self.protocol.choice(c).to_owned();
        let wishes = aangifte.wishes.iter().map(wish);
        let parts: Vec<String> = wishes.chain(aangifte.state.map(state)).collect();
        parts.join("; ")
    }

    /// The decision on a zorgmelding.
    pub fn zorg(&self, zorg: Zorg) -> &str {
        self.texts.get(match zorg {
            Zorg::Made => T::ZorgGemaakt,
            Zorg::NotMade => T::ZorgNietGemaakt,
            Zorg::Undecided => T::ZorgNogNiet,
        })
    }

    /// Whether a court looked at it since.
    pub fn court(&self, course: &Course, court: &CourtSince) -> String {
        match court {
            CourtSince::NotSaid => self.texts.get(T::RechterNiet).to_owned(),
            CourtSince::Asked { voice, .. } => self
                .texts
                .fill(T::RechterGevraagd, &[("stem", &self.voice(course, *voice))]),
            CourtSince::Decided { date, .. } => {
                self.texts.fill(T::RechterBesliste, &[("dag", &day(*date))])
            }
        }
    }

    /// Something that was agreed.
    pub fn agreement(&self, course: &Course, agreement: &Agreement) -> String {
        let fill = |text, hole, value: &str| self.texts.fill(text, &[(hole, value)]);
        match agreement {
            Agreement::FollowUp(date, passed) => {
                let text = if *passed {
                    T::AfspraakVervolgVoorbij
                } else {
                    T::AfspraakVervolg
                };
                fill(text, "dag", &day(*date))
            }
            Agreement::Wijkagent => self.texts.get(T::AfspraakWijkagent).to_owned(),
            Agreement::Jeugdcoordinator => self.texts.get(T::AfspraakJeugdcoordinator).to_owned(),
            Agreement::AangifteAppointment => self.texts.get(T::AfspraakAangifte).to_owned(),
            Agreement::HearLater(who) => fill(T::AfspraakHoren, "wie", &self.who(course, *who)),
            Agreement::BetweenParents(id) => fill(T::AfspraakOuders, "nr", &id.to_string()),
            Agreement::Referral(id) => fill(T::AfspraakVerwijzing, "nr", &id.to_string()),
        }
    }

    /// Days without contact, with whose account it is and what ended it.
    pub fn span(&self, course: &Course, span: &Span) -> String {
        let with = [
            ("stem", &*self.voice(course, span.voice)),
            ("dagen", &*self.days(span.days)),
            ("dag", &*day(span.from)),
        ];
        let said = self.texts.fill(T::ZonderContact, &with);
        let end = match span.end {
            SpanEnd::GoesOn => self.texts.get(T::ContactNietHervat).to_owned(),
            SpanEnd::SaidAgain { voice, .. } => self.texts.fill(
                T::ContactGaatWeer,
                &[("stem", &self.voice(course, voice)), ("dag", &day(span.to))],
            ),
        };
        format!("{said} {end}")
    }

    /// How many contacts there are of which nothing more may be told; `None` where there are none.
    pub fn hits(&self, course: &Course) -> Option<String> {
        match course.hits.len() {
            0 => None,
            1 => Some(self.texts.get(T::EenTreffer).to_owned()),
            n => Some(self.texts.fill(T::AantalTreffers, &[("n", &n.to_string())])),
        }
    }
}

/// The sentence with a capital: a person whom nobody recorded begins small.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
