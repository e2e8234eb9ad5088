//! Files in: opened or dropped, read, decoded.

use gloo::file::futures::read_as_bytes;
use web_sys::{DragEvent, File};

/// What a file's name says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `.txt`, or no ending.
    Text,
    /// `.md`, `.markdown`
    Markdown,
    /// `.json`
    Json,
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
    /// Where it is found, in words: *Western European (Windows)*.
    pub name: &'static str,
}

/// The encodings offered, the likeliest first.
pub const ENCODINGS: &[Encoding] = &[Encoding {
    label: "windows-1252",
    name: "Western European (Windows)",
}];

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

/// Why a file could not be opened. [`std::fmt::Display`] says what happened and what to do.
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

/// The largest file that is opened, in bytes.
pub const MAX_BYTES: u64 = 16 << 20;

/// Reads and decodes `file`.
///
/// # Errors
/// [`FileError`]; the caller's page stays as it is.
pub async fn read(file: File) -> Result<Opened, FileError> {
    let file = gloo::file::File::from(file);
    let name = file.name();
    let bytes = read_as_bytes(&file)
        .await
        .map_err(|_| FileError::Unreadable { name: name.clone() })?;
    let text = String::from_utf8(bytes).map_err(|e| {
        FileError::NeedsEncoding(Undecoded {
            name: name.clone(),
            kind: FileKind::Text,
            bytes: e.into_bytes(),
        })
    })?;
    Ok(Opened {
        name,
        kind: FileKind::Text,
        text,
    })
}

/// The files of a drop, in order. The caller prevents the default of `dragover` and `drop`.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let files = event.data_transfer().and_then(|data| data.files());
    files.map_or_else(Vec::new, |list| {
        (0..list.length()).filter_map(|i| list.get(i)).collect()
    })
}

impl Undecoded {
    /// Its text by `encoding`; bytes that mean nothing in it become U+FFFD.
    pub fn decode(&self, encoding: Encoding) -> Opened {
        let _ = encoding;
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        Opened {
            name: self.name.clone(),
            kind: self.kind,
            text,
        }
    }
}
