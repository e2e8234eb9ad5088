use std::borrow::Cow;

use sayso_engine::{OffsetIndex, Span};
use sayso_notebook::{Anchor, Placement};
use sayso_scoring::{WordSet, Words};
use sayso_wire::Offsets;
use sayso_wire::classroom::Place;

/// An exercise's text, ready to find marks in.
#[derive(Clone, Debug)]
pub struct Reading {
    text: String,
    index: OffsetIndex,
    words: Words,
    /// Words that no mark needs to have: *a, an, the*.
    articles: WordSet,
}

/// Where a place of a file stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Where it says.
    Here((u32, u32)),
    /// Elsewhere, by its words: the file was made on another version of the text.
    Moved((u32, u32)),
    /// Nowhere.
    Lost,
}

impl Standing {
    /// Where it stands, in code points.
    pub fn span(self) -> Option<(u32, u32)> {
        match self {
            Standing::Here(span) | Standing::Moved(span) => Some(span),
            Standing::Lost => None,
        }
    }
}

impl Reading {
    /// That of `text`.
    pub fn new(text: &str) -> Self {
        let words = Words::new(text);
        let is_article = |&w: &u32| ["a", "an", "the"].contains(&&*words.word(w).to_lowercase());
        Self {
            index: OffsetIndex::new(text),
            text: text.to_owned(),
            articles: (0..words.len() as u32).filter(is_article).collect(),
            words,
        }
    }

    /// The words of the text.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Finds a place: where it says, if its words stand there; else where they stand with the most of their surroundings. Any place
    /// will do.
    pub fn stand(&self, place: &Place) -> Standing {
        let offsets = Offsets::new(&self.text, &self.index);
        let here = offsets.span((place.start, place.end));
        if let Some(span) = here
            && (place.exact.is_empty() || span.of(&self.text) == place.exact)
        {
            return Standing::Here((place.start, place.end));
        }
        if place.exact.is_empty() {
            return Standing::Lost;
        }
        let near = here.map_or(0, |span| span.start);
        let Some(end) = near.checked_add(place.exact.len() as u32) else {
            return Standing::Lost;
        };
        let anchor = Anchor {
            spans: vec![Span::new(near, end)],
            exact: place.exact.clone(),
            prefix: place.prefix.clone(),
            suffix: place.suffix.clone(),
        };
        match anchor.place(&self.text) {
            Placement::Placed(spans) => spans
                .first()
                .map_or(Standing::Lost, |span| Standing::Moved(offsets.code_points(*span))),
            Placement::Orphan => Standing::Lost,
        }
    }

    /// The place of a stretch, with its words and what stands around it.
    pub fn place(&self, (start, end): (u32, u32)) -> Place {
        let chars = &self.words.chars;
        let end = (end as usize).min(chars.len());
        let start = (start as usize).min(end);
        let text = |range: std::ops::Range<usize>| chars[range].iter().collect::<String>();
        Place {
            start: start as u32,
            end: end as u32,
            exact: text(start..end),
            prefix: text(start.saturating_sub(32)..start),
            suffix: text(end..(end + 32).min(chars.len())),
        }
    }

    /// The words of a stretch without articles, unless it has no other.
    pub fn telling(&self, span: (u32, u32)) -> WordSet {
        let all: WordSet = self.words.span(span).collect();
        let telling: WordSet = all.difference(&self.articles).copied().collect();
        if telling.is_empty() { all } else { telling }
    }

    /// A stretch without the white space and quotation marks at its ends.
    pub fn trimmed(&self, (start, end): (u32, u32)) -> (u32, u32) {
        let chars = &self.words.chars;
        let (mut start, mut end) = (start as usize, (end as usize).min(chars.len()));
        let outer = |c: char| c.is_whitespace() || "\"'“”‘’«»„".contains(c);
        while start < end && outer(chars[start]) {
            start += 1;
        }
        while start < end && outer(chars[end - 1]) {
            end -= 1;
        }
        (start as u32, end as u32)
    }

    /// How a stretch begins, to name it by.
    pub fn opening(&self, span: (u32, u32)) -> Cow<'_, str> {
        let words = self.words.text((span.0, span.1.min(span.0 + 60)));
        if span.1 - span.0 > 60 {
            (words + "…").into()
        } else {
            words.into()
        }
    }
}
