//! Sayso in the browser: state, platform, hooks and components over the pure crates.

pub mod components;
pub mod hooks;
pub mod platform;
pub mod state;
pub mod text;

use std::rc::Rc;

use components::classroom::{FeedbackPage, LessonPage};
use components::dialogs::Dialogs;
use components::first_page::FirstPage;
use components::header::Header;
use components::later::{Later, Place};
use components::library::Library;
use components::notices::Notices;
use components::reading::Reading;
use hooks::{use_leaving, use_page_turn};
use platform::clock;
use platform::parts::Part;
use state::{App as State, Dispatch, Route, Shared, use_hub};
use yew::prelude::*;

/// The whole app.
#[component]
pub fn App() -> Html {
    let (app, dispatch) = use_hub();
    let open = app.session.as_ref().filter(|_| app.route == Route::Reading);
    use_page_turn(open);
    use_leaving(open);
    let page = match open {
        Some(session) => html! {
            <>
                <Header session={session.clone()} />
                <Reading app={Shared::from(&app)} />
            </>
        },
        None if app.route == Route::Lesson && app.lesson.is_some() => later(Part::Classroom, lesson, &app),
        None if app.route == Route::Feedback => later(Part::Classroom, feedback, &app),
        None if app.route == Route::Library => later(Part::Library, library, &app),
        None => {
            html! { <FirstPage library={app.listed()} reminder={app.reminder(clock::now())} /> }
        }
    };
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            { page }
            <Dialogs
                dialog={app.dialog.clone()}
                session={app.session.clone()}
                articles={app.library.as_ref().map_or(0, |library| library.len())}
                settings={app.settings}
                rules={app.rules.clone()}
                tally={app.tally.clone()}
            />
            <Notices notices={app.notices.clone()} opening={app.opening} />
        </ContextProvider<Dispatch>>
    }
}

fn later(part: Part, draw: fn(Rc<State>) -> Html, app: &Rc<State>) -> Html {
    let app = app.clone();
    let draw = Callback::from(move |()| draw(app.clone()));
    html! { <Later {part} place={Place::Page} {draw} /> }
}

in_part! { "classroom", "0001":
    fn lesson(app: Rc<State>) -> Html {
        html! { <LessonPage lesson={app.lesson.as_ref().map(Shared::from)} /> }
    }
}

in_part! { "classroom", "0009":
    fn feedback(app: Rc<State>) -> Html {
        html! { <FeedbackPage feedback={app.feedback.as_ref().map(Shared::from)} /> }
    }
}

in_part! { "library", "0001":
    fn library(app: Rc<State>) -> Html {
        html! {
            <Library
                articles={app.library.clone()}
                search={app.search.as_ref().map(Shared::from)}
                room={app.room}
                backed_up={app.backed_up}
                in_step={app.in_step.clone()}
                sizes={app.sizes.as_ref().map(Shared::from)}
                set_aside={app.set_aside}
            />
        }
    }
}
