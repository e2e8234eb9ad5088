//! One browser with the app open in it.

use std::cell::{Cell, RefCell};
use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::actions::Actions;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use xtask::server::Server;
use xtask::{package, project};

use crate::driver::{Driver, capabilities, kill};
use crate::keys::strokes;
use crate::watching::Seen;

/// Where the app is opened from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `dist/web`, over HTTP, below a path of its own as on a shared host.
    Site,
    /// `dist/sayso.html`, by double click as it were.
    File,
}

/// How the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether the person prefers a dark page.
    pub dark: bool,
    /// Whether the computer's own few colours are forced on the page.
    pub forced_colours: bool,
    /// Whether the person prefers that nothing moves.
    pub still: bool,
    /// Whether the page is shown as it would be on paper.
    pub print: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            width: 1440,
            height: 900,
            dark: false,
            forced_colours: false,
            still: false,
            print: false,
        }
    }
}

/// Pages narrower than this, in CSS pixels, are shown as on a phone: scroll bars take no room.
const PHONE: u32 = 600;

/// A browser with a fresh profile and the app open in it.
pub struct Browser {
    // The order is that of dropping: the session, then its driver, then the server.
    runtime: Runtime,
    pub(crate) client: Client,
    driver: Driver,
    server: Option<Server>,
    url: String,
    profile: PathBuf,
    downloads: PathBuf,
    pub(crate) seen: RefCell<Seen>,
    /// Whether steps follow each other at once: [`Browser::at_once`].
    hasty: Cell<bool>,
}

impl Browser {
    /// How long a step waits for what it needs.
    pub const PATIENCE: Duration = Duration::from_secs(30);

    /// Starts a browser of 1440 by 900 pixels, opens the packaged app and waits until it is drawn.
    ///
    /// # Panics
    /// When a browser is not installed, the app is not packaged, or nothing is drawn.
    pub fn open(place: Place) -> Self {
        match place {
            Place::Site => Self::open_folder(&package::site_folder(), "index.html"),
            Place::File => {
                let path = package::single_file();
                packaged(&path);
                let url = url::Url::from_file_path(&path).expect("an absolute path");
                Self::start(None, url.to_string())
            }
        }
    }

    /// As [`Self::open`], with `page` of any `folder`, over HTTP.
    pub fn open_folder(folder: &Path, page: &str) -> Self {
        packaged(&folder.join(page));
        let server = Server::start(folder, "/shared/host/", 0).unwrap_or_else(|error| panic!("{error:#}"));
        // The app's own page goes by the folder's address, as on a shared host.
        let url = server.url() + page.trim_start_matches("index.html");
        Self::start(Some(server), url)
    }

    fn start(server: Option<Server>, url: String) -> Self {
        let driver = Driver::start().unwrap_or_else(|error| panic!("{error:#}"));
        let (downloads, profile) = (new_folder("downloads"), new_folder("profiles"));
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = runtime.block_on(connect(&driver, &downloads, &profile));
        let browser = Self {
            runtime,
            client,
            driver,
            server,
            url,
            profile,
            downloads,
            seen: RefCell::default(),
            hasty: Cell::default(),
        };
        browser.look(Look::default());
        browser.reopen();
        browser
    }

    /// Ends the browser at once, as a crash does, and starts it again with what it had kept.
    ///
    /// # Panics
    /// As [`Browser::open`].
    pub fn crash(&mut self) {
        kill(&self.profile);
        self.driver = Driver::start().unwrap_or_else(|error| panic!("{error:#}"));
        self.client = self
            .runtime
            .block_on(connect(&self.driver, &self.downloads, &self.profile));
        self.seen.take();
        self.look(Look::default());
        self.reopen();
    }

    /// Opens the app's address again in this tab, and waits until the app is drawn.
    pub fn reopen(&self) {
        let url = self.url.clone();
        self.goto(&url);
    }

    /// Opens any address in this tab and waits until the page has drawn a `main`.
    pub fn goto(&self, url: &str) {
        self.done(&format!("open {url}"), self.client.goto(url));
        self.wait_for("main");
    }

    /// Loads the page anew, as F5 does, and waits until the app is drawn.
    pub fn reload(&self) {
        self.done("reload", self.client.refresh());
        self.wait_for("main");
    }

    /// Runs `script` before every page that this tab loads from now on, ahead of the page's own scripts: to take away
    /// what a browser may lack. Loads the app anew.
    pub fn before_load(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        self.reload();
    }

