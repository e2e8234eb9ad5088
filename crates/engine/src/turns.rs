//! Interviews and transcripts: what is said without quotation marks, turn by turn.
//!
//! A turn opens with its speaker and a colon (*Q:*, *CALDER:*, *Ines Calder:*), or it is a question in a paragraph of its
//! own with the answer after it. That is a turn only where the article does it again and again, so that no *Note:* speaks.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use crate::attributions::Candidate;
use crate::names::Known;
use crate::reading::{Reading, Tag};
use crate::rules::{Rulebook, id};
use crate::vocabulary::{NUMBERS, number};
use crate::{BlockKind, Shape};

mod address;
mod labels;
mod questions;
#[cfg(test)]
mod tests;

pub(crate) use address::Address;
use labels::{Label, Who};

/// How many blocks after a label's own its speaker goes on at most.
const LONGEST_TURN: usize = 12;

/// What somebody says in one go, by tokens.
#[derive(Debug)]
pub(crate) struct Turn {
    /// The words before the colon that name the speaker; none where a paragraph stands without any.
    pub label: Option<Range<usize>>,
    /// The colon, or the stop of *Q.*
    pub cue: Option<Range<usize>>,
    /// What is said, a range for every paragraph.
    pub content: Vec<Range<usize>>,
}

/// A paragraph of the body, and who speaks in it by its own words.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    tokens: Range<usize>,
    label: Option<Label>,
    address: Address,
}

/// The turns of a document, in order, by its `paragraphs`.
pub(crate) fn turns(r: &Reading, paragraphs: &[Paragraph], rules: &Rulebook) -> Vec<Turn> {
    let labelled = if rules.on(id::ATTRIBUTION_TURN).is_some() {
        labelled(r, paragraphs)
    } else {
        Vec::new()
    };
    if labelled.is_empty() && rules.on(id::ATTRIBUTION_INTERVIEW).is_some() {
        return questions::interview(r, paragraphs);
    }
    labelled
}

impl Turn {
    /// The attribution that it makes.
    pub fn candidate(&self) -> Candidate {
        let rule = match self.label {
            Some(_) => id::ATTRIBUTION_TURN,
            None => id::ATTRIBUTION_INTERVIEW,
        };
        Candidate::new(rule, self.content.clone(), self.cue.clone(), self.label.clone())
    }

    /// Whether token `i` is one of what is said.
    pub fn holds(&self, i: usize) -> bool {
        self.content.iter().any(|range| range.contains(&i))
    }
}

/// The turn of `turns` that token `i` is said in.
pub(crate) fn turn_at(turns: &[Turn], i: usize) -> Option<&Turn> {
    let after = turns.partition_point(|t| t.content[0].start <= i);
    turns[..after].last().filter(|t| t.holds(i))
}

/// Whether the name at the tokens `range` is the letters that open one of `turns`: *IC* for Ines Calder, no organisation.
pub(crate) fn is_initials(turns: &[Turn], r: &Reading, range: Range<usize>) -> bool {
    let letters =
        range.len() == 1 && r.word(range.start).len() <= 3 && r.tokens[range.start].shape == Shape::AllCapitals;
    let label = || {
        let after = turns.partition_point(|t| t.label.as_ref().is_some_and(|l| l.start <= range.start));
        turns[..after].last().and_then(|t| t.label.as_ref())
    };
    letters && label().is_some_and(|l| *l == range) && !r.words[range.start].known.any(Known::ORGANISATION)
}

/// The one paragraph of `r`, if it is the body's.
pub(crate) fn paragraph(r: &Reading) -> Option<Paragraph> {
    let is_body = r.blocks.first().is_some_and(|b| b.kind == BlockKind::Body);
    let tokens = 0..r.tokens.len();
    (is_body && !tokens.is_empty()).then(|| {
        let label = labels::label(r, &tokens);
        let from = label.as_ref().map_or(0, |l| l.cue.end);
        Paragraph {
            address: Address::of(r, from..tokens.end),
            tokens,
            label,
        }
    })
}

impl Paragraph {
    /// The same, in tokens that have `before` more before them.
    pub fn after(mut self, before: usize) -> Self {
        let label = self.label.iter_mut().flat_map(|l| [&mut l.name, &mut l.cue]);
        for range in label.chain([&mut self.tokens]) {
            *range = range.start + before..range.end + before;
        }
        self
    }
}

