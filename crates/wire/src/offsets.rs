use sayso_engine::{CodePoint, Document, OffsetIndex, Span};

/// Converts between the bytes inside and the code points of the wire, for one text.
#[derive(Clone, Copy, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    index: &'a OffsetIndex,
}

impl<'a> Offsets<'a> {
    /// Those of `text`; `index` must be of the same text.
    pub fn new(text: &'a str, index: &'a OffsetIndex) -> Self {
        Self { text, index }
    }

    /// The text.
    pub fn text(self) -> &'a str {
        self.text
    }

    /// A span in code points, end excluded. Bytes inside a char or outside the text (of a mark made on another
    /// text) count as the char boundary before them.
    pub fn code_points(self, span: Span) -> (u32, u32) {
        let at = |byte| {
            let boundary = self.text.floor_char_boundary(byte as usize) as u32;
            self.index.code_point(self.text, boundary).0
        };
        (at(span.start), at(span.end))
    }

    /// The byte of this code point, or of the text's end; none outside the text.
    pub fn byte(self, code_point: u32) -> Option<u32> {
        let length = self.index.code_point(self.text, self.text.len() as u32).0;
        (code_point <= length).then(|| self.index.byte_of_code_point(self.text, CodePoint(code_point)))
    }

    /// The span of these code points; none if it runs backwards, is empty or ends outside the text.
    pub fn span(self, (start, end): (u32, u32)) -> Option<Span> {
        let at = |code_point| self.index.byte_of_code_point(self.text, CodePoint(code_point));
        let length = self.index.code_point(self.text, self.text.len() as u32).0;
        (start < end && end <= length).then(|| Span::new(at(start), at(end)))
    }
}

impl<'a> From<&'a Document> for Offsets<'a> {
    fn from(document: &'a Document) -> Self {
        Self::new(&document.text, &document.index)
    }
}
