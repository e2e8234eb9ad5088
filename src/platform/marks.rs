//! Marks as elements of the page: which one a pointer means, lighting them up, bringing them into view.
//!
//! What the article view keeps to: an element over which marks lie carries their keys, with spaces between, in
//! `data-mark` (what is said, or a whole mark), `data-source` and `data-cue`; and in `data-top` those that a
//! pointer means there. What comes and goes with pointer and focus is set here as attributes which the view
//! never draws (`data-lit`, `data-ring`), so that nothing is drawn anew for their sake.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use super::selection::Rect;

/// The keys of the marks that a pointer at `target` means; empty where there is none.
pub fn hit(target: Option<EventTarget>) -> Vec<String> {
    let element = target.and_then(|t| t.dyn_into::<Element>().ok());
    let marked = element.and_then(|e| e.closest("[data-top]").ok().flatten());
    let keys = marked.and_then(|e| e.get_attribute("data-top")).unwrap_or_default();
    keys.split_whitespace().map(str::to_owned).collect()
}

/// The elements at these places among `root`'s children: where to look for a mark. A long article has a hundred thousand
/// elements, and looking through them all holds up the page.
pub fn children(root: &Element, places: &[usize]) -> Vec<Element> {
    let children = root.children();
    places.iter().filter_map(|&at| children.item(at as u32)).collect()
}

/// An attribute that stands on some elements and moves on to others, set here and never drawn by the view.
pub struct Sign {
    attribute: &'static str,
    on: Vec<Element>,
}

impl Sign {
    /// The light on the mark that is meant.
    pub const fn light() -> Self {
        Self {
            attribute: "data-lit",
            on: Vec::new(),
        }
    }

    /// The ring around the mark in focus.
    pub const fn ring() -> Self {
        Self {
            attribute: "data-ring",
            on: Vec::new(),
        }
    }

    /// Moves on to `elements`, with these values.
    fn move_to(&mut self, elements: Vec<Element>, value: impl Fn(usize) -> &'static str) {
        for element in &self.on {
            // Fails only for an ill-formed name.
            let _ = element.remove_attribute(self.attribute);
        }
        for (i, element) in elements.iter().enumerate() {
            let _ = element.set_attribute(self.attribute, value(i));
        }
        self.on = elements;
    }
}

/// Lights up these marks, what is said, the saying words and the source, and no others.
pub fn light(light: &mut Sign, within: &[Element], keys: &[String]) {
    let parts = ["data-mark", "data-source", "data-cue"];
    let selectors = keys.iter().flat_map(|key| parts.map(|part| having(part, key)));
    light.move_to(all(within, &selectors.collect::<Vec<_>>().join(",")), |_| "");
}

/// Rings this mark and no other.
pub fn ring(ring: &mut Sign, within: &[Element], key: Option<&str>) {
    let ringed = all(within, &key.map(|key| having("data-mark", key)).unwrap_or_default());
    // The ring is open between the runs of one mark and closed at its two ends.
    let last = ringed.len().saturating_sub(1);
    ring.move_to(ringed, |i| match (i == 0, i == last) {
        (true, true) => "both",
        (true, false) => "first",
        (false, true) => "last",
        (false, false) => "",
    });
}

