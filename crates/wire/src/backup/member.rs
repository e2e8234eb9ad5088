//! A gzip member that tells its own length, as BGZF's do (SAM/BAM specification, section 4.1), with a field of our own
//! that holds more than 64 KiB.

/// Bytes of a member's head: gzip's header of ten, the extra field's length of two, and our subfield of eight.
pub const HEAD: usize = 20;

/// Most bytes of a member as it stands in the file.
pub const MAX_PACKED: u32 = 64 << 20;

/// Most bytes of a member unpacked: a text of 5 MB with a journal of 100,000 entries fits in.
pub const MAX_UNPACKED: u32 = 128 << 20;

/// Unpacked bytes up to which nobody asks how well a member is packed.
const ANY_RATIO: u32 = 16 << 20;

/// How many times its packed size a large member may have unpacked. Texts come to 3, journals to 20; gzip's most is 1,032.
const MAX_RATIO: u64 = 200;

/// gzip's magic number, and deflate.
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// The flag of an extra field (FEXTRA).
const EXTRA: u8 = 4;

/// Lengths and name of our subfield: eight bytes of extra field, `SY`, four bytes of content.
const SUBFIELD: [u8; 6] = [8, 0, b'S', b'Y', 4, 0];

/// The head of a member made of the gzip file `packed` (one member without an extra field, as CompressionStream writes
/// it): stands in place of its first ten bytes. None if `packed` is no such file, or too long.
pub fn framed_head(packed: &[u8]) -> Option<[u8; HEAD]> {
    let plain: [u8; 10] = packed.get(..10)?.try_into().ok()?;
    let length = u32::try_from(packed.len() + HEAD - plain.len()).ok()?;
    if plain[..3] != MAGIC || plain[3] & EXTRA != 0 || length > MAX_PACKED {
        return None;
    }
    let mut head = [0; HEAD];
    head[..10].copy_from_slice(&plain);
    head[3] |= EXTRA;
    head[10..16].copy_from_slice(&SUBFIELD);
    head[16..].copy_from_slice(&length.to_le_bytes());
    Some(head)
}

/// The length in bytes of the member that begins with `head`, the head included. None if none of ours begins there.
pub fn member_length(head: &[u8]) -> Option<u32> {
    let head: &[u8; HEAD] = head.get(..HEAD)?.try_into().ok()?;
    let length = u32::from_le_bytes([head[16], head[17], head[18], head[19]]);
    let is_ours = head[..3] == MAGIC && head[3] & EXTRA != 0 && head[10..16] == SUBFIELD;
    // Of an empty member, deflate takes two bytes, and gzip's end eight.
    (is_ours && (HEAD as u32 + 10..=MAX_PACKED).contains(&length)).then_some(length)
}

/// Where in `bytes` the first head stands; a head cut short by their end is not found.
pub fn find_head(bytes: &[u8]) -> Option<usize> {
    (0..bytes.len()).find(|&at| member_length(&bytes[at..]).is_some())
}

/// Whether a member of `packed` bytes that comes to `unpacked` is larger than any backup's: it may have been made to use
/// up the computer's memory. To be asked of what its end says, and of what has come out so far.
pub fn is_bomb(packed: u32, unpacked: u32) -> bool {
    unpacked > MAX_UNPACKED || unpacked > ANY_RATIO && u64::from(unpacked) > MAX_RATIO * u64::from(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A gzip file of no bytes.
    const EMPTY: [u8; 20] = [31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    #[test]
    fn a_head_tells_the_length_and_is_found_again() {
        let head = framed_head(&EMPTY).expect("a gzip file");
        let member = [&head[..], &EMPTY[10..]].concat();
        assert_eq!(member_length(&member), Some(member.len() as u32));
        let damaged = [&[31, 139, 8, 4, 0][..], &member, &member].concat();
        assert_eq!(find_head(&damaged), Some(5));
        assert_eq!(find_head(&member[1..]), None);
        assert_eq!(framed_head(&member), None, "it has its head already");
        assert_eq!(framed_head(b"PK\x03\x04 no gzip"), None);
    }

    #[test]
    fn what_unpacks_to_too_much_is_told() {
        assert!(!is_bomb(60_000, 260_000));
        assert!(!is_bomb(20_000, ANY_RATIO));
        assert!(is_bomb(20_000, ANY_RATIO + 1));
        assert!(is_bomb(MAX_PACKED, MAX_UNPACKED + 1));
    }
}
