//! The engine for other people's pages. `package/sayso.js` is what they call; it checks what it is given, calls the functions
//! here and makes objects of what they answer. `cargo xtask package` puts it all together in `dist/js/`.

mod packed;
mod packs;
mod rule_objects;

use js_sys::{Array, Uint32Array};
use sayso_engine::{Document, Rulebook, scan};
use wasm_bindgen::prelude::*;

pub use packed::{Packed, Unit};

/// Annotates `text`: `[numbers, words, left out]`, a `Uint32Array` and a string, as [`Packed`] has them, and the ids of the
/// rules of packs that such a long text leaves out. Offsets count UTF-16 units, or code points with `code_points`;
/// attributions inside another one's content come with `nested` only, places worth a second look with `signals` only.
#[wasm_bindgen]
pub fn annotate(text: String, code_points: bool, nested: bool, signals: bool) -> Array {
    let rules = packs::rules(signals);
    let document = Document::with_rules("", text, &rules);
    let unit = if code_points { Unit::CodePoint } else { Unit::Utf16 };
    let packed = Packed::new(&document, &scan(&document, &rules), nested, unit);
    let left_out = rules.left_out(document.text.len());
    Array::of3(
        &Uint32Array::from(packed.numbers.as_slice()),
        &JsValue::from_str(&packed.words),
        &left_out
            .map(|rule| JsValue::from_str(rule.id.as_str()))
            .collect::<Array>(),
    )
}

/// Puts the rules of `packs`, each a text of JSON, in the place of those of the packs before. Returns what is wrong with
/// them, as objects with `code`, `message`, `file`, `line` and `id`.
#[wasm_bindgen]
pub fn use_packs(packs: Vec<String>) -> Array {
    packs::replace(&packs)
}

/// The built-in rules as an array of plain objects, in order: `id`, `layer`, `why`, `finds`, `skips`, `confidence`, and
/// `pattern`, `regex`, `words` or `procedure`.
#[wasm_bindgen]
pub fn rules() -> Array {
    Rulebook::built_in().iter().map(rule_objects::object).collect()
}
