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
    /// At byte `i * STEP` (or the next char boundary), and at the end: its byte, UTF-16 and code point offsets.
    checkpoints: Vec<Checkpoint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
    code_point: u32,
}

/// Bytes between two checkpoints.
const STEP: usize = 64;

/// How many chars and UTF-16 units begin in `bytes`, told by their first bytes and eight of them at a time: those of four
/// bytes are two units.
fn count(bytes: &[u8]) -> (u32, u32) {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (eights, rest) = bytes.as_chunks();
    let mut last = [0x80; 8];
    last[..rest.len()].copy_from_slice(rest);
    let (mut others, mut of_four) = (0, 0);
    for eight in eights.iter().chain([&last]) {
        let word = u64::from_le_bytes(*eight);
        // The highest bit alone: within a char. The highest four: the first byte of four.
        others += (word & !(word << 1) & HIGH).count_ones();
        of_four += (word & word << 1 & word << 2 & word << 3 & HIGH).count_ones();
    }
    let chars = 8 * (eights.len() as u32 + 1) - others;
    (chars, chars + of_four)
}

impl OffsetIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let len = text.len() as u32;
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let (mut byte, mut utf16, mut code_point) = (0, 0, 0);
            for end in (0..text.len()).step_by(STEP).map(|start| start + STEP) {
                checkpoints.push(Checkpoint {
                    byte: byte as u32,
                    utf16,
                    code_point,
                });
                let end = text.ceil_char_boundary(end);
                let (chars, units) = count(&text.as_bytes()[byte..end]);
                code_point += chars;
                utf16 += units;
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
        // A checkpoint that would stand within a char stands after it.
        let at = byte as usize / STEP;
        let at = at - usize::from(self.checkpoints[at].byte > byte);
        let here = self.checkpoints[at];
        let next = self.checkpoints.get(at + 1).unwrap_or(&here);
        let (chars, units) = if next.code_point - here.code_point == next.byte - here.byte {
            // All ASCII up to the next.
            (byte - here.byte, byte - here.byte)
        } else {
            count(&text.as_bytes()[here.byte as usize..byte as usize])
        };
        Checkpoint {
            byte,
            utf16: here.utf16 + units,
            code_point: here.code_point + chars,
        }
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
