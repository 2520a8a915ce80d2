//! What would cost less, and what fits in an amount.

use visitor::Visitor;

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_saving_is_applied_by_one_click_and_taken_back_and_the_rest_follows() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let panel = visitor.region("What would cost less?");
    let cap = || amount_beside(&visitor, "Limit the output to 375 tokens");
    // 600 × (1,150 in and 500 out) a day at $2 and $10: a quarter of $45 a month, later of half of it.
    assert!(panel.text().contains("they do not add up"));
    assert_eq!(cap(), "$11.25 less a month, 15.1%");
    panel.button("Apply: Let it wait: Batch").click();
    visitor.wait_until("Batch is on", |visitor| visitor.switch("Batch").is_on());
    visitor.wait_until("the others are computed again", |_| {
        cap() == "$5.62 less a month, 15.1%"
    });
    assert!(
        !panel
            .names("button")
            .contains(&"Apply: Let it wait: Batch".to_owned())
    );
    assert!(visitor.region("The bill").text().contains("$37.35"));
    visitor.button("Undo").click();
    visitor.wait_until("Batch is off", |visitor| !visitor.switch("Batch").is_on());
    assert!(visitor.region("The bill").text().contains("$74.70"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn simple_work_goes_to_a_model_of_ones_choice_as_a_workload_of_its_own() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.unfold("Choose the model for simple work, and how much it gets");
    let panel = visitor.region("What would cost less?");
    visitor.field("Model for simple work").choose("GPT-6 Luna");
    visitor.field("Simple work").enter("50%");
    visitor.field("Comes back").enter("20%");
    let title = "Send 50% to GPT-6 Luna first; 20% of those come back and are paid twice";
    visitor.wait_for(title);
    visitor.field("Comes back").enter("101%");
    visitor.wait_for("A share of the work is between 0% and 100%.");
    visitor.field("Comes back").enter("100%");
    visitor.wait_for("That would not cost less");
    visitor.field("Comes back").enter("20%");
    visitor.wait_for(title);
    let promised = amount_beside(&visitor, title);
    panel.button(&format!("Apply: {title}")).click();
    visitor.wait_for("Assistant (simple)");
    let (before, saved) = (74.70, dollars(&promised));
    let bill = visitor.region("The bill").text();
    let both = format!("${:.2}", before - saved);
    assert!(
        visitor.text().contains(&both),
        "{both} of {promised} is not in {bill}"
    );
    visitor.button("Undo").click();
    visitor.wait_until("it is one workload again", |visitor| {
        !visitor.text().contains("Assistant (simple)")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn fifty_dollars_are_solved_for_requests_users_answers_and_the_best_model() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let fits = || visitor.region("What fits in an amount a month?").text();
    // $0.00415 each, 30 days: 401.6 a day.
    visitor.wait_for("401 requests a day");
    visitor.field("Amount a month").enter("$74.70");
    visitor.wait_for("600 requests a day");
    assert!(fits().contains("500 tokens"), "{}", fits());
    visitor.field("Amount a month").enter("10");
    visitor.wait_for("nothing: the rest costs more already");
    let use_it = visitor.region("What fits in an amount a month?");
    let names = use_it.names("button");
    let [name] = names.as_slice() else {
        panic!("one model fits: {names:?}")
    };
    use_it.button(name).click();
    visitor.wait_until("the month fits", |visitor| {
        !visitor.region("The bill").text().contains("$74.70")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// The amount in the row of a saving.
fn amount_beside(visitor: &Visitor, title: &str) -> String {
    let amount = visitor.script(
        "return [...document.querySelectorAll('.savings__row')]
            .find(row => row.querySelector('.savings__title').textContent == arguments[0])
            ?.querySelector('.savings__amount').innerText ?? 'no such row'",
        &[title.into()],
    );
    amount.as_str().unwrap_or_default().replace('\n', "")
}

/// The first amount of a text.
fn dollars(text: &str) -> f64 {
    let digits = text.trim_start_matches('$');
    let end = digits
        .find(|character: char| !character.is_ascii_digit() && character != '.')
        .unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(f64::NAN)
}
