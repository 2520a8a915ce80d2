//! What people plan with the page: the bill, the comparison, the top-up.

use visitor::{Visitor, key};

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_newcomer_sees_a_worked_example() {
    let visitor = Visitor::arrive();
    visitor.open("");

    let answers = visitor.find("navigation", "Answers").text();
    assert!(answers.contains("$74.70"), "{answers}");
    assert!(answers.contains("$98"), "{answers}");
    assert!(answers.contains("1 Jan 2027"), "{answers}");
    assert!(visitor.region("The bill").text().contains("GPT-6.1 Terra"));
    let compared = visitor.region("The same work on every model").text();
    assert!(
        compared.contains("GPT-6 Luna") && compared.contains("× 1.0"),
        "{compared}"
    );
    assert!(
        visitor
            .region("The top-up")
            .text()
            .contains("$2.49 a day × 30 days × safety factor 1.3")
    );
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn numbers_are_typed_as_people_write_them() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let input = visitor.field("Input tokens");
    for (typed, shown) in [("2M", "2,000,000"), ("1.5k", "1,500"), ("1,234", "1,234")] {
        input.enter(typed);
        assert_eq!(input.value(), shown);
    }
    visitor.field("Cached share").enter("10%");
    assert_eq!(visitor.field("Cached share").value(), "10%");

    // What could mean two things is asked about, and the last good value stays in force.
    let bill = visitor.region("The bill").text();
    input.enter("1,5");
    visitor.wait_for("This could mean thousands or decimals.");
    assert_eq!(visitor.region("The bill").text(), bill);
    input.type_over("99");
    input.press(key::ESCAPE);
    assert_eq!(input.value(), "1,234");
    input.press(key::UP);
    assert_eq!(input.value(), "1,334");

    let shows = |value: &str| visitor.wait_until(value, |_| input.value() == value);
    visitor.button("Undo").click();
    shows("1,234");
    visitor.button("Redo").click();
    shows("1,334");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_top_up_follows_the_minimum_the_cap_and_the_expiry() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let says = |words: &str| {
        visitor.wait_until(words, |visitor| {
            visitor.region("The top-up").text().contains(words)
        });
    };
    visitor.field("Average day, if you know it").enter("$3.40");
    says("Buy $133 now");
    says("$3.40 a day × 30 days × safety factor 1.3 = $132.60");

    visitor.field("Balance cap").enter("100");
    says("Buy $100 now");
    says("Your balance may not go above $100, so the credit is bought in 2 purchases.");
    says("$33 on ");

    visitor.field("Balance cap").enter("");
    visitor.field("Safety factor").enter("1.2");
    visitor.field("Average day, if you know it").enter("0.05");
    says("Buy $5 now");
    says("OpenAI's smallest purchase is $5");
    says("it lasts 100 days");

    visitor.field("Average day, if you know it").enter("0.01");
    says("$1.35 expires unused");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn models_are_compared_sorted_and_chosen() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let table = visitor.region("The same work on every model");
    let first = |visitor: &Visitor| {
        let rows = visitor
            .region("The same work on every model")
            .names("rowheader");
        rows.into_iter().next().unwrap_or_default()
    };
    assert!(first(&visitor).starts_with("GPT-5 nano"));
    table.button("A request").click();
    visitor.wait_until("the dearest is first", |visitor| {
        first(visitor).starts_with("GPT-5.5 Pro")
    });

    visitor.field("Input tokens").enter("300k");
    visitor.wait_for("Unable: input limit 272,000");
    assert!(visitor.text().contains("Unable: context limit 128,000"));

    table.button("Use GPT-6 Luna").click();
    visitor.wait_until("the bill is Luna's", |visitor| {
        visitor.region("The bill").text().contains("GPT-6 Luna")
    });
    visitor.wait_for("Above 272,000 input tokens the whole request costs more");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_model_is_found_by_typing_and_a_mode_by_its_price() {
    let visitor = Visitor::arrive();
    visitor.open("");

    let model = visitor.field("Model");
    model.type_over("5.6");
    let found = visitor.find("listbox", "Models");
    visitor.wait_until("the list is searched", |_| {
        found
            .names("option")
            .iter()
            .all(|name| name.contains("5.6"))
    });
    model.press(key::DOWN);
    model.press(key::ENTER);
    assert_eq!(model.value(), "GPT-5.6 Terra");

    // An Escape leaves the model as it is.
    model.type_over("astra");
    model.press(key::ESCAPE);
    assert_eq!(model.value(), "GPT-5.6 Terra");

    let waiting = visitor.region("Can it wait?");
    assert!(waiting.text().contains("50.0% less"), "{}", waiting.text());
    waiting.button("Use Batch").click();
    visitor.wait_until("Batch is on", |visitor| visitor.switch("Batch").is_on());

    visitor.region("The bill").button("$1.00/1M").click();
    visitor.wait_for("Input $1.00 per 1M tokens");
    visitor.wait_for(
        "genai-prices 0.2.3 and litellm 1.109.1; checked 14 October 2026; high confidence",
    );
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn amounts_are_shown_in_another_currency_too_and_change_no_dollar() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let bill = visitor.region("The bill").text();
    assert!(bill.contains("$74.70"), "{bill}");
    visitor.unfold("Show another currency too");
    visitor.field("Currency").enter("euro");
    visitor.field("For one dollar").enter("0.92");
    visitor.wait_for("Three letters, such as EUR or CNY.");
    visitor.field("Currency").enter("eur");
    visitor.wait_for("≈ 68.72 EUR");
    visitor.wait_for("At 0.92 EUR for a dollar on");
    visitor.wait_for("OpenAI bills in dollars.");
    let both = visitor.region("The bill").text();
    assert!(both.contains("$74.70"), "{both}");
    assert!(visitor.region("The top-up").text().contains(" EUR"));

    // Kept here, and in no link.
    visitor.reload();
    visitor.wait_for("≈ 68.72 EUR");
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let friend = Visitor::arrive();
    friend.open(&crate::fragment_of(&visitor.clipboard()));
    friend.wait_for("The bill");
    assert!(!friend.text().contains("EUR"));

    visitor.button("Dollars only").click();
    visitor.wait_until("it is gone", |visitor| {
        !visitor.text().contains("68.72 EUR")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// What is drawn follows a moment after an edit; what is edited is always the work as it is.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn edits_faster_than_the_page_is_drawn_are_all_made() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_until("the fields stand", |visitor| {
        visitor.sees("textbox", "Days")
    });
    visitor.script(
        "const give = (id, value, event) => {
             const field = document.getElementById(id);
             field.value = value;
             field.dispatchEvent(new Event(event, { bubbles: true }));
         };
         const per = document.getElementById('per');
         const month = [...per.options].find(option => option.text === 'in 30 days').value;
         give('per', month, 'change');
         give('units', '3000', 'input');
         give('days', '60', 'input');
         give('units', '30000', 'input');
         document.getElementById('batch').click();
         document.getElementById('caching').click();",
        &[],
    );
    // 30,000 requests in 30 days at 3,000 tokens in and 500 out, GPT-6.1 Terra in Batch without caching:
    // 1,000 a day × 60 × (3,000 × $0.50 + 500 × $2.50) / 1M = $165.
    visitor.wait_for("$165.00");
    let value = |name: &str| visitor.field(name).value();
    assert_eq!(value("Requests"), "30,000");
    assert_eq!(value("Days"), "60");
    assert_eq!(visitor.console_problems(), [""; 0]);
}
