//! A scan after an edit is the scan of the edited text.

use proptest::prelude::*;
use sayso_engine::{Document, Edit, Layer, Rulebook, Scanned, Span, rescan, scan};
use sayso_tests::{articles, hostile, odd};

/// Where an edit begins and how far it reaches, as shares of the text in 1/1000, and what it puts there.
type Change = (u32, u32, String);

fn change() -> impl Strategy<Value = Change> {
    let put = prop_oneof![
        odd::text(),
        Just(String::new()),
        Just("“".to_owned()),
        Just("\n\n".to_owned()),
        Just("\"We wait,\" said Mayor Ana Ruiz. She left.\n\n".to_owned()),
    ];
    // Most edits are small.
    let length = prop_oneof![3 => 0_u32..20, 1 => 0_u32..1000];
    (0_u32..=1000, length, put)
}

/// Makes the changes one after the other, and holds each scan against one from nothing.
#[track_caller]
fn assert_same(text: String, changes: &[Change]) {
    let mut rules = Rulebook::built_in();
    rules.switch_layer(Layer::Signal, true);
    let mut scanned = Scanned::new("edited", text, &rules);
    for (from, length, put) in changes {
        let text = &scanned.document.text;
        let at = |share: u32| text.floor_char_boundary(text.len() * share.min(1000) as usize / 1000) as u32;
        let edit = Edit {
            span: Span::new(at(*from), at(from + length)),
            text: put.clone(),
        };
        let mut wanted = text.to_string();
        wanted.replace_range(edit.span.range(), put);
        scanned = rescan(&scanned, &edit).expect("the span is in the text");
        let fresh = Document::new("edited", wanted);
        assert_eq!(scanned.document.text, fresh.text);
        assert_eq!(scanned.document.blocks, fresh.blocks);
        assert!(
            scanned.scan == scan(&fresh, &rules),
            "another scan after {edit:?}, of {:?}",
            fresh.text
        );
    }
}

proptest! {
    #![proptest_config(odd::config(200))]

    #[test]
    fn odd_texts_are_scanned_anew(text in odd::text(), changes in prop::collection::vec(change(), 1..4)) {
        assert_same(text, &changes);
    }

    #[test]
    fn articles_are_scanned_anew(which in any::<prop::sample::Index>(), changes in prop::collection::vec(change(), 1..4)) {
        let all = articles();
        assert_same(which.get(&all).text.clone(), &changes);
    }

    #[test]
    fn hostile_texts_are_scanned_anew(which in prop::sample::select(hostile::PILES), changes in prop::collection::vec(change(), 1..3)) {
        assert_same(hostile::piled(which, 1500), &changes);
    }
}
