//! Pictures of the packaged app: every page, dialog and state that people look at, light and dark, from a small
//! phone to a desk, on paper and in forced colours. `cargo xtask shots` packages the app and runs this.

use std::path::{Path, PathBuf};

use sayso_browser::{Browser, Look, Place};
use serde_json::json;

/// The smallest screen, a phone and a desk, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(320, 640), (390, 844), (1440, 900)];

/// A projector.
const PROJECTOR: Look = Look {
    width: 1920,
    height: 1080,
    dark: false,
    forced_colours: false,
    still: false,
    print: false,
};

/// An article with what the sample has not: long reported speech, a quote inside a quote.
const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    By Ana Ruiz\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    Ines Calder, who leads the crew union, said that the company had promised two days of rest after every week at \
    sea, that it had broken this promise eleven times since the spring, that nobody had answered the letters which \
    the union wrote about it in June and again in August, and that the strike would go on until Friday at least.\n\n\
    “We asked them for a plan and Mr Reyl told us, ‘There is no plan,’ and that was it,” Calder said.\n\n\
    A company official who asked not to be named said that the offer was final.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk. “There is no plan,” he said.\n";

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("the folder to write to"));
    let browser = Browser::open(Place::Site);
    let shots = Shots {
        browser: &browser,
        folder: &folder,
    };
    // One part of them by its name, or all.
    match std::env::args().nth(2).as_deref() {
        Some("sources") => return shots.sources(),
        Some("classroom") => return shots.classroom(),
        _ => {}
    }
    shots.first_page();
    shots.reading();
    shots.marks();
    shots.dialogs();
    shots.twice();
    shots.library();
    shots.history();
    shots.sources();
    shots.classroom();
    println!("Pictures are in {}", folder.display());
}

struct Shots<'a> {
    browser: &'a Browser,
    folder: &'a Path,
}

