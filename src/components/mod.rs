//! What the page is made of: each draws its props and emits actions.

pub mod article;
pub mod card;
pub mod change;
pub mod chunk;
pub mod command_button;
pub mod dialogs;
pub mod drop_zone;
pub mod file_button;
pub mod first_page;
pub mod header;
pub mod icon;
pub mod layers;
pub mod marking;
pub mod modal;
pub mod note;
pub mod notes;
pub mod notices;
pub mod panel;
pub mod reading;
pub mod review;
pub mod status;
pub mod tabbar;
pub mod voices;
pub mod words;
