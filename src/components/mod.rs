//! What the page is made of: each draws its props and emits actions.

pub mod reading;
