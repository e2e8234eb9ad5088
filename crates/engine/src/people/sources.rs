//! Who an attribution's source is: a name, a pronoun, a role, or somebody the text does not name.

use std::collections::HashMap;

use super::chains::{token_at, tokens_in};
use super::{People, Person, PersonId, SourceKind};
use crate::names::{Known, names};
use crate::rules::id;
use crate::rules::lexicon::{self, look_up};
use crate::{Attribution, Document, EntityKind, Mention, QuoteKind, Rulebook, Sentence, Shape, Span, Token, TokenKind};

/// Longest name of a source that the text does not name, in bytes.
const LONGEST: usize = 80;
/// Tokens before a pronoun, in its sentence, among which the other one is looked for.
const OTHER_PRONOUN: usize = 60;
/// Mentions before a pronoun that are looked at.
const LOOK_BACK: usize = 30;

/// Finds who each attribution's source is (*she*, *the mayor*, *Lopez* → one chain; a new chain for
/// those not named) and writes it into [`Attribution::person`].
pub(crate) fn link_sources(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    mentions: &[Mention],
    people: &mut People,
    attributions: &mut [Attribution],
    rules: &Rulebook,
) {
    let text = &*document.text;
    let contents = Contents::new(attributions);
    let mut linker = Linker {
        text,
        tokens,
        sentences,
        mentions,
        contents,
        genders: genders(text, tokens, mentions, people.all.len()),
        unnamed: HashMap::new(),
        by_role: HashMap::new(),
        spoken: Vec::new(),
        article: document.blocks.iter().map(|b| b.kind.is_article()).collect(),
        named: rules.on(id::SOURCE_NAMED).is_some(),
        pronouns: rules.on(id::SOURCE_PRONOUN).is_some(),
        roles: rules.on(id::SOURCE_ROLE).is_some(),
        relatives: rules.on(id::SOURCE_RELATIVE).is_some(),
        words: rules.on(id::SOURCE_WORDS).is_some(),
    };
    linker.index_roles(people);
    // In the order of the sources, so that each pronoun sees who spoke before it.
    let mut order: Vec<usize> = (0..attributions.len())
        .filter(|&i| !attributions[i].source.is_empty())
        .collect();
    order.sort_by_key(|&i| attributions[i].source[0].start);
    let mut done: HashMap<Span, Option<PersonId>> = HashMap::new();
    for i in order {
        let source = attributions[i].source[0];
        let person = match done.get(&source) {
            Some(&person) => person,
            None => {
                let person = linker.link(source, people);
                done.insert(source, person);
                person
            }
        };
        attributions[i].person = person;
    }
    for person in &mut people.all {
        person.mentions.sort_unstable();
        person.mentions.dedup();
    }
}

/// Where quoted and reported words stand, by start, longest first where they begin together.
struct Contents {
    direct: Vec<Span>,
    reported: Vec<Span>,
}

impl Contents {
    fn new(attributions: &[Attribution]) -> Self {
        let of = |direct: bool| {
            let kind = |a: &&Attribution| (a.kind == QuoteKind::Direct) == direct;
            let mut spans: Vec<Span> = attributions
                .iter()
                .filter(kind)
                .flat_map(|a| a.content.iter().copied())
                .collect();
            spans.sort_unstable();
            // One after the other: what lies inside another is of no interest.
            let mut flat: Vec<Span> = Vec::with_capacity(spans.len());
            for span in spans {
                match flat.last_mut() {
                    Some(last) if span.start < last.end => *last = last.cover(span),
                    _ => flat.push(span),
                }
            }
            flat
        };
        Self {
            direct: of(true),
            reported: of(false),
        }
    }

