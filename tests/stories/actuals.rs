//! What people do with files of usage and cost.

use std::fmt::Write as _;
use std::path::PathBuf;

use visitor::Visitor;

/// Every fixture, what its preview says, and the button that takes it over.
const FILES: [(&str, &str, &str); 18] = [
    (
        "usage_2025.csv",
        "OpenAI usage: 2 rows from 10 Nov 2026 to 11 Nov 2026, $1.81 in all.",
        "Take over all 2 rows",
    ),
    (
        "usage_2026.csv",
        "Columns that are not used: brand_new_column.",
        "Take over all 2 rows",
    ),
    (
        "costs_2025.csv",
        "OpenAI costs: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "costs_2026.csv",
        "Models without a price here: gpt-99-nobody.",
        "Take over all 8 rows",
    ),
    (
        "usage_pages.json",
        "This is one page of several",
        "Take over all 4 rows",
    ),
    (
        "cost_pages.json",
        "OpenAI costs: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "responses.jsonl",
        "answers of the API: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "responses.json",
        "answers of the API: 2 rows",
        "Take over all 2 rows",
    ),
    (
        "stream.txt",
        "answers of the API: 1 rows",
        "Take over all 1 rows",
    ),
    (
        "batch_output.jsonl",
        "the output of a batch: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "litellm_logs.csv",
        "LiteLLM spend logs: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "litellm_logs.json",
        "LiteLLM spend logs: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "litellm_daily.csv",
        "LiteLLM daily spend: 1 rows",
        "Take over all 1 rows",
    ),
    (
        "langfuse.csv",
        "Langfuse observations: 1 rows",
        "Take over all 1 rows",
    ),
    (
        "langfuse.jsonl",
        "Langfuse observations: 1 rows",
        "Take over all 1 rows",
    ),
    (
        "helicone.csv",
        "Helicone requests: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "helicone.jsonl",
        "Helicone requests: 3 rows",
        "Take over all 3 rows",
    ),
    (
        "homemade.csv",
        "a table with known columns: 1 rows",
        "Take over all 1 rows",
    ),
];

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/fixtures/actuals", name]
        .iter()
        .collect()
}

