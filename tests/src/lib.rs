//! Helpers that the tests in this folder share.
