//! Whatever a text holds, the engine reads it to the end, and what it finds stands in it.

use std::fmt::Write;

use proptest::prelude::*;
use sayso_engine::{
    BlockKind, Cancelled, Document, Kind, Progress, Role, Rulebook, Scan, Span, scan, scan_with_progress,
};
use sayso_tests::articles;
use sayso_tests::odd;
use sayso_wire::lines::DocumentLine;

/// Whether `text` shows nothing: white space, or the byte order mark that some editors put before a text.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

/// The first bytes of a text, for a message.
fn glimpse(text: &str) -> String {
    let start: String = text.chars().take(200).collect();
    format!("{start:?} ({} bytes)", text.len())
}

#[track_caller]
fn assert_span(text: &str, span: Span, what: &str) {
    assert!(
        span.start < span.end && text.get(span.range()).is_some(),
        "{what} {span:?} is empty, out of bounds or inside a char of {}",
        glimpse(text)
    );
}

#[track_caller]
fn assert_blocks(document: &Document) {
    let text = &*document.text;
    let mut end = 0;
    for block in &document.blocks {
        assert_span(text, block.span, "block");
        assert!(
            block.span.start >= end,
            "block {block:?} overlaps the one before it in {}",
            glimpse(text)
        );
        let words = block.span.of(text);
        assert_eq!(
            words.trim(),
            words,
            "block {block:?} has white space around it in {}",
            glimpse(text)
        );
        let between = &text[end as usize..block.span.start as usize];
        assert!(is_blank(between), "{between:?} stands in no block of {}", glimpse(text));
        end = block.span.end;
    }
    assert!(
        is_blank(&text[end as usize..]),
        "the end of {} stands in no block",
        glimpse(text)
    );
}

#[track_caller]
fn assert_findings(document: &Document, scan: &Scan) {
    let text = &*document.text;
    for finding in &scan.findings {
        assert!(
            !finding.parts.is_empty(),
            "{finding:?} has no part in {}",
            glimpse(text)
        );
        for part in &finding.parts {
            assert!(
                !part.spans.is_empty(),
                "{finding:?} has an empty part in {}",
                glimpse(text)
            );
            for &span in &part.spans {
                assert_span(text, span, "finding");
            }
            let in_order = part.spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
            assert!(in_order, "{part:?} is not in order in {}", glimpse(text));
        }
        let says = !finding.spans(Role::Content).is_empty();
        assert_eq!(
            says,
            matches!(finding.kind, Kind::Quote(_)),
            "{finding:?} in {}",
            glimpse(text)
        );
        if let Some(id) = finding.person {
            assert!(
                (id.0 as usize) < scan.people.all.len(),
                "{finding:?} names nobody in {}",
                glimpse(text)
            );
        }
    }
    let order: Vec<_> = scan.findings.iter().map(|f| f.cover().start).collect();
    assert!(order.is_sorted(), "findings are out of order in {}", glimpse(text));
    for (i, person) in scan.people.all.iter().enumerate() {
        assert_eq!(person.id.0 as usize, i, "{person:?} in {}", glimpse(text));
        assert!(
            !person.name.trim().is_empty(),
            "{person:?} has no name in {}",
            glimpse(text)
        );
        for &span in &person.mentions {
            assert_span(text, span, "mention");
        }
    }
    let line = DocumentLine::new(document, scan, true);
    let chars = text.chars().count() as u32;
    let fits = |a: &&sayso_wire::lines::AnnotationLine| a.start >= a.end || a.end > chars;
    assert_eq!(
        line.annotations.iter().find(fits),
        None,
        "out of bounds in {}",
        glimpse(text)
    );
}

#[track_caller]
fn assert_reads(rules: &Rulebook, text: &str) -> Scan {
    let document = Document::new("odd", text);
    assert_eq!(&*document.text, text);
    assert_blocks(&document);
    let scan = scan(&document, rules);
    assert_findings(&document, &scan);
    scan
}

