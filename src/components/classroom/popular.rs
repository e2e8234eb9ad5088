use std::rc::Rc;

use sayso_classroom::{Popular, Scorer, popular};
use sayso_wire::classroom::KeyMark;
use yew::prelude::*;

use super::label_name;
use crate::components::words::cut_short;
use crate::state::classroom::ClassMarked;
use crate::state::{Action, Classwork, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`PopularMarks`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The class.
    pub class: Rc<ClassMarked>,
}

/// What most students marked and the key does not have: it may be the key that is wrong.
#[component]
pub fn PopularMarks(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let found = use_memo(props.class.clone(), |class| {
        Scorer::new(&class.lesson).map_or_else(
            |_| Vec::new(),
            |scorer| popular(&scorer, &class.intake.works, &class.marked),
        )
    });
    // One student alone is not most of a class.
    if found.is_empty() || props.class.marked.len() < 2 {
        return Html::default();
    }
    let lines = found.iter().map(|found| {
        let onclick = {
            let (class, found) = (props.class.clone(), found.clone());
            dispatch.on(move |_: MouseEvent| {
                let mut lesson = (*class.lesson).clone();
                lesson.key.marks.push(key_mark(&found, &lesson.key.marks));
                Action::Classroom(Classwork::Show(Rc::new(lesson)))
            })
        };
        let label = label_name(&props.class.lesson.exercise, &found.label);
        html! {
            <li>
                <q>{ cut_short(&found.at.exact) }</q>
                { " " }
                { t_args("popular-count", &[
                    ("count", found.students.into()),
                    ("all", props.class.marked.len().into()),
                    ("label", label.into()),
                ]) }
                { " " }
                <button type="button" class="link" {onclick}>{ t("popular-add") }</button>
            </li>
        }
    });
    html! {
        <section class="plan-key">
            <p><strong>{ t("popular") }</strong></p>
            <ul class="told">{ for lines }</ul>
            <p class="hint">{ t("popular-lead") }</p>
        </section>
    }
}

/// It as a mark of the key, one point, without a source.
fn key_mark(found: &Popular, key: &[KeyMark]) -> KeyMark {
    let taken = |id: &String| key.iter().any(|mark| mark.id == *id);
    KeyMark {
        id: (1..).map(|n| format!("a{n}")).find(|id| !taken(id)).unwrap_or_default(),
        label: found.label.clone(),
        at: found.at.clone(),
        alternatives: Vec::new(),
        sources: Vec::new(),
        points: 1.0,
        checked: true,
        why: String::new(),
    }
}
