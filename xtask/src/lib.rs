//! The project's own commands, and the pieces of them that the browser tests use too.
//!
//! `tools` finds or installs Trunk and wasm-bindgen, `web_build` makes the app with them, `package`
//! puts the content security policy on it ([`policy`]) and folds it into one file, [`server`] shows
//! it. Each command of `cargo xtask` is a module with a `run`.

pub mod bench;
pub mod cut;
pub mod eval;
pub mod html;
pub mod js_package;
pub mod package;
pub mod policy;
pub mod project;
pub mod rivals;
pub mod serve;
pub mod server;
pub mod shots;
pub mod steps;
pub mod test;
pub mod tools;
pub mod web_build;
pub mod words;
