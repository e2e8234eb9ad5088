//! What each block tells by its own words alone, and all blocks put together.
//!
//! This is the costly half of a scan, and the half that an edit elsewhere in the document leaves as it was: what is
//! found in a block depends on its [`Entry`] and on the rules, and on nothing else.

use std::sync::Arc;

use crate::attributions::{self, Candidate};
use crate::decisions::Decisions;
use crate::matches::Patterns;
use crate::memory::Memory;
use crate::mentions;
use crate::people::KnownNames;
use crate::progress::{Cancelled, Reporter};
use crate::reading::{Keywords, Reading, Region, Word};
use crate::rules::id;
use crate::{Block, BlockKind, Document, Layer, Rulebook, Sentence, Span, Token};
use crate::{labels, quote_marks, sentences, signals, tokens, turns, vocabulary};

/// All that a block's reading depends on, besides the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// Its words.
    text: &'a str,
    kind: BlockKind,
    /// Whether the next block of the article opens with a quotation mark, so that one left open here goes on there.
    next_opens: bool,
}

/// The blocks of `document`, as they are read.
pub(crate) fn entries(document: &Document) -> Vec<Entry<'_>> {
    let mut next_opens = false;
    let entry = |block: &Block| {
        let text = block.span.of(&document.text);
        let entry = Entry {
            text,
            kind: block.kind,
            next_opens,
        };
        if block.kind.is_article() {
            next_opens = quote_marks::opens_with_mark(text);
        }
        entry
    };
    let mut entries: Vec<Entry> = document.blocks.iter().rev().map(entry).collect();
    entries.reverse();
    entries
}

/// A block, read by itself: bytes, tokens and sentences are counted from its start.
#[derive(Debug)]
pub(crate) struct Paragraph {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<mentions::Candidate>,
    words: Vec<Word>,
    regions: Vec<Region>,
    said: Vec<Candidate>,
    signals: Vec<signals::Candidate>,
    labels: Vec<labels::Candidate>,
    keywords: Keywords,
    /// Who speaks in it by its own words, if it is a paragraph of the body.
    turn: Option<turns::Paragraph>,
}

/// What a scan tells that the next one, after an edit, can take again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    /// One for each block of the document.
    pub paragraphs: Vec<Arc<Paragraph>>,
    pub names: KnownNames,
}

/// The blocks that were read before, by what they depend on. The rules must be the same.
pub(crate) type ParagraphMemory<'a> = Memory<'a, Entry<'a>, Paragraph>;

/// How the work on one block is shared out, in per cent: where tokens, names and attributions are done.
const TOKENS_DONE: u32 = 25;
const NAMES_DONE: u32 = 60;

/// The layers of patterns.
const LAYERS: [Layer; 3] = [Layer::Quote, Layer::Signal, Layer::Label];

/// The blocks of a document, read one after the other and put together.
pub(crate) struct Blocks<'a> {
    pub document: &'a Document,
    pub rules: &'a Rulebook,
    patterns: [Patterns<'a>; 3],
    /// The decision lists.
    pub decisions: Decisions<'a>,
    entries: std::iter::Enumerate<std::vec::IntoIter<Entry<'a>>>,
    /// What those that were read come to.
    pub joined: Joined,
    /// What a later scan is to remember, if there may be one.
    pub kept: Option<Kept>,
}

impl<'a> Blocks<'a> {
    pub(crate) fn new(document: &'a Document, rules: &'a Rulebook) -> Self {
        Self::with_room(document, rules, Joined::of(document.text.len()))
    }

    /// Keeps what each block tells; most of it will be what the blocks `before` told.
    pub(crate) fn keeping(document: &'a Document, rules: &'a Rulebook, before: &Kept) -> Self {
        let room = match before.paragraphs.as_slice() {
            [] => Joined::of(document.text.len()),
            paragraphs => Joined::like(paragraphs),
        };
        Self {
            kept: Some(Kept {
                paragraphs: Vec::with_capacity(document.blocks.len()),
                names: before.names.clone(),
            }),
            ..Self::with_room(document, rules, room)
        }
    }

