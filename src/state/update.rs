use std::rc::Rc;

use sayso_notebook::{AnnotationId, Body, Event, Mark, MarkId, MarkState, ReplicaId, Timestamp};

use super::{Action, App, ArticleId, Card, Effect, Notice, Pane, Route, Saved, Scanning, Session, spoken};

/// What an action needs from outside: the clock and this tab's name.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Now.
    pub at: Timestamp,
    /// This tab.
    pub replica: ReplicaId,
}

/// What the page shows after `action`, and what is to be done outside. The same `Rc` where nothing changed.
pub fn update(before: &Rc<App>, action: Action, moment: Moment) -> (Rc<App>, Vec<Effect>) {
    let mut app = (**before).clone();
    let mut effects = Vec::new();
    if apply(&mut app, action, moment, &mut effects) {
        (Rc::new(app), effects)
    } else {
        (before.clone(), effects)
    }
}

/// Yields whether anything changed.
fn apply(app: &mut App, action: Action, moment: Moment, effects: &mut Vec<Effect>) -> bool {
    match action {
        Action::Start => {
            effects.push(Effect::Start);
            false
        }
        Action::OpenText { text, entries, keep } => {
            effects.push(Effect::OpenText { text, entries, keep });
            false
        }
        Action::OpenFile { file, keep } => {
            effects.push(Effect::OpenFile { file, keep });
            false
        }
        Action::OpenDecoded { file, keep } => {
            effects.push(Effect::OpenDecoded { file, keep });
            let asked = app.dialog.take();
            asked.is_some()
        }
        Action::OpenSaved(id) => {
            effects.push(Effect::OpenSaved(id));
            false
        }
        Action::Opened(session) => {
            effects.push(Effect::Scan(session.id.clone(), session.document.clone()));
            if session.kept {
                effects.push(Effect::TakeSeat(session.id.clone()));
            }
            app.session = Some(session);
            app.route = Route::Reading;
            app.pane = Pane::Article;
            app.dialog = None;
            true
        }
        Action::Close => close(app, effects),
        Action::Forget(id) => {
            let open = app.session.as_ref().is_some_and(|s| s.id == id);
            effects.push(Effect::Forget(id));
            if open {
                app.session = None;
                app.route = Route::First;
            }
            app.dialog = None;
            true
        }
        Action::Listed(library) => {
            app.library = Some(library);
            true
        }
        Action::ScanProgressed(id, progress) => in_article(app, &id, |s| {
            let running = matches!(s.scanning, Scanning::Running(_));
            if running {
                s.scanning = Scanning::Running(progress);
            }
            running
        }),
        Action::Scanned(id, scan) => in_article(app, &id, |s| {
            s.scanned(scan);
            true
        }),
        Action::ScanFailed(id) => in_article(app, &id, |s| {
            s.scanning = Scanning::Cancelled;
            true
        }),
        Action::CancelScan => in_session(app, |s| {
            effects.push(Effect::CancelScan);
            s.scanning = Scanning::Cancelled;
            true
        }),
        Action::SaveChanged(id, saved) => in_article(app, &id, |s| {
            let changed = s.saved != saved;
            s.saved = saved;
            changed
        }),
        Action::WritingChanged(id, writing) => in_article(app, &id, |s| {
            let changed = s.writing != writing;
            s.writing = writing;
            if changed && !s.writes() {
                s.selection = None;
            }
            changed
        }),
        Action::EntriesArrived(id, entries) => in_article(app, &id, |s| {
            s.take(entries);
            true
        }),
        Action::NextOf(voice) => {
            let next = app.session.as_ref().and_then(|s| s.next_of(voice));
            let card = app.session.as_ref().and_then(|s| s.card);
            // On a small screen the panel makes way for the article.
            app.pane = Pane::Article;
            in_session(app, |s| focus(s, next, card, effects));
            true
        }
        Action::Focus(mark, card) => {
            let changed = app.pane != Pane::Article && mark.is_some();
            if changed {
                app.pane = Pane::Article;
            }
            in_session(app, |s| focus(s, mark, card, effects)) || changed
        }
        Action::ShowCard(card) => in_session(app, |s| {
            let card = card.filter(|_| s.focus.is_some());
            let changed = s.card != card;
            s.card = card;
            changed
        }),
        Action::Select(selection) => in_session(app, |s| {
            // What is chosen by keyboard is selected on the page, which tells of it.
            let changed = s.selection != selection && s.writes();
            if changed {
                s.selection = selection;
                s.choosing = false;
            }
            changed
        }),
        Action::Choose(selection) => in_session(app, |s| {
            let changed = s.selection != selection;
            if let Some(span) = selection.filter(|_| changed) {
                effects.push(Effect::Announce(spoken::chosen(span.of(&s.document.text))));
            }
            s.selection = selection;
            s.choosing = selection.is_some();
            changed
        }),
        Action::See(byte) => in_session(app, |s| {
            let changed = s.seen != byte;
            s.seen = byte;
            changed
        }),
        Action::ToggleLayer(layer) => in_session(app, |s| {
            s.toggle(layer);
            true
        }),
        Action::Accept(_)
        | Action::Dismiss(_)
        | Action::BringBack(_)
        | Action::Change(..)
        | Action::Mark(..)
        | Action::Note(..)
        | Action::Delete(_)
        | Action::Undo
        | Action::Redo => in_session(app, |s| decide(s, action, moment, effects)),
        Action::ShowTab(tab) => {
            let changed = app.tab != tab || app.pane != Pane::Panel;
            (app.tab, app.pane) = (tab, Pane::Panel);
            changed
        }
        Action::ShowPane(pane) => {
            let changed = app.pane != pane;
            app.pane = pane;
            changed
        }
        Action::ShowDialog(dialog) => {
            let changed = app.dialog != dialog;
            app.dialog = dialog;
            changed
        }
        Action::Notify(tone, text) => {
            let id = app.notices.last().map_or(0, |n| n.id + 1);
            let notice = Notice { id, tone, text };
            app.notices = app.notices.iter().cloned().chain([notice]).collect();
            true
        }
        Action::DismissNotice(id) => {
            app.notices = app.notices.iter().filter(|n| n.id != id).cloned().collect();
            true
        }
        Action::Announce(text) => {
            effects.push(Effect::Announce(text));
            false
        }
        Action::Restored(settings) => {
            let changed = app.settings != settings;
            app.settings = settings;
            changed
        }
        Action::Set(settings) => {
            let changed = app.settings != settings;
            app.settings = settings;
            effects.push(Effect::SaveSettings(settings));
            changed
        }
    }
}

