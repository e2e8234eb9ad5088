//! Packs of rules: what they find, what is wrong with them, and that no pack takes long.

use proptest::prelude::*;
use sayso_engine::rules::draft::Draft;
use sayso_engine::rules::{MOST_WORK, Rulebook, examples};
use sayso_engine::{Document, Edit, Finding, Kind, Layer, Scanned, Span, rescan, scan};
use sayso_tests::{articles, odd, read, root};
use sayso_wire::packs::{self, MAX_BYTES, MOST_RULES, Pack, Problem};
use serde_json::{Value, json};

const FILE: &str = "quay.json";

fn pack(rules: Value) -> String {
    let pack = json!({ "format": "sayso-rules", "version": 1, "name": "quay", "rule": rules });
    serde_json::to_string_pretty(&pack).expect("plain data is JSON")
}

/// A rule without fault, with other values for some keys; null takes a key out.
fn rule(changes: Value) -> Value {
    let mut rule = json!({
        "id": "gulls", "layer": "label", "label": "Bird", "why": "It is a bird.", "words": ["gull"],
        "finds": ["A ⟦label:gull⟧ sat there."], "skips": ["A dog sat there."],
    });
    for (key, value) in changes.as_object().into_iter().flatten() {
        rule[key] = value.clone();
    }
    if let Some(keys) = rule.as_object_mut() {
        keys.retain(|_, value| !value.is_null());
    }
    rule
}

fn problems(json: &str) -> Vec<String> {
    packs::read(FILE, json)
        .problems
        .iter()
        .map(Problem::to_string)
        .collect()
}

fn rules_of(rules: Value) -> Rulebook {
    let read = packs::read(FILE, &pack(rules));
    assert_eq!(read.problems, []);
    let mut all = Rulebook::built_in();
    all.switch_layer(Layer::Signal, true);
    all.extend(read.pack.expect("a pack").rules());
    all
}

/// What the rules of packs find in `text`: rule, label and words.
fn found(rules: &Rulebook, text: &str) -> Vec<(String, Option<String>, String)> {
    let scan = scan(&Document::with_rules("t", text, rules), rules);
    let own = scan.findings.iter().filter(|f| f.rule.pack().is_some());
    let told = |f: &Finding| (f.rule.to_string(), f.name.clone(), f.cover().of(text).to_owned());
    own.map(told).collect()
}

#[test]
fn rules_of_every_kind_find_what_they_say() {
    let rules = json!([
        rule(json!({ "phrases": ["herring gull", "don't"] })),
        rule(
            json!({ "id": "pattern", "words": null, "pattern": "\"a\" Adjectives? (\"dog\" | \"cat\"):label",
            "finds": ["A small ⟦label:dog⟧ sat."], "skips": ["The dog sat."] })
        ),
        rule(json!({ "id": "whole", "words": null, "pattern": "\"sat\" \"there\"",
            "finds": ["It ⟦label:sat there⟧."], "skips": ["It sat."] })),
        rule(
            json!({ "id": "regex", "words": null, "regex": "(?i)(?<label>£\\d+)m\\b|no \\w+é",
            "finds": ["It cost ⟦label:£40⟧m.", "There was ⟦label:no café⟧."], "skips": ["It cost €40m."] })
        ),
        rule(json!({ "id": "said", "layer": "quote", "label": null, "words": null,
            "regex": "(?<source>[A-Z]\\w+) (?<cue>hollered) (?<content>.+)\\.",
            "finds": ["⟦source:Weir⟧ ⟦cue:hollered⟧ ⟦content:the tide is in⟧."], "skips": ["Weir sat there."] })),
        rule(json!({ "id": "odds", "layer": "signal", "label": null, "words": null,
            "regex": "(?<vague>\\d+ out of \\d+)", "finds": ["Some ⟦vague:9 out of 10⟧ agree."],
            "skips": ["\"It is 9 out of 10,\" Ana Ruiz said."] })),
    ]);
    let all = rules_of(rules);
    let own: Vec<_> = all.iter().filter(|rule| rule.id.pack() == Some("quay")).collect();
    assert_eq!(own.len(), 6);
    for rule in own {
        assert_eq!(examples::check(rule, &all), Ok(()), "{}", rule.id);
    }
    let text = "A dog saw a Herring Gull. “Don’t,” said Ana Ruiz, “no gulls.”";
    let bird = |words: &str| ("quay/gulls".to_owned(), Some("Bird".to_owned()), words.to_owned());
    let dog = ("quay/pattern".to_owned(), Some("Bird".to_owned()), "dog".to_owned());
    assert_eq!(found(&all, text), [dog, bird("Herring Gull"), bird("Don’t")]);
}

