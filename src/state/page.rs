use std::cmp::Reverse;
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::{Document, QuoteKind, Role, Span};
use sayso_notebook::{Body, Codebook, Mark, MarkState, Placement, Run, VoiceNumber, runs};
use yew::AttrValue;

use super::cast::{Cast, badge};
use super::codes::LabelSign;
use super::layers::{LayerName, Layers};
use super::layout::{Piece, layout};
use super::{mark_key, spoken};

/// The article as it is to be drawn. A chunk in which nothing changed is the same `Rc` as before.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// In order.
    pub chunks: Vec<Rc<Chunk>>,
    /// Where each chunk ends, in bytes of the text.
    ends: Rc<[u32]>,
    /// What it was drawn from, to tell what changed since.
    marks: Rc<[Arc<Mark>]>,
    dress: Rc<Dress>,
    layers: Layers,
}

/// What marks wear: the voices their hues, the labels their signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Dress {
    hues: Vec<(VoiceNumber, u8)>,
    signs: Vec<(String, LabelSign, AttrValue)>,
    /// What the voices are called, in order of their numbers.
    names: Vec<(VoiceNumber, AttrValue)>,
}

/// What one mark wears.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wears {
    /// Its voice's hue; 0 for none.
    hue: u8,
    /// The sign of its label; none for a label that the codebook does not have.
    sign: Option<LabelSign>,
    /// What its voice or its label is called; empty for nobody.
    name: AttrValue,
}

impl Dress {
    fn of(cast: &Cast, codebook: &Codebook) -> Self {
        let labels = codebook.labels.iter();
        let signs = labels.map(|l| (l.id.clone(), LabelSign::from(l), l.name.clone().into()));
        let voices = cast.members.iter().map(|m| &m.voice);
        Self {
            hues: cast.hues().to_vec(),
            signs: signs.collect(),
            names: voices.map(|voice| (voice.number, voice.name.clone().into())).collect(),
        }
    }

    /// Whether marks that wore `before` wear the same now; voices that have come since are worn by none of them.
    fn keeps(&self, before: &Dress) -> bool {
        let same = |(number, name): &(VoiceNumber, AttrValue)| self.name(*number).is_some_and(|now| now == name);
        self.hues == before.hues && self.signs == before.signs && before.names.iter().all(same)
    }

    fn name(&self, number: VoiceNumber) -> Option<&AttrValue> {
        let place = self.names.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some(&self.names[place].1)
    }

    fn on(&self, mark: &Mark) -> Wears {
        let hue = self.hues.iter().find(|(number, _)| Some(*number) == mark.voice);
        let label = mark.body.label();
        let sign = label.and_then(|label| self.signs.iter().find(|(id, ..)| id == label));
        let name = match sign {
            Some((_, _, name)) => Some(name),
            None => mark.voice.and_then(|voice| self.name(voice)),
        };
        Wears {
            hue: hue.map_or(0, |(_, hue)| *hue),
            sign: sign.map(|(_, sign, _)| *sign),
            name: name.cloned().unwrap_or_default(),
        }
    }
}

/// Some paragraphs, at most 2 KiB of text, with the marks that touch them. What they look like is made when they are
/// drawn: a long article has hundreds of chunks, of which a window shows two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chunk {
    /// The paragraphs.
    pub pieces: Rc<[Piece]>,
    /// The marks that touch it, by place, each with what it wears.
    marks: Rc<[(Arc<Mark>, Wears)]>,
    /// The layers in which they have a part.
    has: Layers,
    /// Those of them that are on.
    layers: Layers,
}

/// A run as it is drawn: at most one tint and two lines.
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
    /// The keys of the marks whose reported words are underlined here, each after the place of its line: `1:s4
    /// 2:s2`. Where they are long, a bar in the margin stands for the line.
    pub reported: AttrValue,
    /// How many more lines than two stand under the text that ends here; 0 for none.
    pub more: usize,
    /// The keys of the marks that end here and have a note.
    pub notes: AttrValue,
    /// The numbers that follow it.
    pub badges: Vec<Badge>,
    /// What a screen reader says before it, where marks begin: briefly, and with names.
    pub begins: [AttrValue; 2],
    /// What a screen reader says after it, where marks end.
    pub ends: AttrValue,
}