fn give(visitor: &Visitor, name: &str) {
    visitor
        .button("Choose a usage or cost file")
        .attach(&fixture(name));
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn every_format_is_read_looked_at_and_taken_over() {
    let visitor = Visitor::arrive();
    visitor.open("");
    for (name, says, button) in FILES {
        give(&visitor, name);
        visitor.wait_for(says);
        visitor.button(button).click();
        visitor.wait_for(&format!("{name} ("));
    }
    // Text from outside is text.
    visitor.wait_for("=HYPERLINK(\"x\")");
    assert_eq!(visitor.foreign_requests(), [""; 0]);
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn spend_is_looked_into_and_a_broken_file_changes_nothing() {
    let visitor = Visitor::arrive();
    visitor.open("");
    give(&visitor, "usage_2025.csv");
    visitor.button("Take over all 2 rows").click();
    let panel = || visitor.region("What was really spent").text();
    visitor.wait_until("the table is there", |_| panel().contains("proj_web"));
    visitor.button("Look into proj_web").click();
    visitor.wait_until("models are shown", |_| {
        panel().contains("gpt-6.1-sol-2026-09-29")
    });
    assert!(!panel().contains("gpt-5-nano"), "{}", panel());
    visitor.button("Look into gpt-6.1-sol-2026-09-29").click();
    visitor.wait_until("kinds are shown", |_| panel().contains("Cached input"));
    visitor.button("proj_web ×").click();
    visitor.button("gpt-6.1-sol-2026-09-29 ×").click();

    let before = panel();
    visitor
        .field("Paste usage or costs")
        .paste("name,price\napple,1\n");
    visitor.wait_for("No column with usage or amounts is known in this file.");
    give(&visitor, "usage_2025.csv");
    visitor.wait_for("This is the same file as “usage_2025.csv”");
    visitor.button("Leave it").click();
    assert_eq!(panel(), before);

    // Some rows are bad: they are shown, and the rest is taken over only when asked for.
    visitor.field("Paste usage or costs").paste(
        "date,model,input_tokens,output_tokens\n2026-11-10,gpt-5,x,1\n2026-11-11,gpt-5,1000,1\n",
    );
    visitor.wait_for("“x” is not a whole number of input tokens.");
    visitor.button("Leave it").click();
    assert_eq!(panel(), before);
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn two_weeks_of_spend_are_explained_and_become_the_plan() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let mut file =
        "date,model,project,num_model_requests,input_tokens,output_tokens,cost\n".to_owned();
    for day in 1..=14 {
        let (requests, usd) = if day <= 7 { (100, 2) } else { (200, 4) };
        writeln!(
            file,
            "2026-11-{day:02},gpt-6.1-sol,My project,{requests},100000,10000,{usd}"
        )
        .unwrap();
    }
    visitor.field("Paste usage or costs").paste(&file);
    visitor.button("Take over all 14 rows").click();
    visitor.wait_for("A day costs $4.00 of late, $2.00 before: $14.00 more in these days.");
    visitor.button("Use these days for the plan").click();
    visitor.wait_for("The plan follows these days now");
    assert_eq!(visitor.field("Average day, if you know it").value(), "$3");
    visitor.wait_until("the top-up follows", |visitor| {
        visitor.region("The top-up").text().contains("$3 a day")
    });
    visitor.button("Undo").click();
    assert_eq!(visitor.field("Average day, if you know it").value(), "");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// Drops a cost export of so many rows of a cent on the page, made in the page.
fn drop_costs(visitor: &Visitor, rows: u32) {
    // The panel is made after the first view.
    visitor.wait_for("What was really spent");
    visitor.script(
        "const rows = ['start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,project_id'];
         for (let row = 0; row < arguments[0]; row++) {
             const start = 1767225600 + row % 300 * 86400;
             rows.push(`${start},${start + 86400},,,0.0100000000000000,usd,5000.0,tokens,\"gpt-6.1-sol, input\",proj_${row % 7}`);
         }
         const given = new DataTransfer();
         given.items.add(new File([rows.join('\\n')], 'large.csv'));
         const drop = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
         document.querySelector('.intake').dispatchEvent(drop);",
        &[rows.into()],
    );
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_large_file_is_read_in_pieces_between_which_the_page_lives() {
    let visitor = Visitor::arrive();
    visitor.open("");
    // However fast the machine is, six megabytes take many slices of twelve milliseconds, and the page gets
    // turns between them; read in one go, it would get none.
    visitor.script(
        "globalThis.turns = 0;
         const turn = () => { turns += document.querySelector('progress') ? 1 : 0; setTimeout(turn); };
         turn();",
        &[],
    );
    drop_costs(&visitor, 50_000);
    visitor.wait_for("OpenAI costs: 50,000 rows from 1 Jan 2026 to 27 Oct 2026, $500.00 in all.");
    let turns = visitor.script("return turns", &[]).as_u64().unwrap();
    assert!(turns > 5, "{turns} turns");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_file_that_is_being_read_can_be_stopped() {
    let visitor = Visitor::arrive();
    visitor.open("");
    drop_costs(&visitor, 400_000);
    visitor.button("Stop reading").click();
    visitor.wait_until("it has stopped", |visitor| {
        !visitor.sees("button", "Stop reading")
    });
    assert!(!visitor.text().contains("OpenAI costs:"));
    // What is given next is read as if nothing had been.
    drop_costs(&visitor, 20);
    visitor.wait_for("OpenAI costs: 20 rows from 1 Jan 2026 to 20 Jan 2026, $0.20 in all.");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// What a browser says of a file that was changed, or of a drive that was taken away, while it is read.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_file_that_changes_while_it_is_read_changes_nothing() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.script(
        "const read = Blob.prototype.arrayBuffer;
         let pieces = 0;
         Blob.prototype.arrayBuffer = function () {
             pieces += 1;
             return pieces > 2
                 ? Promise.reject(new DOMException('the file has changed', 'NotReadableError'))
                 : read.call(this);
         };",
        &[],
    );
    drop_costs(&visitor, 50_000);
    visitor.wait_for("This file cannot be read. Nothing was changed.");
    assert!(!visitor.text().contains("OpenAI costs:"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}
