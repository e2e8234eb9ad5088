//! A rule tried while it is being written.

use sayso_engine::rules::draft::{Draft, Fault};
use sayso_engine::rules::{Rule, Rulebook, marked};
use sayso_engine::{Document, Finding, Kind, Role, SignalKind, Span, scan};

use super::MINE;
use crate::platform::worker::QUICK_WORK;

/// A text longer than this, in bytes, is tried in its first part only: typing must not wait for it.
const TRIED: usize = 50_000;

/// A rule that looks for what a draft says, whatever else the draft still wants.
///
/// # Errors
/// What is wrong with what it looks for.
pub fn runnable(draft: &Draft) -> Result<Rule, Vec<Fault>> {
    let filled = |text: &str| {
        if text.trim().is_empty() {
            "x".to_owned()
        } else {
            text.to_owned()
        }
    };
    let draft = Draft {
        id: "x".to_owned(),
        label: if draft.layer == "label" {
            filled(&draft.label)
        } else {
            String::new()
        },
        why: "x".to_owned(),
        finds: vec!["⟦label:x⟧".to_owned()],
        skips: vec!["x".to_owned()],
        ..draft.clone()
    };
    draft.rule(MINE)
}

/// What `rule` alone finds in `text`: of each find its parts, by name, in the order of the text.
pub fn found(rule: &Rule, text: &str) -> Vec<Vec<(&'static str, Span)>> {
    let mut rules = Rulebook::default();
    rules.extend([rule.clone()]);
    let scan = scan(&Document::with_rules("", text, &rules), &rules);
    let finds = scan.findings.iter().filter(|f| f.rule == rule.id);
    finds.map(parts).collect()
}

/// What `rule` alone finds in the open article, and whether that is only its first part.
pub fn found_in_article(rule: &Rule, document: &Document) -> (Vec<Vec<(&'static str, Span)>>, bool) {
    let mut rules = Rulebook::default();
    rules.extend([rule.clone()]);
    let most = (QUICK_WORK / rules.work(1).max(1)) as usize;
    let tried = document
        .text
        .floor_char_boundary(document.text.len().min(TRIED).min(most));
    if tried < document.text.len() {
        return (found(rule, &document.text[..tried]), true);
    }
    let scan = scan(document, &rules);
    let finds = scan.findings.iter().filter(|f| f.rule == rule.id);
    (finds.map(parts).collect(), false)
}

fn parts(finding: &Finding) -> Vec<(&'static str, Span)> {
    let named = |role| match (role, finding.kind) {
        (Role::Content, _) => "content",
        (Role::Cue, _) => "cue",
        (Role::Source, _) => "source",
        (Role::Whole, Kind::Signal(SignalKind::Hedge)) => "hedge",
        (Role::Whole, Kind::Signal(SignalKind::Loaded)) => "loaded",
        (Role::Whole, Kind::Signal(SignalKind::Unattributed)) => "unattributed",
        (Role::Whole, Kind::Signal(SignalKind::Vague)) => "vague",
        (Role::Whole, _) => "label",
    };
    let parts = finding.parts.iter();
    parts
        .flat_map(|p| p.spans.iter().map(|span| (named(p.role), *span)))
        .collect()
}

/// `text` in the marking of rule files ([`marked`]), with what `rule` finds in it marked.
pub fn mark(rule: &Rule, text: &str) -> String {
    let finds = found(rule, text);
    let several = finds.len() > 1;
    let mut signs: Vec<(u32, bool, String)> = Vec::new();
    for (number, find) in (1..).zip(&finds) {
        for (role, span) in find {
            let number = if several && matches!(*role, "content" | "cue" | "source") {
                format!("#{number}")
            } else {
                String::new()
            };
            signs.push((span.start, true, format!("⟦{role}{number}:")));
            signs.push((span.end, false, "⟧".to_owned()));
        }
    }
    // What ends at a place ends before something begins there.
    signs.sort_by_key(|(at, opens, _)| (*at, *opens));
    let mut out = String::with_capacity(text.len() + 16 * signs.len());
    let mut from = 0;
    for (at, _, sign) in signs {
        out.push_str(&text[from..at as usize]);
        out.push_str(&sign);
        from = at as usize;
    }
    out + &text[from..]
}

/// A sentence without its marking.
pub fn plain(sentence: &str) -> String {
    marked::parse(sentence).map_or_else(|_| sentence.to_owned(), |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Rule {
        let draft = Draft {
            layer: "label".to_owned(),
            words: words.iter().map(|&w| w.to_owned()).collect(),
            ..Draft::default()
        };
        runnable(&draft).unwrap()
    }

    #[test]
    fn what_a_rule_finds_is_marked_and_read_again() {
        let rule = words(&["late", "very slow"]);
        let text = "Late, and very slow: “late”.";
        let marked_text = mark(&rule, text);
        assert_eq!(marked_text, "⟦label:Late⟧, and ⟦label:very slow⟧: “⟦label:late⟧”.");
        assert_eq!(plain(&marked_text), text);
        let said = Draft {
            layer: "quote".to_owned(),
            regex: "(?<source>[A-Z]\\w+) (?<cue>hollers) (?<content>\\w+)".to_owned(),
            ..Draft::default()
        };
        let said = runnable(&said).unwrap();
        assert_eq!(
            mark(&said, "Weir hollers yes, Calder hollers no."),
            "⟦source#1:Weir⟧ ⟦cue#1:hollers⟧ ⟦content#1:yes⟧, ⟦source#2:Calder⟧ ⟦cue#2:hollers⟧ ⟦content#2:no⟧."
        );
    }

    #[test]
    fn a_long_article_is_tried_in_its_first_part() {
        let rule = words(&["late"]);
        let (all, cut) = found_in_article(&rule, &Document::new("", "It is late. ".repeat(10)));
        assert_eq!((all.len(), cut), (10, false));
        let (some, cut) = found_in_article(&rule, &Document::new("", "It is late. ".repeat(10_000)));
        assert!(some.len() < 5_000 && cut, "{}", some.len());
    }
}
