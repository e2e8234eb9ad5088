//! Lines known by their own words: what sites say, links to other articles, captions with a label, bylines;
//! and the top of an article: kicker, headline, byline, in this order.

use memchr::memchr3;

use super::line_facts::Lines;
use super::lines::Line;
use super::lowered::{Anywhere, Lowered};
use super::phrases::{count, is_prose, is_title_like, lists_of_phrases};
use super::{BlockKind, Verdict, bylines, shapes, times};
use crate::rules::id;

/// Most words of a line that is about the site.
const SITE_WORDS: usize = 40;
/// Longest such line, in bytes.
pub(super) const SITE_BYTES: usize = 400;
/// Most words of a call to the reader.
const CALL_WORDS: usize = 25;
/// Most words of a teaser, a kicker, a headline.
const TEASER_WORDS: usize = 22;
const KICKER_WORDS: usize = 3;
const HEADLINE_WORDS: usize = 30;
/// Fewest and most lines of the top, in which a headline or byline is looked for.
const TOP_LINES: std::ops::RangeInclusive<usize> = 8..=20;
/// Teasers one label may open.
const TEASERS: usize = 10;

const BOILERPLATE_LINE: Verdict = (BlockKind::Boilerplate, id::STRUCTURE_BOILERPLATE);
const RELATED_LABEL: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_LABEL);

/// What the line's own words make it, if anything. `line`: `words` in lower case; [`SITE_BYTES`] at most.
pub(super) fn kind(words: &str, line: &Lowered) -> Option<Verdict> {
    own_kind(words, line).or_else(|| parts_kind(words))
}

fn own_kind(words: &str, line: &Lowered) -> Option<Verdict> {
    if is_plain(line) {
        return None;
    }
    let lower = line.text.as_str();
    if let Some(kind) = shapes::kind(line) {
        return Some(kind);
    }
    if is_boilerplate(line) {
        return Some(BOILERPLATE_LINE);
    }
    if is_related_label(line) {
        return Some(RELATED_LABEL);
    }
    if lists_of_phrases().captions.opens(lower) {
        return Some((BlockKind::Caption, id::STRUCTURE_CAPTION_LABEL));
    }
    if line.anywhere.any(Anywhere::CAPTION)
        && !lower.ends_with(['.', '!', '?', '"', '”', ':'])
        && line.count <= SITE_WORDS
    {
        return Some((BlockKind::Caption, id::STRUCTURE_CAPTION_POINTING));
    }
    if bylines::has_label(words, line) {
        return Some((BlockKind::Byline, id::STRUCTURE_BYLINE));
    }
    times::is_entry_time(line).then_some((BlockKind::Byline, id::STRUCTURE_ENTRY_TIME))
}

/// Whether the line is too long for most that it could be, and has no phrase of the rest: most paragraphs.
fn is_plain(line: &Lowered) -> bool {
    let lists = lists_of_phrases();
    let lower = line.text.as_bytes();
    let opens = |two| [&lists.captions, &lists.bylines].iter().any(|list| list.may_open(two));
    line.count > CALL_WORDS.max(TEASER_WORDS)
        && !line
            .anywhere
            .any(Anywhere::CAPTION | Anywhere::BYLINE | Anywhere::BOILERPLATE)
        && lower.first_chunk().is_some_and(|two| !opens(*two))
        && !lower.starts_with(b"follow ")
        && !lower.starts_with(b"allow ")
        && !shapes::may_be_layout(line)
}

/// Of a line with bars or dots between its parts, what the parts are: *Advertisement · Scroll on*. Each must be
/// clutter by itself.
fn parts_kind(words: &str) -> Option<Verdict> {
    // Most lines have none, nor a byte that the dots end in.
    if memchr3(b'|', 0xb7, 0xa2, words.as_bytes()).is_none() || !words.contains(['|', '·', '•']) {
        return None;
    }
    let parts = || words.split(['|', '·', '•']).map(str::trim).filter(|p| !p.is_empty());
    let kind = |part: &str| {
        own_kind(part, &Lowered::of(part))
            .or_else(|| times::is_date(part).then_some((BlockKind::Byline, id::STRUCTURE_BYLINE)))
    };
    let first = parts().next().and_then(kind)?;
    (parts().count() > 1 && parts().all(|p| kind(p).is_some())).then_some(first)
}

