use std::collections::HashSet;

use sayso_engine::{SourceKind, Span};
use sayso_notebook::{
    Anchor, AnnotationId, Body, Details, Event, Mark, MarkId, MarkState, NoteSign, Placement, Speaker, Voice,
    VoiceNumber, edited,
};

use super::update::{Moment, focus, follow_selection};
use super::{Action, Card, Effect, Said, Saved, Session, spoken, value_of};
use crate::text::{t, t_args};

/// Carries out a decision on marks: the entries that say so, and what is in focus after it.
pub(super) fn decide(s: &mut Session, action: Action, moment: Moment, effects: &mut Vec<Effect>) -> bool {
    if !s.writes() {
        return false;
    }
    let (action, says, stretches) = match action {
        Action::Attribute(id, speaker, source) => {
            s.card = s.card.map(|_| Card::Why);
            (s.selection, s.choosing) = (None, false);
            follow_selection(s);
            let Some(body) = attributed(s, &id, speaker, source) else {
                // It says so already.
                return true;
            };
            (Action::Change(id, body), true, None)
        }
        Action::Sign(sign) => match signed(s, sign) {
            Some(note) => (note, false, None),
            None => return false,
        },
        Action::AddStretch(id, body) => {
            (s.selection, s.choosing) = (None, false);
            follow_selection(s);
            let stretches = body.anchor().spans.len();
            (Action::Change(id, body), false, Some(stretches))
        }
        Action::PutBack(id) => {
            let Some(body) = put_back(s, &id) else { return false };
            (s.selection, s.choosing, s.placing) = (None, false, None);
            follow_selection(s);
            (s.focus, s.card) = (Some(id.clone()), None);
            (Action::Change(id, body), false, None)
        }
        action => (action, false, None),
    };
    let card = s.card;
    let deed = spoken::deed(&action).filter(|_| stretches.is_none());
    let before = effects.len();
    let mut entries = Vec::new();
    let mut record = |s: &mut Session, step, event| {
        let entry = s.record(event, step, moment.at, moment.replica);
        let id = AnnotationId(entry.id);
        entries.push(entry);
        id
    };
    match action {
        Action::Accept(id) => {
            let Some((mark, MarkState::Suggested)) = known(s, &id) else {
                return false;
            };
            let (body, rule) = (mark.body, mark.rule.unwrap_or_default());
            // What is agreed with has left the queue of what nobody has decided on: the review goes on with what follows.
            let next = if s.reviewing && s.queue.said == Said::Nothing {
                s.after(&id)
            } else {
                None
            };
            let made = record(s, None, Event::Accepted { body, rule });
            match next {
                Some(next) => drop(focus(s, Some(next), card, effects)),
                None => follow(s, &id, made, card),
            }
        }
        Action::AcceptAll | Action::DismissAll => {
            let right = matches!(action, Action::AcceptAll);
            let open = if s.reviewing {
                s.queue.undecided(&s.marks, &s.scan)
            } else {
                Vec::new()
            };
            let open: HashSet<MarkId> = open.into_iter().collect();
            let marks = s.marks.iter().filter(|m| open.contains(&m.id));
            let events = marks.map(|mark| {
                let (body, rule) = (mark.body.clone(), mark.rule.clone().unwrap_or_default());
                if right {
                    Event::Accepted { body, rule }
                } else {
                    Event::Dismissed { body, rule }
                }
            });
            let events: Vec<Event> = events.collect();
            if events.is_empty() {
                return false;
            }
            let id = if right {
                "review-accepted-all"
            } else {
                "review-dismissed-all"
            };
            let told = t_args(id, &[("count", events.len().into())]);
            (s.focus, s.card) = (None, None);
            entries = s.record_all(events, moment.at, moment.replica);
            effects.push(Effect::Announce(told));
        }
        Action::Dismiss(id) => {
            let Some((mark, state)) = known(s, &id) else {
                return false;
            };
            let next = s.after(&id);
            // What a suggestion stood on may be gone too: the mark is named instead.
            let is_orphan = mark.placement == Placement::Orphan;
            match (state, id) {
                (MarkState::Dismissed, _) => return false,
                (_, MarkId::Annotation(annotation)) if state == MarkState::Own || is_orphan => {
                    record(s, None, Event::Deleted { annotation });
                }
                (_, id) => {
                    let (body, rule) = proposed(s, &id, mark);
                    record(s, None, Event::Dismissed { body, rule });
                    // What was dismissed is gone from the text: the review goes on with what follows.
                    focus(s, next, card, effects);
                }
            }
        }
        Action::BringBack(entry) => {
            record(s, None, Event::Undone { entry });
        }
        Action::Change(id, body) => {
            let Some((mark, state)) = known(s, &id) else {
                return false;
            };
            match (state, &id) {
                (MarkState::Suggested, _) => {
                    let (was, rule) = (mark.body, mark.rule.unwrap_or_default());
                    let made = record(s, None, Event::Corrected { was, body, rule });
                    follow(s, &id, made, card);
                }
                (_, MarkId::Annotation(annotation)) => {
                    let annotation = *annotation;
                    record(s, None, Event::Changed { annotation, body });
                }
                _ => return false,
            }
        }
        Action::Mark(body, card) => {
            let made = record(s, None, Event::Marked { body });
            s.focus = Some(MarkId::Annotation(made));
            s.card = card;
            (s.selection, s.choosing) = (None, false);
            follow_selection(s);
            effects.extend(s.focused().map(|mark| Effect::Announce(spoken::mark(mark, s))));
        }
        Action::MarkAll(bodies) => {
            if bodies.is_empty() {
                return false;
            }
            effects.push(Effect::Announce(t_args(
                "marked-everywhere",
                &[("count", bodies.len().into())],
            )));
            let events = bodies.into_iter().map(|body| Event::Marked { body });
            entries = s.record_all(events.collect(), moment.at, moment.replica);
            (s.selection, s.choosing) = (None, false);
            follow_selection(s);
        }
        Action::Join(one, other) => {
            let speaker = |number| s.voices.get(number).map(|voice| voice.speaker.clone());
            let (Some(speaker), Some(with)) = (speaker(one), speaker(other)) else {
                return false;
            };
            if one == other {
                return false;
            }
            let with = Some(with);
            record(s, None, Event::Joined { speaker, with });
        }
        Action::Part(speaker) => {
            record(s, None, Event::Joined { speaker, with: None });
        }
        Action::Describe(speaker, details) => {
            let voice = s.voices.all.iter().find(|voice| voice.speaker == speaker);
            if voice.is_none_or(|voice| is_so(voice, &details)) {
                return false;
            }
            record(s, None, Event::Described { speaker, details });
        }
        Action::Split(number, of) => {
            let events = split(s, number, &of);
            if events.is_empty() {
                return false;
            }
            effects.push(Effect::Announce(t_args(
                "person-is-split",
                &[("count", events.len().into())],
            )));
            (s.focus, s.card) = (None, None);
            entries = s.record_all(events, moment.at, moment.replica);
        }
        Action::Renumber => {
            let numbers = in_order(s);
            let now = |(speaker, number): &(Speaker, VoiceNumber)| s.voices.number_of(speaker) == Some(*number);
            let speaking = s.cast.members.len();
            if numbers.iter().take(speaking).all(now) {
                effects.push(Effect::Announce(t("renumber-in-order")));
                return false;
            }
            record(s, None, Event::Renumbered { numbers });
            effects.push(Effect::Announce(t("renumber-done")));
        }
        Action::Note(id, text) => {
            let Some((mark, state)) = known(s, &id) else {
                return false;
            };
            if mark.note.as_deref().unwrap_or_default() == text {
                return false;
            }
            let (annotation, step) = match (state, &id) {
                (_, MarkId::Annotation(annotation)) => (*annotation, None),
                // A note needs a mark that somebody stands behind: one step, taken back as one.
                (MarkState::Suggested, _) => {
                    let (body, rule) = (mark.body, mark.rule.unwrap_or_default());
                    let made = record(s, None, Event::Accepted { body, rule });
                    follow(s, &id, made, card);
                    (made, Some(made.0))
                }
                _ => return false,
            };
            record(s, step, Event::Noted { annotation, text });
        }
        Action::Remark(text) => {
            let was = s.notebook.remark.as_ref().map_or("", |note| &note.text);
            if was == text {
                return false;
            }
            record(s, None, Event::Remarked { text });
        }
        // At words selected: they are marked by it, in one step.
        Action::Sign(sign) => {
            let Some(span) = s.selection else { return false };
            let at = Anchor::new(&s.document.text, vec![span]);
            let annotation = record(
                s,
                None,
                Event::Marked {
                    body: Body::Highlight { at },
                },
            );
            let text = sign.as_str().to_owned();
            record(s, Some(annotation.0), Event::Noted { annotation, text });
            (s.focus, s.card) = (Some(MarkId::Annotation(annotation)), None);
            (s.selection, s.choosing) = (None, false);
        }
        Action::Delete(id) => {
            let Some((mark, state)) = known(s, &id) else {
                return false;
            };
            let MarkId::Annotation(annotation) = id else {
                return false;
            };
            if state != MarkState::Own && mark.placement != Placement::Orphan {
                return false;
            }
            record(s, None, Event::Deleted { annotation });
        }
        Action::SetCodebook(mut codebook) => {
            codebook.revision = s.codebook.revision;
            if codebook == *s.codebook {
                return false;
            }
            codebook.revision += 1;
            record(s, None, Event::CodebookSet { codebook });
        }
        Action::Code(variable, of, value) => {
            if value_of(s, &variable, &of) == value.as_deref() {
                return false;
            }
            record(s, None, Event::Coded { variable, of, value });
        }
        Action::EditText(changes) => {
            let text = &s.document.text;
            let new = edited(text, &changes).filter(|new| new != &**text && !new.trim().is_empty());
            if new.is_none() || !s.may_edit() {
                return false;
            }
            let before = s.orphans().count();
            record(s, None, Event::Edited { changes });
            let lost = s.orphans().count().saturating_sub(before);
            effects.push(Effect::Announce(t_args("done-edited", &[("count", lost.into())])));
        }
        Action::Undo => {
            let Some(entry) = s.notebook.undo else { return false };
            record(s, None, Event::Undone { entry });
        }
        Action::Name(point, name) => {
            let name = name.trim().to_owned();
            if name.is_empty() {
                return false;
            }
            record(s, None, Event::Named { point, name });
        }
        Action::GoBack(to) => {
            record(s, None, Event::Returned { to });
        }
        Action::Redo => {
            let Some(entry) = s.notebook.redo else { return false };
            record(s, None, Event::Undone { entry });
        }
        _ => return false,
    }
    if let Some(mark) = s.focused().filter(|_| says) {
        effects.push(Effect::Announce(spoken::who(mark, s)));
    }
    if let Some(count) = stretches {
        effects.push(Effect::Announce(t_args("stretch-added", &[("count", count.into())])));
    }
    if let Some(deed) = deed {
        // What is said of the mark that is gone on to follows in the same breath: of two sayings the second would be heard only.
        let said = effects.iter_mut().skip(before).find_map(|effect| match effect {
            Effect::Announce(text) => Some(text),
            _ => None,
        });
        match said {
            Some(text) => *text = format!("{deed} {text}").into(),
            None => effects.push(Effect::Announce(deed)),
        }
    }
    if s.kept {
        s.saved = Saved::Saving;
        effects.push(Effect::Append(s.id.clone(), entries.into()));
    }
    true
}

