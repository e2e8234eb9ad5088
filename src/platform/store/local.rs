//! The shelf in localStorage.

use std::rc::Rc;

use sayso_store::{StoreError, StringShelf, Strings};
use web_sys::Storage;

use super::meant;

/// localStorage.
struct Local(Storage);

/// The shelf in localStorage, if it can be written to.
///
/// # Errors
/// As [`StringShelf::open`].
pub fn open() -> Result<StringShelf, StoreError> {
    let storage = gloo::utils::window().local_storage().ok().flatten();
    StringShelf::open(Rc::new(Local(storage.ok_or(StoreError::Blocked)?)))
}

/// Takes away all that is ours, and yields how many keys are left; none where there is no localStorage. Writes nothing.
pub fn clear() -> Option<Result<usize, StoreError>> {
    let storage = gloo::utils::window().local_storage().ok().flatten()?;
    Some(sayso_store::clear(&Local(storage)))
}

impl Strings for Local {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get_item(key).map_err(|_| StoreError::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.set_item(key, value).map_err(|error| meant(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove_item(key).map_err(|_| StoreError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let count = self.0.length().map_err(|_| StoreError::Blocked)?;
        Ok((0..count).filter_map(|i| self.0.key(i).ok().flatten()).collect())
    }
}