proptest! {
    #![proptest_config(odd::config(300))]

    #[test]
    fn odd_texts_are_read(text in odd::text()) {
        assert_reads(&Rulebook::built_in(), &text);
    }

    #[test]
    fn an_article_cut_anywhere_is_read(which in 0_usize..10, from in 0_usize..3000, length in 0_usize..3000) {
        let articles = articles();
        let chars: Vec<char> = articles[which].text.chars().collect();
        let from = from.min(chars.len());
        let piece: String = chars[from..(from + length).min(chars.len())].iter().collect();
        assert_reads(&Rulebook::built_in(), &piece);
    }
}

#[test]
fn texts_that_hold_nothing_are_read() {
    let rules = Rulebook::built_in();
    for nothing in [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\t \u{a0}\n",
        "\u{2028}",
        "\u{feff}",
        "\n\n\n",
    ] {
        let scan = assert_reads(&rules, nothing);
        assert_eq!((scan.findings.len(), scan.people.all.len()), (0, 0), "{nothing:?}");
    }
    for little in [
        "\0",
        "\u{fffd}",
        "\u{301}",
        ".",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "(",
        "—",
        "said",
        "He",
        "👩‍👩‍👧",
    ] {
        assert_reads(&rules, little);
        assert_reads(&rules, &little.repeat(3));
        assert_reads(&rules, &format!("{little}\n{little}\r\n{little}"));
    }
}

#[test]
fn marks_that_never_close_or_do_not_fit_are_read() {
    let rules = Rulebook::built_in();
    for text in [
        "“We are ready, said Ada Brook.",
        "We are ready,” said Ada Brook.",
        "\"We are ready,” said Ada Brook. “Are you?\" she asked.",
        "”We are ready,“ said Ada Brook.",
        "“We are “ready” for ‘it,” said “Ada Brook’.”",
        "‘We’re ’ready’,‘ said Ada Brook’s ‘friend",
        "\"\"\"\" said Ada Brook. \"\"",
        "“” said Ada Brook, “ ” she added.",
        "said said said Ada said. told told. according to according to",
        "“One.\n\n“Two.\n\n“Three.\n\nFour,” said Ada Brook.",
        "He said: “\n\n”",
        "``We are ready,'' said Ada Brook. ``Are",
        "«Nous sommes prêts», said Ada Brook. „Bereit“",
    ] {
        assert_reads(&rules, text);
    }
}

#[test]
fn other_scripts_and_directions_are_read() {
    let rules = Rulebook::built_in();
    for text in [
        "אמר דוד: \"אנחנו מוכנים\", ביום שני.\n\nעוד בנושא:",
        "\u{202b}قال أحمد: «نحن مستعدون».\u{202c} \"Ready,\" said Ada Brook.",
        "“\u{202e}ydaer era eW\u{202c},” said Ada Brook.",
        "“私たちは準備ができています”とエイダは言った。",
        "“Ça va, Zoë\u{308}?” said Ren\u{65}\u{301}e D\u{075}\u{301}four 👩🏽‍🌾. “Oui 🇫🇷!”",
        "“👍👍,” said 👩‍👩‍👧. “🙏🏽”",
    ] {
        assert_reads(&rules, text);
    }
}

#[test]
fn windows_line_ends_change_no_words() {
    let rules = Rulebook::built_in();
    let words = |text: &str, scan: &Scan| -> Vec<String> {
        let parts = scan.findings.iter().flat_map(|f| &f.parts);
        parts.flat_map(|p| &p.spans).map(|s| s.of(text).to_owned()).collect()
    };
    for article in articles().iter().filter(|a| !a.text.contains('\r')) {
        let windows = article.text.replace('\n', "\r\n");
        let (unix, other) = (assert_reads(&rules, &article.text), assert_reads(&rules, &windows));
        assert_eq!(
            words(&article.text, &unix),
            words(&windows, &other),
            "{}",
            article.gold.id
        );
    }
}

