//! What a person can do: each entry gives a button, its keys and its line in the help.

use sayso_engine::Span;
use sayso_notebook::{Anchor, Body, Mark, MarkState, NoteSign, Placement, quote_kind};

use super::selecting::Step;
use super::{Action, App, Card, Dialog, Route, Session, Tab, mark_everywhere, with_spans, with_stretch};
use crate::text::t;

mod caret;
pub use caret::*;

mod moving;
pub use moving::*;

/// A key with what is held down with it. `ctrl` is the command key on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As `KeyboardEvent.key` names it; letters in lower case.
    pub key: &'static str,
    /// Whether Ctrl (or Command) is held.
    pub ctrl: bool,
    /// Whether Shift is held; of no account for signs that need it: `?`.
    pub shift: bool,
}

const fn key(key: &'static str) -> Key {
    Key {
        key,
        ctrl: false,
        shift: false,
    }
}

const fn shift(key: &'static str) -> Key {
    Key {
        key,
        ctrl: false,
        shift: true,
    }
}

const fn ctrl(key: &'static str) -> Key {
    Key {
        key,
        ctrl: true,
        shift: false,
    }
}

impl Key {
    /// Whether it is a single letter or sign, which a person may have switched off
    /// (WCAG 2.1, success criterion 2.1.4).
    pub fn is_character(self) -> bool {
        !self.ctrl && self.key.chars().count() == 1
    }
}

/// Where in the help a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// From mark to mark.
    Moving,
    /// What one thinks of a mark.
    Reviewing,
    /// Marks of one's own.
    Marking,
    /// While words are being chosen by keyboard.
    Choosing,
    /// While the caret is in the article.
    Caret,
    /// All the rest.
    Page,
}

impl Group {
    /// In the order of the help.
    pub const ALL: [Group; 6] = [
        Group::Moving,
        Group::Reviewing,
        Group::Marking,
        Group::Choosing,
        Group::Caret,
        Group::Page,
    ];

    /// The message with its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Moving => "help-moving",
            Group::Reviewing => "help-reviewing",
            Group::Marking => "help-marking",
            Group::Choosing => "help-choosing",
            Group::Caret => "help-caret",
            Group::Page => "help-page",
        }
    }
}

/// Something a person can do: its entry here gives its button, its keys and its line in the help.
pub struct Command {
    /// The message on its button.
    pub label: &'static str,
    /// The message with its line in the help.
    pub help: &'static str,
    /// The keys that do it; the first one is shown.
    pub keys: &'static [Key],
    /// Where in the help it stands.
    pub group: Group,
    /// What it does now; none if there is nothing to do it to.
    pub action: fn(&App) -> Option<Action>,
}

impl PartialEq for Command {
    /// Whether it is the same entry of the table.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A mark in focus is right.
pub static ACCEPT: Command = Command {
    label: "command-accept",
    help: "command-accept-help",
    keys: &[key("a")],
    group: Group::Reviewing,
    action: |app| {
        let mark = writable(app)?.focused()?;
        (mark.state == MarkState::Suggested).then(|| Action::Accept(mark.id.clone()))
    },
};

/// The mark in focus is wrong.
pub static DISMISS: Command = Command {
    label: "command-dismiss",
    help: "command-dismiss-help",
    keys: &[key("x")],
    group: Group::Reviewing,
    action: |app| {
        let mark = writable(app)?.focused()?;
        (mark.state != MarkState::Own && mark.state != MarkState::Dismissed).then(|| Action::Dismiss(mark.id.clone()))
    },
};

/// The marks that nobody has decided on are gone through.
pub static REVIEW: Command = Command {
    label: "command-review",
    help: "command-review-help",
    keys: &[key("r")],
    group: Group::Reviewing,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::StartReview)
    },
};

/// All that the review shows and nobody has decided on is right.
pub static ACCEPT_ALL: Command = Command {
    label: "command-accept-all",
    help: "command-accept-all-help",
    keys: &[shift("a")],
    group: Group::Reviewing,
    action: |app| in_review(app).then_some(Action::AcceptAll),
};

/// All that the review shows and nobody has decided on is wrong.
pub static DISMISS_ALL: Command = Command {
    label: "command-dismiss-all",
    help: "command-dismiss-all-help",
    keys: &[shift("x")],
    group: Group::Reviewing,
    action: |app| in_review(app).then_some(Action::DismissAll),
};

/// Whether the review is open, and something in it that nobody has decided on.
fn in_review(app: &App) -> bool {
    let undecided = |s: &Session| s.reviewing && !s.queue.undecided(&s.marks, &s.scan).is_empty();
    writable(app).is_some_and(undecided)
}

