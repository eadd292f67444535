//! The styles of a DOCX. Whoever edits it changes a style once and the whole text follows.

use docx_rs::{
    AbstractNumbering, BorderType, Docx, Level, LevelJc, LevelText, LineSpacing, NumberFormat,
    Numbering, ParagraphBorder, ParagraphBorderPosition, RunFonts, Shading, ShdType,
    SpecialIndentType, Start, Style, StyleType,
};

pub(super) const TITLE: &str = "Title";
pub(super) const SECTION: &str = "Heading1";
pub(super) const OPENING: &str = "Heading2";
pub(super) const TEXT: &str = "BodyText";
pub(super) const BANNER: &str = "Kader";
pub(super) const LEGEND: &str = "Teken";
pub(super) const LINE: &str = "Regel";
pub(super) const UNDER_LINE: &str = "OnderRegel";
pub(super) const POINT: &str = "ListBullet";
pub(super) const UNDER_POINT: &str = "OnderPunt";
pub(super) const SOURCE: &str = "Bron";
pub(super) const HEADER: &str = "Header";
pub(super) const FOOTER: &str = "Footer";
/// The number of the list of points.
pub(super) const LIST: usize = 2;

/// A font that every office has; Open Sans need not be there.
const FONT: &str = "Arial";
const INK: &str = "16202C";
const ACCENT: &str = "1F3B57";
const GREY: &str = "4A5460";
/// Where the words begin, right of the widest mark; in twentieths of a point.
const MARK: i32 = 1_134;
/// Where a point begins.
const DASH: i32 = 284;

/// The paper with its styles and its list of points.
pub(super) fn add(paper: Docx) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT);
    let paper = paper.default_fonts(fonts).default_size(20);
    let styles = [
        title(),
        heading(SECTION, "heading 1", 26, ACCENT, (320, 120), 0),
        heading(OPENING, "heading 2", 20, INK, (220, 80), 1),
        style(TEXT, "Body Text", (0, 120)),
        banner(),
        hanging(style(LEGEND, "Teken", (0, 20)).size(17), MARK),
        hanging(style(LINE, "Regel", (0, 60)), MARK),
        under(style(UNDER_LINE, "Onder regel", (0, 60)), MARK),
        style(POINT, "List Bullet", (0, 60)),
        under(style(UNDER_POINT, "Onder punt", (0, 60)), DASH),
        under(style(SOURCE, "Bron", (0, 80)), 0),
        style(HEADER, "header", (0, 0)).size(17).color(GREY),
        style(FOOTER, "footer", (0, 0)).size(17).color(GREY),
    ];
    let paper = styles.into_iter().fold(paper, Docx::add_style);
    let dash = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("–"),
        LevelJc::new("left"),
    );
    let dash = dash.indent(
        Some(DASH),
        Some(SpecialIndentType::Hanging(DASH)),
        None,
        None,
    );
    paper
        .add_abstract_numbering(AbstractNumbering::new(LIST).add_level(dash))
        .add_numbering(Numbering::new(LIST, LIST))
}

/// A paragraph style with its space before and after, in twentieths of a point.
fn style(id: &str, name: &str, (before, after): (u32, u32)) -> Style {
    let spacing = LineSpacing::new().before(before).after(after).line(264);
    let style = Style::new(id, StyleType::Paragraph).name(name);
    style.based_on("Normal").line_spacing(spacing)
}

fn title() -> Style {
    let mut style = style(TITLE, "Title", (0, 160))
        .size(38)
        .bold()
        .color(ACCENT);
    style.paragraph_property = style.paragraph_property.keep_next(true);
    style
}

fn heading(
    id: &str,
    name: &str,
    size: usize,
    color: &str,
    space: (u32, u32),
    level: usize,
) -> Style {
    let style = style(id, name, space).size(size).bold().color(color);
    let mut style = style.outline_lvl(level).next(TEXT);
    style.paragraph_property = style.paragraph_property.keep_next(true).keep_lines(true);
    style
}

/// A frame with a bar at the left.
fn banner() -> Style {
    use ParagraphBorderPosition as P;
    let mut style = style(BANNER, "Kader", (60, 140));
    let fill = Shading::new().shd_type(ShdType::Clear).fill("F1F4F7");
    let mut property = style.paragraph_property.shading(fill).keep_lines(true);
    for (position, size, color) in [
        (P::Left, 24, ACCENT),
        (P::Top, 4, "AAB4BE"),
        (P::Right, 4, "AAB4BE"),
        (P::Bottom, 4, "AAB4BE"),
    ] {
        let border = ParagraphBorder::new(position).val(BorderType::Single);
        property = property.set_border(border.size(size).space(5).color(color));
    }
    style.paragraph_property = property;
    style.indent(Some(120), None, Some(120), None)
}

fn hanging(style: Style, at: i32) -> Style {
    style.indent(Some(at), Some(SpecialIndentType::Hanging(at)), None, None)
}

fn under(style: Style, at: i32) -> Style {
    style
        .size(17)
        .color(GREY)
        .indent(Some(at), None, None, None)
}
