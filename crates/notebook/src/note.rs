//! What a note's text says besides its words: a sign at its head, and tags. A note is Markdown.

/// A reader's short verdict on a passage, as it is set in margins. It is the note's first line, by itself, so that it goes
/// wherever the note goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteSign {
    /// `?`
    Question,
    /// `!`
    Important,
    /// `*`
    Star,
}

impl NoteSign {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Question, Self::Important, Self::Star];

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Question => "?",
            Self::Important => "!",
            Self::Star => "*",
        }
    }

    /// The sign of a note and its other words.
    pub fn split(note: &str) -> (Option<Self>, &str) {
        let (first, rest) = note.split_once('\n').unwrap_or((note, ""));
        let sign = Self::ALL.into_iter().find(|sign| first.trim() == sign.as_str());
        match sign {
            Some(_) => (sign, rest),
            None => (None, note),
        }
    }

    /// The note with this sign in place of the one it has; without any if it has this one.
    pub fn turned(self, note: &str) -> String {
        let (sign, words) = Self::split(note);
        match (sign == Some(self), words.is_empty()) {
            (true, _) => words.to_owned(),
            (false, true) => self.as_str().to_owned(),
            (false, false) => format!("{}\n{words}", self.as_str()),
        }
    }
}

/// The tags in a note, in order, each as often as it stands there, without its `#`: `#source-check`. A tag begins with a letter and
/// goes on with letters, digits, `-` and `_`; before the `#` there is white space, an opening bracket or nothing, so that addresses have none.
pub fn tags(note: &str) -> impl Iterator<Item = &str> {
    note.match_indices('#').filter_map(|(at, _)| {
        let opens = note[..at].chars().next_back();
        let word = &note[at + 1..at + 1 + tag_length(&note[at + 1..])];
        let apart = opens.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
        (apart && word.starts_with(char::is_alphabetic)).then_some(word)
    })
}

/// The beginning of a tag that `before` ends with, without its `#`: what somebody is typing. It may be empty.
pub fn tag_typed(before: &str) -> Option<&str> {
    let (head, word) = before.rsplit_once('#')?;
    let apart = head
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
    (apart && tag_length(word) == word.len()).then_some(word)
}

/// Bytes of `text` that can stand in a tag.
fn tag_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_a_line_of_its_own() {
        assert_eq!(
            NoteSign::split("?\nWho counted?"),
            (Some(NoteSign::Question), "Who counted?")
        );
        assert_eq!(NoteSign::split(" ! "), (Some(NoteSign::Important), ""));
        assert_eq!(NoteSign::split("* a list\n* of two"), (None, "* a list\n* of two"));
        assert_eq!(NoteSign::split(""), (None, ""));
    }

    #[test]
    fn turning_a_sign_leaves_the_words() {
        let note = NoteSign::Star.turned("Who counted?");
        assert_eq!(note, "*\nWho counted?");
        assert_eq!(NoteSign::Question.turned(&note), "?\nWho counted?");
        assert_eq!(NoteSign::Star.turned(&note), "Who counted?");
        assert_eq!(NoteSign::Star.turned(""), "*");
        assert_eq!(NoteSign::Star.turned("*"), "");
    }

    #[test]
    fn tags_are_words_with_a_sign_before_them() {
        let of = |note| tags(note).collect::<Vec<_>>();
        assert_eq!(
            of("#loaded and (#source-check, #été2)"),
            ["loaded", "source-check", "été2"]
        );
        assert_eq!(of("# A heading\n## Another"), [""; 0]);
        assert_eq!(of("https://paper.example/a#part and C#, no. #1, a&#8217;s"), [""; 0]);
        assert_eq!(of("#قول #🙂"), ["قول"]);
    }

    #[test]
    fn a_tag_is_known_while_it_is_typed() {
        assert_eq!(tag_typed("Look: #lo"), Some("lo"));
        assert_eq!(tag_typed("#"), Some(""));
        assert_eq!(tag_typed("#loaded "), None);
        assert_eq!(tag_typed("C#"), None);
        assert_eq!(tag_typed(""), None);
    }
}
