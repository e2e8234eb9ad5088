//! Whatever a text holds, the engine reads it to the end, and what it finds stands in it.

use std::fmt::Write;

use proptest::prelude::*;
use sayso_engine::{BlockKind, Cancelled, Document, Kind, Progress, Rulebook, Scan, scan_with_progress};
use sayso_tests::{articles, check, hostile, odd};

/// Checks all that must hold of any text ([`check`]).
#[track_caller]
fn assert_reads(text: &str) -> Scan {
    check::text(text).1
}

proptest! {
    #![proptest_config(odd::config(300))]

    #[test]
    fn odd_texts_are_read(text in odd::text()) {
        assert_reads(&text);
    }

    #[test]
    fn any_bytes_are_read_edited_and_written(noise in prop::collection::vec(any::<u8>(), 0..300), text in odd::text()) {
        check::bytes(&noise);
        check::bytes(text.as_bytes());
    }

    #[test]
    fn an_article_cut_anywhere_is_read(which in 0_usize..10, from in 0_usize..3000, length in 0_usize..3000) {
        let articles = articles();
        let chars: Vec<char> = articles[which].text.chars().collect();
        let from = from.min(chars.len());
        let piece: String = chars[from..(from + length).min(chars.len())].iter().collect();
        assert_reads(&piece);
    }
}

#[test]
fn texts_that_hold_nothing_are_read() {
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
        let scan = assert_reads(nothing);
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
        assert_reads(little);
        assert_reads(&little.repeat(3));
        assert_reads(&format!("{little}\n{little}\r\n{little}"));
    }
}

#[test]
fn marks_that_never_close_or_do_not_fit_are_read() {
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
        assert_reads(text);
    }
}

#[test]
fn other_scripts_and_directions_are_read() {
    for text in [
        "אמר דוד: \"אנחנו מוכנים\", ביום שני.\n\nעוד בנושא:",
        "\u{202b}قال أحمد: «نحن مستعدون».\u{202c} \"Ready,\" said Ada Brook.",
        "“\u{202e}ydaer era eW\u{202c},” said Ada Brook.",
        "“私たちは準備ができています”とエイダは言った。",
        "“Ça va, Zoë\u{308}?” said Ren\u{65}\u{301}e D\u{075}\u{301}four 👩🏽‍🌾. “Oui 🇫🇷!”",
        "“👍👍,” said 👩‍👩‍👧. “🙏🏽”",
    ] {
        assert_reads(text);
    }
}

#[test]
fn windows_line_ends_change_no_words() {
    let words = |text: &str, scan: &Scan| -> Vec<String> {
        let parts = scan.findings.iter().flat_map(|f| &f.parts);
        parts.flat_map(|p| &p.spans).map(|s| s.of(text).to_owned()).collect()
    };
    for article in articles().iter().filter(|a| !a.text.contains('\r')) {
        let windows = article.text.replace('\n', "\r\n");
        let (unix, other) = (assert_reads(&article.text), assert_reads(&windows));
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
    let html = "<!doctype html>\n<html><head><title>Mill closes</title><style>p{color:red}</style></head>\n<body \
                class=\"a b\"><h1>Mill closes</h1>\n<p>&ldquo;We are ready,&rdquo; said <b>Ada Brook</b>.</p>\n<script>if (a \
                < b && c > \"d\") { alert('x'); }</script>\n<img src=\"a.png\" alt=\"A 'mill' at dusk\">\n</body></html>\n";
    assert_reads(html);
    assert_reads(&html.replace('\n', ""));
    assert_reads(&html[..html.len() / 2]);
}

#[test]
fn one_kind_of_thing_over_and_over_is_read() {
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
        assert_reads(&piece.repeat(20_000 / piece.len()));
    }
}

#[test]
fn hostile_texts_are_read() {
    for &pile in hostile::PILES {
        check::bytes(hostile::piled(pile, 6_000).as_bytes());
    }
}

#[test]
fn a_megabyte_without_a_space_is_read() {
    for piece in ["x", "é", "x.y,“z”"] {
        assert_reads(&piece.repeat(1_000_000 / piece.len()));
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
    let scan = assert_reads(&text);
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
    // Every 16 KB, and at the end.
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
    for article in articles() {
        let (first, again) = (assert_reads(&article.text), assert_reads(&article.text));
        assert_eq!(first.findings, again.findings, "{}", article.gold.id);
        assert_eq!(first.people, again.people, "{}", article.gold.id);
    }
}
