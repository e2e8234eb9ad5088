use super::pattern::{self, MOST, Step};
use super::rule_files::RuleFiles;
use super::verbs::Verb;
use super::{RuleId, Rulebook, lexicon};
use lexicon::Forms;

const GOOD: &str = r#"
[[rule]]
id = "quote.good"
layer = "quote"
why = "Because."
confidence = 90
finds = ['⟦content:"Yes,"⟧ ⟦source:she⟧ ⟦cue:said⟧.']
skips = ['The sign read "Exit".']
procedure = "good"
"#;

/// What is wrong with `content`, as the build would say it.
fn problems(content: &str) -> Vec<String> {
    let mut files = RuleFiles::default();
    files.read("quotes.toml", content);
    files.check_together(pattern::UNITS);
    files.problems
}

#[test]
fn a_good_rule_has_no_problem() {
    assert_eq!(problems(GOOD), [""; 0]);
}

#[test]
fn each_fault_names_its_file_line_and_id_and_says_what_to_do() {
    let cases = [
        (
            GOOD.replace("skips = ['The sign read \"Exit\".']\n", ""),
            "no `skips`; add a sentence",
        ),
        (GOOD.replace("why = \"Because.\"\n", ""), "no `why`; tell the reader"),
        (GOOD.replace("⟦content:", ""), "⟧ closes nothing"),
        (
            GOOD.replace("⟦content:\"Yes,\"⟧ ⟦source:she⟧ ⟦cue:said⟧", "No"),
            "nothing is marked",
        ),
        (
            GOOD.replace("layer = \"quote\"", "layer = \"quotes\""),
            "\"quotes\" is no layer; say one of",
        ),
        (GOOD.replace("why =", "wy = 1\nwhy ="), "unknown key `wy`; take it out"),
        (
            GOOD.replace("procedure = \"good\"", "pattern = 'Source:speaker'"),
            "no role; the roles are",
        ),
        (
            GOOD.replace("procedure = \"good\"", "pattern = 'Sorce:source'"),
            "no list and no unit; add a list",
        ),
        (
            GOOD.replace("procedure = \"good\"\n", ""),
            "none of `pattern`, `regex`, `procedure` and `decides`; add one",
        ),
        (
            GOOD.replace(
                "procedure = \"good\"",
                "decides = \"commas\"\nwhen = ['next word: while']",
            ),
            "\"commas\" is no decision list; use one of comma-ends",
        ),
        (
            GOOD.replace("procedure = \"good\"", "decides = \"comma-ends\""),
            "no `when`; add the conditions",
        ),
        (
            GOOD.replace(
                "procedure = \"good\"",
                "decides = \"comma-ends\"\nwhen = ['next word is while']",
            ),
            "\"next word is while\" is no condition of the list comma-ends; use one of",
        ),
        (
            GOOD.replace(
                "procedure = \"good\"",
                "decides = \"no-cue\"\nwhen = ['it is in the list: verbs of mine']",
            ),
            "the list \"verbs of mine\" is not there; add it",
        ),
        (
            GOOD.replace(
                "procedure = \"good\"",
                "decides = \"marked-words\"\nthen = \"name\"\nwhen = ['it begins a sentence']",
            ),
            "`then` says what a rule of the list marked-words decides",
        ),
        (
            GOOD.replace("confidence = 90", "confidence = 200"),
            "no `confidence`; give the per cent",
        ),
    ];
    for (content, says) in cases {
        let found = problems(&content);
        assert_eq!(found.len(), 1, "{says}: {found:?}");
        assert!(found[0].starts_with("quotes.toml:2 quote.good: "), "{found:?}");
        assert!(found[0].contains(says), "{says}: {found:?}");
    }
}

