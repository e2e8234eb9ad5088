use std::rc::Rc;

use sayso_notebook::Timestamp;
use sayso_wire::classroom::{Feedback, Lesson};
use yew::AttrValue;

use super::{ArticleMeta, InStep, Keeping, OwnRules, SearchIndex, Session, Size, Tally, Twice, reminder};
use crate::platform::files::Undecoded;
use crate::platform::look::Look;
use crate::platform::persistence::Room;

/// Which page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Paste, open, try the sample; the articles worked on before.
    #[default]
    First,
    /// All articles worked on before.
    Library,
    /// One article.
    Reading,
    /// A lesson: handing it out, and marking what comes back.
    Lesson,
    /// What a student got back.
    Feedback,
}

/// A tab of the panel beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who says it?
    #[default]
    Voices,
    /// The exercise on the article: doing it, or planning it.
    Exercise,
    /// The reader's notes.
    Notes,
    /// All marks, to review.
    Marks,
    /// The source ledger, its figures, and what an editor asks.
    Sources,
    /// The labels of the codebook, and the variables' values.
    Codes,
    /// Everything that was done, and the versions that have a name.
    History,
}

/// What a small screen shows; a large one shows article and panel side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The article.
    #[default]
    Article,
    /// The panel, at [`App::tab`].
    Panel,
    /// The commands that stand in the header of a large screen.
    More,
}

/// What lies over the page and takes the focus until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// The keys and what they do, and how Sayso decides.
    Help,
    /// How the page looks.
    Settings,
    /// What the person says of an article.
    Describe(Box<ArticleMeta>),
    /// Whether to delete an article in the bin for good.
    Delete(Box<ArticleMeta>),
    /// The rules in words, open at this one.
    Rules(Option<AttrValue>),
    /// Rules of one's own, and the switches of all of them, open at this one.
    Bench(Option<AttrValue>),
    /// The labels and variables of the open article.
    Codebook,
    /// All commands, to be found by their words.
    Palette,
    /// Words to be marked without selecting them on the page.
    ByWords,
    /// The text of the open article, to be changed.
    EditText,
    /// What is where in the article.
    Outline,
    /// The formats to save in.
    Export,
    /// How to go on with the open article at another computer.
    Elsewhere,
    /// Whether to take everything out of this browser.
    Remove,
    /// How far backing up or restoring is.
    Keeping(Box<Keeping>),
    /// Whether to forget the open article.
    Forget,
    /// The work on an exercise is handed in.
    HandIn,
    /// The encoding of a file that is not UTF-8.
    Encoding {
        /// The file.
        file: Rc<Undecoded>,
        /// Whether to save the article in this browser.
        keep: bool,
    },
    /// What to do with a file whose article is in this browser already, with other work on it.
    Twice {
        /// Both.
        twice: Rc<Twice>,
        /// Whether to save what the file brings in this browser.
        keep: bool,
    },
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something may not be as expected.
    Warning,
    /// Something failed, and what to do.
    Error,
}

/// A sentence to the person, shown until dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its name, for dismissing it.
    pub id: u32,
    /// How it is meant.
    pub tone: Tone,
    /// What happened, and what to do.
    pub text: AttrValue,
    /// What it offers to do about it.
    pub offer: Option<Offer>,
}

/// What a notice offers: a button beside its words.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// To put an article back that was put in the bin.
    PutBack(Box<ArticleMeta>),
    /// To save as a file what could not be read.
    SaveSetAside,
    /// To go to the library, where room can be made.
    Library,
    /// To load the page again.
    Reload,
}

/// What a person has set, kept between visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether single letters are shortcuts (WCAG 2.1.4 wants a way to switch them off).
    pub letter_keys: bool,
    /// Colours, type and motion.
    pub look: Look,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            letter_keys: true,
            look: Look::default(),
        }
    }
}

/// All that the page shows.
#[derive(Clone, Debug)]
pub struct App {
    /// Which page.
    pub route: Route,
    /// The article that is open.
    pub session: Option<Rc<Session>>,
    /// Articles worked on before, last changed first. None until the store has answered.
    pub library: Option<Rc<[ArticleMeta]>>,
    /// Their texts and notes; none until they have been read.
    pub search: Option<Rc<SearchIndex>>,
    /// How much room there is; none until the browser has told.
    pub room: Option<Room>,
    /// When the last backup was saved; none if none was, or the store has not answered.
    pub backed_up: Option<Timestamp>,
    /// When the person last said that they want to be reminded of a backup later; none if never.
    pub remind_from: Option<Timestamp>,
    /// The lesson that is handed out or marked.
    pub lesson: Option<Rc<Lesson>>,
    /// The feedback that is shown.
    pub feedback: Option<Rc<Feedback>>,
    /// How the folder on disk is kept.
    pub in_step: InStep,
    /// How much room each article takes, the largest first; none until that was asked.
    pub sizes: Option<Rc<[Size]>>,
    /// How many things in this browser could not be read, and are set aside.
    pub set_aside: usize,
    /// Oldest first.
    pub notices: Rc<[Notice]>,
    /// Whether a text is being opened that takes a while.
    pub opening: bool,
    /// What lies over the page.
    pub dialog: Option<Dialog>,
    /// Whether the bar that finds words in the article is shown.
    pub finding: bool,
    /// The panel's tab.
    pub tab: Tab,
    /// What a small screen shows.
    pub pane: Pane,
    /// What the person has set.
    pub settings: Settings,
    /// The person's own rules, and which rules are switched off.
    pub rules: Rc<OwnRules>,
    /// What the person has decided in the articles that are not open, by rule.
    pub tally: Rc<Tally>,
}

impl Default for App {
    fn default() -> Self {
        Self {
            route: Route::First,
            session: None,
            library: None,
            search: None,
            room: None,
            backed_up: None,
            remind_from: None,
            lesson: None,
            feedback: None,
            in_step: InStep::default(),
            sizes: None,
            set_aside: 0,
            notices: Rc::new([]),
            opening: false,
            dialog: None,
            finding: false,
            tab: Tab::Voices,
            pane: Pane::Article,
            settings: Settings::default(),
            rules: Rc::default(),
            tally: Rc::default(),
        }
    }
}

impl App {
    /// How many changes may be in no backup, if the person should be reminded now.
    pub fn reminder(&self, now: Timestamp) -> Option<u32> {
        reminder(self.library.as_ref()?, self.backed_up, self.remind_from?, now)
    }

    /// The articles worked on before that stand neither in the archive nor in the bin; none until the store has
    /// answered.
    pub fn listed(&self) -> Option<Rc<[ArticleMeta]>> {
        let listed = |article: &&ArticleMeta| !article.filing.archived && article.filing.binned.is_none();
        Some(self.library.as_ref()?.iter().filter(listed).cloned().collect())
    }
}
