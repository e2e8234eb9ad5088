//! How long the page's own thread was held up, as the browser tells it.

use serde_json::json;

use crate::browser::Browser;

/// What held up the page's own thread during a step.
#[derive(Debug, Clone, Default)]
pub struct Stalls {
    /// The browser's long tasks: those over 50 ms, in milliseconds (W3C Long Tasks).
    pub long_tasks: Vec<f64>,
    /// From a key or a press to the next frame, the longest, in milliseconds, in steps of 8 from 16 on (W3C Event
    /// Timing); 0 if all were shorter.
    pub slowest_answer: f64,
}

impl Stalls {
    /// The longest of the long tasks, in milliseconds; 0 if there was none.
    pub fn longest(&self) -> f64 {
        self.long_tasks.iter().copied().fold(0.0, f64::max)
    }
}

impl Browser {
    /// From now on the page notes what holds up its thread. Once for each page load.
    pub fn watch_stalls(&self) {
        self.js(include_str!("js/stalls.js"));
    }

    /// What held the page up since the last call; what the page noted last takes a moment to be told.
    pub fn stalls(&self) -> Stalls {
        let told = self.js_with(
            "await new Promise(told => setTimeout(told, arguments[0]));
             const stalls = window.stalls;
             window.stalls = { tasks: [], answer: 0 };
             return stalls",
            vec![json!(300)],
        );
        let tasks = told["tasks"].as_array().into_iter().flatten();
        Stalls {
            long_tasks: tasks.filter_map(|task| task.as_f64()).collect(),
            slowest_answer: told["answer"].as_f64().unwrap_or_default(),
        }
    }
}
