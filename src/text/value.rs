use std::borrow::Cow;

use yew::AttrValue;

/// What a message can be filled in with: `3.into()`, `"words".into()`.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// As it is.
    Text(Cow<'a, str>),
    /// Grouped by thousands; plurals follow it.
    Number(f64),
}

impl Value<'_> {
    /// As it is written out.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(super::number::grouped(*number)),
        }
    }

    /// Whether a variant with this key is for it: a number, or an English plural (CLDR: *one* is the whole number 1).
    pub fn takes(&self, key: &str) -> bool {
        match self {
            Value::Number(number) if key == "one" => *number == 1.0,
            Value::Number(number) => key == "other" || key.parse::<u32>().is_ok_and(|key| *number == f64::from(key)),
            Value::Text(_) => key == "other",
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<AttrValue> for Value<'_> {
    fn from(text: AttrValue) -> Self {
        Value::Text(Cow::Owned(text.to_string()))
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Value::Number(number as f64)
            }
        })*
    };
}

from_numbers!(u8, u32, i32, u64, usize, f64);
