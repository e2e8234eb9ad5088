/// What is odd about a text that comes in, and worth telling the person before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Only the address of a page. Sayso cannot fetch it.
    Address,
    /// The source code of a page instead of its text.
    Markup,
    /// Fewer than [`SHORT`] words: perhaps not the whole article.
    Short,
    /// Not English: the rules know no other language.
    NotEnglish,
}

/// A text of fewer words than this is hardly a whole article.
const SHORT: usize = 40;

/// Words looked at to tell the language; enough to be sure, few enough for the longest text.
const LOOKED_AT: usize = 600;

/// From this many words on, the share of function words says something about the language.
const TELLING: usize = 12;

/// In the two samples of src/samples 41 words in a hundred are function words; in other languages a few are
/// spelled like one of them. The bound is well below the one and above the other, for lists and tables of names.
const LEAST_SHARE: f64 = 0.15;

/// The commonest words of English that stand for little in other languages.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "all", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "for", "from",
    "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "more", "no", "not", "of", "on",
    "one", "or", "our", "out", "over", "said", "she", "so", "than", "that", "the", "their", "them", "there", "they",
    "this", "to", "up", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you",
];

/// What is odd about `text`, the most pressing first; nothing for the usual article or an empty text.
pub fn oddity(text: &str) -> Option<Oddity> {
    let text = text.trim();
    if text.is_empty() {
        None
    } else if is_address(text) {
        Some(Oddity::Address)
    } else if is_markup(text) {
        Some(Oddity::Markup)
    } else if !is_english(text) {
        Some(Oddity::NotEnglish)
    } else if is_short(text) {
        Some(Oddity::Short)
    } else {
        None
    }
}

/// Whether it is hardly a whole article.
pub(super) fn is_short(text: &str) -> bool {
    text.split_whitespace().take(SHORT).count() < SHORT
}

/// Longest address that is looked at, in bytes.
const ADDRESS: usize = 4096;

fn is_address(text: &str) -> bool {
    if text.len() > ADDRESS || text.contains(char::is_whitespace) {
        return false;
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let site = text.split('/').next().unwrap_or_default();
    let named = site.len() < text.len() && site.contains('.') && site.chars().all(plain);
    text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.") || named
}

/// A page's source opens with a tag and has more.
fn is_markup(text: &str) -> bool {
    let beginning = &text[..text.floor_char_boundary(20_000)];
    let tags = beginning
        .split('<')
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'));
    text.starts_with('<') && tags.count() > 3
}

/// Whether the share of English function words is that of English. A handful of words is given the benefit of
/// the doubt, unless hardly a letter of them is Latin.
pub(super) fn is_english(text: &str) -> bool {
    let (mut words, mut known, mut foreign) = (0_usize, 0_usize, 0_usize);
    let letters = |c: char| !c.is_alphabetic() && c != '\'' && c != '’';
    for word in text.split(letters).filter(|w| !w.is_empty()).take(LOOKED_AT) {
        words += 1;
        let latin = word.chars().all(|c| c < '\u{250}' || c == '’');
        foreign += usize::from(!latin);
        known += usize::from(word.len() < 8 && FUNCTION_WORDS.contains(&word.to_ascii_lowercase().as_str()));
    }
    if foreign * 2 > words {
        return false;
    }
    words < TELLING || known as f64 / words as f64 >= LEAST_SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The harbour board said on Monday that it would repair the old crane before the winter, \
        after a storm had bent two of its legs. “We have no other way to unload the timber,” said Una Marsh, who runs \
        the yard. The work will cost more than the town had set aside for it.";

    #[test]
    fn an_article_has_nothing_odd() {
        assert_eq!(oddity(ENGLISH), None);
        assert_eq!(oddity(&ENGLISH.repeat(50)), None);
        assert_eq!(oddity(""), None);
        assert_eq!(oddity(" \n\t"), None);
    }

    #[test]
    fn an_address_alone_is_known() {
        for address in [
            "https://news.example/2026/crane-repair",
            "  http://news.example/a?b=c#d\n",
            "www.example.org",
            "news.example.co/crane/repair.html",
        ] {
            assert_eq!(oddity(address), Some(Oddity::Address), "{address}");
        }
        assert_ne!(
            oddity("See https://news.example/crane for more."),
            Some(Oddity::Address)
        );
        assert_ne!(
            oddity(&format!("https://news.example/crane\n\n{ENGLISH}")),
            Some(Oddity::Address)
        );
    }

    #[test]
    fn a_pages_source_is_known() {
        let page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><p>The crane is bent.</p></body>";
        assert_eq!(oddity(page), Some(Oddity::Markup));
        assert_eq!(oddity(&format!("<3 to the <b>crane</b>. {ENGLISH}")), None);
    }

    #[test]
    fn a_short_text_is_known() {
        assert_eq!(oddity("“We are ready,” said Una Marsh."), Some(Oddity::Short));
    }

    #[test]
    fn other_languages_are_known() {
        let german = "Der Hafenrat teilte am Montag mit, der alte Kran werde noch vor dem Winter repariert, nachdem ein \
            Sturm zwei seiner Beine verbogen hatte. „Wir haben keine andere Möglichkeit“, sagte Una Marsh.";
        let spanish = "La junta del puerto dijo el lunes que repararía la vieja grúa antes del invierno, después de que \
            una tormenta doblara dos de sus patas. «No tenemos otra manera», dijo Una Marsh.";
        let french = "Le conseil du port a annoncé lundi que la vieille grue serait réparée avant l’hiver, après une \
            tempête qui a tordu deux de ses pieds. « Nous n’avons pas le choix », a dit Una Marsh.";
        let dutch = "De havenraad zei maandag dat de oude kraan voor de winter wordt gerepareerd, nadat een storm twee \
            van de poten had verbogen. „We hebben geen andere manier”, zei Una Marsh.";
        let arabic = "قال مجلس الميناء يوم الاثنين إن الرافعة القديمة ستصلح قبل الشتاء";
        for text in [german, spanish, french, dutch, arabic, "港口委员会周一表示"] {
            assert_eq!(oddity(text), Some(Oddity::NotEnglish), "{text}");
        }
    }

    #[test]
    fn odd_texts_are_looked_at_without_harm() {
        for text in [
            "\0\0",
            "\u{fffd}",
            "<",
            "😀 😀",
            "’",
            &"x".repeat(1 << 20),
            &"é".repeat(30_000),
        ] {
            let _ = oddity(text);
        }
    }
}
