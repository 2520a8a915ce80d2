//! What people find out when credit is short.

use std::fmt::Write as _;

use visitor::Visitor;

fn panel(visitor: &Visitor) -> String {
    visitor.region("Why did my balance vanish?").text()
}

/// Says what a person sees; the first cause is said to be this.
#[track_caller]
fn see(visitor: &Visitor, symptom: &str, first: &str) {
    visitor.find("radio", symptom).click();
    visitor.wait_until(first, |visitor| {
        let causes = visitor.find("list", symptom).text();
        causes.starts_with(first) && causes.contains("Check first") && causes.contains("Top up?")
    });
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn every_symptom_leads_to_a_cause_and_a_change() {
    let visitor = Visitor::arrive();
    visitor.open("");
    see(
        &visitor,
        "The credit runs out quickly",
        "Thirty days of the plan cost $74.70, and $0 of credit are there",
    );
    assert!(panel(&visitor).contains("A top-up helps."));
    see(
        &visitor,
        "The balance is empty soon after topping up",
        "Use went on below zero before it was shut off",
    );
    see(
        &visitor,
        "There is a balance, but requests fail",
        "A monthly limit of the organisation or the project is reached.",
    );
    assert!(panel(&visitor).contains("A top-up does not help."));
    see(
        &visitor,
        "Nobody can say what cost what",
        "$74.70 (100.0% of all) stand under one name or none",
    );
    see(
        &visitor,
        "ChatGPT is paid for, but the API refuses",
        "A ChatGPT plan holds no API credit. The API is paid apart, from $5.00 on.",
    );
    see(
        &visitor,
        "Automatic recharge did not buy",
        "Automatic recharge is off in this scenario.",
    );
    see(
        &visitor,
        "Automatic recharge buys too often",
        "A recharge buys $40.00, and a day uses $2.49.",
    );

    // What was imported comes first, with its dollars.
    let mut file =
        "date,model,project,num_model_requests,input_tokens,output_tokens,cost\n".to_owned();
    for day in 1..=14 {
        let usd = if day == 9 { 900 } else { 2 };
        writeln!(
            file,
            "2026-11-{day:02},gpt-6.1-sol,web,100,100000,10000,{usd}"
        )
        .unwrap();
    }
    visitor.field("Paste usage or costs").paste(&file);
    visitor.button("Take over all 14 rows").click();
    see(
        &visitor,
        "The credit runs out quickly",
        // Six days at $2 and one at $900: $912 in seven.
        "A day costs $130.29 of late, $2.00 before: $898.00 more",
    );
    let sudden = "9 Nov 2026 cost $900.00, a usual day $2.00: $898.00 more, mostly gpt-6.1-sol.";
    assert!(panel(&visitor).contains(sudden));
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn an_error_message_is_named_with_what_to_do() {
    let visitor = Visitor::arrive();
    visitor.open("");
    for (body, named, retry) in [
        (
            "{\"error\":{\"type\":\"insufficient_quota\",\"code\":\"credit_balance_exhausted\"}}",
            "429: the prepaid credit is used up.",
            "Do not retry before that.",
        ),
        (
            "code: project_spend_limit_exceeded",
            "the monthly limit that the project set is reached",
            "Do not retry.",
        ),
        (
            "organization_spend_limit_exceeded",
            "the monthly limit that your organisation set is reached",
            "Do not retry.",
        ),
        (
            "organization_usage_limit_exceeded",
            "what OpenAI has approved for the month is used",
            "Do not retry.",
        ),
        (
            "insufficient_quota",
            "no money of one kind or another",
            "Do not retry.",
        ),
        (
            "Rate limit reached for gpt-5",
            "429: too many requests or tokens",
            "Retry, later and later",
        ),
        (
            "slow_down",
            "429: the traffic rises too fast.",
            "Retry, more slowly.",
        ),
        (
            "429 Resource Unavailable",
            "Flex has no spare capacity",
            "Retry, later and later.",
        ),
        ("Error code: 401", "401: the key is wrong", "Do not retry."),
        (
            "HTTP/1.1 403",
            "403: the key may not do this",
            "Do not retry.",
        ),
        (
            "model_not_found",
            "404: there is no such model",
            "Do not retry.",
        ),
        (
            "context_length_exceeded",
            "400: the request itself is wrong",
            "Do not retry unchanged.",
        ),
        (
            "503 overloaded",
            "503: OpenAI has too much to do.",
            "Retry, later and later.",
        ),
        (
            "it is broken",
            "No error of the API is recognised",
            "No error",
        ),
    ] {
        visitor.field("Or paste an error message").paste(body);
        visitor.wait_until(named, |visitor| {
            let text = panel(visitor);
            text.contains(named) && text.contains(retry)
        });
    }
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_scenario_ticks_off_team_practice() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let says = |words: &str| {
        visitor.wait_until(words, |visitor| {
            panel(visitor).replace('\n', " ").contains(words)
        });
    };
    says("Projects are split by product and environment To do");
    visitor.button("Add a project").click();
    says("Projects are split by product and environment Done");
    says("The payment method was checked To do");
    visitor
        .field("Payment method checked on")
        .type_over("2026-11-20");
    says("The payment method was checked Done");
    visitor.field("Next review on").type_over("2020-01-02");
    says("The next review has a date Overdue");
    visitor.field("Next review on").type_over("2999-01-02");
    says("The next review has a date Done");
    // Both days are part of the scenario: they outlive the page.
    visitor.wait_until("it is saved", |visitor| {
        visitor
            .script("return JSON.stringify(localStorage)", &[])
            .as_str()
            .is_some_and(|kept| kept.contains("2999-01-02"))
    });
    visitor.reload();
    visitor.wait_until("both days are there", |visitor| {
        panel(visitor)
            .replace('\n', " ")
            .contains("The next review has a date Done")
            && visitor.field("Payment method checked on").value() == "2026-11-20"
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}
