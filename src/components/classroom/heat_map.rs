use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use sayso_classroom::{Heat, Reading, heat};
use sayso_wire::classroom::KeyMark;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::label_name;
use crate::components::words::cut_short;
use crate::state::classroom::ClassMarked;
use crate::text::{t, t_args};

/// How many of the hardest passages are listed.
const HARDEST: usize = 5;

/// A passage that is covered is one that this part of the class marked, or more: what one student in thirty marked alone is nobody
/// else's to see.
const STRAY: usize = 10;

/// How many of the other names that students wrote are told.
const MOST_NAMES: usize = 5;

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
    /// From the first code point to one past the last.
    at: (u32, u32),
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
    // Passages of which is told who says them.
    let told = use_state(BTreeSet::<usize>::new);
    let counted = use_memo(class.clone(), |class| {
        let reading = Reading::new(&class.lesson.exercise.article.text);
        heat(&reading, &class.intake.works)
    });
    let text: &str = &class.lesson.exercise.article.text;
    let least = if *covered { counted.students.div_ceil(STRAY) } else { 1 };
    let paragraphs = paragraphs(text, &counted, label.as_deref(), *covered, least);
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
        let (state, open, told) = (state.clone(), open.clone(), told.clone());
        let onchange = move |event: Event| {
            state.set(event.target_unchecked_into::<HtmlInputElement>().checked());
            open.set(BTreeSet::new());
            told.set(BTreeSet::new());
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
            let shown = self::stretch(stretch, number, counted.students, *covered, &open);
            let asks = *covered && open.contains(&number);
            html! { <>{ shown }{ for asks.then(|| who(class, stretch, number, &told)).flatten() }</> }
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
            <p class="hint">{ t("heat-lead") }
                if least > 1 { { " " }{ t_args("heat-stray", &[("count", least.into())]) } }
            </p>
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
    // Once it is shown, the number that is read there names the button.
    let ask = (!is_open).then(|| t_args("heat-show", &[("number", number.into())]));
    // The button stands after the words: one around them would not break over lines.
    html! {
        <>
            <span {class}>{ text }</span>
            <button type="button" aria-pressed={is_open.to_string()} aria-label={ask} {onclick}>
                if is_open { { count } } else { { "?" } }
            </button>
        </>
    }
}

/// Who says the words of a stretch that is shown: a question first, then the key's answer and what students wrote, most of them
/// first; nobody's name but those of sources. None where the key asks for no source.
fn who(class: &ClassMarked, stretch: &Stretch, number: usize, told: &UseStateHandle<BTreeSet<usize>>) -> Option<Html> {
    let overlap = |mark: &KeyMark| {
        mark.at
            .end
            .min(stretch.at.1)
            .saturating_sub(mark.at.start.max(stretch.at.0))
    };
    let asked = class.lesson.key.marks.iter().enumerate();
    let asked = asked.filter(|(_, mark)| !mark.sources.is_empty() && overlap(mark) > 0);
    let (k, mark) = asked.max_by_key(|(_, mark)| overlap(mark))?;
    if !told.contains(&number) {
        let told = told.clone();
        let onclick = move |_: MouseEvent| {
            let mut now = (*told).clone();
            now.insert(number);
            told.set(now);
        };
        return Some(html! { <button type="button" {onclick}>{ t("heat-who") }</button> });
    }
    let (mut right, mut all) = (0_usize, 0_usize);
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for (work, marked) in class.intake.works.iter().zip(&class.marked) {
        let outcome = &marked.key[k];
        let Some(by) = outcome.by.and_then(|by| work.submission.marks.get(by)) else {
            continue;
        };
        all += 1;
        match outcome.source_right {
            Some(true) => right += 1,
            _ if by.source.trim().is_empty() => {}
            _ => *others.entry(by.source.trim()).or_default() += 1,
        }
    }
    let mut others: Vec<(&str, usize)> = others.into_iter().collect();
    others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let names = others
        .iter()
        .take(MOST_NAMES)
        .map(|(name, count)| format!("{} ×{count}", cut_short(name)));
    let names = names.collect::<Vec<_>>().join(", ");
    let sources = mark.sources.join(" / ");
    let counts = [("name", sources.into()), ("count", right.into()), ("all", all.into())];
    Some(html! {
        <span class="who" role="status">
            { t_args("heat-who-right", &counts) }
            if !names.is_empty() { { " " }{ t_args("heat-who-others", &[("names", names.into())]) } }
        </span>
    })
}

/// The text by paragraphs, each in stretches that as many students marked; or, where they are `joined`, in stretches that somebody
/// marked, with the most who did. `label`: only with this one. `least`: what fewer students marked counts as unmarked.
fn paragraphs(text: &str, heat: &Heat, label: Option<&str>, joined: bool, least: usize) -> Vec<Vec<Stretch>> {
    let chars: Vec<char> = text.chars().collect();
    let cut = |from: u32, to: u32| -> String { chars[from as usize..to as usize].iter().collect() };
    let mut all: Vec<Vec<Stretch>> = vec![Vec::new()];
    let mut end = 0;
    let mut add = |text: &str, students: usize| {
        for (n, part) in text.split('\n').enumerate() {
            let start = end + u32::from(n > 0);
            end = start + part.chars().count() as u32;
            if n > 0 && all.last().is_some_and(|last| !last.is_empty()) {
                all.push(Vec::new());
            }
            let Some(last) = all.last_mut().filter(|_| !part.is_empty()) else {
                continue;
            };
            match last.last_mut() {
                Some(before) if before.students == students || (joined && before.students.min(students) > 0) => {
                    before.text.push_str(part);
                    before.at.1 = end;
                    before.students = before.students.max(students);
                }
                _ => last.push(Stretch {
                    text: part.to_owned(),
                    at: (start, end),
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
        let students = if students < least { 0 } else { students };
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
            let all = paragraphs(text, &counted, label, joined, 1);
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
        let most = paragraphs(text, &counted, None, true, 2).swap_remove(1);
        let most: Vec<_> = most.into_iter().map(|s| (s.text, s.at)).collect();
        assert_eq!(
            most,
            [
                ("One ".to_owned(), (7, 11)),
                ("two".to_owned(), (11, 14)),
                (" three.".to_owned(), (14, 21))
            ]
        );
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
