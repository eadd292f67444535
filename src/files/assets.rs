//! The assets: compiled in, and replaceable file by file from a folder that is given at start.
//!
//! A folder may hold some of the files; for the others the built-in text stays. A file with another
//! name is refused, so that a typing error in a name does not silently leave the old text in force.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::{FileError, PAGE_FONTS, PAGE_TEMPLATE, read::read_text, scan::scan};
use crate::{
    documents::{DocumentTexts, ReaderTexts, SheetTexts},
    paper::Template,
    protocol::{Protocol, ProtocolError, Texts, WindowTexts, WordsError, read_words},
    taal::{TaalTextsError, Woordadvies},
    terugblik::TerugblikTexts,
    training::{MapTexts, TrainingTexts},
};

/// One line here makes a file an asset.
const BUILT_IN: [(&str, &str); 16] = [
    ("protocol.ron", include_str!("../../assets/protocol.ron")),
    ("regels.ron", include_str!("../../assets/regels.ron")),
    ("bronnen.ron", include_str!("../../assets/bronnen.ron")),
    (
        "documenten.ron",
        include_str!("../../assets/documenten.ron"),
    ),
    ("lezer.ron", include_str!("../../assets/lezer.ron")),
    ("bladen.ron", include_str!("../../assets/bladen.ron")),
    (
        "woordadvies.ron",
        include_str!("../../assets/woordadvies.ron"),
    ),
    ("taal.ron", include_str!("../../assets/taal.ron")),
    ("ui.ron", include_str!("../../assets/ui.ron")),
    ("bewijs.ron", include_str!("../../assets/bewijs.ron")),
    (
        "bronnenlijst.ron",
        include_str!("../../assets/bronnenlijst.ron"),
    ),
    ("terugblik.ron", include_str!("../../assets/terugblik.ron")),
    ("papier.ron", include_str!("../../assets/papier.ron")),
    ("sjabloon.ron", include_str!("../../assets/sjabloon.ron")),
    ("oefenen.ron", include_str!("../../assets/oefenen.ron")),
    ("kaart.ron", include_str!("../../assets/kaart.ron")),
];

/// The file names of the assets.
pub const ASSET_NAMES: [&str; BUILT_IN.len()] = {
    let mut names = [""; BUILT_IN.len()];
    let mut i = 0;
    while i < BUILT_IN.len() {
        names[i] = BUILT_IN[i].0;
        i += 1;
    }
    names
};