/// Brings a mark into view, if it is not: a hand's breadth from the edges. False if it is not on the page.
pub fn reveal(within: &[Element], key: &str) -> bool {
    let Some(element) = all(within, &having("data-mark", key)).into_iter().next() else {
        return false;
    };
    let here = element.get_bounding_client_rect();
    if here.top() < EDGE || here.bottom() > window_height() - EDGE {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    true
}

/// CSS pixels at the top and bottom of the window in which a mark does not count as seen.
const EDGE: f64 = 96.0;

/// The box around a mark with its source, in CSS pixels from the window's top left corner. A source
/// farther away than half the window's height is left out.
pub fn rect_of(within: &[Element], key: &str) -> Option<Rect> {
    let near = window_height() / 2.0;
    let mut cover = all(within, &having("data-mark", key)).iter().map(rect).reduce(union)?;
    for source in all(within, &having("data-source", key)).iter().map(rect) {
        let both = union(cover, source);
        if both.height <= cover.height + near {
            cover = both;
        }
    }
    Some(cover)
}

/// The `data-start` of the paragraph at the top of the window: UTF-16 units from the start of the text.
pub fn first_seen(root: &Element) -> Option<u32> {
    let here = root.get_bounding_client_rect();
    let at = gloo::utils::document().element_from_point((here.left() + here.width() / 2.0) as f32, EDGE as f32)?;
    let block = at.closest("[data-start]").ok().flatten();
    let block = block.or_else(|| at.query_selector("[data-start]").ok().flatten())?;
    block.get_attribute("data-start")?.parse().ok()
}

/// The place among `root`'s children, which stand below each other, of the first one in the window; that of the last
/// one if none is.
pub fn child_seen(root: &Element) -> usize {
    let children = root.children();
    let (mut from, mut to) = (0, children.length());
    while from < to {
        let middle = from.midpoint(to);
        let above = children
            .item(middle)
            .is_some_and(|child| child.get_bounding_client_rect().bottom() <= EDGE);
        (from, to) = if above { (middle + 1, to) } else { (from, middle) };
    }
    from.min(children.length().saturating_sub(1)) as usize
}

/// Puts `float` beside `rect` (in the window), inside the element it is positioned in: below it, or above
/// where there is no room below. It never covers `rect`.
pub fn place(float: &HtmlElement, rect: Rect) {
    let Some(within) = float.offset_parent() else { return };
    let within = within.get_bounding_client_rect();
    let (width, height) = (f64::from(float.offset_width()), f64::from(float.offset_height()));
    let below = rect.top + rect.height + GAP;
    let above = rect.top - height - GAP;
    let top = if below + height > window_height() && above > EDGE {
        above
    } else {
        below
    };
    let right = (within.width() - width - GAP).max(GAP);
    let left = (rect.left - within.left()).clamp(GAP, right);
    let style = float.style();
    // These fail only for words that are no CSS property.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{}px", top - within.top()));
}

/// Puts `handle` at an edge of the text (in the window), inside the element it is positioned in; as high as the line is.
pub fn stand_at(handle: &HtmlElement, edge: Rect) {
    let Some(within) = handle.offset_parent() else { return };
    let within = within.get_bounding_client_rect();
    let style = handle.style();
    for (property, value) in [
        ("left", edge.left - within.left()),
        ("top", edge.top - within.top()),
        ("height", edge.height),
    ] {
        // Fails only for words that are no CSS property.
        let _ = style.set_property(property, &format!("{value}px"));
    }
}

/// CSS pixels between a mark and what floats beside it.
const GAP: f64 = 10.0;

/// Scrolls so that `rect` (in the window) is not under `sheet`, which is fixed at the window's foot.
pub fn clear_of(sheet: &HtmlElement, rect: Rect) {
    let hidden = rect.top + rect.height + GAP - sheet.get_bounding_client_rect().top();
    let most = rect.top - EDGE;
    if hidden > 0.0 {
        gloo::utils::window().scroll_by_with_x_and_y(0.0, hidden.min(most.max(0.0)));
    }
}

/// Takes away what [`place`] did.
pub fn unplace(float: &HtmlElement) {
    for property in ["left", "top"] {
        // Fails only for words that are no CSS property.
        let _ = float.style().remove_property(property);
    }
}

/// Whether the window is so narrow that article and panel take turns.
pub fn is_narrow() -> bool {
    let query = gloo::utils::window().match_media("(max-width: 900px)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Moves the focus to an element, without scrolling: what floats is put in its place after it got the focus.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails only for an element that cannot be focused.
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the focus is nowhere: what had it has gone.
pub fn focus_is_lost() -> bool {
    let active = gloo::utils::document().active_element();
    active.is_none_or(|element| element.tag_name() == "BODY")
}

fn having(attribute: &str, key: &str) -> String {
    format!("[{attribute}~=\"{key}\"]")
}

/// What `selector` finds, in order; an empty one finds nothing.
fn all(within: &[Element], selector: &str) -> Vec<Element> {
    let lists = within.iter().filter_map(|part| part.query_selector_all(selector).ok());
    let nodes = lists.flat_map(|list| (0..list.length()).filter_map(move |i| list.item(i)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

fn rect(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    }
}

fn union(a: Rect, b: Rect) -> Rect {
    let (left, top) = (a.left.min(b.left), a.top.min(b.top));
    Rect {
        left,
        top,
        width: (a.left + a.width).max(b.left + b.width) - left,
        height: (a.top + a.height).max(b.top + b.height) - top,
    }
}

fn window_height() -> f64 {
    let height = gloo::utils::window().inner_height().ok();
    height.and_then(|h| h.as_f64()).unwrap_or(0.0)
}
