//! What goes out in a format comes back the same, and what comes in from anywhere breaks nothing.

use std::sync::Arc;

use boon::{Compiler, Schemas};
use proptest::prelude::*;
use sayso_engine::{Document, QuoteKind, Rulebook, Scan, SourceKind, Span, scan};
use sayso_notebook::{
    Anchor, AnnotationId, Author, Body, Codebook, Coded, CodingUnit, Details, Entry, EntryId, Event, Journal, Label,
    Mark, Point, ReplicaId, Revision, Speaker, Suggestions, Timestamp, Variable, VoiceNumber, edit, fold, marks,
    voices,
};
use sayso_tests::odd;
use sayso_wire::native::{self, Editions, NativeFile, Problem};
use sayso_wire::w3c::{AnnotationPage, Selector, WebBody};
use serde_json::{Value, json};

/// Emoji, accents in two forms and both kinds of line end, before and inside the marks.
const ARTICLE: &str =
    "Le café 🙂\r\n\r\n“The quay is shut,” said Zoe\u{301} Gral 👩‍👩‍👧, “until May.” Ana Ruiz said that was news.\n";

fn anchor(pieces: &[&str]) -> Anchor {
    let mut at = 0;
    let span = |words: &&str| {
        let start = at + ARTICLE[at..].find(words).unwrap();
        at = start + words.len();
        Span::new(start as u32, at as u32)
    };
    let spans = pieces.iter().map(span).collect();
    Anchor::new(ARTICLE, spans)
}

fn quote(name: &str) -> Body {
    Body::Attribution {
        kind: QuoteKind::Direct,
        content: anchor(&["“The quay is shut,”", "“until May.”"]),
        cue: Some(anchor(&["said"])),
        source: Some(anchor(&["Zoe\u{301} Gral"])),
        speaker: Some(Speaker {
            name: name.to_owned(),
            kind: SourceKind::Person,
        }),
    }
}

fn zoe() -> Speaker {
    Speaker {
        name: "Zoé Gral".to_owned(),
        kind: SourceKind::Person,
    }
}

fn codebook() -> Codebook {
    let mut codebook = Codebook {
        name: "Harbour “news” 🙂".to_owned(),
        revision: 2,
        ..Codebook::default()
    };
    codebook.labels.push(Label {
        definition: "What can be checked.".to_owned(),
        include: vec!["The quay is shut.".to_owned()],
        ..codebook.next_label("Fact", &[])
    });
    codebook.variables.push(Variable {
        id: "stance".to_owned(),
        name: "Stance".to_owned(),
        of: CodingUnit::Source,
        values: vec![sayso_notebook::Value {
            id: "for".to_owned(),
            name: "For".to_owned(),
            definition: String::new(),
        }],
        ..Variable::default()
    });
    codebook
}

