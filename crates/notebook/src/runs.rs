use sayso_engine::{Role, Span};

use crate::Mark;

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
pub fn runs(_marks: &[Mark], within: Span) -> Vec<Run> {
    vec![Run {
        span: within,
        marks: Vec::new(),
        ends: Vec::new(),
    }]
}
