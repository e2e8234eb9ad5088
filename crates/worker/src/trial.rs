//! A rule tried while it is being written.

use sayso_engine::rules::draft::{Draft, Fault};
use sayso_engine::rules::{Rule, Rulebook};
use sayso_engine::{Document, Finding, Kind, Role, SignalKind, Span, scan, sentence_at};
use serde::{Deserialize, Serialize};

use crate::draft_message::DraftMessage;

/// A text longer than this, in bytes, is tried in its first part only: typing must not wait for it.
const TRIED: usize = 50_000;

/// The most that a rule may cost in the part of a text that it is tried in ([`Rulebook::work`]).
const QUICK_WORK: u64 = 10_000_000;

/// Sentences of an article that are tried for an example.
const TRIED_SENTENCES: usize = 400;

/// A rule as it is being written, to be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// What it looks for; its examples do not matter.
    #[serde(with = "DraftMessage")]
    pub draft: Draft,
    /// Sentences that it should find something in.
    pub finds: Vec<String>,
    /// Sentences that it should leave alone.
    pub skips: Vec<String>,
    /// Most finds in the article that are told one by one; none if it is not tried there.
    pub shown: Option<u32>,
}

/// What a rule does so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// What is wrong with what it looks for, a sentence each. If something is, nothing was tried.
    pub faults: Vec<String>,
    /// The sentences of [`Trial::finds`] as it marks them ([`sayso_engine::rules::marked`]).
    pub finds: Vec<String>,
    /// The sentences of [`Trial::skips`] as it marks them.
    pub skips: Vec<String>,
    /// How often it finds something in the article.
    pub count: u32,
    /// Whether only the article's first part was looked through.
    pub cut: bool,
    /// The first part of each of the first finds there: its role, and where it stands, in bytes of the text.
    pub here: Vec<(String, u32, u32)>,
}

impl Trial {
    /// Tries it, in `article` if it is to be tried there.
    pub fn run(&self, article: &Document) -> Tried {
        let rule = match runnable(&self.draft) {
            Ok(rule) => rule,
            Err(faults) => {
                let faults = faults.into_iter().map(|fault| fault.text).collect();
                return Tried {
                    faults,
                    ..Tried::default()
                };
            }
        };
        let marked = |sentences: &[String]| sentences.iter().map(|s| mark(&rule, s)).collect();
        let (finds, cut) = self
            .shown
            .map_or_else(Default::default, |_| found_in_article(&rule, article));
        let shown = finds
            .iter()
            .filter_map(|find| find.first())
            .take(self.shown.unwrap_or(0) as usize);
        Tried {
            faults: Vec::new(),
            finds: marked(&self.finds),
            skips: marked(&self.skips),
            count: finds.len() as u32,
            cut,
            here: shown
                .map(|(role, span)| ((*role).to_owned(), span.start, span.end))
                .collect(),
        }
    }
}

/// The first sentence of `article` in which what `draft` looks for is found, or is not, on one line; none if there is none, or
/// the draft cannot run.
pub fn sentence(draft: &Draft, finds: bool, article: &Document) -> Option<String> {
    let rule = runnable(draft).ok()?;
    let tidy = |span: Span| span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    if finds {
        let (found, _) = found_in_article(&rule, article);
        let at = found.first()?.first()?.1.start;
        return sentence_at(article, at).map(tidy);
    }
    let mut at = 0;
    for _ in 0..TRIED_SENTENCES {
        let span = sentence_at(article, at).filter(|span| span.end > at)?;
        let sentence = tidy(span);
        if found(&rule, &sentence).is_empty() {
            return Some(sentence);
        }
        at = span.end;
    }
    None
}

/// A rule that looks for what a draft says, whatever else the draft still wants.
///
/// # Errors
/// What is wrong with what it looks for.
fn runnable(draft: &Draft) -> Result<Rule, Vec<Fault>> {
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
    draft.rule("x")
}

/// What `rule` alone finds in `text`: of each find its parts, by name, in the order of the text.
fn found(rule: &Rule, text: &str) -> Vec<Vec<(&'static str, Span)>> {
    let mut rules = Rulebook::default();
    rules.extend([rule.clone()]);
    let scan = scan(&Document::with_rules("", text, &rules), &rules);
    let finds = scan.findings.iter().filter(|f| f.rule == rule.id);
    finds.map(parts).collect()
}

/// What `rule` alone finds in the open article, and whether that is only its first part.
fn found_in_article(rule: &Rule, document: &Document) -> (Vec<Vec<(&'static str, Span)>>, bool) {
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

/// `text` in the marking of rule files ([`sayso_engine::rules::marked`]), with what `rule` finds in it marked.
fn mark(rule: &Rule, text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use sayso_engine::rules::marked;

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
        let (plain, _) = marked::parse(&marked_text).unwrap();
        assert_eq!(plain, text);
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

    #[test]
    fn a_trial_tells_marks_finds_and_faults() {
        let draft = Draft {
            layer: "label".to_owned(),
            words: vec!["late".to_owned()],
            ..Draft::default()
        };
        let article = Document::new("", "The quay is shut. The ferry was late again. It was late.");
        let trial = Trial {
            draft: draft.clone(),
            finds: vec!["Late again.".to_owned(), "On time.".to_owned()],
            skips: vec!["On time.".to_owned()],
            shown: Some(1),
        };
        let tried = trial.run(&article);
        assert_eq!(tried.finds, ["⟦label:Late⟧ again.", "On time."]);
        assert_eq!(tried.skips, ["On time."]);
        assert_eq!((tried.count, tried.cut), (2, false));
        let [(role, start, end)] = &tried.here[..] else {
            panic!("{tried:?}")
        };
        assert_eq!(
            (role.as_str(), Span::new(*start, *end).of(&article.text)),
            ("label", "late")
        );
        assert_eq!(
            sentence(&draft, true, &article).as_deref(),
            Some("The ferry was late again.")
        );
        assert_eq!(sentence(&draft, false, &article).as_deref(), Some("The quay is shut."));
        let faulty = Trial {
            draft: Draft {
                layer: "quote".to_owned(),
                regex: "(".to_owned(),
                ..Draft::default()
            },
            ..trial
        };
        let tried = faulty.run(&article);
        assert!(!tried.faults.is_empty() && tried.finds.is_empty(), "{tried:?}");
    }
}
