//! Reads the rule files (`rules/<language>/*.toml`) and says what is wrong with them, where, and what to do.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::verbs::Verb;
use super::{decision, expression, marked, pattern};

/// A `[[rule]]` entry.
#[derive(Debug)]
pub struct RuleEntry {
    pub id: String,
    pub layer: String,
    pub why: String,
    pub finds: Vec<String>,
    pub skips: Vec<String>,
    pub pattern: Option<String>,
    pub regex: Option<String>,
    pub procedure: Option<String>,
    pub decides: Option<String>,
    pub when: Vec<String>,
    pub then: String,
    pub confidence: u8,
    /// `file:line`, for messages.
    pub place: String,
}

/// A `[[list]]` entry: words that share a class.
#[derive(Debug)]
pub struct ListEntry {
    pub name: String,
    pub what: String,
    pub words: Vec<String>,
    /// As written: [`Verb::read`] has their forms.
    pub verbs: Vec<String>,
    pub place: String,
}

/// Everything the rule files hold.
#[derive(Debug, Default)]
pub struct RuleFiles {
    pub rules: Vec<RuleEntry>,
    pub lists: Vec<ListEntry>,
    /// What is wrong, a sentence each: `file:line id: what; what to do`.
    pub problems: Vec<String>,
}

/// The layers a rule can belong to, as the engine's `Layer` names them in lower case.
const LAYERS: [&str; 6] = ["structure", "quote", "cue", "source", "entity", "signal"];
const RULE_KEYS: &str = "id, layer, why, finds, skips, confidence, and pattern, regex, procedure or decides with when";
const LIST_KEYS: &str = "name, what, and words or verbs";

impl RuleFiles {
    /// Reads one file more. `file` is the name that messages give.
    pub fn read(&mut self, file: &str, content: &str) {
        let table = match DeTable::parse(content) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(content, span.start));
                let message = error.message();
                self.problems
                    .push(format!("{file}:{line}: {message}; correct the TOML here"));
                return;
            }
        };
        for (key, value) in &table {
            let line = line_of(content, key.span().start);
            let entries = value.get_ref().as_array();
            match (&**key.get_ref(), entries) {
                ("rule", Some(entries)) => {
                    for entry in entries {
                        let mut fields = Fields::new(file, content, entry, "id", &mut self.problems);
                        let rule = fields.rule();
                        fields.nothing_left(RULE_KEYS);
                        self.rules.extend(rule);
                    }
                }
                ("list", Some(entries)) => {
                    for entry in entries {
                        let mut fields = Fields::new(file, content, entry, "name", &mut self.problems);
                        let list = fields.list();
                        fields.nothing_left(LIST_KEYS);
                        self.lists.extend(list);
                    }
                }
                (other, _) => self.problems.push(format!(
                    "{file}:{line}: unknown key \"{other}\"; a rule file holds [[rule]] and [[list]] entries only"
                )),
            }
        }
    }

    /// Looks at what only shows over all files: names used twice, patterns that name no list.
    /// `units` are the classes that the engine itself knows.
    pub fn check_together(&mut self, units: &[&str]) {
        let mut seen = BTreeMap::new();
        for (name, place, kind) in (self.rules.iter().map(|r| (&r.id, &r.place, "id")))
            .chain(self.lists.iter().map(|l| (&l.name, &l.place, "list name")))
        {
            if let Some(first) = seen.insert((kind, name), place) {
                self.problems.push(format!(
                    "{place} {name}: this {kind} stands at {first} already; give one of them another"
                ));
            }
        }
        for rule in &self.rules {
            let named = rule
                .when
                .iter()
                .filter_map(|c| c.trim_start_matches("not: ").strip_prefix(decision::IN_LIST));
            for name in named.flat_map(|names| names.split(',')).map(str::trim) {
                if !self.lists.iter().any(|list| list.name == name) {
                    self.problems.push(format!(
                        "{} {}: the list \"{name}\" is not there; add it, or use another",
                        rule.place, rule.id
                    ));
                }
            }
        }
        let lists: Vec<String> = self.lists.iter().map(|l| pattern::class_name(&l.name)).collect();
        for rule in &self.rules {
            let Some(Ok(parsed)) = rule.pattern.as_deref().map(pattern::parse) else {
                continue;
            };
            for class in pattern::classes(&parsed) {
                if !units.contains(&class) && !lists.iter().any(|l| l == class) {
                    self.problems.push(format!(
                        "{} {}: the pattern names the class {class}, which is no list and no unit; \
                         add a list of that name, or use one of {}",
                        rule.place,
                        rule.id,
                        units.join(", ")
                    ));
                }
            }
        }
        self.problems.sort();
    }
}

