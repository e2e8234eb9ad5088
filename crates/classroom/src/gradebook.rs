use crate::{ClassList, Intake, Marked, Scorer};

/// The gradebook as CSV (RFC 4180, with a head): the class list's own columns, so that the school's system knows its students; then
/// what was reached, and where the exercise asks for it, how many minutes that took. `marked[i]` is what came of the intake's work `i`. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
pub fn gradebook(scorer: &Scorer, class: &ClassList, intake: &Intake, marked: &[Marked]) -> String {
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let own = if class.columns.is_empty() {
        vec!["Name".to_owned()]
    } else {
        class.columns.clone()
    };
    let heads = [
        "Points",
        "Of",
        "Per cent",
        "Level",
        "Right",
        "Missed",
        "Not in the key",
        "Still to mark",
        "File",
    ];
    let prompts = scorer.prompts().map(|prompt| format!("Prompt {}", prompt.id));
    let timed = scorer.lesson().exercise.observed.time;
    let head: Vec<String> = own
        .iter()
        .cloned()
        .chain(heads.map(str::to_owned))
        .chain(timed.then(|| "Minutes".to_owned()))
        .chain(prompts)
        .collect();
    let mut rows = vec![head];
    for (work, marked) in intake.works.iter().zip(marked) {
        let mut row = match work.row {
            Some(row) => class.rows[row].clone(),
            None => {
                let mut row = vec![String::new(); own.len()];
                let column = class.name.first().copied().unwrap_or(0);
                row[column] = work.name.clone();
                row
            }
        };
        let found = marked.key.iter().filter(|outcome| outcome.by.is_some()).count();
        let outcome = &marked.outcome;
        let per_cent = if outcome.of > 0.0 {
            100.0 * outcome.points / outcome.of
        } else {
            0.0
        };
        row.extend([
            number(outcome.points),
            number(outcome.of),
            number(per_cent),
            outcome.level.clone(),
            found.to_string(),
            (marked.key.len() - found).to_string(),
            marked.extras.len().to_string(),
            marked.open().to_string(),
            work.file.clone(),
        ]);
        if timed {
            let minutes = work.submission.attempt.minutes();
            row.push(minutes.map_or(String::new(), |minutes| minutes.to_string()));
        }
        row.extend(marked.prompts.iter().map(|points| points.map_or(String::new(), number)));
        rows.push(row);
    }
    let columns = rows[0].len();
    for &row in &intake.missing {
        let mut cells = class.rows[row].clone();
        cells.resize(columns, String::new());
        rows.push(cells);
    }
    for row in rows {
        // Into memory, and all rows have as many cells: nothing can fail.
        csv.write_record(row.iter().map(|cell| harmless(cell)))
            .expect("rows of one length");
    }
    String::from_utf8(csv.into_inner().expect("in memory")).expect("made of strings")
}

/// A figure with at most two places, without needless zeros.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{rounded}")
}

/// A cell that no spreadsheet runs as a formula.
fn harmless(cell: &str) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '@' | '\t' | '\r') => format!("'{cell}"),
        Some('-') if cell.parse::<f64>().is_err() => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short_and_formulas_are_not_run() {
        assert_eq!([number(2.0), number(66.666), number(0.1 + 0.2)], ["2", "66.67", "0.3"]);
        assert_eq!(
            ["=1+1", "-3", "-x", "@a", "a=b"].map(harmless),
            ["'=1+1", "-3", "'-x", "'@a", "a=b"]
        );
    }
}