/// A voice's number after the end of what it says, or a label's letter after its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The number or letter; empty where nobody is named.
    pub text: AttrValue,
    /// The voice's or label's colour; with `off` where its layer is: it keeps its place, so that no word moves.
    pub class: AttrValue,
    /// The mark it belongs to.
    pub mark: AttrValue,
}

impl Drawn {
    /// Nothing but text.
    fn plain(span: Span) -> Self {
        Self {
            span,
            class: AttrValue::default(),
            marks: AttrValue::default(),
            sources: AttrValue::default(),
            cues: AttrValue::default(),
            top: AttrValue::default(),
            reported: AttrValue::default(),
            more: 0,
            notes: AttrValue::default(),
            badges: Vec::new(),
            begins: Default::default(),
            ends: AttrValue::default(),
        }
    }

    fn looks_like(&self, other: &Drawn) -> bool {
        self.class == other.class
            && self.more == other.more
            && self.marks == other.marks
            && self.sources == other.sources
            && self.cues == other.cues
    }

    /// Whether `next` looks as it does, with nothing to be said between the two.
    fn goes_on_as(&self, next: &Drawn) -> bool {
        self.looks_like(next) && self.ends.is_empty() && next.begins[0].is_empty()
    }

    /// Whether it is nothing but text.
    pub fn is_plain(&self) -> bool {
        self.top.is_empty()
    }
}

impl Page {
    /// `marks` on `document`, keeping every chunk of `before` in which nothing changed.
    pub fn draw(
        document: &Document,
        marks: &Rc<[Arc<Mark>]>,
        cast: &Cast,
        codebook: &Codebook,
        layers: Layers,
        before: &Page,
    ) -> Self {
        let dress = Rc::new(Dress::of(cast, codebook));
        let (plan, ends): (Vec<Rc<[Piece]>>, Rc<[u32]>) = if before.chunks.is_empty() {
            let plan: Vec<Rc<[Piece]>> = layout(document).into_iter().map(Rc::from).collect();
            let ends = plan.iter().map(|pieces| end(pieces)).collect();
            (plan, ends)
        } else {
            let plan = before.chunks.iter().map(|c| c.pieces.clone());
            (plan.collect(), before.ends.clone())
        };
        let (gone, come) = changes(&before.marks, marks);
        let few = gone.len() + come.len() < FEW && !before.chunks.is_empty();
        let mut chunks: Vec<Rc<Chunk>> = if few && dress.keeps(&before.dress) {
            changed_chunks(before, &gone, &come, &dress)
        } else {
            let touching = by_chunk(&ends, marks, &dress).into_iter();
            let chunks = plan.into_iter().zip(touching).enumerate();
            let chunk = |(i, (pieces, (marks, has))): (usize, (Rc<[Piece]>, Touching))| {
                let chunk = Chunk {
                    pieces,
                    marks: marks.into(),
                    has,
                    layers: has.only(layers),
                };
                match before.chunks.get(i) {
                    // The same mark is the same `Arc`, mostly, which costs nothing to compare.
                    Some(old) if **old == chunk => old.clone(),
                    _ => Rc::new(chunk),
                }
            };
            chunks.map(chunk).collect()
        };
        for chunk in &mut chunks {
            let layers = chunk.has.only(layers);
            if chunk.layers != layers {
                *chunk = Rc::new(Chunk {
                    layers,
                    ..(**chunk).clone()
                });
            }
        }
        Self {
            chunks,
            ends,
            marks: marks.clone(),
            dress,
            layers,
        }
    }

