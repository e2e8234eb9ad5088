//! Every view can be used by everybody: nothing that axe-core finds, no target under 24 px, nothing to scroll sideways for.

use sayso_browser::{Browser, Look, Place};

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    By Ana Ruiz\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would \
    go on until Friday.\n\n\
    A company official who asked not to be named said that the offer was final. It is widely believed that it was not.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

/// A browser and what is wrong with the views seen in it.
struct Views {
    browser: Browser,
    faults: Vec<String>,
}

impl Views {
    fn of(browser: Browser) -> Self {
        Self {
            browser,
            faults: Vec::new(),
        }
    }

    fn see(&mut self, view: &str) {
        self.faults.extend(self.browser.unfit(view));
    }

    /// A dialog that a control of the menu opens, and is closed again.
    fn dialog(&mut self, control: &str, wait: &str) {
        self.browser.click(".more-button");
        self.browser.click_named(control);
        self.browser.wait_for(wait);
        self.see(control);
        self.close();
    }

    fn close(&self) {
        self.browser.press("Escape");
        self.browser.wait_until_gone("dialog");
    }

    #[track_caller]
    fn end(self) {
        self.browser.assert_no_faults();
        assert!(
            self.faults.is_empty(),
            "{} faults:\n{}",
            self.faults.len(),
            self.faults.join("\n")
        );
    }
}

fn reading() -> Browser {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser
}

#[test]
fn the_first_page_and_the_library() {
    let mut views = Views::of(Browser::open(Place::Site));
    views.see("the first page");
    views.browser.paste("#paste", "https://news.example/crane");
    views.browser.wait_for(".oddity");
    views.see("a pasted address");
    views.browser.reload();
    // "Märsh" in windows-1252.
    views
        .browser
        .choose_file("crane.txt", &b"Una M\xe4rsh says so. ".repeat(20));
    views.browser.wait_for("dialog .preview");
    views.see("the choice of an encoding");
    views.close();
    views.browser.choose_file("crane.json", b"{\"a\": 1}");
    views.browser.wait_for(".notice");
    views.see("a notice");
    views.browser.read_with_marks(ARTICLE);
    views.browser.wait_until_saved();
    views.browser.to_first_page();
    views.browser.wait_for(".on-this-computer li");
    views.see("articles on the first page");
    views.browser.click(".all-articles button");
    views.browser.wait_for(".rows li");
    views.see("the library");
    views.browser.click(".row-actions button");
    views.browser.wait_for("dialog #describe-tags");
    views.see("what is said of an article");
    views.close();
    views.browser.click(".shelves .shelf:nth-child(3)");
    views.see("an empty bin");
    views.end();
}

#[test]
fn the_article_with_its_card_and_bars() {
    let mut views = Views::of(reading());
    views.see("the article");
    views.browser.click("article .said[data-mark]");
    views.browser.wait_for(".card");
    views.see("a card");
    views.browser.press("n");
    views.browser.wait_for("#note-text");
    views.see("a note being written");
    views.browser.type_into("#note-text", "Who promised?");
    views.browser.click_named("Save note");
    views.browser.press("e");
    views.browser.wait_for("#change-speaker");
    views.see("a mark being changed");
    views.browser.press("Escape");
    views.browser.press("Escape");
    views.browser.select_text("article", "talks on night shifts broke down");
    views.browser.wait_for(".marking");
    views.see("the marking bar");
    views.browser.press("Escape");
    views.browser.press("/");
    views.browser.type_into(".find-bar input[type=text]", "strike");
    views.browser.wait_for_text(".find-bar [role=status]", "1 of");
    views.see("the bar that finds words");
    views.browser.press("Escape");
    views.browser.press("c");
    views.browser.wait_for(".caret-bar");
    views.see("a caret");
    views.browser.press("Escape");
    for css in [".layer.names", ".layer.signals"] {
        views.browser.click(css);
    }
    views.see("all layers");
    views.browser.click(".more-button");
    views.see("the menu");
    views.browser.press("Escape");
    views.browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    views.browser.click_named("More");
    views.see("a phone's menu");
    views.end();
}

#[test]
fn every_tab_of_the_panel() {
    let mut views = Views::of(reading());
    views.browser.highlight("talks on night shifts");
    views.browser.press("n");
    views.browser.type_into("#note-text", "Who promised?");
    views.browser.click_named("Save note");
    views.browser.press("Escape");
    for tab in ["Who says it?", "Notes", "Marks", "Labels", "History"] {
        views.browser.click_named(tab);
        views.browser.wait_for("[role=tabpanel]");
        views.see(tab);
    }
    views.browser.click_named("Marks");
    views.browser.click("details.review-more summary");
    views.browser.press("r");
    views.browser.wait_for(".card");
    views.see("the review");
    views.browser.press("Escape");
    views.browser.type_into("#review-filter", "Set apart");
    views.see("what is set apart");
    views.browser.click_named("Labels");
    views.browser.click_named("Start with fact and opinion");
    views.browser.wait_for(".code-line");
    views.see("labels of one's own");
    views.browser.click_named("History");
    views.browser.type_into("#version-name", "First reading");
    views.browser.click_named("Keep as a version");
    views.browser.wait_for_text(".versions", "First reading");
    views.see("a version");
    views.browser.click(".versions .version:first-child button");
    views.browser.wait_for_text(".history", "What changed");
    views.see("two versions compared");
    views.end();
}

