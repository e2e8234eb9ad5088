//! Where a rule's pattern fits in a sentence.

use std::ops::Range;

use crate::contents::end_of_content;
use crate::noun_phrases::{end_of, phrase_before, subject_before};
use crate::reading::{Reading, Tag, Word};
use crate::rules::lexicon::{self, Lists};
use crate::rules::pattern::{self, Piece, Step};
use crate::rules::surface::Surface;
use crate::rules::{Matcher, Rule, RuleId, Rulebook};
use crate::vocabulary::{self, NUMBERS};
use crate::{Layer, Role, SignalKind, Span, Token};

/// A rule's pattern, its classes looked up.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub rule: RuleId,
    /// Whether it begins with a source, which is looked for leftwards from the rest.
    source_first: bool,
    /// Whether all that fits is labelled, since no piece of it is.
    labels_whole: bool,
    pieces: Vec<Compiled>,
    /// On which it can begin, after its source if it begins with one.
    openers: TokenSet,
    /// One of each must stand in its sentence.
    needs: Vec<TokenSet>,
}

#[derive(Debug)]
struct Compiled {
    step: What,
    least: u8,
    most: u8,
    part: Option<Part>,
}

/// What a piece is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Attribution(Role),
    Signal(SignalKind),
    Label,
}

#[derive(Debug)]
enum What {
    /// With its number.
    Literal(String, u16),
    List(Lists),
    Unit(Unit),
    /// With those on which it can begin.
    Group(Vec<Vec<Compiled>>, TokenSet),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Source,
    Quote,
    Clause,
    Auxiliaries,
    Adjectives,
    Possessive,
}

/// What a pattern found, by tokens.
#[derive(Debug, Default)]
pub(crate) struct Match {
    pub content: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub signal: Option<(SignalKind, Range<usize>)>,
    pub labels: Vec<Range<usize>>,
}

/// A set of tokens, told roughly: by their lists, tags and words' numbers. It may hold a token that it need not, and never
/// lacks one that it must have.
#[derive(Clone, Copy, Debug)]
struct TokenSet {
    lists: Lists,
    /// Bits of [`Tag`]s.
    tags: u64,
    /// Bits of words' numbers.
    words: [u64; NUMBERS as usize / 64],
}

const NONE: TokenSet = TokenSet {
    lists: Lists(0),
    tags: 0,
    words: [0; NUMBERS as usize / 64],
};

impl TokenSet {
    /// Those on which a sequence of pieces can begin.
    fn openers(pieces: &[Compiled]) -> Self {
        let mut all = NONE;
        for piece in pieces {
            all = all.or(&Self::openers_of(&piece.step));
            if piece.least > 0 {
                return all;
            }
        }
        // Nothing must stand there.
        Self { tags: !0, ..all }
    }

    /// Those on which a step can begin.
    fn openers_of(step: &What) -> Self {
        let bits = |tags: &[Tag]| tags.iter().fold(0, |bits, &tag| bits | 1 << tag as u8);
        let mut all = NONE;
        match step {
            What::Literal(_, number) => all.words[*number as usize / 64] = 1 << (number % 64),
            What::List(lists) => all.lists = *lists,
            What::Unit(unit) => {
                all.tags = match unit {
                    Unit::Source | Unit::Quote | Unit::Clause => !0,
                    Unit::Auxiliaries => bits(&[Tag::Auxiliary, Tag::Modal, Tag::Adverb]),
                    Unit::Adjectives => bits(&[Tag::Adjective]),
                    Unit::Possessive => bits(&[Tag::Possessive]),
                }
            }
            What::Group(_, openers) => return *openers,
        }
        all
    }

    fn or(self, other: &Self) -> Self {
        Self {
            lists: self.lists | other.lists,
            tags: self.tags | other.tags,
            words: std::array::from_fn(|i| self.words[i] | other.words[i]),
        }
    }

    /// `words`, and no others that it can tell from them.
    fn of(words: &[Word]) -> Self {
        let mut all = NONE;
        for word in words {
            all.lists = all.lists | word.entry.lists;
            all.tags |= 1 << word.tag as u8;
            all.words[word.number as usize / 64] |= 1 << (word.number % 64);
        }
        all
    }

