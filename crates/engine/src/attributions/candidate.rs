//! An attribution in the making.

use std::ops::Range;

use smallvec::SmallVec;

use crate::RuleId;

/// What is said, by tokens: nearly always one stretch, which is held without an allocation of its own.
pub(crate) type Content = SmallVec<[Range<usize>; 1]>;

/// An attribution in the making, by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub rule: RuleId,
    pub content: Content,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub nested: bool,
    /// Its content stands before its cue, so that cues inside it are its own words.
    pub encloses: bool,
    /// Its cue names an act of saying, so that a bare quotation after it can be the same speaker's.
    pub speech: bool,
}

impl Candidate {
    /// What the built-in rule named `rule` found: an act of saying that encloses nothing.
    pub fn new(
        rule: &'static str,
        content: impl Into<Content>,
        cue: impl Into<Option<Range<usize>>>,
        source: impl Into<Option<Range<usize>>>,
    ) -> Self {
        Self::of(RuleId::built_in(rule), content, cue, source)
    }

    /// What any rule found: an act of saying that encloses nothing.
    pub fn of(
        rule: RuleId,
        content: impl Into<Content>,
        cue: impl Into<Option<Range<usize>>>,
        source: impl Into<Option<Range<usize>>>,
    ) -> Self {
        Self {
            rule,
            content: content.into(),
            cue: cue.into(),
            source: source.into(),
            nested: false,
            encloses: false,
            speech: true,
        }
    }

    /// The same, in tokens that have `before` more before them.
    pub fn after(mut self, before: usize) -> Self {
        let ranges = self.content.iter_mut().chain(&mut self.cue).chain(&mut self.source);
        for range in ranges {
            *range = range.start + before..range.end + before;
        }
        self
    }
}