#[test]
fn each_fault_names_its_file_line_and_id_and_says_what_to_do() {
    let cases = [
        (json!({ "why": null }), true, "`why` is empty; tell the reader"),
        (json!({ "why": 7 }), false, "`why` is a text; write it so"),
        (json!({ "wy": "x" }), false, "unknown key \"wy\"; take it out"),
        (
            json!({ "words": "gull" }),
            false,
            "`words` is a list of texts; write it so",
        ),
        (json!({ "words": ["–"] }), false, "is no word or phrase; write letters"),
        (json!({ "words": null }), true, "it looks for nothing; add"),
        (json!({ "regex": "x" }), false, "keep one of them"),
        (
            json!({ "words": null, "regex": "(" }),
            false,
            "byte 0: unclosed group; correct",
        ),
        (
            json!({ "words": null, "regex": "(?<content>x)" }),
            false,
            "\"content\" is no role of the layer label",
        ),
        (
            json!({ "words": null, "pattern": "Nonsense" }),
            false,
            "Nonsense is no list and no unit; write",
        ),
        (
            json!({ "words": null, "pattern": "\"a\"):label" }),
            false,
            "closes nothing; correct the pattern",
        ),
        (json!({ "layer": "colour" }), false, "write label, quote or signal"),
        (
            json!({ "layer": "quote", "label": null }),
            false,
            "lists of words are for rules of the layer label",
        ),
        (json!({ "label": null }), true, "`label` is empty; say what"),
        (json!({ "finds": [] }), false, "no `finds`; add a sentence"),
        (
            json!({ "finds": ["A gull."] }),
            false,
            "nothing is marked in \"A gull.\"; add",
        ),
        (json!({ "finds": ["A ⟦label:gull."] }), false, "never closed, in"),
        (json!({ "skips": null }), true, "no `skips`; add a sentence"),
        (
            json!({ "why": "<script>alert(1)</script>" }),
            false,
            "`why` holds markup; write it in plain words",
        ),
        (
            json!({ "skips": ["<img src=x onerror=y>"] }),
            false,
            "`skips` holds markup",
        ),
        (
            json!({ "label": "a\u{0}b" }),
            false,
            "`label` holds a control character",
        ),
        (json!({ "confidence": 200 }), false, "write a number from 1 to 100"),
    ];
    for (change, missing, says) in cases {
        let json = pack(json!([rule(json!({ "id": "terns" })), rule(change)]));
        let read = packs::read(FILE, &json);
        let [problem] = &read.problems[..] else {
            panic!("{says}: {:?}", read.problems);
        };
        assert!(problem.text.contains(says), "{says}: {problem}");
        assert_eq!(problem.id.as_deref(), Some("gulls"), "{problem}");
        // The line of the key at fault; of the rule, where the key is missing.
        let at = json.lines().nth(problem.line - 1).unwrap_or_default().trim();
        assert_eq!(at == "{", missing, "{problem} is told of at {at:?}");
        assert!(
            problem
                .to_string()
                .starts_with(&format!("{FILE}:{} gulls: ", problem.line))
        );
        let kept = read.pack.expect("a pack");
        assert_eq!(kept.rules.len(), 1, "one bad rule takes no other along");
    }
}

