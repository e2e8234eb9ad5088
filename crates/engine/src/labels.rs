//! What rules of the layer label find: the words, phrases, patterns and regular expressions of packs.

use std::cmp::Reverse;

use crate::matches::{self, Patterns};
use crate::reading::Reading;
use crate::{RuleId, Span};

/// A stretch that a rule labels.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub rule: RuleId,
    /// In bytes from the start of its block.
    pub span: Span,
}

impl Candidate {
    /// The same, in a text with `start` more bytes before it.
    pub fn after(&self, start: u32) -> Self {
        Self {
            rule: self.rule.clone(),
            span: Span::new(self.span.start + start, self.span.end + start),
        }
    }
}

/// What the rules of `patterns` label in the article's text of one block, quotations too. What one rule finds does not
/// overlap; two rules may label the same words.
pub(crate) fn candidates(r: &Reading, patterns: &Patterns) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    if patterns.is_empty() {
        return found;
    }
    let article = r.sentences.iter().filter(|s| r.blocks[s.block].kind.is_article());
    for sentence in article {
        let tokens = sentence.tokens.clone();
        let fitting = patterns.in_sentence(r, &tokens);
        for i in tokens.clone() {
            for (rule, length) in patterns.words_at(r.text, &r.tokens[i..tokens.end]) {
                found.push(Candidate {
                    rule: rule.clone(),
                    span: r.span(&(i..i + length)),
                });
            }
            for pattern in fitting.may_begin(r, i) {
                let labels = matches::at(r, pattern, i, &tokens).map(|m| m.labels);
                found.extend(labels.into_iter().flatten().map(|tokens| Candidate {
                    rule: pattern.rule.clone(),
                    span: r.span(&tokens),
                }));
            }
        }
        for &(rule, surface) in patterns.surfaces() {
            for groups in surface.find(r.text, sentence.span) {
                let named = groups.iter().any(|(name, _)| name.is_some());
                let labels = groups.iter().filter(|(name, _)| name.is_some() == named);
                found.extend(labels.map(|(_, span)| Candidate {
                    rule: rule.clone(),
                    span: *span,
                }));
            }
        }
    }
    found.sort_by(|a, b| {
        (&a.rule, a.span.start, Reverse(a.span.end)).cmp(&(&b.rule, b.span.start, Reverse(b.span.end)))
    });
    found.dedup_by(|next, last| next.rule == last.rule && next.span.start < last.span.end);
    found
}
