use sayso_engine::{SourceKind, Span};
use sayso_notebook::{
    AnnotationId, Author, Body, Codebook, Details, Entry, EntryId, Event, Point, Replacement, ReplicaId, Revision,
    Speaker, Timestamp, VoiceNumber,
};
use serde::{Deserialize, Serialize};

use super::Problem;
use super::body::{AnchorJson, BodyJson, CodedJson, SpeakerJson};
use crate::Offsets;
use crate::codebook::CodebookJson;

/// A journal entry on the wire: what a file holds and what the browser's store keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryJson {
    /// `replica-seq`.
    pub id: String,
    /// The first entry of its step, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Milliseconds since 1970-01-01T00:00Z.
    pub at: u64,
    /// Who did it; left out where they do not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The edit that made the text which it was done on, and in which its offsets count; left out for the text as it was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// What was done.
    pub event: EventJson,
}

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum EventJson {
    /// Agreed with a suggestion.
    Accepted {
        /// The suggestion.
        body: BodyJson,
        /// The rule that made it.
        rule: String,
    },
    /// Disagreed with one.
    Dismissed {
        /// The suggestion.
        body: BodyJson,
        /// The rule that made it.
        rule: String,
    },
    /// Agreed after putting something right.
    Corrected {
        /// The suggestion as it was.
        was: BodyJson,
        /// As it should be.
        body: BodyJson,
        /// The rule that made it.
        rule: String,
    },
    /// Marked something oneself.
    Marked {
        /// The mark.
        body: BodyJson,
    },
    /// Put something right in a mark.
    Changed {
        /// The entry that made it.
        annotation: String,
        /// As it is now.
        body: BodyJson,
    },
    /// Wrote a note at a mark; an empty one takes it away.
    Noted {
        /// The entry that made the mark.
        annotation: String,
        /// The note.
        text: String,
    },
    /// Wrote a note on the whole article; an empty one takes it away.
    Remarked {
        /// The note.
        text: String,
    },
    /// Took a mark away.
    Deleted {
        /// The entry that made it.
        annotation: String,
    },
    /// Set the labels and variables that the article is coded with.
    Codebook {
        /// All of it.
        codebook: CodebookJson,
    },
    /// Gave a variable its value for one thing.
    Coded {
        /// The variable.
        variable: String,
        /// For what.
        of: CodedJson,
        /// The value; left out where it was taken away.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<String>,
    },
    /// Said that somebody is the same person as another one.
    Joined {
        /// Somebody.
        speaker: SpeakerJson,
        /// The other one; left out where they are a person of their own again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        with: Option<SpeakerJson>,
    },
    /// Said who somebody is.
    Described {
        /// Somebody, by their first name in the article.
        speaker: SpeakerJson,
        /// All that is said.
        details: DetailsJson,
    },
    /// Gave numbers anew.
    Renumbered {
        /// The numbers.
        numbers: Vec<NumberJson>,
    },
    /// Changed the text.
    Edited {
        /// The stretches that were replaced, in order, none overlapping.
        changes: Vec<ReplacementJson>,
    },
    /// Took back an entry's step.
    Undone {
        /// The entry.
        entry: String,
    },
    /// Gave a point a name.
    Named {
        /// The entry after which it is; left out for the point before anything was done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<String>,
        /// The name.
        name: String,
    },
    /// Planned an exercise on the article, or changed the plan.
    Planned {
        /// The lesson's file without the article's text and the key's marks, as JSON in a string.
        lesson: String,
    },
    /// Began an exercise on the article.
    Began {
        /// The exercise's file without the article's text, as JSON in a string.
        exercise: String,
    },
    /// Answered a prompt of it.
    Answered {
        /// The prompt's id.
        prompt: String,
        /// The answer, as JSON in a string; empty where it was taken away.
        answer: String,
    },
    /// Handed the work in.
    #[serde(rename = "handed-in")]
    HandedIn {
        /// The name or code it was handed in under.
        name: String,
    },
    /// Went back to a point.
    Returned {
        /// The entry after which it is; left out for the point before anything was done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<String>,
    },
}

/// A stretch of the text that was replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacementJson {
    /// Where, in code points of the text before.
    pub at: u32,
    /// What stood there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub removed: String,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub inserted: String,
}

