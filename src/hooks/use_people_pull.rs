use yew::prelude::*;

use crate::platform::pull::{self, Pull, Pulls};
use crate::state::{Action, Dispatch};

/// While the component is there, the card of a person can be pulled onto the card of another one, to say that they are the same.
#[hook]
pub fn use_people_pull(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let from = std::cell::RefCell::new(None);
        let pulls = Pulls::of(".voices:not(.picking) .voice", move |pull| match pull {
            Pull::Began(card) => *from.borrow_mut() = pull::attribute(&card, "data-voice"),
            Pull::Moved(..) => {}
            Pull::Ended(point, _) => {
                let onto = pull::under(point).and_then(|under| pull::attribute(&under, "data-voice"));
                let app = dispatch.app();
                let number = |badge: String| {
                    let members = &app.session.as_ref()?.cast.members;
                    let member = members.iter().find(|m| m.voice.number.to_string() == badge);
                    member.map(|m| m.voice.number)
                };
                if let (Some(from), Some(onto)) = (from.take().and_then(number), onto.and_then(number)) {
                    dispatch.emit(Action::Join(from, onto));
                }
            }
            Pull::GivenUp => *from.borrow_mut() = None,
        });
        move || drop(pulls)
    });
}