fn is_boilerplate(line: &Lowered) -> bool {
    let lower = line.text.as_str();
    if line.count > SITE_WORDS || lower.starts_with(['"', '“']) || line.reports() {
        return false;
    }
    let follow = lower.starts_with("follow ")
        && [" on twitter", " on x ", "@", "http"]
            .iter()
            .any(|at| lower.contains(at));
    // *Allow Chirper content?*
    let consent = lower.starts_with("allow ") && lower.ends_with(" content?");
    let list = &lists_of_phrases().boilerplate;
    // A sentence that merely opens like a call to the reader goes on at length.
    let opens = || line.count <= CALL_WORDS && list.opens(lower);
    follow || consent || list.is_all_of(lower) || opens() || line.anywhere.any(Anywhere::BOILERPLATE)
}

fn is_related_label(line: &Lowered) -> bool {
    let lower = line.text.as_str();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if line.count > TEASER_WORDS {
        return false;
    }
    lists_of_phrases().related.opening(bare).any(|p| {
        let Some(rest) = bare.strip_prefix(p) else { return false };
        if rest.is_empty() {
            // *Listen.* is somebody's.
            return !lower.ends_with('.');
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

/// Marks the teasers that follow a label line of theirs, up to the next blank line or sentence.
pub(super) fn lists(text: &str, lines: &[Line], facts: &Lines, kinds: &mut [Option<Verdict>]) {
    let mut left = 0;
    for (i, line) in lines.iter().enumerate() {
        if kinds[i] == Some(RELATED_LABEL) {
            left = TEASERS;
            continue;
        }
        let teaser = || {
            let w = line.span.of(text);
            facts[i].1.is_title_like(TEASER_WORDS)
                && !w.ends_with(['"', '”'])
                && !w.ends_with(".'")
                && !w.ends_with(".’")
        };
        // Without a blank line between, the list hangs on its label.
        if left == 0 || line.after_blank || kinds[i].is_some() || !teaser() {
            left = 0;
            continue;
        }
        kinds[i] = Some((BlockKind::Related, id::STRUCTURE_RELATED_LIST));
        left -= 1;
    }
}

/// Finds kicker, headline and byline among the first lines.
pub(super) fn top(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let prose = |i: &usize| kinds[*i].is_none() && is_prose(lines[*i].span.of(text));
    // A standfirst, or the words under a picture, may look like the first paragraph.
    let end = (0..lines.len().min(*TOP_LINES.end())).filter(prose).nth(1).unwrap_or(0);
    let open: Vec<usize> = (0..lines.len().min(end.max(*TOP_LINES.start())))
        .filter(|&i| kinds[i].is_none())
        .collect();
    // With one paragraph there is nothing a headline could head.
    let others = kinds.iter().filter(|k| k.is_none()).count();
    let (Some(&first), true) = (open.first(), others >= 2) else {
        return;
    };
    let words = |i: usize| lines[i].short(text).unwrap_or("");
    let mut headline = first;
    if others >= 3
        && open.len() >= 2
        && (is_title_like(words(first), KICKER_WORDS) || is_initials(words(first)))
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
    let below: Vec<usize> = open.iter().copied().filter(|&i| kinds[i].is_none()).collect();
    bylines::near_the_top(text, lines, &below, kinds);
}

/// *U.S.*
fn is_initials(words: &str) -> bool {
    words.len() <= 8 && words.ends_with('.') && words.chars().all(|c| c.is_uppercase() || c == '.')
}

fn is_headline(words: &str) -> bool {
    if bylines::is_byline(words) || times::is_date(words) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<BlockKind> {
        kind(line, &Lowered::of(line)).map(|(kind, _)| kind)
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
}
