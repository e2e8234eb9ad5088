use crate::rules::id;
use crate::{Rulebook, Span};

mod bylines;
mod clutter;
mod credits;
mod datelines;
mod line_facts;
mod lines;
mod lowered;
mod phrases;
mod releases;
mod repeats;
mod shapes;
mod teasers;
mod times;

use line_facts::{LineFacts, line_facts};
pub(crate) use line_facts::{LineMemory, Lines};
use lines::Line;

/// What a stretch of an article is for. Scraped texts mix these with the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's title.
    Headline,
    /// The section name or tag line above a headline.
    Kicker,
    /// Who wrote it, and when.
    Byline,
    /// The place (and agency) that opens a body paragraph: *PORT ALDINE -*.
    Dateline,
    /// The article itself.
    Body,
    /// Words under a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// A sentence of the body shown once more, large.
    PullQuote,
    /// A teaser that links to another article.
    Related,
    /// What the site says, not the article: *Sign up for our newsletter*.
    Boilerplate,
}

impl BlockKind {
    /// Whether its words are the article's own, to be scanned for who says what.
    pub fn is_article(self) -> bool {
        matches!(self, BlockKind::Headline | BlockKind::Kicker | BlockKind::Body)
    }
}

/// A stretch of the text with one purpose. A body block is one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The id of the rule that says so.
    pub rule: &'static str,
}

