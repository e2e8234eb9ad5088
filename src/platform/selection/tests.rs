//! Against the DOM's own `Range.toString()`, on random trees and random selections.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

/// A xorshift generator: the same trees every time.
struct Random(u32);

impl Random {
    fn below(&mut self, n: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % n
    }
}

/// A page made at random, and the document it shows.
struct Page {
    root: Element,
    /// The document's UTF-16 units, and whether each is shown.
    units: Vec<(u16, bool)>,
    /// Every node of the body, root and what is around it.
    nodes: Vec<Node>,
}

const WORDS: &[&str] = &[
    "a",
    "said",
    " ",
    "é",
    "e\u{301}",
    "🎉",
    "👩‍👩‍👧",
    "“",
    "\u{5d0}\u{5d1}",
    "\u{0}",
    "x",
    "  ",
];

fn element(name: &str, inside: &Element) -> Element {
    let element = document().create_element(name).unwrap();
    inside.append_child(&element).unwrap();
    element
}

impl Page {
    fn new(random: &mut Random) -> Self {
        let body: Element = document().body().unwrap().into();
        let around = element("div", &body);
        around.append_child(&document().create_text_node("before")).unwrap();
        let root = element("article", &around);
        let mut units = Vec::new();
        for _ in 0..random.below(5) {
            let chunk = element("div", &root);
            for _ in 0..=random.below(3) {
                // What is not shown: line ends, space, anything.
                for _ in 0..random.below(3) {
                    units.push((10, false));
                }
                let paragraph = element("p", &chunk);
                if random.below(2) == 0 {
                    Self::piece(&paragraph, &mut units, random);
                } else {
                    for _ in 0..=random.below(2) {
                        let span = element("span", &paragraph);
                        Self::piece(&span, &mut units, random);
                        units.extend((0..random.below(2)).map(|_| (32, false)));
                    }
                }
            }
        }
        around.append_child(&document().create_text_node("after")).unwrap();
        let mut nodes = Vec::new();
        // 5 is NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT.
        let walker = document().create_tree_walker_with_what_to_show(&around, 5).unwrap();
        nodes.push(around.into());
        while let Some(node) = walker.next_node().unwrap() {
            nodes.push(node);
        }
        Self { root, units, nodes }
    }

    /// Fills `piece` with text in runs, some nested, some empty.
    fn piece(piece: &Element, units: &mut Vec<(u16, bool)>, random: &mut Random) {
        piece.set_attribute("data-start", &units.len().to_string()).unwrap();
        let mut inside = piece.clone();
        for _ in 0..random.below(6) {
            match random.below(5) {
                0 => inside = element("span", &inside),
                1 if !inside.is_same_node(Some(piece)) => inside = inside.parent_element().unwrap(),
                2 => drop(element("span", &inside)),
                _ => {
                    let word = WORDS[random.below(WORDS.len() as u32) as usize];
                    inside.append_child(&document().create_text_node(word)).unwrap();
                    units.extend(word.encode_utf16().map(|unit| (unit, true)));
                }
            }
        }
    }

    fn point(&self, random: &mut Random) -> (Node, u32) {
        let node = self.nodes[random.below(self.nodes.len() as u32) as usize].clone();
        let len = node
            .dyn_ref::<Text>()
            .map_or_else(|| node.child_nodes().length(), |text| text.length());
        let offset = random.below(len + 1);
        (node, offset)
    }

    /// The shown units of `range`.
    fn shown(&self, range: &Range<Utf16>) -> Vec<u16> {
        let units = &self.units[range.start.0 as usize..range.end.0 as usize];
        units
            .iter()
            .filter(|(_, shown)| *shown)
            .map(|(unit, _)| *unit)
            .collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.nodes[0].unchecked_ref::<Element>().remove();
    }
}

/// What the DOM says the text of `range` inside `root` is.
fn dom_text(root: &Element, range: &web_sys::Range) -> Vec<u16> {
    let inside = range.clone_range();
    if !range.intersects_node(root).unwrap() {
        return Vec::new();
    }
    if inside.compare_point(root, 0).unwrap() > 0 || !root.contains(Some(&inside.start_container().unwrap())) {
        inside.set_start(root, 0).unwrap();
    }
    if !root.contains(Some(&inside.end_container().unwrap())) {
        inside.set_end(root, root.child_nodes().length()).unwrap();
    }
    text_of(&inside).unchecked_into::<js_sys::JsString>().iter().collect()
}

#[wasm_bindgen_test]
fn offsets_agree_with_the_dom_on_random_trees() {
    let (mut random, mut selections, mut with_text) = (Random(0x5eed), 0, 0);
    for _ in 0..60 {
        let page = Page::new(&mut random);
        for _ in 0..30 {
            let (a, b) = (page.point(&mut random), page.point(&mut random));
            let selection = current().unwrap();
            // Backwards as often as forwards.
            selection.set_base_and_extent(&a.0, a.1, &b.0, b.1).unwrap();
            let range = selection.get_range_at(0).unwrap();
            let expected = dom_text(&page.root, &range);
            let found = selected(&page.root);
            selections += 1;
            match &found {
                None => assert!(expected.is_empty(), "nothing found of a selection with text"),
                Some(found) => {
                    with_text += 1;
                    assert_eq!(page.shown(found), expected);
                    // Tight: from the first unit shown to the last.
                    assert!(page.units[found.start.0 as usize].1 && page.units[found.end.0 as usize - 1].1);
                    // And back again.
                    assert!(select(&page.root, found.clone()));
                    assert_eq!(selected(&page.root), Some(found.clone()));
                    let range = current().unwrap().get_range_at(0).unwrap();
                    assert_eq!(dom_text(&page.root, &range), expected);
                }
            }
        }
    }
    assert!(
        with_text * 4 > selections,
        "{with_text} of {selections} selections had text"
    );
}

#[wasm_bindgen_test]
fn any_range_of_the_document_selects_what_of_it_is_shown() {
    let mut random = Random(0xfeed);
    for _ in 0..60 {
        let page = Page::new(&mut random);
        let len = page.units.len() as u32;
        for _ in 0..20 {
            let (a, b) = (random.below(len + 1), random.below(len + 1));
            let range = Utf16(a.min(b))..Utf16(a.max(b));
            let expected = page.shown(&range);
            clear();
            assert_eq!(select(&page.root, range.clone()), !expected.is_empty());
            match selected(&page.root) {
                Some(found) => assert_eq!(page.shown(&found), expected),
                None => assert!(expected.is_empty()),
            }
        }
    }
    clear();
}

#[wasm_bindgen_test]
fn a_selection_elsewhere_on_the_page_is_none_of_ours() {
    let body: Element = document().body().unwrap().into();
    let (root, other) = (element("article", &body), element("p", &body));
    let piece = element("p", &element("div", &root));
    piece.set_attribute("data-start", "4").unwrap();
    piece.set_text_content(Some("ours"));
    other.set_text_content(Some("theirs"));
    current().unwrap().select_all_children(&other).unwrap();
    assert_eq!(selected(&root), None);
    current().unwrap().select_all_children(&root).unwrap();
    assert_eq!(selected(&root), Some(Utf16(4)..Utf16(8)));
    let rect = rect_of(&root, Utf16(4)..Utf16(8)).unwrap();
    assert!(rect.width > 0.0 && rect.height > 0.0);
    assert_eq!(rect_of(&root, Utf16(0)..Utf16(4)), None);
    clear();
    assert_eq!(selected(&root), None);
    root.remove();
    other.remove();
}
