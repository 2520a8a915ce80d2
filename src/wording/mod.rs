//! Values as words and digits, and typed text as values.
//!
//! The only place that formats for people. Every sentence is whole: none is glued from
//! pieces, so that another language can say it its own way ([`language`]).

mod about;
mod advice;
mod amount;
mod arranging;
mod attribution;
mod bill;
mod caching;
mod compare;
mod counted;
mod counting;
mod currency;
mod day;
mod export;
mod imported;
mod keeping;
pub mod language;
mod modes;
mod names;
mod naming;
mod notice;
mod number;
mod outlook;
mod own_price;
mod paper;
mod projector;
mod request;
mod rounding;
mod runway;
mod savings;
mod shortage;
mod signs;
mod spend;
mod sureness;
mod top_up;
mod typed;
mod work;

pub use about::{
    build, change, changed_cost, chatgpt_is_not_api, not_included, price_change, prices_checked,
    prices_checked_short, prices_of, privacy,
};
pub use advice::{advised_alerts, advised_limit, advised_restore, advised_threshold, no_advice};
pub use amount::{rate, rate_short, usd, usd_exact, usd_typed};
pub use arranging::{duplicate, include, include_project, move_down, move_up, remove, tools_of};
pub use attribution::{
    days_with_both, finding, findings_explained, gap, habit, input_ratio, month, rows_of,
};
pub use bill::{
    assumptions, batch_effect, batch_locked, bill_subject, caching_effect, how_computed,
    month_difference, months_explained, not_in_bill, note, partly_unknown, provenance, rate_of,
    rates_from, unpriced, use_model,
};
pub use caching::{
    CachingFact, caching_explained, caching_facts, caching_mode, caching_mode_explained,
};
pub use compare::{
    a_day, bars_summary, compare_all_subject, compare_subject, counted_otherwise_explained,
    counted_otherwise_sign, difference, hide, pin, show_hidden, unable,
};
use counted::{counted_units, counted_users};
pub use counting::{
    beginning, count_problem, counted, counting, large_text, month_without, prompt_not_kept,
    token_view_explained, tokens_of_piece, trimming_explained, visible,
};
pub use currency::{Currency, CurrencyProblem, currency_problem};
pub use day::{calendar_month, date, date_short, days};
pub use export::{
    Exported, bill_table, compare_table, copy_as_markdown, download_as_csv, table_copied,
};
pub use imported::{
    add_problem, asks_marks, compared, dimension, format, overlap, preview, price_difference,
    refusal, rejection, signed, value,
};
pub use keeping::{
    all_scenarios, changed_in_another_window, changed_in_two_windows, copy_of,
    deleted_in_another_window, deleted_scenarios, file_too_large, from_a_file, from_a_link,
    instant, not_saved, of_scenario, open_problem, record_problem, rescue, safe_mode,
    saved_from_now_on, saved_or_not, saved_work_gone, titled, unreadable, versions,
    visit_not_saved, was_deleted,
};
pub(crate) use language::say;
pub use language::statements;
pub use modes::{mode_choice, mode_missing, mode_unable, modes_missing};
pub use names::{
    chosen_model, confidence, confidence_id, confidence_legend, confidence_sign, family, item,
    known, list_price, list_price_unit, no_amount, no_longer_sold, processing, shelf, stage,
    stage_purpose, standing, status, stopped, unknown, versus_standard, wait,
};
pub use naming::{edit_in_own_words, in_own_words};
pub use notice::{
    download_refused, file_is_no_text, file_unreadable, link_by_hand, link_copied, link_problem,
    opened_scenario, part_missing, problem, reading_stopped, saved_problem, send_the_text,
    shared_scenario, still_used, storage_blocked, storage_full, text_came, text_too_long_to_send,
    too_long_for_qr,
};
use number::ratio;
pub use number::{bytes, count, factor, percent, share, times};
pub use outlook::{
    driver, driver_high, driver_low, models, month_change, month_of, month_or_none, moves_most,
    outlook_explained, pace, tornado_summary, usual_range, verdict, versions_explained,
};
pub use own_price::{
    call_rate_typed, minute_rate_typed, name_is_taken, own_model, own_model_hint, own_price_mark,
    own_price_scope, own_prices, own_tools, own_tools_scope, picture_price_scope, prices_from_link,
    rate_hint, rate_label, rate_typed, take_back, use_own_price,
};
pub use paper::{
    in_use, paper_day, paper_lines, paper_model, paper_models, paper_no_sum, paper_note,
    paper_savings, paper_title, paper_volume,
};
pub use projector::{
    buying, model_of_column, projector_keys, projector_title, to_buy, versus_in_use,
};
pub use request::{
    effort, part_known, pictures_not_kept, pictures_read, reasoning_range, request_counting,
    request_not_counted, request_not_kept, request_note, request_problem, request_taken, unit_part,
};
pub use rounding::rounding;
pub use runway::{
    axis_day, axis_usd, chart_summary, day_reading, dollars, event, events_of, first_stop, guard,
    order_of_a_day, recharge_is_on_at_setup, runaway, stop, stop_code, threshold_key, tier,
    what_if_use, with_tax,
};
pub use savings::{
    apply, best_model, caution, cheapest_model, could_not_apply, fits, fits_explained, lever,
    no_sum, nothing_to_save, route_pays_nothing, saved_share, share_beyond_whole,
};
pub use shortage::{
    cause, change_to_make, error_help, error_name, error_source, evidence, first_check,
    no_such_error, open_practice, practice, practice_note, practice_standing, shortage_lead,
    symptom, top_up_helps,
};
pub use signs::{event_sign, sign_shown};
pub use spend::{
    accept_import, actuals_lead, budgets_caption, calibrated, file_summary, gap_explained, layer,
    lines, look_into, months_caption, more_rows, nothing_stands_out, pasted_file, preview_of,
    project_name, put_away, reading, show_rows_of, span, spend_cells, spend_chart, spend_of_days,
    spend_totals, variance,
};
pub use sureness::{drawing, sureness};
pub use top_up::{
    buy_amount, buy_now, headline, no_plan, no_refund, purchases, reason, runs_out, runway, why,
};
pub use typed::{
    TypedProblem, typed_call_rate, typed_count, typed_date, typed_factor, typed_minute_rate,
    typed_percent, typed_percents, typed_rate, typed_usd,
};
pub use work::{
    a_unit, budget_use, detail, each_user, environment, measure, once, one_unit, part,
    part_explained, per_thousand, per_unit, per_unit_plural, per_user, period, quality, quantity,
    quantity_explained, shape, shape_explained, template, units, users, week,
};
