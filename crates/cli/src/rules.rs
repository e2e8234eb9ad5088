use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use sayso_engine::rules::{Matcher, decision, marked};
use sayso_engine::{RuleId, Rulebook};

/// Starts a further line of an example below its first.
const INDENT: &str = "\n           ";

/// Lists `rules`.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(rules: &Rulebook) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for rule in rules.iter() {
        writeln!(out, "{}\n  why      {}", rule.id, rule.why)?;
        for (label, example) in [("finds", rule.finds.first()), ("skips", rule.skips.first())] {
            if let Some(example) = example {
                let plain = marked::parse(example).map_or_else(|_| example.clone(), |(text, _)| text);
                // An example of several paragraphs stays one column.
                let plain: Vec<&str> = plain.lines().filter(|line| !line.is_empty()).collect();
                writeln!(out, "  {label:<8} {}", plain.join(INDENT))?;
            }
        }
        writeln!(out)?;
    }
    out.flush()
}

/// All about the rule `id` of `rules`: why, how often it was right, how it finds what it finds, and all its sentences.
///
/// # Errors
/// A sentence with the ids that are alike, if no rule has this one.
pub fn explained(id: &str, rules: &Rulebook) -> Result<String, String> {
    let Some(rule) = rules.get(&RuleId::new(id)) else {
        let word = id.rsplit(['.', '-']).next().unwrap_or(id);
        let known = rules.iter().map(|rule| rule.id.as_str());
        let alike: Vec<&str> = known.filter(|known| !word.is_empty() && known.contains(word)).collect();
        return Err(match alike[..] {
            [] => format!("there is no rule \"{id}\"; `sayso rules` lists them"),
            _ => format!("there is no rule \"{id}\"; there is {}", alike.join(", ")),
        });
    };
    let measured = match rule.confidence.0 {
        0 => "Nobody has measured how often it is right.".to_owned(),
        right => format!("Of a hundred of its findings, {right} were right when it was measured."),
    };
    let mut out = format!("{}\n\n{}\n\n{measured}\n", rule.id, rule.why);
    if let Some(label) = &rule.label {
        let _ = writeln!(out, "It labels them \"{label}\".");
    }
    let _ = match &rule.matcher {
        Matcher::Pattern { text, .. } => writeln!(out, "It finds them by a pattern:\n  {}", text.replace('\n', "\n  ")),
        Matcher::Regex(surface) => writeln!(out, "It finds them by a regular expression:\n  {}", surface.text()),
        Matcher::Words(words) => writeln!(out, "It finds them by a list of words:\n  {}", words.join(", ")),
        Matcher::Decision { list, when, then } => {
            writeln!(
                out,
                "It decides:\n  {}",
                decision::told(list, when, then).replace('\n', "\n  ")
            )
        }
        Matcher::Procedure(name) => writeln!(out, "It finds them by the engine's procedure \"{name}\"."),
    };
    out += "\nIt finds something in:\n";
    for example in &rule.finds {
        let (text, marks) = marked::parse(example)?;
        let _ = writeln!(out, "{}", indented(&text));
        for mark in &marks {
            let number = mark.numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            let role = if number.is_empty() {
                mark.role.clone()
            } else {
                format!("{} {number}", mark.role)
            };
            let name = mark.name.as_ref().map_or(String::new(), |name| format!(" = {name}"));
            let words = mark.span.of(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "      {role:<12} {words}{name}");
        }
    }
    out += "\nIt must leave alone:\n";
    for example in &rule.skips {
        let _ = writeln!(out, "{}", indented(&marked::parse(example)?.0));
    }
    Ok(out)
}

/// A sentence, or paragraphs without the empty lines between them, two columns in.
fn indented(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    format!("  {}", lines.join("\n  "))
}