    fn holds(spans: &[Span], span: Span) -> bool {
        let next = spans.partition_point(|s| s.start <= span.start);
        next > 0 && spans[next - 1].contains(span)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

fn gender_of(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "he" | "him" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        _ => None,
    }
}

/// What titles and jobs in the text say of each person; given names say nothing here.
fn genders(text: &str, tokens: &[Token], mentions: &[Mention], people: usize) -> Vec<Option<Gender>> {
    let mut out = vec![None; people];
    for mention in mentions.iter().filter(|m| m.kind == EntityKind::Person) {
        let Some(id) = mention.person else { continue };
        let first = token_at(tokens, mention.span.start);
        let before = (first.saturating_sub(2)..first)
            .rev()
            .map(|i| tokens[i].span.of(text))
            .find(|w| *w != ".");
        let known = names().word(before.unwrap_or(""));
        let gender = if known.any(Known::MALE) {
            Some(Gender::Male)
        } else if known.any(Known::FEMALE) {
            Some(Gender::Female)
        } else {
            None
        };
        let slot = &mut out[id.0 as usize];
        *slot = slot.or(gender);
    }
    out
}

/// A source that has been linked: where, and to whom.
struct Spoken {
    span: Span,
    person: PersonId,
}

struct Linker<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    mentions: &'a [Mention],
    contents: Contents,
    /// By chain.
    genders: Vec<Option<Gender>>,
    /// Chains of those not named, by kind and words in lower case.
    unnamed: HashMap<(SourceKind, String), PersonId>,
    /// Persons by the last word of a role's head: *mayor*.
    by_role: HashMap<String, Vec<PersonId>>,
    /// In order.
    spoken: Vec<Spoken>,
    /// By block: whether it is the article's own.
    article: Vec<bool>,
    named: bool,
    pronouns: bool,
    roles: bool,
    relatives: bool,
    words: bool,
}

/// What the head of a source is.
enum Head {
    /// A name: its place in the mentions.
    Name(usize),
    /// A common noun: its token.
    Noun(usize),
    Nothing,
}

