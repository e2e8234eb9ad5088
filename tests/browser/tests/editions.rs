//! Editions of an exercise: counted up when it is handed out after a change, and told when work is marked.

use sayso_browser::{Browser, Place};
use serde_json::Value;

const HARBOUR: &str = "Harbour fees to rise\n\n“We had no choice,” said Mara Lindqvist, who runs the harbour. The fees \
    rise in May.\n\nBoat owner Jonas Pell said that nobody had asked him.\n";

/// Saves the exercise file of the lesson that is planned.
fn handed_out(browser: &Browser) -> Vec<u8> {
    browser.click_named("Hand out or mark");
    browser.click_named("Hand out");
    browser.click_named("A stick or a shared folder");
    saved(browser, "Save the exercise file")
}

/// What is saved when this button is pressed.
fn saved(browser: &Browser, button: &str) -> Vec<u8> {
    let before = browser.downloads();
    browser.click_named(button);
    let mut new = None;
    browser.eventually("a file is saved", || {
        new = browser.downloads().into_iter().find(|name| !before.contains(name));
        new.is_some()
    });
    browser.downloaded(&new.unwrap())
}

fn revision(file: &[u8]) -> u64 {
    let file: Value = serde_json::from_slice(file).unwrap();
    file["revision"].as_u64().unwrap()
}

/// Writes other instructions into the plan.
fn change(browser: &Browser, instructions: &str) {
    browser.wait_for("#plan-instructions");
    browser.js_with(
        "const field = document.querySelector('#plan-instructions');
         field.value = arguments[0]; field.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![instructions.into()],
    );
}

#[test]
fn a_changed_exercise_is_the_next_edition_and_work_tells_on_which_it_was_done() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(HARBOUR);
    browser.click(".more-button");
    browser.click_named("Make an exercise");
    browser.click(".templates button");
    browser.wait_for_text(".plan-key", "2 to check");
    browser.click_named("I have looked at all of them: they are right");
    let first = handed_out(&browser);
    assert_eq!(revision(&first), 1);
    // Handed out again as it is, it is the same file.
    assert_eq!(saved(&browser, "Save the exercise file"), first);
    assert!(!browser.text(".hand-out").contains("This is edition"));
    // A change that is looked at by the teacher only, and handed out then, is one edition.
    browser.click_named("Back");
    change(&browser, "Read it twice.");
    browser.click_named("Hand out or mark");
    browser.click_named("Back");
    change(&browser, "Read it twice, aloud.");
    let second = handed_out(&browser);
    assert_eq!(revision(&second), 2);
    browser.wait_for_text(".hand-out", "This is edition 2 of the exercise");

    // The article in this browser remembers it, and a look as a student has it forgets nothing.
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for("article .said[data-mark]");
    change(&browser, "Read it three times.");
    browser.click_named("Hand out or mark");
    browser.click_named("See it as a student");
    browser.wait_for_text(".exercise", "three times");
    browser.click(".header .brand");
    browser.click_named("Hand out");
    browser.click_named("A stick or a shared folder");
    assert_eq!(revision(&saved(&browser, "Save the exercise file")), 3);
    browser.click_named("The lesson");
    let lesson = saved(&browser, "Save the lesson");

    // A student who has the first one does that.
    browser.reload();
    browser.choose_file("source-hunt.sayso.json", &first);
    browser.wait_for_text(".exercise", "Not handed in yet");
    browser.wait_for("article h1");
    browser.click(".exercise-end button");
    browser.type_into("#student-name", "Ana");
    let work = saved(&browser, "Save my work as a file");
    assert_eq!(revision(&work), 1);

    // It is marked by the lesson as it is now, and that is told.
    browser.reload();
    browser.choose_file("source-hunt.lesson.sayso.json", &lesson);
    browser.click_named("Mark");
    browser.choose_file("ana.sayso.json", &work);
    browser.wait_for_text(
        ".marking-page",
        "One work was done on an earlier edition of this exercise",
    );
    assert_eq!(browser.texts(".marking-page tbody th"), ["Ana"]);
    browser.click_named("One thing to know about a file");
    browser.wait_for_text(".told", "earlier edition of this exercise. It is marked all the same");
    browser.assert_no_faults();
}
