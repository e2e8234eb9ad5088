//! The rules in force: those that come with Sayso, and those of the packs that were handed over last.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect};
use sayso_engine::{Layer, Rulebook};
use sayso_wire::packs::{Problem, read};
use wasm_bindgen::JsValue;

thread_local! {
    static RULES: RefCell<[Rulebook; 2]> = RefCell::new(with_and_without_signals(Rulebook::built_in()));
}

/// The rules in force, those of the layer signal among them or not.
pub fn rules(signals: bool) -> Rulebook {
    RULES.with_borrow(|rules| rules[usize::from(signals)].clone())
}

/// Puts the rules of `packs`, each a text of JSON, in the place of those of the packs before. Returns what is wrong, as plain
/// objects; rules that are not right are left out.
pub fn replace(packs: &[String]) -> Array {
    let mut rules = Rulebook::built_in();
    let mut problems = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for (at, json) in packs.iter().enumerate() {
        let file = format!("packs[{at}]");
        let pack = read(&file, json);
        problems.extend(pack.problems);
        match pack.pack {
            Some(pack) if names.contains(&pack.name) => problems.push(Problem {
                file,
                line: 1,
                id: None,
                text: format!("another pack is called {} too; rename one of them", pack.name),
            }),
            Some(pack) => {
                rules.extend(pack.rules());
                names.push(pack.name);
            }
            None => {}
        }
    }
    RULES.set(with_and_without_signals(rules));
    problems.iter().map(object).collect()
}

fn with_and_without_signals(rules: Rulebook) -> [Rulebook; 2] {
    [false, true].map(|signals| {
        let mut rules = rules.clone();
        rules.switch_layer(Layer::Signal, signals);
        rules
    })
}

/// `problem` with what a page can show, and where it is.
fn object(problem: &Problem) -> Object {
    let object = Object::new();
    for (key, value) in [
        ("code", "pack".into()),
        ("message", problem.to_string().into()),
        ("file", problem.file.as_str().into()),
        ("line", (problem.line as u32).into()),
        ("id", problem.id.as_deref().map_or(JsValue::NULL, JsValue::from)),
    ] {
        // A fresh plain object takes any key.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object
}
