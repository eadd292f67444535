//! The facts of the call: title and briefing, goals, people, information and events.

use eframe::egui::Ui;

use crate::{
    documents::DebriefLevel,
    melding::{PersonId, Relation},
    training::{
        Channel, Deed, When,
        edit::{At, Edit},
    },
    ui::{room::oefenen::maken::Part, rooms::form::words},
};

use super::form::Form;

impl Form<'_, '_> {
    /// What stands once.
    pub(super) fn head(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().head();
        let mut head = before.clone();
        words(ui, &t.maken_fictitious);
        self.text(ui, "titel", &t.maken_title, &mut head.title);
        self.id(ui, "id", &t.maken_scenario_id, &mut head.id);
        self.number(ui, "versie", &t.maken_version, &mut head.version);
        let levels = [
            DebriefLevel::Basis,
            DebriefLevel::Noodhulp,
            DebriefLevel::Verdieping,
        ];
        let names = [
            &t.maken_level_basis,
            &t.maken_level_emergency,
            &t.maken_level_deep,
        ];
        let options: Vec<_> = levels.into_iter().zip(names.map(Clone::clone)).collect();
        self.pick(ui, ("niveau", 0), &t.maken_level, &options, &mut head.level);
        self.number(ui, "minuten", &t.maken_budget, &mut head.budget);
        self.moment(ui, "begin", &t.maken_start, &mut head.start);
        let label = (t.maken_reporter.as_str(), t.maken_reporter_none.as_str());
        self.person_or_none(ui, ("melder", 0), label, &mut head.reporter);
        self.long_text(
            ui,
            ("briefing", 0),
            &t.maken_briefing,
            &mut head.briefing,
            4,
        );
        (head != before).then_some(Edit::Head(Box::new(head)))
    }

    /// A learning goal.
    pub(super) fn goal(&mut self, ui: &mut Ui) -> Option<Edit> {
        let before = self.maker.scenario().goals.get(self.at)?;
        let mut goal = before.clone();
        let label = self.t().maken_goal.clone();
        self.long_text(ui, ("doel", 0), &label, &mut goal.text, 2);
        self.citations(ui, &mut goal.citations);
        (goal != *before).then_some(Edit::Goal(At::Set(self.at, goal)))
    }

    /// A person.
    pub(super) fn role(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().people.get(self.at)?;
        let mut role = before.clone();
        let p = &mut role.person;
        words(ui, &t.maken_fictitious);
        let relations = Relation::of(p.id).iter();
        let relations: Vec<_> = relations
            .map(|r| (*r, self.scene.docs.relation(*r).to_owned()))
            .collect();
        self.pick(
            ui,
            ("relatie", 0),
            &t.maken_relation,
            &relations,
            &mut p.relation,
        );
        self.text(ui, "persoon", &t.maken_name, &mut p.name);
        self.date(ui, "geboren", &t.maken_birth, &mut p.birth);
        self.age(ui, &mut p.age);
        self.place(ui, "nu", &t.maken_now, &mut p.now);
        self.text(ui, "nu_tekst", &t.maken_now_text, &mut p.now_text);
        self.place(ui, "woont", &t.maken_lives, &mut p.lives);
        self.text(ui, "adres", &t.maken_address, &mut p.address);
        self.text(ui, "telefoon", &t.maken_phone, &mut p.phone);
        self.text(ui, "tolk", &t.maken_interpreter, &mut p.interpreter);
        self.tick(ui, &t.maken_in_briefing, &mut role.in_briefing);
        self.long_text(ui, ("weet", 0), &t.maken_knows, &mut role.knows, 2);
        self.long_text(ui, ("zegt", 0), &t.maken_says, &mut role.says, 2);
        (role != *before).then_some(Edit::Person(At::Set(self.at, Box::new(role))))
    }

