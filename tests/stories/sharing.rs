//! The work goes out and comes back: links, files, reloads.

use visitor::{Visitor, key};

use super::fragment_of;

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_pasted_prompt_becomes_a_bill_a_top_up_and_a_link() {
    let visitor = Visitor::arrive();
    visitor.open("");

    visitor
        .field("Prompt")
        .paste("What's the weather like in San Francisco?");
    visitor.wait_for("8 tokens, assumed encoding (o200k_base");
    assert_eq!(visitor.field("Input tokens").value(), "8");
    // 8 × $1 + 500 × $5 per million, 600 a day, 30 days
    visitor.wait_for("$45.14");

    visitor.switch("Batch").click();
    visitor.wait_for("$22.57");
    let top_up = visitor.region("The top-up").text();
    // $22.572 × 1.3 = $29.3436
    assert!(top_up.contains("Buy $30 now"), "{top_up}");
    assert!(top_up.contains("$29.3436"), "{top_up}");

    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    assert!(
        !link.contains("weather") && !visitor.address().contains('#'),
        "{link}"
    );

    let friend = Visitor::arrive();
    friend.open(&fragment_of(&link));
    for region in ["The bill", "The top-up", "The same work on every model"] {
        assert_eq!(friend.region(region).text(), visitor.region(region).text());
    }
    assert!(friend.switch("Batch").is_on());
    assert!(!friend.address().contains('#'), "{}", friend.address());
    assert_eq!(visitor.console_problems(), [""; 0]);
    assert_eq!(friend.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_reload_brings_the_work_back() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests").enter("1.5k");
    visitor.field("Model").type_over("6.1 sol");
    visitor.press(key::ENTER);
    visitor.field("Free credits").enter("$18");
    let before = visitor.region("The bill").text();

    visitor.reload();

    assert_eq!(visitor.field("Requests").value(), "1,500");
    assert_eq!(visitor.field("Free credits").value(), "$18");
    assert_eq!(visitor.region("The bill").text(), before);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_bad_link_says_so_and_leaves_the_work_alone() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests").enter("77");
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    let good = fragment_of(&link);
    // Not in the last place, which may hold fewer bits than the others.
    let (before, end) = good.split_at(good.len() - 2);
    let (changed, last) = end.split_at(1);
    let other = if changed == "A" { "B" } else { "A" };

    for (fragment, sentence) in [
        (good[..good.len() - 9].to_owned(), "This link is cut off"),
        (format!("{}x{}", &good[..20], &good[21..]), "This link"),
        (format!("{before}{other}{last}"), "This link is damaged"),
        (
            good.replace("s=5.", "s=9."),
            "made by another version of Topup (format 9)",
        ),
        (
            format!("#s=1.{}", "A".repeat(70_000)),
            "longer than the 65,536 characters",
        ),
        ("#utm=mail".to_owned(), "not a Topup link"),
    ] {
        visitor.open(&fragment);
        visitor.wait_for(sentence);
        assert_eq!(visitor.field("Requests").value(), "77");
    }
    visitor.open("");
    assert_eq!(visitor.field("Requests").value(), "77");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_link_opens_beside_ones_own_work() {
    let friend = Visitor::arrive();
    friend.open("");
    friend.field("Requests").enter("5k");
    friend.button("Copy link").click();
    friend.wait_for("Link copied");
    let link = friend.clipboard();
    let fragment = fragment_of(&link);

    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests").enter("77");

    visitor.open(&fragment);
    visitor.wait_for("You are looking at a scenario from a link.");
    assert_eq!(visitor.field("Requests").value(), "5,000");
    visitor.reload();
    assert_eq!(visitor.field("Requests").value(), "77");

    visitor.open(&fragment);
    visitor.button("Back to mine").click();
    assert_eq!(visitor.field("Requests").value(), "77");

    visitor.open(&fragment);
    visitor.button("Save as a copy").click();
    visitor.wait_until("it is the visitor's own", |visitor| {
        !visitor.sees("button", "Save as a copy")
    });
    visitor.reload();
    assert_eq!(visitor.field("Requests").value(), "5,000");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_scenario_goes_out_and_comes_in_as_a_file() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let folder = std::env::temp_dir().join(format!("topup-story-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("scenario.json");
    let scenario = topup::exchange::ScenarioFile {
        prices_of: topup::calendar::Date::parse("2026-11-22").unwrap(),
        unit_costs: Vec::new(),
        scenario: topup::scenario::Scenario::example(topup::scenario::Stage::Production),
    };
    std::fs::write(&file, scenario.to_json()).unwrap();
    visitor.button("Open file").attach(&file);
    visitor.wait_until("the file is open", |visitor| {
        visitor.field("Requests").value() == "20,000"
    });

    std::fs::write(&file, scenario.to_json().replace("gpt-6.1-sol", "gpt-77")).unwrap();
    visitor.button("Open file").attach(&file);
    visitor.wait_for("The price of “gpt-77” is unknown");
    let answers = visitor.find("navigation", "Answers").text();
    assert!(
        answers.contains("unknown") && !answers.contains("$0"),
        "{answers}"
    );

    std::fs::write(&file, "{\"prompt\": 1}").unwrap();
    visitor.button("Open file").attach(&file);
    visitor.wait_for("This is not a Topup scenario");
    assert_eq!(visitor.field("Requests").value(), "20,000");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_prompt_goes_along_with_a_link_when_asked_and_only_then() {
    const CHOICE: &str =
        "Put this text into links: 26 characters, which whoever has the link can read";
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Prompt").paste("A poem about 雨 and <b>rain");
    visitor.wait_for(" tokens, ");
    visitor.button("Copy link").click();
    visitor.wait_for("It holds your numbers, not your prompt.");
    assert!(!visitor.clipboard().contains("&t="));
    visitor.find("checkbox", CHOICE).click();
    visitor.button("Copy link").click();
    visitor.wait_for("and your prompt: whoever has the link can read it.");
    let link = visitor.clipboard();
    assert!(link.contains("&t=1."), "{link}");
    // Another text is another decision.
    visitor.field("Prompt").insert("!");
    visitor.wait_until("it is asked anew", |visitor| {
        !visitor
            .find("checkbox", &CHOICE.replace("26", "27"))
            .is_on()
    });

    let friend = Visitor::arrive();
    friend.open("");
    friend.field("Prompt").paste("my own");
    friend.field("Requests").enter("77");
    friend.open(&fragment_of(&link));
    friend.wait_for("It brings a prompt of 26 characters, which stands in the prompt box.");
    friend.wait_until("it is there", |friend| {
        friend.field("Prompt").value() == "A poem about 雨 and <b>rain"
    });
    friend.button("Back to mine").click();
    friend.wait_until("it is gone", |friend| {
        friend.field("Prompt").value().is_empty()
    });
    assert_eq!(friend.field("Requests").value(), "77");

    // Damaged on its way, nothing of it opens.
    let damaged = fragment_of(&link).replace("&t=1.A", "&t=1.B");
    friend.open(&damaged);
    friend.wait_for("damaged");
    assert_eq!(friend.console_problems(), [""; 0]);
}
