use sayso_notebook::Timestamp;
use sayso_store::Filing;

/// How an article is to be filed anew.
#[derive(Clone, Debug, PartialEq)]
pub enum Filed {
    /// In the bin, or out of it.
    Binned(bool),
    /// In the archive, or out of it.
    Archived(bool),
    /// As the person describes it.
    Described(Description),
}

/// What a person says of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Description {
    /// What they call it; its headline if empty.
    pub title: String,
    /// Where it was published.
    pub outlet: String,
    /// When.
    pub published: String,
    /// With commas between.
    pub tags: String,
}

impl Filed {
    /// Files so, `at` this moment.
    pub fn apply(&self, filing: &mut Filing, at: Timestamp) {
        match self {
            Filed::Binned(binned) => filing.binned = binned.then_some(at),
            Filed::Archived(archived) => filing.archived = *archived,
            Filed::Described(about) => {
                let given = |text: &str| text.trim().to_owned();
                filing.title = Some(given(&about.title)).filter(|title| !title.is_empty());
                filing.outlet = given(&about.outlet);
                filing.published = given(&about.published);
                filing.tags.clear();
                for tag in about.tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
                    if !filing.tags.iter().any(|other| other == tag) {
                        filing.tags.push(tag.to_owned());
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_once_and_a_title_can_be_taken_back() {
        let mut filing = Filing {
            title: Some("Mine".to_owned()),
            ..Filing::default()
        };
        let about = Description {
            title: "  ".to_owned(),
            outlet: " The Harbour Post ".to_owned(),
            published: String::new(),
            tags: "harbour, strike,, harbour ,year 9".to_owned(),
        };
        Filed::Described(about).apply(&mut filing, Timestamp(1));
        assert_eq!(filing.title, None);
        assert_eq!(filing.outlet, "The Harbour Post");
        assert_eq!(filing.tags, ["harbour", "strike", "year 9"]);
    }
}
