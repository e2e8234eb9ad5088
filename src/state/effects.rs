use std::rc::Rc;

use sayso_engine::{Document, Rulebook, scan};
use sayso_notebook::Entry;

use super::{Action, ArticleId, Dispatch, Session, Settings, Writing};

/// Something to be done outside [`super::update`]; what comes of it is an [`Action`].
#[derive(Clone, Debug)]
pub enum Effect {
    /// Make a new article of this text.
    OpenText {
        /// The text.
        text: Rc<str>,
        /// Whether to save it.
        keep: bool,
    },
    /// Read an article from the store.
    OpenSaved(ArticleId),
    /// Run the rules.
    Scan(ArticleId, Rc<Document>),
    /// Stop them.
    CancelScan(ArticleId),
    /// Save this entry.
    Append(ArticleId, Entry),
    /// Delete an article from the store.
    Forget(ArticleId),
    /// Let other tabs write to this article.
    Release(ArticleId),
    /// Look up what is in the store.
    ListArticles,
    /// Keep the settings.
    SaveSettings(Settings),
}

/// Starts `effect`.
pub fn run(effect: Effect, dispatch: &Dispatch) {
    match effect {
        Effect::OpenText { text, keep } => {
            let id: ArticleId = "draft".into();
            let document = Document::new(&*id, &*text);
            dispatch.emit(Action::Opened(Rc::new(Session::new(
                id.clone(),
                document,
                Vec::new(),
                keep,
            ))));
            dispatch.emit(Action::WritingChanged(id, Writing::Writer));
        }
        Effect::Scan(id, document) => {
            let found = scan(&document, &Rulebook::built_in());
            dispatch.emit(Action::Scanned(id, Rc::new(found)));
        }
        Effect::ListArticles => dispatch.emit(Action::Listed(Rc::new([]))),
        _ => {}
    }
}