/// Type or speaker of the mark in focus are to be put right.
pub static CHANGE: Command = Command {
    label: "command-change",
    help: "command-change-help",
    keys: &[key("e")],
    group: Group::Reviewing,
    action: |app| {
        let mark = writable(app)?.focused()?;
        let can = match mark.body {
            Body::Attribution { .. } => true,
            Body::Label { .. } => mark.state == MarkState::Own,
            _ => false,
        };
        can.then_some(Action::ShowCard(Some(Card::Change)))
    },
};

/// Who says the quote in focus is to be picked.
pub static WHO: Command = Command {
    label: "command-who",
    help: "command-who-help",
    keys: &[key("p")],
    group: Group::Reviewing,
    action: |app| {
        let session = writable(app)?;
        let mark = session.focused().filter(|m| m.state != MarkState::Dismissed)?;
        let quote = matches!(mark.body, Body::Attribution { .. }) && session.card != Some(Card::Pick);
        quote.then_some(Action::ShowCard(Some(Card::Pick)))
    },
};

/// Where the mark in focus begins and ends is to be moved.
pub static ENDS: Command = Command {
    label: "command-ends",
    help: "command-ends-help",
    keys: &[key("b")],
    group: Group::Reviewing,
    action: |app| {
        let session = writable(app)?;
        session.focused().filter(|m| in_text(m))?;
        (session.card != Some(Card::Ends)).then_some(Action::ShowCard(Some(Card::Ends)))
    },
};

/// A note at the mark in focus.
pub static NOTE: Command = Command {
    label: "command-note",
    help: "command-note-help",
    keys: &[key("n")],
    group: Group::Reviewing,
    action: |app| {
        let session = writable(app)?;
        session.focused().filter(|_| session.selection.is_none())?;
        Some(Action::ShowCard(Some(Card::Note)))
    },
};

/// The mark in focus, one's own, is taken away.
pub static DELETE: Command = Command {
    label: "command-delete",
    help: "command-delete-help",
    keys: &[key("Delete"), key("Backspace")],
    group: Group::Reviewing,
    action: |app| {
        let mark = writable(app)?.focused()?;
        (mark.state == MarkState::Own).then(|| Action::Delete(mark.id.clone()))
    },
};

/// The words selected are a quote.
pub static MARK_QUOTE: Command = Command {
    label: "command-mark-quote",
    help: "command-mark-quote-help",
    keys: &[key("q"), key("Enter")],
    group: Group::Marking,
    action: |app| {
        let session = writable(app)?;
        let content = selected(session)?;
        let body = Body::Attribution {
            kind: quote_kind(&content.exact),
            content,
            cue: None,
            source: None,
            speaker: None,
        };
        Some(Action::Mark(body, Some(Card::Change)))
    },
};

/// The words selected say who says the quote in focus.
pub static MARK_SOURCE: Command = Command {
    label: "command-mark-source",
    help: "command-mark-source-help",
    keys: &[key("s")],
    group: Group::Marking,
    action: |app| {
        let session = writable(app)?;
        let words = selected(session)?;
        let mark = session.focused()?;
        let mut body = mark.body.clone();
        let Body::Attribution { source, .. } = &mut body else {
            return None;
        };
        *source = Some(words);
        Some(Action::Change(mark.id.clone(), body))
    },
};

/// The words selected are a further stretch of the mark in focus.
pub static ADD_STRETCH: Command = Command {
    label: "command-add-stretch",
    help: "command-add-stretch-help",
    keys: &[key("+")],
    group: Group::Marking,
    action: |app| {
        let session = writable(app)?;
        let stretch = session.selection?;
        let mark = session.focused().filter(|m| in_text(m))?;
        let spans = with_stretch(&mark.body.anchor().spans, stretch);
        let body = with_spans(session, mark, spans);
        (body != mark.body).then(|| Action::AddStretch(mark.id.clone(), body))
    },
};

/// The words selected are worth marking.
pub static HIGHLIGHT: Command = Command {
    label: "command-highlight",
    help: "command-highlight-help",
    keys: &[key("h")],
    group: Group::Marking,
    action: |app| {
        let at = selected(writable(app)?)?;
        Some(Action::Mark(Body::Highlight { at }, None))
    },
};

/// A note at the words selected.
pub static NOTE_SELECTION: Command = Command {
    label: "command-note-selection",
    help: "command-note-selection-help",
    keys: &[key("n")],
    group: Group::Marking,
    action: |app| {
        let at = selected(writable(app)?)?;
        Some(Action::Mark(Body::Highlight { at }, Some(Card::Note)))
    },
};

/// What was done last is taken back.
pub static UNDO: Command = Command {
    label: "command-undo",
    help: "command-undo-help",
    keys: &[ctrl("z")],
    group: Group::Page,
    action: |app| writable(app)?.notebook.undo.map(|_| Action::Undo),
};

