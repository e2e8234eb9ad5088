//! Regular expressions at work: where one fits in a text, in linear time and with a limit on how often.

use regex::{Regex, RegexBuilder};

use super::expression::{self, Expression};
use crate::Span;

/// Memory that one compiled regular expression may take, in bytes.
const MOST_BYTES: usize = 1 << 19;

/// A sentence longer than this is looked through in pieces of so many bytes. A search takes linear time, but many searches
/// that each run to the end do not.
const WINDOW: u32 = 2_048;

/// How many places a regular expression finds in one sentence (or [`WINDOW`] of it) at most.
pub const MOST_IN_SENTENCE: usize = 32;

/// A regular expression whose named groups are the parts of what it finds.
#[derive(Clone, Debug)]
pub struct Surface {
    text: String,
    read: Expression,
    regex: Regex,
}

/// Two are the same if they are written so.
impl PartialEq for Surface {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Surface {}

/// A group of a [`Surface`] in a text: its name and where it stands. One without a name is the whole.
pub type Group<'a> = (Option<&'a str>, Span);

impl Surface {
    /// Reads and compiles a regular expression in the syntax of the crate `regex`: no look-around and no back-references,
    /// which is what keeps its time linear.
    ///
    /// # Errors
    /// A sentence that says what is wrong, at which byte.
    pub fn new(text: &str) -> Result<Self, String> {
        let read = expression::parse(text)?;
        let mut builder = RegexBuilder::new(text);
        builder.size_limit(MOST_BYTES).dfa_size_limit(MOST_BYTES);
        let regex = builder
            .build()
            .map_err(|_| "it takes too much memory; use fewer classes such as \\w, or repeat less often".to_owned())?;
        Ok(Self {
            text: text.to_owned(),
            read,
            regex,
        })
    }

    /// As written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was read of it.
    pub fn expression(&self) -> &Expression {
        &self.read
    }

    /// What it finds in the stretch `within` of `text`, in order, none overlapping: of each the groups that took part and
    /// are not empty, the whole first. At most [`MOST_IN_SENTENCE`].
    pub fn find<'a>(&'a self, text: &str, within: Span) -> Vec<Vec<Group<'a>>> {
        let mut found = Vec::new();
        let mut from = within.start as usize;
        while from < within.end as usize {
            let end = text.floor_char_boundary((from + WINDOW as usize).min(within.end as usize));
            self.find_in_window(&text[..end], from, &mut found);
            from = end;
        }
        found
    }

    fn find_in_window<'a>(&'a self, text: &str, mut from: usize, found: &mut Vec<Vec<Group<'a>>>) {
        for _ in 0..MOST_IN_SENTENCE {
            let Some(captures) = self.regex.captures_at(text, from) else {
                return;
            };
            let names = self.regex.capture_names();
            let groups = names.zip(captures.iter()).enumerate().filter_map(|(i, (name, group))| {
                let group = group.filter(|g| !g.is_empty())?;
                (i == 0 || name.is_some()).then(|| (name, Span::new(group.start() as u32, group.end() as u32)))
            });
            let groups: Vec<Group> = groups.collect();
            let end = captures.get(0).map_or(text.len(), |whole| whole.end());
            if groups.is_empty() {
                // Nothing at all, which fits everywhere: on to the next character.
                let Some(next) = text[end..].chars().next() else { return };
                from = end + next.len_utf8();
            } else {
                found.push(groups);
                from = end;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(regex: &str, text: &str) -> Vec<String> {
        let surface = Surface::new(regex).unwrap();
        let all = surface.find(text, Span::new(0, text.len() as u32));
        let named =
            |(name, span): &Group| format!("{}{}", name.map_or(String::new(), |n| format!("{n}:")), span.of(text));
        all.iter()
            .map(|groups| groups.iter().map(named).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn groups_are_named_and_the_whole_comes_first() {
        assert_eq!(
            found(
                r"(?<label>\d+) (per cent|%)|€(?<label2>\d+)",
                "It rose 12 per cent, to €40."
            ),
            ["12 per cent label:12", "€40 label2:40"]
        );
        assert_eq!(found(r"\bé\w+", "Une école, mélée"), ["école"]);
        assert_eq!(found("x*", "aéx b"), ["x"]);
    }

    #[test]
    fn a_stretch_is_looked_through_within_its_ends() {
        let surface = Surface::new(r"\bcat\b").unwrap();
        let text = "tomcat cat";
        assert_eq!(surface.find(text, Span::new(3, 10)).len(), 1);
        assert_eq!(surface.find(text, Span::new(0, 6)).len(), 0);
    }

    #[test]
    fn what_asks_for_too_much_is_refused_in_a_sentence() {
        for (regex, says) in [
            ("(", "byte 0: unclosed group"),
            ("a(?=b)", "byte 1: look-around"),
            (r"(a)\1", "backreferences are not supported"),
            ("(?:a?){1000}", "stands for 1000 characters in a row"),
            (r"\w{400}", "takes too much memory"),
            (&"(".repeat(500), "byte"),
            (&"a".repeat(2_000), "1000 characters at most"),
        ] {
            let error = Surface::new(regex).map(|_| ()).unwrap_err();
            assert!(error.contains(says), "{regex}: {error}");
        }
    }

    #[test]
    fn many_long_searches_are_cut_off() {
        // Each search runs to the end of the window and comes back with one letter.
        let surface = Surface::new("(?:.?){200}0|[A-Z]").unwrap();
        let text = "A".repeat(100_000);
        let found = surface.find(&text, Span::new(0, text.len() as u32));
        assert_eq!(found.len(), text.len().div_ceil(WINDOW as usize) * MOST_IN_SENTENCE);
    }
}
