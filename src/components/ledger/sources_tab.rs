use std::rc::Rc;

use sayso_ledger::{Group, Insight, Ledger, csv};
use sayso_notebook::MarkId;
use yew::prelude::*;

use super::desk::DeskView;
use super::insight::InsightView;
use super::rubric::RubricChoice;
use super::source::SourceEntry;
use crate::platform::download::{download, file_stem};
use crate::state::{Action, Session, Shared, Tone, badge, use_dispatch};
use crate::text::{t, t_args};

/// Sources that are shown at once; the rest come at a press.
const FIRST: usize = 20;

/// What is shown of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Ledger,
    Insight,
    Desk,
}

/// The props of [`SourcesTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// Who speaks: as a ledger, in figures, and with an editor's eyes.
#[component]
pub fn SourcesTab(props: &Props) -> Html {
    let session = &props.session;
    let view = use_state(|| View::Ledger);
    let parts = (
        Shared::from(&session.marks),
        Shared::from(&session.notebook),
        Shared::from(&session.cast),
    );
    let ledger = use_memo(parts, {
        let text = session.document.text.clone();
        move |(marks, notebook, cast)| {
            let voices = cast.members.iter().map(|member| &member.voice);
            Ledger::of(&text, &marks.0, voices, &notebook.codings)
        }
    });
    let insight = use_memo(Shared::from(&ledger), |ledger| Insight::of(ledger));
    let (ledger, insight) = (Shared::from(&ledger), Shared::from(&insight));
    if ledger.sources.is_empty() {
        return html! { <p class="empty">{ t("voices-none") }</p> };
    }
    let go = |to: View, label: &str| {
        let current = (*view == to).then_some("true");
        let view = view.clone();
        let onclick = move |_: MouseEvent| view.set(to);
        html! { <button type="button" aria-current={current} {onclick}>{ t(label) }</button> }
    };
    let inside = match *view {
        View::Ledger => html! { <Sheet session={session.clone()} {ledger} /> },
        View::Insight => {
            html! { <InsightView {ledger} {insight} cast={Shared::from(&session.cast)} length={session.document.text.len() as u32} /> }
        }
        View::Desk => html! { <DeskView session={session.clone()} {ledger} /> },
    };
    html! {
        <div class="sources">
            <nav class="lesson-views" aria-label={t("sources-views")}>
                { go(View::Ledger, "sources-ledger") }
                { go(View::Insight, "sources-insight") }
                { go(View::Desk, "sources-desk") }
            </nav>
            { inside }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SheetProps {
    session: Rc<Session>,
    ledger: Shared<Ledger>,
}

/// The ledger: what sources are judged by, and the sources by group.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let dispatch = use_dispatch();
    let most = use_state(|| FIRST);
    let (session, ledger) = (&props.session, &props.ledger);
    let focus = session.focus.as_ref();
    let current = |at: usize| -> Option<MarkId> {
        let focus = focus?;
        let rows = &ledger.sources[at].rows;
        rows.iter().any(|row| row.mark == *focus).then(|| focus.clone())
    };
    let groups = [
        (Group::People, "ledger-people"),
        (Group::Organisations, "ledger-organisations"),
        (Group::Documents, "ledger-documents"),
        (Group::Nobody, "ledger-nobody"),
    ];
    let groups = groups.into_iter().map(|(group, heading)| {
        let those = ledger.sources.iter().enumerate().filter(|(_, s)| s.group == group);
        let shown = those.filter(|(at, _)| *at < *most || current(*at).is_some());
        let entries: Vec<Html> = shown
            .map(|(at, source)| {
                html! {
                    <SourceEntry key={badge(source.number)} ledger={ledger.clone()} {at} cast={Shared::from(&session.cast)}
                        current={current(at)} writes={session.writes()} />
                }
            })
            .collect();
        html! {
            if !entries.is_empty() {
                <h3>{ t(heading) }</h3>
                { for entries }
            }
        }
    });
    let save = {
        let (ledger, title) = (ledger.clone(), session.document.title.clone());
        dispatch.on(move |_: MouseEvent| {
            let name = format!("{}-ledger.csv", file_stem(&title));
            download(&name, "text/csv", &csv(&ledger));
            Action::Notify(Tone::Info, t_args("export-done", &[("name", name.into())]))
        })
    };
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + 3 * FIRST)
    };
    html! {
        <section class="ledger" aria-label={t("sources-ledger")}>
            <p class="hint">{ t("ledger-lead") }</p>
            <RubricChoice rubric={ledger.rubric.clone()} writes={session.writes()} />
            { for groups }
            if ledger.sources.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
            <p class="ledger-actions"><button type="button" class="outline" onclick={save}>{ t("ledger-save") }</button></p>
        </section>
    }
}
