use super::StoreError;

/// How well things are kept. Each reason is a sentence for the person: what happened, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// What is saved outlives a crash of browser and computer.
    Durable,
    /// Saved in localStorage only: a crash within a minute or two may lose the last changes.
    LocalOnly(StoreError),
    /// Kept in this tab's memory, gone when it closes.
    MemoryOnly(StoreError),
    /// Kept in this tab's memory because the person asked for it.
    Unsaved,
}

/// What the word for the last change may be; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saved {
    /// "Saved": it outlives a crash.
    Durably,
    /// "Saved in this browser": handed to the browser, which writes it within a minute or two.
    Locally,
    /// "Not saved": in this tab only.
    InMemory,
}

/// What could not be read since the store was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unreadable {
    /// Spoiled records. Each is kept under another key.
    pub set_aside: u32,
    /// Records of a newer version. They stay where they are.
    pub newer: u32,
}
