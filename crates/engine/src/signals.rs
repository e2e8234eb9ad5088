//! Places in the reporter's own words that are worth a second look: who says so, and how sure are they?

use std::ops::Range;

use crate::matches::{self, Patterns};
use crate::reading::{Reading, Tag};
use crate::rules::{RuleId, Rulebook, id, lexicon as l};
use crate::{Attribution, Span};

/// Why a place is worth a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignalKind {
    /// The reporter holds back: *apparently*, *seems to*.
    Hedge,
    /// The reporter judges: *notorious*, *slammed*.
    Loaded,
    /// Somebody believes, fears or says so, and nobody is named: *it is believed that*.
    Unattributed,
    /// A source that cannot be asked: *critics say*, *people familiar with the talks*.
    Vague,
}

/// A place worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signal {
    pub rule: RuleId,
    pub kind: SignalKind,
    pub span: Span,
}

/// What a pattern finds in a block, by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    rule: RuleId,
    kind: SignalKind,
    tokens: Range<usize>,
}

impl Candidate {
    /// The same, in tokens that have `before` more before them.
    pub fn after(mut self, before: usize) -> Self {
        self.tokens = self.tokens.start + before..self.tokens.end + before;
        self
    }
}

/// What `patterns` find in the article's own words of one block, outside of quotation marks.
pub(crate) fn candidates(r: &Reading, patterns: &Patterns) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    if patterns.is_empty() {
        return found;
    }
    let article = r.sentences.iter().filter(|s| r.blocks[s.block].kind.is_article());
    for sentence in article.map(|s| &s.tokens) {
        let fitting = patterns.in_sentence(r, sentence);
        let mut i = sentence.start;
        while i < sentence.end {
            if let Some(q) = r.region_at(i) {
                i = r.regions[q].tokens.end;
                continue;
            }
            let fit = fitting.may_begin(r, i).find_map(|pattern| {
                let (kind, tokens) = matches::at(r, pattern, i, sentence)?.signal?;
                let quoted = tokens.clone().any(|k| r.region_at(k).is_some());
                (!quoted).then(|| Candidate {
                    rule: pattern.rule.clone(),
                    kind,
                    tokens,
                })
            });
            i = fit.as_ref().map_or(i, |fit| fit.tokens.end - 1) + 1;
            found.extend(fit);
        }
        for (_, rule, m) in patterns.by_surface(r, sentence) {
            let own = m
                .signal
                .filter(|(_, tokens)| tokens.clone().all(|k| r.region_at(k).is_none()));
            found.extend(own.map(|(kind, tokens)| Candidate {
                rule: rule.clone(),
                kind,
                tokens,
            }));
        }
    }
    found
}

/// The signals of a document, in order, none overlapping: what the blocks offer and what the attributions show, without
/// those inside anybody's words.
pub(crate) fn signals(
    r: &Reading,
    found: Vec<Candidate>,
    attributions: &[Attribution],
    rules: &Rulebook,
) -> Vec<Signal> {
    let mut all: Vec<Signal> = Vec::new();
    let vague = rules.on(id::SIGNAL_VAGUE_SOURCE).is_some();
    let loaded = rules.on(id::SIGNAL_LOADED_SAYING).is_some();
    for attribution in attributions.iter().filter(|_| vague || loaded) {
        all.extend(vague.then(|| vague_source(r, attribution)).flatten());
        all.extend(loaded.then(|| loaded_saying(r, attribution)).flatten());
    }
    all.extend(found.into_iter().map(|c| Signal {
        span: r.span(&c.tokens),
        rule: c.rule,
        kind: c.kind,
    }));
    if all.is_empty() {
        return all;
    }
    all.sort_by_key(|signal| (signal.span.start, std::cmp::Reverse(signal.span.end)));
    let said = Span::union(attributions.iter().flat_map(|a| a.content.iter().copied()).collect());
    let mut out: Vec<Signal> = Vec::new();
    for signal in all {
        let told = said.partition_point(|s| s.end <= signal.span.start);
        let inside = said.get(told).is_some_and(|s| s.overlaps(signal.span));
        if !inside && out.last().is_none_or(|last| last.span.end <= signal.span.start) {
            out.push(signal);
        }
    }
    out
}

/// The tokens in `span`.
fn tokens_in(r: &Reading, span: Span) -> Range<usize> {
    let first = r.tokens.partition_point(|t| t.span.start < span.start);
    let last = r.tokens.partition_point(|t| t.span.start < span.end);
    first..last.max(first)
}

/// A source of several people that no name tells apart: *critics*, *some experts*.
fn vague_source(r: &Reading, attribution: &Attribution) -> Option<Signal> {
    let &span = attribution.source.first()?;
    let tokens = tokens_in(r, span);
    let head = tokens.clone().find(|&i| {
        let next = r.tag(i + 1);
        r.is(i, l::VAGUE_SOURCE) && (i + 1 >= tokens.end || !matches!(next, Tag::Noun | Tag::Name | Tag::Adjective))
    })?;
    // *the board's critics*, *analysts at the Port Bank*: somebody could find them.
    let named = tokens.clone().any(|i| matches!(r.tag(i), Tag::Name | Tag::Number));
    let first = tokens.start;
    let definite = head > first && (r.reads(first, "the") || r.tag(first) == Tag::PossessivePronoun);
    (!named && !definite).then(|| Signal {
        rule: RuleId::built_in(id::SIGNAL_VAGUE_SOURCE),
        kind: SignalKind::Vague,
        span,
    })
}

/// A verb of saying that judges: *slammed*, *gushed*.
fn loaded_saying(r: &Reading, attribution: &Attribution) -> Option<Signal> {
    let &cue = attribution.cue.first()?;
    let verb = tokens_in(r, cue).find(|&i| r.is(i, l::LOADED_SAYING))?;
    Some(Signal {
        rule: RuleId::built_in(id::SIGNAL_LOADED_SAYING),
        kind: SignalKind::Loaded,
        span: r.tokens[verb].span,
    })
}
