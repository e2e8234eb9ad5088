//! The dialog that is open, if one is.

mod bench;
mod by_words;
mod codebook;
mod delete;
mod describe;
mod edit_text;
mod elsewhere;
mod encoding;
mod export;
mod forget;
mod help;
mod keeping;
mod one_rule;
mod outline;
mod palette;
mod remove;
mod rules;
mod settings;
mod twice;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::classroom::HandIn;
use crate::components::later::{Later, Place};
use crate::in_part;
use crate::platform::parts::Part;
use crate::state::{Dialog, OwnRules, Session, Settings, Shared, Tally};

use bench::Bench;
use by_words::ByWords;
use codebook::CodebookDialog;
use delete::Delete;
use describe::Describe;
use edit_text::EditText;
use elsewhere::Elsewhere;
use encoding::ChooseEncoding;
use export::Export;
use forget::Forget;
use help::Help;
use keeping::Keeping;
use outline::Outline;
use palette::Palette;
use remove::Remove;
use rules::Rules;
use settings::SettingsDialog;
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
    let draw: fn(Dialog, Props) -> Html;
    let part = match dialog {
        Dialog::Rules(_) | Dialog::Bench(_) => {
            draw = of_rules;
            Part::Rules
        }
        Dialog::Describe(_) | Dialog::Delete(_) | Dialog::Remove | Dialog::Keeping(_) => {
            draw = of_library;
            Part::Library
        }
        Dialog::HandIn => {
            draw = of_classroom;
            Part::Classroom
        }
        Dialog::Palette
        | Dialog::ByWords
        | Dialog::EditText
        | Dialog::Outline
        | Dialog::Help
        | Dialog::Settings
        | Dialog::Encoding { .. }
        | Dialog::Twice { .. }
        | Dialog::Codebook
        | Dialog::Elsewhere
        | Dialog::Export
        | Dialog::Forget => {
            draw = of_article;
            Part::Article
        }
    };
    let props = props.clone();
    let draw = Callback::from(move |()| draw(dialog.clone(), props.clone()));
    html! { <Later {part} place={Place::Dialog} {draw} /> }
}

in_part! { "rules", "0001":
    fn of_rules(dialog: Dialog, props: Props) -> Html {
        let Props { session, rules, tally, .. } = props;
        match dialog {
            Dialog::Rules(at) => html! { <Rules {session} {rules} {at} /> },
            Dialog::Bench(at) => html! { <Bench {session} {rules} {tally} {at} /> },
            _ => Html::default(),
        }
    }
}

in_part! { "library", "0002":
    fn of_library(dialog: Dialog, props: Props) -> Html {
        match dialog {
            Dialog::Describe(article) => html! { <Describe article={*article} /> },
            Dialog::Delete(article) => html! { <Delete article={*article} /> },
            Dialog::Remove => html! { <Remove articles={props.articles} /> },
            Dialog::Keeping(keeping) => html! { <Keeping keeping={*keeping} /> },
            _ => Html::default(),
        }
    }
}

in_part! { "article", "0011":
    fn of_article(dialog: Dialog, props: Props) -> Html {
        match (dialog, props.session) {
            (Dialog::Palette, _) => html! { <Palette /> },
            (Dialog::Help, session) => html! {
                <Help settings={props.settings} codebook={session.as_ref().map(|s| Shared::from(&s.codebook))} />
            },
            (Dialog::Settings, _) => html! { <SettingsDialog settings={props.settings} /> },
            (Dialog::Encoding { file, keep }, _) => html! { <ChooseEncoding {file} {keep} /> },
            (Dialog::Twice { twice, keep }, _) => html! { <OpenTwice {twice} {keep} /> },
            (Dialog::ByWords, Some(session)) => html! { <ByWords {session} /> },
            (Dialog::EditText, Some(session)) => html! { <EditText {session} /> },
            (Dialog::Outline, Some(session)) => html! { <Outline {session} /> },
            (Dialog::Codebook, Some(session)) => html! { <CodebookDialog {session} /> },
            (Dialog::Elsewhere, Some(session)) => html! { <Elsewhere {session} /> },
            (Dialog::Export, Some(session)) => html! { <Export {session} /> },
            (Dialog::Forget, Some(session)) => html! { <Forget {session} /> },
            _ => Html::default(),
        }
    }
}

in_part! { "classroom", "0004":
    fn of_classroom(dialog: Dialog, props: Props) -> Html {
        match (dialog, props.session) {
            (Dialog::HandIn, Some(session)) => html! { <HandIn {session} /> },
            _ => Html::default(),
        }
    }
}
