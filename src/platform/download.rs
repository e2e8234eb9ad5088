//! Files out: a blob and a link that is clicked for the person.

use gloo::file::{Blob, ObjectUrl};
use gloo::utils::document;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::HtmlAnchorElement;

/// Offers `contents` as a download named `name`; `media_type` as in `application/json`.
pub fn download(name: &str, media_type: &str, contents: &str) {
    download_blob(name, Blob::new_with_options(contents, Some(media_type)));
}

/// Offers `blob` as a download named `name`.
pub fn download_blob(name: &str, blob: Blob) {
    let url = ObjectUrl::from(blob);
    let link: HtmlAnchorElement = document().create_element("a").unwrap_throw().unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after the click's task has ended, so it is revoked a good while later.
    gloo::timers::callback::Timeout::new(KEPT_MS, move || drop(url)).forget();
}

/// How long a blob's address is kept after the click: generous, since it costs only the blob's memory.
const KEPT_MS: u32 = 60_000;

/// A file name made of an article's title: letters, digits and hyphens of it, at most 60 characters.
///
/// `Port Aldine: a "new" pier?` → `port-aldine-a-new-pier`; `sayso` if nothing is left.
pub fn file_stem(title: &str) -> String {
    let mut stem = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if stem.chars().count() + word.chars().count() > 60 {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(word.chars().flat_map(char::to_lowercase));
    }
    if stem.is_empty() { "sayso".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_stem("Port Aldine: a \"new\" pier?"), "port-aldine-a-new-pier");
        assert_eq!(file_stem("../..\\ \u{202e}"), "sayso");
        assert_eq!(file_stem("Überfahrt — 東京"), "überfahrt-東京");
    }
}
