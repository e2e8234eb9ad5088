//! Pictures of the packaged app: every page that people look at, light and dark, on a phone's and a
//! desk's width. `cargo xtask shots` packages the app and runs this.

use std::path::PathBuf;

use sayso_browser::{Browser, Look, Place};

const SIZES: [(u32, u32); 2] = [(390, 844), (1440, 900)];

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("the folder to write to"));
    let browser = Browser::open(Place::Site);
    pictures(&browser, &folder, "first");
    browser.click_named("Try the sample");
    browser.wait_for(".article");
    pictures(&browser, &folder, "reading");
    println!("Pictures are in {}", folder.display());
}

fn pictures(browser: &Browser, folder: &std::path::Path, page: &str) {
    for (width, height) in SIZES {
        for (scheme, dark) in [("light", false), ("dark", true)] {
            browser.look(Look { width, height, dark });
            browser.screenshot_to(&folder.join(format!("{page}-{width}-{scheme}.png")));
        }
    }
    browser.look(Look::default());
}
