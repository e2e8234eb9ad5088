use sayso_notebook::{AnnotationId, EntryId, MarkId, ReplicaId};

/// A mark's name as the page's elements carry it: letters, digits and hyphens, no spaces.
pub fn mark_key(id: &MarkId) -> String {
    match id {
        MarkId::Suggestion(at) => format!("s{at}"),
        MarkId::Annotation(AnnotationId(entry)) => format!("a{}-{}", entry.replica.0, entry.seq),
    }
}

/// The mark that [`mark_key`] named; none for any other word.
pub fn mark_of_key(key: &str) -> Option<MarkId> {
    if let Some(at) = key.strip_prefix('s') {
        return at.parse().ok().map(MarkId::Suggestion);
    }
    let (replica, seq) = key.strip_prefix('a')?.split_once('-')?;
    Some(MarkId::Annotation(AnnotationId(EntryId {
        replica: ReplicaId(replica.parse().ok()?),
        seq: seq.parse().ok()?,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_mark() {
        let entry = EntryId {
            replica: ReplicaId(u32::MAX),
            seq: 7,
        };
        for id in [MarkId::Suggestion(12), MarkId::Annotation(AnnotationId(entry))] {
            assert_eq!(mark_of_key(&mark_key(&id)), Some(id));
        }
        assert_eq!(mark_of_key("b1"), None);
        assert_eq!(mark_of_key("a1"), None);
    }
}
