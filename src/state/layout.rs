use sayso_engine::{BlockKind, Document, Span};

/// Most bytes of text in one chunk of the article, which the browser lays out as a whole.
const CHUNK: u32 = 2 << 10;

/// A paragraph, or a piece of one that is too long for a chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is; of a paragraph with a dateline, what the rest of it is.
    pub kind: BlockKind,
    /// Whether the paragraph began in an earlier piece.
    pub continued: bool,
    /// Its stretches: usually one; two where a dateline opens it. Each reaches to the start of the next.
    pub stretches: Vec<Stretch>,
}

/// The text of one element: it holds exactly this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its start in UTF-16 units, as the DOM counts.
    pub start16: u32,
}

/// The pieces of `document` in chunks of at most 2 KiB of text each.
pub fn layout(document: &Document) -> Vec<Vec<Piece>> {
    let mut chunks: Vec<Vec<Piece>> = Vec::new();
    let mut bytes = CHUNK;
    for piece in pieces(document) {
        let len: u32 = piece.stretches.iter().map(|s| s.span.len()).sum();
        if bytes + len > CHUNK {
            chunks.push(Vec::new());
            bytes = 0;
        }
        bytes += len;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(piece);
        }
    }
    chunks
}

fn pieces(document: &Document) -> Vec<Piece> {
    let text = &*document.text;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last_end = 0;
    for block in &document.blocks {
        let gap = &text[last_end as usize..block.span.start as usize];
        let same_line = last_end > 0 && !gap.contains(['\n', '\r']);
        last_end = block.span.end;
        // A dateline and its paragraph are one line; so are a caption and its credit, often.
        if let Some(last) = pieces.last_mut().filter(|_| same_line)
            && let Some(before) = last.stretches.last_mut()
            && before.span.len() + block.span.len() < CHUNK
        {
            before.span.end = block.span.start;
            if last.kind == BlockKind::Dateline {
                last.kind = block.kind;
            }
            last.stretches.push(stretch(document, block.kind, block.span));
            continue;
        }
        let mut rest = block.span;
        while !rest.is_empty() {
            let here = Span::new(rest.start, cut(text, rest));
            pieces.push(Piece {
                kind: block.kind,
                continued: rest.start > block.span.start,
                stretches: vec![stretch(document, block.kind, here)],
            });
            rest.start = here.end;
        }
    }
    pieces
}

fn stretch(document: &Document, kind: BlockKind, span: Span) -> Stretch {
    Stretch {
        kind,
        span,
        start16: document.index.utf16(&document.text, span.start).0,
    }
}

/// Where to end a piece of `span`: at its end if it fits, else after a space, else between two chars.
fn cut(text: &str, span: Span) -> u32 {
    if span.len() <= CHUNK {
        return span.end;
    }
    let words = span.of(text);
    let most = words.floor_char_boundary(CHUNK as usize);
    let space = words[..most].rfind(' ').map(|at| at + 1);
    // A long way back for a space makes ragged pieces: texts without spaces are cut anywhere.
    let at = space.filter(|&at| at > most / 2).unwrap_or(most);
    span.start + at as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that the elements would hold, with what stands between them.
    fn shown(document: &Document) -> String {
        let mut shown = String::new();
        let mut end = 0;
        for piece in layout(document).into_iter().flatten() {
            for stretch in piece.stretches {
                assert!(stretch.span.start >= end);
                shown.push_str(&document.text[end as usize..stretch.span.start as usize]);
                shown.push_str(stretch.span.of(&document.text));
                end = stretch.span.end;
                let start16 = document.text[..stretch.span.start as usize].encode_utf16().count();
                assert_eq!(stretch.start16 as usize, start16);
            }
        }
        shown.push_str(&document.text[end as usize..]);
        shown
    }

    #[test]
    fn every_text_is_shown_once_and_in_order() {
        for text in [
            String::new(),
            "One line".to_owned(),
            "A\r\n\r\n  é 😀 b\n\n\nC ".to_owned(),
            "x".repeat(40_000),
            "😀".repeat(9_000),
            "word ".repeat(9_000),
        ] {
            let document = Document::new("t", text.as_str());
            assert_eq!(shown(&document), text);
        }
    }

    #[test]
    fn a_long_line_is_cut_after_spaces_into_small_chunks() {
        let document = Document::new("t", "word ".repeat(9_000));
        let chunks = layout(&document);
        assert!(chunks.len() > 4);
        for piece in chunks.iter().flatten() {
            let span = piece.stretches[0].span;
            assert!(span.len() <= CHUNK);
            assert!(span.of(&document.text).starts_with("word"));
        }
        assert!(!chunks[0][0].continued && chunks[1][0].continued);
    }
}
