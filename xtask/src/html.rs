//! As much HTML as it takes to read the project's own page: elements with a start tag, by name.
//!
//! Not a parser: the page is our own `index.html` as Trunk leaves it. What would need one (a `>`
//! in an attribute, an upper-case tag) is not in it, and the browser tests load the outcome.

use std::ops::Range;

/// One element, as it stands in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element<'page> {
    /// Bytes from `<` up to the end of the element (for a void element, of its tag).
    pub range: Range<usize>,
    /// What stands in the start tag after the name.
    pub attributes: &'page str,
    /// What stands between the tags; empty for a void element.
    pub content: &'page str,
}

impl Element<'_> {
    /// The value of an attribute in double quotes.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let start = self.attributes.find(&format!(" {name}=\""))? + name.len() + 3;
        self.attributes[start..].split('"').next()
    }
}

/// The page's elements of one name, in order.
pub fn elements<'page>(page: &'page str, name: &str) -> Vec<Element<'page>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let is_void = matches!(name, "link" | "meta");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find(&open).map(|offset| at + offset) {
        let after_name = start + open.len();
        at = after_name;
        if !page[after_name..].starts_with([' ', '\n', '>', '/']) {
            continue;
        }
        let Some(tag_end) = page[after_name..].find('>').map(|offset| after_name + offset) else {
            break;
        };
        let attributes = &page[after_name..tag_end];
        let (content, end) = match page[tag_end + 1..].find(&close) {
            Some(length) if !is_void => (&page[tag_end + 1..][..length], tag_end + 1 + length + close.len()),
            _ => ("", tag_end + 1),
        };
        found.push(Element {
            range: start..end,
            attributes,
            content,
        });
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=\"icon\" href=\"a.svg\"><script>let a = '<b>';</script>\n<scripted>\
                        <script src=\"b.js\"></script></head>";

    #[test]
    fn scripts_are_found_with_their_text() {
        let contents: Vec<_> = elements(PAGE, "script").iter().map(|element| element.content).collect();
        assert_eq!(contents, ["let a = '<b>';", ""]);
    }

    #[test]
    fn a_void_element_ends_with_its_tag() {
        let links = elements(PAGE, "link");
        assert_eq!(&PAGE[links[0].range.clone()], "<link rel=\"icon\" href=\"a.svg\">");
        assert_eq!(links[0].attribute("href"), Some("a.svg"));
        assert_eq!(links[0].attribute("media"), None);
    }
}
