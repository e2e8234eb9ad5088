use std::sync::Arc;

use crate::blocks::{LineMemory, Lines};
use crate::{Block, BlockKind, OffsetIndex, Rulebook, blocks};

/// A text and its structure.
#[derive(Clone, Debug)]
pub struct Document {
    /// The caller's name for it: a file stem, a store's key. The engine never looks at it.
    pub id: String,
    /// The headline, or the first words of the text.
    pub title: String,
    /// The text as given. Every [`crate::Span`] points into it.
    pub text: Arc<str>,
    /// Non-overlapping stretches in order; together they cover every line that is not blank.
    pub blocks: Vec<Block>,
    /// Converts this text's byte offsets at the edges.
    pub index: OffsetIndex,
}

/// Longest title made of a text's first words, in chars.
const TITLE_CHARS: usize = 80;

impl Document {
    /// Reads the structure of `text` by the built-in rules. Any text will do, the empty one too.
    pub fn new(id: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self::with_rules(id, text, &Rulebook::built_in())
    }

    /// Reads the structure of `text` by those rules of the layer structure that are on in `rules`.
    pub fn with_rules(id: impl Into<String>, text: impl Into<Arc<str>>, rules: &Rulebook) -> Self {
        Self::with_memory(id.into(), text.into(), rules, &LineMemory::none()).0
    }

    /// `text` as its paragraphs alone, of which nothing is known: for showing it before it has been read.
    pub fn plain(id: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let (id, text) = (id.into(), text.into());
        let blocks = blocks::plain(&text);
        Self::of_blocks(id, text, blocks)
    }

    /// As [`Document::with_rules`], with what each line told.
    pub(crate) fn with_memory(id: String, text: Arc<str>, rules: &Rulebook, memory: &LineMemory) -> (Self, Lines) {
        let (blocks, lines) = blocks::blocks(&text, rules, memory);
        (Self::of_blocks(id, text, blocks), lines)
    }

    fn of_blocks(id: String, text: Arc<str>, blocks: Vec<Block>) -> Self {
        Self {
            id,
            title: title(&text, &blocks),
            index: OffsetIndex::new(&text),
            text,
            blocks,
        }
    }

    /// The first line that says who wrote it, and when, at most as long as a title; none if there is no such line.
    pub fn byline(&self) -> Option<String> {
        let block = self.blocks.iter().find(|b| b.kind == BlockKind::Byline)?;
        Some(shortened(block.span.of(&self.text).trim()))
    }
}

fn title(text: &str, blocks: &[Block]) -> String {
    let block = blocks.iter().find(|b| b.kind == BlockKind::Headline).or(blocks.first());
    shortened(block.map_or("", |b| b.span.of(text).trim()))
}

/// The first words of `line`.
fn shortened(line: &str) -> String {
    let mut title: String = line.chars().take(TITLE_CHARS).collect();
    if title.len() < line.len() {
        if let Some(space) = title.rfind(' ') {
            title.truncate(space);
        }
        title.push('…');
    }
    title
}
