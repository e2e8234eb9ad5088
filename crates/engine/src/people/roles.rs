//! What the text says a person is: *Mayor Ines Calder*, *Ines Calder, chair of the Harbour Trust,*.

use super::People;
use super::places::Place;
use crate::names::Known;
use crate::reading::{Reading, Word};
use crate::rules::lexicon;
use crate::{EntityKind, Mention, Shape, Span, Token, TokenKind};

/// Longest role, in tokens.
const LONGEST: usize = 14;
/// Roles kept for one person.
const MOST: usize = 8;

/// Reads the words around each person's name for what they are.
pub(super) fn roles(reading: &Reading, places: &[Place], mentions: &[Mention], people: &mut People) {
    let &Reading {
        text,
        tokens,
        ref words,
        ..
    } = reading;
    let persons = mentions.iter().zip(places);
    for (mention, &Place { first, after, .. }) in persons.filter(|(m, _)| m.kind == EntityKind::Person) {
        let Some(id) = mention.person else { continue };
        let found = [
            before(text, tokens, words, first),
            apposition(text, tokens, words, after),
        ];
        let person = &mut people.all[id.0 as usize];
        for role in found.into_iter().flatten() {
            let known = person.roles.iter().any(|r| r.eq_ignore_ascii_case(&role));
            if !known && person.roles.len() < MOST {
                person.roles.push(role);
            }
        }
    }
}

fn word<'t>(text: &'t str, tokens: &[Token], i: usize) -> &'t str {
    tokens.get(i).map_or("", |t| t.span.of(text))
}

/// Abbreviated titles in full.
fn in_full(title: &str) -> &str {
    match title.trim_end_matches('.') {
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "lt" => "lieutenant",
        "lt gov" => "lieutenant governor",
        "col" => "colonel",
        "capt" => "captain",
        "sgt" => "sergeant",
        "prof" => "professor",
        "dr" => "doctor",
        "rev" => "reverend",
        "maj" => "major",
        "cmdr" => "commander",
        other => other,
    }
}

/// The title or job right before the name that begins at token `first`.
fn before(text: &str, tokens: &[Token], words: &[Word], first: usize) -> Option<String> {
    let mut start = first;
    // An abbreviation's full stop.
    if start > 0 && word(text, tokens, start - 1) == "." {
        start -= 1;
    }
    let head = start.checked_sub(1)?;
    let known = words[head].known;
    if word(text, tokens, head) == "," {
        return before_comma(text, tokens, words, head);
    }
    if known.any(Known::COURTESY) {
        // *Dr. Calder* is the doctor, *Prof. Weir* the professor; *Mrs* tells no job.
        let title = word(text, tokens, head).to_lowercase();
        let job = in_full(&title);
        return matches!(job, "doctor" | "professor").then(|| job.to_owned());
    }
    if !known.any(Known::TITLE | Known::ROLE) || tokens[head].kind != TokenKind::Word {
        return None;
    }
    start = head;
    let mut reached = false;
    for _ in 0..4 {
        let Some(i) = start.checked_sub(1) else {
            reached = true;
            break;
        };
        let token = tokens[i];
        let Word { entry, known, .. } = words[i];
        let boundary = token.kind != TokenKind::Word
            || entry.lists.any(lexicon::OPENER)
            || !entry.forms.is_empty()
            || known.any(Known::DEMONYM | Known::COUNTRY);
        if boundary {
            reached = true;
            break;
        }
        let of_title = known.any(Known::TITLE | Known::ROLE) || token.shape == Shape::Lower;
        if !of_title {
            break;
        }
        start = i;
    }
    let start = if reached { start } else { head };
    let span = tokens[start].span.cover(tokens[head].span);
    let written = crate::mentions::one_line(span.of(text)).to_lowercase();
    Some(in_full(&written).to_owned())
}

