//! What a rule's examples say, held against what the engine does.

use std::collections::{BTreeMap, BTreeSet};

use super::marked::{self, Marked};
use super::{Matcher, Rule, Rulebook};
use crate::{BlockKind, Document, EntityKind, Finding, Kind, Layer, Role, Scan, SignalKind, Span, scan};

/// One finding, readably: its parts in order, each `role:words`, with the canonical name where it is marked.
type Parts = BTreeSet<String>;

/// Whether `rule`, which is one of `rules`, does what its entry says.
///
/// # Errors
/// The first of its sentences that comes out otherwise: what was wanted, what was found.
pub fn check(rule: &Rule, rules: &Rulebook) -> Result<(), String> {
    for example in &rule.finds {
        finds(rule, rules, example)?;
    }
    rule.skips.iter().try_for_each(|example| skips(rule, rules, example))
}

/// Whether `rule` finds in `example` what is marked there, part by part.
///
/// # Errors
/// What was wanted and what was found.
pub fn finds(rule: &Rule, rules: &Rulebook, example: &str) -> Result<(), String> {
    let (text, marks) = marked::parse(example)?;
    let (with, without) = with_and_without(rule, rules, &text);
    if matches!(rule.matcher, Matcher::Decision { .. }) {
        return decides(&with, &without, &text, &marks);
    }
    if !found(rule, &without, &[]).is_empty() {
        return Err(format!("in {text:?} it finds something though it is switched off"));
    }
    let (wanted, found) = if rule.layer == Layer::Source {
        (named_sources(&marks), resolved(&with, &without, &text, &marks)?)
    } else {
        (groups(&marks), found(rule, &with, &marks))
    };
    let (wanted, found) = (readable(&wanted, &text), readable(&found, &text));
    if wanted != found {
        return Err(format!("in {text:?}\n  wanted {wanted:#?}\n   found {found:#?}"));
    }
    Ok(())
}

/// Whether `text` comes out as marked `with` a rule of a decision list, and otherwise `without` it.
fn decides(with: &Scan, without: &Scan, text: &str, marks: &[Marked]) -> Result<(), String> {
    let (wanted, found) = (readable(&groups(marks), text), readable(&said(with, marks), text));
    if wanted != found {
        return Err(format!("in {text:?}\n  wanted {wanted:#?}\n   found {found:#?}"));
    }
    if readable(&said(without, marks), text) == found {
        return Err(format!("in {text:?} the rule changes nothing"));
    }
    Ok(())
}

/// All that is said in a text, as [`groups`].
fn said(scan: &Scan, marks: &[Marked]) -> Vec<Vec<Part>> {
    let quotes = scan
        .findings
        .iter()
        .filter(|f| matches!(f.kind, Kind::Quote(_)) && !f.nested);
    quotes.map(|f| parts(f, scan, marks)).collect()
}

/// Whether `rule` finds nothing in `example`, or, where it says who somebody is, changes nothing.
///
/// # Errors
/// What was found.
pub fn skips(rule: &Rule, rules: &Rulebook, example: &str) -> Result<(), String> {
    let (text, _) = marked::parse(example)?;
    let (with, without) = with_and_without(rule, rules, &text);
    if matches!(rule.matcher, Matcher::Decision { .. }) {
        if with != without {
            return Err(format!("it changes what is found in {text:?}"));
        }
        return Ok(());
    }
    if rule.layer == Layer::Source {
        if people_of(&with) != people_of(&without) {
            return Err(format!("it changes who is meant in {text:?}"));
        }
        return Ok(());
    }
    let found = readable(&found(rule, &with, &[]), &text);
    if !found.is_empty() {
        return Err(format!("in {text:?}\n  wanted nothing\n   found {found:#?}"));
    }
    Ok(())
}

/// A part: its role or kind, where it stands, and the canonical name if that is compared.
type Part = (String, Span, Option<String>);

/// The marks, by the attribution they belong to. Names and blocks are findings of their own.
fn groups(marks: &[Marked]) -> Vec<Vec<Part>> {
    let mut attributions: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
    let mut out = Vec::new();
    for mark in marks {
        let part = (mark.role.clone(), mark.span, mark.name.clone());
        match mark.role.as_str() {
            "content" | "cue" | "source" if mark.numbers.is_empty() => attributions.entry(0).or_default().push(part),
            "content" | "cue" | "source" => {
                for number in &mark.numbers {
                    attributions.entry(*number).or_default().push(part.clone());
                }
            }
            _ => out.push(vec![part]),
        }
    }
    out.extend(attributions.into_values());
    out
}

