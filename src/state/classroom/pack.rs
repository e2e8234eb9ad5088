use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// How hard is tried to make files small, of 10.
const EFFORT: u8 = 6;

/// A ZIP archive of these files: their names, and the text in each.
///
/// # Panics
/// When it comes to more than the format holds, 4 GB.
pub fn pack(files: &[(String, String)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, text) in files {
        let in_memory = "written into memory";
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .expect(in_memory);
        // The writer counts the text and checks it; the entry gets it deflated.
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(text.as_bytes()).expect(in_memory);
        let (_, descriptor) = counted.finish().expect(in_memory);
        entry
            .write_all(&compress_to_vec(text.as_bytes(), EFFORT))
            .expect(in_memory);
        entry.finish(descriptor).expect(in_memory);
    }
    archive.finish().expect("written into memory");
    bytes
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
        let bytes = pack(&files);
        assert!(bytes.len() < 1000);
        let out = unpack("all.zip".to_owned(), bytes);
        let out: Vec<_> = out.into_iter().map(|(name, text)| (name, text.unwrap())).collect();
        assert_eq!(out.len(), 2);
        for ((name, text), (there, bytes)) in files.iter().zip(&out) {
            assert!(there.ends_with(name) && bytes == text.as_bytes(), "{there}");
        }
        assert_eq!(unpack("none.zip".to_owned(), pack(&[])).count(), 1);
    }
}
