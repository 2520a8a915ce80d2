//! `tests/FAULTS.md` names every fault once, and only tests that are there.

use crate::reading::{File, tree};

#[test]
fn every_fault_has_a_test_that_is_there_or_a_reason() {
    let tree = tree();
    let list = tree
        .iter()
        .find(|file| file.path == "tests/FAULTS.md")
        .unwrap();
    let broken = broken(&list.text, &tree);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_list_with_a_gap_or_a_test_that_is_not_there_is_noticed() {
    let code = [File {
        path: "tests/a.rs".to_owned(),
        text: "fn it_holds() {".to_owned(),
    }];
    let line = |number: usize, held: &str| format!("| {number} | a fault | {held} |\n");
    let all: String = (1..=86)
        .map(|number| line(number, "`a::it_holds`"))
        .collect();
    assert_eq!(broken(&all, &code), [""; 0]);
    assert_eq!(
        broken(&all.replace(&line(7, "`a::it_holds`"), ""), &code).len(),
        1
    );
    assert_eq!(
        broken(
            &all.replace(&line(7, "`a::it_holds`"), &line(7, "`a::gone`")),
            &code
        )
        .len(),
        1
    );
    assert_eq!(
        broken(
            &all.replace(&line(7, "`a::it_holds`"), &line(7, "somehow")),
            &code
        )
        .len(),
        1
    );
}

fn broken(list: &str, tree: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for number in 1..=86 {
        let start = format!("| {number} |");
        let lines: Vec<&str> = list
            .lines()
            .filter(|line| line.starts_with(&start))
            .collect();
        let [line] = lines.as_slice() else {
            broken.push(format!("fault {number} stands there {} times", lines.len()));
            continue;
        };
        let held = line
            .trim_end_matches(" |")
            .rsplit(" | ")
            .next()
            .unwrap_or_default();
        let is_said = held.starts_with("reason: ") || held.starts_with("open: ");
        let name = held
            .trim_matches('`')
            .rsplit("::")
            .next()
            .unwrap_or_default();
        let needle = format!("fn {name}(");
        let is_there = held.contains("::") && tree.iter().any(|file| file.text.contains(&needle));
        if !is_said && !is_there {
            broken.push(format!("fault {number}: there is no {held}"));
        }
    }
    broken
}
