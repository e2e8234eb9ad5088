use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::parts::{self, Part};

/// Whether the functions of a part can be called. Where they are needed the part is fetched, and the component drawn again when it is
/// here; one that cannot be fetched is not told of, so that this is for what has another way of being shown.
#[hook]
pub fn use_part(part: Part, needed: bool) -> bool {
    let redraw = use_force_update();
    use_effect_with((part, needed), move |&(part, needed)| {
        if needed && !parts::is_here(part) {
            spawn_local(async move {
                if parts::fetch(part).await.is_ok() {
                    redraw.force_update();
                }
            });
        }
    });
    parts::is_here(part)
}
