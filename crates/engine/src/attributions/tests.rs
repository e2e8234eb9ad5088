use proptest::prelude::*;

use crate::{Document, Kind, Role, RuleId, Rulebook, scan};

/// Texts that look like news gone wrong: words of the rules, marks and breaks in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "Ruiz",
        "she",
        "said",
        "told",
        "that",
        "the mayor",
        "according to",
        ",",
        ".",
        ":",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "''",
        "``",
        "«",
        "»",
        "\n\n",
        "—",
        "(",
        ")",
        "and",
        "who",
        "which",
        "é",
        "🚢",
        "wa\u{301}s",
        "Mr.",
        "U.S.",
        "adding",
        "was",
        "Monday",
        "in a statement",
        "SAID",
        "\u{a0}",
        "'s",
        "cast doubt on",
        "claim",
        "- ",
    ]);
    let space = prop::sample::select(vec![" ", "", "  "]);
    prop::collection::vec((scrap, space), 0..120)
        .prop_map(|scraps| scraps.into_iter().flat_map(|(scrap, space)| [scrap, space]).collect())
}

proptest! {
    #[test]
    fn parts_stand_in_order_inside_article_blocks(text in scraps()) {
        let document = Document::new("scraps", text.as_str());
        let found = scan(&document, &Rulebook::built_in());
        for finding in found.findings.iter().filter(|f| matches!(f.kind, Kind::Quote(_))) {
            prop_assert!(!finding.spans(Role::Content).is_empty());
            for part in &finding.parts {
                for span in &part.spans {
                    prop_assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?}");
                    let inside = |b: &crate::Block| b.kind.is_article() && b.span.contains(*span);
                    prop_assert!(document.blocks.iter().any(inside), "{:?} {span:?}", part.role);
                }
                for pair in part.spans.windows(2) {
                    prop_assert!(pair[0].end <= pair[1].start, "{:?} {pair:?}", part.role);
                }
            }
        }
    }

    #[test]
    fn a_rule_that_is_off_finds_nothing(text in scraps(), n in 0usize..1000) {
        let mut rules = Rulebook::built_in();
        let ids: Vec<RuleId> = rules.iter().map(|r| r.id.clone()).collect();
        let off = &ids[n % ids.len()];
        rules.switch(off, false);
        let found = scan(&Document::new("scraps", text.as_str()), &rules);
        let quotes = found.findings.iter().filter(|f| matches!(f.kind, Kind::Quote(_)));
        prop_assert!(quotes.into_iter().all(|f| &f.rule != off));
    }
}

/// The sources of the attributions in `text`, in the order of the contents.
fn sources(text: &str) -> Vec<String> {
    let scan = scan(&Document::new("test", text), &Rulebook::built_in());
    let mut found: Vec<(u32, String)> = (scan.findings.iter())
        .filter(|f| matches!(f.kind, Kind::Quote(_)) && !f.nested)
        .filter_map(|f| {
            Some((
                f.spans(Role::Content)[0].start,
                f.spans(Role::Source).first()?.of(text).to_owned(),
            ))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, source)| source).collect()
}

#[test]
fn a_source_is_found_past_what_stands_between() {
    for (text, source) in [
        (
            "Calder — named by the Post as the next chair — told Weir that she was ready.",
            "Calder — named by the Post as the next chair —",
        ),
        (
            "And retired Capt. Tom Weir, who led the crews, said that the pier was old.",
            "retired Capt. Tom Weir, who led the crews,",
        ),
        ("Weir, known as “Gull,” said that he had the key.", "Weir"),
        ("Weir, exhausted, said that he had the key.", "Weir, exhausted,"),
        (
            "The plan came up on Friday after Weir, asked about the pier, said that it was old.",
            "Weir, asked about the pier,",
        ),
        (
            "Even captains who like the pier agree that it is old.",
            "captains who like the pier",
        ),
        (
            "Ana Ruiz of the harbour board, says that the pier is old.",
            "Ana Ruiz of the harbour board",
        ),
        ("Leading captains say that the pier is old.", "Leading captains"),
        ("When he came back he said that the pier was old.", "he"),
        (
            "The storm led Harbour Chair Ana Ruiz to declare that the pier was old.",
            "Harbour Chair Ana Ruiz",
        ),
    ] {
        assert_eq!(sources(text), [source], "{text}");
    }
}

#[test]
fn a_verb_without_a_subject_takes_that_of_the_clause_it_goes_on_with() {
    for (text, source) in [
        (
            "The writer Ana Ruiz has been hard on the board but on Monday wrote that it was fair.",
            "The writer Ana Ruiz",
        ),
        (
            "Weir knew nothing in May, but in a later talk said that he had the key.",
            "Weir",
        ),
        (
            "Ruiz met friends of the nine people killed on Thursday and said that the town must act.",
            "Ruiz",
        ),
        ("Ruiz drew ships that serve the town, noting that it was small.", "Ruiz"),
        (
            "Captains were quick to join in, with Tom Weir saying that it was old.",
            "Tom Weir",
        ),
    ] {
        assert_eq!(sources(text).last().map(String::as_str), Some(source), "{text}");
    }
    let text = "“Yes,” he said when asked by a reporter whether the pier was old.";
    assert_eq!(sources(text), ["he", "a reporter"]);
}
