//! Compiles the interface's words (`src/text/*.ftl`, in Fluent) into texts that the app reads at once: a parser of Fluent, its
//! tables of all languages' plurals and all that they bring would be a twelfth of the page's module. A mistake in a file stops
//! the build with its message's id.

use std::fmt::Write as _;
use std::path::PathBuf;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

#[path = "../src/text/signs.rs"]
mod signs;

/// What the page says at once, and what its parts say.
const WORDS: [&str; 2] = ["first", "later"];

/// Packaging sets it: functions of parts are then declared so that the module can be cut along them (`src/platform/parts.rs`).
const PARTS: &str = "SAYSO_PARTS";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(parts)");
    println!("cargo::rerun-if-env-changed={PARTS}");
    if std::env::var_os(PARTS).is_some() {
        println!("cargo::rustc-cfg=parts");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=src/text/signs.rs");
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for name in WORDS {
        let path = format!("src/text/{name}.ftl");
        println!("cargo::rerun-if-changed={path}");
        std::fs::write(folder.join(format!("{name}.txt")), compiled(&path)).expect("OUT_DIR is writable");
    }
}

/// The messages of this file, as the app reads them.
fn compiled(path: &str) -> String {
    let ftl = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let resource = parser::parse(ftl.as_str()).unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}; correct it"));
    let mut out = String::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let (Some(value), true) = (&message.value, message.attributes.is_empty()) else {
                    panic!("{path}: {id}: a message is its words alone; give attributes ids of their own")
                };
                let _ = write!(out, "{id}{}", signs::ID_ENDS);
                write_pattern(&mut out, id, value);
                out.push(signs::MESSAGE_ENDS);
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(term) => panic!("{path}: {}: terms are not known; write the words out", term.id.name),
            Entry::Junk { content } => panic!("{path}: {content:?} cannot be read; correct it"),
        }
    }
    out
}

fn write_pattern(out: &mut String, id: &str, pattern: &Pattern<&str>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                assert!(!value.contains(signs::is_sign), "{id}: holds a control character");
                out.push_str(value);
            }
            PatternElement::Placeable { expression } => write_placeable(out, id, expression),
        }
    }
}

fn write_placeable(out: &mut String, id: &str, expression: &Expression<&str>) {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            let _ = write!(out, "{}{}{}", signs::ARGUMENT, id.name, signs::NAME_ENDS);
        }
        Expression::Select {
            selector: InlineExpression::VariableReference { id: selector },
            variants,
        } => {
            let _ = write!(out, "{}{}{}", signs::CHOICE, selector.name, signs::NAME_ENDS);
            for variant in variants {
                let key = match variant.key {
                    VariantKey::Identifier { name } => name,
                    VariantKey::NumberLiteral { value } => value,
                };
                let known = matches!(key, "one" | "other") || key.parse::<u32>().is_ok();
                let last = variants.last().is_some_and(|last| last.default);
                assert!(
                    known && last && (key == "other") == variant.default,
                    "{id}: a choice is of numbers, [one], and at last *[other]"
                );
                let _ = write!(out, "{key}{}", signs::NAME_ENDS);
                write_pattern(out, id, &variant.value);
                out.push(signs::VARIANT_ENDS);
            }
            out.push(signs::CHOICE_ENDS);
        }
        other => panic!("{id}: {other:?} is not known; use what other messages use"),
    }
}
