use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// How hard is tried to make files small, of 10.
const EFFORT: u8 = 6;

/// Why writing does not fail.
const IN_MEMORY: &str = "written into memory";

/// A ZIP archive in the making, a file at a time.
pub struct Pack(ZipArchiveWriter<Vec<u8>>);

impl Pack {
    /// Nothing is in it yet.
    pub fn begin() -> Self {
        Self(ZipArchiveWriter::new(Vec::new()))
    }

    /// Puts a file in, with this text.
    ///
    /// # Panics
    /// When it comes to more than the format holds, 4 GB.
    pub fn add(&mut self, name: &str, text: &str) {
        let (mut entry, config) = self
            .0
            .new_file(name)
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .expect(IN_MEMORY);
        // The writer counts the text and checks it; the entry gets it deflated.
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(text.as_bytes()).expect(IN_MEMORY);
        let (_, descriptor) = counted.finish().expect(IN_MEMORY);
        entry
            .write_all(&compress_to_vec(text.as_bytes(), EFFORT))
            .expect(IN_MEMORY);
        entry.finish(descriptor).expect(IN_MEMORY);
    }

    /// All of it.
    ///
    /// # Panics
    /// As [`Self::add`].
    pub fn finish(self) -> Vec<u8> {
        self.0.finish().expect(IN_MEMORY)
    }
}

#[cfg(test)]
mod tests {
    use sayso_classroom::unpack;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let files = [
            ("ana.feedback.sayso.json".to_owned(), "{\"ü\": 1}".repeat(500)),
            ("ben.feedback.sayso.json".to_owned(), "{}".to_owned()),
        ];
        let mut pack = Pack::begin();
        files.iter().for_each(|(name, text)| pack.add(name, text));
        let bytes = pack.finish();
        assert!(bytes.len() < 1000);
        let out = unpack("all.zip".to_owned(), bytes);
        let out: Vec<_> = out.into_iter().map(|(name, text)| (name, text.unwrap())).collect();
        assert_eq!(out.len(), 2);
        for ((name, text), (there, bytes)) in files.iter().zip(&out) {
            assert!(there.ends_with(name) && bytes == text.as_bytes(), "{there}");
        }
        assert_eq!(unpack("none.zip".to_owned(), Pack::begin().finish()).count(), 1);
    }
}
