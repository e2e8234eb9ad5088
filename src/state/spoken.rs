use sayso_engine::Span;
use sayso_notebook::{Body, Mark, VoiceNumber};
use yew::AttrValue;

use super::{Action, Session};
use crate::components::words::{excerpt, mark_kind, mark_state, speaker};
use crate::platform::look::Spoken;
use crate::text::{t, t_args};

/// Most chars of the words chosen that are said at each step: their end tells where one is.
const SAID: usize = 80;
/// Words that are said of each end of a stretch.
const ENDS: usize = 3;

/// A mark that got the focus, as a screen reader says it, once: what it is, whose, its words, and which of how many.
pub fn mark(mark: &Mark, session: &Session) -> AttrValue {
    let walked = session.walked();
    let place = walked.iter().position(|m| m.id == mark.id).map_or(0, |at| at + 1);
    let who = speaker(mark, &session.cast).unwrap_or_else(|| t("speaker-nobody"));
    let states = [mark_state(mark.state), mark.note.as_ref().map(|_| t("state-noted"))];
    let states: Vec<String> = states.into_iter().flatten().map(|state| state.to_string()).collect();
    let state = states.join(", ");
    let id = match mark.body {
        Body::Attribution { .. } => "spoken-quote",
        _ => "spoken-mark",
    };
    t_args(
        id,
        &[
            ("kind", mark_kind(mark, &session.codebook).as_str().into()),
            ("who", who.as_str().into()),
            ("words", excerpt(mark).into()),
            ("state", state.as_str().into()),
            ("place", place.into()),
            ("all", walked.len().into()),
        ],
    )
}

/// Who says a quote now.
pub fn who(mark: &Mark, session: &Session) -> AttrValue {
    match speaker(mark, &session.cast) {
        Some(who) => t_args("spoken-who", &[("who", who.as_str().into())]),
        None => t("spoken-who-nobody"),
    }
}

/// What is said where a mark begins in the text, briefly or with the `name` of its voice or label: once for a mark, wherever its runs
/// are cut. Names, places and dates are not told of: there would be no end of it.
pub fn begins(mark: &Mark, name: &str, full: bool) -> Option<AttrValue> {
    let what = what(mark, name)?;
    let named = matches!(mark.body, Body::Attribution { .. }) && full && !name.is_empty();
    Some(match named {
        true => t_args("said-begins", &[("what", what.as_str().into()), ("who", name.into())]),
        false => what,
    })
}

/// What is said where a mark ends in the text.
pub fn ends(mark: &Mark, name: &str) -> Option<AttrValue> {
    let what = what(mark, name)?;
    Some(t_args("said-ends", &[("what", what.as_str().into())]))
}

fn what(mark: &Mark, name: &str) -> Option<AttrValue> {
    Some(match (&mark.body, mark.voice) {
        (Body::Attribution { .. }, Some(VoiceNumber::Named(n))) => t_args("said-quote", &[("number", n.into())]),
        (Body::Attribution { .. }, Some(VoiceNumber::Unnamed(n))) => {
            t_args("said-quote-unnamed", &[("number", n.into())])
        }
        (Body::Attribution { .. }, None) => t("said-quote-nobody"),
        (Body::Label { .. }, _) if !name.is_empty() => name.into(),
        (Body::Label { .. }, _) => t("said-label"),
        (Body::Highlight { .. }, _) => t("mark-highlight"),
        (Body::Signal { .. }, _) => t("said-signal"),
        (Body::Entity { .. }, _) => return None,
    })
}

/// The caret has come, at these words.
pub fn caret_begins(words: &str) -> AttrValue {
    t_args("caret-begins", &[("words", words.into())])
}

/// What is said where the caret has come to byte `to` from byte `from`: which quotes it came into or out of, as much as the person wants
/// to hear of that, and `words`.
pub fn passing(session: &Session, how: Spoken, from: u32, to: u32, words: AttrValue) -> AttrValue {
    if how == Spoken::Off {
        return words;
    }
    let full = how == Spoken::Full;
    let name = |mark: &Mark| {
        let member = mark.voice.and_then(|voice| session.cast.get(voice));
        member.map_or(String::new(), |member| member.voice.name.clone())
    };
    let inside = |at: u32, mark: &Mark| mark.body.anchor().spans.iter().any(|s| s.start <= at && at < s.end);
    let said = session.shown().filter(|m| matches!(m.body, Body::Attribution { .. }));
    let passed = said.filter_map(|mark| match (inside(from, mark), inside(to, mark)) {
        (false, true) => begins(mark, &name(mark), full),
        (true, false) => ends(mark, &name(mark)),
        _ => None,
    });
    let passed: Vec<String> = passed.map(|said| said.to_string()).collect();
    if passed.is_empty() {
        return words;
    }
    t_args(
        "caret-passes",
        &[("passed", passed.join(". ").into()), ("words", words.as_str().into())],
    )
}

/// What was done, in a word or two, for who cannot see what changed; none where more is said of it.
pub fn deed(action: &Action) -> Option<AttrValue> {
    let id = match action {
        Action::Accept(_) => "done-accepted",
        Action::Dismiss(_) => "done-dismissed",
        Action::Change(..) => "done-changed",
        Action::Mark(..) => "done-marked",
        Action::Note(_, text) if text.is_empty() => "done-note-gone",
        Action::Note(..) => "done-noted",
        Action::Delete(_) => "done-deleted",
        Action::BringBack(_) => "done-brought-back",
        Action::SetCodebook(_) => "done-codebook",
        Action::Code(..) => "done-coded",
        Action::Undo => "done-undone",
        Action::Redo => "done-redone",
        Action::Name(..) => "done-named",
        Action::GoBack(_) => "done-returned",
        _ => return None,
    };
    Some(t(id))
}

/// Where a stretch of a mark begins and ends now: *now: “The quay … is shut”*.
pub fn stretch(text: &str, spans: &[Span], nth: usize) -> AttrValue {
    let words = spans.get(nth).map_or("", |span| span.of(text));
    let mut all = words.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(ENDS).collect();
    let rest: Vec<&str> = all.collect();
    let last = rest[rest.len().saturating_sub(ENDS)..].join(" ");
    if last.is_empty() {
        return t_args("spoken-ends-short", &[("words", first.join(" ").into())]);
    }
    t_args("spoken-ends", &[("from", first.join(" ").into()), ("to", last.into())])
}

/// The words chosen so far.
pub fn chosen(words: &str) -> AttrValue {
    let skip = words.chars().count().saturating_sub(SAID);
    let end: String = words.chars().skip(skip).collect();
    t_args("spoken-chosen", &[("words", end.into())])
}
