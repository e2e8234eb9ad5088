use std::fmt;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Why something could not be kept or read. [`fmt::Display`] says what happened and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The browser does not let pages keep anything, or has stopped to.
    Blocked,
    /// What is there cannot be read.
    Corrupt,
    /// It was written by a newer version of Sayso.
    Newer,
    /// No article of that name: forgotten in another tab, perhaps.
    Missing,
}

impl StoreError {
    /// What a browser's storage error means here: `QuotaExceededError` and Firefox's own name for it are
    /// [`StoreError::Full`], `VersionError` is [`StoreError::Newer`], anything else [`StoreError::Blocked`].
    pub(super) fn of(error: &JsValue) -> Self {
        let name = Reflect::get(error, &"name".into())
            .ok()
            .and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
            Some("VersionError") => StoreError::Newer,
            _ => StoreError::Blocked,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StoreError::Full => {
                "This browser has no room left for Sayso. Download your work, then forget articles you no longer need."
            }
            StoreError::Blocked => {
                "This browser does not let Sayso save anything (a private window, or site data is switched off). \
                 Download your work before you close this tab."
            }
            StoreError::Corrupt => {
                "What was saved here cannot be read. It is set aside, not deleted. Download your work, and open it from the file."
            }
            StoreError::Newer => {
                "This was saved by a newer version of Sayso. Nothing was changed. Reload the page to get that version."
            }
            StoreError::Missing => "This article is no longer saved in this browser. It may have been forgotten in another tab.",
        })
    }
}

impl std::error::Error for StoreError {}
