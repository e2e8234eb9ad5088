//! The interface's words as the build has compiled them (`build/main.rs`).

use super::Value;
use super::signs::{ARGUMENT, CHOICE, CHOICE_ENDS, ID_ENDS, MESSAGE_ENDS, NAME_ENDS, VARIANT_ENDS};
use crate::in_part;

/// What the page says before any part is fetched.
pub(super) const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/first.txt"));

in_part! { "common", "0006":
    /// What the parts say.
    pub(super) fn later() -> &'static str {
        include_str!(concat!(env!("OUT_DIR"), "/later.txt"))
    }
}

/// The messages, each its id and its pattern.
pub(super) fn read(messages: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let messages = messages.split_terminator(MESSAGE_ENDS);
    messages.filter_map(|message| message.split_once(ID_ENDS))
}

/// `pattern` with `args` filled in by name; none where one of them is missing.
pub(super) fn filled(pattern: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
    let mut out = String::with_capacity(pattern.len());
    let rest = fill(pattern, args, true, &mut out)?;
    rest.is_empty().then_some(out)
}

/// Writes a pattern up to its end or the end of its variant, if it is to be `shown`; yields what follows.
fn fill<'a>(pattern: &'a str, args: &[(&str, Value<'_>)], shown: bool, out: &mut String) -> Option<&'a str> {
    let arg = |name: &str| args.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    let mut rest = pattern;
    while let Some(at) = rest.find([ARGUMENT, CHOICE, VARIANT_ENDS]) {
        if shown {
            out.push_str(&rest[..at]);
        }
        let sign = rest[at..].chars().next();
        rest = &rest[at + 1..];
        if sign == Some(VARIANT_ENDS) {
            return Some(rest);
        }
        let (name, after) = rest.split_once(NAME_ENDS)?;
        rest = after;
        let value = arg(name)?;
        if sign == Some(ARGUMENT) {
            if shown {
                out.push_str(&value.shown());
            }
            continue;
        }
        // The first variant that takes it.
        let mut wanted = shown;
        while !rest.starts_with(CHOICE_ENDS) {
            let (key, after) = rest.split_once(NAME_ENDS)?;
            let taken = wanted && value.takes(key);
            rest = fill(after, args, taken, out)?;
            wanted &= !taken;
        }
        rest = &rest[CHOICE_ENDS.len_utf8()..];
    }
    if shown {
        out.push_str(rest);
    }
    Some("")
}
