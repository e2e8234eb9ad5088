//! Who says it, in one move: pressed in the article or the panel, typed, pulled, by finger, by keyboard alone.

use sayso_browser::{Browser, Look, Place};

const ARTICLE: &str = "Pier to stay open\n\n\
    PORT ALDINE - The ferry pier will stay open through the winter, the harbour board decided on Monday.\n\n\
    “We have found the money,” said Ines Calder, who chairs the board.\n\n\
    Tomas Vey, a pilot, was at the meeting. “Nobody asked the pilots,” Calder said. The clerk Otto Brandt kept the minutes.\n";

const SECOND: &str = "Nobody asked the pilots";

/// The card of the article's second quote.
fn at_second(browser: &Browser) {
    browser.read_with_marks(ARTICLE);
    browser.click_words("article", SECOND);
    browser.wait_for_text(".card", "Ines Calder");
}

/// Until the card says that this one says it.
fn says(browser: &Browser, who: &str) {
    browser.wait_for_text(".card .card-mark", who);
    browser.wait_until_gone(".card .pick");
}

#[test]
fn a_press_on_a_name_in_the_article_says_who_says_it_and_undo_takes_it_back() {
    let browser = Browser::open(Place::Site);
    at_second(&browser);
    browser.click(".card [data-pull] button");
    browser.wait_for_text(".pick", "Press a name in the article");
    browser.click_words("article", "Tomas Vey");
    says(&browser, "Tomas Vey");
    browser.wait_for_text("#sayso-announce-polite", "Tomas Vey says it");
    browser.wait_for_text(".voices", "Tomas Vey");
    // The words that name him are the source now.
    browser.wait_for_text("article .source", "Tomas Vey");
    browser.wait_until_saved();
    browser.press("Control+z");
    browser.eventually("Calder says it again", || {
        !browser.texts(".voices").concat().contains("Tomas Vey")
    });
    // One step: nothing else is left to take back.
    browser.wait_for("article .said");
    browser.press("Control+Shift+z");
    browser.wait_for_text(".voices", "Tomas Vey");
    browser.assert_no_faults();
}

#[test]
fn a_press_on_a_person_in_the_panel_or_on_words_that_name_nobody_known_does_as_well() {
    let browser = Browser::open(Place::Site);
    at_second(&browser);
    browser.press("p");
    browser.wait_for(".pick");
    // Words that nobody was known by are offered.
    browser.click_words("article", "pilot, was");
    browser.wait_for_text(".pick-line.now", "The words “pilot”");
    browser.click(".pick-line.now");
    says(&browser, "pilot");
    browser.press("p");
    browser.wait_for_text(".panel", "Press the person who says the quote");
    browser.click(".voice[data-voice='2']");
    says(&browser, "Ines Calder");
    browser.assert_no_faults();
}

#[test]
fn a_quote_is_pulled_onto_a_name_or_a_person() {
    let browser = Browser::open(Place::Site);
    at_second(&browser);
    let onto = browser.place_of("article", "Tomas Vey");
    let from = browser.middle_of(".card [data-pull] button");
    browser.pull(from, onto);
    says(&browser, "Tomas Vey");
    // By the number after the quote, onto the card of a person.
    browser.press("Escape");
    browser.wait_until_gone(".card");
    let number = browser.middle_of("article .badge[data-badge='3']");
    browser.pull(number, browser.middle_of(".voice[data-voice='2']"));
    says(&browser, "Ines Calder");
    browser.assert_no_faults();
}

#[test]
fn who_says_it_is_picked_typed_and_taken_away_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser.eventually("the second quote is in focus", || {
        browser.press("j");
        browser.texts("[data-ring]").concat().contains(SECOND)
    });
    browser.press("p");
    browser.wait_for(".pick-line.now");
    let first = browser.text(".pick-line.now");
    // Nearest first: she is named right after the quote.
    assert!(
        first.contains("Ines Calder") && first.contains("as it is now"),
        "{first}"
    );
    browser.eventually("Vey is reached", || {
        browser.press("ArrowDown");
        browser.text(".pick-line.now").contains("Tomas Vey")
    });
    browser.press("Enter");
    says(&browser, "Tomas Vey");
    // The focus was not lost: the next key works.
    browser.press("p");
    browser.wait_for(".pick");
    browser.press("Escape");
    browser.wait_until_gone(".pick");
    browser.wait_for_text("#sayso-announce-polite", "stays as it was");
    browser.press("p");
    browser.wait_for(".pick");
    browser.type_into(".pick input", "Zoë Ōtani-Ruiz");
    browser.wait_for_text(".pick-line.now", "Somebody new");
    browser.press("Enter");
    says(&browser, "Zoë Ōtani-Ruiz");
    browser.press("p");
    browser.wait_for(".pick");
    browser.press("ArrowUp");
    browser.wait_for_text(".pick-line.now", "nobody is named");
    browser.press("Enter");
    says(&browser, "nobody is named");
    browser.wait_for_text("#sayso-announce-polite", "Now nobody is named");
    for _ in 0..3 {
        browser.press("Control+z");
    }
    browser.eventually("it is as it was", || {
        let voices = browser.texts(".voices").concat();
        !voices.contains("Tomas Vey") && !voices.contains("Zoë")
    });
    browser.assert_no_faults();
}

