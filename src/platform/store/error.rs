use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Why something could not be kept or read. The sentence for the person: [`crate::text::words_for::store_error`].
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
