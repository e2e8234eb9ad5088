//! The classroom, from a lesson to the gradebook.

use sayso_browser::{Browser, Look, Place};

/// The sample lesson with quotes and who says them.
const LESSON: &str = "Sample lesson: a source hunt";

fn open_lesson(browser: &Browser) {
    browser.click_named(LESSON);
    browser.wait_for_text("h1", "A source hunt");
}

fn rows(browser: &Browser) -> usize {
    browser.count(".marking-page tbody tr")
}

#[test]
fn a_teacher_marks_a_class_of_thirty_and_takes_the_gradebook_along() {
    let browser = Browser::open(Place::Site);
    open_lesson(&browser);
    browser.click_named("Mark");
    browser.click_named("Try with a sample class");
    browser.eventually("thirty students are marked", || rows(&browser) == 30);
    browser.wait_for_text(".marking-page", "30 in, 0 missing, 0 twice (newest used), 0 unnamed");

    // A class list says who is missing, and gives its columns to the gradebook.
    browser.click_named("Class list");
    browser.paste("#class-list", "Name,ID\nAda Abara,s1\nNobody Here,s2\n");
    browser.press("Tab");
    browser.wait_for_text(".marking-page", "30 in, 1 missing");
    browser.click_named("Save the gradebook");
    let name = "who-says-so-a-source-hunt-gradebook.csv";
    let csv = String::from_utf8(browser.downloaded(name)).unwrap();
    assert_eq!(csv.lines().count(), 1 + 30 + 1, "{csv}");
    assert!(csv.lines().any(|line| line.starts_with("Ada Abara,s1,")), "{csv}");
    browser.click_named("Save feedback for all");
    let zip = browser.downloaded("who-says-so-a-source-hunt-feedback.zip");
    assert!(zip.starts_with(b"PK"));
    // On paper, a sheet a student, and nothing else of the page.
    browser.js("window.print = () => {
         window.sheets = document.querySelectorAll('.all-feedback > .feedback').length;
         window.dispatchEvent(new Event('afterprint'));
     }");
    browser.click_named("Print feedback for all");
    browser.eventually("thirty sheets are printed", || browser.js("return window.sheets") == 30);
    browser.wait_until_gone(".all-feedback");

    // What a person gives for an answer in words counts at once.
    let points = |browser: &Browser| browser.text(".marking-page tbody tr:first-child .figure");
    let before = points(&browser);
    browser.click_named("Answers");
    browser.js("const select = document.querySelector('#answers-prompt');
         select.value = String(select.options.length - 1);
         select.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.click(".side-by-side li:first-child .points-row button:last-child");
    browser.wait_for(".side-by-side li:first-child [aria-pressed=true]");
    browser.click_named("Points");
    browser.eventually("three points more", || points(&browser) != before);
    // It is nowhere else yet: who leaves is asked.
    browser.click_named("Back");
    browser.wait_for_text(".status[role=alert]", "nowhere else");
    browser.click_named("Stay and save");
    browser.wait_until_gone(".status[role=alert]");

    // For the projector: nobody's name, and what is covered is shown when it is pressed.
    browser.click_named("Heat map");
    browser.wait_for(".heat .count");
    assert!(!browser.text(".heat").contains("Abara"));
    browser.click_named("Cover all, show one by one");
    browser.wait_until_gone(".heat .count");
    browser.click(".heat button");
    browser.eventually("one is shown", || browser.count(".heat .count") == 1);
    // Who says it is asked of what the key has.
    let who = || {
        browser
            .js("return [...document.querySelectorAll('.heat button')].some(b => b.textContent === 'Who says this?')")
    };
    while who() == false {
        browser.click(".heat button[aria-pressed=false]");
    }
    browser.click_named("Who says this?");
    browser.wait_for_text(".heat .who", "who marked it named the right source");
    browser.click_named("Agreement (advanced)");
    browser.wait_for_text(".marking-page", "Krippendorff");
    browser.assert_no_faults();
}

#[test]
fn sheets_for_two_hundred_are_drawn_one_by_one_and_printed() {
    let browser = Browser::open(Place::Site);
    open_lesson(&browser);
    browser.click_named("Save the lesson");
    let lesson = browser.downloaded("who-says-so-a-source-hunt.lesson.sayso.json");
    let lesson: serde_json::Value = serde_json::from_slice(&lesson).unwrap();
    browser.click_named("Mark");
    browser.js_with(
        "const data = new DataTransfer();
         for (let n = 0; n < 200; n++) {
             const work = { format: 'sayso-submission', version: 1, exercise: arguments[0], revision: 1,
                 student: { name: `Student ${n}` }, marks: arguments[1].map(mark => ({ label: mark.label, at: mark.at })) };
             data.items.add(new File([JSON.stringify(work)], `student-${n}.sayso.json`));
         }
         const input = document.querySelector('.marking-page input[type=file]');
         input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![lesson["exercise"]["id"].clone(), lesson["key"]["marks"].clone()],
    );
    browser.eventually("two hundred students are marked", || rows(&browser) == 200);
    // How many sheets there are, whenever the page could answer.
    browser.js(
        "const count = () => document.querySelectorAll('.all-feedback > .feedback').length;
         window.seen = new Set();
         const watch = () => { window.seen.add(count()); setTimeout(watch); };
         watch();
         window.print = () => {
             window.sheets = count();
             window.dispatchEvent(new Event('afterprint'));
         }",
    );
    browser.click_named("Print feedback for all");
    browser.eventually("two hundred sheets are printed", || {
        browser.js("return window.sheets") == 200
    });
    assert!(browser.js("return window.seen.size").as_u64() > Some(20));
    browser.wait_until_gone(".all-feedback");
    browser.assert_no_faults();
}

#[test]
fn a_student_does_an_exercise_hands_it_in_and_is_marked() {
    let browser = Browser::open(Place::Site);
    open_lesson(&browser);
    browser.click_named("Hand out");
    browser.click_named("A stick or a shared folder");
    browser.click_named("Save the exercise file");
    let file = "who-says-so-a-source-hunt.sayso.json";
    let exercise = browser.downloaded(file);
    let text = String::from_utf8(exercise.clone()).unwrap();
    for kept in [
        "\"key\"",
        "\"checked\"",
        "\"sources\"",
        "only people who speak about her",
    ] {
        assert!(!text.contains(kept), "{kept} is in what students get");
    }

    // The file opens at the instructions, with nothing of the machine's shown.
    browser.reload();
    browser.choose_file(file, &exercise);
    browser.wait_for_text(".exercise", "Not handed in yet");
    browser.wait_for_text(".article", "Nobody likes this");
    browser.type_into(".prompt textarea", "The mayor herself is not heard.");
    browser.click(".prompt input[type=checkbox]");
    // All of it is there after a reload, and another opening of the same file goes on with it.
    browser.wait_for_text(".saved", "Saved in this browser");
    browser.reload();
    browser.choose_file(file, &exercise);
    browser.eventually("the answer is there", || {
        browser.js("return document.querySelector('.prompt textarea')?.value") == "The mayor herself is not heard."
    });
    assert_eq!(browser.count(".article [data-mark]"), 0);
    browser.click_named("Check my marks");
    browser.wait_for_text(".checked", "Sayso only");

    browser.click(".exercise-end button");
    browser.type_into("#student-name", "Ana <b>Ruiz</b>");
    browser.click_named("Save my work as a file");
    browser.wait_for_text("dialog", "Now attach it");
    let name = "ana-b-ruiz-b-who-says-so-a-source-hunt-1.sayso.json";
    let work = browser.downloaded(name);
    browser.click_named("Done");
    browser.wait_for_text(".exercise", "Handed in:");

    // The teacher drops it where the lesson is marked; what it says of its own score is not read.
    let forged =
        String::from_utf8(work)
            .unwrap()
            .replacen('{', "{\"outcome\": {\"points\": 99, \"of\": 1}, \"points\": 99,", 1);
    browser.reload();
    open_lesson(&browser);
    browser.click_named("Mark");
    browser.choose_file(name, forged.as_bytes());
    browser.eventually("one student is marked", || rows(&browser) == 1);
    assert_eq!(browser.text(".marking-page tbody th"), "Ana <b>Ruiz</b>");
    assert!(!browser.text(".marking-page tbody .figure").contains("99"));
    // What is no work is told, and the others stay.
    browser.choose_file("essay.json", b"{");
    browser.wait_for_text(".marking-page", "One thing to know about a file");
    assert_eq!(rows(&browser), 1);
    browser.assert_no_faults();
}

#[test]
fn a_teacher_plans_an_exercise_on_an_article_and_looks_at_it_as_a_student() {
    let browser = Browser::open(Place::Site);
    browser.paste(
        "#paste",
        "Harbour fees to rise\n\n“We had no choice,” said Mara Lindqvist, who runs the harbour. The fees rise in May.\n\n\
         Boat owner Jonas Pell said that nobody had asked him.\n",
    );
    browser.click_named("Read it");
    browser.wait_for("article .said[data-mark]");
    browser.click(".more-button");
    browser.click_named("Make an exercise");
    browser.click(".templates button");
    browser.wait_for_text(".plan-key", "2 to check");
    browser.click_named("I have looked at all of them: they are right");
    browser.eventually("nothing is left to check", || {
        !browser.text(".plan-key").contains("to check")
    });
    browser.click_named("Hand out or mark");
    browser.wait_for_text("h1", "Source hunt");
    browser.click_named("See it as a student");
    browser.wait_for_text(".exercise", "Not handed in yet");
    browser.eventually("the machine's marks are hidden", || {
        browser.count(".article .chunk") > 0 && browser.count(".article [data-mark]") == 0
    });
    // And back to the lesson, where a sample class is marked by the key.
    browser.click(".header .brand");
    browser.wait_for_text("h1", "Source hunt");
    browser.click_named("Mark");
    browser.click_named("Try with a sample class");
    browser.eventually("thirty students are marked", || rows(&browser) == 30);
    browser.assert_no_faults();
}

#[test]
fn a_student_fills_a_ledger_and_gets_feedback_that_shows_each_mark() {
    let browser = Browser::open(Place::Site);
    browser.paste(
        "#paste",
        "Harbour fees to rise\n\n“We had no choice,” said Mara Lindqvist, who runs the harbour. The fees rise in May.\n\n\
         Boat owner Jonas Pell said that nobody had asked him.\n",
    );
    browser.click_named("Read it");
    browser.wait_for("article .said[data-mark]");
    browser.click(".more-button");
    browser.click_named("Make an exercise");
    browser.click(".templates button:nth-of-type(2)");
    browser.wait_for_text(".plan-key", "2 to check");
    browser.click_named("I have looked at all of them: they are right");
    // The levels are the teacher's own.
    browser.click_named("Levels, and what extra marks cost");
    browser.js("const field = document.querySelector('#plan-level-2');
         field.value = 'Sound'; field.dispatchEvent(new Event('change', { bubbles: true }))");
    // What they do is written down, and they are told.
    browser.click_named("Write into their work when they began and handed in (they are told)");
    browser.click_named("Write into their work what they did, step by step (they are told)");
    browser.click_named("Hand out or mark");
    browser.wait_for_text("h1", "A NICE source?");
    browser.click_named("Save the lesson");
    let lesson = "a-nice-source.lesson.sayso.json";
    let lesson = (lesson, browser.downloaded(lesson));
    browser.click_named("Hand out");
    browser.click_named("A stick or a shared folder");
    browser.click_named("Save the exercise file");
    let exercise = browser.downloaded("a-nice-source.sayso.json");

    // A line a source, each judged.
    browser.reload();
    browser.choose_file("a-nice-source.sayso.json", &exercise);
    browser.wait_for(".ledger-prompt table");
    browser.wait_for_text(
        ".exercise",
        "What you do in this exercise, and when, is written into what you hand in",
    );
    browser.type_into(".ledger-prompt input", "Mara Lindqvist");
    browser.press("Tab");
    browser.js(
        "const select = document.querySelector('.ledger-prompt select[aria-label=\"Authority: Mara Lindqvist\"]');
         select.value = '4'; select.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    browser.wait_for_text(".saved", "Saved in this browser");
    browser.select_text("article", "“We had no choice,”");
    browser.click_named("Quote");
    browser.click(".exercise-end button");
    browser.type_into("#student-name", "Ana");
    browser.click_named("Save my work as a file");
    browser.wait_for_text("dialog", "Now attach it");
    let name = "ana-a-nice-source-1.sayso.json";
    let work = browser.downloaded(name);
    assert!(String::from_utf8_lossy(&work).contains("Mara Lindqvist"));
    // On paper, for those who hand in paper.
    let paper = Look {
        print: true,
        ..Look::default()
    };
    browser.look(paper);
    browser.wait_for_text(".work-sheet", "Mara Lindqvist: 4");
    browser.look(Look::default());

    // Marked side by side, then given back.
    browser.reload();
    browser.choose_file(lesson.0, &lesson.1);
    browser.wait_for_text("h1", "A NICE source?");
    browser.click_named("Mark");
    browser.choose_file(name, &work);
    browser.eventually("one student is marked", || rows(&browser) == 1);
    browser.click_named("Answers");
    browser.wait_for_text(".side-by-side tbody th", "Mara Lindqvist");
    browser.wait_for_text(".side-by-side tbody td", "4");
    browser.click(".side-by-side .points-row button:last-child");
    browser.click_named("Points");
    browser.click_named("Feedback for Ana");
    browser.wait_for_text(".feedback", "missed");
    browser.wait_for(".feedback-article .feedback-missed");
    browser.wait_for_text(".how-done", "minutes: begun");
    browser.click(".how-done summary");
    browser.wait_for_text(".how-done tbody", "answered");
    browser.type_into("#comment-all", "Well looked.");
    browser.press("Tab");
    browser.wait_for_text(".feedback", "Well looked.");
    browser.click_named("Save this file");
    let feedback = browser.downloaded("ana.feedback.sayso.json");

    // What the student opens.
    browser.reload();
    browser.choose_file("ana.feedback.sayso.json", &feedback);
    browser.wait_for_text(".feedback-outcome", "Ana: ");
    browser.wait_for_text(".feedback", "Well looked.");
    browser.wait_for_text(".feedback-list .answer", "Mara Lindqvist: 4, –, –, –, –");
    browser.wait_for_text(".feedback-article", "The fees rise in May.");
    assert_eq!(
        browser.count(".feedback-article .feedback-matched, .feedback-article .feedback-missed"),
        2
    );
    browser.click(".brand");
    browser.wait_for("#paste");
    browser.assert_no_faults();
}

#[test]
fn a_key_says_more_than_marks_can_and_keeps_it_when_the_lesson_is_changed() {
    let browser = Browser::open(Place::Site);
    browser.paste(
        "#paste",
        "Harbour fees to rise\n\n“We had no choice,” said Mara Lindqvist, who runs the harbour. The fees rise in May.\n\n\
         Boat owner Jonas Pell said that nobody had asked him.\n",
    );
    browser.click_named("Read it");
    browser.wait_for("article .said[data-mark]");
    browser.click(".more-button");
    browser.click_named("Make an exercise");
    browser.click(".templates button");
    browser.wait_for_text(".plan-key", "2 to check");
    browser.click_named("I have looked at all of them: they are right");
    // Students mark places, too.
    browser.click_named("place");
    browser.click_named("The key, mark by mark");
    let set = |field: &str, value: &str| {
        browser.js_with(
            "const field = document.querySelector(arguments[0]);
             field.value = arguments[1]; field.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![field.into(), value.into()],
        );
    };
    set("#plan-mark-points-1", "2");
    set("#plan-mark-names-1", "Mara Lindqvist; the harbour’s head");
    browser.select_text("article", "We had no choice");
    browser.wait_for_text(".plan-key-each > button.link", "We had no choice");
    browser.click(".plan-key-each ol > li:first-child > button.link[aria-disabled=false]");
    browser.wait_for_text(".plan-key-each", "Right, too:");
    // The bar at the selection would lie over the next words.
    browser.press("Escape");
    browser.wait_until_gone(".marking");
    browser.select_text("article", "The fees rise in May");
    browser.wait_for_text(".plan-key-each > button.link", "The fees rise in May");
    browser.click(".plan-key-each > button.link[aria-disabled=false]");
    browser.wait_for_text(".plan-key-each > ul", "The fees rise in May");
    let saved = |name: &str| -> serde_json::Value {
        browser.click_named("Hand out or mark");
        browser.click_named("Save the lesson");
        serde_json::from_slice(&browser.downloaded(name)).unwrap()
    };
    let lesson = saved("source-hunt.lesson.sayso.json");
    let marks = lesson["key"]["marks"].as_array().unwrap();
    assert_eq!(marks[0]["points"], 2.0);
    assert_eq!(marks[0]["sources"][1], "the harbour’s head");
    assert_eq!(marks[0]["alternatives"][0]["exact"], "We had no choice");
    assert_eq!(lesson["key"]["zones"][0]["at"]["exact"], "The fees rise in May");
    assert_eq!(lesson["exercise"]["labels"], serde_json::json!(["quote", "place"]));

    // Opened to be changed, as from another computer's file: all of it is there still.
    browser.click_named("Change it");
    browser.wait_for_text(".plan-key", "The key has 2 marks");
    // A browser numbers what it saves under a name that is taken.
    assert_eq!(saved("source-hunt.lesson.sayso (1).json")["key"], lesson["key"]);
    browser.assert_no_faults();
}

#[test]
fn a_link_opens_its_exercise_in_a_tab_that_is_open_already() {
    let browser = Browser::open(Place::Site);
    open_lesson(&browser);
    browser.click_named("Hand out");
    browser.click_named("A stick or a shared folder");
    browser.click_named("Save the exercise file");
    let exercise = browser.downloaded("who-says-so-a-source-hunt.sayso.json");
    browser.click(".brand");
    browser.wait_for("#paste");
    // Packed as the link is, and put behind the address of the page as it stands.
    browser.js_with(
        "const packed = new Blob([arguments[0]]).stream().pipeThrough(new CompressionStream('gzip'));
         const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
         const text = btoa(String.fromCharCode(...bytes));
         location.hash = 'exercise=' + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');",
        vec![String::from_utf8(exercise).unwrap().into()],
    );
    browser.wait_for_text(".exercise", "Not handed in yet");
    // One that is cut short says so, and what is open stays.
    browser.js("location.hash = location.hash.slice(0, 200)");
    browser.wait_for_text(".notices", "cut short or damaged");
    browser.wait_for_text(".exercise", "Not handed in yet");
    browser.assert_no_faults();
}
