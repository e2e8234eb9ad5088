//! *Ruiz: "…"*

use std::ops::Range;

use super::Candidate;
use crate::BlockKind;
use crate::noun_phrases::subject_before;
use crate::reading::{Reading, Tag};
use crate::rules::id;

/// How many tokens a name in a headline has at most.
const LONGEST_NAME: usize = 3;
/// How many tokens follow the colon of a headline at least.
const SHORTEST_HEADLINE: usize = 4;
/// How many tokens after the headline the name is looked for in.
const SEARCHED: usize = 2000;

/// *Ruiz: "…"*
pub(super) fn by_colon(r: &Reading, sentence: &Range<usize>) -> Option<Candidate> {
    let colon = (sentence.start..sentence.end.min(sentence.start + 12)).find(|&i| r.tag(i) == Tag::Colon)?;
    let source = subject_before(r, colon, sentence.start).filter(|s| s.start == sentence.start)?;
    let Some(quote) = r.opens(colon + 1) else {
        return in_headline(r, colon, source, sentence);
    };
    let named = source.clone().any(|i| matches!(r.tag(i), Tag::Name));
    let content = vec![r.regions[quote].tokens.clone()];
    named.then(|| Candidate::new(id::ATTRIBUTION_COLON, content, colon..colon + 1, source))
}

/// *Ruiz: The harbour stays shut*, as the headline of an article that names Ruiz again.
fn in_headline(r: &Reading, colon: usize, source: Range<usize>, sentence: &Range<usize>) -> Option<Candidate> {
    let at = r.sentences.partition_point(|s| s.tokens.end <= sentence.start);
    let headline = r
        .sentences
        .get(at)
        .is_some_and(|s| r.blocks[s.block].kind == BlockKind::Headline);
    let name = source.len() <= LONGEST_NAME && source.clone().all(|i| r.tag(i) == Tag::Name);
    let content = colon + 1..sentence.end;
    if !headline || !name || content.len() < SHORTEST_HEADLINE {
        return None;
    }
    let last = r.word(source.end - 1);
    let again =
        (sentence.end..r.tokens.len().min(sentence.end + SEARCHED)).any(|i| r.word(i) == last && r.tag(i) == Tag::Name);
    again.then(|| Candidate::new(id::ATTRIBUTION_HEADLINE, vec![content], colon..colon + 1, source))
}
