//! A rule of one's own, as it is written, and what is wrong with it.

use super::pattern;
use super::surface::Surface;
use super::{Matcher, Rule, RuleId, length, lexicon, marked};
use crate::{Confidence, Layer};

/// Most words and phrases of one rule.
pub const MOST_WORDS: usize = 1_000;
/// Longest word or phrase, in chars.
pub const LONGEST_WORD: usize = 100;
/// Most sentences of `finds`, and of `skips`.
pub const MOST_SENTENCES: usize = 50;
/// Longest text that is read by people: `why`, an example, in chars.
pub const LONGEST_TEXT: usize = 2_000;
/// Longest id or label, in chars.
pub const LONGEST_NAME: usize = 60;
/// Most words, classes and signs of one pattern.
pub const MOST_PIECES: usize = 200;

/// The layers that rules of one's own may be of, by name.
const LAYERS: [(&str, Layer); 3] = [
    ("label", Layer::Label),
    ("quote", Layer::Quote),
    ("signal", Layer::Signal),
];

/// A rule as it is written. What a file leaves out is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its name in its pack: lower-case words with hyphens.
    pub id: String,
    /// `label`, `quote` or `signal`.
    pub layer: String,
    /// What its findings are called, for the layer `label`.
    pub label: String,
    /// Why its finding is one, in a sentence for a reader.
    pub why: String,
    /// Words it finds, whatever their case.
    pub words: Vec<String>,
    /// Phrases it finds, whatever their case.
    pub phrases: Vec<String>,
    /// A line in the pattern language ([`pattern`]).
    pub pattern: String,
    /// A regular expression ([`Surface`]).
    pub regex: String,
    /// Sentences it finds something in, marked ([`marked`]).
    pub finds: Vec<String>,
    /// Sentences it must find nothing in.
    pub skips: Vec<String>,
    /// How many of its findings were right, in per cent, if somebody has counted.
    pub confidence: Option<u64>,
}

/// What is wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key it is about.
    pub key: &'static str,
    /// What is wrong, and what to do.
    pub text: String,
}

/// Whether `name` can name a pack or a rule.
pub fn is_name(name: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(good) && !name.starts_with(['-', '.'])
}

/// What makes `text` unfit to be shown to people; none if nothing does.
pub fn unfit(text: &str) -> Option<&'static str> {
    let mut ends = text.match_indices('<').map(|(at, _)| text[at + 1..].chars().next());
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        Some("holds a control character; take it out")
    } else if ends.any(|next| next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))) {
        Some("holds markup; write it in plain words")
    } else {
        None
    }
}

impl Draft {
    /// The rule, as one of the pack `pack`.
    ///
    /// # Errors
    /// All that is wrong with it, never nothing.
    pub fn rule(&self, pack: &str) -> Result<Rule, Vec<Fault>> {
        let mut faults = Faults(Vec::new());
        if !is_name(&self.id) {
            let text =
                format!("`id` is lower-case words with hyphens, {LONGEST_NAME} characters at most; rename the rule");
            faults.add("id", text);
        }
        let layer = LAYERS
            .iter()
            .find(|(name, _)| *name == self.layer)
            .map(|(_, layer)| *layer);
        if layer.is_none() {
            faults.add(
                "layer",
                "`layer` says what the rule finds; write label, quote or signal",
            );
        }
        self.check_label(layer, &mut faults);
        faults.text(
            "why",
            &self.why,
            LONGEST_TEXT,
            "tell the reader in a sentence why this is a finding",
        );
        if self.confidence.is_some_and(|c| !(1..=100).contains(&c)) {
            faults.add(
                "confidence",
                "`confidence` is per cent; write a number from 1 to 100, or leave it out",
            );
        }
        self.check_sentences(&mut faults);
        let matcher = self.matcher(layer, &mut faults);
        match (layer, matcher) {
            (Some(layer), Some(matcher)) if faults.0.is_empty() => Ok(Rule {
                id: RuleId::new(format!("{pack}/{}", self.id)),
                layer,
                label: (layer == Layer::Label).then(|| self.label.trim().to_owned()),
                why: self.why.trim().to_owned(),
                finds: self.finds.clone(),
                skips: self.skips.clone(),
                matcher,
                confidence: Confidence(self.confidence.unwrap_or(0) as u8),
            }),
            _ => Err(faults.0),
        }
    }

    fn check_label(&self, layer: Option<Layer>, faults: &mut Faults) {
        match layer {
            Some(Layer::Label) => faults.text("label", &self.label, LONGEST_NAME, "say what its findings are called"),
            Some(_) if !self.label.is_empty() => {
                faults.add(
                    "label",
                    "`label` is for rules of the layer label; take it out, or change the layer",
                );
            }
            _ => {}
        }
    }

    fn check_sentences(&self, faults: &mut Faults) {
        for (key, sentences, add) in [
            (
                "finds",
                &self.finds,
                "add a sentence that the rule finds something in, with the find between ⟦role: and ⟧",
            ),
            (
                "skips",
                &self.skips,
                "add a sentence that looks alike, in which it must find nothing",
            ),
        ] {
            if sentences.is_empty() {
                faults.add(key, format!("no `{key}`; {add}"));
            }
            if sentences.len() > MOST_SENTENCES {
                faults.add(
                    key,
                    format!("`{key}` has more than {MOST_SENTENCES} sentences; keep the most telling"),
                );
            }
            for sentence in sentences.iter().take(MOST_SENTENCES) {
                faults.text(key, sentence, LONGEST_TEXT, add);
                match marked::parse(sentence) {
                    Ok((_, marks)) if key == "finds" && marks.is_empty() => {
                        faults.add(key, format!("nothing is marked in {:?}; {add}", short(sentence)));
                    }
                    Ok(_) => {}
                    Err(error) => faults.add(key, format!("{error}, in {:?}; correct the marking", short(sentence))),
                }
            }
        }
    }

