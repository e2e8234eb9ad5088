//! Everything that touches the browser below the components, each in a file of its own.
//!
//! Components and state speak to these modules and never to `window`. Offsets leave and enter in UTF-16
//! units ([`sayso_engine::Utf16`]), the DOM's own; `OffsetIndex` turns them into byte offsets at once.

pub mod address;
pub mod announce;
pub mod backup_file;
pub mod bars;
pub mod caret;
pub mod clipboard;
pub mod clock;
mod compile;
pub mod dates;
pub mod download;
pub mod file_input;
pub mod files;
pub mod focus;
pub mod folder;
pub mod folders;
pub mod found;
pub mod gzip;
pub mod leaving;
pub mod lock;
pub mod look;
pub mod margin;
pub mod marks;
pub mod page_title;
pub mod panic;
pub mod parts;
pub mod pause;
pub mod persistence;
pub mod popover;
pub mod print;
pub mod pull;
pub mod random;
pub mod remove;
pub mod selection;
pub mod settings;
pub mod store;
pub mod tabs;
pub mod textarea;
pub mod worker;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
