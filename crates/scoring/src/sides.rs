use sayso_wire::lines::{AnnotationLine, DocumentLine};

use crate::matching::inside;
use crate::{WordSet, Words};

/// An annotation and the words it takes in.
pub(crate) struct Read<'a> {
    pub line: &'a AnnotationLine,
    pub spans: Vec<(u32, u32)>,
    pub words: WordSet,
}

/// A quote, read.
pub(crate) struct Quote<'a> {
    pub read: Read<'a>,
    /// Whether all its words stand in quotation marks.
    pub label: String,
    pub units: Vec<WordSet>,
}

/// One side of a comparison: gold or predicted. Annotations without a word are left out.
pub(crate) struct Side<'a> {
    pub quotes: Vec<Quote<'a>>,
    pub cues: Vec<Read<'a>>,
    pub sources: Vec<Read<'a>>,
    pub entities: Vec<&'a AnnotationLine>,
    pub blocks: Vec<&'a AnnotationLine>,
    line: &'a DocumentLine,
}

impl<'a> Side<'a> {
    /// Reads `line`; `marked` are the words inside quotation marks.
    pub fn new(line: &'a DocumentLine, words: &Words, marked: &WordSet) -> Self {
        let mut side = Side {
            quotes: Vec::new(),
            cues: Vec::new(),
            sources: Vec::new(),
            entities: Vec::new(),
            blocks: Vec::new(),
            line,
        };
        for annotation in &line.annotations {
            let spans = spans(annotation);
            match annotation.kind.as_str() {
                "entity" => side.entities.push(annotation),
                "block" => side.blocks.push(annotation),
                kind @ ("quote" | "cue" | "source") => {
                    let read = Read {
                        line: annotation,
                        words: words.spans(&spans),
                        spans,
                    };
                    match kind {
                        _ if read.words.is_empty() => {}
                        "quote" => side.quotes.push(Quote {
                            label: annotation
                                .label
                                .clone()
                                .unwrap_or_else(|| by_marks(&read.words, marked).to_owned()),
                            units: words.units(&read.spans),
                            read,
                        }),
                        "cue" => side.cues.push(read),
                        _ => side.sources.push(read),
                    }
                }
                // A kind the format does not know is ignored, as the format says.
                _ => {}
            }
        }
        side
    }

    /// The annotation that `id` names, if there is one.
    pub fn linked(&self, id: Option<&str>) -> Option<&'a AnnotationLine> {
        let id = id?;
        self.line.annotations.iter().rev().find(|a| a.id.as_deref() == Some(id))
    }
}

/// The true extent of an annotation.
pub(crate) fn spans(annotation: &AnnotationLine) -> Vec<(u32, u32)> {
    if annotation.spans.is_empty() {
        vec![(annotation.start, annotation.end)]
    } else {
        annotation.spans.clone()
    }
}

/// How a quote's words are given, by the share of them in quotation marks.
fn by_marks(words: &WordSet, marked: &WordSet) -> &'static str {
    match inside(words, marked) {
        share if share >= 0.95 => "direct",
        share if share <= 0.02 => "indirect",
        _ => "mixed",
    }
}
