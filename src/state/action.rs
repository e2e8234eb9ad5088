use std::rc::Rc;

use sayso_engine::{Progress, Scan, Span};
use sayso_notebook::{Body, Entry, EntryId, MarkId};
use yew::AttrValue;

use super::{ArticleId, ArticleLine, Card, Dialog, LayerName, Pane, Saved, Session, Settings, Tab, Tone, Writing};

/// What a person did, or what came back from the platform.
#[derive(Clone, Debug)]
pub enum Action {
    // Articles
    /// Open this text as a new article.
    OpenText {
        /// As pasted or read.
        text: Rc<str>,
        /// Whether to save it in this browser.
        keep: bool,
    },
    /// Open an article worked on before.
    OpenSaved(ArticleId),
    /// Show this article.
    Opened(Rc<Session>),
    /// Back to the first page; the article stays where it is saved.
    Close,
    /// Delete the open article and all work on it from this browser, and go to the first page.
    Forget,
    /// The articles in this browser, last changed first.
    Listed(Rc<[ArticleLine]>),

    // The open article; each says which, since the person may have gone on to another
    /// The rules are this far.
    ScanProgressed(ArticleId, Progress),
    /// The rules are through.
    Scanned(ArticleId, Rc<Scan>),
    /// Stop the rules.
    CancelScan,
    /// What has become of the last change.
    SaveChanged(ArticleId, Saved),
    /// Whether this tab may write.
    WritingChanged(ArticleId, Writing),
    /// Another tab wrote this.
    EntryArrived(ArticleId, Entry),

    // Marks
    /// Ring this mark, or none, and show this card at it.
    Focus(Option<MarkId>, Option<Card>),
    /// Show another card at the mark in focus, or close it.
    ShowCard(Option<Card>),
    /// A suggestion is right.
    Accept(MarkId),
    /// A suggestion is wrong; a mark of one's own is taken away.
    Dismiss(MarkId),
    /// Take back a dismissal.
    BringBack(EntryId),
    /// This is how the mark should be.
    Change(MarkId, Body),
    /// A mark of the reader's own. It gets the focus, and this card.
    Mark(Body, Option<Card>),
    /// A note at a mark; an empty one takes it away.
    Note(MarkId, String),
    /// Take a mark of one's own away.
    Delete(MarkId),
    /// Take back what was done last.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// These words are selected, or none.
    Select(Option<Span>),

    // The page
    /// Switch a layer on or off.
    ToggleLayer(LayerName),
    /// Show a tab of the panel (and, on a small screen, the panel).
    ShowTab(Tab),
    /// What a small screen shows.
    ShowPane(Pane),
    /// Open a dialog, or close it.
    ShowDialog(Option<Dialog>),
    /// Tell the person something.
    Notify(Tone, AttrValue),
    /// Take a notice away.
    DismissNotice(u32),
    /// Say this to screen readers.
    Announce(AttrValue),
    /// The person has set these.
    Set(Settings),
}
