//! DOM selection ↔ document offsets in UTF-16 units.
//!
//! What the article view keeps to: in the article's root stand *chunks*, and in each of those one *piece* or more: elements with
//! `data-start`, the document offset of their first UTF-16 unit; the text nodes inside a piece, joined, are exactly the
//! document's text from there on (badges are generated content and add none); pieces are in the order of the
//! text and not inside each other. Text of the document that stands in no piece is not shown (line ends).

use std::ops::Range;

use gloo::utils::{document, window};
use js_sys::{Function, Reflect};
use sayso_engine::{Document, Span, Utf16};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Selection, Text};

/// The part of the document selected inside `root`, in UTF-16 units, from the first unit selected to the
/// last; none if no text is selected in there.
pub fn selected(root: &Element) -> Option<Range<Utf16>> {
    let selection = current()?;
    if selection.range_count() == 0 || selection.is_collapsed() {
        return None;
    }
    offsets(root, &selection.get_range_at(0).ok()?).ok()?
}

/// The words of `document` selected inside `root`, in bytes, without white space at their ends, which nobody means to mark;
/// none if no words are.
pub fn selected_words(root: &Element, document: &Document) -> Option<Span> {
    let range = selected(root)?;
    let text = &*document.text;
    let byte = |at: Utf16| document.index.byte_of_utf16(text, at);
    trimmed(text, Span::new(byte(range.start), byte(range.end)))
}

/// `span` of `text` without white space at its ends; none if there is nothing else.
pub fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text).trim_start();
    let start = span.end - words.len() as u32;
    let end = start + words.trim_end().len() as u32;
    (start < end).then(|| Span::new(start, end))
}

/// Selects what of `range` is shown inside `root`; false if nothing is.
pub fn select(root: &Element, range: Range<Utf16>) -> bool {
    let (Some(selection), Some(range)) = (current(), dom_range(root, range)) else {
        return false;
    };
    // These fail only for a point outside its node, and the two are inside.
    selection.remove_all_ranges().is_ok() && selection.add_range(&range).is_ok()
}

/// Brings the beginning of `range` into view, if it is not: to the middle of the window.
pub fn reveal(root: &Element, range: Range<Utf16>) {
    let Some(rect) = rect_of(root, range) else { return };
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    if rect.top < 0.0 || rect.top > height * 0.75 {
        window().scroll_by_with_x_and_y(0.0, rect.top - height / 2.0);
    }
}

/// Takes the selection away.
pub fn clear() {
    if let Some(selection) = current() {
        // Fails for no selection; the signature is the DOM's.
        let _ = selection.remove_all_ranges();
    }
}

/// A box in CSS pixels from the window's top left corner.
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

/// The box around `range` as it is drawn now: where to put what floats beside it. None if it is not shown.
pub fn rect_of(root: &Element, range: Range<Utf16>) -> Option<Rect> {
    let rect = dom_range(root, range)?.get_bounding_client_rect();
    Some(Rect {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    })
}

/// The place in the document nearest to a point of the window, in CSS pixels from its top left corner; none if the point is over no
/// text of the document.
pub fn at_point(root: &Element, x: i32, y: i32) -> Option<Utf16> {
    let (node, offset) = caret(x, y)?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let element = element.closest(PIECE).ok().flatten()?;
    if !root.contains(Some(&element)) {
        return None;
    }
    let piece = Piece::of(element)?;
    let before = document().create_range().ok()?;
    before.select_node_contents(&piece.element).ok()?;
    before.set_end(&node, offset).ok()?;
    Some(Utf16(piece.start + units(&text_of(&before))))
}

/// Where a caret would be put by a press there: by the standard's function, or by the one that older browsers have.
fn caret(x: i32, y: i32) -> Option<(Node, u32)> {
    let document = document();
    let call = |name: &str| -> Option<JsValue> {
        let function = Reflect::get(&document, &name.into())
            .ok()?
            .dyn_into::<Function>()
            .ok()?;
        function.call2(&document, &x.into(), &y.into()).ok()
    };
    let (caret, node, offset) = match call("caretPositionFromPoint") {
        Some(position) => (position, "offsetNode", "offset"),
        None => (call("caretRangeFromPoint")?, "startContainer", "startOffset"),
    };
    let node = Reflect::get(&caret, &node.into()).ok()?.dyn_into().ok()?;
    let offset = Reflect::get(&caret, &offset.into()).ok()?.as_f64()?;
    Some((node, offset as u32))
}

