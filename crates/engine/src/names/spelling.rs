//! Other ways to write a word: in lower case, with capitals, without accents.

use std::borrow::Cow;

/// Plain white space and apostrophes for others.
pub(super) fn plain_sign(c: char) -> char {
    match c {
        '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// In lower case, with plain apostrophes.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else if word == "’s" {
        // Of all words with other letters the most frequent.
        Cow::Borrowed("'s")
    } else {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    }
}

/// *ALDINE* → *Aldine*
pub(crate) fn titled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = c == '-';
    }
    out
}

/// *aldine* → *Aldine*
pub(crate) fn capitalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word.chars();
    out.extend(rest.next().into_iter().flat_map(char::to_uppercase));
    out + rest.as_str()
}

/// `name` with its accents left out, if it has any of the Latin ones.
pub(crate) fn unaccented(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let plain = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => 'A',
        'ç' | 'ć' | 'č' => 'c',
        'Ç' | 'Ć' | 'Č' => 'C',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'È'..='Ë' | 'Ē' | 'Ę' | 'Ě' => 'E',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'Ì'..='Ï' | 'Ī' | 'İ' => 'I',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ő' => 'O',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'Ù'..='Ü' | 'Ū' | 'Ů' => 'U',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'Ś' | 'Š' | 'Ş' | 'Ș' => 'S',
        'ź' | 'ž' | 'ż' => 'z',
        'Ź' | 'Ž' | 'Ż' => 'Z',
        'ł' => 'l',
        'Ł' => 'L',
        'ğ' => 'g',
        'ţ' | 'ț' | 'ť' => 't',
        'đ' | 'ď' => 'd',
        'Đ' | 'Ď' => 'D',
        'ř' => 'r',
        'Ř' => 'R',
        '’' => '\'',
        c => c,
    };
    Some(name.chars().map(plain).collect())
}
