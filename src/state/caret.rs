//! A caret in the article, moved and extended by keyboard.

use sayso_engine::{Block, Document, Span, segments};
use sayso_notebook::Body;

use super::{Action, Dispatch, Session, graphemes, spoken};
use crate::in_part;
use crate::platform::parts::Task;
use crate::platform::selection::trimmed;

/// Where the caret stands, and where the words that it chooses begin or end: bytes of the text, on char boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// Where it stands.
    pub at: u32,
    /// The other end of the words that are chosen; the same place where none are.
    pub anchor: u32,
}

impl Caret {
    /// A caret that chooses nothing.
    pub fn at(at: u32) -> Self {
        Self { at, anchor: at }
    }

    /// The words that it chooses, without white space at their ends; none if there are none.
    pub fn chosen(self, text: &str) -> Option<Span> {
        trimmed(text, Span::new(self.at.min(self.anchor), self.at.max(self.anchor)))
    }

    /// The char at the caret, by whose left edge it stands; at the end of a line the char before it, by whose right edge it stands.
    pub fn beside(self, document: &Document) -> (Span, bool) {
        let text = &*document.text;
        let block = block_at(document, self.at);
        match document.blocks.get(block).map(|b| b.span) {
            Some(within) if self.at < within.end => (Span::new(self.at, graphemes::end_of(text, self.at)), false),
            Some(within) => (Span::new(graphemes::start_before(text, within, self.at), self.at), true),
            None => (Span::new(0, 0), false),
        }
    }
}

/// What the caret goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What a person sees as one char.
    Char,
    /// A word or sign.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// What somebody says.
    Quote,
}

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// What it goes by.
    pub by: Unit,
    /// Towards the end of the text, or its beginning.
    pub forward: bool,
    /// Whether the words that it passes are chosen.
    pub extend: bool,
}

/// What is done with the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caretwork {
    /// It comes, at the sentence at this byte.
    Begin(u32),
    /// It moves.
    Move(Move),
}

in_part! { "article", "0031":
    /// Does it, and says where the caret is then.
    pub fn work(dispatch: Dispatch, what: Caretwork) -> Task {
        Box::pin(async move {
            let app = dispatch.app();
            let Some(session) = &app.session else { return };
            let document = &*session.document;
            let (caret, said) = match (what, session.caret) {
                (Caretwork::Begin(at), _) => {
                    let at = spans_near(document, Unit::Sentence, at).map_or(0, |span| span.start);
                    let caret = Caret::at(at);
                    (caret, spoken::caret_begins(&unit_at(document, &[], caret, Unit::Sentence)))
                }
                (Caretwork::Move(step), Some(caret)) => {
                    let quotes = quotes(session);
                    let moved = moved(document, &quotes, caret, step);
                    let words = match moved.chosen(&document.text) {
                        Some(chosen) => spoken::chosen(chosen.of(&document.text)),
                        None => unit_at(document, &quotes, moved, step.by).into(),
                    };
                    (moved, spoken::passing(session, app.settings.look.spoken(), caret.at, moved.at, words))
                }
                (Caretwork::Move(_), None) => return,
            };
            dispatch.emit(Action::Caret(Some(caret), said));
        })
    }
}

/// What somebody says, by place, as far as it is shown.
fn quotes(session: &Session) -> Vec<Span> {
    let said = session.shown().filter(|m| matches!(m.body, Body::Attribution { .. }));
    said.map(|m| m.body.anchor().cover()).collect()
}

