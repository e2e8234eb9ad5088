//! Marked text: how rule examples and golden articles show what is where.
//!
//! A stretch stands between `⟦` and `⟧`; its label, up to the first colon, says what it is:
//!
//! ```text
//! ⟦content:"We are ready,"⟧ ⟦cue:said⟧ ⟦source:Maria Lopez⟧ on Monday.
//! ⟦source#1,2:⟦person=Maria Lopez:Lopez⟧⟧ ⟦cue#1:said⟧ ⟦content#1:yes⟧ and ⟦cue#2:added⟧ ⟦content#2:no⟧.
//! ```
//!
//! `role`, then optionally `#` and the numbers of the attributions it belongs to (several pieces of one role
//! and number are one discontinuous stretch), then optionally `=` and the canonical name. Stretches nest.

use crate::Span;

/// A labelled stretch of a marked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What it is: `content`, `cue`, `source`, `person`, `place`, `headline`, …
    pub role: String,
    /// The attributions it belongs to; empty in texts with one.
    pub numbers: Vec<u32>,
    /// The canonical name, where the label gives one.
    pub name: Option<String>,
    /// Where it stands in the plain text.
    pub span: Span,
}

/// Reads a marked text: the plain text and its stretches, by start, longer first.
///
/// # Errors
/// A sentence that says at which byte of `marked` the marking is broken.
pub fn parse(marked: &str) -> Result<(String, Vec<Marked>), String> {
    let mut text = String::with_capacity(marked.len());
    let mut open: Vec<(usize, Marked)> = Vec::new();
    let mut done = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        text.push_str(&rest[..at]);
        let here = marked.len() - rest.len() + at;
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix('⟦') {
            let Some(colon) = inside.find(':') else {
                return Err(format!("byte {here}: ⟦ without a label and a colon"));
            };
            open.push((
                here,
                label(&inside[..colon], text.len() as u32).map_err(|e| format!("byte {here}: {e}"))?,
            ));
            rest = &inside[colon + 1..];
        } else {
            let Some((_, mut mark)) = open.pop() else {
                return Err(format!("byte {here}: ⟧ closes nothing"));
            };
            mark.span.end = text.len() as u32;
            done.push(mark);
            rest = &rest['⟧'.len_utf8()..];
        }
    }
    text.push_str(rest);
    if let Some((at, mark)) = open.pop() {
        return Err(format!("byte {at}: ⟦{} is never closed", mark.role));
    }
    done.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    Ok((text, done))
}

fn label(label: &str, start: u32) -> Result<Marked, String> {
    let (label, name) = match label.split_once('=') {
        Some((label, name)) => (label, Some(name.to_owned())),
        None => (label, None),
    };
    let (role, numbers) = label.split_once('#').unwrap_or((label, ""));
    if role.is_empty() || !role.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return Err(format!("\"{role}\" is no role: lower-case letters and hyphens only"));
    }
    let numbers = numbers.split(',').filter(|n| !n.is_empty());
    let numbers = numbers.map(|n| n.parse().map_err(|_| format!("\"{n}\" is no number")));
    let numbers = numbers.collect::<Result<_, _>>()?;
    Ok(Marked {
        role: role.to_owned(),
        numbers,
        name,
        span: Span::new(start, start),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_and_left_out_of_the_text() {
        let (text, marks) = parse("⟦source#1,2:⟦person=Ana Ruiz:Ruiz⟧⟧ ⟦cue#1:said⟧ é").unwrap();
        assert_eq!(text, "Ruiz said é");
        let seen: Vec<_> = marks.iter().map(|m| (m.role.as_str(), m.span.of(&text))).collect();
        assert_eq!(seen, [("person", "Ruiz"), ("source", "Ruiz"), ("cue", "said")]);
        assert_eq!(marks[0].name.as_deref(), Some("Ana Ruiz"));
        assert_eq!(marks[1].numbers, [1, 2]);
    }

    #[test]
    fn broken_marking_is_an_error_with_its_place() {
        for (broken, says) in [
            ("a ⟧", "byte 2"),
            ("⟦cue:said", "never closed"),
            ("⟦cue", "colon"),
            ("⟦CUE:x⟧", "no role"),
        ] {
            let error = parse(broken).unwrap_err();
            assert!(error.contains(says), "{broken}: {error}");
        }
    }
}