impl Linker<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    fn lower(&self, i: usize) -> String {
        let word = self.word(i);
        if word.len() < 40 {
            word.to_lowercase().replace('’', "'")
        } else {
            String::new()
        }
    }

    fn index_roles(&mut self, people: &People) {
        for person in &people.all {
            for role in &person.roles {
                for head in role_heads(role) {
                    let all = self.by_role.entry(head).or_default();
                    if !all.contains(&person.id) && all.len() < LOOK_BACK {
                        all.push(person.id);
                    }
                }
            }
        }
    }

    /// Who the source at `span` is.
    fn link(&mut self, span: Span, people: &mut People) -> Option<PersonId> {
        let range = tokens_in(self.tokens, span);
        if range.is_empty() {
            return None;
        }
        let first = self.lower(range.start);
        let short = range.len() <= 2 || self.word(range.start + 1) == ",";
        let person = match first.as_str() {
            "i" | "we" | "you" | "me" | "us" | "my" | "our" if short => None,
            "he" | "him" | "she" | "her" | "they" | "them" | "it" if short => {
                let found = self.pronouns.then(|| self.pronoun(&first, span, people)).flatten();
                if let Some(id) = found {
                    people.all[id.0 as usize].mentions.push(self.tokens[range.start].span);
                }
                found
            }
            "who" | "which" | "that" if range.len() == 1 => {
                let found = self.relatives.then(|| self.antecedent(range.start)).flatten();
                if let Some(id) = found {
                    people.all[id.0 as usize].mentions.push(span);
                }
                found
            }
            _ => self.phrase(range, span, people),
        };
        if let Some(person) = person {
            self.spoken.push(Spoken { span, person });
        }
        person
    }

    /// The mentions in the tokens `range`.
    fn mentions_in(&self, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let span = self.tokens[range.start].span.cover(self.tokens[range.end - 1].span);
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        first..self.mentions.partition_point(|m| m.span.start < span.end).max(first)
    }

    /// Who a source of several words, or a name, is.
    fn phrase(&mut self, range: std::ops::Range<usize>, span: Span, people: &mut People) -> Option<PersonId> {
        let (head, end) = self.head(&range);
        match head {
            Head::Name(at) => {
                let mention = &self.mentions[at];
                match mention.person {
                    Some(id) => {
                        if let Some(other) = self.joined(at, &range) {
                            return self.words.then(|| self.new_chain(other, SourceKind::Group, people));
                        }
                        self.named.then_some(id)
                    }
                    // A country or town stands for its government.
                    None => self
                        .named
                        .then(|| self.chain(SourceKind::Organisation, &mention.name.clone(), span, people)),
                }
            }
            Head::Noun(at) => self.noun(range, at, end, span, people),
            Head::Nothing => self.words.then(|| self.new_chain(span, SourceKind::Unnamed, people)),
        }
    }

    /// The head of a noun phrase, and one past the last token of what stands before its first break.
    fn head(&self, range: &std::ops::Range<usize>) -> (Head, usize) {
        let inside = self.mentions_in(range);
        let mention_at = |i: usize| {
            inside.clone().find(|&m| {
                let span = self.mentions[m].span;
                let token = self.tokens[i].span;
                self.mentions[m].kind != EntityKind::Date && span.contains(token)
            })
        };
        let mut end = range.start;
        while end < range.end {
            let breaks = self.tokens[end].kind != TokenKind::Word
                && self.tokens[end].kind != TokenKind::Possessive
                && self.tokens[end].kind != TokenKind::Number
                && !matches!(self.word(end), "-" | "&" | "/")
                || is_break(&self.lower(end));
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
        // *the mayor, Ines Calder,*
        if self.word(end) == ","
            && end + 1 < range.end
            && let Some(m) = mention_at(end + 1)
            && self.mentions[m].kind == EntityKind::Person
            && self.mentions[m].span.start == self.tokens[end + 1].span.start
            && names().word(self.word(last)).any(Known::ROLE | Known::TITLE)
        {
            return (Head::Name(m), end);
        }
        let noun = (range.start..end)
            .rev()
            .find(|&i| self.tokens[i].kind == TokenKind::Word);
        (noun.map_or(Head::Nothing, Head::Noun), end)
    }

    /// The span of *Ana Ruiz and Tom Weir*, where the name at `m` is one of two that are joined.
    fn joined(&self, m: usize, range: &std::ops::Range<usize>) -> Option<Span> {
        let here = self.mentions[m].span;
        let after = token_at(self.tokens, here.end);
        let next = self.mentions.get(m + 1)?;
        let joins = self.word(after) == "and" && after + 1 < range.end;
        (joins
            && next.kind == self.mentions[m].kind
            && next.person != self.mentions[m].person
            && self.tokens[after + 1].span.start == next.span.start)
            .then(|| here.cover(next.span))
    }

    /// Who a common noun is: somebody whose role the text has told, or one not named.
    fn noun(
        &mut self,
        range: std::ops::Range<usize>,
        at: usize,
        end: usize,
        span: Span,
        people: &mut People,
    ) -> Option<PersonId> {
        let head = self.lower(at);
        let known = names().word(self.word(at));
        let first = self.lower(range.start);
        let all: Vec<String> = range.clone().map(|i| self.lower(i)).collect();
        let definite = matches!(
            first.as_str(),
            "the" | "his" | "her" | "its" | "their" | "this" | "that" | "our"
        ) || self.tokens[range.start..end]
            .iter()
            .any(|t| t.kind == TokenKind::Possessive);
        let kind = kind_of_noun(&head, known, &all);
        let bare = first == head || known.any(Known::TITLE) && self.word(at).starts_with(char::is_uppercase);
        if kind == SourceKind::Document || kind == SourceKind::Media || kind == SourceKind::Social {
            // *an investigation by the New York Times* goes by who made it.
            let inside = self.mentions_in(&range);
            let by = inside
                .rev()
                .find(|&m| self.mentions[m].kind == EntityKind::Organisation);
            if let Some(m) = by {
                let name = self.mentions[m].name.clone();
                return self.named.then(|| self.chain(kind, &name, span, people));
            }
        }
        if kind == SourceKind::Unnamed
            && (definite || bare)
            && self.roles
            && let Some(id) = self.with_role(&head, span, people)
        {
            people.all[id.0 as usize].mentions.push(span);
            return Some(id);
        }
        if kind == SourceKind::Organisation
            && definite
            && self.roles
            && let Some(id) = self.organisation_called(&head, span)
        {
            people.all[id.0 as usize].mentions.push(span);
            return Some(id);
        }
        self.words.then(|| self.new_chain(span, kind, people))
    }

    /// The person last named before `span`, or anywhere, who has the role.
    fn with_role(&self, head: &str, span: Span, people: &People) -> Option<PersonId> {
        let all = self.by_role.get(head)?;
        let named_before = |id: &&PersonId| {
            let mentions = &people.all[id.0 as usize].mentions;
            mentions
                .iter()
                .rev()
                .map(|m| m.start)
                .find(|&start| start < span.start)
                .map_or(0, |start| start + 1)
        };
        all.iter().max_by_key(named_before).copied()
    }

    /// The organisation whose name ends in the noun, last named before `span`: *the council*.
    fn organisation_called(&self, head: &str, span: Span) -> Option<PersonId> {
        let before = self.mentions.partition_point(|m| m.span.start < span.start);
        let mut named = self.mentions[..before]
            .iter()
            .rev()
            .take(4 * LOOK_BACK)
            .filter(|m| m.kind == EntityKind::Organisation);
        let called = |m: &&Mention| m.name.split(' ').any(|w| w.eq_ignore_ascii_case(head));
        let generic = matches!(
            head,
            "company"
                | "firm"
                | "group"
                | "charity"
                | "airline"
                | "maker"
                | "manufacturer"
                | "retailer"
                | "publisher"
                | "organisation"
                | "organization"
                | "club"
                | "agency"
                | "bank"
                | "operator"
                | "utility"
        );
        named
            .clone()
            .find(called)
            .or_else(|| named.find(|_| generic))
            .and_then(|m| m.person)
    }

    /// The chain that the words at `span` stand for.
    fn new_chain(&mut self, span: Span, kind: SourceKind, people: &mut People) -> PersonId {
        let name = self.unnamed_name(span);
        self.chain(kind, &name, span, people)
    }

    fn chain(&mut self, kind: SourceKind, name: &str, span: Span, people: &mut People) -> PersonId {
        let key = (kind, name.to_lowercase());
        let next = PersonId(people.all.len() as u32);
        let id = *self.unnamed.entry(key).or_insert(next);
        if id == next {
            people.all.push(Person {
                id,
                name: name.to_owned(),
                aliases: Vec::new(),
                kind,
                roles: Vec::new(),
                mentions: Vec::new(),
            });
            self.genders.push(None);
        }
        people.all[id.0 as usize].mentions.push(span);
        id
    }

    /// The words at `span` without article, up to a relative clause, with a capital.
    fn unnamed_name(&self, span: Span) -> String {
        let range = tokens_in(self.tokens, span);
        let article = matches!(self.lower(range.start).as_str(), "the" | "a" | "an") && range.len() > 1;
        let first = range.start + usize::from(article);
        let stop = |&i: &usize| {
            i > first
                && (matches!(self.word(i), "who" | "which" | "that" | ";" | "—" | "–")
                    || self.word(i) == "," && self.tokens[i].span.end - self.tokens[first].span.start > 30)
        };
        let mut end = (first..range.end).find(stop).unwrap_or(range.end);
        while end > first + 1
            && (self.tokens[end - 1].span.end - self.tokens[first].span.start > LONGEST as u32
                || self.tokens[end - 1].kind == TokenKind::Sign)
        {
            end -= 1;
        }
        let words = self.tokens[first]
            .span
            .cover(self.tokens[end.max(first + 1) - 1].span)
            .of(self.text);
        let name = crate::mentions::one_line(words);
        let mut chars = name.chars();
        chars
            .next()
            .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
    }

    /// Who *who*, *which* or *that* at token `at` refers to: the name right before it.
    fn antecedent(&self, at: usize) -> Option<PersonId> {
        let here = self.tokens[at].span.start;
        let before = self.mentions.partition_point(|m| m.span.start < here);
        let sentence = self.sentence(here)?;
        let mut named = self.mentions[..before]
            .iter()
            .rev()
            .take_while(|m| m.span.start >= self.sentences[sentence].span.start);
        let near = named.find(|m| m.kind != EntityKind::Date && m.person.is_some())?;
        let words = at - token_at(self.tokens, near.span.end).min(at);
        (words <= 12).then_some(near.person).flatten()
    }

    /// The sentence that holds the byte `at`.
    fn sentence(&self, at: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= at).checked_sub(1)
    }

    /// Who a pronoun at `span` stands for, once those are known for whom the sentence has the other one.
    fn pronoun(&mut self, word: &str, span: Span, people: &People) -> Option<PersonId> {
        if let Some((other, at)) = self.other_pronoun(word, span) {
            self.taken_up(other, at, people);
        }
        self.taken_up(word, span, people)
    }

    /// The pronoun of the other gender that stands before `span` in its sentence, outside of quotations: *Her words
    /// answered a speech in which he said …* has two people in it.
    fn other_pronoun(&self, word: &str, span: Span) -> Option<(&'static str, Span)> {
        let gender = gender_of(word)?;
        let here = &self.sentences[self.sentence(span.start)?];
        let end = token_at(self.tokens, span.start).min(here.tokens.end);
        let start = end.saturating_sub(OTHER_PRONOUN).max(here.tokens.start);
        (start..end).find_map(|i| {
            let other = match self.lower(i).as_str() {
                "he" | "him" | "his" => "he",
                "she" | "her" => "she",
                _ => return None,
            };
            let at = self.tokens[i].span;
            let told = Contents::holds(&self.contents.direct, at);
            (gender_of(other) != Some(gender) && !told).then_some((other, at))
        })
    }

    /// Who a pronoun at `span` takes up: near, the subject of what came before, one who spoke, and of no
    /// other gender than the text gives.
    fn taken_up(&mut self, word: &str, span: Span, people: &People) -> Option<PersonId> {
        let gender = gender_of(word);
        let here = self.sentence(span.start)?;
        let before = self.mentions.partition_point(|m| m.span.start < span.start);
        let mut scores: Vec<(PersonId, i32, u32)> = Vec::new();
        let mut add = |id: PersonId, score: i32, at: u32| match scores.iter_mut().find(|s| s.0 == id) {
            Some(seen) => {
                seen.1 = seen.1.max(score) + 4;
                seen.2 = seen.2.max(at);
            }
            None => scores.push((id, score, at)),
        };
        for mention in self.mentions[..before].iter().rev().take(LOOK_BACK) {
            let Some(id) = mention.person else { continue };
            let Some(sentence) = self.sentence(mention.span.start) else {
                continue;
            };
            let block = self.sentences[sentence].block;
            let fits = match word {
                "it" => mention.kind == EntityKind::Organisation,
                "they" | "them" => false,
                _ => mention.kind == EntityKind::Person,
            };
            if !fits || !self.article.get(block).copied().unwrap_or(true) {
                continue;
            }
            add(id, self.salience(mention, sentence, here), mention.span.start);
        }
        for spoken in self.spoken.iter().rev().take(6) {
            let Some(sentence) = self.sentence(spoken.span.start) else {
                continue;
            };
            let person = &people.all[spoken.person.0 as usize];
            let fits = match (word, person.kind) {
                ("they" | "them", kind) => {
                    matches!(kind, SourceKind::Group | SourceKind::Unnamed | SourceKind::Organisation)
                }
                ("it", kind) => matches!(
                    kind,
                    SourceKind::Organisation | SourceKind::Document | SourceKind::Media
                ),
                (_, kind) => matches!(kind, SourceKind::Person | SourceKind::Unnamed),
            };
            if fits {
                add(
                    spoken.person,
                    90 - 22 * distance(sentence, here) + 30,
                    spoken.span.start,
                );
            }
        }
        let other = |id: PersonId| {
            gender.is_some()
                && self
                    .genders
                    .get(id.0 as usize)
                    .copied()
                    .flatten()
                    .is_some_and(|g| Some(g) != gender)
        };
        let same = |id: PersonId| gender.is_some() && self.genders.get(id.0 as usize).copied().flatten() == gender;
        let bonus = |&(id, score, at): &(PersonId, i32, u32)| (score + if same(id) { 25 } else { 0 }, at);
        let best = scores.iter().filter(|s| !other(s.0)).max_by_key(|s| bonus(s))?;
        let id = best.0;
        if let (Some(gender), Some(slot)) = (gender, self.genders.get_mut(id.0 as usize)) {
            // What the text calls them once, it calls them again.
            slot.get_or_insert(gender);
        }
        Some(id)
    }

    /// How likely a pronoun in the sentence `here` takes up `mention`, which stands in `sentence`.
    fn salience(&self, mention: &Mention, sentence: usize, here: usize) -> i32 {
        let first = token_at(self.tokens, mention.span.start);
        let after = token_at(self.tokens, mention.span.end);
        let mut score = 90 - 22 * distance(sentence, here);
        if self.tokens.get(after).is_some_and(|t| t.kind == TokenKind::Possessive) {
            score -= 12;
        }
        let opens = self.tokens[first].span.start <= self.sentences[sentence].span.start + 40;
        let object = first > 0 && self.is_object(first - 1);
        if object {
            score -= 14;
        } else if opens {
            score += 14;
        } else {
            score += 6;
        }
        if Contents::holds(&self.contents.direct, mention.span) {
            score -= 45;
        } else if Contents::holds(&self.contents.reported, mention.span) {
            score -= 14;
        }
        score
    }
}

