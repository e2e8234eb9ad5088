//! Rules as plain JavaScript objects.

use js_sys::{Array, Object, Reflect};
use sayso_engine::Layer;
use sayso_engine::rules::{Matcher, Rule};
use wasm_bindgen::JsValue;

/// `rule` with the keys that it has in the rule files.
pub fn object(rule: &Rule) -> Object {
    let sentences = |of: &[String]| of.iter().map(|s| JsValue::from_str(s)).collect::<Array>();
    let (how, matcher): (_, JsValue) = match &rule.matcher {
        Matcher::Pattern { text, .. } => ("pattern", text.into()),
        Matcher::Regex(surface) => ("regex", surface.text().into()),
        Matcher::Words(words) => ("words", sentences(words).into()),
        Matcher::Decision { list, .. } => ("decides", list.into()),
        Matcher::Procedure(name) => ("procedure", name.into()),
    };
    let object = Object::new();
    for (key, value) in [
        ("id", rule.id.as_str().into()),
        ("layer", layer(rule.layer).into()),
        ("why", rule.why.as_str().into()),
        ("finds", sentences(&rule.finds).into()),
        ("skips", sentences(&rule.skips).into()),
        ("confidence", rule.confidence.0.into()),
        (how, matcher),
    ] as [(&str, JsValue); 7]
    {
        // A fresh plain object takes any key.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    if let Matcher::Decision { when, then, .. } = &rule.matcher {
        let _ = Reflect::set(&object, &"when".into(), &sentences(when).into());
        if !then.is_empty() {
            let _ = Reflect::set(&object, &"then".into(), &then.into());
        }
    }
    object
}

/// A layer's word, as in the rule files.
fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Structure => "structure",
        Layer::Quote => "quote",
        Layer::Cue => "cue",
        Layer::Source => "source",
        Layer::Entity => "entity",
        Layer::Signal => "signal",
        Layer::Label => "label",
    }
}
