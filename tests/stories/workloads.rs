//! Several kinds of work in one scenario.

use visitor::Visitor;

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_chatbot_joins_the_bill_is_described_switched_off_and_taken_back() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Add a workload").choose("Chatbot");
    // It is in view at once, as a conversation with turns.
    visitor.wait_for("One conversation");
    assert_eq!(visitor.field("Turns").value(), "6");
    let workloads = visitor.region("Projects and workloads").text();
    assert!(workloads.contains("Chatbot"), "{workloads}");
    let bill = visitor.region("The bill").text();
    assert!(bill.contains("All, per month"), "{bill}");
    assert!(bill.contains("Per conversation"), "{bill}");

    // More turns, more history: the month rises.
    let per_month = || visitor.find("navigation", "Answers").text();
    let before = per_month();
    visitor.field("Turns").enter("12");
    assert_ne!(per_month(), before);

    visitor
        .find("checkbox", "Count Chatbot in the total")
        .click();
    assert!(per_month().contains("$74.70"), "{}", per_month());
    visitor.button("Undo").click();
    assert!(!per_month().contains("$74.70"), "{}", per_month());
    visitor.button("Remove Chatbot").click();
    assert!(per_month().contains("$74.70"), "{}", per_month());
    visitor.wait_for("One request");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn several_workloads_travel_in_a_link() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Add a workload").choose("Agent with tools");
    visitor.wait_for("One task");
    visitor.button("Add a project").click();
    visitor
        .field("Add a workload")
        .choose("Extraction in Batch");
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();

    let friend = Visitor::arrive();
    friend.open(&crate::fragment_of(&link));
    let names = friend.region("Projects and workloads").text();
    for name in ["Assistant", "Agent", "Extraction", "Project 2"] {
        assert!(names.contains(name), "{names}");
    }
    let answers = |one: &Visitor| one.find("navigation", "Answers").text();
    assert_eq!(answers(&friend), answers(&visitor));
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_pasted_text_and_the_focus_stay_where_they_were() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens");
    // The message of a conversation is a message still.
    visitor.field("Kind of work").choose("Conversation");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    assert_eq!(visitor.field("Each message").value(), "2");
    // Embedding asks for a document, which this text was not said to be.
    visitor.field("Kind of work").choose("Embedding");
    assert_eq!(visitor.field("Prompt").value(), "");

    visitor
        .find("checkbox", "Count Assistant in the total")
        .click();
    let focused = visitor.focused().attribute("aria-label");
    assert_eq!(focused.as_deref(), Some("Count Assistant in the total"));
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_prompt_cache_saves_while_the_turns_are_quick_and_loses_when_they_are_slow() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Add a workload").choose("Agent with tools");
    visitor.wait_for("One task");
    let says = |words: &str| {
        visitor.wait_until(words, |visitor| {
            let cache = "What the prompt cache does";
            visitor.sees("region", cache) && visitor.region(cache).text().contains(words)
        });
    };
    says("Saved a month");
    says("with any traffic");
    visitor.unfold("More: other parts");
    // One task a day, an hour between its steps: all is written again and again, little is read.
    visitor.field("Tasks").enter("1");
    visitor.field("Between steps").enter("3600");
    says("Lost a month");
    visitor
        .field("How much is cached")
        .choose("Derived, kept for the longest time");
    says("Saved a month");
    visitor
        .field("How much is cached")
        .choose("Shares that I type");
    visitor.field("Cached share").enter("40%");
    assert!(!visitor.sees("region", "What the prompt cache does"));
    visitor.switch("Prompt caching").click();
    visitor.wait_until("no choice", |visitor| {
        !visitor.sees("combobox", "How much is cached")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}
