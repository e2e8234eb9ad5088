use std::rc::Rc;

use sayso_ledger::Rubric;
use sayso_wire::classroom::{Exercise, Lesson, Place, Prompt, PromptKind};
use yew::prelude::*;

use super::class_table::points;
use super::label_name;
use super::rich::Rich;
use crate::components::ledger::criterion_name;
use crate::state::classroom::labels_asked;
use crate::text::{t, t_args};

/// Which sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// For the students: article and questions.
    Worksheet,
    /// For the teacher: what is right.
    Key,
}

/// The props of [`Sheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is printed.
    pub lesson: Rc<Lesson>,
    /// Which sheet.
    pub paper: Paper,
}

/// A sheet of paper as it is printed.
#[component]
pub fn Sheet(props: &Props) -> Html {
    let exercise = &props.lesson.exercise;
    match props.paper {
        Paper::Worksheet => {
            let names: Vec<String> = labels_asked(exercise)
                .iter()
                .map(|label| {
                    let own = exercise.codebook.labels.iter().find(|own| own.id == *label);
                    match own {
                        Some(own) => format!("{} = {}", own.letter, own.name),
                        None => label_name(exercise, label).to_string(),
                    }
                })
                .collect();
            let text = exercise.article.text.split('\n').filter(|line| !line.trim().is_empty());
            let paragraphs = text.enumerate().map(|(n, words)| {
                html! { <p class="sheet-paragraph"><span class="sheet-number">{ n + 1 }</span>{ words.to_owned() }</p> }
            });
            let prompts = exercise
                .prompts
                .iter()
                .enumerate()
                .map(|(n, prompt)| question(n + 1, prompt));
            html! {
                <section class="sheet" aria-label={t("paper-worksheet")}>
                    <p class="sheet-name">{ t("paper-name") }<span class="sheet-line" /></p>
                    <h2>{ exercise.title.clone() }</h2>
                    <Rich text={exercise.instructions.clone()} />
                    if !names.is_empty() {
                        <p class="sheet-labels">{ t_args("paper-labels", &[("labels", names.join(" · ").into())]) }</p>
                    }
                    <div class="sheet-article">{ for paragraphs }</div>
                    <div class="sheet-prompts">{ for prompts }</div>
                </section>
            }
        }
        Paper::Key => {
            let paragraph = |at: &Place| t_args("ledger-place", &[("number", paragraph(exercise, at).into())]);
            let marks = props.lesson.key.marks.iter().map(|mark| {
                let sources = mark.sources.join(" / ");
                let others = mark.alternatives.iter().map(|at| {
                    html! { <p>{ t("plan-also") }{ " " }<q>{ at.exact.clone() }</q>{ " · " }{ paragraph(at) }</p> }
                });
                html! {
                    <li>
                        <q>{ mark.at.exact.clone() }</q>
                        { " · " }{ paragraph(&mark.at) }{ " · " }{ label_name(exercise, &mark.label) }
                        if !sources.is_empty() { { " · " }<strong>{ sources }</strong> }
                        { " · " }{ points(mark.points) }
                        { for others }
                        if !mark.why.is_empty() { <span class="hint"><Rich text={mark.why.clone()} /></span> }
                    </li>
                }
            });
            let prompts = exercise.prompts.iter().filter_map(|prompt| {
                let right = right(&props.lesson, prompt)?;
                Some(html! { <li><Rich text={prompt.text.clone()} /><strong>{ right }</strong></li> })
            });
            let zones = &props.lesson.key.zones;
            let nothing = zones
                .iter()
                .map(|zone| html! { <li><q>{ zone.at.exact.clone() }</q>{ " · " }{ paragraph(&zone.at) }</li> });
            html! {
                <section class="sheet" aria-label={t("paper-key")}>
                    <h2>{ t_args("paper-key-of", &[("title", exercise.title.clone().into())]) }</h2>
                    <ol class="sheet-key">{ for marks }</ol>
                    if !zones.is_empty() {
                        <h3>{ t("plan-zones") }</h3>
                        <ul class="sheet-key">{ for nothing }</ul>
                    }
                    <ul class="sheet-key">{ for prompts }</ul>
                </section>
            }
        }
    }
}

/// The number on the worksheet of the paragraph in which a place begins.
fn paragraph(exercise: &Exercise, at: &Place) -> usize {
    let before: String = exercise.article.text.chars().take(at.start as usize + 1).collect();
    before.split('\n').filter(|line| !line.trim().is_empty()).count()
}

/// What is right at a prompt, in words; none where the key does not say.
pub fn right(lesson: &Lesson, prompt: &Prompt) -> Option<String> {
    let key = lesson.key.answers.iter().find(|key| key.prompt == prompt.id)?;
    match &prompt.kind {
        PromptKind::Choice { choices, .. } => {
            let right = choices.iter().filter(|choice| key.choices.contains(&choice.id));
            Some(right.map(|choice| choice.text.clone()).collect::<Vec<_>>().join("; "))
        }
        PromptKind::Scale { .. } => key.range.map(|(least, most)| match least == most {
            true => least.to_string(),
            false => format!("{least} – {most}"),
        }),
        _ => Some(key.model.clone()).filter(|model| !model.is_empty()),
    }
}

fn question(number: usize, prompt: &Prompt) -> Html {
    let room = match &prompt.kind {
        PromptKind::Ledger { rubric } => {
            let criteria = Rubric::parse(rubric).map_or_else(Vec::new, |rubric| rubric.criteria());
            let heads = criteria
                .iter()
                .map(|criterion| html! { <th scope="col">{ criterion_name(criterion) }</th> });
            let lines = (0..4).map(|_| html! { <tr>{ for (0..=criteria.len()).map(|_| html! { <td><span class="sheet-line" /></td> }) }</tr> });
            html! {
                <table class="sheet-ledger"><thead><tr><th scope="col">{ t("insight-source") }</th>{ for heads }</tr></thead><tbody>{ for lines }</tbody></table>
            }
        }
        PromptKind::Text => {
            html! { <>{ for (0..4).map(|_| html! { <span class="sheet-line" /> }) }</> }
        }
        PromptKind::Choice { choices, .. } => {
            let each = choices
                .iter()
                .map(|choice| html! { <li>{ "☐ " }{ choice.text.clone() }</li> });
            html! { <ul>{ for each }</ul> }
        }
        PromptKind::Scale { from, to, least, most } => {
            let each = (*from..=*to)
                .take(21)
                .map(|value| html! { <span>{ format!("☐ {value}") }</span> });
            html! { <p class="sheet-scale">{ least.clone() }{ for each }{ most.clone() }</p> }
        }
        PromptKind::Mark { .. } => Html::default(),
    };
    html! {
        <div class="sheet-prompt"><div class="sheet-question"><span class="sheet-number">{ number }</span><Rich text={prompt.text.clone()} /></div>{ room }</div>
    }
}