impl ReplacementJson {
    fn new(change: &Replacement, offsets: Offsets<'_>) -> Self {
        Self {
            at: offsets.code_points(Span::new(change.at, change.at)).0,
            removed: change.removed.clone(),
            inserted: change.inserted.clone(),
        }
    }

    /// None if it begins outside the text.
    pub(super) fn replacement(&self, offsets: Offsets<'_>) -> Option<Replacement> {
        Some(Replacement {
            at: offsets.byte(self.at)?,
            removed: self.removed.clone(),
            inserted: self.inserted.clone(),
        })
    }

    /// What makes the text before of the one after `changes`.
    pub(super) fn back(changes: &[Self]) -> Vec<Self> {
        // By how many code points the text after is longer, up to here.
        let mut longer = 0;
        let back = changes.iter().map(|change| {
            let at = i64::from(change.at) + longer;
            longer += change.inserted.chars().count() as i64 - change.removed.chars().count() as i64;
            Self {
                at: u32::try_from(at).unwrap_or(u32::MAX),
                removed: change.inserted.clone(),
                inserted: change.removed.clone(),
            }
        });
        back.collect()
    }
}

/// What is said of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailsJson {
    /// What they are called.
    pub name: String,
    /// The kind of source, as in [[`SpeakerJson`]].
    #[serde(rename = "type", with = "crate::labels::source_kind")]
    pub kind: SourceKind,
    /// What they are.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// For whom they speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<String>,
}

/// A number that somebody was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberJson {
    /// Somebody.
    pub speaker: SpeakerJson,
    /// Their number: `1`, `2` … or `?1`, `?2` …
    pub voice: String,
}

/// The number that a file has as text; none for any other text.
fn voice_number(text: &str) -> Option<VoiceNumber> {
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|n| plain && (1..MAX_SEQ).contains(n))
    };
    match text.strip_prefix('?') {
        Some(digits) => number(digits).map(VoiceNumber::Unnamed),
        None => number(text).map(VoiceNumber::Named),
    }
}

/// An entry's name on the wire.
pub(super) fn id_json(id: EntryId) -> String {
    format!("{}-{}", id.replica.0, id.seq)
}

/// Highest place of an entry that is read: leaves the replica as many again.
const MAX_SEQ: u32 = 1 << 31;

fn id(text: &str) -> Result<EntryId, Problem> {
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|_| plain)
    };
    text.split_once('-')
        .and_then(|(replica, seq)| Some((number(replica)?, number(seq).filter(|seq| *seq < MAX_SEQ)?)))
        .map(|(replica, seq)| EntryId {
            replica: ReplicaId(replica),
            seq,
        })
        .ok_or_else(|| Problem::BadId { id: text.to_owned() })
}

fn point_json(point: Point) -> Option<String> {
    match point {
        Point::Opened => None,
        Point::After(entry) => Some(id_json(entry)),
    }
}

fn point(entry: &Option<String>) -> Result<Point, Problem> {
    entry
        .as_deref()
        .map_or(Ok(Point::Opened), |entry| id(entry).map(Point::After))
}

/// The text that an edit of this name has made; without a name the one that the article was opened with.
pub(super) fn revision(edit: Option<&str>) -> Result<Revision, Problem> {
    edit.map_or(Ok(Revision::Opened), |edit| id(edit).map(Revision::Edited))
}

/// As [`revision`] reads it.
pub(super) fn revision_json(revision: Revision) -> Option<String> {
    match revision {
        Revision::Opened => None,
        Revision::Edited(edit) => Some(id_json(edit)),
    }
}

impl EntryJson {
    /// Leaves the words of its anchors, and takes their places away.
    pub(super) fn leave_places_out(&mut self) {
        let mut anchors: Vec<&mut AnchorJson> = Vec::new();
        match &mut self.event {
            EventJson::Accepted { body, .. }
            | EventJson::Dismissed { body, .. }
            | EventJson::Marked { body }
            | EventJson::Changed { body, .. } => body.anchors(&mut anchors),
            EventJson::Corrected { was, body, .. } => {
                was.anchors(&mut anchors);
                body.anchors(&mut anchors);
            }
            EventJson::Coded {
                of: CodedJson::Paragraph { at } | CodedJson::Statement { at },
                ..
            } => anchors.push(at),
            _ => {}
        }
        for anchor in anchors {
            (anchor.start, anchor.end) = (0, 0);
            anchor.spans.clear();
        }
    }

