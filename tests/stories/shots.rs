//! Not stories: `cargo xtask shots` runs them to look at the page.

#![expect(
    clippy::unwrap_used,
    reason = "an account that cannot be set is a picture that is not taken"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use topup::calendar::Date;
use topup::credits::RechargeForm;
use topup::exchange::{Link, ScenarioFile};
use topup::money::{Percent, Usd};
use topup::scenario::{AccountEdit, CreditEdit, Edit, Scenario, Stage};
use visitor::{Medium, Visitor};

#[test]
#[ignore = "takes pictures: cargo xtask shots"]
fn every_width_light_and_dark() {
    let visitor = Visitor::arrive();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    for scheme in ["light", "dark"] {
        visitor.see(scheme, Medium::Screen);
        for (width, height) in [(1440, 900), (768, 1024), (360, 740)] {
            visitor.resize(width, height);
            visitor.open("");
            visitor.photograph(&folder.join(format!("{width}-{scheme}.png")));
            visitor.button("Projector view").click();
            visitor.wait_until("all of the view is made", |visitor| {
                visitor.sees("combobox", "Model in column 4")
            });
            visitor.photograph(&folder.join(format!("projector-{width}-{scheme}.png")));
        }
    }
    visitor.resize(794, 1123);
    visitor.see("light", Medium::Paper);
    visitor.photograph(&folder.join("paper.png"));
}

#[test]
#[ignore = "takes pictures: cargo xtask shots"]
fn the_states_a_page_can_be_in() {
    let visitor = Visitor::arrive();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    visitor.resize(1440, 900);
    visitor.open("");
    visitor
        .field("Prompt")
        .paste(&"The balance is prepaid. ".repeat(2_000));
    visitor.wait_for("tokens, assumed encoding");
    visitor.switch("Batch").click();
    visitor.field("Balance cap").enter("20");
    visitor.field("Days").enter("1.500");
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    visitor.script(
        "document.querySelector('.bill-panel details').open = true",
        &[],
    );
    visitor.photograph(&folder.join("state-busy.png"));

    visitor.see("dark", Medium::Screen);
    visitor.resize(768, 1024);
    let scenario = topup::exchange::ScenarioFile {
        prices_of: topup::calendar::Date::parse("2026-10-01").unwrap(),
        unit_costs: Vec::new(),
        scenario: {
            let mut scenario =
                topup::scenario::Scenario::example(topup::scenario::Stage::Production);
            scenario.projects[0].workloads[0].model = "gpt-77".to_owned();
            scenario
        },
    };
    let link = topup::exchange::Link::new(&scenario);
    visitor.open(&format!("#{}", link.fragment()));
    visitor.wait_for("You are looking at a scenario from a link.");
    visitor.photograph(&folder.join("state-unknown.png"));
}

/// An hourly export of three weeks as a small firm might have it: a bot by day, extraction at night in batches,
/// tests with a key that ends up in production, a day on which something went wrong.
fn usage_of_a_small_firm() -> String {
    let mut file = "start_time,end_time,project_id,project_name,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,input_cached_tokens,output_tokens\n".to_owned();
    for day in 2..=24_u64 {
        let is_weekend = (day % 7 == 0) || (day % 7 == 1);
        for hour in 0..24_u64 {
            let mut write = |project: &str,
                             key: &str,
                             model: &str,
                             batch: &str,
                             requests: u64,
                             sent: [u64; 3]| {
                let start = 1_793_491_200 + (day - 1) * 86_400 + hour * 3600;
                let [input, cached, output] = sent.map(|each| each * requests);
                writeln!(
                    file,
                    "{start},{},proj_{},{project},{requests},user-{},{key},{model},{batch},default,{input},{cached},{output}",
                    start + 3600,
                    project.len(),
                    hour % 4
                )
                .unwrap();
            };
            if (7..20).contains(&hour) {
                let requests = (60 + day * 6 + hour * 3) / if is_weekend { 4 } else { 1 };
                let answer = if day < 16 { 420 } else { 640 };
                write(
                    "Support bot",
                    "bot-prod",
                    "gpt-6.1-sol",
                    "False",
                    requests,
                    [5200, 3100, answer],
                );
                write(
                    "Search",
                    "search-prod",
                    "gpt-6-luna",
                    "False",
                    requests * 2,
                    [1800, 200, 150],
                );
            }
            if hour < 4 {
                write(
                    "Extraction",
                    "nightly-extract",
                    "gpt-5-mini",
                    "True",
                    180,
                    [9400, 0, 800],
                );
            }
            if day == 18 && hour > 8 {
                write(
                    "Support bot",
                    "ci-test",
                    "gpt-6.1-sol",
                    "False",
                    900,
                    [8000, 0, 900],
                );
            }
        }
    }
    file
}

