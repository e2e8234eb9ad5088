//! What kind of source a common noun is.

use std::borrow::Cow;

use super::SourceKind;
use crate::names::{Known, names};

/// What kind of source a common noun is, with the words around it.
pub(super) fn kind_of_noun(head: &str, known: Known, all: &[Cow<str>]) -> SourceKind {
    let has = |words: &[&str]| all.iter().any(|w| words.contains(&w.as_ref()));
    let nameless = has(&[
        "anonymous",
        "anonymously",
        "anonymity",
        "unnamed",
        "unidentified",
        "familiar",
    ]) || has(&["named", "identified"]) && has(&["not"]);
    if has(&["tweet", "tweets", "hashtag"])
        || matches!(
            head,
            "post" | "posts" | "user" | "users" | "commenter" | "commenters" | "thread"
        )
        || has(&["facebook", "twitter", "instagram", "tiktok", "social"]) && has(&["post", "posts", "media", "users"])
    {
        return SourceKind::Social;
    }
    if matches!(
        head,
        "newspaper"
            | "newspapers"
            | "broadcaster"
            | "outlet"
            | "outlets"
            | "media"
            | "magazine"
            | "tabloid"
            | "tabloids"
            | "station"
            | "channel"
            | "website"
            | "press"
            | "blog"
    ) {
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
    if known.any(Known::GROUP)
        || plural
        || matches!(
            head,
            "women" | "men" | "people" | "children" | "police" | "both" | "all"
        )
    {
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