/// The edge at which `range` begins (or ends) as it is drawn now: a line of no width. None if it is not shown.
pub fn edge_of(root: &Element, range: Range<Utf16>, begins: bool) -> Option<Rect> {
    let rects = dom_range(root, range)?.get_client_rects()?;
    // Of the boxes of its lines, those of no width are of elements that have no text.
    let mut boxes = (0..rects.length())
        .filter_map(|i| rects.item(i))
        .filter(|rect| rect.width() > 0.0);
    let rect = if begins { boxes.next() } else { boxes.next_back() }?;
    Some(Rect {
        left: if begins { rect.left() } else { rect.right() },
        top: rect.top(),
        width: 0.0,
        height: rect.height(),
    })
}

fn current() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

/// A stretch of the document that is shown as one element.
struct Piece {
    element: Element,
    /// Document offset of its first unit.
    start: u32,
}

impl Piece {
    fn of(element: Element) -> Option<Self> {
        let start = element.get_attribute(START)?.parse().ok()?;
        Some(Self { element, start })
    }

    /// UTF-16 units of text in it.
    fn len(&self) -> u32 {
        units(&self.element.text_content().map_or(JsValue::NULL, JsValue::from))
    }

    /// Its text node at `offset` units from its start, and the place there. Where one node ends and the next
    /// begins: the next one's begin if `before_more`, else the one's end.
    fn point(&self, offset: u32, before_more: bool) -> Option<(Text, u32)> {
        // 4 is NodeFilter.SHOW_TEXT.
        let walker = document().create_tree_walker_with_what_to_show(&self.element, 4).ok()?;
        let (mut left, mut last) = (offset, None);
        while let Some(node) = walker.next_node().ok().flatten() {
            let node: Text = node.unchecked_into();
            let len = node.length();
            if left < len || (left == len && !before_more && len > 0) {
                return Some((node, left));
            }
            left -= len;
            last = Some((node, len));
        }
        last.filter(|_| left == 0)
    }
}

/// Elements in the order of the text.
struct Elements(Vec<Element>);

impl Elements {
    /// What is right in `root`: chunks of the article.
    fn children(root: &Element) -> Self {
        let children = root.children();
        Self((0..children.length()).filter_map(|i| children.item(i)).collect())
    }

    /// The pieces in those from `first` to `past`. All pieces of a long article are many thousands.
    fn pieces(&self, first: usize, past: usize) -> Self {
        let near = self.0.get(first..past).unwrap_or_default();
        let lists = near.iter().filter_map(|chunk| chunk.query_selector_all(PIECE).ok());
        let nodes = lists.flat_map(|list| (0..list.length()).filter_map(move |i| list.item(i)));
        Self(nodes.map(JsCast::unchecked_into).collect())
    }

    fn get(&self, i: usize) -> Option<Piece> {
        Piece::of(self.0.get(i)?.clone())
    }

    /// How many, from the first, `holds` is true of; it is true of none after one it is not true of.
    fn partition_point(&self, holds: impl Fn(&Element) -> bool) -> usize {
        self.0.partition_point(holds)
    }

    /// How many begin at `offset` or before.
    fn begin_by(&self, offset: u32) -> usize {
        let start = |element: &Element| -> Option<u32> { element.get_attribute(START)?.parse().ok() };
        // A chunk begins where its first piece does.
        let first = |element: &Element| start(&element.query_selector(PIECE).ok()??);
        self.partition_point(|e| start(e).or_else(|| first(e)).is_some_and(|start| start <= offset))
    }
}

/// The attribute that makes a piece.
const START: &str = "data-start";
/// What selects pieces.
const PIECE: &str = "[data-start]";

