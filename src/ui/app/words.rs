//! The words of the window: what the first frame needs is read at the start, the rest right after it.

use std::sync::{Arc, OnceLock};

use crate::{
    documents::{DocumentTexts, ReaderTexts, SheetTexts},
    files::{AssetError, Assets},
    paper::Template,
    protocol::{Protocol, WindowTexts},
    taal::Woordadvies,
    terugblik::TerugblikTexts,
    training::TrainingTexts,
};

/// Words and rules that the window shows.
#[derive(Clone, Debug)]
pub struct Words {
    /// The checklist.
    pub protocol: Protocol,
    /// The documents.
    pub documents: DocumentTexts,
    /// Looking back.
    pub terugblik: Arc<TerugblikTexts>,
    /// The version that papers name.
    pub version: String,
    /// The window.
    pub ui: Arc<WindowTexts>,
    later: Arc<Kept>,
}

/// Words that no first frame shows.
#[derive(Debug)]
pub struct Later {
    /// The sheets without a call, and the hand-over.
    pub sheets: SheetTexts,
    /// What readers see.
    pub readers: ReaderTexts,
    /// The words that it advises against, with others for them.
    pub woordadvies: Woordadvies,
    /// The training.
    pub training: TrainingTexts,
    /// How papers look.
    pub template: Arc<Template>,
}

impl Later {
    fn read(assets: &Assets) -> Result<Self, AssetError> {
        Ok(Self {
            sheets: assets.sheet_texts()?,
            readers: assets.reader_texts()?,
            woordadvies: assets.woordadvies()?,
            training: assets.training_texts()?,
            template: Arc::new(assets.template(&assets.protocol()?)?),
        })
    }
}

/// The built-in texts need no check at the start: the tests read them.
#[derive(Debug, Default)]
struct Kept(OnceLock<Later>);

impl Kept {
    fn get(&self) -> &Later {
        self.0.get_or_init(|| {
            Later::read(&Assets::built_in()).expect("the tests read every built-in text")
        })
    }
}

impl Words {
    /// Reads every word that the window needs. Texts of a folder are all checked now.
    ///
    /// # Errors
    /// An asset that is broken or incomplete.
    pub fn read(assets: &Assets) -> Result<Self, AssetError> {
        let later = Kept::default();
        if !assets.is_built_in() {
            // Nobody else has this cell yet, so it is empty.
            let _ = later.0.set(Later::read(assets)?);
        }
        Ok(Self {
            protocol: assets.protocol()?,
            documents: assets.document_texts()?,
            terugblik: Arc::new(assets.terugblik_texts()?),
            version: assets.version(),
            ui: Arc::new(assets.window_texts()?),
            later: Arc::new(later),
        })
    }

    /// The words that no first frame shows; read now where that was not done yet.
    pub fn later(&self) -> &Later {
        self.later.get()
    }

    /// Reads them on a thread of their own, so that the first key does not wait for them.
    pub(in crate::ui) fn read_ahead(&self) {
        let later = Arc::clone(&self.later);
        std::thread::spawn(move || {
            later.get();
        });
    }
}