#[test]
fn html_as_text_is_read() {
    let rules = Rulebook::built_in();
    let html = "<!doctype html>\n<html><head><title>Mill closes</title><style>p{color:red}</style></head>\n<body \
                class=\"a b\"><h1>Mill closes</h1>\n<p>&ldquo;We are ready,&rdquo; said <b>Ada Brook</b>.</p>\n<script>if (a \
                < b && c > \"d\") { alert('x'); }</script>\n<img src=\"a.png\" alt=\"A 'mill' at dusk\">\n</body></html>\n";
    assert_reads(&rules, html);
    assert_reads(&rules, &html.replace('\n', ""));
    assert_reads(&rules, &html[..html.len() / 2]);
}

#[test]
fn one_kind_of_thing_over_and_over_is_read() {
    let rules = Rulebook::built_in();
    for piece in [
        "\"",
        "“",
        "”",
        "“a ",
        "\" ",
        "(",
        "a.",
        "a, ",
        "Aa ",
        "Ada Brook, ",
        "said ",
        "\n",
        "a\n",
        "“A\n\n",
        "By Ada Brook\n",
        "PORT - ",
        "e\u{301}",
        "😀",
        "\0",
        "3.",
        "-",
        ", who",
        "“I,” he said, ",
    ] {
        assert_reads(&rules, &piece.repeat(20_000 / piece.len()));
    }
}

#[test]
fn a_megabyte_without_a_space_is_read() {
    let rules = Rulebook::built_in();
    for piece in ["x", "é", "x.y,“z”"] {
        assert_reads(&rules, &piece.repeat(1_000_000 / piece.len()));
    }
}

/// About `bytes` of article, no two copies the same, with blank lines between.
fn long_article(bytes: usize) -> String {
    let articles = articles();
    let mut text = String::with_capacity(bytes + 4096);
    for n in 0.. {
        if text.len() >= bytes {
            break;
        }
        let article = &articles[n % articles.len()];
        let _ = write!(text, "Part {n}\n\n{}\n\n", article.text);
    }
    text
}

#[test]
fn five_megabytes_of_article_are_read() {
    let text = long_article(5_000_000);
    let scan = assert_reads(&Rulebook::built_in(), &text);
    let body = scan
        .findings
        .iter()
        .filter(|f| f.kind == Kind::Block(BlockKind::Body))
        .count();
    assert!(body > 1000, "{body} body blocks in 5 MB");
}

#[test]
fn progress_rises_to_the_end_and_a_no_stops_the_scan() {
    let rules = Rulebook::built_in();
    let document = Document::new("long", long_article(100_000));
    let all = document.text.len() as u32;
    let mut steps: Vec<Progress> = Vec::new();
    let whole = scan_with_progress(&document, &rules, &mut |step| {
        steps.push(step);
        true
    });
    assert!(whole.is_ok());
    // At the start of each stage, at the end, and every 64 KB.
    assert!(steps.len() > 5, "told of {} steps only", steps.len());
    assert!(steps.iter().all(|s| s.all == all && s.done <= all));
    assert!(steps.is_sorted_by_key(|s| s.done), "progress goes back");
    assert_eq!(steps.last().map(|s| s.done), Some(all));
    for stop in [0, 1, steps.len() / 2, steps.len() - 1] {
        let mut told = 0;
        let stopped = scan_with_progress(&document, &rules, &mut |_| {
            told += 1;
            told <= stop
        });
        assert_eq!(stopped.err(), Some(Cancelled), "stopped at step {stop}");
        assert_eq!(told, stop + 1, "went on after the no at step {stop}");
    }
}

#[test]
fn a_scan_is_the_same_each_time() {
    let rules = Rulebook::built_in();
    for article in articles() {
        let (first, again) = (assert_reads(&rules, &article.text), assert_reads(&rules, &article.text));
        assert_eq!(first.findings, again.findings, "{}", article.gold.id);
        assert_eq!(first.people, again.people, "{}", article.gold.id);
    }
}
