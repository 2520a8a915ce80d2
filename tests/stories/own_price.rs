//! Prices of the person's own: typed, marked, sent, taken back.

use visitor::{Visitor, key};

use super::fragment_of;

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_negotiated_price_is_marked_wherever_it_is_used_and_goes_with_one_click() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let before = visitor.region("The bill").text();
    assert!(!visitor.text().contains("your price"));

    visitor.unfold("Use my own price");
    visitor.field("Discount").enter("20%");
    // $2.49 a day × 0.8 × 30 days
    visitor.wait_for("$59.76");
    for region in ["The bill", "The same work on every model", "Can it wait?"] {
        let text = visitor.region(region).text();
        assert!(text.contains("your price"), "{region}: {text}");
    }
    visitor.region("The bill").button("$0.80/1M").click();
    visitor.wait_for("typed by you: 20% off OpenAI's list price");
    visitor.field("Model").click();
    let options = visitor.find("listbox", "Models").names("option");
    let marked = options.iter().filter(|name| name.contains("your price"));
    assert_eq!(marked.count(), 1, "{options:?}");
    visitor.field("Model").press(key::ESCAPE);

    // A rate typed over is used as it is typed, and a slip is refused.
    visitor.field("Output rate").enter("1.375");
    visitor.wait_for("$1.375/1M");
    visitor.field("Output rate").enter("2M");
    visitor.wait_for("Enter a rate of at most $1000000.00");
    visitor.field("Output rate").press(key::ESCAPE);

    visitor.button("Back to OpenAI's price").click();
    visitor.wait_until("the list price is back", |visitor| {
        visitor.region("The bill").text() == before
    });
    assert!(!visitor.text().contains("your price"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_model_of_ones_own_is_priced_sent_and_known_as_what_came_with_the_link() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.unfold("Use my own price");
    visitor.field("A model of your own").type_over("gpt-5");
    visitor.field("A model of your own").press(key::ENTER);
    visitor.wait_for("gpt-5 is in the list already.");
    visitor
        .field("A model of your own")
        .type_over("house model");
    visitor.field("A model of your own").press(key::ENTER);
    visitor.wait_until("the model is in use", |visitor| {
        visitor.field("Model").value() == "house model"
    });
    visitor.field("Input rate").enter("$10");
    visitor.wait_for("$10.00/1M");
    visitor.wait_for("These are prices that you typed, not OpenAI's");

    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    let friend = Visitor::arrive();
    friend.open(&fragment_of(&link));
    friend.wait_for("This link carries prices that somebody typed.");
    friend.wait_for("price from this link");
    assert!(!friend.text().contains("your price"));
    assert!(friend.region("The bill").text().contains("$10.00/1M"));
    friend.button("Use OpenAI's prices").click();
    friend.wait_for("The price of “house model” is unknown");
    // The comparison follows a moment after the last edit.
    friend.wait_until("no mark of the link's prices is left", |friend| {
        !friend.text().contains("price from this link")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
    assert_eq!(friend.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn prices_by_the_minute_and_the_image_are_typed_too_and_sent() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Kind of work").choose("Transcription");
    visitor.field("Seconds of audio").enter("600");
    visitor.field("Model").type_over("whisper-1");
    visitor.wait_until("its price stands beside its name", |visitor| {
        let options = visitor.find("listbox", "Models").names("option");
        options.iter().any(|name| name.contains("$0.006/min"))
    });
    visitor.field("Model").press(key::ENTER);
    visitor.unfold("Use my own price");
    visitor.field("Price of a minute").enter("$0.003");
    visitor.wait_for("$0.003/min");
    // A model of one's own is for the same work, in the same unit.
    visitor
        .field("A model of your own")
        .type_over("house voice");
    visitor.field("A model of your own").press(key::ENTER);
    visitor.wait_for("house voice: $0.003 per minute");

    visitor.field("Kind of work").choose("Image generation");
    visitor.field("Model").type_over("gpt-image-2");
    visitor.field("Model").press(key::ENTER);
    for (field, value) in [
        ("Images to make", "2"),
        ("Image width", "1024"),
        ("Image height", "1024"),
        ("Price of one image", "0.25"),
    ] {
        visitor.field(field).enter(value);
    }
    visitor.wait_for("$0.25 each");
    visitor.field("Image output rate").enter("20");
    visitor.wait_for("$20.00 out");
    let region = visitor.region("The bill").text();
    assert!(region.contains("your price"), "{region}");

    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    let friend = Visitor::arrive();
    friend.open(&fragment_of(&link));
    friend.wait_for("This link carries prices that somebody typed.");
    assert!(friend.region("The bill").text().contains("$0.25 each"));
    friend.button("Use OpenAI's prices").click();
    friend.wait_until("none is left", |friend| {
        !friend.text().contains("price from this link")
    });

    visitor.button("Back to OpenAI's price").click();
    visitor.wait_until("the image is not typed any more", |visitor| {
        !visitor.region("The bill").text().contains("$0.25 each")
    });
    visitor.field("Kind of work").choose("Single request");
    visitor.field("Model").type_over("gpt-6.1-sol");
    visitor.field("Model").press(key::ENTER);
    visitor.field("Web search fee").enter("5");
    visitor.wait_for("Tools: web search $5.00 per 1,000 calls");
    assert_eq!(visitor.console_problems(), [""; 0]);
    assert_eq!(friend.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_model_that_is_gone_is_out_of_the_way_and_found_by_its_name() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let model = visitor.field("Model");
    model.click();
    let options = visitor.find("listbox", "Models").names("option");
    assert!(
        options.iter().all(|name| !name.contains("stopped")),
        "{options:?}"
    );
    assert!(
        options
            .iter()
            .any(|name| name.contains("ends 2026-12-11") || name.contains("ends 11 Dec 2026")),
        "{options:?}"
    );
    model.type_over("gpt-4-turbo");
    visitor.wait_until("it is found", |visitor| {
        let options = visitor.find("listbox", "Models").names("option");
        options
            .iter()
            .any(|name| name.contains("stopped 23 Oct 2026"))
    });
    model.press(key::ENTER);
    visitor.wait_for("stopped on 23 October 2026. Pick another model.");
    assert_eq!(visitor.console_problems(), [""; 0]);
}
