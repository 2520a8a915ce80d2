//! Not stories: `cargo xtask audit` runs them, with the tools they need.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "an audit that cannot be made is a failed one"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use visitor::{Medium, Visitor};

/// Widths of a small phone, a tablet and a screen.
const WIDTHS: [(u32, u32); 3] = [(320, 640), (768, 1024), (1440, 900)];

/// What a first visit may cost, from opening to a page that can be used.
const FIRST_VIEW_BYTES: f64 = 200_000.0;
const FIRST_PAINT_MS: f64 = 700.0;
const LARGEST_PAINT_MS: f64 = 900.0;
const BLOCKING_MS: f64 = 100.0;
const LEAST_SCORE: f64 = 0.99;
/// How often the page is loaded. What else a machine does at the time lengthens tasks; Lighthouse's makers advise to
/// take the middle one of five.
const RUNS: usize = 5;

fn tool(name: &str) -> PathBuf {
    std::env::var_os(name)
        .unwrap_or_else(|| panic!("{name} names no tool: run this with `cargo xtask audit`"))
        .into()
}

/// The page in each of its languages: what asks for it, and the words of the buttons on the way.
const LANGUAGES: [[&str; 6]; 2] = [
    [
        "",
        "Choose a usage or cost file",
        "Take over all 3 rows",
        "About these numbers",
        "Projector view",
        "Back to the page",
    ],
    [
        "#l=zh-Hans",
        "选择用量或费用文件",
        "采用全部 3 行",
        "关于这些数字",
        "投影视图",
        "回到页面",
    ],
];

/// Rules of WCAG 2.2 A and AA and of good practice, over everything the page can unfold, with a file of usage read.
#[test]
#[ignore = "needs axe-core: cargo xtask audit"]
fn access() {
    let axe = std::fs::read_to_string(tool("TOPUP_AXE")).unwrap();
    let visitor = Visitor::arrive();
    let mut found = Vec::new();
    let mut checked = 0;
    for words in LANGUAGES {
        for scheme in ["light", "dark", "forced"] {
            visitor.see(scheme, Medium::Screen);
            for (width, height) in WIDTHS {
                visitor.resize(width, height);
                unfold_all(&visitor, words);
                let page = problems_in(&visitor, &axe);
                // The open list of panels may lie over the button.
                visitor.script("document.querySelector('.contents').open = false", &[]);
                let [_, _, _, _, projector, back] = words;
                visitor.button(projector).click();
                visitor.wait_until("the view is open", |visitor| {
                    let columns =
                        "return document.querySelectorAll('dialog[open] .side__use').length === 4";
                    visitor.script(columns, &[]) == true
                });
                let projector = problems_in(&visitor, &axe);
                visitor.button(back).click();
                checked += 2;
                for problem in page.into_iter().chain(projector) {
                    let line = format!("{width} px, {scheme}, {:?}: {problem}", words[0]);
                    println!("{line}");
                    found.push(line);
                }
            }
        }
    }
    // What would be missed if nothing were ever found.
    visitor.script("document.body.append(new Image())", &[]);
    let planted = problems_in(&visitor, &axe);
    assert!(
        planted
            .iter()
            .any(|problem| problem.starts_with("image-alt"))
    );
    println!(
        "axe-core: {} problems in {checked} states of the page",
        found.len()
    );
    assert!(found.is_empty());
}

/// Opens the page, has it read a file of usage, and unfolds whatever it can.
fn unfold_all(visitor: &Visitor, words: [&str; 6]) {
    let [language, choose, take, last, _, _] = words;
    visitor.open(language);
    // Somebody is there: nothing waits for them any longer.
    visitor.script("window.dispatchEvent(new Event('pointermove'))", &[]);
    visitor.wait_until("the last panel stands", |visitor| {
        visitor.sees("region", last)
    });
    let usage = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/actuals/helicone.csv");
    visitor.button(choose).attach(&usage);
    visitor.wait_until("the file is read", |visitor| visitor.sees("button", take));
    visitor.button(take).click();
    visitor.wait_until("all that unfolds has come", |visitor| {
        let unfold = "const parts = [...document.querySelectorAll('details')];
             parts.forEach(part => part.open = true);
             await new Promise(requestAnimationFrame);
             return parts.every(part => part.textContent !== part.querySelector('summary').textContent);";
        visitor.script(unfold, &[]) == true
    });
}

fn problems_in(visitor: &Visitor, axe: &str) -> Vec<String> {
    let script = format!(
        "{axe};
         const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         const result = await axe.run(document, {{ runOnly: rules, resultTypes: ['violations'] }});
         return result.violations.flatMap(rule => rule.nodes.map(node =>
             `${{rule.id}}: ${{node.target.join(' ')}} (${{node.any.concat(node.all, node.none)
                 .map(check => check.message).join('; ').slice(0, 200)}})`));"
    );
    let problems = visitor.script(&script, &[]);
    let problems = problems.as_array().expect("a list");
    let text = |problem: &Value| problem.as_str().unwrap_or_default().to_owned();
    problems.iter().map(text).collect()
}

