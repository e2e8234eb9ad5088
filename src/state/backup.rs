//! The whole library as one file, and back.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use sayso_notebook::Timestamp;
use sayso_store::{Mode, Restoring, Store, StoreError};
use sayso_wire::backup::{ArticleLine, ENDING, Line, to_line};
use web_sys::File;
use yew::AttrValue;

use super::effects::{self, store};
use super::keeping::{Found, Keep, Keeping, Part, Size};
use super::{Action, Dialog, Dispatch, Tone, in_library, in_step, keep_rules, removal};
use crate::in_part;
use crate::platform::backup_file::{Members, ReadError, Writer};
use crate::platform::parts::Task;
use crate::platform::pause::Pauses;
use crate::platform::store::{RESTORING, text_name};
use crate::platform::{clock, download, lock, random};
use crate::text::{t, t_args, words_for};

/// The setting that says when the last backup was saved here, in milliseconds since 1970.
pub const LAST: &str = "here-backup";
/// The setting that says when the person put a reminder off, in milliseconds since 1970, or [`NEVER`].
const REMIND: &str = "here-reminder";
const NEVER: &str = "never";
/// Settings of this browser alone, which go into no backup: those that begin so, and what was asked of the browser.
const HERE: &str = "here-";
const PERSISTENCE: &str = "persistence";

/// What lasts from one action to the next.
#[derive(Default)]
pub struct Jobs {
    /// Counts the jobs: an older one than the last is not wanted any more.
    last: Cell<u32>,
    found: RefCell<Option<LookedThrough>>,
}

/// A backup that was looked through.
struct LookedThrough {
    file: File,
    restoring: Restoring,
    settings: BTreeMap<String, String>,
}

/// A job under way.
struct Job {
    dispatch: Dispatch,
    number: u32,
    pauses: Pauses,
}

impl Job {
    fn begin(dispatch: &Dispatch) -> Self {
        let last = &dispatch.outside().jobs.last;
        last.set(last.get() + 1);
        Self {
            dispatch: dispatch.clone(),
            number: last.get(),
            pauses: Pauses::begin(),
        }
    }

    fn is_wanted(&self) -> bool {
        self.dispatch.outside().jobs.last.get() == self.number
    }

    fn show(&self, keeping: Keeping) {
        if self.is_wanted() {
            self.dispatch
                .emit(Action::ShowDialog(Some(Dialog::Keeping(Box::new(keeping)))));
        }
    }

    /// Lets the browser go on if it is time, and shows how far the job is then; whether it is still wanted.
    async fn goes_on(&mut self, keeping: impl FnOnce() -> Keeping) -> bool {
        if self.pauses.is_due() {
            self.show(keeping());
            self.pauses.pause_if_due().await;
        }
        self.is_wanted()
    }

    /// Ends it, and tells what came of it.
    fn end(self, tone: Tone, text: AttrValue) {
        if self.is_wanted() {
            self.dispatch.emit(Action::ShowDialog(None));
        }
        self.dispatch.emit(Action::Notify(tone, text));
    }
}

in_part! { "library", "0003":
    /// Does what the person asks.
    pub(super) fn task(dispatch: Dispatch, keep: Keep) -> Task {
        Box::pin(run(dispatch, keep))
    }
}

async fn run(dispatch: Dispatch, keep: Keep) {
    match keep {
        Keep::BackUp => back_up(dispatch).await,
        Keep::LookThrough(file) => look_through(dispatch, file).await,
        Keep::Restore(mode) => restore(dispatch, mode).await,
        Keep::Measure => measure(dispatch).await,
        Keep::RemindLater | Keep::NeverRemind => {
            let from = matches!(keep, Keep::RemindLater).then(clock::now);
            let store = store(&dispatch).await;
            store.set_setting(REMIND, &from.map_or(NEVER.to_owned(), |at| at.0.to_string()));
            dispatch.emit(Action::RemindFrom(from));
        }
        Keep::ChooseFolder | Keep::AllowFolder | Keep::LeaveFolder => in_step::run(dispatch, keep).await,
        Keep::Remove => removal::remove(dispatch).await,
        Keep::Stop => {
            drop(Job::begin(&dispatch));
            dispatch.outside().jobs.found.take();
        }
    }
}