    /// The places of the chunks that this stretch of the text touches.
    fn touched(&self, span: Span) -> RangeInclusive<usize> {
        touched(&self.ends, span)
    }

    /// The places of the chunks that a mark touches, the one in which it begins first; none if it is not in the text.
    pub fn chunks_of(&self, mark: &Mark) -> Vec<usize> {
        let mut chunks = Vec::new();
        if is_drawn(mark) {
            let parts = mark.body.parts().flat_map(|(_, anchor)| &anchor.spans);
            for chunk in parts.flat_map(|span| self.touched(*span)) {
                if !chunks.contains(&chunk) {
                    chunks.push(chunk);
                }
            }
        }
        chunks
    }
}

/// Up to so many changed marks are changed one by one; for more, all are gone through.
const FEW: usize = 200;

/// The marks of `old` that are not in `new`, and those of `new` that are not in `old`. Both are by place, and what is
/// the same is the same `Arc`, so that a long list is gone through without looking into it.
fn changes<'a>(old: &'a [Arc<Mark>], new: &'a [Arc<Mark>]) -> (Vec<&'a Arc<Mark>>, Vec<&'a Arc<Mark>>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        match (old.peek(), new.peek()) {
            (Some(a), Some(b)) if Arc::ptr_eq(a, b) => {
                old.next();
                new.next();
            }
            (Some(a), Some(b)) => {
                let order = place(a).cmp(&place(b));
                gone.extend(old.next_if(|_| order.is_le()));
                come.extend(new.next_if(|_| order.is_ge()));
            }
            _ => break,
        }
    }
    gone.extend(old);
    come.extend(new);
    (gone, come)
}

/// Where a mark stands in the list of marks.
fn place(mark: &Mark) -> (bool, u32, Reverse<u32>) {
    let cover = mark.body.anchor().cover();
    (mark.placement == Placement::Orphan, cover.start, Reverse(cover.end))
}

/// The chunks of `before`, without the marks `gone` and with those that have `come`.
fn changed_chunks(before: &Page, gone: &[&Arc<Mark>], come: &[&Arc<Mark>], dress: &Dress) -> Vec<Rc<Chunk>> {
    let mut chunks = before.chunks.clone();
    let changed = gone.iter().chain(come).flat_map(|mark| before.chunks_of(mark));
    let mut changed: Vec<usize> = changed.collect();
    changed.sort_unstable();
    changed.dedup();
    for i in changed {
        let Some(old) = before.chunks.get(i) else { continue };
        // By name: an equal chunk kept its marks, which need not be the `Arc`s of the list it was drawn from.
        let stays = |(mark, _): &&(Arc<Mark>, Wears)| !gone.iter().any(|gone| gone.id == mark.id);
        let mut marks: Vec<(Arc<Mark>, Wears)> = old.marks.iter().filter(stays).cloned().collect();
        let here = come.iter().filter(|mark| before.chunks_of(mark).contains(&i));
        marks.extend(here.map(|mark| (Arc::clone(mark), dress.on(mark))));
        marks.sort_by_key(|(mark, _)| place(mark));
        let has = marks.iter().fold(Layers::NONE, |has, (mark, _)| has.and_of(mark));
        let chunk = Chunk {
            layers: has.only(before.layers),
            has,
            pieces: old.pieces.clone(),
            marks: marks.into(),
        };
        if **old != chunk {
            chunks[i] = Rc::new(chunk);
        }
    }
    chunks
}

fn end(pieces: &[Piece]) -> u32 {
    let stretches = pieces.iter().flat_map(|p| &p.stretches);
    stretches.map(|s| s.span.end).max().unwrap_or(0)
}

fn touched(ends: &[u32], span: Span) -> RangeInclusive<usize> {
    let at = |byte: u32| ends.partition_point(|&end| end <= byte);
    at(span.start)..=at(span.end - 1)
}

/// Whether the mark is in the text at all.
fn is_drawn(mark: &Mark) -> bool {
    mark.state != MarkState::Dismissed && matches!(mark.placement, Placement::Placed(_))
}

