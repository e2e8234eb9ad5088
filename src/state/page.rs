use std::rc::Rc;

use sayso_engine::{Document, QuoteKind, Role, Span};
use sayso_notebook::{Body, Mark, MarkId, MarkState, Placement, Run, VoiceNumber, runs};
use yew::AttrValue;

use super::cast::{Cast, badge};
use super::layers::{LayerName, Layers};
use super::layout::{Piece, layout};
use super::mark_key;

/// The article as it is drawn. A chunk in which nothing changed is the same `Rc` as before.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// In order.
    pub chunks: Vec<Rc<Chunk>>,
    /// What it was drawn from, to tell what changed since.
    drawn_from: DrawnFrom,
}

#[derive(Clone, Debug, Default)]
struct DrawnFrom {
    marks: Rc<[Mark]>,
    /// For each chunk the marks that touch it, as places in `marks`.
    touching: Vec<Vec<usize>>,
    hues: Vec<(VoiceNumber, u8)>,
    layers: Layers,
}

/// Some paragraphs, at most 8 KiB of text.
#[derive(Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The paragraphs.
    pub pieces: Rc<[Piece]>,
    /// What is drawn in each stretch of each piece, flat, in order.
    pub drawn: Vec<Vec<Drawn>>,
}

/// A run as it is drawn: at most one tint and one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its text.
    pub span: Span,
    /// What it looks like; empty for plain text.
    pub class: AttrValue,
    /// The keys of the marks of which it is what is said, or the whole, with spaces between.
    pub marks: AttrValue,
    /// The keys of the marks of which it is the source.
    pub sources: AttrValue,
    /// The keys of the marks of which it is the saying words.
    pub cues: AttrValue,
    /// Those of all these that a pointer or the focus means here.
    pub top: AttrValue,
    /// The numbers that follow it.
    pub badges: Vec<Badge>,
}

/// A voice's number after the end of what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The number; empty where nobody is named.
    pub text: AttrValue,
    /// The voice's colour; with `off` where its layer is: it keeps its place, so that no word moves.
    pub class: AttrValue,
    /// The mark it belongs to.
    pub mark: AttrValue,
}

impl Drawn {
    fn looks_like(&self, other: &Drawn) -> bool {
        self.class == other.class
            && self.marks == other.marks
            && self.sources == other.sources
            && self.cues == other.cues
    }

    /// Whether it is nothing but text.
    pub fn is_plain(&self) -> bool {
        self.top.is_empty()
    }
}

impl Page {
    /// Draws `marks` on `document`, keeping every chunk of `before` in which nothing changed.
    pub fn draw(document: &Document, marks: &Rc<[Mark]>, cast: &Cast, layers: Layers, before: &Page) -> Self {
        let plan: Vec<Rc<[Piece]>> = if before.chunks.is_empty() {
            layout(document).into_iter().map(Rc::from).collect()
        } else {
            before.chunks.iter().map(|c| c.pieces.clone()).collect()
        };
        let now = DrawnFrom {
            marks: marks.clone(),
            touching: by_chunk(&plan, marks),
            hues: cast.hues(),
            layers,
        };
        let chunks = plan.into_iter().enumerate().map(|(i, pieces)| {
            let old = before.chunks.get(i);
            if let Some(old) = old.filter(|_| now.is_same_in(i, &before.drawn_from)) {
                return old.clone();
            }
            let touching: Vec<Mark> = now.touching[i].iter().map(|&at| marks[at].clone()).collect();
            let drawing = Drawing {
                marks: &touching,
                cast,
                layers,
            };
            let spans = pieces.iter().flat_map(|p| &p.stretches).map(|s| s.span);
            let drawn = spans.map(|span| drawing.stretch(span)).collect();
            let chunk = Chunk { pieces, drawn };
            match old {
                Some(old) if **old == chunk => old.clone(),
                _ => Rc::new(chunk),
            }
        });
        Self {
            chunks: chunks.collect(),
            drawn_from: now,
        }
    }

    /// The first chunk that this mark touches.
    pub fn chunk_of(&self, mark: &MarkId) -> Option<usize> {
        let at = self.drawn_from.marks.iter().position(|m| m.id == *mark)?;
        self.drawn_from.touching.iter().position(|marks| marks.contains(&at))
    }
}

impl DrawnFrom {
    /// Whether chunk `i` would be drawn as it was from `before`.
    fn is_same_in(&self, i: usize, before: &DrawnFrom) -> bool {
        let marks = |from: &DrawnFrom| from.touching.get(i).map(Vec::len);
        let pairs = self.touching[i]
            .iter()
            .zip(before.touching.get(i).into_iter().flatten());
        self.layers == before.layers
            && self.hues == before.hues
            && marks(self) == marks(before)
            && pairs.into_iter().all(|(&a, &b)| self.marks[a] == before.marks[b])
    }
}

