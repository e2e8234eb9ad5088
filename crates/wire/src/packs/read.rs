use std::collections::HashSet;
use std::fmt;

use sayso_engine::rules::draft::{Draft, LONGEST_NAME, is_name, unfit};
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::{FORMAT, MAX_BYTES, MOST_RULES, Pack, Problem, VERSION};

/// What reading a pack comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The pack, with those of its rules that are right; none if it is no pack at all.
    pub pack: Option<Pack>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Most problems that are told one by one.
const MOST_PROBLEMS: usize = 100;

/// Most keys of one object that are looked at.
const MOST_KEYS: usize = 40;

/// Reads a pack. `file` is the name that messages give. Any text will do: nothing panics, and no pack takes long, since
/// everything in it has a limit.
pub fn read(file: &str, json: &str) -> Read {
    let mut reader = Reader {
        file,
        json,
        line_ends: json
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at)
            .collect(),
        problems: Vec::new(),
    };
    let pack = reader.pack();
    let mut problems = reader.problems;
    if problems.len() > MOST_PROBLEMS {
        let more = problems.len() - MOST_PROBLEMS;
        problems.truncate(MOST_PROBLEMS);
        problems.push(Problem {
            file: file.to_owned(),
            line: 1,
            id: None,
            text: format!("{more} more problems; correct these first"),
        });
    }
    Read { pack, problems }
}

/// The keys of a JSON object in order, each with its value as it is written.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Entries<'de>, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_map(Keys)
    }
}

struct Reader<'a> {
    file: &'a str,
    json: &'a str,
    line_ends: Vec<usize>,
    problems: Vec<Problem>,
}

const PACK_KEYS: &str = "format, version, name, title and rule";
const RULE_KEYS: &str = "id, layer, label, why, words, phrases, pattern, regex, finds, skips and confidence";

