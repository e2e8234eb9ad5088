use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::{Progress, Span};
use sayso_notebook::{
    Body, Codebook, Coded, Details, Entry, EntryId, MarkId, NoteSign, Point, Replacement, Speaker, Timestamp,
    VoiceNumber,
};
use sayso_worker::RuleText;
use web_sys::File;
use yew::AttrValue;

use super::caret::{Caret, Caretwork};
use super::selecting::Step;
use super::{
    ArticleId, ArticleMeta, Card, Classwork, Dialog, Filed, InStep, Keep, LayerName, Offer, OwnRules, Pane, Picked,
    Queue, Saved, SearchIndex, Session, Settings, Size, Tab, Tally, Tone, Writing,
};
use crate::platform::files::Opened;
use crate::platform::persistence::Room;
use crate::platform::worker::Scanned;

/// What a person did, or what came back from the platform.
#[derive(Clone, Debug)]
pub enum Action {
    // Articles
    /// Open this text as a new article.
    OpenText {
        /// As pasted or read.
        text: Rc<str>,
        /// What was done to it already: empty, or what an imported file brings.
        entries: Vec<Arc<Entry>>,
        /// Whether to save it in this browser.
        keep: bool,
    },
    /// Read a file and open what is in it: an article's text, or work that was saved as JSON.
    OpenFile {
        /// As chosen or dropped.
        file: File,
        /// Whether to save it in this browser.
        keep: bool,
    },
    /// Open what was in a file whose encoding the person has chosen.
    OpenDecoded {
        /// What was in it.
        file: Opened,
        /// Whether to save it in this browser.
        keep: bool,
    },
    /// Open an article worked on before.
    OpenSaved(ArticleId),
    /// Whether a text is being opened that takes a while.
    Opening(bool),
    /// Show this article.
    Opened(Rc<Session>),
    /// Back to the first page; the article stays where it is saved.
    Close,
    /// Delete an article and all work on it from this browser; if it is open, go to the first page.
    Forget(ArticleId),
    /// Show the library.
    ShowLibrary,
    /// File an article anew.
    File(ArticleMeta, Filed),
    /// Make a second article of one, with all its work.
    Duplicate(ArticleId),
    /// The texts and notes of all articles are ready to be searched.
    SearchReady(Rc<SearchIndex>),
    /// How much room there is.
    Room(Room),
    /// Back up or restore the library.
    Keep(Keep),
    /// When the last backup was saved.
    BackedUp(Timestamp),
    /// How the folder on disk is kept.
    InStep(InStep),
    /// From when on the person may be reminded of a backup; none if they never want to be.
    RemindFrom(Option<Timestamp>),
    /// How much room each article takes, the largest first.
    Measured(Rc<[Size]>),
    /// Nothing is kept in this browser any more, for this reason.
    LetGo(AttrValue),
    /// The page has been opened: look up what this browser keeps.
    Start,
    /// The articles in this browser, last changed first.
    Listed(Rc<[ArticleMeta]>),

    // The open article; each says which, since the person may have gone on to another
    /// The rules are this far.
    ScanProgressed(ArticleId, Progress),
    /// The rules are through.
    Scanned(ArticleId, Scanned),
    /// The rules came to a fault; the text stands without automatic marks.
    ScanFailed(ArticleId),
    /// Stop the rules.
    CancelScan,
    /// Start the rules anew, which were stopped or failed.
    Rescan,
    /// What has become of the last change.
    SaveChanged(ArticleId, Saved),
    /// Whether this tab may write.
    WritingChanged(ArticleId, Writing),
    /// Write to the open article from now on: ask the tab that does, or, where it has not answered, whatever it does.
    TakeOver,
    /// Another tab wrote these, some of which may be known.
    EntriesArrived(ArticleId, Vec<Arc<Entry>>),

