//! The engine for other people's pages. `package/sayso.js` is what they call; it checks what it is given, calls the two
//! functions here and makes objects of what they answer. `cargo xtask package` puts it all together in `dist/js/`.

mod packed;
mod rule_objects;

use std::sync::OnceLock;

use js_sys::{Array, Uint32Array};
use sayso_engine::{Document, Layer, Rulebook, scan};
use wasm_bindgen::prelude::*;

pub use packed::{Packed, Unit};

/// Annotates `text`: `[numbers, words]`, a `Uint32Array` and a string, as [`Packed`] has them. Offsets count UTF-16 units, or
/// code points with `code_points`; attributions inside another one's content come with `nested` only, places worth a second
/// look with `signals` only.
#[wasm_bindgen]
pub fn annotate(text: String, code_points: bool, nested: bool, signals: bool) -> Array {
    let rules = rulebook(signals);
    let document = Document::with_rules("", text, rules);
    let unit = if code_points { Unit::CodePoint } else { Unit::Utf16 };
    let packed = Packed::new(&document, &scan(&document, rules), nested, unit);
    Array::of2(
        &Uint32Array::from(packed.numbers.as_slice()),
        &JsValue::from_str(&packed.words),
    )
}

/// The built-in rules as an array of plain objects, in order: `id`, `layer`, `why`, `finds`, `skips`, `confidence`, and
/// `pattern`, `regex`, `words` or `procedure`.
#[wasm_bindgen]
pub fn rules() -> Array {
    rulebook(false).iter().map(rule_objects::object).collect()
}

/// The built-in rules, made once.
fn rulebook(signals: bool) -> &'static Rulebook {
    static PLAIN: OnceLock<Rulebook> = OnceLock::new();
    static WITH_SIGNALS: OnceLock<Rulebook> = OnceLock::new();
    let made = if signals { &WITH_SIGNALS } else { &PLAIN };
    made.get_or_init(|| {
        let mut rules = Rulebook::built_in();
        rules.switch_layer(Layer::Signal, signals);
        rules
    })
}