/// A journal with every kind of event in it.
fn journal() -> Journal {
    let mut journal = Journal::begun(ARTICLE);
    let highlight = Body::Highlight {
        at: anchor(&["café 🙂"]),
    };
    let reported = Body::Attribution {
        kind: QuoteKind::Indirect,
        content: anchor(&["that was news"]),
        cue: None,
        source: None,
        speaker: None,
    };
    let rule = "test.rule".to_owned();
    let entry = |n| sayso_notebook::EntryId {
        replica: ReplicaId(u32::MAX),
        seq: n,
    };
    let annotation = |n| AnnotationId(entry(n));
    let said = anchor(&["“The quay is shut,”", "“until May.”"]);
    let events = [
        Event::Accepted {
            body: quote("Zoe"),
            rule: rule.clone(),
        },
        Event::Noted {
            annotation: annotation(0),
            text: "“Until” when?\n🙂".to_owned(),
        },
        Event::Corrected {
            was: reported.clone(),
            body: quote("Ana Ruiz"),
            rule: rule.clone(),
        },
        Event::Dismissed { body: reported, rule },
        Event::Marked { body: highlight },
        Event::Changed {
            annotation: annotation(0),
            body: quote("Zoé Gral"),
        },
        Event::Deleted {
            annotation: annotation(4),
        },
        Event::Undone { entry: entry(6) },
        Event::Named {
            point: Point::After(entry(5)),
            name: "Before the “second” reading".to_owned(),
        },
        Event::Named {
            point: Point::Opened,
            name: "As pasted".to_owned(),
        },
        Event::Returned {
            to: Point::After(entry(5)),
        },
        Event::Returned { to: Point::Opened },
        Event::Undone { entry: entry(11) },
        Event::Remarked {
            text: "?\nWho *counts* #boats?".to_owned(),
        },
        Event::CodebookSet { codebook: codebook() },
        Event::Coded {
            variable: "stance".to_owned(),
            of: Coded::Article,
            value: Some(Codebook::CANNOT_TELL.to_owned()),
        },
        Event::Coded {
            variable: "stance".to_owned(),
            of: Coded::Source {
                name: "Zoé Gral".to_owned(),
            },
            value: None,
        },
        Event::Coded {
            variable: "stance".to_owned(),
            of: Coded::Statement { at: said.clone() },
            value: Some("for".to_owned()),
        },
        Event::Coded {
            variable: "stance".to_owned(),
            of: Coded::Paragraph { at: said },
            value: Some("for".to_owned()),
        },
        Event::Joined {
            speaker: zoe(),
            with: Some(Speaker {
                name: "two of the crew".to_owned(),
                kind: SourceKind::Unnamed,
            }),
        },
        Event::Joined {
            speaker: zoe(),
            with: None,
        },
        Event::Described {
            speaker: zoe(),
            details: Details {
                name: "זואי גרל 🛟".to_owned(),
                kind: SourceKind::Group,
                role: "pilot".to_owned(),
                speaks_for: Some("Crew Union".to_owned()),
            },
        },
        Event::Renumbered {
            numbers: vec![
                (zoe(), VoiceNumber::Named(7)),
                (
                    Speaker {
                        name: "two of the crew".to_owned(),
                        kind: SourceKind::Unnamed,
                    },
                    VoiceNumber::Unnamed(2),
                ),
            ],
        },
        Event::Planned {
            lesson: "{\"notes\": \"ü\"}".to_owned(),
        },
        Event::Began {
            exercise: "{\"id\": \"x\"}".to_owned(),
        },
        Event::Answered {
            prompt: "why".to_owned(),
            answer: "{\"text\":\"“So”\"}".to_owned(),
        },
        Event::HandedIn {
            name: "Zoé".to_owned()
        },
        Event::Edited {
            changes: edit(ARTICLE, &ARTICLE.replacen("said", "says", 1)),
        },
        Event::Undone { entry: entry(27) },
    ];
    for (i, event) in events.into_iter().enumerate() {
        let id = entry(i as u32);
        journal.append(Entry {
            id,
            step: if i == 1 { entry(0) } else { id },
            at: Timestamp(1_790_000_000_000 + i as u64),
            author: Author(if i % 2 == 0 {
                String::new()
            } else {
                "Mika 🙂".to_owned()
            }),
            on: Revision::Opened,
            event,
        });
    }
    journal
}

