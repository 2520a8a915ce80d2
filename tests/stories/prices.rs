//! Where prices come from, what changed, and why some are missing.

use topup::calendar::Date;
use topup::exchange::{Link, ScenarioFile};
use topup::money::{Percent, Usd};
use topup::scenario::{Scenario, Stage};
use visitor::{Visitor, key};

/// A link to the MVP's example as somebody changed and saved it.
fn link(
    prices_of: Date,
    unit_costs: Vec<Option<Usd>>,
    change: impl FnOnce(&mut Scenario),
) -> String {
    let mut scenario = Scenario::example(Stage::Mvp);
    change(&mut scenario);
    let file = ScenarioFile {
        prices_of,
        unit_costs,
        scenario,
    };
    format!("#{}", Link::new(&file).fragment())
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_scenario_that_cost_other_when_it_was_saved_says_what_then_and_what_now() {
    let visitor = Visitor::arrive();
    let day = Date::parse("2026-11-25").unwrap();
    let then = Usd::from_decimal("0.01").unwrap();
    visitor.open(&link(day, vec![Some(then)], |_| {}));
    visitor.wait_for(
        "Assistant (a request): $0.01 when this scenario was saved, $0.00415 with the prices in use now.",
    );
    visitor.button("Close").click();
    assert!(!visitor.text().contains("when this scenario was saved"));

    let same = Usd::from_decimal("0.00415").unwrap();
    let friend = Visitor::arrive();
    friend.open(&link(day, vec![Some(same)], |_| {}));
    assert!(!friend.text().contains("when this scenario was saved"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_modes_that_are_sold_say_what_they_cost_and_the_others_why_not() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let model = visitor.field("Model");
    model.type_over("gpt-6.2 sol");
    model.press(key::ENTER);
    visitor.wait_for("Not sold for this model: Flex");
    visitor.script(
        "document.querySelectorAll('.modes__unable details').forEach(part => part.open = true)",
        &[],
    );
    visitor.wait_for("OpenAI is winding Flex down; GPT-6.2 Sol came without it. Looked up in");
    let options = visitor.field("Processing").names("option");
    assert!(
        options.contains(&"Batch: 50.0% less, within 24 hours".to_owned())
            && options.contains(&"Background, 8 hours: 40.0% less, within 8 hours".to_owned()),
        "{options:?}"
    );
    assert!(
        !options.iter().any(|name| name.contains("Flex")),
        "{options:?}"
    );
    visitor
        .field("Processing")
        .choose("Background, 8 hours: 40.0% less, within 8 hours");
    visitor.wait_until("it is in use", |visitor| {
        visitor
            .region("The bill")
            .text()
            .contains("Background, 8 hours")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn prices_from_a_link_are_known_as_such_after_a_reload() {
    let visitor = Visitor::arrive();
    let day = Date::parse("2026-11-25").unwrap();
    visitor.open(&link(day, Vec::new(), |scenario| {
        let off = Percent::new(20);
        scenario
            .overrides
            .discounts
            .insert("gpt-6.1-sol".to_owned(), off);
    }));
    visitor.wait_for("price from this link");
    // A first change of one's own saves it.
    visitor.field("Days").enter("45");
    visitor.wait_until("it is saved", |visitor| {
        let saved =
            "return Object.values(localStorage).some((text) => text.includes('\"days\":45'))";
        visitor.script(saved, &[]) == true
    });
    visitor.reload();
    visitor.wait_for("price from this link");
    assert!(!visitor.text().contains("your price"));
    visitor.button("Take them over as mine").click();
    visitor.wait_for("your price");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_rate_shows_how_sure_it_is_by_a_sign_and_the_page_when_prices_were_read() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_for("Prices checked on 25 Nov 2026; OpenAI's own pages: 18 Nov 2026");
    let bill = || visitor.region("The bill").text();
    assert!(bill().contains("~ one good source"), "{}", bill());
    let shows = |model: &str, signs: &str| {
        let field = visitor.field("Model");
        field.type_over(model);
        field.press(key::ENTER);
        let script = "return [...document.querySelectorAll('.bill-panel .rate')].map(rate => rate.dataset.confidence + ' ' + (rate.querySelector('.rate__sign')?.textContent ?? '')).filter((sign, place, all) => all.indexOf(sign) === place).join()";
        visitor.wait_until(signs, |visitor| visitor.script(script, &[]) == signs);
    };
    shows("gpt-6.1 sol", "high ");
    shows("gpt-6.2-astra", "medium ~");
    shows("gpt-6-astra-law", "low ??");
    assert_eq!(visitor.console_problems(), [""; 0]);
}
