//! What components do beyond drawing: listening to the window, moving the focus.

mod use_bars;
pub use use_bars::use_bars;

mod use_keys;
pub use use_keys::use_keys;

mod use_leaving;
pub use use_leaving::use_leaving;

mod use_open_files;
pub use use_open_files::use_open_files;

mod use_people_pull;
pub use use_people_pull::use_people_pull;

mod use_page_turn;
pub use use_page_turn::use_page_turn;

mod use_paper;
pub use use_paper::use_paper;

mod use_part;
pub use use_part::use_part;

mod use_selection;
pub use use_selection::use_selection;

mod use_source_pull;
pub use use_source_pull::use_source_pull;
