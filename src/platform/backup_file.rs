//! Backups as files: written and read member by member, so that no more than one is in memory.

use gloo::file::futures::read_as_bytes;
use js_sys::{Array, Uint8Array};
use sayso_wire::backup::{
    BackupProblem, ENDING, End, HEAD, Line, Reading, find_head, first_look, framed_head, header_line, member_length,
    to_line,
};
use web_sys::{Blob, BlobPropertyBag};

use super::gzip::{self, GzipError};

/// Bytes of lines from which on a member is packed: few enough to be packed between two frames.
const MEMBER: usize = 1 << 18;

/// Bytes of a file that are looked through for a head at a stretch.
const WINDOW: f64 = 65_536.0;

/// Bytes of a file in which a backup's first whole head must stand: a damaged article goes before it at most.
const FIRST: f64 = 8e6;

/// Whether a file of this name is a backup.
pub fn is_backup(name: &str) -> bool {
    name.to_ascii_lowercase().contains(ENDING)
}

/// A backup being written.
pub struct Writer {
    members: Array,
    lines: String,
    count: u32,
    articles: u32,
    planned: u32,
    created: u64,
}

impl Writer {
    /// A backup of `planned` articles, begun at `created` (milliseconds since 1970).
    pub fn begin(planned: u32, created: u64) -> Self {
        Self {
            members: Array::new(),
            lines: header_line(0, planned, created),
            count: 0,
            articles: 0,
            planned,
            created,
        }
    }

    /// Adds a line.
    ///
    /// # Errors
    /// [`GzipError::Unsupported`].
    pub async fn add(&mut self, line: &Line) -> Result<(), GzipError> {
        self.articles += u32::from(matches!(line, Line::Article(_)));
        self.lines.push_str(&to_line(line));
        if self.lines.len() >= MEMBER {
            self.pack().await?;
            self.lines = header_line(self.count, self.planned, self.created);
        }
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`GzipError::Unsupported`].
    pub async fn finish(mut self) -> Result<Blob, GzipError> {
        let end = End {
            members: self.count + 1,
            articles: self.articles,
        };
        self.lines.push_str(&to_line(&Line::End(end)));
        self.pack().await?;
        let options = BlobPropertyBag::new();
        options.set_type("application/gzip");
        Blob::new_with_blob_sequence_and_options(&self.members, &options).map_err(|_| GzipError::Unsupported)
    }

    async fn pack(&mut self) -> Result<(), GzipError> {
        let packed = gzip::packed(self.lines.as_bytes()).await?;
        let head = framed_head(&packed.to_vec()).ok_or(GzipError::Unsupported)?;
        let parts = Array::of2(&Uint8Array::from(&head[..]), &packed.subarray(10, packed.length()));
        // As a blob it need not stay in memory.
        let member = Blob::new_with_u8_array_sequence(&parts).map_err(|_| GzipError::Unsupported)?;
        self.members.push(&member);
        self.count += 1;
        Ok(())
    }
}

/// Why the reading of a backup ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is no backup that can be restored.
    Problem(BackupProblem),
    /// The browser cannot unpack it.
    Unsupported,
    /// The browser cannot read the file any more.
    Unreadable,
}

/// A backup being read.
pub struct Members {
    file: Blob,
    at: f64,
    /// What was read so far.
    pub reading: Reading,
    too_large: bool,
}

impl Members {
    /// Begins to read `file`.
    ///
    /// # Errors
    /// [`ReadError`], if the file is no backup.
    pub async fn begin(file: Blob) -> Result<Self, ReadError> {
        let members = Self {
            file,
            at: 0.0,
            reading: Reading::default(),
            too_large: false,
        };
        let start = members.bytes(0.0, WINDOW).await?;
        let mut problem = first_look(&start);
        if problem == Some(BackupProblem::NotBackup) && start.starts_with(&[0x1f, 0x8b]) {
            problem = first_look(&members.bytes(0.0, FIRST).await?);
        }
        problem.map_or(Ok(members), |problem| Err(ReadError::Problem(problem)))
    }

    /// How far it is: bytes read, and bytes in all.
    pub fn progress(&self) -> (f64, f64) {
        (self.at, self.file.size())
    }

