//! What a codebook may hold, and what it says of faults.

use sayso_notebook::{Codebook, CodebookProblem, CodingUnit, Label, Value, Variable};

/// A codebook with these labels, made one after another as a person makes them.
fn codebook(names: &[&str]) -> Codebook {
    let mut codebook = Codebook {
        name: "Claims".to_owned(),
        revision: 1,
        ..Codebook::default()
    };
    for name in names {
        let label = codebook.next_label(name, &['a', '3']);
        codebook.labels.push(label);
    }
    codebook
}

fn tone() -> Variable {
    Variable {
        id: "tone".to_owned(),
        name: "Tone".to_owned(),
        of: CodingUnit::Article,
        values: vec![Value {
            id: "calm".to_owned(),
            name: "Calm".to_owned(),
            ..Value::default()
        }],
        ..Variable::default()
    }
}

#[test]
fn new_labels_get_what_is_free() {
    let made = codebook(&["Fact", "Opinion", "Forecast", "Fact", "!", "Figure", "Fear"]);
    let signs: Vec<_> = made
        .labels
        .iter()
        .map(|l| (&*l.id, l.letter, l.colour, l.key))
        .collect();
    assert_eq!(
        signs,
        [
            ("fact", 'F', 1, Some('1')),
            ("opinion", 'O', 2, Some('2')),
            ("forecast", 'F', 3, Some('4')),
            ("fact-2", 'F', 4, Some('5')),
            ("code", 'A', 5, Some('6')),
            ("figure", 'F', 6, Some('7')),
            // Its letter is taken in the colour whose turn it is.
            ("fear", 'E', 1, Some('8')),
        ]
    );
    assert_eq!(made.problems(&['a', '3']), []);
}

#[test]
fn a_sound_codebook_has_no_problems() {
    let mut sound = codebook(&["Fact"]);
    sound.variables.push(tone());
    assert_eq!(sound.problems(&[]), []);
    assert!(sound.label("fact").is_some() && sound.variable("tone").is_some());
}

/// The one problem that `fault` makes of a sound codebook, as a person reads it.
fn told(fault: impl Fn(&mut Codebook)) -> String {
    let mut faulty = codebook(&["Fact", "Opinion"]);
    faulty.variables.push(tone());
    fault(&mut faulty);
    match &faulty.problems(&['a'])[..] {
        [problem] => problem.to_string(),
        others => panic!("{others:?}"),
    }
}

#[test]
fn each_fault_is_told_with_what_to_do() {
    let label = |change: fn(&mut Label)| told(|codebook| change(&mut codebook.labels[1]));
    let variable = |change: fn(&mut Variable)| told(|codebook| change(&mut codebook.variables[0]));
    let said = [
        label(|l| l.name = " ".to_owned()),
        label(|l| l.id = "My label".to_owned()),
        label(|l| l.id = "fact".to_owned()),
        label(|l| l.key = Some('1')),
        label(|l| l.key = Some('a')),
        label(|l| l.key = Some('é')),
        label(|l| (l.letter, l.colour) = ('F', 1)),
        label(|l| l.letter = '\u{200b}'),
        label(|l| l.colour = 7),
        label(|l| l.definition = "x".repeat(2_001)),
        label(|l| l.exclude = vec![String::new(); 51]),
        variable(|v| v.values.clear()),
        variable(|v| v.values[0].id = "cannot-tell".to_owned()),
        told(|codebook| {
            codebook.variables = (0..101)
                .map(|n| Variable {
                    id: format!("v{n}"),
                    ..tone()
                })
                .collect()
        }),
    ];
    let expected = [
        "“opinion” has no name. Give it one.",
        "“My label” cannot be an id. Use lower-case letters, digits and hyphens, up to 80 of them.",
        "There are two of the id “fact”. Give one of them another.",
        "“Fact” and “Opinion” have the same key, 1. Choose another for one of them.",
        "“Opinion” cannot have the key a: it does something else, or is no letter or digit. Choose another.",
        "“Opinion” cannot have the key é: it does something else, or is no letter or digit. Choose another.",
        "“Fact” and “Opinion” have the same letter, F, and the same colour. Change one of them, so that they can be told apart.",
        "“Opinion” needs a letter, digit or sign that can be seen.",
        "“Opinion” has a colour that there is not. Choose one from 1 to 6.",
        "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx …” is too long: 2000 letters is the most.",
        "There are too many examples of a label: 50 is the most.",
        "“Tone” has no answers to choose from. Add one.",
        "There are two of the id “cannot-tell”. Give one of them another.",
        "There are too many variables: 100 is the most.",
    ];
    assert_eq!(said, expected);
}

#[test]
fn all_faults_are_told_at_once() {
    let mut faulty = codebook(&["Fact", "Opinion"]);
    faulty.labels[1] = faulty.labels[0].clone();
    let problems = faulty.problems(&[]);
    assert_eq!(problems.len(), 3);
    assert!(problems.contains(&CodebookProblem::SameId { id: "fact".to_owned() }));
}
