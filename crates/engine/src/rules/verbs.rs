//! Verbs as the rule files write them, in short, and their forms.

/// A verb with its forms.
#[derive(Debug)]
pub struct Verb {
    /// *admit*
    pub lemma: String,
    /// *admits*
    pub third: String,
    /// *admitted*, *wrote*
    pub past: String,
    /// *admitted*, *written*
    pub participle: String,
    /// *admitting*
    pub gerund: String,
}

impl Verb {
    /// Reads `announce`, `admit+` (admitted, admitting), `say=said` or `write=wrote=written`, and forms the rest
    /// by the spelling rules of English.
    pub fn read(entry: &str) -> Option<Self> {
        let mut parts = entry.split('=');
        let head = parts.next()?;
        let (lemma, doubled) = match head.strip_suffix('+') {
            Some(lemma) => (lemma, true),
            None => (head, false),
        };
        let last = lemma.chars().next_back()?;
        if !lemma.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            return None;
        }
        let vowel_before = lemma.chars().rev().nth(1).is_some_and(|c| "aeiou".contains(c));
        let stem = if doubled {
            format!("{lemma}{last}")
        } else {
            lemma.to_owned()
        };
        let y = (last == 'y' && !vowel_before).then(|| &lemma[..lemma.len() - 1]);
        let third = match (y, last) {
            (Some(stem), _) => format!("{stem}ies"),
            (None, 's' | 'x' | 'z' | 'o') => format!("{lemma}es"),
            (None, 'h') if lemma.ends_with("ch") || lemma.ends_with("sh") => format!("{lemma}es"),
            _ => format!("{lemma}s"),
        };
        let regular = match (y, last) {
            (Some(stem), _) => format!("{stem}ied"),
            (None, 'e') => format!("{lemma}d"),
            _ => format!("{stem}ed"),
        };
        let silent = last == 'e' && !lemma.ends_with("ee") && !lemma.ends_with("oe") && !lemma.ends_with("ye");
        let gerund = match lemma.strip_suffix("ie") {
            Some(short) => format!("{short}ying"),
            None if silent => format!("{}ing", &lemma[..lemma.len() - 1]),
            None => format!("{stem}ing"),
        };
        let past = parts.next().map_or(regular, str::to_owned);
        let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
        (parts.next().is_none() && !past.is_empty() && !participle.is_empty()).then(|| Self {
            lemma: lemma.to_owned(),
            third,
            past,
            participle,
            gerund,
        })
    }
}
