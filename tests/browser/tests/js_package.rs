//! The JavaScript package where it is used: in Node, in a page under a strict policy, and in a worker.

use std::process::Command;

use sayso_browser::Browser;
use xtask::{js_package, project};

#[test]
fn node_uses_it() {
    let test = project::root().join("crates/js/tests/package.test.mjs");
    let output = Command::new("node")
        .arg("--test")
        .arg(test)
        .output()
        .expect("Node is installed: apt-get install nodejs");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn its_example_page_shows_who_says_what() {
    let browser = Browser::open_folder(&js_package::folder(), "example.html");
    browser.wait_for_text("#state", "found");
    let rows = browser.texts("#quotes tr");
    assert!(
        rows.iter()
            .any(|row| row.starts_with("Ana Ruiz") && row.contains("“We sail no more after Sunday,”")),
        "{rows:?}"
    );
    browser.click("#text");
    browser.js(
        "const text = document.querySelector('#text'); text.value = 'The quay is shut.';
         text.dispatchEvent(new Event('input'))",
    );
    browser.wait_for_text("#state", "0 found");
    browser.assert_no_faults();
}

#[test]
fn a_worker_uses_it() {
    let browser = Browser::open_folder(&js_package::folder(), "example.html");
    let answer = browser.js("const worker = new Worker('example-worker.js', { type: 'module' });
         const answer = new Promise((done, failed) => {
             worker.onmessage = ({ data }) => done(data);
             worker.onerror = (event) => failed(new Error(event.message));
         });
         worker.postMessage('“We sail at dawn,” said Ana Ruiz.');
         return answer;");
    let quote = answer["annotations"]
        .as_array()
        .and_then(|all| all.iter().find(|annotation| annotation["kind"] == "quote"));
    assert_eq!(quote.expect("a quotation")["entity"], "Ana Ruiz");
    browser.assert_no_faults();
}
