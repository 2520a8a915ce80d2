//! The same work on other models: chosen, pinned, hidden, seen as bars.

use visitor::Visitor;

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn models_are_filtered_pinned_and_hidden_and_the_bars_follow_the_table() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let compare = visitor.region("The same work on every model");
    let rows = || compare.names("rowheader");
    let bars = || {
        let script = "return [...document.querySelectorAll('.bars .chart__plot--wide .bars__name')].map(bar => bar.textContent)";
        visitor.script(script, &[])
    };
    visitor.wait_until("every model has its row", |_| rows().len() > 20);
    let all = rows().len();
    // The first bars are the first rows.
    let first = rows().first().cloned().unwrap_or_default();
    let first_bar = bars()[0].as_str().unwrap_or_default().to_owned();
    assert!(first.starts_with(&first_bar), "{first} and {first_bar}");
    assert!(compare.text().contains("vs today"));
    assert!(compare.text().contains("−$"), "{}", compare.text());

    visitor.field("Generation").choose("GPT-6.2");
    visitor.wait_until("one generation and the chosen model are left", |_| {
        rows().len() == 3
    });
    compare.button("Pin GPT-6.2 Astra on top").click();
    visitor.field("Generation").choose("All");
    visitor.wait_until("the pinned model stands on top", |_| {
        rows()
            .first()
            .is_some_and(|name| name.starts_with("GPT-6.2 Astra"))
    });
    compare.button("Hide GPT-6.2 Sol").click();
    visitor.wait_until("it is out of sight", |_| {
        !rows().iter().any(|name| name.starts_with("GPT-6.2 Sol"))
    });
    compare.button("Show the hidden model").click();
    visitor.wait_until("it is back", |_| {
        rows().iter().any(|name| name.starts_with("GPT-6.2 Sol"))
    });

    visitor.unfold("Choose which models are shown");
    visitor.field("At most a month").enter("50");
    visitor.wait_until("dear models are left out", |_| {
        rows().len() < all && !rows().iter().any(|name| name.starts_with("GPT-5.6 Sol"))
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn all_workloads_are_compared_together() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Add a workload").choose("Chatbot");
    visitor.wait_for("One conversation");
    visitor.find("checkbox", "All workloads together").click();
    visitor.wait_until("no model is used for all of them at once", |visitor| {
        let compare = visitor.region("The same work on every model");
        let names = compare.names("button");
        !names.is_empty() && !names.iter().any(|name| name.starts_with("Use "))
    });
    visitor.wait_for("All workloads that are switched on");
    let compare = visitor.region("The same work on every model").text();
    // What both cost today stands with the model that both use.
    let month = visitor.script(
        "return document.querySelector('.amounts--all .amount:nth-child(2) .amount__value').textContent",
        &[],
    );
    let chosen = visitor.script(
        "return document.querySelector('.compare [data-chosen]')?.textContent ?? ''",
        &[],
    );
    let (month, chosen) = (month.as_str().unwrap_or("?").to_owned(), chosen);
    assert!(
        chosen.as_str().is_some_and(|row| row.contains(&month)) || !compare.contains("In use"),
        "{month} is not in {chosen}"
    );
    assert!(compare.contains("A day"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}
