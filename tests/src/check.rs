//! What must hold whatever a text is: one check, run by the property tests and by the fuzz target (`fuzz/`).

use sayso_engine::{Document, Edit, Finding, Kind, Layer, Role, Rulebook, Scan, Scanned, Span, rescan, scan};
use sayso_notebook::{
    Author, Body, Entry, Event, Journal, Notebook, ReplicaId, Revision, Suggestions, Timestamp, fold, marks, voices,
};
use sayso_wire::lines::{AnnotationLine, DocumentLine};
use sayso_wire::native::{self, NativeFile};
use sayso_wire::packs;
use sayso_wire::w3c::{AnnotationPage, Selector};

/// Findings that are agreed with, so that a journal with something in it goes through the formats.
const ACCEPTED: usize = 12;

/// Reads `bytes` as a text, what is no UTF-8 replaced, and checks [`text`], an edit, and every format.
///
/// # Panics
/// With what is wrong.
pub fn bytes(bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    let (document, scan) = text(&words);
    edit(&words);
    formats(&document, &scan);
    pack(&words);
}

/// Reads `words` as a rule pack: whatever it holds, that ends, and what is wrong is said.
#[track_caller]
fn pack(words: &str) {
    let read = packs::read("odd", words);
    assert!(read.pack.is_some() || !read.problems.is_empty(), "{}", glimpse(words));
}

/// All rules, the experimental ones too.
pub fn all_rules() -> Rulebook {
    let mut rules = Rulebook::built_in();
    rules.switch_layer(Layer::Signal, true);
    rules
}

/// Reads and scans `text` by all rules, and checks blocks, findings and people.
///
/// # Panics
/// With what is wrong.
#[track_caller]
pub fn text(text: &str) -> (Document, Scan) {
    let rules = all_rules();
    let document = Document::with_rules("odd", text, &rules);
    assert_eq!(&*document.text, text);
    blocks(&document);
    let scan = scan(&document, &rules);
    findings(&document, &scan);
    people(&document, &scan);
    (document, scan)
}

/// Takes the middle third out of `text`, and puts it in again: each time the scan is one from nothing.
#[track_caller]
fn edit(text: &str) {
    let rules = all_rules();
    let third = |n: usize| text.floor_char_boundary(text.len() * n / 3);
    let (from, to) = (third(1), third(2));
    let mut scanned = Scanned::new("odd", text, &rules);
    for (gone, put) in [(to - from, ""), (0, &text[from..to])] {
        let edit = Edit {
            span: Span::new(from as u32, (from + gone) as u32),
            text: put.to_owned(),
        };
        scanned = rescan(&scanned, &edit).expect("the span is in the text");
        let fresh = Document::with_rules("odd", &*scanned.document.text, &rules);
        assert_eq!(scanned.document.blocks, fresh.blocks, "{}", glimpse(text));
        assert!(
            scanned.scan == scan(&fresh, &rules),
            "another scan after {edit:?} of {}",
            glimpse(text)
        );
    }
    assert_eq!(&*scanned.document.text, text);
}

/// Writes every format and reads it again.
#[track_caller]
fn formats(document: &Document, scan: &Scan) {
    let text = &*document.text;
    let line = DocumentLine::new(document, scan, true);
    let json = serde_json::to_string(&line).expect("a line is written");
    assert_eq!(
        serde_json::from_str::<DocumentLine>(&json).ok(),
        Some(line),
        "{}",
        glimpse(text)
    );

    let journal = journal(document, scan);
    let file = NativeFile::new(document, scan, &journal, true).to_json();
    let back = native::read(&file).unwrap_or_else(|problem| panic!("{problem} {}", glimpse(text)));
    assert_eq!(back.text, text);
    assert_eq!(back.journal, journal, "{}", glimpse(text));

    let page = page(document, scan, &fold(&journal, &Author::default()));
    let json = page.to_json();
    assert_eq!(
        serde_json::from_str::<AnnotationPage>(&json).ok().as_ref(),
        Some(&page),
        "{}",
        glimpse(text)
    );
    let chars: Vec<char> = text.chars().collect();
    for target in page.items.iter().flat_map(|item| &item.target) {
        let [
            Selector::TextQuoteSelector { exact, .. },
            Selector::TextPositionSelector { start, end },
        ] = &target.selector[..]
        else {
            panic!("not the two selectors: {target:?}")
        };
        let words: String = chars[*start as usize..*end as usize].iter().collect();
        assert_eq!(&words, exact, "{}", glimpse(text));
    }
}

fn page(document: &Document, scan: &Scan, notebook: &Notebook) -> AnnotationPage {
    let suggestions = Suggestions::of(&document.text, scan);
    let voices = voices(&suggestions, notebook);
    let marks = marks(&document.text, &suggestions, notebook, &voices);
    AnnotationPage::new(document, notebook, &voices, &marks)
}

/// A journal that agrees with the first findings.
fn journal(document: &Document, scan: &Scan) -> Journal {
    let mut journal = Journal::default();
    let body = |f: &Finding| Some((Body::of(f, &document.text, &scan.people)?, f.rule.to_string()));
    for (body, rule) in scan.findings.iter().filter_map(body).take(ACCEPTED) {
        let id = journal.next_id(ReplicaId(1));
        journal.append(Entry {
            id,
            step: id,
            at: Timestamp(0),
            author: Author::default(),
            on: Revision::Opened,
            event: Event::Accepted { body, rule },
        });
    }
    journal
}

/// Whether `text` shows nothing: white space, or the byte order mark that some editors put before a text.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

/// The first bytes of a text, for a message.
pub fn glimpse(text: &str) -> String {
    let start: String = text.chars().take(200).collect();
    format!("{start:?} ({} bytes)", text.len())
}

#[track_caller]
fn span(text: &str, span: Span, what: &str) {
    assert!(
        span.start < span.end && text.get(span.range()).is_some(),
        "{what} {span:?} is empty, out of bounds or inside a char of {}",
        glimpse(text)
    );
}

#[track_caller]
fn blocks(document: &Document) {
    let text = &*document.text;
    let mut end = 0;
    for block in &document.blocks {
        span(text, block.span, "block");
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
fn findings(document: &Document, scan: &Scan) {
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
            for &at in &part.spans {
                span(text, at, "finding");
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
    let mut said = vec![false; text.len()];
    for content in scan.findings.iter().flat_map(|f| f.spans(Role::Content)) {
        said[content.range()].fill(true);
    }
    for signal in scan.findings.iter().filter(|f| matches!(f.kind, Kind::Signal(_))) {
        let inside = said[signal.cover().range()].contains(&true);
        assert!(!inside, "{signal:?} stands in somebody's words in {}", glimpse(text));
    }
    let line = DocumentLine::new(document, scan, true);
    let chars = text.chars().count() as u32;
    let misfit = |a: &&AnnotationLine| a.start >= a.end || a.end > chars;
    assert_eq!(
        line.annotations.iter().find(misfit),
        None,
        "out of bounds in {}",
        glimpse(text)
    );
}

#[track_caller]
fn people(document: &Document, scan: &Scan) {
    let text = &*document.text;
    for (i, person) in scan.people.all.iter().enumerate() {
        assert_eq!(person.id.0 as usize, i, "{person:?} in {}", glimpse(text));
        assert!(
            !person.name.trim().is_empty(),
            "{person:?} has no name in {}",
            glimpse(text)
        );
        for &at in &person.mentions {
            span(text, at, "mention");
        }
    }
}