/// The marks that touch a chunk, with what they wear, and the layers in which they have a part.
type Touching = (Vec<(Arc<Mark>, Wears)>, Layers);

/// For each chunk what touches it.
fn by_chunk(ends: &[u32], marks: &[Arc<Mark>], dress: &Dress) -> Vec<Touching> {
    let mut touching: Vec<Touching> = vec![(Vec::new(), Layers::NONE); ends.len()];
    // Marks come by place, so most stand in the chunk of the one before.
    let mut near = Span::new(0, 0);
    let mut chunks = 0..=0;
    for mark in marks.iter().filter(|m| is_drawn(m)) {
        let wears = dress.on(mark);
        for span in mark.body.parts().flat_map(|(_, anchor)| &anchor.spans) {
            if !near.contains(*span) {
                chunks = touched(ends, *span);
                let start = chunks.start().checked_sub(1).map_or(0, |before| ends[before]);
                near = match ends.get(*chunks.start()) {
                    Some(&end) if chunks.start() == chunks.end() => Span::new(start, end),
                    _ => Span::new(0, 0),
                };
            }
            for (here, has) in touching.iter_mut().take(chunks.end() + 1).skip(*chunks.start()) {
                if here.last().is_none_or(|(last, _)| !Arc::ptr_eq(last, mark)) {
                    here.push((mark.clone(), wears.clone()));
                    *has = has.and_of(mark);
                }
            }
        }
    }
    touching
}

impl Chunk {
    /// What is drawn in each stretch of each piece, flat, in order.
    pub fn drawn(&self) -> Vec<Vec<Drawn>> {
        let drawing = Drawing {
            marks: self.marks.iter().map(|(mark, _)| &**mark).collect(),
            wears: self.marks.iter().map(|(_, wears)| wears).collect(),
            layers: self.layers,
        };
        let spans = self.pieces.iter().flat_map(|p| &p.stretches).map(|s| s.span);
        spans.map(|span| drawing.stretch(span)).collect()
    }
}

/// Leaves a count of lines only at the end of each stretch under which there are too many: one at every seam would
/// be in the way of reading.
fn once_a_place(drawn: &mut [Drawn]) {
    let mut most = 0;
    for i in 0..drawn.len() {
        let here = std::mem::take(&mut drawn[i].more);
        most = if here > 0 { most.max(here) } else { 0 };
        let ends = drawn.get(i + 1).is_none_or(|next| next.more == 0);
        if ends {
            drawn[i].more = most;
        }
    }
}

/// Lines that are drawn under a text; what would be more is a number after it.
const MOST_LINES: usize = 2;

/// A line under a text.
struct Line {
    /// What it says, and its class.
    name: &'static str,
    /// Whose it is; nobody's for a name or a label.
    voice: Option<VoiceNumber>,
    /// The class of its colour.
    colour: String,
    /// Whether it belongs to a quote inside a quote.
    nested: bool,
    /// The mark.
    key: String,
}

/// A mark in a run: the part it plays there, and what it wears.
type Shown<'a> = (&'a Mark, Role, &'a Wears);

struct Drawing<'a> {
    marks: Vec<&'a Mark>,
    wears: Vec<&'a Wears>,
    layers: Layers,
}

