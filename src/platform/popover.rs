//! Lists that the browser shows over the page (the popover attribute).

use web_sys::HtmlElement;
use yew::NodeRef;

/// Hides the popover at `node`, if it is there.
pub fn hide(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails only for what is no popover.
        let _ = element.hide_popover();
    }
}
