//! Who says what. Each procedure of the rules has a file of its own in this folder.

use std::ops::Range;

use smallvec::smallvec;

use crate::matches::Patterns;
use crate::progress::{Cancelled, Reporter};
use crate::reading::Reading;
use crate::rules::id;
use crate::turns::{Turn, turn_at};
use crate::{Confidence, PersonId, RuleId, Rulebook, Span, Spans};
use crate::{carried, contents};

mod according_to;
mod after_content;
mod as_noted;
mod asked;
mod before_content;
mod by_verb;
mod candidate;
mod colon;
mod headline;
mod in_sentence;
mod inherited;
mod inverted;
pub(crate) mod no_cue;
mod of_relative;
mod passive;
mod signed;

#[cfg(test)]
mod tests;

pub(crate) use candidate::Candidate;
use in_sentence::in_sentence;

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
    pub content: Spans,
    /// The saying words: *said*, *according to*. Empty when there are none.
    pub cue: Spans,
    /// The source as it stands in that sentence: *she*, *Mayor Ines Calder*. Empty when nobody is named.
    pub source: Spans,
    /// Whose words they are.
    pub person: Option<PersonId>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Whether it stands inside another attribution's content.
    pub nested: bool,
}

impl Attribution {
    /// From the first byte of its first part in the text to the last byte of its last.
    pub(crate) fn cover(&self) -> Span {
        let others = self.content[1..].iter().chain(&self.cue).chain(&self.source);
        others.fold(self.content[0], |cover, span| cover.cover(*span))
    }
}

/// What the cues of one block make, sentence by sentence, those inside another one's content flagged.
///
/// # Errors
/// [`Cancelled`] if `reporter` says so.
pub(crate) fn candidates(
    r: &Reading,
    patterns: &Patterns,
    rules: &Rulebook,
    reporter: &mut Reporter,
) -> Result<Vec<Candidate>, Cancelled> {
    let mut found: Vec<Candidate> = Vec::new();
    for sentence in r.sentences {
        reporter.at(sentence.span.end)?;
        if r.blocks[sentence.block].kind.is_article() {
            in_sentence(r, patterns, &sentence.tokens, &mut found);
        }
    }
    found.retain(|c| rules.on(c.rule.as_str()).is_some());
    mark_nested(r, &mut found);
    Ok(found)
}

/// Who says what in a document, ordered by the start of the content: what its blocks offer, its `turns`, and
/// the bare quotations.
pub(crate) fn attributions(
    r: &Reading,
    mut found: Vec<Candidate>,
    turns: &[Turn],
    rules: &Rulebook,
) -> Vec<Attribution> {
    for candidate in &mut found {
        let at = candidate.cue.as_ref().or(candidate.content.first());
        candidate.nested |= at.is_some_and(|at| turn_at(turns, at.start).is_some());
    }
    if let Some(headline) = headline::headline(r, &found).filter(|c| rules.on(c.rule.as_str()).is_some()) {
        let said = |t: &Range<usize>| headline.content.iter().any(|w| w.contains(&t.start));
        for c in &mut found {
            c.nested |= c.cue.iter().chain(&c.content).any(said);
        }
        found.push(headline);
    }
    if rules.on(id::ATTRIBUTION_SIGNED).is_some() {
        for signed in signed::signed(r) {
            let said = |t: &Range<usize>| signed.content.iter().any(|w| w.contains(&t.start));
            for c in &mut found {
                c.nested |= c.cue.iter().chain(&c.content).any(said);
            }
            found.push(signed);
        }
    }
    carried::complete(r, rules, turns, &mut found);
    found.extend(turns.iter().map(Turn::candidate));
    let mut out: Vec<Attribution> = found.into_iter().filter_map(|c| finish(r, rules, c)).collect();
    out.sort_by_cached_key(|a| (a.content[0].start, a.cue.first().map(|c| c.start)));
    out
}

fn finish(r: &Reading, rules: &Rulebook, c: Candidate) -> Option<Attribution> {
    let rule = rules.on(c.rule.as_str())?;
    let kind = contents::kind_of(r, &c.content);
    let content = match &c.content[..] {
        [one] if !one.is_empty() => smallvec![r.span(one)],
        several => {
            let several = several.iter().filter(|t| !t.is_empty());
            let mut content: Spans = several.map(|t| r.span(t)).collect();
            content.sort();
            content.dedup();
            content
        }
    };
    let one = |range: Option<Range<usize>>| match range.filter(|t| !t.is_empty()) {
        Some(tokens) => smallvec![r.span(&tokens)],
        None => Spans::new(),
    };
    (!content.is_empty()).then(|| Attribution {
        rule: rule.id.clone(),
        kind,
        content,
        cue: one(c.cue),
        source: one(c.source),
        person: None,
        confidence: rule.confidence,
        nested: c.nested,
    })
}

/// Flags those whose cue stands in another one's content. What encloses its sentence goes first.
fn mark_nested(r: &Reading, found: &mut [Candidate]) {
    if found.len() < 2 {
        return;
    }
    let mut owner = vec![u32::MAX; r.tokens.len()];
    let mut order: Vec<usize> = (0..found.len()).collect();
    let at = |c: &Candidate| c.cue.as_ref().map_or(0, |t| t.start);
    order.sort_by_key(|&i| (!found[i].encloses, at(&found[i])));
    for i in order {
        let inside = found[i].cue.as_ref().is_some_and(|cue| owner[cue.start] != u32::MAX);
        found[i].nested = inside;
        if !inside {
            for range in &found[i].content {
                owner[range.clone()].fill(i as u32);
            }
        }
    }
}
