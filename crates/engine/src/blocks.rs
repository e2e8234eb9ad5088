use crate::Span;

/// What a stretch of an article is for. Scraped texts mix these with the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's title.
    Headline,
    /// The section name or tag line above a headline.
    Kicker,
    /// Who wrote it, and when.
    Byline,
    /// The place (and agency) that opens a body paragraph: *PORT ALDINE -*.
    Dateline,
    /// The article itself.
    Body,
    /// Words under a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// A sentence of the body shown once more, large.
    PullQuote,
    /// A teaser that links to another article.
    Related,
    /// What the site says, not the article: *Sign up for our newsletter*.
    Boilerplate,
}

impl BlockKind {
    /// Whether its words are the article's own, to be scanned for who says what.
    pub fn is_article(self) -> bool {
        matches!(self, BlockKind::Headline | BlockKind::Kicker | BlockKind::Body)
    }
}

/// A stretch of the text with one purpose. A body block is one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// Splits `text` into blocks: one for every line that is not blank, a dateline apart from its paragraph.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start as u32, (start + trimmed.len()) as u32);
            blocks.push(Block {
                span,
                kind: BlockKind::Body,
            });
        }
        at += line.len() + 1;
    }
    blocks
}