impl<'a> Reader<'a> {
    fn problem(&mut self, line: usize, id: Option<&str>, text: impl Into<String>) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line,
            id: id.map(str::to_owned),
            text: text.into(),
        });
    }

    /// The line on which `value`, a part of the file, begins.
    fn line(&self, value: &str) -> usize {
        let at = (value.as_ptr() as usize).saturating_sub(self.json.as_ptr() as usize);
        1 + self.line_ends.partition_point(|&end| end < at)
    }

    fn pack(&mut self) -> Option<Pack> {
        if self.json.len() > MAX_BYTES {
            let text = format!(
                "the pack has {} bytes, and {MAX_BYTES} is the most; split it into several",
                self.json.len()
            );
            self.problem(1, None, text);
            return None;
        }
        let json = self.json.strip_prefix('\u{feff}').unwrap_or(self.json);
        if json.trim().is_empty() {
            self.problem(1, None, "the file is empty; export the pack again");
            return None;
        }
        let Entries(entries) = match serde_json::from_str(json) {
            Ok(entries) => entries,
            Err(e) if e.classify() == Category::Data => {
                self.problem(
                    e.line(),
                    None,
                    "this is JSON, but no rule pack; a pack is an object { … }",
                );
                return None;
            }
            Err(e) if e.classify() == Category::Eof => {
                self.problem(
                    e.line(),
                    None,
                    "the file is cut short: its end is missing; copy it again",
                );
                return None;
            }
            Err(e) => {
                self.problem(e.line(), None, format!("this is no JSON ({e}); correct it here"));
                return None;
            }
        };
        if !self.is_pack(&entries) {
            return None;
        }
        if entries.len() > MOST_KEYS {
            self.problem(
                1,
                None,
                format!("a pack has no keys but {PACK_KEYS}; take the others out"),
            );
            return None;
        }
        let mut pack = Pack::default();
        let mut seen = HashSet::new();
        for (key, value) in entries {
            let line = self.line(value.get());
            if !seen.insert(key.clone()) {
                self.problem(line, None, format!("`{key}` stands twice; take one out"));
                continue;
            }
            match key.as_str() {
                "format" | "version" => {}
                "name" => pack.name = self.value(value, None, &key, "a text").unwrap_or_default(),
                "title" => pack.title = self.value(value, None, &key, "a text").unwrap_or_default(),
                "rule" => pack.rules = self.rules(value),
                _ => self.problem(
                    line,
                    None,
                    format!("unknown key {key:?}; take it out (known are {PACK_KEYS})"),
                ),
            }
        }
        if !is_name(&pack.name) {
            let text = format!(
                "`name` is lower-case words with hyphens, {LONGEST_NAME} characters at most, since it stands before the rules' \
                 ids; write one"
            );
            self.problem(1, None, text);
            return None;
        }
        if let Some(what) =
            unfit(&pack.title).or((pack.title.chars().count() > LONGEST_NAME * 2).then_some("is long; shorten it"))
        {
            self.problem(1, None, format!("`title` {what}"));
            pack.title.clear();
        }
        if !seen.contains("rule") {
            self.problem(
                1,
                None,
                "no `rule`; add the rules as a list of objects: \"rule\": [{ … }]",
            );
        }
        Some(pack)
    }

    /// Whether it says that it is a pack of a version that can be read.
    fn is_pack(&mut self, entries: &[(String, &RawValue)]) -> bool {
        let entry = |key: &str| entries.iter().find(|(k, _)| k == key).map(|(_, value)| value.get());
        let format = entry("format").and_then(|v| serde_json::from_str::<String>(v).ok());
        if format.as_deref() != Some(FORMAT) {
            let text = format!("this is no rule pack; a pack says \"format\": \"{FORMAT}\", \"version\": {VERSION}");
            self.problem(1, None, text);
            return false;
        }
        match entry("version").and_then(|v| serde_json::from_str::<u64>(v).ok()) {
            Some(version) if version == u64::from(VERSION) => true,
            Some(version) if version > u64::from(VERSION) => {
                let text = format!(
                    "this pack comes from a newer version of Sayso (its format is {version}, and this one knows {VERSION}); \
                     update Sayso"
                );
                self.problem(1, None, text);
                false
            }
            _ => {
                self.problem(
                    1,
                    None,
                    format!("`version` is missing or no number; write \"version\": {VERSION}"),
                );
                false
            }
        }
    }

    /// The value of a key, or a problem and none.
    fn value<T: DeserializeOwned>(&mut self, raw: &RawValue, id: Option<&str>, key: &str, is: &str) -> Option<T> {
        let value = serde_json::from_str(raw.get()).ok();
        if value.is_none() {
            let line = self.line(raw.get());
            self.problem(line, id, format!("`{key}` is {is}; write it so"));
        }
        value
    }

    fn rules(&mut self, raw: &'a RawValue) -> Vec<Draft> {
        let line = self.line(raw.get());
        let Ok(entries) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
            self.problem(line, None, "`rule` is a list of objects; write \"rule\": [{ … }]");
            return Vec::new();
        };
        if entries.len() > MOST_RULES {
            let text = format!(
                "{} rules, and {MOST_RULES} is the most; the others are left out",
                entries.len()
            );
            self.problem(line, None, text);
        }
        let mut ids = HashSet::new();
        let mut rules = Vec::new();
        for raw in entries.into_iter().take(MOST_RULES) {
            let before = self.problems.len();
            let Some(draft) = self.rule(raw) else { continue };
            let line = self.line(raw.get());
            if !draft.id.is_empty() && !ids.insert(draft.id.clone()) {
                self.problem(
                    line,
                    Some(&draft.id),
                    "this id stands in the pack already; give one of them another",
                );
            }
            if self.problems.len() == before {
                rules.push(draft);
            }
        }
        rules
    }

    /// One rule; none if it is no object. What is wrong with it is among the problems.
    fn rule(&mut self, raw: &'a RawValue) -> Option<Draft> {
        let line = self.line(raw.get());
        let Ok(Entries(entries)) = serde_json::from_str(raw.get()) else {
            self.problem(line, None, "a rule is an object; write { \"id\": …, … }");
            return None;
        };
        if entries.len() > MOST_KEYS {
            self.problem(
                line,
                None,
                format!("a rule has no keys but {RULE_KEYS}; take the others out"),
            );
            return None;
        }
        let id = entries.iter().find(|(key, _)| key == "id");
        let id: Option<String> = id.and_then(|(_, value)| serde_json::from_str(value.get()).ok());
        let id = id.map(|id: String| id.chars().take(LONGEST_NAME).collect::<String>());
        let id = id.as_deref();
        let mut draft = Draft::default();
        let mut lines: Vec<(String, usize)> = Vec::new();
        let before = self.problems.len();
        for (key, value) in entries {
            let at = self.line(value.get());
            if lines.iter().any(|(other, _)| *other == key) {
                self.problem(at, id, format!("`{key}` stands twice; take one out"));
                continue;
            }
            match key.as_str() {
                "id" => draft.id = self.value(value, id, &key, "a text").unwrap_or_default(),
                "layer" => draft.layer = self.value(value, id, &key, "a text").unwrap_or_default(),
                "label" => draft.label = self.value(value, id, &key, "a text").unwrap_or_default(),
                "why" => draft.why = self.value(value, id, &key, "a text").unwrap_or_default(),
                "pattern" => draft.pattern = self.value(value, id, &key, "a text").unwrap_or_default(),
                "regex" => draft.regex = self.value(value, id, &key, "a text").unwrap_or_default(),
                "words" => draft.words = self.value(value, id, &key, "a list of texts").unwrap_or_default(),
                "phrases" => draft.phrases = self.value(value, id, &key, "a list of texts").unwrap_or_default(),
                "finds" => draft.finds = self.value(value, id, &key, "a list of texts").unwrap_or_default(),
                "skips" => draft.skips = self.value(value, id, &key, "a list of texts").unwrap_or_default(),
                "confidence" => draft.confidence = self.value(value, id, &key, "a number from 1 to 100"),
                _ => {
                    let short: String = key.chars().take(LONGEST_NAME).collect();
                    self.problem(
                        at,
                        id,
                        format!("unknown key {short:?}; take it out (known are {RULE_KEYS})"),
                    );
                }
            }
            lines.push((key, at));
        }
        // A key of the wrong form would be told of twice.
        if self.problems.len() == before
            && let Err(faults) = draft.rule("pack")
        {
            for fault in faults {
                let at = lines
                    .iter()
                    .find(|(key, _)| key == fault.key)
                    .map_or(line, |(_, at)| *at);
                self.problem(at, id, fault.text);
            }
        }
        Some(draft)
    }
}
