use sayso_ledger::{Insight, Ledger, Row, Saying, Share, Source};
use yew::prelude::*;

use super::place::{name, next, place};
use crate::components::words::{cue_strength, quote_kind};
use crate::platform::clipboard;
use crate::state::{Action, Cast, Dispatch, Shared, Tone, use_dispatch};
use crate::text::{t, t_args};

/// Lines of a table that are shown at once; the rest come at a press.
const FIRST: usize = 30;

/// Places that a line names; a voice with more is gone through by its bar.
const MOST_PLACES: usize = 12;

/// The props of [`InsightView`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Who says what.
    pub ledger: Shared<Ledger>,
    /// Its figures.
    pub insight: Shared<Insight>,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// How long the text is, in bytes.
    pub length: u32,
}

/// The ledger in figures: each picture stands in its table, under a sentence that says the same.
#[component]
pub fn InsightView(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let most = use_state(|| FIRST);
    let (ledger, insight) = (&props.ledger, &props.insight);
    let mut order: Vec<usize> = (0..ledger.sources.len())
        .filter(|&s| insight.sources[s].passages > 0)
        .collect();
    let by_place = order.clone();
    order.sort_by_key(|&s| std::cmp::Reverse(insight.sources[s].words));
    let hue = |source: &Source| props.cast.hue(source.number);
    let all = insight.all;
    let bar = |share: Share, hue: u8, label: AttrValue, rows: Vec<Row>| bar(&dispatch, share, all, hue, label, rows);
    let shares = order.iter().take(*most).map(|&s| {
        let source = &ledger.sources[s];
        let rows: Vec<Row> = source.counted().cloned().collect();
        line(
            name(source),
            insight.sources[s],
            all,
            bar(insight.sources[s], hue(source), name(source), rows),
        )
    });
    let those = |keep: &dyn Fn(&Source, &Row) -> bool| -> Vec<Row> {
        let rows = ledger
            .by_place()
            .into_iter()
            .filter(|(source, row)| !row.nested && keep(source, row));
        rows.map(|(_, row)| row.clone()).collect()
    };
    let unnamed = |source: &Source| {
        use sayso_engine::SourceKind::{Group, Unnamed};
        matches!(source.kind, Some(Unnamed | Group))
    };
    let named_lines = [
        (
            "insight-named",
            insight.named,
            those(&|source, _| source.kind.is_some() && !unnamed(source)),
        ),
        ("insight-unnamed", insight.unnamed, those(&|source, _| unnamed(source))),
        (
            "insight-nobody",
            insight.nobody,
            those(&|source, _| source.kind.is_none()),
        ),
    ];
    let named_lines = named_lines
        .into_iter()
        .map(|(label, share, rows)| line(t(label), share, all, bar(share, 0, t(label), rows)));
    use sayso_engine::QuoteKind::{Direct, Indirect, Mixed};
    let kinds = [Direct, Mixed, Indirect]
        .into_iter()
        .zip(insight.kinds)
        .map(|(kind, share)| {
            let rows = those(&|_, row| row.kind == kind);
            line(quote_kind(kind), share, all, bar(share, 0, quote_kind(kind), rows))
        });
    let first = order.first().map(|&s| {
        let source = &ledger.sources[s];
        let percent = insight.sources[s].percent(all).round();
        t_args(
            "insight-share-told",
            &[
                ("words", all.words.into()),
                ("count", order.len().into()),
                ("name", name(source).as_str().into()),
                ("percent", percent.into()),
            ],
        )
    });
    let strips = by_place.iter().take(*most).map(|&s| {
        let source = &ledger.sources[s];
        let places = source.counted().take(MOST_PLACES).map(|row| place(&dispatch, row));
        let left = source.counted().count().saturating_sub(MOST_PLACES);
        html! {
            <tr>
                <th scope="row"><bdi>{ name(source) }</bdi></th>
                <td class="bar-cell">{ leads(&dispatch, "insight-bar", name(source), source.counted().cloned().collect(), strip(source, hue(source), props.length)) }</td>
                <td>{ for places }
                    if left > 0 { <span class="hint">{ t_args("insight-more", &[("count", left.into())]) }</span> }
                </td>
            </tr>
        }
    });
    let at = |(s, r): (usize, usize)| {
        let source = &ledger.sources[s];
        html! { <><bdi>{ name(source) }</bdi>{ " " }{ place(&dispatch, &source.rows[r]) }</> }
    };
    let ends = insight.opens.zip(insight.closes).map(|(opens, closes)| {
        html! {
            <p class="ends">
                { t("insight-opens") }{ " " }{ at(opens) }{ " · " }{ t("insight-closes") }{ " " }{ at(closes) }
            </p>
        }
    });
    let sayings = by_place.iter().take(*most).map(|&s| {
        let source = &ledger.sources[s];
        let words = insight.sayings[s].iter().map(|saying| said(&dispatch, source, saying));
        html! {
            <tr>
                <th scope="row"><bdi>{ name(source) }</bdi></th>
                <td>
                    if insight.sayings[s].is_empty() { { t("insight-no-cue") } } else { { for words } }
                </td>
            </tr>
        }
    });
    let spoken = insight.sayings.iter().flatten();
    let (neutral, spoken) = spoken.fold((0, 0), |(neutral, all), saying| {
        let only_says = saying.strength == Some(sayso_engine::CueStrength::Neutral);
        (neutral + if only_says { saying.count } else { 0 }, all + saying.count)
    });
    let copy = {
        let (ledger, insight, dispatch) = (ledger.clone(), insight.clone(), dispatch.clone());
        move |_: MouseEvent| copy(&dispatch, &figures(&ledger, &insight))
    };
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + 5 * FIRST)
    };
    html! {
        <section class="insight" aria-label={t("sources-insight")}>
            <h3>{ t("insight-share") }</h3>
            if let Some(told) = first { <p>{ told }</p> }
            { table("insight-share", &["insight-source", "insight-words", "insight-passages", "insight-percent", "insight-bar"], shares.collect()) }
            <h3>{ t("insight-who-named") }</h3>
            <p>{ t_args("insight-named-told", &[
                ("named", insight.named.percent(all).round().into()),
                ("unnamed", insight.unnamed.percent(all).round().into()),
                ("nobody", insight.nobody.percent(all).round().into()),
            ]) }</p>
            { table("insight-who-named", &["insight-source", "insight-words", "insight-passages", "insight-percent", "insight-bar"], named_lines.collect()) }
            <h3>{ t("insight-given") }</h3>
            <p>{ t_args("insight-given-told", &[
                ("direct", insight.kinds[0].percent(all).round().into()),
                ("mixed", insight.kinds[1].percent(all).round().into()),
                ("reported", insight.kinds[2].percent(all).round().into()),
            ]) }</p>
            { table("insight-given", &["ledger-given", "insight-words", "insight-passages", "insight-percent", "insight-bar"], kinds.collect()) }
            <h3>{ t("insight-where") }</h3>
            { for ends }
            { table("insight-where", &["insight-source", "insight-strip", "insight-places"], strips.collect()) }
            <h3>{ t("insight-cues") }</h3>
            <p>{ t_args("insight-cues-share", &[("neutral", neutral.into()), ("all", spoken.into())]) }</p>
            <p class="hint">{ t("insight-cues-told") }</p>
            { table("insight-cues", &["insight-source", "ledger-cue"], sayings.collect()) }
            if order.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
            <p class="ledger-actions"><button type="button" class="outline" onclick={copy}>{ t("insight-copy") }</button></p>
        </section>
    }
}

