//! The name of the browser's tab.

/// Names the tab.
pub fn set(title: &str) {
    gloo::utils::document().set_title(title);
}
