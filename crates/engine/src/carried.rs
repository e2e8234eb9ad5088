//! Quotations that no cue reaches: whose they are, and whether they are anybody's.

use std::ops::Range;

use crate::TokenKind;
use crate::attributions::Candidate;
use crate::noun_phrases::subject_before;
use crate::reading::{Reading, Tag};
use crate::rules::{RuleId, Rulebook, id};

/// How many words may stand between a quotation and the next one of the same speaker.
const GAP_WORDS: usize = 14;
/// How many paragraphs a speaker is carried forward at most.
const GAP_PARAGRAPHS: usize = 3;

/// Ties the quotations that no candidate holds: to the one before in the same paragraph, to the speaker carried forward, to
/// the colon before, or to nobody; and leaves out what is no quotation (scare quotes, titles).
pub(crate) fn complete(r: &Reading, rules: &Rulebook, found: &mut Vec<Candidate>) {
    // Which candidate each region belongs to.
    let mut owner: Vec<Option<usize>> = vec![None; r.regions.len()];
    for (c, candidate) in found.iter().enumerate().filter(|(_, c)| !c.nested) {
        for range in &candidate.content {
            let from = r.regions.partition_point(|q| q.tokens.start < range.start);
            let to = r.regions.partition_point(|q| q.tokens.start < range.end).max(from);
            for region in &mut owner[from..to] {
                region.get_or_insert(c);
            }
        }
    }
    let mut spoken: Vec<(usize, usize)> = (found.iter().enumerate())
        .filter(|(_, c)| c.speech && c.source.is_some())
        .filter_map(|(i, c)| Some((c.cue.as_ref()?.start, i)))
        .collect();
    spoken.sort_unstable();
    // The last stretch with a speaker: where it ends, its block, its candidate, and whether it is a quotation.
    let mut last: Option<Last> = None;
    let mut next_spoken = 0;
    for (q, owner) in owner.into_iter().enumerate() {
        let region = &r.regions[q];
        let here = region.tokens.clone();
        while let Some(&(cue, c)) = spoken.get(next_spoken).filter(|(cue, _)| *cue < here.start) {
            next_spoken += 1;
            let end = found[c].content.iter().map(|t| t.end).max().unwrap_or(cue).max(cue);
            // A quotation is followed by its cue: what is carried on is the quotation.
            if last.as_ref().is_none_or(|l| l.candidate != c && l.end <= cue) && end <= here.start {
                last = Some(Last {
                    end,
                    block: block_at(r, cue),
                    candidate: c,
                    quoted: false,
                });
            }
        }
        if let Some(c) = owner {
            // Only words that are quoted as such carry a speaker on.
            if sentence_like(r, q) || found[c].content.contains(&here) {
                last = Some(Last::quoted(r, q, c));
            }
            continue;
        }
        let goes_on = q > 0
            && r.regions[q - 1].quoted.goes_on
            && last
                .as_ref()
                .is_some_and(|l| l.quoted && l.end == r.regions[q - 1].tokens.end);
        if let Some((source, cue)) = colon_before(r, q).filter(|_| rules.on(id::ATTRIBUTION_COLON).is_some()) {
            found.push(candidate(id::ATTRIBUTION_COLON, here, cue, Some(source)));
            last = Some(Last::quoted(r, q, found.len() - 1));
            continue;
        }
        if !sentence_like(r, q) && !goes_on {
            continue;
        }
        let carried = last.as_ref().filter(|l| {
            let between = words_between(r, l.end, here.start);
            let paragraphs = region.quoted.block - l.block;
            goes_on || (between <= GAP_WORDS && paragraphs <= GAP_PARAGRAPHS && (l.quoted || paragraphs <= 1))
        });
        match carried.filter(|_| rules.on(id::ATTRIBUTION_CARRIED).is_some()) {
            Some(l) => {
                let bare = words_between(r, l.end, here.start) == 0;
                let direct = found[l.candidate]
                    .content
                    .iter()
                    .all(|t| r.region_at(t.start).is_some());
                if l.quoted && (l.block == region.quoted.block || (bare && direct)) {
                    let c = l.candidate;
                    found[c].content.push(here);
                    last = Some(Last::quoted(r, q, c));
                } else {
                    let source = found[l.candidate].source.clone();
                    found.push(candidate(id::ATTRIBUTION_CARRIED, here, None, source));
                    last = Some(Last::quoted(r, q, found.len() - 1));
                }
            }
            None => {
                if rules.on(id::QUOTE_NO_SOURCE).is_some() {
                    found.push(candidate(id::QUOTE_NO_SOURCE, here, None, None));
                }
                last = None;
            }
        }
    }
}