/// The caret after a step; where the step leads nowhere, as it was.
fn moved(document: &Document, quotes: &[Span], caret: Caret, step: Move) -> Caret {
    let (low, high) = (caret.at.min(caret.anchor), caret.at.max(caret.anchor));
    // As in every text box: the arrow leaves what is chosen at that end.
    if step.by == Unit::Char && !step.extend && low < high {
        return Caret::at(if step.forward { high } else { low });
    }
    // What is chosen reaches to the end of the last word, not to the beginning of the next.
    let ends = step.extend && step.forward;
    let edge = |span: Span| if ends { span.end } else { span.start };
    let at = match (step.by, step.forward) {
        (Unit::Char, true) => next_char(document, caret.at),
        (Unit::Char, false) => char_before(document, caret.at),
        (Unit::Quote, true) => quotes.iter().map(|&s| edge(s)).filter(|&e| e > caret.at).min(),
        (Unit::Quote, false) => quotes.iter().map(|&s| edge(s)).filter(|&e| e < caret.at).max(),
        (by, true) => {
            let from = document.blocks.partition_point(|b| b.span.end <= caret.at);
            (from..document.blocks.len()).find_map(|block| {
                let spans = spans(document, by, block);
                spans.into_iter().map(edge).find(|&e| e > caret.at)
            })
        }
        (by, false) => {
            let to = document.blocks.partition_point(|b| b.span.start < caret.at);
            (0..to).rev().find_map(|block| {
                let spans = spans(document, by, block);
                spans.into_iter().map(edge).rfind(|&e| e < caret.at)
            })
        }
    };
    let at = at.unwrap_or(caret.at);
    Caret {
        at,
        anchor: if step.extend { caret.anchor } else { at },
    }
}

fn spans(document: &Document, by: Unit, block: usize) -> Vec<Span> {
    match by {
        Unit::Word => segments(document, block).words,
        Unit::Sentence => segments(document, block).sentences,
        _ => vec![line(document, block)],
    }
}

/// The blocks that stand in one line: a dateline and what follows it are one paragraph to who reads them.
fn line(document: &Document, block: usize) -> Span {
    let (text, blocks) = (&*document.text, &document.blocks);
    let together = |pair: &[Block]| !text[pair[0].span.end as usize..pair[1].span.start as usize].contains('\n');
    let before = blocks[..=block]
        .windows(2)
        .rev()
        .take_while(|pair| together(pair))
        .count();
    let after = blocks[block..].windows(2).take_while(|pair| together(pair)).count();
    blocks[block - before].span.cover(blocks[block + after].span)
}

/// The span of this unit at byte `at`, or the first one after it.
fn spans_near(document: &Document, by: Unit, at: u32) -> Option<Span> {
    let from = document.blocks.partition_point(|b| b.span.end <= at);
    (from..document.blocks.len()).find_map(|block| spans(document, by, block).into_iter().find(|s| s.end > at))
}

/// The words of the unit at which the caret stands.
fn unit_at(document: &Document, quotes: &[Span], caret: Caret, by: Unit) -> String {
    let span = match by {
        Unit::Char => match caret.beside(document) {
            (span, false) => Some(span),
            (_, true) => None,
        },
        Unit::Quote => quotes.iter().copied().find(|s| s.start == caret.at),
        by => spans_near(document, by, caret.at),
    };
    span.map_or(String::new(), |span| span.of(&document.text).to_owned())
}

fn block_at(document: &Document, at: u32) -> usize {
    document.blocks.partition_point(|b| b.span.end < at)
}

fn next_char(document: &Document, at: u32) -> Option<u32> {
    let block = block_at(document, at);
    let here = document.blocks.get(block)?.span;
    if at < here.start {
        return Some(here.start);
    }
    if at < here.end {
        return Some(graphemes::end_of(&document.text, at).min(here.end));
    }
    document.blocks.get(block + 1).map(|next| next.span.start)
}