#[test]
fn what_is_no_pack_is_told_in_one_sentence() {
    for (json, says) in [
        ("", "the file is empty"),
        ("[1]", "no rule pack; a pack is an object"),
        ("{\"format\": \"sayso-rules\",", "cut short"),
        ("{\n  format: 1}", "no JSON"),
        (
            "{\"format\": \"sayso\", \"version\": 1}",
            "a pack says \"format\": \"sayso-rules\"",
        ),
        (
            "{\"format\": \"sayso-rules\", \"version\": 9}",
            "a newer version of Sayso",
        ),
        ("{\"format\": \"sayso-rules\"}", "`version` is missing"),
        (
            "{\"format\": \"sayso-rules\", \"version\": 1, \"name\": \"A b\", \"rule\": []}",
            "`name` is lower-case words",
        ),
    ] {
        let found = problems(json);
        assert!(found.len() == 1 && found[0].contains(says), "{json}: {found:?}");
        assert!(packs::read(FILE, json).pack.is_none(), "{json}");
    }
    let twice = pack(json!([rule(json!({})), rule(json!({}))]));
    assert!(
        problems(&twice)[0].contains("this id stands in the pack already"),
        "{:?}",
        problems(&twice)
    );
    let key = twice.replacen("\"name\"", "\"name\": \"x\", \"name\"", 1);
    assert!(problems(&key).iter().any(|p| p.contains("`name` stands twice")));
}

#[test]
fn hostile_packs_end_in_problems() {
    let large = pack(json!([rule(json!({ "why": "a".repeat(10_000_000) }))]));
    assert!(problems(&large)[0].contains(&format!("{MAX_BYTES} is the most")));
    let many: Vec<Value> = (0..MOST_RULES + 5)
        .map(|i| rule(json!({ "id": format!("r{i}") })))
        .collect();
    let read = packs::read(FILE, &pack(many.into()));
    assert_eq!(
        (read.problems.len(), read.pack.map(|p| p.rules.len())),
        (1, Some(MOST_RULES))
    );
    for (change, says) in [
        (
            json!({ "words": null, "regex": "(a*)*b".repeat(400) }),
            "1000 characters at most",
        ),
        (
            json!({ "words": null, "regex": "((((a{50}){50}){50}){50})" }),
            "characters in a row",
        ),
        (
            json!({ "words": null, "regex": "[\\w\\W&&\\D]{400}" }),
            "too much memory",
        ),
        (json!({ "words": null, "regex": "(".repeat(900) }), "byte"),
        (json!({ "words": null, "pattern": "(".repeat(1_900) }), "nest too deep"),
        (
            json!({ "words": null, "pattern": "\"a\" ".repeat(450) }),
            "split the rule",
        ),
        (json!({ "words": vec!["x"; 5_000] }), "make two rules of it"),
        (
            json!({ "finds": vec!["A ⟦label:gull⟧."; 500] }),
            "keep the most telling",
        ),
    ] {
        let found = problems(&pack(json!([rule(change)])));
        assert!(found.iter().any(|p| p.contains(says)), "{says}: {found:?}");
    }
    let keys: String = (0..50_000).map(|i| format!("\"k{i}\": 1,")).collect();
    let found = problems(&pack(json!([])).replacen('{', &format!("{{{keys}"), 1));
    assert!(found[0].contains("has no keys but"), "{found:?}");
    let deep = pack(json!([])).replacen("[]", &"[".repeat(100_000), 1);
    assert!(!problems(&deep).is_empty());
    let faulty = vec![json!({}); 200];
    assert_eq!(problems(&pack(faulty.into())).len(), 101, "told of up to a hundred");
}

/// Expressions that stop a matcher which backtracks, and those that make a linear one search far for little.
#[test]
fn catastrophic_expressions_come_to_an_end() {
    let regexes = [
        "(a+)+$",
        "(a|aa)+b",
        "(.*a){20}",
        "(?:.?){400}0|[a-z]",
        "(\\w+\\s?)+:",
        "(?:a?){200}a{200}",
    ];
    let rules: Vec<Value> = regexes
        .iter()
        .enumerate()
        .map(|(i, regex)| rule(json!({ "id": format!("r{i}"), "words": null, "regex": regex })))
        .collect();
    let rules = rules_of(rules.into());
    for text in ["a".repeat(40_000), "aaaa a ".repeat(6_000), "Aa. ".repeat(8_000)] {
        assert!(!found(&rules, &text).is_empty());
    }
}

