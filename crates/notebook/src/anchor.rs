use sayso_engine::Span;

/// Where a mark stands, in a form that outlives changes of the text around it
/// (W3C Web Annotation: a TextPositionSelector and a TextQuoteSelector at once).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Byte offsets into the text it was made on, in order, none overlapping, never empty.
    pub spans: Vec<Span>,
    /// The words from the first span's start to the last one's end.
    pub exact: String,
    /// Up to 32 chars before.
    pub prefix: String,
    /// Up to 32 chars after.
    pub suffix: String,
}

/// Where an anchor is found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Here.
    Placed(Vec<Span>),
    /// Its words are gone; it is kept, and shown in the list of marks without a place.
    Orphan,
}

/// Chars of context kept on either side.
const CONTEXT: usize = 32;

impl Anchor {
    /// The anchor of `spans` in `text`. `spans` must not be empty.
    pub fn new(text: &str, spans: Vec<Span>) -> Self {
        let cover = spans.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0));
        let before = &text[..cover.start as usize];
        let from = before
            .char_indices()
            .rev()
            .take(CONTEXT)
            .last()
            .map_or(before.len(), |(i, _)| i);
        Self {
            exact: cover.of(text).to_owned(),
            prefix: before[from..].to_owned(),
            suffix: text[cover.end as usize..].chars().take(CONTEXT).collect(),
            spans,
        }
    }

    /// From its first byte to its last.
    pub fn cover(&self) -> Span {
        self.spans
            .iter()
            .copied()
            .reduce(Span::cover)
            .unwrap_or(Span::new(0, 0))
    }

    /// Finds it in `text`: where it was, or else where its words stand with the same context.
    pub fn place(&self, text: &str) -> Placement {
        let cover = self.cover();
        if text.get(cover.range()) == Some(self.exact.as_str()) {
            return Placement::Placed(self.spans.clone());
        }
        let with_context = format!("{}{}{}", self.prefix, self.exact, self.suffix);
        let found = text
            .find(&with_context)
            .map(|at| at + self.prefix.len())
            .or_else(|| text.find(&self.exact));
        match found {
            Some(at) => {
                let moved = |b: u32| b - cover.start + at as u32;
                Placement::Placed(
                    self.spans
                        .iter()
                        .map(|s| Span::new(moved(s.start), moved(s.end)))
                        .collect(),
                )
            }
            None => Placement::Orphan,
        }
    }
}