fn line_of(content: &str, byte: usize) -> usize {
    1 + content[..byte].matches('\n').count()
}

/// The keys of one entry, taken out as they are read.
struct Fields<'a> {
    /// `file:line name`, for messages.
    at: String,
    place: String,
    values: BTreeMap<String, &'a Spanned<DeValue<'a>>>,
    problems: &'a mut Vec<String>,
}

impl<'a> Fields<'a> {
    fn new(
        file: &str,
        content: &str,
        entry: &'a Spanned<DeValue<'a>>,
        name: &str,
        problems: &'a mut Vec<String>,
    ) -> Self {
        let values: BTreeMap<_, _> = entry.get_ref().as_table().map_or_else(BTreeMap::new, |table| {
            table.iter().map(|(k, v)| (k.get_ref().to_string(), v)).collect()
        });
        let place = format!("{file}:{}", line_of(content, entry.span().start));
        let at = match values.get(name).and_then(|v| v.get_ref().as_str()) {
            Some(name) => format!("{place} {name}"),
            None => place.clone(),
        };
        Self {
            at,
            place,
            values,
            problems,
        }
    }

    fn problem(&mut self, text: &str) {
        self.problems.push(format!("{}: {text}", self.at));
    }

    fn text(&mut self, key: &str) -> Option<String> {
        let value = self.values.remove(key)?;
        let text = value.get_ref().as_str().map(|s| s.trim().to_owned());
        if text.as_deref().is_none_or(str::is_empty) {
            self.problem(&format!("`{key}` is no text, or an empty one; write it between quotes"));
        }
        text
    }

    fn needed(&mut self, key: &str, do_this: &str) -> Option<String> {
        if !self.values.contains_key(key) {
            self.problem(&format!("no `{key}`; {do_this}"));
        }
        self.text(key)
    }

    /// Example sentences: one or more, each rightly marked.
    fn sentences(&mut self, key: &str, do_this: &str) -> Vec<String> {
        let value = self.values.remove(key);
        let array = value.and_then(|v| v.get_ref().as_array());
        let sentences: Vec<String> = array.map_or_else(Vec::new, |array| {
            array
                .iter()
                .filter_map(|s| s.get_ref().as_str())
                .map(str::to_owned)
                .collect()
        });
        if sentences.is_empty() {
            self.problem(&format!("no `{key}`; {do_this}"));
        }
        for sentence in &sentences {
            match marked::parse(sentence) {
                Ok((_, marks)) if key == "finds" && marks.is_empty() => self.problem(&format!(
                    "nothing is marked in {sentence:?}; put what the rule finds between ⟦role: and ⟧"
                )),
                Ok(_) => {}
                Err(error) => self.problem(&format!("{error}, in {sentence:?}; correct the marking")),
            }
        }
        sentences
    }

    fn rule(&mut self) -> Option<RuleEntry> {
        let id = self.needed("id", "name the rule, as \"layer.what-it-does\"");
        if let Some(id) = &id {
            let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
            if !id.chars().all(good) || id.split('.').count() < 2 || id.split('.').any(str::is_empty) {
                self.problem("an id is lower-case words with hyphens, after its family and a full stop; rename it");
            }
        }
        let layer = self.needed("layer", &format!("say one of {}", LAYERS.join(", ")));
        if let Some(layer) = layer.as_deref().filter(|l| !LAYERS.contains(l)) {
            self.problem(&format!("\"{layer}\" is no layer; say one of {}", LAYERS.join(", ")));
        }
        let why = self.needed("why", "tell the reader in a sentence why this is a finding");
        let finds = self.sentences("finds", "add a sentence that the rule finds something in, marked");
        let skips = self.sentences("skips", "add a sentence that the rule must find nothing in");
        let confidence = match self.values.remove("confidence").map(|v| v.get_ref().as_integer()) {
            Some(Some(number)) => u8::try_from(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(0)),
            _ => Ok(0),
        };
        let confidence = confidence.ok().filter(|c| (1..=100).contains(c));
        if confidence.is_none() {
            self.problem("no `confidence`; give the per cent of its findings that were right, 1 to 100");
        }
        let [pattern, regex, procedure, decides] =
            ["pattern", "regex", "procedure", "decides"].map(|key| self.text(key));
        match [&pattern, &regex, &procedure, &decides].into_iter().flatten().count() {
            0 => self.problem("none of `pattern`, `regex`, `procedure` and `decides`; add one"),
            1 => {}
            _ => self.problem("more than one of `pattern`, `regex`, `procedure` and `decides`; take the others out"),
        }
        let (when, then) = decides
            .as_deref()
            .map_or_else(Default::default, |list| self.decision(list));
        if let Some(Err(error)) = pattern.as_deref().map(pattern::parse) {
            self.problem(&format!("{error}; correct the pattern"));
        }
        let layer_name = layer.as_deref().unwrap_or_default();
        let roles = pattern::roles_of(layer_name);
        let parsed = pattern.as_deref().and_then(|text| pattern::parse(text).ok());
        let given = parsed.as_deref().map_or_else(Vec::new, pattern::roles);
        if let Some(role) = given.into_iter().find(|role| !roles.contains(role)) {
            self.problem(&format!(
                "\"{role}\" is no role of the layer {layer_name}; use one of its own"
            ));
        }
        match regex.as_deref().map(expression::parse) {
            Some(Err(error)) => self.problem(&format!("{error}; correct the regular expression")),
            Some(Ok(read)) if !read.groups.iter().any(|group| roles.contains(&group.as_str())) => {
                self.problem(&format!(
                    "no group of the regular expression is a role of the layer {layer_name}; name one, as in (?<content>…)"
                ));
            }
            _ => {}
        }
        Some(RuleEntry {
            id: id?,
            layer: layer?,
            why: why?,
            finds,
            skips,
            pattern,
            regex,
            procedure,
            decides,
            when,
            then,
            confidence: confidence?,
            place: self.place.clone(),
        })
    }