#[test]
fn rules_that_would_take_too_long_in_a_text_are_left_out_of_it() {
    let regex = |i: usize| rule(json!({ "id": format!("r{i}"), "words": null, "regex": "x{400}|gull" }));
    let mut all: Vec<Value> = (0..20).map(regex).collect();
    all.push(rule(json!({ "id": "last" })));
    let rules = rules_of(all.into());
    assert_eq!(rules.left_out(1_000).count(), 0);
    let bytes = (MOST_WORK / 404 / 10) as usize;
    let left_out: Vec<&str> = rules.left_out(bytes).map(|rule| rule.id.as_str()).collect();
    assert_eq!(
        (left_out.len(), left_out.first(), left_out.last()),
        (11, Some(&"quay/r10"), Some(&"quay/last"))
    );
    // A text that grows over that length is scanned anew.
    let filler = "The pier is old. ".repeat(bytes / 17 - 2) + "A gull. ";
    let before = Scanned::new("t", format!("A gull.\n\n{filler}"), &rules);
    let count = |scanned: &Scanned| scanned.scan.findings.iter().filter(|f| f.kind == Kind::Label).count();
    let edit = Edit {
        span: Span::new(0, 0),
        text: "The pier is long. ".repeat(4),
    };
    let after = rescan(&before, &edit).expect("the span is in the text");
    assert!(
        count(&after) < count(&before),
        "{} of {}",
        count(&after),
        count(&before)
    );
    let fresh = Document::with_rules("t", after.document.text.to_string(), &rules);
    assert!(after.scan == scan(&fresh, &rules));
}

#[test]
fn switched_off_a_rule_finds_nothing_and_the_others_stay() {
    let mut rules = rules_of(json!([
        rule(json!({})),
        rule(json!({ "id": "dogs", "words": ["dog"] }))
    ]));
    let text = "A gull saw a dog.";
    assert_eq!(found(&rules, text).len(), 2);
    let id = sayso_engine::RuleId::new("quay/gulls");
    rules.switch(&id, false);
    assert_eq!(found(&rules, text).len(), 1);
    let built_in = scan(&Document::new("t", text), &Rulebook::built_in());
    rules.switch(&sayso_engine::RuleId::new("quay/dogs"), false);
    assert_eq!(scan(&Document::new("t", text), &rules), built_in);
}

fn schema_refuses(json: &str) -> Option<String> {
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let path = root().join("docs/schema/sayso-rules-1.schema.json");
    let index = compiler
        .compile(&path.display().to_string(), &mut schemas)
        .expect("a schema");
    let value: Value = serde_json::from_str(json).expect("JSON");
    schemas.validate(&value, index).err().map(|error| error.to_string())
}

#[test]
fn the_schema_takes_what_is_written_and_refuses_what_is_faulty() {
    let reference = read("docs/rules.md");
    let worked = reference
        .split("```json\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let worked = worked.expect("docs/rules.md has a pack");
    assert_eq!(schema_refuses(worked), None);
    let pack_read = packs::read(FILE, worked).pack.expect("a pack");
    assert_eq!(schema_refuses(&pack_read.to_json()), None);
    for change in [
        json!({ "why": null }),
        json!({ "wy": "x" }),
        json!({ "words": null }),
        json!({ "regex": "x" }),
        json!({ "layer": "quote" }),
        json!({ "label": null }),
        json!({ "skips": [] }),
        json!({ "id": "Gulls" }),
    ] {
        let json = pack(json!([rule(change)]));
        assert!(schema_refuses(&json).is_some() && !problems(&json).is_empty(), "{json}");
    }
}

/// A text that may stand in a rule.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        odd::text(),
        "[ -~]{0,40}",
        Just("A ⟦label:gull⟧ sat.".to_owned()),
        Just("gull".to_owned())
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let name = prop_oneof![3 => "[a-z]{1,4}", 1 => words()];
    let layer = prop_oneof![4 => Just("label".to_owned()), 1 => Just("quote".to_owned()), 1 => Just("signal".to_owned()), 1 => words()];
    let list = || prop::collection::vec(words(), 0..3);
    let some = || prop_oneof![2 => Just(String::new()), 1 => words()];
    (
        name,
        layer,
        [some(), some(), some(), some()],
        [list(), list(), list(), list()],
        prop::option::of(0_u64..120),
    )
        .prop_map(
            |(id, layer, [label, why, pattern, regex], [words, phrases, finds, skips], confidence)| Draft {
                id,
                layer,
                label,
                why,
                words,
                phrases,
                pattern,
                regex,
                finds,
                skips,
                confidence,
            },
        )
}

