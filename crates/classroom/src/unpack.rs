use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive};
use sayso_wire::classroom::SUBMISSION;

/// Most files that are taken out of one archive, archives inside it included.
const MOST_FILES: usize = 10_000;
/// Most bytes that one archive may come to.
const MOST_BYTES: usize = 500_000_000;

/// A file, with the folders it was in, and what is in it; or a sentence that says why it could not be read.
pub type Unpacked = (String, Result<Vec<u8>, String>);

/// Takes the files of Sayso's out of a ZIP archive, as schools' systems hand out a whole class; a file that is none is
/// given back as it is. An archive inside an archive is taken apart too, one inside that is not.
pub fn unpack(file: String, bytes: Vec<u8>) -> Vec<Unpacked> {
    let mut left = Left {
        files: MOST_FILES,
        bytes: MOST_BYTES,
    };
    let mut files = Vec::new();
    unpack_into(&mut files, &mut left, file, bytes, 2);
    files
}

/// What may still be taken out.
struct Left {
    files: usize,
    bytes: usize,
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn unpack_into(files: &mut Vec<Unpacked>, left: &mut Left, file: String, bytes: Vec<u8>, levels: u32) {
    if levels == 0 || !is_zip(&bytes) {
        files.push((file, Ok(bytes)));
        return;
    }
    let before = files.len();
    let damaged = || "This ZIP is damaged. Download it again.".to_owned();
    let Ok(archive) = ZipArchive::from_slice(&bytes) else {
        files.push((file, Err(damaged())));
        return;
    };
    let mut entries = archive.entries();
    loop {
        let entry = match entries.next_entry() {
            Ok(Some(entry)) => entry,
            Ok(None) => break,
            Err(_) => {
                files.push((file.clone(), Err(damaged())));
                break;
            }
        };
        let path = String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned();
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let wanted = [".json", ".zip"]
            .iter()
            .any(|ending| name.to_lowercase().ends_with(ending));
        // macOS puts a shadow of each file beside it.
        if entry.is_dir() || !wanted || name.starts_with('.') || path.starts_with("__MACOSX/") {
            continue;
        }
        let inner = format!("{}/{path}", file.trim_end_matches(".zip"));
        if left.files == 0 {
            let told =
                format!("This ZIP has more than {MOST_FILES} files. Take it apart, and drop the works by themselves.");
            files.push((file.clone(), Err(told)));
            break;
        }
        left.files -= 1;
        let most = left.bytes.min(SUBMISSION.max_bytes);
        let data = archive.get_entry(entry.wayfinder()).ok().map(|found| found.data());
        let inflated = match (data, entry.compression_method()) {
            (Some(data), CompressionMethod::STORE) if data.len() <= most => Some(data.to_vec()),
            (Some(data), CompressionMethod::DEFLATE) => decompress_to_vec_with_limit(data, most).ok(),
            _ => None,
        };
        match inflated.filter(|bytes| rawzip::crc32(bytes) == entry.crc32()) {
            Some(bytes) => {
                left.bytes -= bytes.len();
                unpack_into(files, left, inner, bytes, levels - 1);
            }
            None => files.push((
                inner,
                Err("This file cannot be taken out of its ZIP: it is damaged, locked or far too large. Unpack it by hand.".to_owned()),
            )),
        }
    }
    if files.len() == before {
        files.push((
            file,
            Err("There is no work of Sayso's in this ZIP. It has files that end in .sayso.json.".to_owned()),
        ));
    }
}