fn close(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    if app.session.take().is_some() {
        effects.push(Effect::Release);
    }
    effects.push(Effect::ListArticles);
    app.route = Route::First;
    app.dialog = None;
    true
}

fn focus(s: &mut Session, mark: Option<MarkId>, card: Option<Card>, effects: &mut Vec<Effect>) -> bool {
    let mark = mark.filter(|id| s.mark(id).is_some());
    let card = card.filter(|_| mark.is_some());
    let moved = s.focus != mark;
    let changed = moved || s.card != card;
    (s.focus, s.card) = (mark, card);
    if let Some(mark) = s.focused().filter(|_| moved) {
        effects.push(Effect::Announce(spoken::mark(mark, s)));
    }
    changed
}

fn in_session(app: &mut App, change: impl FnOnce(&mut Session) -> bool) -> bool {
    let Some(before) = &app.session else { return false };
    let mut session = (**before).clone();
    let changed = change(&mut session);
    if changed {
        app.session = Some(Rc::new(session));
    }
    changed
}

fn in_article(app: &mut App, id: &ArticleId, change: impl FnOnce(&mut Session) -> bool) -> bool {
    in_session(app, |s| s.id == *id && change(s))
}

/// Carries out a decision on marks: the entries that say so, and what is in focus after it.
fn decide(s: &mut Session, action: Action, moment: Moment, effects: &mut Vec<Effect>) -> bool {
    if !s.writes() {
        return false;
    }
    let mut record = |s: &mut Session, step, event| {
        let entry = s.record(event, step, moment.at, moment.replica);
        let id = AnnotationId(entry.id);
        if s.kept {
            s.saved = Saved::Saving;
            effects.push(Effect::Append(s.id.clone(), entry));
        }
        id
    };
    match action {
        Action::Accept(id) => {
            let Some((mark, MarkState::Suggested)) = known(s, &id) else {
                return false;
            };
            let (body, rule) = (mark.body, mark.rule.unwrap_or_default());
            let made = record(s, None, Event::Accepted { body, rule });
            follow(s, &id, made);
        }
        Action::Dismiss(id) => {
            let Some((mark, state)) = known(s, &id) else {
                return false;
            };
            match (state, id) {
                (MarkState::Dismissed, _) => return false,
                (_, MarkId::Annotation(annotation)) if state == MarkState::Own => {
                    record(s, None, Event::Deleted { annotation });
                }
                (_, id) => {
                    let (body, rule) = proposed(s, &id, mark);
                    record(s, None, Event::Dismissed { body, rule });
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
                    follow(s, &id, made);
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
            s.selection = None;
            s.choosing = false;
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
                    follow(s, &id, made);
                    (made, Some(made.0))
                }
                _ => return false,
            };
            record(s, step, Event::Noted { annotation, text });
        }
        Action::Delete(id) => {
            let Some((_, MarkState::Own)) = known(s, &id) else {
                return false;
            };
            let MarkId::Annotation(annotation) = id else {
                return false;
            };
            record(s, None, Event::Deleted { annotation });
        }
        Action::Undo => {
            let Some(entry) = s.notebook.undo else { return false };
            record(s, None, Event::Undone { entry });
        }
        Action::Redo => {
            let Some(entry) = s.notebook.redo else { return false };
            record(s, None, Event::Undone { entry });
        }
        _ => return false,
    }
    true
}

fn known(s: &Session, id: &MarkId) -> Option<(Mark, MarkState)> {
    let mark = s.mark(id)?.clone();
    let state = mark.state;
    Some((mark, state))
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

/// A suggestion became an annotation: the focus stays on it.
fn follow(s: &mut Session, was: &MarkId, now: AnnotationId) {
    if s.focus.is_none() || s.focus.as_ref() == Some(was) {
        s.focus = Some(MarkId::Annotation(now));
    }
}