/// Puts `text` onto the clipboard, and says whether that went well.
pub fn copy(dispatch: &Dispatch, text: &str) {
    let dispatch = dispatch.clone();
    let told = Callback::from(move |done: bool| {
        let (tone, said) = if done {
            (Tone::Info, "copied")
        } else {
            (Tone::Error, "copy-failed")
        };
        dispatch.emit(Action::Notify(tone, t(said)));
    });
    clipboard::copy(text, told);
}

fn table(label: &str, heads: &[&str], lines: Html) -> Html {
    let heads = heads.iter().map(|id| html! { <th scope="col">{ t(id) }</th> });
    html! {
        <div class="table-wrap" tabindex="0" role="region" aria-label={t(label)}>
            <table><thead><tr>{ for heads }</tr></thead><tbody>{ lines }</tbody></table>
        </div>
    }
}

fn line(label: AttrValue, share: Share, all: Share, bar: Html) -> Html {
    html! {
        <tr>
            <th scope="row"><bdi>{ label }</bdi></th>
            <td class="figure">{ share.words }</td>
            <td class="figure">{ share.passages }</td>
            <td class="figure">{ share.percent(all).round() }</td>
            <td class="bar-cell">{ bar }</td>
        </tr>
    }
}

/// A bar as long as the share, which leads from passage to passage.
fn bar(dispatch: &Dispatch, share: Share, all: Share, hue: u8, label: AttrValue, rows: Vec<Row>) -> Html {
    let width = format!("{:.2}%", share.percent(all));
    let picture = html! {
        <svg class={format!("v{hue}")} aria-hidden="true" focusable="false">
            <rect class="rail" width="100%" height="100%" />
            <rect class="bar" {width} height="100%" />
        </svg>
    };
    leads(dispatch, "insight-bar", label, rows, picture)
}

