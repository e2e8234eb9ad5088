//! The reading view.

use sayso_engine::BlockKind;
use yew::prelude::*;

use super::article::Article;
use super::card::{self, MarkCard};
use super::caret::{self, CaretLine};
use super::find_bar::FindBar;
use super::later::{Later, Place};
use super::layers::LayerSwitches;
use super::map::Map;
use super::margin::NotesBeside;
use super::marking::MarkingBar;
use super::panel::Panel;
use super::printed::Printed;
use super::status::Status;
use super::tabbar::TabBar;
use crate::hooks::{use_keys, use_source_pull};
use crate::in_part;
use crate::platform::parts::Part;
use crate::state::classroom::hides_machine;
use crate::state::{App, Card, Pane, Shared, Tab, use_dispatch};

/// The props of [`Reading`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All that the page shows; nothing is drawn unless an article is open.
    pub app: Shared<App>,
}

/// The article with its marks, and the panel beside it.
#[component]
pub fn Reading(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let article = use_node_ref();
    use_keys(&dispatch, &article);
    use_source_pull(&dispatch, &article);
    let app = &props.app;
    let Some(session) = &app.session else {
        return Html::default();
    };
    let focused = session.focused();
    let picking = session.card == Some(Card::Pick);
    let focus_in = session.chunks_of(session.focus.clone());
    let pane = match app.pane {
        Pane::Article => "pane-article",
        Pane::Panel => "pane-panel",
        Pane::More => "pane-more",
    };
    let has_headline = session.document.blocks.iter().any(|b| b.kind == BlockKind::Headline);
    // The article's headline is the page's, where there is one and it is shown.
    let instead = match (has_headline, app.pane) {
        (true, Pane::Article) => None,
        (true, _) => Some("narrow-only"),
        (false, _) => Some(""),
    };
    html! {
        <>
            <main id="main" tabindex="-1" class={classes!("reading", pane, (app.tab == Tab::Sources).then_some("wide-panel"))}>
                if let Some(class) = instead {
                    <h1 class={classes!("visually-hidden", class)}>{ session.document.title.clone() }</h1>
                }
                <Map
                    marks={Shared::from(&session.marks)}
                    cast={Shared::from(&session.cast)}
                    layers={session.layers}
                    length={session.document.text.len() as u32}
                    focus={session.focus.clone()}
                />
                <section class="column">
                    <LayerSwitches layers={session.layers} counts={session.counts} without_machine={hides_machine(session)} />
                    if app.finding {
                        <FindBar session={session.clone()} article={article.clone()} />
                    }
                    <Status session={session.clone()} />
                    <Article
                        key={&*session.id.0}
                        document={Shared::from(&session.document)}
                        page={Shared::from(&session.page)}
                        focus={session.focus.clone()}
                        focus_in={focus_in.clone()}
                        card={session.card}
                        selection={session.selection}
                        choosing={session.choosing}
                        caret={session.caret.is_some()}
                        root={article.clone()}
                    />
                    if let Some(caret) = session.caret {
                        { with_caret(caret::Props {
                            document: Shared::from(&session.document),
                            page: Shared::from(&session.page),
                            caret,
                            article: article.clone(),
                        }) }
                    }
                    if let (Some(mark), Some(card)) = (focused, session.card) {
                        { at_mark(card::Props {
                            mark: mark.clone(),
                            card,
                            cast: Shared::from(&session.cast),
                            codebook: Shared::from(&session.codebook),
                            session: session.clone(),
                            chunks: focus_in.clone(),
                            article: article.clone(),
                        }) }
                    }
                    if let Some(selection) = session.selection.filter(|_| !picking) {
                        <MarkingBar session={session.clone()} {selection} article={article.clone()} />
                    }
                    <NotesBeside session={session.clone()} article={article.clone()} />
                    <Printed
                        marks={Shared::from(&session.marks)}
                        remark={session.notebook.remark.as_ref().map(|note| AttrValue::from(note.text.clone()))}
                        cast={Shared::from(&session.cast)}
                        codebook={Shared::from(&session.codebook)}
                    />
                </section>
                <Panel session={session.clone()} tab={app.tab} open={app.pane == Pane::Panel} />
            </main>
            <TabBar
                pane={app.pane}
                tab={app.tab}
                exercise={session.exercise.is_some() || session.lesson.is_some()}
                voices={session.cast.speaking().count() as u32}
                notes={session.notebook.notes()}
                kept={session.kept}
                may_edit={session.may_edit()}
                undo={session.notebook.undo.is_some()}
                redo={session.notebook.redo.is_some()}
            />
        </>
    }
}

fn at_mark(props: card::Props) -> Html {
    let draw = Callback::from(move |()| mark_card(props.clone()));
    html! { <Later part={Part::Article} place={Place::Beside} {draw} /> }
}

fn with_caret(props: caret::Props) -> Html {
    let draw = Callback::from(move |()| caret_line(props.clone()));
    html! { <Later part={Part::Article} place={Place::Beside} {draw} /> }
}

in_part! { "article", "0032":
    fn caret_line(props: caret::Props) -> Html {
        html! { <CaretLine ..props /> }
    }
}

in_part! { "article", "0004":
    fn mark_card(props: card::Props) -> Html {
        html! { <MarkCard ..props /> }
    }
}
