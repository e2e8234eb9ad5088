//! Dates as the browser writes them.

use sayso_notebook::Timestamp;

/// A moment in words: *14 Mar 2026, 15:04*.
pub fn shown(at: Timestamp) -> String {
    written(at, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// A time of day: *15:04*.
pub fn time(at: Timestamp) -> String {
    written(at, &[("timeStyle", "short")])
}

fn written(at: Timestamp, style: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for &(name, value) in style {
        // Fails for no plain object.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let language = gloo::utils::window().navigator().language();
    let language = language.unwrap_or_else(|| "en".to_owned());
    String::from(js_sys::Date::new(&(at.0 as f64).into()).to_locale_string(&language, &options))
}
