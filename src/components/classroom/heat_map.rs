use std::collections::BTreeSet;
use std::rc::Rc;

use sayso_classroom::{Heat, Reading, heat};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::label_name;
use crate::components::words::cut_short;
use crate::state::classroom::ClassMarked;
use crate::text::{t, t_args};

/// How many of the hardest passages are listed.
const HARDEST: usize = 5;

/// The props of [`HeatMap`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The class.
    pub class: Rc<ClassMarked>,
}

/// A stretch of the text that as many students marked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    text: String,
    /// How many.
    students: usize,
}

/// The text, and how many marked what, without anybody's name: for the whole class to look at. All can be covered, and shown one by
/// one.
#[component]
pub fn HeatMap(props: &Props) -> Html {
    let class = &props.class;
    let label = use_state(|| None::<String>);
    let covered = use_state(|| false);
    let large = use_state(|| false);
    let open = use_state(BTreeSet::<usize>::new);
    let counted = use_memo(class.clone(), |class| {
        let reading = Reading::new(&class.lesson.exercise.article.text);
        heat(&reading, &class.intake.works)
    });
    let text: &str = &class.lesson.exercise.article.text;
    let paragraphs = paragraphs(text, &counted, label.as_deref(), *covered);
    let labels: BTreeSet<&String> = counted.words.iter().flat_map(|word| word.marked.keys()).collect();
    let options = labels.iter().map(|of| {
        let selected = label.as_ref() == Some(*of);
        html! { <option value={(*of).clone()} {selected}>{ label_name(&class.lesson.exercise, of) }</option> }
    });
    let on_label = {
        let label = label.clone();
        move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            label.set(chosen.filter(|chosen| !chosen.is_empty()));
        }
    };
    let tick = |name: &str, state: &UseStateHandle<bool>| {
        let checked = **state;
        let (state, open) = (state.clone(), open.clone());
        let onchange = move |event: Event| {
            state.set(event.target_unchecked_into::<HtmlInputElement>().checked());
            open.set(BTreeSet::new());
        };
        html! { <label class="choice"><input type="checkbox" {checked} {onchange} /><span>{ t(name) }</span></label> }
    };
    let mut number = 0;
    let shown = paragraphs.iter().map(|stretches| {
        let inside = stretches.iter().map(|stretch| {
            if stretch.students == 0 {
                return html! { <span>{ stretch.text.clone() }</span> };
            }
            number += 1;
            self::stretch(stretch, number, counted.students, *covered, &open)
        });
        html! { <p>{ for inside }</p> }
    });
    let mut hardest: Vec<(usize, usize)> = (0..class.lesson.key.marks.len())
        .map(|k| {
            (
                class.marked.iter().filter(|marked| marked.key[k].by.is_some()).count(),
                k,
            )
        })
        .collect();
    hardest.sort_unstable();
    let hardest = hardest.iter().take(HARDEST).map(|&(found, k)| {
        let mark = &class.lesson.key.marks[k];
        html! {
            <li><q>{ cut_short(&mark.at.exact) }</q>{ " " }{ t_args("heat-found", &[("count", found.into()), ("all", counted.students.into())]) }</li>
        }
    });
    html! {
        <section class={classes!(large.then_some("projector"))} aria-label={t("mark-heat")}>
            <p class="lesson-actions">
                <span>
                    <label for="heat-label">{ t("heat-label") }</label>
                    { " " }
                    <select id="heat-label" onchange={on_label}>
                        <option value="" selected={label.is_none()}>{ t("heat-any") }</option>
                        { for options }
                    </select>
                </span>
                { tick("heat-cover", &covered) }
                { tick("heat-large", &large) }
            </p>
            <p class="hint">{ t("heat-lead") }</p>
            <div class="heat">{ for shown }</div>
            if !class.lesson.key.marks.is_empty() {
                <h2>{ t("heat-hardest") }</h2>
                <ol class="steps">{ for hardest }</ol>
            }
        </section>
    }
}

