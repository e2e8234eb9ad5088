//! Dates: of the calendar (*May 3, 2024*), of the week, and as seen from the day of writing (*last week*).

use crate::rules::id;
use crate::{Token, TokenKind};

/// Tokens of one sentence, read as dates.
pub(crate) struct Dates<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

/// The months, in lower case.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SHORT_MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
];
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const SHORT_DAYS: [&str; 8] = ["mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat"];
/// Days as seen from the day of writing, and words before a day, week, month or year.
const NEAR_DAYS: [&str; 4] = ["yesterday", "today", "tomorrow", "tonight"];
const BEFORE_UNITS: [&str; 7] = ["last", "this", "next", "past", "coming", "previous", "following"];
const UNITS: [&str; 8] = [
    "day", "week", "month", "year", "decade", "century", "weekend", "quarter",
];
const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];
const NUMBERS: [&str; 21] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "several", "few", "some", "many", "a", "couple",
];

/// The words, in lower case, that a date can begin with; the rest begin with a number.
pub(crate) fn opening_words() -> impl Iterator<Item = &'static str> {
    let lists: [&[&str]; 7] = [
        &MONTHS,
        &SHORT_MONTHS,
        &DAYS,
        &SHORT_DAYS,
        &NEAR_DAYS,
        &BEFORE_UNITS,
        &NUMBERS,
    ];
    lists.into_iter().flatten().copied()
}

