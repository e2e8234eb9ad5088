use fluent_bundle::FluentValue;

/// Writes a number as English does: 12,345 and 3.5. Other values are left to Fluent.
pub(super) fn grouped<M>(value: &FluentValue<'_>, _memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = number.as_string().into_owned();
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.push_str(rest);
    Some(grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: f64) -> String {
        grouped(&FluentValue::from(number), &()).unwrap()
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(shown(7.0), "7");
        assert_eq!(shown(999.0), "999");
        assert_eq!(shown(1_000.0), "1,000");
        assert_eq!(shown(1_234_567.0), "1,234,567");
        assert_eq!(shown(-1_234.5), "-1,234.5");
    }

    #[test]
    fn words_are_left_alone() {
        assert_eq!(grouped(&FluentValue::from("1000"), &()), None);
    }
}