fn stretch(
    stretch: &Stretch,
    number: usize,
    all: usize,
    covered: bool,
    open: &UseStateHandle<BTreeSet<usize>>,
) -> Html {
    let is_open = !covered || open.contains(&number);
    let level = (4 * stretch.students).div_ceil(all.max(1)).clamp(1, 4);
    let said = t_args("heat-count", &[("count", stretch.students.into()), ("all", all.into())]);
    let count =
        html! { <span class="count">{ stretch.students }<span class="visually-hidden">{ said.clone() }</span></span> };
    if !covered {
        return html! { <span class={format!("h{level}")} title={said}>{ stretch.text.clone() }{ count }</span> };
    }
    let (text, open) = (stretch.text.clone(), open.clone());
    let onclick = move |_: MouseEvent| {
        let mut now = (*open).clone();
        if !now.remove(&number) {
            now.insert(number);
        }
        open.set(now);
    };
    let class = if is_open {
        format!("h{level}")
    } else {
        "covered".to_owned()
    };
    // The button stands after the words: one around them would not break over lines.
    html! {
        <>
            <span {class}>{ text }</span>
            <button type="button" aria-pressed={is_open.to_string()} aria-label={t_args("heat-show", &[("number", number.into())])} {onclick}>
                if is_open { { count } } else { { "?" } }
            </button>
        </>
    }
}

/// The text by paragraphs, each in stretches that as many students marked; or, where they are `joined`, in stretches that somebody
/// marked, with the most who did. `label`: only with this one.
fn paragraphs(text: &str, heat: &Heat, label: Option<&str>, joined: bool) -> Vec<Vec<Stretch>> {
    let chars: Vec<char> = text.chars().collect();
    let cut = |from: u32, to: u32| -> String { chars[from as usize..to as usize].iter().collect() };
    let mut all: Vec<Vec<Stretch>> = vec![Vec::new()];
    let mut add = |text: &str, students: usize| {
        for (n, part) in text.split('\n').enumerate() {
            if n > 0 && all.last().is_some_and(|last| !last.is_empty()) {
                all.push(Vec::new());
            }
            let Some(last) = all.last_mut().filter(|_| !part.is_empty()) else {
                continue;
            };
            match last.last_mut() {
                Some(before) if before.students == students || (joined && before.students.min(students) > 0) => {
                    before.text.push_str(part);
                    before.students = before.students.max(students);
                }
                _ => last.push(Stretch {
                    text: part.to_owned(),
                    students,
                }),
            }
        }
    };
    let (mut at, mut before) = (0, 0);
    for word in &heat.words {
        let students = match label {
            Some(label) => word.marked.get(label).copied().unwrap_or(0),
            None => word.marked.values().copied().max().unwrap_or(0),
        };
        // What stands between two words goes with both where they are alike.
        let goes_on = before == students || (joined && before.min(students) > 0);
        add(&cut(at, word.at.0), if goes_on { students } else { 0 });
        add(&cut(word.at.0, word.at.1), students);
        (at, before) = (word.at.1, students);
    }
    add(&cut(at, chars.len() as u32), 0);
    all.retain(|paragraph| paragraph.iter().any(|stretch| !stretch.text.trim().is_empty()));
    all
}

#[cfg(test)]
mod tests {
    use sayso_classroom::Work;
    use sayso_wire::classroom::{HandedMark, Place, Submission};

    use super::*;

    #[test]
    fn words_that_as_many_marked_are_one_stretch() {
        let text = "Title\n\nOne two three.\nEnd";
        let work = |start: u32, end: u32| Work {
            submission: Submission {
                marks: vec![HandedMark {
                    label: "quote".to_owned(),
                    at: Place {
                        start,
                        end,
                        ..Place::default()
                    },
                    source: String::new(),
                    note: String::new(),
                }],
                ..Submission::default()
            },
            ..Work::default()
        };
        let reading = Reading::new(text);
        let counted = heat(&reading, &[work(7, 14), work(11, 14)]);
        let told = |label, joined| -> Vec<Vec<(String, usize)>> {
            let all = paragraphs(text, &counted, label, joined);
            let pairs = |stretches: Vec<Stretch>| stretches.into_iter().map(|s| (s.text, s.students)).collect();
            all.into_iter().map(pairs).collect()
        };
        let of = |text: &str, students| (text.to_owned(), students);
        let expected = vec![
            vec![of("Title", 0)],
            vec![of("One", 1), of(" ", 0), of("two", 2), of(" three.", 0)],
            vec![of("End", 0)],
        ];
        assert_eq!(told(None, false), expected);
        assert_eq!(told(Some("quote"), false), expected);
        assert_eq!(told(None, true)[1], [of("One two", 2), of(" three.", 0)]);
        assert_eq!(
            told(Some("fact"), false)
                .concat()
                .iter()
                .filter(|(_, n)| *n > 0)
                .count(),
            0
        );
    }
}