#[test]
fn a_file_of_an_edited_text_speaks_of_the_present_one_and_brings_the_others_back() {
    let mut journal = journal();
    let on = |journal: &mut Journal, event: Event| {
        let id = journal.next_id(ReplicaId(5));
        journal.append(Entry {
            id,
            step: id,
            at: Timestamp(0),
            author: Author::default(),
            on: journal.revision(),
            event,
        });
        id
    };
    let mut new = ARTICLE.to_owned();
    for (was, is) in [("👩‍👩‍👧", "🌊"), ("until May", "until late May 🙂")] {
        let before = new.clone();
        new = before.replacen(was, is, 1);
        let changes = edit(&before, &new);
        let edited = on(&mut journal, Event::Edited { changes });
        // One of them taken back and made again: a text beside the other.
        on(&mut journal, Event::Undone { entry: edited });
        let changes = edit(&before, &new);
        on(&mut journal, Event::Edited { changes });
        let at = new.find(is).unwrap() as u32;
        let at = Anchor::new(&new, vec![Span::new(at, at + is.len() as u32)]);
        on(
            &mut journal,
            Event::Marked {
                body: Body::Highlight { at },
            },
        );
    }
    let document = Document::new("edited", &*new);
    let file = NativeFile::new(&document, &Scan::default(), &journal, true);
    let value = serde_json::to_value(&file).unwrap();
    assert_eq!(is_valid(&value), Ok(()));
    assert_eq!((&value["article"]["text"], &value["version"]), (&json!(new), &json!(3)));
    for annotation in value["annotations"].as_array().unwrap() {
        let at = annotation["body"].get("at").unwrap_or(&annotation["body"]["content"]);
        if annotation.get("orphan").is_none() {
            let (start, end) = (at["start"].as_u64().unwrap(), at["end"].as_u64().unwrap());
            assert_eq!(python(&new, start, end), at["exact"].as_str().unwrap());
        }
    }
    let back = native::read(&file.to_json()).unwrap();
    assert_eq!((&*back.text, &*back.journal.text()), (ARTICLE, &*new));
    assert_eq!(back.journal, journal);
    // Without one of the edits, or with another text, nobody knows what the others were made of.
    let revision = value["article"]["revision"].as_str().unwrap();
    let made = value["journal"]
        .as_array()
        .unwrap()
        .iter()
        .position(|e| e["id"] == revision);
    let mut without = value.clone();
    without["journal"].as_array_mut().unwrap().remove(made.unwrap());
    let told = native::read(&without.to_string()).unwrap_err();
    assert!(matches!(told, Problem::Damaged { .. }), "{told:?}");
    let mut other = value.clone();
    other["article"]["text"] = json!("Another text.");
    let told = native::read(&other.to_string()).unwrap_err();
    assert!(matches!(told, Problem::Offsets { .. }), "{told:?}");
}

#[test]
fn work_on_a_text_whose_edit_cannot_be_read_keeps_its_words() {
    let mut written = Editions::new(ARTICLE.into());
    let id = |seq| EntryId {
        replica: ReplicaId(5),
        seq,
    };
    let entry = |seq, on, event| Entry {
        id: id(seq),
        step: id(seq),
        at: Timestamp(0),
        author: Author::default(),
        on,
        event,
    };
    let new = ARTICLE.replacen("said", "says", 1);
    let changes = edit(ARTICLE, &new);
    let edited = entry(0, Revision::Opened, Event::Edited { changes });
    let at = new.find("says").unwrap() as u32;
    let at = Anchor::new(&new, vec![Span::new(at, at + 4)]);
    let body = Body::Highlight { at };
    let marked = entry(1, Revision::Edited(id(0)), Event::Marked { body: body.clone() });
    let json = [&edited, &marked].map(|entry| written.write(entry));
    let mut whole = Editions::new(ARTICLE.into());
    assert_eq!(
        json.each_ref().map(|json| whole.read(json).unwrap()),
        [edited, marked.clone()]
    );
    let mut torn = Editions::new(ARTICLE.into());
    let read = torn.read(&json[1]).unwrap();
    let Event::Marked {
        body: Body::Highlight { at },
    } = &read.event
    else {
        panic!("{read:?}")
    };
    assert_eq!((&*at.exact, &at.spans[..]), ("says", &[][..]));
    // And it is written as it was read.
    let again = torn.write(&read);
    assert_eq!(torn.read(&again).unwrap(), read);
}

fn exported() -> (Document, Scan, NativeFile) {
    let document = Document::new("café/1", ARTICLE);
    let scan = scan(&document, &Rulebook::built_in());
    let file = NativeFile::new(&document, &scan, &journal(), true);
    (document, scan, file)
}

/// `text[start:end]` as Python counts.
fn python(text: &str, start: u64, end: u64) -> String {
    let from = text.chars().skip(start as usize);
    from.take((end - start) as usize).collect()
}

/// Whether `instance` is as the published schema says.
fn is_valid(instance: &Value) -> Result<(), String> {
    let schema: Value = serde_json::from_str(&sayso_tests::read("docs/schema/sayso-3.schema.json")).unwrap();
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.add_resource("urn:sayso:schema:3", schema).unwrap();
    let index = compiler.compile("urn:sayso:schema:3", &mut schemas).unwrap();
    schemas.validate(instance, index).map_err(|e| e.to_string())
}

