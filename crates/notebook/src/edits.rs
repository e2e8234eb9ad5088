use similar::{Algorithm, DiffOp, capture_diff_slices, diff_ratio};

/// A stretch of a text that was replaced.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Replacement {
    /// Where: a byte offset into the text before, on a char boundary.
    pub at: u32,
    /// What stood there; empty where something was only put in.
    pub removed: String,
    /// What stands there now; empty where something was only taken out.
    pub inserted: String,
}

/// `text` after `changes`, which come in order and do not overlap; none if they do not fit it: an edit says what it takes out, and
/// that must stand there.
pub fn edited(text: &str, changes: &[Replacement]) -> Option<String> {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for Replacement { at, removed, inserted } in changes {
        let at = *at as usize;
        new.push_str(text.get(done..at)?);
        new.push_str(inserted);
        done = at + removed.len();
        (text.get(at..done)? == removed).then_some(())?;
    }
    new.push_str(&text[done..]);
    Some(new)
}

/// What makes `new` of `old`, as few and as small changes as are told quickly: by lines, in changed lines by words, and in words
/// that are spelt otherwise by letters, so that what stands beside a change keeps its place.
pub fn edit(old: &str, new: &str) -> Vec<Replacement> {
    let mut changes = Vec::new();
    let common = |bytes: usize, text: &str| text.floor_char_boundary(bytes);
    let head = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    // A long text is mostly as it was: whole lines at both ends are left out before anything is compared.
    let head = old[..common(head, old)].rfind('\n').map_or(0, |line| line + 1);
    let tail = old[head..].bytes().rev().zip(new[head..].bytes().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let tail = old.ceil_char_boundary(old.len() - tail);
    let tail = old[tail..].find('\n').map_or(0, |line| old.len() - (tail + line));
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    compare(head, old, new, Pieces::Lines, &mut changes);
    changes
}

/// What makes of `old` what a person has made of it in a field that has one kind of line end only, `\n`: line ends that they left
/// alone stay as they are, and new ones are as most are in `old`.
pub fn edit_typed(old: &str, typed: &str) -> Vec<Replacement> {
    let shown = old.replace("\r\n", "\n").replace('\r', "\n");
    let mut changes = edit(&shown, typed);
    let pairs = old.matches("\r\n").count();
    let new_line = if pairs * 2 > shown.matches('\n').count() {
        "\r\n"
    } else {
        "\n"
    };
    // Where each `\r` of a pair stands, in bytes of what was shown.
    let pairs: Vec<usize> = old
        .match_indices("\r\n")
        .enumerate()
        .map(|(i, (at, _))| at - i)
        .collect();
    let real = |at: usize| at + pairs.partition_point(|pair| *pair < at);
    for change in &mut changes {
        let at = change.at as usize;
        let (start, end) = (real(at), real(at + change.removed.len()));
        change.at = start as u32;
        change.removed = old[start..end].to_owned();
        change.inserted = change.inserted.replace('\n', new_line);
    }
    changes
}

/// By what two texts are compared.
#[derive(Clone, Copy)]
enum Pieces {
    Lines,
    /// A word, or a char that is in none.
    Words,
    Chars,
}

impl Pieces {
    fn of(self, text: &str) -> Vec<&str> {
        match self {
            Pieces::Lines => text.split_inclusive('\n').collect(),
            Pieces::Words => {
                let mut words = Vec::new();
                let mut rest = text;
                while let Some(first) = rest.chars().next() {
                    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                    let (piece, after) = rest.split_at(word.max(first.len_utf8()));
                    words.push(piece);
                    rest = after;
                }
                words
            }
            Pieces::Chars => text
                .char_indices()
                .map(|(at, c)| &text[at..at + c.len_utf8()])
                .collect(),
        }
    }

    /// How many on both sides together are compared: where all differ, it takes the square of them.
    fn most(self) -> usize {
        match self {
            Pieces::Lines => 20_000,
            Pieces::Words => 8_000,
            Pieces::Chars => 400,
        }
    }
}

/// From which share of letters in common on a word is the same word, spelt otherwise.
const ALIKE: f32 = 0.5;

/// `at`: where `old` begins in the whole text.
fn compare(at: usize, old: &str, new: &str, by: Pieces, changes: &mut Vec<Replacement>) {
    if old == new {
        return;
    }
    let whole = |changes: &mut Vec<Replacement>| {
        changes.push(Replacement {
            at: at as u32,
            removed: old.to_owned(),
            inserted: new.to_owned(),
        });
    };
    let pieces = (by.of(old), by.of(new));
    if old.is_empty() || new.is_empty() || pieces.0.len() + pieces.1.len() > by.most() {
        return match by {
            Pieces::Lines if !old.is_empty() && !new.is_empty() => compare(at, old, new, Pieces::Words, changes),
            _ => whole(changes),
        };
    }
    let algorithm = match by {
        Pieces::Lines => Algorithm::Patience,
        Pieces::Words | Pieces::Chars => Algorithm::Myers,
    };
    let ops = capture_diff_slices(algorithm, &pieces.0, &pieces.1);
    if matches!(by, Pieces::Chars) && diff_ratio(&ops, pieces.0.len(), pieces.1.len()) < ALIKE {
        return whole(changes);
    }
    let begins = |pieces: &[&str]| {
        let mut end = 0;
        let mut begins = vec![0];
        begins.extend(pieces.iter().map(|piece| {
            end += piece.len();
            end
        }));
        begins
    };
    let (old_at, new_at) = (begins(&pieces.0), begins(&pieces.1));
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (from, to) = (op.old_range(), op.new_range());
        let start = old_at[from.start];
        let gone = &old[start..old_at[from.end]];
        let come = &new[new_at[to.start]..new_at[to.end]];
        match by {
            Pieces::Lines => compare(at + start, gone, come, Pieces::Words, changes),
            Pieces::Words => compare(at + start, gone, come, Pieces::Chars, changes),
            Pieces::Chars => changes.push(Replacement {
                at: (at + start) as u32,
                removed: gone.to_owned(),
                inserted: come.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(old: &str, new: &str) -> Vec<(u32, String, String)> {
        let changes = edit(old, new);
        assert_eq!(edited(old, &changes).as_deref(), Some(new));
        changes.into_iter().map(|c| (c.at, c.removed, c.inserted)).collect()
    }

    fn change(at: u32, removed: &str, inserted: &str) -> (u32, String, String) {
        (at, removed.to_owned(), inserted.to_owned())
    }

    #[test]
    fn a_word_spelt_otherwise_changes_by_its_letters_and_another_word_as_a_whole() {
        let old = "First.\nThe concil met on Friday.\nLast.";
        let new = "First.\nThe council met on Sunday evening.\nLast.";
        let changes = told(old, new);
        assert_eq!(changes[0], change(13, "", "u"));
        assert!(changes.iter().all(|(at, ..)| (13..32).contains(at)), "{changes:?}");
        assert_eq!(told("a quay b", "a pier b"), [change(2, "quay", "pier")]);
    }

    #[test]
    fn paragraphs_that_are_joined_or_split_lose_or_gain_a_line_end_only() {
        let (split, joined) = ("One two.\n\nThree four.", "One two. Three four.");
        assert_eq!(told(split, joined), [change(8, "\n\n", " ")]);
        assert_eq!(told(joined, split), [change(8, " ", "\n\n")]);
    }

    #[test]
    fn what_differs_everywhere_and_is_long_is_one_change() {
        let (old, new) = ("a b ".repeat(50_000), "c,d;".repeat(60_000));
        assert_eq!(told(&old, &new).len(), 1);
    }

    #[test]
    fn line_ends_that_were_left_alone_stay_as_they_were() {
        let old = "One.\r\nTwo.\r\nThree.\nFour.";
        let made = |typed: &str| edited(old, &edit_typed(old, typed)).unwrap();
        assert_eq!(made("One.\nTwo.\nThree.\nFour."), old);
        assert_eq!(made("One.\nTwo!\nThree.\nFour."), "One.\r\nTwo!\r\nThree.\nFour.");
        assert_eq!(made("One.\nTwo.\n\nThree. Four."), "One.\r\nTwo.\r\n\r\nThree. Four.");
        assert_eq!(made("One. Two.\nThree.\nFour."), "One. Two.\r\nThree.\nFour.");
    }

    #[test]
    fn an_edit_that_does_not_fit_says_nothing() {
        let take_out = |at, removed: &str| Replacement {
            at,
            removed: removed.to_owned(),
            inserted: String::new(),
        };
        for changes in [
            vec![take_out(1, "x")],
            vec![take_out(9, "")],
            vec![take_out(2, "")],
            vec![take_out(1, "é"), take_out(0, "a")],
            vec![take_out(u32::MAX, "é")],
        ] {
            assert_eq!(edited("aé", &changes), None, "{changes:?}");
        }
    }

    fn odd_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[ab]{1,3}",
            Just(" ".to_owned()),
            Just("é🙂".to_owned()),
            Just("\r\n".to_owned()),
            Just("\n".to_owned()),
            Just("שלום".to_owned())
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn an_edit_makes_the_new_text_of_the_old_one(old in odd_text(), new in odd_text()) {
            let changes = edit(&old, &new);
            prop_assert_eq!(edited(&old, &changes), Some(new.clone()));
            let same = changes.iter().any(|c| c.removed == c.inserted);
            prop_assert!(!same, "{:?}", changes);
        }

        #[test]
        fn what_is_typed_is_what_stands_there(old in odd_text(), new in odd_text()) {
            let typed = new.replace("\r\n", "\n");
            let made = edited(&old, &edit_typed(&old, &typed));
            prop_assert_eq!(made.map(|text| text.replace("\r\n", "\n")), Some(typed));
        }
    }
}
