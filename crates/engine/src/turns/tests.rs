use crate::{Document, Kind, Role, Rulebook, scan};

/// Who says what in the turns of `text`: rule, name of the speaker, words.
fn turns(text: &str) -> Vec<(String, String)> {
    let scan = scan(&Document::new("test", text), &Rulebook::built_in());
    let mut found: Vec<(u32, String, String)> = Vec::new();
    for finding in scan
        .findings
        .iter()
        .filter(|f| matches!(f.kind, Kind::Quote(_)) && !f.nested)
    {
        let rule = finding.rule.as_str();
        if matches!(rule, "attribution.turn" | "attribution.interview") {
            let content = finding.spans(Role::Content);
            let words: Vec<&str> = content.iter().map(|s| s.of(text)).collect();
            let name = finding.person.map_or("-", |id| &scan.people.get(id).name);
            found.push((content[0].start, name.to_owned(), words.join(" / ")));
        }
    }
    found.sort();
    found.into_iter().map(|(_, name, words)| (name, words)).collect()
}

fn expect(text: &str, want: &[(&str, &str)]) {
    let found = turns(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    assert_eq!(found, want, "{text}");
}

#[test]
fn letters_stand_for_the_author_and_for_whoever_is_asked() {
    expect(
        "The boats are coming back\n\nBy Lachlan Weir\n\nInes Calder has run the harbour since 2014. This interview was \
         edited for length.\n\nQ: When did you see the figures?\n\nA: In March. I was on the pier with Tom Ruiz, and he \
         said “down by half”.\n\nSo we counted again.\n\nQ. And now?\n\nA. Now I have a phone that never stops.\n\n\
         The board meets on Monday.\n",
        &[
            ("Lachlan Weir", "When did you see the figures?"),
            (
                "Ines Calder",
                "In March. I was on the pier with Tom Ruiz, and he said “down by half”. / So we counted again.",
            ),
            ("Lachlan Weir", "And now?"),
            ("Ines Calder", "Now I have a phone that never stops."),
        ],
    );
}

#[test]
fn names_in_capitals_and_parts_open_turns_of_a_transcript() {
    expect(
        "Calder and Ruiz on the ferry\n\nThe mayor, Ines Calder, and the operator, Tom Ruiz, were on the radio.\n\n\
         HOST: Mayor, why is it late?\n\nCALDER: We have one engine.\n\nRUIZ: That is not what you told me.\n\n\
         (LAUGHTER)\n\nCALDER: You were not there.\n\nHOST: Do you have a question?\n\nNote: The ferry sails at noon.\n",
        &[
            ("HOST", "Mayor, why is it late?"),
            ("Ines Calder", "We have one engine."),
            ("Tom Ruiz", "That is not what you told me."),
            ("Ines Calder", "You were not there."),
            ("HOST", "Do you have a question?"),
        ],
    );
}

#[test]
fn initials_are_the_names_that_came_before() {
    expect(
        "‘I count the bolts’\n\nInes Calder meets Lachlan Weir at the yard.\n\nLachlan Weir: You have been here for ten \
         years. Why?\n\nInes Calder: I like the noise.\n\nLW: What is the worst of it?\n\nIC: The forms.\n\n\
         She opens a drawer.\n\nLW: Do you want to stop?\n\nIC: On Mondays. Then I hear the crane.\n",
        &[
            ("Lachlan Weir", "You have been here for ten years. Why?"),
            ("Ines Calder", "I like the noise."),
            ("Lachlan Weir", "What is the worst of it?"),
            ("Ines Calder", "The forms."),
            ("Lachlan Weir", "Do you want to stop?"),
            ("Ines Calder", "On Mondays. Then I hear the crane."),
        ],
    );
}

#[test]
fn questions_in_paragraphs_of_their_own_are_the_authors() {
    expect(
        "A life on the quay\n\nBy Lachlan Weir\n\nInes Calder has run the harbour for ten years. In an interview, the \
         engineer talks about storms.\n\nWhen did you first see a crane?\n\nI was six. My father took me.\n\n\
         He had to carry me home.\n\nDid you want to be an engineer?\n\nNo. I wanted to be a diver.\n\n\
         What do you tell the young?\n\nI tell them to count the bolts.\n\nThe board meets on Monday.\n",
        &[
            ("Lachlan Weir", "When did you first see a crane?"),
            (
                "Ines Calder",
                "I was six. My father took me. / He had to carry me home.",
            ),
            ("Lachlan Weir", "Did you want to be an engineer?"),
            ("Ines Calder", "No. I wanted to be a diver."),
            ("Lachlan Weir", "What do you tell the young?"),
            ("Ines Calder", "I tell them to count the bolts."),
        ],
    );
}

#[test]
fn labels_of_lists_and_explanations_open_nothing() {
    for text in [
        "What to know about the levy\n\nIt starts on Monday.\n\nQ: What is the levy?\n\nA: It is a charge on boats.\n\n\
         Q: Who pays?\n\nA: Owners pay.\n",
        "Five picks\n\nThe town has much to see.\n\nWhere: Aldine Hall. We liked it.\n\nCost: You pay at the door.\n\n\
         Where: Port Aldine. We did not like it.\n\nCost: I paid nothing.\n",
        "Rovers win\n\nIt was cold.\n\nRovers: Weir, Calder, Ruiz.\n\nUnited: Hale, Moss, Lind.\n\nRovers: 3\n\nUnited: 1\n",
        "My ferry\n\nI have taken it for ten years.\n\nWhy do you ask?\n\nI like the sea.\n\nWhat would you do?\n\n\
         I asked my sister, and we talked.\n\nIs it worth it to you?\n\nI think so.\n",
    ] {
        expect(text, &[]);
    }
}

#[test]
fn a_rule_that_is_off_leaves_its_turns() {
    let mut rules = Rulebook::built_in();
    rules.switch(&crate::RuleId::new("attribution.turn"), false);
    let text = "Ines Calder runs the ferry.\n\nQ: Do you sail?\n\nA: I do.\n\nQ: Why?\n\nA: I like it.\n";
    let found = scan(&Document::new("test", text), &rules);
    assert!(found.findings.iter().all(|f| f.rule.as_str() != "attribution.turn"));
}
