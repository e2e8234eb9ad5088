/// A count of UTF-16 code units from the start of a text: what the DOM and JavaScript strings use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16(pub u32);

/// A count of Unicode code points from the start of a text: what W3C selectors and Python use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePoint(pub u32);

/// Converts byte offsets of one text to UTF-16 units and code points, and back.
///
/// One checkpoint every [`STEP`] bytes; a look-up counts at most that many. All-ASCII texts need none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetIndex {
    len: u32,
    /// At byte `i * STEP` (moved back to a char boundary): its byte, UTF-16 and code point offsets.
    checkpoints: Vec<Checkpoint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
    code_point: u32,
}

/// Bytes between two checkpoints.
const STEP: usize = 256;

/// How many of `bytes` pass `test`. Few enough are added up at a time for a byte to hold the sum: many bytes fit into one
/// instruction then.
fn count(bytes: &[u8], test: impl Fn(u8) -> bool) -> u32 {
    let few = bytes.chunks(128);
    few.map(|few| u32::from(few.iter().map(|b| u8::from(test(*b))).sum::<u8>()))
        .sum()
}

impl OffsetIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let len = text.len() as u32;
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let bytes = text.as_bytes();
            let (mut byte, mut utf16, mut code_point) = (0, 0, 0);
            while byte < bytes.len() {
                checkpoints.push(Checkpoint {
                    byte: byte as u32,
                    utf16,
                    code_point,
                });
                let mut end = (byte + STEP).min(bytes.len());
                while !text.is_char_boundary(end) {
                    end += 1;
                }
                // Counted by first bytes, which is much quicker than by chars: those of four bytes are two UTF-16 units.
                let first = count(&bytes[byte..end], |b| b & 0xc0 != 0x80);
                let of_four = count(&bytes[byte..end], |b| b >= 0xf0);
                code_point += first;
                utf16 += first + of_four;
                byte = end;
            }
            checkpoints.push(Checkpoint {
                byte: len,
                utf16,
                code_point,
            });
        }
        Self { len, checkpoints }
    }

    fn at_byte(&self, text: &str, byte: u32) -> Checkpoint {
        let byte = byte.min(self.len);
        if self.checkpoints.is_empty() {
            return Checkpoint {
                byte,
                utf16: byte,
                code_point: byte,
            };
        }
        let at = self.checkpoints.partition_point(|c| c.byte <= byte) - 1;
        let mut here = self.checkpoints[at];
        let stretch = &text.as_bytes()[here.byte as usize..byte as usize];
        let first = count(stretch, |b| b & 0xc0 != 0x80);
        here.code_point += first;
        here.utf16 += first + count(stretch, |b| b >= 0xf0);
        here.byte = byte;
        here
    }

    /// The UTF-16 offset of a byte offset on a char boundary. Past the end: the end.
    pub fn utf16(&self, text: &str, byte: u32) -> Utf16 {
        Utf16(self.at_byte(text, byte).utf16)
    }

    /// The code point offset of a byte offset on a char boundary. Past the end: the end.
    pub fn code_point(&self, text: &str, byte: u32) -> CodePoint {
        CodePoint(self.at_byte(text, byte).code_point)
    }

    fn to_byte(&self, text: &str, target: u32, of: impl Fn(&Checkpoint) -> u32, width: impl Fn(char) -> u32) -> u32 {
        if self.checkpoints.is_empty() {
            return target.min(self.len);
        }
        let at = self.checkpoints.partition_point(|c| of(c) <= target).max(1) - 1;
        let here = self.checkpoints[at];
        let mut count = of(&here);
        for (i, c) in text[here.byte as usize..].char_indices() {
            if count + width(c) > target {
                return here.byte + i as u32;
            }
            count += width(c);
        }
        self.len
    }

    /// The byte offset of a UTF-16 offset; inside a surrogate pair, the start of its char. Past the end: the end.
    pub fn byte_of_utf16(&self, text: &str, utf16: Utf16) -> u32 {
        self.to_byte(text, utf16.0, |c| c.utf16, |c| c.len_utf16() as u32)
    }

    /// The byte offset of a code point offset. Past the end: the end.
    pub fn byte_of_code_point(&self, text: &str, code_point: CodePoint) -> u32 {
        self.to_byte(text, code_point.0, |c| c.code_point, |_| 1)
    }
}
