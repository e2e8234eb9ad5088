//! How the page looks to this person: colours, type, motion.
//!
//! What is chosen stands at the root element, in an attribute for each [`Aspect`] (`data-theme="sepia"`), and the style sheets do
//! the rest. src/boot.js puts the attributes on before anything is drawn.

use gloo::utils::{document_element, window};

/// Something about the look that a person can choose.
pub struct Aspect {
    /// The setting's name, and the attribute's after `data-`.
    pub name: &'static str,
    /// The message that names it.
    pub label: &'static str,
    /// The values to choose from, as they are kept, and the messages that name them.
    pub values: &'static [(&'static str, &'static str)],
    /// The place of the value that stands until a person chooses; it needs no attribute.
    pub usual: usize,
}

/// All of them, in the order in which they are shown.
pub static ASPECTS: [Aspect; 6] = [
    Aspect {
        name: "theme",
        label: "theme",
        values: &[
            ("system", "theme-system"),
            ("light", "theme-light"),
            ("dark", "theme-dark"),
            ("sepia", "theme-sepia"),
            ("contrast", "theme-contrast"),
        ],
        usual: 0,
    },
    Aspect {
        name: "text-size",
        label: "text-size",
        values: &[
            ("small", "text-size-small"),
            ("usual", "text-size-usual"),
            ("large", "text-size-large"),
            ("larger", "text-size-larger"),
            ("largest", "text-size-largest"),
        ],
        usual: 1,
    },
    Aspect {
        name: "line-width",
        label: "line-width",
        values: &[
            ("narrow", "line-width-narrow"),
            ("usual", "line-width-usual"),
            ("wide", "line-width-wide"),
        ],
        usual: 1,
    },
    Aspect {
        name: "line-height",
        label: "line-height",
        values: &[
            ("close", "line-height-close"),
            ("usual", "line-height-usual"),
            ("wide", "line-height-wide"),
        ],
        usual: 1,
    },
    Aspect {
        name: "motion",
        label: "motion",
        values: &[("system", "motion-system"), ("less", "motion-less")],
        usual: 0,
    },
    Aspect {
        name: SPOKEN,
        label: "spoken",
        values: &[
            ("off", "spoken-off"),
            ("brief", "spoken-brief"),
            ("full", "spoken-full"),
        ],
        usual: 1,
    },
];

/// The name of what screen readers are told of marks in the text.
const SPOKEN: &str = "spoken";

/// How much screen readers are told where marks begin and end in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// Nothing: the text is read as it is.
    Off,
    /// That a quote begins or ends, and its number.
    Brief,
    /// Who says it as well.
    Full,
}

/// What is chosen: the place of a value for each of [`ASPECTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look([usize; ASPECTS.len()]);

impl Default for Look {
    fn default() -> Self {
        Self(std::array::from_fn(|aspect| ASPECTS[aspect].usual))
    }
}

impl Look {
    /// As kept by `setting`, which yields the value of a name; the usual value for any that is not known.
    pub fn kept(setting: &dyn Fn(&str) -> Option<String>) -> Self {
        Self(std::array::from_fn(|aspect| {
            let Aspect {
                name, values, usual, ..
            } = &ASPECTS[aspect];
            let kept = setting(name);
            let known = values.iter().position(|(value, _)| kept.as_deref() == Some(*value));
            known.unwrap_or(*usual)
        }))
    }

    /// The place of the value chosen for this aspect, which is one of [`ASPECTS`] by its place there.
    pub fn chosen(self, aspect: usize) -> usize {
        self.0[aspect]
    }

    /// How much screen readers are told of marks in the text.
    pub fn spoken(self) -> Spoken {
        let chosen = self.to_keep().find(|(name, _)| *name == SPOKEN);
        match chosen {
            Some((_, "off")) => Spoken::Off,
            Some((_, "full")) => Spoken::Full,
            _ => Spoken::Brief,
        }
    }

    /// With another value for an aspect.
    pub fn with(mut self, aspect: usize, value: usize) -> Self {
        self.0[aspect] = value;
        self
    }

    /// What is to be kept: names and values.
    pub fn to_keep(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let chosen = ASPECTS.iter().zip(self.0);
        chosen.map(|(aspect, value)| (aspect.name, aspect.values[value].0))
    }
}

/// Puts `look` on. Where the colours are the computer's, and it asks for more contrast, they have it.
pub fn apply(look: Look) {
    let root = document_element();
    for (aspect, chosen) in ASPECTS.iter().zip(look.0) {
        let attribute = format!("data-{}", aspect.name);
        let value = match chosen == aspect.usual {
            true => (aspect.name == "theme" && wants_contrast()).then_some("contrast"),
            false => Some(aspect.values[chosen].0),
        };
        // Both fail only for an ill-formed attribute name.
        let _ = match value {
            Some(value) => root.set_attribute(&attribute, value),
            None => root.remove_attribute(&attribute),
        };
    }
}

fn wants_contrast() -> bool {
    let asked = window().match_media("(prefers-contrast: more)");
    asked.ok().flatten().is_some_and(|query| query.matches())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_not_known_is_as_usual() {
        let look = Look::default().with(0, 3).with(4, 1);
        let kept: Vec<_> = look.to_keep().collect();
        let setting = |name: &str| kept.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        assert_eq!(Look::kept(&setting), look);
        assert_eq!(Look::kept(&|_| Some("neon".to_owned())), Look::default());
    }
}