    /// The conditions and the outcome of a rule of the decision list `name`.
    fn decision(&mut self, name: &str) -> (Vec<String>, String) {
        let value = self.values.remove("when");
        let array = value.and_then(|v| v.get_ref().as_array());
        let text = |v: &Spanned<DeValue>| v.get_ref().as_str().map(str::to_owned);
        let when: Vec<String> = array.map_or_else(Vec::new, |array| array.iter().filter_map(text).collect());
        let then = self.values.contains_key("then").then(|| self.text("then")).flatten();
        let then = then.unwrap_or_default();
        let Some(list) = decision::list(name) else {
            let names: Vec<&str> = decision::LISTS.iter().map(|list| list.name).collect();
            self.problem(&format!(
                "\"{name}\" is no decision list; use one of {}",
                names.join(", ")
            ));
            return (when, then);
        };
        if when.is_empty() {
            self.problem("no `when`; add the conditions that must hold, as a list of texts");
        }
        for condition in &when {
            if let Err(error) = decision::parse(list, condition) {
                self.problem(&error);
            }
        }
        if list.outcomes.is_empty() != then.is_empty() || !then.is_empty() && !list.outcomes.contains(&then.as_str()) {
            self.problem(&match list.outcomes {
                [] => format!("all rules of the list {name} decide the same; take `then` out"),
                some => format!(
                    "`then` says what a rule of the list {name} decides; use one of {}",
                    some.join(", ")
                ),
            });
        }
        (when, then)
    }

    fn list(&mut self) -> Option<ListEntry> {
        let name = self.needed("name", "name the list in lower-case words with underscores");
        if let Some(name) = &name
            && !name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        {
            self.problem("a list's name is lower-case words with underscores; rename it");
        }
        let what = self.needed("what", "say in a sentence what the words have in common");
        let words = self.text("words").unwrap_or_default();
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        for word in words.iter().filter(|w| w.chars().any(char::is_uppercase)) {
            self.problem(&format!(
                "\"{word}\" has a capital; words are compared in lower case, so write it so"
            ));
        }
        let verbs = self.text("verbs").unwrap_or_default();
        let verbs: Vec<String> = verbs.split_whitespace().map(str::to_owned).collect();
        for verb in verbs.iter().filter(|verb| Verb::read(verb).is_none()) {
            self.problem(&format!(
                "\"{verb}\" is no verb entry; write lemma, lemma+ (doubles its last letter), \
                 lemma=past or lemma=past=participle"
            ));
        }
        if words.is_empty() == verbs.is_empty() {
            self.problem("a list has either `words` or `verbs`; give one of them");
        }
        Some(ListEntry {
            name: name?,
            what: what?,
            words,
            verbs,
            place: self.place.clone(),
        })
    }

    /// Every key that nothing has read is unknown.
    fn nothing_left(mut self, known: &str) {
        for key in std::mem::take(&mut self.values).into_keys() {
            self.problem(&format!("unknown key `{key}`; take it out (known are {known})"));
        }
    }
}
