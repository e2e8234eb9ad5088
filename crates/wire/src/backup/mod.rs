//! A backup: a whole library as one file.
//!
//! The file is a row of gzip members (RFC 1952), so that any program that knows gzip unpacks it; its name ends in
//! [`ENDING`]. Each member has its own length in an extra field of its header: one that is damaged is passed over, and
//! those after it are read all the same. Unpacked, a member is lines of JSON, each an object with one key
//! ([`Line`]):
//!
//! | key | what | where |
//! |---|---|---|
//! | `backup` | [`Header`]: whose file it is, its version, which member this is | the first line of every member |
//! | `settings` | settings and rules of one's own, by name | in the first member |
//! | `article` | [`ArticleLine`]: an article and all work on it | in any member; an article stands whole in one |
//! | `end` | [`End`]: how much there was to be | the last line of the last member |
//!
//! `docs/schema/sayso-backup-1.schema.json` describes a line. The pure part is here: lines and lengths; packing
//! and unpacking is done by whoever has gzip at hand.

mod line;
pub use line::{ArticleLine, End, Header, Line, header_line, to_line};

mod member;
pub use member::{HEAD, MAX_PACKED, MAX_UNPACKED, find_head, framed_head, is_bomb, member_length};

mod reading;
pub use reading::{BackupProblem, Reading, Whole, first_look};

/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// How the names of such files end.
pub const ENDING: &str = ".sayso-backup";
