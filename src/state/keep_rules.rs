//! The person's own rules, kept between visits and read from files.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use sayso_notebook::{Author, fold};
use sayso_wire::packs::Pack;
use sayso_worker::{Answer, Ask, ReadPack};
use web_sys::File;
use yew::AttrValue;

use super::effects::store;
use super::own_rules::count;
use super::{Action, Dispatch, OwnRules, Tally, Tone};
use crate::in_part;
use crate::platform::files::{self, FileError};
use crate::platform::parts::Task;
use crate::platform::pause::pause;
use crate::platform::worker;
use crate::text::{t, t_args, words_for};
use sayso_store::{Store, StoreError};

/// What the names of all these settings begin with: a tab that is changed takes the others along, so that none writes over
/// what another one has.
pub const SETTINGS: &str = "rule";
/// The setting with the names of the packs, in order, with spaces between.
const PACKS: &str = "rule-packs";
/// Before a pack's name: the setting with the pack as JSON; empty for one that was removed.
const PACK: &str = "rule-pack:";
/// Before a pack's name: a pack of which something could not be read.
const ASIDE: &str = "rule-pack-aside:";
/// The setting with the ids of the rules that are switched off, with spaces between.
const OFF: &str = "rules-off";

fn say(dispatch: &Dispatch, tone: Tone, text: AttrValue) {
    dispatch.emit(Action::Notify(tone, text));
}

/// Reads packs: the name that problems give, and the JSON of each. None if the engine cannot be asked.
async fn read(packs: Vec<(String, String)>) -> Option<Vec<ReadPack>> {
    if packs.is_empty() {
        return Some(Vec::new());
    }
    match worker::ask(&Ask::Packs(packs), None).await {
        Ok(Answer::Packs(read)) => Some(read),
        _ => None,
    }
}

/// The packs as they are kept: the name and the JSON of each.
fn kept_packs(store: &Store) -> Vec<(String, String)> {
    let names = store.setting(PACKS).unwrap_or_default();
    let kept = names.split_whitespace().map(|name| {
        let json = store.setting(&format!("{PACK}{name}")).unwrap_or_default();
        (name.to_owned(), json)
    });
    kept.collect()
}

/// Takes up the rules of earlier visits, and then what the engine tells of its own. A pack that cannot be read whole is set aside
/// as it is, and told of. Where the engine cannot be asked nothing changes: as long as its rules are not told, there is nothing to
/// switch or write, so that no earlier rules are written over.
pub async fn restore(dispatch: Dispatch, store: Store) {
    let (kept, read) = loop {
        let kept = kept_packs(&store);
        let Some(read) = read(kept.clone()).await else { return };
        // What was changed while they were read is taken up instead.
        if kept_packs(&store) == kept {
            break (kept, read);
        }
    };
    let mut found: Vec<Pack> = Vec::new();
    let mut set_aside = false;
    for ((name, json), read) in kept.into_iter().zip(read) {
        if !read.problems.is_empty() {
            // What cannot be set aside stays where it is until the rules are changed.
            set_aside |= store.keep_setting(&format!("{ASIDE}{name}"), &json).is_ok();
            say(
                &dispatch,
                Tone::Warning,
                t_args("own-set-aside", &[("name", name.into())]),
            );
        }
        found.extend(read.pack);
    }
    let off: BTreeSet<String> = store
        .setting(OFF)
        .unwrap_or_default()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let rules = dispatch.app().rules.with(found, off);
    if set_aside {
        keep(&store, &rules).unwrap_or_else(|error| tell(&dispatch, error));
    }
    dispatch.emit(Action::RestoredRules(Rc::new(rules)));
    if let Ok(Answer::Rules(rules)) = worker::ask(&Ask::Rules, None).await {
        dispatch.emit(Action::RulesTold(rules.into()));
    }
}

/// Adds the rules of a backup whose settings are `there` to those that are here. Those that are here stay. Says so where the engine,
/// which reads them, is not there.
pub async fn add_restored(dispatch: &Dispatch, store: &Store, there: &BTreeMap<String, String>) {
    let names = there.get(PACKS).map(String::as_str).unwrap_or_default();
    let packs = names.split_whitespace().map(|name| {
        let json = there.get(&format!("{PACK}{name}")).cloned().unwrap_or_default();
        (name.to_owned(), json)
    });
    let packs: Vec<(String, String)> = packs.collect();
    if packs.is_empty() {
        return;
    }
    // Those that are here must have been taken up, or they would be written over.
    if dispatch.app().rules.built_in().is_empty() {
        restore(dispatch.clone(), store.clone()).await;
    }
    let taken_up = !dispatch.app().rules.built_in().is_empty();
    let Some(read) = read(packs).await.filter(|_| taken_up) else {
        return say(dispatch, Tone::Error, t("own-not-restored"));
    };
    let before = dispatch.app().rules.clone();
    let mut rules = (*before).clone();
    for pack in read.into_iter().filter_map(|read| read.pack) {
        rules = rules.with_pack(pack).unwrap_or(rules);
    }
    if rules != *before {
        dispatch.emit(Action::SetRules(Rc::new(rules)));
    }
}

