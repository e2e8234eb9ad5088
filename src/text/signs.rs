//! The signs between the parts of a message, as the build writes it (`build/main.rs`) and [`super::message`] reads it.

/// Stands after a message's id.
pub const ID_ENDS: char = '\u{1}';
/// Stands after a message.
pub const MESSAGE_ENDS: char = '\u{2}';
/// Stands before the name of what is filled in.
pub const ARGUMENT: char = '\u{3}';
/// Stands before the name of what is chosen by; the variants follow.
pub const CHOICE: char = '\u{4}';
/// Stands after a name, and after a variant's key.
pub const NAME_ENDS: char = '\u{5}';
/// Stands after a variant.
pub const VARIANT_ENDS: char = '\u{6}';
/// Stands after the last variant.
pub const CHOICE_ENDS: char = '\u{7}';

/// Whether `c` is one of them.
#[allow(dead_code)] // The build asks.
pub fn is_sign(c: char) -> bool {
    ('\u{1}'..='\u{7}').contains(&c)
}
