//! Lines known by their own words: what sites say, links to other articles, captions with a label, bylines;
//! and the top of an article: kicker, headline, byline, in this order.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::lines::Line;
use super::{BlockKind, Verdict};
use crate::rules::id;

/// Most words of a line that is about the site.
const SITE_WORDS: usize = 40;
/// Longest such line, in bytes.
const SITE_BYTES: usize = 400;
/// Most words of a teaser, a kicker, a headline.
const TEASER_WORDS: usize = 22;
const KICKER_WORDS: usize = 3;
const HEADLINE_WORDS: usize = 30;
/// Lines of the top in which a headline or byline is looked for.
const TOP_LINES: usize = 8;
/// Teasers one label may open.
const TEASERS: usize = 10;

const BOILERPLATE_LINE: Verdict = (BlockKind::Boilerplate, id::STRUCTURE_BOILERPLATE);
const RELATED_LABEL: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_LABEL);

/// A list of phrases, by what they must match.
pub(super) struct Phrases {
    /// Those that open a line, by their first byte.
    opening: HashMap<u8, Vec<&'static str>>,
    whole: HashSet<&'static str>,
    anywhere: Vec<&'static str>,
}

impl Phrases {
    fn read(list: &'static str) -> Self {
        let mut read = Self {
            opening: HashMap::new(),
            whole: HashSet::new(),
            anywhere: Vec::new(),
        };
        for phrase in list.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")) {
            if let Some(all) = phrase.strip_prefix("= ") {
                read.whole.insert(all);
            } else if let Some(part) = phrase.strip_prefix("~ ") {
                read.anywhere.push(part);
            } else {
                read.opening.entry(phrase.as_bytes()[0]).or_default().push(phrase);
            }
        }
        read
    }

    /// The phrases that `lower` opens with.
    pub fn opening<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let same = lower.bytes().next().and_then(|b| self.opening.get(&b));
        same.into_iter()
            .flatten()
            .copied()
            .filter(move |p| lower.starts_with(p))
    }
}

/// All phrase lists.
pub(super) struct Lists {
    boilerplate: Phrases,
    related: Phrases,
    captions: Phrases,
    bylines: Phrases,
    pub credits: Phrases,
}

/// The phrase lists, read at their first use.
pub(super) fn lists_of_phrases() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        boilerplate: Phrases::read(include_str!("../../../../rules/en/phrases/boilerplate.txt")),
        related: Phrases::read(include_str!("../../../../rules/en/phrases/related.txt")),
        captions: Phrases::read(include_str!("../../../../rules/en/phrases/captions.txt")),
        bylines: Phrases::read(include_str!("../../../../rules/en/phrases/bylines.txt")),
        credits: Phrases::read(include_str!("../../../../rules/en/phrases/credits.txt")),
    })
}

/// What the line's own words make it, if anything.
pub(super) fn kind(line: &Line, text: &str) -> Option<Verdict> {
    // Longer lines are none of these, whatever they open with.
    let words = line.short(text).filter(|w| w.len() <= SITE_BYTES)?;
    let lower = lower(words);
    if is_boilerplate(&lower) {
        return Some(BOILERPLATE_LINE);
    }
    if is_related_label(&lower) {
        return Some(RELATED_LABEL);
    }
    if lists_of_phrases().captions.opening(&lower).next().is_some() {
        return Some((BlockKind::Caption, id::STRUCTURE_CAPTION_LABEL));
    }
    let ends = lower.ends_with(['!', '?', '"', '”']);
    if lists_of_phrases().bylines.opening(&lower).next().is_some() && count(&lower) <= 16 && !ends {
        return Some((BlockKind::Byline, id::STRUCTURE_BYLINE));
    }
    None
}

