//! What stands on the page and is no part of the article's text, and why Sayso thinks so.

use std::sync::Arc;

use sayso_engine::{BlockKind, Kind, Role, Scan};
use yew::prelude::*;

use super::words::{block_kind, cut_short};
use crate::state::{Shared, example, rule};
use crate::text::t;

/// The props of [`SetApart`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the rules found.
    pub scan: Shared<Scan>,
    /// The text.
    pub text: Arc<str>,
}

/// How many stretches are set apart.
pub fn count(scan: &Scan) -> usize {
    scan.findings.iter().filter(|f| is_set_apart(f.kind)).count()
}

fn is_set_apart(kind: Kind) -> bool {
    matches!(kind, Kind::Block(kind) if !matches!(kind, BlockKind::Headline | BlockKind::Body))
}

/// Captions, credits, teasers and so on, in order, each with the rule that set it apart.
#[component]
pub fn SetApart(props: &Props) -> Html {
    let found = props.scan.findings.iter().filter(|f| is_set_apart(f.kind));
    let lines = found.filter_map(|finding| {
        let Kind::Block(kind) = finding.kind else { return None };
        let span = finding.spans(Role::Whole).first()?;
        let rule = rule(finding.rule.as_str());
        let reason = rule.map(|rule| {
            html! {
                <details>
                    <summary>{ t("set-apart-why") }</summary>
                    <p class="why">{ &rule.why }</p>
                    if let Some(example) = example(&rule) {
                        <p class="example">{ t("card-example") }{ " " }<q>{ example }</q></p>
                    }
                </details>
            }
        });
        Some(html! {
            <li key={span.start} class="review-line">
                <div class="review-words">
                    <span class="review-kind">{ block_kind(kind) }</span>
                    <q class="excerpt">{ cut_short(span.of(&props.text)) }</q>
                    { for reason }
                </div>
            </li>
        })
    });
    html! { <ol class="review set-apart">{ for lines }</ol> }
}
