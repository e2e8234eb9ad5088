use std::hash::Hash;
use std::sync::Arc;

use foldhash::HashMap;
use sayso_engine::Span;

use crate::body::BodyKind;
use crate::mark::{core, layer, words_said};
use crate::suggestions::{PlaceKey, Suggestions, place_key};
use crate::{
    Annotation, AnnotationId, Body, Dismissal, EntryId, Mark, MarkId, MarkState, Notebook, Origin, Placement, Voices,
};

/// Suggestions and annotations as one list, by place and longer first; orphans at its end. A suggestion that
/// somebody accepted, corrected or dismissed is there once, and so is one that the reader marked by hand. One that
/// nobody decided on is the same [`Arc`] as in `suggestions`.
///
/// A decision is matched to a suggestion by kind and by the words it is placed on (without punctuation at their
/// ends), so that it outlives new rules and changes of the text around it.
pub fn marks(text: &str, suggestions: &Suggestions, notebook: &Notebook, voices: &Voices) -> Vec<Arc<Mark>> {
    if suggestions.is_settled(voices) {
        Decided::default().marks(text, suggestions, notebook, voices)
    } else {
        Decided::default().marks(text, &suggestions.settled(voices), notebook, voices)
    }
}

/// The marks of an article from one step to the next: what [`marks()`] yields, but what a step has not changed is the same [`Arc`]
/// as before it, and is not looked for in the text again.
#[derive(Debug, Default)]
pub struct Marking {
    text: Arc<str>,
    suggestions: Arc<Suggestions>,
    voices: Arc<Voices>,
    decided: Decided,
}

impl Marking {
    /// The marks of `text`. `suggestions` are settled with `voices`.
    pub fn marks(
        &mut self,
        text: &Arc<str>,
        suggestions: &Arc<Suggestions>,
        notebook: &Notebook,
        voices: &Arc<Voices>,
    ) -> Vec<Arc<Mark>> {
        let same_voices = Arc::ptr_eq(&self.voices, voices) || self.voices == *voices;
        if !Arc::ptr_eq(&self.text, text) || !Arc::ptr_eq(&self.suggestions, suggestions) || !same_voices {
            *self = Self {
                text: text.clone(),
                suggestions: suggestions.clone(),
                voices: voices.clone(),
                decided: Decided::default(),
            };
        }
        self.decided.marks(text, suggestions, notebook, voices)
    }
}

/// What decisions come to, in one text with the same suggestions and voices.
#[derive(Debug, Default)]
struct Decided {
    /// In the order of the notebook's.
    annotations: Vec<Annotated>,
    /// In the order of the notebook's.
    dismissals: Vec<Dismissed>,
    /// The places of suggestions and their marks as dismissed ones, in the order of the suggestions.
    set_apart: Vec<(u32, Arc<Mark>)>,
    /// For quotes of the reader's own that stand inside another one their marks, without and with that.
    nested: HashMap<AnnotationId, (Arc<Mark>, Arc<Mark>)>,
}

/// An annotation in the text.
#[derive(Debug)]
struct Annotated {
    annotation: Arc<Annotation>,
    /// The places of the suggestions that it decides on.
    on: Vec<u32>,
    mark: Arc<Mark>,
    /// Where it stands among the others; none for an orphan.
    key: Option<PlaceKey>,
    /// Whether it is a quote that the reader marked.
    own_quote: bool,
}

/// A dismissal in the text.
#[derive(Debug)]
struct Dismissed {
    dismissal: Arc<Dismissal>,
    /// The places of the suggestions that it decides on.
    on: Vec<u32>,
}

