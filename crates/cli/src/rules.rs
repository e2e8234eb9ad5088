use std::io::{self, BufWriter, Write};

use sayso_engine::Rulebook;
use sayso_engine::rules::marked;

/// Starts a further line of an example below its first.
const INDENT: &str = "\n           ";

/// Lists the rulebook.
///
/// # Errors
/// When standard output cannot be written.
pub fn run() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for rule in Rulebook::built_in().iter() {
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
