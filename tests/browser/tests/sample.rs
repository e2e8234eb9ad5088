//! The first thing that most people try, in both forms of the app.

use sayso_browser::{Browser, Place, beside_parts};

#[test]
fn the_sample_opens_with_its_marks() {
    for place in [Place::Site, Place::File] {
        let browser = Browser::open(place);
        browser.wait_for("html[data-engine]");
        let (asked, served) = (browser.requests().len(), browser.served().len());
        browser.click_named("Try the sample");
        browser.wait_for_text(".article", "footbridge");
        browser.eventually("there are marks", || browser.count(".article [data-badge]") > 3);
        assert_eq!(
            beside_parts(&browser.requests()[asked..]),
            Vec::<&String>::new(),
            "{place:?}: nothing is asked for"
        );
        assert_eq!(
            beside_parts(&browser.served()[served..]),
            Vec::<&String>::new(),
            "{place:?}: the server hears nothing"
        );
        browser.assert_no_faults();
    }
}

#[test]
fn a_long_text_is_read_in_a_worker() {
    // Above the length from which a worker does it.
    let paragraph = |n| format!("The mayor, Lena Orbach, spoke in ward {n}. “Bridge {n} stays open,” Orbach said.\n\n");
    let text: String = (0..2_000).map(paragraph).collect();
    for place in [Place::Site, Place::File] {
        let browser = Browser::open(place);
        browser.wait_for("html[data-engine]");
        let served = browser.served().len();
        browser.paste("#paste", &text);
        browser.click_named("Read it");
        browser.wait_for_text(".panel", "Orbach");
        assert_eq!(
            beside_parts(&browser.served()[served..]),
            Vec::<&String>::new(),
            "{place:?}: the server hears nothing"
        );
        browser.assert_no_faults();
    }
}