impl Decided {
    fn marks(&mut self, text: &str, suggestions: &Suggestions, notebook: &Notebook, voices: &Voices) -> Vec<Arc<Mark>> {
        let before = std::mem::take(self);
        let mut dismissals = Before::new(before.dismissals, |one| one.dismissal.entry);
        let mut annotations = Before::new(before.annotations, |one| one.annotation.id);
        let mut set_apart = Before::new(before.set_apart, |(at, _)| *at);
        let mut fates: Vec<Option<Fate>> = vec![None; suggestions.len()];
        for dismissal in &notebook.dismissed {
            let same = dismissals.take(dismissal.entry);
            let now = same
                .filter(|same| Arc::ptr_eq(&same.dismissal, dismissal))
                .unwrap_or_else(|| Dismissed::new(text, dismissal, suggestions));
            for at in &now.on {
                fates[*at as usize] = Some(Fate::Dismissed(dismissal.entry));
            }
            self.dismissals.push(now);
        }
        let mut decided: Vec<(PlaceKey, Arc<Mark>)> = Vec::with_capacity(notebook.annotations.len());
        let mut orphans: Vec<Arc<Mark>> = Vec::new();
        let mut own_quotes = false;
        for annotation in &notebook.annotations {
            let same = annotations.take(annotation.id);
            let now = same
                .filter(|same| Arc::ptr_eq(&same.annotation, annotation))
                .unwrap_or_else(|| Annotated::new(text, annotation, suggestions, voices));
            for at in &now.on {
                fates[*at as usize] = Some(Fate::Annotated);
            }
            match now.key {
                Some(key) => decided.push((key, now.mark.clone())),
                None => orphans.push(now.mark.clone()),
            }
            own_quotes |= now.own_quote;
            self.annotations.push(now);
        }
        decided.sort_by_key(|(key, _)| *key);
        let mut decided = decided.into_iter().peekable();
        let mut marks: Vec<Arc<Mark>> = Vec::with_capacity(suggestions.len() + decided.len() + orphans.len());
        for (key, at, suggestion) in suggestions.in_order() {
            while let Some((_, mark)) = decided.next_if(|(other, _)| *other < key) {
                marks.push(mark);
            }
            match fates[at as usize] {
                None => marks.push(suggestion.clone()),
                Some(Fate::Annotated) => {}
                Some(Fate::Dismissed(entry)) => {
                    let same = set_apart.take(at).map(|(_, same)| same);
                    let mark = same.filter(|same| same.dismissal == Some(entry)).unwrap_or_else(|| {
                        Arc::new(Mark {
                            state: MarkState::Dismissed,
                            dismissal: Some(entry),
                            ..(**suggestion).clone()
                        })
                    });
                    marks.push(mark.clone());
                    self.set_apart.push((at, mark));
                }
            }
        }
        marks.extend(decided.map(|(_, mark)| mark));
        if own_quotes {
            self.nest(&mut marks, &before.nested);
        }
        marks.extend(orphans);
        marks
    }

    /// Finds out which of the reader's own quotes stand inside another one. `marks` are in the text, by place and
    /// longer first.
    fn nest(&mut self, marks: &mut [Arc<Mark>], before: &HashMap<AnnotationId, (Arc<Mark>, Arc<Mark>)>) {
        // How far the contents before the present place reach, and that place.
        let (mut reach, mut here) = (0, Span::new(0, 0));
        for mark in marks {
            let Some(span) = content(mark) else { continue };
            if span != here {
                reach = reach.max(here.end);
                here = span;
            }
            let MarkId::Annotation(id) = mark.id else { continue };
            if mark.state == MarkState::Own && reach >= span.end {
                let same = before.get(&id).filter(|(plain, _)| Arc::ptr_eq(plain, mark));
                let nested = same.map(|(_, nested)| nested.clone()).unwrap_or_else(|| {
                    Arc::new(Mark {
                        nested: true,
                        ..(**mark).clone()
                    })
                });
                let plain = std::mem::replace(mark, nested.clone());
                self.nested.insert(id, (plain, nested));
            }
        }
    }
}

impl Dismissed {
    fn new(text: &str, dismissal: &Arc<Dismissal>, suggestions: &Suggestions) -> Self {
        let body = &dismissal.body;
        let mut on = Vec::new();
        if let Placement::Placed(spans) = body.anchor().place(text) {
            let words = core(text, &spans);
            let here = suggestions.on(text, &words);
            let same =
                here.filter(|(_, m)| BodyKind::of(&m.body) == BodyKind::of(body) && m.body.label() == body.label());
            on.extend(same.map(|(at, _)| at));
        }
        Self {
            dismissal: dismissal.clone(),
            on,
        }
    }
}

