//! How near to one another two places of a document are.

/// What each sentence of the reporter's between the two counts.
const NEARER: i32 = 30;
/// Sentences between two places that count: further back, order alone does.
const FAR: u32 = 4;
/// What it counts to stand in the same paragraph.
const BESIDE: i32 = 10;

/// Where a sentence stands among the others.
#[derive(Clone, Copy)]
pub(super) struct Standpoint {
    /// How many sentences before it are not all quotation.
    narrated: u32,
    block: u32,
}

impl Standpoint {
    pub(super) fn new(narrated: u32, block: usize) -> Self {
        Self {
            narrated,
            block: block as u32,
        }
    }

    /// What it counts to stand as near to `other` as it does: quotations between the two are left out.
    pub(super) fn nearness(self, other: Self) -> i32 {
        let between = self.narrated.abs_diff(other.narrated).min(FAR) as i32;
        let beside = if self.block == other.block { BESIDE } else { 0 };
        beside - NEARER * between
    }
}