/// What was taken back last is done again.
pub static REDO: Command = Command {
    label: "command-redo",
    help: "command-redo-help",
    keys: &[
        Key {
            key: "z",
            ctrl: true,
            shift: true,
        },
        ctrl("y"),
    ],
    group: Group::Page,
    action: |app| writable(app)?.notebook.redo.map(|_| Action::Redo),
};

/// What was done so far.
pub static HISTORY: Command = Command {
    label: "command-history",
    help: "command-history-help",
    keys: &[key("v")],
    group: Group::Page,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::ShowTab(Tab::History))
    },
};

/// Why the mark in focus is there.
pub static WHY: Command = Command {
    label: "command-why",
    help: "command-why-help",
    keys: &[key("Enter")],
    group: Group::Moving,
    action: |app| {
        let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        let closed = session.card.is_none() && session.selection.is_none() && session.caret.is_none();
        session
            .focused()
            .filter(|_| closed)
            .map(|_| Action::ShowCard(Some(Card::Why)))
    },
};

/// The keys and what they do.
pub static HELP: Command = Command {
    label: "command-help",
    help: "command-help-help",
    keys: &[key("?")],
    group: Group::Page,
    action: |_| Some(Action::ShowDialog(Some(Dialog::Help))),
};

/// How the page looks.
pub static SETTINGS: Command = Command {
    label: "command-settings",
    help: "command-settings-help",
    keys: &[ctrl(",")],
    group: Group::Page,
    action: |_| Some(Action::ShowDialog(Some(Dialog::Settings))),
};

/// Words are chosen by keyboard, from the sentence at the mark in focus on.
pub static CHOOSE: Command = Command {
    label: "command-choose",
    help: "command-choose-help",
    keys: &[key("m")],
    group: Group::Marking,
    action: |app| {
        let session = writable(app)?;
        let at = session
            .focused()
            .map_or(session.seen, |m| m.body.anchor().cover().start);
        Some(Action::Step(Step::SentenceAt(at)))
    },
};

/// Words are marked without selecting them on the page.
pub static MARK_BY_WORDS: Command = Command {
    label: "command-by-words",
    help: "command-by-words-help",
    keys: &[shift("m")],
    group: Group::Marking,
    action: |app| {
        writable(app)?;
        Some(Action::ShowDialog(Some(Dialog::ByWords)))
    },
};

/// What is open last is closed: the selection, the card, the focus.
pub static ESCAPE: Command = Command {
    label: "command-escape",
    help: "command-escape-help",
    keys: &[key("Escape")],
    group: Group::Page,
    action: |app| {
        let session = app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        if session.selection.is_some() {
            Some(Action::Choose(None))
        } else if app.finding {
            Some(Action::Find(false))
        } else if session.card == Some(Card::Pick) {
            Some(Action::ShowCard(Some(Card::Why)))
        } else if session.card.is_some() {
            Some(Action::ShowCard(None))
        } else if session.caret.is_some() {
            Some(Action::Caret(None, t("caret-gone")))
        } else {
            session.focus.as_ref().map(|_| Action::Focus(None, None))
        }
    },
};

/// All places of the same words are marked as the mark in focus is, or highlighted if they are selected.
pub static EVERYWHERE: Command = Command {
    label: "command-everywhere",
    help: "command-everywhere-help",
    keys: &[key("w")],
    group: Group::Marking,
    action: mark_everywhere,
};

/// Words are looked for in the article.
pub static FIND: Command = Command {
    label: "command-find",
    help: "command-find-help",
    keys: &[key("/")],
    group: Group::Moving,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::Find(true))
    },
};

/// All commands, to be found by their words.
pub static PALETTE: Command = Command {
    label: "command-palette",
    help: "command-palette-help",
    keys: &[ctrl("k")],
    group: Group::Page,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::ShowDialog(Some(Dialog::Palette)))
    },
};

/// The labels of the codebook and what they stand for here.
pub static LABELS: Command = Command {
    label: "command-labels",
    help: "command-labels-help",
    keys: &[key("l")],
    group: Group::Page,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::ShowTab(Tab::Codes))
    },
};

/// The words selected are not understood, or not believed.
pub static SIGN_QUESTION: Command = Command {
    label: "note-question",
    help: "command-question-help",
    keys: &[key("?")],
    group: Group::Marking,
    action: |app| {
        // At a mark the key asks for help.
        writable(app)?.selection?;
        Some(Action::Sign(NoteSign::Question))
    },
};

/// What is selected or in focus matters.
pub static SIGN_IMPORTANT: Command = Command {
    label: "note-important",
    help: "command-important-help",
    keys: &[key("!")],
    group: Group::Marking,
    action: |app| sign(app, NoteSign::Important),
};

/// What is selected or in focus is to be come back to.
pub static SIGN_STAR: Command = Command {
    label: "note-star",
    help: "command-star-help",
    keys: &[key("*")],
    group: Group::Marking,
    action: |app| sign(app, NoteSign::Star),
};

