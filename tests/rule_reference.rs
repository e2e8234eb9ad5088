//! The written reference of the rule language is true: its examples do what it says, and it leaves nothing out.

use std::collections::BTreeSet;
use std::fs;

use sayso_engine::rules::{Matcher, Rule, RuleId, Rulebook, decision, lexicon, pattern};
use sayso_engine::{Confidence, Layer};
use sayso_tests::{examples, read, root};
use sayso_wire::packs;

const REFERENCE: &str = "docs/rules.md";

/// A fenced block: the words after its opening fence, its lines, and the line it begins on.
struct Fence {
    kind: String,
    lines: Vec<String>,
    at: usize,
}

fn fences() -> Vec<Fence> {
    let text = read(REFERENCE);
    let mut lines = text.lines().enumerate();
    let mut out = Vec::new();
    while let Some((i, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else { continue };
        out.push(Fence {
            kind: kind.to_owned(),
            lines: lines
                .by_ref()
                .map(|(_, line)| line.to_owned())
                .take_while(|line| line != "```")
                .collect(),
            at: i + 1,
        });
    }
    out
}

fn rule(id: &str, pattern: &str) -> Rule {
    Rule {
        id: RuleId::new(id),
        layer: Layer::Quote,
        label: None,
        why: String::new(),
        finds: Vec::new(),
        skips: Vec::new(),
        matcher: Matcher::Pattern {
            text: pattern.to_owned(),
            pieces: pattern::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}")),
        },
        confidence: Confidence(70),
    }
}

/// An entry of the reference, as the build would read it.
fn entry(fence: &Fence) -> Rule {
    let table: toml::Table =
        toml::from_str(&fence.lines.join("\n")).unwrap_or_else(|error| panic!("{REFERENCE}:{}: {error}", fence.at));
    let entry = &table["rule"][0];
    let text = |key: &str| {
        entry[key]
            .as_str()
            .unwrap_or_else(|| panic!("{REFERENCE}:{}: no {key}", fence.at))
            .to_owned()
    };
    let texts = |key: &str| -> Vec<String> {
        let sentences = entry[key].as_array().into_iter().flatten();
        sentences.map(|s| s.as_str().expect("a sentence").to_owned()).collect()
    };
    assert_eq!(
        text("layer"),
        "quote",
        "{REFERENCE}:{}: patterns are for quotes",
        fence.at
    );
    Rule {
        why: text("why"),
        finds: texts("finds"),
        skips: texts("skips"),
        ..rule(&text("id"), &text("pattern"))
    }
}

#[test]
fn its_examples_do_what_it_says() {
    let built_in = Rulebook::built_in();
    let (mut checked, mut faults) = (0, Vec::new());
    for fence in fences() {
        let (kind, id) = fence.kind.split_once(' ').unwrap_or((&fence.kind, ""));
        let mut check = |outcome: Result<(), String>| {
            checked += 1;
            if let Err(fault) = outcome {
                faults.push(format!("{REFERENCE}:{}: {fault}", fence.at));
            }
        };
        match kind {
            "toml" => {
                let rule = entry(&fence);
                let mut rules = built_in.clone();
                rules.extend([rule.clone()]);
                check(examples::check(&rule, &rules));
            }
            "json" => {
                let read = packs::read(REFERENCE, &fence.lines.join("\n"));
                assert_eq!(read.problems, [], "{REFERENCE}:{}", fence.at);
                let rules = read.pack.expect("a pack without a problem").rules();
                assert!(rules.len() > 3, "{REFERENCE}:{}: {} rules", fence.at, rules.len());
                let mut all = built_in.clone();
                all.extend(rules.clone());
                rules.iter().for_each(|rule| check(examples::check(rule, &all)));
            }
            "finds" | "skips" => {
                let rule = built_in
                    .get(&RuleId::new(id))
                    .unwrap_or_else(|| panic!("{REFERENCE}:{}: no rule {id}", fence.at));
                let example = fence.lines.join("\n");
                check(match kind {
                    "finds" => examples::finds(rule, &built_in, &example),
                    _ => examples::skips(rule, &built_in, &example),
                });
            }
            "pattern" => {
                let lines: Vec<(&str, &str)> = fence.lines.iter().filter_map(|line| line.split_once(' ')).collect();
                let rule = rule("example.pattern", lines[0].1.trim());
                // How far a clause goes is what the decision lists say.
                let decides = |r: &&Rule| matches!(r.matcher, Matcher::Decision { .. });
                let mut rules = Rulebook::default();
                rules.extend(built_in.iter().filter(decides).cloned().chain([rule.clone()]));
                for (key, sentence) in &lines[1..] {
                    check(match *key {
                        "finds" => examples::finds(&rule, &rules, sentence.trim()),
                        "skips" => examples::skips(&rule, &rules, sentence.trim()),
                        other => Err(format!("{other} is no key of an example")),
                    });
                }
            }
            "forms" => {
                for line in &fence.lines {
                    let mut words = line.split_whitespace();
                    let lemma = words
                        .next()
                        .unwrap_or_default()
                        .split(['+', '='])
                        .next()
                        .unwrap_or_default();
                    let wrong = words.find(|form| lexicon::look_up(form).lemma != lemma);
                    check(wrong.map_or(Ok(()), |form| Err(format!("{form} is no form of {lemma}"))));
                }
            }
            // Commands and excerpts.
            "sh" | "text" => {}
            other => panic!("{REFERENCE}:{}: nothing tests a block of kind {other:?}", fence.at),
        }
    }
    assert!(checked > 50, "only {checked} examples looked at");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn it_leaves_nothing_out() {
    let text = read(REFERENCE);
    let says = |word: &str| text.contains(&format!("`{word}`"));
    let rules = Rulebook::built_in();
    let procedures: BTreeSet<&str> = rules
        .iter()
        .filter_map(|rule| match &rule.matcher {
            Matcher::Procedure(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    assert!(procedures.len() > 10, "{procedures:?}");
    let section = text.split_once("\n## Procedures\n").map_or("", |(_, rest)| rest);
    let section = section.split("\n## ").next().unwrap_or_default();
    let describes = |procedure: &&str| section.contains(&format!("`{procedure}`"));
    let mut missing: Vec<String> = procedures
        .into_iter()
        .filter(|name| !describes(name))
        .map(str::to_owned)
        .collect();
    missing.extend(
        pattern::UNITS
            .iter()
            .filter(|unit| !says(unit))
            .map(|unit| (*unit).to_owned()),
    );
    for list in decision::LISTS {
        let wanted = [list.name]
            .into_iter()
            .chain(list.conditions.iter().copied())
            .chain(list.outcomes.iter().copied());
        missing.extend(wanted.filter(|name| !says(name)).map(str::to_owned));
    }
    for folder in ["rules/en/names", "rules/en/phrases"] {
        for file in fs::read_dir(root().join(folder)).expect("a folder of lists") {
            let name = file
                .expect("a readable folder")
                .file_name()
                .to_string_lossy()
                .into_owned();
            missing.extend(Some(name).filter(|name| !says(name)));
        }
    }
    assert!(
        missing.is_empty(),
        "{REFERENCE} does not say what these are: {}",
        missing.join(", ")
    );
}
