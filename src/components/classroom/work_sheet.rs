use std::rc::Rc;

use sayso_classroom::answer_in_words;
use sayso_wire::classroom::PromptKind;
use yew::prelude::*;

use super::feedback_sheet::marked;
use super::label_name;
use super::rich::Rich;
use crate::components::words::cut_short;
use crate::state::Session;
use crate::state::classroom::{answer, submission};
use crate::text::t;

/// The props of [`WorkSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article, which is an exercise's.
    pub session: Rc<Session>,
    /// The student's name or code.
    pub name: AttrValue,
}

/// A student's work on paper, in place of the page: the answers, the marks as a list, and where they stand in the article. It is not
/// shown on the screen.
#[component]
pub fn WorkSheet(props: &Props) -> Html {
    let session = &props.session;
    let work = submission(session, &props.name, sayso_notebook::Timestamp(0));
    let (Some(exercise), Some(work)) = (&session.exercise, work) else {
        return Html::default();
    };
    let answers = exercise.prompts.iter().enumerate().filter_map(|(n, prompt)| {
        let given = answer(session, &prompt.id);
        let words = match &given {
            Some(given) => answer_in_words(prompt, given).into(),
            None if matches!(prompt.kind, PromptKind::Mark { .. }) => return None,
            None => t("answers-no-answer"),
        };
        let number = (n + 1).to_string();
        Some(html! { <li value={number}><Rich text={prompt.text.clone()} /><p class="answer"><bdi>{ words }</bdi></p></li> })
    });
    let marks = work.marks.iter().map(|mark| {
        html! {
            <li>
                <q>{ cut_short(&mark.at.exact) }</q>
                { " · " }{ label_name(exercise, &mark.label) }
                if !mark.source.is_empty() { { " · " }<bdi>{ mark.source.clone() }</bdi> }
                if !mark.note.is_empty() { <p>{ mark.note.clone() }</p> }
            </li>
        }
    });
    let places: Vec<_> = work.marks.iter().map(|mark| ("", &mark.at)).collect();
    let text: Vec<char> = exercise.article.text.chars().collect();
    html! {
        <section class="work-sheet">
            <h2><bdi>{ props.name.clone() }</bdi>{ " · " }{ exercise.title.clone() }</h2>
            <h3>{ t("feedback-answers") }</h3>
            <ol>{ for answers }</ol>
            <h3>{ t("feedback-marks") }</h3>
            <ol>{ for marks }</ol>
            <div class="sheet-article feedback-article">{ marked(&text, &places) }</div>
        </section>
    }
}
