use std::rc::Rc;

use sayso_wire::classroom::{Feedback, Place};
use yew::prelude::*;

use super::class_table::{points, points_of};
use super::label_name;
use super::rich::Rich;
use crate::components::words::cut_short;
use crate::text::{t, t_args};

/// The props of [`FeedbackSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What a student gets back.
    pub feedback: Rc<Feedback>,
}

/// What work came to: the points, each mark on the article, each answer; with what it was worth and why. It is printed as it is shown.
#[component]
pub fn FeedbackSheet(props: &Props) -> Html {
    let feedback = &props.feedback;
    let outcome = &feedback.outcome;
    let text: Vec<char> = feedback.article.text.chars().collect();
    let places: Vec<_> = feedback.marks.iter().map(|mark| (&*mark.is, &mark.at)).collect();
    let article = marked(&text, &places);
    let marks = feedback.marks.iter().enumerate().map(|(n, mark)| {
        let (sign, said) = said(&mark.is);
        let name = match mark.called.as_str() {
            "" => label_name(&Default::default(), &mark.label),
            called => called.to_owned().into(),
        };
        let source = match mark.source_right {
            Some(true) => Some("feedback-source-right"),
            Some(false) => Some("feedback-source-wrong"),
            None => None,
        };
        html! {
            <li>
                <span class="feedback-sign"><span aria-hidden="true">{ sign }{ n + 1 }</span></span>
                <span class="feedback-said">
                    <strong>{ t(said) }</strong>{ " · " }{ name }{ " · " }{ points(mark.points) }
                    <q class="excerpt">{ cut_short(&mark.at.exact) }</q>
                    if let Some(source) = source {
                        <span class="hint">{ t_args(source, &[("source", mark.source.as_str().into())]) }</span>
                    }
                    if !mark.why.is_empty() { <Rich text={mark.why.clone()} /> }
                </span>
            </li>
        }
    });
    let prompts = feedback.prompts.iter().enumerate().map(|(n, prompt)| {
        let points = match prompt.points {
            Some(points) => points_of(points, prompt.of),
            None => t("feedback-waits"),
        };
        let answer = if prompt.answer.is_empty() { t("answers-no-answer") } else { prompt.answer.clone().into() };
        html! {
            <li>
                <span class="feedback-sign">{ n + 1 }</span>
                <span class="feedback-said">
                    <Rich text={prompt.text.clone()} />
                    <span class="answer"><bdi>{ answer }</bdi></span>
                    <strong>{ points }</strong>
                    if !prompt.model.is_empty() {
                        <span class="hint">{ t_args("answers-model", &[("model", prompt.model.as_str().into())]) }</span>
                    }
                    if !prompt.comment.is_empty() { <Rich text={prompt.comment.clone()} /> }
                </span>
            </li>
        }
    });
    let name = if feedback.student.name.is_empty() {
        t("mark-unnamed")
    } else {
        feedback.student.name.clone().into()
    };
    let count = |is: &str| feedback.marks.iter().filter(|mark| mark.is == is).count();
    html! {
        <section class="sheet feedback" aria-label={t("feedback-sheet")}>
            <h2>{ feedback.title.clone() }</h2>
            <p class="feedback-outcome">
                <bdi>{ name }</bdi>{ ": " }
                <strong>{ points_of(outcome.points, outcome.of) }</strong>
                if !outcome.level.is_empty() { { " · " }{ outcome.level.clone() } }
            </p>
            if !feedback.comment.is_empty() { <Rich text={feedback.comment.clone()} /> }
            if !feedback.prompts.is_empty() {
                <h3>{ t("feedback-answers") }</h3>
                <ol class="feedback-list">{ for prompts }</ol>
            }
            if !feedback.marks.is_empty() {
                <h3>{ t("feedback-marks") }</h3>
                <p>{ t_args("feedback-count", &[
                    ("matched", count("matched").into()),
                    ("missed", count("missed").into()),
                    ("extra", count("extra").into()),
                ]) }</p>
                if !text.is_empty() { <div class="sheet-article feedback-article">{ article }</div> }
                <ol class="feedback-list">{ for marks }</ol>
            }
        </section>
    }
}

/// The sign of what became of a mark, and the message for it; no sign where that is not said.
fn said(is: &str) -> (&'static str, &'static str) {
    match is {
        "matched" => ("✓", "feedback-matched"),
        "missed" => ("○", "feedback-missed"),
        "" => ("", ""),
        _ => ("+", "feedback-extra"),
    }
}

