use crate::{PersonId, Sentence, Span, Token};

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A human being: *Maria Lopez*.
    Person,
    /// A company, party, agency, team, outlet: *the Port Authority*.
    Organisation,
    /// A country, town, river, street: *Port Aldine*.
    Place,
    /// A day, month, year or relative date: *last week*, *January 3*.
    Date,
}

/// A name or date as it stands in the text, without article, courtesy title or possessive ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The canonical name of what it names: *Maria Lopez* for *Lopez*, *United States* for *US*.
    pub name: String,
    /// The chain it belongs to, for persons and organisations.
    pub person: Option<PersonId>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The names and dates in `tokens`, in order, none overlapping.
pub(crate) fn mentions(_text: &str, _tokens: &[Token], _sentences: &[Sentence]) -> Vec<Mention> {
    Vec::new()
}

/// Whether `name` is a place by the lists.
pub(crate) fn is_place(name: &str) -> bool {
    matches!(name, "Washington" | "Washington DC")
}
