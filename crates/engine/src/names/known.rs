//! What the lists know of a word, as a set of them.

/// The lists a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known(pub(super) u32);

impl Known {
    /// An everyday word in lower case.
    pub const WORD: Known = Known(1);
    pub const GIVEN: Known = Known(1 << 1);
    /// A surname that is an everyday word as well.
    pub const SURNAME: Known = Known(1 << 2);
    pub const COUNTRY: Known = Known(1 << 3);
    pub const PLACE: Known = Known(1 << 4);
    pub const ORGANISATION: Known = Known(1 << 5);
    pub const MEDIA: Known = Known(1 << 6);
    /// Ends an organisation's name: *Council*.
    pub const ORGANISATION_HEAD: Known = Known(1 << 7);
    /// Opens one too: *Bank of*.
    pub const ORGANISATION_OPENER: Known = Known(1 << 8);
    pub const PLACE_HEAD: Known = Known(1 << 9);
    pub const PLACE_OPENER: Known = Known(1 << 10);
    pub const OTHER_HEAD: Known = Known(1 << 11);
    pub const DEMONYM: Known = Known(1 << 12);
    pub const NOT_NAME: Known = Known(1 << 13);
    pub const TITLE: Known = Known(1 << 14);
    /// A title or noun that tells a man, a woman.
    pub const MALE: Known = Known(1 << 15);
    pub const FEMALE: Known = Known(1 << 16);
    /// *Mr*, *Dr*: never without a name after it.
    pub const COURTESY: Known = Known(1 << 17);
    pub const ROLE: Known = Known(1 << 18);
    pub const GROUP: Known = Known(1 << 19);
    pub const DOCUMENT: Known = Known(1 << 20);
    /// A name by one of the lists.
    pub const LISTED: Known = Known(Known::GIVEN.0 | Known::COUNTRY.0 | Known::PLACE.0 | Known::ORGANISATION.0);
    /// Opens a name of several words in one of the lists.
    pub const OPENS: Known = Known(1 << 21);
    /// A body that speaks as one: *council*.
    pub const BODY: Known = Known(1 << 22);

    /// A personal pronoun: *she*, *her*, *I'm*.
    pub const PRONOUN: Known = Known(1 << 24);
    /// Ends the name of a document, with a capital: *Study*.
    pub const DOCUMENT_HEAD: Known = Known(1 << 25);
    /// Opens a date, or could.
    pub const DATE: Known = Known(1 << 23);

    /// A word in lower case that most people know, if no everyday one.
    pub const RARE: Known = Known(1 << 26);

    /// Whether it stands in one list of `of` or more.
    pub fn any(self, of: Known) -> bool {
        self.0 & of.0 != 0
    }
}

impl std::ops::BitOr for Known {
    type Output = Known;

    fn bitor(self, other: Known) -> Known {
        Known(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Known {
    fn bitor_assign(&mut self, other: Known) {
        self.0 |= other.0;
    }
}
