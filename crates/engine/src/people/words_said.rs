//! Where quoted and reported words stand: a name inside them is no subject of the reporter's.

use crate::{Attribution, QuoteKind, Span};

/// Where quoted and reported words stand, by start, longest first where they begin together.
pub(super) struct Said {
    pub direct: Vec<Span>,
    pub reported: Vec<Span>,
}

impl Said {
    pub fn new(attributions: &[Attribution]) -> Self {
        let of = |direct: bool| {
            let kind = |a: &&Attribution| (a.kind == QuoteKind::Direct) == direct;
            let said = attributions.iter().filter(kind);
            // What lies inside another is of no interest.
            Span::union(said.flat_map(|a| a.content.iter().copied()).collect())
        };
        Self {
            direct: of(true),
            reported: of(false),
        }
    }

    pub fn holds(spans: &[Span], span: Span) -> bool {
        let next = spans.partition_point(|s| s.start <= span.start);
        next > 0 && spans[next - 1].contains(span)
    }
}

/// As [`Said::holds`], for spans that are asked for in the order of the text.
pub(super) struct Holders<'s> {
    spans: &'s [Span],
    /// How many of them begin before or where the last span asked for does.
    before: usize,
}

impl<'s> Holders<'s> {
    pub fn new(spans: &'s [Span]) -> Self {
        Self { spans, before: 0 }
    }

    pub fn hold(&mut self, span: Span) -> bool {
        let next = self.spans[self.before..].iter();
        self.before += next.take_while(|s| s.start <= span.start).count();
        self.spans[..self.before].last().is_some_and(|s| s.contains(span))
    }
}
