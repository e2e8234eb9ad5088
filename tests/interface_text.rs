//! Every word of the interface stands in src/text/first.ftl or later.ftl: nothing missing, nothing left over, no words in the code.

use std::collections::BTreeSet;

use fluent_syntax::ast::Entry;
use regex::Regex;
use sayso_tests::{app_sources, read};

/// Of both files.
fn ids() -> Vec<String> {
    ["src/text/first.ftl", "src/text/later.ftl"]
        .into_iter()
        .flat_map(ids_of)
        .collect()
}

fn ids_of(path: &str) -> Vec<String> {
    let ftl = read(path);
    let resource = fluent_syntax::parser::parse(ftl.as_str()).unwrap_or_else(|(_, errors)| {
        panic!("{path} cannot be read: {errors:?}");
    });
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    messages.collect()
}

#[test]
fn each_id_is_given_once() {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = ids().into_iter().filter(|id| !seen.insert(id.clone())).collect();
    assert!(twice.is_empty(), "given more than once: {twice:?}");
}

#[test]
fn each_id_used_is_there() {
    let there: BTreeSet<_> = ids().into_iter().collect();
    let call = Regex::new(r#"\bt(?:_args)?\(\s*"([^"]+)""#).unwrap();
    let mut missing = Vec::new();
    for (path, source) in app_sources() {
        let source = without_comments(&source);
        let used = call.captures_iter(&source).map(|found| found[1].to_owned());
        missing.extend(used.filter(|id| !there.contains(id)).map(|id| format!("{path}: {id}")));
    }
    assert!(missing.is_empty(), "in no .ftl file: {missing:#?}");
}

#[test]
fn each_id_there_is_used() {
    let sources: String = app_sources().into_iter().map(|(_, source)| source).collect();
    let idle: Vec<_> = ids()
        .into_iter()
        .filter(|id| !sources.contains(&format!("\"{id}\"")))
        .collect();
    assert!(idle.is_empty(), "given but used nowhere: {idle:#?}");
}

#[test]
fn components_carry_no_words_of_their_own() {
    let found = words_in_code(app_sources());
    assert!(found.is_empty(), "words outside the .ftl files: {found:#?}");
}

#[test]
fn words_in_code_are_noticed() {
    for code in [
        r#"html! { <p>{ "Hello" }</p> }"#,
        r#"html! { <p>"Hello"</p> }"#,
        r#"html! { <button aria-label="Close" /> }"#,
        r#"html! { <textarea placeholder={"Paste here"} /> }"#,
    ] {
        assert_eq!(words_in_code(vec![("a.rs".into(), code.into())]).len(), 1, "{code}");
    }
    for code in [
        r#"html! { <p class="note">{ t("hello") }</p> }"#,
        r#"html! { <p>{ " · " }</p> }"#,
        r#"Kind::Direct => "direct""#,
        r#"fn name() -> &'static str { "name" }"#,
    ] {
        assert!(words_in_code(vec![("a.rs".into(), code.into())]).is_empty(), "{code}");
    }
}

/// Words for people that stand in a component: as a child, or in an attribute that is read out or shown.
fn words_in_code(sources: Vec<(String, String)>) -> Vec<String> {
    let literal = r#""[^"]*[A-Za-z]{2}[^"]*""#;
    let child = Regex::new(&format!(r#"(?:[^=-]>|/>)\s*(?:\{{\s*)?{literal}"#)).unwrap();
    let attribute = Regex::new(&format!(
        r"\b(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt)\s*=\s*(?:\{{\s*)?{literal}"
    ))
    .unwrap();
    let key = Regex::new(r#"\bkey\("[^"]*"\)"#).unwrap();
    let mut found = Vec::new();
    for (path, source) in sources {
        // A module's tests may say what they like.
        let shown = source.split("#[cfg(test)]").next().unwrap_or_default();
        let shown = without_comments(shown);
        // The name of a key is no tag's end.
        let shown = key.replace_all(&shown, "key");
        for pattern in [&child, &attribute] {
            found.extend(
                pattern
                    .find_iter(&shown)
                    .map(|hit| format!("{path}: {}", hit.as_str().trim())),
            );
        }
    }
    found
}

fn without_comments(source: &str) -> String {
    let comment = Regex::new(r"(?m)^\s*//.*$").unwrap();
    comment.replace_all(source, "").into_owned()
}
