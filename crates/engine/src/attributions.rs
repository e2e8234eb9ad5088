use std::ops::Range;

use crate::cues::{Cue, content_start, cue_at};
use crate::noun_phrases::{source_after, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};
use crate::scan::{Cancelled, Reporter};
use crate::{Confidence, Document, PersonId, RuleId, Rulebook, Sentence, Span, Token};
use crate::{carried, contents, matches, quote_marks};

/// How somebody's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Word for word, between quotation marks.
    Direct,
    /// In the reporter's words, with some of theirs between quotation marks.
    Mixed,
    /// In the reporter's words.
    Indirect,
}

/// Who says what: a content, the cue that ties it, and its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The rule that found it.
    pub rule: RuleId,
    /// How the words are given.
    pub kind: QuoteKind,
    /// What is said, in order; several spans when the cue breaks it. Quotation marks included. Never empty.
    pub content: Vec<Span>,
    /// The saying words: *said*, *according to*. Empty when there are none.
    pub cue: Vec<Span>,
    /// The source as it stands in that sentence: *she*, *Mayor Ines Calder*. Empty when nobody is named.
    pub source: Vec<Span>,
    /// Whose words they are.
    pub person: Option<PersonId>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Whether it stands inside another attribution's content.
    pub nested: bool,
}

/// An attribution in the making, by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub rule: RuleId,
    pub content: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub nested: bool,
    /// Its content stands before its cue, so that cues inside it are its own words.
    pub encloses: bool,
    /// Its cue names an act of saying, so that a bare quotation after it can be the same speaker's.
    pub speech: bool,
}

/// Who says what in the article's own blocks, ordered by the start of their content.
///
/// # Errors
/// [`Cancelled`] if `reporter` says so.
pub(crate) fn attributions(
    document: &Document,
    tokens: &[Token],
    sentences: &[Sentence],
    rules: &Rulebook,
    reporter: &mut Reporter,
) -> Result<Vec<Attribution>, Cancelled> {
    let quoted = quote_marks::quoted(&document.text, &document.blocks);
    let reading = Reading::new(&document.text, tokens, sentences, &document.blocks, &quoted);
    let r = &reading;
    let patterns = matches::patterns(rules);
    let mut found: Vec<Candidate> = Vec::new();
    for sentence in sentences {
        reporter.at(sentence.span.end)?;
        if document.blocks[sentence.block].kind.is_article() {
            in_sentence(r, &patterns, &sentence.tokens, &mut found);
        }
    }
    found.retain(|c| rules.on(c.rule.as_str()).is_some());
    mark_nested(r, &mut found);
    carried::complete(r, rules, &mut found);
    let mut out: Vec<Attribution> = found.into_iter().filter_map(|c| finish(r, rules, c)).collect();
    out.sort_by_key(|a| (a.content[0].start, a.cue.first().map(|c| c.start)));
    Ok(out)
}

fn finish(r: &Reading, rules: &Rulebook, c: Candidate) -> Option<Attribution> {
    let rule = rules.on(c.rule.as_str())?;
    let kind = contents::kind_of(r, &c.content);
    let mut content: Vec<Span> = c.content.iter().filter(|t| !t.is_empty()).map(|t| r.span(t)).collect();
    content.sort();
    content.dedup();
    let one = |range: Option<Range<usize>>| {
        range
            .filter(|t| !t.is_empty())
            .map(|t| r.span(&t))
            .into_iter()
            .collect()
    };
    (!content.is_empty()).then(|| Attribution {
        rule: rule.id.clone(),
        kind,
        content,
        cue: one(c.cue),
        source: one(c.source),
        person: None,
        confidence: rule.confidence,
        nested: c.nested,
    })
}

/// Flags those whose cue stands in another one's content. What encloses its sentence goes first.
fn mark_nested(r: &Reading, found: &mut [Candidate]) {
    let mut owner = vec![u32::MAX; r.tokens.len()];
    let mut order: Vec<usize> = (0..found.len()).collect();
    let at = |c: &Candidate| c.cue.as_ref().map_or(0, |t| t.start);
    order.sort_by_key(|&i| (!found[i].encloses, at(&found[i])));
    for i in order {
        let inside = found[i].cue.as_ref().is_some_and(|cue| owner[cue.start] != u32::MAX);
        found[i].nested = inside;
        if !inside {
            for range in &found[i].content {
                owner[range.clone()].fill(i as u32);
            }
        }
    }
}

