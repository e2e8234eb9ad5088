//! Where what is said begins after a cue: over listeners, times and occasions.

use super::Cue;
use crate::noun_phrases::{end_of, has_finite};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon as l;

/// Where the content that follows a cue begins, the listener and the time stepped over.
pub(crate) fn content_start(r: &Reading, cue: &Cue, limit: usize) -> Option<usize> {
    let far = || far_that(r, cue.tokens.end, limit).filter(|_| r.is(cue.head, l::SAYING) && !cue.topic);
    near_content(r, cue, limit).or_else(far)
}

/// As [`content_start`], where nothing but listeners, times and occasions stand between.
fn near_content(r: &Reading, cue: &Cue, limit: usize) -> Option<usize> {
    let mut i = cue.tokens.end;
    if cue.topic {
        return (i < limit && starts_content(r, i)).then_some(i);
    }
    let says = r.words[cue.head].entry.lemma == "say";
    let telling = r.is(cue.head, l::TELLING) && !cue.passive;
    if telling && i < limit {
        let listener = listener(r, i, limit);
        let after = over_times(r, listener, limit);
        let follows = after < limit
            && listener > i
            && (matches!(
                r.tag(after),
                Tag::That | Tag::Comma | Tag::Colon | Tag::To | Tag::Subordinator | Tag::Pronoun | Tag::Relative
            ) || r.opens(after).is_some()
                || r.words[cue.head].entry.lemma == "tell"
                || r.reads(after, "of")
                || r.reads(after, "about")
                || (r.tag(after) == Tag::Adverb && r.tag(after + 1) == Tag::To)
                || (matches!(r.tag(i), Tag::ObjectPronoun) && starts_content(r, after)));
        if follows {
            i = after;
            // *told reporters about the plan*
            if r.tag(i) == Tag::Preposition && r.is(i, l::TOPIC) && (r.reads(i, "about") || r.reads(i, "of")) {
                return (i + 1 < limit).then_some(i + 1);
            }
        } else if r.words[cue.head].entry.lemma == "tell" {
            return None;
        }
    }
    for _ in 0..6 {
        if i >= limit {
            return None;
        }
        match r.tag(i) {
            Tag::Colon => return (i + 1 < limit || r.opens(i + 1).is_some()).then_some(i + 1),
            Tag::Comma => {
                if r.opens(i + 1).is_some() || r.tag(i + 1) == Tag::That {
                    return Some(i + 1);
                }
                // *said, after the vote, that*
                let far = (i + 2..(i + 16).min(limit)).find(|&k| {
                    (r.tag(k) == Tag::Comma && (r.opens(k + 1).is_some() || r.tag(k + 1) == Tag::That))
                        || r.tag(k) == Tag::Colon
                });
                let gerund = r.tag(i + 1) == Tag::Gerund;
                let clause = |until| {
                    (i + 1..until).any(|k| matches!(r.tag(k), Tag::Finite | Tag::Modal | Tag::Stop | Tag::Auxiliary))
                };
                return match far {
                    Some(far) => (!clause(far) && !gerund).then_some(far + 1),
                    // *She said, if elected, she would stay*
                    None => (says && !gerund && r.tag(i + 1) != Tag::Relative && clause(limit)).then_some(i + 1),
                };
            }
            Tag::That | Tag::Subordinator | Tag::Relative | Tag::To => return Some(i),
            Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::Close => return None,
            _ if r.opens(i).is_some() => return Some(i),
            _ => {
                let after = over_times(r, i, limit);
                if after > i {
                    i = after;
                    continue;
                }
                if starts_content(r, i) {
                    return Some(i);
                }
                if r.tag(i) == Tag::Adverb && !r.is(i, l::NEGATION) {
                    i += 1;
                    continue;
                }
                // *said at the harbour that*
                if r.tag(i) == Tag::Preposition {
                    let after = end_of(r, i + 1, limit, true);
                    let good = after > i + 1
                        && after < limit
                        && (matches!(r.tag(after), Tag::That | Tag::Comma | Tag::Colon | Tag::Pronoun)
                            || r.opens(after).is_some());
                    if good {
                        i = after;
                        continue;
                    }
                }
                // After *said* whatever follows is said.
                let clause = says && far_that(r, i, limit).is_none() && has_finite(r, i..limit);
                return clause.then_some(i);
            }
        }
    }
    None
}

