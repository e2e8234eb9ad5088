/// Text cut to `most` characters, with an ellipsis where something is missing.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    kept.trim_end().to_owned() + "…"
}

/// Part of a whole in per cent, with one decimal; a dash for none of nothing.
pub fn per_cent(part: usize, of: usize) -> String {
    if of == 0 {
        return "-".to_owned();
    }
    format!("{:.1}", 100.0 * part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_and_nothing_has_no_share() {
        assert_eq!(cut("the old mill", 12), "the old mill");
        assert_eq!(cut("the old mill", 9), "the old…");
        assert_eq!((per_cent(1, 3).as_str(), per_cent(0, 0).as_str()), ("33.3", "-"));
    }
}
