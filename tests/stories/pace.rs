//! Not stories: `cargo xtask bench page` runs them to see how long the page works at a time.

use std::thread::sleep;
use std::time::Duration;

use topup::calendar::Date;
use topup::exchange::{Link, ScenarioFile};
use topup::scenario::{Arrange, Edit, Scenario, Stage, Template};
use visitor::Visitor;

/// Types 60 volumes, other ones at each speed, each once the page is at rest, and returns for each how long its
/// work took: the program's until all that follows is in the document, then with style and layout,
/// then until the frame with it was painted. In milliseconds, sorted.
const TYPE: &str = "
    const field = document.getElementById(arguments[0]);
    const rest = milliseconds => new Promise(done => setTimeout(done, milliseconds));
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    }));
    const taken = [[], [], []];
    field.focus();
    for (let key = 0; key < 60; key++) {
        await rest(120);
        await painted();
        const start = performance.now();
        field.value = String(600 + arguments[1] + key * 7 % 400);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        // What is reactive runs as microtasks; this one is behind them.
        for (let turn = 0; turn < 20; turn++) { await null; }
        taken[0].push(performance.now() - start);
        document.body.offsetHeight;
        taken[1].push(performance.now() - start);
        await painted();
        taken[2].push(performance.now() - start);
    }
    return taken.map(times => times.sort((a, b) => a - b));";

/// From now on, keeps for each key how long it took until the frame that shows its answer was painted, waiting for other
/// work included, as the browser tells it (Event Timing, in steps of 8 ms; what took less than 16 it leaves out).
const WATCH: &str = "
    globalThis.keys = new Map();
    new PerformanceObserver(told => {
        for (const { name, startTime, duration } of told.getEntries()) {
            if (!/^(keydown|keypress|beforeinput|input)$/.test(name)) { continue; }
            keys.set(startTime, Math.max(duration, keys.get(startTime) ?? 0));
        }
    }).observe({ type: 'event', durationThreshold: 16 });";

/// How many keys a hand presses, and how long it rests between two, in milliseconds: other times by turns, as hands do.
const KEYS: usize = 60;
const RESTS: [u64; 5] = [90, 140, 110, 240, 170];

/// Presses digits, three to a number, and returns how long a key in the middle and the 95th of 100 took.
fn press(visitor: &Visitor) -> [f64; 2] {
    visitor.script("keys.clear()", &[]);
    let field = visitor.field("Requests");
    for (key, rest) in RESTS.into_iter().cycle().take(KEYS).enumerate() {
        let digit = (key * 7 % 9 + 1).to_string();
        if key % 3 == 0 {
            field.type_over(&digit);
        } else {
            field.press(&digit);
        }
        sleep(Duration::from_millis(rest));
    }
    sleep(Duration::from_secs(1));
    let told = visitor.script("return [...keys.values()]", &[]);
    let told = told.as_array().into_iter().flatten();
    let mut taken: Vec<f64> = told.filter_map(serde_json::Value::as_f64).collect();
    assert!(!taken.is_empty(), "the browser told nothing");
    // Those it told nothing of took less.
    taken.resize(taken.len().max(KEYS), 16.0);
    taken.sort_by(f64::total_cmp);
    [50, 95].map(|share| {
        taken
            .get(taken.len() * share / 100)
            .copied()
            .unwrap_or(f64::NAN)
    })
}

#[test]
#[ignore = "measures: cargo xtask bench page"]
fn a_keystroke_with_1_20_and_200_workloads() {
    let visitor = Visitor::arrive();
    for count in [1, 20, 200] {
        visitor.open(&format!("#{}", link(count)));
        visitor.wait_for("What would cost less?");
        visitor.script("await new Promise(done => setTimeout(done, 3000))", &[]);
        visitor.script(WATCH, &[]);
        for times in [1, 4] {
            visitor.slow_down(times);
            let before = month(&visitor);
            let taken = visitor.script(TYPE, &["units".into(), times.into()]);
            assert_ne!(month(&visitor), before, "nothing was computed");
            let [work, layout, painted] = [0, 1, 2].map(|place| {
                let at = |share: usize| taken[place][60 * share / 100].as_f64().unwrap_or(f64::NAN);
                format!("{:>6.1} {:>6.1}", at(50), at(95))
            });
            let [middle, most] = press(&visitor);
            println!(
                "{count:>3} workloads, {times} times slower, ms (median, 95th of 100): program {work}, with layout {layout}, painted {painted}, from key to frame {middle:>3} {most:>3}"
            );
        }
        visitor.slow_down(1);
    }
}

/// From the next page on, keeps how long each task of more than 50 ms took.
const LONG: &str = "
    globalThis.long = [0];
    new PerformanceObserver(told => told.getEntries().forEach(task => long.push(Math.round(task.duration))))
        .observe({ type: 'longtask', buffered: true });";

/// What somebody does who plans an MVP and shows it to others; each step as the page's own script would do it, so that
/// only the page works.
const MAIN_STORY: [(&str, &str); 10] = [
    ("opens the page", ""),
    (
        "comes to what stands below",
        "dispatchEvent(new Event('pointermove'))",
    ),
    (
        "unfolds everything",
        "document.querySelectorAll('details').forEach(part => part.open = true)",
    ),
    ("types a volume", "give('units', '7500', 'input')"),
    (
        "pastes a prompt",
        "give('prompt', 'The quick brown fox. '.repeat(900), 'input')",
    ),
    ("turns Batch on", "document.getElementById('batch').click()"),
    (
        "chooses another model",
        "document.querySelector('.compare td button').click()",
    ),
    (
        "takes a saving",
        "document.querySelector('.savings button').click()",
    ),
    (
        "chooses another stage",
        "document.querySelector('.stage__input[value=production]').click()",
    ),
    (
        "shows it to others",
        "[...document.querySelectorAll('#masthead-tools button')].find(own => own.innerText === 'Projector view').click()",
    ),
];

#[test]
#[ignore = "measures: cargo xtask bench page"]
fn the_longest_task_of_the_main_story() {
    let visitor = Visitor::arrive();
    visitor.prepare(LONG);
    for times in [1, 4] {
        visitor.go("");
        for (what, does) in MAIN_STORY {
            let script = format!(
                "const give = (id, value, event) => {{
                     const field = document.getElementById(id);
                     field.value = value;
                     field.dispatchEvent(new Event(event, {{ bubbles: true }}));
                 }};
                 {does};
                 await new Promise(done => setTimeout(done, 4000));
                 return Math.max(...long.splice(1), 0);"
            );
            let longest = visitor.script(&script, &[]);
            println!("{times} times slower, {what}: longest task {longest} ms (0: none over 50)");
        }
        visitor.slow_down(4);
    }
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// What the bar of answers says a month costs.
fn month(visitor: &Visitor) -> String {
    visitor.region("The bill").text()
}

/// A link to so many workloads: every template in turn.
#[expect(
    clippy::unwrap_used,
    reason = "a scenario that cannot be made is a failed measurement"
)]
fn link(count: usize) -> String {
    let mut scenario = Scenario::example(Stage::Mvp);
    for template in Template::ALL.into_iter().cycle().take(count - 1) {
        let arrange = Arrange::AddWorkload(0, template);
        scenario.apply(Edit::Arrange(arrange)).unwrap();
    }
    let file = ScenarioFile {
        prices_of: Date::parse("2026-11-23").unwrap(),
        unit_costs: Vec::new(),
        scenario,
    };
    Link::new(&file).fragment().to_owned()
}