/// An article's paragraphs with marks drawn on them, each numbered where it ends. `marks`: what became of each, and where it stands.
pub(super) fn marked(text: &[char], marks: &[(&str, &Place)]) -> Html {
    let all = paragraphs(text, marks).into_iter();
    all.map(|pieces| html! { <p>{ for pieces.iter().map(piece) }</p> })
        .collect()
}

/// A stretch of the article under the same marks.
#[derive(Clone, Debug, Default, PartialEq)]
struct Piece {
    text: String,
    /// What is right there, else what was missed, else what is extra; none under no mark.
    is: Option<&'static str>,
    /// The signs and numbers of the marks that end here.
    ends: Vec<String>,
}

fn piece(piece: &Piece) -> Html {
    let ends = piece
        .ends
        .iter()
        .map(|end| html! { <sup class="feedback-end">{ end.clone() }</sup> });
    html! { <><span class={piece.is.map(|is| format!("feedback-{is}"))}>{ piece.text.clone() }</span>{ for ends }</> }
}

/// The text by its lines that are not blank, cut where marks begin and end. Marks that stand nowhere in it are left out.
fn paragraphs(text: &[char], marks: &[(&str, &Place)]) -> Vec<Vec<Piece>> {
    let place = |at: &Place| {
        let (start, end) = (at.start as usize, at.end as usize);
        (start < end && end <= text.len()).then_some((start, end))
    };
    let placed: Vec<_> = marks
        .iter()
        .enumerate()
        .filter_map(|(n, &(is, at))| Some((n, is, place(at)?)))
        .collect();
    let mut cuts: Vec<usize> = placed.iter().flat_map(|(_, _, (start, end))| [*start, *end]).collect();
    let breaks = text.iter().enumerate().filter(|(_, c)| **c == '\n');
    cuts.extend(breaks.flat_map(|(at, _)| [at, at + 1]));
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    // Those that have begun and not ended.
    let mut by_start = placed.iter().collect::<Vec<_>>();
    by_start.sort_by_key(|(_, _, (start, _))| *start);
    let mut coming = by_start.into_iter().peekable();
    let mut open: Vec<&(usize, &str, (usize, usize))> = Vec::new();
    let mut all: Vec<Vec<Piece>> = vec![Vec::new()];
    for (&from, &to) in cuts.iter().zip(cuts.iter().skip(1)) {
        while let Some(next) = coming.next_if(|(_, _, (start, _))| *start <= from) {
            open.push(next);
        }
        open.retain(|(_, _, (_, end))| *end > from);
        let words: String = text[from..to].iter().collect();
        let rank = |is: &str| match is {
            "matched" => 0,
            "missed" => 1,
            "" => 3,
            _ => 2,
        };
        let is = open.iter().map(|(_, is, _)| rank(is)).min();
        let ends = open.iter().filter(|(_, _, (_, end))| *end == to);
        let piece = Piece {
            is: is.map(|rank| ["matched", "missed", "extra", "own"][rank]),
            ends: ends.map(|(n, is, _)| format!("{}{}", said(is).0, n + 1)).collect(),
            text: words,
        };
        if piece.text == "\n" {
            all.push(Vec::new());
        } else if let Some(last) = all.last_mut() {
            last.push(piece);
        }
    }
    all.retain(|paragraph| paragraph.iter().any(|piece| !piece.text.trim().is_empty()));
    all
}

#[cfg(test)]
mod tests {
    use sayso_wire::classroom::Place;

    use super::*;

    #[test]
    fn marks_are_cut_at_each_others_ends_and_numbered_where_they_end() {
        let at = |start, end| Place {
            start,
            end,
            ..Place::default()
        };
        let text: Vec<char> = "Ü one\n\ntwo three".chars().collect();
        let places = [at(2, 5), at(4, 10), at(90, 95), at(3, 3), at(11, 16)];
        let marks: Vec<(&str, &Place)> = ["matched", "missed", "extra", "extra", ""]
            .into_iter()
            .zip(&places)
            .collect();
        let told: Vec<Vec<(String, Option<&str>, String)>> = paragraphs(&text, &marks)
            .into_iter()
            .map(|pieces| pieces.into_iter().map(|p| (p.text, p.is, p.ends.join(" "))).collect())
            .collect();
        let of = |text: &str, is, ends: &str| (text.to_owned(), is, ends.to_owned());
        assert_eq!(
            told,
            [
                vec![
                    of("Ü ", None, ""),
                    of("on", Some("matched"), ""),
                    of("e", Some("matched"), "✓1")
                ],
                vec![
                    of("two", Some("missed"), "○2"),
                    of(" ", None, ""),
                    of("three", Some("own"), "5"),
                ],
            ]
        );
        assert!(paragraphs(&[], &marks).is_empty());
    }
}
