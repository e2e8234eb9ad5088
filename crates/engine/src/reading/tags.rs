//! What part of speech each token most likely is: by the lists, by its ending, its capital and its neighbour.

use std::ops::Range;

use super::{Reading, Tag};
use crate::rules::lexicon::{self, Entry, Forms};
use crate::{Shape, TokenKind};

impl Reading<'_> {
    /// Whether most words are written with a capital, as in headlines, so that a capital shows no name.
    pub(super) fn is_titled(&self, range: &Range<usize>) -> bool {
        let (mut capital, mut lower) = (0, 0);
        for t in &self.tokens[range.clone()] {
            if t.kind == TokenKind::Word && t.span.len() > 3 {
                match t.shape {
                    Shape::Lower => lower += 1,
                    _ => capital += 1,
                }
            }
        }
        capital > 4 && capital >= 4 * lower
    }

    /// The tag of token `i`; those before it are known.
    pub(super) fn read(&self, i: usize, sentence: &Range<usize>, titled: bool) -> Tag {
        let token = &self.tokens[i];
        let text = self.word(i);
        match token.kind {
            // *the 34-year-old*
            TokenKind::Number if text.ends_with("-old") => Tag::Noun,
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
            TokenKind::Sign if text == "." && self.is_inner_stop(i, sentence) => Tag::Name,
            TokenKind::Sign => self.sign(i, text),
            TokenKind::Word => self.word_tag(i, text, self.words[i].entry, sentence, titled),
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

    fn word_tag(&self, i: usize, text: &str, entry: &Entry, sentence: &Range<usize>, titled: bool) -> Tag {
        use lexicon as l;
        let shape = self.tokens[i].shape;
        let lists = entry.lists;
        let first = i == sentence.start
            || self.opens(i - 1).is_some()
            || (i == sentence.start + 1 && self.tokens[i - 1].kind == TokenKind::Sign);
        let before = if i > sentence.start {
            self.words[i - 1].tag
        } else {
            Tag::Stop
        };
        let closed = l::DETERMINER
            | l::POSSESSIVE_PRONOUN
            | l::PRONOUN
            | l::OBJECT_PRONOUN
            | l::PREPOSITION
            | l::COORDINATOR
            | l::SUBORDINATOR
            | l::RELATIVE
            | l::MODAL
            | l::BEING
            | l::HAVING
            | l::DOING_AUX
            | l::ADVERB
            | l::NEGATION;
        let capital = shape != Shape::Lower && shape != Shape::None;
        if lists.any(l::TIME_NAME) && capital && !(text.eq_ignore_ascii_case("may") && first) {
            return Tag::Time;
        }
        let is_closed = lists.any(closed) || text.eq_ignore_ascii_case("that");
        // *US* and *IT* are no pronouns; a capital inside a sentence makes a name.
        let closed_first = first && is_closed;
        let i_am = text == "I" || text.starts_with("I'") || text.starts_with("I’");
        if capital && !titled && !closed_first && !i_am {
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
        if text.eq_ignore_ascii_case("that") {
            let next = self.next_entry(i);
            // *that plan*, unless a clause follows a verb.
            let after_preposition = before == Tag::Preposition;
            return if after_preposition || (first && !next.lists.any(l::DETERMINER)) {
                Tag::Determiner
            } else {
                Tag::That
            };
        }
        if text.eq_ignore_ascii_case("to") {
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
                    && !next.lists.any(closed)
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
        if lists.any(l::RELATIVE) {
            return Tag::Relative;
        }
        if lists.any(l::MODAL) {
            return Tag::Modal;
        }
        if lists.any(l::BEING | l::HAVING | l::DOING_AUX) {
            return Tag::Auxiliary;
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
            return if alone {
                Tag::ObjectPronoun
            } else {
                Tag::PossessivePronoun
            };
        }
        if lists.any(l::OBJECT_PRONOUN) {
            return Tag::ObjectPronoun;
        }
        if lists.any(l::PRONOUN) {
            return Tag::Pronoun;
        }
        if lists.any(l::COORDINATOR) {
            return Tag::Coordinator;
        }
        if lists.any(l::NEGATION) {
            return Tag::Adverb;
        }
        if lists.any(l::SUBORDINATOR) && (!lists.any(l::PREPOSITION) || self.clause_follows(i)) {
            return Tag::Subordinator;
        }
        if lists.any(l::DETERMINER) {
            return Tag::Determiner;
        }
        if lists.any(l::PREPOSITION) {
            return Tag::Preposition;
        }
        if lists.any(l::ADVERB) {
            return Tag::Adverb;
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
        let adjective = [
            "al", "ous", "ive", "ful", "less", "able", "ible", "ic", "ish", "ary", "an", "ese",
        ];
        let next = self.next_entry(i);
        let verb_next = !next.forms.is_empty() && !next.lists.any(l::COMMON_NOUN);
        let word_next = self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word);
        if adjective.iter().any(|e| text.ends_with(e)) && word_next && !verb_next && !next.lists.any(closed) {
            return Tag::Adjective;
        }
        Tag::Noun
    }

    /// Whether a capitalised word that opens a sentence looks like a common word: *Officials*, *Last*.
    fn is_plain(&self, i: usize, text: &str) -> bool {
        let entry = self.entry(i);
        let lists = lexicon::GROUP_NOUN | lexicon::DOCUMENT_NOUN | lexicon::ADJECTIVE | lexicon::COMMON_NOUN;
        entry.lists.any(lists) || (text.ends_with("ly") && text.len() > 5) || text.ends_with("ing")
    }

    /// What the lexicon knows of token `i`; nothing past the end.
    fn entry(&self, i: usize) -> &'static Entry {
        self.words.get(i).map_or(Entry::none(), |w| w.entry)
    }

    fn next_entry(&self, i: usize) -> &'static Entry {
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
                .any(lexicon::PRONOUN | lexicon::MODAL | lexicon::BEING | lexicon::HAVING | lexicon::DOING_AUX)
                || (k > i + 1
                    && entry.forms.any(Forms::PAST | Forms::THIRD)
                    && !entry.lists.any(lexicon::COMMON_NOUN)
                    && self.tokens[k].shape == Shape::Lower)
            {
                return true;
            }
        }
        false
    }

    fn verb_tag(&self, i: usize, text: &str, entry: &Entry, before: Tag) -> Tag {
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
        let noun_likely = lists.any(lexicon::COMMON_NOUN);
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
        let quantity = before == Tag::Determiner && self.is(i - 1, lexicon::QUANTITY);
        if quantity && entry.forms.any(Forms::BASE | Forms::THIRD) {
            // *That attitude, many argue, is new*
            let aside = self.reads(i + 1, ",") && i > 1 && self.reads(i - 2, ",");
            // *Some seek to leave*
            let aim = self.reads(i + 1, "to") && lists.any(lexicon::THINKING);
            return if aside || aim {
                Tag::Finite
            } else {
                self.finite_if_clause(i)
            };
        }
        // *say* is a noun only in *a say*: *one in five say*, *critics, like others, say*.
        let counted = before == Tag::Determiner && self.is(i - 1, lexicon::QUANTITY);
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
            Tag::Auxiliary if self.is(k.wrapping_sub(1), lexicon::DOING_AUX) => Tag::Infinitive,
            Tag::Noun | Tag::Name if plural && !noun_likely => Tag::Finite,
            Tag::Noun | Tag::Name if plural => self.finite_if_clause(i),
            Tag::Determiner if !noun_likely => Tag::Finite,
            Tag::Coordinator if !noun_likely => Tag::Infinitive,
            Tag::That if !noun_likely => Tag::Finite,
            // *the members, however, argue that*
            Tag::Comma | Tag::Close if lists.any(lexicon::SAYING | lexicon::THINKING) => self.finite_if_clause(i),
            _ if noun_likely => Tag::Noun,
            // *even owners who like the pier agree that*
            _ if lists.any(lexicon::SAYING | lexicon::THINKING) && self.reads(i + 1, "that") => Tag::Finite,
            _ => Tag::Noun,
        }
    }

    /// Whether the next word can be nothing but a clause's verb.
    fn verb_next(&self, i: usize) -> bool {
        let next = self.next_entry(i);
        let auxiliary = lexicon::MODAL | lexicon::BEING | lexicon::HAVING | lexicon::DOING_AUX;
        let lower = self.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Lower);
        next.lists.any(auxiliary)
            || lower && next.forms.any(Forms::PAST) && !next.lists.any(lexicon::COMMON_NOUN)
            || next.lemma == "say" && !next.forms.any(Forms::GERUND)
    }

    /// Whether a relative clause follows: *where*, *whose*, or *that* with an auxiliary right after it.
    fn relative_next(&self, i: usize) -> bool {
        let auxiliary = lexicon::MODAL | lexicon::BEING | lexicon::HAVING | lexicon::DOING_AUX;
        let that = self.reads(i + 1, "that") && self.entry(i + 2).lists.any(auxiliary);
        that || ["where", "whose"].iter().any(|w| self.reads(i + 1, w))
    }

    /// A verb rather than a noun if a clause, a quotation or a determiner follows.
    fn finite_if_clause(&self, i: usize) -> Tag {
        let next = self.entry(i + 1);
        let lists = lexicon::DETERMINER
            | lexicon::PRONOUN
            | lexicon::POSSESSIVE_PRONOUN
            | lexicon::OBJECT_PRONOUN
            | lexicon::QUESTION_WORD;
        // *who calls Vale a mistake*: a name after a verb in lower case, but no time: *phone calls Monday*.
        let name = self
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Capitalised)
            && self.tokens[i].shape == Shape::Lower
            && !next.lists.any(lexicon::TIME_NAME);
        if next.lists.any(lists) || self.reads(i + 1, "that") || self.opens(i + 1).is_some() || name {
            Tag::Finite
        } else {
            Tag::Noun
        }
    }

    /// What a word in *-ed* is: the main verb, or a participle.
    fn past_tag(&self, i: usize, before: Tag) -> Tag {
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
                if !(k == i && self.is(k.wrapping_sub(1), lexicon::QUANTITY)) =>
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
