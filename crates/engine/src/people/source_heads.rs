//! The head of the noun phrase that is a source: a name, or a common noun.

use std::ops::Range;

use super::linker::Linker;
use crate::names::Known;
use crate::rules::lexicon::{self, Forms};
use crate::{EntityKind, Span, TokenKind};

/// What the head of a source is.
pub(super) enum Head {
    /// A name: its place in the mentions.
    Name(usize),
    /// A common noun: its token.
    Noun(usize),
    Nothing,
}

impl Linker<'_> {
    /// The head of a noun phrase, and one past the last token of what stands before its first break.
    pub(super) fn head(&self, range: &Range<usize>) -> (Head, usize) {
        let inside = self.mentions_in(range);
        let mention_at = |i: usize| {
            inside.clone().find(|&m| {
                let span = self.mentions[m].span;
                let token = self.tokens[i].span;
                let named = matches!(
                    self.mentions[m].kind,
                    EntityKind::Person | EntityKind::Organisation | EntityKind::Place
                );
                named && span.contains(token)
            })
        };
        let mut end = range.start;
        while end < range.end {
            // *Mr. Weir*: the full stop of a title is no sign.
            let abbreviation = self.word(end) == "." && end > range.start && self.known(end - 1).any(Known::TITLE);
            let breaks = self.tokens[end].kind != TokenKind::Word
                && self.tokens[end].kind != TokenKind::Possessive
                && self.tokens[end].kind != TokenKind::Number
                && !matches!(self.word(end), "-" | "&" | "/")
                && !abbreviation
                || self.is_break(end)
                || end > range.start && self.is_participle(end);
            if breaks && mention_at(end).is_none() && end > range.start {
                break;
            }
            end += 1;
        }
        let last = end - 1;
        if let Some(m) = mention_at(last) {
            return (Head::Name(m), end);
        }
        if self.tokens[last].kind == TokenKind::Possessive {
            return (
                if end >= 2 {
                    mention_at(last.saturating_sub(1)).map_or(Head::Nothing, Head::Name)
                } else {
                    Head::Nothing
                },
                end,
            );
        }
        // *the mayor, Ines Calder,* and *the company, Wexler Boats,*
        let noun = self.known(last);
        if self.word(end) == ","
            && end + 1 < range.end
            && let Some(m) = mention_at(end + 1)
            && self.mentions[m].span.start == self.tokens[end + 1].span.start
            && (self.mentions[m].kind == EntityKind::Person && noun.any(Known::ROLE | Known::TITLE)
                || self.mentions[m].kind == EntityKind::Organisation && noun.any(Known::BODY))
        {
            return (Head::Name(m), end);
        }
        // *a lawyer for the marina, Ines Calder,* and *the applicant, Wexler Boats,*
        if let Some(m) = self.after_comma(range, end) {
            return (Head::Name(m), end);
        }
        // *the coach, Ines Calder,* where the source ends before the comma.
        if end == range.end
            && let Some(m) = self.apposed(end)
            && self.known(last).any(Known::ROLE | Known::TITLE)
        {
            return (Head::Name(m), end);
        }
        if let Some(m) = self.named_at_end(range, end) {
            return (Head::Name(m), end);
        }
        let noun = (range.start..end)
            .rev()
            .find(|&i| self.tokens[i].kind == TokenKind::Word);
        (noun.map_or(Head::Nothing, Head::Noun), end)
    }

    /// Whether the word at `i` ends the head of a noun phrase.
    fn is_break(&self, i: usize) -> bool {
        self.facts[i].entry.lists.any(lexicon::HEAD_BREAK)
    }

    /// The name right after the first comma of a description of one: *a lawyer for the marina, Ines Calder,*. `end`: one past
    /// its head.
    fn after_comma(&self, range: &Range<usize>, end: usize) -> Option<usize> {
        let opens = matches!(
            &*self.lower(range.start),
            "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my"
        ) || self.tokens[range.start..end]
            .iter()
            .any(|t| t.kind == TokenKind::Possessive);
        let head = self.known(end - 1);
        let several = head.any(Known::GROUP) && !head.any(Known::ROLE) || head.any(Known::DOCUMENT);
        let comma = (end..range.end).find(|&i| self.word(i) == ",")?;
        let start = self.tokens.get(comma + 1).filter(|_| comma + 1 < range.end)?.span.start;
        let m = self.mention_at(start);
        let mention = self.mentions.get(m).filter(|m| m.span.start == start)?;
        // *a spokesman for its owner, Wexler Boats,*: that names the owner.
        let inner = (end..comma).rev().find(|&i| self.is_break(i));
        let its = match mention.kind {
            EntityKind::Person => Known::ROLE,
            _ => Known::ROLE | Known::BODY,
        };
        if inner.is_some_and(|i| self.word(i) != "and") && self.known(comma - 1).any(its) {
            return None;
        }
        // Another name before the comma would be what the phrase is about, or the first of a list.
        let after = self.places[m].after;
        let closed = after >= range.end || matches!(self.word(after), "," | "." | "\"" | "”" | "(");
        (opens && !several && closed && matches!(mention.kind, EntityKind::Person | EntityKind::Organisation))
            .then_some(m)
    }

    /// Whether the word at `i` opens a participle phrase: *a letter seen by reporters*.
    fn is_participle(&self, i: usize) -> bool {
        let word = self.lower(i);
        let past = word.len() > 4 && word.ends_with("ed") || self.facts[i].entry.forms.any(Forms::PARTICIPLE);
        past && matches!(
            &*self.lower(i + 1),
            "by" | "to" | "on" | "in" | "at" | "from" | "with" | "for" | "as" | "under" | "after"
        )
    }

    /// The person's name between the comma at token `comma` and the next sign.
    fn apposed(&self, comma: usize) -> Option<usize> {
        let start = self.tokens.get(comma + 1)?.span.start;
        let m = self.mention_at(start);
        let mention = self.mentions.get(m)?;
        let person = mention.kind == EntityKind::Person && mention.span.start == start;
        let after = self.places[m].after;
        (self.word(comma) == "," && person && matches!(self.word(after), "," | "." | ":" | "\"" | "“")).then_some(m)
    }

    /// The name that ends a job's description: *Director of the Port Authority Ines Calder*; not the one a phrase inside it is
    /// about: *spokesman for Mayor Ines Calder*. `first_break`: one past the job.
    fn named_at_end(&self, range: &Range<usize>, first_break: usize) -> Option<usize> {
        let head = first_break.checked_sub(1).filter(|&h| h >= range.start)?;
        let is_job = |i: usize| self.known(i).any(Known::ROLE | Known::TITLE);
        let job = (range.start..=head).any(is_job);
        if !job || matches!(&*self.lower(range.start), "a" | "an") {
            return None;
        }
        let comma = (first_break..range.end)
            .find(|&i| self.word(i) == ",")
            .unwrap_or(range.end);
        let end = self.tokens[comma - 1].span.end;
        let inside = self.mentions_in(range);
        let m = inside.rev().find(|&m| self.mentions[m].span.end == end)?;
        let mut before = self.places[m].first;
        let mut titled = false;
        while before > first_break {
            let known = self.known(before - 1);
            let title = known.any(Known::ROLE | Known::TITLE) || self.word(before - 1) == ".";
            let place = titled && known.any(Known::COUNTRY | Known::PLACE | Known::DEMONYM);
            if !title && !place {
                break;
            }
            titled |= title;
            before -= 1;
        }
        // *academic and professor Marc Weir* too: two jobs of one person.
        let joined = titled && before == first_break + 1 && self.word(first_break) == "and";
        let own = joined
            || before > first_break
                && self.tokens[before - 1].kind == TokenKind::Word
                && self.word(before - 1).starts_with(char::is_uppercase);
        (self.mentions[m].kind == EntityKind::Person && own).then_some(m)
    }

    /// The span of *Ana Ruiz and Tom Weir*, where the name at `m` is one of two that are joined.
    pub(super) fn joined(&self, m: usize, range: &Range<usize>) -> Option<Span> {
        let here = self.mentions[m].span;
        let after = self.places[m].after;
        let next = self.mentions.get(m + 1)?;
        let joins = self.word(after) == "and" && after + 1 < range.end;
        // *Ana Ruiz and ferry captain Tom Weir*
        let second = self.places[m + 1].first;
        let job = |i: usize| self.known(i).any(Known::ROLE | Known::TITLE) || self.word(i) == ".";
        let beside = second == after + 1 || second > after && second <= after + 5 && job(second - 1);
        (joins
            && beside
            && second < range.end
            && next.kind == self.mentions[m].kind
            && next.person != self.mentions[m].person)
            .then(|| here.cover(next.span))
    }
}
