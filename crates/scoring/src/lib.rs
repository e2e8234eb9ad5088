//! How well predictions agree with gold.
#![forbid(unsafe_code)]
