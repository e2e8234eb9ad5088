//! The paragraphs of a text as it is typed: what stands between line ends, blank lines with the one before.

use sayso_engine::Span;

/// Where the line at this byte begins and ends.
fn line_of(text: &str, at: usize) -> (usize, usize) {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    (start, end)
}

/// The paragraph at this byte, without its line end; where that is blank, the next one, or the last.
pub fn at(text: &str, at: u32) -> Span {
    let at = text.floor_char_boundary(at as usize);
    let (start, end) = line_of(text, at);
    if !text[start..end].trim().is_empty() {
        return span(text, start, end);
    }
    match after(text, end as u32) {
        Some(next) => {
            let (start, end) = line_of(text, next as usize);
            span(text, start, end)
        }
        None => {
            let start = before(text, start as u32).unwrap_or(0) as usize;
            let (start, end) = line_of(text, start);
            span(text, start, end)
        }
    }
}

/// Where the paragraph begins that ends before this byte, at which one begins; none if there is none.
pub fn before(text: &str, start: u32) -> Option<u32> {
    let words = text[..start as usize].trim_end();
    (!words.is_empty()).then(|| line_of(text, words.len()).0 as u32)
}

/// Where the paragraph ends that begins after this byte, at which one ends; none if there is none.
pub fn after(text: &str, end: u32) -> Option<u32> {
    let rest = &text[end as usize..];
    let words = rest.trim_start();
    let start = text.len() - words.len();
    if words.is_empty() {
        return None;
    }
    let (line, end) = line_of(text, start);
    Some(span(text, line, end).end)
}

/// Without the `\r` of its line end.
fn span(text: &str, start: usize, end: usize) -> Span {
    let words = text[start..end].trim_end_matches('\r');
    Span::new(start as u32, (start + words.len()) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paragraph_is_reached_from_every_other() {
        let text = "\nOne é.\r\n\r\nTwo 🙂.\n\n\n  Three.\n";
        let words = |byte: usize| at(text, byte as u32).of(text);
        assert_eq!((words(0), words(3), words(6)), ("One é.", "One é.", "One é."));
        assert_eq!(words(text.find("Two").unwrap() - 1), "Two 🙂.");
        assert_eq!(words(text.len()), "  Three.");
        let two = at(text, text.find("Two").unwrap() as u32);
        assert_eq!(
            &text[before(text, two.start).unwrap() as usize..two.start as usize],
            "One é.\r\n\r\n"
        );
        assert_eq!(
            &text[two.end as usize..after(text, two.end).unwrap() as usize],
            "\n\n\n  Three."
        );
        assert_eq!(before(text, 1), None);
        assert_eq!(after(text, text.len() as u32 - 1), None);
        assert_eq!((at("", 0), before("", 0), after("", 0)), (Span::new(0, 0), None, None));
    }
}
