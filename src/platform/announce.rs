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

/// Makes the live regions: what is made and said in one go is not heard everywhere.
pub fn prepare() {
    for urgency in ["polite", "assertive"] {
        region(urgency);
    }
}

/// The live regions stay as long as the page. While a dialog is open only its own, which the dialog brings, is listened to.
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
    if let Some(region) = document.query_selector("dialog[open] .announced").ok().flatten() {
        return Some(region);
    }
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
