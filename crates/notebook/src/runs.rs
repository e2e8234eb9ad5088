use std::borrow::Borrow;
use std::cmp::Ordering;

use sayso_engine::{Role, Span};

use crate::{Body, Mark, MarkState, Placement};

/// A flat stretch of text under the same marks from end to end: one element of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub span: Span,
    /// The marks over it and the part it plays in each, as indexes into the list of marks; by precedence,
    /// most telling first. Empty for plain text.
    pub marks: Vec<(usize, Role)>,
    /// Marks that end where this run ends and have a sign after it: attributions, by what is said, and labels.
    pub ends: Vec<usize>,
}

/// Flattens overlapping `marks` over the stretch `within` into runs that cover it from end to end, in order.
/// Dismissed marks and orphans are left out. No run is empty, so an empty `within` has none.
///
/// Precedence: a source, then a label of somebody's own (which could not be chosen inside a quotation), then what is said, then a saying word, then the reader's own stretch, then a name. Of
/// two that play one part, the shorter first, since it says more about these words; then the earlier in the list.
///
/// Linear in `marks`, but for sorting those that touch `within` and for how deep they overlap.
pub fn runs<M: Borrow<Mark>>(marks: &[M], within: Span) -> Vec<Run> {
    let mut edges: Vec<Edge> = Vec::new();
    let mut ends: Vec<(u32, usize)> = Vec::new();
    for (i, mark) in marks.iter().map(Borrow::borrow).enumerate() {
        if mark.state == MarkState::Dismissed || mark.placement == Placement::Orphan {
            continue;
        }
        for (role, anchor) in mark.body.parts() {
            let length = anchor.spans.iter().map(|s| s.len()).sum();
            let layer = Drawn {
                mark: i,
                role,
                rank: rank(role, &mark.body),
                length,
            };
            // Spans that overlap or touch are one.
            let mut from = within.start;
            for span in &anchor.spans {
                let (start, end) = (span.start.max(from), span.end.min(within.end));
                if start < end {
                    edges.push(Edge {
                        at: start,
                        opens: true,
                        layer,
                    });
                    edges.push(Edge {
                        at: end,
                        opens: false,
                        layer,
                    });
                    from = end;
                }
            }
            let last = anchor.spans.iter().map(|s| s.end).max();
            let has_sign = role == Role::Content || matches!(mark.body, Body::Label { .. });
            if let Some(end) = last.filter(|end| has_sign && within.start < *end && *end <= within.end) {
                ends.push((end, i));
            }
        }
    }
    edges.sort_unstable_by_key(|e| (e.at, e.opens));
    ends.sort_unstable();
    let mut cuts: Vec<u32> = edges.iter().map(|e| e.at).chain(ends.iter().map(|e| e.0)).collect();
    cuts.push(within.end);
    cuts.sort_unstable();
    cuts.dedup();

    let (mut edges, mut ends) = (edges.into_iter().peekable(), ends.into_iter().peekable());
    let mut open: Vec<Drawn> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let mut start = within.start;
    for cut in cuts {
        if start < cut {
            let drawn: Vec<(usize, Role)> = open.iter().map(|d| (d.mark, d.role)).collect();
            match runs.last_mut() {
                Some(last) if last.marks == drawn && last.ends.is_empty() => last.span.end = cut,
                _ => runs.push(Run {
                    span: Span::new(start, cut),
                    marks: drawn,
                    ends: Vec::new(),
                }),
            }
            start = cut;
        }
        while let Some((_, mark)) = ends.next_if(|e| e.0 == cut) {
            if let Some(last) = runs.last_mut() {
                last.ends.push(mark);
            }
        }
        while let Some(edge) = edges.next_if(|e| e.at == cut) {
            let at = open.partition_point(|d| d.cmp_precedence(&edge.layer) == Ordering::Less);
            if edge.opens {
                open.insert(at, edge.layer);
            } else {
                open.remove(at);
            }
        }
    }
    runs
}

/// One part of one mark, in the order of precedence.
#[derive(Clone, Copy)]
struct Drawn {
    mark: usize,
    role: Role,
    rank: u8,
    length: u32,
}

impl Drawn {
    fn cmp_precedence(&self, other: &Self) -> Ordering {
        (self.rank, self.length, self.mark).cmp(&(other.rank, other.length, other.mark))
    }
}

struct Edge {
    at: u32,
    opens: bool,
    layer: Drawn,
}