    // Marks
    /// Go to the next passage of this voice.
    NextOf(VoiceNumber),
    /// Ring this mark, or none, and show this card at it.
    Focus(Option<MarkId>, Option<Card>),
    /// Show another card at the mark in focus, or close it.
    ShowCard(Option<Card>),
    /// A suggestion is right.
    Accept(MarkId),
    /// A suggestion is wrong; a mark of one's own is taken away.
    Dismiss(MarkId),
    /// Go through these marks in the review.
    Review(Queue),
    /// Go through what nobody has decided on, from here.
    StartReview,
    /// All suggestions of the review that nobody has decided on are right.
    AcceptAll,
    /// All suggestions of the review that nobody has decided on are wrong.
    DismissAll,
    /// Take back a dismissal.
    BringBack(EntryId),
    /// This is how the mark should be.
    Change(MarkId, Body),
    /// The mark has a further stretch: the words selected.
    AddStretch(MarkId, Body),
    /// These were pressed to say who says the quote at the card.
    Pick(Picked),
    /// A quote is this speaker's, or nobody is named; the words at this place say so. Without a place the words that did stay if
    /// the speaker does.
    Attribute(MarkId, Option<Speaker>, Option<Span>),
    /// A mark of the reader's own. It gets the focus, and this card.
    Mark(Body, Option<Card>),
    /// Marks of the reader's own at many places, in one step.
    MarkAll(Vec<Body>),
    /// Show the bar that finds words in the article, or close it.
    Find(bool),
    /// The voice of the first number is the same person as that of the second.
    Join(VoiceNumber, VoiceNumber),
    /// Somebody who was the same person as another is a person of their own again.
    Part(Speaker),
    /// This is said of somebody.
    Describe(Speaker, Details),
    /// These passages of a voice are a person's of their own.
    Split(VoiceNumber, Vec<MarkId>),
    /// Give numbers anew, in order of appearance.
    Renumber,
    /// A note at a mark; an empty one takes it away.
    Note(MarkId, String),
    /// A note on the whole article; an empty one takes it away.
    Remark(String),
    /// Put this sign on the note at the words selected, or at the mark in focus; take it away where it is that one.
    Sign(NoteSign),
    /// Take a mark of one's own away.
    Delete(MarkId),
    /// Code the open article with these labels and variables.
    SetCodebook(Codebook),
    /// Load a file as the open article's codebook.
    LoadCodebook(File),
    /// Give the variable of this id a value for a thing; none takes the value away.
    Code(String, Coded, Option<String>),
    /// Replace these stretches of the text.
    EditText(Vec<Replacement>),
    /// A mark whose words are gone is to be put on words that are selected next.
    Place(MarkId),
    /// A mark whose words are gone belongs to the words selected.
    PutBack(MarkId),
    /// Take back what was done last.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Give a point of the journal this name.
    Name(Point, String),
    /// Go back to how the marks stood at a point.
    GoBack(Point),
    /// Go to the mark that stands here, or to the words if none does.
    GoTo(Span),
    /// These words are selected by mouse or touch, or none.
    Select(Option<Span>),
    /// These words are chosen by keyboard; none: no words are chosen any more.
    Choose(Option<Span>),
    /// The next step in choosing words by keyboard.
    Step(Step),
    /// Do something with the caret in the article.
    Caretwork(Caretwork),
    /// The caret stands here, or there is none any more; said to screen readers.
    Caret(Option<Caret>, AttrValue),
    /// The window begins at this byte of the text.
    See(u32),

    // The classroom
    /// Something about an exercise.
    Classroom(Classwork),

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
    /// Tell the person something, and offer something.
    Offer(Tone, AttrValue, Offer),
    /// Save as a file what could not be read.
    SaveSetAside,
    /// So many things could not be read, and are set aside.
    SetAside(usize),
    /// Load the page again.
    Reload,
    /// Take a notice away.
    DismissNotice(u32),
    /// Say this to screen readers.
    Announce(AttrValue),
    /// The person set these on an earlier visit.
    Restored(Settings),
    /// The person has set these.
    Set(Settings),
    /// The engine tells its rules in words.
    RulesTold(Rc<[RuleText]>),
    /// The person had these rules on an earlier visit.
    RestoredRules(Rc<OwnRules>),
    /// The person has changed rules, or switched some.
    SetRules(Rc<OwnRules>),
    /// Load a file as a pack of rules.
    LoadRules(File),
    /// What was decided in the articles that are not open, by rule.
    Counted(Rc<Tally>),
}
