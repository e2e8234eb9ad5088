use std::rc::Rc;

use sayso_wire::classroom::{Feedback, MarkFeedback};
use yew::prelude::*;

use super::class_table::figure;
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
    let paragraphs = paragraphs(&text, &feedback.marks).into_iter().map(|pieces| {
        html! { <p>{ for pieces.iter().map(piece) }</p> }
    });
    let marks = feedback.marks.iter().enumerate().map(|(n, mark)| {
        let (sign, said) = said(mark);
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
                    <strong>{ t(said) }</strong>{ " · " }{ name }{ " · " }{ t_args("feedback-points", &[("points", figure(mark.points).into())]) }
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
            Some(points) => t_args("feedback-of", &[("points", figure(points).into()), ("of", figure(prompt.of).into())]),
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
                <strong>{ t_args("feedback-of", &[("points", figure(outcome.points).into()), ("of", figure(outcome.of).into())]) }</strong>
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
                if !text.is_empty() { <div class="sheet-article feedback-article">{ for paragraphs }</div> }
                <ol class="feedback-list">{ for marks }</ol>
            }
        </section>
    }
}

/// The sign of what became of a mark, and the message for it.
fn said(mark: &MarkFeedback) -> (&'static str, &'static str) {
    match mark.is.as_str() {
        "matched" => ("✓", "feedback-matched"),
        "missed" => ("○", "feedback-missed"),
        _ => ("+", "feedback-extra"),
    }
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
fn paragraphs(text: &[char], marks: &[MarkFeedback]) -> Vec<Vec<Piece>> {
    let place = |mark: &MarkFeedback| {
        let (start, end) = (mark.at.start as usize, mark.at.end as usize);
        (start < end && end <= text.len()).then_some((start, end))
    };
    let placed: Vec<_> = marks
        .iter()
        .enumerate()
        .filter_map(|(n, mark)| Some((n, mark, place(mark)?)))
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
    let mut open: Vec<&(usize, &MarkFeedback, (usize, usize))> = Vec::new();
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
            _ => 2,
        };
        let is = open.iter().map(|(_, mark, _)| rank(&mark.is)).min();
        let ends = open.iter().filter(|(_, _, (_, end))| *end == to);
        let piece = Piece {
            is: is.map(|rank| ["matched", "missed", "extra"][rank]),
            ends: ends.map(|(n, mark, _)| format!("{}{}", said(mark).0, n + 1)).collect(),
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
        let mark = |is: &str, start, end| MarkFeedback {
            is: is.to_owned(),
            label: "quote".to_owned(),
            called: String::new(),
            source: String::new(),
            at: Place {
                start,
                end,
                ..Place::default()
            },
            source_right: None,
            points: 0.0,
            why: String::new(),
        };
        let text: Vec<char> = "Ü one\n\ntwo three".chars().collect();
        let marks = [
            mark("matched", 2, 5),
            mark("missed", 4, 10),
            mark("extra", 90, 95),
            mark("extra", 3, 3),
        ];
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
                vec![of("two", Some("missed"), "○2"), of(" three", None, "")],
            ]
        );
        assert!(paragraphs(&[], &marks).is_empty());
    }
}
