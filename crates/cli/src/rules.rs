use std::io::{self, BufWriter, Write};

use sayso_engine::Rulebook;
use sayso_engine::rules::marked;

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
                writeln!(out, "  {label:<8} {plain}")?;
            }
        }
        writeln!(out)?;
    }
    out.flush()
}
