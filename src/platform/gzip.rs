//! gzip, as the browser has it (Compression Streams).

use gloo::file::futures::read_as_bytes;
use js_sys::{Reflect, Uint8Array};
use sayso_wire::backup::is_bomb;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair, Response};

#[wasm_bindgen]
extern "C" {
    /// `CompressionStream`, which web-sys counts as unstable.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    /// `DecompressionStream`.
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Why bytes could not be packed or unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GzipError {
    /// The browser has no gzip.
    Unsupported,
    /// The bytes are not what they were.
    Damaged,
    /// They would come to more than any backup.
    TooLarge,
}

/// `bytes` as a gzip file of one member.
///
/// # Errors
/// [`GzipError::Unsupported`], also where memory runs out.
pub async fn packed(bytes: &[u8]) -> Result<Uint8Array, GzipError> {
    let unsupported = |_| GzipError::Unsupported;
    let gzip = CompressionStream::new("gzip").map_err(unsupported)?;
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).map_err(unsupported)?;
    let stream = blob.stream().pipe_through(gzip.unchecked_ref::<ReadableWritablePair>());
    let response = Response::new_with_opt_readable_stream(Some(&stream)).map_err(unsupported)?;
    let buffer = JsFuture::from(response.array_buffer().map_err(unsupported)?).await;
    Ok(Uint8Array::new(&buffer.map_err(unsupported)?))
}

/// What the gzip file `packed`, of one member and `length` bytes, comes to; checked by its CRC-32.
///
/// # Errors
/// [`GzipError`]. No more is unpacked than its end says, and than [`is_bomb`] lets through.
pub async fn unpacked(packed: &Blob, length: u32) -> Result<Vec<u8>, GzipError> {
    let damaged = |_| GzipError::Damaged;
    let gzip = DecompressionStream::new("gzip").map_err(|_| GzipError::Unsupported)?;
    // A member ends with the length of what it comes to (ISIZE, RFC 1952).
    let end = packed
        .slice_with_f64_and_f64(f64::from(length) - 4.0, f64::from(length))
        .map_err(damaged)?;
    let end = read_as_bytes(&end.into()).await.map_err(|_| GzipError::Damaged)?;
    let size = u32::from_le_bytes(end.try_into().map_err(|_| GzipError::Damaged)?);
    if is_bomb(length, size) {
        return Err(GzipError::TooLarge);
    }
    let stream = packed
        .stream()
        .pipe_through(gzip.unchecked_ref::<ReadableWritablePair>());
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut all: Vec<u8> = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await.map_err(damaged)?;
        let is_done = Reflect::get(&read, &"done".into()).is_ok_and(|done| done.is_truthy());
        if is_done {
            break;
        }
        let chunk: Uint8Array = Reflect::get(&read, &"value".into()).map_err(damaged)?.unchecked_into();
        if all.len() + chunk.length() as usize > size as usize {
            // What it comes to is not what it says; nobody waits for the rest.
            let _ = JsFuture::from(reader.cancel()).await;
            return Err(GzipError::TooLarge);
        }
        let from = all.len();
        all.resize(from + chunk.length() as usize, 0);
        chunk.copy_to(&mut all[from..]);
    }
    if all.len() != size as usize {
        return Err(GzipError::Damaged);
    }
    Ok(all)
}
