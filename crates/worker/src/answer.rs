//! What the engine answers, as bytes that are handed over without a copy (postcard). What a scan finds comes part by part, each
//! small enough to be taken in between two frames.

use sayso_engine::rules::built_in_id;
use sayso_engine::{
    Block, BlockKind, Confidence, Document, EntityKind, Finding, Kind, Part, Person, PersonId, QuoteKind, Role, RuleId,
    Scan, SignalKind, SourceKind, Span,
};
use serde::{Deserialize, Serialize};

use crate::{ReadPack, RuleText, Tried};

/// What the engine answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To [`crate::Ask::Read`] and [`crate::Ask::Structure`]: what the text is made of.
    Structure {
        /// The document's title.
        title: String,
        /// Its blocks.
        blocks: Vec<Block>,
    },
    /// To [`crate::Ask::Scan`], in this order: how many bytes of the text are read, from time to time;
    Progress(u32),
    /// the ids of the rules of packs that such a long text leaves out ([`sayso_engine::Rulebook::left_out`]);
    LeftOut(Vec<String>),
    /// the next of the scan's people;
    People(Vec<Person>),
    /// the next of its findings;
    Findings(Vec<Finding>),
    /// the scan is through.
    Scanned,
    /// To [`crate::Ask::Rules`]: the built-in rules in words.
    Rules(Vec<RuleText>),
    /// To [`crate::Ask::Packs`]: what reading each came to.
    Packs(Vec<ReadPack>),
    /// To [`crate::Ask::Try`].
    Tried(Tried),
    /// To [`crate::Ask::Check`]: what is wrong with the rule, a sentence each; nothing if it is right.
    Faults(Vec<String>),
    /// To [`crate::Ask::Find`]: where it matches; none if it cannot be read.
    Found(Option<Vec<Span>>),
    /// To [`crate::Ask::Sentence`]: the sentence, if there is one.
    Sentence(Option<String>),
}

/// Findings, or people, in one part.
const MOST: usize = 1_000;

/// Rules are named once, and what they made refers to them.
#[derive(Serialize, Deserialize)]
enum AnswerMessage {
    Structure {
        title: String,
        rules: Vec<String>,
        blocks: Vec<BlockMessage>,
    },
    People(Vec<PersonMessage>),
    Findings {
        rules: Vec<String>,
        findings: Vec<FindingMessage>,
    },
    Progress(u32),
    LeftOut(Vec<String>),
    Scanned,
    Rules(Vec<RuleText>),
    Packs(Vec<ReadPack>),
    Tried(Tried),
    Faults(Vec<String>),
    Found(Option<Vec<(u32, u32)>>),
    Sentence(Option<String>),
}

#[derive(Serialize, Deserialize)]
struct BlockMessage {
    rule: u32,
    #[serde(with = "BlockKindMessage")]
    kind: BlockKind,
    span: (u32, u32),
}

#[derive(Serialize, Deserialize)]
struct FindingMessage {
    rule: u32,
    #[serde(with = "KindMessage")]
    kind: Kind,
    parts: Vec<RoleSpans>,
    person: Option<u32>,
    name: Option<String>,
    confidence: u8,
    nested: bool,
}

#[derive(Serialize, Deserialize)]
struct RoleSpans {
    #[serde(with = "RoleMessage")]
    role: Role,
    spans: Vec<(u32, u32)>,
}

#[derive(Serialize, Deserialize)]
struct PersonMessage {
    id: u32,
    name: String,
    aliases: Vec<String>,
    #[serde(with = "SourceKindMessage")]
    kind: SourceKind,
    roles: Vec<String>,
    mentions: Vec<(u32, u32)>,
}

// The engine knows no serde, so its kinds are named once more; the compiler sees that none is missing.

#[derive(Serialize, Deserialize)]
#[serde(remote = "Kind")]
enum KindMessage {
    Quote(#[serde(with = "QuoteKindMessage")] QuoteKind),
    Entity(#[serde(with = "EntityKindMessage")] EntityKind),
    Block(#[serde(with = "BlockKindMessage")] BlockKind),
    Signal(#[serde(with = "SignalKindMessage")] SignalKind),
    Label,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "QuoteKind")]
enum QuoteKindMessage {
    Direct,
    Mixed,
    Indirect,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "EntityKind")]
enum EntityKindMessage {
    Person,
    Organisation,
    Place,
    Date,
    Time,
    Money,
    Number,
    Event,
    Work,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "BlockKind")]
enum BlockKindMessage {
    Headline,
    Kicker,
    Byline,
    Dateline,
    Body,
    Caption,
    Credit,
    PullQuote,
    Related,
    Boilerplate,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SignalKind")]
enum SignalKindMessage {
    Hedge,
    Loaded,
    Unattributed,
    Vague,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Role")]
enum RoleMessage {
    Content,
    Cue,
    Source,
    Whole,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SourceKind")]
enum SourceKindMessage {
    Person,
    Unnamed,
    Group,
    Organisation,
    Document,
    Media,
    Social,
}

fn pairs(spans: &[Span]) -> Vec<(u32, u32)> {
    spans.iter().map(|s| (s.start, s.end)).collect()
}

fn spans(pairs: Vec<(u32, u32)>) -> Vec<Span> {
    pairs.into_iter().map(|(start, end)| Span::new(start, end)).collect()
}

/// The names of rules, each once, in alphabetical order.
fn named<'a>(rules: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<&str> = rules.collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

fn place(rules: &[String], rule: &str) -> u32 {
    rules.partition_point(|known| &**known < rule) as u32
}

impl Answer {
    /// What `document` is made of.
    pub fn structure(document: &Document) -> Self {
        Self::Structure {
            title: document.title.clone(),
            blocks: document.blocks.clone(),
        }
    }