fn char_before(document: &Document, at: u32) -> Option<u32> {
    let block = block_at(document, at);
    let here = document.blocks.get(block)?.span;
    if at > here.start {
        return Some(graphemes::start_before(&document.text, here, at));
    }
    block.checked_sub(1).map(|before| document.blocks[before].span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The quay is shut. “Nobody knows,” she said.\n\nBoats wait.";

    #[test]
    fn a_dateline_is_in_its_paragraph() {
        let text = "Ferry stops\n\nSKERRY BAY - Crews left.\n\nBoats wait.";
        let paragraph = (Unit::Paragraph, true, false);
        let here = steps(text, Caret::at(0), &[paragraph]);
        assert_eq!(text[here.at as usize..].find("SKERRY"), Some(0));
        let next = steps(text, here, &[paragraph]);
        assert_eq!(text[next.at as usize..].find("Boats"), Some(0));
        assert_eq!(steps(text, next, &[(Unit::Paragraph, false, false)]), here);
    }

    fn steps(text: &str, from: Caret, steps: &[(Unit, bool, bool)]) -> Caret {
        let document = Document::new("t", text);
        let quote = text
            .find('“')
            .map(|start| Span::new(start as u32, text.find('”').unwrap_or(start) as u32 + 3));
        let quotes: Vec<Span> = quote.into_iter().collect();
        steps.iter().fold(from, |caret, &(by, forward, extend)| {
            moved(&document, &quotes, caret, Move { by, forward, extend })
        })
    }

    fn chosen(from: u32, moves: &[(Unit, bool, bool)]) -> String {
        let caret = steps(TEXT, Caret::at(from), moves);
        caret
            .chosen(TEXT)
            .map_or(String::new(), |span| span.of(TEXT).to_owned())
    }

    #[test]
    fn it_chooses_whole_words_sentences_paragraphs_and_quotes() {
        use Unit::{Char, Paragraph, Quote, Sentence, Word};
        assert_eq!(chosen(0, &[(Word, true, true); 2]), "The quay");
        assert_eq!(chosen(0, &[(Sentence, true, true)]), "The quay is shut.");
        assert_eq!(
            chosen(0, &[(Sentence, true, false), (Sentence, true, true)]),
            "“Nobody knows,” she said."
        );
        assert_eq!(
            chosen(0, &[(Quote, true, false), (Quote, true, true)]),
            "“Nobody knows,”"
        );
        assert_eq!(
            chosen(0, &[(Paragraph, true, false), (Paragraph, true, true)]),
            "Boats wait."
        );
        assert_eq!(chosen(8, &[(Word, false, true)]), "quay");
        assert_eq!(chosen(4, &[(Char, true, true), (Char, true, true)]), "qu");
        assert_eq!(
            chosen(0, &[(Word, true, true), (Word, true, true), (Word, false, true)]),
            "The"
        );
    }

    #[test]
    fn it_goes_to_where_things_begin_and_stays_where_nothing_follows() {
        use Unit::{Char, Quote, Sentence, Word};
        let at = |from, moves: &[(Unit, bool, bool)]| steps(TEXT, Caret::at(from), moves).at;
        assert_eq!(at(0, &[(Word, true, false)]), 4);
        assert_eq!(at(0, &[(Sentence, true, false), (Sentence, false, false)]), 0);
        assert_eq!(at(0, &[(Quote, false, false)]), 0);
        let end = TEXT.len() as u32;
        assert_eq!(at(end, &[(Char, true, false)]), end);
        // An arrow leaves what was chosen at that end.
        assert_eq!(at(0, &[(Word, true, true), (Char, true, false)]), 3);
        assert_eq!(at(0, &[(Word, true, true), (Char, false, false)]), 0);
    }

    #[test]
    fn every_char_that_is_seen_as_one_is_one_step_there_and_back() {
        for text in ["ae\u{301}b", "👩\u{200d}👩\u{200d}👧x", "🇫🇷🇩🇪", "a\n\n  b", "👍🏽!", "e"] {
            let document = Document::new("t", text);
            let (mut at, mut stops) = (document.blocks[0].span.start, Vec::new());
            stops.push(at);
            while let Some(next) = next_char(&document, at) {
                assert!(text.is_char_boundary(next as usize) && next > at);
                at = next;
                stops.push(at);
            }
            assert_eq!(stops.last(), document.blocks.last().map(|b| &b.span.end), "{text:?}");
            for pair in stops.windows(2).rev() {
                assert_eq!(char_before(&document, pair[1]), Some(pair[0]), "{text:?}");
            }
        }
        let seen = |text: &str| {
            let document = Document::new("t", text);
            std::iter::successors(Some(0), |&at| next_char(&document, at)).count() - 1
        };
        assert_eq!(
            (seen("ae\u{301}b"), seen("🇫🇷🇩🇪"), seen("👩\u{200d}👩\u{200d}👧x")),
            (3, 2, 2)
        );
    }

    #[test]
    fn a_long_text_without_paragraphs_is_stepped_through_by_chars_at_once() {
        let text = "é😀 ".repeat(60_000);
        let document = Document::new("t", text.as_str());
        let end = document.blocks[0].span.end;
        let back: Vec<u32> = std::iter::successors(Some(end), |&at| char_before(&document, at))
            .take(2_000)
            .collect();
        assert_eq!(back.len(), 2_000);
    }
}
