//! A folder of what a class handed in, as a school's system leaves it, chosen by a button.

use std::fs;
use std::path::Path;

use sayso_browser::{Browser, Place, new_folder};
use serde_json::{Value, json};

/// What a student of the sample lesson hands in: nothing marked, which is all that counting needs.
fn work(exercise: &str, name: &str, attempt: u32) -> String {
    json!({
        "format": "sayso-submission", "version": 1, "exercise": exercise, "revision": 1,
        "student": { "name": name }, "attempt": { "number": attempt },
    })
    .to_string()
}

/// 28 works of 25 students and two who say no name, each in a folder of its own, among other files.
fn fill(folder: &Path, exercise: &str) {
    let write = |way: &str, text: &str| {
        let file = folder.join(way);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    for n in 1..=25 {
        // Every other one says no name in it: the folder does.
        let name = if n % 2 == 0 {
            String::new()
        } else {
            format!("Student {n:02}")
        };
        let way = format!("Student {n:02}_{n}_assignsubmission_file_/hunt-1.sayso.json");
        write(&way, &work(exercise, &name, 1));
    }
    write(
        "Student 07_7_assignsubmission_file_/hunt-2.sayso.json",
        &work(exercise, "Student 07", 2),
    );
    write("late/hunt (1).sayso.json", &work(exercise, "", 1));
    write("late/hunt (2).sayso.json", &work(exercise, "", 1));
    write("late/.hidden.json", "{");
    write("late/notes.docx", "not ours");
}

#[test]
fn a_folder_with_a_folder_a_student_is_chosen_and_counted() {
    let browser = Browser::open(Place::Site);
    browser.click_named("Sample lesson: a source hunt");
    browser.click_named("Save the lesson");
    let lesson = browser.downloaded("who-says-so-a-source-hunt.lesson.sayso.json");
    let lesson: Value = serde_json::from_slice(&lesson).unwrap();
    let folder = new_folder("handed-in").join("Class 9");
    fill(&folder, lesson["exercise"]["id"].as_str().unwrap());

    browser.click_named("Mark");
    browser.click_named("Class list");
    let class: Vec<String> = (1..=28).map(|n| format!("Student {n:02}")).collect();
    browser.paste("#class-list", &class.join("\n"));
    browser.press("Tab");
    // The button asks for a folder, by keyboard too.
    browser.js("window.asked = [];
         HTMLInputElement.prototype.click = function () { window.asked.push(this.webkitdirectory); };
         [...document.querySelectorAll('button')].find(b => b.textContent.trim() === 'Add files or ZIPs').focus()");
    browser.press("Tab");
    browser.press("Enter");
    assert_eq!(browser.js("return window.asked"), json!([true]));
    // What the dialog would give.
    browser.type_hidden("input[webkitdirectory]", folder.to_str().unwrap());
    browser.wait_for_text(".marking-page", "27 in, 3 missing, 1 twice (newest used), 2 unnamed");
    browser.wait_for_text(".marking-page", "Missing: Student 26, Student 27, Student 28");
    // In a folder that has nothing of it, that is said.
    browser.click_named("Take all away");
    let other = new_folder("handed-in");
    fs::write(other.join("notes.docx"), "not ours").unwrap();
    browser.type_hidden("input[webkitdirectory]", other.to_str().unwrap());
    browser.wait_for_text(".notices", "There is no work in this folder");
    browser.assert_no_faults();
}

#[test]
fn where_the_browser_chooses_no_folders_there_is_no_button() {
    let browser = Browser::open(Place::Site);
    browser.before_load("delete HTMLInputElement.prototype.webkitdirectory;");
    browser.click_named("Sample lesson: a source hunt");
    browser.click_named("Mark");
    browser.wait_for_text(".marking-page", "Add files or ZIPs");
    assert!(!browser.text(".marking-page").contains("Choose a folder"));
    browser.assert_no_faults();
}
