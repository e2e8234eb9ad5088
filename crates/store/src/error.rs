/// Why something could not be kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The browser does not let pages keep anything, or has stopped to.
    Blocked,
    /// What is there cannot be read.
    Corrupt,
    /// It was written by a newer version of Sayso.
    Newer,
    /// No article of that name: forgotten in another tab, perhaps.
    Missing,
}
