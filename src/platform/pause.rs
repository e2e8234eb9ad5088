//! Long work on the page's own thread, in slices between which the browser draws and answers.

use gloo::timers::future::TimeoutFuture;

/// Milliseconds for which work goes on at a stretch: with what the browser does itself, well below the 50 ms from
/// which on a person notices (W3C Long Tasks).
const SLICE_MS: f64 = 16.0;

/// A stretch of work, and when it began.
pub struct Pauses(f64);

impl Pauses {
    /// The first stretch begins now.
    pub fn begin() -> Self {
        Self(js_sys::Date::now())
    }

    /// Whether the stretch has lasted long enough.
    pub fn is_due(&self) -> bool {
        js_sys::Date::now() - self.0 >= SLICE_MS
    }

    /// Lets the browser go on, if it is time.
    pub async fn pause_if_due(&mut self) {
        if self.is_due() {
            pause().await;
            self.0 = js_sys::Date::now();
        }
    }
}

/// Lets the browser go on: what follows is a task of its own.
pub async fn pause() {
    TimeoutFuture::new(0).await;
}