/// The document offsets of the text in `range` and `root`; none if there is none.
fn offsets(root: &Element, range: &web_sys::Range) -> Result<Option<Range<Utf16>>, JsValue> {
    if !range.intersects_node(root)? {
        return Ok(None);
    }
    let range = range.clone_range();
    if !root.contains(Some(&range.start_container()?)) {
        range.set_start(root, 0)?;
    }
    if !root.contains(Some(&range.end_container()?)) {
        range.set_end(root, root.child_nodes().length())?;
    }
    // The pieces that the range touches: from the first that does not end before it …
    let before = |piece: &Element| {
        let end = piece.child_nodes().length();
        range.compare_point(piece, end).is_ok_and(|at| at < 0)
    };
    // … to the last that does not begin after it.
    let reached = |piece: &Element| range.compare_point(piece, 0).is_ok_and(|at| at <= 0);
    let touched = |all: &Elements| (all.partition_point(before), all.partition_point(reached));
    let children = Elements::children(root);
    let (first, past) = touched(&children);
    let pieces = children.pieces(first, past);
    let (first, past) = touched(&pieces);
    // At either end there may be pieces of which the range has the edge and no text.
    let start = (first..past).find_map(|i| {
        let (piece, inside) = (pieces.get(i)?, within(&pieces.get(i)?.element, &range).ok()?);
        (inside.start < inside.end).then(|| piece.start + inside.start)
    });
    let end = (first..past).rev().find_map(|i| {
        let (piece, inside) = (pieces.get(i)?, within(&pieces.get(i)?.element, &range).ok()?);
        (inside.start < inside.end).then(|| piece.start + inside.end)
    });
    Ok(start.zip(end).map(|(start, end)| Utf16(start)..Utf16(end)))
}

/// The part of `piece`'s text that is in `range`, in units from its start.
fn within(piece: &Element, range: &web_sys::Range) -> Result<Range<u32>, JsValue> {
    let until = |node: &Node, offset: u32| -> Result<u32, JsValue> {
        let text = document().create_range()?;
        text.select_node_contents(piece)?;
        // A point before or after the piece is its start or end.
        match text.compare_point(node, offset)? {
            at if at < 0 => Ok(0),
            0 => {
                text.set_end(node, offset)?;
                Ok(units(&text_of(&text)))
            }
            _ => Ok(units(&text_of(&text))),
        }
    };
    let start = until(&range.start_container()?, range.start_offset()?)?;
    let end = until(&range.end_container()?, range.end_offset()?)?;
    Ok(start..end)
}

/// The text in `range`: the DOM's own `toString`, lone surrogates and all.
fn text_of(range: &web_sys::Range) -> JsValue {
    AsRef::<js_sys::Object>::as_ref(range).to_string().into()
}

/// UTF-16 units of a JavaScript string.
fn units(string: &JsValue) -> u32 {
    string.dyn_ref::<js_sys::JsString>().map_or(0, |s| s.length())
}

/// What of `range` is shown inside `root`.
pub(super) fn dom_range(root: &Element, range: Range<Utf16>) -> Option<web_sys::Range> {
    let (start, end) = (range.start.0, range.end.0);
    let children = Elements::children(root);
    let pieces = children.pieces(
        children.begin_by(start).saturating_sub(1),
        children.begin_by(end.checked_sub(1)?),
    );
    let filled = |i: usize| pieces.get(i).filter(|piece| piece.len() > 0);
    // The piece in which it starts; or, where that is not shown, the next one with text.
    let begun = pieces.begin_by(start);
    let at = (0..begun).rev().find_map(filled);
    let at = at.filter(|piece| start < piece.start + piece.len());
    let first = at.or_else(|| (begun..pieces.0.len()).find_map(filled))?;
    // The last piece with text that begins before its end.
    let last = (0..pieces.begin_by(end.checked_sub(1)?)).rev().find_map(filled)?;
    let from = start.saturating_sub(first.start);
    let to = (end - last.start).min(last.len());
    if (first.start + from) >= (last.start + to) {
        return None;
    }
    let (start_node, start) = first.point(from, true)?;
    let (end_node, end) = last.point(to, false)?;
    let range = document().create_range().ok()?;
    range.set_start(&start_node, start).ok()?;
    range.set_end(&end_node, end).ok()?;
    Some(range)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
