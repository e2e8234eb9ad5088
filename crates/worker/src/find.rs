use regex::RegexBuilder;
use sayso_engine::Span;

/// Most stretches that are told.
const MOST: usize = 10_000;
/// Most bytes that an expression may take when it is made ready; time is linear in the text whatever it is.
const MOST_BYTES: usize = 1 << 20;

/// Where a regular expression matches in `text`, in order: the first 10,000 stretches that are not empty. None if it cannot be read, or is
/// too large. `case`: whether capitals count. `whole`: only where it begins and ends no longer word.
pub fn find(text: &str, pattern: &str, whole: bool, case: bool) -> Option<Vec<Span>> {
    let pattern = if whole {
        format!(r"\b(?:{pattern})\b")
    } else {
        pattern.to_owned()
    };
    let mut builder = RegexBuilder::new(&pattern);
    builder.size_limit(MOST_BYTES).dfa_size_limit(MOST_BYTES);
    let regex = builder.case_insensitive(!case).multi_line(true).build().ok()?;
    let found = regex.find_iter(text).filter(|found| !found.is_empty());
    let spans = found.map(|found| Span::new(found.start() as u32, found.end() as u32));
    Some(spans.take(MOST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_matches_and_tells_what_cannot_be_read() {
        let text = "Été 2021\nNo 20211 and 1999.";
        let words = |pattern, whole, case| {
            let spans = find(text, pattern, whole, case)?;
            Some(spans.into_iter().map(|span| span.of(text)).collect::<Vec<_>>())
        };
        assert_eq!(words(r"\d{4}", false, false), Some(vec!["2021", "2021", "1999"]));
        assert_eq!(words(r"\d{4}", true, false), Some(vec!["2021", "1999"]));
        assert_eq!(words("^no|été", false, false), Some(vec!["Été", "No"]));
        assert_eq!(words("no", false, true), Some(vec![]));
        assert_eq!(words("x*", false, false), Some(vec![]));
        for broken in ["(", "[a", "*", r"(\w{100}){1000}"] {
            assert_eq!(words(broken, false, false), None, "{broken}");
        }
        assert_eq!(
            find(&"a ".repeat(20_000), "a", false, false).map(|found| found.len()),
            Some(MOST)
        );
    }
}