fn rank(role: Role, body: &Body) -> u8 {
    match (role, body) {
        (Role::Source, _) => 0,
        (Role::Whole, Body::Label { .. }) => 1,
        (Role::Content, _) => 2,
        (Role::Cue, _) => 3,
        (Role::Whole, Body::Highlight { .. }) => 4,
        (Role::Whole, _) => 5,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_engine::{EntityKind, QuoteKind};

    use super::*;
    use crate::{Anchor, AnnotationId, EntryId, MarkId, ReplicaId};

    const LENGTH: u32 = 60;

    fn mark(body: Body, state: MarkState) -> Mark {
        let id = EntryId {
            replica: ReplicaId(0),
            seq: 0,
        };
        Mark {
            id: MarkId::Annotation(AnnotationId(id)),
            placement: Placement::Placed(body.anchor().spans.clone()),
            body,
            state,
            dismissal: None,
            voice: None,
            note: None,
            rule: None,
            nested: false,
            words: 0,
        }
    }

    fn anchor(pieces: &[(u32, u32)]) -> Anchor {
        let text = "x".repeat(LENGTH as usize);
        Anchor::new(
            &text,
            pieces.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
        )
    }

    fn attribution(content: &[(u32, u32)], source: &[(u32, u32)]) -> Body {
        Body::Attribution {
            kind: QuoteKind::Direct,
            content: anchor(content),
            cue: None,
            source: (!source.is_empty()).then(|| anchor(source)),
            speaker: None,
        }
    }

    fn run(start: u32, end: u32, marks: &[(usize, Role)], ends: &[usize]) -> Run {
        Run {
            span: Span::new(start, end),
            marks: marks.to_vec(),
            ends: ends.to_vec(),
        }
    }

    #[test]
    fn a_source_comes_before_what_is_said_and_the_shorter_before_the_longer() {
        let entity = Body::Entity {
            kind: EntityKind::Person,
            at: anchor(&[(2, 4)]),
        };
        let marks = [
            mark(attribution(&[(0, 10)], &[]), MarkState::Suggested),
            mark(attribution(&[(2, 6)], &[(2, 4)]), MarkState::Own),
            mark(entity, MarkState::Suggested),
        ];
        let (content, source) = (Role::Content, Role::Source);
        let expected = [
            run(0, 2, &[(0, content)], &[]),
            run(2, 4, &[(1, source), (1, content), (0, content), (2, Role::Whole)], &[]),
            run(4, 6, &[(1, content), (0, content)], &[1]),
            run(6, 10, &[(0, content)], &[0]),
            run(10, 12, &[], &[]),
        ];
        assert_eq!(runs(&marks, Span::new(0, 12)), expected);
    }

    #[test]
    fn a_broken_quote_has_its_badge_at_its_last_piece_and_a_badge_cuts_equal_runs() {
        let marks = [
            mark(attribution(&[(0, 4), (8, 10)], &[]), MarkState::Suggested),
            mark(attribution(&[(10, 12)], &[]), MarkState::Dismissed),
        ];
        let content = [(0, Role::Content)];
        let expected = [
            run(0, 4, &content, &[]),
            run(4, 8, &[], &[]),
            run(8, 10, &content, &[0]),
            run(10, 12, &[], &[]),
        ];
        assert_eq!(runs(&marks, Span::new(0, 12)), expected);
        assert_eq!(runs(&marks, Span::new(5, 5)), []);
    }

    /// Up to three pieces in order, none overlapping, some touching.
    fn pieces() -> impl Strategy<Value = Vec<(u32, u32)>> {
        proptest::collection::vec((0..5u32, 1..9u32), 1..4).prop_map(|steps| {
            let mut at = 0;
            let piece = |(gap, length): (u32, u32)| {
                let start = at + gap;
                at = start + length;
                (start, at)
            };
            steps.into_iter().map(piece).collect()
        })
    }

    fn some_mark() -> impl Strategy<Value = Mark> {
        let state = prop_oneof![3 => Just(MarkState::Suggested), 1 => Just(MarkState::Dismissed)];
        let said = (pieces(), proptest::option::of(pieces()));
        let body = prop_oneof![
            said.prop_map(|(content, source)| attribution(&content, &source.unwrap_or_default())),
            pieces().prop_map(|at| Body::Highlight { at: anchor(&at) }),
        ];
        (body, state).prop_map(|(body, state)| mark(body, state))
    }

    proptest! {
        #[test]
        fn runs_cover_the_stretch_and_show_every_part_of_every_mark_once(
            marks in proptest::collection::vec(some_mark(), 0..8),
            (from, to) in (0..LENGTH, 0..=LENGTH).prop_map(|(a, b)| (a.min(b), a.max(b))),
        ) {
            let runs = runs(&marks, Span::new(from, to));
            let mut at = from;
            for run in &runs {
                prop_assert!(run.span.start == at && run.span.end > at);
                at = run.span.end;
            }
            prop_assert_eq!(at, to);
            for byte in from..to {
                let run = runs.iter().find(|r| r.span.start <= byte && byte < r.span.end).unwrap();
                let mut expected: Vec<(usize, Role)> = Vec::new();
                for (i, mark) in marks.iter().enumerate().filter(|(_, m)| m.state != MarkState::Dismissed) {
                    for (role, anchor) in mark.body.parts() {
                        if anchor.spans.iter().any(|s| s.start <= byte && byte < s.end) {
                            expected.push((i, role));
                        }
                    }
                }
                let mut seen = run.marks.clone();
                seen.sort_unstable();
                expected.sort_unstable();
                prop_assert_eq!(seen, expected);
            }
            let mut ends: Vec<usize> = runs.iter().flat_map(|r| r.ends.clone()).collect();
            ends.sort_unstable();
            let ending = |m: &Mark| {
                let end = m.body.anchor().cover().end;
                let said = matches!(m.body, Body::Attribution { .. }) && m.state != MarkState::Dismissed;
                said && from < end && end <= to
            };
            let expected: Vec<usize> = (0..marks.len()).filter(|i| ending(&marks[*i])).collect();
            prop_assert_eq!(ends, expected);
            for run in &runs {
                for i in &run.ends {
                    prop_assert_eq!(marks[*i].body.anchor().cover().end, run.span.end);
                }
            }
        }

        #[test]
        fn neighbours_differ_or_are_cut_by_a_badge(marks in proptest::collection::vec(some_mark(), 0..8)) {
            for two in runs(&marks, Span::new(0, LENGTH)).windows(2) {
                prop_assert!(two[0].marks != two[1].marks || !two[0].ends.is_empty());
            }
        }
    }
}