/// Where somebody spoke last.
struct Last {
    /// One past its last token.
    end: usize,
    block: usize,
    candidate: usize,
    /// Whether it is a quotation, rather than reported speech.
    quoted: bool,
}

impl Last {
    fn quoted(r: &Reading, q: usize, candidate: usize) -> Self {
        Self {
            end: r.regions[q].tokens.end,
            block: r.regions[q].quoted.block,
            candidate,
            quoted: true,
        }
    }
}

fn block_at(r: &Reading, token: usize) -> usize {
    let at = r.sentences.partition_point(|s| s.tokens.end <= token);
    r.sentences.get(at).map_or(0, |s| s.block)
}

fn candidate(
    rule: &'static str,
    content: Range<usize>,
    cue: Option<Range<usize>>,
    source: Option<Range<usize>>,
) -> Candidate {
    Candidate {
        rule: RuleId::new(rule),
        content: vec![content],
        cue,
        source,
        nested: false,
        encloses: false,
        speech: true,
    }
}

/// Whether a quotation reads like something said, not like a term, a title or a word held at arm's length.
fn sentence_like(r: &Reading, q: usize) -> bool {
    let region = &r.regions[q];
    let words = count_words(r, region.inner.clone());
    let before = region.tokens.start.checked_sub(1);
    let begins = before.is_none_or(|b| {
        matches!(r.tag(b), Tag::Stop | Tag::Mark | Tag::Close)
            || r.tokens[b].span.end + 1 < r.tokens[region.tokens.start].span.start
            || r.text[r.tokens[b].span.end as usize..r.tokens[region.tokens.start].span.start as usize].contains('\n')
    });
    let last = r.word(region.inner.end - 1);
    let stop = matches!(last, "." | "!" | "?" | "…" | "...") || last == ",";
    let capital = r.tokens[region.inner.start]
        .span
        .of(r.text)
        .starts_with(char::is_uppercase);
    let after_sign = before.is_some_and(|b| matches!(r.tag(b), Tag::Colon | Tag::Comma));
    (begins && (stop || words > 8) && words > 1) || (after_sign && capital && words >= 5) || words > 25
}

fn count_words(r: &Reading, range: Range<usize>) -> usize {
    range
        .filter(|&i| !matches!(r.tokens[i].kind, TokenKind::Sign | TokenKind::Possessive))
        .count()
}

fn words_between(r: &Reading, from: usize, to: usize) -> usize {
    if to > from + 60 {
        usize::MAX
    } else {
        count_words(r, from..to.max(from))
    }
}

/// The subject of the sentence that ends in a colon right before a quotation: *Ruiz wrote to the board:*.
fn colon_before(r: &Reading, q: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let colon = r.regions[q]
        .tokens
        .start
        .checked_sub(1)
        .filter(|&c| r.tag(c) == Tag::Colon)?;
    let sentence = r.sentences.partition_point(|s| s.tokens.end <= colon);
    let sentence = r.sentences.get(sentence)?.tokens.clone();
    let verb = (sentence.start..colon)
        .find(|&i| r.region_at(i).is_none() && matches!(r.tag(i), Tag::Finite | Tag::Modal | Tag::Auxiliary));
    match verb {
        Some(verb) => Some((subject_before(r, verb, sentence.start)?, Some(verb..verb + 1))),
        None => {
            let source = subject_before(r, colon, sentence.start)?;
            source
                .clone()
                .any(|i| r.tag(i) == Tag::Name)
                .then_some((source, Some(colon..colon + 1)))
        }
    }
}