    /// The app's own address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Opens the app in a second tab and works there from now on. Returns the first one's handle for
    /// [`Self::switch_to`].
    pub fn open_tab(&self) -> fantoccini::wd::WindowHandle {
        let before = self.tab();
        let new = self.done("open a tab", self.client.new_window(true));
        let handle = new.handle;
        self.switch_to(&handle);
        self.look(Look::default());
        self.reopen();
        before
    }

    /// The tab one works in.
    pub fn tab(&self) -> fantoccini::wd::WindowHandle {
        self.done("name the tab", self.client.window())
    }

    /// Closes the tab one works in. Work in another one from then on.
    pub fn close_tab(&self) {
        self.done("close the tab", self.client.close_window());
    }

    /// Works in another tab from now on.
    pub fn switch_to(&self, tab: &fantoccini::wd::WindowHandle) {
        self.done("switch tabs", self.client.switch_to_window(tab.clone()));
    }

    /// Shows the page in another size and colour scheme; a narrow page is a phone's. Waits until
    /// what moves or fades on that account has come to rest.
    pub fn look(&self, look: Look) {
        let size =
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": look.width < PHONE });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        let touch = json!({ "enabled": look.width < PHONE, "maxTouchPoints": 1 });
        self.devtools("Emulation.setTouchEmulationEnabled", touch);
        let features = [
            ("prefers-color-scheme", if look.dark { "dark" } else { "light" }),
            ("forced-colors", if look.forced_colours { "active" } else { "none" }),
            (
                "prefers-reduced-motion",
                if look.still { "reduce" } else { "no-preference" },
            ),
        ];
        let features = features.map(|(name, value)| json!({ "name": name, "value": value }));
        let medium = if look.print { "print" } else { "screen" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        );
        self.slow_down();
        self.js(
            "await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
             const endless = animation => animation.effect.getComputedTiming().endTime === Infinity;
             const ending = document.getAnimations().filter(animation => !endless(animation));
             await Promise.allSettled(ending.map(animation => animation.finished))",
        );
    }

