use smallvec::smallvec;

use crate::paragraphs::{Blocks, Joined, ParagraphMemory};
use crate::progress::{Cancelled, Progress, Reporter};
use crate::reading::Reading;
use crate::rules::{BuiltIn, Rule};
use crate::{Attribution, Document, Finding, Kind, Part, People, Role, Rulebook, Span};
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
    let known = blocks.kept.as_mut().map(|kept| &mut kept.names);
    let mut people = people::people(&reading, &places, &mut mentions, known);
    let mut said = attributions::attributions(&reading, said, &turns, rules);
    people::link_sources(document, &reading, &mentions, &places, &mut people, &mut said, rules);

    let signals = signals::signals(&reading, signals, &said, rules);

    // Findings are large: what is put in order is where they come from, and each is made in its place.
    let order = in_order([
        said.iter().map(Attribution::cover).collect(),
        mentions.iter().map(|m| m.span).collect(),
        document.blocks.iter().map(|b| b.span).collect(),
        signals.iter().map(|s| s.span).collect(),
        labels.iter().map(|l| l.span).collect(),
    ]);
    let mut built_in = BuiltIn::new(rules);
    let finding = |origin: Origin| match origin {
        Origin::Said(n) => Some(said[n as usize].finding()),
        Origin::Mention(n) => {
            let m = &mentions[n as usize];
            let finding = whole(built_in.on(m.rule)?, Kind::Entity(m.kind), m.span);
            Some(Finding {
                person: m.person,
                name: Some(m.canonical(&people).to_owned()),
                ..finding
            })
        }
        Origin::Block(n) => {
            let b = &document.blocks[n as usize];
            Some(whole(built_in.on(b.rule)?, Kind::Block(b.kind), b.span))
        }
        Origin::Signal(n) => {
            let s = &signals[n as usize];
            Some(whole(rules.on(s.rule.as_str())?, Kind::Signal(s.kind), s.span))
        }
        Origin::Label(n) => {
            let l = &labels[n as usize];
            let rule = rules.on(l.rule.as_str())?;
            Some(Finding {
                name: rule.label.clone(),
                ..whole(rule, Kind::Label, l.span)
            })
        }
    };
    let mut findings = Vec::with_capacity(order.len());
    findings.extend(order.into_iter().filter_map(finding));
    Scan { findings, people }
}

/// What a finding is made of, by its place among its like.
#[derive(Clone, Copy)]
enum Origin {
    Said(u32),
    Mention(u32),
    Block(u32),
    Signal(u32),
    Label(u32),
}

/// What has a place in every list.
const ORIGINS: [fn(u32) -> Origin; 5] = [
    Origin::Said,
    Origin::Mention,
    Origin::Block,
    Origin::Signal,
    Origin::Label,
];

/// What stands at the spans of each kind, by start, longer first, those of one stretch in the order of the kinds.
fn in_order(spans: [Vec<Span>; 5]) -> Vec<Origin> {
    // Start and end as one number: compared once.
    let key = |span: Span| u64::from(span.start) << 32 | u64::from(u32::MAX - span.end);
    let lists = spans.map(|spans| {
        let mut list: Vec<(u64, u32)> = spans.into_iter().map(key).zip(0..).collect();
        // Each comes in order, nearly: a sort that sees that has little to do.
        list.sort();
        list
    });
    let mut order = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    let mut next = [0; 5];
    let mut heads: [u64; 5] = std::array::from_fn(|kind| lists[kind].first().map_or(u64::MAX, |(key, _)| *key));
    while let Some((kind, _)) = (heads.iter().enumerate()).min_by_key(|(_, head)| **head)
        && let Some((_, place)) = lists[kind].get(next[kind])
    {
        order.push(ORIGINS[kind](*place));
        next[kind] += 1;
        heads[kind] = lists[kind].get(next[kind]).map_or(u64::MAX, |(key, _)| *key);
    }
    order
}

/// A finding of `rule` without parts.
fn whole(rule: &Rule, kind: Kind, span: Span) -> Finding {
    Finding {
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
    }
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
