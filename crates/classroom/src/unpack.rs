use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder};
use sayso_wire::classroom::SUBMISSION;

/// Most files that are taken out of one archive, archives inside it included.
const MOST_FILES: usize = 10_000;
/// Most bytes that one archive may come to.
const MOST_BYTES: usize = 500_000_000;
/// An archive, and those inside it.
const LEVELS: usize = 2;

/// A file, with the folders it was in, and what is in it; or a sentence that says why it could not be read.
pub type Unpacked = (String, Result<Vec<u8>, String>);

/// Takes the files of Sayso's out of a ZIP archive, as schools' systems hand out a whole class; a file that is none is
/// given back as it is. An archive inside an archive is taken apart too, one inside that is not. They come one by one, so
/// that whoever asks can do something else in between.
pub fn unpack(file: String, bytes: Vec<u8>) -> Unpacking {
    Unpacking {
        files: MOST_FILES,
        bytes: MOST_BYTES,
        open: Vec::new(),
        next: Some((file, bytes)),
    }
}

/// The files of an archive, one after the other.
pub struct Unpacking {
    /// Files that may still be taken out.
    files: usize,
    /// Bytes that may still be taken out.
    bytes: usize,
    /// The archive that is taken apart, and the one that it stands in.
    open: Vec<Archive>,
    /// What is to be looked at before they go on.
    next: Option<(String, Vec<u8>)>,
}

struct Archive {
    file: String,
    bytes: Vec<u8>,
    /// What is to be taken out, the last first.
    entries: Vec<Entry>,
    /// Whether its list of files is damaged after those.
    damaged: bool,
    /// Whether something came out of it.
    gave: bool,
}

struct Entry {
    path: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc32: u32,
}

const DAMAGED: &str = "This ZIP is damaged. Download it again.";

impl Archive {
    fn read(file: String, bytes: Vec<u8>) -> Result<Self, String> {
        let (mut entries, mut damaged) = (Vec::new(), false);
        {
            let Ok(archive) = ZipArchive::from_slice(&bytes) else {
                return Err(file);
            };
            let mut all = archive.entries();
            loop {
                match all.next_entry() {
                    Ok(Some(entry)) => {
                        let path = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
                        if !entry.is_dir() && is_wanted(&path) {
                            entries.push(Entry {
                                path,
                                place: entry.wayfinder(),
                                method: entry.compression_method(),
                                crc32: entry.crc32(),
                            });
                            // One more than is taken, to tell.
                            if entries.len() > MOST_FILES {
                                break;
                            }
                        }
                    }
                    Ok(None) => break,
                    Err(_) => {
                        damaged = true;
                        break;
                    }
                }
            }
        }
        entries.reverse();
        Ok(Self {
            file,
            bytes,
            entries,
            damaged,
            gave: false,
        })
    }

    /// What is in an entry, at most `most` bytes; none if it cannot be taken out.
    fn take(&self, entry: &Entry, most: usize) -> Option<Vec<u8>> {
        let archive = ZipArchive::from_slice(&self.bytes).ok()?;
        let data = archive.get_entry(entry.place).ok()?.data();
        let bytes = match entry.method {
            CompressionMethod::STORE if data.len() <= most => data.to_vec(),
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(data, most).ok()?,
            _ => return None,
        };
        (rawzip::crc32(&bytes) == entry.crc32).then_some(bytes)
    }
}

fn is_wanted(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let wanted = [".json", ".zip"]
        .iter()
        .any(|ending| name.to_lowercase().ends_with(ending));
    // macOS puts a shadow of each file beside it.
    wanted && !name.starts_with('.') && !path.starts_with("__MACOSX/")
}

impl Iterator for Unpacking {
    type Item = Unpacked;

    fn next(&mut self) -> Option<Unpacked> {
        loop {
            if let Some((file, bytes)) = self.next.take() {
                if self.open.len() >= LEVELS || !is_zip(&bytes) {
                    return Some((file, Ok(bytes)));
                }
                match Archive::read(file, bytes) {
                    Ok(archive) => self.open.push(archive),
                    Err(file) => return Some((file, Err(DAMAGED.to_owned()))),
                }
            }
            let archive = self.open.last_mut()?;
            let Some(entry) = archive.entries.pop() else {
                let archive = self.open.pop()?;
                if archive.damaged {
                    return Some((archive.file, Err(DAMAGED.to_owned())));
                }
                if !archive.gave {
                    let told = "There is no work of Sayso's in this ZIP. It has files that end in .sayso.json.";
                    return Some((archive.file, Err(told.to_owned())));
                }
                continue;
            };
            archive.gave = true;
            if self.files == 0 {
                let told = format!(
                    "This ZIP has more than {MOST_FILES} files. Take it apart, and drop the works by themselves."
                );
                archive.entries.clear();
                return Some((archive.file.clone(), Err(told)));
            }
            self.files -= 1;
            let inner = format!("{}/{}", archive.file.trim_end_matches(".zip"), entry.path);
            match archive.take(&entry, self.bytes.min(SUBMISSION.max_bytes)) {
                Some(bytes) => {
                    self.bytes -= bytes.len();
                    self.next = Some((inner, bytes));
                }
                None => {
                    let told = "This file cannot be taken out of its ZIP: it is damaged, locked or far too large. Unpack it by hand.";
                    return Some((inner, Err(told.to_owned())));
                }
            }
        }
    }
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}
