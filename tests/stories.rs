//! What people do with the page, told in a real browser.
//!
//! The stories need the built page and Chromium, so plain `cargo test` leaves them out;
//! `cargo xtask test` builds the page and runs them all.

#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use visitor::{Medium, Visitor, key};

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_page_starts_and_the_browser_has_nothing_to_complain_about() {
    let visitor = Visitor::arrive();
    visitor.open("");

    assert!(visitor.title().starts_with("Topup"));
    assert_eq!(visitor.console_problems(), [""; 0]);
    assert_eq!(visitor.foreign_requests(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_counting_worker_is_served_under_the_page_policy() {
    let visitor = Visitor::arrive();
    visitor.open("");
    for file in [
        "token_worker_loader.js",
        "token_worker.js",
        "token_worker_bg.wasm",
    ] {
        let policy = visitor.script(
            "const answer = await fetch(arguments[0]);
             return answer.ok ? answer.headers.get('content-security-policy') : 'missing';",
            &[file.into()],
        );
        let policy = policy.as_str().unwrap();
        assert!(policy.contains("connect-src 'self'"), "{file}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{file}: {policy}"
        );
    }
    let started = visitor.script(
        "const worker = new Worker('token_worker_loader.js', { type: 'module' });
         return await Promise.race([
             new Promise((resolve) => worker.onerror = (event) => resolve('error: ' + event.message)),
             new Promise((resolve) => setTimeout(() => resolve('no error'), 500)),
         ]);",
        &[],
    );
    assert_eq!(started, "no error");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_foreign_connection_is_refused_and_noticed() {
    let visitor = Visitor::arrive();
    visitor.open("");

    visitor.script("await fetch('http://192.0.2.1/').catch(() => {});", &[]);

    let problems = visitor.console_problems();
    assert!(
        problems
            .iter()
            .any(|line| line.contains("Content Security Policy")),
        "{problems:?}"
    );
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_page_whose_program_does_not_arrive_says_so() {
    let visitor = Visitor::arrive();
    visitor.lose("*_bg.wasm");
    visitor.go("");

    let note = visitor.find("alert", "").text();
    assert!(note.starts_with("Topup could not start."), "{note}");
}

/// The part of a link that holds the scenario.
fn fragment_of(link: &str) -> String {
    let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
    format!("#{fragment}")
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_newcomer_sees_a_worked_example() {
    let visitor = Visitor::arrive();
    visitor.open("");

    let answers = visitor.find("navigation", "Answers").text();
    assert!(answers.contains("$74.70"), "{answers}");
    assert!(answers.contains("$98"), "{answers}");
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
    visitor.field("Requests a day").enter("1.5k");
    visitor.field("Model").type_over("6.1 sol");
    visitor.press(key::ENTER);
    visitor.field("Free credits").enter("$18");
    let before = visitor.region("The bill").text();

    visitor.reload();

    assert_eq!(visitor.field("Requests a day").value(), "1,500");
    assert_eq!(visitor.field("Free credits").value(), "$18");
    assert_eq!(visitor.region("The bill").text(), before);
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

    visitor.button("Undo").click();
    assert_eq!(input.value(), "1,234");
    visitor.button("Redo").click();
    assert_eq!(input.value(), "1,334");
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
fn a_bad_link_says_so_and_leaves_the_work_alone() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests a day").enter("77");
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    let link = visitor.clipboard();
    let good = fragment_of(&link);
    let (last_places, last) = good.split_at(good.len() - 1);
    let other_end = if last == "A" { "B" } else { "A" };

    for (fragment, sentence) in [
        (good[..good.len() - 9].to_owned(), "This link is cut off"),
        (format!("{}x{}", &good[..20], &good[21..]), "This link"),
        (format!("{last_places}{other_end}"), "This link is damaged"),
        (
            good.replace("s=1.", "s=9."),
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
        assert_eq!(visitor.field("Requests a day").value(), "77");
    }
    visitor.open("");
    assert_eq!(visitor.field("Requests a day").value(), "77");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_link_opens_beside_ones_own_work() {
    let friend = Visitor::arrive();
    friend.open("");
    friend.field("Requests a day").enter("5k");
    friend.button("Copy link").click();
    friend.wait_for("Link copied");
    let link = friend.clipboard();
    let fragment = fragment_of(&link);

    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests a day").enter("77");

    visitor.open(&fragment);
    visitor.wait_for("You are looking at a scenario from a link.");
    assert_eq!(visitor.field("Requests a day").value(), "5,000");
    visitor.reload();
    assert_eq!(visitor.field("Requests a day").value(), "77");

    visitor.open(&fragment);
    visitor.button("Back to mine").click();
    assert_eq!(visitor.field("Requests a day").value(), "77");

    visitor.open(&fragment);
    visitor.button("Keep this one").click();
    visitor.wait_until("it is the visitor's own", |visitor| {
        !visitor.sees("button", "Keep this one")
    });
    visitor.reload();
    assert_eq!(visitor.field("Requests a day").value(), "5,000");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn ten_megabytes_are_counted_without_freezing_the_page() {
    let visitor = Visitor::arrive();
    visitor.open("");
    // The paste is made inside the page: a driver cannot carry ten megabytes of keystrokes.
    visitor.script(
        "window.longest = 0;
         new PerformanceObserver((list) => {
             for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
         }).observe({ type: 'longtask' });
         const text = 'Budgets are not walls; a prepaid balance is.\\n'.repeat(222223);
         const clipboard = new DataTransfer();
         clipboard.setData('text/plain', text);
         const box = document.getElementById('prompt');
         box.focus();
         await new Promise((resolve) => setTimeout(resolve, 50));
         window.longest = 0;
         box.dispatchEvent(new ClipboardEvent('paste', {
             clipboardData: clipboard, bubbles: true, cancelable: true,
         }));",
        &[],
    );
    visitor.wait_for("10,000,035 characters in all");
    visitor.wait_for("10.0 MB)");
    // Eleven tokens a line, by the reference.
    assert_eq!(visitor.field("Input tokens").value(), "2,444,453");
    let longest = visitor
        .script("return window.longest;", &[])
        .as_f64()
        .unwrap();
    assert!(longest < 200.0, "the page stood still for {longest} ms");

    visitor.button("Remove").click();
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
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
        scenario: topup::scenario::Scenario::example(topup::scenario::Stage::Production),
    };
    std::fs::write(&file, scenario.to_json()).unwrap();
    visitor.button("Open file").attach(&file);
    visitor.wait_until("the file is open", |visitor| {
        visitor.field("Requests a day").value() == "20,000"
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
    assert_eq!(visitor.field("Requests a day").value(), "20,000");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Not a story of the page: it holds the visitor to what the other stories rely on.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_visitor_can_fill_in_press_paste_choose_and_copy() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.script(
        "document.body.innerHTML = `
            <section aria-label='Request'>
              <label>Input tokens <input id='tokens' value='5'></label>
              <label>Prompt <textarea></textarea></label>
              <label>Model <select><option>small</option><option>large</option></select></label>
              <button role='switch' aria-checked='false'>Batch</button>
              <button>Copy</button>
            </section>
            <section aria-label='Other'><button>Copy</button><button>Close</button></section>
            <p hidden>Nobody can read this</p>`;
         const [batch, copy] = document.querySelectorAll('button');
         batch.onclick = () => batch.setAttribute('aria-checked', 'true');
         copy.onclick = () => navigator.clipboard.writeText('$1,284');
         document.getElementById('tokens').onchange = (event) => event.target.value += ' tokens';",
        &[],
    );

    visitor.field("Input tokens").enter("1.5k");
    assert_eq!(visitor.field("Input tokens").value(), "1.5k tokens");
    assert_eq!(visitor.focused().value(), "");

    let prompt = visitor.field("Prompt");
    prompt.paste("你好\nworld");
    assert_eq!(prompt.value(), "你好\nworld");
    prompt.press(key::ENTER);
    prompt.insert("!");
    assert_eq!(prompt.value(), "你好\nworld\n!");

    visitor.field("Model").choose("large");
    assert_eq!(visitor.field("Model").value(), "large");

    assert!(!visitor.switch("Batch").is_on());
    visitor.switch("Batch").click();
    assert!(visitor.switch("Batch").is_on());

    let request = visitor.region("Request");
    request.button("Copy").click();
    visitor.wait_until("the copy is there", |visitor| {
        visitor.clipboard() == "$1,284"
    });
    assert_eq!(visitor.region("Other").names("button"), ["Copy", "Close"]);
    assert!(request.text().contains("Prompt") && !request.text().contains("Close"));

    assert!(visitor.sees("button", "Close") && !visitor.sees("button", "Open"));
    assert!(!visitor.text().contains("Nobody"));
}

/// Not a story: `cargo xtask shots` runs it to look at the page.
mod shots {
    use super::*;

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
        visitor.script("document.querySelector('details').open = true", &[]);
        visitor.photograph(&folder.join("state-busy.png"));

        visitor.see("dark", Medium::Screen);
        visitor.resize(768, 1024);
        let scenario = topup::exchange::ScenarioFile {
            prices_of: topup::calendar::Date::parse("2026-10-01").unwrap(),
            scenario: {
                let mut scenario =
                    topup::scenario::Scenario::example(topup::scenario::Stage::Production);
                scenario.workload.model = "gpt-77".to_owned();
                scenario
            },
        };
        let link = topup::exchange::Link::new(&scenario);
        visitor.open(&format!("#{}", link.fragment()));
        visitor.wait_for("You are looking at a scenario from a link.");
        visitor.photograph(&folder.join("state-unknown.png"));
    }
}
