//! What goes on behind the page: faults on the console, refused by the policy, requests made.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::browser::Browser;

/// What has been seen so far; the browser tells each thing once.
#[derive(Debug, Default)]
pub struct Seen {
    faults: Vec<String>,
    requests: Vec<String>,
}

/// A command to the session that the client has no method for.
#[derive(Debug)]
pub struct Post {
    /// The path below the session's own.
    pub path: &'static str,
    /// What is sent.
    pub body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// The addresses but those of the parts of the app, which are fetched once an article is shown, and of what the page has made itself.
pub fn beside_parts(addresses: &[String]) -> Vec<&String> {
    let is_part = |address: &&String| {
        let name = address.rsplit('/').next().unwrap_or_default();
        address.starts_with("blob:") || (name.ends_with(".wasm") && !name.ends_with("_bg.wasm"))
    };
    addresses.iter().filter(|address| !is_part(address)).collect()
}

impl Browser {
    /// The console's errors so far: uncaught errors, refusals by the content security policy, failed
    /// loads, and what the page itself reports as an error.
    pub fn faults(&self) -> Vec<String> {
        let entries = self.log("browser");
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        let messages = severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
        let mut seen = self.seen.borrow_mut();
        seen.faults.extend(messages);
        seen.faults.clone()
    }

    /// Asserts that nothing went wrong in the page so far.
    ///
    /// # Panics
    /// With the faults, when there are any.
    #[track_caller]
    pub fn assert_no_faults(&self) {
        let faults = self.faults();
        assert!(faults.is_empty(), "the console reports: {faults:#?}");
    }

    /// The addresses that the page has asked for so far, wherever they lead; not those of the browser's own page, which a
    /// profile of its own starts with.
    pub fn requests(&self) -> Vec<String> {
        let asked = self.log("performance").into_iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let sent = event["message"]["method"] == "Network.requestWillBeSent";
            let address = event["message"]["params"]["request"]["url"].as_str()?.to_owned();
            (sent && !address.starts_with("chrome://")).then_some(address)
        });
        let mut seen = self.seen.borrow_mut();
        seen.requests.extend(asked);
        seen.requests.clone()
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        let command = Post {
            path: "se/log",
            body: json!({ "type": kind }),
        };
        let entries = self.done("read the log", self.client.issue_cmd(command));
        entries.as_array().cloned().unwrap_or_default()
    }
}
