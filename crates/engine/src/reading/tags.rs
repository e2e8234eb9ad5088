//! What part of speech each token most likely is: by the lists, by its ending, its capital and its neighbour.

use std::ops::Range;

use super::{Reading, Tag};
use crate::rules::lexicon::{self as l, Entry, Forms, Lists};
use crate::spelled::Spelled;
use crate::vocabulary::Literal;
use crate::{Shape, TokenKind};

const MAY: Literal = Literal::new("may");
const THAT: Literal = Literal::new("that");
const TO: Literal = Literal::new("to");

/// The lists of small words of grammar.
const CLOSED: Lists = Lists(
    l::DETERMINER.0
        | l::POSSESSIVE_PRONOUN.0
        | l::PRONOUN.0
        | l::OBJECT_PRONOUN.0
        | l::PREPOSITION.0
        | l::COORDINATOR.0
        | l::SUBORDINATOR.0
        | l::RELATIVE.0
        | l::MODAL.0
        | l::BEING.0
        | l::HAVING.0
        | l::DOING_AUX.0
        | l::ADVERB.0
        | l::NEGATION.0,
);

impl Reading<'_> {
    /// Whether most words are written with a capital, as in headlines, so that a capital shows no name.
    pub(super) fn is_titled(&self, range: &Range<usize>) -> bool {
        let (mut capital, mut lower) = (0, 0);
        let most = range.len() / 4;
        for t in &self.tokens[range.clone()] {
            if t.kind == TokenKind::Word && t.span.len() > 3 {
                match t.shape {
                    Shape::Lower if lower == most => return false,
                    Shape::Lower => lower += 1,
                    _ => capital += 1,
                }
            }
        }
        capital > 4 && capital >= 4 * lower
    }

    /// The tag of token `i`; those before it are known.
    pub(super) fn read(&self, i: usize, sentence: &Range<usize>, titled: bool) -> Tag {
        match self.tokens[i].kind {
            TokenKind::Word => self.word_tag(i, sentence, titled),
            // *the 34-year-old*
            TokenKind::Number if self.word(i).ends_with("-old") => Tag::Noun,
            TokenKind::Number => Tag::Number,
            TokenKind::Possessive => match i.checked_sub(1).map(|before| self.words[before].tag) {
                Some(Tag::Pronoun | Tag::Relative | Tag::That) => Tag::Auxiliary,
                _ if ["there", "here", "what", "how", "where"]
                    .iter()
                    .any(|w| self.reads(i.wrapping_sub(1), w)) =>
                {
                    Tag::Auxiliary
                }
                _ => Tag::Possessive,
            },
            // The full stop of *Mr.* and *J. Vale* is part of the name.
            TokenKind::Sign if self.word(i) == "." && self.is_inner_stop(i, sentence) => Tag::Name,
            TokenKind::Sign => self.sign(i, self.word(i)),
        }
    }

    /// Whether the full stop at `i` ends an abbreviated name, not the sentence.
    fn is_inner_stop(&self, i: usize, sentence: &Range<usize>) -> bool {
        i > sentence.start
            && i + 1 < sentence.end
            && self.words[i - 1].tag == Tag::Name
            && self.tokens[i - 1].span.end == self.tokens[i].span.start
            && self.region_at(i) == self.region_at(i + 1)
    }

    fn sign(&self, i: usize, text: &str) -> Tag {
        let region = self.region_at(i).map(|r| &self.regions[r]);
        if region.is_some_and(|r| i < r.inner.start || i >= r.inner.end) {
            return Tag::Mark;
        }
        match text {
            "," => Tag::Comma,
            ";" => Tag::Semicolon,
            ":" => Tag::Colon,
            "—" | "–" | "―" | "‒" => Tag::Dash,
            "(" | "[" | "{" => Tag::Open,
            ")" | "]" | "}" => Tag::Close,
            "." | "!" | "?" | "…" => Tag::Stop,
            "\"" | "“" | "”" | "``" | "''" => Tag::Mark,
            _ if text.starts_with("--") => Tag::Dash,
            "-" => {
                let gap = |a: usize, b: usize| {
                    self.tokens
                        .get(a)
                        .zip(self.tokens.get(b))
                        .is_some_and(|(a, b)| a.span.end < b.span.start)
                };
                if i > 0 && gap(i - 1, i) && gap(i, i + 1) {
                    Tag::Dash
                } else {
                    Tag::Other
                }
            }
            _ if text.starts_with("..") => Tag::Stop,
            _ => Tag::Other,
        }
    }

    fn word_tag(&self, i: usize, sentence: &Range<usize>, titled: bool) -> Tag {
        let shape = self.tokens[i].shape;
        let entry = self.words[i].entry;
        let lists = entry.lists;
        let first = i == sentence.start
            || self.opens(i - 1).is_some()
            || (i == sentence.start + 1 && self.tokens[i - 1].kind == TokenKind::Sign);
        let before = if i > sentence.start {
            self.words[i - 1].tag
        } else {
            Tag::Stop
        };
        let capital = shape != Shape::Lower && shape != Shape::None;
        if lists.any(l::TIME_NAME) && capital && !(first && self.is_literal(i, MAY)) {
            return Tag::Time;
        }
        // *US* and *IT* are no pronouns; a capital inside a sentence makes a name.
        let closed_first = || first && (lists.any(CLOSED) || self.is_literal(i, THAT));
        let text = self.word(i);
        let i_am = || text == "I" || text.starts_with("I'") || text.starts_with("I’");
        if capital && !titled && !closed_first() && !i_am() {
            let verb_first = first && !entry.forms.is_empty() && before != Tag::Mark;
            if !(first && (verb_first || self.is_plain(i, text))) {
                return Tag::Name;
            }
        }
        // *the i*: a newspaper.
        if text == "i" && self.reads(i.wrapping_sub(1), "the") {
            return Tag::Name;
        }
        if shape == Shape::AllCapitals && !titled && text.len() > 1 && !first {
            return Tag::Name;
        }
        if self.is_literal(i, THAT) {
            let next = self.next_entry(i);
            // *that plan*, unless a clause follows a verb.
            let after_preposition = before == Tag::Preposition;
            return if after_preposition || (first && !next.lists.any(l::DETERMINER)) {
                Tag::Determiner
            } else {
                Tag::That
            };
        }
        if self.is_literal(i, TO) {
            let next = self.next_entry(i);
            let noun_after = next.lists.any(l::COMMON_NOUN) && matches!(before, Tag::Noun | Tag::Name);
            let led = i > sentence.start
                && self.is(i - 1, l::LEADING | l::THINKING | l::STRENGTH_CALL)
                && !self.words[i - 1].entry.forms.is_empty();
            return match () {
                // *according to state law*
                _ if self.reads(i.wrapping_sub(1), "according") => Tag::Preposition,
                // *vowed to "fight on"*
                _ if led && self.opens(i + 1).is_some() => Tag::To,
                _ if next.forms.any(Forms::BASE) && !noun_after => Tag::To,
                _ if next.lists.any(l::BEING | l::HAVING | l::DOING_AUX) => Tag::To,
                // *vowed to* and a verb of no list.
                _ if led
                    && !next.lists.any(CLOSED)
                    && self
                        .tokens
                        .get(i + 1)
                        .is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
                    && !self.word(i + 1).ends_with('s')
                    && !self.word(i + 1).ends_with("ing") =>
                {
                    Tag::To
                }
                _ => Tag::Preposition,
            };
        }
        if lists.any(CLOSED)
            && let Some(tag) = self.closed_tag(i, text, lists)
        {
            return tag;
        }
        if !entry.forms.is_empty() {
            return self.verb_tag(i, text, entry, before);
        }
        if text.len() > 4 && text.ends_with("ly") && !lists.any(l::NOT_ADVERB) {
            return Tag::Adverb;
        }
        if before == Tag::To && shape == Shape::Lower {
            return Tag::Infinitive;
        }
        if lists.any(l::ADJECTIVE) {
            return Tag::Adjective;
        }
        if capital && titled {
            return Tag::Name;
        }
        // *political-consulting*, *black-owned*: no verb.
        if text.contains('-') && (text.ends_with("ing") || text.ends_with("ed")) {
            return Tag::Adjective;
        }
        if text.ends_with("ing") && text.len() > 5 {
            return match before {
                Tag::Determiner | Tag::PossessivePronoun | Tag::Possessive | Tag::Adjective => Tag::Noun,
                _ => Tag::Gerund,
            };
        }
        if text.ends_with("ed") && text.len() >= 4 && !text.ends_with("eed") {
            return self.past_tag(i, before);
        }
        let next = self.next_entry(i);
        let verb_next = !next.forms.is_empty() && !next.lists.any(l::COMMON_NOUN);
        let word_next = self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word);
        if word_next && !verb_next && !next.lists.any(CLOSED) && self.words[i].spelled.any(Spelled::ADJECTIVE) {
            return Tag::Adjective;
        }
        Tag::Noun
    }

    /// The tag of a small word of grammar.
    fn closed_tag(&self, i: usize, text: &str, lists: Lists) -> Option<Tag> {
        if lists.any(l::RELATIVE) {
            return Some(Tag::Relative);
        }
        if lists.any(l::MODAL) {
            return Some(Tag::Modal);
        }
        if lists.any(l::BEING | l::HAVING | l::DOING_AUX) {
            return Some(Tag::Auxiliary);
        }
        if lists.any(l::POSSESSIVE_PRONOUN) {
            // *told her*, *gave her the book*: an object unless a noun follows.
            let next = self.next_entry(i);
            let alone = text.eq_ignore_ascii_case("her")
                && (next
                    .lists
                    .any(l::DETERMINER | l::PREPOSITION | l::COORDINATOR | l::PRONOUN | l::SUBORDINATOR)
                    || self.tokens.get(i + 1).is_none_or(|t| t.kind == TokenKind::Sign)
                    || self.reads(i + 1, "that")
                    || self.reads(i + 1, "to"));
            return Some(if alone {
                Tag::ObjectPronoun
            } else {
                Tag::PossessivePronoun
            });
        }
        if lists.any(l::OBJECT_PRONOUN) {
            return Some(Tag::ObjectPronoun);
        }
        if lists.any(l::PRONOUN) {
            return Some(Tag::Pronoun);
        }
        if lists.any(l::COORDINATOR) {
            return Some(Tag::Coordinator);
        }
        if lists.any(l::NEGATION) {
            return Some(Tag::Adverb);
        }
        if lists.any(l::SUBORDINATOR) && (!lists.any(l::PREPOSITION) || self.clause_follows(i)) {
            return Some(Tag::Subordinator);
        }
        if lists.any(l::DETERMINER) {
            return Some(Tag::Determiner);
        }
        if lists.any(l::PREPOSITION) {
            return Some(Tag::Preposition);
        }
        lists.any(l::ADVERB).then_some(Tag::Adverb)
    }

    /// Whether a capitalised word that opens a sentence looks like a common word: *Officials*, *Last*.
    fn is_plain(&self, i: usize, text: &str) -> bool {
        let entry = self.entry(i);
        let lists = l::GROUP_NOUN | l::DOCUMENT_NOUN | l::ADJECTIVE | l::COMMON_NOUN;
        entry.lists.any(lists) || (text.ends_with("ly") && text.len() > 5) || text.ends_with("ing")
    }

    /// What the lexicon knows of token `i`; nothing past the end.
    pub(super) fn entry(&self, i: usize) -> &'static Entry {
        self.words.get(i).map_or(Entry::none(), |w| w.entry)
    }

    pub(super) fn next_entry(&self, i: usize) -> &'static Entry {
        self.entry(i + 1)
    }

    /// Whether the words after a subordinator that is a preposition too look like a clause: *after she left*.
    fn clause_follows(&self, i: usize) -> bool {
        for k in i + 1..(i + 9).min(self.tokens.len()) {
            let entry = self.entry(k);
            if self.tokens[k].kind == TokenKind::Sign {
                return false;
            }
            if entry
                .lists
                .any(l::PRONOUN | l::MODAL | l::BEING | l::HAVING | l::DOING_AUX)
                || (k > i + 1
                    && entry.forms.any(Forms::PAST | Forms::THIRD)
                    && !entry.lists.any(l::COMMON_NOUN)
                    && self.tokens[k].shape == Shape::Lower)
            {
                return true;
            }
        }
        false
    }
}