/// Lighthouse at a quarter of this machine's speed and 10 Mbit/s: scores and budgets of the middle run by blocking time.
#[test]
#[ignore = "needs Lighthouse: cargo xtask audit"]
fn speed_and_craft() {
    let mut runs: Vec<_> = (0..RUNS).map(|_| lighthouse()).collect();
    let blocking =
        |report: &Value| report["audits"]["total-blocking-time"]["numericValue"].as_f64();
    runs.sort_by(|one, other| blocking(one).partial_cmp(&blocking(other)).unwrap());
    let all: Vec<_> = runs.iter().filter_map(blocking).collect();
    println!("{RUNS} runs, total blocking time in ms: {all:.0?}");
    let report = runs.swap_remove(RUNS / 2);
    let score = |category: &str| {
        report["categories"][category]["score"]
            .as_f64()
            .unwrap_or(0.0)
    };
    let number = |audit: &str| {
        report["audits"][audit]["numericValue"]
            .as_f64()
            .unwrap_or(f64::MAX)
    };
    let mut short = Vec::new();
    for category in ["performance", "accessibility", "best-practices", "seo"] {
        let score = score(category);
        println!("{category:<26} {:>8.0}   at least 99", score * 100.0);
        if score < LEAST_SCORE {
            short.push(category);
        }
    }
    for (audit, unit, most) in [
        ("first-contentful-paint", "ms", FIRST_PAINT_MS),
        ("largest-contentful-paint", "ms", LARGEST_PAINT_MS),
        ("total-blocking-time", "ms", BLOCKING_MS),
        ("cumulative-layout-shift", "", 0.0),
    ] {
        let number = number(audit);
        println!("{audit:<26} {number:>8.3} {unit:<2} at most {most:.0}");
        if number > most {
            short.push(audit);
        }
    }
    let (first_view, whole) = fetched(&report);
    println!(
        "{:<26} {first_view:>8.0} B  at most {FIRST_VIEW_BYTES:.0}",
        "fetched for the first view"
    );
    println!("{:<26} {whole:>8.0} B  in all", "");
    if first_view > FIRST_VIEW_BYTES {
        short.push("first view");
    }
    for (name, audit) in report["audits"].as_object().expect("audits") {
        if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
            let shown = audit["displayValue"].as_str().unwrap_or_default();
            println!(
                "  {name}: {} {shown}",
                audit["title"].as_str().unwrap_or_default()
            );
        }
    }
    assert!(short.is_empty(), "short of: {}", short.join(", "));
}

/// What was sent until the first view stood, as the page's own mark says, and in all; names what is large.
fn fetched(report: &Value) -> (f64, f64) {
    let items = |audit: &str| {
        let items = report.pointer(&format!("/audits/{audit}/details/items"));
        items.and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let number = |item: &Value, name: &str| item.get(name).and_then(Value::as_f64);
    let text = |item: &Value, name: &str| {
        let text = item.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let marks = items("user-timings");
    let mark = marks.iter().find(|mark| text(mark, "name") == "first view");
    let stood = mark.and_then(|mark| number(mark, "startTime"));
    let stood = stood.expect("the page marks its first view");
    let (mut first_view, mut whole) = (0.0, 0.0);
    for request in items("network-requests") {
        let size = number(&request, "transferSize").unwrap_or(0.0);
        whole += size;
        let is_first = number(&request, "networkRequestTime").unwrap_or(0.0) < stood;
        if is_first {
            first_view += size;
        }
        if size > 5_000.0 {
            let address = text(&request, "url");
            let name = address.rsplit('/').next().unwrap_or_default();
            let when = if is_first { "first" } else { "later" };
            println!("  {name:<24} {size:>8.0} B  {when}");
        }
    }
    (first_view, whole)
}

fn lighthouse() -> Value {
    let to = std::env::temp_dir().join(format!("topup-lighthouse-{}.json", std::process::id()));
    let throttling = json!({
        "rttMs": 40, "throughputKbps": 10_240, "cpuSlowdownMultiplier": 4,
        "requestLatencyMs": 0, "downloadThroughputKbps": 0, "uploadThroughputKbps": 0,
    });
    let settings = json!({
        "extends": "lighthouse:default",
        "settings": {
            "formFactor": "desktop", "throttlingMethod": "simulate", "throttling": throttling,
            "screenEmulation": { "mobile": false, "width": 1350, "height": 940, "deviceScaleFactor": 1, "disabled": false },
        },
    });
    let config = to.with_extension("config.json");
    std::fs::write(&config, settings.to_string()).unwrap();
    let status = Command::new("node")
        .arg(tool("TOPUP_LIGHTHOUSE"))
        .arg(visitor::site::address())
        .args(["--quiet", "--output=json"])
        .arg(format!("--output-path={}", to.display()))
        .arg(format!("--config-path={}", config.display()))
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking")
        .env("CHROME_PATH", "/usr/bin/chromium")
        .status()
        .expect("node runs");
    assert!(status.success(), "Lighthouse ended with {status}");
    let report = std::fs::read(&to).unwrap();
    for file in [to, config] {
        let _ = std::fs::remove_file(file);
    }
    serde_json::from_slice(&report).unwrap()
}
