use std::collections::HashSet;
use std::fmt;

/// The labels and variables that somebody codes articles with, and what each of them means.
///
/// Labels go on stretches of text, variables have one value for each thing of their kind. Both are known by their ids,
/// which stay when a name is put right; so what was coded before keeps its meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    /// What people call it.
    pub name: String,
    /// Counted up with every change, from 1: two coders can see whether they use the same.
    pub revision: u32,
    /// In the order they are offered.
    pub labels: Vec<Label>,
    /// In the order they are asked.
    pub variables: Vec<Variable>,
}

/// A label for stretches of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Lower-case words with hyphens; unique in the codebook.
    pub id: String,
    /// What people read.
    pub name: String,
    /// When it applies, in a sentence or two; may be empty.
    pub definition: String,
    /// Words that get it, as examples.
    pub include: Vec<String>,
    /// Words that do not, though one might think so.
    pub exclude: Vec<String>,
    /// One of the palette's colours, 1 to [`Codebook::COLOURS`]; each of them has its contrast checked in light and dark.
    pub colour: u8,
    /// The sign beside its stretches, so that colour is never alone.
    pub letter: char,
    /// The key that marks the words selected with it; none for one that has only its button.
    pub key: Option<char>,
    /// The heading it stands under; empty for none.
    pub group: String,
}

/// A question with a closed list of answers. *Cannot tell* is always among them ([`Codebook::CANNOT_TELL`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variable {
    /// Lower-case words with hyphens; unique in the codebook.
    pub id: String,
    /// What people read.
    pub name: String,
    /// What is asked, in a sentence or two; may be empty.
    pub definition: String,
    /// What it is asked of.
    pub of: CodingUnit,
    /// The answers, in order.
    pub values: Vec<Value>,
    /// The heading it stands under; empty for none.
    pub group: String,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// Lower-case words with hyphens; unique in the variable.
    pub id: String,
    /// What people read.
    pub name: String,
    /// When it applies; may be empty.
    pub definition: String,
}

/// What a variable has one value for each of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodingUnit {
    /// The article.
    #[default]
    Article,
    /// Each paragraph.
    Paragraph,
    /// Each quote or reported statement.
    Statement,
    /// Each voice.
    Source,
}

/// What keeps a codebook from being used. Its [`fmt::Display`] is a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookProblem {
    /// Something has no name.
    Nameless {
        /// Its id.
        id: String,
    },
    /// An id that is no lower-case words with hyphens, or is too long.
    BadId {
        /// As given.
        id: String,
    },
    /// Two labels, variables or values of one id.
    SameId {
        /// The id.
        id: String,
    },
    /// Two labels with one key.
    SameKey {
        /// The key.
        key: char,
        /// The labels' names.
        labels: [String; 2],
    },
    /// A key that does something else already, or is neither a letter nor a digit.
    TakenKey {
        /// The key.
        key: char,
        /// The label's name.
        label: String,
    },
    /// Two labels with one letter and one colour: nothing would tell their stretches apart.
    SameSign {
        /// The letter.
        letter: char,
        /// The labels' names.
        labels: [String; 2],
    },
    /// A letter that would not show.
    BadLetter {
        /// The label's name.
        label: String,
    },
    /// A colour that the palette does not have.
    BadColour {
        /// The label's name.
        label: String,
    },
    /// A variable without answers.
    NoValues {
        /// Its name.
        variable: String,
    },
    /// More of something than is taken in.
    TooMany {
        /// Of what, in words.
        what: &'static str,
        /// The most.
        most: usize,
    },
    /// A text that is too long.
    TooLong {
        /// How it begins.
        text: String,
        /// The most chars.
        most: usize,
    },
}

