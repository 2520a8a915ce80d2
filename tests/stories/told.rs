//! What a screen reader is told, in which order.
//!
//! `tests/fixtures/told.txt` holds it: after a wanted change, `UPDATE=1` before the command of the story records the
//! new one, to be read line by line.

use std::fmt::Write as _;
use std::path::Path;

use visitor::Visitor;

/// What a person who does not see the page goes by.
const ROLES: [&str; 13] = [
    "banner",
    "navigation",
    "main",
    "region",
    "heading",
    "dialog",
    "status",
    "textbox",
    "combobox",
    "switch",
    "slider",
    "button",
    "link",
];

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_main_story_is_told_in_order() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_until("the last panel stands", |visitor| {
        visitor.sees("region", "About these numbers")
    });
    visitor.wait_for("half are served in full");
    let mut told = String::new();
    let mut tell = |moment: &str, roles: &[&str]| {
        writeln!(told, "# {moment}").unwrap();
        // Three buttons a model would be a price list.
        let is_of_a_row = |line: &String| {
            ["Use", "Pin", "Hide"]
                .iter()
                .any(|word| line.starts_with(&format!("button \"{word} ")))
        };
        let lines = visitor.told(roles).into_iter();
        for line in lines.filter(|line| moment.contains("meeting") || !is_of_a_row(line)) {
            // Nothing is announced by what is empty.
            if line != "status: " && line != "alert: " {
                writeln!(told, "{line}").unwrap();
            }
        }
        told.push('\n');
    };
    tell("A newcomer arrives.", &ROLES);
    visitor.field("Output tokens").enter("2,000");
    visitor.wait_for("$209.70");
    visitor.wait_for("Saved in this browser.");
    tell("Answers are four times as long.", &["status"]);
    visitor.field("Output tokens").enter("many");
    visitor.wait_for("Until then 2,000 is used.");
    tell("A number is no number.", &["alert"]);
    visitor.button("Projector view").click();
    visitor.wait_until("all of the view is made", |visitor| {
        visitor.sees("combobox", "Model in column 4")
    });
    tell("A meeting looks at it.", &ROLES);

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/told.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &told).unwrap();
    }
    let recorded = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(told, recorded, "UPDATE=1 records what is told now");
}
