//! A caret in the article, and what is chosen by keyboard.

use sayso_notebook::Mark;

use super::super::caret::{Caretwork, Move, Unit};
use super::super::selecting::Step;
use super::{Action, App, Card, Command, Group, Key, Route, Session, key, shift, writable};
use crate::text::t;

macro_rules! step {
    ($name:ident, $doc:literal, $label:literal, $key:expr, $step:expr) => {
        #[doc = $doc]
        pub static $name: Command = Command {
            label: $label,
            help: $label,
            keys: &[$key],
            group: Group::Choosing,
            action: |app| {
                let session = writable(app).filter(|s| s.choosing && s.caret.is_none())?;
                session.selection?;
                Some(Action::Step($step))
            },
        };
    };
}

step!(
    LONGER,
    "One word more.",
    "choose-longer",
    key("ArrowRight"),
    Step::Longer
);
step!(
    SHORTER,
    "One word less.",
    "choose-shorter",
    key("ArrowLeft"),
    Step::Shorter
);
step!(
    START_LATER,
    "Start a word later.",
    "choose-start-later",
    shift("ArrowRight"),
    Step::StartLater
);
step!(
    START_EARLIER,
    "Start a word earlier.",
    "choose-start-earlier",
    shift("ArrowLeft"),
    Step::StartEarlier
);
step!(
    NEXT_SENTENCE,
    "The next sentence.",
    "choose-next",
    key("ArrowDown"),
    Step::NextSentence
);
step!(
    PREVIOUS_SENTENCE,
    "The sentence before.",
    "choose-previous",
    key("ArrowUp"),
    Step::PreviousSentence
);

/// The caret comes into the article, or goes.
pub static CARET: Command = Command {
    label: "command-caret",
    help: "command-caret-help",
    keys: &[key("c")],
    group: Group::Marking,
    action: |app| {
        let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        if session.caret.is_some() {
            return Some(Action::Caret(None, t("caret-gone")));
        }
        let focused = session.focused().map(|m| m.body.anchor().cover().start);
        let at = session
            .selection
            .map(|span| span.start)
            .or(focused)
            .unwrap_or(session.seen);
        Some(Action::Caretwork(Caretwork::Begin(at)))
    },
};

/// What is marked at the caret is told of.
pub static CARET_MARK: Command = Command {
    label: "command-caret-mark",
    help: "command-caret-mark-help",
    keys: &[key("Enter")],
    group: Group::Caret,
    action: |app| {
        let session = with_caret(app).filter(|s| s.selection.is_none() && s.card.is_none())?;
        let at = session.caret?.at;
        let here = |m: &&Mark| m.body.anchor().spans.iter().any(|s| s.start <= at && at < s.end);
        // The innermost one.
        let mark = session
            .shown()
            .filter(here)
            .min_by_key(|m| m.body.anchor().cover().len())?;
        Some(Action::Focus(Some(mark.id.clone()), Some(Card::Why)))
    },
};

fn with_caret(app: &App) -> Option<&Session> {
    let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
    Some(session).filter(|s| s.caret.is_some())
}

const fn with(name: &'static str, ctrl: bool, shift: bool) -> Key {
    Key { key: name, ctrl, shift }
}

macro_rules! caret {
    ($($name:ident, $doc:literal, $label:literal, $key:expr, $by:expr, $forward:literal, $extend:literal;)*) => {
        $(
            #[doc = $doc]
            pub static $name: Command = Command {
                label: $label,
                help: $label,
                keys: &[$key],
                group: Group::Caret,
                action: |app| {
                    with_caret(app)?;
                    Some(Action::Caretwork(Caretwork::Move(Move { by: $by, forward: $forward, extend: $extend })))
                },
            };
        )*
    };
}

caret! {
    CARET_CHAR, "The caret goes on by a char.", "caret-char", with("ArrowRight", false, false), Unit::Char, true, false;
    CARET_CHAR_BACK, "The caret goes back by a char.", "caret-char-back", with("ArrowLeft", false, false), Unit::Char, false, false;
    CARET_WORD, "The caret goes on by a word.", "caret-word", with("ArrowRight", true, false), Unit::Word, true, false;
    CARET_WORD_BACK, "The caret goes back by a word.", "caret-word-back", with("ArrowLeft", true, false), Unit::Word, false, false;
    CARET_SENTENCE, "The caret goes on by a sentence.", "caret-sentence", with("ArrowDown", false, false), Unit::Sentence, true, false;
    CARET_SENTENCE_BACK, "The caret goes back by a sentence.", "caret-sentence-back", with("ArrowUp", false, false), Unit::Sentence, false, false;
    CARET_PARAGRAPH, "The caret goes on by a paragraph.", "caret-paragraph", with("ArrowDown", true, false), Unit::Paragraph, true, false;
    CARET_PARAGRAPH_BACK, "The caret goes back by a paragraph.", "caret-paragraph-back", with("ArrowUp", true, false), Unit::Paragraph, false, false;
    CARET_QUOTE, "The caret goes on to a quote.", "caret-quote", with("PageDown", false, false), Unit::Quote, true, false;
    CARET_QUOTE_BACK, "The caret goes back to a quote.", "caret-quote-back", with("PageUp", false, false), Unit::Quote, false, false;
    CHOOSE_CHAR, "One char on is chosen.", "choose-char", with("ArrowRight", false, true), Unit::Char, true, true;
    CHOOSE_CHAR_BACK, "One char back is chosen.", "choose-char-back", with("ArrowLeft", false, true), Unit::Char, false, true;
    CHOOSE_WORD, "One word on is chosen.", "choose-word", with("ArrowRight", true, true), Unit::Word, true, true;
    CHOOSE_WORD_BACK, "One word back is chosen.", "choose-word-back", with("ArrowLeft", true, true), Unit::Word, false, true;
    CHOOSE_SENTENCE, "A sentence on is chosen.", "choose-sentence", with("ArrowDown", false, true), Unit::Sentence, true, true;
    CHOOSE_SENTENCE_BACK, "A sentence back is chosen.", "choose-sentence-back", with("ArrowUp", false, true), Unit::Sentence, false, true;
    CHOOSE_PARAGRAPH, "A paragraph on is chosen.", "choose-paragraph", with("ArrowDown", true, true), Unit::Paragraph, true, true;
    CHOOSE_PARAGRAPH_BACK, "A paragraph back is chosen.", "choose-paragraph-back", with("ArrowUp", true, true), Unit::Paragraph, false, true;
    CHOOSE_QUOTE, "All up to the end of a quote is chosen.", "choose-quote", with("PageDown", false, true), Unit::Quote, true, true;
    CHOOSE_QUOTE_BACK, "All back to the start of a quote is chosen.", "choose-quote-back", with("PageUp", false, true), Unit::Quote, false, true;
}