impl Linker<'_> {
    /// Whether the word at token `i`, right before a name, makes it an object: a preposition, or a verb other than
    /// one of saying that a speaker follows (*said Weir*).
    fn is_object(&self, i: usize) -> bool {
        let (token, word) = (self.tokens[i], self.lower(i));
        let told = word == "told";
        let entry = look_up(&word);
        let subject = matches!(
            word.as_str(),
            "that"
                | "when"
                | "while"
                | "because"
                | "as"
                | "if"
                | "after"
                | "before"
                | "but"
                | "where"
                | "since"
                | "although"
                | "though"
                | "whom"
                | "which"
                | "the"
        );
        let known = names().get(&word);
        token.kind == TokenKind::Word
            && token.shape == Shape::Lower
            && !subject
            && (told || !entry.lists.any(lexicon::SAYING))
            && !known.any(Known::ROLE | Known::TITLE)
    }
}

/// Sentences between the two, at most four: further back, order alone counts.
fn distance(sentence: usize, here: usize) -> i32 {
    here.abs_diff(sentence).min(4) as i32
}

/// Words that end the head of a noun phrase.
fn is_break(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "from"
            | "with"
            | "who"
            | "that"
            | "which"
            | "on"
            | "near"
            | "by"
            | "to"
            | "and"
            | "or"
            | "as"
            | "about"
            | "inside"
            | "within"
            | "familiar"
            | "close"
            | "whose"
            | "where"
            | "when"
            | "including"
            | "under"
            | "across"
            | "among"
            | "around"
            | "over"
            | "against"
            | "into"
            | "speaking"
            | "working"
            | "based"
    )
}

