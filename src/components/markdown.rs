//! A note as it is read: Markdown drawn as elements of our own. Nothing in it loads or runs, whatever it says.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use sayso_notebook::{NoteSign, tags};
use yew::prelude::*;

use crate::hooks::use_part;
use crate::in_part;
use crate::platform::parts::Part;
use crate::text::t;

/// The props of [`Markdown`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The note, as typed.
    pub text: AttrValue,
    /// Most bytes of it that are shown: drawing a book would hold up the page.
    #[prop_or(20_000)]
    pub most: usize,
}

/// A note with its sign, its paragraphs, lists, links and tags. As it was typed, until what reads Markdown is here.
#[component]
pub fn Markdown(props: &Props) -> Html {
    // Where it cannot be fetched the note stands as it was typed, which says the same.
    let reads = use_part(Part::Article, true);
    let shown = &props.text[..props.text.floor_char_boundary(props.most)];
    let inside = if reads {
        drawn(shown.into())
    } else {
        html! { <p dir="auto">{ shown }</p> }
    };
    html! {
        <div class="markdown">
            { inside }
            if shown.len() < props.text.len() {
                <p class="hint">{ t("note-goes-on") }</p>
            }
        </div>
    }
}

in_part! { "article", "0041":
    fn drawn(note: String) -> Html {
        let (sign, words) = NoteSign::split(&note);
        html! {
            <>
                if let Some(sign) = sign {
                    <b class="note-verdict">{ sign.as_str() }</b>
                }
                { draw(words) }
            </>
        }
    }
}

/// Elements stand in each other no deeper than this, whatever the note's quotation signs and lists ask for.
const DEEPEST: usize = 12;

/// An element in the making.
struct Open {
    tag: Option<Tag<'static>>,
    inside: Vec<Html>,
}

fn draw(note: &str) -> Html {
    let mut open = vec![Open {
        tag: None,
        inside: Vec::new(),
    }];
    // Begun deeper than is drawn, and not ended yet.
    let mut too_deep = 0_usize;
    for event in TextMergeStream::new(Parser::new_ext(note, Options::ENABLE_STRIKETHROUGH)) {
        let drawn = match event {
            Event::Start(_) if open.len() > DEEPEST => {
                too_deep += 1;
                continue;
            }
            Event::Start(tag) => {
                open.push(Open {
                    tag: Some(tag.into_static()),
                    inside: Vec::new(),
                });
                continue;
            }
            Event::End(_) if too_deep > 0 => {
                too_deep -= 1;
                continue;
            }
            Event::End(end) => match open.pop() {
                Some(Open { tag: Some(tag), inside }) => element(&tag, end, inside),
                _ => continue,
            },
            Event::Text(text) if in_code(&open) => html! { { text.to_string() } },
            Event::Text(text) => with_tags(&text),
            Event::Code(code) => html! { <code>{ code.to_string() }</code> },
            // HTML is words like others here.
            Event::Html(html) | Event::InlineHtml(html) => html! { { html.to_string() } },
            // A line ends where the person ended it.
            Event::SoftBreak | Event::HardBreak => html! { <br /> },
            Event::Rule => html! { <hr /> },
            _ => continue,
        };
        if let Some(last) = open.last_mut() {
            last.inside.push(drawn);
        }
    }
    open.into_iter().flat_map(|open| open.inside).collect()
}

fn in_code(open: &[Open]) -> bool {
    matches!(
        open.last(),
        Some(Open {
            tag: Some(Tag::CodeBlock(_)),
            ..
        })
    )
}

fn element(tag: &Tag<'_>, end: TagEnd, inside: Vec<Html>) -> Html {
    let inside: Html = inside.into_iter().collect();
    match (tag, end) {
        (Tag::Emphasis, _) => html! { <em>{ inside }</em> },
        (Tag::Strong, _) => html! { <strong>{ inside }</strong> },
        (Tag::Strikethrough, _) => html! { <s>{ inside }</s> },
        // The headings of a note are none of the page's.
        (Tag::Heading { .. }, _) => html! { <p dir="auto"><strong>{ inside }</strong></p> },
        (Tag::BlockQuote(_), _) => html! { <blockquote>{ inside }</blockquote> },
        (Tag::CodeBlock(_), _) => html! { <pre><code>{ inside }</code></pre> },
        (Tag::List(Some(first)), _) => html! { <ol start={first.to_string()}>{ inside }</ol> },
        (Tag::List(None), _) => html! { <ul>{ inside }</ul> },
        (Tag::Item, _) => html! { <li dir="auto">{ inside }</li> },
        (Tag::Link { dest_url, .. }, _) if is_web(dest_url) => {
            let address = dest_url.to_string();
            html! {
                <a href={address.clone()} title={address} target="_blank" rel="noopener noreferrer">{ inside }</a>
            }
        }
        // Where it leads is said, and nothing leads there: a script, a file, or a picture that would have to be fetched.
        (Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }, _) => {
            html! { <span>{ inside }{ format!(" ({dest_url})") }</span> }
        }
        (Tag::HtmlBlock | Tag::Paragraph, _) => html! { <p dir="auto">{ inside }</p> },
        _ => inside,
    }
}

/// Whether an address leads to a page or a letter, and to nothing that runs.
fn is_web(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    ["http", "https", "mailto"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// `text` with its tags told apart.
fn with_tags(text: &str) -> Html {
    let mut out = Vec::new();
    let mut from = 0;
    for tag in tags(text) {
        // With its sign.
        let start = tag.as_ptr() as usize - text.as_ptr() as usize - 1;
        out.push(html! { { &text[from..start] } });
        out.push(html! { <span class="tag">{ &text[start..=start + tag.len()] }</span> });
        from = start + 1 + tag.len();
    }
    out.push(html! { { &text[from..] } });
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scheme of addresses that run.
    const SCRIPT: &str = "javascript";

    #[test]
    fn addresses_that_run_something_lead_nowhere() {
        for web in [
            "https://paper.example/a",
            "HTTP://paper.example",
            "mailto:ana@paper.example",
        ] {
            assert!(is_web(web), "{web}");
        }
        for other in [
            &*format!("{SCRIPT}:alert(1)"),
            "JavaScript:alert(1)",
            "data:text/html,x",
            "/etc",
            "",
            "java\nscript:x",
            "file:///a",
        ] {
            assert!(!is_web(other), "{other}");
        }
    }

    #[test]
    fn any_note_is_drawn_and_none_is_deep() {
        let hostile = [
            ">".repeat(5_000),
            "- ".repeat(5_000),
            "[".repeat(5_000),
            "*_".repeat(5_000),
            "<script>alert(1)</script><img src=x onerror=alert(1)>".to_owned(),
            format!("![a]({SCRIPT}:alert(1)) [b](<{SCRIPT}:alert(1)>)\n\n[c]: {SCRIPT}:x\n[c]"),
            "\u{202e}مرحبا #قول 🙂\u{200d}".to_owned(),
        ];
        for note in hostile {
            let html = draw(&note);
            assert!(depth(&html) <= 2 * DEEPEST, "{} deep", depth(&html));
        }
    }

    fn depth(html: &Html) -> usize {
        match html {
            Html::VTag(tag) => 1 + tag.children().map_or(0, depth),
            Html::VList(list) => list.iter().map(depth).max().unwrap_or(0),
            _ => 0,
        }
    }
}