/// In lower case, with plain spaces and apostrophes.
fn lower(words: &str) -> String {
    words
        .chars()
        .map(|c| match c {
            '\u{a0}' => ' ',
            '’' => '\'',
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

fn count(words: &str) -> usize {
    words.split_whitespace().count()
}

fn is_boilerplate(lower: &str) -> bool {
    if count(lower) > SITE_WORDS || lower.starts_with(['"', '“']) {
        return false;
    }
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let follow = lower.starts_with("follow ")
        && (lower.contains(" on twitter") || lower.contains(" on x ") || lower.contains('@'));
    let list = &lists_of_phrases().boilerplate;
    // A sentence that merely opens like a call to the reader goes on at length.
    let opens = || count(lower) <= 25 && list.opening(lower).next().is_some();
    follow || list.whole.contains(bare) || opens() || list.anywhere.iter().any(|p| lower.contains(p))
}

fn is_related_label(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if count(lower) > TEASER_WORDS {
        return false;
    }
    lists_of_phrases().related.opening(bare).any(|p| {
        let Some(rest) = bare.strip_prefix(p) else { return false };
        if rest.is_empty() {
            return true;
        }
        // "Read more: …", "More on Oslen:", "Related | …": a colon or bar within four words of the label.
        let Some(mark) = rest
            .find([':', '|', '»', '>'])
            .or(lower.ends_with(':').then_some(rest.len()))
        else {
            return false;
        };
        let between = &rest[..mark];
        let topical = p.ends_with("on") || p.ends_with("from") || p.ends_with("in") || p.ends_with("about");
        between.trim().is_empty() || topical && between.starts_with(' ') && count(between) <= 4
    })
}

/// Whether `words` could be a title: few words, and no full stop at the end.
fn is_title_like(words: &str, most: usize) -> bool {
    let count = count(words);
    count > 0
        && count <= most
        && !words.ends_with(['.', ',', ';', ':'])
        && !words.ends_with(".\"")
        && !words.ends_with(".”")
}

/// Marks the teasers that follow a label line of theirs, up to the next blank line or sentence.
pub(super) fn lists(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let mut left = 0;
    for (i, line) in lines.iter().enumerate() {
        if kinds[i] == Some(RELATED_LABEL) {
            left = TEASERS;
            continue;
        }
        let teaser = line
            .short(text)
            .is_some_and(|w| is_title_like(w, TEASER_WORDS) && !w.ends_with(['"', '”']));
        // Without a blank line between, the list hangs on its label.
        if left == 0 || line.after_blank || kinds[i].is_some() || !teaser {
            left = 0;
            continue;
        }
        kinds[i] = Some((BlockKind::Related, id::STRUCTURE_RELATED_LIST));
        left -= 1;
    }
}

/// Finds kicker, headline and byline among the first lines.
pub(super) fn top(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let open: Vec<usize> = (0..lines.len().min(TOP_LINES))
        .filter(|&i| kinds[i].is_none())
        .collect();
    // With one paragraph there is nothing a headline could head.
    let prose = kinds.iter().filter(|k| k.is_none()).count();
    let (Some(&first), true) = (open.first(), prose >= 2) else {
        return;
    };
    let words = |i: usize| lines[i].short(text).unwrap_or("");
    let mut headline = first;
    if prose >= 3
        && open.len() >= 2
        && is_title_like(words(first), KICKER_WORDS)
        && count(words(open[1])) > KICKER_WORDS
        && is_headline(words(open[1]))
    {
        kinds[first] = Some((BlockKind::Kicker, id::STRUCTURE_KICKER));
        headline = open[1];
    }
    if is_headline(words(headline)) {
        kinds[headline] = Some((BlockKind::Headline, id::STRUCTURE_HEADLINE));
        // Page titles and headings repeat it.
        for &i in open.iter().filter(|&&i| i > headline) {
            if words(i) == words(headline) {
                kinds[i] = Some((BlockKind::Boilerplate, id::STRUCTURE_HEADLINE_AGAIN));
            }
        }
    }
    for &i in &open {
        if kinds[i].is_none() && is_byline(words(i)) {
            kinds[i] = Some((BlockKind::Byline, id::STRUCTURE_BYLINE));
        } else if kinds[i].is_none() && is_published(words(i)) {
            kinds[i] = Some((BlockKind::Byline, id::STRUCTURE_PUBLICATION_DATE));
        }
    }
}

fn is_headline(words: &str) -> bool {
    if is_byline(words) || is_published(words) {
        return false;
    }
    if is_title_like(words, HEADLINE_WORDS) {
        return true;
    }
    // Some archives end headlines with a full stop; then title case tells them from a first sentence.
    let long = || words.split_whitespace().filter(|w| w.chars().count() > 3);
    let capitals = long()
        .filter(|w| {
            w.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(char::is_uppercase)
        })
        .count();
    count(words) <= HEADLINE_WORDS && words.ends_with('.') && long().count() >= 2 && capitals * 5 >= long().count() * 4
}

/// *By Ana Ruiz and Tom Weir, Aldine Post*
fn is_byline(words: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "by "].iter().find_map(|p| words.strip_prefix(p)) else {
        return is_signature(words)
            || words
                .split_once(" | ")
                .is_some_and(|(section, rest)| count(section) <= 3 && rest.starts_with("By ") && is_byline(rest));
    };
    // *By Ana Ruiz, harbour reporter*
    let rest = match rest.split_once(", ") {
        Some((name, job))
            if count(job) <= 4
                && !job.contains(',')
                && count(name) <= 4
                && job.chars().all(|c| c.is_lowercase() || c == ' ') =>
        {
            name
        }
        _ => rest,
    };
    let all = || {
        rest.split(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | ',' | '·' | '•'))
            .filter(|w| !w.is_empty())
    };
    let name = |w: &str| {
        !w.starts_with(char::is_lowercase)
            || matches!(
                w,
                "and" | "for" | "of" | "in" | "the" | "at" | "de" | "van" | "von" | "pm" | "am" | "with"
            )
    };
    count(rest) <= 20
        && all().all(name)
        && rest.starts_with(char::is_uppercase)
        && !rest.ends_with(['.', '?', '!', '"', '”'])
}

/// *Ana Ruiz, harbour correspondent*
fn is_signature(words: &str) -> bool {
    let Some((name, job)) = words.split_once([',', '|', '·', '•']) else {
        return false;
    };
    let job = lower(job);
    let jobs = [
        "correspondent",
        "reporter",
        "staff writer",
        "editor",
        "columnist",
        "contributor",
        "journalist",
    ];
    (2..=4).contains(&count(name))
        && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        && count(&job) <= 6
        && jobs.iter().any(|j| job.ends_with(j))
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const DATE_WORDS: [&str; 34] = [
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "am",
    "pm",
    "a",
    "m",
    "p",
    "at",
    "gmt",
    "utc",
    "bst",
    "est",
    "edt",
    "pst",
    "cet",
    "et",
    "of",
    "published",
    "updated",
];

/// A line that is a date and nothing else: *Friday, May 3, 2024 at 4:15 pm*.
fn is_published(words: &str) -> bool {
    let lower = lower(words);
    let pieces = || lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_month = |w: &str| {
        w.len() <= 9 && w.len() >= 3 && MONTHS.iter().any(|m| w.starts_with(m)) && w.chars().all(char::is_alphabetic)
    };
    let digits = pieces().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).count();
    let known =
        |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) && w.len() <= 8 || is_month(w) || DATE_WORDS.contains(&w);
    digits > 0 && pieces().count() >= 3 && pieces().count() <= 14 && pieces().all(known) && !lower.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn told(line: &str) -> Option<BlockKind> {
        let line_of = Line {
            span: Span::new(0, line.len() as u32),
            after_blank: true,
        };
        kind(&line_of, line).map(|(kind, _)| kind)
    }

    #[test]
    fn what_sites_say_is_boilerplate() {
        for line in [
            "Sign up for our Tuesday letter",
            "SHARE",
            "ADVERTISEMENT",
            "Copyright 2024 Aldine Post",
            "Story continues below advertisement",
            "Follow Ana Ruiz on Twitter @anaruiz",
        ] {
            assert_eq!(told(line), Some(BlockKind::Boilerplate), "{line}");
        }
        for line in [
            "Share prices fell on Monday.",
            "\"Sign up for it,\" she said.",
            "Follow the money, Ruiz said.",
            "Advertisement revenue fell, the council said.",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn labels_of_links_are_related() {
        for line in [
            "Read more: Dock closes",
            "More on Oslen:",
            "RELATED",
            "See also: Why the dock closed",
            "READ MORE »",
        ] {
            assert_eq!(told(line), Some(BlockKind::Related), "{line}");
        }
        for line in [
            "Related work went on all night.",
            "More on that in a moment, she said.",
            "Watch the river, he said: it rises.",
            "Listen, she said.",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn bylines_and_dates_are_told_from_sentences() {
        for line in [
            "By Ana Ruiz",
            "By ANA RUIZ and TOM WEIR, Aldine Post",
            "Ana Ruiz, harbour correspondent",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Monday the dock was closed.",
            "By the river",
            "By then, Ana Ruiz had left",
        ] {
            assert!(!is_byline(line), "{line}");
        }
        for line in [
            "Friday, May 3, 2024",
            "3 May 2024 at 4:15 pm",
            "Updated 4:15 p.m. EDT May 3, 2024",
        ] {
            assert!(is_published(line), "{line}");
        }
        for line in ["May 3", "In 2024, May won 3 of 4.", "2024"] {
            assert!(!is_published(line), "{line}");
        }
    }
}
