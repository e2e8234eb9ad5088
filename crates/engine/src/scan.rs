use crate::{
    Confidence, Document, Finding, Kind, Part, People, Role, RuleId, Rulebook, attributions, mentions, people,
    sentences, tokens,
};

/// What the rules found in one document.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Blocks, entities and attributions, by start, longer first.
    pub findings: Vec<Finding>,
    /// Everybody named or quoted, in order of first appearance.
    pub people: People,
}

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

/// Runs all stages over `document`.
pub fn scan(document: &Document, rules: &Rulebook) -> Scan {
    scan_with_progress(document, rules, &mut |_| true).unwrap_or_default()
}

/// How many bytes of text go by in a stage before it tells how far it is.
const REPORT_BYTES: u32 = 64 * 1024;

/// Where each stage ends, in per cent of the whole: its share of the time on long texts.
const TOKENS_DONE: u32 = 20;
const NAMES_DONE: u32 = 60;
const ATTRIBUTIONS_DONE: u32 = 95;

/// Tells the caller how far a stage is, and whether to go on.
pub(crate) struct Reporter<'a> {
    progress: &'a mut dyn FnMut(Progress) -> bool,
    all: u32,
    /// The stage's share of the whole, in per cent.
    share: (u32, u32),
    /// The byte of text from which on the next report is due.
    next: u32,
}

impl Reporter<'_> {
    fn stage(&mut self, from: u32, to: u32) -> Result<(), Cancelled> {
        self.share = (from, to);
        self.next = 0;
        self.at(0)
    }

    /// The stage has come to byte `byte` of the text.
    ///
    /// # Errors
    /// [`Cancelled`] if the caller wants no more.
    pub(crate) fn at(&mut self, byte: u32) -> Result<(), Cancelled> {
        if byte < self.next {
            return Ok(());
        }
        self.next = byte + REPORT_BYTES;
        let (from, to) = (u64::from(self.share.0), u64::from(self.share.1));
        let stage = (to - from) * u64::from(byte) / u64::from(self.all.max(1));
        let done = (u64::from(self.all) * (from + stage) / 100) as u32;
        let all = self.all;
        if (self.progress)(Progress { done, all }) {
            Ok(())
        } else {
            Err(Cancelled)
        }
    }
}

/// As [`scan`], telling `progress` how far it is: at each stage, and every 64 KB of text inside of the stages that go
/// sentence by sentence.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` returns false.
pub fn scan_with_progress(
    document: &Document,
    rules: &Rulebook,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Scan, Cancelled> {
    let text = &*document.text;
    let all = text.len() as u32;
    let mut reporter = Reporter {
        progress,
        all,
        share: (0, TOKENS_DONE),
        next: 0,
    };
    let (mut all_tokens, mut all_sentences) = (Vec::new(), Vec::new());
    for (i, block) in document.blocks.iter().enumerate() {
        let first = all_tokens.len();
        all_tokens.extend(tokens::tokens(text, block.span));
        sentences::sentences(text, &all_tokens, first..all_tokens.len(), i, &mut all_sentences);
        reporter.at(block.span.end)?;
    }
    reporter.stage(TOKENS_DONE, NAMES_DONE)?;
    let mut mentions = mentions::mentions(document, &all_tokens, &all_sentences, rules);
    let mut people = people::people(text, &all_tokens, &mut mentions);
    reporter.stage(NAMES_DONE, ATTRIBUTIONS_DONE)?;
    let mut said = attributions::attributions(document, &all_tokens, &all_sentences, rules, &mut reporter)?;
    reporter.stage(ATTRIBUTIONS_DONE, 100)?;
    people::link_sources(
        document,
        &all_tokens,
        &all_sentences,
        &mentions,
        &mut people,
        &mut said,
        rules,
    );

    let mut findings: Vec<Finding> = said.into_iter().map(Finding::from).collect();
    findings.extend(mentions.into_iter().map(|m| Finding {
        rule: RuleId::new(m.rule),
        kind: Kind::Entity(m.kind),
        parts: vec![Part {
            role: Role::Whole,
            spans: vec![m.span],
        }],
        person: m.person,
        name: Some(m.name),
        confidence: confidence(rules, m.rule),
        nested: false,
    }));
    findings.extend(document.blocks.iter().map(|b| Finding {
        rule: RuleId::new(b.rule),
        kind: Kind::Block(b.kind),
        parts: vec![Part {
            role: Role::Whole,
            spans: vec![b.span],
        }],
        person: None,
        name: None,
        confidence: confidence(rules, b.rule),
        nested: false,
    }));
    findings.sort_by_key(|f| {
        let cover = f.cover();
        (cover.start, std::cmp::Reverse(cover.end))
    });
    reporter.at(all)?;
    Ok(Scan { findings, people })
}

/// How often the rule `id` was right when it was measured.
fn confidence(rules: &Rulebook, id: &str) -> Confidence {
    rules.on(id).map_or(Confidence(50), |rule| rule.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let stages = 3;
        assert!(seen.len() >= text.len() / REPORT_BYTES as usize + stages, "{seen:?}");
        let mut calls = 0;
        let cancelled = scan_with_progress(&document, &rules, &mut |_| {
            calls += 1;
            calls < 5
        });
        assert_eq!((cancelled.map(|_| ()), calls), (Err(Cancelled), 5));
    }
}
