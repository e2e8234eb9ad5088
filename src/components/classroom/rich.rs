//! The few signs of Markdown that instructions use: paragraphs, lists, `*emphasis*` and `**importance**`.

use yew::prelude::*;

/// The props of [`Rich`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// In Markdown.
    pub text: AttrValue,
}

/// A text with paragraphs and lists. Whatever else is in it stands as it was typed.
#[component]
pub fn Rich(props: &Props) -> Html {
    let blocks = blocks(&props.text).into_iter().map(|block| match block {
        Block::Paragraph(text) => html! { <p>{ words(&text) }</p> },
        Block::Numbered(items) => {
            html! { <ol>{ for items.iter().map(|item| html! { <li>{ words(item) }</li> }) }</ol> }
        }
        Block::Bulleted(items) => {
            html! { <ul>{ for items.iter().map(|item| html! { <li>{ words(item) }</li> }) }</ul> }
        }
    });
    html! { <div class="rich">{ for blocks }</div> }
}

/// A stretch of a text.
#[derive(Debug, PartialEq)]
enum Block {
    Paragraph(String),
    Numbered(Vec<String>),
    Bulleted(Vec<String>),
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in text.lines().map(str::trim) {
        let numbered = line.split_once(['.', ')']).filter(|(number, rest)| {
            !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(' ')
        });
        let bulleted = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        match (numbered, bulleted, blocks.last_mut()) {
            (Some((_, item)), _, Some(Block::Numbered(items))) => items.push(item.trim().to_owned()),
            (Some((_, item)), ..) => blocks.push(Block::Numbered(vec![item.trim().to_owned()])),
            (_, Some(item), Some(Block::Bulleted(items))) => items.push(item.trim().to_owned()),
            (_, Some(item), _) => blocks.push(Block::Bulleted(vec![item.trim().to_owned()])),
            // An empty line ends what is before it.
            (.., Some(Block::Paragraph(text))) if line.is_empty() && text.is_empty() => {}
            _ if line.is_empty() => blocks.push(Block::Paragraph(String::new())),
            (.., Some(Block::Paragraph(text))) => {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(line);
            }
            _ => blocks.push(Block::Paragraph(line.to_owned())),
        }
    }
    blocks.retain(|block| *block != Block::Paragraph(String::new()));
    blocks
}

/// `text` with what stands between stars as emphasis. A star that has no other is a star.
fn words(text: &str) -> Html {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('*') {
        let strong = rest[at..].starts_with("**");
        let sign = if strong { "**" } else { "*" };
        let inside = &rest[at + sign.len()..];
        let end = inside.find(sign).filter(|&end| end > 0);
        let Some(end) = end else {
            out.push(html! { { rest[..at + sign.len()].to_owned() } });
            rest = inside;
            continue;
        };
        out.push(html! { { rest[..at].to_owned() } });
        let said = inside[..end].to_owned();
        out.push(if strong {
            html! { <strong>{ said }</strong> }
        } else {
            html! { <em>{ said }</em> }
        });
        rest = &inside[end + sign.len()..];
    }
    out.push(html! { { rest.to_owned() } });
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lists_are_told_apart() {
        let of = |text: &str| blocks(text);
        let list = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            of("Who?\nAnd why?\n\n1. Read.\n2) Mark.\n\n- a\n* b\n\nDone."),
            [
                Block::Paragraph("Who? And why?".to_owned()),
                Block::Numbered(list(&["Read.", "Mark."])),
                Block::Bulleted(list(&["a", "b"])),
                Block::Paragraph("Done.".to_owned()),
            ]
        );
        assert_eq!(of(" \n\n"), []);
        assert_eq!(of("3.5 % of all"), [Block::Paragraph("3.5 % of all".to_owned())]);
    }
}