    fn with_room(document: &'a Document, rules: &'a Rulebook, joined: Joined) -> Self {
        Self {
            document,
            rules,
            patterns: LAYERS.map(|layer| Patterns::of(rules, layer, document.text.len())),
            decisions: Decisions::of(rules),
            entries: entries(document).into_iter().enumerate(),
            joined,
            kept: None,
        }
    }

    /// Reads the next one, or takes it from `memory`, and yields where it stands; none if all are read.
    ///
    /// # Errors
    /// [`Cancelled`] if `reporter` says so.
    pub(crate) fn read_next(
        &mut self,
        memory: &ParagraphMemory,
        reporter: &mut Reporter,
    ) -> Result<Option<Span>, Cancelled> {
        let Some((n, entry)) = self.entries.next() else {
            return Ok(None);
        };
        let block = self.document.blocks[n];
        let paragraph = match memory.get(block.span.start, &entry) {
            Some(paragraph) => Arc::clone(paragraph),
            None => {
                reporter.block(block.span);
                let read = paragraph(entry, self.rules, &self.patterns, &self.decisions, reporter)?;
                if self.kept.is_none() {
                    if n == 0 && block.span.start == 0 {
                        // A text that is one paragraph may be long, and need not be held twice.
                        self.joined = read.into();
                    } else {
                        self.joined.push(n, block.span.start, &read);
                    }
                    return Ok(Some(block.span));
                }
                Arc::new(read)
            }
        };
        self.joined.push(n, block.span.start, &paragraph);
        if let Some(kept) = &mut self.kept {
            kept.paragraphs.push(paragraph);
        }
        Ok(Some(block.span))
    }
}

fn paragraph(
    entry: Entry,
    rules: &Rulebook,
    [quote_patterns, signal_patterns, label_patterns]: &[Patterns; 3],
    decisions: &Decisions,
    reporter: &mut Reporter,
) -> Result<Paragraph, Cancelled> {
    let text = entry.text;
    let whole = Span::new(0, text.len() as u32);
    let blocks = [Block {
        span: whole,
        kind: entry.kind,
        rule: id::STRUCTURE_BODY,
    }];
    let tokens = tokens::tokens(text, whole);
    let words = vocabulary::words(text, &tokens);
    let sentences = sentences::sentences(text, &tokens, &words, 0);
    reporter.share(TOKENS_DONE, NAMES_DONE);
    let names = mentions::candidates(text, &blocks[0], &tokens, &words, &sentences, reporter)?;
    reporter.share(NAMES_DONE, 100);
    let quoted = if entry.kind.is_article() {
        quote_marks::quoted(text, entry.next_opens)
    } else {
        Vec::new()
    };
    let reading = Reading::new(text, &tokens, &sentences, &blocks, words, &quoted, decisions);
    let said = attributions::candidates(&reading, quote_patterns, rules, reporter)?;
    let signals = signals::candidates(&reading, signal_patterns);
    let labels = labels::candidates(&reading, label_patterns);
    let turn = turns::paragraph(&reading);
    let Reading {
        words,
        regions,
        keywords,
        ..
    } = reading;
    Ok(Paragraph {
        keywords,
        turn,
        tokens,
        sentences,
        names,
        words,
        regions,
        said,
        signals,
        labels,
    })
}

/// What an edit may add to a text before there is no more room for it, in tokens, in sentences, in names and so on.
const MORE: usize = 256;

/// The blocks of a document put together: bytes, tokens, sentences and blocks are counted from the document's start.
#[derive(Default)]
pub(crate) struct Joined {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub names: Vec<mentions::Candidate>,
    pub words: Vec<Word>,
    pub regions: Vec<Region>,
    pub said: Vec<Candidate>,
    pub signals: Vec<signals::Candidate>,
    pub labels: Vec<labels::Candidate>,
    pub keywords: Keywords,
    /// The body's paragraphs.
    pub turns: Vec<turns::Paragraph>,
}

