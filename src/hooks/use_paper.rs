use yew::prelude::*;

use crate::platform::print;

/// Whether the page is drawn for paper: what is only for that is drawn only then.
#[hook]
pub fn use_paper() -> bool {
    let on_paper = use_state_eq(print::is_on_paper);
    use_effect_with((), {
        let setter = on_paper.setter();
        move |()| {
            let listeners = print::watch(move |now| setter.set(now));
            move || drop(listeners)
        }
    });
    *on_paper
}
