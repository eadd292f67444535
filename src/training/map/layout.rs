//! Where each box stands: in columns from left to right, each after what it waits for.

use super::{MapEdge, MapKind, MapLine, MapNode};

/// Width of a box.
pub(super) const WIDTH: f32 = 236.0;
/// Room around everything.
const MARGIN: f32 = 24.0;
/// Between two boxes in a column.
pub(super) const BETWEEN: f32 = 14.0;
/// Between a column and the next that waits for it.
const STEP: f32 = 76.0;
/// Between two columns of the same.
const BESIDE: f32 = 20.0;
/// A line of words.
pub(super) const LINE: f32 = 15.0;
/// The head of a box.
pub(super) const HEAD: f32 = 22.0;
/// The fewest boxes in a column before it is split.
const FEW: usize = 12;

/// The height of a box with so many lines of words.
pub(super) fn height(lines: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "at most three lines")]
    let lines = lines as f32;
    HEAD + lines * LINE + 10.0
}

/// Boxes by layer.
pub(super) struct Sketch {
    layers: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
}

impl Sketch {
    pub(super) fn new(nodes: &[MapNode], edges: &[MapEdge]) -> Self {
        let mut before = vec![Vec::new(); nodes.len()];
        let mut waits_for = vec![Vec::new(); nodes.len()];
        let mut after = vec![Vec::new(); nodes.len()];
        for edge in edges {
            before[edge.to].push(edge.from);
            if edge.kind == MapLine::Needs && edge.from != edge.to {
                waits_for[edge.to].push(edge.from);
                after[edge.from].push(edge.to);
            }
        }
        let layer = layers(&waits_for, &after);
        let deepest = nodes
            .iter()
            .zip(&layer)
            .filter(|(node, _)| is_got(node))
            .map(|(_, layer)| *layer)
            .max()
            .unwrap_or(0);
        let mut by_layer = vec![Vec::new(); deepest + 3];
        for (n, node) in nodes.iter().enumerate() {
            let at = match node.kind {
                MapKind::Required(_) => deepest + 1,
                MapKind::Outcome(_) => deepest + 2,
                _ => layer[n],
            };
            by_layer[at].push(n);
        }
        by_layer.retain(|layer| !layer.is_empty());
        if let Some(first) = by_layer.first_mut() {
            first.sort_by_key(|n| (channel_rank(&nodes[*n]), *n));
        }
        Self {
            layers: by_layer,
            before,
        }
    }

    /// Gives every box its place, and returns the size of everything.
    pub(super) fn place(mut self, nodes: &mut [MapNode]) -> (f32, f32) {
        let rows = FEW.max(nodes.len().isqrt());
        // Where each box stands in its layer, from 0 to 1.
        let mut height_in_layer = vec![0.5_f32; nodes.len()];
        let mut columns: Vec<(f32, Vec<usize>)> = Vec::new();
        let mut x = MARGIN;
        for at in 0..self.layers.len() {
            let mut layer = std::mem::take(&mut self.layers[at]);
            if at > 0 {
                self.sort(&mut layer, &height_in_layer);
            }
            for (n, node) in layer.iter().enumerate() {
                #[allow(clippy::cast_precision_loss, reason = "it only has to sort")]
                let share = (n as f32 + 0.5) / layer.len() as f32;
                height_in_layer[*node] = share;
            }
            let parts = layer.len().div_ceil(rows).max(1);
            let each = layer.len().div_ceil(parts).max(1);
            for column in layer.chunks(each) {
                columns.push((x, column.to_vec()));
                x += WIDTH + BESIDE;
            }
            x += STEP - BESIDE;
        }
        let tall = columns.iter().map(|(_, column)| tall(nodes, column));
        let tallest = tall.fold(0.0_f32, f32::max);
        for (x, column) in &columns {
            let mut y = MARGIN + (tallest - self::tall(nodes, column)) / 2.0;
            for n in column {
                nodes[*n].x = *x;
                nodes[*n].y = y;
                y += nodes[*n].h + BETWEEN;
            }
        }
        (x - STEP + MARGIN, tallest + 2.0 * MARGIN)
    }

    /// A box stands about as high as what it follows from.
    fn sort(&self, layer: &mut [usize], height: &[f32]) {
        layer.sort_by_cached_key(|n| {
            let before = &self.before[*n];
            let sum: f32 = before.iter().map(|b| height[*b]).sum();
            #[allow(clippy::cast_precision_loss, reason = "it only has to sort")]
            let mean = if before.is_empty() {
                0.5
            } else {
                sum / before.len() as f32
            };
            #[allow(clippy::cast_possible_truncation, reason = "between 0 and a million")]
            let rank = (mean * 1_000_000.0) as i64;
            (rank, *n)
        });
    }
}

fn is_got(node: &MapNode) -> bool {
    !matches!(node.kind, MapKind::Required(_) | MapKind::Outcome(_))
}

fn channel_rank(node: &MapNode) -> Option<super::Channel> {
    match node.kind {
        MapKind::Item(channel) | MapKind::Deed(channel) => Some(channel),
        MapKind::Event(_) | MapKind::Required(_) | MapKind::Outcome(_) => None,
    }
}

fn tall(nodes: &[MapNode], column: &[usize]) -> f32 {
    let boxes: f32 = column.iter().map(|n| nodes[*n].h + BETWEEN).sum();
    (boxes - BETWEEN).max(0.0)
}

/// The layer of each box: one more than the deepest that it waits for. Where boxes wait for one
/// another, the first of the file goes first.
fn layers(waits_for: &[Vec<usize>], after: &[Vec<usize>]) -> Vec<usize> {
    let mut open: Vec<usize> = waits_for.iter().map(Vec::len).collect();
    let mut layer = vec![0; open.len()];
    let mut done = vec![false; open.len()];
    let mut ready: Vec<usize> = (0..open.len()).filter(|n| open[*n] == 0).collect();
    let mut next_forced = 0;
    loop {
        let n = match ready.pop() {
            Some(n) => n,
            None => {
                while next_forced < done.len() && done[next_forced] {
                    next_forced += 1;
                }
                if next_forced == done.len() {
                    return layer;
                }
                next_forced
            }
        };
        if std::mem::replace(&mut done[n], true) {
            continue;
        }
        for later in &after[n] {
            if done[*later] {
                continue;
            }
            layer[*later] = layer[*later].max(layer[n] + 1);
            open[*later] = open[*later].saturating_sub(1);
            if open[*later] == 0 {
                ready.push(*later);
            }
        }
    }
}
