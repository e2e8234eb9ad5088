//! A map of the article: where in it each voice speaks.

use std::sync::Arc;

use sayso_notebook::{Body, Mark, MarkId, MarkState, Placement, VoiceNumber};
use yew::prelude::*;

use crate::state::{Action, Cast, LayerName, Layers, Shared, badge, use_dispatch};
use crate::text::t;

/// Places on the map: as many numbers as a small window has room for below each other.
const PLACES: u64 = 36;

/// The props of [`Map`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All marks.
    pub marks: Shared<[Arc<Mark>]>,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// Which layers are on.
    pub layers: Layers,
    /// Length of the text in bytes.
    pub length: u32,
    /// The mark in focus.
    pub focus: Option<MarkId>,
}

/// One place on the map, with what begins there.
struct Place {
    at: u64,
    first: MarkId,
    voice: Option<VoiceNumber>,
    /// Whether others speak there too.
    others: bool,
    current: bool,
}

/// Numbers along a line as long as the window. A press on one goes there; screen readers and the keyboard have the
/// panel and the keys for that.
#[component]
pub fn Map(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let numbers = places(props).into_iter().map(|place| {
        let id = place.first;
        let onclick = dispatch.on(move |_: MouseEvent| Action::Focus(Some(id.clone()), None));
        let hue = props.cast.hue(place.voice);
        let number = badge(place.voice);
        let text = if place.others { format!("{number}+") } else { number };
        let y = format!("{:.2}%", place.at as f64 * 100.0 / PLACES as f64);
        let class = classes!(
            "place",
            format!("v{hue}"),
            place.current.then_some("current"),
            place.voice.is_none().then_some("nobody")
        );
        html! {
            <svg {y} height="1rem" width="2rem" {class} {onclick}>
                <rect x="0.125rem" y="0.0625rem" width="1.75rem" height="0.875rem" rx="0.4375rem" />
                <text x="1rem" y="0.75rem" text-anchor="middle">{ text }</text>
            </svg>
        }
    });
    html! {
        <div class="map no-print" aria-hidden="true" title={t("map")}>
            <svg width="2rem" height="100%">
                <rect class="rail" x="0.9375rem" width="0.125rem" height="100%" />
                { for numbers }
            </svg>
        </div>
    }
}

fn places(props: &Props) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for mark in props.marks.iter() {
        let Body::Attribution { content, .. } = &mark.body else {
            continue;
        };
        let stands = mark.state != MarkState::Dismissed && mark.placement != Placement::Orphan;
        if !stands || !props.layers.is_on(LayerName::of(mark, sayso_engine::Role::Content)) {
            continue;
        }
        let start = u64::from(content.cover().start);
        let at = (start * PLACES / u64::from(props.length.max(1))).min(PLACES - 1);
        let current = props.focus.as_ref() == Some(&mark.id);
        match places.last_mut() {
            Some(last) if last.at >= at => {
                last.others |= last.voice != mark.voice;
                last.current |= current;
            }
            _ => places.push(Place {
                at,
                first: mark.id.clone(),
                voice: mark.voice,
                others: false,
                current,
            }),
        }
    }
    places
}
