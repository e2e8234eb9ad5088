use std::rc::Rc;

use sayso_classroom::{Reading, agreement};
use yew::prelude::*;

use super::label_name;
use crate::state::classroom::ClassMarked;
use crate::text::{t, t_args};

/// The props of [`Measures`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The class.
    pub class: Rc<ClassMarked>,
}

/// How much the students agree, label by label, each figure with what it means and where it is from.
#[component]
pub fn Measures(props: &Props) -> Html {
    let class = &props.class;
    let measured = use_memo(class.clone(), |class| {
        let reading = Reading::new(&class.lesson.exercise.article.text);
        agreement(&reading, &class.intake.works)
    });
    let value = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
    let rows = measured.iter().map(|on| {
        html! {
            <tr>
                <th scope="row">{ label_name(&class.lesson.exercise, &on.label) }</th>
                <td class="figure">{ value(on.f1) }</td>
                <td class="figure">{ value(on.kappa) }</td>
                <td class="figure">{ value(on.alpha.map(|alpha| alpha.value)) }</td>
            </tr>
        }
    });
    let words = measured.first().map_or(0, |on| on.words);
    html! {
        <section>
            <p class="hint">{ t_args("measures-lead", &[("students", class.marked.len().into()), ("words", words.into())]) }</p>
            <div class="table-wrap" tabindex="0" role="region" aria-label={t("mark-measures")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ t("measures-label") }</th>
                            <th scope="col" class="figure">{ t("measures-f1") }</th>
                            <th scope="col" class="figure">{ t("measures-kappa") }</th>
                            <th scope="col" class="figure">{ t("measures-alpha") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <ul class="told">
                <li>{ t("measures-f1-means") }</li>
                <li>{ t("measures-kappa-means") }</li>
                <li>{ t("measures-alpha-means") }</li>
            </ul>
        </section>
    }
}
