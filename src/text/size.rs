use super::t_args;

/// So many bytes in words: *1.2 MB*, in steps of 1,000.
pub fn bytes(count: f64) -> String {
    let (unit, of) = match count {
        c if c < 1e3 => ("size-bytes", 1.0),
        c if c < 1e6 => ("size-kb", 1e3),
        c if c < 1e9 => ("size-mb", 1e6),
        _ => ("size-gb", 1e9),
    };
    let shown = count / of;
    let shown = if shown < 10.0 && of > 1.0 {
        (shown * 10.0).round() / 10.0
    } else {
        shown.round()
    };
    t_args(unit, &[("count", shown.into())]).to_string()
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_have_two_figures() {
        assert_eq!(bytes(0.0), "0 bytes");
        assert_eq!(bytes(6_140.0), "6.1 KB");
        assert_eq!(bytes(61_400.0), "61 KB");
        assert_eq!(bytes(2_147_483_648.0), "2.1 GB");
    }
}
