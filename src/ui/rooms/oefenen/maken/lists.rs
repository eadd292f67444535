//! Fields that are lists: sources, the lines of an answer, words.

use eframe::egui::Ui;

use crate::{
    melding::Text,
    protocol::{Citation, SourceId},
    training::Said,
    ui::rooms::name_button,
};

use super::form::Form;

impl Form<'_, '_> {
    /// The sources of something, each with its place.
    pub fn citations(&mut self, ui: &mut Ui, all: &mut Vec<Citation>) {
        let t = self.t();
        crate::ui::screens::group(ui, &t.maken_sources);
        let names: Vec<&str> = SourceId::ALL
            .iter()
            .map(|id| self.scene.protocol.sources.get(*id).short.as_str())
            .collect();
        let mut gone = None;
        for (nth, citation) in all.iter_mut().enumerate() {
            let number = (nth + 1).to_string();
            let label = t.maken_source.replace("{n}", &number);
            let selected = SourceId::ALL.iter().position(|id| *id == citation.source);
            let chosen = self.choose(ui, ("bron", nth), &label, &names, selected);
            if let Some(at) = chosen {
                citation.source = SourceId::ALL[at];
            }
            let mut place = Text::clean(&citation.place);
            let label = t.maken_source_place.replace("{n}", &number);
            self.long_text(ui, ("plaats", nth), &label, &mut place, 1);
            citation.place = place.as_str().to_owned();
            let button = ui.button(&t.maken_remove_line);
            name_button(&button, &t.maken_remove_source.replace("{n}", &number));
            if button.clicked() {
                gone = Some(nth);
            }
        }
        if let Some(nth) = gone {
            all.remove(nth);
        }
        if ui.button(&t.maken_add_source).clicked() {
            all.push(Citation::new(SourceId::Ombudsman2015, ""));
        }
    }

    /// The reason and its sources.
    pub fn why(&mut self, ui: &mut Ui, why: &mut Text, citations: &mut Vec<Citation>) {
        let label = self.t().maken_why.clone();
        self.long_text(ui, ("reden", 0), &label, why, 2);
        self.citations(ui, citations);
    }

    /// What is said or seen, line by line.
    pub fn lines(&mut self, ui: &mut Ui, lines: &mut Vec<Said>) {
        let t = self.t();
        crate::ui::screens::group(ui, &t.maken_answer);
        let mut gone = None;
        for (nth, line) in lines.iter_mut().enumerate() {
            let number = (nth + 1).to_string();
            let label = t.maken_line_by.replace("{n}", &number);
            let nobody = &t.maken_nobody_says;
            self.person_or_none(ui, ("wie", nth), (&label, nobody), &mut line.by);
            let label = t.maken_line.replace("{n}", &number);
            self.long_text(ui, ("antwoord", nth), &label, &mut line.text, 2);
            let button = ui.button(&t.maken_remove_line);
            name_button(&button, &t.maken_remove_answer.replace("{n}", &number));
            if button.clicked() {
                gone = Some(nth);
            }
        }
        if let Some(nth) = gone {
            lines.remove(nth);
        }
        if ui.button(&t.maken_add_line).clicked() {
            let by = lines.last().and_then(|line| line.by);
            lines.push(Said {
                by,
                text: Text::default(),
            });
        }
    }

    /// Short words with commas between them.
    pub fn words(&mut self, ui: &mut Ui, label: &str, words: &mut Vec<Text>) {
        let write = |words: &Vec<Text>| {
            let all: Vec<&str> = words.iter().map(Text::as_str).collect();
            all.join(", ")
        };
        let read = |text: &str| -> Result<Vec<Text>, String> {
            let parts = text.split(',').map(str::trim).filter(|w| !w.is_empty());
            Ok(parts.map(Text::clean).collect())
        };
        // Words with a comma inside cannot be typed with commas between them: one a line instead.
        if words.iter().any(|w| w.contains(',')) {
            for (nth, word) in words.iter_mut().enumerate() {
                let label = format!("{label} {}", nth + 1);
                self.long_text(ui, ("woord", nth), &label, word, 1);
            }
            return;
        }
        let hint = self.t().maken_words_hint.clone();
        self.typed(ui, ("woorden", 1), (label, &hint), words, (write, read));
    }
}
