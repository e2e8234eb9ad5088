//! A small article whose figures were counted by hand.

use std::sync::Arc;

use sayso_engine::{CueStrength, Document, People, Person, PersonId, QuoteKind, SourceKind, Span};
use sayso_ledger::{Desk, Field, Group, Insight, Ledger, Rubric, Share, csv};
use sayso_notebook::{
    Anchor, Author, Body, Coded, Coding, EntryId, Mark, MarkId, MarkState, Placement, ReplicaId, Speaker, Timestamp,
    Voice, VoiceNumber,
};

const TEXT: &str = "Ferry to stop at Aldersund

“We have no other ferry,” said Ida Brandt, who lives there. An official, who asked not to be named, claimed that the ferry had lost 40 crowns a day.

Somebody revealed that the boat is sold. Brandt says that she will leave.

“Nobody asked us,” said Halvor.
";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words}")) as u32;
    Span::new(start, start + words.len() as u32)
}

fn anchor(words: &str) -> Anchor {
    Anchor::new(TEXT, vec![span(words)])
}

fn mark(n: u32, said: &str, cue: &str, source: &str, kind: QuoteKind, voice: Option<VoiceNumber>) -> Arc<Mark> {
    let content = anchor(said);
    let words = said.split_whitespace().count() as u32;
    Arc::new(Mark {
        id: MarkId::Suggestion(n),
        placement: Placement::Placed(content.spans.clone()),
        body: Body::Attribution {
            kind,
            content,
            cue: (!cue.is_empty()).then(|| anchor(cue)),
            source: (!source.is_empty()).then(|| anchor(source)),
            speaker: voice.map(|_| Speaker {
                name: source.to_owned(),
                kind: SourceKind::Person,
            }),
        },
        state: MarkState::Suggested,
        dismissal: None,
        voice,
        note: None,
        rule: None,
        nested: false,
        words,
    })
}

const BRANDT: VoiceNumber = VoiceNumber::Named(1);
const OFFICIAL: VoiceNumber = VoiceNumber::Unnamed(1);
const HALVOR: VoiceNumber = VoiceNumber::Named(2);

fn marks() -> Vec<Arc<Mark>> {
    vec![
        mark(
            0,
            "“We have no other ferry,”",
            "said",
            "Ida Brandt",
            QuoteKind::Direct,
            Some(BRANDT),
        ),
        mark(
            1,
            "that the ferry had lost 40 crowns a day",
            "claimed",
            "An official",
            QuoteKind::Indirect,
            Some(OFFICIAL),
        ),
        mark(2, "that the boat is sold", "revealed", "", QuoteKind::Indirect, None),
        mark(
            3,
            "that she will leave",
            "says",
            "Brandt says",
            QuoteKind::Indirect,
            Some(BRANDT),
        ),
        mark(
            4,
            "“Nobody asked us,”",
            "said Halvor",
            "Halvor",
            QuoteKind::Direct,
            Some(HALVOR),
        ),
    ]
}

fn voices() -> Vec<Voice> {
    let voice = |number, name: &str, kind, role: &str| Voice {
        number,
        people: Vec::new(),
        speaker: Speaker {
            name: name.to_owned(),
            kind,
        },
        name: name.to_owned(),
        aliases: Vec::new(),
        short: name.to_owned(),
        kind,
        roles: [role]
            .iter()
            .filter(|r| !r.is_empty())
            .map(|r| (*r).to_owned())
            .collect(),
        speaks_for: None,
        joined: Vec::new(),
    };
    vec![
        voice(BRANDT, "Ida Brandt", SourceKind::Person, "resident"),
        voice(OFFICIAL, "An official", SourceKind::Unnamed, ""),
        voice(HALVOR, "Halvor", SourceKind::Person, ""),
    ]
}

fn coding(field: &Field, of: Coded, value: &str) -> Coding {
    Coding {
        entry: EntryId {
            replica: ReplicaId(1),
            seq: 0,
        },
        variable: field.id(),
        of,
        value: value.to_owned(),
        at: Timestamp(0),
        author: Author::default(),
    }
}

fn source(name: &str) -> Coded {
    Coded::Source { name: name.to_owned() }
}

fn share(passages: u32, words: u32) -> Share {
    Share { passages, words }
}