impl Dates<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether token `i` is one of `words`, in any case.
    fn reads(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    fn is(&self, i: usize, what: &str) -> bool {
        self.tokens.get(i).is_some_and(|t| t.span.of(self.text) == what)
    }

    fn capital(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| t.span.of(self.text).starts_with(char::is_uppercase))
    }

    /// A day of the month: *3*, *3rd*.
    fn is_day(&self, i: usize) -> bool {
        let word = self.word(i);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, ending) = word.split_at(digits);
        digits.len() <= 2
            && digits.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d))
            && ["", "st", "nd", "rd", "th"]
                .iter()
                .any(|e| e.eq_ignore_ascii_case(ending))
    }

    fn is_year(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number) else {
            return false;
        };
        let word = token.span.of(self.text);
        let (first, rest) = word.split_at_checked(4).unwrap_or((word, ""));
        let century = first.starts_with("19") || first.starts_with("20") || first.starts_with("18");
        let plural_or_range = rest.is_empty()
            || rest == "s"
            || rest
                .strip_prefix(['-', '–'])
                .is_some_and(|r| r.len() <= 4 && r.bytes().all(|b| b.is_ascii_digit()));
        let sum = i > 0 && ["$", "£", "€", "#"].iter().any(|s| self.is(i - 1, s)) || self.is(i + 1, "%");
        century && first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) && plural_or_range && !sum
    }

    /// How many tokens from `i` on are a month's name, its full stop included.
    fn month(&self, i: usize) -> Option<usize> {
        if !self.capital(i) {
            return None;
        }
        if self.reads(i, &MONTHS) {
            return Some(1);
        }
        self.reads(i, &SHORT_MONTHS)
            .then(|| if self.is(i + 1, ".") { 2 } else { 1 })
    }

    /// The date that begins at token `i`: one past its last token, and its rule.
    pub fn at(&self, i: usize) -> Option<(usize, &'static str)> {
        let token = self.tokens.get(i)?;
        match token.kind {
            TokenKind::Word if self.capital(i) => self
                .weekday(i)
                .or_else(|| self.calendar(i))
                .or_else(|| self.relative(i)),
            TokenKind::Word => self.relative(i),
            TokenKind::Number => self
                .day_month(i)
                .or_else(|| self.ago(i))
                .or_else(|| self.is_year(i).then_some((i + 1, id::ENTITY_DATE_YEAR))),
            _ => None,
        }
    }

    /// *Monday*, *Monday, May 3, 2024*
    fn weekday(&self, i: usize) -> Option<(usize, &'static str)> {
        if !self.capital(i) {
            return None;
        }
        let short = self.reads(i, &SHORT_DAYS);
        if !self.reads(i, &DAYS) && !short {
            return None;
        }
        let mut next = i + 1 + usize::from(short && self.is(i + 1, "."));
        if self.is(next, ",") {
            next += 1;
        }
        if let Some((end, rule)) = self.calendar(next).or_else(|| self.day_month(next)) {
            return Some((end, rule));
        }
        (!short).then_some((i + 1, id::ENTITY_DATE_WEEKDAY))
    }

    /// *May 3, 2024*, *May 2024*, *September*
    fn calendar(&self, i: usize) -> Option<(usize, &'static str)> {
        let month = self.month(i)?;
        let mut end = i + month;
        let named = self.reads(i, &MONTHS) || month == 2;
        if self.is_day(end) {
            end += 1;
            if self.is(end, ",") && self.is_year(end + 1) {
                end += 2;
            } else if self.is_year(end) {
                end += 1;
            }
        } else if self.is_year(end) {
            end += 1;
        } else if self.is(end, ",") && self.is_year(end + 1) {
            end += 2;
        } else if !named || self.reads(i, &["may", "march", "april", "june", "august"]) && !self.has_date_before(i) {
            // Names of people, and verbs.
            return None;
        }
        Some((end, id::ENTITY_DATE_CALENDAR))
    }

    /// Whether a word before `i` makes a month's name a month: *in May*.
    fn has_date_before(&self, i: usize) -> bool {
        let before = [
            "in", "since", "until", "till", "by", "last", "next", "this", "late", "early", "mid", "during", "of",
            "from", "through", "each", "every", "before", "after",
        ];
        let range = i > 1 && self.reads(i - 1, &["to", "and", "or", "-", "–"]) && self.month(i - 2).is_some();
        range || i > 0 && self.reads(i - 1, &before) && !self.capital(i + 1)
    }

    /// *3 May 2024*, *3rd of May*
    fn day_month(&self, i: usize) -> Option<(usize, &'static str)> {
        if !self.is_day(i) {
            return None;
        }
        let at = i + 1 + usize::from(self.is(i + 1, "of"));
        let mut end = at + self.month(at)?;
        if self.is_year(end) {
            end += 1;
        } else if self.is(end, ",") && self.is_year(end + 1) {
            end += 2;
        }
        Some((end, id::ENTITY_DATE_CALENDAR))
    }

    /// *last week*, *yesterday*, *two years ago*
    fn relative(&self, i: usize) -> Option<(usize, &'static str)> {
        if self.reads(i, &NEAR_DAYS) {
            return (!(self.capital(i) && self.capital(i + 1) || i > 0 && self.capital(i) && self.capital(i - 1)))
                .then_some((i + 1, id::ENTITY_DATE_RELATIVE));
        }
        if self.reads(i, &BEFORE_UNITS) {
            let at = i + 1;
            let unit = self.reads(at, &UNITS) || self.reads(at, &SEASONS);
            let season_falls = self.reads(at, &["fall"]) && self.reads(i, &["this"]);
            let fits = unit && !season_falls || self.reads(at, &DAYS) && self.capital(at);
            let alone = !self.reads(i, &["past", "coming", "previous", "following"]);
            if fits && (alone || i > 0 && self.reads(i - 1, &["the", "this"])) {
                return Some((at + 1, id::ENTITY_DATE_RELATIVE));
            }
            if let (true, Some(month)) = (self.reads(i, &["last", "this", "next"]), self.month(at)) {
                return Some((at + month, id::ENTITY_DATE_RELATIVE));
            }
            if self.reads(at, &NUMBERS) && !self.reads(at, &["a"]) && self.is_units(at + 1) {
                return Some((at + 2, id::ENTITY_DATE_RELATIVE));
            }
        }
        self.reads(i, &NUMBERS).then(|| self.ago(i)).flatten()
    }

    fn is_units(&self, i: usize) -> bool {
        let word = self.word(i);
        // Most words begin as none of them does.
        if !word.starts_with(['d', 'w', 'm', 'y', 'c', 'q', 'D', 'W', 'M', 'Y', 'C', 'Q']) {
            return false;
        }
        let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
        UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(singular)) || self.reads(i, &["centuries"])
    }

    /// *two years ago*, *a few days earlier*
    fn ago(&self, i: usize) -> Option<(usize, &'static str)> {
        let unit = (i + 1..=i + 3).find(|&at| self.is_units(at))?;
        let between = (i + 1..unit).all(|at| self.reads(at, &["few", "couple", "of", "dozen", "more"]));
        let ends = self.reads(unit + 1, &["ago", "earlier", "later"]);
        (between && ends).then_some((unit + 2, id::ENTITY_DATE_RELATIVE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn dates(text: &str) -> Vec<&str> {
        let tokens = crate::tokens::tokens(text, Span::new(0, text.len() as u32));
        let dates = Dates { text, tokens: &tokens };
        let (mut i, mut out) = (0, vec![]);
        while i < tokens.len() {
            i = match dates.at(i) {
                Some((end, _)) => {
                    out.push(tokens[i].span.cover(tokens[end - 1].span).of(text));
                    end
                }
                None => i + 1,
            };
        }
        out
    }

    #[test]
    fn dates_are_found_whole() {
        for (text, want) in [
            ("On Friday, May 3, 2024, it closed.", "Friday, May 3, 2024"),
            ("It closed on 3 May 2024.", "3 May 2024"),
            ("Since Jan. 3 it is closed.", "Jan. 3"),
            ("It closed in May.", "May"),
            ("It closes next Tuesday.", "next Tuesday"),
            ("Last month it closed.", "Last month"),
            ("It closed two years ago.", "two years ago"),
            ("It closed in 1987.", "1987"),
        ] {
            assert_eq!(dates(text), [want], "{text}");
            let first = want.split([' ', ',', '.']).next().unwrap().to_lowercase();
            let is_number = first.starts_with(|c: char| c.is_ascii_digit());
            assert!(is_number || opening_words().any(|w| w == first), "{first}");
        }
    }

    #[test]
    fn numbers_and_verbs_are_no_dates() {
        for text in [
            "May Weir may march.",
            "It cost $1987.",
            "The last ferry left.",
            "Weir, 41, won 3 of 4.",
            "This fall broke her leg.",
        ] {
            assert!(dates(text).is_empty(), "{text}: {:?}", dates(text));
        }
    }
}
