//! The classroom: an exercise done, planned, handed out and marked.

mod all_sheets;
mod answers;
mod checked;
mod class_table;
mod do_tab;
mod feedback_page;
mod feedback_sheet;
mod field;
mod hand_in;
mod hand_out;
mod heat_map;
mod how_done;
mod label_bar;
mod labels;
mod ledger_prompt;
mod lesson_page;
mod mark_view;
mod measures;
mod plan_key;
mod plan_labels;
mod plan_prompt;
mod plan_tab;
mod popular;
mod prompt_field;
mod qr;
mod rich;
mod sheet;
mod work_sheet;

pub use do_tab::DoTab;
pub use feedback_page::FeedbackPage;
pub use hand_in::HandIn;
pub use label_bar::LabelBar;
pub use labels::label_name;
pub use lesson_page::LessonPage;
pub use plan_tab::PlanTab;
