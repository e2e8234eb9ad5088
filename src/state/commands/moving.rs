//! From mark to mark, from quote to quote, from sentence to sentence.

use sayso_notebook::{Anchor, Body, Mark};

use super::super::caret::{Caretwork, Move, Unit};
use super::{Action, App, Card, Command, Dialog, Group, Route, key, shift};

/// The next mark.
pub static NEXT: Command = Command {
    label: "command-next",
    help: "command-next-help",
    keys: &[key("j")],
    group: Group::Moving,
    action: |app| move_focus(app, 1),
};

/// The mark before.
pub static PREVIOUS: Command = Command {
    label: "command-previous",
    help: "command-previous-help",
    keys: &[key("k")],
    group: Group::Moving,
    action: |app| move_focus(app, -1),
};

/// What is where in the article.
pub static OUTLINE: Command = Command {
    label: "command-outline",
    help: "command-outline-help",
    keys: &[key("g")],
    group: Group::Moving,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::ShowDialog(Some(Dialog::Outline)))
    },
};

/// The next quote.
pub static NEXT_QUOTE: Command = Command {
    label: "command-next-quote",
    help: "command-next-quote-help",
    keys: &[shift("j")],
    group: Group::Moving,
    action: |app| to_quote(app, true),
};

/// The quote before.
pub static PREVIOUS_QUOTE: Command = Command {
    label: "command-previous-quote",
    help: "command-previous-quote-help",
    keys: &[shift("k")],
    group: Group::Moving,
    action: |app| to_quote(app, false),
};

/// The next words that name a source.
pub static NEXT_SOURCE: Command = Command {
    label: "command-next-source",
    help: "command-next-source-help",
    keys: &[key(">")],
    group: Group::Moving,
    action: |app| to_source(app, true),
};

/// The words before that name a source.
pub static PREVIOUS_SOURCE: Command = Command {
    label: "command-previous-source",
    help: "command-previous-source-help",
    keys: &[key("<")],
    group: Group::Moving,
    action: |app| to_source(app, false),
};

/// The next sentence, with a caret there.
pub static READ_ON: Command = Command {
    label: "command-read-on",
    help: "command-read-on-help",
    keys: &[key(".")],
    group: Group::Moving,
    action: |app| to_sentence(app, true),
};

/// The sentence before, with a caret there.
pub static READ_BACK: Command = Command {
    label: "command-read-back",
    help: "command-read-back-help",
    keys: &[key(",")],
    group: Group::Moving,
    action: |app| to_sentence(app, false),
};

fn to_quote(app: &App, forward: bool) -> Option<Action> {
    to_mark(app, forward, |body| match body {
        Body::Attribution { content, .. } => Some(content),
        _ => None,
    })
}

fn to_source(app: &App, forward: bool) -> Option<Action> {
    to_mark(app, forward, |body| match body {
        Body::Attribution { source, .. } => source.as_ref(),
        _ => None,
    })
}

/// The mark whose part `of` comes next after that of the one in focus, or after what is seen; round at the ends.
fn to_mark(app: &App, forward: bool, of: fn(&Body) -> Option<&Anchor>) -> Option<Action> {
    let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
    let place = |mark: &Mark| of(&mark.body).map(|anchor| (anchor.cover().start, mark.body.anchor().cover().start));
    let here = session.focused().and_then(place);
    let from = here.unwrap_or_else(|| (session.caret.map_or(session.seen, |caret| caret.at), 0));
    let mut all: Vec<_> = session
        .shown()
        .filter_map(|m| Some((place(m)?, m.id.clone())))
        .collect();
    all.sort_by_key(|(place, _)| *place);
    let next = if forward {
        let beyond = |(place, _): &&_| *place > from || (here.is_none() && *place == from);
        all.iter().find(beyond).or(all.first())
    } else {
        all.iter().rfind(|(place, _)| *place < from).or(all.last())
    };
    next.map(|(_, id)| Action::Focus(Some(id.clone()), session.card))
}

fn to_sentence(app: &App, forward: bool) -> Option<Action> {
    let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
    let focused = session.focused().map(|m| m.body.anchor().cover().start);
    Some(Action::Caretwork(match session.caret {
        Some(_) => Caretwork::Move(Move {
            by: Unit::Sentence,
            forward,
            extend: false,
        }),
        None => Caretwork::Begin(focused.unwrap_or(session.seen)),
    }))
}

/// Goes `by` places on in the list of the marks that one goes through, and round at its ends.
fn move_focus(app: &App, by: isize) -> Option<Action> {
    let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
    let walked = session.walked();
    let here = walked.iter().position(|m| Some(&m.id) == session.focus.as_ref());
    let start = |m: &Mark| m.body.anchor().cover().start;
    // Where what is in focus is none of them, or nothing is: go on from there, or from what is seen.
    let at = session.focused().map_or(session.seen, start);
    let next = match here {
        Some(here) => (here as isize + by).rem_euclid(walked.len() as isize) as usize,
        None if by > 0 => walked.iter().position(|m| start(m) >= at).unwrap_or(0),
        None => {
            let before = walked.iter().rposition(|m| start(m) < at);
            before.unwrap_or(walked.len().saturating_sub(1))
        }
    };
    let mark = walked.get(next)?;
    Some(Action::Focus(Some(mark.id.clone()), Some(Card::Why)))
}
