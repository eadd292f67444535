//! Parts of a long document that are out of sight keep their place and are not laid out, so that a
//! frame costs the same for ten statements and for two hundred.
//!
//! A part is known by what it says and by the width that it had; its height is measured when it is
//! first shown. Everything is drawn where a screen reader or a selection needs all of it.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use eframe::egui::{Id, Rect, Ui, Vec2, text_selection::LabelSelectionState};

/// Most heights that are remembered: several long documents.
const MOST: usize = 8192;
/// How far out of sight a part is still drawn, in points: more than one press of PageDown.
const MARGIN: f32 = 800.0;

type Heights = Arc<Mutex<HashMap<u64, f32>>>;

/// What is known of the heights, for one document in one frame.
pub struct Unseen {
    whole: bool,
    heights: Heights,
}

impl Unseen {
    /// Begins a document. `read_aloud` says whether a screen reader may ask for all of it.
    pub fn begin(ui: &Ui, read_aloud: bool) -> Self {
        let slot = Id::unique("hoogten van regels");
        let heights: Heights =
            ui.data_mut(|data| data.get_temp_mut_or_default::<Heights>(slot).clone());
        let selecting = ui.ctx().plugin::<LabelSelectionState>();
        let selecting = selecting.lock().has_selection();
        Self {
            whole: read_aloud || selecting,
            heights,
        }
    }

    /// Shows a part, or leaves as much room as it took.
    pub fn show(&self, ui: &mut Ui, part: &impl Hash, add: impl FnOnce(&mut Ui)) {
        let mut hasher = DefaultHasher::new();
        part.hash(&mut hasher);
        ui.available_width().to_bits().hash(&mut hasher);
        ui.ctx().pixels_per_point().to_bits().hash(&mut hasher);
        let key = hasher.finish();
        let known = self.heights().get(&key).copied();
        if let Some(height) = known.filter(|_| !self.whole) {
            let size = Vec2::new(ui.available_width(), height);
            let place = Rect::from_min_size(ui.cursor().min, size);
            if !ui.is_rect_visible(place.expand(MARGIN)) {
                ui.allocate_space(size);
                return;
            }
        }
        let height = ui.scope(add).response.rect.height();
        if known != Some(height) {
            let mut heights = self.heights();
            if heights.len() >= MOST {
                heights.clear();
            }
            heights.insert(key, height);
        }
    }

    fn heights(&self) -> MutexGuard<'_, HashMap<u64, f32>> {
        // A panic while it was held leaves heights that are as good as before.
        self.heights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