    /// Whether it may hold `word`.
    fn may_hold(&self, word: &Word) -> bool {
        self.lists.any(word.entry.lists)
            || self.tags >> word.tag as u8 & 1 != 0
            || self.words[word.number as usize / 64] >> (word.number % 64) & 1 != 0
    }

    /// Whether the two may share a token.
    fn meets(&self, other: &Self) -> bool {
        self.lists.any(other.lists)
            || self.tags & other.tags != 0
            // All at once rather than one after the other until two meet: most do not.
            || self.words.iter().zip(&other.words).fold(0, |all, (one, two)| all | one & two) != 0
    }
}

/// Adds to `needs` sets of tokens of each of which one must stand in a sentence in which `pieces` fit.
fn add_needs(pieces: &[Compiled], needs: &mut Vec<TokenSet>) {
    for piece in pieces.iter().filter(|piece| piece.least > 0) {
        match &piece.step {
            What::Group(alternatives, _) if alternatives.len() == 1 => add_needs(&alternatives[0], needs),
            step => needs.push(TokenSet::openers_of(step)),
        }
    }
    // That any token is there says nothing.
    needs.retain(|need| need.tags != !0);
}

/// What the rules of a layer that are switched on look for, in order.
pub(crate) struct Patterns<'a> {
    rules: &'a Rulebook,
    layer: Layer,
    /// Bytes of the document.
    bytes: usize,
    all: Vec<&'a Pattern>,
    surfaces: Vec<(&'a RuleId, &'a Surface)>,
}

impl<'a> Patterns<'a> {
    /// Those of `layer` among `rules`, for a document of so many bytes.
    pub fn of(rules: &'a Rulebook, layer: Layer, bytes: usize) -> Self {
        let all: Vec<&Pattern> = rules.patterns_on(layer, bytes).collect();
        let surface = |rule: &'a Rule| match &rule.matcher {
            Matcher::Regex(surface) => Some((&rule.id, surface)),
            _ => None,
        };
        Self {
            rules,
            layer,
            bytes,
            all,
            surfaces: rules.in_force(layer, bytes).filter_map(surface).collect(),
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.surfaces.is_empty() && !(self.layer == Layer::Label && self.rules.lists_words())
    }

    /// The regular expressions, each with its rule.
    pub fn surfaces(&self) -> &[(&'a RuleId, &'a Surface)] {
        &self.surfaces
    }

    /// The rules that list words which stand at the first of `tokens`, each with how many tokens they take.
    pub fn words_at(&self, text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = (&'a RuleId, usize)> {
        self.rules.words_at(self.bytes, text, tokens)
    }

    /// What the regular expressions find in `sentence`, by the first of their tokens.
    pub fn by_surface(&self, r: &Reading, sentence: &Range<usize>) -> Vec<(usize, &'a RuleId, Match)> {
        let mut found = Vec::new();
        if self.surfaces.is_empty() {
            return found;
        }
        let stretch = r.span(sentence);
        for (rule, surface) in &self.surfaces {
            for groups in surface.find(r.text, stretch) {
                let mut m = Match::default();
                let mut first = sentence.end;
                for (name, span) in groups {
                    let tokens = tokens_of(r, span);
                    first = first.min(tokens.start);
                    m.take(name.and_then(part), tokens);
                }
                found.push((first, *rule, m));
            }
        }
        found.sort_by_key(|(first, ..)| *first);
        found
    }

    /// Those that have what they need among the tokens of `sentence`, in order: few.
    pub fn in_sentence(&self, r: &Reading, sentence: &Range<usize>) -> Fitting<'a> {
        let words = TokenSet::of(&r.words[sentence.clone()]);
        let has_needs = |p: &&&Pattern| p.needs.iter().all(|need| need.meets(&words));
        let patterns: Vec<&Pattern> = self.all.iter().filter(has_needs).copied().collect();
        let outside = patterns.iter().filter(|p| !p.begins_with_quote());
        Fitting {
            openers: outside.fold(NONE, |openers, p| openers.or(&p.openers)),
            patterns,
        }
    }
}