/// The turns that labels open, if there are such: two speakers at least, one of them twice, who mostly speak to one
/// another.
fn labelled(r: &Reading, paragraphs: &[Paragraph]) -> Vec<Turn> {
    let mut count: HashMap<&str, usize> = HashMap::default();
    for label in paragraphs.iter().filter_map(|p| p.label.as_ref()) {
        *count.entry(&label.key).or_default() += 1;
    }
    // Nobody speaks twice, so there are no turns.
    if count.values().all(|&times| times == 1) {
        return Vec::new();
    }
    let open = paragraphs
        .iter()
        .filter_map(|p| p.label.as_ref())
        .filter(|l| !l.certain);
    let known = known(r, open.map(|l| l.key.as_str()).collect());
    // *Full transcript:* alone in its line speaks once.
    let fits = |p: &Paragraph, l: &Label| {
        (l.certain || known.contains(l.key.as_str())) && (l.cue.end < p.tokens.end || count[l.key.as_str()] > 1)
    };
    let opens = |p: &&Paragraph| p.label.as_ref().is_some_and(|l| fits(p, l));
    let all: Vec<usize> = (0..paragraphs.len()).filter(|&i| opens(&&paragraphs[i])).collect();
    let key = |i: usize| paragraphs[i].label.as_ref().map_or("", |l| l.key.as_str());
    let again = |&&i: &&usize| count[key(i)] > 1;
    let (Some(&first), Some(&last)) = (all.iter().find(again), all.iter().rev().find(again)) else {
        return Vec::new();
    };
    // Who speaks but once stands among the others.
    let near = |i: usize, l: usize| first <= i + l && i <= last + l;
    let all: Vec<usize> = all.into_iter().filter(|&i| near(i, 2)).collect();
    let speakers: HashSet<&str> = all.iter().map(|&i| key(i)).collect();
    let spoken = all.iter().filter(|&&i| paragraphs[i].address.speaks()).count();
    // Questions and answers in the article's own words explain something: nobody is *I* in them.
    let answers = || (all.iter()).filter(|&&i| paragraphs[i].label.as_ref().is_some_and(|l| l.who == Who::Answers));
    let first_person = answers().filter(|&&i| paragraphs[i].address.first).count();
    if speakers.len() < 2 || spoken * 2 < all.len() || first_person * 3 < answers().count() {
        return Vec::new();
    }
    let mut turns = Vec::new();
    for (n, &at) in all.iter().enumerate() {
        let next = all.get(n + 1).copied();
        let end = next.unwrap_or(paragraphs.len()).min(at + 1 + LONGEST_TURN);
        turns.extend(turn(r, &paragraphs[at..end], next.is_some(), &speakers));
    }
    turns
}

/// The turn that the label of the first of `paragraphs` opens. `followed`: another one comes after them.
fn turn(r: &Reading, paragraphs: &[Paragraph], followed: bool, speakers: &HashSet<&str>) -> Option<Turn> {
    let label = paragraphs[0].label.as_ref()?;
    let own = label.cue.end..paragraphs[0].tokens.end;
    // *Ruiz: "…"* is what the rules for quotations tell.
    if r.opens(own.start)
        .is_some_and(|q| r.regions[q].tokens.end + 1 >= own.end)
    {
        return None;
    }
    let mut content: Vec<Range<usize>> = (!own.is_empty()).then_some(own).into_iter().collect();
    for paragraph in &paragraphs[1..] {
        let range = paragraph.tokens.clone();
        // *(Laughter.)*
        if r.tag(range.start) == Tag::Open && matches!(r.tag(range.end - 1), Tag::Close | Tag::Stop) {
            continue;
        }
        let named = || {
            range.clone().any(|i| {
                r.tokens[i].shape != Shape::Lower
                    && r.region_at(i).is_none()
                    && speakers.contains(&*labels::folded(r.word(i)))
            })
        };
        let Address {
            first, second, third, ..
        } = paragraph.address;
        let goes_on = first || followed && (second || !third);
        // A colon alone in its line has what is said in the next.
        if !content.is_empty() && (!goes_on || r.opens(range.start).is_some() || named()) {
            break;
        }
        content.push(range);
    }
    (!content.is_empty()).then(|| Turn {
        label: Some(label.name.clone()),
        cue: Some(label.cue.clone()),
        content,
    })
}

/// Those of `keys` that the text has as a surname elsewhere: *Calder* after another name.
fn known<'l>(r: &Reading, keys: HashSet<&'l str>) -> HashSet<&'l str> {
    let mut known = HashSet::default();
    if keys.is_empty() {
        return known;
    }
    // Few words look like one of them.
    let mut numbers = [false; NUMBERS as usize];
    for key in &keys {
        numbers[usize::from(number(key))] = true;
    }
    let capital = |i: usize| r.tokens[i].shape != Shape::Lower;
    for (before, pair) in r.words.windows(2).enumerate() {
        let i = before + 1;
        if pair[0].tag == Tag::Name
            && pair[1].tag == Tag::Name
            && capital(before)
            && capital(i)
            && (numbers[usize::from(pair[1].number)] || !r.word(i).is_ascii())
            && let Some(key) = keys.get(&*labels::folded(r.word(i)))
        {
            known.insert(*key);
        }
    }
    known
}