impl Drawing<'_> {
    fn stretch(&self, within: Span) -> Vec<Drawn> {
        let mut drawn: Vec<Drawn> = Vec::new();
        for run in runs(&self.marks, within) {
            let next = self.run(&run);
            match drawn.last_mut() {
                // A layer that is off leaves seams in plain text.
                Some(last) if last.badges.is_empty() && last.notes.is_empty() && last.goes_on_as(&next) => {
                    last.span.end = next.span.end;
                    last.ends = next.ends;
                    last.notes = next.notes;
                    last.badges = next.badges;
                }
                _ => drawn.push(next),
            }
        }
        once_a_place(&mut drawn);
        drawn
    }

    fn run(&self, run: &Run) -> Drawn {
        let shown = run.marks.iter().map(|&(i, role)| (self.marks[i], role, self.wears[i]));
        let shown: Vec<Shown<'_>> = shown
            .filter(|(mark, role, _)| self.layers.is_on(LayerName::of(mark, *role)))
            .collect();
        if shown.is_empty() {
            return Drawn {
                badges: self.badges(run),
                ..Drawn::plain(run.span)
            };
        }
        let mut class = Vec::new();
        let signs = || shown.iter().filter_map(|(mark, _, wears)| Some((mark, wears.sign?)));
        if let Some((mark, _, wears)) = shown.iter().find(|(mark, role, _)| is_tint(mark, *role)) {
            match mark.body {
                Body::Highlight { .. } => class.push("own".to_owned()),
                _ => class.push(format!("said t{}", wears.hue)),
            }
            // The reader's own stretch is seen inside what somebody says, too.
            if !matches!(mark.body, Body::Highlight { .. })
                && shown
                    .iter()
                    .any(|(mark, ..)| matches!(mark.body, Body::Highlight { .. }))
            {
                class.push("own-in".to_owned());
            }
        } else if let Some((_, sign)) = signs().next() {
            // Voices carry the colour: a label has the ground only where nobody else has it.
            class.push(format!("coded kt{}", sign.colour));
        }
        let mut starting = signs().filter(|(mark, _)| mark.body.anchor().cover().start == run.span.start);
        if let Some((_, sign)) = starting.next() {
            class.push(format!("coded-start kb{}", sign.colour));
        }
        let lines = self.lines(&shown);
        for (line, place) in lines.iter().zip(["", "-2"]) {
            class.push(format!("{}{place} {}{place}", line.name, line.colour));
        }
        // One bar beside another could not be told apart: a quote inside a quote has none.
        let drawn = lines.iter().take(MOST_LINES).zip(1..);
        let reported = drawn.filter(|(line, _)| line.name == "reported" && !line.nested);
        let reported: Vec<String> = reported.map(|(line, place)| format!("{place}:{}", line.key)).collect();
        if let Some((_, _, wears)) = shown.iter().find(|(_, role, _)| *role == Role::Cue) {
            class.push(format!("cue l{}", wears.hue));
        }
        if shown
            .iter()
            .any(|(mark, _, wears)| matches!(mark.body, Body::Label { .. }) && wears.sign.is_none())
        {
            class.push("labelled".to_owned());
        }
        if shown.iter().any(|(mark, ..)| matches!(mark.body, Body::Signal { .. })) {
            class.push("signal".to_owned());
        }
        let keys_of = |which: &dyn Fn(&Mark, Role) -> bool| {
            let those = shown.iter().filter(|(mark, role, _)| which(mark, *role));
            joined(those.map(|(mark, ..)| mark_key(&mark.id)), " ")
        };
        let keys = |of: &[Role]| keys_of(&|_, role| of.contains(&role));
        let ends_noted = |mark: &Mark, role| {
            let end = mark.body.anchor().cover().end;
            mark.note.is_some() && matches!(role, Role::Content | Role::Whole) && end == run.span.end
        };
        // A source may stand for several quotes: it means all of them. Anything else means what lies on top.
        let top = match shown.first() {
            Some((_, Role::Source, _)) => keys(&[Role::Source]),
            Some((mark, ..)) => mark_key(&mark.id).into(),
            None => AttrValue::default(),
        };
        Drawn {
            span: run.span,
            class: class.join(" ").into(),
            marks: keys(&[Role::Content, Role::Whole]),
            sources: keys(&[Role::Source]),
            cues: keys(&[Role::Cue]),
            top,
            reported: joined(reported.into_iter(), " "),
            more: lines.len().saturating_sub(MOST_LINES),
            notes: keys_of(&ends_noted),
            badges: self.badges(run),
            begins: [false, true].map(|full| {
                let beginning = shown
                    .iter()
                    .filter(|(mark, role, _)| is_whole(*role) && mark.body.anchor().cover().start == run.span.start);
                said(beginning.filter_map(|(mark, _, wears)| spoken::begins(mark, &wears.name, full)))
            }),
            ends: said(shown.iter().rev().filter_map(|(mark, role, wears)| {
                let ends = is_whole(*role) && mark.body.anchor().cover().end == run.span.end;
                ends.then(|| spoken::ends(mark, &wears.name)).flatten()
            })),
        }
    }

    /// The lines under a run, most telling first; two alike are one.
    fn lines(&self, shown: &[Shown<'_>]) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for (mark, role, wears) in shown {
            let (name, colour) = match (line(mark, *role), wears.sign) {
                (Some(name), _) => (name, format!("l{}", wears.hue)),
                (None, Some(sign)) => ("label", format!("k{}", sign.colour)),
                (None, None) => continue,
            };
            let alike = |l: &Line| (l.name, l.voice) == (name, mark.voice) && (name != "label" || l.colour == colour);
            if !lines.iter().any(alike) {
                lines.push(Line {
                    name,
                    voice: mark.voice,
                    colour,
                    nested: mark.nested,
                    key: mark_key(&mark.id),
                });
            }
        }
        lines
    }

    /// The numbers and letters after a run. Those of quotes inside quotes take no room, and only the innermost has some.
    fn badges(&self, run: &Run) -> Vec<Badge> {
        let signed = |i: &usize| self.marks[*i].body.label().is_none() || self.wears[*i].sign.is_some();
        let ends = run.ends.iter().copied().filter(signed);
        let (nested, outer): (Vec<usize>, Vec<usize>) = ends.partition(|&i| self.marks[i].nested);
        let innermost = nested
            .into_iter()
            .max_by_key(|&i| self.marks[i].body.anchor().cover().start);
        let drawn = outer.into_iter().chain(innermost);
        drawn.map(|i| self.badge(self.marks[i], self.wears[i])).collect()
    }

    fn badge(&self, mark: &Mark, wears: &Wears) -> Badge {
        let on = self.layers.is_on(LayerName::of(mark, Role::Content));
        let off = if on { "" } else { " off" };
        if let Some(LabelSign { colour, letter }) = wears.sign {
            return Badge {
                text: letter.to_string().into(),
                class: format!("badge letter k{colour}{off}").into(),
                mark: mark_key(&mark.id).into(),
            };
        }
        let hue = wears.hue;
        let none = if mark.voice.is_none() { " nobody" } else { "" };
        let nested = if mark.nested { " nested" } else { "" };
        Badge {
            text: badge(mark.voice).into(),
            class: format!("badge v{hue}{none}{nested}{off}").into(),
            mark: mark_key(&mark.id).into(),
        }
    }
}

/// Whether this part is the mark as such, and not who says it or that it is said.
fn is_whole(role: Role) -> bool {
    matches!(role, Role::Content | Role::Whole)
}

/// What is said of several marks at one place.
fn said(all: impl Iterator<Item = AttrValue>) -> AttrValue {
    joined(all.map(|one| one.to_string()), ", ")
}

/// Most runs have nothing of most kinds, and to say so takes no room.
fn joined(all: impl Iterator<Item = String>, between: &str) -> AttrValue {
    let all: Vec<String> = all.collect();
    match all.is_empty() {
        true => AttrValue::default(),
        false => all.join(between).into(),
    }
}

/// Whether this part is shown by a wash behind the words.
fn is_tint(mark: &Mark, role: Role) -> bool {
    match mark.body {
        Body::Attribution { kind, .. } => role == Role::Content && kind != QuoteKind::Indirect,
        Body::Highlight { .. } => true,
        Body::Entity { .. } | Body::Signal { .. } | Body::Label { .. } => false,
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
