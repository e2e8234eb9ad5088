//! What components do beyond drawing: listening to the window, moving the focus.

mod use_keys;
pub use use_keys::use_keys;

mod use_page_turn;
pub use use_page_turn::use_page_turn;