/// A kind and the rule that gave it.
type Verdict = (BlockKind, &'static str);

const BODY: Verdict = (BlockKind::Body, id::STRUCTURE_BODY);

/// Splits `text` into blocks, in order: one for every paragraph, a dateline and a credit run into it apart.
///
/// Comes with what each line told, in order, to be remembered: what `memory` holds is not read again.
///
/// What is not recognised, or by a rule that is off, is body, since words outside it are not scanned for who says what.
pub(crate) fn blocks(text: &str, rules: &Rulebook, memory: &LineMemory) -> (Vec<Block>, Lines) {
    let lines = lines::lines(text);
    let facts = line_facts(text, &lines, memory);
    let mut kinds: Vec<Option<Verdict>> = facts.iter().map(|(_, facts)| facts.kind).collect();
    let credits = lines.iter().zip(&facts).map(|(line, (_, facts))| facts.credit(line));
    let credits: Vec<Option<u32>> = credits.collect();
    for (kind, (line, credit)) in kinds.iter_mut().zip(lines.iter().zip(&credits)) {
        if let Some(at) = credit {
            let whole = *at == line.span.start;
            *kind = Some(if whole {
                (BlockKind::Credit, id::STRUCTURE_CREDIT_LINE)
            } else {
                (BlockKind::Caption, id::STRUCTURE_CAPTION_WITH_CREDIT)
            });
        }
    }
    repeats::teasers_and_captions(text, &lines, &credits, &mut kinds);
    clutter::lists(text, &lines, &facts, &mut kinds);
    clutter::top(text, &lines, &mut kinds);
    shapes::bare_counts(text, &lines, &mut kinds);
    repeats::captions_at_credits(text, &lines, &mut kinds);
    bylines::again(text, &lines, &mut kinds);
    releases::sections(text, &lines, &mut kinds);
    teasers::topics(text, &lines, &facts, &mut kinds);
    teasers::rows(text, &lines, &facts, &mut kinds);
    repeats::pull_quotes(text, &lines, &facts, &mut kinds);

    let mut blocks = Vec::with_capacity(lines.len());
    let mut paragraphs = 0;
    for ((line, kind), (_, facts)) in lines.iter().zip(kinds).zip(&facts) {
        let kind = kind.filter(|(_, rule)| rules.on(rule).is_some()).unwrap_or(BODY);
        push(text, line, kind, facts, rules, &mut paragraphs, &mut blocks);
    }
    (blocks, facts)
}

/// Longest headline that [`plain`] knows, in bytes.
const LONGEST_HEADLINE: u32 = 200;

/// The paragraphs of `text`, of which nothing is known: the first one is a headline if it looks like one, all others are body.
pub(crate) fn plain(text: &str) -> Vec<Block> {
    let lines = lines::lines(text);
    let is_headline = |line: &Line| line.span.len() <= LONGEST_HEADLINE && !line.span.of(text).ends_with('.');
    let headline = lines.len() > 1 && lines.first().is_some_and(is_headline);
    let block = |(i, line): (usize, &Line)| {
        let (kind, rule) = if i == 0 && headline {
            (BlockKind::Headline, id::STRUCTURE_HEADLINE)
        } else {
            BODY
        };
        let span = line.span;
        Block { span, kind, rule }
    };
    lines.iter().enumerate().map(block).collect()
}

/// Pushes the blocks of one line, which tells `facts`. `paragraphs` counts those of the body. What a rule that is off would cut off stays.
fn push(
    text: &str,
    line: &Line,
    (kind, rule): Verdict,
    facts: &LineFacts,
    rules: &Rulebook,
    paragraphs: &mut usize,
    blocks: &mut Vec<Block>,
) {
    let mut span = line.span;
    if kind == BlockKind::Body {
        let dateline = facts
            .dateline
            .filter(|dateline| *paragraphs == 0 || !dateline.first_only);
        if let Some(dateline) = dateline.filter(|_| rules.on(id::STRUCTURE_DATELINE).is_some()) {
            let end = span.start + dateline.len;
            blocks.push(Block {
                span: Span::new(span.start, end),
                kind: BlockKind::Dateline,
                rule: id::STRUCTURE_DATELINE,
            });
            span = lines::trimmed(text, Span::new(end, span.end));
        }
        *paragraphs += 1;
    }
    let runs_in = kind == BlockKind::Caption && rules.on(id::STRUCTURE_CREDIT_RUN_IN).is_some();
    let cut = facts.credit(line).filter(|&at| runs_in && at > span.start);
    let Some(at) = cut else {
        blocks.push(Block { span, kind, rule });
        return;
    };
    blocks.push(Block {
        span: lines::trimmed(text, Span::new(span.start, at)),
        kind,
        rule,
    });
    blocks.push(Block {
        span: Span::new(at, span.end),
        kind: BlockKind::Credit,
        rule: id::STRUCTURE_CREDIT_RUN_IN,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as kind and words.
    fn seen(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text, &Rulebook::built_in(), &LineMemory::none())
            .0
            .iter()
            .map(|b| (b.kind, b.span.of(text)))
            .collect()
    }

    #[test]
    fn a_plain_article_is_headline_and_body() {
        let text = "Ferry dock closes for a month\n\nThe dock closed on Monday.\n\nWhat comes next\n\nNobody \"knows,\" said Ana Ruiz.\n";
        assert_eq!(
            seen(text),
            [
                (BlockKind::Headline, "Ferry dock closes for a month"),
                (BlockKind::Body, "The dock closed on Monday."),
                (BlockKind::Body, "What comes next"),
                (BlockKind::Body, "Nobody \"knows,\" said Ana Ruiz."),
            ]
        );
    }

    #[test]
    fn a_text_of_which_nothing_is_known_is_its_paragraphs() {
        let plain = |text: &'static str| {
            let blocks = plain(text);
            blocks.iter().map(|b| (b.kind, b.span.of(text))).collect::<Vec<_>>()
        };
        assert_eq!(
            plain("Ferry dock closes\n\nPORT ALDINE - The dock closed.\n\nRead more: Piers\n"),
            [
                (BlockKind::Headline, "Ferry dock closes"),
                (BlockKind::Body, "PORT ALDINE - The dock closed."),
                (BlockKind::Body, "Read more: Piers"),
            ]
        );
        assert_eq!(plain("The dock closed."), [(BlockKind::Body, "The dock closed.")]);
        assert_eq!(plain(" \n"), []);
    }

    #[test]
    fn a_repeated_caption_gives_up_its_credit() {
        let text = "Dock closes\n\nA crane lifts the gate.\nA crane lifts the gate.\u{a0} ©\u{a0}Reuters/Ana Ruiz\n\nThe dock closed.";
        assert_eq!(
            seen(text)[1..],
            [
                (BlockKind::Caption, "A crane lifts the gate."),
                (BlockKind::Caption, "A crane lifts the gate."),
                (BlockKind::Credit, "©\u{a0}Reuters/Ana Ruiz"),
                (BlockKind::Body, "The dock closed."),
            ]
        );
    }

    #[test]
    fn a_teaser_with_its_section_run_in_is_two_related_lines() {
        let text = "Dock closes\n\nThe dock closed.\n\nOslen's new bridge opens early\nOslen Oslen's new bridge opens early\n\nShips wait.\n\nMore on Oslen:";
        assert_eq!(
            seen(text)[2..],
            [
                (BlockKind::Related, "Oslen's new bridge opens early"),
                (BlockKind::Related, "Oslen Oslen's new bridge opens early"),
                (BlockKind::Body, "Ships wait."),
                (BlockKind::Related, "More on Oslen:"),
            ]
        );
    }

    #[test]
    fn a_dateline_stands_apart_from_its_paragraph() {
        let text = "Dock closes\n\nPORT ALDINE, May 3 (Reuters) - The dock closed.\n\nShips wait - and wait.";
        assert_eq!(
            seen(text)[1..],
            [
                (BlockKind::Dateline, "PORT ALDINE, May 3 (Reuters) -"),
                (BlockKind::Body, "The dock closed."),
                (BlockKind::Body, "Ships wait - and wait."),
            ]
        );
    }

    #[test]
    fn hard_wrapped_paragraphs_are_one_block_each() {
        let text = "The dock at the mouth of the river closed on Monday after a\nstorm that took away the gate and much of the pier, said\nAna Ruiz, who runs the place.\n\nShips wait.";
        assert_eq!(seen(text).len(), 2);
    }

    #[test]
    fn odd_texts_are_split_without_loss() {
        for text in [
            "",
            "\n\n",
            "\0",
            "é",
            "a\r\nb\rc\u{2028}d",
            "🙂 🙂\n🙂 🙂",
            "שלום עולם\n\"שלום\"",
            "©",
            "\u{feff}Dock closes\n\n© ",
        ] {
            let blocks = blocks(text, &Rulebook::built_in(), &LineMemory::none()).0;
            let covered: usize = blocks
                .iter()
                .map(|b| b.span.of(text).chars().filter(|c| !c.is_whitespace()).count())
                .sum();
            let all = text.chars().filter(|&c| !lines::is_blank(c)).count();
            assert_eq!(covered, all, "{text:?}");
        }
    }
}
