//! All articles in this browser: found, sorted, filed.

mod in_step;
mod keep;
mod row;
mod shelves;

use std::rc::Rc;

use sayso_notebook::Timestamp;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::command_button::CommandButton;
use crate::platform::persistence::Room;
use crate::state::commands::SETTINGS;
use crate::state::{Action, ArticleMeta, InStep, SearchIndex, Shared, Size, use_dispatch};
use crate::text::{t, t_args};

use keep::KeepSafe;
use row::Row;
use shelves::{Shelf, Sort};

/// How many articles are listed at first, and how many more each time: all of a large library would take a while to draw.
const ROWS: usize = 100;

/// The props of [`Library`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All of them, last changed first; none until the store has answered.
    pub articles: Option<Rc<[ArticleMeta]>>,
    /// Their texts and notes; none until they have been read.
    pub search: Option<Shared<SearchIndex>>,
    /// How much room there is, where the browser tells.
    pub room: Option<Room>,
    /// How many things could not be read, and are set aside.
    pub set_aside: usize,
    /// When the last backup was saved.
    pub backed_up: Option<Timestamp>,
    /// How the folder on disk is kept.
    pub in_step: InStep,
    /// How much room each article takes, once that was asked.
    pub sizes: Option<Shared<[Size]>>,
}

/// The library.
#[component]
pub fn Library(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let query = use_state(AttrValue::default);
    let shelf = use_state(|| Shelf::Articles);
    let tag = use_state(|| None::<AttrValue>);
    let sort = use_state(|| Sort::Changed);
    let listed = use_state(|| ROWS);
    let heading = use_node_ref();
    let close = dispatch.on(|_: MouseEvent| Action::Close);
    let oninput = {
        let (query, listed) = (query.setter(), listed.setter());
        Callback::from(move |event: InputEvent| {
            listed.set(ROWS);
            query.set(event.target_unchecked_into::<HtmlInputElement>().value().into());
        })
    };
    let onsort = {
        let sort = sort.setter();
        Callback::from(move |event: Event| {
            sort.set(Sort::named(&event.target_unchecked_into::<HtmlSelectElement>().value()));
        })
    };
    let articles: Rc<[ArticleMeta]> = props.articles.clone().unwrap_or_default();
    let found = use_memo(
        (
            articles.clone(),
            props.search.clone(),
            (*query).clone(),
            *shelf,
            (*tag).clone(),
            *sort,
        ),
        |(articles, search, query, shelf, tag, sort)| {
            let search = search.as_deref();
            shelves::found(articles, search, query, *shelf, tag.as_deref(), *sort)
        },
    );
    let shelf_buttons = Shelf::ALL.map(|each| {
        let shelf = shelf.clone();
        let pressed = *shelf == each;
        let count = articles.iter().filter(|article| each.holds(article)).count();
        let onclick = Callback::from(move |_: MouseEvent| shelf.set(each));
        html! {
            <button type="button" class="shelf" aria-pressed={pressed.to_string()} {onclick}>
                { t_args(each.name(), &[("count", count.into())]) }
            </button>
        }
    });
    let more = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(*listed + ROWS))
    };
    let tags = shelves::tags(&articles, *shelf);
    let tag_button = |(name, count): &(AttrValue, usize)| {
        let (tag, name) = (tag.clone(), name.clone());
        let pressed = tag.as_ref() == Some(&name);
        let onclick = {
            let name = name.clone();
            Callback::from(move |_: MouseEvent| tag.set((!pressed).then(|| name.clone())))
        };
        html! {
            <li>
                <button type="button" class="tag" aria-pressed={pressed.to_string()} {onclick}>
                    <bdi>{ name }</bdi>
                    <span class="count">{ *count }</span>
                </button>
            </li>
        }
    };
    let total: u64 = articles.iter().map(|article| u64::from(article.bytes)).sum();
    let status = match (&props.articles, found.len(), query.is_empty()) {
        (None, ..) => t("library-opening"),
        (_, 0, false) => t("library-not-found"),
        (_, 0, true) => t(shelf.empty()),
        (_, count, _) => t_args("library-count", &[("count", count.into())]),
    };
    html! {
        <div class="library">
            <header>
                <button type="button" class="brand" title={t("header-back")} onclick={close}>
                    { t("app-name") }
                    <span class="visually-hidden">{ t("header-back") }</span>
                </button>
            </header>
            <main id="main" tabindex="-1">
                <h1 ref={heading.clone()} tabindex="-1">{ t("library-title") }</h1>
                <search class="library-tools">
                    <label class="visually-hidden" for="library-search">{ t("library-search") }</label>
                    <input id="library-search" type="search" placeholder={t("library-search")} autocomplete="off"
                        value={(*query).clone()} {oninput} />
                    <label class="choice">
                        { t("library-sort") }
                        <select onchange={onsort}>
                            { for Sort::ALL.map(|each| html! {
                                <option value={each.name()} selected={*sort == each}>{ t(each.name()) }</option>
                            }) }
                        </select>
                    </label>
                </search>
                <div class="shelves" role="group" aria-label={t("library-shelves")}>{ for shelf_buttons }</div>
                if !tags.is_empty() {
                    <ul class="tags" aria-label={t("library-tags")}>{ for tags.iter().map(tag_button) }</ul>
                }
                <p class="hint" role="status">
                    { status }
                    if !query.is_empty() && props.search.is_none() {
                        { " " }{ t("library-reading") }
                    }
                </p>
                <ul class="rows">
                    { for found.iter().take(*listed).map(|(article, hit)| html! {
                        <Row key={&*article.id.0} article={article.clone()} hit={hit.clone()} heading={heading.clone()} />
                    }) }
                </ul>
                if let Some(left @ 1..) = found.len().checked_sub(*listed) {
                    <button type="button" class="outline more-rows" onclick={more}>
                        { t_args("library-more", &[("count", left.min(ROWS).into()), ("left", left.into())]) }
                    </button>
                }
                <KeepSafe
                    used={total}
                    room={props.room}
                    backed_up={props.backed_up}
                    set_aside={props.set_aside}
                    in_step={props.in_step.clone()}
                    sizes={props.sizes.clone()}
                />
            </main>
            <footer class="hint">
                <CommandButton command={&SETTINGS} shows_key=false />
            </footer>
        </div>
    }
}
