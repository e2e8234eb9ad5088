//! Bars in the margin: reported speech over more than three lines is marked by one, since so much
//! underlining could not be read.
//!
//! Which words fill how many lines depends on the width of the page, so it is measured where the browser has
//! laid the text out. What the article view keeps to: a run of reported speech carries in `data-reported` the
//! keys of its marks, each after the place of its line (`1:s4 2:s2`), and stands in a `.block`. Set here, and
//! never drawn by the view: `data-bar`, the places of the lines for which a bar stands; `data-bar-from`, on the
//! first run of such a mark, with how far left and how long the bar is.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DomRect, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, ResizeObserver};

/// Lines of reported speech that are underlined.
const MOST_LINES: usize = 3;

/// Keeps the bars of a chunk right while it is near the window; dropped, it stops.
pub struct Watch {
    seen: IntersectionObserver,
    sized: ResizeObserver,
    _on_seen: Closure<dyn FnMut(Array)>,
    _on_sized: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.seen.disconnect();
        self.sized.disconnect();
    }
}

/// Draws the bars of `chunk` whenever it comes into the window or changes its size. None where the browser
/// cannot tell; all lines are underlines there.
pub fn watch(chunk: Element) -> Option<Watch> {
    // What is out of sight is not laid out, and measuring it would make the browser do so.
    let near = Rc::new(Cell::new(false));
    let on_seen = {
        let (chunk, near) = (chunk.clone(), near.clone());
        Closure::new(move |entries: Array| {
            let last: IntersectionObserverEntry = entries.get(entries.length() - 1).unchecked_into();
            near.set(last.is_intersecting());
            if near.get() {
                draw(&chunk);
            }
        })
    };
    let on_sized = {
        let chunk = chunk.clone();
        Closure::new(move || {
            if near.get() {
                draw(&chunk);
            }
        })
    };
    let function = |closure: &wasm_bindgen::JsValue| closure.unchecked_ref::<js_sys::Function>().clone();
    let seen = IntersectionObserver::new(&function(on_seen.as_ref())).ok()?;
    let sized = ResizeObserver::new(&function(on_sized.as_ref())).ok()?;
    seen.observe(&chunk);
    sized.observe(&chunk);
    Some(Watch {
        seen,
        sized,
        _on_seen: on_seen,
        _on_sized: on_sized,
    })
}

/// One mark's reported words in a chunk.
struct Reported {
    key: String,
    /// Its runs, and the place of its line in each.
    runs: Vec<(HtmlElement, String)>,
    lines: Vec<DomRect>,
    /// CSS pixels from the window's left edge to the paragraph's.
    margin: f64,
}

fn draw(chunk: &Element) {
    // First everything is measured and then everything is set: the other way the page is laid out many times.
    let mut marks = measured(chunk);
    marks.retain(|mark| mark.lines.len() > MOST_LINES);
    for attribute in ["data-bar", "data-bar-from"] {
        for element in all(chunk, &format!("[{attribute}]")) {
            // Fails only for an ill-formed name.
            let _ = element.remove_attribute(attribute);
        }
    }
    for mark in &marks {
        for (run, place) in &mark.runs {
            let places = run.get_attribute("data-bar").unwrap_or_default();
            let _ = run.set_attribute("data-bar", format!("{places} {place}").trim());
        }
        let ([(run, place), ..], [first, ..], Some(last)) = (&mark.runs[..], &mark.lines[..], mark.lines.last()) else {
            continue;
        };
        let _ = run.set_attribute("data-bar-from", place);
        let (left, length) = (mark.margin - first.left(), last.bottom() - first.top());
        for (property, value) in [("--bar-left", left), ("--bar-length", length)] {
            // Fails only for words that are no CSS property.
            let _ = run.style().set_property(property, &format!("{value}px"));
        }
    }
}

fn measured(chunk: &Element) -> Vec<Reported> {
    let mut marks: Vec<Reported> = Vec::new();
    for run in all(chunk, "[data-reported]") {
        let keys = run.get_attribute("data-reported").unwrap_or_default();
        let rects = run.get_client_rects();
        let rects: Vec<DomRect> = (0..rects.length()).filter_map(|i| rects.item(i)).collect();
        for (place, key) in keys.split(' ').filter_map(|key| key.split_once(':')) {
            let at = marks.iter().position(|mark| mark.key == key).unwrap_or_else(|| {
                let block = run.closest(".block").ok().flatten();
                marks.push(Reported {
                    key: key.to_owned(),
                    runs: Vec::new(),
                    lines: Vec::new(),
                    margin: block.map_or(0.0, |block| block.get_bounding_client_rect().left()),
                });
                marks.len() - 1
            });
            let mark = &mut marks[at];
            for rect in &rects {
                // What follows on the same line begins above the end of what is there.
                let below = |last: &DomRect| rect.top() >= last.bottom() - last.height() / 4.0;
                if mark.lines.last().is_none_or(below) {
                    mark.lines.push(rect.clone());
                }
            }
            mark.runs.push((run.clone(), place.to_owned()));
        }
    }
    marks
}

fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(selector) else {
        return Vec::new();
    };
    let nodes = (0..found.length()).filter_map(|i| found.item(i));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
