//! The attributions of one sentence.

use std::ops::Range;

use super::Candidate;
use super::according_to::according_to;
use super::asked::asked;
use super::by_verb::by_verb;
use super::colon::by_colon;
use crate::cues::{cue_at, cue_by_place, is_main_verb};
use crate::matches::{self, Pattern, Patterns};
use crate::reading::Reading;
use crate::vocabulary::Literal;

/// How many attributions before a sentence's own are asked whether they hold its quotation.
const NEAR: usize = 4;

const ACCORDING: Literal = Literal::new("according");
const ASKED: Literal = Literal::new("asked");

/// Whether a cue that is no pattern may begin at `head`.
fn may_open(r: &Reading, head: usize) -> bool {
    is_main_verb(r.tag(head)) || r.is_literal(head, ACCORDING) || r.is_literal(head, ASKED)
}

/// The attributions that the cues of one sentence make.
pub(super) fn in_sentence(r: &Reading, patterns: &Patterns, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let fitting = patterns.in_sentence(r, sentence);
    let first = found.len();
    let mut by_surface = patterns.by_surface(r, sentence);
    by_surface.retain(|(.., m)| !m.content.is_empty());
    let mut by_surface = by_surface.into_iter().peekable();
    let mut head = sentence.start;
    while head < sentence.end {
        let region = r.region_at(head);
        // Nothing begins on most words.
        if region.is_none() && by_surface.len() == 0 && !fitting.may_hold(r, head) && !may_open(r, head) {
            head += 1;
            continue;
        }
        // Between quotation marks only their speaker speaks; a pattern may begin with them.
        while by_surface.next_if(|(first, ..)| *first < head).is_some() {}
        if (region.is_none() || r.opens(head).is_some())
            && let Some((_, rule, m)) = by_surface.next_if(|(first, ..)| *first == head)
        {
            let next = m.cue.as_ref().map_or(head, |cue| cue.end - 1).max(head) + 1;
            found.push(Candidate::of(rule.clone(), m.content, m.cue, m.source));
            head = next;
            continue;
        }
        let can_begin = |p: &&Pattern| region.is_none() || r.opens(head).is_some() && p.begins_with_quote();
        let mut may_begin = fitting.may_begin(r, head).filter(can_begin);
        let by_pattern = may_begin.find_map(|p| Some((p, matches::at(r, p, head, sentence)?)));
        if let Some((pattern, m)) = by_pattern {
            let next = m.cue.as_ref().map_or(head, |cue| cue.end - 1).max(head);
            found.push(Candidate::of(pattern.rule.clone(), m.content, m.cue, m.source));
            head = next;
        } else if let Some(q) = region {
            head = r.regions[q].tokens.end;
            continue;
        } else if r.is_literal(head, ACCORDING) && r.reads(head + 1, "to") {
            found.extend(according_to(r, head, sentence));
        } else if let Some(question) = asked(r, head, sentence) {
            found.push(question);
        } else if let Some(cue) = cue_at(r, head, sentence).or_else(|| cue_by_place(r, head, sentence)) {
            let made = by_verb(r, &cue, sentence, &found[first..]);
            // *They told of “a voice.” Captains agreed*: the sentence before has its speaker.
            let holds = |f: &Candidate, own: &Range<usize>| {
                let before = f.cue.as_ref().is_some_and(|cue| cue.start < own.start);
                before && f.content.iter().any(|h| h.start <= own.start && own.end <= h.end)
            };
            let near = &found[first.saturating_sub(NEAR)..first];
            let taken = |c: &Candidate| c.content.len() == 1 && near.iter().any(|f| holds(f, &c.content[0]));
            let made = made.filter(|c| !taken(c));
            found.extend(made);
        }
        head += 1;
    }
    if found.len() == first {
        found.extend(by_colon(r, sentence));
    }
}
