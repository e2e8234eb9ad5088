use sayso_engine::Span;

use crate::{Anchor, Replacement};

/// A stretch that is in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kept {
    /// Where it begins in the text before, in bytes.
    old: u32,
    /// Where in the text after.
    new: u32,
    /// Its bytes.
    length: u32,
}

/// What stands between two stretches that were kept: what went, and what came in its place.
struct Gap {
    old: Span,
    new: Span,
}

/// How places in one text are found in another one, which edits have made of it.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// In order on both sides.
    kept: Vec<Kept>,
    /// The length of the text before, in bytes.
    old: u32,
    /// The length of the text after.
    new: u32,
}

impl Way {
    /// From a text of `length` bytes to itself.
    pub fn stay(length: u32) -> Self {
        Self::by(&[], length)
    }

    /// Through `changes` of a text of `length` bytes, which fit it.
    pub fn by(changes: &[Replacement], length: u32) -> Self {
        let mut way = Self {
            kept: Vec::new(),
            old: 0,
            new: 0,
        };
        for change in changes {
            way.keep(change.at - way.old);
            way.old += change.removed.len() as u32;
            way.new += change.inserted.len() as u32;
        }
        way.keep(length - way.old);
        way
    }

    /// Both texts go on with `length` bytes that are the same.
    fn keep(&mut self, length: u32) {
        if length > 0 {
            self.kept.push(Kept {
                old: self.old,
                new: self.new,
                length,
            });
        }
        self.old += length;
        self.new += length;
    }

    /// The way back.
    pub fn back(mut self) -> Self {
        for kept in &mut self.kept {
            (kept.old, kept.new) = (kept.new, kept.old);
        }
        (self.old, self.new) = (self.new, self.old);
        self
    }

    /// This way, then `next`.
    pub fn then(&self, next: &Self) -> Self {
        let mut kept: Vec<Kept> = Vec::new();
        let (mut ours, mut theirs) = (self.kept.iter().peekable(), next.kept.iter().peekable());
        while let (Some(a), Some(b)) = (ours.peek(), theirs.peek()) {
            let (a_end, b_end) = (a.new + a.length, b.old + b.length);
            let (start, end) = (a.new.max(b.old), a_end.min(b_end));
            if start < end {
                let piece = Kept {
                    old: a.old + (start - a.new),
                    new: b.new + (start - b.old),
                    length: end - start,
                };
                match kept.last_mut() {
                    Some(last) if last.old + last.length == piece.old && last.new + last.length == piece.new => {
                        last.length += piece.length;
                    }
                    _ => kept.push(piece),
                }
            }
            if a_end <= b_end {
                ours.next();
            } else {
                theirs.next();
            }
        }
        Self {
            kept,
            old: self.old,
            new: next.new,
        }
    }

