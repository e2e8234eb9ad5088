use crate::Span;

/// How far a scan has come: done and all, in bytes of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes done.
    pub done: u32,
    /// Bytes in all.
    pub all: u32,
}

/// The caller asked a scan to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// How many bytes are done from one report to the next.
const REPORT_BYTES: u32 = 16 * 1024;

/// The share of a long text's time that goes into its blocks one by one, in per cent; the rest links them.
const BLOCKS_SHARE: u32 = 85;

/// Tells the caller how far the scan is, and whether to go on.
pub(crate) struct Reporter<'a> {
    progress: &'a mut dyn FnMut(Progress) -> bool,
    all: u32,
    /// The block at hand.
    block: Span,
    /// The share of the block that the work at hand takes, in per cent.
    share: (u32, u32),
    /// How much must be done for the next report.
    next: u32,
}

impl<'a> Reporter<'a> {
    pub(crate) fn new(progress: &'a mut dyn FnMut(Progress) -> bool, all: u32) -> Self {
        Self {
            progress,
            all,
            block: Span::new(0, 0),
            share: (0, 0),
            next: 0,
        }
    }

    /// What is done from now on is done for the block `block`.
    pub(crate) fn block(&mut self, block: Span) {
        self.block = block;
    }

    /// The work at hand takes this share of the block's, in per cent.
    pub(crate) fn share(&mut self, from: u32, to: u32) {
        self.share = (from, to);
    }

    /// The work at hand has come to byte `byte` of its block.
    ///
    /// # Errors
    /// [`Cancelled`] if the caller wants no more.
    pub(crate) fn at(&mut self, byte: u32) -> Result<(), Cancelled> {
        let (from, to) = (u64::from(self.share.0), u64::from(self.share.1));
        let part = u64::from(self.block.len()) * from + u64::from(byte) * (to - from);
        self.done((u64::from(self.block.start) + part / 100) * u64::from(BLOCKS_SHARE) / 100)
    }

    /// All is done.
    ///
    /// # Errors
    /// [`Cancelled`] if the caller wants no more.
    pub(crate) fn end(&mut self) -> Result<(), Cancelled> {
        self.next = 0;
        self.done(u64::from(self.all))
    }

    /// So many bytes of work are done.
    fn done(&mut self, done: u64) -> Result<(), Cancelled> {
        let done = done as u32;
        if done < self.next {
            return Ok(());
        }
        self.next = done + REPORT_BYTES;
        let all = self.all;
        if (self.progress)(Progress { done, all }) {
            Ok(())
        } else {
            Err(Cancelled)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Rulebook, scan_with_progress};

    #[test]
    fn progress_rises_to_the_end_and_stops_when_told() {
        let text = "\"We sail at noon,\" said Ana Ruiz. The pier is old.\n\n".repeat(8_000);
        let document = Document::new("long", text.as_str());
        let rules = Rulebook::built_in();
        let mut seen = Vec::new();
        let scan = scan_with_progress(&document, &rules, &mut |p| {
            seen.push(p.done);
            true
        });
        assert!(scan.is_ok_and(|s| s.findings.len() > 8_000));
        assert!(seen.is_sorted(), "{seen:?}");
        assert_eq!(seen.last(), Some(&(text.len() as u32)));
        let read = text.len() * BLOCKS_SHARE as usize / 100;
        assert!(seen.len() >= read / REPORT_BYTES as usize, "{seen:?}");
        let mut calls = 0;
        let cancelled = scan_with_progress(&document, &rules, &mut |_| {
            calls += 1;
            calls < 5
        });
        assert_eq!((cancelled.map(|_| ()), calls), (Err(Cancelled), 5));
    }
}