/// The patterns that may fit in a sentence.
pub(crate) struct Fitting<'a> {
    patterns: Vec<&'a Pattern>,
    /// On which those can begin that do not begin with a quotation.
    openers: TokenSet,
}

impl<'a> Fitting<'a> {
    /// Whether one may begin at token `i`, where no quotation opens: on most tokens none does.
    pub fn may_hold(&self, r: &Reading, i: usize) -> bool {
        self.openers.may_hold(&r.words[i])
    }

    /// Those that may begin at token `i`, in order.
    pub fn may_begin(&self, r: &Reading, i: usize) -> impl Iterator<Item = &'a Pattern> {
        let word = r.words[i];
        let any = self.openers.may_hold(&word) || r.opens(i).is_some();
        let patterns: &[&Pattern] = if any { &self.patterns } else { &[] };
        patterns.iter().copied().filter(move |p| p.openers.may_hold(&word))
    }
}

impl Pattern {
    /// Whether its first piece is a quotation.
    pub fn begins_with_quote(&self) -> bool {
        !self.source_first
            && self
                .pieces
                .first()
                .is_some_and(|p| matches!(p.step, What::Unit(Unit::Quote)))
    }
}

/// The tokens that `span` touches.
fn tokens_of(r: &Reading, span: Span) -> Range<usize> {
    let first = r.tokens.partition_point(|t| t.span.end <= span.start);
    let last = r.tokens.partition_point(|t| t.span.start < span.end);
    first..last.max(first)
}

/// The part that a role's name means.
fn part(role: &str) -> Option<Part> {
    Some(match role {
        "content" => Part::Attribution(Role::Content),
        "cue" => Part::Attribution(Role::Cue),
        "source" => Part::Attribution(Role::Source),
        "hedge" => Part::Signal(SignalKind::Hedge),
        "loaded" => Part::Signal(SignalKind::Loaded),
        "unattributed" => Part::Signal(SignalKind::Unattributed),
        "vague" => Part::Signal(SignalKind::Vague),
        "label" => Part::Label,
        _ => return None,
    })
}

impl Match {
    /// Takes in that `tokens` play this part.
    fn take(&mut self, part: Option<Part>, tokens: Range<usize>) {
        if tokens.is_empty() {
            return;
        }
        match part {
            Some(Part::Attribution(Role::Content)) => self.content.push(tokens),
            Some(Part::Attribution(Role::Cue)) => self.cue = Some(tokens),
            Some(Part::Attribution(Role::Source)) => self.source = Some(tokens),
            Some(Part::Signal(kind)) => self.signal = Some((kind, tokens)),
            Some(Part::Label) => self.labels.push(tokens),
            _ => {}
        }
    }
}

/// The pattern of `rule`; none if it is a procedure, or has a class that is neither a list nor a unit.
pub(crate) fn pattern(rule: &Rule) -> Option<Pattern> {
    let Matcher::Pattern { pieces, .. } = &rule.matcher else {
        return None;
    };
    let labels_whole = rule.layer == Layer::Label && pattern::roles(pieces).is_empty();
    let mut pieces = compile(pieces)?;
    let source_first = pieces
        .first()
        .is_some_and(|p| matches!(p.step, What::Unit(Unit::Source)) && p.part == Some(Part::Attribution(Role::Source)));
    if source_first {
        pieces.remove(0);
    }
    let mut needs = Vec::new();
    add_needs(&pieces, &mut needs);
    Some(Pattern {
        rule: rule.id.clone(),
        source_first,
        labels_whole,
        openers: TokenSet::openers(&pieces),
        needs,
        pieces,
    })
}