/// A picture that leads from passage to passage.
fn leads(dispatch: &Dispatch, class: &'static str, label: AttrValue, rows: Vec<Row>, picture: Html) -> Html {
    let disabled = rows.is_empty();
    let label = t_args("insight-next", &[("name", label.as_str().into())]);
    html! { <button type="button" {class} {disabled} onclick={to_next(dispatch, rows)} aria-label={label}>{ picture }</button> }
}

/// Goes on to the next of these passages.
fn to_next(dispatch: &Dispatch, rows: Vec<Row>) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| {
        if let Some(mark) = next(rows.iter(), &dispatch) {
            dispatch.emit(Action::Focus(Some(mark), None));
        }
    })
}

/// A saying word, how often and how it lets the words stand; it leads from passage to passage.
fn said(dispatch: &Dispatch, source: &Source, saying: &Saying) -> Html {
    let rows: Vec<Row> = saying.rows.iter().map(|&row| source.rows[row].clone()).collect();
    let name = name(source);
    let words = [("name", name.as_str().into()), ("words", saying.words.as_str().into())];
    html! {
        <button type="button" class="place-link" title={t_args("insight-cue-next", &words)} onclick={to_next(dispatch, rows)}>
            { self::saying(saying) }
        </button>
    }
}

/// Where in the article a source speaks: the line is the article, each block on it a passage.
fn strip(source: &Source, hue: u8, length: u32) -> Html {
    let percent = |bytes: u32| f64::from(bytes) * 100.0 / f64::from(length.max(1));
    let blocks = source.counted().map(|row| {
        let x = format!("{:.2}%", percent(row.at.start));
        // One that is shorter would not be seen.
        let width = format!("{:.2}%", percent(row.at.end - row.at.start).max(0.8));
        html! { <rect class="bar" {x} {width} height="100%" /> }
    });
    html! {
        <svg class={format!("strip v{hue}")} aria-hidden="true" focusable="false">
            <line class="rail" x1="0" x2="100%" y1="50%" y2="50%" />
            { for blocks }
        </svg>
    }
}

fn saying(saying: &Saying) -> String {
    let count = if saying.count > 1 {
        format!(" ×{}", saying.count)
    } else {
        String::new()
    };
    match saying.strength {
        Some(strength) => format!("{}{count} {}", saying.words, cue_strength(strength)),
        None => format!("{}{count}", saying.words),
    }
}

/// The figures as lines with tabs, for a spreadsheet.
fn figures(ledger: &Ledger, insight: &Insight) -> String {
    let heads = [
        "insight-source",
        "insight-words",
        "insight-passages",
        "insight-percent",
        "ledger-cue",
    ]
    .map(|id| t(id).to_string());
    let mut lines = vec![heads.join("\t")];
    let sources = ledger.sources.iter().zip(&insight.sources).zip(&insight.sayings);
    for ((source, share), sayings) in sources.filter(|((_, share), _)| share.passages > 0) {
        let cues: Vec<String> = sayings.iter().map(saying).collect();
        lines.push(format!(
            "{}\t{}\t{}\t{:.1}\t{}",
            name(source),
            share.words,
            share.passages,
            share.percent(insight.all),
            cues.join("; ")
        ));
    }
    let [direct, mixed, indirect] = insight.kinds;
    use sayso_engine::QuoteKind::{Direct, Indirect, Mixed};
    for (label, share) in [
        (t("insight-named"), insight.named),
        (t("insight-unnamed"), insight.unnamed),
        (t("insight-nobody"), insight.nobody),
        (quote_kind(Direct), direct),
        (quote_kind(Mixed), mixed),
        (quote_kind(Indirect), indirect),
    ] {
        lines.push(format!(
            "{label}\t{}\t{}\t{:.1}\t",
            share.words,
            share.passages,
            share.percent(insight.all)
        ));
    }
    lines.join("\n")
}