/// What putting a sign comes to: a note at the mark in focus, or the sign at the words selected.
fn signed(s: &Session, sign: NoteSign) -> Option<Action> {
    if s.selection.is_some() {
        return Some(Action::Sign(sign));
    }
    let mark = s.focused()?;
    let note = sign.turned(mark.note.as_deref().unwrap_or_default());
    Some(Action::Note(mark.id.clone(), note))
}

fn known(s: &Session, id: &MarkId) -> Option<(Mark, MarkState)> {
    let mark = s.mark(id)?.clone();
    let state = mark.state;
    Some((mark, state))
}

/// A mark whose words are gone, on the words selected. What of its saying words and its source is gone too is left out.
fn put_back(s: &Session, id: &MarkId) -> Option<Body> {
    let mark = s.orphans().find(|mark| mark.id == *id)?;
    let text = &s.document.text;
    let mut body = mark.body.clone();
    *body.anchor_mut() = Anchor::new(text, vec![s.selection?]);
    body.moved_to(text)
}

/// A quote with this speaker, named by the words at `source`; none if that is what it says.
fn attributed(s: &Session, id: &MarkId, speaker: Option<Speaker>, source: Option<Span>) -> Option<Body> {
    let mark = s.mark(id)?;
    let mut body = mark.body.clone();
    let Body::Attribution {
        source: words,
        speaker: before,
        ..
    } = &mut body
    else {
        return None;
    };
    match source {
        Some(span) => *words = Some(Anchor::new(&s.document.text, vec![span])),
        // Words that name somebody else say nothing about this one.
        None if *before != speaker => *words = None,
        None => {}
    }
    *before = speaker;
    (body != mark.body).then_some(body)
}

