use csv::WriterBuilder;
use sayso_engine::QuoteKind;

use crate::ledger::{kind_name, strength_name};
use crate::{Ledger, Rubric};

/// The ledger as CSV (RFC 4180), one line a passage, with what was entered about its source. A cell that a spreadsheet would run as
/// a formula has an apostrophe before it.
pub fn csv(ledger: &Ledger) -> String {
    let criteria = ledger.rubric.as_ref().map_or_else(Vec::new, Rubric::criteria);
    let mut traits: Vec<&str> = Vec::new();
    for (name, _) in ledger.sources.iter().flat_map(|source| &source.traits) {
        if !traits.contains(&name.as_str()) {
            traits.push(name);
        }
    }
    let mut table = WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        let cells = cells.iter().map(|cell| harmless(cell));
        table.write_record(cells).expect("written into memory");
    };
    let heads = [
        "number",
        "source",
        "kind",
        "role",
        "given as",
        "saying word",
        "its strength",
        "words said",
        "count of words",
        "paragraph",
        "inside another's words",
        "what I found",
        "link",
    ];
    let heads = heads.into_iter().map(str::to_owned);
    let heads = heads.chain(criteria.iter().map(|c| c.name.clone().unwrap_or_else(|| c.id.clone())));
    write(heads.chain(traits.iter().map(|name| (*name).to_owned())).collect());
    for source in &ledger.sources {
        for row in &source.rows {
            let given = match row.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Mixed => "mixed",
                QuoteKind::Indirect => "reported",
            };
            let mut cells = vec![
                source.number.map_or_else(String::new, |number| number.to_string()),
                source.name.clone(),
                source.kind.map_or("nobody named", kind_name).to_owned(),
                source.role.clone(),
                given.to_owned(),
                row.cue.as_ref().map_or_else(String::new, |(words, _)| words.clone()),
                row.strength.map_or("", strength_name).to_owned(),
                row.said.clone(),
                row.words.to_string(),
                row.paragraph.to_string(),
                if row.nested { "yes" } else { "no" }.to_owned(),
                source.found.clone(),
                source.link.clone(),
            ];
            cells.extend(
                source
                    .judged
                    .iter()
                    .map(|n| n.map_or_else(String::new, |n| n.to_string())),
            );
            cells.extend(traits.iter().map(|name| {
                let value = source.traits.iter().find(|(of, _)| of == name);
                value.map_or_else(String::new, |(_, value)| value.clone())
            }));
            write(cells);
        }
    }
    let bytes = table.into_inner().expect("written into memory");
    String::from_utf8(bytes).expect("made of strings")
}

/// A cell that no spreadsheet runs as a formula.
fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}