#[test]
fn every_dialog() {
    let mut views = Views::of(reading());
    views.dialog("Help and keys", "dialog .help");
    views.dialog("Settings", "dialog .segments");
    views.dialog("Outline", "dialog .outline-list li");
    views.dialog("The rules", "dialog .rule");
    views.dialog("Continue elsewhere", "dialog");
    views.dialog("Close and forget", "dialog");
    views.dialog("My own rules and switches", "dialog .rule-line input");
    views.dialog("Labels and questions", "dialog .codebook");
    views.browser.press("Shift+m");
    views.browser.wait_for("dialog .passages li");
    views.see("sentences to be marked");
    views.browser.click_named("In a text box");
    views.browser.wait_for("#by-words-text");
    views.see("a text box to mark in");
    views.browser.click_named("By typing or pasting them");
    views.browser.type_into("#by-words-these", "offer");
    views.browser.wait_for("dialog .passages li");
    views.see("words to be marked");
    views.browser.click("dialog .passages button");
    views.browser.wait_for("dialog .preview");
    views.see("words being marked");
    views.close();
    views.browser.click_named("Export");
    views.browser.wait_for("dialog");
    views.see("the export");
    views.close();
    views.browser.press("Control+k");
    views.browser.wait_for("dialog .palette");
    views.see("the commands");
    views.close();
    views.browser.click(".more-button");
    views.browser.click_named("My own rules and switches");
    views.browser.click_named("New rule");
    views.browser.wait_for("dialog [name=sought]");
    views.see("a rule being written");
    views.browser.press("Escape");
    views.browser.press("Escape");
    views.end();
}

#[test]
fn the_classroom() {
    let mut views = Views::of(reading());
    views.browser.click(".more-button");
    views.browser.click_named("Make an exercise");
    views.browser.wait_for(".templates button");
    views.see("the templates");
    views.browser.click(".templates button");
    views.browser.wait_for(".plan-key");
    views.see("an exercise being planned");
    views.browser.click_named("The key, mark by mark");
    views.browser.wait_for("#plan-mark-points-1");
    views.see("its key, mark by mark");
    views
        .browser
        .click_named("I have looked at all of them: they are right");
    views.browser.eventually("nothing is left to check", || {
        !views.browser.text(".plan-key").contains("to check")
    });
    views.browser.click_named("Hand out or mark");
    views.browser.wait_for(".lesson-views");
    views.see("a lesson");
    views.browser.click_named("Hand out");
    views.see("handing out");
    views.browser.click_named("Mark");
    views.see("marking, with nothing handed in");
    views.browser.click_named("Try with a sample class");
    views.browser.eventually("thirty are marked", || {
        views.browser.count(".marking-page tbody tr") == 30
    });
    for view in ["Points", "Answers", "Heat map", "Agreement (advanced)"] {
        views.browser.click_named(view);
        views.see(view);
    }
    views.browser.click_named("Heat map");
    views.browser.click_named("Cover all, show one by one");
    while views.browser.count(".heat button:not([aria-pressed])") == 0 {
        views.browser.click(".heat button[aria-pressed=false]");
    }
    views.browser.click_named("Who says this?");
    views.browser.wait_for(".heat .who");
    views.see("a passage that is shown");
    views.browser.click_named("Points");
    views.browser.click(".marking-page tbody .link");
    views.browser.wait_for(".feedback-article");
    views.see("one student's feedback");
    views.browser.click_named("The lesson");
    views.browser.click_named("See it as a student");
    views.browser.wait_for_text(".exercise", "Not handed in yet");
    views.see("doing an exercise");
    views.browser.click_named("Check my marks");
    views.browser.wait_for(".checked");
    views.see("an exercise that was checked");
    views.end();
}

#[test]
fn nothing_moves_for_who_prefers_it_still_and_forced_colours_are_enough() {
    let mut views = Views::of(reading());
    views.browser.click("article .said[data-mark]");
    views.browser.wait_for(".card");
    views.browser.look(Look {
        still: true,
        forced_colours: true,
        ..Look::default()
    });
    let moving = views.browser.js(
        "const moves = (e, s = getComputedStyle(e)) => s.transitionDuration !== '0s' || s.animationName !== 'none';
         return [...document.querySelectorAll('*')].filter(e => moves(e)).map(e => e.localName + '.' + e.className)",
    );
    assert_eq!(moving, serde_json::json!([]));
    let found = views.browser.axe();
    views.faults.extend(found);
    // Where the focus is must be seen without our colours.
    let mut unseen = Vec::new();
    for _ in 0..40 {
        views.browser.press("Tab");
        let outline = views.browser.js(
            "const e = document.activeElement, s = getComputedStyle(e), l = e.closest('label');
             const shown = [s, getComputedStyle(e, '::before'), ...(l ? [getComputedStyle(l)] : [])]
                 .some(s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || parseFloat(s.width) === 3);
             return shown || e === document.body ? null : e.outerHTML.slice(0, 120)",
        );
        unseen.extend(outline.as_str().map(str::to_owned));
    }
    assert!(unseen.is_empty(), "the focus is not seen at {unseen:#?}");
    views.end();
}