/// Whether `details` say of a voice what is so already.
fn is_so(voice: &Voice, details: &Details) -> bool {
    let role = voice.roles.first().map_or("", |role| role);
    let same_name = |whom: &Option<String>| whom.as_ref().map(|whom| whom.to_lowercase());
    voice.name == details.name
        && voice.kind == details.kind
        && role == details.role
        && same_name(&voice.speaks_for) == same_name(&details.speaks_for)
}

/// What makes these passages of a voice those of a person of their own, whose name is the voice's with a number until somebody
/// gives them another.
fn split(s: &Session, number: VoiceNumber, of: &[MarkId]) -> Vec<Event> {
    let Some(voice) = s.voices.get(number) else {
        return Vec::new();
    };
    let named = |n: u32| Speaker {
        name: format!("{} ({n})", voice.name),
        kind: voice.kind,
    };
    // There are not as many voices.
    let new = (2..).map(named).find(|new| s.voices.number_of(new).is_none());
    let theirs = s.marks.iter().filter(|m| m.voice == Some(number) && of.contains(&m.id));
    let events = theirs.filter_map(|mark| {
        let mut body = mark.body.clone();
        let Body::Attribution { speaker, .. } = &mut body else {
            return None;
        };
        speaker.clone_from(&new);
        Some(match mark.id {
            MarkId::Annotation(annotation) => Event::Changed { annotation, body },
            MarkId::Suggestion(_) => Event::Corrected {
                was: mark.body.clone(),
                body,
                rule: mark.rule.clone().unwrap_or_default(),
            },
        })
    });
    events.collect()
}

