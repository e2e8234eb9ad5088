use sayso_notebook::Timestamp;
use sayso_store::{Mode, Preview};
use sayso_wire::backup::Whole;
use web_sys::File;
use yew::AttrValue;

/// What a person does with the library as a whole.
#[derive(Clone, Debug)]
pub enum Keep {
    /// Save all of it as one file.
    BackUp,
    /// Look through a file that is to be restored.
    LookThrough(File),
    /// Restore the file that was looked through.
    Restore(Mode),
    /// Stop what is under way; nothing is changed.
    Stop,
    /// Take everything out of this browser.
    Remove,
    /// Choose a folder on disk that is kept in step.
    ChooseFolder,
    /// Go on with the folder that was chosen; the browser is asked whether it may.
    AllowFolder,
    /// Keep no folder in step any more. Its files stay.
    LeaveFolder,
    /// Remind of a backup later.
    RemindLater,
    /// Never remind of one.
    NeverRemind,
    /// Find out how much room each article takes.
    Measure,
}

/// How far backing up or restoring is; what its dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// A backup is being written.
    BackingUp(Part),
    /// A file is being looked through.
    Looking(Part),
    /// It was looked through: the person is asked.
    Found(Found),
    /// It is being restored.
    Restoring(Part),
}

/// How much of the work is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Done, in articles or bytes.
    pub done: f64,
    /// All of it.
    pub all: f64,
}

/// How much room an article takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Size {
    /// Its title.
    pub title: AttrValue,
    /// Bytes of its text and of its journal as JSON.
    pub bytes: u64,
}

/// What a backup would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The file's name.
    pub name: String,
    /// When the backup was begun.
    pub created: Timestamp,
    /// How much of it could be read.
    pub whole: Whole,
    /// What would become of its articles.
    pub preview: Preview,
}

impl Found {
    /// How many articles a merge would add or change.
    pub fn changes(&self) -> u32 {
        let p = self.preview;
        p.new + p.newer_there + p.both + p.put_back
    }
}