/// The end of the last quotation before `i` that is no part of a noun phrase.
fn floor_before(r: &Reading, i: usize, start: usize) -> usize {
    let mut k = i;
    let low = start.max(i.saturating_sub(80));
    while k > low {
        if let Some(q) = r.closed_before(k) {
            let region = &r.regions[q];
            let speech =
                matches!(r.word(region.inner.end - 1), "," | "." | "?" | "!" | "…" | "...") || region.tokens.len() > 8;
            if speech || r.tag(k) == Tag::Comma {
                return k;
            }
        }
        k -= 1;
    }
    low
}

/// The attributions that the cues of one sentence make.
fn in_sentence(r: &Reading, patterns: &[matches::Pattern], sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let first = found.len();
    let mut head = sentence.start;
    while head < sentence.end {
        if let Some(q) = r.region_at(head) {
            head = r.regions[q].tokens.end;
            continue;
        }
        let by_pattern = patterns
            .iter()
            .find_map(|p| Some((p, matches::at(r, p, head, sentence)?)));
        if let Some((pattern, m)) = by_pattern {
            let next = m.cue.as_ref().map_or(head, |cue| cue.end - 1).max(head);
            found.push(Candidate {
                rule: pattern.rule.clone(),
                content: m.content,
                cue: m.cue,
                source: m.source,
                nested: false,
                encloses: false,
                speech: true,
            });
            head = next;
        } else if r.reads(head, "according") && r.reads(head + 1, "to") {
            found.extend(according_to(r, head, sentence));
        } else if let Some(cue) = cue_at(r, head, sentence) {
            let made = by_verb(r, &cue, sentence, &found[first..]);
            found.extend(made);
        }
        head += 1;
    }
    if found.len() == first {
        found.extend(by_colon(r, sentence));
    }
}

/// *According to Ruiz, …* and *…, according to Ruiz*.
fn according_to(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let source = source_after(r, at + 2, sentence.end)?;
    let before = (at > sentence.start)
        .then(|| contents::before(r, at, sentence.start))
        .flatten();
    let before = before.filter(|b| {
        contents::is_clause(r, b.clone()) || r.region_at(b.start).is_some() || r.tag(source.end) != Tag::Comma
    });
    let after = source.end;
    let content = match before {
        Some(before) => before,
        None => {
            let start = if r.tag(after) == Tag::Comma { after + 1 } else { after };
            (start < sentence.end).then_some(())?;
            start..contents::end_of_content(r, start, sentence.end, false, false)
        }
    };
    Some(Candidate {
        rule: RuleId::new(id::ATTRIBUTION_ACCORDING_TO),
        encloses: content.start < at,
        speech: true,
        content: vec![content],
        cue: Some(at..at + 2),
        source: Some(source),
        nested: false,
    })
}

/// Whether the content may be a noun phrase: *criticised the plan*.
fn takes_object(r: &Reading, cue: &Cue) -> bool {
    cue.topic || r.is(cue.head, l::SPEAKING_OF)
}

