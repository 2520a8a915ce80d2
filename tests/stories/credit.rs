//! What people do with the runway, its settings and what follows from them.

use visitor::{Visitor, key};

use crate::fragment_of;

fn wait_in(visitor: &Visitor, region: &str, words: &str) {
    visitor.wait_until(words, |visitor| {
        visitor.region(region).text().contains(words)
    });
}

const LASTS: &str = "How long it lasts";

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_runway_is_read_by_keyboard_by_pointer_and_as_a_table() {
    let visitor = Visitor::arrive();
    visitor.open("");
    // How sure it is comes after the rest of the page.
    wait_in(&visitor, LASTS, "In 1,000 simulations");
    wait_in(&visitor, LASTS, "in at most 10% of the simulations, buy $");

    let reader = visitor.find("slider", "Read a day");
    let read = || reader.attribute("aria-valuetext").unwrap();
    let first = read();
    assert!(first.contains("$98 bought"), "{first}");
    reader.press(key::UP);
    visitor.wait_until("the second day is read", |_| read() != first);
    let second = read();
    assert!(
        second.contains(" left") && !second.contains("bought"),
        "{second}"
    );

    // Far to the right the credit is used up.
    visitor.script(
        "const plot = [...document.querySelectorAll('.chart__plot')].find((plot) => plot.clientWidth > 0);
         plot.scrollIntoView({ block: 'center' });
         const box = plot.getBoundingClientRect();
         plot.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: box.right - 14, clientY: box.top + 50 }))",
        &[],
    );
    visitor.wait_until("the last day is read", |_| read().contains("$0 left"));
    assert!(visitor.region(LASTS).text().contains(&read()), "{}", read());

    let stop = visitor.region(LASTS).text();
    assert!(
        stop.contains("Service stops on 2 January 2027")
            || stop.contains("HTTP 429 and credit_balance_exhausted"),
        "{stop}"
    );
    visitor.unfold("The same as a table");
    let rows = visitor.region("The runway as a table").names("rowheader");
    assert!(rows.len() >= 5, "{rows:?}");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_slider_answers_what_if_at_once_and_is_one_step_to_undo() {
    let visitor = Visitor::arrive();
    visitor.open("");
    wait_in(&visitor, "The top-up", "Buy $98 now");
    let slider = visitor.find("slider", "use is");
    slider.press(key::UP);
    wait_in(&visitor, "The top-up", "× 1.05");
    // $2.49 × 1.05 × 30 days × 1.3 = $101.97.
    wait_in(&visitor, "The top-up", "Buy $102 now");
    visitor.button("Undo").click();
    wait_in(&visitor, "The top-up", "Buy $98 now");
    let safety = visitor.find("slider", "the safety factor is");
    safety.press(key::UP);
    // $74.70 × 1.35 = $100.845.
    wait_in(&visitor, "The top-up", "Buy $101 now");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn recharge_is_set_by_hand_or_as_advised_and_survives_a_reload_and_a_link() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.unfold("Automatic recharge");
    visitor.wait_for("OpenAI switches automatic recharge on when billing is set up");
    visitor.switch("Automatic recharge is on").click();
    visitor.field("Threshold").enter("12");
    visitor.field("It buys").choose("A fixed amount");
    visitor.field("Balance or amount").enter("30");
    visitor.field("Payments that fail").enter("20%");
    wait_in(&visitor, LASTS, "Recharge threshold");
    wait_in(&visitor, LASTS, "it takes a threshold of $");

    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = fragment_of(&visitor.clipboard());
    let is_set = |visitor: &Visitor, threshold: &str, amount: &str| {
        visitor.unfold("Automatic recharge");
        visitor.wait_until("the settings are there", |visitor| {
            visitor.field("Threshold").value() == threshold
                && visitor.field("Balance or amount").value() == amount
        });
        assert!(visitor.switch("Automatic recharge is on").is_on());
    };
    visitor.reload();
    is_set(&visitor, "$12", "$30");

    visitor.button("Plan with these").click();
    visitor.wait_until("the advice is taken", |visitor| {
        visitor.field("Threshold").value() != "$12"
    });
    let (threshold, balance) = (
        visitor.field("Threshold").value(),
        visitor.field("Balance or amount").value(),
    );
    let advice = visitor.text();
    assert!(
        advice.contains(&format!("Threshold {threshold}:")),
        "{advice}"
    );
    assert!(
        advice.contains(&format!("Restore to {balance}:")),
        "{advice}"
    );

    let other = Visitor::arrive();
    other.open(&link);
    is_set(&other, "$12", "$30");
    assert_eq!(other.field("Payments that fail").value(), "20%");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_tracking_sheet_holds_the_plan() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Average day, if you know it").enter("$3.40");
    visitor.field("Balance cap").enter("100");
    wait_in(&visitor, "The top-up", "Buy $100 now");
    visitor.script(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.handedOut = blob; return make.call(URL, blob) }",
        &[],
    );
    visitor.button("Download a tracking sheet").click();
    let sheet = visitor.script("return await window.handedOut.text()", &[]);
    let sheet = sheet.as_str().unwrap();
    let rows: Vec<_> = sheet.trim_end().split("\r\n").collect();
    assert!(
        rows[0].starts_with("Top-up date,Amount USD,Charged USD"),
        "{sheet}"
    );
    assert_eq!(rows.len(), 3, "{sheet}");
    assert!(rows[1].contains(",100,100,"), "{sheet}");
    assert!(rows[2].contains(",33,33,"), "{sheet}");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn each_stop_is_named_with_the_code_that_a_developer_meets() {
    let visitor = Visitor::arrive();
    visitor.open("");
    wait_in(&visitor, LASTS, "HTTP 429 and credit_balance_exhausted");
    // The day costs $2.49, and December has more than four days.
    visitor.unfold("Names, project, owner, budget, limit and alerts");
    visitor.field("Hard limit a month").enter("10");
    wait_in(&visitor, LASTS, "HTTP 429 and project_spend_limit_exceeded");

    visitor.field("Hard limit a month").enter("");
    visitor.unfold("Limits and usage tier");
    visitor.field("Hard monthly limit").enter("9");
    wait_in(
        &visitor,
        LASTS,
        "HTTP 429 and organization_spend_limit_exceeded",
    );

    // $50 a day passes the first tier's $100 a month on the third day, though credit is left.
    visitor.field("Hard monthly limit").enter("");
    visitor.field("Paid to OpenAI so far").enter("5");
    visitor.field("Average day, if you know it").enter("50");
    visitor.field("Current balance").enter("5000");
    wait_in(
        &visitor,
        LASTS,
        "HTTP 429 and organization_usage_limit_exceeded",
    );
    visitor.reload();
    wait_in(
        &visitor,
        LASTS,
        "HTTP 429 and organization_usage_limit_exceeded",
    );
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_zone_of_the_device_changes_no_day_and_no_month() {
    let visitor = Visitor::arrive();
    // Half an hour before midnight in UTC, two days before a month begins there.
    visitor.prepare(
        "const late = Date.UTC(2026, 10, 28, 23, 30);
         globalThis.Date = class extends Date {
             constructor(...parts) { parts.length === 0 ? super(late) : super(...parts) }
             static now() { return late }
         }",
    );
    let mut seen: Option<[String; 2]> = None;
    let mut days = Vec::new();
    for zone in [
        "UTC",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Asia/Kolkata",
    ] {
        visitor.live_in(zone);
        visitor.open("");
        visitor.unfold("Limits and usage tier");
        visitor.field("Hard monthly limit").enter("9");
        wait_in(&visitor, LASTS, "organization_spend_limit_exceeded");
        wait_in(&visitor, LASTS, "in at most 10% of the simulations, buy $");
        let texts = ["The top-up", LASTS].map(|region| visitor.region(region).text());
        let first = visitor
            .find("slider", "Read a day")
            .attribute("aria-valuetext");
        assert!(
            first
                .as_deref()
                .is_some_and(|day| day.starts_with("28 November 2026:")),
            "{zone}: {first:?}"
        );
        days.push(visitor.script("return new Date().getDate()", &[]));
        match &seen {
            None => seen = Some(texts),
            Some(seen) => assert_eq!(*seen, texts, "{zone}"),
        }
    }
    // The device itself had another day there.
    assert_eq!(days, [28, 29, 28, 29]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn imported_days_are_the_accounts_spend_in_one_click_and_one_undo() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let file = "date,model,num_model_requests,input_tokens,output_tokens,cost\n\
                2026-11-10,gpt-6-luna,10,1000,100,2\n\
                2026-11-11,gpt-6-luna,10,1000,100,4\n\
                2026-11-12,gpt-6-luna,10,1000,100,9\n";
    visitor.field("Paste usage or costs").paste(file);
    visitor.button("Take over all 3 rows").click();
    let credit = "Your credit";
    wait_in(
        &visitor,
        credit,
        "The imported days, 10 November 2026 to 12 November 2026, used $5.00 on average and $9.00 on the dearest.",
    );
    visitor.button("Spend as on the imported days").click();
    wait_in(
        &visitor,
        credit,
        "are those of the imported days, 10 November 2026 to 12 November 2026.",
    );
    // $5 × 30 days × 1.3.
    wait_in(&visitor, "The top-up", "Buy $195 now");
    assert_eq!(visitor.field("Average day, if you know it").value(), "$5");
    visitor.unfold("Risk, and a loop that never ends");
    assert_eq!(visitor.field("Dearest day").value(), "$9");
    visitor.button("Undo").click();
    wait_in(&visitor, "The top-up", "Buy $98 now");
    wait_in(&visitor, credit, "used $5.00 on average");
}
