//! The dialog that is open, if one is.

mod bench;
mod codebook;
mod delete;
mod describe;
mod elsewhere;
mod encoding;
mod export;
mod forget;
mod help;
mod keeping;
mod one_rule;
mod palette;
mod remove;
mod rules;
mod twice;

use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Dialog, OwnRules, Session, Settings, Shared, Tally};

use bench::Bench;
use codebook::CodebookDialog;
use delete::Delete;
use describe::Describe;
use elsewhere::Elsewhere;
use encoding::ChooseEncoding;
use export::Export;
use forget::Forget;
use help::Help;
use keeping::Keeping;
use palette::Palette;
use remove::Remove;
use rules::Rules;
use twice::OpenTwice;

/// The props of [`Dialogs`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Which is open.
    pub dialog: Option<Dialog>,
    /// The article that is open.
    pub session: Option<Rc<Session>>,
    /// How many articles the library has.
    pub articles: usize,
    /// What the person has set.
    pub settings: Settings,
    /// The person's own rules.
    pub rules: Rc<OwnRules>,
    /// What the person has decided elsewhere, by rule.
    pub tally: Rc<Tally>,
}

/// At most one dialog, over the page.
#[component]
pub fn Dialogs(props: &Props) -> Html {
    let Some(dialog) = props.dialog.clone() else {
        return Html::default();
    };
    match (dialog, &props.session) {
        (Dialog::Palette, _) => html! { <Palette /> },
        (Dialog::Help, session) => html! {
            <Help settings={props.settings} codebook={session.as_ref().map(|s| Shared::from(&s.codebook))} />
        },
        (Dialog::Rules(at), session) => {
            html! { <Rules session={session.clone()} rules={props.rules.clone()} {at} /> }
        }
        (Dialog::Bench(at), session) => html! {
            <Bench session={session.clone()} rules={props.rules.clone()} tally={props.tally.clone()} {at} />
        },
        (Dialog::Describe(article), _) => html! { <Describe article={*article} /> },
        (Dialog::Delete(article), _) => html! { <Delete article={*article} /> },
        (Dialog::Encoding { file, keep }, _) => html! { <ChooseEncoding {file} {keep} /> },
        (Dialog::Twice { twice, keep }, _) => html! { <OpenTwice {twice} {keep} /> },
        (Dialog::Remove, _) => html! { <Remove articles={props.articles} /> },
        (Dialog::Elsewhere, Some(session)) => html! { <Elsewhere session={session.clone()} /> },
        (Dialog::Keeping(keeping), _) => html! { <Keeping keeping={*keeping} /> },
        (Dialog::Codebook, Some(session)) => html! { <CodebookDialog session={session.clone()} /> },
        (Dialog::Export, Some(session)) => html! { <Export session={session.clone()} /> },
        (Dialog::Forget, Some(session)) => html! { <Forget session={session.clone()} /> },
        (Dialog::Codebook | Dialog::Elsewhere | Dialog::Export | Dialog::Forget, None) => Html::default(),
    }
}
