use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gloo::file::Blob;
use sayso_wire::classroom::{EXERCISE, Exercise};

use crate::platform::address;
use crate::platform::gzip::{self, GzipError};

/// What the address of a page that carries an exercise goes on with after `#`.
const FRAGMENT: &str = "exercise=";

/// From how many characters on a link may be cut by what carries it: mail programs and chats cut longer ones.
pub const LINK_LONG: usize = 8_000;

/// Up to how many characters a link can be scanned from a screen as a QR code.
pub const LINK_SCANS: usize = 1_000;

/// A link that carries `exercise` in its fragment, packed by gzip and written in base64url; the part before it is this page's
/// address, or `page`, where somebody says another. What stands behind `#` is never sent to a server.
///
/// # Errors
/// [`GzipError::Unsupported`] where the browser cannot pack.
pub async fn link(exercise: &Exercise, page: &str) -> Result<String, GzipError> {
    let packed = gzip::packed(EXERCISE.write(exercise).as_bytes()).await?;
    let page = page.split('#').next().unwrap_or_default();
    Ok(format!("{page}#{FRAGMENT}{}", URL_SAFE_NO_PAD.encode(packed.to_vec())))
}

/// Whether the page's address carries an exercise.
pub(in crate::state) fn is_linked() -> bool {
    address::fragment().starts_with(FRAGMENT)
}

/// The exercise's file that the page's address carries; none if it carries none.
pub(super) async fn linked() -> Option<Result<String, GzipError>> {
    let fragment = address::fragment();
    let packed = fragment.strip_prefix(FRAGMENT)?;
    Some(unpacked(packed).await)
}

async fn unpacked(packed: &str) -> Result<String, GzipError> {
    let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| GzipError::Damaged)?;
    if bytes.len() < 18 {
        return Err(GzipError::Damaged);
    }
    let length = u32::try_from(bytes.len()).map_err(|_| GzipError::TooLarge)?;
    let blob = Blob::new(&*bytes);
    let json = gzip::unpacked(blob.as_ref(), length).await?;
    String::from_utf8(json).map_err(|_| GzipError::Damaged)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn a_link_carries_an_exercise_and_nothing_else_can_be_read_from_one() {
        let exercise = Exercise {
            id: "x".to_owned(),
            title: "Wer sagt’s? 🌊".to_owned(),
            ..Exercise::default()
        };
        let link = link(&exercise, "https://sayso.example/a/#old").await.unwrap();
        let packed = link.strip_prefix("https://sayso.example/a/#exercise=").unwrap();
        assert!(packed.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)));
        let json = unpacked(packed).await.unwrap();
        assert_eq!(EXERCISE.read::<Exercise>(&json), Ok(exercise));
        for broken in ["", "…", "AAAA", &packed[..packed.len() / 2]] {
            assert!(unpacked(broken).await.is_err(), "{broken}");
        }
    }
}
