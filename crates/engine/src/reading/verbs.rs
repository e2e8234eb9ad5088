//! Which words that can be verbs are: the main verb, a participle, an infinitive, or a noun that is spelt like one.

use super::{Reading, Tag};
use crate::rules::lexicon::{self as l, Entry, Forms};
use crate::{Shape, TokenKind};

impl Reading<'_> {
    /// The tag of token `i`, a form of a listed verb. `before`: the tag of the token before it.
    pub(super) fn verb_tag(&self, i: usize, text: &str, entry: &Entry, before: Tag) -> Tag {
        let lists = entry.lists;
        // The tag before, adverbs stepped over.
        let mut k = i;
        while k > 0 && k + 4 > i && self.words.get(k - 1).is_some_and(|w| w.tag == Tag::Adverb) {
            k -= 1;
        }
        let governor = if k == i {
            before
        } else {
            self.words.get(k.wrapping_sub(1)).map_or(Tag::Stop, |w| w.tag)
        };
        let noun_place = matches!(
            before,
            Tag::Determiner | Tag::PossessivePronoun | Tag::Possessive | Tag::Adjective
        );
        let noun_likely = lists.any(l::COMMON_NOUN);
        let number = before == Tag::Number;
        if entry.forms.any(Forms::GERUND) {
            return if noun_place { Tag::Noun } else { Tag::Gerund };
        }
        if matches!(governor, Tag::Modal | Tag::To) && entry.forms.any(Forms::BASE) {
            return Tag::Infinitive;
        }
        if entry.forms.any(Forms::PAST | Forms::PARTICIPLE) && !(entry.forms.any(Forms::BASE) && noun_place) {
            if entry.forms.any(Forms::PAST) && text.ends_with("ed") {
                return self.past_tag(i, before);
            }
            return match governor {
                Tag::Auxiliary if entry.forms.any(Forms::PARTICIPLE) => Tag::Participle,
                _ if noun_place && text != "said" && !entry.forms.any(Forms::PAST) => Tag::Adjective,
                _ if noun_place && before != Tag::Adjective && text != "said" && text != "told" => Tag::Noun,
                _ if entry.forms.any(Forms::PAST) => Tag::Finite,
                _ => Tag::Participle,
            };
        }
        // *the two admit that*
        let quantity = before == Tag::Determiner && self.is(i - 1, l::QUANTITY);
        if quantity && entry.forms.any(Forms::BASE | Forms::THIRD) {
            // *That attitude, many argue, is new*
            let aside = self.reads(i + 1, ",") && i > 1 && self.reads(i - 2, ",");
            // *Some seek to leave*
            let aim = self.reads(i + 1, "to") && lists.any(l::THINKING);
            return if aside || aim {
                Tag::Finite
            } else {
                self.finite_if_clause(i)
            };
        }
        // *say* is a noun only in *a say*: *one in five say*, *critics, like others, say*.
        let counted = before == Tag::Determiner && self.is(i - 1, l::QUANTITY);
        if entry.lemma == "say" && (text.eq_ignore_ascii_case("says") || !noun_place || counted) {
            return Tag::Finite;
        }
        if noun_place || before == Tag::Preposition || (number && noun_likely) {
            return Tag::Noun;
        }
        if entry.forms.any(Forms::THIRD) {
            // *biofuels advocates say*
            if matches!(governor, Tag::Noun | Tag::Name) && self.verb_next(i) {
                return Tag::Noun;
            }
            // *the northern states where boats are built*, *three states that have piers*
            if noun_likely && self.relative_next(i) && !matches!(governor, Tag::Pronoun | Tag::Relative | Tag::Name) {
                return Tag::Noun;
            }
            return match governor {
                Tag::Pronoun | Tag::Relative | Tag::That | Tag::Name | Tag::Close => Tag::Finite,
                Tag::Noun if !noun_likely => Tag::Finite,
                Tag::Noun => self.finite_if_clause(i),
                Tag::Comma | Tag::Coordinator | Tag::Possessive | Tag::Mark | Tag::Number | Tag::Dash
                    if !noun_likely =>
                {
                    Tag::Finite
                }
                Tag::Comma | Tag::Coordinator => self.finite_if_clause(i),
                _ => Tag::Noun,
            };
        }
        // The bare form.
        let plural = k > 0
            && self.tokens[k - 1].kind == TokenKind::Word
            && (self.word(k - 1).ends_with(['s', 'S']) && !self.word(k - 1).ends_with("ss")
                || self.reads(k - 1, "people"));
        match governor {
            Tag::Pronoun | Tag::Relative => Tag::Finite,
            Tag::Auxiliary if self.is(k.wrapping_sub(1), l::DOING_AUX) => Tag::Infinitive,
            Tag::Noun | Tag::Name if plural && !noun_likely => Tag::Finite,
            Tag::Noun | Tag::Name if plural => self.finite_if_clause(i),
            Tag::Determiner if !noun_likely => Tag::Finite,
            Tag::Coordinator if !noun_likely => Tag::Infinitive,
            Tag::That if !noun_likely => Tag::Finite,
            // *the members, however, argue that*
            Tag::Comma | Tag::Close if lists.any(l::SAYING | l::THINKING) => self.finite_if_clause(i),
            _ if noun_likely => Tag::Noun,
            // *even owners who like the pier agree that*
            _ if lists.any(l::SAYING | l::THINKING) && self.reads(i + 1, "that") => Tag::Finite,
            _ => Tag::Noun,
        }
    }

    /// Whether the next word can be nothing but a clause's verb.
    fn verb_next(&self, i: usize) -> bool {
        let next = self.next_entry(i);
        let auxiliary = l::MODAL | l::BEING | l::HAVING | l::DOING_AUX;
        let lower = self.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower);
        next.lists.any(auxiliary)
            || lower && next.forms.any(Forms::PAST) && !next.lists.any(l::COMMON_NOUN)
            || next.lemma == "say" && !next.forms.any(Forms::GERUND)
    }

    /// Whether a relative clause follows: *where*, *whose*, or *that* with an auxiliary right after it.
    fn relative_next(&self, i: usize) -> bool {
        let auxiliary = l::MODAL | l::BEING | l::HAVING | l::DOING_AUX;
        let that = self.reads(i + 1, "that") && self.entry(i + 2).lists.any(auxiliary);
        that || ["where", "whose"].iter().any(|w| self.reads(i + 1, w))
    }

    /// A verb rather than a noun if a clause, a quotation or a determiner follows.
    fn finite_if_clause(&self, i: usize) -> Tag {
        let next = self.entry(i + 1);
        let lists = l::DETERMINER | l::PRONOUN | l::POSSESSIVE_PRONOUN | l::OBJECT_PRONOUN | l::QUESTION_WORD;
        // *who calls Vale a mistake*: a name after a verb in lower case, but no time: *phone calls Monday*.
        let name = self
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Capitalised)
            && self.tokens[i].shape == Shape::Lower
            && !next.lists.any(l::TIME_NAME);
        if next.lists.any(lists) || self.reads(i + 1, "that") || self.opens(i + 1).is_some() || name {
            Tag::Finite
        } else {
            Tag::Noun
        }
    }

    /// What a word in *-ed* is: the main verb, or a participle.
    pub(super) fn past_tag(&self, i: usize, before: Tag) -> Tag {
        let mut k = i;
        while k > 0 && k + 4 > i && self.words.get(k - 1).is_some_and(|w| w.tag == Tag::Adverb) {
            k -= 1;
        }
        let governor = self.words.get(k.wrapping_sub(1)).map_or(Tag::Stop, |w| w.tag);
        // *named by the board*, *revealed in an inquiry by the Post*
        let by = self.reads(i + 1, "by") || (self.reads(i + 1, "in") && (i + 3..i + 6).any(|k| self.reads(k, "by")));
        match governor {
            Tag::Auxiliary => Tag::Participle,
            Tag::Noun | Tag::Name | Tag::Close | Tag::Possessive | Tag::Comma if by => Tag::Participle,
            // *as first reported by the Post*
            _ if by && self.reads(k.wrapping_sub(1), "as") => Tag::Participle,
            Tag::Determiner
            | Tag::PossessivePronoun
            | Tag::Possessive
            | Tag::Adjective
            | Tag::Preposition
            | Tag::Stop
                if !(k == i && self.is(k.wrapping_sub(1), l::QUANTITY)) =>
            {
                Tag::Adjective
            }
            _ if before == Tag::Number => Tag::Adjective,
            // *said retired captain Ana Ruiz*
            Tag::Finite if k == i && self.words[i - 1].entry.lemma == "say" => Tag::Adjective,
            _ => Tag::Finite,
        }
    }
}