async fn back_up(dispatch: Dispatch) {
    let mut job = Job::begin(&dispatch);
    let store = store(&dispatch).await;
    let outlines = match store.outlines().await {
        Ok(outlines) => outlines,
        Err(error) => return job.end(Tone::Error, words_for::store_error(error)),
    };
    let all = outlines.len();
    let mut settings = store.settings();
    settings.retain(|name, _| !name.starts_with(HERE) && name != PERSISTENCE);
    let mut writer = Writer::begin(all as u32, clock::now().0);
    let mut left_out = Vec::new();
    let mut written = writer.add(&Line::Settings(settings)).await;
    for (done, outline) in outlines.into_iter().enumerate() {
        let keeping = || {
            Keeping::BackingUp(Part {
                done: done as f64,
                all: all as f64,
            })
        };
        if written.is_err() || !job.goes_on(keeping).await {
            break;
        }
        let title = outline.record.title.clone();
        match store.whole(outline).await {
            Ok(line) => written = writer.add(&Line::Article(line)).await,
            Err(_) => left_out.push(title),
        }
    }
    if !job.is_wanted() {
        return;
    }
    let file = match written {
        Ok(()) => writer.finish().await,
        Err(error) => Err(error),
    };
    let Ok(file) = file else {
        return job.end(Tone::Error, t("backup-unsupported"));
    };
    let name = format!("sayso-{}{ENDING}", clock::today());
    download::download_blob(&name, file.into());
    store.set_setting(LAST, &clock::now().0.to_string());
    dispatch.emit(Action::BackedUp(clock::now()));
    if left_out.is_empty() {
        let args = [("name", name.into()), ("count", all.into())];
        job.end(Tone::Info, t_args("backup-done", &args));
    } else {
        let args = [("name", name.into()), ("titles", left_out.join(", ").into())];
        job.end(Tone::Warning, t_args("backup-left-out", &args));
    }
}

/// The article, if its text is what its record says.
async fn checked(members: &mut Members, line: ArticleLine) -> Option<ArticleLine> {
    let is_whole = text_name(&line.text).await == line.record.text;
    if !is_whole {
        members.reading.spoiled_article();
    }
    is_whole.then_some(line)
}

fn read_error(error: ReadError, name: &str) -> AttrValue {
    let id = match error {
        ReadError::Problem(problem) => return words_for::backup_problem(problem, name),
        ReadError::Unsupported => "restore-unsupported",
        ReadError::Unreadable => "file-unreadable",
    };
    match error {
        ReadError::Unreadable => t_args(id, &[("name", name.into())]),
        _ => t(id),
    }
}

async fn look_through(dispatch: Dispatch, file: File) {
    let mut job = Job::begin(&dispatch);
    let name = file.name();
    let store = store(&dispatch).await;
    let begun = (Members::begin(file.clone().into()).await, store.restoring().await);
    let (mut members, mut restoring) = match begun {
        (Ok(members), Ok(restoring)) => (members, restoring),
        (Err(error), _) => return job.end(Tone::Error, read_error(error, &name)),
        (_, Err(error)) => return job.end(Tone::Error, words_for::store_error(error)),
    };
    let mut settings = BTreeMap::new();
    let whole = loop {
        let lines = match members.next().await {
            Ok(Some(lines)) => lines,
            Ok(None) => break members.reading.finish().map_err(ReadError::Problem),
            Err(error) => break Err(error),
        };
        for line in lines {
            let (done, all) = members.progress();
            if !job.goes_on(|| Keeping::Looking(Part { done, all })).await {
                return;
            }
            match line {
                Line::Settings(there) => settings = there,
                Line::Article(line) => {
                    let Some(line) = checked(&mut members, line).await else {
                        continue;
                    };
                    if let Err(error) = restoring.look_at(&line).await {
                        return job.end(Tone::Error, words_for::store_error(error));
                    }
                }
                Line::Backup(_) | Line::End(_) => {}
            }
        }
    };
    let whole = match whole {
        Ok(whole) => whole,
        Err(error) => return job.end(Tone::Error, read_error(error, &name)),
    };
    let found = Found {
        name,
        created: Timestamp(members.reading.header.as_ref().map_or(0, |header| header.created)),
        whole,
        preview: restoring.preview(),
    };
    if job.is_wanted() {
        job.show(Keeping::Found(found));
        let looked = LookedThrough {
            file,
            restoring,
            settings,
        };
        dispatch.outside().jobs.found.replace(Some(looked));
    }
}

