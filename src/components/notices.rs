//! What the person is told, at the foot of the page, until they close it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::state::{Action, Filed, Notice, Offer, Tone, use_dispatch};
use crate::text::t;

/// How long a piece of news stands, in milliseconds. Warnings and errors stand until they are closed.
const NEWS_MS: u32 = 8_000;

/// How long one stands that something can be taken back by.
const UNDO_MS: u32 = 15_000;

/// How many are shown at once; an older one comes back when a newer one is closed.
const SHOWN: usize = 3;

/// The props of [`Notices`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Oldest first.
    pub notices: Rc<[Notice]>,
    /// Whether a text is being opened that takes a while.
    pub opening: bool,
}

/// All notices. The two regions are always there: screen readers notice only changes of a region they know.
#[component]
pub fn Notices(props: &Props) -> Html {
    let of = |urgent: bool| {
        let latest = props.notices.iter().skip(props.notices.len().saturating_sub(SHOWN));
        let notices = latest.filter(move |n| (n.tone == Tone::Error) == urgent);
        notices
            .map(|n| html! { <Line key={n.id} notice={n.clone()} /> })
            .collect::<Html>()
    };
    html! {
        <div class="notices no-print">
            <div role="alert">{ of(true) }</div>
            <div role="status">
                { of(false) }
                if props.opening {
                    <div class="notice info"><Icon shape={Shape::Info} /><p>{ t("opening") }</p></div>
                }
            </div>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    notice: Notice,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let Notice { id, tone, text, offer } = props.notice.clone();
    // While the pointer is over it or the focus in it, somebody reads.
    let held = use_state(|| false);
    {
        let (dispatch, undo) = (dispatch.clone(), offer.is_some());
        use_effect_with((id, tone, *held), move |&(id, tone, held)| {
            let time = if undo { UNDO_MS } else { NEWS_MS };
            let goes = tone == Tone::Info && !held;
            let timer = goes.then(|| Timeout::new(time, move || dispatch.emit(Action::DismissNotice(id))));
            move || drop(timer)
        });
    }
    let hold = |is: bool| {
        let held = held.setter();
        Callback::from(move |()| held.set(is))
    };
    let (over, out) = (hold(true), hold(false));
    let offer = offer.map(|offer| {
        let (label, action) = match offer {
            Offer::PutBack(article) => ("article-put-back", Action::File(*article, Filed::Binned(false))),
            Offer::SaveSetAside => ("set-aside-save", Action::SaveSetAside),
            Offer::Library => ("offer-library", Action::ShowLibrary),
            Offer::Reload => ("offer-reload", Action::Reload),
        };
        let onclick = dispatch.on(move |_: MouseEvent| action.clone());
        html! { <button type="button" class="outline" {onclick}>{ t(label) }</button> }
    });
    let (class, shape) = match tone {
        Tone::Info => ("info", Shape::Info),
        Tone::Warning => ("warning", Shape::Warning),
        Tone::Error => ("error", Shape::Warning),
    };
    let close = dispatch.on(move |_: MouseEvent| Action::DismissNotice(id));
    html! {
        <div
            class={classes!("notice", class)}
            onmouseenter={over.reform(|_: MouseEvent| ())}
            onmouseleave={out.reform(|_: MouseEvent| ())}
            onfocusin={over.reform(|_: FocusEvent| ())}
            onfocusout={out.reform(|_: FocusEvent| ())}
        >
            <Icon {shape} />
            <p>{ text }</p>
            { for offer }
            <button type="button" class="icon" aria-label={t("close")} onclick={close}><Icon shape={Shape::Cross} /></button>
        </div>
    }
}
