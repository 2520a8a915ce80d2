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
}
