use std::rc::Rc;

use sayso_engine::{Document, Rulebook, Scan, scan_with_progress};

use crate::find::find;
use crate::{Answer, Ask, Chosen, ReadPack, RuleText, trial};

/// Where questions are answered: one after the other, and those about an article about the one that was read last.
#[derive(Debug)]
pub struct Desk {
    document: Rc<Document>,
}

impl Default for Desk {
    fn default() -> Self {
        let document = Rc::new(Document::new("", ""));
        Self { document }
    }
}

/// Bytes of text between two words about progress.
pub const STEP: u32 = 1 << 16;

impl Desk {
    /// What was read last.
    pub fn document(&self) -> &Rc<Document> {
        &self.document
    }

    /// Answers `ask`, in as many parts as it takes.
    pub fn hear(&mut self, ask: Ask, tell: &mut dyn FnMut(Answer)) {
        match ask {
            Ask::Read(text) => {
                self.document = Rc::new(Document::new("", text));
                tell(Answer::structure(&self.document));
            }
            Ask::Structure => tell(Answer::structure(&self.document)),
            Ask::Scan(chosen) => self.scan(&chosen, tell),
            // What is heard after a scan comes too late for it.
            Ask::Stop => {}
            Ask::Rules => tell(Answer::Rules(Rulebook::built_in().iter().map(RuleText::from).collect())),
            Ask::Packs(packs) => {
                let read = packs.iter().map(|(file, json)| ReadPack::of(file, json));
                tell(Answer::Packs(read.collect()));
            }
            Ask::Try(trial) => tell(Answer::Tried(trial.run(&self.document))),
            Ask::Check { pack, draft } => {
                let faults = draft.rule(&pack).err().unwrap_or_default();
                tell(Answer::Faults(faults.into_iter().map(|fault| fault.text).collect()));
            }
            Ask::Find { pattern, whole, case } => {
                tell(Answer::Found(find(&self.document.text, &pattern, whole, case)));
            }
            Ask::Sentence { draft, finds } => {
                tell(Answer::Sentence(trial::sentence(&draft, finds, &self.document)));
            }
        }
    }

    fn scan(&self, chosen: &Chosen, tell: &mut dyn FnMut(Answer)) {
        let mut told = 0;
        let rules = chosen.rulebook();
        let scan = scan_with_progress(&self.document, &rules, &mut |progress| {
            if progress.done >= told + STEP {
                told = progress.done;
                tell(Answer::Progress(told));
            }
            true
        });
        self.scanned(scan.unwrap_or_default(), &rules, tell);
    }

    /// Tells what a scan by `rules` of what was read last came to.
    pub fn scanned(&self, scan: Scan, rules: &Rulebook, tell: &mut dyn FnMut(Answer)) {
        let left_out = rules.left_out(self.document.text.len());
        tell(Answer::LeftOut(left_out.map(|rule| rule.id.to_string()).collect()));
        Answer::parts(scan).for_each(tell);
    }
}

#[cfg(test)]
mod tests {
    use sayso_engine::scan;

    use super::*;

    fn answers(desk: &mut Desk, ask: Ask) -> Vec<Answer> {
        // As it goes over.
        let (question, ask) = Ask::from_bytes(&ask.to_bytes(300).unwrap()).unwrap();
        assert_eq!(question, 300);
        let mut all = Vec::new();
        desk.hear(ask, &mut |answer| all.push(answer));
        all
    }

    #[test]
    fn a_text_is_read_and_scanned() {
        let text = "Ferry stops\n\n“We wait,” said Mayor Ana Ruiz.\n\n".repeat(3_000);
        let mut desk = Desk::default();
        let document = Document::new("", text.as_str());
        assert_eq!(answers(&mut desk, Ask::Read(text)), [Answer::structure(&document)]);
        assert_eq!(answers(&mut desk, Ask::Structure), [Answer::structure(&document)]);
        let told = answers(&mut desk, Ask::Scan(Chosen::default()));
        let mut progress = told.iter().filter_map(|answer| match answer {
            Answer::Progress(done) => Some(*done),
            _ => None,
        });
        assert!(progress.next() < progress.next(), "it is told how far it is");
        let found = told.iter().flat_map(|answer| match answer {
            Answer::Findings(findings) => &findings[..],
            _ => &[],
        });
        let mut rules = Rulebook::built_in();
        rules.switch_layer(sayso_engine::Layer::Signal, true);
        assert!(found.eq(&scan(&document, &rules).findings));
        assert_eq!(told.last(), Some(&Answer::Scanned));
        assert!(told.contains(&Answer::LeftOut(Vec::new())));
        assert_eq!(answers(&mut desk, Ask::Stop), []);
    }

    #[test]
    fn rules_and_packs_are_told_in_words() {
        let mut desk = Desk::default();
        let [Answer::Rules(rules)] = &answers(&mut desk, Ask::Rules)[..] else {
            panic!("one answer")
        };
        assert_eq!(rules.len(), Rulebook::built_in().iter().count());
        let pack = r#"{ "format": "sayso-rules", "version": 1, "name": "quay", "rule": [{ "id": "late", "layer": "label",
            "label": "Delay", "why": "A delay.", "words": ["late"], "finds": ["⟦label:Late⟧."], "skips": ["No."] }] }"#;
        let both = Ask::Packs(vec![
            ("a.json".to_owned(), pack.to_owned()),
            ("b.json".to_owned(), "[]".to_owned()),
        ]);
        let [Answer::Packs(read)] = &answers(&mut desk, both)[..] else {
            panic!("one answer")
        };
        let pack = read[0].pack.clone().unwrap();
        assert!(read[0].problems.is_empty() && pack.rules.len() == 1);
        assert!(
            read[1].pack.is_none() && read[1].problems[0].starts_with("b.json:1"),
            "{read:?}"
        );
        let check = |draft| Ask::Check {
            pack: "quay".to_owned(),
            draft,
        };
        let [Answer::Faults(none)] = &answers(&mut desk, check(pack.rules[0].clone()))[..] else {
            panic!("one answer")
        };
        assert!(none.is_empty());
        let [Answer::Faults(some)] = &answers(&mut desk, check(Default::default()))[..] else {
            panic!("one answer")
        };
        assert!(some.len() > 2, "{some:?}");
    }
}
