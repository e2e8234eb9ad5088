//! The look's colours keep their contrast in every theme (WCAG 2.2, success criteria 1.4.3, 1.4.6 and 1.4.11).

use std::collections::BTreeMap;

use regex::Regex;
use sayso_tests::read;

type Tokens = BTreeMap<String, String>;

/// Which themes must keep more contrast than the others: text 7:1, and what means something 4.5:1.
const HIGH: [&str; 2] = ["high contrast, light", "high contrast, dark"];

/// The colours of all themes. Sepia says what it has otherwise than light, high contrast what it has otherwise than both.
fn themes() -> [(&'static str, Tokens); 5] {
    let css = read("styles/tokens.css");
    let value =
        Regex::new(r"--([a-z0-9-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));").unwrap();
    let block = |selector: &str| -> [Tokens; 2] {
        let (_, after) = css
            .split_once(&format!("{selector} {{\n"))
            .unwrap_or_else(|| panic!("tokens.css has no {selector}"));
        let inside = after.split('}').next().unwrap_or_default();
        let of = |place: usize| -> Tokens {
            let found = value.captures_iter(inside);
            let colour = |f: &regex::Captures| f.get(4).or(f.get(place)).map(|c| c.as_str().to_owned());
            found.filter_map(|f| Some((f[1].to_owned(), colour(&f)?))).collect()
        };
        [of(2), of(3)]
    };
    let over = |below: &Tokens, above: Tokens| -> Tokens { below.clone().into_iter().chain(above).collect() };
    let [light, dark] = block(":root");
    let [sepia, _] = block("  [data-theme=\"sepia\"]");
    let [high_light, high_dark] = block("  [data-theme=\"contrast\"]");
    [
        ("sepia", over(&light, sepia)),
        (HIGH[0], over(&light, high_light)),
        (HIGH[1], over(&dark, high_dark)),
        ("light", light),
        ("dark", dark),
    ]
}

/// Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance").
fn luminance(colour: &str) -> f64 {
    let value = |at: usize| {
        let byte = colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let share = f64::from(byte.unwrap_or_else(|| panic!("{colour} is no #rrggbb"))) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * value(1) + 0.7152 * value(3) + 0.0722 * value(5)
}

/// From 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Fails with every pair (front, ground) that has less contrast than `least`, and in the themes of high contrast less than the
/// next step: 4.5 for 3, 7 for 4.5.
fn hold(least: f64, pairs: &[(String, String)]) {
    let mut faint = Vec::new();
    for (theme, tokens) in themes() {
        let least = match least {
            4.5 if HIGH.contains(&theme) => 7.0,
            3.0 if HIGH.contains(&theme) => 4.5,
            _ => least,
        };
        let colour = |name: &str| tokens.get(name).unwrap_or_else(|| panic!("tokens.css has no --{name}"));
        for (front, ground) in pairs {
            let ratio = contrast(colour(front), colour(ground));
            if ratio < least {
                faint.push(format!(
                    "{theme}: --{front} on --{ground} is {ratio:.2}, less than {least}"
                ));
            }
        }
    }
    assert!(faint.is_empty(), "{faint:#?}");
}

fn pairs(fronts: &[&str], grounds: &[&str]) -> Vec<(String, String)> {
    let all = fronts
        .iter()
        .flat_map(|front| grounds.iter().map(move |ground| (front, ground)));
    all.map(|(front, ground)| (front.to_string(), ground.to_string()))
        .collect()
}

/// Voices, the reader's own marks, and labels.
const VOICES: [&str; 14] = [
    "v0", "v1", "v2", "v3", "v4", "v5", "v6", "own", "k1", "k2", "k3", "k4", "k5", "k6",
];
const TINTS: [&str; 14] = [
    "v0-t", "v1-t", "v2-t", "v3-t", "v4-t", "v5-t", "v6-t", "own-t", "k1-t", "k2-t", "k3-t", "k4-t", "k5-t", "k6-t",
];
const GROUNDS: [&str; 3] = ["paper", "sheet", "wash"];

#[test]
fn the_known_ratios_come_out() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
    assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
}

#[test]
fn the_article_can_be_read_on_every_ground() {
    hold(7.0, &pairs(&["ink"], &["paper", "sheet", "wash"]));
    hold(7.0, &pairs(&["ink"], &TINTS));
}

#[test]
fn the_tools_text_can_be_read() {
    hold(4.5, &pairs(&["ink-2", "ink-3", "accent", "danger"], &GROUNDS));
    hold(4.5, &pairs(&["on-accent"], &["accent", "accent-over"]));
    hold(4.5, &pairs(&["danger", "ink", "ink-2"], &["danger-t"]));
    // A badge: the sheet's colour on the voice's.
    hold(4.5, &pairs(&["sheet"], &VOICES));
    hold(4.5, &pairs(&["ink-3"], &["paper"]));
}

#[test]
fn a_voices_colour_can_be_read_on_its_tint() {
    let own: Vec<_> = VOICES
        .iter()
        .zip(TINTS)
        .map(|(v, t)| (v.to_string(), t.to_string()))
        .collect();
    hold(4.5, &own);
}

#[test]
fn a_labels_line_is_seen_under_any_voices_words() {
    hold(3.0, &pairs(&["k1", "k2", "k3", "k4", "k5", "k6"], &TINTS));
}

#[test]
fn the_palette_has_as_many_colours_as_a_codebook() {
    let (_, tokens) = &themes()[0];
    let colours = tokens
        .keys()
        .filter(|name| name.starts_with('k') && !name.ends_with("-t"));
    assert_eq!(colours.count(), usize::from(sayso_notebook::Codebook::COLOURS));
}

#[test]
fn marks_and_borders_that_mean_something_are_seen() {
    hold(3.0, &pairs(&VOICES, &GROUNDS));
    hold(
        3.0,
        &pairs(&["signal", "ink-3", "edge", "focus", "good", "accent"], &GROUNDS),
    );
    // A line under or above words that also wear a voice's tint.
    hold(3.0, &pairs(&["signal", "ink-3", "focus"], &TINTS));
}
