/// What the card at the mark in focus shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// Why it is marked, and what the reader thinks of it.
    Why,
    /// Type and speaker, to be put right.
    Change,
    /// Who says it, to be picked: in the text, in the panel, or by name.
    Pick,
    /// Where it begins and ends, to be moved.
    Ends,
    /// The note.
    Note,
}
