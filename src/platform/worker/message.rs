//! What the worker tells the page, part by part, as bytes that are handed over without a copy (postcard). A part is
//! small enough to be taken in between two frames.

use sayso_engine::rules::built_in_id;
use sayso_engine::{
    Block, BlockKind, Confidence, Document, EntityKind, Finding, Kind, Person, PersonId, QuoteKind, Role, RuleId, Scan,
    SignalKind, SourceKind, Span,
};
use serde::{Deserialize, Serialize};

/// What the worker tells, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// What the text is made of: told once, before it is scanned.
    Structure {
        /// The document's title.
        title: String,
        /// Its blocks.
        blocks: Vec<Block>,
    },
    /// The next of the scan's people.
    People(Vec<Person>),
    /// The next of its findings.
    Findings(Vec<Finding>),
    /// The scan is through.
    End,
}

/// Findings, or people, in one part.
const MOST: usize = 1_000;

/// Rules are named once, and what they made refers to them.
#[derive(Serialize, Deserialize)]
enum PartMessage {
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
    End,
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

/// The structure of `document`, as [`Part::Structure`].
///
/// # Errors
/// None that plain data could bring about; the signature is the format's.
pub fn structure(document: &Document) -> Result<Vec<u8>, postcard::Error> {
    let rules = named(document.blocks.iter().map(|b| b.rule));
    let block = |b: &Block| BlockMessage {
        rule: place(&rules, b.rule),
        kind: b.kind,
        span: (b.span.start, b.span.end),
    };
    let blocks = document.blocks.iter().map(block).collect();
    postcard::to_allocvec(&PartMessage::Structure {
        title: document.title.clone(),
        rules,
        blocks,
    })
}

/// `scan` part by part, up to [`Part::End`].
///
/// # Errors
/// As [`structure`].
pub fn parts(scan: &Scan) -> impl Iterator<Item = Result<Vec<u8>, postcard::Error>> {
    let people = scan.people.all.chunks(MOST).map(|people| {
        let people = people.iter().map(|p| PersonMessage {
            id: p.id.0,
            name: p.name.clone(),
            aliases: p.aliases.clone(),
            kind: p.kind,
            roles: p.roles.clone(),
            mentions: pairs(&p.mentions),
        });
        PartMessage::People(people.collect())
    });
    let findings = scan.findings.chunks(MOST).map(|findings| {
        let rules = named(findings.iter().map(|f| f.rule.as_str()));
        let finding = |f: &Finding| FindingMessage {
            rule: place(&rules, f.rule.as_str()),
            kind: f.kind,
            parts: f
                .parts
                .iter()
                .map(|p| RoleSpans {
                    role: p.role,
                    spans: pairs(&p.spans),
                })
                .collect(),
            person: f.person.map(|p| p.0),
            name: f.name.clone(),
            confidence: f.confidence.0,
            nested: f.nested,
        };
        let findings = findings.iter().map(finding).collect();
        PartMessage::Findings { rules, findings }
    });
    let end = std::iter::once(PartMessage::End);
    people
        .chain(findings)
        .chain(end)
        .map(|part| postcard::to_allocvec(&part))
}

/// The part that these bytes tell.
///
/// # Errors
/// When they are not what [`structure`] or [`parts`] made.
pub fn read(bytes: &[u8]) -> Result<Part, postcard::Error> {
    Ok(match postcard::from_bytes(bytes)? {
        PartMessage::Structure { title, rules, blocks } => {
            let block = |b: BlockMessage| {
                Some(Block {
                    span: Span::new(b.span.0, b.span.1),
                    kind: b.kind,
                    rule: built_in_id(rules.get(b.rule as usize)?)?,
                })
            };
            let blocks = blocks.into_iter().map(block).collect::<Option<_>>();
            Part::Structure {
                title,
                blocks: blocks.ok_or(postcard::Error::SerdeDeCustom)?,
            }
        }
        PartMessage::People(people) => {
            let person = |p: PersonMessage| Person {
                id: PersonId(p.id),
                name: p.name,
                aliases: p.aliases,
                kind: p.kind,
                roles: p.roles,
                mentions: spans(p.mentions),
            };
            Part::People(people.into_iter().map(person).collect())
        }
        PartMessage::Findings { rules, findings } => {
            let rules: Vec<RuleId> = rules.into_iter().map(RuleId::new).collect();
            let finding = |f: FindingMessage| {
                Some(Finding {
                    rule: rules.get(f.rule as usize)?.clone(),
                    kind: f.kind,
                    parts: f
                        .parts
                        .into_iter()
                        .map(|p| sayso_engine::Part {
                            role: p.role,
                            spans: spans(p.spans).into(),
                        })
                        .collect(),
                    person: f.person.map(PersonId),
                    name: f.name,
                    confidence: Confidence(f.confidence),
                    nested: f.nested,
                })
            };
            let findings = findings.into_iter().map(finding).collect::<Option<_>>();
            Part::Findings(findings.ok_or(postcard::Error::SerdeDeCustom)?)
        }
        PartMessage::End => Part::End,
    })
}

#[cfg(test)]
mod tests {
    use sayso_engine::{Rulebook, scan};

    use super::*;

    /// What the page makes of all parts of `scan`.
    fn carried(scan: &Scan) -> (Scan, usize) {
        let mut after = Scan::default();
        let mut parts = 0;
        for bytes in super::parts(scan) {
            parts += 1;
            match read(&bytes.unwrap()).unwrap() {
                Part::People(people) => after.people.all.extend(people),
                Part::Findings(findings) => after.findings.extend(findings),
                Part::End => return (after, parts),
                Part::Structure { .. } => panic!("a scan has no structure"),
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
                parts: [sayso_engine::Part {
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
        let read = read(&structure(&document).unwrap()).unwrap();
        let expected = Part::Structure {
            title: document.title.clone(),
            blocks: document.blocks.clone(),
        };
        assert_eq!(read, expected);
        assert!(document.blocks.len() > 2, "{:?}", document.blocks);
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(read(&[0xff; 40]).is_err());
        assert!(read(&[]).is_err());
    }
}
