//! The queue of the review: which marks are gone through, and in what order.

use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::Scan;
use sayso_notebook::{Body, Mark, MarkId, MarkState};

/// What marks say, roughly: the first thing by which they are sorted out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Quotes, and whatever the reader marked.
    #[default]
    Quotes,
    /// Names, places, dates.
    Names,
    /// Worth a second look.
    Signals,
    /// Labels, the rules' and the reader's own.
    Labels,
    /// All of them.
    All,
    /// No marks: what is set apart from the article's own text.
    SetApart,
}

/// What a person has said to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Whatever it is.
    #[default]
    Anything,
    /// Nothing yet.
    Nothing,
    /// Agreed, perhaps after a change.
    Agreed,
    /// Made them.
    Made,
    /// Disagreed.
    Disagreed,
}

/// How sure the rule is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sure {
    /// However.
    #[default]
    Anyhow,
    /// At least [`Sure::HIGH`] per cent.
    Very,
    /// Between the two.
    Fairly,
    /// Less than [`Sure::LOW`] per cent.
    Hardly,
}

impl Sure {
    /// Per cent from which a rule counts as very sure.
    pub const HIGH: u8 = 90;
    /// Per cent below which a rule counts as hardly sure.
    pub const LOW: u8 = 75;

    fn takes(self, confidence: Option<u8>) -> bool {
        match (self, confidence) {
            (Sure::Anyhow, _) => true,
            (_, None) => false,
            (Sure::Very, Some(n)) => n >= Self::HIGH,
            (Sure::Fairly, Some(n)) => (Self::LOW..Self::HIGH).contains(&n),
            (Sure::Hardly, Some(n)) => n < Self::LOW,
        }
    }
}

/// Which marks are in the queue. What is not asked for is of no account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// What they say.
    pub sort: Sort,
    /// What a person has said to them.
    pub said: Said,
    /// How sure the rule is; only suggestions nobody has decided on have that.
    pub sure: Sure,
    /// The kind, as [`kind_key`] names it.
    pub kind: Option<Rc<str>>,
    /// The id of the rule.
    pub rule: Option<Rc<str>>,
}

impl Queue {
    /// Whether a mark is in it.
    pub fn takes(&self, mark: &Mark, scan: &Scan) -> bool {
        let kind = self.kind.as_ref().is_none_or(|kind| kind_key(&mark.body) == **kind);
        let rule = self.rule.as_ref().is_none_or(|rule| mark.rule.as_deref() == Some(rule));
        self.sorts(mark) && kind && rule && self.sure.takes(confidence(mark, scan))
    }

    /// Whether a mark is in it as far as sort and state go: those whose kinds and rules there are to choose from.
    pub fn sorts(&self, mark: &Mark) -> bool {
        let own = mark.state == MarkState::Own;
        let sort = match (self.sort, &mark.body) {
            (Sort::All, _) | (Sort::Quotes, Body::Attribution { .. } | Body::Highlight { .. }) => true,
            (Sort::Quotes, _) => own,
            (Sort::Names, Body::Entity { .. })
            | (Sort::Signals, Body::Signal { .. })
            | (Sort::Labels, Body::Label { .. }) => true,
            _ => false,
        };
        let said = match self.said {
            Said::Anything => true,
            Said::Nothing => mark.state == MarkState::Suggested,
            Said::Agreed => matches!(mark.state, MarkState::Accepted | MarkState::Corrected),
            Said::Made => own,
            Said::Disagreed => mark.state == MarkState::Dismissed,
        };
        sort && said
    }

    /// The names of the marks in it that nobody has decided on: what is decided on in one go.
    pub fn undecided(&self, marks: &[Arc<Mark>], scan: &Scan) -> Vec<MarkId> {
        let open = marks
            .iter()
            .filter(|m| m.state == MarkState::Suggested && self.takes(m, scan));
        open.map(|m| m.id.clone()).collect()
    }
}

/// How sure the rule of a suggestion is, in per cent; none of what somebody has decided on.
fn confidence(mark: &Mark, scan: &Scan) -> Option<u8> {
    let MarkId::Suggestion(at) = mark.id else { return None };
    scan.findings.get(at as usize).map(|finding| finding.confidence.0)
}

/// A kind's name for forms, unlike any other's.
pub fn kind_key(body: &Body) -> String {
    match body {
        Body::Attribution { kind, .. } => format!("{kind:?}"),
        Body::Entity { kind, .. } => format!("{kind:?}"),
        Body::Signal { kind, .. } => format!("{kind:?}"),
        Body::Label { label, .. } => format!("label {label}"),
        Body::Highlight { .. } => "highlight".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use sayso_engine::{Document, Rulebook, scan};
    use sayso_notebook::{Notebook, Suggestions, marks, voices};

    use super::*;

    const TEXT: &str = "Ferry stops\n\n“The quay is shut,” said Mara Lind. She said that nobody knew why. It is widely \
        believed that Port Aldine is next.\n";

    #[test]
    fn each_filter_takes_what_it_says_and_none_takes_all() {
        let scan = scan(&Document::new("a", TEXT), &Rulebook::built_in());
        let (suggestions, notebook) = (Suggestions::of(TEXT, &scan), Notebook::default());
        let marks = marks(TEXT, &suggestions, &notebook, &voices(&suggestions, &notebook));
        let taken = |queue: Queue| marks.iter().filter(|m| queue.takes(m, &scan)).count();
        let all = Queue {
            sort: Sort::All,
            ..Queue::default()
        };
        assert_eq!(taken(all.clone()), marks.len());
        let sorts = [Sort::Quotes, Sort::Names, Sort::Signals].map(|sort| Queue {
            sort,
            ..Queue::default()
        });
        let counts = sorts.clone().map(taken);
        assert!(counts[0] > 0 && counts[1] > 0, "{counts:?}");
        assert_eq!(counts.iter().sum::<usize>(), marks.len());
        let sure = [Sure::Very, Sure::Fairly, Sure::Hardly].map(|sure| Queue { sure, ..all.clone() });
        assert_eq!(sure.map(taken).iter().sum::<usize>(), marks.len());
        let said = |said| taken(Queue { said, ..all.clone() });
        assert_eq!(
            (said(Said::Nothing), said(Said::Disagreed), said(Said::Made)),
            (marks.len(), 0, 0)
        );
        for mark in &marks {
            let kind = Some(kind_key(&mark.body).into());
            let rule = mark.rule.as_deref().map(Rc::from);
            let narrow = Queue {
                kind,
                rule,
                ..all.clone()
            };
            assert!(narrow.takes(mark, &scan) && narrow.undecided(&marks, &scan).contains(&mark.id));
        }
        let none = Queue {
            rule: Some("no.such-rule".into()),
            ..all
        };
        assert_eq!(taken(none), 0);
    }
}
