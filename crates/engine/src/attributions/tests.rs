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