fn by_verb(r: &Reading, cue: &Cue, sentence: &Range<usize>, earlier: &[Candidate]) -> Option<Candidate> {
    if cue.passive {
        return by_passive(r, cue, sentence);
    }
    let floor = floor_before(r, cue.tokens.start, sentence.start);
    let speech = r.is(cue.head, l::SAYING | l::SPEAKING_OF);
    if let Some(candidate) = inverted(r, cue, sentence).filter(|_| !cue.gerund) {
        return Some(candidate);
    }
    let subject = if cue.gerund {
        None
    } else {
        subject_before(r, cue.tokens.start, floor)
    };
    let after = subject
        .as_ref()
        .and_then(|subject| after_content(r, cue, subject, sentence));
    if after.is_some() {
        return after;
    }
    let before = subject
        .as_ref()
        .and_then(|s| s.start.checked_sub(1))
        .filter(|&b| b >= sentence.start);
    if let (Some(subject), Some(before)) = (&subject, before) {
        if let Some(candidate) = of_relative(r, cue, subject, before, sentence) {
            return Some(candidate);
        }
        if let Some(candidate) = as_noted(r, cue, subject, before, sentence) {
            return Some(candidate);
        }
    }
    let dependent = before.is_some_and(|b| r.tag(b) == Tag::Subordinator || r.reads(b, "as"))
        || subject.as_ref().is_some_and(|s| r.tag(s.start) == Tag::Relative);
    let start = content_start(r, cue, sentence.end)?;
    let quote = r.opens(start).is_some();
    let mut content_from = start;
    let mut object = takes_object(r, cue);
    let clause = matches!(r.tag(start), Tag::That | Tag::Subordinator | Tag::Relative) || r.is(start, l::QUESTION_WORD);
    if clause || quote {
        object = false;
    }
    // *that "…"*: the words between the marks are what is said.
    if r.tag(start) == Tag::That && r.opens(start + 1).is_some() {
        content_from = start + 1;
    }
    let object_only = object && !contents::is_clause(r, start..sentence.end.min(start + 12));
    let end = contents::end_of_content(r, content_from, sentence.end, object_only, dependent);
    let content = content_from..end;
    if content.is_empty() {
        return None;
    }
    let only_object = r.is(cue.head, l::OBJECT_ONLY);
    let infinitive = r.tag(start) == Tag::To;
    let fits = quote
        || clause
        || (infinitive
            && !matches!(
                r.words[cue.head].entry.lemma,
                "say" | "report" | "note" | "go" | "use" | "call"
            ))
        || (object && (cue.topic || only_object || r.is(cue.head, l::SPEAKING_OF)))
        || (!only_object && contents::is_clause(r, content.clone()));
    if !fits {
        return None;
    }
    let (rule, source) = match subject {
        Some(subject) => {
            let relative = r.tag(subject.start) == Tag::Relative;
            // *those who saw the film* tells nothing of what they hold.
            if relative && !speech {
                return None;
            }
            let rule = match () {
                _ if relative => id::ATTRIBUTION_WHO_SAID,
                _ if !speech && r.is(cue.head, l::SHOWING) => id::ATTRIBUTION_SHOWN,
                _ if !speech => id::ATTRIBUTION_THOUGHT,
                _ if object && !quote => id::ATTRIBUTION_SPOKEN_OF,
                _ => id::ATTRIBUTION_SAID_BEFORE,
            };
            (rule, Some(subject))
        }
        None => {
            let rule = if cue.gerund {
                id::ATTRIBUTION_ADDING
            } else {
                id::ATTRIBUTION_AND_SAID
            };
            let inherited = inherited(r, cue, sentence, earlier);
            if inherited.is_none() && !quote && !(clause && r.is(cue.head, l::SAYING)) {
                return None;
            }
            (rule, inherited)
        }
    };
    Some(Candidate {
        rule: RuleId::new(rule),
        content: vec![content],
        cue: Some(cue.tokens.clone()),
        source,
        nested: false,
        encloses: false,
        speech,
    })
}

/// *which critics say is rotten*: what is said is the pronoun and the rest.
fn of_relative(
    r: &Reading,
    cue: &Cue,
    subject: &Range<usize>,
    before: usize,
    sentence: &Range<usize>,
) -> Option<Candidate> {
    let after = cue.tokens.end;
    let relative = matches!(r.tag(before), Tag::Relative | Tag::That);
    let verb = after < sentence.end && matches!(r.tag(after), Tag::Finite | Tag::Modal | Tag::Auxiliary);
    if !relative || !verb || !r.is(cue.head, l::SAYING | l::THINKING) {
        return None;
    }
    Some(Candidate {
        rule: RuleId::new(id::ATTRIBUTION_WHICH_SAID),
        content: vec![
            before..before + 1,
            after..contents::end_of_content(r, after, sentence.end, false, true),
        ],
        cue: Some(cue.tokens.clone()),
        source: Some(subject.clone()),
        nested: false,
        encloses: false,
        speech: false,
    })
}