/// Why the assets were refused.
#[derive(Debug, thiserror::Error)]
pub enum AssetError {
    /// The folder cannot be listed.
    #[error("{}: deze map is niet te lezen. Kijk de naam na, of start zonder --assets.", .0.display())]
    Folder(PathBuf),
    /// A file in the folder is no asset.
    #[error(
        "{}: dit is geen bestand met teksten van voorop. Geef het een van deze namen of haal het weg: {}.",
        .0.display(), ASSET_NAMES.join(", ")
    )]
    Unknown(PathBuf),
    /// A file cannot be read.
    #[error("{0} {INSTEAD}")]
    File(#[from] FileError),
    /// An id has no text.
    #[error("{file}: voor ‘{id}’ ontbreekt de tekst. Voeg een regel met deze naam toe. {INSTEAD}")]
    Missing {
        /// The file.
        file: String,
        /// The id.
        id: String,
    },
    /// The checklist, the rules or the sources were refused.
    #[error("{0} {INSTEAD}")]
    Protocol(#[from] ProtocolError),
    /// A file with words was refused.
    #[error("{0} {INSTEAD}")]
    Words(#[from] WordsError),
    /// The word list was refused.
    #[error("{0} {INSTEAD}")]
    Taal(#[from] TaalTextsError),
}

/// What holds for every asset.
const INSTEAD: &str = "Herstel het bestand of haal het weg; dan geldt de ingebouwde tekst.";

impl AssetError {
    /// Whether the content is at fault; otherwise the disk, the path or a permission is.
    pub fn is_content(&self) -> bool {
        match self {
            Self::Folder(_) => false,
            Self::File(error) => error.is_content(),
            Self::Unknown(_)
            | Self::Missing { .. }
            | Self::Protocol(_)
            | Self::Words(_)
            | Self::Taal(_) => true,
        }
    }
}

/// The texts of the program, each with the name that errors show.
#[derive(Clone, Debug)]
pub struct Assets {
    texts: BTreeMap<&'static str, (String, String)>,
}

impl Assets {
    /// The built-in texts.
    pub fn built_in() -> Self {
        let texts = BUILT_IN.map(|(name, text)| (name, (format!("ingebouwd {name}"), text.into())));
        Self {
            texts: texts.into(),
        }
    }

    /// The built-in texts, replaced by the files in this folder where one is given.
    ///
    /// # Errors
    /// A folder that cannot be read, a file with another name, a file that cannot be read or that
    /// holds hidden characters. What the texts say is checked by the functions that use them.
    pub fn open(folder: Option<&Path>) -> Result<Self, AssetError> {
        let mut assets = Self::built_in();
        let Some(folder) = folder else {
            return Ok(assets);
        };
        let refused = |_| AssetError::Folder(folder.to_owned());
        let entries = fs::read_dir(folder).map_err(refused)?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(refused)?.path());
        }
        // The order of a folder differs from system to system; the first error should not.
        paths.sort();
        for path in paths
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "ron"))
        {
            assets.replace(path)?;
        }
        Ok(assets)
    }

    /// Replaces the text of the same name by this file.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn replace(&mut self, path: &Path) -> Result<(), AssetError> {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        if !self.texts.contains_key(name) {
            return Err(AssetError::Unknown(path.to_owned()));
        }
        let (text, _) = read_text(path)?;
        self.put(name, path, text)
    }

    /// Puts this text in the place of an asset; errors name `path`.
    ///
    /// # Errors
    /// A name that is no asset, or characters that no file of this program holds.
    pub fn put(&mut self, name: &str, path: &Path, text: String) -> Result<(), AssetError> {
        let Some(slot) = self.texts.get_mut(name) else {
            return Err(AssetError::Unknown(path.to_owned()));
        };
        scan(&text).map_err(|fault| FileError {
            path: path.to_owned(),
            fault,
        })?;
        *slot = (path.display().to_string(), text);
        Ok(())
    }

    /// The name for errors and the text of an asset; `None` for a name that is no asset.
    pub fn text(&self, name: &str) -> Option<(&str, &str)> {
        let (label, text) = self.texts.get(name)?;
        Some((label, text))
    }

    /// Whether no folder replaced anything.
    pub fn is_built_in(&self) -> bool {
        BUILT_IN
            .iter()
            .all(|(name, text)| self.known(name).1 == *text)
    }

    /// The version of the program, and of its texts where a folder replaced some of them: papers name
    /// it, so that two papers of the same version say the same in the same case.
    pub fn version(&self) -> String {
        let own: Vec<&str> = BUILT_IN
            .iter()
            .filter(|(name, text)| self.known(name).1 != *text)
            .map(|(name, _)| *name)
            .collect();
        let version = env!("CARGO_PKG_VERSION");
        if own.is_empty() {
            return version.to_owned();
        }
        let mut hash = Sha256::new();
        for name in own {
            hash.update(name.as_bytes());
            hash.update(self.known(name).1.as_bytes());
        }
        let mark: String = hash
            .finalize()
            .iter()
            .take(4)
            .map(|b| format!("{b:02x}"))
            .collect();
        format!("{version}, eigen teksten {mark}")
    }

    fn known<'a>(&'a self, name: &'a str) -> (&'a str, &'a str) {
        self.text(name).unwrap_or((name, ""))
    }

    /// An asset as a value.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn parse<T: DeserializeOwned>(&self, name: &str) -> Result<T, AssetError> {
        let (label, text) = self.known(name);
        Ok(read_words(label, text)?)
    }

    /// The checklist with its rules and sources.
    ///
    /// # Errors
    /// What [`Protocol::parse`] refuses.
    pub fn protocol(&self) -> Result<Protocol, AssetError> {
        Ok(Protocol::parse(Texts {
            protocol: self.known("protocol.ron"),
            rules: self.known("regels.ron"),
            sources: self.known("bronnen.ron"),
        })?)
    }

    /// The words of the documents.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn document_texts(&self) -> Result<DocumentTexts, AssetError> {
        self.parse("documenten.ron")
    }

    /// The words of the reader's view.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn reader_texts(&self) -> Result<ReaderTexts, AssetError> {
        self.parse("lezer.ron")
    }

    /// The words of the window.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn window_texts(&self) -> Result<WindowTexts, AssetError> {
        self.parse("ui.ron")
    }

    /// The words of the terugblik.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn terugblik_texts(&self) -> Result<TerugblikTexts, AssetError> {
        self.parse("terugblik.ron")
    }

    /// The words of grading and debrief.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn training_texts(&self) -> Result<TrainingTexts, AssetError> {
        self.parse("oefenen.ron")
    }

    /// The words on the map of a scenario.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn map_texts(&self) -> Result<MapTexts, AssetError> {
        self.parse("kaart.ron")
    }

    /// The words of the sheets without a call, and of the hand-over.
    ///
    /// # Errors
    /// What [`read_words`] refuses.
    pub fn sheet_texts(&self) -> Result<SheetTexts, AssetError> {
        self.parse("bladen.ron")
    }

    /// The word list, with the wording around it.
    ///
    /// # Errors
    /// What [`Woordadvies::read`] refuses.
    pub fn woordadvies(&self) -> Result<Woordadvies, AssetError> {
        Ok(Woordadvies::read(
            self.known("woordadvies.ron"),
            self.known("taal.ron"),
        )?)
    }

    /// How papers look. The sources of the checklist date a paper that has no day of its own.
    ///
    /// # Errors
    /// Words around a document that are no RON of their shape.
    pub fn template(&self, protocol: &Protocol) -> Result<Template, AssetError> {
        Ok(Template::new(
            self.parse("papier.ron")?,
            PAGE_TEMPLATE,
            PAGE_FONTS,
            &protocol.sources,
        ))
    }
}