/// How far from a verb of saying its *that* may stand, in tokens.
const FAR: usize = 25;

/// *argued in Monday's debate on the budget that*: the clause that follows the occasion, if no verb stands between.
fn far_that(r: &Reading, from: usize, limit: usize) -> Option<usize> {
    let verb = |i: usize| matches!(r.tag(i), Tag::Finite | Tag::Modal | Tag::Auxiliary);
    let ends = |&i: &usize| {
        verb(i)
            || matches!(
                r.tag(i),
                Tag::That | Tag::Stop | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Mark | Tag::Relative
            )
    };
    let that = (from..limit.min(from + FAR)).find(ends)?;
    (r.tag(that) == Tag::That && !verb(that + 1)).then_some(that)
}

/// Where the listener right after *told* ends.
fn listener(r: &Reading, start: usize, limit: usize) -> usize {
    match r.tag(start) {
        Tag::ObjectPronoun => start + 1,
        Tag::PossessivePronoun if r.reads(start, "her") && r.tag(start + 1) != Tag::Noun => start + 1,
        Tag::Pronoun if r.reads(start, "you") || r.reads(start, "everyone") || r.reads(start, "it") => start + 1,
        Tag::Name | Tag::Noun | Tag::Determiner | Tag::PossessivePronoun | Tag::Adjective | Tag::Number => {
            end_of(r, start, limit, true)
        }
        _ => start,
    }
}

/// Over times and occasions: *Monday, on Tuesday, last week, in an interview, at a rally in Vale*.
pub(crate) fn over_times(r: &Reading, start: usize, limit: usize) -> usize {
    let mut i = start;
    loop {
        let mut k = i;
        if k < limit && r.tag(k) == Tag::Preposition && r.is(k, l::TIME_PREPOSITION) {
            k += 1;
            let from = k;
            k = end_of(r, k, limit, true);
            while k < limit && r.tag(k) == Tag::Time && r.tag(k + 1) != Tag::Possessive {
                k = over_time(r, k, limit);
            }
            let ends = k < limit
                && (matches!(
                    r.tag(k),
                    Tag::That
                        | Tag::Comma
                        | Tag::Colon
                        | Tag::Pronoun
                        | Tag::Time
                        | Tag::Preposition
                        | Tag::Subordinator
                        | Tag::Determiner
                        | Tag::Name
                ) || r.opens(k).is_some());
            if k == from || !ends {
                return i;
            }
        } else if k < limit && r.tag(k) == Tag::Time && r.tag(k + 1) != Tag::Possessive {
            k = over_time(r, k, limit);
        } else if k + 1 < limit
            && ["last", "this", "earlier", "later", "late", "early", "a", "next"]
                .iter()
                .any(|w| r.reads(k, w))
            && (r.is(k + 1, l::TIME_NOUN) || r.tag(k + 1) == Tag::Time)
        {
            k += 2;
            while k < limit && ["earlier", "later", "ago", "before"].iter().any(|w| r.reads(k, w)) {
                k += 1;
            }
        }
        if k == i {
            return i;
        }
        i = k;
    }
}

/// The end of the time whose name stands at `i`: *Monday*, *Thursday night*, *July 3, 1994*.
fn over_time(r: &Reading, i: usize, limit: usize) -> usize {
    let mut k = i + 1;
    while k < limit && (r.tag(k) == Tag::Number || (r.is(k, l::TIME_NOUN) && r.tag(k) == Tag::Noun)) {
        k += 1;
    }
    k
}

/// Whether a clause or a noun phrase can begin here.
fn starts_content(r: &Reading, i: usize) -> bool {
    crate::noun_phrases::can_open(r, i)
        || matches!(
            r.tag(i),
            Tag::That | Tag::Subordinator | Tag::Relative | Tag::To | Tag::Gerund | Tag::ObjectPronoun
        )
        || r.is(i, l::QUESTION_WORD)
        // *said there was no time*, *said not to worry*
        || r.reads(i, "there")
        || (r.tag(i) == Tag::Adverb && r.tag(i + 1) == Tag::To)
}
