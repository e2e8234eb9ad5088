//! Interviews whose paragraphs lost what told them apart, such as bold letters: a question, then the answer.

use std::ops::Range;

use super::{Paragraph, Turn};
use crate::reading::Reading;
use crate::rules::lexicon;

/// Fewest questions.
const FEWEST: usize = 3;
/// Longest question, in tokens.
const LONGEST: usize = 90;
/// How many paragraphs an answer has at most.
const LONGEST_ANSWER: usize = 12;

/// The turns, if the article says before the first question that two people talk, most questions are put to *you*, and
/// most answers are those of an *I*.
pub(super) fn interview(r: &Reading, paragraphs: &[Paragraph]) -> Vec<Turn> {
    let asks = |p: &Paragraph| p.address.question && p.tokens.len() <= LONGEST && r.opens(p.tokens.start).is_none();
    let Some(first) = paragraphs.iter().position(asks) else {
        return Vec::new();
    };
    let last = paragraphs.iter().rposition(asks).unwrap_or(first);
    let start = paragraphs[first].tokens.start;
    if !(0..start).any(|i| r.is(i, lexicon::CONVERSATION)) || paragraphs[..first].iter().any(|p| singular(r, &p.tokens))
    {
        return Vec::new();
    }
    // Questions one after the other are one.
    let mut turns: Vec<(Turn, bool)> = Vec::new();
    let (mut put, mut answered, mut questions) = (0, 0, 0);
    let mut before = false;
    for (n, paragraph) in paragraphs.iter().enumerate().skip(first) {
        let question = asks(paragraph);
        let range = paragraph.tokens.clone();
        let goes_on = turns.last().is_some_and(|(_, q)| *q == question);
        if question {
            questions += 1;
            put += usize::from(paragraph.address.second);
        }
        if !question && before {
            answered += usize::from(paragraph.address.first);
        }
        before = question;
        match turns.last_mut().filter(|_| goes_on) {
            Some((turn, _)) => {
                let more = n <= last;
                let spoken = paragraph.address.first || more && (paragraph.address.second || !paragraph.address.third);
                if question || spoken && turn.content.len() < LONGEST_ANSWER && r.opens(range.start).is_none() {
                    turn.content.push(range);
                } else if !more {
                    break;
                }
            }
            None => turns.push((
                Turn {
                    label: None,
                    cue: None,
                    content: vec![range],
                },
                question,
            )),
        }
    }
    if questions < FEWEST || put * 2 < questions || answered * 2 < questions {
        return Vec::new();
    }
    turns.into_iter().map(|(turn, _)| turn).collect()
}

/// Whether somebody is *I* in these tokens, outside of quotations: an article of the author's own.
fn singular(r: &Reading, range: &Range<usize>) -> bool {
    let is_i = |i: usize| matches!(r.word(i), "I" | "my" | "me" | "My") && r.region_at(i).is_none();
    range.clone().any(is_i)
}
