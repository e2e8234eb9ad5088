//! The panel's tab "Notes".

use std::cmp::Reverse;
use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Mark, Note, NoteSign, Placement, tags};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::codes::sign;
use super::markdown::Markdown;
use super::note::{NoteForm, sign_name, tags_in_use};
use super::words::{excerpt, label_name};
use crate::platform::dates;
use crate::state::{Action, Card, Session, mark_key, use_dispatch};
use crate::text::{t, t_args};

/// Notes that are there at once; the rest come at a press.
const FIRST: usize = 50;
/// Most bytes of a note that the list shows.
const SHOWN: usize = 2_000;

/// The props of [`NotesTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// Which notes are listed.
#[derive(Clone, Debug, Default, PartialEq)]
enum Only {
    #[default]
    All,
    Sign(NoteSign),
    Tag(String),
    Label(String),
    Author(String),
}

impl Only {
    fn takes(&self, mark: Option<&Mark>, note: &Note) -> bool {
        match self {
            Self::All => true,
            Self::Sign(sign) => NoteSign::split(&note.text).0 == Some(*sign),
            Self::Tag(tag) => tags(&note.text).any(|has| has == tag),
            Self::Label(label) => mark.is_some_and(|mark| mark.body.label() == Some(label)),
            Self::Author(author) => note.author.0 == *author,
        }
    }
}

/// The note on the article, then those at marks: found by their words, their sign, tag, label or author; by place or by time.
#[component]
pub fn NotesTab(props: &Props) -> Html {
    let session = &props.session;
    let sought = use_state(String::new);
    let only = use_state(Only::default);
    let by_time = use_state(|| false);
    let most = use_state(|| FIRST);
    let choices = choices(session);
    let folded = sought.trim().to_lowercase();
    let takes = |(mark, note): &(Option<&Arc<Mark>>, &Note)| {
        let words = mark.map_or("", |mark| &mark.body.anchor().exact);
        let has = folded.is_empty()
            || [&*note.text, words]
                .iter()
                .any(|words| words.to_lowercase().contains(&folded));
        has && only.takes(mark.map(|mark| &**mark), note)
    };
    let all = session.notes().filter(|(mark, _)| mark.is_some());
    let mut listed: Vec<_> = all.filter(takes).collect();
    if *by_time {
        listed.sort_by_key(|(_, note)| Reverse(note.at));
    }
    let any = session.notes().any(|(mark, _)| mark.is_some());
    let lines = listed.iter().take(*most).filter_map(|(mark, note)| {
        let mark = (*mark)?.clone();
        let key = mark_key(&mark.id);
        Some(html! { <Line {key} {mark} note={(*note).clone()} session={session.clone()} /> })
    });
    let oninput = {
        let sought = sought.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(input.value());
            }
        }
    };
    let choose = {
        let (only, choices) = (only.clone(), choices.clone());
        move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let at = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            let chosen = at.and_then(|at| choices.get(at)).map(|(only, ..)| only.clone());
            only.set(chosen.unwrap_or_default());
        }
    };
    let sort = {
        let by_time = by_time.clone();
        move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            by_time.set(select.is_some_and(|select| select.selected_index() == 1));
        }
    };
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    html! {
        <>
            <Remark note={session.notebook.remark.as_ref().map(|note| AttrValue::from(note.text.clone()))} writes={session.writes()} />
            <h2>{ t("notes-passages") }</h2>
            if any {
                <div class="notes-head" role="search">
                    <input type="search" dir="auto" autocomplete="off" aria-label={t("notes-search")} placeholder={t("notes-search")} {oninput} />
                    <select aria-label={t("notes-only")} onchange={choose}>
                        { for choices.iter().map(|(each, _, label)| html! { <option selected={*each == *only}>{ label }</option> }) }
                    </select>
                    <select aria-label={t("notes-sort")} onchange={sort}>
                        <option selected={!*by_time}>{ t("notes-by-place") }</option>
                        <option selected={*by_time}>{ t("notes-by-time") }</option>
                    </select>
                </div>
                <p class="hint" role="status">{ t_args("notes-count", &[("count", listed.len().into())]) }</p>
                <ol class="notes">{ for lines }</ol>
                if listed.len() > *most {
                    <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
                }
            } else {
                <p class="empty">{ t("notes-none") }</p>
            }
        </>
    }
}

