//! The mouse: hovering, and selecting text by dragging as a hand does. A finger: tapping.

use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use serde_json::json;

use crate::browser::Browser;

/// How long the pointer takes from one point to the next.
const MOVE: Duration = Duration::from_millis(30);

/// How long a drag halts: longer than the app waits for a selection to stand still.
const HALT: Duration = Duration::from_millis(500);

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
    /// Selects the words from `start` to `end`, each as they first stand inside an element, by a drag that halts for a while at the end
    /// of `start`; and right after it presses a point of the window, in CSS pixels from its top left corner.
    ///
    /// # Panics
    /// When the words do not stand there.
    pub fn drag_halt_and_press(&self, css: &str, [start, end]: [&str; 2], point: (f64, f64)) {
        let ends = |words: &str| {
            let ends = self.js_with(include_str!("js/ends.js"), vec![json!(css), json!(words)]);
            let at = |index: usize| {
                ends[index]
                    .as_f64()
                    .unwrap_or_else(|| panic!("“{words}” does not stand in `{css}`"))
            };
            [at(0), at(1), at(2), at(3)]
        };
        let ([x, y, halt_x, halt_y], [.., end_x, end_y]) = (ends(start), ends(end));
        let down = || PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        };
        let up = || PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        };
        let halt = PointerAction::Pause { duration: HALT };
        let drag = mouse().then(to(x, y)).then(down()).then(to(halt_x, halt_y)).then(halt);
        let drag = drag
            .then(to((halt_x + end_x) / 2.0, end_y))
            .then(to(end_x, end_y))
            .then(up());
        let press = drag.then(to(point.0, point.1)).then(down()).then(up());
        self.act(&format!("drag from “{start}” to “{end}” and press"), press.into());
    }

    /// Clicks the first letter of the first place inside an element where `words` stand.
    ///
    /// # Panics
    /// When they do not stand there.
    pub fn click_words(&self, css: &str, words: &str) {
        let (x, y) = self.place_of(css, words);
        let click = mouse()
            .then(to(x, y))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.act(&format!("click “{words}”"), click.into());
    }

    /// As [`Self::click_words`], with a finger.
    ///
    /// # Panics
    /// When they do not stand there.
    pub fn tap_words(&self, css: &str, words: &str) {
        let (x, y) = self.place_of(css, words);
        self.tap_at(x, y);
    }

    /// Taps a point of the window with a finger, in CSS pixels from its top left corner.
    pub fn tap_at(&self, x: f64, y: f64) {
        let tap = TouchActions::new("finger".to_owned())
            .then(to(x, y))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.act("tap", tap.into());
    }

    /// Pulls with the mouse from one point of the window to another, in CSS pixels from its top left corner.
    pub fn pull(&self, from: (f64, f64), onto: (f64, f64)) {
        let pull = mouse()
            .then(to(from.0, from.1))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(to((from.0 + onto.0) / 2.0, (from.1 + onto.1) / 2.0))
            .then(to(onto.0, onto.1))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.act("pull", pull.into());
    }

    /// Where the middle of the first element that matches is now, in CSS pixels from the window's top left corner.
    pub fn middle_of(&self, css: &str) -> (f64, f64) {
        self.wait_for(css);
        let at = self.js_with(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();
             return [box.left + box.width / 2, box.top + box.height / 2]",
            vec![json!(css)],
        );
        (at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default())
    }

    /// Where the first letter of the first place inside an element is where `words` stand, brought into view, in CSS pixels from the
    /// window's top left corner.
    ///
    /// # Panics
    /// When they do not stand there.
    pub fn place_of(&self, css: &str, words: &str) -> (f64, f64) {
        self.wait_for(css);
        let ends = self.js_with(include_str!("js/ends.js"), vec![json!(css), json!(words)]);
        let at = |index: usize| {
            ends[index]
                .as_f64()
                .unwrap_or_else(|| panic!("“{words}” does not stand in `{css}`"))
        };
        (at(0) + 2.0, at(1))
    }

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

fn to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(MOVE),
        x,
        y,
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}
