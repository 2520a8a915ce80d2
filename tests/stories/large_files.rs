//! Large files of usage and cost: read away from the page, stopped, changed, and a worker that dies.

#![expect(
    clippy::unwrap_used,
    reason = "a sum that cannot be read is a failed story"
)]

use std::time::{Duration, Instant};

use visitor::Visitor;

/// Drops an hourly export of usage of so many rows, made in the page; gives its exact sum, in thousand-millionths
/// of a dollar.
pub(crate) fn drop_usage(visitor: &Visitor, rows: u64) -> u128 {
    // The panel is made after the first view.
    visitor.wait_for("What was really spent");
    visitor.script(
        "const head = 'start_time,end_time,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,'
             + 'input_tokens,output_tokens,input_cached_tokens,input_uncached_tokens\\n';
         const parts = [head];
         for (let row = 0; row < arguments[0];) {
             let part = '';
             for (const end = Math.min(row + 10000, arguments[0]); row < end; row++) {
                 const start = 1767225600 + row % 7200 * 3600;
                 const cached = row % 1000;
                 part += `${start},${start + 3600},proj_${row % 7},${row % 9 + 1},user-${row % 5},key_${row % 13},`
                     + `gpt-5-mini,False,default,${cached + 100000}.0,${row % 300}.0,${cached}.0,100000.0\\n`;
             }
             parts.push(part);
         }
         const given = new DataTransfer();
         given.items.add(new File(parts, 'large.csv'));
         const drop = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
         document.querySelector('.intake').dispatchEvent(drop);",
        &[rows.into()],
    );
    // $0.25 a million plain tokens, $0.025 cached ones, $2 of output.
    let cost = |row: u64| 100_000 * 250 + row % 1000 * 25 + row % 300 * 2_000;
    (0..rows).map(|row| u128::from(cost(row))).sum()
}

