use sayso_engine::{Document, Span, segments, sentence_at};

use super::{Action, Dispatch};
use crate::in_part;
use crate::platform::parts::Task;

/// A step in choosing words by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The sentence at this byte, the first one after it, or the last.
    SentenceAt(u32),
    /// One word more at the end.
    Longer,
    /// One word less at the end.
    Shorter,
    /// One word less at the start.
    StartLater,
    /// One word more at the start.
    StartEarlier,
    /// The next sentence instead.
    NextSentence,
    /// The sentence before instead.
    PreviousSentence,
}

in_part! { "article", "0021":
    /// Chooses the words that `step` leads to.
    pub fn choose(dispatch: Dispatch, step: Step) -> Task {
        Box::pin(async move {
            let app = dispatch.app();
            let Some(session) = &app.session else { return };
            let chosen = match (step, session.selection) {
                (Step::SentenceAt(at), _) => sentence_at(&session.document, at),
                (step, Some(selection)) => Some(stepped(&session.document, selection, step)),
                (_, None) => None,
            };
            if chosen.is_some() {
                dispatch.emit(Action::Choose(chosen));
            }
        })
    }
}

/// `selection` after `step`; as it was where the step leads nowhere.
fn stepped(document: &Document, selection: Span, step: Step) -> Span {
    let step = match step {
        Step::SentenceAt(at) => sentence_at(document, at),
        Step::Longer => next_word(document, selection.end).map(|w| Span::new(selection.start, w.end)),
        Step::Shorter => word_before(document, selection.end)
            .and_then(|w| word_before(document, w.start))
            .filter(|w| w.start >= selection.start)
            .map(|w| Span::new(selection.start, w.end)),
        Step::StartLater => next_word(document, selection.start)
            .and_then(|w| next_word(document, w.end))
            .filter(|w| w.end <= selection.end)
            .map(|w| Span::new(w.start, selection.end)),
        Step::StartEarlier => word_before(document, selection.start).map(|w| Span::new(w.start, selection.end)),
        Step::NextSentence => (block_at(document, selection.start)..document.blocks.len())
            .find_map(|block| first(&sentences(document, block), |s| s.start > selection.start)),
        Step::PreviousSentence => (0..=block_at(document, selection.start))
            .rev()
            .find_map(|block| last(&sentences(document, block), |s| s.start < selection.start)),
    };
    step.unwrap_or(selection)
}

fn block_at(document: &Document, at: u32) -> usize {
    let block = document.blocks.partition_point(|b| b.span.end <= at);
    block.min(document.blocks.len().saturating_sub(1))
}

fn sentences(document: &Document, block: usize) -> Vec<Span> {
    segments(document, block).sentences
}

fn words(document: &Document, block: usize) -> Vec<Span> {
    segments(document, block).words
}

/// The first word that ends after `at`.
fn next_word(document: &Document, at: u32) -> Option<Span> {
    let from = document.blocks.partition_point(|b| b.span.end <= at);
    (from..document.blocks.len()).find_map(|block| first(&words(document, block), |w| w.end > at))
}

/// The last word that starts before `at`.
fn word_before(document: &Document, at: u32) -> Option<Span> {
    let to = document.blocks.partition_point(|b| b.span.start < at);
    (0..to)
        .rev()
        .find_map(|block| last(&words(document, block), |w| w.start < at))
}

fn first(spans: &[Span], which: impl Fn(Span) -> bool) -> Option<Span> {
    spans.iter().copied().find(|&s| which(s))
}

fn last(spans: &[Span], which: impl Fn(Span) -> bool) -> Option<Span> {
    spans.iter().copied().rfind(|&s| which(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The quay is shut. Nobody knows why.\n\nBoats wait.";

    fn steps(from: Span, steps: &[Step]) -> String {
        let document = Document::new("t", TEXT);
        let selection = steps.iter().fold(from, |s, &step| stepped(&document, s, step));
        selection.of(TEXT).to_owned()
    }

    #[test]
    fn it_grows_and_shrinks_by_words_at_both_ends() {
        let sentence = Span::new(0, 17);
        assert_eq!(steps(sentence, &[Step::Longer]), "The quay is shut. Nobody");
        assert_eq!(steps(sentence, &[Step::Shorter]), "The quay is shut");
        assert_eq!(steps(sentence, &[Step::Shorter, Step::Shorter]), "The quay is");
        assert_eq!(steps(sentence, &[Step::StartLater]), "quay is shut.");
        assert_eq!(steps(Span::new(18, 35), &[Step::StartEarlier]), ". Nobody knows why.");
    }

    #[test]
    fn it_never_becomes_empty() {
        let word = Span::new(4, 8);
        assert_eq!(steps(word, &[Step::Shorter]), "quay");
        assert_eq!(steps(word, &[Step::StartLater]), "quay");
    }

    #[test]
    fn it_goes_from_sentence_to_sentence_over_paragraphs() {
        let first = Span::new(0, 17);
        let next = Step::NextSentence;
        assert_eq!(steps(first, &[next]), "Nobody knows why.");
        assert_eq!(steps(first, &[next, next]), "Boats wait.");
        assert_eq!(steps(first, &[next, next, next]), "Boats wait.");
        assert_eq!(steps(first, &[next, next, Step::PreviousSentence]), "Nobody knows why.");
        assert_eq!(steps(first, &[Step::PreviousSentence]), "The quay is shut.");
    }
}
