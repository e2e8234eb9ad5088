use std::rc::Rc;

use sayso_wire::classroom::Feedback;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::feedback_sheet::FeedbackSheet;
use crate::platform::{pause, print};
use crate::state::Shared;
use crate::state::classroom::{ByTeacher as Given, ClassMarked};
use crate::text::t;

/// The props of [`AllSheets`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The class.
    pub class: Shared<ClassMarked>,
    /// What the teacher said by hand.
    pub given: Given,
    /// Told when they are printed, or will not be.
    pub on_done: Callback<()>,
}

/// Everybody's feedback on its way to paper: made and drawn a sheet at a time, since a large class has hundreds of them, then printed.
#[component]
pub fn AllSheets(props: &Props) -> Html {
    let sheets = use_state(Vec::<Shared<Feedback>>::new);
    let all = props.class.marked.len();
    use_effect_with((), {
        let (class, given, sheets) = (props.class.clone(), props.given.clone(), sheets.setter());
        let on_done = props.on_done.clone();
        move |()| {
            spawn_local(async move {
                let mut made = Vec::with_capacity(class.marked.len());
                for sheet in class.feedback(&given) {
                    made.push(Shared(Rc::new(sheet)));
                    sheets.set(made.clone());
                    pause::pause().await;
                }
            });
            // Taken away half-way, they are not to be printed when a class is shown again.
            move || on_done.emit(())
        }
    });
    use_effect_with(sheets.len() == all, {
        let on_done = props.on_done.clone();
        move |&is_drawn| {
            let printed = is_drawn.then(|| print::soon_then(move || on_done.emit(())));
            move || drop(printed)
        }
    });
    // Without keys a list is compared from its end, and each sheet that comes draws all of them anew.
    let drawn = sheets.iter().enumerate();
    let drawn = drawn.map(|(n, feedback)| html! { <OneSheet key={n} feedback={feedback.clone()} /> });
    html! {
        <>
            <div class="no-print" role="status">
                if sheets.len() < all {
                    <label for="sheets-progress">{ t("mark-sheets-made") }</label>
                    <progress id="sheets-progress" max={all.max(1).to_string()} value={sheets.len().to_string()} />
                }
            </div>
            <div class="all-feedback">{ for drawn }</div>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OneProps {
    feedback: Shared<Feedback>,
}

/// A sheet that is drawn once, however many come after it.
#[component]
fn OneSheet(props: &OneProps) -> Html {
    html! { <FeedbackSheet feedback={props.feedback.0.clone()} /> }
}
