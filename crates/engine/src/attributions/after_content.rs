//! *Ruiz said* after what is said, or in its middle.

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::cues::{CUE_VERBS, Cue, content_start};
use crate::marked_words::{Marked, marked};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// Longest quotation, in tokens, that may be a term within the reporter's sentence where no sign closes it.
const BARE: usize = 6;
/// How far from the start of a clause *asked* may stand, in tokens: *When she was asked if …*
const ASKED_WITHIN: usize = 4;

/// *"…," Ruiz said* and *…, Ruiz said, …*.
pub(super) fn after_content(
    r: &Reading,
    cue: &Cue,
    subject: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Candidate> {
    let at = subject.start;
    let quote = r.closed_before(at).or_else(|| {
        (at > 0 && matches!(r.tag(at - 1), Tag::Comma | Tag::Dash))
            .then(|| r.closed_before(at - 1))
            .flatten()
    });
    let comma = at > sentence.start && matches!(r.tag(at - 1), Tag::Comma | Tag::Dash);
    let speech = quote.filter(|&q| {
        // *"The harbour is a battle of wills" Ruiz said.*
        let bare =
            r.regions[q].tokens.len() > BARE && r.regions[q].tokens.end == at && r.tag(cue.tokens.end) == Tag::Stop;
        matches!(r.last_of(q), "," | "?" | "!" | "…" | "..." | "." | "-" | "—" | "–") || comma || bare
    });
    // A quotation that ends its own sentence belongs to this one only if nothing else does.
    let apart = at <= sentence.start;
    if apart
        && (speech.is_none_or(|q| r.regions[q].quoted.block != block_of(r, sentence))
            || r.tag(cue.tokens.end) != Tag::Stop)
    {
        return None;
    }
    if speech.is_none() && !comma {
        return None;
    }
    // *On "Open Water," Ruiz said that …*: a title, and what is said follows.
    let titled = |q: usize| marked(r, q) == Marked::Term && r.regions[q].tokens.start > sentence.start;
    if speech.is_some_and(titled)
        && r.tag(cue.tokens.end) != Tag::Comma
        && content_start(r, cue, sentence.end).is_some()
    {
        return None;
    }
    if matches!(r.tag(subject.start), Tag::Relative) {
        return None;
    }
    let first = contents::before(r, at, sentence.start)?;
    let after = cue.tokens.end;
    // *Calling the pier “a wreck,” Ruiz urged the board to act*; *after he named the pier “a wreck,” Ruiz said: “…”*.
    let words_first = r.region_at(first.start).is_none();
    if speech.is_some() && words_first && occasion_opening(r, &first) && r.tag(after) != Tag::Comma {
        let goes_on = content_start(r, cue, sentence.end).is_some();
        if goes_on {
            return None;
        }
    }
    let mut content = vec![first.clone()];
    let mut rule = id::ATTRIBUTION_SAID_AFTER;
    if speech.is_none() {
        let clause = contents::is_clause(r, first.clone());
        match r.tag(after) {
            Tag::Stop | Tag::Semicolon => {}
            Tag::Comma if after + 1 < sentence.end => {
                // *But, Ruiz said, "…"*
                let conjunction =
                    first.len() == 1 && (r.tag(first.start) == Tag::Coordinator || r.is(first.start, l::CONNECTIVE));
                let quote_next = r.opens(after + 1).is_some();
                let occasion = matches!(r.tag(first.start), Tag::Preposition | Tag::Time | Tag::Adverb) && !clause;
                let aside = r.tag(after + 1) == Tag::Gerund
                    && (r.is(after + 1, CUE_VERBS) || !contents::is_clause(r, after + 1..sentence.end));
                let opening = !clause || dependent_opening(r, &first) || occasion_opening(r, &first);
                if (quote_next && !conjunction && opening)
                    || (occasion && first.clone().any(|i| r.is(i, l::SPEECH_NOUN)))
                    || r.tag(after + 1) == Tag::That
                {
                    return None;
                }
                // *…, Ruiz said, adding that …*
                if aside && (!clause || dependent_opening(r, &first)) {
                    return None;
                }
                if !aside {
                    let end = contents::end_of_content(r, after + 1, sentence.end, false, false);
                    content.push(after + 1..end);
                    rule = id::ATTRIBUTION_SAID_BETWEEN;
                }
            }
            // *If it rains, Ruiz says the boats will stay.*
            _ if r.reads(first.start, "if") && clause && dependent_opening(r, &first) => {
                let start = content_start(r, cue, sentence.end)?;
                content.push(start..contents::end_of_content(r, start, sentence.end, false, false));
                rule = id::ATTRIBUTION_SAID_BETWEEN;
            }
            tag => {
                // *…, Ruiz said on Monday.* Nothing that could be content may follow.
                let trails = matches!(
                    tag,
                    Tag::Preposition | Tag::Time | Tag::Adverb | Tag::Close | Tag::Subordinator
                ) || r.is(cue.head, l::TELLING);
                // Up to a comma that an aside of its own follows: *…, Ruiz said on Monday, noting that …*.
                let aside = |&i: &usize| r.tag(i) == Tag::Comma && matches!(r.tag(i + 1), Tag::Gerund | Tag::Relative);
                let until = (after..sentence.end).find(aside).unwrap_or(sentence.end);
                let trailing = (after..until).all(|i| {
                    !matches!(
                        r.tag(i),
                        Tag::Finite | Tag::That | Tag::Modal | Tag::Auxiliary | Tag::Pronoun | Tag::To | Tag::Mark
                    )
                });
                if !trails || !trailing || !clause || dependent_opening(r, &first) {
                    return None;
                }
            }
        }
        if after >= sentence.end && !clause {
            return None;
        }
        if !clause && matches!(r.tag(after), Tag::Stop | Tag::Semicolon) {
            return None;
        }
    } else if let Some(more) = second_half(r, after, sentence) {
        content.push(more);
        rule = id::ATTRIBUTION_SAID_BETWEEN;
    }
    Some(Candidate {
        encloses: true,
        speech: cue.by_place || r.is(cue.head, l::SAYING | l::SPEAKING_OF),
        ..Candidate::new(rule, content, cue.tokens.clone(), subject.clone())
    })
}

/// What goes on after *he said,*.
pub(super) fn second_half(r: &Reading, from: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    // *told the jury, "…"*
    let gap = (from..sentence.end.min(from + 12)).find(|&i| {
        !matches!(
            r.tag(i),
            Tag::Determiner
                | Tag::Noun
                | Tag::Name
                | Tag::Preposition
                | Tag::Time
                | Tag::ObjectPronoun
                | Tag::Adjective
        )
    });
    let from = gap
        .filter(|&i| r.tag(i) == Tag::Comma && r.opens(i + 1).is_some())
        .unwrap_or(from);
    let comma = r.tag(from) == Tag::Comma;
    let start = if comma { from + 1 } else { from };
    if start >= sentence.end {
        return None;
    }
    let quote = r.opens(start).filter(|_| comma || matches!(r.tag(from), Tag::Mark))?;
    // *said Ruiz, the host of "Open Water"*
    if !comma && marked(r, quote) == Marked::Term {
        return None;
    }
    Some(start..contents::end_of_content(r, start, sentence.end, false, false))
}

/// The block that a sentence stands in.
fn block_of(r: &Reading, sentence: &Range<usize>) -> usize {
    let at = r.sentences.partition_point(|s| s.tokens.end <= sentence.start);
    r.sentences.get(at).map_or(0, |s| s.block)
}

/// Whether the stretch is a dependent clause: *Although the board met*, said of what follows.
fn dependent_opening(r: &Reading, range: &Range<usize>) -> bool {
    let first = range
        .clone()
        .find(|&i| r.tag(i) != Tag::Coordinator)
        .unwrap_or(range.start);
    r.tag(first) == Tag::Subordinator && !range.clone().any(|i| r.tag(i) == Tag::Comma)
}

/// Whether the stretch tells when or upon what somebody spoke: *In a memo that closed the year*, *Asked if she would stay*.
fn occasion_opening(r: &Reading, range: &Range<usize>) -> bool {
    matches!(
        r.tag(range.start),
        Tag::Preposition | Tag::Subordinator | Tag::Adjective | Tag::Gerund
    ) || range.clone().take(ASKED_WITHIN).any(|i| r.reads(i, "asked"))
}