#[test]
#[ignore = "takes pictures: cargo xtask shots"]
fn what_was_spent_and_why_it_vanished() {
    let visitor = Visitor::arrive();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    let file = usage_of_a_small_firm();
    for (width, height) in [(1440, 900), (768, 1024), (360, 740)] {
        visitor.see("light", Medium::Screen);
        visitor.resize(width, height);
        visitor.open("");
        visitor
            .field("Paste usage or costs")
            .paste(&file.replacen(",180,", ",many,", 2));
        visitor.wait_for("Rows that cannot be read");
        let panel = || visitor.region("What was really spent");
        panel().photograph(&folder.join(format!("actuals-preview-{width}.png")));
        visitor.button("Leave it").click();
        visitor.field("Paste usage or costs").paste(&file);
        visitor.wait_for("Take over all");
        visitor.script(
            "[...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('Take over all')).click()",
            &[],
        );
        visitor.find("radio", "The credit runs out quickly").click();
        visitor
            .field("Or paste an error message")
            .paste("429 insufficient_quota credit_balance_exhausted");
        visitor.wait_for("the prepaid credit is used up");
        for scheme in ["light", "dark"] {
            visitor.see(scheme, Medium::Screen);
            panel().photograph(&folder.join(format!("actuals-{width}-{scheme}.png")));
            visitor
                .region("Why did my balance vanish?")
                .photograph(&folder.join(format!("shortage-{width}-{scheme}.png")));
        }
    }
    visitor.see("light", Medium::Paper);
    visitor.resize(794, 1123);
    visitor
        .region("What was really spent")
        .photograph(&folder.join("actuals-paper.png"));
}

/// So many days from today.
fn day(from_today: i64) -> Date {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let today = i64::try_from(now.as_secs() / 86_400).unwrap();
    let days = u32::try_from(today + from_today).unwrap();
    Date::new(1970, 1, 1).unwrap().plus_days(days)
}