/// What the list can be narrowed to, in groups: those that at least one note has.
fn choices(session: &Session) -> Vec<(Only, u8, AttrValue)> {
    let mut all = vec![(Only::All, 0, t("notes-all"))];
    for each in NoteSign::ALL {
        if session
            .notes()
            .any(|(_, note)| NoteSign::split(&note.text).0 == Some(each))
        {
            all.push((Only::Sign(each), 1, sign_name(each)));
        }
    }
    for tag in tags_in_use(session.notes().map(|(_, note)| &*note.text)) {
        let label = AttrValue::from(format!("#{tag}"));
        all.push((Only::Tag(tag), 2, label));
    }
    let mut labels: Vec<&str> = session.notes().filter_map(|(mark, _)| mark?.body.label()).collect();
    labels.sort_unstable();
    labels.dedup();
    all.extend(labels.into_iter().map(|label| {
        let name = label_name(label, &session.codebook);
        (Only::Label(label.to_owned()), 3, name)
    }));
    let mut authors: Vec<&str> = session.notes().map(|(_, note)| &*note.author.0).collect();
    authors.sort_unstable();
    authors.dedup();
    // Of one's own notes alone there is nobody to choose.
    if authors.len() > 1 {
        all.extend(authors.into_iter().map(|author| {
            let name = if author.is_empty() {
                t("notes-mine")
            } else {
                AttrValue::from(author.to_owned())
            };
            (Only::Author(author.to_owned()), 4, name)
        }));
    }
    all
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    mark: Arc<Mark>,
    note: Note,
    session: Rc<Session>,
}

/// A note with its passage, which a press goes to.
#[component]
fn Line(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let LineProps { mark, note, session } = props;
    let id = mark.id.clone();
    let go = dispatch.on(move |_: MouseEvent| Action::Focus(Some(id.clone()), Some(Card::Note)));
    html! {
        <li class="note-line">
            <button type="button" class="note-go" onclick={go}>
                if let Some(label) = mark.body.label() {
                    <span class="review-kind">{ sign(label, &session.codebook) }{ label_name(label, &session.codebook) }</span>
                }
                <q class="excerpt">{ excerpt(mark) }</q>
                <span class="visually-hidden">{ t("note-change") }</span>
            </button>
            if mark.placement == Placement::Orphan {
                <p class="hint">{ t("notes-orphan") }</p>
            }
            <div class="note-text"><Markdown text={note.text.clone()} most={SHOWN} /></div>
            <p class="hint">
                if !note.author.0.is_empty() {
                    <bdi>{ &note.author.0 }</bdi>{ " · " }
                }
                { dates::shown(note.at) }
            </p>
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RemarkProps {
    note: Option<AttrValue>,
    writes: bool,
}

/// The note on the whole article.
#[component]
fn Remark(props: &RemarkProps) -> Html {
    let dispatch = use_dispatch();
    let writing = use_state(|| false);
    let set = |on: bool| {
        let writing = writing.clone();
        Callback::from(move |()| writing.set(on))
    };
    let begin = set(true).reform(|_: MouseEvent| ());
    let button =
        |label: &str| html! { <button type="button" class="outline" onclick={begin.clone()}>{ t(label) }</button> };
    let inside = match &props.note {
        _ if *writing => {
            let on_keep = dispatch.on(Action::Remark);
            let note = props.note.clone().unwrap_or_default();
            html! {
                <NoteForm
                    id="remark-text"
                    label={t("notes-article")}
                    {note}
                    writes={props.writes}
                    {on_keep}
                    on_saved={set(false)}
                    on_left={set(false)}
                />
            }
        }
        Some(note) => html! {
            <>
                <div class="note-text"><Markdown text={note.clone()} /></div>
                if props.writes {
                    { button("note-change") }
                }
            </>
        },
        None if props.writes => button("notes-remark"),
        None => html! { <p class="hint">{ t("notes-no-remark") }</p> },
    };
    html! { <section class="remark"><h2>{ t("notes-article") }</h2>{ inside }</section> }
}