/// Waits until what was given has been read, however busy the machine is.
#[track_caller]
pub(crate) fn wait_until_read(visitor: &Visitor) {
    let begun = Instant::now();
    while !visitor.sees("button", "Leave it") {
        assert!(begun.elapsed().as_secs() < 120, "{}", visitor.text());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// From the next worker on, the page's test knows the most memory that a reader has held.
pub(crate) fn watch_the_reader(visitor: &Visitor) {
    visitor.script(
        "globalThis.readerMemory = 0;
         const Own = Worker;
         globalThis.Worker = class extends Own {
             constructor(...given) {
                 super(...given);
                 this.addEventListener('message', ({ data }) => {
                     if (data instanceof Float64Array) readerMemory = Math.max(readerMemory, data[2]);
                 });
             }
         };",
        &[],
    );
}

/// The most bytes a reader has held.
pub(crate) fn reader_memory(visitor: &Visitor) -> f64 {
    visitor.script("return readerMemory", &[]).as_f64().unwrap()
}

/// The sum of everything as the page gives it to a spreadsheet, in thousand-millionths of a dollar.
pub(crate) fn exact_sum(visitor: &Visitor) -> u128 {
    visitor.script(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.handedOut = blob; return make.call(URL, blob) }",
        &[],
    );
    visitor.button("Download this table").click();
    let table = visitor.script("return await window.handedOut.text()", &[]);
    let rows = table.as_str().unwrap().lines().skip(1);
    rows.map(|row| {
        let (whole, part) = row
            .split(',')
            .nth(1)
            .unwrap()
            .split_once('.')
            .unwrap_or(("0", ""));
        format!("{whole}{part:0<9}").parse::<u128>().unwrap()
    })
    .sum()
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_large_file_is_read_beside_the_page_in_bounded_memory_to_the_last_digit() {
    let visitor = Visitor::arrive();
    visitor.open("");
    watch_the_reader(&visitor);
    // However fast the machine is, the page has turns while a worker reads ten megabytes.
    visitor.script(
        "globalThis.turns = 0;
         const turn = () => { turns += document.querySelector('progress') ? 1 : 0; setTimeout(turn); };
         turn();",
        &[],
    );
    let sum = drop_usage(&visitor, 100_000);
    wait_until_read(&visitor);
    visitor.wait_for("OpenAI usage: 100,000 rows from 1 Jan 2026 to 27 Oct 2026");
    let turns = visitor.script("return turns", &[]).as_u64().unwrap();
    assert!(turns > 5, "{turns} turns");
    // Of eleven megabytes one is held at a time, beside as much as the variety of the rows needs.
    let memory = reader_memory(&visitor);
    assert!(memory > 0.0 && memory < 64e6, "{memory} bytes");
    visitor.button("Take over all 100,000 rows").click();
    visitor.wait_for("large.csv (");
    assert_eq!(exact_sum(&visitor), sum);
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_file_that_is_being_read_can_be_stopped() {
    let visitor = Visitor::arrive();
    visitor.open("");
    // The worker is told to begin when the button was found, so that it cannot be done before.
    visitor.script(
        "const send = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function (...given) {
             globalThis.begin = () => { Worker.prototype.postMessage = send; send.apply(this, given); };
         };",
        &[],
    );
    drop_usage(&visitor, 400_000);
    let stop = visitor.button("Stop reading");
    visitor.script("begin()", &[]);
    stop.click();
    visitor.wait_until("it has stopped", |visitor| {
        !visitor.sees("button", "Stop reading")
    });
    assert!(!visitor.text().contains("OpenAI usage:"));
    // What is given next is read as if nothing had been.
    drop_usage(&visitor, 20);
    visitor.wait_for("OpenAI usage: 20 rows of 1 Jan 2026");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_file_that_changes_while_it_is_read_changes_nothing() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_for("What was really spent");
    let file = std::env::temp_dir().join(format!("topup-changing-{}.csv", std::process::id()));
    let rows = |cost: &str| {
        format!(
            "date,model,cost\n{}",
            format!("2026-11-10,gpt-5,{cost}\n").repeat(1000)
        )
    };
    std::fs::write(&file, rows("1")).unwrap();
    // The worker is told to begin when the file is not any more what was picked.
    visitor.script(
        "const send = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function (...given) { globalThis.begin = () => send.apply(this, given) };",
        &[],
    );
    visitor.button("Choose a usage or cost file").attach(&file);
    visitor.wait_until("it was picked", |visitor| {
        visitor.sees("button", "Stop reading")
    });
    std::fs::write(&file, rows("2.5")).unwrap();
    visitor.script("begin()", &[]);
    visitor.wait_for("This file cannot be read. Nothing was changed.");
    std::fs::remove_file(&file).unwrap();
    assert!(!visitor.text().contains("1,000 rows"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_reader_that_does_not_arrive_or_stops_says_so_and_changes_nothing() {
    let stopped = "The reading of this file stopped";
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_for("What was really spent");
    visitor.script(
        "globalThis.Own = Worker;
         globalThis.Worker = class extends Own {
             constructor(url, ...given) { super(url.replace('import', 'missing'), ...given); }
         };",
        &[],
    );
    drop_usage(&visitor, 20);
    visitor.wait_for(&format!(
        "{stopped}: its program did not arrive. Nothing was changed."
    ));
    assert!(!visitor.sees("button", "Stop reading"));
    // Once it can be had again, the next file is read.
    visitor.script("globalThis.Worker = Own", &[]);
    drop_usage(&visitor, 20);
    visitor.wait_for("OpenAI usage: 20 rows of 1 Jan 2026");
    visitor.console_problems();
    // One that is of another build than the page does not understand what it is told.
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_for("What was really spent");
    visitor.script(
        "const send = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function ([file]) { send.call(this, [file, Uint8Array.of(200)]) };",
        &[],
    );
    drop_usage(&visitor, 20);
    visitor.wait_for(&format!(
        "{stopped}: Error: it is another version than the page. Nothing was changed."
    ));
    assert_eq!(visitor.console_problems(), [""; 0]);
}
