//! Every word the interface says, in Fluent (<https://projectfluent.org>), which the build reads (`build/main.rs`): what the page says
//! at once in `first.ftl`, what its parts say in `later.ftl`.
//!
//! `t("save-saved")` is the plain case, `t_args("words", &[("count", 3.into())])` the one with something filled in;
//! plurals are the message's own business. `tests/interface_text.rs` holds that every id used is there, that every
//! id there is used, and that no component carries words of its own.

mod message;
mod number;
mod signs;
mod size;
mod value;
pub mod words_for;

pub use size::bytes;
pub use value::Value;

use std::cell::RefCell;
use std::collections::HashMap;

use yew::AttrValue;

use crate::platform::parts::{self, Part};

thread_local! {
    static PATTERNS: RefCell<Patterns> = RefCell::new(Patterns {
        by_id: message::read(message::FIRST).collect(),
        are_all: false,
    });
}

struct Patterns {
    by_id: HashMap<&'static str, &'static str>,
    /// Whether those of the parts are among them.
    are_all: bool,
}

impl Patterns {
    /// The pattern of message `id`. Asked for one that it does not have, it takes up what the parts say, once that is here.
    fn of(&mut self, id: &str) -> Option<&'static str> {
        if !self.by_id.contains_key(id) && !self.are_all && parts::is_here(Part::Common) {
            self.by_id.extend(message::read(message::later()));
            self.are_all = true;
        }
        self.by_id.get(id).copied()
    }
}

/// The text of message `id`.
///
/// A message that is not there is a mistake in the program: a debug build stops, a release shows the id.
pub fn t(id: &str) -> AttrValue {
    t_args(id, &[])
}

/// The text of message `id` with `args` filled in by name. Numbers are grouped by thousands.
pub fn t_args(id: &str, args: &[(&str, Value<'_>)]) -> AttrValue {
    let pattern = PATTERNS.with_borrow_mut(|patterns| patterns.of(id));
    let text = pattern.and_then(|pattern| message::filled(pattern, args));
    debug_assert!(
        text.is_some(),
        "there is no message `{id}`, or it wants other arguments"
    );
    text.unwrap_or_else(|| id.to_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_the_count() {
        let words = |n: u32| t_args("words", &[("count", n.into())]).to_string();
        assert_eq!(words(1), "1 word");
        assert_eq!(words(2), "2 words");
        assert_eq!(words(12_345), "12,345 words");
        let forget = |n: u32| t_args("forget-lead", &[("count", n.into())]).to_string();
        assert!(forget(0).ends_with("for good.") && forget(2).ends_with("with the 2 changes you made."));
        let judged = t_args(
            "bench-judged",
            &[("all", 1.into()), ("right", 1.into()), ("percent", 100.into())],
        );
        assert!(judged.starts_with("Of 1 "), "{judged}");
    }

    #[test]
    fn each_message_is_one_piece() {
        let messages: Vec<_> = message::read(message::FIRST)
            .chain(message::read(message::later()))
            .collect();
        assert!(messages.len() > 300, "{}", messages.len());
        for (id, pattern) in messages {
            let named = pattern.split([signs::ARGUMENT, signs::CHOICE]).skip(1);
            let names = named.filter_map(|rest| rest.split_once(signs::NAME_ENDS));
            let args: Vec<(&str, Value)> = names.map(|(name, _)| (name, Value::from(1))).collect();
            let text = message::filled(pattern, &args);
            assert!(
                text.as_ref().is_some_and(|text| !text.contains(signs::is_sign)),
                "{id}: {text:?}"
            );
        }
    }

    #[test]
    fn what_is_filled_in_carries_no_invisible_marks() {
        let text = t_args("article-remove", &[("title", "Sturm über Aldine".into())]);
        assert!(text.contains("Sturm über Aldine"));
        assert!(!text.contains(['\u{2068}', '\u{2069}']));
    }
}
