//! The line that stands for the caret in the article.

use std::ops::Range;

use js_sys::Function;
use sayso_engine::Utf16;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::selection::rect_of;

/// Keeps a line at its place in the article, whatever becomes of the page's width; dropped, it stops.
pub struct Placed {
    sized: ResizeObserver,
    _on_sized: Closure<dyn FnMut()>,
}

impl Drop for Placed {
    fn drop(&mut self) {
        self.sized.disconnect();
    }
}

/// Puts `line` at the left edge of what of the document is shown in `beside`, or at its right edge, and keeps it there. None where the
/// browser cannot tell of sizes.
pub fn place(line: HtmlElement, article: Element, beside: Range<Utf16>, after: bool) -> Option<Placed> {
    let (watched, put) = (article.clone(), move || put(&line, &article, &beside, after));
    put();
    let on_sized = Closure::new(put);
    let function: &Function = on_sized.as_ref().unchecked_ref();
    let sized = ResizeObserver::new(function).ok()?;
    sized.observe(&watched);
    Some(Placed {
        sized,
        _on_sized: on_sized,
    })
}

fn put(line: &HtmlElement, article: &Element, beside: &Range<Utf16>, after: bool) {
    // What is hidden stands in nothing.
    line.set_hidden(false);
    let (Some(rect), Some(within)) = (rect_of(article, beside.clone()), line.offset_parent()) else {
        line.set_hidden(true);
        return;
    };
    let within = within.get_bounding_client_rect();
    let left = if after { rect.left + rect.width } else { rect.left };
    let style = line.style();
    for (property, value) in [
        ("left", left - within.left()),
        ("top", rect.top - within.top()),
        ("height", rect.height),
    ] {
        // Fails only for words that are no CSS property.
        let _ = style.set_property(property, &format!("{value}px"));
    }
}