impl Shots<'_> {
    /// One picture.
    fn take(&self, name: &str, look: Look) {
        self.browser.look(look);
        self.browser.screenshot_to(&self.folder.join(format!("{name}.png")));
    }

    /// Light and dark, in every size.
    fn all(&self, page: &str) {
        for (width, height) in SIZES {
            for (scheme, dark) in [("light", false), ("dark", true)] {
                let look = Look {
                    width,
                    height,
                    dark,
                    ..Look::default()
                };
                self.take(&format!("{page}-{width}-{scheme}"), look);
            }
        }
        self.browser.look(Look::default());
    }

    /// On a phone in light, on a desk in dark.
    fn two(&self, page: &str) {
        self.take(&format!("{page}-390"), phone());
        let desk = Look {
            dark: true,
            ..Look::default()
        };
        self.take(&format!("{page}-1440"), desk);
        self.browser.look(Look::default());
    }

    /// The history of an article with a named version, and what changed since.
    fn history(&self) {
        let browser = self.browser;
        browser.reopen();
        browser.click_named("Try the sample");
        browser.wait_for("article .said[data-mark]");
        browser.press("j");
        browser.press("a");
        browser.click("#tab-history");
        browser.type_into("#version-name", "First reading");
        browser.click_named("Keep as a version");
        browser.wait_for_text(".versions", "First reading");
        browser.js("document.activeElement.blur()");
        for key in ["j", "x", "j", "a"] {
            browser.press(key);
        }
        browser.press("v");
        browser.click(".steps summary");
        self.all("history");
        browser.click(".versions .version:first-child button");
        browser.wait_for(".differences li");
        self.two("history-compared");
    }

    /// The source ledger, its figures, and what an editor asks.
    fn sources(&self) {
        let browser = self.browser;
        browser.reopen();
        browser.read_with_marks(ARTICLE);
        browser.press("j");
        browser.click(".more-button");
        browser.click_named("Sources: ledger and figures");
        browser.js("const select = document.querySelector('#ledger-rubric');
             select.value = 'a-nice'; select.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.click(".ledger-source .about summary");
        browser.type_into("#ledger-found-1", "Leads the union since last year.");
        browser.press("Tab");
        browser.click(".ledger-rows .link");
        self.everywhere("ledger");
        browser.click_named("Figures");
        self.everywhere("figures");
        browser.click_named("For the editor");
        self.everywhere("editor");
    }

    /// An exercise planned, handed out, done and checked; then a class, marked: the table, one student's feedback, the heat map for the
    /// projector. Those of `docs/classroom.md` are taken on the way.
    fn classroom(&self) {
        let browser = self.browser;
        browser.reopen();
        browser.read_with_marks(ARTICLE);
        browser.click(".more-button");
        browser.click_named("Make an exercise");
        browser.wait_for(".templates");
        self.everywhere("templates");
        browser.click(".templates button");
        browser.wait_for_text(".plan-key", "to check");
        self.everywhere("plan");
        self.guide("plan");
        browser.click_named("The key, mark by mark");
        self.everywhere_at("plan-key", ".plan-key");
        browser.click_named("I have looked at all of them: they are right");
        browser.click_named("Hand out or mark");
        browser.wait_for_text("h1", "Source hunt");
        self.everywhere("lesson");
        browser.click_named("Hand out");
        browser.wait_for(".way-do");
        self.everywhere("hand-out");
        self.guide("hand-out");
        browser.click_named("A link, and a QR code");
        browser.wait_for("#link-length");
        self.everywhere_at("hand-out-link", "#page-address");
        browser.click_named("Paper");
        browser.wait_for(".sheet");
        self.everywhere_at("worksheet", ".sheet");
        self.paper("worksheet-print");
        browser.js("window.print = () => {}");
        browser.click_named("Print the answer key");
        self.everywhere_at("answer-key", ".sheet");
        self.paper("answer-key-print");
        browser.click_named("The lesson");
        browser.click_named("See it as a student");
        browser.wait_for_text(".exercise", "Not handed in yet");
        browser.wait_for_text("article", "a hard blow");
        browser.select_text("article", "“We asked them for a plan");
        browser.wait_for(".marking");
        browser.click_named("Quote");
        browser.press("Escape");
        self.everywhere("do");
        self.guide("do");
        browser.click_named("Check my marks");
        browser.wait_for(".checked");
        self.everywhere_at("check", ".checked");
        browser.click(".exercise-end button");
        browser.type_into("#student-name", "Ana");
        browser.click_named("Save my work as a file");
        browser.wait_for_text("dialog", "Now attach it");
        self.everywhere("hand-in");
        self.paper("work-print");
        self.marked_class();
    }

    /// A class that is marked, with a list of its names and with what is to be known of files.
    fn marked_class(&self) {
        let browser = self.browser;
        browser.reopen();
        browser.click_named("Sample lesson: a source hunt");
        browser.wait_for_text("h1", "A source hunt");
        browser.click_named("Mark");
        browser.click_named("Try with a sample class");
        browser.wait_for(".marking-page tbody tr:nth-child(30)");
        self.everywhere("marking");
        self.guide("mark");
        browser.click_named("Class list");
        browser.paste("#class-list", "Name,ID\nAda Abara,s1\nNobody Here,s2\n");
        browser.press("Tab");
        browser.wait_for_text(".marking-page", "1 missing");
        self.choose_file("essay.json", b"{");
        browser.wait_for_text(".marking-page", "things to know");
        browser.click("section > details summary");
        self.everywhere_at("marking-told", "section > details");
        browser.click("section > details summary");
        browser.click_named("Class list");
        browser.click_named("Answers");
        browser.wait_for(".side-by-side");
        self.everywhere_at("answers", "#answers-prompt");
        browser.click_named("Points");
        browser.click(".marking-page tbody tr:first-child .link");
        browser.wait_for(".feedback-article");
        self.everywhere_at("feedback", ".one-feedback");
        self.guide("feedback");
        self.paper("feedback-print");
        browser.click_named("Heat map");
        browser.wait_for(".heat .count");
        self.everywhere_at("heat", ".heat");
        self.everywhere_at("hardest", ".marking-page ol.steps");
        browser.click_named("Large, for the projector");
        self.everywhere_at("projector", ".heat");
        browser.click_named("Cover all, show one by one");
        for _ in 0..3 {
            browser.click(".heat button[aria-pressed=false]");
        }
        browser.click_named("Who says this?");
        browser.wait_for(".heat .who");
        self.everywhere_at("projector-covered", ".heat");
        self.guide("projector");
        browser.click_named("Agreement (advanced)");
        browser.wait_for_text(".marking-page", "Krippendorff");
        self.everywhere_at("agreement", ".table-wrap");
        browser.click_named("Points");
        browser.click_named("Save this file");
        let feedback = browser.downloaded("ada-abara.feedback.sayso.json");
        browser.reopen();
        self.choose_file("ada-abara.feedback.sayso.json", &feedback);
        browser.wait_for(".feedback-article");
        self.everywhere("feedback-page");
    }

    /// As it is printed on a sheet of A4, as long as it may be.
    fn paper(&self, name: &str) {
        let look = Look {
            width: 794,
            height: 2000,
            print: true,
            ..Look::default()
        };
        self.take(name, look);
        self.browser.look(Look::default());
    }

    /// A picture for `docs/classroom.md`, small enough to keep beside it.
    fn guide(&self, name: &str) {
        let look = Look {
            width: 1100,
            height: 720,
            ..Look::default()
        };
        self.browser.look(look);
        self.browser.webp_to(&self.folder.join(format!("guide-{name}.webp")));
        self.browser.look(Look::default());
    }

    /// On a phone, on projectors old and new, on a school's laptop and on a desk, in both colours.
    fn everywhere(&self, page: &str) {
        self.everywhere_at(page, "body");
    }

    /// The same, scrolled to what matches a selector.
    fn everywhere_at(&self, page: &str, css: &str) {
        let take = |name: &str, look| {
            self.browser.look(look);
            self.browser.js_with(
                "document.querySelector(arguments[0]).scrollIntoView()",
                vec![json!(css)],
            );
            self.browser.screenshot_to(&self.folder.join(format!("{name}.png")));
        };
        take(&format!("{page}-1920"), PROJECTOR);
        for (width, height) in [(390, 844), (1024, 768), (1366, 768), (1440, 900)] {
            for (name, dark) in [("light", false), ("dark", true)] {
                let look = Look {
                    width,
                    height,
                    dark,
                    ..Look::default()
                };
                take(&format!("{page}-{width}-{name}"), look);
            }
        }
        self.browser.look(Look::default());
    }

    fn first_page(&self) {
        let browser = self.browser;
        self.all("first");
        browser.paste("#paste", "https://news.example/crane");
        browser.wait_for(".oddity");
        self.two("first-address");
        browser.js("document.querySelector('#paste').select()");
        // What a hand that holds a file over the page does, no driver can: the page is told of it.
        browser.js(
            "const data = new DataTransfer(); data.items.add(new File(['x'], 'x.txt'));
             window.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));",
        );
        browser.wait_for(".drop-zone");
        self.two("first-drop");
        browser
            .js("window.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer(), cancelable: true }))");
        browser.reload();
        self.choose_file("crane.json", b"{\"a\": 1}");
        browser.wait_for(".notice");
        self.choose_file("crane.pdf", b"%PDF");
        self.two("first-notices");
        browser.reload();
        // "Una Märsh says so" in windows-1252.
        self.choose_file("crane.txt", &b"Una M\xe4rsh says so. ".repeat(20));
        browser.wait_for("dialog .preview");
        self.two("encoding");
        browser.reload();
    }

    fn reading(&self) {
        let browser = self.browser;
        browser.click_named("Try the sample");
        browser.wait_for("article .said");
        self.all("reading");
        for (name, dark) in [("forced-light", false), ("forced-dark", true)] {
            let look = Look {
                dark,
                forced_colours: true,
                ..Look::default()
            };
            self.take(name, look);
        }
        let paper = Look {
            width: 794,
            height: 1123,
            print: true,
            ..Look::default()
        };
        self.take("print", paper);
        browser.look(Look::default());
        browser.click(".more-button");
        self.take("menu-1440", Look::default());
        browser.press("Escape");
        for (name, control) in [("more-390", "More"), ("panel-390", ".tabbar button:nth-child(2)")] {
            browser.look(phone());
            match control {
                "More" => browser.click_named("More"),
                css => browser.click(css),
            }
            self.take(name, phone());
        }
        browser.click(".tabbar button:nth-child(1)");
        browser.look(Look::default());
        browser.click(".brand");
        browser.wait_for("#paste");
    }

    fn marks(&self) {
        let browser = self.browser;
        browser.paste("#paste", ARTICLE);
        browser.click_named("Read it");
        browser.wait_for_text("article .said", "a hard blow");
        browser.click(".layer.names");
        browser.click("article .said[data-mark]");
        browser.wait_for(".card");
        self.all("card");
        browser.press("n");
        browser.type_into("#note-text", "Who else was in the room?");
        self.two("note");
        browser.click_named("Save note");
        browser.press("e");
        browser.wait_for("#change-speaker");
        self.two("change");
        browser.press("Escape");
        browser.press("Escape");
        browser.select_text("article", "talks on night shifts broke down");
        browser.wait_for(".marking");
        self.two("marking");
        browser.click_named("Highlight");
        browser.wait_for("article .own");
        self.all("marks");
        let forced = Look {
            forced_colours: true,
            ..Look::default()
        };
        self.take("marks-forced", forced);
        for (name, control) in [("panel-notes", "Notes"), ("panel-marks", "Marks")] {
            browser.click_named(control);
            self.take(name, Look::default());
        }
        browser.click_named("Who says it?");
        let paper = Look {
            width: 794,
            height: 1600,
            print: true,
            ..Look::default()
        };
        self.take("marks-print", paper);
        browser.look(Look::default());
    }

    fn dialogs(&self) {
        let browser = self.browser;
        browser.press("?");
        browser.wait_for("dialog");
        self.all("help");
        browser.press("Escape");
        browser.click(".more-button");
        browser.click_named("The rules");
        browser.wait_for("dialog .rule");
        self.two("rules");
        browser.js("document.querySelectorAll('.rule').forEach(rule => rule.open = true)");
        self.all("rules-open");
        browser.press("Escape");
        self.bench();
        browser.click_named("Export");
        browser.wait_for("dialog");
        self.two("export");
        browser.press("Escape");
        browser.click(".more-button");
        browser.click_named("Close and forget");
        browser.wait_for("dialog");
        self.two("forget");
        browser.press("Escape");
        browser.wait_until_gone("dialog");
    }

    /// Rules of one's own: being written, at work in the article, and among the others.
    fn bench(&self) {
        let browser = self.browser;
        browser.click(".more-button");
        self.take("menu", Look::default());
        browser.click_named("My own rules and switches");
        browser.wait_for("dialog .rule-line input");
        self.two("bench");
        browser.click_named("New rule");
        browser.type_into("dialog [name=sought]", "strike\nnight shifts");
        browser.type_into("dialog [name=label]", "A matter of dispute");
        browser.type_into("dialog [name=finds]", "The strike goes on.");
        browser.type_into("dialog [name=skips]", "The strike goes on.");
        browser.wait_for("dialog .wrong");
        self.two("bench-form");
        browser.click("dialog form .primary");
        browser.wait_for("dialog [role=alert]");
        self.two("bench-faults");
        browser.type_into("dialog [name=skips]", "\u{e009}a\u{e000}They met on a boat.");
        browser.click("dialog form .primary");
        browser.wait_for("dialog .pack .rule");
        browser.js("document.querySelector('dialog .pack .rule').open = true");
        self.two("bench-mine");
        browser.press("Escape");
        browser.wait_for("article .labelled");
        self.two("bench-article");
    }

    /// What is asked when a file brings other work on an article that is here.
    fn twice(&self) {
        let browser = self.browser;
        browser.click_named("Export");
        browser.click_named("Save the file");
        let mut saved = None;
        browser.eventually("a file is saved", || {
            saved = browser.downloads().pop();
            saved.is_some()
        });
        let name = saved.unwrap_or_default();
        let file = browser.downloaded(&name);
        browser.click(".brand");
        // The article is opened anew, without the work that the file brings.
        browser.click(".on-this-computer li .icon");
        browser.wait_for(".notice button");
        browser.js("document.querySelectorAll('.notice .icon').forEach(button => button.click())");
        browser.paste("#paste", ARTICLE);
        browser.click_named("Read it");
        browser.wait_for_text(".saved", "Saved in this browser");
        browser.click(".brand");
        browser.wait_for("#paste");
        self.choose_file("ferry.sayso.json", &file);
        browser.wait_for("dialog");
        self.two("twice");
        browser.press("Escape");
        browser.wait_until_gone("dialog");
    }

    /// The library, with an article described, one in the archive, and a search.
    fn whole_library(&self) {
        let browser = self.browser;
        browser.click(".all-articles button");
        browser.wait_for(".rows li");
        browser.click(".row-actions button");
        browser.wait_for("dialog #describe-tags");
        browser.type_into("#describe-outlet", "The Harbour Post");
        browser.type_into("#describe-published", "14 March");
        browser.type_into("#describe-tags", "harbour, year 9");
        self.two("describe");
        browser.click("dialog .primary");
        browser.wait_for_text(".rows", "The Harbour Post");
        browser.click(".row-actions button:nth-child(2)");
        browser.wait_for(".notice");
        browser.click(".notice .icon");
        browser.wait_until_gone(".notice");
        self.all("library");
        browser.type_into("#library-search", "talks");
        browser.wait_for(".rows .excerpt");
        self.two("library-found");
        browser.click(".shelves .shelf:nth-child(3)");
        self.two("library-empty");
        browser.click(".library .brand");
        browser.wait_for("#paste");
    }

    fn library(&self) {
        let browser = self.browser;
        browser.wait_for(".on-this-computer li");
        browser.js("document.querySelector('.on-this-computer').scrollIntoView()");
        self.two("on-this-computer");
        self.whole_library();
        browser.click(".on-this-computer li .icon");
        browser.wait_for(".notice");
        self.two("removed");
        // A text in another language, and one with nobody in it.
        for (name, text) in [
            (
                "not-english",
                "Der Hafenrat teilte am Montag mit, der alte Kran werde noch vor dem Winter repariert, nachdem ein \
                 Sturm zwei seiner Beine verbogen hatte. ",
            ),
            (
                "nobody",
                "The harbour is closed until further notice, since the wall on the north side gave way to the sea. ",
            ),
        ] {
            browser.paste("#paste", &text.repeat(6));
            browser.click(".paste-row .primary");
            browser.wait_for(".status");
            self.two(name);
            browser.click(".brand");
            browser.wait_for("#paste");
        }
    }

    /// Chooses a file, as in the browser's own dialog.
    fn choose_file(&self, name: &str, bytes: &[u8]) {
        self.browser.js_with(
            "const data = new DataTransfer();
             data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
             const input = document.querySelector('input[type=file]');
             input.files = data.files;
             input.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![json!(name), json!(bytes)],
        );
    }
}

fn phone() -> Look {
    let (width, height) = SIZES[1];
    Look {
        width,
        height,
        ..Look::default()
    }
}
