use std::rc::Rc;

use gloo::file::futures::read_as_bytes;
use sayso_classroom::{Scorer, Work, sample_class};
use sayso_wire::classroom::{FEEDBACK, Feedback, Leniency, Lesson, SUBMISSION};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::all_sheets::AllSheets;
use super::answers::Answers;
use super::class_table::ClassTable;
use super::feedback_sheet::FeedbackSheet;
use super::field::Area;
use super::heat_map::HeatMap;
use super::how_done::HowDone;
use super::measures::Measures;
use super::popular::PopularMarks;
use crate::components::drop_zone::DropZone;
use crate::components::file_button::FileButton;
use crate::components::folder_button::FolderButton;
use crate::platform::download::{download, download_blob, file_stem};
use crate::platform::{focus, leaving, print};
use crate::state::classroom::{ByTeacher as Given, ClassMarked, Handed, mark_class, work_key};
use crate::state::{Action, Classwork, Shared, Tone, use_dispatch};
use crate::text::{t, t_args};

/// Most bytes that are taken in of one file: what the largest archive may come to.
const MOST_BYTES: u64 = 500_000_000;

/// How many students the sample class has, and the number it is made from.
const SAMPLE: (usize, u64) = (30, 7);

/// What is shown of a marked class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Table,
    Answers,
    Heat,
    Measures,
}

/// The props of [`MarkView`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The lesson to mark by.
    pub lesson: Rc<Lesson>,
    /// Whether it is shown; what was handed in stays while it is not.
    pub shown: bool,
    /// Told whether there is marking that was not saved.
    pub on_unsaved: Callback<bool>,
}

