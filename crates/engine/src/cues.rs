//! The words that tie a content to its source: which verbs, and how far the cue reaches.

use std::ops::Range;

use crate::noun_phrases::{source_after, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon as l;

mod content_start;

pub(crate) use content_start::{content_start, over_times};

/// A verb of saying, thinking or showing with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// The verb.
    pub head: usize,
    /// From its first auxiliary to its last particle: *has repeatedly said in a statement*.
    pub tokens: Range<usize>,
    /// *was told*
    pub passive: bool,
    /// *saying* without an auxiliary.
    pub gerund: bool,
    /// The cue ends in a preposition that the content hangs on: *called for*.
    pub topic: bool,
    /// Only its place right after a quotation makes it a cue: *"…," she grinned*.
    pub by_place: bool,
}

/// Every list of verbs that can be a cue.
pub(crate) const CUE_VERBS: l::Lists =
    l::Lists(l::SAYING.0 | l::SPEAKING_OF.0 | l::SHOWING.0 | l::THINKING.0 | l::WITH_PREPOSITION.0);

/// Whether a cue's words name an act of saying (*said*, *according to*, a colon) rather than what somebody thinks or wants or
/// what a document shows (*believes*, *supports*, *found*). No words at all count as saying: a quotation stands by itself.
pub fn is_saying(cue: &str) -> bool {
    let words = || {
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        cue.split(move |c| !inside(c)).filter(|w| !w.is_empty()).map(l::look_up)
    };
    let thinking = l::THINKING | l::SHOWING | l::CONVICTION;
    let says = |e: &l::Entry| {
        e.lists.any(l::SAYING | l::SPEECH_NOUN | l::SAYING_NOUN)
            || (e.lists.any(l::SPEAKING_OF | l::WITH_PREPOSITION) && !e.lists.any(thinking))
    };
    words().any(says) || !words().any(|e| e.lists.any(thinking))
}

/// Whether it is the tag of a verb that is no auxiliary.
pub(crate) fn is_main_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Finite | Tag::Gerund | Tag::Participle | Tag::Infinitive)
}

