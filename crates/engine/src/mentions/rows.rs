//! Rows of names: *Portugal, Wexholt and Norway* are of one kind.

use super::EntityKind;
use super::candidates::Candidate;
use super::reader::Reader;
use crate::rules::id;

/// Gives names of a row that nothing else tells of the kind of the others. `found`: those of one sentence, in order.
pub(super) fn rows(reader: &Reader, found: &mut [Candidate]) {
    let mut start = 0;
    while start < found.len() {
        let mut end = start + 1;
        let mut joined = false;
        while end < found.len() {
            match join(reader, found[end - 1].last, found[end].first) {
                // After *and* comes the last.
                Some(and) if and || !joined => joined |= and,
                _ => break,
            }
            end += 1;
        }
        if joined {
            // *In Portugal, Ruiz and Calder left*: where it is opens no row.
            let opens = reader.word(found[start].last) == "," && found[start].kind == Some(EntityKind::Place);
            let aside = opens && end - start > 2 && is_opening(reader, found[start].first);
            row(reader, &mut found[start + usize::from(aside)..end]);
        }
        start = end;
    }
}

/// Whether a preposition that opens its sentence or clause stands before `first`.
fn is_opening(reader: &Reader, first: usize) -> bool {
    first > 0 && reader.word(first - 1).starts_with(char::is_uppercase)
}

/// Whether the tokens between two names join them in a row, and whether by *and* or *or*.
fn join(reader: &Reader, last: usize, first: usize) -> Option<bool> {
    match first.checked_sub(last)? {
        1 => match reader.word(last) {
            "," => Some(false),
            "and" | "or" | "&" => Some(true),
            _ => None,
        },
        2 if reader.word(last) == "," && matches!(reader.word(last + 1), "and" | "or") => Some(true),
        2 if matches!(reader.word(last), "and" | "or") && reader.word(last + 1) == "the" => Some(true),
        _ => None,
    }
}

fn row(reader: &Reader, row: &mut [Candidate]) {
    let open = |c: &Candidate| !c.sure && c.rule == id::ENTITY_PERSON_NAME && c.last - c.first == 1;
    let mut kinds = row.iter().filter(|c| !open(c)).filter_map(|c| c.kind);
    let Some(kind) = kinds
        .next()
        .filter(|&kind| kind != EntityKind::Person && kind != EntityKind::Date)
    else {
        return;
    };
    let known = [
        id::ENTITY_PLACE_LIST,
        id::ENTITY_PLACE_IN,
        id::ENTITY_PLACE_REGION,
        id::ENTITY_ORGANISATION_LIST,
    ];
    if !row.iter().any(|c| known.contains(&c.rule)) {
        return;
    }
    let does = row.last().is_some_and(|c| reader.is_saying(c.last));
    if does || kinds.any(|other| other != kind) {
        return;
    }
    for c in row.iter_mut().filter(|c| open(c)) {
        c.kind = Some(kind);
        c.rule = id::ENTITY_BESIDE;
    }
}
