//! The packaged app starts, in both forms, under its policy, and then asks for nothing more.

use sayso_browser::{Browser, Place};
use serde_json::json;
use xtask::{package, web_build};

#[test]
fn the_site_starts_below_a_path_of_its_own() {
    let browser = Browser::open(Place::Site);
    assert!(browser.text("main").contains("Sayso"));
    browser.assert_no_faults();
}

#[test]
fn the_single_file_starts_without_a_server() {
    let browser = Browser::open(Place::File);
    assert!(browser.url().starts_with("file://"));
    assert!(browser.text("main").contains("Sayso"));
    browser.assert_no_faults();
    let others: Vec<String> = browser
        .requests()
        .into_iter()
        .filter(|address| address != browser.url() && !address.starts_with("data:") && !address.starts_with("blob:"))
        .collect();
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn the_page_has_no_rules_on_board_and_the_engine_has() {
    let rules = std::fs::read_to_string(xtask::project::root().join("rules/en/attribution.toml")).expect("the rules");
    let why = rules
        .lines()
        .find_map(|line| line.strip_prefix("why = "))
        .expect("a rule's why");
    let why = why.trim_matches('"');
    let has = |module: &str| {
        let path = web_build::module_of(&package::site_folder(), module).expect("it is packaged");
        let bytes = std::fs::read(path).expect("it can be read");
        bytes.windows(why.len()).any(|part| part == why.as_bytes())
    };
    assert!(
        why.len() > 20 && has(web_build::WORKER) && !has(web_build::APP),
        "{why}"
    );
}

#[test]
fn no_request_leaves_after_load() {
    let browser = Browser::open(Place::Site);
    browser.wait_for("html[data-engine]");
    let (asked, served) = (browser.requests().len(), browser.served().len());
    assert!(asked > 1, "the page and its parts are seen being loaded");
    browser.press("Tab");
    browser.press("Tab");
    browser.look(sayso_browser::Look {
        dark: true,
        ..Default::default()
    });
    assert_eq!(browser.requests()[asked..], Vec::<String>::new());
    assert_eq!(browser.served()[served..], Vec::<String>::new());
}

#[test]
fn the_policy_refuses_what_would_send_or_run_something() {
    for place in [Place::Site, Place::File] {
        let browser = Browser::open(place);
        let refused = browser.js("const refused = new Set();
             document.addEventListener('securitypolicyviolation', event => refused.add(event.effectiveDirective));
             await fetch('http://127.0.0.1:9/').catch(() => 0);
             const image = new Image(); image.src = 'http://127.0.0.1:9/'; document.body.append(image);
             const script = document.createElement('script'); script.append('1'); document.body.append(script);
             try { document.body.insertAdjacentHTML('beforeend', '<p>'); } catch { refused.add('raw HTML') }
             document.body.setAttribute('style', 'color: red');
             await new Promise(done => setTimeout(done, 200));
             return [...refused].sort();");
        // A script's text is refused by Trusted Types before the policy's hashes are asked.
        let expected = [
            "connect-src",
            "img-src",
            "raw HTML",
            "require-trusted-types-for",
            "style-src-attr",
        ];
        assert_eq!(refused, json!(expected), "{place:?}");
    }
}
