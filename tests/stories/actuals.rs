//! What people do with files of usage and cost.

#![expect(
    clippy::unwrap_used,
    reason = "a table that is not handed out is a failed story"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use visitor::Visitor;

use super::broken_files;

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
        "answers of the API: 1 row",
        "Take over the row",
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
        "LiteLLM daily spend: 1 row",
        "Take over the row",
    ),
    (
        "langfuse.csv",
        "Langfuse observations: 1 row",
        "Take over the row",
    ),
    (
        "langfuse.jsonl",
        "Langfuse observations: 1 row",
        "Take over the row",
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
        "a table with known columns: 1 row",
        "Take over the row",
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

/// Drops bytes on the page as a file.
fn drop_file(visitor: &Visitor, name: &str, content: &[u8]) {
    visitor.script(
        "const given = new DataTransfer();
         given.items.add(new File([Uint8Array.from(arguments[1])], arguments[0]));
         const drop = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
         document.querySelector('.intake').dispatchEvent(drop);",
        &[name.into(), content.into()],
    );
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn thirty_broken_files_change_nothing_and_say_why() {
    let visitor = Visitor::arrive();
    visitor.open("");
    give(&visitor, "usage_2025.csv");
    visitor.button("Take over all 2 rows").click();
    visitor.wait_for("usage_2025.csv (");
    // Everything that the panel and the browser hold, but the words of the moment.
    let state = || {
        visitor.script(
            "const panel = document.getElementById('actuals').cloneNode(true);
             panel.querySelector('.intake__state').remove();
             return panel.textContent + JSON.stringify(Object.entries(localStorage).sort());",
            &[],
        )
    };
    visitor.wait_until("spend is shown", |visitor| {
        visitor
            .region("What was really spent")
            .text()
            .contains("proj_web")
    });
    let before = state();
    let files = broken_files::refused();
    assert!(files.len() >= 20);
    for (name, file, words) in files {
        drop_file(&visitor, name, &file);
        visitor.wait_until(words, |visitor| {
            let said = visitor.script(
                "return document.querySelector('.intake__state').textContent",
                &[],
            );
            said.as_str().is_some_and(|said| said.contains(words))
        });
        assert_eq!(state(), before, "{name}");
    }
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn somebody_says_what_a_comma_means() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let file = "date;model;project;cost\n2026-11-10;gpt-5;web;173,900\n2026-11-10;gpt-5;web;1,5\n";
    for (answer, sum) in [
        (
            "Read 1,234 as 1.234",
            "2 rows of 10 Nov 2026, $175.40 in all.",
        ),
        ("Read 1,234 as 1234", "$173,915 in all."),
    ] {
        visitor.field("Paste usage or costs").paste(file);
        visitor.wait_for("What does a comma mean in it?");
        // What can be read in one way only is offered without the rest.
        visitor.wait_for("1 row of 10 Nov 2026, $1.50 in all.");
        visitor.button(answer).click();
        visitor.wait_for(sum);
        assert!(!visitor.sees("button", answer), "it is asked once");
        visitor.button("Leave it").click();
    }
    // A file of which nothing can be read before somebody has said it.
    visitor
        .field("Paste usage or costs")
        .paste("date;model;project;cost\n2026-11-10;gpt-5;web;173,900\n");
    visitor.wait_for("What does a comma mean in it?");
    visitor.button("Read 1,234 as 1.234").click();
    visitor.wait_for("1 row of 10 Nov 2026, $173.90 in all.");
    visitor.button("Take over the row").click();
    visitor.wait_until("it is shown", |visitor| {
        visitor
            .region("What was really spent")
            .text()
            .contains("$173.90")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// What the page hands out when this button is pressed.
fn handed_out(visitor: &Visitor, button: &str) -> String {
    visitor.script(
        "window.handedOut = undefined;
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.handedOut = blob; return make.call(URL, blob) }",
        &[],
    );
    visitor.button(button).click();
    let table = visitor.script("return await window.handedOut.text()", &[]);
    table.as_str().unwrap().to_owned()
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn findings_spend_and_differences_go_out_as_tables() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let mut file =
        "date,model,project,num_model_requests,input_tokens,output_tokens,cost\n".to_owned();
    for day in 1..=14 {
        let usd = if day == 9 { 90 } else { 2 };
        writeln!(
            file,
            "2026-11-{day:02},gpt-6.1-sol,=web,100,100000,10000,{usd}"
        )
        .unwrap();
    }
    visitor.field("Paste usage or costs").paste(&file);
    visitor.button("Take over all 14 rows").click();
    visitor.wait_for("9 Nov 2026 cost $90.00");
    let findings = handed_out(&visitor, "Download the findings");
    let rows: Vec<_> = findings.trim_end().split("\r\n").collect();
    assert!(rows.len() >= 3, "{findings}");
    assert!(
        rows.iter()
            .any(|row| row.contains("9 Nov 2026 cost $90.00") && row.contains(",88,")),
        "{findings}"
    );
    let spend = handed_out(&visitor, "Download this table");
    // No cell becomes a formula.
    assert!(spend.contains("'=web,116,1400,"), "{spend}");
    let differences = handed_out(&visitor, "Download the differences");
    assert_eq!(
        differences.trim_end().split("\r\n").count(),
        15,
        "{differences}"
    );
    assert_eq!(visitor.console_problems(), [""; 0]);
}
