//! Codebooks as files: what is written is read again, by its schema; and what is no codebook is told of.

use boon::{Compiler, Schemas};
use proptest::prelude::*;
use sayso_notebook::{Codebook, CodebookProblem, CodingUnit, Label, Value, Variable};
use sayso_wire::codebook::{Problem, read, write};
use sayso_wire::file::FileProblem;

fn labels(names: Vec<(String, String)>) -> Codebook {
    let mut codebook = Codebook::default();
    for (name, text) in names {
        let next = codebook.next_label(&name, &[]);
        codebook.labels.push(Label {
            include: vec![text.clone()],
            definition: text,
            ..next
        });
    }
    codebook
}

fn schema_errors(json: &str) -> String {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../docs/schema/sayso-codebook-1.schema.json")).unwrap();
    compiler.add_resource("schema.json", schema).unwrap();
    let schema = compiler.compile("schema.json", &mut schemas).unwrap();
    let value = serde_json::from_str(json).unwrap();
    schemas
        .validate(&value, schema)
        .err()
        .map_or(String::new(), |e| e.to_string())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        names in proptest::collection::vec(("[a-zA-Zé \"]{0,5}[a-z]", "\\PC{0,20}"), 0..12),
        group in "\\PC{0,8}",
        revision in 0u32..,
    ) {
        let mut codebook = labels(names);
        codebook.revision = revision;
        codebook.variables = [CodingUnit::Article, CodingUnit::Paragraph, CodingUnit::Statement, CodingUnit::Source]
            .into_iter()
            .enumerate()
            .map(|(n, of)| Variable {
                id: format!("v{n}"),
                name: "A question".to_owned(),
                of,
                values: vec![Value { id: "yes".to_owned(), name: "Yes".to_owned(), definition: group.clone() }],
                group: group.clone(),
                ..Variable::default()
            })
            .collect();
        let json = write(&codebook);
        prop_assert_eq!(read(&json, &[]), Ok(codebook));
        prop_assert_eq!(schema_errors(&json), "");
    }

    #[test]
    fn any_text_is_a_codebook_or_told_of(json in "\\PC{0,200}") {
        prop_assert!(read(&json, &[]).is_err_and(|problem| !problem.to_string().is_empty()));
    }

    #[test]
    fn a_codebook_cut_short_is_told_of(at in 0usize..400) {
        let json = write(&labels(vec![("Fact".to_owned(), "É".to_owned())]));
        let cut: String = json.chars().take(at).collect();
        let is_told = matches!(read(&cut, &[]), Err(Problem::File(FileProblem::NotJson { .. })));
        prop_assert!(is_told || cut.trim_end() == json.trim_end());
    }
}

/// What reading says of a file.
fn told(json: &str) -> String {
    read(json, &['a']).map_or_else(|problem| problem.to_string(), |codebook| format!("{codebook:?}"))
}

#[test]
fn each_kind_of_wrong_file_is_told() {
    let label = |more: &str| {
        format!(
            r#"{{"format":"sayso-codebook","version":1,"labels":[{{"id":"fact","name":"Fact","letter":"F",{more}}}],"variables":[]}}"#
        )
    };
    assert!(told("[]").contains("not a codebook made with Sayso. Choose"));
    assert!(told(r#"{"format":"sayso","version":1}"#).contains("It is an article with its marks"));
    assert!(
        told(r#"{"format":"sayso-codebook","version":2}"#)
            .contains("a codebook from a newer version of Sayso (its format is 2")
    );
    assert!(told(&label(r#""colour":"red""#)).contains("damaged at line 1"));
    assert!(told(&label(r#""colour":9"#)).contains("“Fact” has a colour that there is not."));
    assert!(told(&"x".repeat(2_000_001)).contains("2 MB is the most"));
}

#[test]
fn a_key_that_does_something_else_is_left_off() {
    let mut codebook = labels(vec![("Fact".to_owned(), String::new())]);
    codebook.labels[0].key = Some('a');
    assert!(matches!(
        &codebook.problems(&['a'])[..],
        [CodebookProblem::TakenKey { .. }]
    ));
    let read = read(&write(&codebook), &['a']).unwrap();
    assert_eq!(read.labels[0].key, None);
}
