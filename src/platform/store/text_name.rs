use std::fmt::Write;

use sha2::{Digest, Sha256};

/// A text's name: the SHA-256 of its UTF-8 bytes in hexadecimal. The text is taken in by and by, since a long one
/// takes a while.
#[derive(Default)]
pub struct TextName(Sha256);

impl TextName {
    /// Takes in the next part of the text.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The name of what was taken in.
    pub fn finish(self) -> String {
        self.0
            .finalize()
            .iter()
            .fold(String::with_capacity(64), |mut name, byte| {
                // Writing to a string cannot fail.
                let _ = write!(name, "{byte:02x}");
                name
            })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_is_named_by_its_sha_256() {
        let mut name = super::TextName::default();
        name.add(b"a");
        name.add(b"bc");
        // The test vector of FIPS 180-2, appendix B.1.
        assert_eq!(
            name.finish(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