impl From<Paragraph> for Joined {
    /// The first block alone, if it begins where the document does.
    fn from(first: Paragraph) -> Self {
        Self {
            tokens: first.tokens,
            sentences: first.sentences,
            names: first.names,
            words: first.words,
            regions: first.regions,
            said: first.said,
            signals: first.signals,
            labels: first.labels,
            keywords: first.keywords,
            turns: first.turn.into_iter().collect(),
        }
    }
}

/// Bytes of text to a token, in ordinary texts.
const TOKEN_BYTES: usize = 5;

impl Joined {
    /// Nothing yet, with room for what most texts of so many bytes tell.
    fn of(bytes: usize) -> Self {
        let tokens = bytes / TOKEN_BYTES;
        Self {
            tokens: Vec::with_capacity(tokens),
            words: Vec::with_capacity(tokens),
            ..Self::default()
        }
    }

    /// Nothing yet, with room for as much as `paragraphs` hold, and some more.
    fn like(paragraphs: &[Arc<Paragraph>]) -> Self {
        let mut counts = [MORE; 8];
        for p in paragraphs {
            let own = [
                p.tokens.len(),
                p.sentences.len(),
                p.names.len(),
                p.regions.len(),
                p.said.len(),
                p.signals.len(),
                p.labels.len(),
                1,
            ];
            for (count, own) in counts.iter_mut().zip(own) {
                *count += own;
            }
        }
        let [tokens, sentences, names, regions, said, signals, labels, turns] = counts;
        Self {
            tokens: Vec::with_capacity(tokens),
            words: Vec::with_capacity(tokens),
            sentences: Vec::with_capacity(sentences),
            names: Vec::with_capacity(names),
            regions: Vec::with_capacity(regions),
            said: Vec::with_capacity(said),
            signals: Vec::with_capacity(signals),
            labels: Vec::with_capacity(labels),
            turns: Vec::with_capacity(turns),
            keywords: Keywords::default(),
        }
    }

    /// Adds block `block`, which begins at byte `start`.
    fn push(&mut self, block: usize, start: u32, paragraph: &Paragraph) {
        let before = self.tokens.len();
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        let along = |tokens: &std::ops::Range<usize>| tokens.start + before..tokens.end + before;
        self.tokens.extend(paragraph.tokens.iter().map(|t| Token {
            span: moved(t.span),
            ..*t
        }));
        self.sentences.extend(paragraph.sentences.iter().map(|s| Sentence {
            span: moved(s.span),
            tokens: along(&s.tokens),
            block,
        }));
        self.names
            .extend(paragraph.names.iter().map(|n| n.clone().after(before)));
        self.words.extend_from_slice(&paragraph.words);
        self.regions.extend(paragraph.regions.iter().map(|r| Region {
            tokens: along(&r.tokens),
            inner: along(&r.inner),
            quoted: quote_marks::Quoted {
                span: moved(r.quoted.span),
                inner: moved(r.quoted.inner),
                block,
                ..r.quoted
            },
        }));
        self.said.extend(paragraph.said.iter().map(|c| c.clone().after(before)));
        self.signals
            .extend(paragraph.signals.iter().map(|c| c.clone().after(before)));
        self.labels.extend(paragraph.labels.iter().map(|c| c.after(start)));
        let Keywords {
            pronouns,
            document_heads,
        } = &paragraph.keywords;
        self.keywords.pronouns.extend(pronouns.iter().map(|i| i + before));
        self.keywords
            .document_heads
            .extend(document_heads.iter().map(|i| i + before));
        self.turns
            .extend(paragraph.turn.iter().map(|t| t.clone().after(before)));
    }
}
