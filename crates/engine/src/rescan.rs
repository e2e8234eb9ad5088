use std::fmt;
use std::sync::Arc;

use crate::blocks::{LineMemory, Lines};
use crate::paragraphs::{Blocks, Kept, ParagraphMemory, entries};
use crate::progress::Reporter;
use crate::scan::scan_blocks;
use crate::{Document, Rulebook, Scan, Span};

/// A document, what the rules found in it, and what its blocks told one by one, so that an edit costs little.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// The document.
    pub document: Document,
    /// What the rules found in it.
    pub scan: Scan,
    rules: Rulebook,
    lines: Lines,
    kept: Kept,
}

impl Scanned {
    /// Reads and scans `text` by `rules`, as [`Document::with_rules`] and [`crate::scan()`] do.
    pub fn new(id: impl Into<String>, text: impl Into<Arc<str>>, rules: &Rulebook) -> Self {
        let document = Document::with_memory(id.into(), text.into(), rules, &LineMemory::none());
        Self::with_memory(document, rules.clone(), &ParagraphMemory::none(), &Kept::default())
    }

    /// `before`: what the text before has told, of which most will be taken again.
    fn with_memory(
        (document, lines): (Document, Lines),
        rules: Rulebook,
        memory: &ParagraphMemory,
        before: &Kept,
    ) -> Self {
        let go_on = &mut |_| true;
        let mut reporter = Reporter::new(go_on, document.text.len() as u32);
        let mut blocks = Blocks::keeping(&document, &rules, before);
        let scan = scan_blocks(&mut blocks, memory, &mut reporter).unwrap_or_default();
        let kept = blocks.kept.take().unwrap_or_default();
        Self {
            document,
            scan,
            rules,
            lines,
            kept,
        }
    }
}

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes: bytes of the text before the edit. Empty where something is only put in.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// An edit of bytes that the text does not have, or of a part of a char.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutsideText(pub Span);

impl fmt::Display for OutsideText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self.0;
        write!(
            f,
            "bytes {start} to {end} are no stretch of the text, so nothing was changed"
        )
    }
}

impl std::error::Error for OutsideText {}

/// The document after `edit`, scanned by the same rules: the same as a scan from nothing, but only the lines that it
/// changes, and blocks whose words or kind are new or that a quotation now enters otherwise, are read; then the document is
/// linked as always.
///
/// # Errors
/// [`OutsideText`] if the edit's span is no stretch of the text.
pub fn rescan(previous: &Scanned, edit: &Edit) -> Result<Scanned, OutsideText> {
    let before = &previous.document;
    let outside = OutsideText(edit.span);
    let head = before.text.get(..edit.span.start as usize).ok_or(outside)?;
    let tail = before.text.get(edit.span.end as usize..).ok_or(outside)?;
    let text = [head, &edit.text, tail].concat();
    let lines = previous.lines.iter();
    let lines = lines.map(|(span, facts)| (*span, span.of(&before.text), facts));
    let lines = LineMemory::new(lines, edit);
    let document = Document::with_memory(before.id.clone(), text.into(), &previous.rules, &lines);
    let blocks = before.blocks.iter().zip(entries(before)).zip(&previous.kept.paragraphs);
    let blocks = blocks.map(|((block, entry), paragraph)| (block.span, entry, paragraph));
    // What a text's length allows belongs to what the blocks tell.
    let same_rules = previous.rules.reach(before.text.len()) == previous.rules.reach(document.0.text.len());
    let memory = if same_rules {
        ParagraphMemory::new(blocks, edit)
    } else {
        ParagraphMemory::none()
    };
    Ok(Scanned::with_memory(
        document,
        previous.rules.clone(),
        &memory,
        &previous.kept,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paragraphs::Paragraph;

    const TEXT: &str =
        "Ferry stops\n\nThe quay is shut, Mayor Ana Ruiz said.\n\n“We wait,” she said.\n\nNobody knows why.";

    fn edited(at: &str, text: &str) -> (Scanned, Scanned) {
        let before = Scanned::new("t", TEXT, &Rulebook::built_in());
        let start = TEXT.find(at).unwrap() as u32;
        let edit = Edit {
            span: Span::new(start, start + at.len() as u32),
            text: text.to_owned(),
        };
        let after = rescan(&before, &edit).unwrap();
        (before, after)
    }

    /// Which blocks were read again.
    fn read_again(before: &Scanned, after: &Scanned) -> Vec<usize> {
        let is_old = |p: &Arc<Paragraph>| before.kept.paragraphs.iter().any(|old| Arc::ptr_eq(p, old));
        (0..after.kept.paragraphs.len())
            .filter(|&n| !is_old(&after.kept.paragraphs[n]))
            .collect()
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let (before, after) = edited("why", "whether “it” opens");
        assert_eq!(read_again(&before, &after), [3]);
        assert_eq!(after.scan, crate::scan(&after.document, &after.rules));
        // A mark that opens the next paragraph changes how this one is entered and left.
        let (before, after) = edited("“We", "We");
        assert_eq!(read_again(&before, &after), [1, 2]);
    }

    #[test]
    fn an_edit_is_heard_in_other_paragraphs() {
        let (before, after) = edited("Mayor Ana Ruiz", "Mayor Tessa Moreau");
        let speaker = |s: &Scanned| {
            let direct = |f: &&crate::Finding| f.kind == crate::Kind::Quote(crate::QuoteKind::Direct);
            let said = s.scan.findings.iter().find(direct);
            let person = said.and_then(|f| f.person);
            person.map(|p| s.scan.people.get(p).name.clone())
        };
        assert_eq!(speaker(&before).as_deref(), Some("Ana Ruiz"));
        assert_eq!(speaker(&after).as_deref(), Some("Tessa Moreau"));
    }

    #[test]
    fn an_edit_outside_the_text_is_refused() {
        let before = Scanned::new("t", "é", &Rulebook::built_in());
        for span in [Span::new(0, 1), Span::new(1, 2), Span::new(0, 3), Span::new(4, 9)] {
            let edit = Edit {
                span,
                text: String::new(),
            };
            assert_eq!(rescan(&before, &edit).map(|_| ()), Err(OutsideText(span)));
        }
    }
}
