//! What components do beyond drawing: listening to the window, moving the focus.

mod use_keys;
pub use use_keys::use_keys;
