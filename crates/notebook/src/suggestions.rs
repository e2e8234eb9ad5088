use std::sync::Arc;

use sayso_engine::{Finding, Kind, People, Scan, Span};

use crate::mark::{core, words_said};
use crate::voices::{Counts, Moved, Voice, VoiceNumber, Voices};
use crate::{Body, Mark, MarkId, MarkState, Placement};

/// What the machine proposes in one text, as marks that nobody has decided on. Made once a scan, since a decision
/// changes few of them: [`crate::marks()`] takes over the others as they are.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    /// For each finding its mark; none for the article's structure, which nobody decides on.
    marks: Vec<Option<Arc<Mark>>>,
    /// The suggestions by place and longer first, as places in `marks`.
    order: Vec<(PlaceKey, u32)>,
    /// Where the words of each suggestion begin, without punctuation, and its place in `marks`; sorted.
    cores: Vec<(u64, u32)>,
    /// Everybody who is quoted, in order of appearance.
    pub(crate) voices: Vec<Voice>,
    /// For each of the scan's people their number, if they are quoted.
    numbers: Vec<Option<VoiceNumber>>,
    pub(crate) counts: Counts,
    /// The numbers that decisions changed, which the marks have.
    moved: Moved,
}

/// Where a mark stands in the list of marks: by its first byte, longer first.
pub(crate) type PlaceKey = u64;

pub(crate) fn place_key(span: Span) -> PlaceKey {
    u64::from(span.start) << 32 | u64::from(!span.end)
}

impl Suggestions {
    /// All that `scan` proposes in `text`.
    pub fn of(text: &str, scan: &Scan) -> Self {
        let mut all = Self::default();
        all.add(text, &scan.people, &scan.findings);
        all
    }

    /// Takes in the next `findings` of a scan of `text`, which come in the scan's order; `people` are all of that
    /// scan. A long scan is taken in by and by, since it takes some microseconds a finding.
    pub fn add(&mut self, text: &str, people: &People, findings: &[Finding]) {
        self.numbers.resize(people.all.len(), None);
        for finding in findings {
            let at = self.marks.len() as u32;
            let mark = self.mark(finding, text, people, at);
            if let Some(mark) = &mark {
                let anchor = mark.body.anchor();
                self.order.push((place_key(anchor.cover()), at));
                let words = core(text, &anchor.spans);
                self.cores
                    .extend(words.first().map(|first| (u64::from(first.start), at)));
            }
            self.marks.push(mark.map(Arc::new));
        }
        // Findings come nearly in this order: little is moved.
        self.order.sort();
        self.cores.sort();
    }

    fn mark(&mut self, finding: &Finding, text: &str, people: &People, at: u32) -> Option<Mark> {
        let voice = match (finding.kind, finding.person) {
            (Kind::Quote(_), Some(id)) => {
                let number = &mut self.numbers[id.0 as usize];
                Some(*number.get_or_insert_with(|| {
                    let person = people.get(id);
                    let number = self.counts.next(person.kind);
                    self.voices.push(Voice::of(person, number));
                    number
                }))
            }
            _ => None,
        };
        let body = Body::of(finding, text, people)?;
        let placement = Placement::Placed(body.anchor().spans.clone());
        Some(Mark {
            id: MarkId::Suggestion(at),
            words: words_said(text, &body, &placement),
            body,
            placement,
            state: MarkState::Suggested,
            dismissal: None,
            voice,
            note: None,
            rule: Some(finding.rule.as_str().to_owned()),
            nested: finding.nested,
        })
    }

    /// The same with the numbers that `voices` have now. A scan's own suggestions are settled anew after each change of who is who,
    /// and what was settled once is taken over by [`crate::marks()`] as it is.
    pub fn settled(&self, voices: &Voices) -> Self {
        let mut all = self.clone();
        for mark in all.marks.iter_mut().flatten() {
            let now = mark.voice.and_then(|number| voices.moved().get(&number));
            if let Some(now) = now {
                Arc::make_mut(mark).voice = Some(*now);
            }
        }
        all.moved = voices.moved().clone();
        all
    }

    /// Whether the marks have the numbers that `voices` have now.
    pub fn is_settled(&self, voices: &Voices) -> bool {
        self.moved == *voices.moved()
    }

    /// How many findings were taken in.
    pub(crate) fn len(&self) -> usize {
        self.marks.len()
    }

    /// By place and longer first, each with its place among the findings.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (PlaceKey, u32, &Arc<Mark>)> {
        let marks = self.order.iter().map(|&(key, at)| (key, at, &self.marks[at as usize]));
        marks.filter_map(|(key, at, mark)| Some((key, at, mark.as_ref()?)))
    }

    /// The suggestions on just the words `words` of `text` (a [`core()`]), with their places among the findings.
    pub(crate) fn on<'a>(&'a self, text: &str, words: &[Span]) -> impl Iterator<Item = (u32, &'a Mark)> {
        let start = words.first().map_or(u64::MAX, |first| u64::from(first.start));
        let from = self.cores.partition_point(|&(at, _)| at < start);
        let there = self.cores[from..].iter().take_while(move |&&(at, _)| at == start);
        let marks = there.filter_map(|&(_, at)| Some((at, &**self.marks[at as usize].as_ref()?)));
        marks.filter(move |(_, mark)| core(text, &mark.body.anchor().spans) == words)
    }
}
