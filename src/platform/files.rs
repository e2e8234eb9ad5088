//! Files in: opened or dropped, read, decoded.

use gloo::file::futures::read_as_bytes;
use js_sys::Uint8Array;
use web_sys::{DragEvent, File, TextDecoder};

/// What a file's name says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `.txt`, `.text`, or no ending.
    Text,
    /// `.md`, `.markdown`
    Markdown,
    /// `.json`
    Json,
}

impl FileKind {
    /// By the ending of a file's name; none if Sayso does not read such files.
    pub fn of(name: &str) -> Option<Self> {
        let Some((_, ending)) = name.rsplit_once('.') else {
            return Some(FileKind::Text);
        };
        match &*ending.to_ascii_lowercase() {
            "txt" | "text" => Some(FileKind::Text),
            "md" | "markdown" => Some(FileKind::Markdown),
            "json" => Some(FileKind::Json),
            _ => None,
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The file's name, with its ending.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// What is in it; a byte order mark is taken off, line ends are as they are.
    pub text: String,
}

/// An encoding to choose from when a file is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The label that the Encoding Standard knows it by: `windows-1252`.
    pub label: &'static str,
    /// The id of its name in words, *Western European (Windows)*: see [`crate::text::t`].
    pub name: &'static str,
}

const fn encoding(label: &'static str, name: &'static str) -> Encoding {
    Encoding { label, name }
}

/// The encodings offered, the likeliest first.
pub const ENCODINGS: &[Encoding] = &[
    encoding("windows-1252", "encoding-windows-1252"),
    encoding("iso-8859-15", "encoding-iso-8859-15"),
    encoding("macintosh", "encoding-macintosh"),
    encoding("iso-8859-2", "encoding-iso-8859-2"),
    encoding("windows-1250", "encoding-windows-1250"),
    encoding("windows-1251", "encoding-windows-1251"),
    encoding("windows-1254", "encoding-windows-1254"),
    encoding("utf-16le", "encoding-utf-16le"),
    encoding("utf-16be", "encoding-utf-16be"),
    encoding("shift_jis", "encoding-shift-jis"),
    encoding("gb18030", "encoding-gb18030"),
    encoding("big5", "encoding-big5"),
    encoding("euc-kr", "encoding-euc-kr"),
];

/// A file whose bytes are not UTF-8, to be decoded by [`Undecoded::decode`] once a person has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecoded {
    /// The file's name, with its ending.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a file could not be opened. The sentence for the person: [`crate::text::words_for::file_error`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Its name ends in something Sayso does not read.
    Unknown {
        /// The file's name.
        name: String,
    },
    /// It is larger than [`MAX_BYTES`].
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size in bytes.
        bytes: u64,
    },
    /// The browser could not read it.
    Unreadable {
        /// The file's name.
        name: String,
    },
    /// It is not UTF-8, nor UTF-16 with a byte order mark: ask for the encoding.
    NeedsEncoding(Undecoded),
}

/// The largest file that is opened, in bytes: what the native format takes, the largest of the three kinds.
pub const MAX_BYTES: u64 = sayso_wire::native::MAX_BYTES as u64;

/// Reads and decodes `file`.
///
/// # Errors
/// [`FileError`]; the caller's page stays as it is.
pub async fn read(file: File) -> Result<Opened, FileError> {
    let file = gloo::file::File::from(file);
    let name = file.name();
    let Some(kind) = FileKind::of(&name) else {
        return Err(FileError::Unknown { name });
    };
    if file.size() > MAX_BYTES {
        return Err(FileError::TooLarge {
            name,
            bytes: file.size(),
        });
    }
    match read_as_bytes(&file).await {
        Ok(bytes) => Undecoded { name, kind, bytes }.without_asking(),
        Err(_) => Err(FileError::Unreadable { name }),
    }
}

/// The files of a drop, in order. The caller prevents the default of `dragover` and `drop`.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|data| data.files());
    files.map_or_else(Vec::new, |list| {
        (0..list.length()).filter_map(|i| list.get(i)).collect()
    })
}