/// *As Ruiz noted, the piers are rotten*; *the piers are rotten, as Ruiz noted*.
fn as_noted(
    r: &Reading,
    cue: &Cue,
    subject: &Range<usize>,
    before: usize,
    sentence: &Range<usize>,
) -> Option<Candidate> {
    let after = cue.tokens.end;
    if !r.reads(before, "as") || !r.is(cue.head, l::SAYING | l::SHOWING) {
        return None;
    }
    let opens = before == sentence.start || matches!(r.tag(before - 1), Tag::Coordinator | Tag::Stop);
    let content = match r.tag(after) {
        Tag::Comma if opens && after + 1 < sentence.end => {
            after + 1..contents::end_of_content(r, after + 1, sentence.end, false, false)
        }
        Tag::Stop | Tag::Comma if !opens && r.tag(before - 1) == Tag::Comma => {
            contents::before(r, before, sentence.start)?
        }
        _ => return None,
    };
    Some(Candidate {
        rule: RuleId::new(id::ATTRIBUTION_AS_NOTED),
        encloses: content.start < before,
        content: vec![content],
        cue: Some(cue.tokens.clone()),
        source: Some(subject.clone()),
        nested: false,
        speech: true,
    })
}

/// *"…," said Ruiz*, and *…, said Ruiz*.
fn inverted(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    let at = cue.tokens.start;
    if at == sentence.start && r.closed_before(at).is_none() {
        return None;
    }
    if !matches!(r.tag(cue.head), Tag::Finite) || !r.is(cue.head, l::SAYING) || at != cue.head {
        return None;
    }
    let after_quote = r
        .closed_before(at)
        .or_else(|| (r.tag(at - 1) == Tag::Comma).then(|| r.closed_before(at - 1)).flatten());
    let comma = r.tag(at - 1) == Tag::Comma;
    if after_quote.is_none() && !comma {
        return None;
    }
    // *"…," Ruiz, 69, told the Post*: the comma closes an apposition of the subject.
    if after_quote.is_none() && subject_before(r, at, floor_before(r, at, sentence.start)).is_some() {
        return None;
    }
    let start = cue.head + 1;
    if r.tag(start) == Tag::ObjectPronoun
        || !matches!(
            r.tag(start),
            Tag::Name
                | Tag::Noun
                | Tag::Determiner
                | Tag::Pronoun
                | Tag::Adjective
                | Tag::PossessivePronoun
                | Tag::Number
        )
    {
        return None;
    }
    let source = source_after(r, start, sentence.end)?;
    let follows = r.tag(source.end);
    // *, said the plan would fail*: a clause follows, so the phrase is no speaker.
    if after_quote.is_none()
        && (matches!(follows, Tag::Finite | Tag::Modal | Tag::Auxiliary | Tag::That) || r.tag(start) == Tag::Pronoun)
    {
        return None;
    }
    let first = contents::before(r, at, sentence.start)?;
    if after_quote.is_none() && !contents::is_clause(r, first.clone()) {
        return None;
    }
    let mut content = vec![first];
    content.extend(second_half(r, source.end, sentence));
    Some(Candidate {
        rule: RuleId::new(id::ATTRIBUTION_SAID_INVERTED),
        content,
        cue: Some(cue.head..cue.head + 1),
        source: Some(source),
        nested: false,
        encloses: true,
        speech: true,
    })
}

/// What goes on after *he said,*.
fn second_half(r: &Reading, from: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    // *told the jury, "…"*
    let gap = (from..sentence.end.min(from + 12)).find(|&i| {
        !matches!(
            r.tag(i),
            Tag::Determiner
                | Tag::Noun
                | Tag::Name
                | Tag::Preposition
                | Tag::Time
                | Tag::ObjectPronoun
                | Tag::Adjective
        )
    });
    let from = gap
        .filter(|&i| r.tag(i) == Tag::Comma && r.opens(i + 1).is_some())
        .unwrap_or(from);
    let comma = r.tag(from) == Tag::Comma;
    let start = if comma { from + 1 } else { from };
    if start >= sentence.end {
        return None;
    }
    r.opens(start).filter(|_| comma || matches!(r.tag(from), Tag::Mark))?;
    Some(start..contents::end_of_content(r, start, sentence.end, false, false))
}

