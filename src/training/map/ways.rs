//! How the arrows run: between the boxes of the columns that they pass, never behind one.

use super::{MapEdge, MapNode, layout::BETWEEN};

/// A larger map is drawn with straight arrows: nobody follows a line through it with the eye.
const MOST: usize = 400;
/// How far beside a column an arrow is already in its lane.
const ASIDE: f32 = 6.0;

/// A column: its left and right side, and the top and bottom of its boxes from top to bottom.
struct Column {
    left: f32,
    right: f32,
    boxes: Vec<(f32, f32)>,
}

impl Column {
    /// The height nearest to `y` at which nothing stands.
    fn lane(&self, y: f32) -> f32 {
        let clear = BETWEEN / 2.0;
        let above = self.boxes.iter().map(|(top, _)| top - clear);
        let below = self.boxes.last().map(|(_, bottom)| bottom + clear);
        let inside = |(top, bottom): &(f32, f32)| (top - clear..=bottom + clear).contains(&y);
        if !self.boxes.iter().any(inside) {
            return y;
        }
        let lanes = above.chain(below);
        lanes
            .min_by(|one, other| (one - y).abs().total_cmp(&(other - y).abs()))
            .unwrap_or(y)
    }
}

/// The points that each arrow passes, in the order of the arrows.
pub(super) fn ways(nodes: &[MapNode], edges: &[MapEdge]) -> Vec<Vec<[f32; 2]>> {
    let columns = columns(nodes);
    let routed = nodes.len() <= MOST;
    let way = |edge: &MapEdge| {
        let (from, to) = (&nodes[edge.from], &nodes[edge.to]);
        let start = [from.x + from.w, from.y + from.h / 2.0];
        let end = [to.x, to.y + to.h / 2.0];
        let mut points = vec![start];
        let passed = columns
            .iter()
            .filter(|c| routed && c.left > start[0] && c.right < end[0]);
        for column in passed {
            let last = points.last().copied().unwrap_or(start);
            let share = (column.left - last[0]) / (end[0] - last[0]);
            let y = column.lane(last[1] + share * (end[1] - last[1]));
            points.push([column.left - ASIDE, y]);
            points.push([column.right + ASIDE, y]);
        }
        points.push(end);
        points
    };
    edges.iter().map(way).collect()
}

fn columns(nodes: &[MapNode]) -> Vec<Column> {
    let mut order: Vec<&MapNode> = nodes.iter().collect();
    order.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    let mut columns: Vec<Column> = Vec::new();
    for node in order {
        let place = (node.y, node.y + node.h);
        match columns.last_mut() {
            Some(column) if node.x < column.right => column.boxes.push(place),
            _ => columns.push(Column {
                left: node.x,
                right: node.x + node.w,
                boxes: vec![place],
            }),
        }
    }
    columns
}
