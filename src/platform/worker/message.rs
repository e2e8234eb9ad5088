//! A scan as bytes, to be handed from the worker to the page without a copy (postcard).

use sayso_engine::{
    BlockKind, Confidence, EntityKind, Finding, Kind, Part, People, Person, PersonId, QuoteKind, Role, RuleId, Scan,
    SourceKind, Span,
};
use serde::{Deserialize, Serialize};

/// A scan; rules are named once and findings refer to them.
#[derive(Serialize, Deserialize)]
struct ScanMessage {
    rules: Vec<String>,
    findings: Vec<FindingMessage>,
    people: Vec<PersonMessage>,
}

#[derive(Serialize, Deserialize)]
struct FindingMessage {
    rule: u32,
    #[serde(with = "KindMessage")]
    kind: Kind,
    parts: Vec<PartMessage>,
    person: Option<u32>,
    name: Option<String>,
    confidence: u8,
    nested: bool,
}

#[derive(Serialize, Deserialize)]
struct PartMessage {
    #[serde(with = "RoleMessage")]
    role: Role,
    spans: Vec<(u32, u32)>,
}

#[derive(Serialize, Deserialize)]
struct PersonMessage {
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

/// `scan` as bytes.
///
/// # Errors
/// None that plain data could bring about; the signature is the format's.
pub fn encode(scan: &Scan) -> Result<Vec<u8>, postcard::Error> {
    let mut rules: Vec<String> = scan.findings.iter().map(|f| f.rule.to_string()).collect();
    rules.sort_unstable();
    rules.dedup();
    let finding = |f: &Finding| FindingMessage {
        rule: rules.partition_point(|rule| &**rule < f.rule.as_str()) as u32,
        kind: f.kind,
        parts: f
            .parts
            .iter()
            .map(|p| PartMessage {
                role: p.role,
                spans: pairs(&p.spans),
            })
            .collect(),
        person: f.person.map(|p| p.0),
        name: f.name.clone(),
        confidence: f.confidence.0,
        nested: f.nested,
    };
    let person = |p: &Person| PersonMessage {
        name: p.name.clone(),
        aliases: p.aliases.clone(),
        kind: p.kind,
        roles: p.roles.clone(),
        mentions: pairs(&p.mentions),
    };
    let findings = scan.findings.iter().map(finding).collect();
    let people = scan.people.all.iter().map(person).collect();
    postcard::to_allocvec(&ScanMessage {
        rules,
        findings,
        people,
    })
}

/// The scan of these bytes.
///
/// # Errors
/// When they are not what [`encode`] makes.
pub fn decode(bytes: &[u8]) -> Result<Scan, postcard::Error> {
    let message: ScanMessage = postcard::from_bytes(bytes)?;
    let rules: Vec<RuleId> = message.rules.into_iter().map(RuleId::new).collect();
    let finding = |f: FindingMessage| {
        Ok(Finding {
            rule: rules
                .get(f.rule as usize)
                .ok_or(postcard::Error::SerdeDeCustom)?
                .clone(),
            kind: f.kind,
            parts: f
                .parts
                .into_iter()
                .map(|p| Part {
                    role: p.role,
                    spans: spans(p.spans),
                })
                .collect(),
            person: f.person.map(PersonId),
            name: f.name,
            confidence: Confidence(f.confidence),
            nested: f.nested,
        })
    };
    let person = |(id, p): (u32, PersonMessage)| Person {
        id: PersonId(id),
        name: p.name,
        aliases: p.aliases,
        kind: p.kind,
        roles: p.roles,
        mentions: spans(p.mentions),
    };
    Ok(Scan {
        findings: message
            .findings
            .into_iter()
            .map(finding)
            .collect::<Result<_, postcard::Error>>()?,
        people: People {
            all: (0..).zip(message.people).map(person).collect(),
        },
    })
}

#[cfg(test)]
mod tests {
    use sayso_engine::{Document, Rulebook, scan};

    use super::*;

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
        ];
        before.findings.extend(kinds.map(|kind| Finding {
            rule: RuleId::new("test.rule"),
            kind,
            parts: vec![Part {
                role: Role::Cue,
                spans: vec![Span::new(0, 5), Span::new(9, 4_000_000_000)],
            }],
            person: Some(PersonId(3)),
            name: Some("Ünïcode 🎉".to_owned()),
            confidence: Confidence(99),
            nested: true,
        }));
        let after = decode(&encode(&before).unwrap()).unwrap();
        assert_eq!(after.findings, before.findings);
        assert_eq!(after.people, before.people);
        assert!(before.findings.len() > 6, "the rules found nothing to carry");
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(decode(&[0xff; 40]).is_err());
        assert!(decode(&[]).is_err());
    }
}
