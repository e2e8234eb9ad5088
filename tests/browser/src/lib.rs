//! Drives a real browser (Debian's Chromium, by WebDriver) over the packaged app.
//!
//! A test opens the app, does what a person does, and looks at what a person sees:
//!
//! ```no_run
//! use sayso_browser::{Browser, Place};
//!
//! let browser = Browser::open(Place::Site);
//! browser.click("#paste");
//! browser.type_into("#paste", "…");
//! browser.press("Control+Enter");
//! assert_eq!(browser.text("h1"), "…");
//! browser.assert_no_faults();
//! ```
//!
//! Every step waits for its element, up to [`Browser::PATIENCE`], and panics with a sentence when it
//! does not come: these are helpers for tests, where a panic is the answer. A test that fails leaves
//! a screenshot in `target/screenshots`.

mod browser;
mod driver;
mod fit;
mod keys;
mod made_backup;
mod pointer;
mod reader;
mod stalls;
mod watching;

pub use browser::{Browser, Look, Place, new_folder};
pub use fantoccini::wd::WindowHandle as Tab;
pub use made_backup::MadeBackup;
pub use stalls::Stalls;
pub use watching::beside_parts;