    /// `scan` part by part, up to [`Answer::Scanned`].
    pub fn parts(scan: Scan) -> impl Iterator<Item = Self> {
        let mut people = scan.people.all.into_iter();
        let people = std::iter::from_fn(move || next(&mut people).map(Self::People));
        let mut findings = scan.findings.into_iter();
        let findings = std::iter::from_fn(move || next(&mut findings).map(Self::Findings));
        people.chain(findings).chain(std::iter::once(Self::Scanned))
    }

    /// As bytes, after the number of the question that it answers.
    ///
    /// # Errors
    /// None that plain data could bring about; the signature is the format's.
    pub fn to_bytes(self, question: u32) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(&(question, AnswerMessage::from(self)))
    }

    /// What [`Answer::to_bytes`] made, with the number of the question.
    ///
    /// # Errors
    /// When the bytes are not that.
    pub fn from_bytes(bytes: &[u8]) -> Result<(u32, Self), postcard::Error> {
        let (question, message) = postcard::from_bytes::<(u32, AnswerMessage)>(bytes)?;
        Ok((question, message.read().ok_or(postcard::Error::SerdeDeCustom)?))
    }
}

/// As many as go into one part; none if there are no more.
fn next<T>(all: &mut impl Iterator<Item = T>) -> Option<Vec<T>> {
    let part: Vec<T> = all.take(MOST).collect();
    (!part.is_empty()).then_some(part)
}

impl From<Answer> for AnswerMessage {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Structure { title, blocks } => {
                let rules = named(blocks.iter().map(|b| b.rule));
                let block = |b: &Block| BlockMessage {
                    rule: place(&rules, b.rule),
                    kind: b.kind,
                    span: (b.span.start, b.span.end),
                };
                let blocks = blocks.iter().map(block).collect();
                Self::Structure { title, rules, blocks }
            }
            Answer::People(people) => {
                let person = |p: Person| PersonMessage {
                    id: p.id.0,
                    name: p.name,
                    aliases: p.aliases,
                    kind: p.kind,
                    roles: p.roles,
                    mentions: pairs(&p.mentions),
                };
                Self::People(people.into_iter().map(person).collect())
            }
            Answer::Findings(findings) => {
                let rules = named(findings.iter().map(|f| f.rule.as_str()));
                let part = |p: &Part| RoleSpans {
                    role: p.role,
                    spans: pairs(&p.spans),
                };
                let finding = |f: &Finding| FindingMessage {
                    rule: place(&rules, f.rule.as_str()),
                    kind: f.kind,
                    parts: f.parts.iter().map(part).collect(),
                    person: f.person.map(|p| p.0),
                    name: f.name.clone(),
                    confidence: f.confidence.0,
                    nested: f.nested,
                };
                let findings = findings.iter().map(finding).collect();
                Self::Findings { rules, findings }
            }
            Answer::Progress(done) => Self::Progress(done),
            Answer::LeftOut(rules) => Self::LeftOut(rules),
            Answer::Scanned => Self::Scanned,
            Answer::Rules(rules) => Self::Rules(rules),
            Answer::Packs(packs) => Self::Packs(packs),
            Answer::Tried(tried) => Self::Tried(tried),
            Answer::Faults(faults) => Self::Faults(faults),
            Answer::Found(found) => {
                Self::Found(found.map(|spans| spans.into_iter().map(|s| (s.start, s.end)).collect()))
            }
            Answer::Sentence(sentence) => Self::Sentence(sentence),
        }
    }
}

impl AnswerMessage {
    /// None if it refers to a rule that it does not name.
    fn read(self) -> Option<Answer> {
        Some(match self {
            Self::Structure { title, rules, blocks } => {
                let block = |b: BlockMessage| {
                    Some(Block {
                        span: Span::new(b.span.0, b.span.1),
                        kind: b.kind,
                        rule: built_in_id(rules.get(b.rule as usize)?)?,
                    })
                };
                let blocks = blocks.into_iter().map(block).collect::<Option<_>>()?;
                Answer::Structure { title, blocks }
            }
            Self::People(people) => {
                let person = |p: PersonMessage| Person {
                    id: PersonId(p.id),
                    name: p.name,
                    aliases: p.aliases,
                    kind: p.kind,
                    roles: p.roles,
                    mentions: spans(p.mentions),
                };
                Answer::People(people.into_iter().map(person).collect())
            }
            Self::Findings { rules, findings } => {
                let rules: Vec<RuleId> = rules.into_iter().map(RuleId::new).collect();
                let part = |p: RoleSpans| Part {
                    role: p.role,
                    spans: spans(p.spans).into(),
                };
                let finding = |f: FindingMessage| {
                    Some(Finding {
                        rule: rules.get(f.rule as usize)?.clone(),
                        kind: f.kind,
                        parts: f.parts.into_iter().map(part).collect(),
                        person: f.person.map(PersonId),
                        name: f.name,
                        confidence: Confidence(f.confidence),
                        nested: f.nested,
                    })
                };
                Answer::Findings(findings.into_iter().map(finding).collect::<Option<_>>()?)
            }
            Self::Progress(done) => Answer::Progress(done),
            Self::LeftOut(rules) => Answer::LeftOut(rules),
            Self::Scanned => Answer::Scanned,
            Self::Rules(rules) => Answer::Rules(rules),
            Self::Packs(packs) => Answer::Packs(packs),
            Self::Tried(tried) => Answer::Tried(tried),
            Self::Faults(faults) => Answer::Faults(faults),
            Self::Found(found) => {
                let span = |(start, end)| Span::new(start, end);
                Answer::Found(found.map(|spans| spans.into_iter().map(span).collect()))
            }
            Self::Sentence(sentence) => Answer::Sentence(sentence),
        })
    }
}

#[cfg(test)]
mod tests {
    use sayso_engine::{Rulebook, scan};

