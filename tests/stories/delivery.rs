//! The page arrives, keeps to its policy, and stays quick.

use topup::tokens::{Encoding, count};
use visitor::Visitor;

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
        "token_worker.js",
        "token_worker.wasm",
        "o200k_base.vocabulary",
        "cl100k_base.vocabulary",
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
        "const worker = new Worker('token_worker.js', { type: 'module' });
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

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn what_is_read_first_needs_no_program_and_stays_where_it_is() {
    let visitor = Visitor::arrive();
    visitor.lose("*_bg.wasm");
    visitor.go("");
    visitor.wait_for("For example, 600 requests a day");
    assert!(
        visitor
            .text()
            .contains("Nothing you type or paste leaves it.")
    );

    for (width, height) in [(1440, 900), (768, 1024), (360, 740)] {
        let visitor = Visitor::arrive();
        visitor.resize(width, height);
        visitor.open("");
        visitor.wait_for("About these numbers");
        let seen = seen(&visitor);
        assert_eq!(seen["moved"], 0, "{width} px: {seen}");
        assert_eq!(seen["largest"], "masthead__example", "{width} px: {seen}");
        assert!(!visitor.region("The bill").text().is_empty());
    }
}

/// What was painted largest, and how much has moved.
fn seen(visitor: &Visitor) -> serde_json::Value {
    visitor.script(
            "const seen = { largest: '', moved: 0 };
             const observe = (type, tell) => new Promise((done) => {
                 new PerformanceObserver((list) => { list.getEntries().forEach(tell); }).observe({ type, buffered: true });
                 setTimeout(done, 300);
             });
             await observe('largest-contentful-paint', (entry) => { seen.largest = entry.element?.className; });
             await observe('layout-shift', (entry) => { seen.moved += entry.value; });
             return seen;",
        &[],
    )
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn who_reads_chinese_sees_no_english_first_and_nothing_moves() {
    for (width, height) in [(1440, 900), (768, 1024), (360, 740), (320, 640)] {
        let visitor = Visitor::arrive();
        visitor.resize(width, height);
        // Looks at every frame from the first one on.
        visitor.prepare(
            "globalThis.read = new Set();
             const look = () => {
                 const example = document.querySelector('.masthead__example');
                 if (example?.checkVisibility()) read.add(example.textContent.slice(0, 3));
                 requestAnimationFrame(look);
             };
             requestAnimationFrame(look);",
        );
        visitor.open("#l=zh-Hans");
        visitor.wait_for("关于这些数字");
        let seen = seen(&visitor);
        assert_eq!(seen["moved"], 0, "{width} px: {seen}");
        let read = visitor.script("return [...read].join()", &[]);
        assert_eq!(read, "例如：", "{width} px");
        assert_eq!(visitor.console_problems(), [""; 0]);
    }
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn who_waits_for_chinese_in_vain_is_not_left_before_a_blank_page() {
    let visitor = Visitor::arrive();
    visitor.lose("*/boot.js");
    visitor.go("#l=zh-Hans");
    visitor.wait_for("For example, 600 requests a day");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn ten_megabytes_are_counted_and_never_enter_the_page() {
    let visitor = Visitor::arrive();
    visitor.open("");
    // The paste is made inside the page: a driver cannot carry ten megabytes of keystrokes. How long the
    // page stands still is measured by `cargo xtask bench tokens`.
    visitor.script(
        "const text = 'Budgets are not walls; a prepaid balance is.\\n'.repeat(222223);
         const clipboard = new DataTransfer();
         clipboard.setData('text/plain', text);
         const box = document.getElementById('prompt');
         box.focus();
         box.dispatchEvent(new ClipboardEvent('paste', {
             clipboardData: clipboard, bubbles: true, cancelable: true,
         }));",
        &[],
    );
    visitor.wait_for("10,000,035 characters in all");
    let held = visitor.script(
        "return document.body.textContent.length + [...document.querySelectorAll('textarea')]
             .reduce((sum, box) => sum + box.value.length, 0);",
        &[],
    );
    assert!(
        held.as_u64().unwrap() < 500_000,
        "the text is in the page: {held}"
    );
    visitor.wait_for("10.0 MB)");
    // Eleven tokens a line, by the reference.
    assert_eq!(visitor.field("Input tokens").value(), "2,444,453");

    // Its ends are edited, and what is counted is the whole.
    let whole = "Budgets are not walls; a prepaid balance is.\n".repeat(222_223);
    let whole = format!("A new beginning{}", &whole[300..]);
    visitor
        .field("Beginning of the text")
        .enter("A new beginning");
    visitor.wait_for("9,999,750 characters in all");
    visitor.field("End of the text").enter("the end");
    let whole = format!("{}the end", &whole[..whole.len() - 300]);
    let tokens = count(Encoding::O200kBase, &whole).get();
    visitor.wait_until("the edited text is counted", |visitor| {
        let shown = visitor.field("Input tokens").value();
        shown.replace(',', "") == tokens.to_string()
    });

    visitor.button("Remove").click();
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
}