#[test]
fn a_native_file_says_what_the_saying_words_let_stand() {
    let (_, _, file) = exported();
    let strengths: Vec<_> = file.annotations.iter().map(|a| a.strength.as_deref()).collect();
    assert!(strengths.contains(&Some("neutral")), "{strengths:?}");
    // A highlight has no saying words.
    assert!(strengths.contains(&None), "{strengths:?}");
    let document = Document::new("doubt", "The mayor claimed that the quay was shut.");
    let found = scan(&document, &Rulebook::built_in());
    let file = NativeFile::new(&document, &found, &Journal::default(), false);
    let cue = file.suggestions.iter().find_map(|s| s.strength.as_deref());
    assert_eq!(cue, Some("claim"));
    assert_eq!(is_valid(&serde_json::to_value(&file).unwrap()), Ok(()));
}

#[test]
fn a_native_file_comes_back_identical() {
    let (_, _, file) = exported();
    let back = native::read(&file.to_json()).unwrap();
    assert_eq!((back.id.as_str(), back.text.as_str()), ("café/1", ARTICLE));
    assert_eq!(back.title, file.article.title);
    assert_eq!(back.journal, journal());
    // And so does a second export of what came back.
    let document = Document::new(back.id, back.text);
    let found = scan(&document, &Rulebook::built_in());
    assert_eq!(
        NativeFile::new(&document, &found, &back.journal, true).to_json(),
        file.to_json()
    );
}

#[test]
fn a_codebook_and_what_was_coded_stand_in_the_file_for_other_programs() {
    let (_, _, file) = exported();
    let value = serde_json::to_value(&file).unwrap();
    assert_eq!(value["version"], 3);
    assert_eq!(value["codebook"]["labels"][0]["name"], "Fact");
    let codings = value["codings"].as_array().unwrap();
    let units: Vec<_> = codings.iter().map(|c| c["of"]["unit"].as_str().unwrap()).collect();
    // What was taken away is not there.
    assert_eq!(units, ["article", "statement", "paragraph"]);
    assert_eq!(codings[0]["value"], "cannot-tell");
    assert_eq!(is_valid(&value), Ok(()));
}

#[test]
fn a_codebook_that_cannot_be_used_is_refused_with_the_file() {
    let (_, _, file) = exported();
    let mut value = serde_json::to_value(&file).unwrap();
    let entry = value["journal"]
        .as_array()
        .unwrap()
        .iter()
        .position(|e| e["event"]["type"] == "codebook");
    value["journal"][entry.unwrap()]["event"]["codebook"]["labels"][0]["colour"] = json!(99);
    let told = native::read(&value.to_string()).unwrap_err().to_string();
    assert!(told.contains("“Fact” has a colour that there is not"), "{told}");
}

#[test]
fn a_byte_order_mark_and_unknown_keys_do_no_harm() {
    let (_, _, file) = exported();
    let mut value = serde_json::to_value(&file).unwrap();
    value["later"] = json!({"a": [1]});
    value["journal"][0]["mood"] = json!("calm");
    let back = native::read(&format!("\u{feff}{value}")).unwrap();
    assert_eq!(back.journal, journal());
}

