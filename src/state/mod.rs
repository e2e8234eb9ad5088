//! action ─ update → app (+ effects); effects ─ run → platform → actions
//!
//! [`App`] is all that the page shows. A component draws its props and emits one [`Action`] through the
//! [`Dispatch`] it finds in context; [`update`] is pure and yields the next `App` and the [`Effect`]s to run.

mod action;
pub use action::Action;

mod app;
pub use app::{App, ArticleLine, Dialog, Notice, Pane, Route, Settings, Tab, Tone};

mod card;
pub use card::Card;

mod dispatch;
pub use dispatch::{Dispatch, use_dispatch, use_hub};

mod effects;
pub use effects::Effect;

mod layers;
pub use layers::{LayerName, Layers};

mod session;
pub use session::{ArticleId, Saved, Scanning, Session, Writing};

mod update;
pub use update::{Moment, update};