#[test]
fn names_stand_once() {
    let found = problems(&format!("{GOOD}{GOOD}"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("quotes.toml:11 quote.good: this id stands at quotes.toml:2 already"),
        "{found:?}"
    );
}

#[test]
fn lists_are_read_and_checked() {
    let mut files = RuleFiles::default();
    files.read(
        "words.toml",
        "[[list]]\nname = \"town\"\nwhat = \"Towns.\"\nwords = 'aldine vale'",
    );
    assert_eq!(files.problems, [""; 0]);
    let list = &files.lists[0];
    assert_eq!(
        (list.what.as_str(), list.words.len(), list.verbs.len()),
        ("Towns.", 2, 0)
    );
    for (fields, says) in [
        ("words = 'Aldine'", "\"Aldine\" has a capital"),
        ("verbs = 'a=b=c=d'", "no verb entry; write lemma"),
        ("", "either `words` or `verbs`; give one"),
    ] {
        let found = problems(&format!("[[list]]\nname = \"town\"\nwhat = \"Towns.\"\n{fields}"));
        assert!(
            found[0].starts_with("quotes.toml:1 town: ") && found[0].contains(says),
            "{found:?}"
        );
    }
}

#[test]
fn broken_toml_says_where() {
    assert!(
        problems("[[rule]]\nid = ")
            .first()
            .is_some_and(|p| p.starts_with("quotes.toml:2: "))
    );
}

#[test]
fn verbs_are_inflected_by_the_spelling_rules() {
    for (entry, forms) in [
        ("announce", ["announces", "announced", "announced", "announcing"]),
        ("admit+", ["admits", "admitted", "admitted", "admitting"]),
        ("write=wrote=written", ["writes", "wrote", "written", "writing"]),
        ("deny", ["denies", "denied", "denied", "denying"]),
        ("convey", ["conveys", "conveyed", "conveyed", "conveying"]),
        ("stress", ["stresses", "stressed", "stressed", "stressing"]),
        ("agree", ["agrees", "agreed", "agreed", "agreeing"]),
        ("preach", ["preaches", "preached", "preached", "preaching"]),
        ("lie", ["lies", "lied", "lied", "lying"]),
    ] {
        let verb = Verb::read(entry).unwrap();
        assert_eq!(verb.lemma, entry.split(['=', '+']).next().unwrap_or_default());
        assert_eq!([verb.third, verb.past, verb.participle, verb.gerund], forms, "{entry}");
    }
    assert!(Verb::read("a=b=c=d").is_none());
    assert!(Verb::read("Say").is_none());
}

#[test]
fn patterns_are_read_with_roles_and_repetition() {
    let pieces = pattern::parse(r#"Source:source ("has" | "Had")? "said":cue Clause*:content"#).unwrap();
    assert_eq!(pieces.len(), 4);
    assert_eq!(pieces[0].role.as_deref(), Some("source"));
    assert_eq!((pieces[1].least, pieces[1].most), (0, 1));
    let Step::Group(alternatives) = &pieces[1].step else {
        panic!("{:?}", pieces[1])
    };
    assert_eq!(alternatives[1][0].step, Step::Literal("had".into()));
    assert_eq!((pieces[3].least, pieces[3].most), (0, MOST));
    assert_eq!(pattern::classes(&pieces), ["Source", "Clause"]);
    for broken in ["", "(", ")", "(a|)", "\"", "\"\"", "A |", "source", "A:b"] {
        assert!(pattern::parse(broken).is_err(), "{broken}");
    }
    assert!(pattern::parse(&"(".repeat(100_000)).is_err());
}

#[test]
fn the_lexicon_knows_forms_whatever_the_case() {
    let said = lexicon::look_up("Said");
    assert!(said.lists.any(lexicon::SAYING));
    assert!(said.forms.any(Forms::PAST) && said.forms.any(Forms::PARTICIPLE) && !said.forms.any(Forms::BASE));
    assert_eq!(said.lemma, "say");
    assert_eq!(lexicon::look_up("didn’t"), lexicon::look_up("didn't"));
    assert_eq!(lexicon::look_up("sagt"), lexicon::Entry::none());
    assert_eq!(lexicon::list("Saying"), Some(lexicon::SAYING));
}

#[test]
fn a_rule_is_switched_off_and_on() {
    let mut rules = Rulebook::built_in();
    let id = rules.iter().next().unwrap().id.clone();
    assert!(rules.on(id.as_str()).is_some());
    rules.switch(&id, false);
    assert!(rules.on(id.as_str()).is_none());
    assert!(rules.get(&id).is_some());
    rules.switch(&id, true);
    assert!(rules.on(id.as_str()).is_some());
    assert!(rules.on("no.such-rule").is_none());
    assert!(rules.get(&RuleId::new("no.such-rule")).is_none());
}