/// New numbers for everybody: those who speak by the first of their passages, then those who say nothing now, then those who are the
/// same person as another one.
fn in_order(s: &Session) -> Vec<(Speaker, VoiceNumber)> {
    let mut first: Vec<VoiceNumber> = Vec::new();
    let mut seen = HashSet::new();
    let placed = s.marks.iter().filter(|m| m.state != MarkState::Dismissed);
    let appear = placed
        .filter(|m| matches!(m.placement, Placement::Placed(_)))
        .filter_map(|m| m.voice);
    first.extend(appear.filter(|number| seen.insert(*number)));
    first.extend(
        s.cast
            .members
            .iter()
            .map(|m| m.voice.number)
            .filter(|number| seen.insert(*number)),
    );
    let voices: Vec<&Voice> = first.into_iter().filter_map(|number| s.voices.get(number)).collect();
    let (mut named, mut unnamed) = (0, 0);
    let mut next = |kind| {
        if kind == SourceKind::Unnamed {
            unnamed += 1;
            VoiceNumber::Unnamed(unnamed)
        } else {
            named += 1;
            VoiceNumber::Named(named)
        }
    };
    let mut numbers: Vec<(Speaker, VoiceNumber)> = voices
        .iter()
        .map(|voice| (voice.speaker.clone(), next(voice.kind)))
        .collect();
    let joined = voices.iter().flat_map(|voice| &voice.joined);
    numbers.extend(joined.map(|speaker| (speaker.clone(), next(speaker.kind))));
    numbers
}

/// The suggestion behind a mark, as the machine made it.
fn proposed(s: &Session, id: &MarkId, mark: Mark) -> (Body, String) {
    if let MarkId::Annotation(annotation) = id {
        let origin = s
            .notebook
            .annotations
            .iter()
            .find(|a| a.id == *annotation)
            .map(|a| &a.origin);
        if let Some(sayso_notebook::Origin::Machine { proposed, rule }) = origin {
            return (proposed.clone(), rule.clone());
        }
    }
    (mark.body, mark.rule.unwrap_or_default())
}

/// A suggestion became an annotation: the focus stays on it, and so does the card that was at it.
fn follow(s: &mut Session, was: &MarkId, now: AnnotationId, card: Option<Card>) {
    if s.focus.is_none() || s.focus.as_ref() == Some(was) {
        s.focus = Some(MarkId::Annotation(now));
        s.card = card;
    }
}
