use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::platform::bars;
use crate::state::{Chunk, Shared};

/// While the chunk at `node` is there, long reported speech in it has bars in the margin.
#[hook]
pub fn use_bars(node: &NodeRef, chunk: &Rc<Chunk>) {
    let node = node.clone();
    use_effect_with(Shared::from(chunk), move |_| {
        let watch = node.cast::<Element>().and_then(bars::watch);
        move || drop(watch)
    });
}