/// None if a class is neither a list nor a unit; the built-in rules' classes are checked by the build.
fn compile(pieces: &[Piece]) -> Option<Vec<Compiled>> {
    let one = |piece: &Piece| {
        let step = match &piece.step {
            Step::Literal(word) => What::Literal(word.clone(), vocabulary::number(word)),
            Step::Class(name) => match name.as_str() {
                "Source" => What::Unit(Unit::Source),
                "Quote" => What::Unit(Unit::Quote),
                "Clause" => What::Unit(Unit::Clause),
                "Auxiliaries" => What::Unit(Unit::Auxiliaries),
                "Adjectives" => What::Unit(Unit::Adjectives),
                "Possessive" => What::Unit(Unit::Possessive),
                list => What::List(lexicon::list(list)?),
            },
            Step::Group(alternatives) => {
                let alternatives: Vec<_> = alternatives.iter().map(|a| compile(a)).collect::<Option<_>>()?;
                let openers = alternatives
                    .iter()
                    .fold(NONE, |openers, a| openers.or(&TokenSet::openers(a)));
                What::Group(alternatives, openers)
            }
        };
        Some(Compiled {
            step,
            least: piece.least,
            most: piece.most,
            part: piece.role.as_deref().and_then(part),
        })
    };
    pieces.iter().map(one).collect()
}

/// What `pattern` finds with its first piece (after the source, if it begins with one) at token `at` of `sentence`.
pub(crate) fn at(r: &Reading, pattern: &Pattern, at: usize, sentence: &Range<usize>) -> Option<Match> {
    let mut found = Match::default();
    let end = sequence(r, &pattern.pieces, at, sentence.end, &mut found)?;
    if pattern.labels_whole {
        found.take(Some(Part::Label), at..end);
    }
    if pattern.source_first {
        let owner = r.tag(at) == Tag::Possessive;
        let source = if owner { phrase_before } else { subject_before };
        found.source = Some(source(r, at, sentence.start)?);
    }
    let something = !found.content.is_empty() || found.signal.is_some() || !found.labels.is_empty();
    something.then_some(found)
}

/// The end of the pieces that stand from token `from` on. Nothing is tried twice: no backtracking.
fn sequence(r: &Reading, pieces: &[Compiled], from: usize, limit: usize, found: &mut Match) -> Option<usize> {
    let mut i = from;
    for piece in pieces {
        let start = i;
        let mut times = 0;
        while times < piece.most {
            match step(r, &piece.step, i, limit, found) {
                Some(end) if end > i => i = end,
                _ => break,
            }
            times += 1;
        }
        if times < piece.least {
            return None;
        }
        found.take(piece.part, start..i);
    }
    Some(i)
}

fn step(r: &Reading, what: &What, i: usize, limit: usize, found: &mut Match) -> Option<usize> {
    // A clause may run on over a quotation's end; all else stays in the sentence.
    if i >= limit {
        return None;
    }
    match what {
        What::Literal(word, number) => (r.words[i].number == *number && r.reads(i, word)).then_some(i + 1),
        What::List(list) => r.is(i, *list).then_some(i + 1),
        What::Unit(Unit::Source) => Some(end_of(r, i, limit, true)).filter(|&end| end > i),
        What::Unit(Unit::Quote) => r.opens(i).map(|q| r.regions[q].tokens.end),
        What::Unit(Unit::Clause) => Some(end_of_content(r, i, limit, false, false)).filter(|&end| end > i),
        What::Unit(Unit::Auxiliaries) => {
            let is = |k: usize| matches!(r.tag(k), Tag::Auxiliary | Tag::Modal | Tag::Adverb);
            let end = (i..limit).find(|&k| !is(k)).unwrap_or(limit);
            (end > i).then_some(end)
        }
        What::Unit(Unit::Adjectives) => {
            let end = (i..limit).find(|&k| r.tag(k) != Tag::Adjective).unwrap_or(limit);
            (end > i).then_some(end)
        }
        What::Unit(Unit::Possessive) => (r.tag(i) == Tag::Possessive).then_some(i + 1),
        What::Group(alternatives, openers) => {
            let mut tried = alternatives.iter().take_while(|_| openers.may_hold(&r.words[i]));
            tried.find_map(|a| sequence(r, a, i, limit, found))
        }
    }
}