/// The job before the comma at token `comma`, which a name follows: *Weir's lawyer, Ines Calder*.
fn before_comma(text: &str, tokens: &[Token], words: &[Word], comma: usize) -> Option<String> {
    let head = comma.checked_sub(1)?;
    if !words[head].known.any(Known::ROLE) || tokens[head].shape != Shape::Lower {
        return None;
    }
    // Whose it is, or an article, tells an apposition from a list.
    let opens = |i: usize| {
        tokens[i].kind == TokenKind::Possessive
            || matches!(
                word(text, tokens, i).to_lowercase().as_str(),
                "the" | "its" | "his" | "her" | "their" | "our" | "my"
            )
    };
    let start = (head.saturating_sub(3)..head).rev().find(|&i| opens(i))? + 1;
    let written = crate::mentions::one_line(tokens[start].span.cover(tokens[head].span).of(text));
    Some(written.to_lowercase())
}

/// What stands between commas after the name that ends before token `after`: *, chair of the Harbour Trust,*.
fn apposition(text: &str, tokens: &[Token], words: &[Word], after: usize) -> Option<String> {
    let at = |i: usize| word(text, tokens, i);
    if at(after) != "," {
        return None;
    }
    let mut i = after + 1;
    // *, 58, a ferry captain*
    if tokens.get(i)?.kind == TokenKind::Number && at(i + 1) == "," {
        i += 2;
    }
    if at(i) == "who" && matches!(at(i + 1), "is" | "was") {
        i += 2;
    }
    if matches!(
        at(i).to_lowercase().as_str(),
        "a" | "an" | "the" | "its" | "his" | "her" | "their"
    ) {
        i += 1;
    }
    let mut head = None;
    let mut end = i;
    while end < tokens.len() && end < i + LONGEST {
        let token = tokens[end];
        let written = at(end);
        if matches!(
            written,
            "," | "."
                | ";"
                | ":"
                | "who"
                | "which"
                | "whose"
                | "\""
                | "”"
                | "“"
                | "—"
                | "–"
                | "("
                | "and"
                | "?"
                | "!"
                | "-"
                | "--"
        ) {
            break;
        }
        let Word { entry, known, .. } = words[end];
        if head.is_none() && end < i + 5 && token.kind == TokenKind::Word {
            // A verb before any job: no apposition.
            if entry.lists.any(lexicon::SAYING) && token.shape == Shape::Lower && !known.any(Known::ROLE) {
                return None;
            }
            if known.any(Known::ROLE) {
                head = Some(end);
            }
        }
        end += 1;
    }
    head?;
    if end >= i + LONGEST || end == i {
        return None;
    }
    let span: Span = tokens[i].span.cover(tokens[end - 1].span);
    let written = crate::mentions::one_line(span.of(text)).into_owned();
    // A following name makes it a list: *Ana Ruiz, editor Tom Weir*.
    Some(written)
}

#[cfg(test)]
mod tests {
    use crate::{Document, Rulebook, scan};

    fn roles(text: &str) -> Vec<String> {
        let people = scan(&Document::new("test", text), &Rulebook::built_in()).people;
        people.all.into_iter().flat_map(|p| p.roles).collect()
    }

    #[test]
    fn roles_are_read_before_and_after_the_name() {
        for (text, want) in [
            (
                "They met Norway's fisheries chief Ines Calder at noon.",
                "fisheries chief",
            ),
            ("They met Sen. Tessa Moreau at noon.", "senator"),
            (
                "Ines Calder, chair of the Harbour Trust, left at noon.",
                "chair of the Harbour Trust",
            ),
            ("Callum Okwuosa, 58, a ferry captain, wept.", "ferry captain"),
            ("They met Weir's lawyer, Ines Calder, at noon.", "lawyer"),
            ("They met Dr. Calder at noon.", "doctor"),
        ] {
            assert_eq!(roles(text), [want], "{text}");
        }
    }

    #[test]
    fn other_words_around_a_name_are_no_role() {
        for text in [
            "Yesterday, Ines Calder, who wept, left.",
            "Ines Calder, whose husband wept, left.",
            "Mrs Calder left.",
            "Nobody knew, Calder said, smiling.",
        ] {
            assert!(roles(text).is_empty(), "{text}: {:?}", roles(text));
        }
    }
}
