//! A few paragraphs of the article.

use std::rc::Rc;

use sayso_engine::{BlockKind, Document};
use sayso_wire::block_label;
use yew::prelude::*;

use super::words::block_kind;
use crate::hooks::use_bars;
use crate::state::{Chunk, Drawn, Piece, Shared, Stretch};

/// The props of [`ChunkView`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub document: Shared<Document>,
    /// What of it, and how.
    pub chunk: Rc<Chunk>,
}

/// At most 2 KiB of the article, which the browser lays out only when it comes near the window.
#[component]
pub fn ChunkView(props: &Props) -> Html {
    let node = use_node_ref();
    let text = &*props.document.text;
    let all = props.chunk.drawn();
    let reported = all.iter().flatten().any(|run| !run.reported.is_empty());
    use_bars(&node, reported.then_some(&props.chunk));
    let mut drawn = &all[..];
    let pieces = props.chunk.pieces.iter().map(|p| {
        let (here, rest) = drawn.split_at(p.stretches.len());
        drawn = rest;
        piece(text, p, here)
    });
    html! { <div ref={node} class="chunk">{ for pieces }</div> }
}

fn piece(text: &str, piece: &Piece, drawn: &[Vec<Drawn>]) -> Html {
    let class = classes!("block", block_label(piece.kind), piece.continued.then_some("continued"));
    let label = block_kind(piece.kind);
    let role = label.is_some().then_some("group");
    let (start, inside) = match (&piece.stretches[..], drawn) {
        ([only], [drawn]) => (Some(only.start16.to_string()), runs(text, drawn)),
        (stretches, drawn) => {
            let stretches = stretches.iter().zip(drawn).map(|(s, drawn)| stretch(text, s, drawn));
            (None, stretches.collect())
        }
    };
    match piece.kind {
        BlockKind::Headline if !piece.continued => html! { <h1 {class} data-start={start}>{ inside }</h1> },
        _ => html! { <p {class} data-start={start} {role} aria-label={label}>{ inside }</p> },
    }
}

fn stretch(text: &str, stretch: &Stretch, drawn: &[Drawn]) -> Html {
    html! {
        <span class={block_label(stretch.kind)} data-start={stretch.start16.to_string()}>{ runs(text, drawn) }</span>
    }
}

fn runs(text: &str, drawn: &[Drawn]) -> Html {
    drawn.iter().map(|run| self::run(text, run)).collect()
}

fn run(text: &str, run: &Drawn) -> Html {
    let words = run.span.of(text).to_owned();
    let some = |keys: &AttrValue| (!keys.is_empty()).then(|| keys.clone());
    if run.is_plain() && run.badges.is_empty() {
        return html! { { words } };
    }
    let marked = if run.is_plain() {
        html! { { words } }
    } else {
        html! {
            <span
                class={run.class.clone()}
                data-mark={some(&run.marks)}
                data-source={some(&run.sources)}
                data-cue={some(&run.cues)}
                data-top={run.top.clone()}
                data-reported={some(&run.reported)}
                data-begins={some(&run.begins[0])}
                data-begins-full={(run.begins[1] != run.begins[0]).then(|| run.begins[1].clone())}
                data-ends={some(&run.ends)}
                data-more={(run.more > 0).then(|| format!("+{}", run.more))}
            >
                { words }
            </span>
        }
    };
    let note = some(&run.notes).map(|keys| html! { <span class="note-sign" data-top={keys} /> });
    let badges = run.badges.iter().map(|badge| {
        html! { <span class={badge.class.clone()} data-badge={badge.text.clone()} data-top={badge.mark.clone()} /> }
    });
    html! { <>{ marked }{ for note }{ for badges }</> }
}