/// What `rule` found, as [`groups`]. Canonical names only where `marks` give one.
fn found(rule: &Rule, scan: &Scan, marks: &[Marked]) -> Vec<Vec<Part>> {
    let of_rule = scan.findings.iter().filter(|f| f.rule == rule.id);
    of_rule.map(|f| parts(f, scan, marks)).collect()
}

fn parts(finding: &Finding, scan: &Scan, marks: &[Marked]) -> Vec<Part> {
    let mut out = Vec::new();
    for part in &finding.parts {
        let label = match part.role {
            Role::Content => "content",
            Role::Cue => "cue",
            Role::Source => "source",
            Role::Whole => kind_name(finding.kind),
        };
        for &span in &part.spans {
            let named = |m: &Marked| m.role == label && m.span == span && m.name.is_some();
            let name = finding.person.filter(|_| label != "content" && marks.iter().any(named));
            out.push((label.to_owned(), span, name.map(|p| scan.people.get(p).name.clone())));
        }
    }
    out
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Quote(_) => "quote",
        Kind::Label => "label",
        Kind::Signal(SignalKind::Hedge) => "hedge",
        Kind::Signal(SignalKind::Loaded) => "loaded",
        Kind::Signal(SignalKind::Unattributed) => "unattributed",
        Kind::Signal(SignalKind::Vague) => "vague",
        Kind::Entity(EntityKind::Person) => "person",
        Kind::Entity(EntityKind::Organisation) => "organisation",
        Kind::Entity(EntityKind::Place) => "place",
        Kind::Entity(EntityKind::Date) => "date",
        Kind::Entity(EntityKind::Time) => "time",
        Kind::Entity(EntityKind::Money) => "money",
        Kind::Entity(EntityKind::Number) => "number",
        Kind::Entity(EntityKind::Event) => "event",
        Kind::Entity(EntityKind::Work) => "work",
        Kind::Block(BlockKind::Headline) => "headline",
        Kind::Block(BlockKind::Kicker) => "kicker",
        Kind::Block(BlockKind::Byline) => "byline",
        Kind::Block(BlockKind::Dateline) => "dateline",
        Kind::Block(BlockKind::Body) => "body",
        Kind::Block(BlockKind::Caption) => "caption",
        Kind::Block(BlockKind::Credit) => "credit",
        Kind::Block(BlockKind::PullQuote) => "pull-quote",
        Kind::Block(BlockKind::Related) => "related",
        Kind::Block(BlockKind::Boilerplate) => "boilerplate",
    }
}

/// Who-is-it rules: the sources marked with a name.
fn named_sources(marks: &[Marked]) -> Vec<Vec<Part>> {
    let named = marks.iter().filter(|m| m.role == "source" && m.name.is_some());
    named.map(|m| vec![(m.role.clone(), m.span, m.name.clone())]).collect()
}

/// Who the sources that `marks` name are taken to be. The rule must be what tells: without it, something differs.
fn resolved(with: &Scan, without: &Scan, text: &str, marks: &[Marked]) -> Result<Vec<Vec<Part>>, String> {
    if people_of(with) == people_of(without) {
        return Err(format!("in {text:?} the rule changes nothing"));
    }
    let mut out = Vec::new();
    for finding in &with.findings {
        for &span in finding.spans(Role::Source) {
            let named = marks
                .iter()
                .any(|m| m.role == "source" && m.span == span && m.name.is_some());
            let part = || {
                (
                    "source".to_owned(),
                    span,
                    finding.person.map(|p| with.people.get(p).name.clone()),
                )
            };
            out.extend(named.then(|| vec![part()]));
        }
    }
    Ok(out)
}

/// What is found in `text` with `rule` on and off, among `rules` and those that are experimental.
fn with_and_without(rule: &Rule, rules: &Rulebook, text: &str) -> (Scan, Scan) {
    let scan_when = |on| {
        let mut rules = rules.clone();
        rules.switch_layer(Layer::Signal, true);
        rules.switch(&rule.id, on);
        scan(&Document::with_rules("example", text, &rules), &rules)
    };
    (scan_when(true), scan_when(false))
}

/// Who each finding is about, by name.
fn people_of(scan: &Scan) -> Vec<(Span, Option<&str>)> {
    let name = |f: &Finding| f.person.map(|p| scan.people.get(p).name.as_str());
    scan.findings.iter().map(|f| (f.cover(), name(f))).collect()
}

fn readable(findings: &[Vec<Part>], text: &str) -> BTreeSet<Parts> {
    let part = |(role, span, name): &Part| {
        let name = name.as_deref().map_or(String::new(), |n| format!("={n}"));
        format!("{:06} {role}{name}: {}", span.start, span.of(text))
    };
    findings.iter().map(|f| f.iter().map(part).collect()).collect()
}
