//! How long the page's thread is kept from answering. Figures, not tests: `cargo xtask bench credits`.

use serde_json::Value;
use visitor::{Visitor, key};

/// From then on, how long each turn of the page's thread takes: a message is sent again as soon as it arrives.
const WATCH: &str = "
    globalThis.turns = { longest: 0, count: 0, over: 0 };
    const channel = new MessageChannel();
    let last = performance.now();
    channel.port1.onmessage = () => {
        const now = performance.now();
        turns.longest = Math.max(turns.longest, now - last);
        turns.over += now - last > 50;
        turns.count += 1;
        last = now;
        channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
    globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)))
        .observe({ type: 'longtask' });";

const READ: &str = "
    const read = { ...turns, tasks: tasks.map(Math.round) };
    Object.assign(turns, { longest: 0, count: 0, over: 0 });
    tasks.length = 0;
    return read";

#[test]
#[ignore = "measures; needs the built page and a browser: cargo xtask bench credits"]
fn the_longest_task_while_somebody_types_and_courses_are_drawn() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.unfold("Automatic recharge");
    visitor.switch("Automatic recharge is on").click();
    visitor.field("Payments that fail").enter("20%");
    let drawn = |visitor: &Visitor| visitor.text().contains("it takes a threshold of $");
    visitor.wait_until("the courses are drawn", drawn);
    visitor.script(WATCH, &[]);
    let say = |what: &str, read: &Value| {
        println!(
            "{what:<62}{:>6.1} ms longest, {} turns, {} over 50 ms, long tasks {}",
            read["longest"].as_f64().unwrap(),
            read["count"],
            read["over"],
            read["tasks"]
        );
    };
    // Nobody types: what drawing alone does, from an edit to the last figure.
    visitor.field("Average day, if you know it").enter("$3.40");
    say("the edit before", &visitor.script(READ, &[]));
    std::thread::sleep(std::time::Duration::from_secs(4));
    say(
        "courses are drawn, nobody types",
        &visitor.script(READ, &[]),
    );

    let field = visitor.field("Days");
    for round in 0..8 {
        field.type_over(["45", "60", "90", "120"][round % 4]);
        visitor.press(key::TAB);
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
    say(
        "days are typed while courses are drawn",
        &visitor.script(READ, &[]),
    );
}
