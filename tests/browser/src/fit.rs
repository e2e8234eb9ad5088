//! Whether what is shown can be used by everybody: axe-core's rules, and nothing to scroll sideways for.

use std::fs;

use serde_json::Value;
use xtask::tools;

use crate::browser::{Browser, Look};

/// A desk and a phone, in CSS pixels.
const SIZES: [(u32, u32); 2] = [(1440, 900), (390, 844)];
/// The narrowest page there is (WCAG 2.1, success criterion 1.4.10), and a laptop's at 200 %: the browser then tells the page of half as
/// many pixels.
const NARROW: [(u32, u32); 2] = [(320, 640), (683, 384)];

impl Browser {
    /// What is wrong with the page as it is now, in words: on a desk and a phone, in light and dark, what axe-core finds, targets smaller
    /// than 24 px among it; there, at 320 px and zoomed in to 200 %, what must be scrolled sideways.
    ///
    /// # Panics
    /// When axe-core is not here and cannot be installed.
    pub fn unfit(&self, view: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut add = |place: String, found: Vec<String>| {
            faults.extend(found.into_iter().map(|fault| format!("{view}, {place}: {fault}")));
        };
        for (width, height) in SIZES {
            for (scheme, dark) in [("light", false), ("dark", true)] {
                self.look(Look {
                    width,
                    height,
                    dark,
                    ..Look::default()
                });
                add(format!("{width} px, {scheme}"), self.axe());
            }
            add(format!("{width} px"), self.too_wide());
        }
        for (width, height) in NARROW {
            self.look(Look {
                width,
                height,
                ..Look::default()
            });
            add(format!("{width} px"), self.too_wide());
        }
        self.look(Look::default());
        faults
    }

    /// What axe-core finds wrong with the page as it is shown now.
    ///
    /// # Panics
    /// When axe-core is not here and cannot be installed.
    pub fn axe(&self) -> Vec<String> {
        if self.js("return typeof axe") == "undefined" {
            let path = tools::axe_core().unwrap_or_else(|error| panic!("{error:#}"));
            let script =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
            // As the driver's own script: the page's content security policy is as it is handed out.
            self.js(&script);
        }
        sentences(&self.js(include_str!("js/axe.js")))
    }

    /// What must be scrolled sideways to be read.
    fn too_wide(&self) -> Vec<String> {
        sentences(&self.js(include_str!("js/wide.js")))
    }
}

fn sentences(found: &Value) -> Vec<String> {
    let found = found.as_array().expect("a list");
    found.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
