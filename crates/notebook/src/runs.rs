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
    /// Attribution marks whose content ends where this run ends: their number badge follows it.
    pub ends: Vec<usize>,
}

/// Flattens overlapping `marks` over the stretch `within` into runs that cover it from end to end, in order.
/// Dismissed marks and orphans are left out. No run is empty, so an empty `within` has none.
///
/// Precedence: a source, then what is said, then a saying word, then the reader's own stretch, then a name. Of
/// two that play one part, the shorter first, since it says more about these words; then the earlier in the list.
///
/// Linear in `marks`, but for sorting those that touch `within` and for how deep they overlap.
pub fn runs(marks: &[Mark], within: Span) -> Vec<Run> {
    let mut edges: Vec<Edge> = Vec::new();
    let mut ends: Vec<(u32, usize)> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
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
            if let Some(end) = last.filter(|end| role == Role::Content && within.start < *end && *end <= within.end) {
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
        (Role::Content, _) => 1,
        (Role::Cue, _) => 2,
        (Role::Whole, Body::Highlight { .. }) => 3,
        (Role::Whole, _) => 4,
    }
}
