//! Not stories: `cargo xtask bench page` runs them to see how long the page works after a keystroke.

use topup::calendar::Date;
use topup::exchange::{Link, ScenarioFile};
use topup::scenario::{Arrange, Edit, Scenario, Stage, Template};
use visitor::Visitor;

/// Types 60 digits into the volume, each once the page is at rest, and returns for each how long its
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
        field.value = String(600 + key * 7 % 400);
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

#[test]
#[ignore = "measures: cargo xtask bench page"]
fn a_keystroke_with_1_20_and_200_workloads() {
    let visitor = Visitor::arrive();
    for count in [1, 20, 200] {
        visitor.open(&format!("#{}", link(count)));
        visitor.wait_for("What would cost less?");
        visitor.script("await new Promise(done => setTimeout(done, 3000))", &[]);
        for times in [1, 4] {
            visitor.slow_down(times);
            let before = month(&visitor);
            let taken = visitor.script(TYPE, &["units".into()]);
            assert_ne!(month(&visitor), before, "nothing was computed");
            let [work, layout, painted] = [0, 1, 2].map(|place| {
                let at = |share: usize| taken[place][60 * share / 100].as_f64().unwrap_or(f64::NAN);
                format!("{:>6.1} {:>6.1}", at(50), at(95))
            });
            println!(
                "{count:>3} workloads, {times} times slower, ms (median, 95th of 100): program {work}, with layout {layout}, painted {painted}"
            );
        }
        visitor.slow_down(1);
    }
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
