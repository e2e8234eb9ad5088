//! Places that were found, painted on the page without an element (CSS Custom Highlight API). A browser that has none of it paints
//! nothing; the way from place to place is the same.

use std::ops::Range;

use gloo::utils::window;
use js_sys::{Array, Function, Reflect};
use sayso_engine::Utf16;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::selection::dom_range;

/// What is painted: the names by which the style sheet knows all places, and the one that one is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint(&'static str, &'static str);

/// Words that were looked for.
pub const FOUND: Paint = Paint("found", "found-now");
/// Those who could have said a quote.
pub const NAMED: Paint = Paint("named", "named-now");

/// Where a mark would stand.
pub const ENDS: Paint = Paint("ends", "ends-now");

/// Paints these stretches of the document, and the one that one is at, instead of those before.
pub fn paint(paint: Paint, root: &Element, all: Vec<Range<Utf16>>, current: Option<Range<Utf16>>) {
    let ranges = |of: Vec<Range<Utf16>>| {
        of.into_iter()
            .filter_map(|range| dom_range(root, range))
            .collect::<Array>()
    };
    // Both fail only where the browser has no such thing.
    let _ = set(paint.0, &ranges(all));
    let _ = set(paint.1, &ranges(current.into_iter().collect()));
}

/// Paints nothing any more.
pub fn clear(paint: Paint) {
    for name in [paint.0, paint.1] {
        let _ = set(name, &Array::new());
    }
}

fn set(name: &str, ranges: &Array) -> Result<(), JsValue> {
    let css = Reflect::get(&window(), &"CSS".into())?;
    let registry = Reflect::get(&css, &"highlights".into())?;
    let highlight: Function = Reflect::get(&window(), &"Highlight".into())?.dyn_into()?;
    let highlight = Reflect::construct(&highlight, ranges)?;
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}
