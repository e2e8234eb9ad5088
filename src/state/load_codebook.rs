//! A codebook from a file.

use sayso_wire::codebook;
use web_sys::File;

use super::commands::taken_keys;
use super::{Action, ArticleId, Dispatch, Tone};
use crate::in_part;
use crate::platform::files::{self, FileError};
use crate::platform::parts::Task;
use crate::text::{t_args, words_for};

in_part! { "article", "0014":
    /// Reads a file as the codebook of article `id`, and tells what came of it. What is no codebook changes nothing.
    pub fn load_codebook(dispatch: Dispatch, id: ArticleId, file: File) -> Task {
        Box::pin(load(dispatch, id, file))
    }
}

async fn load(dispatch: Dispatch, id: ArticleId, file: File) {
    let say = |tone, text| dispatch.emit(Action::Notify(tone, text));
    let opened = match files::read(file).await {
        Ok(opened) => opened,
        Err(FileError::NeedsEncoding(file)) => {
            let text = t_args("codebook-not-utf8", &[("name", file.name.clone().into())]);
            return say(Tone::Error, text);
        }
        Err(error) => return say(Tone::Error, words_for::file_error(&error)),
    };
    match codebook::read(&opened.text, &taken_keys()) {
        Err(problem) => {
            let args = [("name", opened.name.into()), ("problem", problem.to_string().into())];
            say(Tone::Error, t_args("codebook-not-loaded", &args));
        }
        Ok(read) => {
            // Meanwhile another article may have been opened.
            if dispatch.app().session.as_ref().is_none_or(|s| s.id != id) {
                return;
            }
            let counts = (read.labels.len(), read.variables.len());
            dispatch.emit(Action::SetCodebook(read));
            let args = [
                ("name", opened.name.into()),
                ("labels", counts.0.into()),
                ("variables", counts.1.into()),
            ];
            say(Tone::Info, t_args("codebook-loaded", &args));
        }
    }
}