/// The cue whose verb stands at `head` of a sentence, if that is a verb here.
pub(crate) fn cue_at(r: &Reading, head: usize, sentence: &Range<usize>) -> Option<Cue> {
    if !is_main_verb(r.tag(head)) || !(r.is(head, CUE_VERBS) || nothing_after_comment(r, head)) {
        return None;
    }
    // The verb that led to it has made the cue: *declined to comment*.
    if r.reads(head, "comment") && head >= sentence.start + 2 && nothing_after_comment(r, head - 2) {
        return None;
    }
    // *shows up*
    if r.is(head, l::SHOWING) && r.is(head + 1, l::PARTICLE) {
        return None;
    }
    // *That said, …*; *somebody, say, who knows*; *which is to say*
    let is_to = head > sentence.start + 1 && r.reads(head - 1, "to") && r.is(head - 2, l::BEING);
    if is_to
        && r.reads(head, "say")
        && head > sentence.start + 2
        && matches!(r.tag(head - 3), Tag::Relative | Tag::That)
    {
        return None;
    }
    let aside = r.words[head].entry.lemma == "say"
        && r.tag(head + 1) == Tag::Comma
        && head > sentence.start
        && (r.reads(head - 1, "that") || r.tag(head - 1) == Tag::Comma && r.reads(head, "say"));
    if aside {
        return None;
    }
    // *continued to warn*, *declined to comment*: the infinitive is the cue's verb.
    let leads = r.is(head, l::LEADING) && !r.is(head, l::THINKING) && !nothing_after_comment(r, head);
    let infinitive = (head + 1..(head + 4).min(sentence.end)).find(|&k| r.tag(k) != Tag::Adverb && r.tag(k) != Tag::To);
    if leads && infinitive.is_some_and(|k| r.tag(k - 1) == Tag::To && r.tag(k) == Tag::Infinitive && r.is(k, CUE_VERBS))
    {
        return None;
    }
    // *began dismissing*
    if leads && r.tag(head + 1) == Tag::Gerund && r.is(head + 1, CUE_VERBS) {
        return None;
    }
    // *point* is a cue only in *pointed out*; *go* in *went on to say*, which its infinitive makes.
    let only_with = r.is(head, l::WITH_PREPOSITION) && !r.is(head, l::SAYING | l::SHOWING | l::THINKING);
    let start = group_start(r, head, sentence.start);
    let auxiliaries = (start..head).rev().find(|&i| r.tag(i) == Tag::Auxiliary);
    let passive = match r.tag(head) {
        Tag::Participle => auxiliaries.is_none_or(|i| r.is(i, l::BEING)),
        Tag::Finite | Tag::Gerund | Tag::Infinitive => false,
        _ => return None,
    };
    let gerund = r.tag(head) == Tag::Gerund && start == head;
    let mut end = head + 1;
    let mut topic = false;
    if end < sentence.end && r.is(end, l::PARTICLE) {
        topic = r.reads(end, "against");
        end += 1;
    }
    while end < sentence.end
        && r.tag(end) == Tag::Adverb
        && !matches!(
            r.tag(end + 1),
            Tag::Finite | Tag::Auxiliary | Tag::Modal | Tag::Adjective | Tag::Determiner | Tag::To
        )
    {
        end += 1;
    }
    if !passive
        && end < sentence.end
        && r.is(head, l::WITH_PREPOSITION | l::SPEAKING_OF)
        && r.is(end, l::TOPIC)
        && r.tag(end) == Tag::Preposition
    {
        let fits = match r.word(end) {
            "about" | "for" | "upon" => true,
            "of" => {
                r.is(head, l::WITH_PREPOSITION)
                    || matches!(r.words[head].entry.lemma, "warn" | "tell" | "write" | "ask")
            }
            // *a captain, speaking on the radio*
            "on" => r.is(head, l::WITH_PREPOSITION) && !(gerund && r.words[head].entry.lemma == "speak"),
            "to" => matches!(
                r.words[head].entry.lemma,
                "refer" | "point" | "allude" | "object" | "admit" | "respond"
            ),
            "at" => matches!(r.words[head].entry.lemma, "hint" | "lash"),
            "with" => matches!(r.words[head].entry.lemma, "agree"),
            _ => false,
        };
        // *asked for comment* names no content.
        if fits
            && !r.reads(end + 1, "condition")
            && end + 1 < sentence.end
            && !matches!(r.tag(end + 1), Tag::Comma | Tag::Time)
        {
            topic = true;
            end += 1;
        }
    }
    if only_with && !topic && !(r.is(head + 1, l::PARTICLE)) {
        let quote_next = r.opens(end).is_some() || (r.tag(end) == Tag::Comma && r.opens(end + 1).is_some());
        let that_next = r.tag(end) == Tag::That;
        let lemma = r.words[head].entry.lemma;
        let needs_more =
            !r.is(head, l::SPEAKING_OF) || matches!(lemma, "refer" | "point" | "talk" | "speak" | "go" | "push");
        if needs_more && lemma != "call" && !quote_next && !that_next {
            return None;
        }
    }
    if !topic {
        end = over_occasion(r, end, sentence.end);
    }
    Some(Cue {
        head,
        tokens: start..end,
        passive,
        gerund,
        topic,
        by_place: false,
    })
}

/// *declined to comment* and *refused to comment*, where nothing says on what: the infinitive is what is said.
fn nothing_after_comment(r: &Reading, head: usize) -> bool {
    r.is(head, l::STRENGTH_WITHHOLDING)
        && r.tag(head + 1) == Tag::To
        && r.reads(head + 2, "comment")
        && !r.is(head + 3, l::TOPIC)
}

/// The cue whose verb stands at `head`, if it is in no list but stands with its subject between a quotation's comma and a
/// stop or the quotation's second half.
pub(crate) fn cue_by_place(r: &Reading, head: usize, sentence: &Range<usize>) -> Option<Cue> {
    if r.tag(head) != Tag::Finite || r.is(head, CUE_VERBS) || head == sentence.start {
        return None;
    }
    let quoted = |at: usize| {
        let q = r
            .closed_before(at)
            .or_else(|| (r.tag(at - 1) == Tag::Comma).then(|| r.closed_before(at - 1)).flatten());
        q.is_some_and(|q| matches!(r.word(r.regions[q].inner.end - 1), "," | "?" | "!") || r.tag(at - 1) == Tag::Comma)
    };
    let ends = |at: usize| r.tag(at) == Tag::Stop || (r.tag(at) == Tag::Comma && r.opens(at + 1).is_some());
    let start = group_start(r, head, sentence.start);
    let particle = usize::from(r.is(head + 1, l::PARTICLE));
    let after = subject_before(r, start, sentence.start).is_some_and(|s| s.start > 0 && quoted(s.start))
        && ends(head + 1 + particle);
    let before =
        || start == head && quoted(head) && source_after(r, head + 1, sentence.end).is_some_and(|s| ends(s.end));
    (after || before()).then(|| Cue {
        head,
        tokens: start..head + 1 + particle,
        passive: false,
        gerund: false,
        topic: false,
        by_place: true,
    })
}