/// *"…," Ruiz said* and *…, Ruiz said, …*.
fn after_content(r: &Reading, cue: &Cue, subject: &Range<usize>, sentence: &Range<usize>) -> Option<Candidate> {
    let at = subject.start;
    let quote = r.closed_before(at).or_else(|| {
        (at > 0 && matches!(r.tag(at - 1), Tag::Comma | Tag::Dash))
            .then(|| r.closed_before(at - 1))
            .flatten()
    });
    let comma = at > sentence.start && matches!(r.tag(at - 1), Tag::Comma | Tag::Dash);
    let speech = quote.filter(|&q| {
        let region = &r.regions[q];
        matches!(
            r.word(region.inner.end - 1),
            "," | "?" | "!" | "…" | "..." | "." | "-" | "—" | "–"
        ) || comma
    });
    // A quotation that ends its own sentence belongs to this one only if nothing else does.
    let apart = at <= sentence.start;
    if apart
        && (speech.is_none_or(|q| r.regions[q].quoted.block != block_of(r, sentence))
            || r.tag(cue.tokens.end) != Tag::Stop)
    {
        return None;
    }
    if speech.is_none() && !comma {
        return None;
    }
    if matches!(r.tag(subject.start), Tag::Relative) {
        return None;
    }
    let first = contents::before(r, at, sentence.start)?;
    let after = cue.tokens.end;
    let mut content = vec![first.clone()];
    let mut rule = id::ATTRIBUTION_SAID_AFTER;
    if speech.is_none() {
        let clause = contents::is_clause(r, first.clone());
        match r.tag(after) {
            Tag::Stop => {}
            Tag::Comma if after + 1 < sentence.end => {
                let quote_next = r.opens(after + 1).is_some();
                let occasion = matches!(r.tag(first.start), Tag::Preposition | Tag::Time | Tag::Adverb) && !clause;
                if r.tag(after + 1) == Tag::Gerund
                    || (quote_next && !clause)
                    || (occasion && first.clone().any(|i| r.is(i, l::SPEECH_NOUN)))
                    || dependent_opening(r, &first)
                    || r.tag(after + 1) == Tag::That
                {
                    return None;
                }
                let end = contents::end_of_content(r, after + 1, sentence.end, false, false);
                content.push(after + 1..end);
                rule = id::ATTRIBUTION_SAID_BETWEEN;
            }
            tag => {
                // *…, Ruiz said on Monday.* Nothing that could be content may follow.
                let trails = matches!(
                    tag,
                    Tag::Preposition | Tag::Time | Tag::Adverb | Tag::Close | Tag::Subordinator
                ) || r.is(cue.head, l::TELLING);
                let trailing = (after..sentence.end).all(|i| {
                    !matches!(
                        r.tag(i),
                        Tag::Finite | Tag::That | Tag::Modal | Tag::Auxiliary | Tag::Pronoun | Tag::To | Tag::Mark
                    )
                });
                if !trails || !trailing || !clause || dependent_opening(r, &first) {
                    return None;
                }
            }
        }
        if after >= sentence.end && !clause {
            return None;
        }
        if !clause && r.tag(after) == Tag::Stop {
            return None;
        }
    } else if let Some(more) = second_half(r, after, sentence) {
        content.push(more);
        rule = id::ATTRIBUTION_SAID_BETWEEN;
    }
    Some(Candidate {
        rule: RuleId::new(rule),
        content,
        cue: Some(cue.tokens.clone()),
        source: Some(subject.clone()),
        nested: false,
        encloses: true,
        speech: r.is(cue.head, l::SAYING | l::SPEAKING_OF),
    })
}

/// The block that a sentence stands in.
fn block_of(r: &Reading, sentence: &Range<usize>) -> usize {
    let at = r.sentences.partition_point(|s| s.tokens.end <= sentence.start);
    r.sentences.get(at).map_or(0, |s| s.block)
}

