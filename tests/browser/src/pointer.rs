//! The mouse: hovering, and selecting text by dragging as a hand does. A finger: tapping.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use serde_json::json;

use crate::browser::Browser;

/// How long the pointer takes from one point to the next.
const MOVE: Duration = Duration::from_millis(30);

impl Browser {
    /// Moves the pointer over the middle of an element.
    pub fn hover(&self, css: &str) {
        let element = self.wait_for(css);
        let over = PointerAction::MoveToElement {
            element,
            duration: Some(MOVE),
            x: 0.0,
            y: 0.0,
        };
        self.act(&format!("hover `{css}`"), mouse().then(over).into());
    }

    /// Selects the first place inside an element where `words` stand, by dragging over it. The words
    /// may run over several of its parts.
    ///
    /// # Panics
    /// When they do not stand there.
    pub fn select_text(&self, css: &str, words: &str) {
        self.wait_for(css);
        let ends = self.js_with(include_str!("js/ends.js"), vec![json!(css), json!(words)]);
        let at = |index: usize| {
            ends[index]
                .as_f64()
                .unwrap_or_else(|| panic!("“{words}” does not stand in `{css}`"))
        };
        let to = |x: f64, y: f64| PointerAction::MoveTo {
            duration: Some(MOVE),
            x,
            y,
        };
        let drag = mouse()
            .then(to(at(0), at(1)))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(to((at(0) + at(2)) / 2.0, (at(1) + at(3)) / 2.0))
            .then(to(at(2), at(3)))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.act(&format!("select “{words}”"), drag.into());
    }
}

impl Browser {
    /// Taps the middle of an element with a finger.
    pub fn tap(&self, css: &str) {
        let element = self.wait_for(css);
        let over = PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y: 0.0,
        };
        let down = PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        };
        let up = PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        };
        let finger = TouchActions::new("finger".to_owned()).then(over).then(down).then(up);
        self.act(&format!("tap `{css}`"), finger.into());
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}
