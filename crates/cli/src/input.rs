use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// `-` is standard input, anything else a file.
    pub fn new(path: OsString) -> Self {
        if path == "-" {
            Input::Stdin
        } else {
            Input::File(path.into())
        }
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "standard input".to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    /// The document's id: the file's name without its last extension, or `stdin`.
    pub fn id(&self) -> String {
        match self {
            Input::Stdin => "stdin".to_owned(),
            Input::File(path) => path
                .file_stem()
                .map_or_else(String::new, |s| s.to_string_lossy().into_owned()),
        }
    }

    /// Its text, unchanged.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    pub fn read(&self) -> Result<String, String> {
        let bytes = match self {
            Input::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Input::File(path) => fs::read(path),
        };
        let bytes = bytes.map_err(|e| self.explain(&e))?;
        if u32::try_from(bytes.len()).is_err() {
            return Err("larger than 4 GiB; split it into articles".to_owned());
        }
        String::from_utf8(bytes).map_err(|e| {
            let good = e.utf8_error().valid_up_to();
            let line = 1 + e.as_bytes()[..good].iter().filter(|b| **b == b'\n').count();
            let name = match self {
                Input::Stdin => "FILE".to_owned(),
                Input::File(_) => self.name(),
            };
            format!(
                "not UTF-8: byte {good}, on line {line}, begins no character. If it is Windows or Latin-1 text, \
                 convert it first: iconv -f WINDOWS-1252 -t UTF-8 {name}"
            )
        })
    }

    fn explain(&self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::NotFound => "no such file; check the name and the folder".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be read; check its permissions".to_owned(),
            io::ErrorKind::IsADirectory => {
                format!(
                    "a folder, not a file; name its files, for example {}/*.txt",
                    self.name()
                )
            }
            _ => format!("cannot be read: {error}"),
        }
    }
}
