use crate::{Confidence, Document, Mention, PersonId, RuleId, Rulebook, Sentence, Span, Token};

/// How somebody's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Word for word, between quotation marks.
    Direct,
    /// In the reporter's words, with some of theirs between quotation marks.
    Mixed,
    /// In the reporter's words.
    Indirect,
}

/// Who says what: a content, the cue that ties it, and its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The rule that found it.
    pub rule: RuleId,
    /// How the words are given.
    pub kind: QuoteKind,
    /// What is said, in order; several spans when the cue breaks it. Quotation marks included. Never empty.
    pub content: Vec<Span>,
    /// The saying words: *said*, *according to*. Empty when there are none.
    pub cue: Vec<Span>,
    /// The source as it stands in that sentence: *she*, *Mayor Ines Calder*. Empty when nobody is named.
    pub source: Vec<Span>,
    /// Whose words they are.
    pub person: Option<PersonId>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Whether it stands inside another attribution's content.
    pub nested: bool,
}

/// Who says what in the article's own blocks, ordered by the start of their content.
pub(crate) fn attributions(
    _document: &Document,
    _tokens: &[Token],
    _sentences: &[Sentence],
    _mentions: &[Mention],
    _rules: &Rulebook,
) -> Vec<Attribution> {
    Vec::new()
}
