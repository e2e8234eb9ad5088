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
    fn lower(&self, i: usize) -> String {
        self.tokens.get(i).map_or(String::new(), |t| {
            let word = t.span.of(self.text);
            if word.len() <= 16 {
                word.to_lowercase()
            } else {
                String::new()
            }
        })
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
        let word = self.lower(i);
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let ending = &word[digits.len()..];
        digits.len() <= 2
            && digits.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d))
            && matches!(ending, "" | "st" | "nd" | "rd" | "th")
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
        let word = self.lower(i);
        if MONTHS.contains(&word.as_str()) {
            return Some(1);
        }
        SHORT_MONTHS
            .contains(&word.as_str())
            .then(|| if self.is(i + 1, ".") { 2 } else { 1 })
    }

    /// The date that begins at token `i`: one past its last token, and its rule.
    pub fn at(&self, i: usize) -> Option<(usize, &'static str)> {
        let token = self.tokens.get(i)?;
        match token.kind {
            TokenKind::Word => self
                .weekday(i)
                .or_else(|| self.calendar(i))
                .or_else(|| self.relative(i)),
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
        let word = self.lower(i);
        let short = SHORT_DAYS.contains(&word.as_str());
        if !DAYS.contains(&word.as_str()) && !short {
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
        let named = MONTHS.contains(&self.lower(i).as_str()) || month == 2;
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
        } else if !named
            || matches!(self.lower(i).as_str(), "may" | "march" | "april" | "june" | "august")
                && !self.has_date_before(i)
        {
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
        let range = i > 1
            && matches!(self.lower(i - 1).as_str(), "to" | "and" | "or" | "-" | "–")
            && self.month(i - 2).is_some();
        range || i > 0 && before.contains(&self.lower(i - 1).as_str()) && !self.capital(i + 1)
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
        let word = self.lower(i);
        let found = Some;
        match word.as_str() {
            near if NEAR_DAYS.contains(&near) => {
                return (!(self.capital(i) && self.capital(i + 1) || i > 0 && self.capital(i) && self.capital(i - 1)))
                    .then_some((i + 1, id::ENTITY_DATE_RELATIVE));
            }
            before if BEFORE_UNITS.contains(&before) => {
                let at = i + 1;
                let next = self.lower(at);
                let unit = UNITS.contains(&next.as_str()) || SEASONS.contains(&next.as_str());
                let fits =
                    unit && !(next == "fall" && word == "this") || DAYS.contains(&next.as_str()) && self.capital(at);
                if fits && !(word == "past" || word == "coming" || word == "previous" || word == "following") {
                    return found((at + 1, id::ENTITY_DATE_RELATIVE));
                }
                if fits && i > 0 && matches!(self.lower(i - 1).as_str(), "the" | "this") {
                    return found((at + 1, id::ENTITY_DATE_RELATIVE));
                }
                if let (true, Some(month)) = (matches!(word.as_str(), "last" | "this" | "next"), self.month(at)) {
                    return found((at + month, id::ENTITY_DATE_RELATIVE));
                }
                if NUMBERS.contains(&next.as_str()) && next != "a" && self.is_units(at + 1) {
                    return found((at + 2, id::ENTITY_DATE_RELATIVE));
                }
            }
            _ => {}
        }
        if !NUMBERS.contains(&word.as_str()) {
            return None;
        }
        self.ago(i)
    }

    fn is_units(&self, i: usize) -> bool {
        let word = self.lower(i);
        UNITS.contains(&word.as_str())
            || word.strip_suffix('s').is_some_and(|w| UNITS.contains(&w))
            || word == "centuries"
    }

    /// *two years ago*, *a few days earlier*
    fn ago(&self, i: usize) -> Option<(usize, &'static str)> {
        let unit = (i + 1..=i + 3).find(|&at| self.is_units(at))?;
        let between =
            (i + 1..unit).all(|at| matches!(self.lower(at).as_str(), "few" | "couple" | "of" | "dozen" | "more"));
        let ends = matches!(self.lower(unit + 1).as_str(), "ago" | "earlier" | "later");
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
