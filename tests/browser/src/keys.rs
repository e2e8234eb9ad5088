//! Keys by name, as a help page writes them: `Tab`, `Shift+Tab`, `Control+z`, `j`.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// The strokes of one key with its modifiers held.
///
/// # Panics
/// When the name is no key.
pub fn strokes(name: &str) -> KeyActions {
    // "+" is a key too, and the separator.
    let mut parts: Vec<&str> = name.split('+').filter(|part| !part.is_empty()).collect();
    if name.ends_with('+') {
        parts.push("+");
    }
    let values: Vec<char> = parts.iter().map(|part| value(part)).collect();
    let down = values.iter().map(|&value| KeyAction::Down { value });
    let up = values.iter().rev().map(|&value| KeyAction::Up { value });
    down.chain(up)
        .fold(KeyActions::new("keys".to_owned()), |actions, action| {
            actions.then(action)
        })
}

fn value(name: &str) -> char {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter;
    }
    let key = match name {
        "Backspace" => Key::Backspace,
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Escape" => Key::Escape,
        "Space" => return ' ',
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "End" => Key::End,
        "Home" => Key::Home,
        "ArrowLeft" => Key::Left,
        "ArrowUp" => Key::Up,
        "ArrowRight" => Key::Right,
        "ArrowDown" => Key::Down,
        "Delete" => Key::Delete,
        "F10" => Key::F10,
        _ => panic!("`{name}` is no key known here: add it to keys.rs"),
    };
    key.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_key_codes() {
        assert_eq!(value("z"), 'z');
        assert_eq!(value("+"), '+');
        // The codes: W3C WebDriver, section "Keyboard actions".
        assert_eq!(value("Tab"), '\u{e004}');
        assert_eq!(value("ArrowDown"), '\u{e015}');
    }
}
