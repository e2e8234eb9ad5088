use std::rc::Rc;

use yew::prelude::*;

use crate::platform::{focus, page_title};
use crate::state::Session;
use crate::text::{t, t_args};

/// When another article is shown, or the first page again: names the browser's tab after it and puts the keyboard
/// where it begins. Not at the start, when the keyboard belongs to nobody yet.
#[hook]
pub fn use_page_turn(open: Option<&Rc<Session>>) {
    let started = use_mut_ref(|| false);
    let shown = open.map(|session| (session.id.clone(), session.document.clone()));
    let id = shown.as_ref().map(|(id, _)| id.clone());
    use_effect_with(id, move |_| {
        let title = match &shown {
            Some((_, document)) => t_args("page-title", &[("title", document.title.as_str().into())]),
            None => t("app-name"),
        };
        page_title::set(&title);
        if started.replace(true) {
            focus::main();
        }
    });
}