    /// `entry` on the wire. `offsets`: those of the text that its anchors stand in.
    pub fn new(entry: &Entry, offsets: Offsets<'_>) -> Self {
        let body = |body: &Body| BodyJson::new(body, offsets);
        let annotation = |id: &AnnotationId| id_json(id.0);
        Self {
            id: id_json(entry.id),
            step: (entry.step != entry.id).then(|| id_json(entry.step)),
            at: entry.at.0,
            author: entry.author.0.clone(),
            on: revision_json(entry.on),
            event: match &entry.event {
                Event::Accepted { body: b, rule } => EventJson::Accepted {
                    body: body(b),
                    rule: rule.clone(),
                },
                Event::Dismissed { body: b, rule } => EventJson::Dismissed {
                    body: body(b),
                    rule: rule.clone(),
                },
                Event::Corrected { was, body: b, rule } => EventJson::Corrected {
                    was: body(was),
                    body: body(b),
                    rule: rule.clone(),
                },
                Event::Marked { body: b } => EventJson::Marked { body: body(b) },
                Event::Changed { annotation: a, body: b } => EventJson::Changed {
                    annotation: annotation(a),
                    body: body(b),
                },
                Event::Noted { annotation: a, text } => EventJson::Noted {
                    annotation: annotation(a),
                    text: text.clone(),
                },
                Event::Remarked { text } => EventJson::Remarked { text: text.clone() },
                Event::Deleted { annotation: a } => EventJson::Deleted {
                    annotation: annotation(a),
                },
                Event::CodebookSet { codebook } => EventJson::Codebook {
                    codebook: CodebookJson::from(codebook),
                },
                Event::Coded { variable, of, value } => EventJson::Coded {
                    variable: variable.clone(),
                    of: CodedJson::new(of, offsets),
                    value: value.clone(),
                },
                Event::Joined { speaker, with } => EventJson::Joined {
                    speaker: speaker.into(),
                    with: with.as_ref().map(SpeakerJson::from),
                },
                Event::Described { speaker, details } => EventJson::Described {
                    speaker: speaker.into(),
                    details: DetailsJson {
                        name: details.name.clone(),
                        kind: details.kind,
                        role: details.role.clone(),
                        speaks_for: details.speaks_for.clone(),
                    },
                },
                Event::Renumbered { numbers } => EventJson::Renumbered {
                    numbers: numbers
                        .iter()
                        .map(|(speaker, number)| NumberJson {
                            speaker: speaker.into(),
                            voice: number.to_string(),
                        })
                        .collect(),
                },
                Event::Edited { changes } => EventJson::Edited {
                    changes: changes.iter().map(|c| ReplacementJson::new(c, offsets)).collect(),
                },
                Event::Undone { entry } => EventJson::Undone { entry: id_json(*entry) },
                Event::Named { point, name } => EventJson::Named {
                    point: point_json(*point),
                    name: name.clone(),
                },
                Event::Planned { lesson } => EventJson::Planned { lesson: lesson.clone() },
                Event::Began { exercise } => EventJson::Began {
                    exercise: exercise.clone(),
                },
                Event::Answered { prompt, answer } => EventJson::Answered {
                    prompt: prompt.clone(),
                    answer: answer.clone(),
                },
                Event::HandedIn { name } => EventJson::HandedIn { name: name.clone() },
                Event::Returned { to } => EventJson::Returned { point: point_json(*to) },
            },
        }
    }

