//! Decision lists: rules that decide one question, each by conditions that all hold, the first that fits before the others.
//!
//! ```text
//! decides = "comma-ends"
//! when = ["next word: while, whereas", "somebody speaks later in the sentence"]
//! ```
//!
//! A condition is one of those that its list knows. With *not* before it, it must not hold. Where the list's own words end in
//! a colon, words follow it, set apart by commas; where they have an *N*, a number stands there.

/// A list: what it decides, and what its rules may say.
#[derive(Debug)]
pub struct DecisionList {
    /// Its name in a rule's `decides`.
    pub name: &'static str,
    /// What it decides, to be followed by the conditions.
    pub what: &'static str,
    /// The conditions that it knows, as they are written.
    pub conditions: &'static [&'static str],
    /// What a rule's `then` may be; empty where all its rules decide the same.
    pub outcomes: &'static [&'static str],
}

/// The condition that names lists of words.
pub const IN_LIST: &str = "it is in the list:";

/// All of them.
pub const LISTS: &[DecisionList] = &[
    DecisionList {
        name: "comma-ends",
        what: "What is said ends at a comma, outside of quotation marks, where",
        conditions: &[
            "next word:",
            "next is who, which or whom",
            "next is and, but or or",
            "next is an -ing form of a verb of saying",
            "next is an adverb",
            "next is not, never or the like",
            "then a pronoun",
            "then word:",
            "then a verb in -ed",
            "then somebody speaks",
            "then a clause follows",
            "the clause with who or which ends at a sign and the main verb follows",
            "somebody speaks later in the sentence",
            "an -ing form of a verb of saying follows soon",
            "a clause with who, which or that follows soon",
            "a noun of saying follows",
            "a clause follows",
            "somebody and a verb of saying follow, and what they say",
            "what is said has no verb yet",
            "what is said is an object, or hangs on another clause",
        ],
        outcomes: &[],
    },
    DecisionList {
        name: "marked-words",
        what: "What stands between quotation marks is decided on, if no cue reaches it, where",
        conditions: &[
            "it begins a sentence",
            "it has more than N words",
            "it ends in a stop or a comma",
            "it stands after a colon or a comma",
            "it stands after a sign of no sentence",
            "it stands after a preposition, a name or a noun",
            "it begins with a capital",
            "each of its longer words has a capital",
            "it has a verb or a pronoun",
        ],
        outcomes: &["quotation", "words", "piece", "term"],
    },
    DecisionList {
        name: "no-cue",
        what: "A verb tells nothing of what somebody says or thinks where",
        conditions: &[
            "it has no subject of its own",
            "its subject is who, which or that",
            "its subject opens with a, an, one or another",
            "it is a verb of saying",
            "it is a verb of thinking",
            IN_LIST,
            "it is an -ing form",
            "it is an infinitive",
            "it stands alone, right after a noun",
            "a phrase follows",
            "a question follows",
            "that or to follows",
            "an infinitive follows",
            "a name or a quotation follows",
        ],
        outcomes: &[],
    },
];

/// A condition of a rule, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// As its list has it.
    pub name: &'static str,
    /// Whether it must not hold.
    pub negated: bool,
    /// The words after its colon, in lower case.
    pub words: Vec<String>,
    /// The number in the place of its *N*; 0 if it has none.
    pub number: usize,
}

/// The list of this name.
pub fn list(name: &str) -> Option<&'static DecisionList> {
    LISTS.iter().find(|list| list.name == name)
}

/// Reads one condition of a rule of `list`.
///
/// # Errors
/// A sentence that says what may stand there.
pub fn parse(list: &'static DecisionList, text: &str) -> Result<Condition, String> {
    let (negated, said) = match text.strip_prefix("not: ") {
        Some(said) => (true, said),
        None => (false, text),
    };
    let read = |name: &'static str| {
        let condition = Condition {
            name,
            negated,
            words: Vec::new(),
            number: 0,
        };
        if name == said {
            return (!name.ends_with(':')).then_some(condition);
        }
        if name.ends_with(':') {
            let words = said.strip_prefix(name)?.split(',').map(|w| w.trim().to_lowercase());
            let words: Vec<String> = words.collect();
            return words
                .iter()
                .all(|w| !w.is_empty())
                .then_some(Condition { words, ..condition });
        }
        let (before, after) = name.split_once(" N ")?;
        let number = said.strip_prefix(before)?.strip_suffix(after)?.trim().parse().ok()?;
        Some(Condition { number, ..condition })
    };
    list.conditions.iter().find_map(|name| read(name)).ok_or_else(|| {
        format!(
            "\"{said}\" is no condition of the list {}; use one of: {}",
            list.name,
            list.conditions.join("; ")
        )
    })
}

/// A rule's question, its conditions, a line each, and what it decides, for people to read.
pub fn told(name: &str, when: &[String], then: &str) -> String {
    let mut out = list(name).map_or(name, |list| list.what).to_owned();
    for condition in when {
        out += "\n- ";
        out += condition;
    }
    if !then.is_empty() {
        out += "\nthen it is: ";
        out += then;
    }
    out
}