async fn restore(dispatch: Dispatch, mode: Mode) {
    let Some(looked) = dispatch.outside().jobs.found.take() else {
        return;
    };
    let mut job = Job::begin(&dispatch);
    let store = store(&dispatch).await;
    let Some(_held) = lock::try_hold(RESTORING).await else {
        return job.end(Tone::Error, t("restore-elsewhere"));
    };
    let LookedThrough {
        file,
        mut restoring,
        settings,
    } = looked;
    let name = file.name();
    let preview = restoring.preview();
    restoring.begin(mode, random::prefix());
    let staged = stage(&mut job, file, &mut restoring).await;
    let switched = match staged {
        Ok(true) => restoring.switch(clock::now()).await.map_err(Fault::Store),
        Ok(false) => {
            restoring.abandon().await;
            return;
        }
        Err(fault) => Err(fault),
    };
    if let Err(fault) = switched {
        restoring.abandon().await;
        let reason = match fault {
            Fault::Read(error) => read_error(error, &name),
            Fault::Store(StoreError::Full) => t("restore-full"),
            // Another tab has taken away what was staged, or the file is another one now.
            Fault::Store(StoreError::Missing | StoreError::Corrupt) => t("restore-again"),
            Fault::Store(error) => words_for::store_error(error),
        };
        return job.end(
            Tone::Error,
            t_args("restore-failed", &[("reason", reason.to_string().into())]),
        );
    }
    keep_rules::add_restored(&dispatch, &store, &settings).await;
    if mode == Mode::Replace {
        effects::use_settings(&dispatch, &settings);
    }
    // The article that is open may have more entries now.
    let open = dispatch.app().session.as_ref().filter(|s| s.kept).map(|s| s.id.clone());
    if let Some(id) = open
        && let Ok(stored) = store.load(&id).await
    {
        dispatch.emit(Action::EntriesArrived(id, stored.journal.entries().to_vec()));
    }
    let args = [
        ("new", (preview.new + preview.both).into()),
        ("more", (preview.newer_there + preview.put_back).into()),
    ];
    job.end(Tone::Info, t_args("restore-done", &args));
    in_library::read_library(dispatch).await;
}

enum Fault {
    Read(ReadError),
    Store(StoreError),
}

/// Stages every article of `file`; whether the job is still wanted.
async fn stage(job: &mut Job, file: File, restoring: &mut Restoring) -> Result<bool, Fault> {
    let mut members = Members::begin(file.into()).await.map_err(Fault::Read)?;
    while let Some(lines) = members.next().await.map_err(Fault::Read)? {
        for line in lines {
            let (done, all) = members.progress();
            if !job.goes_on(|| Keeping::Restoring(Part { done, all })).await {
                return Ok(false);
            }
            if let Line::Article(line) = line
                && let Some(line) = checked(&mut members, line).await
            {
                restoring.stage(line).await.map_err(Fault::Store)?;
            }
        }
    }
    Ok(job.is_wanted())
}

/// From when on the person may be reminded of a backup; none if they never want to be.
pub fn remind_from(store: &Store) -> Option<Timestamp> {
    match store.setting(REMIND) {
        Some(never) if never == NEVER => None,
        at => Some(Timestamp(at.and_then(|at| at.parse().ok()).unwrap_or(0))),
    }
}

/// Most articles whose sizes are told.
const TOLD: usize = 20;

/// Finds out how much room each article takes: bytes of its text and of its journal, as JSON.
async fn measure(dispatch: Dispatch) {
    let store = store(&dispatch).await;
    let mut sizes = Vec::new();
    let mut pauses = Pauses::begin();
    // What cannot be read tells so when it is opened.
    for outline in store.outlines().await.unwrap_or_default() {
        let filed = outline.filing.as_ref().and_then(|filing| filing.title.clone());
        let title = filed.unwrap_or_else(|| outline.record.title.clone()).into();
        if let Ok(line) = store.whole(outline).await {
            let bytes = to_line(&Line::Article(line)).len() as u64;
            sizes.push(Size { title, bytes });
        }
        pauses.pause_if_due().await;
    }
    sizes.sort_by_key(|size| std::cmp::Reverse(size.bytes));
    sizes.truncate(TOLD);
    dispatch.emit(Action::Measured(sizes.into()));
}

/// When the last backup was saved, if one was.
pub fn last(store: &Store) -> Option<Timestamp> {
    store.setting(LAST)?.parse().ok().map(Timestamp)
}
