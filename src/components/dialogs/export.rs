use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::Layer;
use sayso_notebook::{Body, Mark, MarkState};
use sayso_wire::native::NativeFile;
use sayso_wire::w3c::AnnotationPage;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::download::{download, file_stem};
use crate::state::{Action, LayerName, Scanning, Session, Tone, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The formats of the first load.
#[derive(Clone, Copy)]
enum Format {
    /// Sayso's own.
    Native,
    /// W3C Web Annotation.
    W3c,
}

/// The files that can be made of an article and the work on it.
#[component]
pub fn Export(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let save = |format: Format| {
        let (session, dispatch) = (props.session.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let name = save(&session, format);
            dispatch.emit(Action::ShowDialog(None));
            let text = t_args("export-done", &[("name", name.into())]);
            dispatch.emit(Action::Notify(Tone::Info, text));
        })
    };
    let scanning = matches!(props.session.scanning, Scanning::Running(_));
    html! {
        <Modal title={t("export-title")}>
            <section class="format">
                <h3>{ t("export-native") }</h3>
                <p>{ t("export-native-lead") }</p>
                <button type="button" class="primary" onclick={save(Format::Native)}>{ t("export-save") }</button>
            </section>
            <details>
                <summary>{ t("export-others") }</summary>
                <section class="format">
                    <h3>{ t("export-w3c") }</h3>
                    <p>{ t("export-w3c-lead") }</p>
                    <button type="button" class="outline" onclick={save(Format::W3c)}>{ t("export-w3c-save") }</button>
                </section>
            </details>
            if scanning {
                <p class="hint">{ t("export-scanning") }</p>
            }
        </Modal>
    }
}

/// Offers Sayso's own file as a download and yields its name.
pub(super) fn save_native(session: &Session) -> String {
    save(session, Format::Native)
}

/// Offers the file as a download and yields its name.
fn save(session: &Session, format: Format) -> String {
    let document = &session.document;
    // What is experimental and not shown is nobody's wish.
    let signals = session.layers.is_on(LayerName::Signals);
    let mut scan = (*session.scan).clone();
    scan.findings.retain(|f| signals || f.kind.layer() != Layer::Signal);
    let unasked = |mark: &Mark| matches!(mark.body, Body::Signal { .. }) && mark.state == MarkState::Suggested;
    let marks: Vec<Arc<Mark>> = session
        .marks
        .iter()
        .filter(|m| signals || !unasked(m))
        .cloned()
        .collect();
    let (ending, media_type, contents) = match format {
        Format::Native => {
            let file = NativeFile::new(document, &scan, &session.journal, false);
            ("sayso.json", "application/json", file.to_json())
        }
        Format::W3c => {
            let page = AnnotationPage::new(document, &session.notebook, &session.voices, &marks);
            ("annotations.jsonld", "application/ld+json", page.to_json())
        }
    };
    let name = format!("{}.{ending}", file_stem(&document.title));
    download(&name, media_type, &contents);
    name
}