/// Whether the stretch is a dependent clause: *Although the board met*, said of what follows.
fn dependent_opening(r: &Reading, range: &Range<usize>) -> bool {
    let first = range
        .clone()
        .find(|&i| r.tag(i) != Tag::Coordinator)
        .unwrap_or(range.start);
    r.tag(first) == Tag::Subordinator && !range.clone().any(|i| r.tag(i) == Tag::Comma)
}

/// Who *adding that* and *and said that* belong to: the last cue's source, else the subject of the verb before.
fn inherited(r: &Reading, cue: &Cue, sentence: &Range<usize>, earlier: &[Candidate]) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    let before = at.checked_sub(1).filter(|&b| b >= sentence.start)?;
    // *a sign saying*
    if cue.gerund && matches!(r.tag(before), Tag::Noun | Tag::Name) {
        return subject_before(r, at, sentence.start);
    }
    if !matches!(
        r.tag(before),
        Tag::Coordinator
            | Tag::Comma
            | Tag::Adverb
            | Tag::Subordinator
            | Tag::Preposition
            | Tag::Dash
            | Tag::Noun
            | Tag::Name
    ) {
        return None;
    }
    let near = |c: &&Candidate| {
        c.content.iter().any(|t| t.end + 2 >= at && t.start < at) || c.cue.as_ref().is_some_and(|t| t.end + 2 >= at)
    };
    if let Some(last) = earlier.iter().rev().filter(|c| c.source.is_some()).find(near) {
        return last.source.clone();
    }
    let low = sentence.start.max(at.saturating_sub(60));
    let mut k = at;
    while k > low {
        k -= 1;
        if r.region_at(k).is_none() && matches!(r.tag(k), Tag::Finite | Tag::Modal | Tag::Auxiliary) {
            let mut start = k;
            while start > low && matches!(r.tag(start - 1), Tag::Auxiliary | Tag::Modal | Tag::Adverb) {
                start -= 1;
            }
            if let Some(subject) = subject_before(r, start, low).filter(|s| r.tag(s.start) != Tag::Relative) {
                return Some(subject);
            }
        }
    }
    earlier.iter().rev().find_map(|c| c.source.clone())
}

/// *…, revealed in an inquiry by the Port Authority, …* and *as reported by the Aldine Post*.
fn by_passive(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    if cue.tokens.start != cue.head {
        return was_said(r, cue, sentence);
    }
    if !r.is(cue.head, l::SAYING | l::SHOWING) {
        return None;
    }
    let end = cue.head + 1;
    let preposition = r.reads(end, "by") || r.reads(end, "in");
    if !preposition || cue.head == sentence.start {
        return None;
    }
    let source = source_after(r, end + 1, sentence.end)?;
    if r.reads(end, "in")
        && !(source.clone().any(|i| r.reads(i, "by")) && source.clone().any(|i| r.is(i, l::DOCUMENT_NOUN)))
    {
        return None;
    }
    let comma = r.tag(source.end) == Tag::Comma && r.tag(cue.head - 1) == Tag::Comma;
    let content = if comma && contents::is_clause(r, source.end + 1..sentence.end) {
        source.end + 1..contents::end_of_content(r, source.end + 1, sentence.end, false, false)
    } else {
        subject_before(r, cue.head, sentence.start)
            .or_else(|| contents::before(r, cue.head, sentence.start))
            .filter(|c| c.start < cue.head)?
    };
    Some(Candidate {
        rule: RuleId::new(id::ATTRIBUTION_REPORTED_BY),
        encloses: content.start < cue.head,
        speech: false,
        content: vec![content],
        cue: Some(cue.head..cue.head + 1),
        source: Some(source),
        nested: false,
    })
}

