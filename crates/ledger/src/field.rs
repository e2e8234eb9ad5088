/// What a person enters in the ledger. It is kept as a coding (`sayso_notebook::Event::Coded`), under an id that no variable of a
/// codebook can have: those are lower-case words with hyphens, and these have a colon.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What kind of source it is, in place of what was found: of a source.
    Kind,
    /// What it is, in place of what the text says: of a source.
    Role,
    /// What the person found out about it elsewhere: of a source.
    Found,
    /// Where that stands: of a source.
    Link,
    /// A number from 1 to 5 by a criterion, named as [`crate::Criterion::id`] with its rubric: of a source.
    Judged(String),
    /// Something about a person that only a person may enter, by its name: of a source.
    Trait(String),
    /// How the saying word lets the words stand, in place of what its list says: of a statement.
    Strength,
    /// The rubric that sources are judged by ([`crate::Rubric::parse`]): of the article.
    Rubric,
}

impl Field {
    /// What every id begins with.
    pub const PREFIX: &str = "ledger:";

    /// The id that it is kept under.
    pub fn id(&self) -> String {
        let name = match self {
            Field::Kind => "kind",
            Field::Role => "role",
            Field::Found => "found",
            Field::Link => "link",
            Field::Judged(criterion) => return format!("{}judged:{criterion}", Self::PREFIX),
            Field::Trait(name) => return format!("{}trait:{name}", Self::PREFIX),
            Field::Strength => "strength",
            Field::Rubric => "rubric",
        };
        format!("{}{name}", Self::PREFIX)
    }

    /// The field of this id; none if it is a codebook's variable, or of a version that is to come.
    pub fn of(id: &str) -> Option<Self> {
        let name = id.strip_prefix(Self::PREFIX)?;
        Some(match name.split_once(':') {
            Some(("judged", criterion)) => Field::Judged(criterion.to_owned()),
            Some(("trait", name)) => Field::Trait(name.to_owned()),
            Some(_) => return None,
            None => match name {
                "kind" => Field::Kind,
                "role" => Field::Role,
                "found" => Field::Found,
                "link" => Field::Link,
                "strength" => Field::Strength,
                "rubric" => Field::Rubric,
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_was_written() {
        let named = [
            Field::Judged("own:Clear: yes".into()),
            Field::Trait("Lives: here".into()),
        ];
        let plain = [
            Field::Kind,
            Field::Role,
            Field::Found,
            Field::Link,
            Field::Strength,
            Field::Rubric,
        ];
        for field in named.into_iter().chain(plain) {
            assert_eq!(Field::of(&field.id()), Some(field));
        }
        for other in ["kind", "ledger:", "ledger:colour", "ledger:later:x", "judged:a"] {
            assert_eq!(Field::of(other), None, "{other}");
        }
    }
}