#[test]
fn who_says_it_is_tapped_with_a_finger_on_a_phone() {
    let browser = Browser::open(Place::Site);
    browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    browser.read_with_marks(ARTICLE);
    browser.tap_words("article", SECOND);
    browser.wait_for(".card");
    browser.tap(".card [data-pull] button");
    browser.wait_for(".pick");
    // No keyboard of the phone's comes up over the names.
    assert_eq!(browser.js("return document.activeElement.id"), "pick-list");
    // The sheet covers half of the article: the name is scrolled above it.
    let (x, y) = browser.place_of("article", "Tomas Vey");
    let before = browser.js("return scrollY").as_f64().unwrap_or_default();
    let now = browser.js("scrollBy({ top: 250, behavior: 'instant' }); return scrollY");
    browser.tap_at(x, y - (now.as_f64().unwrap_or_default() - before));
    says(&browser, "Tomas Vey");
    browser.assert_no_faults();
}

/// An article in which one person is taken for two.
const TWO_NAMES: &str = "Pier to stay open\n\n\
    PORT ALDINE - The ferry pier will stay open through the winter.\n\n\
    “We have found the money,” said Ines Calder, who chairs the harbour board.\n\n\
    “Nobody asked the pilots,” said Tomas Vey. “We asked them twice,” Captain Orsolo said. “Twice is not enough,” Vey said.\n";

/// What the cards in the panel say, by number.
fn voices(browser: &Browser) -> Vec<String> {
    browser.texts(".voices .voice")
}

fn open_form(browser: &Browser, name: &str) {
    browser.click(&format!(".voice-edit[aria-label='Edit {name}']"));
    browser.wait_for("form.person");
}

#[test]
fn two_are_joined_by_pulling_one_onto_the_other_and_parted_again_and_numbers_stay() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(TWO_NAMES);
    browser.eventually("three speak", || voices(&browser).len() == 3);
    let from = browser.middle_of(".voice[data-voice='1']");
    browser.pull(from, browser.middle_of(".voice[data-voice='3']"));
    browser.wait_for_text(".notices", "is now the same person as Orsolo. Undo takes it back.");
    browser.eventually("two speak, by the numbers they had", || {
        browser.count(".voice[data-voice='1']") == 0 && browser.count(".voice[data-voice]") == 2
    });
    // The number in the text is the other one's.
    browser.wait_for("article .badge[data-badge='3']");
    browser.eventually("no passage has the first number", || {
        browser.count("article .badge[data-badge='1']") == 0
    });
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    browser.eventually("still two", || browser.count(".voice[data-voice]") == 2);
    open_form(&browser, "Orsolo");
    browser.wait_for_text("form.person", "The same person, as you say:");
    browser.click_named("Not the same person");
    browser.eventually("three again, numbers as before", || {
        browser.count(".voice[data-voice='1']") == 1 && browser.count(".voice[data-voice]") == 3
    });
    browser.click_named("History");
    browser.wait_for_text(".history", "Ines Calder is the same person as Orsolo");
    browser.wait_for_text(".history", "Ines Calder is a person of their own");
    browser.press("Control+z");
    browser.press("Control+z");
    browser.click_named("Who says it?");
    browser.eventually("as it was", || browser.count(".voice[data-voice]") == 3);
    browser.assert_no_faults();
}