/// *The plan was criticised by residents as hasty*: what is said is the subject and the rest; the source stands after *by*.
fn was_said(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    // *was read to the court* says nothing of who speaks.
    if !r.is(cue.head, l::SAYING | l::SPEAKING_OF) || r.words[cue.head].entry.lemma == "read" {
        return None;
    }
    let floor = floor_before(r, cue.tokens.start, sentence.start);
    let subject = subject_before(r, cue.tokens.start, floor)?;
    let mut after = cue.tokens.end;
    let mut source = None;
    if r.reads(after, "by") && after < sentence.end {
        source = source_after(r, after + 1, sentence.end);
        after = source.as_ref().map_or(after, |s| s.end);
    }
    let mut content = vec![subject];
    let rest = after < sentence.end
        && matches!(
            r.tag(after),
            Tag::Preposition | Tag::To | Tag::That | Tag::Subordinator | Tag::Gerund | Tag::Adjective | Tag::Relative
        );
    if rest {
        content.push(after..contents::end_of_content(r, after, sentence.end, false, true));
    }
    if source.is_none() && !rest {
        return None;
    }
    Some(Candidate {
        rule: RuleId::new(id::ATTRIBUTION_WAS_SAID),
        content,
        cue: Some(cue.tokens.clone()),
        source,
        nested: false,
        encloses: false,
        speech: false,
    })
}

/// *Ruiz: "…"*
fn by_colon(r: &Reading, sentence: &Range<usize>) -> Option<Candidate> {
    let colon = (sentence.start..sentence.end.min(sentence.start + 12)).find(|&i| r.tag(i) == Tag::Colon)?;
    let quote = r.opens(colon + 1)?;
    let source = subject_before(r, colon, sentence.start).filter(|s| s.start == sentence.start)?;
    let named = source.clone().any(|i| matches!(r.tag(i), Tag::Name));
    named.then(|| Candidate {
        rule: RuleId::new(id::ATTRIBUTION_COLON),
        content: vec![r.regions[quote].tokens.clone()],
        cue: Some(colon..colon + 1),
        source: Some(source),
        nested: false,
        encloses: false,
        speech: true,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Kind, Role, scan};

    /// Texts that look like news gone wrong: words of the rules, marks and breaks in any order.
    fn scraps() -> impl Strategy<Value = String> {
        let scrap = prop::sample::select(vec![
            "Ruiz",
            "she",
            "said",
            "told",
            "that",
            "the mayor",
            "according to",
            ",",
            ".",
            ":",
            "\"",
            "“",
            "”",
            "‘",
            "’",
            "''",
            "``",
            "«",
            "»",
            "\n\n",
            "—",
            "(",
            ")",
            "and",
            "who",
            "which",
            "é",
            "🚢",
            "wa\u{301}s",
            "Mr.",
            "U.S.",
            "adding",
            "was",
            "Monday",
            "in a statement",
            "SAID",
            "\u{a0}",
            "'s",
            "cast doubt on",
            "claim",
            "- ",
        ]);
        let space = prop::sample::select(vec![" ", "", "  "]);
        prop::collection::vec((scrap, space), 0..120)
            .prop_map(|scraps| scraps.into_iter().flat_map(|(scrap, space)| [scrap, space]).collect())
    }

    proptest! {
        #[test]
        fn parts_stand_in_order_inside_article_blocks(text in scraps()) {
            let document = Document::new("scraps", text.as_str());
            let found = scan(&document, &Rulebook::built_in());
            for finding in found.findings.iter().filter(|f| matches!(f.kind, Kind::Quote(_))) {
                prop_assert!(!finding.spans(Role::Content).is_empty());
                for part in &finding.parts {
                    for span in &part.spans {
                        prop_assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?}");
                        let inside = |b: &crate::Block| b.kind.is_article() && b.span.contains(*span);
                        prop_assert!(document.blocks.iter().any(inside), "{:?} {span:?}", part.role);
                    }
                    for pair in part.spans.windows(2) {
                        prop_assert!(pair[0].end <= pair[1].start, "{:?} {pair:?}", part.role);
                    }
                }
            }
        }

        #[test]
        fn a_rule_that_is_off_finds_nothing(text in scraps(), n in 0usize..1000) {
            let mut rules = Rulebook::built_in();
            let ids: Vec<RuleId> = rules.iter().map(|r| r.id.clone()).collect();
            let off = &ids[n % ids.len()];
            rules.switch(off, false);
            let found = scan(&Document::new("scraps", text.as_str()), &rules);
            let quotes = found.findings.iter().filter(|f| matches!(f.kind, Kind::Quote(_)));
            prop_assert!(quotes.into_iter().all(|f| &f.rule != off));
        }
    }
}