/// The nouns by which a role may be taken up: *fisheries chief* → *chief*; *chair of the trust* → *chair*.
fn role_heads(role: &str) -> Vec<String> {
    let lower = role.to_lowercase();
    let own = lower.split([',']).next().unwrap_or("");
    let own = own
        .split(" of ")
        .next()
        .unwrap_or(own)
        .split(" for ")
        .next()
        .unwrap_or(own);
    let own = own
        .split(" at ")
        .next()
        .unwrap_or(own)
        .split(" in ")
        .next()
        .unwrap_or(own);
    let head = own.split(' ').rfind(|w| names().get(w).any(Known::ROLE | Known::TITLE));
    head.map(str::to_owned).into_iter().collect()
}

/// What kind of source a common noun is, with the words around it.
fn kind_of_noun(head: &str, known: Known, all: &[String]) -> SourceKind {
    let has = |words: &[&str]| all.iter().any(|w| words.contains(&w.as_str()));
    let nameless = has(&[
        "anonymous",
        "anonymously",
        "anonymity",
        "unnamed",
        "unidentified",
        "familiar",
    ]) || has(&["named", "identified"]) && has(&["not"]);
    if has(&["tweet", "tweets", "hashtag"])
        || has(&["facebook", "twitter", "instagram", "tiktok", "social"]) && has(&["post", "posts", "media", "users"])
    {
        return SourceKind::Social;
    }
    if matches!(
        head,
        "newspaper"
            | "newspapers"
            | "broadcaster"
            | "outlet"
            | "outlets"
            | "media"
            | "magazine"
            | "tabloid"
            | "tabloids"
            | "station"
            | "channel"
            | "website"
            | "press"
            | "blog"
    ) {
        return SourceKind::Media;
    }
    let singular = head.strip_suffix('s').unwrap_or(head);
    let role = known.any(Known::ROLE) || names().get(singular).any(Known::ROLE);
    if nameless && (role || known.any(Known::GROUP)) {
        return SourceKind::Unnamed;
    }
    if known.any(Known::DOCUMENT) && !known.any(Known::ROLE) {
        return SourceKind::Document;
    }
    if is_body(head) {
        return SourceKind::Organisation;
    }
    let plural = head.len() > 3 && head.ends_with('s') && !head.ends_with("ss") && !known.any(Known::ROLE);
    if known.any(Known::GROUP)
        || plural
        || matches!(
            head,
            "women" | "men" | "people" | "children" | "police" | "both" | "all"
        )
    {
        let counted = matches!(
            all.first().map(String::as_str),
            Some("two" | "three" | "four" | "five" | "six" | "several")
        ) && has(&["people", "sources", "officials", "persons"]);
        return if counted && has(&["familiar", "briefed", "knowledge", "close", "condition"]) {
            SourceKind::Unnamed
        } else {
            SourceKind::Group
        };
    }
    SourceKind::Unnamed
}

