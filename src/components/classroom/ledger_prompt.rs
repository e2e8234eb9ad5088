use sayso_ledger::Rubric;
use sayso_wire::classroom::Given;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::ledger::criterion_name;
use crate::components::typed::Typed;
use crate::state::use_dispatch;
use crate::text::{t, t_args};

/// Lines that a ledger can have; more would be no answer.
const MOST: usize = 30;

/// A source's name, and a number for each criterion.
type Line = (String, Vec<Option<i32>>);

/// The props of [`LedgerPrompt`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its name in the page.
    pub id: AttrValue,
    /// As the exercise has it: `a-nice`, `imvain`, or criteria with commas between.
    pub rubric: AttrValue,
    /// What was answered.
    pub given: Option<Given>,
    /// Told of the next answer.
    pub give: Callback<Option<Given>>,
    /// Whether this tab may write.
    pub writes: bool,
}

/// A ledger as an answer: a line a source, each with a number for each criterion. Who was marked as a source is proposed.
#[component]
pub fn LedgerPrompt(props: &Props) -> Html {
    let dispatch = use_dispatch();
    // Lines that are asked for and have no name yet are not saved.
    let blank = use_state(|| 1usize);
    let criteria = Rubric::parse(&props.rubric).map_or_else(Vec::new, |rubric| rubric.criteria());
    let lines: Vec<Line> = match &props.given {
        Some(Given::Ledger(lines)) => lines.clone(),
        _ => Vec::new(),
    };
    let set = {
        let (give, lines, blank) = (props.give.clone(), lines.clone(), blank.clone());
        Callback::from(move |(at, line): (usize, Line)| {
            let mut lines = lines.clone();
            if at < lines.len() {
                lines[at] = line;
            } else {
                lines.push(line);
                blank.set(blank.saturating_sub(1));
            }
            lines.retain(|(name, numbers)| !name.trim().is_empty() || numbers.iter().any(Option::is_some));
            give.emit((!lines.is_empty()).then_some(Given::Ledger(lines)));
        })
    };
    let app = dispatch.app();
    let known = app.session.as_ref().map(|session| session.cast.clone());
    let names = known.iter().flat_map(|cast| cast.speaking()).map(|member| {
        html! { <option value={member.voice.name.clone()} /> }
    });
    let list = format!("{}-names", props.id);
    let shown = (lines.len() + *blank).clamp(1, MOST);
    let rows = (0..shown).map(|at| {
        let line = lines.get(at).cloned().unwrap_or_default();
        let name = line.0.clone();
        let on_name = {
            let (set, line) = (set.clone(), line.clone());
            Callback::from(move |name: String| set.emit((at, (name, line.1.clone()))))
        };
        let called = if name.is_empty() { (at + 1).to_string() } else { name.clone() };
        let cells = criteria.iter().enumerate().map(|(n, criterion)| {
            let given = line.1.get(n).copied().flatten();
            let (least, most) = Rubric::SCALE;
            let values = (least..=most).map(|value| {
                html! { <option value={value.to_string()} selected={given == Some(value)}>{ value }</option> }
            });
            let label = t_args("ledger-cell", &[("criterion", criterion_name(criterion).as_str().into()), ("name", called.as_str().into())]);
            let (set, line, all) = (set.clone(), line.clone(), criteria.len());
            let onchange = move |event: Event| {
                let select = event.target_dyn_into::<HtmlSelectElement>();
                let value = select.and_then(|select| select.value().parse().ok());
                let mut line = line.clone();
                line.1.resize(all, None);
                line.1[n] = value;
                set.emit((at, line));
            };
            html! {
                <td>
                    <select aria-label={label} disabled={!props.writes} {onchange}>
                        <option value="" selected={given.is_none()}>{ "–" }</option>
                        { for values }
                    </select>
                </td>
            }
        });
        html! {
            <tr key={at}>
                <td><Typed id={format!("{}-{at}", props.id)} label={t_args("ledger-line", &[("number", (at + 1).into())])} value={name}
                    on_save={on_name} writes={props.writes} list={list.clone()} /></td>
                { for cells }
            </tr>
        }
    });
    let heads = criteria
        .iter()
        .map(|criterion| html! { <th scope="col">{ criterion_name(criterion) }</th> });
    let more = {
        let blank = blank.clone();
        move |_: MouseEvent| blank.set(*blank + 1)
    };
    html! {
        <div class="ledger-prompt">
            <datalist id={list.clone()}>{ for names }</datalist>
            <div class="table-wrap" tabindex="0" role="region" aria-label={t("sources-ledger")}>
                <table>
                    <thead><tr><th scope="col">{ t("insight-source") }</th>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            if props.writes && shown < MOST {
                <button type="button" class="link" onclick={more}>{ t("ledger-more") }</button>
            }
        </div>
    }
}
