//! How long the page's thread is kept from answering, and for how long people wait. Figures, not tests:
//! `cargo xtask bench credits` and `cargo xtask million`.

#![expect(clippy::unwrap_used, reason = "what cannot be read is not measured")]

use serde_json::Value;
use visitor::{Visitor, key};

use super::large_files::{drop_usage, exact_sum, reader_memory, wait_until_read, watch_the_reader};

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

#[test]
#[ignore = "measures; needs the built page and a browser: cargo xtask million"]
fn a_million_rows() {
    let rows = std::env::var("TOPUP_ROWS").map_or(1_000_000, |rows| rows.parse().unwrap());
    let visitor = Visitor::arrive();
    visitor.open("");
    watch_the_reader(&visitor);
    visitor.script(
        "globalThis.shown = [];
         new MutationObserver(() => {
             const bar = document.querySelector('progress');
             if (bar && bar.value !== shown.at(-1)?.[1]) shown.push([performance.now(), bar.value]);
             if (!bar && shown.length > 0) globalThis.ended ??= performance.now();
         }).observe(document.getElementById('actuals') ?? document.body,
             { subtree: true, childList: true, attributes: true, characterData: true });",
        &[],
    );
    let sum = drop_usage(&visitor, rows);
    visitor.script(WATCH, &[]);
    wait_until_read(&visitor);
    let reading = visitor.script(READ, &[]);
    let times = visitor.script(
        "return { seconds: (ended - shown[0][0]) / 1000, told: shown.length }",
        &[],
    );
    let seconds = times["seconds"].as_f64().unwrap();
    let told = times["told"].as_f64().unwrap();
    println!(
        "{rows} rows read in {seconds:.1} s, told {:.1} times a second; the reader held {:.1} MB at most",
        told / seconds,
        reader_memory(&visitor) / 1e6
    );
    let say = |what: &str, read: &Value| {
        println!(
            "{what:<28}{:>6.1} ms longest, {} over 50 ms, long tasks {}",
            read["longest"].as_f64().unwrap(),
            read["over"],
            read["tasks"]
        );
    };
    say("while it is read:", &reading);
    visitor
        .find("button", &format!("Take over all {} rows", grouped(rows)))
        .click();
    visitor.wait_for("large.csv (");
    visitor.wait_for("Where it went");
    say("while it is taken over:", &visitor.script(READ, &[]));
    let whole = visitor.script(
        "return crossOriginIsolated ? (await performance.measureUserAgentSpecificMemory()).bytes : 0",
        &[],
    );
    println!(
        "the page and its workers hold {:.1} MB afterwards",
        whole.as_f64().unwrap() / 1e6
    );
    assert_eq!(exact_sum(&visitor), sum);
    println!("the sum is exact.");
}

/// A number with commas.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = (digits.len() + 2) % 3 + 1;
    let (head, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3);
    groups.fold(head.to_owned(), |text, group| {
        text + "," + core::str::from_utf8(group).unwrap()
    })
}
