//! The switches above the article.

use yew::prelude::*;

use crate::state::{Action, LAYERS, LayerName, Layers, use_dispatch};
use crate::text::t;

/// The props of [`LayerSwitches`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Which are on.
    pub layers: Layers,
    /// How many marks each has, in the order of [`LayerName::ALL`].
    pub counts: [u32; LAYERS],
    /// Whether the machine's marks are hidden: its layers have nothing to switch then.
    pub without_machine: bool,
}

/// One switch a layer, with its count.
#[component]
pub fn LayerSwitches(props: &Props) -> Html {
    let dispatch = use_dispatch();
    // A switch that most articles have no use for is there when it does something.
    let all = LayerName::ALL.into_iter().zip(props.counts);
    let useful = all.filter(|&(layer, count)| {
        let idle = matches!(layer, LayerName::Nested | LayerName::Labels | LayerName::Codes);
        count > 0 || !idle && (layer == LayerName::Mine || !props.without_machine)
    });
    let switches = useful.map(|(layer, count)| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::ToggleLayer(layer));
        html! {
            <button
                type="button"
                class={classes!("layer", name(layer))}
                title={(layer == LayerName::Signals).then(|| t("signals-lead"))}
                aria-pressed={props.layers.is_on(layer).to_string()}
                {onclick}
            >
                { label(layer) }
                <b>{ count }</b>
                if layer == LayerName::Signals {
                    <i>{ t("layer-experimental") }</i>
                }
            </button>
        }
    });
    html! { <div class="layers no-print" role="group" aria-label={t("layers")}>{ for switches }</div> }
}

fn label(layer: LayerName) -> AttrValue {
    t(match layer {
        LayerName::Quotes => "layer-quotes",
        LayerName::Sources => "layer-sources",
        LayerName::Names => "layer-names",
        LayerName::Signals => "layer-signals",
        LayerName::Labels => "layer-labels",
        LayerName::Mine => "layer-mine",
        LayerName::Codes => "layer-codes",
        LayerName::Nested => "layer-nested",
    })
}

fn name(layer: LayerName) -> &'static str {
    match layer {
        LayerName::Quotes => "quotes",
        LayerName::Sources => "sources",
        LayerName::Names => "names",
        LayerName::Signals => "signals",
        LayerName::Labels => "labels",
        LayerName::Mine => "mine",
        LayerName::Codes => "codes",
        LayerName::Nested => "nested",
    }
}