#[test]
fn who_somebody_is_is_said_by_keyboard_and_stands_in_the_card_and_the_files() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(TWO_NAMES);
    browser.wait_for(".voice[data-voice='2']");
    browser.js("document.querySelector(\".voice-edit[aria-label='Edit Tomas Vey']\").focus()");
    browser.press("Enter");
    browser.wait_for("form.person");
    // The name has the focus.
    assert_eq!(browser.js("return document.activeElement.id"), "person-name");
    browser.js("document.activeElement.select()");
    let fill = |id: &str, value: &str| {
        browser.js(&format!(
            "const field = document.getElementById('{id}'); field.focus(); field.value = ''"
        ));
        browser.type_into(&format!("#{id}"), value);
    };
    fill("person-name", "   ");
    browser.press("Enter");
    browser.wait_for_text("form.person .faults", "A person needs a name");
    fill("person-speaks-for", "tomas vey");
    fill("person-name", "טומס ויי 🛟");
    browser.press("Enter");
    browser.wait_for_text("form.person .faults", "would then speak for themselves");
    fill("person-speaks-for", "Harbour Pilots <b>& Co</b>");
    fill("person-role", "pilot");
    browser.press("Enter");
    browser.wait_until_gone("form.person");
    // The focus is where it was before.
    browser.eventually("the button has the focus", || {
        browser.js("return document.activeElement.className") == "voice-edit link"
    });
    browser.wait_for_text(".voice[data-voice='2']", "טומס ויי 🛟");
    browser.wait_for_text(".voice[data-voice='2']", "speaks for Harbour Pilots <b>& Co</b>");
    browser.click_words("article", "Nobody asked the pilots");
    browser.wait_for_text(".card", "speaks for Harbour Pilots");
    // A relation, and never the same: nobody went, nobody came.
    assert_eq!(browser.count(".voice[data-voice]"), 3);
    let (_, file) = browser.export();
    let file: serde_json::Value = serde_json::from_slice(&file).expect("JSON");
    let people = file["people"].as_array().expect("a list");
    let pilot = people.iter().find(|p| p["voice"] == "2").expect("the second voice");
    assert_eq!(
        (&pilot["name"], &pilot["speaks_for"], &pilot["roles"][0]),
        (
            &"טומס ויי 🛟".into(),
            &"Harbour Pilots <b>& Co</b>".into(),
            &"pilot".into()
        )
    );
    browser.press("Control+z");
    browser.wait_for_text(".voice[data-voice='2']", "Tomas Vey");
    browser.assert_no_faults();
}

#[test]
fn nobody_is_joined_with_themselves_and_passages_can_be_somebody_elses() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(TWO_NAMES);
    browser.wait_for(".voice[data-voice='2']");
    open_form(&browser, "Tomas Vey");
    browser.type_into("#person-same", "Vey");
    browser.click_named("Join");
    browser.wait_for_text("form.person .faults", "That is the same person already");
    browser.js("document.getElementById('person-same').value = ''");
    browser.type_into("#person-same", "Nemo Nobody");
    browser.click_named("Join");
    browser.wait_for_text(
        "form.person .faults",
        "Nobody called “Nemo Nobody” speaks in this article",
    );
    browser.click("form.person summary");
    browser.click("form.person li:nth-child(2) input[type=checkbox]");
    browser.click_named("A person of their own");
    browser.wait_for_text(".voice[data-voice='4']", "Tomas Vey (2)");
    browser.wait_for_text("#sayso-announce-polite", "One passage is now");
    browser.wait_for_text(".voice[data-voice='2']", "1 direct");
    browser.press("Control+z");
    browser.wait_until_gone(".voice[data-voice='4']");
    browser.assert_no_faults();
}

#[test]
fn numbers_are_given_anew_when_asked_for_and_another_tab_reads_along() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(TWO_NAMES);
    browser.eventually("three speak", || voices(&browser).len() == 3);
    browser.click_named("Renumber");
    browser.wait_for_text("#sayso-announce-polite", "in order of appearance already");
    let from = browser.middle_of(".voice[data-voice='1']");
    browser.pull(from, browser.middle_of(".voice[data-voice='2']"));
    browser.eventually("2 and 3 are left", || browser.count(".voice[data-voice='1']") == 0);
    browser.wait_until_saved();
    let first = browser.open_tab();
    browser.click(".saved-article");
    browser.wait_for(".voice[data-voice='3']");
    let second = browser.tab();
    // It reads along: there is nothing to change.
    browser.wait_until_gone(".voice-edit");
    browser.switch_to(&first);
    browser.click_named("Renumber");
    browser.eventually("1 and 2", || {
        browser.count(".voice[data-voice='1']") == 1 && browser.count(".voice[data-voice='3']") == 0
    });
    browser.switch_to(&second);
    browser.wait_for(".voice[data-voice='1']");
    browser.wait_until_gone(".voice[data-voice='3']");
    browser.switch_to(&first);
    browser.press("Control+z");
    browser.wait_for(".voice[data-voice='3']");
    browser.assert_no_faults();
}
