//! Random names.

use sayso_notebook::ReplicaId;

/// A name for this page's journal entries: a new one every time a page opens, so that no two tabs count alike.
pub fn replica() -> ReplicaId {
    ReplicaId(u32())
}

/// Eight random characters, for the names of the articles that a restore brings.
pub fn prefix() -> String {
    format!("{:08x}", u32())
}

/// 32 random bits.
pub(super) fn u32() -> u32 {
    (js_sys::Math::random() * 4_294_967_296.0) as u32
}
