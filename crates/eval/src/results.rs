use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use sayso_engine::{Document, Rulebook, scan};
use sayso_scoring::{Case, Coverage, Judgements, Report, Scope, judgements, score_document};
use sayso_wire::lines::{AnnotationLine, DocumentLine};

use crate::gold::{GoldDocument, GoldSet};

/// What the engine finds in a set, document by document.
pub type Predicted = Vec<DocumentLine>;

/// A set, held against what the engine finds in it.
pub struct Results<'a> {
    pub name: &'a str,
    pub report: Report,
    pub documents: Vec<Compared<'a>>,
}

/// One document, held against its gold.
pub struct Compared<'a> {
    pub text: Vec<char>,
    pub gold: &'a DocumentLine,
    pub predicted: &'a DocumentLine,
    pub judgements: Judgements<'a>,
}

/// Scans all documents of a set with the built-in rules, on all processors.
pub fn predict(set: &GoldSet) -> Predicted {
    let rules = Rulebook::built_in();
    on_all_processors(&set.documents, |GoldDocument { text, gold }| {
        let document = Document::new(gold.id.as_str(), text.as_str());
        DocumentLine::new(&document, &scan(&document, &rules), false)
    })
}

/// Scores and judges `predicted`, the set's documents in order.
pub fn of<'a>(set: &'a GoldSet, predicted: &'a Predicted, scope: Scope) -> Results<'a> {
    let coverage = Coverage::of(set.documents.iter().map(|document| &document.gold));
    let pairs: Vec<_> = set.documents.iter().zip(predicted).collect();
    let compared = on_all_processors(&pairs, |&(GoldDocument { text, gold }, predicted)| {
        let case = Case { text, gold, predicted };
        let document = Compared {
            text: text.chars().collect(),
            gold,
            predicted,
            judgements: judgements(case, &coverage, scope),
        };
        (score_document(case, &coverage, scope), document)
    });
    let mut report = Report::default();
    let mut documents = Vec::with_capacity(compared.len());
    for (of_document, document) in compared {
        report.add(&of_document);
        documents.push(document);
    }
    Results {
        name: &set.name,
        report,
        documents,
    }
}

/// `work` on each item, in the items' order.
fn on_all_processors<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, work) = (AtomicUsize::new(0), &work);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let take = || {
            let index = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&i| i < items.len());
            std::iter::from_fn(index)
                .map(|i| (i, work(&items[i])))
                .collect::<Vec<_>>()
        };
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(take)).collect();
        let finished = workers.into_iter().map(|worker| worker.join());
        finished
            .flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, result)| result).collect()
}

impl Compared<'_> {
    /// The words of an annotation, its pieces joined by an ellipsis, on one line.
    pub fn words(&self, annotation: &AnnotationLine) -> String {
        let whole = [(annotation.start, annotation.end)];
        let pieces = if annotation.spans.is_empty() {
            &whole
        } else {
            &annotation.spans[..]
        };
        let text = |&(start, end): &(u32, u32)| {
            let end = (end as usize).min(self.text.len());
            self.text[(start as usize).min(end)..end].iter().collect::<String>()
        };
        let joined = pieces.iter().map(text).collect::<Vec<_>>().join(" … ");
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The annotation of `line` that has this id.
pub fn linked<'a>(line: &'a DocumentLine, id: Option<&str>) -> Option<&'a AnnotationLine> {
    line.annotations.iter().find(|a| a.id.as_deref() == id && id.is_some())
}
