//! What kind of source a common noun is.

use std::borrow::Cow;

use super::SourceKind;
use crate::names::{Known, names};
use crate::rules::lexicon::{self, Entry, Lists};

/// What kind of source a common noun is, with the words around it. `entry`: what the lexicon has of the noun; `lists`: all
/// its lists that a word of `all` is in.
pub(super) fn kind_of_noun(head: &str, entry: &Entry, known: Known, all: &[Cow<str>], lists: Lists) -> SourceKind {
    let has = |words: &[&str]| all.iter().any(|w| words.contains(&w.as_ref()));
    let any = |list: Lists| lists.any(list);
    let is = |list: Lists| entry.lists.any(list);
    let nameless = any(lexicon::NAMELESS) || has(&["named", "identified"]) && has(&["not"]);
    let posted = any(lexicon::SOCIAL_NETWORK) && has(&["post", "posts", "media", "users"]);
    if has(&["tweet", "tweets", "hashtag"]) || is(lexicon::SOCIAL_NOUN) || posted {
        return SourceKind::Social;
    }
    if is(lexicon::MEDIA_NOUN) {
        return SourceKind::Media;
    }
    let singular = head.strip_suffix('s').unwrap_or(head);
    let role = known.any(Known::ROLE) || names().get(singular).any(Known::ROLE);
    if nameless && (role || known.any(Known::GROUP)) {
        return SourceKind::Unnamed;
    }
    if known.any(Known::DOCUMENT) && !known.any(Known::ROLE) {
        return SourceKind::Document;
    }
    if known.any(Known::BODY) {
        return SourceKind::Organisation;
    }
    let plural = head.len() > 3 && head.ends_with('s') && !head.ends_with("ss") && !known.any(Known::ROLE);
    let several = is(lexicon::SEVERAL_NOUN);
    if known.any(Known::GROUP) || plural || several {
        let counted = matches!(
            all.first().map(Cow::as_ref),
            Some("two" | "three" | "four" | "five" | "six" | "several")
        ) && has(&["people", "sources", "officials", "persons"]);
        return if counted && has(&["familiar", "briefed", "knowledge", "close", "condition"]) {
            SourceKind::Unnamed
        } else {
            SourceKind::Group
        };
    }
    SourceKind::Unnamed
}
