//! Where the passages of notes stand on the page, for what stands beside them.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::marks::child_seen;

/// CSS pixels above and below the window in which passages count as seen, so that scrolling finds their notes there.
const BEYOND: f64 = 400.0;
/// Least width of the margin, in CSS pixels, that notes can be read in.
const NARROWEST: i32 = 150;

/// Tells when an element changes its size, until it is dropped.
pub struct Sized {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl Sized {
    /// None where the browser cannot tell.
    pub fn watch(element: &Element, told: impl FnMut() + 'static) -> Option<Self> {
        let told = Closure::new(told);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref::<Function>()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
    }
}

impl Drop for Sized {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether there is room for notes in `margin`.
pub fn has_room(margin: &HtmlElement) -> bool {
    margin.offset_width() >= NARROWEST
}

/// Those of `marks` (key, and the place among `article`'s children where it begins) whose passage is near the window, and how far
/// below the top of `margin` it begins, in CSS pixels, the topmost first. What is farther away is not looked at: the browser has not
/// laid it out.
pub fn passages(article: &Element, margin: &Element, marks: &[(String, usize)]) -> Vec<(String, f64)> {
    let height = gloo::utils::window().inner_height().ok();
    let height = height.and_then(|height| height.as_f64()).unwrap_or(0.0);
    let top = margin.get_bounding_client_rect().top();
    let children = article.children();
    let mut near = Vec::new();
    for at in child_seen(article).saturating_sub(1) as u32..children.length() {
        let Some(child) = children.item(at) else { break };
        let rect = child.get_bounding_client_rect();
        if rect.top() > height + BEYOND {
            break;
        }
        if rect.bottom() >= -BEYOND {
            near.push((at as usize, child));
        }
    }
    let found = marks.iter().filter_map(|(key, place)| {
        let (_, child) = near.iter().find(|(at, _)| at == place)?;
        let passage = child.query_selector(&format!("[data-mark~=\"{key}\"]")).ok()??;
        let y = passage.get_bounding_client_rect().top();
        (-BEYOND..height + BEYOND).contains(&y).then(|| (key.clone(), y - top))
    });
    let mut found: Vec<(String, f64)> = found.collect();
    found.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    found
}

/// How high each child of `margin` is, in CSS pixels.
pub fn heights(margin: &Element) -> Vec<f64> {
    boxes(margin).map(|each| f64::from(each.offset_height())).collect()
}

/// Puts the children of `margin` so far below its top, in CSS pixels.
pub fn put(margin: &Element, tops: &[f64]) {
    for (each, top) in boxes(margin).zip(tops) {
        // Fails only for words that are no CSS property.
        let _ = each.style().set_property("top", &format!("{top}px"));
    }
}

fn boxes(margin: &Element) -> impl Iterator<Item = HtmlElement> {
    let children = margin.children();
    (0..children.length()).filter_map(move |at| children.item(at)?.dyn_into().ok())
}
