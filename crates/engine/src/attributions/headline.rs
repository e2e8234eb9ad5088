//! *Ruiz: The harbour stays shut*, as a headline.

use super::Candidate;
use crate::noun_phrases::subject_before;
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};
use crate::{BlockKind, Sentence};

/// How many tokens a name in a headline has at most.
const LONGEST_NAME: usize = 3;
/// How many tokens follow the colon of a headline at least.
const SHORTEST: usize = 4;
/// How many tokens after the headline the name is looked for in.
const SEARCHED: usize = 2000;

/// What the document's first headline says after a name and a colon, if the article names that name again and `found` has
/// nothing there.
pub(super) fn headline(r: &Reading, found: &[Candidate]) -> Option<Candidate> {
    let is_headline = |s: &&Sentence| r.blocks[s.block].kind == BlockKind::Headline;
    let sentence = r.sentences.iter().find(is_headline)?.tokens.clone();
    let colon =
        (sentence.start..sentence.end.min(sentence.start + 2 * LONGEST_NAME)).find(|&i| r.tag(i) == Tag::Colon)?;
    let source = subject_before(r, colon, sentence.start).filter(|s| s.start == sentence.start)?;
    // What stands after the colon is inside those words.
    let taken = |c: &Candidate| {
        c.cue
            .iter()
            .chain(&c.content)
            .any(|t| (sentence.start..=colon).contains(&t.start))
    };
    let name = source.len() <= LONGEST_NAME && source.clone().all(|i| r.tag(i) == Tag::Name);
    // *Poll: Most want the ferry back*
    let document = source.len() == 1 && r.is(source.start, l::DOCUMENT_NOUN);
    let content = colon + 1..sentence.end;
    if !(name || document) || content.len() < SHORTEST || found.iter().any(taken) {
        return None;
    }
    let last = r.word(source.end - 1);
    let mut body = sentence.end..r.tokens.len().min(sentence.end + SEARCHED);
    let again = body.any(|i| r.word(i) == last && r.tag(i) == Tag::Name);
    (again || document).then(|| Candidate::new(id::ATTRIBUTION_HEADLINE, [content], colon..colon + 1, source))
}