#[test]
fn each_passage_is_a_row_under_who_says_it() {
    let ledger = Ledger::of(TEXT, &marks(), &voices(), &[]);
    let told: Vec<_> = ledger
        .sources
        .iter()
        .map(|s| (s.name.as_str(), s.group, s.role.as_str(), s.rows.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("Ida Brandt", Group::People, "resident", 2),
            ("Halvor", Group::People, "", 1),
            ("An official", Group::People, "", 1),
            ("", Group::Nobody, "", 1),
        ]
    );
    let official = &ledger.sources[2].rows[0];
    assert_eq!(official.strength, Some(CueStrength::Claim));
    assert_eq!((official.paragraph, official.words), (2, 9));
    assert_eq!(
        official.cue.as_ref().map(|(words, at)| (words.as_str(), *at)),
        Some(("claimed", span("claimed")))
    );
    let paragraphs: Vec<u32> = ledger.by_place().iter().map(|(_, row)| row.paragraph).collect();
    assert_eq!(paragraphs, [2, 2, 3, 3, 4]);
}

#[test]
fn figures_are_those_counted_by_hand() {
    let ledger = Ledger::of(TEXT, &marks(), &voices(), &[]);
    let insight = Insight::of(&ledger);
    // 5 + 9 + 5 + 4 + 3 words.
    assert_eq!(insight.all, share(5, 26));
    assert_eq!(
        [insight.named, insight.unnamed, insight.nobody],
        [share(3, 12), share(1, 9), share(1, 5)]
    );
    assert_eq!(insight.kinds, [share(2, 8), share(0, 0), share(3, 18)]);
    assert_eq!(insight.sources, [share(2, 9), share(1, 3), share(1, 9), share(1, 5)]);
    assert_eq!(insight.sources[0].percent(insight.all), 900.0 / 26.0);
    assert_eq!((insight.opens, insight.closes), (Some((0, 0)), Some((1, 0))));
    for (source, saying) in ledger
        .sources
        .iter()
        .zip(&insight.sayings)
        .flat_map(|(s, all)| all.iter().map(move |w| (s, w)))
    {
        assert_eq!(saying.rows.len(), saying.count as usize);
        for &row in &saying.rows {
            assert_eq!(source.rows[row].cue.as_ref().unwrap().0.to_lowercase(), saying.words);
        }
    }
    let words: Vec<_> = insight.sayings[0].iter().map(|s| (s.words.as_str(), s.count)).collect();
    assert_eq!(words, [("said", 1), ("says", 1)]);
    let none = Insight::of(&Ledger::default());
    assert_eq!((none.opens, none.all.percent(none.all)), (None, 0.0));
}

#[test]
fn what_a_person_enters_stands_in_place_of_what_was_found() {
    let codings = [
        coding(&Field::Rubric, Coded::Article, "a-nice"),
        coding(&Field::Kind, source("An official"), "organisation"),
        coding(&Field::Role, source("Ida Brandt"), "chair of the ferry's friends"),
        coding(&Field::Found, source("Ida Brandt"), "Runs the shop too."),
        coding(&Field::Judged("a-nice:interest".into()), source("Ida Brandt"), "4"),
        coding(&Field::Judged("a-nice:evidence".into()), source("Ida Brandt"), "9"),
        coding(&Field::Trait("Lives".into()), source("Ida Brandt"), "declined"),
        coding(
            &Field::Strength,
            Coded::Statement {
                at: anchor("that she will leave"),
            },
            "tentative",
        ),
        // Not the ledger's.
        Coding {
            variable: "topic".into(),
            ..coding(&Field::Role, source("Halvor"), "x")
        },
    ];
    let ledger = Ledger::of(TEXT, &marks(), &voices(), &codings);
    assert_eq!(ledger.rubric, Some(Rubric::ANice));
    let brandt = &ledger.sources[0];
    assert_eq!(
        (brandt.role.as_str(), brandt.found.as_str()),
        ("chair of the ferry's friends", "Runs the shop too.")
    );
    // What is outside the scale is as if it were not there.
    assert_eq!(brandt.judged, [None, None, Some(4), None, None]);
    assert_eq!(brandt.traits, [("Lives".to_owned(), "declined".to_owned())]);
    assert_eq!(brandt.rows[1].strength, Some(CueStrength::Tentative));
    assert_eq!(ledger.sources[1].role, "");
    let official = &ledger.sources[2];
    assert_eq!(
        (official.kind, official.group),
        (Some(SourceKind::Organisation), Group::Organisations)
    );
    assert_eq!(Insight::of(&ledger).unnamed, share(0, 0));
}

