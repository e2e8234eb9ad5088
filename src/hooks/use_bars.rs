use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::platform::bars;
use crate::state::{Chunk, Shared};

/// While the chunk at `node` is there, long reported speech in it has bars in the margin. `chunk`: none if it has no reported speech.
#[hook]
pub fn use_bars(node: &NodeRef, chunk: Option<&Rc<Chunk>>) {
    let node = node.clone();
    use_effect_with(chunk.map(Shared::from), move |chunk| {
        let node = chunk.as_ref().and_then(|_| node.cast::<Element>());
        let watch = node.and_then(bars::watch);
        move || drop(watch)
    });
}
