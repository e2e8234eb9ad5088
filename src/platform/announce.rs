//! Says things to screen readers.

use web_sys::Element;

/// Says `message` when the screen reader is free: "Saved", "3 of 12".
pub fn polite(message: &str) {
    say("polite", message);
}

/// Says `message` at once: what went wrong.
pub fn assertive(message: &str) {
    say("assertive", message);
}

/// The live regions are made at the first use and stay as long as the page; class `visually-hidden`.
fn say(urgency: &str, message: &str) {
    let Some(region) = region(urgency) else { return };
    // The same words twice are a change only if something differs: a no-break space at the end.
    let again = region.text_content().is_some_and(|said| said == message);
    let message = if again {
        format!("{message}\u{a0}")
    } else {
        message.to_owned()
    };
    region.set_text_content(Some(&message));
}

fn region(urgency: &str) -> Option<Element> {
    let document = gloo::utils::document();
    let id = format!("sayso-announce-{urgency}");
    if let Some(region) = document.get_element_by_id(&id) {
        return Some(region);
    }
    let region = document.create_element("div").ok()?;
    region.set_id(&id);
    region.set_class_name("visually-hidden");
    region.set_attribute("aria-live", urgency).ok()?;
    region.set_attribute("aria-atomic", "true").ok()?;
    document.body()?.append_child(&region).ok()?;
    Some(region)
}
