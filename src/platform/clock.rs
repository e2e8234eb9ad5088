//! The browser's clock.

use sayso_notebook::Timestamp;

/// Now, in milliseconds since 1970-01-01T00:00Z.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as u64)
}
