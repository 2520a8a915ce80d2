//! Everything by keyboard: what the list of shortcuts says, and what keeps keys from doing harm.

use visitor::{Visitor, key};

const LIST: &str = "Keyboard shortcuts";

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_list_of_shortcuts_opens_by_key_and_by_button_and_says_what_is_so() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.press("?");
    assert!(visitor.sees("dialog", LIST));
    visitor.press(key::ESCAPE);
    assert!(!visitor.sees("dialog", LIST));
    visitor.button(LIST).click();
    assert!(visitor.sees("dialog", LIST));
    visitor.press(key::ESCAPE);

    // Next and previous workload.
    let is_on = |name: &str| visitor.find("radio", name).is_on();
    visitor.field("Add a workload").choose("Agent with tools");
    visitor.wait_until("the new one is in view", |_| is_on("Agent"));
    visitor.button(LIST).press("p");
    visitor.wait_until("the one before is in view", |_| is_on("Assistant"));
    visitor.button(LIST).press("p");
    assert!(is_on("Assistant"), "there is none before it");
    visitor.button(LIST).press("n");
    visitor.wait_until("the one after is in view", |_| is_on("Agent"));

    // To a part of the page.
    visitor.button(LIST).press("3");
    assert!(visitor.address().ends_with("#bill"));

    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn keys_do_nothing_where_one_types_and_single_ones_can_be_switched_off() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Scenario").enter("n?3 p");
    assert_eq!(visitor.field("Scenario").value(), "n?3 p");
    assert!(!visitor.sees("dialog", LIST));
    assert!(!visitor.address().contains('#'));
    // Digits in a date are typed as well.
    visitor.wait_for("About these numbers");
    visitor.script("document.getElementById('today').focus()", &[]);
    visitor.press("01");
    assert!(!visitor.address().contains('#'));

    visitor.button(LIST).click();
    visitor
        .find(
            "checkbox",
            "Keys without Ctrl work too. Switch this off if you dictate.",
        )
        .click();
    visitor.press(key::ESCAPE);
    visitor.reload();
    visitor.press("?");
    assert!(!visitor.sees("dialog", LIST));
    visitor.press("3");
    assert!(!visitor.address().contains('#'));
    // Those with Ctrl go on.
    visitor.script(
        "dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, cancelable: true }))",
        &[],
    );
    visitor.wait_until("the link is copied or shown", |visitor| {
        let status = "return document.querySelector('.share__status').textContent";
        visitor.script(status, &[]) != ""
    });
}
