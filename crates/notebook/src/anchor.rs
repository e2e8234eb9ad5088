use std::borrow::Cow;

use sayso_engine::Span;

/// Where a mark stands, in a form that outlives changes of the text around it
/// (W3C Web Annotation: a TextPositionSelector and a TextQuoteSelector at once).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// Byte offsets into the text it was made on, in order, none overlapping. Without any it has no place in the text: its words were
    /// there once.
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

    /// Its words, stretch by stretch, with an ellipsis for what is between.
    pub fn words(&self) -> Cow<'_, str> {
        let stretches = self.relative_spans().filter(|spans| spans.len() > 1);
        stretches.map_or(Cow::Borrowed(&*self.exact), |spans| {
            let words: Vec<&str> = spans.iter().map(|span| span.of(&self.exact)).collect();
            Cow::Owned(words.join(" … "))
        })
    }

    /// Finds it in `text`: where it was, if its words and their context still stand there; else the place of its
    /// words with the most context left (suffix and prefix, then one of them, then none), the nearest of several.
    ///
    /// Any anchor and any text will do: one whose spans are out of order, outside its words or inside a char is
    /// an orphan. Linear in `text`.
    pub fn place(&self, text: &str) -> Placement {
        let Some(spans) = self.relative_spans() else {
            return Placement::Orphan;
        };
        let was = self.cover().start as usize;
        let best = |at: usize| (self.context_at(text, at), std::cmp::Reverse(at.abs_diff(was)));
        let here = text
            .get(was..)
            .is_some_and(|rest| rest.starts_with(&self.exact))
            .then_some(was);
        let found = match here {
            Some(at) if self.context_at(text, at) == 2 => Some(at),
            // Words that overlap themselves (*ha ha ha*) are looked for one after the other, and where they were.
            _ => text
                .match_indices(&self.exact)
                .map(|(at, _)| at)
                .chain(here)
                .max_by_key(|at| best(*at)),
        };
        match found {
            Some(at) => Placement::Placed(spans.iter().map(|s| moved(*s, at)).collect()),
            None => Placement::Orphan,
        }
    }

    /// Its spans if its words began at byte `at`; none if it has no sound ones.
    pub(crate) fn spans_at(&self, at: usize) -> Option<Vec<Span>> {
        Some(self.relative_spans()?.into_iter().map(|s| moved(s, at)).collect())
    }

    /// The same words without a place.
    pub fn without_place(mut self) -> Self {
        self.spans.clear();
        self
    }

    /// The anchor as it stands in `text`, its spans and context those of that text; none if it is an orphan there.
    pub fn moved_to(&self, text: &str) -> Option<Self> {
        match self.place(text) {
            Placement::Placed(spans) if spans == self.spans => Some(self.clone()),
            Placement::Placed(spans) => Some(Self::new(text, spans)),
            Placement::Orphan => None,
        }
    }

    /// How much of the context stands around its words at byte `at`: prefix and suffix count one each.
    pub(crate) fn context_at(&self, text: &str, at: usize) -> u8 {
        u8::from(text[..at].ends_with(&self.prefix)) + u8::from(text[at + self.exact.len()..].starts_with(&self.suffix))
    }

    /// Its spans counted from the start of its words; none if they are no sound spans of those words.
    fn relative_spans(&self) -> Option<Vec<Span>> {
        let first = self.spans.first()?.start;
        let mut last = 0;
        let mut relative = Vec::with_capacity(self.spans.len());
        for span in &self.spans {
            let (start, end) = (span.start.checked_sub(first)?, span.end.checked_sub(first)?);
            let sound = last <= start && start < end && self.exact.get(start as usize..end as usize).is_some();
            relative.push(sound.then_some(Span { start, end })?);
            last = end;
        }
        (last as usize == self.exact.len()).then_some(relative)
    }
}

