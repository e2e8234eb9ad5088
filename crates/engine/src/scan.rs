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

/// As [`scan`], telling `progress` how far it is between paragraphs and stages.
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
    let (mut all_tokens, mut all_sentences) = (Vec::new(), Vec::new());
    for (i, block) in document.blocks.iter().enumerate() {
        let first = all_tokens.len();
        all_tokens.extend(tokens::tokens(text, block.span));
        sentences::sentences(text, &all_tokens, first..all_tokens.len(), i, &mut all_sentences);
        if !progress(Progress {
            done: block.span.end / 2,
            all,
        }) {
            return Err(Cancelled);
        }
    }
    let mut mentions = mentions::mentions(document, &all_tokens, &all_sentences, rules);
    let mut people = people::people(text, &all_tokens, &mut mentions);
    let mut said = attributions::attributions(document, &all_tokens, &all_sentences, &mentions, rules);
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
    if !progress(Progress { done: all, all }) {
        return Err(Cancelled);
    }
    Ok(Scan { findings, people })
}

/// How often the rule `id` was right when it was measured.
fn confidence(rules: &Rulebook, id: &str) -> Confidence {
    rules.on(id).map_or(Confidence(50), |rule| rule.confidence)
}
