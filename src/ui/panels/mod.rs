//! One file for each thing the person sees.

mod about;
mod account;
mod actuals;
mod all_notes;
mod answer_bar;
mod arranging;
mod bill;
mod caching;
mod compare;
mod compare_filters;
mod contents;
mod credit;
mod export;
mod fits;
mod import;
mod kept_notice;
mod library;
mod masthead;
mod model_picker;
mod modes;
mod notices;
mod outlook;
mod own_price;
mod pace;
mod parts;
mod picture_files;
mod processing;
mod project_settings;
mod prompt;
mod request;
mod runway;
mod savings;
mod share;
mod shortage;
mod start;
mod token_view;
mod top_up;
mod traffic;
mod versions;
mod what_if;
mod workloads;

pub(super) use about::AboutPanel;
pub(super) use actuals::ActualsPanel;
pub(super) use answer_bar::AnswerBar;
pub(super) use bill::BillPanel;
pub(super) use compare::ComparePanel;
pub(super) use contents::Contents;
pub(super) use credit::CreditPanel;
pub(super) use library::LibraryPanel;
pub(super) use masthead::Masthead;
pub(super) use modes::ModesPanel;
pub(super) use notices::Notices;
pub(super) use outlook::OutlookPanel;
pub(super) use request::RequestPanel;
pub(super) use runway::RunwayPanel;
pub(super) use savings::SavingsPanel;
pub(super) use shortage::ShortagePanel;
pub(super) use start::StartPanel;
pub(super) use top_up::TopUpPanel;
pub(super) use traffic::TrafficPanel;
pub(super) use versions::VersionsPanel;
pub(super) use workloads::WorkloadsPanel;

/// Every panel in reading order: the id of its section, and its short name.
const PANELS: [(&str, &str); 16] = [
    ("start", "Where are you?"),
    ("workloads", "Projects and workloads"),
    ("request", "One request"),
    ("traffic", "How often"),
    ("bill", "The bill"),
    ("top-up", "The top-up"),
    ("runway", "How long it lasts"),
    ("credit", "Your credit"),
    ("outlook", "If the numbers are off"),
    ("modes", "Can it wait?"),
    ("savings", "What would cost less"),
    ("compare", "Every model"),
    ("versions", "Two versions"),
    ("actuals", "What was spent"),
    ("shortage", "Why it vanished"),
    ("about", "About these numbers"),
];
