/// Criteria that a source is judged by, each with a whole number from 1 to 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rubric {
    /// Authority, Named, self-Interest, Corroboration, Evidence.
    ANice,
    /// Independent, Multiple, Verifies, Authoritative or Informed, Named (Center for News Literacy, Stony Brook University).
    Imvain,
    /// Criteria of somebody's own, in order.
    Own(Vec<String>),
}

/// One of a rubric's criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name in files: the rubric's, a colon, its own.
    pub id: String,
    /// What people read, where somebody named it themselves; none for those that the interface has words for.
    pub name: Option<String>,
}

const A_NICE: [&str; 5] = ["authority", "named", "interest", "corroboration", "evidence"];
const IMVAIN: [&str; 5] = ["independent", "multiple", "verifies", "authoritative", "named"];

/// Most criteria of one's own; more would not fit beside an article.
const MOST: usize = 12;

impl Criterion {
    /// The criterion of this id.
    pub fn of(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: id.strip_prefix("own:").map(str::to_owned),
        }
    }
}

impl Rubric {
    /// The least and the most that can be given.
    pub const SCALE: (i32, i32) = (1, 5);

    /// `a-nice`, `imvain`, or names with commas between them; none if there is no name in it.
    pub fn parse(rubric: &str) -> Option<Self> {
        match rubric.trim() {
            "a-nice" => Some(Self::ANice),
            "imvain" => Some(Self::Imvain),
            own => {
                let mut names: Vec<String> = Vec::new();
                for name in own.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                    if names.len() < MOST && !names.iter().any(|known| known == name) {
                        names.push(name.to_owned());
                    }
                }
                (!names.is_empty()).then_some(Self::Own(names))
            }
        }
    }

    /// As [`Rubric::parse`] reads it.
    pub fn written(&self) -> String {
        match self {
            Self::ANice => "a-nice".to_owned(),
            Self::Imvain => "imvain".to_owned(),
            Self::Own(names) => names.join(", "),
        }
    }

    /// In order.
    pub fn criteria(&self) -> Vec<Criterion> {
        let all = |rubric: &str, names: &[&str]| {
            let ids = names.iter().map(|name| format!("{rubric}:{name}"));
            ids.map(|id| Criterion::of(&id)).collect()
        };
        match self {
            Self::ANice => all("a-nice", &A_NICE),
            Self::Imvain => all("imvain", &IMVAIN),
            Self::Own(names) => names.iter().map(|name| Criterion::of(&format!("own:{name}"))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rubric_is_read_as_it_was_written() {
        let own = Rubric::parse(" Clear,, Close to it , Clear").unwrap();
        assert_eq!(own, Rubric::Own(vec!["Clear".into(), "Close to it".into()]));
        for rubric in [Rubric::ANice, Rubric::Imvain, own] {
            assert_eq!(Rubric::parse(&rubric.written()), Some(rubric));
        }
        assert_eq!(Rubric::parse(" , "), None);
        let many: Vec<String> = (0..100).map(|n| n.to_string()).collect();
        assert_eq!(Rubric::parse(&many.join(",")).unwrap().criteria().len(), MOST);
        // Both have a criterion "named", and what is given for one is not given for the other.
        let ids = [Rubric::ANice, Rubric::Imvain].map(|rubric| rubric.criteria());
        assert!(ids[0].iter().all(|one| ids[1].iter().all(|other| one.id != other.id)));
    }
}