/// Nouns for bodies that speak as one.
fn is_body(head: &str) -> bool {
    matches!(
        head,
        "administration"
            | "agency"
            | "airline"
            | "army"
            | "assembly"
            | "association"
            | "authority"
            | "authorities"
            | "bank"
            | "board"
            | "body"
            | "brigade"
            | "cabinet"
            | "campaign"
            | "charity"
            | "church"
            | "club"
            | "coalition"
            | "college"
            | "commission"
            | "committee"
            | "company"
            | "congress"
            | "consortium"
            | "corporation"
            | "council"
            | "court"
            | "defence"
            | "defense"
            | "department"
            | "embassy"
            | "federation"
            | "firm"
            | "force"
            | "foundation"
            | "fund"
            | "government"
            | "group"
            | "hospital"
            | "house"
            | "inquest"
            | "inquiry"
            | "institute"
            | "jury"
            | "league"
            | "maker"
            | "manufacturer"
            | "military"
            | "ministry"
            | "museum"
            | "navy"
            | "office"
            | "operator"
            | "opposition"
            | "organisation"
            | "organization"
            | "panel"
            | "parliament"
            | "party"
            | "prosecution"
            | "publisher"
            | "regulator"
            | "retailer"
            | "school"
            | "senate"
            | "service"
            | "society"
            | "state"
            | "team"
            | "trust"
            | "union"
            | "university"
            | "utility"
            | "watchdog"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan;

    /// Who says what in `text`: name and kind, in order.
    fn said(text: &str) -> Vec<(String, SourceKind)> {
        let scan = scan(&Document::new("test", text), &Rulebook::built_in());
        let person = |f: &crate::Finding| {
            let quote = matches!(f.kind, crate::Kind::Quote(_));
            f.person
                .filter(|_| quote)
                .map(|p| (scan.people.get(p).name.clone(), scan.people.get(p).kind))
        };
        scan.findings.iter().filter_map(person).collect()
    }

    #[test]
    fn sources_are_somebody() {
        for (text, name, kind) in [
            (
                "\"We are ready,\" said Norway's fisheries chief Ines Calder.",
                "Ines Calder",
                SourceKind::Person,
            ),
            ("\"We are ready,\" officials said.", "Officials", SourceKind::Group),
            (
                "Anonymous officials said that they were ready.",
                "Anonymous officials",
                SourceKind::Unnamed,
            ),
            (
                "\"We are ready,\" said a spokeswoman for the Aldine Harbour Council.",
                "Spokeswoman for the Aldine Harbour Council",
                SourceKind::Unnamed,
            ),
            (
                "According to a report by the Aldine Harbour Council, the gate is rotten.",
                "Aldine Harbour Council",
                SourceKind::Document,
            ),
            (
                "The Calder administration said that it was ready.",
                "Calder administration",
                SourceKind::Organisation,
            ),
        ] {
            assert_eq!(said(text), [(name.to_owned(), kind)], "{text}");
        }
    }

    #[test]
    fn pronouns_and_roles_are_taken_up() {
        let text = "Mayor Ines Calder met Tom Weir on Monday. \"The gate is rotten,\" she said. \"I told him so,\" the mayor said.";
        assert_eq!(said(text), vec![("Ines Calder".to_owned(), SourceKind::Person); 2]);
        let text = "Mr Weir met Mrs Calder on Monday. \"The gate is rotten,\" she said.";
        assert_eq!(said(text), [("Calder".to_owned(), SourceKind::Person)]);
    }

    #[test]
    fn two_pronouns_of_one_sentence_are_two_people() {
        let text = "On Monday, Calder told Weir in a letter that the gate was rotten. \
                    Her words answered a speech Weir gave at the fair in which he said that \"it is sound.\"";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Weir"));
    }
}
