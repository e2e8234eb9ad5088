use sayso_engine::Span;
use sayso_notebook::Mark;
use yew::AttrValue;

use super::{Action, Session};
use crate::components::words::{excerpt, mark_kind, mark_state, speaker};
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
        sayso_notebook::Body::Attribution { .. } => "spoken-quote",
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
pub fn ends(text: &str, spans: &[Span], stretch: usize) -> AttrValue {
    let words = spans.get(stretch).map_or("", |span| span.of(text));
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