#[test]
fn every_offset_in_a_native_file_counts_code_points() {
    fn check(value: &Value, seen: &mut u32) {
        if let (Some(start), Some(end), Some(exact)) =
            (value["start"].as_u64(), value["end"].as_u64(), value["exact"].as_str())
        {
            assert_eq!(python(ARTICLE, start, end), exact);
            *seen += 1;
        }
        match value {
            Value::Array(all) => all.iter().for_each(|v| check(v, seen)),
            Value::Object(all) => all.values().for_each(|v| check(v, seen)),
            _ => {}
        }
    }
    let (_, _, file) = exported();
    let value = serde_json::to_value(&file).unwrap();
    let mut seen = 0;
    check(&value, &mut seen);
    assert!(seen > 12, "{seen} anchors");
    let content = &value["journal"][0]["event"]["body"]["content"];
    let pieces: Vec<String> = content["spans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| python(ARTICLE, p[0].as_u64().unwrap(), p[1].as_u64().unwrap()))
        .collect();
    assert_eq!(pieces, ["“The quay is shut,”", "“until May.”"]);
}

#[test]
fn exports_are_as_the_schema_says_and_the_schema_says_something() {
    let (_, _, file) = exported();
    let value = serde_json::to_value(&file).unwrap();
    is_valid(&value).unwrap();
    assert!(!value["annotations"].as_array().unwrap().is_empty());
    assert!(!value["suggestions"].as_array().unwrap().is_empty());
    for (pointer, wrong) in [
        ("/version", json!(4)),
        ("/article/text", Value::Null),
        ("/journal/0/id", json!("first")),
        ("/journal/0/event/type", json!("guessed")),
        ("/journal/0/event/body/type", json!("loud")),
        ("/journal/0/event/body/content/start", json!(-1)),
        ("/journal/0/event/body/content/spans", json!([[1, 2, 3]])),
        ("/annotations/0/state", json!("maybe")),
        ("/suggestions/0/confidence", json!(101)),
    ] {
        let mut value = value.clone();
        *value.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = wrong;
        assert!(is_valid(&value).is_err(), "{pointer}");
    }
}

#[test]
fn a_file_that_cannot_be_taken_in_says_why() {
    let (_, _, file) = exported();
    let json = file.to_json();
    let with = |pointer: &str, new: Value| {
        let mut value = serde_json::to_value(&file).unwrap();
        *value.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = new;
        native::read(&value.to_string()).unwrap_err()
    };
    let offsets = |exact: &str| Problem::Offsets {
        entry: format!("{}-0", u32::MAX),
        exact: exact.to_owned(),
    };
    let content = "/journal/0/event/body/content";
    let said = "“The quay is shut,” said Zoe\u{301} Gral 👩‍👩‍👧, “until May.”";
    let cases = [
        (native::read(" \n").unwrap_err(), Problem::Empty),
        (native::read("Dear reader,").unwrap_err(), Problem::NotJson { line: 1 }),
        (
            native::read("{\"format\": \"sayso\"]").unwrap_err(),
            Problem::NotJson { line: 1 },
        ),
        (
            native::read(&json[..json.floor_char_boundary(json.len() / 2)]).unwrap_err(),
            Problem::CutShort,
        ),
        (native::read("[]").unwrap_err(), Problem::NotOurs),
        (native::read("{\"version\": 1}").unwrap_err(), Problem::NotOurs),
        (with("/format", json!("brat")), Problem::NotOurs),
        (with("/version", json!(0)), Problem::NotOurs),
        (with("/version", json!(4)), Problem::Newer { version: 4 }),
        (with(&format!("{content}/end"), json!(10_000)), offsets(said)),
        (with(&format!("{content}/start"), json!(0)), offsets(said)),
        (
            with(&format!("{content}/spans"), json!([[14, 20], [13, 60]])),
            offsets(said),
        ),
        (
            with(&format!("{content}/exact"), json!("other words")),
            offsets("other words"),
        ),
        (with("/article/text", json!("Another text.")), offsets(said)),
        (
            with("/journal/1/id", json!(format!("{}-0", u32::MAX))),
            Problem::Duplicate {
                id: format!("{}-0", u32::MAX),
            },
        ),
        (
            with("/journal/0/id", json!("4294967296-0")),
            Problem::BadId {
                id: "4294967296-0".to_owned(),
            },
        ),
        (
            with("/journal/7/event/entry", json!("1-+1")),
            Problem::BadId { id: "1-+1".to_owned() },
        ),
    ];
    for (seen, expected) in cases {
        assert_eq!(seen, expected);
        let sentence = seen.to_string();
        assert!(sentence.starts_with("Th") && sentence.ends_with('.'), "{sentence}");
    }
    let damaged = with("/journal/0/event/type", json!("guessed"));
    assert!(
        matches!(&damaged, Problem::Damaged { what } if what.contains("guessed")),
        "{damaged}"
    );
    // Nesting without end costs no stack, where it is passed over and where it is read.
    let head = "{\"format\":\"sayso\",\"version\":1,";
    let deep = format!("{head}\"x\":{}", "[".repeat(100_000));
    assert_eq!(native::read(&deep).unwrap_err(), Problem::CutShort);
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let deep = format!("{head}\"article\":{{\"text\":\"\"}},\"journal\":[{{\"event\":{{\"x\":{open}{close}}}}}]}}");
    assert!(matches!(native::read(&deep), Err(Problem::Damaged { .. })));
    assert_eq!(
        native::read(&" ".repeat(native::MAX_BYTES + 1)).unwrap_err(),
        Problem::TooLarge {
            bytes: native::MAX_BYTES + 1
        }
    );
}

fn page() -> (AnnotationPage, Vec<Arc<Mark>>) {
    let (document, scan, _) = exported();
    let notebook = fold(&journal(), &Author::default());
    let suggestions = Suggestions::of(ARTICLE, &scan);
    let voices = voices(&suggestions, &notebook);
    let marks = marks(ARTICLE, &suggestions, &notebook, &voices);
    (AnnotationPage::new(&document, &notebook, &voices, &marks), marks)
}

#[test]
fn both_w3c_selectors_find_the_same_words_as_python_counts() {
    let (page, _) = page();
    let written: Value = serde_json::from_str(&page.to_json()).unwrap();
    assert_eq!(written["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(written["type"], "AnnotationPage");
    let mut seen = 0;
    // The first one is the note on the whole article.
    for item in &written["items"].as_array().unwrap()[1..] {
        assert_eq!(item["type"], "Annotation");
        for target in item["target"].as_array().unwrap() {
            let [quote, position] = target["selector"].as_array().unwrap().as_slice() else {
                panic!("two selectors")
            };
            assert_eq!(
                (&quote["type"], &position["type"]),
                (&json!("TextQuoteSelector"), &json!("TextPositionSelector"))
            );
            let (start, end) = (position["start"].as_u64().unwrap(), position["end"].as_u64().unwrap());
            assert_eq!(quote["exact"], python(ARTICLE, start, end));
            assert_eq!(quote["prefix"], python(ARTICLE, start.saturating_sub(32), start));
            let rest = ARTICLE.chars().count() as u64 - end;
            assert_eq!(quote["suffix"], python(ARTICLE, end, end + rest.min(32)));
            seen += 1;
        }
    }
    assert!(seen >= 5, "{seen} targets");
    assert_eq!(serde_json::from_value::<AnnotationPage>(written).unwrap(), page);
}

#[test]
fn a_w3c_note_on_the_article_has_no_selector_and_says_its_sign_and_tags() {
    let (page, _) = page();
    let note = serde_json::to_value(&page.items[0]).unwrap();
    assert_eq!(note["target"], json!([{ "source": "urn:sayso:caf%C3%A9%2F1" }]));
    assert_eq!(
        note["body"],
        json!([
            { "type": "TextualBody", "purpose": "commenting", "value": "?\nWho *counts* #boats?", "format": "text/markdown" },
            { "type": "TextualBody", "purpose": "tagging", "value": "?", "format": "text/plain" },
            { "type": "TextualBody", "purpose": "tagging", "value": "boats", "format": "text/plain" },
        ])
    );
}

#[test]
fn a_w3c_quote_names_its_speaker_and_note_and_its_source_and_cue_link_to_it() {
    let (page, _) = page();
    let id = format!("urn:sayso:caf%C3%A9%2F1:annotation:{}-0", u32::MAX);
    let item = |id: &str| page.items.iter().find(|i| i.id == id).unwrap_or_else(|| panic!("{id}"));
    let quote = item(&id);
    let bodies: Vec<_> = quote
        .body
        .iter()
        .map(|b| match b {
            WebBody::TextualBody { purpose, value, .. } => (purpose.as_str(), value.as_str()),
            WebBody::SpecificResource { purpose, source } => (purpose.as_str(), source.as_str()),
        })
        .collect();
    let expected = [
        ("tagging", "quote"),
        ("tagging", "direct"),
        // As the reader has named her since.
        ("describing", "זואי גרל 🛟"),
        ("commenting", "“Until” when?\n🙂"),
    ];
    assert_eq!(bodies, expected);
    assert_eq!(quote.created.as_deref(), Some("2026-09-21T14:13:20.000Z"));
    let exact: Vec<_> = quote
        .target
        .iter()
        .map(|t| match &t.selector[0] {
            Selector::TextQuoteSelector { exact, .. } => exact.as_str(),
            Selector::TextPositionSelector { .. } => panic!("the quote selector comes first"),
        })
        .collect();
    assert_eq!(exact, ["“The quay is shut,”", "“until May.”"]);
    for role in ["cue", "source"] {
        let link = WebBody::SpecificResource {
            purpose: "linking".to_owned(),
            source: id.clone(),
        };
        assert!(item(&format!("{id}:{role}")).body.contains(&link), "{role}");
    }
}

#[test]
fn every_id_on_a_w3c_page_is_its_own_and_what_is_dismissed_is_not_there() {
    let (page, marks) = page();
    let mut ids: Vec<_> = page.items.iter().map(|i| i.id.as_str()).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(ids.iter().all(|id| id.starts_with("urn:sayso:") && id.is_ascii()));
    let dismissed = marks
        .iter()
        .filter(|m| m.state == sayso_notebook::MarkState::Dismissed)
        .count();
    let drawn = page
        .items
        .iter()
        .filter(|i| !i.id.ends_with(":cue") && !i.id.ends_with(":source"));
    // And the note on the whole article.
    assert_eq!(drawn.count(), marks.len() - dismissed + 1);
}

prop_compose! {
    fn marked_text()(text in odd::text().prop_map(|t| t + "."), picks in prop::collection::vec(any::<[prop::sample::Index; 2]>(), 1..6))
        -> (String, Vec<Span>)
    {
        let bounds: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
        let span = |[from, length]: [prop::sample::Index; 2]| {
            let i = from.index(bounds.len() - 1);
            Span::new(bounds[i], bounds[i + 1 + length.index(bounds.len() - 1 - i)])
        };
        (text.clone(), picks.into_iter().map(span).collect())
    }
}

proptest! {
    #![proptest_config(odd::config(128))]

    #[test]
    fn marks_on_odd_texts_come_back((text, spans) in marked_text()) {
        let mut journal = Journal::default();
        for span in &spans {
            let id = journal.next_id(ReplicaId(3));
            let body = Body::Highlight { at: Anchor::new(&text, vec![*span]) };
            journal.append(Entry {
                id,
                step: id,
                at: Timestamp(0),
                author: Author::default(),
                on: Revision::Opened,
                event: Event::Marked { body },
            });
        }
        let document = Document::new("odd", text.clone());
        let file = NativeFile::new(&document, &Scan::default(), &journal, true);
        let back = native::read(&file.to_json()).unwrap();
        prop_assert_eq!(&back.journal, &journal);
        prop_assert_eq!(&back.text, &text);

        let notebook = fold(&journal, &Author::default());
        let none = Suggestions::default();
        let voices = voices(&none, &notebook);
        let marks = marks(&text, &none, &notebook, &voices);
        for item in AnnotationPage::new(&document, &notebook, &voices, &marks).items {
            let [Selector::TextQuoteSelector { exact, .. }, Selector::TextPositionSelector { start, end }] =
                &item.target[0].selector[..] else { panic!("two selectors") };
            prop_assert_eq!(&python(&text, u64::from(*start), u64::from(*end)), exact);
        }
    }

    #[test]
    fn files_from_anywhere_never_panic(noise in odd::text(), cut in any::<prop::sample::Index>(), byte in any::<u8>()) {
        native::read(&noise).unwrap_err();
        let (_, _, file) = exported();
        let mut bytes = serde_json::to_vec(&file).unwrap();
        let at = cut.index(bytes.len());
        prop_assert!(native::read(&String::from_utf8_lossy(&bytes[..at])).is_err());
        bytes[at] = byte;
        // One byte changed: read or refused, but never a panic, and what is read folds.
        if let Ok(read) = native::read(&String::from_utf8_lossy(&bytes)) {
            let document = Document::new(read.id, read.text);
            let again = NativeFile::new(&document, &Scan::default(), &read.journal, true);
            prop_assert_eq!(native::read(&again.to_json()).unwrap().journal, read.journal);
        }
    }
}