impl Codebook {
    /// How many colours the palette has.
    pub const COLOURS: u8 = 6;
    /// The id of the answer that every variable has.
    pub const CANNOT_TELL: &str = "cannot-tell";
    /// Most labels, and most variables.
    pub const MOST: usize = 100;
    /// Most values of a variable, and most examples of a label.
    pub const MOST_VALUES: usize = 50;
    /// Most chars of a name.
    pub const LONGEST_NAME: usize = 80;
    /// Most chars of a definition or an example.
    pub const LONGEST_TEXT: usize = 2_000;

    /// The label of this id.
    pub fn label(&self, id: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == id)
    }

    /// The variable of this id.
    pub fn variable(&self, id: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.id == id)
    }

    /// A label to begin with: the first colour and key that are free. `taken` are the keys that do something else.
    pub fn next_label(&self, name: &str, taken: &[char]) -> Label {
        let used = |colour: u8| self.labels.iter().filter(|l| l.colour == colour).count();
        let colour = (1..=Self::COLOURS).min_by_key(|&colour| used(colour)).unwrap_or(1);
        let is_free = |key: &char| !taken.contains(key) && !self.labels.iter().any(|l| l.key == Some(*key));
        let letters = name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase);
        let is_new = |letter: &char| !self.labels.iter().any(|l| l.letter == *letter && l.colour == colour);
        Label {
            id: free_id(name, |id| self.labels.iter().all(|l| l.id != id)),
            name: name.to_owned(),
            colour,
            letter: letters.chain('A'..='Z').find(is_new).unwrap_or('A'),
            key: ('1'..='9').find(is_free),
            ..Label::default()
        }
    }

    /// What keeps it from being used, all of it. `taken` are the keys that do something else.
    pub fn problems(&self, taken: &[char]) -> Vec<CodebookProblem> {
        let mut found = Vec::new();
        let many = [
            (self.labels.len(), "labels", Self::MOST),
            (self.variables.len(), "variables", Self::MOST),
        ];
        let examples = self.labels.iter().flat_map(|l| [l.include.len(), l.exclude.len()]);
        let values = self.variables.iter().map(|v| v.values.len());
        let inner = examples.map(|n| (n, "examples of a label", Self::MOST_VALUES));
        let inner = inner.chain(values.map(|n| (n, "values of a variable", Self::MOST_VALUES)));
        found.extend(
            many.into_iter()
                .chain(inner)
                .filter(|(count, _, most)| count > most)
                .map(|(_, what, most)| CodebookProblem::TooMany { what, most }),
        );
        names(&mut found, self.labels.iter().map(|l| (&*l.id, &*l.name)));
        names(&mut found, self.variables.iter().map(|v| (&*v.id, &*v.name)));
        for variable in &self.variables {
            let reserved = (Self::CANNOT_TELL, "Cannot tell");
            names(
                &mut found,
                std::iter::once(reserved).chain(variable.values.iter().map(|v| (&*v.id, &*v.name))),
            );
            if variable.values.is_empty() {
                found.push(CodebookProblem::NoValues {
                    variable: variable.name.clone(),
                });
            }
        }
        let groups = self
            .labels
            .iter()
            .map(|l| &l.group)
            .chain(self.variables.iter().map(|v| &v.group));
        let short = groups.chain([&self.name]).map(|text| (text, Self::LONGEST_NAME));
        let definitions = self.labels.iter().map(|l| &l.definition);
        let definitions = definitions.chain(self.variables.iter().map(|v| &v.definition));
        let values = self.variables.iter().flat_map(|v| &v.values).map(|v| &v.definition);
        let examples = self.labels.iter().flat_map(|l| l.include.iter().chain(&l.exclude));
        let long = definitions
            .chain(values)
            .chain(examples)
            .map(|text| (text, Self::LONGEST_TEXT));
        for (text, most) in short.chain(long) {
            too_long(&mut found, text, most);
        }
        self.signs(&mut found, taken);
        found
    }

    fn signs(&self, found: &mut Vec<CodebookProblem>, taken: &[char]) {
        for (i, label) in self.labels.iter().enumerate() {
            let name = || label.name.clone();
            if !(1..=Self::COLOURS).contains(&label.colour) {
                found.push(CodebookProblem::BadColour { label: name() });
            }
            if !label.letter.is_alphanumeric() && !label.letter.is_ascii_punctuation() {
                found.push(CodebookProblem::BadLetter { label: name() });
            }
            if let Some(key) = label.key
                && (taken.contains(&key) || !(key.is_ascii_digit() || key.is_ascii_lowercase()))
            {
                found.push(CodebookProblem::TakenKey { key, label: name() });
            }
            for earlier in &self.labels[..i] {
                let labels = || [earlier.name.clone(), name()];
                if let Some(key) = label.key.filter(|_| label.key == earlier.key) {
                    found.push(CodebookProblem::SameKey { key, labels: labels() });
                }
                if (label.letter, label.colour) == (earlier.letter, earlier.colour) {
                    found.push(CodebookProblem::SameSign {
                        letter: label.letter,
                        labels: labels(),
                    });
                }
            }
        }
    }
}