    /// Makes the page so many times slower as SAYSO_SLOWER says: a test that fails then would fail some day on a busy machine.
    fn slow_down(&self) {
        if let Some(rate) = std::env::var("SAYSO_SLOWER")
            .ok()
            .and_then(|rate| rate.parse::<f64>().ok())
        {
            self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate }));
        }
    }

    /// Waits until an element that matches the CSS selector is shown.
    pub fn wait_for(&self, css: &str) -> Element {
        let mut last = None;
        let found = self.within_patience(|| {
            let tried = self.run(async {
                let element = self.client.find(Locator::Css(css)).await?;
                Ok::<_, CmdError>(element.is_displayed().await?.then_some(element))
            });
            tried.unwrap_or_else(|error| {
                last = Some(error);
                None
            })
        });
        found.unwrap_or_else(|| {
            let reason = last.map_or("it is there but not shown".to_owned(), |error| error.to_string());
            panic!("nothing shown matches `{css}`: {reason}\n{}", self.state())
        })
    }

    /// Waits until nothing matches the CSS selector any more.
    pub fn wait_until_gone(&self, css: &str) {
        self.eventually(&format!("`{css}` is gone"), || self.count(css) == 0);
    }

    /// Waits until something holds.
    pub fn eventually(&self, what: &str, mut holds: impl FnMut() -> bool) {
        if self.within_patience(|| holds().then_some(())).is_none() {
            panic!("it never came to this: {what}\n{}", self.state());
        }
    }

    /// Waits until the element's text contains `part`.
    pub fn wait_for_text(&self, css: &str, part: &str) {
        self.eventually(&format!("`{css}` says “{part}”"), || {
            self.texts(css).iter().any(|text| text.contains(part))
        });
    }

    /// Clicks an element.
    pub fn click(&self, css: &str) {
        self.retried(&format!("click `{css}`"), css, async |element| element.click().await);
        self.settle();
    }

    /// Clicks the button (or link, tab, option …) with this accessible name or visible text.
    pub fn click_named(&self, name: &str) {
        let script = include_str!("js/named.js");
        self.eventually(&format!("there is a control named “{name}”"), || {
            self.evaluate(script, vec![json!(name)]).as_bool() == Some(true)
        });
        self.click("[data-test-named]");
        self.js("document.querySelectorAll('[data-test-named]').forEach(e => e.removeAttribute('data-test-named'))");
    }

    /// Types text into an element. A file's path typed into a file field chooses that file.
    pub fn type_into(&self, css: &str, text: &str) {
        self.retried(&format!("type into `{css}`"), css, async |element| {
            element.send_keys(text).await
        });
        self.settle();
    }

    /// Types into a field that is not shown: the way of a file or a folder into that of a button, in place of the browser's own dialog.
    pub fn type_hidden(&self, css: &str, text: &str) {
        let typed = async {
            let element = self.client.find(Locator::Css(css)).await?;
            element.send_keys(text).await
        };
        self.done(&format!("type into `{css}`"), typed);
        self.settle();
    }

    /// Pastes plain text into an element, as from the clipboard. What the page leaves to the browser
    /// is inserted as the browser would.
    pub fn paste(&self, css: &str, text: &str) {
        self.wait_for(css);
        self.js_with(include_str!("js/paste.js"), vec![json!(css), json!(text)]);
    }

    /// Presses a key where the focus is: `Tab`, `Shift+Tab`, `Control+z`, `j`.
    pub fn press(&self, key: &str) {
        self.act(&format!("press {key}"), strokes(key).into());
    }

    /// Chooses a file in the first file field, as in the browser's own dialog.
    pub fn choose_file(&self, name: &str, bytes: &[u8]) {
        self.js_with(
            "const data = new DataTransfer();
             data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
             const input = document.querySelector('input[type=file]');
             input.files = data.files;
             input.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![json!(name), json!(bytes)],
        );
    }

    /// The visible text of an element.
    pub fn text(&self, css: &str) -> String {
        let element = self.wait_for(css);
        self.done(&format!("read `{css}`"), element.text())
    }

    /// The visible texts of all elements that match now; perhaps none.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)";
        serde_json::from_value(self.evaluate(script, vec![json!(css)])).unwrap_or_default()
    }

    /// How many elements match now.
    pub fn count(&self, css: &str) -> usize {
        let count = self.evaluate(
            "return document.querySelectorAll(arguments[0]).length",
            vec![json!(css)],
        );
        count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or_default()
    }

    /// Runs the body of an asynchronous function in the page and gives what it returns.
    pub fn js(&self, script: &str) -> Value {
        self.js_with(script, Vec::new())
    }

    /// As [`Self::js`], with `arguments`. A script that finds nothing where it looks for an element is run again: what it
    /// needs may not be drawn yet.
    pub fn js_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let mut last = None;
        let value = self.within_patience(|| match self.run(self.execute(script, arguments.clone())) {
            Err(error) if error.to_string().contains("of null") => {
                last = Some(error);
                None
            }
            told => Some(told),
        });
        let told = value.unwrap_or_else(|| Err(last.expect("the last attempt's error")));
        let value =
            told.unwrap_or_else(|error| panic!("could not run a script in the page: {error}\n{}", self.state()));
        self.settle();
        value
    }

    /// Runs a script that only reads, once.
    fn evaluate(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.done("run a script in the page", self.execute(script, arguments))
    }

    async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        let script = format!("return (async function () {{ {script} }}).apply(null, arguments)");
        self.client.execute(&script, arguments).await
    }

    /// Does something without giving the page time to draw after each step: to measure what comes next.
    pub fn at_once<T>(&self, act: impl FnOnce() -> T) -> T {
        self.hasty.set(true);
        let done = act();
        self.hasty.set(false);
        done
    }

    /// Gives the page the two frames in which it draws what was done, which a hand's next move comes after, too. A page in the
    /// background draws none; one that is being left needs none.
    fn settle(&self) {
        if self.hasty.get() {
            return;
        }
        const DRAWN: &str = "await Promise.race([
             new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)))),
             new Promise(late => setTimeout(late, 500))])";
        let _ = self.run(self.execute(DRAWN, Vec::new()));
    }

    /// Takes a picture of the page as it is shown, into `target/screenshots/<name>.png`.
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let path = project::target().join("screenshots").join(format!("{name}.png"));
        self.screenshot_to(&path);
        path
    }

    /// As [`Self::screenshot`], into a file of one's choice.
    pub fn screenshot_to(&self, path: &Path) {
        let picture = self.done("take a picture", self.client.screenshot());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
        }
        fs::write(path, picture).unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
    }

    /// The page as it is shown, as a WebP file of a tenth of a picture's bytes.
    pub fn webp_to(&self, path: &Path) {
        let told = self.devtools("Page.captureScreenshot", json!({ "format": "webp", "quality": 60 }));
        let data = told["data"].as_str().unwrap_or_default();
        let bytes = STANDARD
            .decode(data)
            .unwrap_or_else(|error| panic!("no picture: {error}"));
        fs::write(path, bytes).unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
    }

    /// Waits for a file that the page offers to be saved, and gives its bytes.
    pub fn downloaded(&self, name: &str) -> Vec<u8> {
        let path = self.downloads.join(name);
        // The browser makes an empty one first, and puts what it has written in its place.
        self.eventually(&format!("a file {name} is saved"), || {
            path.metadata().is_ok_and(|file| file.is_file() && file.len() > 0)
        });
        fs::read(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
    }

    /// The names of the files saved so far.
    pub fn downloads(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.downloads).into_iter().flatten();
        let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
        let mut names: Vec<String> = names.filter(|name| !name.ends_with(".crdownload")).collect();
        names.sort();
        names
    }

    /// What the site's server has been asked for so far.
    pub fn served(&self) -> Vec<String> {
        self.server.as_ref().map(Server::requests).unwrap_or_default()
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.done(
            command,
            self.client.issue_cmd(crate::watching::Post {
                path: "goog/cdp/execute",
                body,
            }),
        )
    }

    pub(crate) fn act(&self, what: &str, actions: Actions) {
        self.done(what, self.client.perform_actions(actions));
        self.settle();
    }

    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    pub(crate) fn done<T>(&self, what: &str, work: impl Future<Output = Result<T, CmdError>>) -> T {
        self.run(work)
            .unwrap_or_else(|error| panic!("could not {what}: {error}"))
    }

    /// Does something to an element, again if it was replaced or covered meanwhile.
    fn retried(&self, what: &str, css: &str, work: impl AsyncFn(Element) -> Result<(), CmdError>) {
        let mut last = None;
        let done = self.within_patience(|| {
            let element = self.wait_for(css);
            self.run(work(element)).map_err(|error| last = Some(error)).ok()
        });
        if done.is_none() {
            panic!(
                "could not {what}: {}\n{}",
                last.map(|error| error.to_string()).unwrap_or_default(),
                self.state()
            );
        }
    }

    fn within_patience<T>(&self, mut attempt: impl FnMut() -> Option<T>) -> Option<T> {
        let start = Instant::now();
        loop {
            if let Some(found) = attempt() {
                return Some(found);
            }
            if start.elapsed() > Self::PATIENCE {
                return None;
            }
            thread::sleep(Duration::from_millis(40));
        }
    }

    /// What a failure's message adds: the start of the visible text, and what went wrong in the page.
    fn state(&self) -> String {
        let text = self.run(
            self.client
                .execute("return document.body?.innerText.slice(0, 600)", Vec::new()),
        );
        let text = text
            .ok()
            .and_then(|text| text.as_str().map(str::to_owned))
            .unwrap_or_default();
        format!("The page says:\n{text}\nFaults: {:?}", self.faults())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            let name = thread::current().name().unwrap_or("test").replace("::", "-");
            let folder = project::target().join("screenshots");
            if let (Ok(picture), Ok(())) = (self.run(self.client.screenshot()), fs::create_dir_all(&folder)) {
                let path = folder.join(format!("failed-{name}.png"));
                if fs::write(&path, picture).is_ok() {
                    eprintln!("A picture of the page as it was: {}", path.display());
                }
            }
        }
        // A session that is gone already needs no closing.
        let _ = self.run(self.client.clone().close());
        let _ = fs::remove_dir_all(&self.downloads);
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// How often it is tried to start a browser, which on a busy machine may not come up in the driver's time.
const ATTEMPTS: usize = 3;

/// A session of the browser that works in `profile`.
async fn connect(driver: &Driver, downloads: &Path, profile: &Path) -> Client {
    let mut last = None;
    for _ in 0..ATTEMPTS {
        let connecting = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(downloads, profile))
            .connect(&driver.url())
            .await;
        match connecting {
            Ok(client) => return client,
            Err(error) => last = Some(error),
        }
    }
    panic!("the browser does not start: {last:?}")
}

fn packaged(path: &Path) {
    assert!(
        path.is_file(),
        "{} is not there. Package the app first: cargo xtask package",
        path.display()
    );
}

/// An empty folder of this test's own, among others of this `kind`.
///
/// # Panics
/// When it cannot be made.
pub fn new_folder(kind: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = project::target().join("xtask").join(kind).join(name);
    // One of an earlier run may have had the same number.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    folder
}
