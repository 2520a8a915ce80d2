//! Each format, with its sums worked out by hand.

use topup::actuals::{Dimension, Format, Import, Within, total};
use topup::wording;

use super::{fixture, import, spend};

/// A fixture: its format, its rows and what they cost.
#[track_caller]
fn check(name: &str, format: Format, rows: u64, usd: &str) -> Import {
    let import = import(name, &fixture(name));
    assert_eq!(import.format, format, "{name}");
    assert_eq!(import.preview.rows, rows, "{name}");
    assert_eq!(import.preview.rejections, [], "{name}");
    assert_eq!(import.usd().to_decimal(), usd, "{name}");
    import
}

#[test]
fn the_activity_export_is_priced_by_the_catalog() {
    // 0.6M × $2 + 0.4M × $0.10 + 0.05M × $10, and at half price 2M × $0.05 + 0.1M × $0.40.
    let import = check("usage_2025.csv", Format::Usage, 2, "1.81");
    assert_eq!(import.preview.empty, 1);
    assert_eq!(
        spend(&import, Dimension::Processing),
        "Standard $1.74, Batch $0.07"
    );
    assert_eq!(
        spend(&import, Dimension::Kind),
        "Input $1.25, Output $0.52, Cached input $0.04"
    );
    assert_eq!(spend(&import, Dimension::Hour), "not told $1.81");
    let whole = total(&import.cells, &Within::default());
    assert_eq!((whole.requests, whole.input()), (1_200, 3_000_000));
}

#[test]
fn cache_writes_new_columns_and_unpriced_tiers_are_told_apart() {
    // 40k × $2 + 20k × $0.10 + 30k × $2.50 + 10k × $5 + 10k × $10; the scale tier has no price.
    let import = check("usage_2026.csv", Format::Usage, 2, "0.307");
    assert_eq!(import.preview.ignored, ["brand_new_column"]);
    assert_eq!(spend(&import, Dimension::Hour), "09:00 $0.307, 10:00 $0");
    let whole = total(&import.cells, &Within::default());
    assert_eq!(whole.unpriced, 1);
}

#[test]
fn the_cost_export_of_2025_has_amounts_and_no_quantities() {
    let import = check("costs_2025.csv", Format::Costs, 3, "0.495874");
    assert_eq!(
        spend(&import, Dimension::Project),
        "proj_data $0.8959, proj_web −$0.40"
    );
    assert_eq!(import.preview.empty, 1);
}

#[test]
fn each_difference_of_the_cost_export_is_named() {
    let import = check("costs_2026.csv", Format::Costs, 8, "12.77");
    let named: Vec<String> = import
        .differing
        .iter()
        .map(|row| {
            format!(
                "{}: {}",
                row.line,
                wording::price_difference(row.difference)
            )
        })
        .collect();
    assert_eq!(
        named,
        [
            "3: The price of Batch processing",
            "4: Data residency: token prices differ by the uplift",
            "5: Cached input at the full price",
            "6: The price that holds from 9 Jul 2026",
            "7: The model has no price here",
            "8: Not explained",
        ]
    );
    assert_eq!(spend(&import, Dimension::Project), "Website $12.77");
}

#[test]
fn pages_of_the_usage_api_hold_tokens_tools_and_a_hint_at_more() {
    // As the export, and 100 searches at $10 per 1,000, and 1M tokens at $0.02.
    let import = check("usage_pages.json", Format::Usage, 4, "2.83");
    assert!(import.preview.has_more);
    assert_eq!(import.preview.empty, 1);
    assert_eq!(
        spend(&import, Dimension::Kind),
        "Input $1.27, Web searches $1.00, Output $0.52, Cached input $0.04"
    );
}

#[test]
fn pages_of_the_costs_api_may_stand_one_after_another() {
    let import = check("cost_pages.json", Format::Costs, 3, "1.20602");
    assert!(!import.preview.has_more);
    assert_eq!(
        spend(&import, Dimension::Kind),
        "Input $1.20, Seconds of audio $0.006, Cache write, 30 minutes $0.00002"
    );
}

#[test]
fn answers_are_read_from_lines_arrays_and_streams() {
    let lines = check("responses.jsonl", Format::Responses, 3, "0.04802");
    assert_eq!(lines.preview.undated, 1);
    assert_eq!(
        spend(&lines, Dimension::Processing),
        "Standard $0.03202, Flex $0.016"
    );
    check("responses.json", Format::Responses, 2, "0.048");
    let stream = check("stream.txt", Format::Responses, 1, "0.032");
    assert_eq!(stream.preview.beside, 1);
}

#[test]
fn a_batch_costs_half_and_its_failures_are_counted() {
    let import = check("batch_output.jsonl", Format::BatchOutput, 3, "0.016");
    let whole = total(&import.cells, &Within::default());
    assert_eq!((whole.requests, whole.failed, whole.judged), (3, 2, 3));
}

#[test]
fn litellm_is_read_as_logs_and_as_daily_tables() {
    for name in ["litellm_logs.csv", "litellm_logs.json"] {
        let import = check(name, Format::LiteLlmLogs, 3, "0.0443");
        let unknown: Vec<_> = import.preview.unknown_models.keys().collect();
        assert_eq!(unknown.len(), 1);
        assert_eq!(
            spend(&import, Dimension::Project),
            "team-web $0.032, team-data $0.0123"
        );
        // A secret is never held.
        assert_eq!(
            spend(&import, Dimension::Key),
            "sk-…1234 $0.032, not told $0.0123"
        );
    }
    let daily = check("litellm_daily.csv", Format::LiteLlmDaily, 1, "1.74");
    let whole = total(&daily.cells, &Within::default());
    assert_eq!((whole.failed, whole.judged), (10, 200));
    assert_eq!(daily.differing, []);
}

#[test]
fn a_trace_may_count_cached_input_inside_or_beside() {
    for name in ["langfuse.csv", "langfuse.jsonl"] {
        let import = check(name, Format::Langfuse, 1, "0.174");
        assert_eq!(import.preview.beside, 1, "{name}");
        assert_eq!(import.differing, [], "{name}");
        let whole = total(&import.cells, &Within::default());
        assert_eq!((whole.input(), whole.cached()), (100_000, 40_000), "{name}");
    }
}

#[test]
fn the_same_question_is_noticed_by_its_text() {
    for name in ["helicone.csv", "helicone.jsonl"] {
        let import = check(name, Format::Helicone, 3, "0.064");
        let [asked] = import.repeated.as_slice() else {
            panic!("{name}: {:?}", import.repeated);
        };
        assert_eq!(
            (asked.times, asked.usd.to_decimal()),
            (3, "0.032".to_owned())
        );
        let whole = total(&import.cells, &Within::default());
        assert_eq!((whole.failed, whole.judged), (1, 3));
    }
}

#[test]
fn a_table_somebody_made_is_read_by_its_names() {
    let import = check("homemade.csv", Format::Other, 1, "0.032");
    assert_eq!(import.preview.ignored, ["Remark"]);
    assert_eq!(
        spend(&import, Dimension::Project),
        "=HYPERLINK(\"x\") $0.032"
    );
    assert_eq!(import.differing, []);
}