/// Keeps the rules for the next visit; says so where that cannot be.
pub fn save(dispatch: &Dispatch, rules: &OwnRules) {
    let store = dispatch.outside().store.borrow().clone();
    let kept = store.map_or(Err(StoreError::Blocked), |store| keep(&store, rules));
    kept.unwrap_or_else(|error| tell(dispatch, error));
}

fn keep(store: &Store, rules: &OwnRules) -> Result<(), StoreError> {
    let names: Vec<&str> = rules.packs().iter().map(|pack| pack.name.as_str()).collect();
    let before = store.setting(PACKS).unwrap_or_default();
    let off: Vec<&str> = rules.off().iter().map(String::as_str).collect();
    for pack in rules.packs() {
        store.keep_setting(&format!("{PACK}{}", pack.name), &pack.to_json())?;
    }
    store.keep_setting(PACKS, &names.join(" "))?;
    store.keep_setting(OFF, &off.join(" "))?;
    for gone in before.split_whitespace().filter(|name| !names.contains(name)) {
        store.set_setting(&format!("{PACK}{gone}"), "");
    }
    Ok(())
}

fn tell(dispatch: &Dispatch, error: StoreError) {
    let reason = words_for::store_error(error).to_string();
    say(
        dispatch,
        Tone::Error,
        t_args("own-not-kept", &[("reason", reason.into())]),
    );
}

/// Most problems of a pack that are told.
const TOLD: usize = 3;

in_part! { "rules", "0002":
    /// Reads a file as a pack of rules and adds it.
    pub fn load(dispatch: Dispatch, file: File) -> Task {
        Box::pin(read_file(dispatch, file))
    }
}

async fn read_file(dispatch: Dispatch, file: File) {
    let opened = match files::read(file).await {
        Ok(opened) => opened,
        Err(FileError::NeedsEncoding(file)) => {
            let text = t_args("own-not-utf8", &[("name", file.name.clone().into())]);
            return say(&dispatch, Tone::Error, text);
        }
        Err(error) => return say(&dispatch, Tone::Error, words_for::file_error(&error)),
    };
    let Some(read) = read(vec![(opened.name.clone(), opened.text)])
        .await
        .and_then(|mut read| read.pop())
    else {
        return say(&dispatch, Tone::Error, t("engine-not-loaded"));
    };
    let mut problems: Vec<String> = read.problems.iter().take(TOLD).cloned().collect();
    if read.problems.len() > TOLD {
        problems.push("…".to_owned());
    }
    let problems = problems.join(" ");
    match read.pack.filter(|pack| !pack.rules.is_empty()) {
        None => {
            let args = [("name", opened.name.into()), ("problems", problems.into())];
            say(&dispatch, Tone::Error, t_args("own-no-pack", &args));
        }
        Some(pack) => {
            let count = pack.rules.len();
            match dispatch.app().rules.with_pack(pack) {
                None => say(
                    &dispatch,
                    Tone::Info,
                    t_args("own-known", &[("name", opened.name.into())]),
                ),
                Some(rules) => {
                    let tone = if problems.is_empty() { Tone::Info } else { Tone::Warning };
                    let args = [("name", opened.name.into()), ("count", count.into())];
                    let loaded = t_args("own-loaded", &args);
                    dispatch.emit(Action::SetRules(Rc::new(rules)));
                    say(&dispatch, tone, format!("{loaded} {problems}").trim().to_owned().into());
                }
            }
        }
    }
}

in_part! { "rules", "0003":
    /// Counts what was decided on each rule's marks, in all articles of this browser but the open one.
    pub fn count_decisions(dispatch: Dispatch) -> Task {
        Box::pin(count_all(dispatch))
    }
}

async fn count_all(dispatch: Dispatch) {
    let open = dispatch.app().session.as_ref().map(|s| s.id.clone());
    let store = store(&dispatch).await;
    let mut tally = Tally::new();
    // A storage that cannot be read has told so by itself.
    for meta in store.list().await.unwrap_or_default() {
        if Some(&meta.id) == open.as_ref() || meta.entries == 0 {
            continue;
        }
        if let Ok(stored) = store.load(&meta.id).await {
            count(&mut tally, &fold(&stored.journal, &Author::default()));
        }
        pause().await;
    }
    dispatch.emit(Action::Counted(Rc::new(tally)));
}
