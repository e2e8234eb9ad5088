//! Quotations that no cue reaches: whose they are, and whether they are anybody's.

use std::ops::Range;

use crate::attributions::Candidate;
use crate::contents::end_of_content;
use crate::cues::CUE_VERBS;
use crate::marked_words::{Marked, count_words, marked};
use crate::names::Known;
use crate::noun_phrases::{phrase_before, source_after, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::{Rulebook, id};
use crate::turns::{Turn, turn_at};

/// How many words may stand between a quotation and the next one of the same speaker.
const GAP_WORDS: usize = 14;
/// How far before a colon its verb and subject are looked for, in tokens.
const LONGEST_LEAD: usize = 60;
/// How long a cue that ends in a colon is at most, in tokens: *released the following statement:*
const LONGEST_COLON_CUE: usize = 4;
/// The same inside one paragraph.
const GAP_IN_PARAGRAPH: usize = 60;
/// How many paragraphs a speaker is carried forward at most.
const GAP_PARAGRAPHS: usize = 3;

/// Ties the quotations that no candidate holds: to the one before in the same paragraph, to the speaker carried forward, to
/// the colon before, or to nobody; and leaves out what is no quotation (scare quotes, titles), and what stands in one of
/// `turns`.
pub(crate) fn complete(r: &Reading, rules: &Rulebook, turns: &[Turn], found: &mut Vec<Candidate>) {
    // Whether all that a candidate holds begins between quotation marks. What is added below does, so it is asked once
    // only: a candidate may come to hold quotations without end.
    let begins_quoted = |c: &Candidate| c.content.iter().all(|t| r.region_at(t.start).is_some());
    let direct: Vec<bool> = found.iter().map(begins_quoted).collect();
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
        .filter(|(_, c)| c.speech && !c.nested && c.source.as_ref().is_some_and(|s| r.tag(s.start) != Tag::Relative))
        .filter_map(|(i, c)| Some((c.cue.as_ref()?.start, i)))
        .collect();
    spoken.sort_unstable();
    // The last stretch with a speaker: where it ends, its block, its candidate, and whether it is a quotation.
    let mut last: Option<Last> = None;
    // The last quotation's block and candidate.
    let mut last_quote: Option<(usize, usize)> = None;
    let mut next_spoken = 0;
    for q in 0..owner.len() {
        let region = &r.regions[q];
        let here = region.tokens.clone();
        if turn_at(turns, here.start).is_some() {
            (last, last_quote) = (None, None);
            continue;
        }
        while let Some(&(cue, c)) = spoken.get(next_spoken).filter(|(cue, _)| *cue < here.start) {
            next_spoken += 1;
            let end = found[c].content.iter().map(|t| t.end).max().unwrap_or(cue).max(cue);
            // A quotation is followed by its cue: what is carried on is the quotation, whatever the sentence of its cue reports.
            let aside = |l: &Last| l.quoted && sentence_at(r, l.tied.saturating_sub(1)) == sentence_at(r, cue);
            if last
                .as_ref()
                .is_none_or(|l| l.candidate != c && l.end <= cue && !aside(l))
                && end <= here.start
            {
                last = Some(Last {
                    end,
                    tied: end,
                    block: block_at(r, cue),
                    candidate: c,
                    quoted: false,
                });
            }
        }
        if let Some(c) = owner[q] {
            last_quote = Some((region.quoted.block, c));
            // Only words that are quoted as such carry a speaker on.
            if marked(r, q) == Marked::Sentence || found[c].content.contains(&here) {
                last = Some(Last::quoted(r, q, c));
                // The gap to the next quotation begins after *said Ruiz, who keeps the harbour*.
                if let (Some(l), Some(cue)) = (&mut last, &found[c].cue) {
                    let tie = found[c].source.as_ref().map_or(cue.end, |s| s.end.max(cue.end));
                    if cue.start >= l.end && cue.start < l.end + 60 {
                        l.tied = tie;
                    }
                }
            }
            continue;
        }
        let goes_on = q > 0
            && r.regions[q - 1].quoted.goes_on
            && last
                .as_ref()
                .is_some_and(|l| l.quoted && l.end == r.regions[q - 1].tokens.end);
        if let Some((source, cue)) = colon_before(r, q).filter(|_| rules.on(id::ATTRIBUTION_COLON).is_some()) {
            found.push(Candidate::new(id::ATTRIBUTION_COLON, [here], cue, source));
            last = Some(Last::quoted(r, q, found.len() - 1));
            continue;
        }
        if let Some((source, cue)) = signature(r, q).filter(|_| rules.on(id::ATTRIBUTION_SIGNATURE).is_some()) {
            found.push(Candidate::new(id::ATTRIBUTION_SIGNATURE, [here], cue, source));
            last = None;
            continue;
        }
        let marked = marked(r, q);
        if marked == Marked::Term && !goes_on {
            continue;
        }
        if matches!(marked, Marked::Words | Marked::Piece) && !goes_on {
            let cue = next_spoken.checked_sub(1).map(|s| spoken[s].1);
            let piece = cue.and_then(|c| Some((c, rest_of_sentence(r, q, &found[c])?)));
            let piece = piece.or_else(|| {
                last.as_ref()
                    .and_then(|l| Some((l.candidate, next_sentence(r, q, l, found)?)))
            });
            if let Some((c, piece)) = piece {
                let to = r.regions.partition_point(|q| q.tokens.start < piece.end);
                owner[q..to].fill(Some(c));
                last = Some(Last::quoted(r, to - 1, c));
                last_quote = Some((region.quoted.block, c));
                found[c].content.push(piece);
                continue;
            }
            if marked == Marked::Piece {
                continue;
            }
        }
        let carried = last.as_ref().filter(|l| {
            // Right after the sentence of its cue, however long that goes on.
            let next = r.sentences.get(sentence_at(r, l.tied.saturating_sub(1)));
            let at_once =
                l.quoted && l.block == region.quoted.block && next.is_some_and(|s| s.tokens.end == here.start);
            let between = if at_once {
                0
            } else {
                words_between(r, l.tied.min(here.start), here.start)
            };
            let paragraphs = region.quoted.block - l.block;
            // In one paragraph a quotation is the last one's speaker's, however long his titles are.
            let same = paragraphs == 0 && between <= GAP_IN_PARAGRAPH && encloses(&found[l.candidate], l);
            goes_on || same || (between <= GAP_WORDS && paragraphs <= GAP_PARAGRAPHS && (l.quoted || paragraphs <= 1))
        });
        match carried.filter(|_| rules.on(id::ATTRIBUTION_CARRIED).is_some()) {
            Some(l) => {
                let bare = words_between(r, l.end, here.start) == 0;
                let direct = direct.get(l.candidate).copied().unwrap_or(true);
                // *"…," Ruiz said, noting that … "…"*: the second is a piece of the first, not of what Ruiz noted.
                let source = &found[l.candidate].source;
                let quote = last_quote.filter(|&(block, c)| {
                    block == region.quoted.block && source.is_some() && found[c].source == *source
                });
                let joins = if l.block == region.quoted.block {
                    l.quoted || found[l.candidate].encloses
                } else {
                    l.quoted && bare && direct
                };
                if let Some(c) = joins.then_some(l.candidate).or(quote.map(|(_, c)| c)) {
                    found[c].content.push(here);
                    last = Some(Last::quoted(r, q, c));
                    last_quote = Some((region.quoted.block, c));
                } else {
                    let source = found[l.candidate].source.clone();
                    found.push(Candidate::new(id::ATTRIBUTION_CARRIED, [here], None, source));
                    last = Some(Last::quoted(r, q, found.len() - 1));
                }
            }
            None => {
                if rules.on(id::QUOTE_NO_SOURCE).is_some() {
                    found.push(Candidate::new(id::QUOTE_NO_SOURCE, [here], None, None));
                }
                last = None;
            }
        }
    }
}

/// Whether the words of `candidate` stand before its cue, so that a sentence of its own in the same paragraph goes on.
fn encloses(candidate: &Candidate, last: &Last) -> bool {
    candidate.encloses || (last.quoted && candidate.cue.is_none())
}

/// What goes on in the same sentence after the content of `candidate` was thought to end, or after its cue, up to the words
/// between marks and over them: *said that she left, which “was a mistake”*; *“…,” she said of the board, and “…”*.
fn rest_of_sentence(r: &Reading, q: usize, candidate: &Candidate) -> Option<Range<usize>> {
    let here = &r.regions[q].tokens;
    let cue = candidate.cue.as_ref()?;
    let sentence = r.sentences.get(sentence_at(r, here.start))?.tokens.clone();
    let ends = candidate.content.iter().map(|t| t.end).max()?;
    if !sentence.contains(&cue.start) || ends > here.start {
        return None;
    }
    let start = if ends > cue.end {
        ends
    } else {
        let tie = candidate.source.as_ref().map_or(cue.end, |s| s.end.max(cue.end));
        // *“…,” she said, likening it to “a zoo”*: the reporter's.
        let comma = (tie..here.start).rev().find(|&i| r.tag(i) == Tag::Comma)?;
        (r.tag(comma + 1) != Tag::Gerund).then_some(comma + 1)?
    };
    if (start..here.start).any(|i| r.tag(i) == Tag::Semicolon) {
        return None;
    }
    let end = end_of_content(r, here.start, sentence.end, false, false);
    Some(start..end.max(here.end))
}

/// The sentence right after a quotation that its cue follows, in the same paragraph, up to the end of the words between marks:
/// *“She left,” he said. But it was “no more than right.”*
fn next_sentence(r: &Reading, q: usize, last: &Last, found: &[Candidate]) -> Option<Range<usize>> {
    let here = &r.regions[q];
    let sentence = sentence_at(r, here.tokens.start);
    let follows = last.quoted
        && last.block == here.quoted.block
        && encloses(&found[last.candidate], last)
        && sentence_at(r, last.tied.saturating_sub(1)) + 1 == sentence;
    let sentence = r.sentences.get(sentence).filter(|_| follows)?.tokens.clone();
    let end = end_of_content(r, here.tokens.start, sentence.end, false, false);
    Some(sentence.start..end.max(here.tokens.end))
}

/// Where somebody spoke last.
struct Last {
    /// One past its last token.
    end: usize,
    /// One past the last token of the cue and source that follow it, if they do.
    tied: usize,
    block: usize,
    candidate: usize,
    /// Whether it is a quotation, rather than reported speech.
    quoted: bool,
}

impl Last {
    fn quoted(r: &Reading, q: usize, candidate: usize) -> Self {
        Self {
            end: r.regions[q].tokens.end,
            tied: r.regions[q].tokens.end,
            block: r.regions[q].quoted.block,
            candidate,
            quoted: true,
        }
    }
}

fn sentence_at(r: &Reading, token: usize) -> usize {
    r.sentences.partition_point(|s| s.tokens.end <= token)
}

fn block_at(r: &Reading, token: usize) -> usize {
    r.sentences.get(sentence_at(r, token)).map_or(0, |s| s.block)
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
    let mut sentence = r.sentences.get(sentence)?.tokens.clone();
    sentence.start = sentence.start.max(colon.saturating_sub(LONGEST_LEAD));
    // *It surprised nobody more than Ana Ruiz:*
    let named = phrase_before(r, colon, sentence.start)
        .filter(|p| r.tag(colon - 1) == Tag::Name && p.clone().filter(|&i| r.tag(i) == Tag::Name).nth(1).is_some());
    let verbs = || {
        let finite =
            |&i: &usize| r.region_at(i).is_none() && matches!(r.tag(i), Tag::Finite | Tag::Modal | Tag::Auxiliary);
        (sentence.start..colon).rev().filter(finite).filter_map(|i| {
            let group = (sentence.start..=i)
                .rev()
                .find(|&k| k == sentence.start || !matches!(r.tag(k - 1), Tag::Modal | Tag::Auxiliary | Tag::Adverb))?;
            Some((i, subject_before(r, group, sentence.start)?))
        })
    };
    // *Ruiz was blunt when I met her:*, *Ruiz has a letter, which runs as follows:*
    let main = |(i, subject): &(usize, Range<usize>)| {
        let hangs = matches!(r.tag(subject.start), Tag::Relative | Tag::That)
            || subject.start > sentence.start && r.tag(subject.start - 1) == Tag::Subordinator;
        r.is(*i, CUE_VERBS) || !hangs
    };
    let verb = verbs().find(main).or_else(|| verbs().next());
    match (verb, named) {
        (Some((verb, subject)), None) => {
            let end = if colon - verb <= LONGEST_COLON_CUE {
                colon + 1
            } else {
                verb + 1
            };
            Some((subject, Some(verb..end)))
        }
        (Some((verb, subject)), Some(_)) if r.is(verb, CUE_VERBS) => Some((subject, Some(verb..verb + 1))),
        (_, Some(named)) => Some((named, Some(colon..colon + 1))),
        (None, None) => {
            let source = subject_before(r, colon, sentence.start)?;
            source
                .clone()
                .any(|i| r.tag(i) == Tag::Name || r.words[i].known.any(Known::DOCUMENT))
                .then_some((source, Some(colon..colon + 1)))
        }
    }
}

/// *- Ana Ruiz* in the line after a quotation, or right after it: who signs it.
fn signature(r: &Reading, q: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let dash = r.regions[q].tokens.end;
    let sign = matches!(r.tag(dash), Tag::Dash | Tag::Other) && matches!(r.word(dash), "-" | "—" | "–" | "--" | "―");
    let sentence = r.sentences.partition_point(|s| s.tokens.end <= dash);
    let sentence = r
        .sentences
        .get(sentence)
        .filter(|s| sign && r.blocks[s.block].kind.is_article() && r.tag(dash + 1) == Tag::Name)?
        .tokens
        .clone();
    if sentence.start != dash && sentence.start >= r.regions[q].tokens.start {
        return None;
    }
    let source = source_after(r, dash + 1, sentence.end)?;
    let alone = sentence.end <= source.end + 1 || r.tag(source.end) == Tag::Comma;
    alone.then_some((source, Some(dash..dash + 1)))
}