#[test]
fn a_pack_whose_name_is_spoiled_is_told_of_that_and_of_the_key_in_its_place() {
    let json = pack(json!([rule(json!({}))])).replacen("\"name\"", "\"nam#\"", 1);
    assert_eq!(packs::read(FILE, &json).pack, None);
    let told = problems(&json);
    assert!(
        told.len() == 2 && told[0].contains("unknown key") && told[1].contains("name"),
        "{told:?}"
    );
}

proptest! {
    #![proptest_config(odd::config(200))]

    #[test]
    fn any_pack_is_read_and_what_stands_is_written_and_read_again(rules in prop::collection::vec(draft(), 0..4), title in words(), text in odd::text()) {
        let json = Pack { name: "any".to_owned(), title, rules }.to_json();
        let read = packs::read(FILE, &json);
        let pack = read.pack.expect("it has a name");
        prop_assert_eq!(pack.rules().len(), pack.rules.len());
        let again = packs::read(FILE, &pack.to_json());
        prop_assert_eq!(again.problems, []);
        prop_assert_eq!(again.pack, Some(pack.clone()));
        let mut rules = Rulebook::built_in();
        rules.extend(pack.rules());
        found(&rules, &text);
    }

    #[test]
    fn a_pack_cut_or_spoiled_anywhere_is_told_of(at in 0_usize..2_000, len in 0_usize..30, noise in "\\PC{0,5}") {
        let mut json = pack(json!([rule(json!({})), rule(json!({ "id": "dogs", "words": null, "regex": "(?<label>dogs?)" }))]));
        let from = json.floor_char_boundary(at.min(json.len()));
        let to = json.floor_char_boundary((at + len).min(json.len())).max(from);
        json.replace_range(from..to, &noise);
        let read = packs::read(FILE, &json);
        // What is JSON still may lack its name and have other faults as well: all of them are told.
        let is_json = serde_json::from_str::<Value>(&json).is_ok();
        prop_assert!(read.pack.is_some() || read.problems.len() == 1 || is_json && !read.problems.is_empty());
    }

    #[test]
    fn a_scan_after_an_edit_is_one_from_nothing_with_packs_too(which in any::<prop::sample::Index>(), from in 0_u32..1000, length in 0_u32..30, put in odd::text()) {
        let rules = rules_of(json!([
            rule(json!({ "words": ["the", "said"], "phrases": ["of the"] })),
            rule(json!({ "id": "regex", "words": null, "regex": "\\b[A-Z]\\w+ \\w+\\b" })),
            rule(json!({ "id": "pattern", "words": null, "pattern": "\"the\" Adjectives? SayingNoun:label" })),
            rule(json!({ "id": "said", "layer": "quote", "label": null, "words": null, "regex": "(?<source>[A-Z]\\w+) (?<cue>said) (?<content>.+)" })),
        ]));
        let all = articles();
        let text = which.get(&all).text.clone();
        let before = Scanned::new("t", text.clone(), &rules);
        let at = |share: u32| text.floor_char_boundary(text.len() * share.min(1000) as usize / 1000) as u32;
        let edit = Edit { span: Span::new(at(from), at(from + length)), text: put };
        let after = rescan(&before, &edit).expect("the span is in the text");
        let fresh = Document::with_rules("t", after.document.text.to_string(), &rules);
        prop_assert!(after.scan == scan(&fresh, &rules));
        prop_assert!(after.scan.findings.iter().any(|f| f.kind == Kind::Label));
    }
}
