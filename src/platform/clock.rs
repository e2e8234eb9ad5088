//! The browser's clock.

use sayso_notebook::Timestamp;

/// Now, in milliseconds since 1970-01-01T00:00Z.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as u64)
}

/// The day here and now, for a file's name: `2026-03-14`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
