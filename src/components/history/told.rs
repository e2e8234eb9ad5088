use sayso_ledger::{Criterion, Field};
use sayso_notebook::{
    Body, Change, Codebook, Deed, Difference, Event, Journal, Notebook, Point, Replacement, Speaker, Stand, Step,
};
use yew::AttrValue;

use crate::components::ledger::criterion_name;
use crate::components::words::{body_kind, cut_short, label_name, source_kind};
use crate::platform::dates;
use crate::text::{t, t_args};

/// A step in words.
pub fn step(step: &Step<'_>, journal: &Journal, notebook: &Notebook) -> AttrValue {
    let event = |of: &Event| event(of, &notebook.codebook);
    match &step.deed {
        Deed::Work => {
            // Of an agreement with a note, the note tells more.
            step.entries.last().map(|entry| event(&entry.event)).unwrap_or_default()
        }
        Deed::Undid(of) | Deed::Redid(of) => {
            let taken = of.last().map(|entry| match &entry.event {
                Event::Named { name, .. } => t_args("history-named", &[("name", name.into())]),
                Event::Returned { to } => returned(*to, journal, notebook),
                other => event(other),
            });
            let id = match step.deed {
                Deed::Undid(_) => "history-undid",
                _ => "history-redid",
            };
            t_args(id, &[("step", taken.unwrap_or_default().to_string().into())])
        }
        Deed::Named(_, name) => t_args("history-named", &[("name", (*name).into())]),
        Deed::Returned(to) => returned(*to, journal, notebook),
    }
}

fn returned(to: Point, journal: &Journal, notebook: &Notebook) -> AttrValue {
    let point = point(to, journal, notebook);
    t_args("history-returned", &[("point", point.to_string().into())])
}

/// What an entry says of a mark.
fn event(event: &Event, codebook: &Codebook) -> AttrValue {
    match event {
        Event::Accepted { .. } => t("history-accepted"),
        Event::Dismissed { .. } => t("history-dismissed"),
        Event::Corrected { .. } => t("history-corrected"),
        Event::Marked { body } => {
            let kind = body_kind(body, codebook).to_string();
            t_args("history-marked", &[("kind", kind.into())])
        }
        Event::Changed { .. } => t("history-changed"),
        Event::Noted { text, .. } if text.trim().is_empty() => t("history-note-gone"),
        Event::Noted { text, .. } => t_args("history-noted", &[("note", cut_short(text).into())]),
        Event::Remarked { text } if text.trim().is_empty() => t("history-remark-gone"),
        Event::Remarked { text } => t_args("history-remarked", &[("note", cut_short(text).into())]),
        Event::Deleted { .. } => t("history-deleted"),
        Event::CodebookSet { codebook } => t_args(
            "history-codebook",
            &[
                ("name", codebook.name.as_str().into()),
                ("labels", codebook.labels.len().into()),
                ("variables", codebook.variables.len().into()),
            ],
        ),
        Event::Coded { variable, value, .. } => coded(variable, value.as_deref(), codebook),
        Event::Joined {
            speaker,
            with: Some(with),
        } => t_args(
            "history-joined",
            &[
                ("name", speaker.name.as_str().into()),
                ("with", with.name.as_str().into()),
            ],
        ),
        Event::Joined { speaker, with: None } => t_args("history-parted", &[("name", speaker.name.as_str().into())]),
        Event::Described { details, .. } => t_args(
            "history-described",
            &[
                ("name", details.name.as_str().into()),
                ("kind", source_kind(details.kind).to_string().into()),
            ],
        ),
        Event::Renumbered { .. } => t("history-renumbered"),
        Event::Edited { changes } => edited(changes),
        Event::Planned { .. } => t("history-planned"),
        Event::Began { .. } => t("history-began"),
        Event::Answered { .. } => t("history-answered"),
        Event::HandedIn { name } => t_args("history-handed-in", &[("name", name.into())]),
        // Told by the step they make.
        Event::Undone { .. } | Event::Named { .. } | Event::Returned { .. } => AttrValue::default(),
    }
}

/// An edit of the text, in words: what it took out and put in, if that is little.
fn edited(changes: &[Replacement]) -> AttrValue {
    let [change] = changes else {
        return t_args("history-edited", &[("count", changes.len().into())]);
    };
    let quoted = |words: &str| cut_short(words.trim()).to_string();
    let (was, is) = (quoted(&change.removed), quoted(&change.inserted));
    match (was.is_empty(), is.is_empty()) {
        (true, true) => t_args("history-edited", &[("count", 1.into())]),
        (true, false) => t_args("history-edited-in", &[("words", is.into())]),
        (false, true) => t_args("history-edited-out", &[("words", was.into())]),
        (false, false) => t_args("history-edited-from", &[("was", was.into()), ("is", is.into())]),
    }
}

/// A variable's value, in words.
fn coded(variable: &str, value: Option<&str>, codebook: &Codebook) -> AttrValue {
    if let Some(field) = Field::of(variable) {
        let field = ledger_field(&field).to_string();
        return match value {
            None => t_args("history-ledger-away", &[("field", field.into())]),
            Some(value) => t_args(
                "history-ledger",
                &[("field", field.into()), ("value", cut_short(value).into())],
            ),
        };
    }
    let known = codebook.variable(variable);
    let name = known.map_or(variable, |variable| &variable.name);
    let Some(value) = value else {
        return t_args("history-coded-away", &[("variable", name.into())]);
    };
    let named = known.and_then(|variable| variable.values.iter().find(|v| v.id == value));
    let value = match named {
        Some(value) => value.name.clone(),
        None if value == Codebook::CANNOT_TELL => t("codes-cannot-tell").to_string(),
        None => value.to_owned(),
    };
    t_args("history-coded", &[("variable", name.into()), ("value", value.into())])
}