fn sign(app: &App, sign: NoteSign) -> Option<Action> {
    let session = writable(app)?;
    let noted = session.focused().is_some_and(|mark| mark.state != MarkState::Dismissed);
    (session.selection.is_some() || noted).then_some(Action::Sign(sign))
}

/// All notes in a list.
pub static NOTES: Command = Command {
    label: "command-notes",
    help: "command-notes-help",
    keys: &[shift("n")],
    group: Group::Page,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::ShowTab(Tab::Notes))
    },
};

/// The source ledger and its figures.
pub static SOURCES: Command = Command {
    label: "command-sources",
    help: "command-sources-help",
    keys: &[],
    group: Group::Page,
    action: |app| {
        app.session.as_deref().filter(|_| app.route == Route::Reading)?;
        Some(Action::ShowTab(Tab::Sources))
    },
};

/// The text of the article is changed.
pub static EDIT_TEXT: Command = Command {
    label: "command-edit-text",
    help: "command-edit-text-help",
    keys: &[],
    group: Group::Page,
    action: |app| {
        writable(app)?.may_edit().then_some(())?;
        Some(Action::ShowDialog(Some(Dialog::EditText)))
    },
};

/// A mark whose words are gone gets the words selected.
pub static PUT_HERE: Command = Command {
    label: "command-put-here",
    help: "command-put-here-help",
    keys: &[],
    group: Group::Marking,
    action: |app| {
        let session = writable(app)?;
        session.selection?;
        let orphan = session.placing()?;
        Some(Action::PutBack(orphan.id.clone()))
    },
};

/// All commands, in the order of the help; where two have one key, the first that can do something does it.
pub static COMMANDS: &[&Command] = &[
    &NEXT,
    &PREVIOUS,
    &NEXT_QUOTE,
    &PREVIOUS_QUOTE,
    &NEXT_SOURCE,
    &PREVIOUS_SOURCE,
    &READ_ON,
    &READ_BACK,
    &OUTLINE,
    &WHY,
    &ACCEPT,
    &DISMISS,
    &CHANGE,
    &WHO,
    &ENDS,
    &NOTE,
    &DELETE,
    &REVIEW,
    &ACCEPT_ALL,
    &DISMISS_ALL,
    &CHOOSE,
    &MARK_BY_WORDS,
    &MARK_QUOTE,
    &MARK_SOURCE,
    &ADD_STRETCH,
    &HIGHLIGHT,
    &NOTE_SELECTION,
    &SIGN_QUESTION,
    &SIGN_IMPORTANT,
    &SIGN_STAR,
    &CARET,
    &CARET_MARK,
    &CARET_CHAR,
    &CARET_CHAR_BACK,
    &CARET_WORD,
    &CARET_WORD_BACK,
    &CARET_SENTENCE,
    &CARET_SENTENCE_BACK,
    &CARET_PARAGRAPH,
    &CARET_PARAGRAPH_BACK,
    &CARET_QUOTE,
    &CARET_QUOTE_BACK,
    &CHOOSE_CHAR,
    &CHOOSE_CHAR_BACK,
    &CHOOSE_WORD,
    &CHOOSE_WORD_BACK,
    &CHOOSE_SENTENCE,
    &CHOOSE_SENTENCE_BACK,
    &CHOOSE_PARAGRAPH,
    &CHOOSE_PARAGRAPH_BACK,
    &CHOOSE_QUOTE,
    &CHOOSE_QUOTE_BACK,
    &LONGER,
    &SHORTER,
    &START_EARLIER,
    &START_LATER,
    &NEXT_SENTENCE,
    &PREVIOUS_SENTENCE,
    &UNDO,
    &REDO,
    &EVERYWHERE,
    &PUT_HERE,
    &EDIT_TEXT,
    &FIND,
    &PALETTE,
    &LABELS,
    &NOTES,
    &SOURCES,
    &HISTORY,
    &SETTINGS,
    &HELP,
    &ESCAPE,
];

/// The keys that do something else than to mark with a label.
pub fn taken_keys() -> Vec<char> {
    let keys = COMMANDS.iter().flat_map(|command| command.keys);
    keys.filter(|key| key.is_character())
        .flat_map(|key| key.key.chars())
        .collect()
}

/// The open article, if it is shown and this tab may write to it.
fn writable(app: &App) -> Option<&Session> {
    app.session
        .as_deref()
        .filter(|s| app.route == Route::Reading && s.writes())
}

/// Whether it stands in the text, and nobody has dismissed it.
fn in_text(mark: &Mark) -> bool {
    mark.state != MarkState::Dismissed && mark.placement != Placement::Orphan
}

fn selected(session: &Session) -> Option<Anchor> {
    let span: Span = session.selection?;
    Some(Anchor::new(&session.document.text, vec![span]))
}
