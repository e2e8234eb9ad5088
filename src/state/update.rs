use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::Span;
use sayso_notebook::{Mark, MarkId, MarkState, Placement, ReplicaId, Timestamp, VoiceNumber};
use yew::AttrValue;

use super::classroom;
use super::decide::decide;
use super::{
    Action, App, ArticleId, ArticleMeta, Card, Caret, Dialog, Effect, Filed, InStep, Keep, Notice, Offer, OwnRules,
    Pane, Route, Said, Saved, Scanning, Session, Sort, Tab, Tone, Writing, spoken,
};
use crate::platform::backup_file::is_backup;
use crate::text::{t, t_args};

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
        read_anew(before, &app, &mut effects);
        (Rc::new(app), effects)
    } else {
        (before.clone(), effects)
    }
}

/// Has the rules read a text that an edit, or taking one back, has made the open article's.
fn read_anew(before: &App, after: &App, effects: &mut Vec<Effect>) {
    let (Some(was), Some(is)) = (&before.session, &after.session) else {
        return;
    };
    if was.id == is.id && was.document.text != is.document.text {
        effects.push(Effect::CancelScan);
        effects.push(Effect::Read(is.id.clone(), is.document.clone()));
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
        Action::OpenFile { file, .. } if is_backup(&file.name()) => {
            effects.push(Effect::Keep(Keep::LookThrough(file)));
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
        Action::Opening(opening) => {
            let changed = app.opening != opening;
            app.opening = opening;
            changed
        }
        Action::Opened(session) => {
            app.opening = false;
            if session.scanning != Scanning::Done {
                effects.push(Effect::Scan(session.id.clone(), session.document.clone()));
            }
            if session.kept {
                effects.push(Effect::TakeSeat(session.id.clone()));
            }
            app.route = Route::Reading;
            (app.tab, app.pane) = classroom::place_to_begin(&session, app.tab);
            let mut session = session;
            if app.tab == Tab::Marks {
                Rc::make_mut(&mut session).reviewing = true;
            }
            if session.kept {
                app.lesson = None;
            }
            app.session = Some(session);
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
        Action::ShowLibrary => {
            effects.push(Effect::ReadLibrary);
            leave(app, effects);
            app.route = Route::Library;
            app.lesson = None;
            true
        }
        Action::File(article, filed) => {
            file(app, article, filed, moment, effects);
            true
        }
        Action::Duplicate(id) => {
            effects.push(Effect::Duplicate(id));
            false
        }
        Action::SearchReady(index) => {
            app.search = Some(index);
            true
        }
        Action::Room(room) => {
            let changed = app.room != Some(room);
            app.room = Some(room);
            changed
        }
        Action::Keep(keep) => {
            effects.push(Effect::Keep(keep));
            false
        }
        Action::BackedUp(at) => {
            app.backed_up = Some(at);
            true
        }
        Action::InStep(in_step) => {
            let changed = app.in_step != in_step;
            app.in_step = in_step;
            changed
        }
        Action::RemindFrom(at) => {
            app.remind_from = at;
            true
        }
        Action::Measured(sizes) => {
            app.sizes = Some(sizes);
            true
        }
        Action::LetGo(why) => {
            (app.in_step, app.sizes) = (InStep::default(), None);
            (app.library, app.search, app.backed_up) = (Some(Rc::default()), None, None);
            in_session(app, |s| {
                (s.kept, s.writing, s.saved) = (false, Writing::Writer, Saved::Failed(why));
                true
            });
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
        Action::Scanned(id, scanned) => in_article(app, &id, |s| {
            s.scanned(scanned);
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
        Action::Rescan => in_session(app, |s| {
            let stopped = s.scanning == Scanning::Cancelled;
            if stopped {
                s.scanning = s.not_scanned();
                effects.push(Effect::Scan(s.id.clone(), s.document.clone()));
            }
            stopped
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
        Action::TakeOver => in_session(app, |s| {
            let force = match s.writing {
                Writing::Reader { can_ask: true } => false,
                Writing::Unanswered => true,
                _ => return false,
            };
            effects.push(Effect::TakeOver { force });
            s.writing = Writing::TakingOver;
            true
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
        Action::GoTo(span) => {
            app.pane = Pane::Article;
            in_session(app, |s| go_to(s, span, effects));
            true
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
                follow_selection(s);
                s.card = s.card.filter(|card| selection.is_none() || *card == Card::Pick);
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
            follow_selection(s);
            s.card = s.card.filter(|card| selection.is_none() || *card == Card::Pick);
            changed
        }),
        Action::Pick(picked) => {
            let picking = app.session.as_ref().is_some_and(|s| s.card == Some(Card::Pick));
            effects.extend(picking.then_some(Effect::Pick(picked)));
            false
        }
        Action::Step(step) => {
            effects.push(Effect::Step(step));
            false
        }
        Action::Caretwork(what) => {
            effects.push(Effect::Caretwork(what));
            false
        }
        Action::Caret(caret, said) => in_session(app, |s| {
            let chosen = caret
                .and_then(|caret| caret.chosen(&s.document.text))
                .filter(|_| s.writes());
            (s.selection, s.choosing, s.caret) = (chosen, chosen.is_some(), caret);
            s.card = s.card.filter(|_| caret.is_none());
            effects.push(Effect::Announce(said));
            true
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
        | Action::MarkAll(_)
        | Action::AcceptAll
        | Action::DismissAll
        | Action::BringBack(_)
        | Action::Change(..)
        | Action::Attribute(..)
        | Action::AddStretch(..)
        | Action::Part(_)
        | Action::Describe(..)
        | Action::Split(..)
        | Action::Renumber
        | Action::Mark(..)
        | Action::Note(..)
        | Action::Remark(_)
        | Action::Sign(_)
        | Action::Delete(_)
        | Action::SetCodebook(_)
        | Action::PutBack(_)
        | Action::Code(..)
        | Action::Undo
        | Action::Redo
        | Action::Name(..)
        | Action::GoBack(_) => in_session(app, |s| decide(s, action, moment, effects)),
        Action::Join(one, other) => {
            // It may have happened by a slip of the hand: it is told of where it is seen.
            let text = app.session.as_deref().and_then(|s| joined(s, one, other));
            let done = in_session(app, |s| decide(s, action, moment, effects));
            if let Some(text) = text.filter(|_| done) {
                notify(app, Tone::Info, text, None);
            }
            done
        }
        Action::EditText(_) => {
            app.pane = Pane::Article;
            in_session(app, |s| decide(s, action, moment, effects))
        }
        Action::Place(id) => {
            let placing = in_session(app, |s| {
                s.placing = Some(id);
                s.writes() && s.placing().is_some()
            });
            if placing {
                app.pane = Pane::Article;
                notify(app, Tone::Info, t("orphan-select"), None);
            }
            placing
        }
        Action::Classroom(work) => classroom::apply(app, work, moment, effects),
        Action::ShowTab(tab) => {
            let changed = app.tab != tab || app.pane != Pane::Panel;
            (app.tab, app.pane) = (tab, Pane::Panel);
            in_session(app, |s| {
                let turned = s.reviewing != (tab == Tab::Marks);
                s.reviewing = tab == Tab::Marks;
                turned
            }) || changed
        }
        Action::Find(finding) => {
            let changed = app.finding != finding;
            app.finding = finding;
            if finding {
                app.pane = Pane::Article;
            }
            changed
        }
        Action::Review(queue) => in_session(app, |s| {
            let changed = s.queue != queue;
            s.queue = queue;
            changed
        }),
        Action::StartReview => {
            (app.tab, app.pane) = (Tab::Marks, Pane::Article);
            in_session(app, |s| {
                if s.queue.sort == Sort::SetApart {
                    s.queue.sort = Sort::default();
                }
                (s.queue.said, s.reviewing) = (Said::Nothing, true);
                let from = |m: &&Mark| m.body.anchor().cover().start >= s.seen;
                let walked = s.walked();
                let next = walked.iter().copied().find(from).or(walked.first().copied());
                let next = next.map(|m| m.id.clone());
                focus(s, next, Some(Card::Why), effects);
                true
            })
        }
        Action::ShowPane(pane) => {
            let changed = app.pane != pane;
            app.pane = pane;
            changed
        }
        Action::ShowDialog(dialog) => {
            let changed = app.dialog != dialog;
            if matches!(dialog, Some(Dialog::Bench(_))) {
                effects.push(Effect::CountDecisions);
            }
            if dialog.is_none() && matches!(app.dialog, Some(Dialog::Keeping(_))) {
                effects.push(Effect::Keep(Keep::Stop));
            }
            app.dialog = dialog;
            changed
        }
        Action::Notify(tone, text) => {
            notify(app, tone, text, None);
            true
        }
        Action::Offer(tone, text, offer) => {
            notify(app, tone, text, Some(offer));
            true
        }
        Action::SaveSetAside => {
            effects.push(Effect::SaveSetAside);
            false
        }
        Action::SetAside(count) => {
            let changed = app.set_aside != count;
            app.set_aside = count;
            changed
        }
        Action::Reload => {
            effects.push(Effect::Reload);
            false
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
        Action::RulesTold(built_in) => {
            app.rules = Rc::new(app.rules.told(built_in));
            effects.push(Effect::UseRules { save: false });
            true
        }
        Action::RestoredRules(rules) => use_rules(app, rules, false, effects),
        Action::SetRules(rules) => use_rules(app, rules, true, effects),
        Action::LoadRules(file) => {
            effects.push(Effect::LoadRules(file));
            false
        }
        Action::LoadCodebook(file) => {
            if let Some(session) = app.session.as_ref().filter(|s| s.writes()) {
                effects.push(Effect::LoadCodebook(session.id.clone(), file));
            }
            false
        }
        Action::Counted(tally) => {
            app.tally = tally;
            true
        }
        Action::Set(settings) => {
            let changed = app.settings != settings;
            app.settings = settings;
            effects.push(Effect::SaveSettings(settings));
            changed
        }
    }
}

/// Looks with these rules from now on, in the open article too; decisions stay as they are. Yields whether they are
/// others than before.
fn use_rules(app: &mut App, rules: Rc<OwnRules>, save: bool, effects: &mut Vec<Effect>) -> bool {
    let changed = !app.rules.finds_as(&rules);
    if changed {
        app.rules = rules;
        effects.push(Effect::UseRules { save });
        in_session(app, |s| {
            if !matches!(s.scanning, Scanning::Done) {
                effects.push(Effect::CancelScan);
            }
            // Suggestions are named by their place, which another scan may give to another one.
            (s.focus, s.card) = (None, None);
            s.scanning = s.not_scanned();
            effects.push(Effect::Scan(s.id.clone(), s.document.clone()));
            true
        });
    }
    changed
}

/// That one voice is another one, in words.
fn joined(s: &Session, one: VoiceNumber, other: VoiceNumber) -> Option<AttrValue> {
    let name = |number| Some(s.cast.get(number)?.voice.name.as_str().into());
    Some(t_args(
        "person-now-same",
        &[("name", name(one)?), ("with", name(other)?)],
    ))
}

fn notify(app: &mut App, tone: Tone, text: AttrValue, offer: Option<Offer>) {
    let id = app.notices.last().map_or(0, |n| n.id + 1);
    let notice = Notice { id, tone, text, offer };
    app.notices = app.notices.iter().cloned().chain([notice]).collect();
}

/// Shows it filed so at once; what the store makes of it comes after.
fn file(app: &mut App, article: ArticleMeta, filed: Filed, moment: Moment, effects: &mut Vec<Effect>) {
    let mut library: Vec<ArticleMeta> = app.library.iter().flat_map(|library| library.iter().cloned()).collect();
    for listed in library.iter_mut().filter(|listed| listed.id == article.id) {
        filed.apply(&mut listed.filing, moment.at);
        if let Some(title) = &listed.filing.title {
            listed.title.clone_from(title);
        }
    }
    app.library = Some(library.into());
    app.dialog = None;
    let about = |notice: &Notice| matches!(&notice.offer, Some(Offer::PutBack(removed)) if removed.id == article.id);
    app.notices = app.notices.iter().filter(|notice| !about(notice)).cloned().collect();
    effects.push(Effect::File(article.id.clone(), filed.clone(), moment.at));
    if filed == Filed::Binned(true) {
        let text = t_args("article-removed", &[("title", article.title.clone().into())]);
        notify(app, Tone::Info, text, Some(Offer::PutBack(Box::new(article))));
    }
}

fn close(app: &mut App, effects: &mut Vec<Effect>) -> bool {
    leave(app, effects);
    effects.push(Effect::ListArticles);
    // From a look as a student has it, back to the lesson.
    app.route = if app.lesson.is_some() {
        Route::Lesson
    } else {
        Route::First
    };
    true
}

/// Closes the article that is open, if any.
pub(super) fn leave(app: &mut App, effects: &mut Vec<Effect>) {
    if app.session.take().is_some() {
        effects.push(Effect::CancelScan);
        effects.push(Effect::Release);
    }
    app.dialog = None;
}

/// The caret, if there is one, goes on from the words that were selected otherwise; it chooses nothing where none are.
pub(super) fn follow_selection(s: &mut Session) {
    s.caret = s.caret.map(|caret| match s.selection {
        Some(span) => Caret {
            at: span.end,
            anchor: span.start,
        },
        None => Caret::at(caret.at),
    });
}

/// Puts the focus at `mark`, with `card` open there, and says so to a screen reader. Yields whether anything changed.
pub(super) fn focus(s: &mut Session, mark: Option<MarkId>, card: Option<Card>, effects: &mut Vec<Effect>) -> bool {
    let mark = mark.filter(|id| s.mark(id).is_some());
    let card = card.filter(|_| mark.is_some());
    let moved = s.focus != mark;
    let changed = moved || s.card != card;
    if let Some(id) = &mark {
        s.show_layer_of(id);
    }
    (s.focus, s.card) = (mark, card);
    if let Some(mark) = s.focused().filter(|_| moved) {
        effects.push(Effect::Announce(spoken::mark(mark, s)));
    }
    changed
}

/// Goes to the mark on these words; where there is none the words are chosen, so that they are seen.
fn go_to(s: &mut Session, span: Span, effects: &mut Vec<Effect>) -> bool {
    if span.is_empty() {
        // Its words are not in the text any more.
        return false;
    }
    let here = |m: &&Arc<Mark>| match &m.placement {
        Placement::Placed(spans) => spans.iter().copied().reduce(Span::cover) == Some(span),
        Placement::Orphan => false,
    };
    let shown = s.marks.iter().filter(|m| m.state != MarkState::Dismissed);
    let mark = shown.filter(here).map(|m| m.id.clone()).next();
    s.selection = mark.is_none().then_some(span);
    s.choosing = mark.is_none();
    focus(s, mark, Some(Card::Why), effects);
    true
}

pub(super) fn in_session(app: &mut App, change: impl FnOnce(&mut Session) -> bool) -> bool {
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

#[cfg(test)]
mod tests;
