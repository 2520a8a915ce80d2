//! What the bill would be otherwise: other numbers, another version, a faster pace.

use visitor::Visitor;

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn ranges_show_a_low_and_a_high_month_and_what_moves_it_most() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let panel = visitor.region("If the numbers are off");
    assert!(!panel.text().contains("moves the month most"));
    panel.button("Use typical ranges").click();
    // Half and twice $74.70 for the traffic alone.
    visitor.wait_for("Traffic moves the month most: from $37.35 to $149.40.");
    visitor.unfold("Say how far each may be off");
    visitor.field("Most traffic").enter("110%");
    visitor.field("Least traffic").enter("90%");
    visitor.wait_for("Answer length moves the month most");
    let bars = visitor.script(
        "return document.querySelectorAll('.outlook-panel .chart__plot--wide rect').length",
        &[],
    );
    assert_eq!(bars, 4);
    panel.button("No ranges").click();
    visitor.wait_until("nothing is off any more", |visitor| {
        let panel = visitor.region("If the numbers are off").text();
        !panel.contains("moves the month most")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_version_is_kept_compared_line_by_line_sent_and_put_back() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let panel = visitor.region("Two versions side by side");
    visitor
        .field("Keep this version as")
        .type_over("A: as planned");
    panel.button("Keep").click();
    visitor.wait_for("A: as planned, a month");
    visitor.switch("Batch").click();
    visitor.wait_until("half is saved", |visitor| {
        let panel = visitor.region("Two versions side by side").text();
        panel.contains("$74.70") && panel.contains("$37.35") && panel.contains("−$37.35")
    });
    // Line by line: 500 tokens out cost $45 a month, and half of it in Batch.
    let text = panel.text();
    assert!(
        text.contains("Output") && text.contains("−$22.50"),
        "{text}"
    );

    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    let friend = Visitor::arrive();
    friend.open(&crate::fragment_of(&link));
    friend.wait_for("A: as planned, a month");

    panel.button("Put it back").click();
    visitor.wait_until("Batch is off", |visitor| !visitor.switch("Batch").is_on());
    panel.button("Forget it").click();
    visitor.wait_until("it is gone", |visitor| {
        !visitor.text().contains("A: as planned")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_busiest_minute_is_held_against_the_limits_that_are_known() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.unfold("Rate limits");
    visitor.wait_for("Whether that fits is unknown");
    visitor.field("Requests a minute").enter("500");
    visitor.wait_for("That fits the limit that is known; the other one is unknown.");
    visitor.field("Tokens a minute").enter("100");
    visitor.wait_for("That is too fast: at these limits the day's work takes");
    visitor.switch("Batch").click();
    visitor.wait_for("Whether it fits into the queue is unknown: enter its limit.");
    visitor.field("Batch queue").enter("1M");
    visitor.wait_for("The queue fills 2 times, so the last answers may take 48 hours (2 days).");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_bill_speaks_in_months_of_the_calendar_and_in_a_thousand_units() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let bill = || visitor.region("The bill").text();
    // 31 days of $2.49.
    assert!(bill().contains("December 2026, 31 days"), "{}", bill());
    assert!(bill().contains("$77.19"), "{}", bill());
    assert!(
        bill().contains("1,000 requests") && bill().contains("$4.15"),
        "{}",
        bill()
    );
    visitor.field("Add a workload").choose("Chatbot");
    visitor.wait_for("1,000 conversations");
    visitor.wait_for("Assumptions and warnings of all workloads");
    assert_eq!(visitor.console_problems(), [""; 0]);
}