    /// The lines of the next member; none at the end. What is damaged is passed over, and counted.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn next(&mut self) -> Result<Option<Vec<Line>>, ReadError> {
        while self.at < self.file.size() {
            let head = self.bytes(self.at, self.at + HEAD as f64).await?;
            let length = member_length(&head).filter(|length| self.at + f64::from(*length) <= self.file.size());
            if let Some(length) = length {
                let member = self.slice(self.at, self.at + f64::from(length))?;
                match gzip::unpacked(&member, length).await {
                    Ok(lines) => {
                        self.at += f64::from(length);
                        return self.reading.member(&lines).map(Some).map_err(ReadError::Problem);
                    }
                    Err(GzipError::Unsupported) => return Err(ReadError::Unsupported),
                    Err(GzipError::TooLarge) => self.too_large = true,
                    Err(GzipError::Damaged) => {}
                }
            }
            self.reading.damage();
            self.find_next().await?;
        }
        if self.too_large && self.reading.header.is_none() {
            return Err(ReadError::Problem(BackupProblem::TooLarge));
        }
        Ok(None)
    }

    /// Goes to the next head after a damaged member, or to the end.
    async fn find_next(&mut self) -> Result<(), ReadError> {
        self.at += 1.0;
        while self.at < self.file.size() {
            let window = self.bytes(self.at, self.at + WINDOW).await?;
            if let Some(head) = find_head(&window) {
                self.at += head as f64;
                return Ok(());
            }
            // A head may begin here and end in the next window.
            self.at += WINDOW - HEAD as f64;
        }
        self.at = self.file.size();
        Ok(())
    }

    fn slice(&self, from: f64, to: f64) -> Result<Blob, ReadError> {
        self.file
            .slice_with_f64_and_f64(from, to)
            .map_err(|_| ReadError::Unreadable)
    }

    async fn bytes(&self, from: f64, to: f64) -> Result<Vec<u8>, ReadError> {
        let part = self.slice(from, to)?;
        read_as_bytes(&part.into()).await.map_err(|_| ReadError::Unreadable)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use std::collections::BTreeMap;

    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// A backup of `count` members of settings.
    async fn backup(count: u32) -> Vec<u8> {
        let mut writer = Writer::begin(0, 5);
        for n in 0..count {
            let mut seed = n + 1;
            let noise = (0..MEMBER).map(|_| {
                // A xorshift generator (Marsaglia 2003): letters that hardly pack.
                seed ^= seed << 13;
                seed ^= seed >> 17;
                seed ^= seed << 5;
                char::from(b'a' + (seed % 16) as u8)
            });
            let noise: String = noise.collect();
            let line = Line::Settings(BTreeMap::from([(format!("n{n}"), noise)]));
            writer.add(&line).await.unwrap();
        }
        let blob = writer.finish().await.unwrap();
        read_as_bytes(&blob.into()).await.unwrap()
    }

    fn file(bytes: &[u8]) -> Blob {
        Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
    }

    /// The names of the settings that were read, and whether all was.
    async fn read(bytes: &[u8]) -> Result<(Vec<String>, bool), ReadError> {
        let mut members = Members::begin(file(bytes)).await?;
        let mut names = Vec::new();
        while let Some(lines) = members.next().await? {
            for line in lines {
                if let Line::Settings(settings) = line {
                    names.extend(settings.into_keys());
                }
            }
        }
        let whole = members.reading.finish().map_err(ReadError::Problem)?;
        Ok((names, whole.is_whole()))
    }

    #[wasm_bindgen_test]
    async fn a_backup_is_read_as_it_was_written_and_damage_costs_its_member_only() {
        let whole = backup(4).await;
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(read(&whole).await, Ok((names(&["n0", "n1", "n2", "n3"]), true)));
        let length = member_length(&whole).unwrap() as usize;
        // In the length that the first head tells, in what is packed, in the checksum. (By its first bytes a file is known.)
        for at in [17, 18, length / 2, length - 6] {
            let mut flipped = whole.clone();
            flipped[at] ^= 4;
            assert_eq!(
                read(&flipped).await,
                Ok((names(&["n1", "n2", "n3"]), false)),
                "byte {at}"
            );
        }
        let mut flipped = whole.clone();
        flipped[length + 1] ^= 64;
        assert_eq!(read(&flipped).await, Ok((names(&["n0", "n2", "n3"]), false)));
        let cut = &whole[..length * 2 + 90];
        assert_eq!(read(cut).await, Ok((names(&["n0", "n1"]), false)));
    }

    #[wasm_bindgen_test]
    async fn what_is_no_backup_is_told_by_what_it_is() {
        let told = |problem| Err(ReadError::Problem(problem));
        assert_eq!(read(b"").await, told(BackupProblem::Empty));
        assert_eq!(read(b"{\"format\": \"sayso\"}").await, told(BackupProblem::OneArticle));
        assert_eq!(read(b"PK\x03\x04").await, told(BackupProblem::NotBackup));
        let plain = gzip::packed(b"{}").await.unwrap().to_vec();
        assert_eq!(read(&plain).await, told(BackupProblem::NotBackup));
        // Well packed, and much too large.
        let bomb = gzip::packed(&vec![b' '; 40 << 20]).await.unwrap().to_vec();
        let bomb = [&framed_head(&bomb).unwrap()[..], &bomb[10..]].concat();
        assert_eq!(read(&bomb).await, told(BackupProblem::TooLarge));
        // It says that it is small.
        let mut liar = bomb.clone();
        let end = liar.len() - 4;
        liar[end..].copy_from_slice(&9_000_u32.to_le_bytes());
        assert_eq!(read(&liar).await, told(BackupProblem::TooLarge));
    }
}
