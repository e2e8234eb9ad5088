//! DOM selection ↔ document offsets in UTF-16 units.
//!
//! What the article view keeps to: inside the article's root, every block element carries `data-start`, the
//! document offset of its first UTF-16 unit; the text nodes inside it, joined, are exactly the document's
//! text from there on (badges are generated content and add none); blocks are in the order of the text and
//! not inside each other. Between two blocks there may be text the document has and the page does not show
//! (line ends), and other way round nothing.

use std::ops::Range;

use sayso_engine::Utf16;
use web_sys::Element;

/// The part of the document selected inside `root`, in UTF-16 units; none if nothing is, or not in there.
pub fn selected(_root: &Element) -> Option<Range<Utf16>> {
    None
}

/// Selects `range` inside `root`; false if it is not all shown there.
pub fn select(_root: &Element, _range: Range<Utf16>) -> bool {
    false
}

/// Takes the selection away.
pub fn clear() {}

/// A box in CSS pixels from the viewport's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// From the left edge.
    pub left: f64,
    /// From the top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The box around `range` as it is drawn now: where to put what floats beside it.
pub fn rect_of(_root: &Element, _range: Range<Utf16>) -> Option<Rect> {
    None
}
