//! The lists of `rules/en/names/`, as the program holds them.

use super::Known;

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../../../rules/en/names/", $name, ".txt"))
    };
}

macro_rules! front_coded {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"))
    };
}

/// Lists with one name a line, front-coded by the build.
pub(super) const LINES: [(&str, Known); 8] = [
    (front_coded!("countries"), Known::COUNTRY),
    (front_coded!("places"), Known::PLACE),
    (front_coded!("regions"), Known::PLACE),
    (front_coded!("organisations"), Known::ORGANISATION),
    (front_coded!("media"), Known(Known::MEDIA.0 | Known::ORGANISATION.0)),
    (front_coded!("given"), Known::GIVEN),
    (front_coded!("known-words"), Known::RARE),
    (front_coded!("words"), Known::WORD),
];

/// Lists of words between white space.
pub(super) const WORDS: [(&str, Known); 14] = [
    (list!("census-surnames"), Known::SURNAME),
    (list!("surnames"), Known::SURNAME),
    (list!("demonyms"), Known::DEMONYM),
    (list!("place-heads"), Known::PLACE_HEAD),
    (list!("place-openers"), Known::PLACE_OPENER),
    (list!("other-heads"), Known::OTHER_HEAD),
    (list!("not-names"), Known::NOT_NAME),
    (list!("roles"), Known::ROLE),
    (list!("groups"), Known::GROUP),
    (list!("documents"), Known::DOCUMENT),
    (list!("bodies"), Known::BODY),
    (list!("men"), Known::MALE),
    (list!("women"), Known::FEMALE),
    (list!("organisation-heads"), Known(0)),
];
/// Personal pronouns.
pub(super) const PRONOUNS: [&str; 21] = [
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "you", "your", "yours", "yourself", "he", "him",
    "his", "himself", "she", "her", "hers", "herself",
];
/// Words that end the names of documents, which the text may use one for the other.
pub(super) const DOCUMENT_HEADS: [&str; 8] = [
    "Study",
    "Report",
    "Survey",
    "Review",
    "Inquiry",
    "Assessment",
    "Audit",
    "Census",
];
pub(super) const HEADS: &str = list!("organisation-heads");
pub(super) const TITLES: &str = list!("titles");
pub(super) const ALIASES: &str = list!("aliases");