    /// The entry. `offsets`: those of the text that its anchors stand in; [`super::Editions`] knows which that is.
    ///
    /// # Errors
    /// [`Problem::BadId`], [`Problem::Damaged`] where a codebook cannot be used or a number is none, or [`Problem::Offsets`] where an anchor does not fit the text.
    pub fn entry(&self, offsets: Offsets<'_>) -> Result<Entry, Problem> {
        let body = |body: &BodyJson| {
            body.body(offsets).map_err(|exact| Problem::Offsets {
                entry: self.id.clone(),
                exact,
            })
        };
        let annotation = |text: &str| id(text).map(AnnotationId);
        let own = id(&self.id)?;
        Ok(Entry {
            id: own,
            step: self.step.as_deref().map_or(Ok(own), id)?,
            at: Timestamp(self.at),
            author: Author(self.author.clone()),
            on: revision(self.on.as_deref())?,
            event: match &self.event {
                EventJson::Accepted { body: b, rule } => Event::Accepted {
                    body: body(b)?,
                    rule: rule.clone(),
                },
                EventJson::Dismissed { body: b, rule } => Event::Dismissed {
                    body: body(b)?,
                    rule: rule.clone(),
                },
                EventJson::Corrected { was, body: b, rule } => Event::Corrected {
                    was: body(was)?,
                    body: body(b)?,
                    rule: rule.clone(),
                },
                EventJson::Marked { body: b } => Event::Marked { body: body(b)? },
                EventJson::Changed { annotation: a, body: b } => Event::Changed {
                    annotation: annotation(a)?,
                    body: body(b)?,
                },
                EventJson::Noted { annotation: a, text } => Event::Noted {
                    annotation: annotation(a)?,
                    text: text.clone(),
                },
                EventJson::Remarked { text } => Event::Remarked { text: text.clone() },
                EventJson::Deleted { annotation: a } => Event::Deleted {
                    annotation: annotation(a)?,
                },
                EventJson::Codebook { codebook } => Event::CodebookSet {
                    codebook: usable(codebook)?,
                },
                EventJson::Coded { variable, of, value } => Event::Coded {
                    variable: variable.clone(),
                    of: of.coded(offsets).map_err(|exact| Problem::Offsets {
                        entry: self.id.clone(),
                        exact,
                    })?,
                    value: value.clone(),
                },
                EventJson::Joined { speaker, with } => Event::Joined {
                    speaker: speaker.into(),
                    with: with.as_ref().map(Speaker::from),
                },
                EventJson::Described { speaker, details } => Event::Described {
                    speaker: speaker.into(),
                    details: Details {
                        name: details.name.clone(),
                        kind: details.kind,
                        role: details.role.clone(),
                        speaks_for: details.speaks_for.clone(),
                    },
                },
                EventJson::Renumbered { numbers } => Event::Renumbered {
                    numbers: numbers
                        .iter()
                        .map(|json| {
                            let number = voice_number(&json.voice).ok_or_else(|| Problem::Damaged {
                                what: format!("`{}` is no number of a voice", json.voice),
                            })?;
                            Ok((Speaker::from(&json.speaker), number))
                        })
                        .collect::<Result<_, Problem>>()?,
                },
                EventJson::Edited { changes } => {
                    let read = changes.iter().map(|change| {
                        change.replacement(offsets).ok_or_else(|| Problem::Offsets {
                            entry: self.id.clone(),
                            exact: change.removed.clone(),
                        })
                    });
                    Event::Edited {
                        changes: read.collect::<Result<_, Problem>>()?,
                    }
                }
                EventJson::Undone { entry } => Event::Undone { entry: id(entry)? },
                EventJson::Named { point: p, name } => Event::Named {
                    point: point(p)?,
                    name: name.clone(),
                },
                EventJson::Planned { lesson } => Event::Planned { lesson: lesson.clone() },
                EventJson::Began { exercise } => Event::Began {
                    exercise: exercise.clone(),
                },
                EventJson::Answered { prompt, answer } => Event::Answered {
                    prompt: prompt.clone(),
                    answer: answer.clone(),
                },
                EventJson::HandedIn { name } => Event::HandedIn { name: name.clone() },
                EventJson::Returned { point: p } => Event::Returned { to: point(p)? },
            },
        })
    }
}

/// The codebook, if nothing keeps it from being used. Which keys do something else is for the program to say.
fn usable(json: &CodebookJson) -> Result<Codebook, Problem> {
    let codebook = Codebook::from(json.clone());
    match codebook.problems(&[]).first() {
        None => Ok(codebook),
        Some(problem) => Err(Problem::Damaged {
            what: problem.to_string(),
        }),
    }
}