/// For each chunk the marks that touch it; those that are in the text at all.
fn by_chunk(plan: &[Rc<[Piece]>], marks: &[Mark]) -> Vec<Vec<usize>> {
    let ends: Vec<u32> = plan
        .iter()
        .map(|pieces| {
            pieces
                .iter()
                .flat_map(|p| &p.stretches)
                .map(|s| s.span.end)
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut touching: Vec<Vec<usize>> = vec![Vec::new(); plan.len()];
    let standing = |m: &Mark| m.state != MarkState::Dismissed && m.placement != Placement::Orphan;
    for (i, mark) in marks.iter().enumerate().filter(|(_, m)| standing(m)) {
        for span in mark.body.parts().flat_map(|(_, anchor)| &anchor.spans) {
            let first = ends.partition_point(|&end| end <= span.start);
            let last = ends.partition_point(|&end| end < span.end);
            for chunk in touching.iter_mut().take(last + 1).skip(first) {
                if chunk.last() != Some(&i) {
                    chunk.push(i);
                }
            }
        }
    }
    touching
}

struct Drawing<'a> {
    marks: &'a [Mark],
    cast: &'a Cast,
    layers: Layers,
}

impl Drawing<'_> {
    fn stretch(&self, within: Span) -> Vec<Drawn> {
        let mut drawn: Vec<Drawn> = Vec::new();
        for run in runs(self.marks, within) {
            let next = self.run(&run);
            match drawn.last_mut() {
                // A layer that is off leaves seams in plain text.
                Some(last) if last.badges.is_empty() && last.looks_like(&next) => {
                    last.span.end = next.span.end;
                    last.badges = next.badges;
                }
                _ => drawn.push(next),
            }
        }
        drawn
    }

    fn run(&self, run: &Run) -> Drawn {
        let shown = run.marks.iter().map(|&(i, role)| (&self.marks[i], role));
        let shown: Vec<(&Mark, Role)> = shown
            .filter(|(mark, role)| self.layers.is_on(LayerName::of(mark, *role)))
            .collect();
        let mut class = Vec::new();
        if let Some((mark, _)) = shown.iter().find(|(mark, role)| is_tint(mark, *role)) {
            match mark.body {
                Body::Highlight { .. } => class.push("own".to_owned()),
                _ => class.push(format!("said t{}", self.cast.hue(mark.voice))),
            }
        }
        if let Some((name, mark)) = shown.iter().find_map(|(mark, role)| Some((line(mark, *role)?, mark))) {
            class.push(format!("{name} l{}", self.cast.hue(mark.voice)));
        }
        if let Some((mark, _)) = shown.iter().find(|(_, role)| *role == Role::Cue) {
            class.push(format!("cue l{}", self.cast.hue(mark.voice)));
        }
        let noted = shown.iter().any(|(mark, _)| mark.note.is_some());
        if noted {
            class.push("noted".to_owned());
        }
        let keys = |of: &[Role]| {
            let those = shown.iter().filter(|(_, role)| of.contains(role));
            let keys: Vec<String> = those.map(|(mark, _)| mark_key(&mark.id)).collect();
            AttrValue::from(keys.join(" "))
        };
        // A source may stand for several quotes: it means all of them. Anything else means what lies on top.
        let top = match shown.first() {
            Some((_, Role::Source)) => keys(&[Role::Source]),
            Some((mark, _)) => mark_key(&mark.id).into(),
            None => AttrValue::default(),
        };
        Drawn {
            span: run.span,
            class: class.join(" ").into(),
            marks: keys(&[Role::Content, Role::Whole]),
            sources: keys(&[Role::Source]),
            cues: keys(&[Role::Cue]),
            top,
            badges: run.ends.iter().map(|&i| self.badge(&self.marks[i])).collect(),
        }
    }

    fn badge(&self, mark: &Mark) -> Badge {
        let on = self.layers.is_on(LayerName::of(mark, Role::Content));
        let off = if on { "" } else { " off" };
        let none = if mark.voice.is_none() { " nobody" } else { "" };
        Badge {
            text: badge(mark.voice).into(),
            class: format!("badge v{}{none}{off}", self.cast.hue(mark.voice)).into(),
            mark: mark_key(&mark.id).into(),
        }
    }
}

/// Whether this part is shown by a wash behind the words.
fn is_tint(mark: &Mark, role: Role) -> bool {
    match mark.body {
        Body::Attribution { kind, .. } => role == Role::Content && kind != QuoteKind::Indirect,
        Body::Highlight { .. } => true,
        Body::Entity { .. } => false,
    }
}

/// The line under the words by which this part is shown.
fn line(mark: &Mark, role: Role) -> Option<&'static str> {
    match (&mark.body, role) {
        (Body::Attribution { kind, .. }, Role::Content) if *kind != QuoteKind::Direct => Some("reported"),
        (Body::Attribution { .. }, Role::Source) => Some("source"),
        (Body::Entity { .. }, _) => Some("name"),
        _ => None,
    }
}