impl Annotated {
    fn new(text: &str, annotation: &Arc<Annotation>, suggestions: &Suggestions, voices: &Voices) -> Self {
        let body = &annotation.body;
        let proposed = match &annotation.origin {
            Origin::Machine { proposed, .. } => Some(proposed),
            Origin::Reader => None,
        };
        let anchors = [Some(body.anchor()), proposed.map(Body::anchor)];
        let mut on = Vec::new();
        let mut behind: Option<(u32, &Mark)> = None;
        for anchor in anchors.into_iter().flatten() {
            let Placement::Placed(spans) = anchor.place(text) else {
                continue;
            };
            let words = core(text, &spans);
            let here = suggestions.on(text, &words);
            for found in here.filter(|(_, m)| layer(&m.body) == layer(body) && m.body.label() == body.label()) {
                on.push(found.0);
                // Of several, the last one of the scan.
                behind = behind.filter(|(at, _)| *at > found.0).or(Some(found));
            }
        }
        let placed = body.moved_to(text);
        let mark = mark(text, annotation, placed, behind.map(|(_, mark)| mark), voices);
        Self {
            annotation: annotation.clone(),
            on,
            key: (mark.placement != Placement::Orphan).then(|| place_key(mark.body.anchor().cover())),
            own_quote: mark.state == MarkState::Own && matches!(mark.body, Body::Attribution { .. }),
            mark: Arc::new(mark),
        }
    }
}

/// What was there before, taken out by name: mostly in the order in which it was put in.
struct Before<K, T> {
    all: Vec<Option<T>>,
    name: fn(&T) -> K,
    /// The place of the next one.
    next: usize,
    /// All places, once the order was another one.
    places: Option<HashMap<K, usize>>,
}

impl<K: Copy + Eq + Hash, T> Before<K, T> {
    fn new(all: Vec<T>, name: fn(&T) -> K) -> Self {
        Self {
            all: all.into_iter().map(Some).collect(),
            name,
            next: 0,
            places: None,
        }
    }

    fn take(&mut self, name: K) -> Option<T> {
        let is_it = |one: &Option<T>| one.as_ref().is_some_and(|one| (self.name)(one) == name);
        let place = match self.all.get(self.next) {
            Some(next) if is_it(next) => self.next,
            None if self.places.is_none() => return None,
            _ => {
                let named = |(at, one): (usize, &Option<T>)| one.as_ref().map(|one| ((self.name)(one), at));
                let places = || self.all.iter().enumerate().filter_map(named).collect();
                *self.places.get_or_insert_with(places).get(&name)?
            }
        };
        self.next = place + 1;
        self.all[place].take()
    }
}

/// What was decided on a suggestion.
#[derive(Clone, Copy)]
enum Fate {
    /// It became an annotation.
    Annotated,
    /// This entry dismissed it.
    Dismissed(EntryId),
}

/// `placed`: the body as it stands in `text`. `behind`: the suggestion on the same words.
fn mark(text: &str, annotation: &Annotation, placed: Option<Body>, behind: Option<&Mark>, voices: &Voices) -> Mark {
    let (state, rule) = match &annotation.origin {
        Origin::Reader => (MarkState::Own, None),
        Origin::Machine { proposed, rule } if *proposed == annotation.body => (MarkState::Accepted, Some(rule.clone())),
        Origin::Machine { rule, .. } => (MarkState::Corrected, Some(rule.clone())),
    };
    let speaker = annotation.body.speaker();
    // Two people of one name are told apart by the suggestion behind the mark.
    let proposed = behind.filter(|b| b.body.speaker() == speaker).and_then(|b| b.voice);
    let placement = match &placed {
        Some(body) => Placement::Placed(body.anchor().spans.clone()),
        None => Placement::Orphan,
    };
    let body = placed.unwrap_or_else(|| annotation.body.clone());
    Mark {
        id: MarkId::Annotation(annotation.id),
        words: words_said(text, &body, &placement),
        placement,
        body,
        state,
        dismissal: None,
        voice: proposed.or_else(|| speaker.and_then(|s| voices.number_of(s))),
        note: annotation.note.as_ref().map(|n| n.text.clone()),
        rule,
        nested: behind.is_some_and(|b| b.nested),
    }
}

/// Where the content of an attribution that is in the text stands.
fn content(mark: &Mark) -> Option<Span> {
    let drawn = mark.state != MarkState::Dismissed && mark.placement != Placement::Orphan;
    matches!(mark.body, Body::Attribution { .. } if drawn).then(|| mark.body.anchor().cover())
}
