use std::collections::BTreeSet;

/// Words of one text, by their place in it.
pub type WordSet = BTreeSet<u32>;

/// A text as code points and words. A word is a run of letters, digits and underscores, with inner
/// apostrophes, hyphens and full stops (*don't*, *vice-mayor*, *3.5*). Punctuation is no word.
#[derive(Clone, Debug)]
pub struct Words {
    /// The text, one entry a code point.
    pub chars: Vec<char>,
    /// Start and end of each word, in code points.
    words: Vec<(u32, u32)>,
}

impl Words {
    /// Those of `text`.
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let words = word_ranges(&chars);
        Self { chars, words }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where the word at place `word` stands.
    pub fn place(&self, word: u32) -> (u32, u32) {
        self.words[word as usize]
    }

    /// The words that a span touches.
    pub fn span(&self, (start, end): (u32, u32)) -> impl Iterator<Item = u32> + '_ {
        let first = self.words.partition_point(|w| w.1 <= start);
        let touched = self.words[first..].iter().take_while(move |w| w.0 < end);
        touched.enumerate().map(move |(i, _)| (first + i) as u32)
    }

    /// The words that any of the spans touches.
    pub fn spans(&self, spans: &[(u32, u32)]) -> WordSet {
        spans.iter().flat_map(|&span| self.span(span)).collect()
    }

    /// The word at place `word`.
    pub fn word(&self, word: u32) -> String {
        let (start, end) = self.words[word as usize];
        self.text((start, end))
    }

    /// The text of a span, cut to the text's length.
    pub fn text(&self, (start, end): (u32, u32)) -> String {
        let end = (end as usize).min(self.chars.len());
        self.chars[(start as usize).min(end)..end].iter().collect()
    }

    /// Cuts spans into units: longest runs of neighbouring words inside one line. So a quote marked
    /// paragraph by paragraph and one marked in one piece count the same.
    pub fn units(&self, spans: &[(u32, u32)]) -> Vec<WordSet> {
        let mut units: Vec<WordSet> = Vec::new();
        let mut last = None;
        for word in self.spans(spans) {
            match (last, units.last_mut()) {
                (Some(before), Some(unit)) if before + 1 == word && !self.line_break_between(before, word) => {
                    unit.insert(word);
                }
                _ => units.push(WordSet::from([word])),
            }
            last = Some(word);
        }
        units
    }

    fn line_break_between(&self, before: u32, after: u32) -> bool {
        let (from, to) = (self.words[before as usize].1, self.words[after as usize].0);
        self.chars[from as usize..to as usize].contains(&'\n')
    }
}

/// The words of a short text, such as a name.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    let words = Words::new(text);
    (0..words.words.len() as u32).map(|i| words.word(i)).collect()
}

/// How many words `chars` holds.
pub(crate) fn count(chars: &[char]) -> usize {
    word_ranges(chars).len()
}

fn word_ranges(chars: &[char]) -> Vec<(u32, u32)> {
    let is_letter = |i: usize| chars.get(i).is_some_and(|&c| c.is_alphanumeric() || c == '_');
    let is_joiner = |i: usize| matches!(chars.get(i), Some('\'' | '’' | '.' | '-' | '‐' | '‑'));
    let mut words = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        while is_letter(i) || (i > start && is_joiner(i) && is_letter(i + 1)) {
            i += 1;
        }
        if i > start {
            words.push((start as u32, i as u32));
        } else {
            i += 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_inner_signs_and_leave_punctuation_out() {
        assert_eq!(
            words_of("“Don’t,” said vice-mayor O'Neil of the U.S. -- at 3.5 °C…"),
            [
                "Don’t",
                "said",
                "vice-mayor",
                "O'Neil",
                "of",
                "the",
                "U.S",
                "at",
                "3.5",
                "C"
            ]
        );
        assert_eq!(words_of("Zoë É_1 ’tis a--b"), ["Zoë", "É_1", "tis", "a", "b"]);
        assert!(words_of(" … ”").is_empty());
    }

    #[test]
    fn a_span_touches_a_word_by_any_of_its_letters() {
        let words = Words::new("One two, three");
        assert_eq!(words.span((2, 5)).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(words.span((7, 9)).collect::<Vec<_>>(), [] as [u32; 0]);
        assert_eq!(words.span((7, 99)).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn units_end_at_gaps_and_line_breaks() {
        let words = Words::new("a b\nc d e");
        let units = words.units(&[(0, 5), (8, 9)]);
        assert_eq!(units, [WordSet::from([0, 1]), WordSet::from([2]), WordSet::from([4])]);
        // Neighbouring pieces with no word between them are one unit.
        assert_eq!(words.units(&[(4, 5), (6, 9)]), [WordSet::from([2, 3, 4])]);
    }
}
