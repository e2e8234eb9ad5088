//! Every word the interface says, in one place: `en.ftl`, in Fluent (<https://projectfluent.org>).
//!
//! `t("save-saved")` is the plain case, `t_args("words", &[("count", 3.into())])` the one with something filled in;
//! plurals are the message's own business. `tests/interface_text.rs` holds that every id used is there, that every
//! id there is used, and that no component carries words of its own.

mod number;
mod size;
pub mod words_for;

pub use size::bytes;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use yew::AttrValue;

/// What a message can be filled in with: `3.into()`, `"words".into()`.
pub type Value<'a> = FluentValue<'a>;

const ENGLISH: &str = include_str!("en.ftl");

thread_local! {
    static BUNDLE: FluentBundle<FluentResource> = bundle();
}

/// The text of message `id`.
///
/// A message that is not there is a mistake in the program: a debug build stops, a release shows the id.
pub fn t(id: &str) -> AttrValue {
    t_args(id, &[])
}

/// The text of message `id` with `args` filled in by name. Numbers are grouped by thousands.
pub fn t_args(id: &str, args: &[(&str, Value<'_>)]) -> AttrValue {
    let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    BUNDLE.with(|bundle| {
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "en.ftl has no message `{id}`");
            return id.to_owned().into();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "message `{id}`: {errors:?}");
        text.into_owned().into()
    })
}

fn bundle() -> FluentBundle<FluentResource> {
    // A mistake in the file is found by the tests; what can be read of it is used.
    let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(readable, _)| readable);
    let mut bundle = FluentBundle::new(vec!["en".parse().unwrap_or_default()]);
    // The invisible marks around what is filled in would end up in copied text, file names and tests. Titles,
    // which may be in any script, stand in a <bdi> of their own instead.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number::grouped));
    bundle.add_resource_overriding(resource);
    bundle
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
    }

    #[test]
    fn what_is_filled_in_carries_no_invisible_marks() {
        let text = t_args("article-remove", &[("title", "Sturm über Aldine".into())]);
        assert!(text.contains("Sturm über Aldine"));
        assert!(!text.contains(['\u{2068}', '\u{2069}']));
    }
}