/// Most tokens of a verb group before its verb: keeps time linear in sentences without end.
const LONGEST_GROUP: usize = 20;

/// Where the verb group of `head` begins: its auxiliaries, adverbs, and the verbs that lead up to it.
fn group_start(r: &Reading, head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(LONGEST_GROUP));
    let mut i = head;
    while i > floor {
        match r.tag(i - 1) {
            Tag::Auxiliary | Tag::Modal | Tag::To => i -= 1,
            Tag::Adverb if !r.reads(i - 1, "ago") && !r.reads(i - 1, "here") => i -= 1,
            Tag::Finite | Tag::Infinitive | Tag::Gerund | Tag::Participle
                if r.tag(i) == Tag::To && r.is(i - 1, l::LEADING) =>
            {
                i -= 1;
            }
            Tag::Preposition
                if r.tag(i) == Tag::To
                    && r.reads(i - 1, "on")
                    && i > floor + 1
                    && r.words[i - 2].entry.lemma == "go" =>
            {
                i -= 2;
            }
            // *began dismissing*
            Tag::Finite | Tag::Infinitive | Tag::Gerund
                if i == head && r.tag(head) == Tag::Gerund && r.is(i - 1, l::LEADING) && !r.is(i - 1, l::THINKING) =>
            {
                i -= 1;
            }
            // *began by saying*
            Tag::Preposition
                if r.reads(i - 1, "by") && r.tag(i) == Tag::Gerund && i > floor + 1 && r.is(i - 2, l::LEADING) =>
            {
                i -= 2;
            }
            // *was quick to point out*
            Tag::Adjective if r.tag(i) == Tag::To && i > floor + 1 && r.tag(i - 2) == Tag::Auxiliary => i -= 2,
            _ => break,
        }
    }
    // *to say* that hangs on a noun: the infinitive alone.
    while i < head && r.tag(i) == Tag::To && i + 1 < head && r.tag(i + 1) == Tag::Adverb {
        i += 1;
    }
    // *The mayor then said*: a step of the story, no way of saying.
    while i < head && r.reads(i, "then") {
        i += 1;
    }
    // An adverb of time that opens the sentence is no part of it.
    while i < head && i == floor && r.tag(i) == Tag::Adverb {
        i += 1;
    }
    i
}

/// Over a weekday and over *in a statement*, *on Twitter*, where they end the cue.
fn over_occasion(r: &Reading, end: usize, limit: usize) -> usize {
    let mut i = end;
    if i < limit && r.is(i, l::WEEKDAY) && r.tag(i) == Tag::Time && r.tag(i + 1) != Tag::Possessive {
        i += 1;
    }
    let preposition = i + 1 < limit && r.tag(i) == Tag::Preposition && r.is(i, l::TIME_PREPOSITION | l::TOPIC);
    if !preposition {
        return i;
    }
    let mut k = i + 1;
    while k < limit
        && k < i + 5
        && matches!(
            r.tag(k),
            Tag::Determiner | Tag::Adjective | Tag::PossessivePronoun | Tag::Noun | Tag::Name
        )
    {
        k += 1;
    }
    let noun = k > i + 1 && r.is(k - 1, l::SPEECH_NOUN);
    let closes = k >= limit
        || matches!(r.tag(k), Tag::Comma | Tag::That | Tag::Stop | Tag::Colon | Tag::Pronoun)
        || r.opens(k).is_some();
    if noun && closes { k } else { i }
}

#[cfg(test)]
mod tests {
    use super::is_saying;

    #[test]
    fn saying_is_told_from_thinking() {
        for cue in [
            "said",
            "according to",
            ":",
            "",
            "made a speech about",
            "was expected to say",
            "has accused",
        ] {
            assert!(is_saying(cue), "{cue}");
        }
        for cue in ["believes", "has long supported", "found", "is confident"] {
            assert!(!is_saying(cue), "{cue}");
        }
    }
}