    use super::*;

    /// `answer` after it has gone over.
    fn gone_over(answer: Answer) -> Answer {
        let (question, read) = Answer::from_bytes(&answer.to_bytes(7).unwrap()).unwrap();
        assert_eq!(question, 7);
        read
    }

    /// What comes of all parts of `scan`, and how many there are.
    fn carried(scan: &Scan) -> (Scan, usize) {
        let mut after = Scan::default();
        let mut parts = 0;
        for part in Answer::parts(scan.clone()) {
            parts += 1;
            match gone_over(part) {
                Answer::People(people) => after.people.all.extend(people),
                Answer::Findings(findings) => after.findings.extend(findings),
                Answer::Scanned => return (after, parts),
                other => panic!("no part of a scan: {other:?}"),
            }
        }
        panic!("no end")
    }

    #[test]
    fn a_scan_comes_through_whole() {
        let text = "Ferry to stop\n\n“We are sorry,” said Tomas Brandt, head of the Port Authority. “It is over.” \
                    He said last week that the ferry would stop in Port Aldine.\n\nA ferry. (Ines Calder/Aldine Post)";
        let mut before = scan(&Document::new("a", text), &Rulebook::built_in());
        // Every kind there is, whatever the rules find today.
        let kinds = [
            Kind::Quote(QuoteKind::Mixed),
            Kind::Entity(EntityKind::Date),
            Kind::Block(BlockKind::Related),
            Kind::Signal(SignalKind::Vague),
            Kind::Label,
        ];
        before.findings.extend(kinds.map(|kind| {
            Finding {
                rule: RuleId::new("test.rule"),
                kind,
                parts: [Part {
                    role: Role::Cue,
                    spans: vec![Span::new(0, 5), Span::new(9, 4_000_000_000)].into(),
                }]
                .into(),
                person: Some(PersonId(3)),
                name: Some("Ünïcode 🎉".to_owned()),
                confidence: Confidence(99),
                nested: true,
            }
        }));
        assert!(before.findings.len() > 6, "the rules found nothing to carry");
        let (after, _) = carried(&before);
        assert_eq!(after.findings, before.findings);
        assert_eq!(after.people, before.people);
        // As many as it takes for a second part.
        before.findings = before.findings.iter().cycle().take(MOST + 1).cloned().collect();
        let (after, parts) = carried(&before);
        assert_eq!(after.findings, before.findings);
        assert_eq!(parts, 4);
        assert_eq!(carried(&Scan::default()).1, 1);
    }

    #[test]
    fn a_documents_structure_comes_through_whole() {
        let document = Document::new(
            "a",
            "Ferry to stop\n\nPORT ALDINE - The ferry stops.\n\nRead more: Piers\n",
        );
        let told = Answer::structure(&document);
        assert_eq!(gone_over(told.clone()), told);
        assert!(document.blocks.len() > 2, "{:?}", document.blocks);
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Answer::from_bytes(&[0xff; 40]).is_err());
        assert!(Answer::from_bytes(&[]).is_err());
    }
}