#[test]
fn dismissed_and_lost_marks_are_no_rows_and_nested_ones_no_figures() {
    let mut marks = marks();
    Arc::make_mut(&mut marks[0]).state = MarkState::Dismissed;
    Arc::make_mut(&mut marks[1]).placement = Placement::Orphan;
    Arc::make_mut(&mut marks[4]).nested = true;
    let ledger = Ledger::of(TEXT, &marks, &voices(), &[]);
    assert_eq!(ledger.by_place().len(), 3);
    let insight = Insight::of(&ledger);
    assert_eq!(insight.all, share(2, 9));
    // The quote inside another opens and closes nothing.
    assert_eq!(insight.closes, Some((0, 0)));
}

#[test]
fn an_editor_is_told_what_is_open() {
    let document = Document::new("", TEXT);
    let person = |n, name: &str, at: &str, roles: &[&str]| Person {
        id: PersonId(n),
        name: name.to_owned(),
        aliases: Vec::new(),
        kind: SourceKind::Person,
        roles: roles.iter().map(|r| (*r).to_owned()).collect(),
        mentions: vec![span(at)],
    };
    let people = People {
        all: vec![
            person(0, "Ida Brandt", "Ida Brandt", &[]),
            person(1, "Halvor", "Halvor", &[]),
        ],
    };
    let ledger = Ledger::of(TEXT, &marks(), &voices(), &[]);
    let desk = Desk::of(&document, &ledger, &people);
    assert_eq!(desk.unnamed.len(), 1);
    let (reason, at) = desk.unnamed[0].reason.as_ref().unwrap();
    assert!(reason.starts_with("An official, who asked not to be named") && at.of(TEXT).trim() == reason);
    // The official alone says what it cost; the boat's sale has no source at all.
    assert_eq!(desk.single, [(2, 0)]);
    assert_eq!(desk.nobody, [(3, 0)]);
    let names: Vec<_> = desk
        .unintroduced
        .iter()
        .map(|u| (u.name.as_str(), u.paragraph))
        .collect();
    assert_eq!(names, [("Halvor", 4)]);
    // Who speaks inside somebody else's words only is not the article's own source.
    let mut inside = ledger.clone();
    inside
        .sources
        .iter_mut()
        .flat_map(|source| &mut source.rows)
        .for_each(|row| row.nested = true);
    assert_eq!(Desk::of(&document, &inside, &people).unnamed, []);
    // When another source says so too, the claim has two.
    let mut marks = marks();
    marks[4] = mark(
        4,
        "“Nobody asked us,” said Halvor.",
        "",
        "Halvor",
        QuoteKind::Direct,
        Some(HALVOR),
    );
    let both = TEXT.replace("Nobody asked us", "The ferry loses 40 crowns");
    let document = Document::new("", both.as_str());
    let at = both.find("“The ferry loses").unwrap() as u32;
    let content = Anchor::new(&both, vec![Span::new(at, both.trim_end().len() as u32)]);
    if let Body::Attribution { content: here, .. } = &mut Arc::make_mut(&mut marks[4]).body {
        *here = content;
    }
    let ledger = Ledger::of(&both, &marks, &voices(), &[]);
    let single = Desk::of(&document, &ledger, &people).single;
    assert!(!single.contains(&(2, 0)), "{single:?}");
}

#[test]
fn the_table_has_a_line_a_passage_and_runs_no_formula() {
    let codings = [
        coding(&Field::Rubric, Coded::Article, "Clear, Close"),
        coding(&Field::Found, source("Halvor"), "=1+1"),
        coding(&Field::Judged("own:Close".into()), source("Halvor"), "5"),
        coding(&Field::Trait("@home".into()), source("Halvor"), "-unknown"),
    ];
    let table = csv(&Ledger::of(TEXT, &marks(), &voices(), &codings));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 1 + 5);
    assert!(
        lines[0].ends_with("what I found,link,Clear,Close,'@home"),
        "{}",
        lines[0]
    );
    assert_eq!(
        lines[3],
        "2,Halvor,person,,direct,said Halvor,neutral,\"“Nobody asked us,”\",3,4,no,'=1+1,,,5,'-unknown"
    );
    assert!(lines[5].starts_with(",,nobody named,,reported,revealed,factive,that the boat is sold,5,3,no"));
}
