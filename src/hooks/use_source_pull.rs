use web_sys::Element;
use yew::prelude::*;

use crate::platform::pull::{self, Point, Pull, Pulls};
use crate::platform::selection;
use crate::state::{Action, Card, Dispatch, Picked, mark_of_key};

/// What a quote is pulled by: the number after it, and the button in its card.
const HANDLE: &str = ".article .badge:not(.letter), .card [data-pull]";

/// While the component is there, a quote can be pulled onto the one who says it: a name in the article, or a person in the panel.
#[hook]
pub fn use_source_pull(dispatch: &Dispatch, article: &NodeRef) {
    let (dispatch, article) = (dispatch.clone(), article.clone());
    use_effect_with((), move |()| {
        let pulls = Pulls::of(HANDLE, move |pull| match pull {
            Pull::Began(from) => begin(&dispatch, &from),
            Pull::Moved(..) => {}
            Pull::Ended(point, _) => end(&dispatch, &article, point),
            Pull::GivenUp => leave(&dispatch),
        });
        move || drop(pulls)
    });
}

fn begin(dispatch: &Dispatch, from: &Element) {
    let mark = pull::attribute(from, "data-top").and_then(|key| mark_of_key(&key));
    let app = dispatch.app();
    let Some(session) = app.session.as_deref().filter(|s| s.writes()) else {
        return;
    };
    let mark = mark.or_else(|| session.focus.clone());
    dispatch.emit(Action::Focus(mark, Some(Card::Pick)));
}

/// Where it is let go over nobody, the card stays open: a press there does as well.
fn end(dispatch: &Dispatch, article: &NodeRef, point: Point) {
    let Some(under) = pull::under(point) else { return };
    let app = dispatch.app();
    let Some(session) = app.session.as_deref() else { return };
    if let Some(number) = pull::attribute(&under, "data-voice") {
        let member = session
            .cast
            .members
            .iter()
            .find(|m| m.voice.number.to_string() == number);
        if let Some(member) = member {
            dispatch.emit(Action::Pick(Picked::Voice(member.voice.number)));
        }
        return;
    }
    let root = article.cast::<Element>().filter(|root| root.contains(Some(&under)));
    let at = root.and_then(|root| selection::at_point(&root, point.x, point.y));
    if let Some(at) = at {
        let byte = session.document.index.byte_of_utf16(&session.document.text, at);
        dispatch.emit(Action::Pick(Picked::At(byte)));
    }
}

fn leave(dispatch: &Dispatch) {
    dispatch.emit(Action::ShowCard(Some(Card::Why)));
}