    /// What it looks for; none if that cannot be said.
    fn matcher(&self, layer: Option<Layer>, faults: &mut Faults) -> Option<Matcher> {
        let words: Vec<&String> = self.words.iter().chain(&self.phrases).collect();
        let ways = [
            !words.is_empty(),
            !self.pattern.trim().is_empty(),
            !self.regex.trim().is_empty(),
        ];
        match ways {
            [true, false, false] => self.listed(&words, layer, faults),
            [false, true, false] => self.by_pattern(layer, faults),
            [false, false, true] => self.by_regex(layer, faults),
            [false, false, false] => {
                faults.add(
                    "words",
                    "it looks for nothing; add `words`, `phrases`, a `pattern` or a `regex`",
                );
                None
            }
            _ => {
                let text =
                    "it looks for words, a pattern and a regex at once; keep one of them, and make the others rules";
                faults.add("words", text);
                None
            }
        }
    }

    fn listed(&self, words: &[&String], layer: Option<Layer>, faults: &mut Faults) -> Option<Matcher> {
        if layer.is_some_and(|layer| layer != Layer::Label) {
            faults.add(
                "words",
                "lists of words are for rules of the layer label; write a pattern or a regex",
            );
        }
        if words.len() > MOST_WORDS {
            faults.add(
                "words",
                format!("more than {MOST_WORDS} words and phrases; make two rules of it"),
            );
        }
        let unfit = |w: &&&String| !w.contains(char::is_alphanumeric) || w.chars().count() > LONGEST_WORD;
        if let Some(word) = words.iter().find(unfit) {
            let text = format!(
                "{:?} is no word or phrase; write letters or digits, {LONGEST_WORD} characters at most",
                short(word)
            );
            faults.add("words", text);
        }
        Some(Matcher::Words(words.iter().map(|w| w.trim().to_owned()).collect()))
    }

    fn by_pattern(&self, layer: Option<Layer>, faults: &mut Faults) -> Option<Matcher> {
        if self.pattern.len() > LONGEST_TEXT {
            faults.add(
                "pattern",
                format!("`pattern` has more than {LONGEST_TEXT} characters; split the rule"),
            );
            return None;
        }
        let pieces = match pattern::parse(&self.pattern) {
            Ok(pieces) => pieces,
            Err(error) => {
                faults.add("pattern", format!("{error}; correct the pattern"));
                return None;
            }
        };
        if length(&pieces) > MOST_PIECES {
            faults.add(
                "pattern",
                format!("`pattern` has more than {MOST_PIECES} words and classes; split the rule"),
            );
        }
        let known = |class: &&&str| pattern::UNITS.contains(class) || lexicon::list(class).is_some();
        for class in pattern::classes(&pieces).iter().filter(|class| !known(class)) {
            let units = pattern::UNITS.join(", ");
            faults.add(
                "pattern",
                format!("{class} is no list and no unit; write a word in quotation marks, or one of {units}"),
            );
        }
        check_roles("pattern", &pattern::roles(&pieces), ":content", layer, faults);
        Some(Matcher::Pattern {
            text: self.pattern.clone(),
            pieces,
        })
    }

    fn by_regex(&self, layer: Option<Layer>, faults: &mut Faults) -> Option<Matcher> {
        match Surface::new(&self.regex) {
            Ok(surface) => {
                let groups: Vec<&str> = surface.expression().groups.iter().map(String::as_str).collect();
                check_roles("regex", &groups, "(?<content>…)", layer, faults);
                Some(Matcher::Regex(surface))
            }
            Err(error) => {
                faults.add("regex", format!("{error}; correct the regular expression"));
                None
            }
        }
    }
}

/// Holds the roles that a pattern or regular expression gives against those of its layer.
fn check_roles(key: &'static str, given: &[&str], content: &str, layer: Option<Layer>, faults: &mut Faults) {
    let Some((name, layer)) = LAYERS.into_iter().find(|(_, known)| Some(*known) == layer) else {
        return;
    };
    let roles = pattern::roles_of(name);
    for role in given.iter().filter(|role| !roles.contains(role)) {
        let all = roles.join(", ");
        faults.add(
            key,
            format!("\"{role}\" is no role of the layer {name}; its roles are {all}"),
        );
    }
    let has_one = match layer {
        Layer::Quote => given.contains(&"content"),
        Layer::Signal => given.iter().any(|role| roles.contains(role)),
        _ => true,
    };
    if !has_one {
        let needed = content.replace("content", roles[0]);
        faults.add(key, format!("nothing of it is marked as what is found; add {needed}"));
    }
}

/// Most chars of a file's own words in a message.
const SHOWN: usize = 60;

/// A file's own words as a message shows them: not all, where they are many.
pub fn short(words: &str) -> String {
    let mut short: String = words.chars().take(SHOWN).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, key: &'static str, text: impl Into<String>) {
        let text = text.into();
        self.0.push(Fault { key, text });
    }

    /// Holds a text that people read against what it must be: there, not too long, and text only.
    fn text(&mut self, key: &'static str, text: &str, most: usize, add: &str) {
        if text.trim().is_empty() {
            self.add(key, format!("`{key}` is empty; {add}"));
        } else if text.chars().count() > most {
            self.add(key, format!("`{key}` has more than {most} characters; shorten it"));
        } else if let Some(what) = unfit(text) {
            self.add(key, format!("`{key}` {what}"));
        }
    }
}
