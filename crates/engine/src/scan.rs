use std::cmp::Reverse;

use smallvec::smallvec;

use crate::paragraphs::{Blocks, Joined, ParagraphMemory};
use crate::progress::{Cancelled, Progress, Reporter};
use crate::reading::Reading;
use crate::{Document, Finding, Kind, Part, People, Role, Rulebook, Span};
use crate::{attributions, mentions, people, signals, turns};

/// What the rules found in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Blocks, entities, attributions, signals and labels, by start, longer first.
    pub findings: Vec<Finding>,
    /// Everybody named or quoted, in order of first appearance.
    pub people: People,
}

/// Runs all stages over `document`.
pub fn scan(document: &Document, rules: &Rulebook) -> Scan {
    scan_with_progress(document, rules, &mut |_| true).unwrap_or_default()
}

/// As [`scan`], telling `progress` how far it is: every 16 KB while the blocks are read, and at the end.
///
/// # Errors
/// [`Cancelled`] as soon as `progress` returns false.
pub fn scan_with_progress(
    document: &Document,
    rules: &Rulebook,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Scan, Cancelled> {
    let mut reporter = Reporter::new(progress, document.text.len() as u32);
    scan_blocks(
        &mut Blocks::new(document, rules),
        &ParagraphMemory::none(),
        &mut reporter,
    )
}

/// The one way from a document to its findings. What `memory` holds is not read again.
pub(crate) fn scan_blocks(
    blocks: &mut Blocks,
    memory: &ParagraphMemory,
    reporter: &mut Reporter,
) -> Result<Scan, Cancelled> {
    while blocks.read_next(memory, reporter)?.is_some() {}
    let scan = link(blocks);
    reporter.end()?;
    Ok(scan)
}

/// A scan that goes on by and by, for where it must make way for other work: [`Steps::read`] as often as there is
/// something to read, then [`Steps::finish`].
pub struct Steps<'a> {
    blocks: Blocks<'a>,
}

impl<'a> Steps<'a> {
    /// The steps of a scan of `document` by `rules`.
    pub fn new(document: &'a Document, rules: &'a Rulebook) -> Self {
        Self {
            blocks: Blocks::new(document, rules),
        }
    }

    /// Reads the next block, the costly part of a scan, and says how far that is; none if all are read.
    pub fn read(&mut self) -> Option<Progress> {
        let go_on = &mut |_| true;
        let all = self.blocks.document.text.len() as u32;
        let mut reporter = Reporter::new(go_on, all);
        let block = self
            .blocks
            .read_next(&ParagraphMemory::none(), &mut reporter)
            .ok()
            .flatten()?;
        Some(Progress { done: block.end, all })
    }

    /// What [`scan()`] yields; reads first what is not read yet.
    pub fn finish(mut self) -> Scan {
        while self.read().is_some() {}
        link(&mut self.blocks)
    }
}

/// Links what the blocks of a document tell one by one: who is who, and whose the bare quotations are.
fn link(blocks: &mut Blocks) -> Scan {
    let (document, rules) = (blocks.document, blocks.rules);
    let text = &*document.text;
    let Joined {
        tokens,
        sentences,
        mut names,
        words,
        regions,
        said,
        signals,
        labels,
        keywords,
        turns: paragraphs,
    } = std::mem::take(&mut blocks.joined);
    let kept = (keywords, &blocks.decisions);
    let reading = Reading::joined(text, &tokens, &sentences, &document.blocks, words, regions, kept);
    let turns = turns::turns(&reading, &paragraphs, rules);
    names.retain(|name| !turns::is_initials(&turns, &reading, name.first..name.last));
    let mut mentions = mentions::mentions(&reading, names, rules);
    let places = people::places(&reading, &mentions);
    let mut people = people::people(&reading, &places, &mut mentions);
    let mut said = attributions::attributions(&reading, said, &turns, rules);
    people::link_sources(document, &reading, &mentions, &places, &mut people, &mut said, rules);

    let signals = signals::signals(&reading, signals, &said, rules);

    let mut findings: Vec<Finding> = said.into_iter().map(Finding::from).collect();
    findings.extend(mentions.iter().filter_map(|m| {
        Some(Finding {
            person: m.person,
            name: Some(m.canonical(&people).to_owned()),
            ..whole(rules, m.rule, Kind::Entity(m.kind), m.span)?
        })
    }));
    let blocks = document.blocks.iter();
    findings.extend(blocks.filter_map(|b| whole(rules, b.rule, Kind::Block(b.kind), b.span)));
    let signals = signals.iter();
    findings.extend(signals.filter_map(|s| whole(rules, s.rule.as_str(), Kind::Signal(s.kind), s.span)));
    findings.extend(labels.into_iter().filter_map(|l| {
        let label = rules.on(l.rule.as_str())?.label.clone();
        Some(Finding {
            name: label,
            ..whole(rules, l.rule.as_str(), Kind::Label, l.span)?
        })
    }));
    findings.sort_by_cached_key(|f| {
        let cover = f.cover();
        (cover.start, Reverse(cover.end))
    });
    Scan { findings, people }
}

/// A finding without parts; none if the rule `id` is off.
fn whole(rules: &Rulebook, id: &str, kind: Kind, span: Span) -> Option<Finding> {
    let rule = rules.on(id)?;
    Some(Finding {
        rule: rule.id.clone(),
        kind,
        parts: smallvec![Part {
            role: Role::Whole,
            spans: smallvec![span],
        }],
        person: None,
        name: None,
        confidence: rule.confidence,
        nested: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_come_to_what_a_scan_finds() {
        let text =
            "Ferry stops\n\n“We wait,” said Mayor Ana Ruiz.\n\nShe said that the quay was shut.\n\n“So we do.”\n";
        let (document, rules) = (Document::new("t", text), Rulebook::built_in());
        let whole = scan(&document, &rules);
        assert!(whole.findings.len() > document.blocks.len(), "{whole:?}");
        let mut steps = Steps::new(&document, &rules);
        let mut done = Vec::new();
        while let Some(progress) = steps.read() {
            done.push(progress.done);
        }
        assert!(done.len() == document.blocks.len() && done.is_sorted(), "{done:?}");
        assert_eq!(steps.finish(), whole);
        assert_eq!(Steps::new(&document, &rules).finish(), whole);
    }
}
