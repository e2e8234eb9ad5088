//! Light or dark.

/// Which colours the page wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the computer is set.
    #[default]
    System,
    /// Light, whatever the computer is set to.
    Light,
    /// Dark, whatever the computer is set to.
    Dark,
}

impl Theme {
    /// The name it is kept under, and the value of `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of this name; [`Theme::System`] for any other word.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }
}

/// Puts `theme` on: `data-theme` at the root element, absent for [`Theme::System`].
pub fn apply(theme: Theme) {
    let Some(root) = gloo::utils::document().document_element() else {
        return;
    };
    // Both fail only for an ill-formed attribute name.
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        _ => root.set_attribute("data-theme", theme.name()),
    };
}
