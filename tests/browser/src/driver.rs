//! The chromedriver process that each browser has to itself.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// Chromium's switches: without a window, without a sandbox (which root may not have), and without
/// anything that it would do on its own account.
const SWITCHES: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// How often it is tried to start.
const ATTEMPTS: usize = 5;

/// A running chromedriver, ended when dropped.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a free port.
    ///
    /// # Errors
    /// When it is not installed or does not come up.
    pub fn start() -> Result<Self> {
        // It takes a port that is free by IPv6, and ends if somebody has the same one by IPv4.
        for _ in 1..ATTEMPTS {
            if let Ok(driver) = Self::start_once() {
                return Ok(driver);
            }
        }
        Self::start_once()
    }

    fn start_once() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver does not start. On Debian: apt-get install chromium chromium-driver")?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| port_in(&line));
        let Some(port) = port else {
            let _ = process.kill();
            let _ = process.wait();
            bail!("chromedriver ended without naming its port");
        };
        // Left unread, its output would fill the pipe and stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { process, port })
    }

    /// The address to send commands to.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Ends every process of the browser that works in `profile`, as `kill -9` does: none of them gets to tidy up.
///
/// # Panics
/// When none is found: this is told by `/proc`.
pub fn kill(profile: &Path) {
    let name = profile.display().to_string();
    let is_its = |pid: &String| {
        let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        line.contains(&name) && !line.contains("chromedriver")
    };
    let running = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = running.filter_map(|entry| entry.file_name().into_string().ok());
    let pids: Vec<String> = pids.filter(|name| name.parse::<u32>().is_ok()).filter(is_its).collect();
    assert!(!pids.is_empty(), "no browser works in {name}");
    // One may have ended with its parent meanwhile.
    let _ = Command::new("kill")
        .arg("-9")
        .args(&pids)
        .stderr(Stdio::null())
        .status();
}

fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?
        .1
        .trim_end_matches('.')
        .parse()
        .ok()
}

/// What the session asks of the browser: `profile` is where it keeps what outlives it; files that the page offers go to
/// `downloads`.
pub fn capabilities(downloads: &Path, profile: &Path) -> serde_json::Map<String, Value> {
    let mut switches: Vec<String> = SWITCHES.iter().map(|switch| (*switch).to_owned()).collect();
    switches.push(format!("--user-data-dir={}", profile.display()));
    let options = json!({
        "args": switches,
        "prefs": {
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
        },
    });
    let mut all = serde_json::Map::new();
    all.insert("goog:chromeOptions".to_owned(), options);
    all.insert(
        "goog:loggingPrefs".to_owned(),
        json!({ "browser": "ALL", "performance": "ALL" }),
    );
    // In milliseconds. A page that hangs should fail its test, not the patience of whoever waits for it.
    all.insert("timeouts".to_owned(), json!({ "pageLoad": 60_000, "script": 60_000 }));
    all.insert("unhandledPromptBehavior".to_owned(), json!("ignore"));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_greeting() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 40123."),
            Some(40123)
        );
        assert_eq!(port_in("Starting ChromeDriver"), None);
    }
}