/// What a field of the ledger is called.
fn ledger_field(field: &Field) -> AttrValue {
    match field {
        Field::Kind => t("ledger-kind"),
        Field::Role => t("ledger-role"),
        Field::Found => t("ledger-found"),
        Field::Link => t("ledger-link"),
        Field::Strength => t("ledger-strength"),
        Field::Rubric => t("rubric-label"),
        Field::Judged(id) => criterion_name(&Criterion::of(id)),
        Field::Trait(name) => name.clone().into(),
    }
}

/// A point in words: its name, or when it was.
pub fn point(point: Point, journal: &Journal, notebook: &Notebook) -> AttrValue {
    if let Some(version) = notebook.versions.iter().rfind(|version| version.point == point) {
        return version.name.clone().into();
    }
    let entry = match point {
        Point::Opened => return t("history-opened"),
        Point::After(id) => journal.entries().iter().find(|entry| entry.id == id),
    };
    let Some(entry) = entry else { return t("history-now") };
    let what = match &entry.event {
        Event::Named { name, .. } => name.clone().into(),
        other => event(other, &notebook.codebook),
    };
    let time = dates::shown(entry.at);
    if what.is_empty() {
        return time.into();
    }
    t_args(
        "history-at",
        &[("time", time.into()), ("step", what.to_string().into())],
    )
}

/// How much of each kind of change there is, in words.
pub fn figures(differences: &[Difference<'_>]) -> String {
    let is_change_of_body = |change: &Change| (Change::Kind..=Change::Label).contains(change);
    let count = |of: &dyn Fn(&Vec<Change>) -> bool| differences.iter().filter(|d| of(&d.changes())).count();
    let having = |change: Change| count(&|changes| changes.contains(&change));
    let figures = [
        ("compare-added", having(Change::Marked)),
        ("compare-removed", having(Change::Unmarked)),
        ("compare-agreed", having(Change::Agreed)),
        ("compare-dismissed", having(Change::Dismissed)),
        ("compare-undecided", having(Change::Undecided)),
        (
            "compare-changed",
            count(&|changes| changes.iter().any(is_change_of_body)),
        ),
        ("compare-speakers", having(Change::Speaker)),
        (
            "compare-notes",
            count(&|changes| changes.iter().any(|c| *c >= Change::NoteAdded)),
        ),
    ];
    let told = figures.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> = told
        .map(|(id, count)| t_args(id, &[("count", count.into())]).to_string())
        .collect();
    told.join(" · ")
}

/// What differs at one mark, a sentence for each change.
pub fn changes(difference: &Difference<'_>, codebook: &Codebook) -> Vec<AttrValue> {
    let (body, before) = (difference.body(), difference.body_before());
    let with_kind = |id: &str| t_args(id, &[("kind", body_kind(body, codebook).to_string().into())]);
    let both = |id: &str, of: &dyn Fn(&Body) -> String| {
        let was = before.map(of).unwrap_or_default();
        t_args(id, &[("was", was.into()), ("is", of(body).into())])
    };
    let note = |stand: Option<Stand<'_>>| {
        let note = stand.and_then(Stand::note);
        note.map(|note| cut_short(&note.text)).unwrap_or_default()
    };
    let (was, is) = (note(difference.was), note(difference.is));
    let told = difference.changes().into_iter().map(|change| match change {
        Change::Marked => with_kind("compare-is-marked"),
        Change::Unmarked => with_kind("compare-is-unmarked"),
        Change::Agreed => with_kind("compare-is-agreed"),
        Change::Dismissed => with_kind("compare-is-dismissed"),
        Change::Undecided => with_kind("compare-is-undecided"),
        Change::Kind => both("compare-kind", &|body| body_kind(body, codebook).to_string()),
        Change::Words => both("compare-words", &|body| cut_short(&body.anchor().exact)),
        Change::Cue => both("compare-cue", &|body| part(body, sayso_engine::Role::Cue)),
        Change::Source => both("compare-source", &|body| part(body, sayso_engine::Role::Source)),
        Change::Speaker => both("compare-speaker", &|body| speaker(body.speaker())),
        Change::Label => both("compare-label", &|body| {
            label_name(body.label().unwrap_or_default(), codebook).to_string()
        }),
        Change::NoteAdded => t_args("compare-note-added", &[("note", is.clone().into())]),
        Change::NoteChanged => t_args(
            "compare-note-changed",
            &[("was", was.clone().into()), ("is", is.clone().into())],
        ),
        Change::NoteRemoved => t_args("compare-note-removed", &[("note", was.clone().into())]),
    });
    told.collect()
}

fn part(body: &Body, role: sayso_engine::Role) -> String {
    let mut parts = body.parts().filter(|(of, _)| *of == role);
    let words = parts.next().map(|(_, anchor)| cut_short(&anchor.exact));
    words.unwrap_or_else(|| t("compare-none").to_string())
}

fn speaker(speaker: Option<&Speaker>) -> String {
    speaker.map_or_else(|| t("speaker-nobody").to_string(), |speaker| speaker.name.clone())
}