    /// Where `anchor`, which stands in the text before, stands in `text`, the one after; without a place if its words are gone.
    pub fn carry(&self, anchor: &Anchor, text: &str) -> Anchor {
        let mut spans: Vec<Span> = anchor.spans.iter().filter_map(|span| self.span(*span)).collect();
        spans.dedup_by(|next, before| {
            let joins = next.start <= before.end;
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        // An anchor from anywhere may have had no sound place to begin with.
        let sound = |span: &Span| text.get(span.start as usize..span.end as usize).is_some();
        if !spans.is_empty() && spans.iter().all(sound) {
            return Anchor::new(text, spans);
        }
        match self.moved(anchor, text) {
            Some(start) => Anchor::new(text, anchor.spans_at(start).unwrap_or_default()),
            None => anchor.clone().without_place(),
        }
    }

    /// Where a stretch stands afterwards; none if most of it is gone. What was put in between its words belongs to it, and what
    /// came in place of its first or last ones; what was put in at its ends does not.
    fn span(&self, span: Span) -> Option<Span> {
        let first = self.kept.partition_point(|k| k.old + k.length <= span.start);
        let start = match self.kept.get(first) {
            Some(k) if k.old <= span.start => k.new + (span.start - k.old),
            _ => {
                let gap = self.gap(first);
                let replaced = gap.old.start == span.start;
                if replaced { gap.new.start } else { gap.new.end }
            }
        };
        let last = self.kept.partition_point(|k| k.old + k.length < span.end);
        let end = match self.kept.get(last) {
            Some(k) if k.old < span.end => k.new + (span.end - k.old),
            _ => {
                let gap = self.gap(last);
                let replaced = gap.old.end == span.end;
                if replaced { gap.new.end } else { gap.new.start }
            }
        };
        let within = |k: &Kept| (k.old + k.length).min(span.end).saturating_sub(k.old.max(span.start));
        let kept: u32 = self
            .kept
            .iter()
            .skip(first)
            .take(last + 1 - first.min(last))
            .map(within)
            .sum();
        let most = u64::from(kept) * 2 >= u64::from(span.end.saturating_sub(span.start));
        (start < end && kept > 0 && most).then_some(Span { start, end })
    }

    /// What stands before the kept stretch of this number.
    fn gap(&self, before: usize) -> Gap {
        let (old, new) = match before.checked_sub(1).and_then(|last| self.kept.get(last)) {
            Some(k) => (k.old + k.length, k.new + k.length),
            None => (0, 0),
        };
        let (old_end, new_end) = self.kept.get(before).map_or((self.old, self.new), |k| (k.old, k.new));
        Gap {
            old: Span::new(old, old_end),
            new: Span::new(new, new_end),
        }
    }

    /// The byte at which the words of an anchor stand that were cut out and put in elsewhere: in what has come, at the place with
    /// most of the context; without any, only many words that stand there once.
    fn moved(&self, anchor: &Anchor, text: &str) -> Option<usize> {
        const MANY: usize = 16;
        if anchor.spans.is_empty() || anchor.exact.is_empty() {
            return None;
        }
        let come = (0..=self.kept.len()).map(|at| self.gap(at).new);
        let mut found: Vec<(u8, usize)> = Vec::new();
        for gap in come {
            let Some(words) = text.get(gap.start as usize..gap.end as usize) else {
                continue;
            };
            let here = words
                .match_indices(&anchor.exact)
                .map(|(at, _)| at + gap.start as usize);
            found.extend(here.map(|at| (anchor.context_at(text, at), at)));
        }
        let (context, at) = found
            .iter()
            .copied()
            .max_by_key(|(context, at)| (*context, std::cmp::Reverse(*at)))?;
        let rivals = found.iter().filter(|(other, _)| *other == context).count();
        let sure = context > 0 || anchor.exact.chars().count() >= MANY;
        (sure && rivals == 1).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit;

    /// Where the words between the brackets of `old` are in `new`.
    fn carried(old: &str, new: &str) -> Option<String> {
        let (start, end) = (old.find('[').unwrap(), old.find(']').unwrap() - 1);
        let old = old.replace(['[', ']'], "");
        let anchor = Anchor::new(&old, vec![Span::new(start as u32, end as u32)]);
        let way = Way::by(&edit(&old, new), old.len() as u32);
        let there = way.carry(&anchor, new);
        (!there.spans.is_empty()).then_some(there.exact)
    }

    #[test]
    fn a_mark_goes_with_its_words() {
        let after = |old: &str, new: &str| carried(old, new).unwrap_or_default();
        assert_eq!(
            after("It rains. [He] left. He sang.", "It snows hard. He left. He sang."),
            "He"
        );
        assert_eq!(after("“We [are redy] now.”", "“We are ready now.”"), "are ready");
        assert_eq!(after("[Ana Ruis] left.", "Ana Ruiz left."), "Ana Ruiz");
        assert_eq!(
            after("The [bridge is shut].", "The bridge over the Tern is shut."),
            "bridge over the Tern is shut"
        );
        assert_eq!(after("Say [yes].", "Say no, yes."), "yes");
        assert_eq!(after("Say [yes]", "Say yes or no"), "yes");
        assert_eq!(after("[🙂 שלום]!", "🌊🙂 שלום!"), "🙂 שלום");
    }

    #[test]
    fn a_mark_whose_words_are_gone_has_no_place_though_they_stand_elsewhere() {
        assert_eq!(
            carried("She said [yes]. He said yes.", "She said nothing. He said yes."),
            None
        );
        assert_eq!(carried("The [quay] is shut.", "The pier is shut."), None);
        assert_eq!(carried("One. [Two three.] Four.", "One. Four."), None);
    }

    #[test]
    fn a_mark_goes_with_words_that_were_moved() {
        let old = "First line.\n[The lock keeper waved] at us.\nA third line that is long enough.\n";
        let new = "First line.\nA third line that is long enough.\nThe lock keeper waved at us.\n";
        assert_eq!(carried(old, new).as_deref(), Some("The lock keeper waved"));
    }

    #[test]
    fn the_way_there_and_back_again_is_no_way() {
        let (old, new) = ("a b c d", "a x c d e");
        let there = Way::by(&edit(old, new), old.len() as u32);
        let back = there.clone().back();
        let anchor = Anchor::new(old, vec![Span::new(4, 7)]);
        let now = there.carry(&anchor, new);
        assert_eq!(now.exact, "c d");
        assert_eq!(back.carry(&now, old), anchor);
        assert_eq!(there.then(&back).kept.len(), 2, "b is not known to be the same");
    }

    fn words() -> impl Strategy<Value = Vec<String>> {
        let word = prop_oneof!["[abc]{1,4}", Just("é".to_owned()), Just("🙂".to_owned())];
        proptest::collection::vec(word, 1..16)
    }

    proptest! {
        #[test]
        fn marks_outside_an_edit_keep_their_words(before in words(), gone in words(), come in words(), after in words()) {
            // The edit is told by its place, as by a hand that knows it.
            let (head, tail) = (before.join(" ") + " ", format!(" {}", after.join(" ")));
            let (gone, come) = (gone.join(" "), come.join(" "));
            let (old, new) = (format!("{head}{gone}{tail}"), format!("{head}{come}{tail}"));
            let changes = [Replacement { at: head.len() as u32, removed: gone.clone(), inserted: come.clone() }];
            let way = Way::by(&changes, old.len() as u32);
            let last = (head.len() + gone.len() + 1) as u32;
            for span in [Span::new(0, head.len() as u32 - 1), Span::new(last, old.len() as u32)] {
                let anchor = Anchor::new(&old, vec![span]);
                let now = way.carry(&anchor, &new);
                prop_assert_eq!(&now.exact, &anchor.exact);
                prop_assert_eq!(now.spans[0].of(&new), anchor.exact);
            }
        }

        #[test]
        fn two_ways_are_one(a in words(), b in words(), c in words()) {
            let [a, b, c] = [a, b, c].map(|words| words.join(" "));
            let one = Way::by(&edit(&a, &b), a.len() as u32);
            let two = Way::by(&edit(&b, &c), b.len() as u32);
            let both = one.then(&two);
            prop_assert_eq!((both.old, both.new), (a.len() as u32, c.len() as u32));
            let (mut old, mut new) = (0, 0);
            for k in &both.kept {
                prop_assert!(k.old >= old && k.new >= new && k.length > 0);
                (old, new) = (k.old + k.length, k.new + k.length);
                let (from, to) = (Span::new(k.old, old), Span::new(k.new, new));
                prop_assert_eq!(a.get(from.range()), c.get(to.range()));
            }
            prop_assert!(old <= both.old && new <= both.new);
        }

        #[test]
        fn anchors_from_anywhere_never_panic(
            old in "[aé🙂 ]{0,12}", new in "[aé🙂 ]{0,12}",
            spans in proptest::collection::vec((0..40u32, 0..40u32), 0..4), exact in "[aé ]{0,3}",
        ) {
            let spans = spans.into_iter().map(|(start, end)| Span { start, end }).collect();
            let anchor = Anchor { spans, exact, prefix: String::new(), suffix: String::new() };
            let there = Way::by(&edit(&old, &new), old.len() as u32).carry(&anchor, &new);
            for span in &there.spans {
                prop_assert!(new.get(span.range()).is_some());
            }
        }
    }
}