/// Accounts whose runways look different.
fn runways() -> [(&'static str, Scenario); 6] {
    let of = |stage: Stage, edits: &[Edit]| {
        let mut scenario = Scenario::example(stage);
        for edit in edits {
            scenario.apply(edit.clone()).unwrap();
        }
        scenario
    };
    let account = Edit::Account;
    let dollars = Usd::from_dollars;
    let recharges = |threshold, target| {
        [
            account(AccountEdit::Recharges(true)),
            account(AccountEdit::Threshold(dollars(threshold))),
            account(AccountEdit::Form(RechargeForm::RestoreTo(dollars(target)))),
        ]
    };
    let held = |paid, free| {
        [
            Edit::Credits(CreditEdit::PaidBalance(dollars(paid))),
            Edit::Credits(CreditEdit::FreeCredits(dollars(free))),
        ]
    };
    [
        ("default", of(Stage::Mvp, &[])),
        (
            "recharged",
            of(
                Stage::Mvp,
                &[
                    recharges(8, 25).as_slice(),
                    &[
                        account(AccountEdit::PaymentFailure(Percent::new(25))),
                        account(AccountEdit::Budget(Some(dollars(60)))),
                    ],
                ]
                .concat(),
            ),
        ),
        (
            "limited",
            of(
                Stage::Production,
                &[
                    recharges(200, 900).as_slice(),
                    &[
                        account(AccountEdit::RechargeLimit(Some(dollars(1_200)))),
                        account(AccountEdit::HardLimit(Some(dollars(1_500)))),
                        account(AccountEdit::Budget(Some(dollars(1_400)))),
                        account(AccountEdit::CutOff(3)),
                    ],
                ]
                .concat(),
            ),
        ),
        (
            "expiring",
            of(
                Stage::Learning,
                &[
                    held(30, 18).as_slice(),
                    &[
                        account(AccountEdit::FreeUntil(Some(day(9)))),
                        account(AccountEdit::BoughtOn(Some(day(-345)))),
                    ],
                ]
                .concat(),
            ),
        ),
        (
            "campaign",
            of(
                Stage::PeakCampaign,
                &[account(AccountEdit::PaidSoFar(Some(dollars(60))))],
            ),
        ),
        (
            "capped",
            of(
                Stage::Mvp,
                &[Edit::Credits(CreditEdit::BalanceCap(Some(dollars(20))))],
            ),
        ),
    ]
}

#[test]
#[ignore = "takes pictures: cargo xtask shots"]
fn the_runway_of_different_accounts() {
    let visitor = Visitor::arrive();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots/runway");
    let looks = [
        ("light", 1440, 900, "light", Medium::Screen),
        ("dark", 768, 1024, "dark", Medium::Screen),
        ("phone", 360, 740, "light", Medium::Screen),
        ("phone-dark", 360, 740, "dark", Medium::Screen),
        ("paper", 794, 1123, "light", Medium::Paper),
        ("forced", 1024, 768, "forced", Medium::Screen),
    ];
    for (name, scenario) in runways() {
        let link = Link::new(&ScenarioFile {
            prices_of: day(0),
            unit_costs: Vec::new(),
            scenario,
        });
        for (look, width, height, scheme, medium) in looks {
            visitor.see(scheme, Medium::Screen);
            visitor.resize(width, height);
            visitor.open(&format!("#{}", link.fragment()));
            visitor.wait_until("all is drawn", |visitor| {
                visitor.script(
                    "return document.querySelector('.runway__sure')?.ariaBusy === 'false'",
                    &[],
                ) == true
            });
            visitor.see(scheme, medium);
            let runway = visitor.region("How long it lasts");
            runway.photograph(&folder.join(format!("{name}-{look}.png")));
            if look == "light" {
                let top_up = visitor.region("The top-up");
                top_up.photograph(&folder.join(format!("{name}-top-up.png")));
            }
        }
    }
}

#[test]
#[ignore = "takes pictures: cargo xtask shots"]
fn prices_of_ones_own() {
    let visitor = Visitor::arrive();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    for (width, height, scheme) in [
        (1440, 900, "light"),
        (768, 1024, "dark"),
        (360, 740, "light"),
    ] {
        visitor.see(scheme, Medium::Screen);
        visitor.resize(width, height);
        visitor.open("");
        visitor.script(
            "document.querySelector('.own-price > summary').click()",
            &[],
        );
        visitor.field("Discount").enter("20%");
        visitor.wait_for("your price");
        visitor.photograph(&folder.join(format!("own-price-{width}.png")));
        visitor.field("Model").type_over("gpt-4");
        visitor.photograph(&folder.join(format!("own-price-picker-{width}.png")));
        visitor.field("Model").press(visitor::key::ESCAPE);
        visitor.field("Kind of work").choose("Image generation");
        visitor.field("Model").type_over("gpt-image-2");
        visitor.field("Model").press(visitor::key::ENTER);
        visitor.field("Price of one image").enter("0.25");
        visitor.photograph(&folder.join(format!("own-image-{width}.png")));
        visitor.field("Model").click();
        visitor.photograph(&folder.join(format!("own-image-picker-{width}.png")));
        visitor.field("Model").press(visitor::key::ESCAPE);
    }
}

#[test]
#[ignore = "takes pictures: cargo xtask shots"]
fn ranges_versions_and_limits() {
    let visitor = Visitor::arrive();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    for (width, height, scheme) in [
        (1440, 900, "light"),
        (768, 1024, "dark"),
        (360, 740, "light"),
    ] {
        visitor.see(scheme, Medium::Screen);
        visitor.resize(width, height);
        visitor.open("");
        visitor.button("Use typical ranges").click();
        visitor.button("Keep").click();
        visitor.switch("Batch").click();
        visitor.script(
            "document.querySelectorAll('main details').forEach(own => own.open = true)",
            &[],
        );
        visitor.photograph(&folder.join(format!("outlook-{width}.png")));
        visitor.switch("Batch").click();
        visitor.button("Forget it").click();
        visitor.button("No ranges").click();
    }
}