    fn age(&mut self, ui: &mut Ui, age: &mut Option<u8>) {
        let t = self.t();
        let write = |age: &Option<u8>| age.map_or_else(String::new, |n| n.to_string());
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| t.maken_no_number.clone()),
        };
        self.typed(ui, ("leeftijd", 1), (&t.maken_age, ""), age, (write, read));
    }

    /// A piece of information.
    pub(super) fn item(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().items.get(self.at)?;
        let mut item = before.clone();
        self.id(ui, "id", &t.maken_id, &mut item.id);
        let channels = self.channels();
        self.pick(
            ui,
            ("bij", 0),
            &t.maken_channel,
            &channels,
            &mut item.channel,
        );
        self.long_text(ui, ("vraag", 0), &t.maken_ask, &mut item.ask, 2);
        self.number(ui, "minuten", &t.maken_minutes, &mut item.minutes);
        self.ids(ui, "na", &t.maken_needs, &mut item.needs);
        self.lines(ui, &mut item.answer);
        self.findings(ui, &mut item.findings);
        self.deed(ui, &mut item.deed);
        (item != *before).then_some(Edit::Item(At::Set(self.at, Box::new(item))))
    }

    /// Every place where information can be got.
    pub(super) fn channels(&self) -> Vec<(Channel, String)> {
        let people = self.people().into_iter().map(|(id, _)| Channel::Spreek(id));
        let others = [
            Channel::Kijk,
            Channel::Registraties,
            Channel::Document,
            Channel::Familiekamer,
            Channel::Wijkagent,
            Channel::Jeugdcoordinator,
            Channel::VeiligThuis,
            Channel::Ovj,
            Channel::Hovj,
            Channel::School,
            Channel::Doen,
        ];
        let all = people.chain(others);
        all.map(|channel| (channel, super::channel(self.t(), channel)))
            .collect()
    }

    fn deed(&mut self, ui: &mut Ui, deed: &mut Option<Deed>) {
        let t = self.t();
        let first = |child: bool| {
            let people = self.maker.scenario().people.iter().map(|r| r.person.id);
            people.into_iter().find(|id| id.is_child() == child)
        };
        let child = first(true).unwrap_or(PersonId::Child(1));
        let parent = PersonId::A;
        let kinds = [
            None,
            Some(Deed::Verplaatst(child)),
            Some(Deed::Overgedragen {
                kind: child,
                aan: parent,
            }),
            Some(Deed::Geadviseerd(parent)),
            Some(Deed::BijsluiterGegeven(parent)),
            Some(Deed::AangifteGeweigerd(parent)),
        ];
        let names = [
            &t.maken_deed_none,
            &t.maken_deed_moved,
            &t.maken_deed_handed,
            &t.maken_deed_advised,
            &t.maken_deed_leaflet,
            &t.maken_deed_refused,
        ];
        let names: Vec<&str> = names.iter().map(|n| n.as_str()).collect();
        let kind = std::mem::discriminant::<Option<Deed>>;
        let same = |a: &Option<Deed>, b: &Option<Deed>| match (a, b) {
            (Some(a), Some(b)) => std::mem::discriminant(a) == std::mem::discriminant(b),
            (a, b) => kind(a) == kind(b),
        };
        let selected = kinds.iter().position(|k| same(k, deed));
        if let Some(at) = self.choose(ui, ("daad", 0), &t.maken_deed, &names, selected) {
            *deed = kinds[at];
        }
        match deed {
            None => {}
            Some(Deed::Overgedragen { kind, aan }) => {
                self.person(ui, "daad_kind", &t.maken_deed_child, kind);
                self.person(ui, "daad_aan", &t.maken_deed_to, aan);
            }
            Some(
                Deed::Verplaatst(who)
                | Deed::Geadviseerd(who)
                | Deed::BijsluiterGegeven(who)
                | Deed::AangifteGeweigerd(who),
            ) => self.person(ui, "daad_wie", &t.maken_deed_who, who),
        }
    }

    /// An event.
    pub(super) fn event(&mut self, ui: &mut Ui) -> Option<Edit> {
        let t = self.t();
        let before = self.maker.scenario().events.get(self.at)?;
        let mut event = before.clone();
        self.id(ui, "id", &t.maken_id, &mut event.id);
        let names = [
            &t.maken_when_minute,
            &t.maken_when_after,
            &t.maken_when_trainer,
        ];
        let names = names.map(String::as_str);
        let selected = match &event.when {
            When::Minuut(_) => 0,
            When::Na(_) => 1,
            When::Trainer => 2,
        };
        let chosen = self.choose(ui, ("wanneer", 0), &t.maken_when, &names, Some(selected));
        match chosen {
            Some(at) if at != selected => {
                event.when = match at {
                    0 => When::Minuut(10),
                    1 => When::Na(Vec::new()),
                    _ => When::Trainer,
                };
            }
            _ => {}
        }
        match &mut event.when {
            When::Minuut(minute) => self.number(ui, "minuut", &t.maken_minute, minute),
            When::Na(ids) => self.ids(ui, "na", &t.maken_needs, ids),
            When::Trainer => {}
        }
        self.lines(ui, &mut event.answer);
        self.findings(ui, &mut event.findings);
        (event != *before).then_some(Edit::Event(At::Set(self.at, Box::new(event))))
    }

    /// The fields of the record on screen; the change, where something changed.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Edit> {
        match self.part {
            Part::Head => self.head(ui),
            Part::Goals => self.goal(ui),
            Part::People => self.role(ui),
            Part::Items => self.item(ui),
            Part::Events => self.event(ui),
            Part::Outcome => self.outcome(ui),
            Part::Required => self.required(ui),
            Part::Order => self.order(ui),
            Part::Forbidden => self.forbidden(ui),
            Part::Statements => self.statement(ui),
            Part::Known => self.known(ui),
            Part::Expert => self.expert(ui),
            Part::Review => self.review(ui),
        }
    }
}