/// Finds what is wrong with the ids and names of one list.
fn names<'a>(found: &mut Vec<CodebookProblem>, list: impl Iterator<Item = (&'a str, &'a str)>) {
    let mut ids = HashSet::new();
    for (id, name) in list {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > Codebook::LONGEST_NAME || !id.chars().all(is_word) {
            found.push(CodebookProblem::BadId {
                id: id.chars().take(Codebook::LONGEST_NAME).collect(),
            });
        }
        if name.trim().is_empty() {
            found.push(CodebookProblem::Nameless { id: id.to_owned() });
        }
        too_long(found, name, Codebook::LONGEST_NAME);
        if !ids.insert(id) {
            found.push(CodebookProblem::SameId { id: id.to_owned() });
        }
    }
}

fn too_long(found: &mut Vec<CodebookProblem>, text: &str, most: usize) {
    if text.chars().nth(most).is_some() {
        let text = text.chars().take(40).collect();
        found.push(CodebookProblem::TooLong { text, most });
    }
}

/// An id made of a name's letters and digits that `is_free`.
pub fn free_id(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let words = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut id = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    id.truncate(Codebook::LONGEST_NAME / 2);
    let id = if id.is_empty() { "code".to_owned() } else { id };
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone())
        .chain(numbered)
        .find(|id| is_free(id))
        .unwrap_or(id)
}

impl std::error::Error for CodebookProblem {}

impl fmt::Display for CodebookProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nameless { id } => write!(f, "“{id}” has no name. Give it one."),
            Self::BadId { id } => write!(
                f,
                "“{id}” cannot be an id. Use lower-case letters, digits and hyphens, up to {} of them.",
                Codebook::LONGEST_NAME
            ),
            Self::SameId { id } => write!(f, "There are two of the id “{id}”. Give one of them another."),
            Self::SameKey { key, labels: [a, b] } => {
                write!(
                    f,
                    "“{a}” and “{b}” have the same key, {key}. Choose another for one of them."
                )
            }
            Self::TakenKey { key, label } => write!(
                f,
                "“{label}” cannot have the key {key}: it does something else, or is no letter or digit. Choose another."
            ),
            Self::SameSign { letter, labels: [a, b] } => write!(
                f,
                "“{a}” and “{b}” have the same letter, {letter}, and the same colour. Change one of them, so that they can be told apart."
            ),
            Self::BadLetter { label } => write!(f, "“{label}” needs a letter, digit or sign that can be seen."),
            Self::BadColour { label } => write!(
                f,
                "“{label}” has a colour that there is not. Choose one from 1 to {}.",
                Codebook::COLOURS
            ),
            Self::NoValues { variable } => write!(f, "“{variable}” has no answers to choose from. Add one."),
            Self::TooMany { what, most } => write!(f, "There are too many {what}: {most} is the most."),
            Self::TooLong { text, most } => {
                write!(f, "“{text} …” is too long: {most} letters is the most.")
            }
        }
    }
}
