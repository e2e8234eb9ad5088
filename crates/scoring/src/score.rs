use std::collections::BTreeSet;

use sayso_wire::lines::{AnnotationLine, DocumentLine};

use crate::sides::Side;
use crate::{Report, Words, attributions, blocks, entities, regions};

/// One document: its text, the gold, and what was predicted for it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The text both lines' offsets (code points) point into.
    pub text: &'a str,
    /// What is right.
    pub gold: &'a DocumentLine,
    /// What a system says.
    pub predicted: &'a DocumentLine,
}

/// Which attributions count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    #[default]
    All,
    /// Acts of saying. Those the gold has in another class (*thinks*, *supports*) are neither missed nor
    /// false when found.
    Speech,
}

/// What a body of gold has marked anywhere, so what can be measured against it at all: where it marks no cue, a predicted
/// cue is neither right nor false.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub(crate) quotes: bool,
    pub(crate) cues: bool,
    pub(crate) sources: bool,
    pub(crate) blocks: bool,
    /// The gold marks direct quotes alone, so other predicted ones cannot be judged.
    pub(crate) only_direct: bool,
    /// The gold tells the kinds of sources apart, so not only persons from organisations.
    pub(crate) source_kinds: bool,
    /// The entity types it has.
    pub(crate) types: BTreeSet<String>,
}

impl Coverage {
    /// That of all these gold lines together.
    pub fn of<'a>(gold: impl IntoIterator<Item = &'a DocumentLine>) -> Self {
        let all: Vec<_> = gold.into_iter().flat_map(|line| &line.annotations).collect();
        let has = |kind: &str| all.iter().any(|a| a.kind == kind);
        let label = |a: &&AnnotationLine| a.label.clone();
        let quotes = all.iter().filter(|a| a.kind == "quote");
        let mut sources = all.iter().filter(|a| a.kind == "source");
        let entities = all.iter().copied().filter(|a| a.kind == "entity");
        Coverage {
            quotes: has("quote"),
            cues: has("cue"),
            sources: has("source"),
            blocks: has("block"),
            only_direct: quotes.into_iter().all(|a| a.label.as_deref() == Some("direct")),
            source_kinds: sources.any(|a| matches!(a.label.as_deref(), Some("unnamed" | "group"))),
            types: entities.filter_map(|a| label(&a)).collect(),
        }
    }
}

/// Scores predictions over all documents together. F1 figures unless said otherwise:
///
/// | measure | what it is |
/// |---|---|
/// | `direct.exact`, `.j80`, `.j50` | direct quotes, by units (runs of words inside one line) of Jaccard likeness 1, ≥ 0.8, ≥ 0.5 |
/// | `marks.attributed`, `.other` | stretches in quotation marks: somebody's words, or a title, a term, a scare quote |
/// | `content.tokens` | words of all contents |
/// | `content.exact`, `.j80`, `.j50`, `.unit_exact` | whole contents, or their units |
/// | `content.soft` | mean covered share of predicted and of gold contents (Johansson and Moschitti 2010) |
/// | `found.direct`, … | accuracy: gold contents at least half covered, by kind and class |
/// | `cue.exact`, `.overlap`; `source.exact`, `.j50`, `.overlap` | cues and sources |
/// | `link.direct_accuracy`, `.accuracy` | accuracy: matched quotes (≥ 0.5) whose source shares a content word with the gold's |
/// | `link.direct_end_to_end`, `.end_to_end` | the same over all quotes, missed and false ones too |
/// | `who.accuracy`, `.pronoun_or_nominal` | accuracy: the speaker's name is right; where the source itself names nobody |
/// | `source.kind` | accuracy: of quotes with the right source, those whose kind of source is right (*unnamed*, *document*, …) |
/// | `ner.strict`, `ner.norm`, `…_span_only`, `….<type>` | persons, organisations and places by offsets and type; norm without articles, courtesy titles, possessives |
/// | `ner.overlap.date`, … | dates and amounts, any overlap |
/// | `blocks.kind` | blocks other than the body, by kind and any overlap |
pub fn score(cases: &[Case], scope: Scope) -> Report {
    let coverage = Coverage::of(cases.iter().map(|case| case.gold));
    let mut report = Report::default();
    for case in cases {
        report.add(&score_document(*case, &coverage, scope));
    }
    report
}

/// The measures of one document of a body of gold. Those of the whole body are the sum ([`Report::add`]), as [`score`]
/// makes it.
pub fn score_document(case: Case, coverage: &Coverage, scope: Scope) -> Report {
    let mut report = Report::default();
    let words = Words::new(case.text);
    let regions = regions::regions(&words.chars);
    let marked = words.spans(&regions);
    let (g, p) = (
        Side::new(case.gold, &words, &marked),
        Side::new(case.predicted, &words, &marked),
    );
    if coverage.quotes {
        attributions::score(&words, &regions, &marked, (&g, &p), coverage, scope, &mut report);
    }
    entities::score(&words.chars, &g, &p, &coverage.types, &mut report);
    if coverage.blocks {
        blocks::score(&g, &p, &mut report);
    }
    report
}