impl Undecoded {
    /// UTF-8, or UTF-16 by its byte order mark.
    fn without_asking(mut self) -> Result<Opened, FileError> {
        match self.bytes[..] {
            [0xff, 0xfe, ..] => return Ok(self.decode(encoding("utf-16le", ""))),
            [0xfe, 0xff, ..] => return Ok(self.decode(encoding("utf-16be", ""))),
            [0xef, 0xbb, 0xbf, ..] => drop(self.bytes.drain(..3)),
            _ => {}
        }
        // A text with many NULs at every other byte is UTF-16 without a mark; as UTF-8 it is valid, and nonsense.
        let nuls = self.bytes.iter().filter(|b| **b == 0).count();
        if nuls > 0 && nuls * 3 > self.bytes.len() {
            return Err(FileError::NeedsEncoding(self));
        }
        match String::from_utf8(std::mem::take(&mut self.bytes)) {
            Ok(text) => Ok(Opened {
                name: self.name,
                kind: self.kind,
                text,
            }),
            Err(error) => {
                self.bytes = error.into_bytes();
                Err(FileError::NeedsEncoding(self))
            }
        }
    }

    /// Its text by `encoding` (the browser's decoder), a byte order mark taken off; what means nothing in it
    /// becomes U+FFFD.
    pub fn decode(&self, encoding: Encoding) -> Opened {
        // Fails for a label it does not know: then every byte above 127 becomes U+FFFD, which shows.
        let decoder = TextDecoder::new_with_label(encoding.label).ok();
        let bytes = Uint8Array::from(&self.bytes[..]);
        let text = decoder.and_then(|decoder| decoder.decode_with_js_u8_array(&bytes).ok());
        Opened {
            name: self.name.clone(),
            kind: self.kind,
            text: text.unwrap_or_else(|| String::from_utf8_lossy(&self.bytes).into_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> Undecoded {
        Undecoded {
            name: "a.txt".to_owned(),
            kind: FileKind::Text,
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn kinds_go_by_the_ending() {
        assert_eq!(FileKind::of("notes"), Some(FileKind::Text));
        assert_eq!(FileKind::of("A.TXT"), Some(FileKind::Text));
        assert_eq!(FileKind::of("a.b.md"), Some(FileKind::Markdown));
        assert_eq!(FileKind::of("work.json"), Some(FileKind::Json));
        assert_eq!(FileKind::of("article.docx"), None);
    }

    #[test]
    fn utf_8_keeps_all_but_its_mark() {
        let opened = file(b"\xef\xbb\xbfa\r\n\0\xc3\xa9").without_asking().unwrap();
        assert_eq!(opened.text, "a\r\n\0é");
        assert_eq!(file(b"").without_asking().unwrap().text, "");
    }

    #[test]
    fn other_bytes_are_asked_about_and_kept() {
        for bytes in [&b"caf\xe9"[..], b"\xef\xbb\xbfcaf\xe9", b"a\0b\0c\0"] {
            let Err(FileError::NeedsEncoding(kept)) = file(bytes).without_asking() else {
                panic!("{bytes:?} was taken for UTF-8");
            };
            assert!(bytes.ends_with(&kept.bytes));
        }
    }

    #[cfg(target_arch = "wasm32")]
    mod in_the_browser {
        use super::*;
        use wasm_bindgen_test::wasm_bindgen_test;

        #[wasm_bindgen_test]
        async fn a_file_is_read_by_its_bytes() {
            let parts = js_sys::Array::of1(&Uint8Array::from(&b"\xff\xfe\xe9\x00\x3c\xd8\x89\xdf"[..]));
            let made = File::new_with_u8_array_sequence(&parts, "café.txt").unwrap();
            let opened = read(made).await.unwrap();
            assert_eq!((&*opened.name, &*opened.text), ("café.txt", "é🎉"));
            let made = File::new_with_u8_array_sequence(&parts, "a.pdf").unwrap();
            assert_eq!(
                read(made).await,
                Err(FileError::Unknown {
                    name: "a.pdf".to_owned()
                })
            );
        }

        #[wasm_bindgen_test]
        fn every_encoding_offered_is_one_the_browser_has() {
            for encoding in ENCODINGS {
                assert!(
                    TextDecoder::new_with_label(encoding.label).is_ok(),
                    "{}",
                    encoding.label
                );
            }
            assert_eq!(file(b"caf\xe9 \x80").decode(ENCODINGS[0]).text, "café €");
        }
    }
}
