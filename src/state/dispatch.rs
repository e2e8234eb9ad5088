use std::cell::RefCell;
use std::rc::Rc;

use sayso_notebook::ReplicaId;
use yew::prelude::*;

use super::effects::Outside;
use super::{Action, App, Moment, effects, update};
use crate::platform::{clock, random};

/// Takes actions. Found in context by [`use_dispatch`]; the same one for the life of the page, so that a
/// component which holds it is never drawn anew for its sake.
#[derive(Clone)]
pub struct Dispatch(Rc<Hub>);

struct Hub {
    app: RefCell<Rc<App>>,
    shown: UseStateSetter<Rc<App>>,
    replica: ReplicaId,
    outside: Outside,
}

impl PartialEq for Dispatch {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Dispatch {
    /// Carries `action` out: the page shows what came of it in its next frame, and effects are started.
    pub fn emit(&self, action: Action) {
        let moment = Moment {
            at: clock::now(),
            replica: self.0.replica,
        };
        let before = self.app();
        let (after, effects) = update(&before, action, moment);
        if !Rc::ptr_eq(&before, &after) {
            *self.0.app.borrow_mut() = after.clone();
            self.0.shown.set(after);
        }
        for effect in effects {
            effects::run(effect, self);
        }
    }

    /// All that the page shows now; for handlers, which run after the render that made them.
    pub fn app(&self) -> Rc<App> {
        self.0.app.borrow().clone()
    }

    pub(super) fn outside(&self) -> &Outside {
        &self.0.outside
    }

    /// A callback that emits what `action` makes of an event.
    pub fn on<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let dispatch = self.clone();
        Callback::from(move |event| dispatch.emit(action(event)))
    }
}

/// The page's state and its dispatcher, made once by the root component.
#[hook]
pub fn use_hub() -> (Rc<App>, Dispatch) {
    let app = use_state(Rc::<App>::default);
    let shown = app.setter();
    let dispatch = use_memo((), |()| {
        Dispatch(Rc::new(Hub {
            app: RefCell::default(),
            shown,
            replica: random::replica(),
            outside: Outside::default(),
        }))
    });
    use_effect_with((), {
        let dispatch = (*dispatch).clone();
        move |()| dispatch.emit(Action::Start)
    });
    ((*app).clone(), (*dispatch).clone())
}

/// The dispatcher.
///
/// # Panics
/// Outside the root component, which provides it.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("the root component provides the dispatcher")
}