/// `span`, counted from byte `at`.
fn moved(span: Span, at: usize) -> Span {
    Span::new(span.start + at as u32, span.end + at as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn anchor(text: &str, words: &str) -> Anchor {
        let start = text.find(words).unwrap() as u32;
        Anchor::new(text, vec![Span::new(start, start + words.len() as u32)])
    }

    fn placed(anchor: &Anchor, text: &str) -> Option<Vec<(u32, u32)>> {
        match anchor.place(text) {
            Placement::Placed(spans) => Some(spans.iter().map(|s| (s.start, s.end)).collect()),
            Placement::Orphan => None,
        }
    }

    #[test]
    fn words_with_their_context_win_over_the_same_words_at_the_old_place() {
        let before = "She left. He stayed. She sang.";
        let sang = Anchor::new(before, vec![Span::new(21, 24)]);
        assert_eq!(placed(&sang, before), Some(vec![(21, 24)]));
        let after = "On Monday, as rain fell, She left. He stayed. She sang.";
        assert_eq!(placed(&sang, after), Some(vec![(46, 49)]));
    }

    #[test]
    fn without_context_the_nearest_place_of_the_words_is_taken() {
        let found = anchor("xx yes zz", "yes");
        assert_eq!(placed(&found, "yes, a b c d e, yes, f g"), Some(vec![(0, 3)]));
        assert_eq!(placed(&found, "no"), None);
    }

    #[test]
    fn a_broken_quote_keeps_its_gap() {
        let text = "“No,” she said, “never.”";
        let quote = Anchor::new(text, vec![Span::new(0, 9), Span::new(20, 32)]);
        let found = quote.moved_to(&format!("É. {text}")).unwrap();
        assert_eq!(found.spans, [Span::new(4, 13), Span::new(24, 36)]);
        assert_eq!(found.prefix, "É. ");
    }

    #[test]
    fn context_is_at_most_32_chars_on_either_side() {
        let text = format!("{}x{}", "é".repeat(40), "🙂".repeat(40));
        let found = anchor(&text, "x");
        assert_eq!((found.prefix.chars().count(), found.suffix.chars().count()), (32, 32));
    }

    fn odd_text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof!["[ab]{1,3}", Just("é🙂".to_owned()), Just("\r\n".to_owned())],
            0..24,
        )
        .prop_map(|pieces| pieces.concat())
    }

    prop_compose! {
        fn text_and_span()(text in odd_text().prop_map(|t| t + "a"), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>())
            -> (String, Span)
        {
            let bounds: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
            let i = from.index(bounds.len() - 1);
            let j = i + 1 + to.index(bounds.len() - 1 - i);
            (text, Span::new(bounds[i], bounds[j]))
        }
    }

    proptest! {
        #[test]
        fn an_anchor_is_found_where_it_was_made((text, span) in text_and_span()) {
            prop_assert_eq!(Anchor::new(&text, vec![span]).place(&text), Placement::Placed(vec![span]));
        }

        #[test]
        fn text_put_in_before_moves_it((text, span) in text_and_span(), before in odd_text()) {
            let anchor = Anchor::new(&text, vec![span]);
            let longer = format!("{before}{text}");
            let Placement::Placed(spans) = anchor.place(&longer) else { panic!("an orphan") };
            prop_assert_eq!(spans[0].of(&longer), &anchor.exact);
        }

        #[test]
        fn anchors_from_anywhere_never_panic_and_never_cut_a_char(
            text in odd_text(),
            spans in proptest::collection::vec((0..40u32, 0..40u32), 0..4),
            exact in odd_text(), prefix in odd_text(), suffix in odd_text(),
        ) {
            let spans = spans.into_iter().map(|(start, end)| Span { start, end }).collect();
            let anchor = Anchor { spans, exact, prefix, suffix };
            if let Placement::Placed(spans) = anchor.place(&text) {
                for span in spans {
                    prop_assert!(text.get(span.range()).is_some());
                }
            }
        }
    }
}
