use crate::rules::id;
use crate::{Confidence, Document, Mention, PersonId, RuleId, Rulebook, Sentence, Span, Token, quote_marks};

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
    document: &Document,
    _tokens: &[Token],
    _sentences: &[Sentence],
    _mentions: &[Mention],
    rules: &Rulebook,
) -> Vec<Attribution> {
    let text = &*document.text;
    let mut out = Vec::new();
    for q in quote_marks::quoted(text, &document.blocks) {
        let inner = q.inner.of(text);
        let whole = inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?', ',', '…']);
        if let Some(rule) = rules.on(id::QUOTE_NO_SOURCE).filter(|_| whole && !q.nested) {
            out.push(Attribution {
                rule: rule.id.clone(),
                kind: QuoteKind::Direct,
                content: vec![q.span],
                cue: Vec::new(),
                source: Vec::new(),
                person: None,
                confidence: rule.confidence,
                nested: false,
            });
        }
    }
    out
}
