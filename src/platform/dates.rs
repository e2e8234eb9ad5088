//! Dates as the browser writes them.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use sayso_notebook::Timestamp;
use wasm_bindgen::JsValue;

thread_local! {
    // A format takes a browser longer to make than to use a hundred times, and lists have many dates.
    static MOMENT: Function = format(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    static TIME: Function = format(&[("timeStyle", "short")]);
}

/// A moment in words: *14 Mar 2026, 15:04*.
pub fn shown(at: Timestamp) -> String {
    MOMENT.with(|format| written(at, format))
}

/// A time of day: *15:04*.
pub fn time(at: Timestamp) -> String {
    TIME.with(|format| written(at, format))
}

fn format(style: &[(&str, &str)]) -> Function {
    let options = Object::new();
    for &(name, value) in style {
        // Fails for no plain object.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let language = gloo::utils::window().navigator().language();
    let languages = Array::of1(&language.unwrap_or_else(|| "en".to_owned()).into());
    Intl::DateTimeFormat::new(&languages, &options).format()
}

fn written(at: Timestamp, format: &Function) -> String {
    let date = Date::new(&(at.0 as f64).into());
    // Fails for no date of a calendar; such a moment is written as it is.
    let written = format.call1(&JsValue::UNDEFINED, &date).ok();
    written
        .and_then(|words| words.as_string())
        .unwrap_or_else(|| at.0.to_string())
}