/// Takes in what a class handed in, marks it, and shows what it comes to. All of it stays in this tab.
#[component]
pub fn MarkView(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let files = use_state(|| Rc::new(Vec::<Handed>::new()));
    let class = use_state(String::new);
    let given = use_mut_ref(Given::new);
    let marked = use_state(|| None::<Rc<ClassMarked>>);
    let progress = use_state(|| None::<(usize, usize)>);
    let problem = use_state(|| None::<String>);
    let view = use_state(|| View::Table);
    let one = use_state(|| None::<usize>);
    // Everybody's feedback, on its way to paper.
    let printing = use_state(|| false);
    // What was saved last of this marking: the gradebook has all that is to be kept.
    let saved = use_state(|| true);
    let is_unsaved = marked.is_some() && !*saved;
    use_effect_with(is_unsaved, {
        let on_unsaved = props.on_unsaved.clone();
        move |&is_unsaved| {
            on_unsaved.emit(is_unsaved);
            let asks = is_unsaved.then(leaving::ask_before);
            move || drop(asks)
        }
    });
    let pasted = use_node_ref();
    let run = use_mut_ref(|| 0u32);

    use_effect_with(((*files).clone(), (*class).clone(), props.lesson.clone()), {
        let (marked, progress, problem) = (marked.setter(), progress.setter(), problem.setter());
        let (given, saved) = (given.clone(), saved.setter());
        move |(files, class, lesson): &(Rc<Vec<Handed>>, String, Rc<Lesson>)| {
            saved.set(files.is_empty());
            *run.borrow_mut() += 1;
            let this = *run.borrow();
            if files.is_empty() {
                marked.set(None);
                problem.set(None);
                return;
            }
            let (files, class, lesson) = (files.clone(), class.clone(), lesson.clone());
            let given = given.borrow().clone();
            spawn_local(async move {
                let told = {
                    let (progress, run) = (progress.clone(), run.clone());
                    Callback::from(move |far| {
                        if *run.borrow() == this {
                            progress.set(Some(far));
                        }
                    })
                };
                let outcome = mark_class(lesson, &class, &files, &given, told).await;
                // Another run may have begun since.
                if *run.borrow() != this {
                    return;
                }
                progress.set(None);
                match outcome {
                    Ok(class) => {
                        problem.set(None);
                        marked.set(Some(Rc::new(class)));
                    }
                    Err(why) => {
                        problem.set(Some(why));
                        marked.set(None);
                    }
                }
            });
        }
    });

    let add = {
        let (files, before) = (files.setter(), (*files).clone());
        Callback::from(move |more: Vec<Handed>| {
            let mut all = (*before).clone();
            all.extend(more);
            files.set(Rc::new(all));
        })
    };
    let on_paths = {
        let (add, dispatch) = (add.clone(), dispatch.clone());
        Callback::from(move |chosen: Vec<(String, File)>| {
            let (add, dispatch) = (add.clone(), dispatch.clone());
            spawn_local(async move {
                let mut read = Vec::new();
                for (path, file) in chosen {
                    let file = gloo::file::File::from(file);
                    let bytes = match file.size() {
                        size if size > MOST_BYTES => None,
                        _ => read_as_bytes(&file).await.ok(),
                    };
                    match bytes {
                        Some(bytes) => read.push((path, Rc::new(bytes))),
                        None => {
                            let text = t_args("file-unreadable", &[("name", file.name().into())]);
                            dispatch.emit(Action::Notify(Tone::Error, text));
                        }
                    }
                }
                add.emit(read);
            });
        })
    };
    let on_files = on_paths.reform(|files: Vec<File>| files.into_iter().map(|file| (file.name(), file)).collect());
    // A folder has other things in it, too.
    let on_folders = {
        let (on_paths, dispatch) = (on_paths.clone(), dispatch.clone());
        Callback::from(move |mut files: Vec<(String, File)>| {
            files.retain(|(path, _)| {
                let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
                !name.starts_with('.') && [".json", ".zip"].iter().any(|ending| name.ends_with(ending))
            });
            if files.is_empty() {
                dispatch.emit(Action::Notify(Tone::Info, t("mark-folder-empty")));
            } else {
                on_paths.emit(files);
            }
        })
    };
    let on_paste = {
        let (add, pasted, count) = (add.clone(), pasted.clone(), files.len());
        move |_: MouseEvent| {
            let Some(area) = pasted.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let text = area.value();
            if !text.trim().is_empty() {
                area.set_value("");
                let name = t_args("mark-pasted-name", &[("number", (count + 1).into())]).to_string();
                add.emit(vec![(name, Rc::new(text.into_bytes()))]);
            }
        }
    };
    let on_sample = {
        let (files, lesson) = (files.setter(), props.lesson.clone());
        move |_: MouseEvent| {
            let works = sample_class(&lesson, SAMPLE.0, SAMPLE.1);
            let made = works.iter().map(|work| {
                let name = format!("{}.sayso.json", file_stem(&work.student.name));
                (name, Rc::new(SUBMISSION.write(work).into_bytes()))
            });
            files.set(Rc::new(made.collect()));
        }
    };
    let on_class = {
        let class = class.setter();
        Callback::from(move |text: String| class.set(text))
    };
    let on_clear = {
        let (files, given) = (files.setter(), given.clone());
        move |_: MouseEvent| {
            given.borrow_mut().clear();
            files.set(Rc::default());
        }
    };
    let on_strict = {
        let (dispatch, lesson) = (dispatch.clone(), props.lesson.clone());
        move |event: Event| {
            let strict = event.target_unchecked_into::<HtmlInputElement>().checked();
            let mut lesson = (*lesson).clone();
            lesson.exercise.marking.leniency = if strict { Leniency::Strict } else { Leniency::Forgiving };
            dispatch.emit(Action::Classroom(Classwork::Show(Rc::new(lesson))));
        }
    };
    let can_mark = Scorer::new(&props.lesson).is_ok();
    let results = marked.as_ref().map(|class| {
        let on_given = {
            let (given, marked, saved) = (given.clone(), marked.clone(), saved.setter());
            let class = class.clone();
            Callback::from(move |(at, key, prompt, points, comment): super::answers::ByTeacher| {
                {
                    let mut given = given.borrow_mut();
                    let (by_hand, comments) = given.entry(key).or_default();
                    if let Some(points) = points {
                        by_hand.insert(prompt.clone(), points);
                    }
                    if let Some(comment) = comment {
                        comments.insert(prompt, comment);
                    }
                }
                marked.set(Some(Rc::new(class.with(at, &given.borrow()))));
                saved.set(false);
            })
        };
        let go = |to: View, label: &str| {
            let current = (*view == to).then_some("true");
            let view = view.clone();
            let onclick = move |_: MouseEvent| view.set(to);
            html! { <button type="button" aria-current={current} {onclick}>{ t(label) }</button> }
        };
        let save_grades = {
            let (class, saved) = (class.clone(), saved.setter());
            dispatch.on(move |_: MouseEvent| {
                saved.set(true);
                let name = format!("{}-gradebook.csv", file_stem(&class.lesson.exercise.title));
                download(&name, "text/csv", &class.gradebook());
                Action::Notify(Tone::Info, t_args("export-done", &[("name", name.into())]))
            })
        };
        let save_feedback = {
            let (dispatch, class, given, saved) = (dispatch.clone(), class.clone(), given.clone(), saved.setter());
            move |_: MouseEvent| {
                let (dispatch, class, given) = (dispatch.clone(), class.clone(), given.borrow().clone());
                saved.set(true);
                spawn_local(async move {
                    let name = format!("{}-feedback.zip", file_stem(&class.lesson.exercise.title));
                    let bytes = class.feedback_archive(&given).await;
                    download_blob(&name, gloo::file::Blob::new_with_options(&*bytes, Some("application/zip")));
                    let text = t_args("export-done", &[("name", name.into())]);
                    dispatch.emit(Action::Notify(Tone::Info, text));
                });
            }
        };
        let print_all = {
            let printing = printing.setter();
            move |_: MouseEvent| printing.set(true)
        };
        let all = (*printing).then(|| {
            let on_done = {
                let printing = printing.setter();
                Callback::from(move |()| printing.set(false))
            };
            html! { <AllSheets class={Shared::from(class)} given={given.borrow().clone()} {on_done} /> }
        });
        let shown = *one;
        let show_one = {
            let one = one.setter();
            Callback::from(move |at: usize| one.set(Some(at)))
        };
        let close_one = {
            let one = one.setter();
            Callback::from(move |()| one.set(None))
        };
        let inside = match *view {
            View::Table => html! {
                <>
                    if let Some(feedback) = shown.and_then(|at| class.feedback_of(at, &given.borrow())) {
                        <OneFeedback feedback={Rc::new(feedback)} class={class.clone()} at={shown.unwrap_or_default()} on_close={close_one}
                            on_given={on_given.clone()} />
                    } else {
                        <ClassTable class={class.clone()} on_show={show_one} />
                    }
                </>
            },
            View::Answers => html! { <Answers class={class.clone()} given={given.borrow().clone()} {on_given} /> },
            View::Heat => html! { <HeatMap class={class.clone()} /> },
            View::Measures => html! { <Measures class={class.clone()} /> },
        };
        html! {
            <>
                <Account class={class.clone()} />
                <p class="lesson-actions">
                    <button type="button" class="primary" onclick={save_grades}>{ t("mark-gradebook") }</button>
                    <button type="button" class="outline" onclick={save_feedback}>{ t("mark-feedback") }</button>
                    <button type="button" class="outline" onclick={print_all} disabled={*printing}>{ t("mark-print-all") }</button>
                    <label class="choice">
                        <input type="checkbox" checked={props.lesson.exercise.marking.leniency == Leniency::Strict} onchange={on_strict} />
                        <span>{ t("mark-strict") }<span class="hint">{ " " }{ t("mark-strict-hint") }</span></span>
                    </label>
                </p>
                { for all }
                <PopularMarks class={class.clone()} />
                <nav class="lesson-views" aria-label={t("mark-views")}>
                    { go(View::Table, "mark-table") }
                    { go(View::Answers, "mark-answers") }
                    { go(View::Heat, "mark-heat") }
                    { go(View::Measures, "mark-measures") }
                </nav>
                { inside }
            </>
        }
    });
    html! {
        <div class="marking-page" hidden={!props.shown}>
            if props.shown {
                <DropZone on_files={on_files.clone()} on_folders={on_folders.clone()} />
            }
            <p>{ t("mark-lead") }</p>
            <p class="lesson-actions">
                <FileButton label={t("mark-open")} accept=".json,.zip" {on_files} class="outline" multiple=true />
                <FolderButton label={t("mark-folder")} on_files={on_folders} class="outline" />
                <button type="button" class="outline" onclick={on_sample} disabled={!can_mark}>{ t("mark-sample") }</button>
                if !files.is_empty() {
                    <button type="button" class="link" onclick={on_clear}>{ t("mark-clear") }</button>
                }
            </p>
            <details>
                <summary>{ t("mark-class") }</summary>
                <Area id="class-list" label={t("mark-class-label")} rows="6" value={(*class).clone()} on_change={on_class} hint={t("mark-class-hint")} />
            </details>
            <details>
                <summary>{ t("mark-paste") }</summary>
                <label for="pasted-work">{ t("mark-paste-label") }</label>
                <textarea id="pasted-work" ref={pasted} rows="4" spellcheck="false" autocomplete="off" />
                <p><button type="button" class="outline" onclick={on_paste}>{ t("mark-paste-add") }</button></p>
            </details>
            <div role="status">
                if let Some((done, all)) = *progress {
                    <label for="mark-progress">{ t("mark-running") }</label>
                    <progress id="mark-progress" max={all.max(1).to_string()} value={done.to_string()} />
                }
            </div>
            if let Some(problem) = &*problem {
                <p class="status" role="alert">{ problem.clone() }</p>
            }
            { for results }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OneProps {
    feedback: Rc<Feedback>,
    class: Rc<ClassMarked>,
    /// The place of the work.
    at: usize,
    on_close: Callback<()>,
    on_given: Callback<super::answers::ByTeacher>,
}

/// What one student gets back, to be looked at, commented on, printed or saved; and how the work was done, if that was asked.
#[component]
fn OneFeedback(props: &OneProps) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let name = &props.feedback.student.name;
    use_effect_with(name.clone(), {
        let node = node.clone();
        // It stands in place of the table, which may be scrolled far down.
        move |_| focus::give_back(node.cast())
    });
    let save = {
        let feedback = props.feedback.clone();
        dispatch.on(move |_: MouseEvent| {
            let name = format!("{}.feedback.sayso.json", file_stem(&feedback.student.name));
            download(&name, "application/json", &FEEDBACK.write(&*feedback));
            Action::Notify(Tone::Info, t_args("export-done", &[("name", name.into())]))
        })
    };
    let on_print = |_: MouseEvent| print::soon();
    let close = props.on_close.reform(|_: MouseEvent| ());
    let Some(work) = props.class.intake.works.get(props.at) else {
        return Html::default();
    };
    let on_comment = {
        let (at, key) = (props.at, work_key(work));
        props
            .on_given
            .reform(move |text: String| (at, key.clone(), String::new(), None, Some(text)))
    };
    html! {
        <section ref={node} class="one-feedback" tabindex="-1" aria-label={t_args("feedback-show-of", &[("name", name.as_str().into())])}>
            <p class="lesson-actions no-print">
                <button type="button" class="outline" onclick={save}>{ t("feedback-save") }</button>
                <button type="button" class="outline" onclick={on_print}>{ t("feedback-print") }</button>
                <button type="button" class="link" onclick={close}>{ t("feedback-close") }</button>
            </p>
            <div class="no-print">
                <Area id="comment-all" label={t("feedback-comment")} rows="2" value={props.feedback.comment.clone()} on_change={on_comment} />
            </div>
            <HowDone exercise={Rc::new(props.class.lesson.exercise.clone())} work={work.submission.clone()} />
            <FeedbackSheet feedback={props.feedback.clone()} />
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AccountProps {
    class: Rc<ClassMarked>,
}

/// Who handed in, who did not, and what a teacher should know of single files.
#[component]
fn Account(props: &AccountProps) -> Html {
    let ClassMarked {
        class, intake, lesson, ..
    } = &*props.class;
    let is_earlier = |work: &&Work| work.submission.revision < lesson.exercise.revision;
    let earlier = intake.works.iter().filter(is_earlier).count();
    let missing: Vec<String> = intake.missing.iter().map(|&row| class.name(row)).collect();
    let told = intake.told.iter().map(|(file, told)| {
        html! { <li><bdi>{ file.clone() }</bdi>{ ": " }{ told.to_string() }</li> }
    });
    html! {
        <section aria-label={t("mark-account")}>
            <p role="status"><strong>
                { t_args("mark-count", &[
                    ("works", intake.works.len().into()),
                    ("missing", missing.len().into()),
                    ("twice", intake.twice().into()),
                    ("unnamed", intake.unnamed().into()),
                ]) }
            </strong></p>
            if earlier > 0 {
                <p>{ t_args("mark-earlier", &[("count", earlier.into())]) }</p>
            }
            if !missing.is_empty() {
                <p>{ t_args("mark-missing", &[("names", missing.join(", ").into())]) }</p>
            }
            if !intake.told.is_empty() {
                <details>
                    <summary>{ t_args("mark-told", &[("count", intake.told.len().into())]) }</summary>
                    <ul class="told">{ for told }</ul>
                </details>
            }
        </section>
    }
}
