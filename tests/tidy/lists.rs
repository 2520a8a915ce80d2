//! The lists of invariants and of faults name every one of them once, and only tests that are there.

use crate::reading::{File, tree};

/// Each list and how many lines it has.
const LISTS: [(&str, usize); 2] = [("tests/INVARIANTS.md", 58), ("tests/FAULTS.md", 86)];

#[test]
fn every_invariant_and_fault_has_tests_that_are_there_or_a_reason() {
    let tree = tree();
    for (path, length) in LISTS {
        let list = tree.iter().find(|file| file.path == path).unwrap();
        let broken = broken(&list.text, length, &tree);
        assert!(broken.is_empty(), "{path}:\n{}", broken.join("\n"));
    }
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
    assert_eq!(broken(&all, 86, &code), [""; 0]);
    for other in [
        String::new(),
        line(7, "`a::gone`"),
        line(7, "`a::it_holds`, `a::gone`"),
        line(7, "somehow"),
    ] {
        let changed = all.replace(&line(7, "`a::it_holds`"), &other);
        assert_eq!(broken(&changed, 86, &code).len(), 1, "{other}");
    }
}

fn broken(list: &str, length: usize, tree: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for number in 1..=length {
        let start = format!("| {number} |");
        let lines: Vec<&str> = list
            .lines()
            .filter(|line| line.starts_with(&start))
            .collect();
        let [line] = lines.as_slice() else {
            broken.push(format!("{number} stands there {} times", lines.len()));
            continue;
        };
        let held = line
            .trim_end_matches(" |")
            .rsplit(" | ")
            .next()
            .unwrap_or_default();
        let is_said = ["reason: ", "open: ", "lint: "]
            .iter()
            .any(|start| held.starts_with(start));
        if is_said {
            continue;
        }
        for test in held.split(", ") {
            let name = test
                .trim_matches('`')
                .rsplit("::")
                .next()
                .unwrap_or_default();
            let needle = format!("fn {name}(");
            let is_there =
                test.contains("::") && tree.iter().any(|file| file.text.contains(&needle));
            if !is_there {
                broken.push(format!("{number}: there is no {test}"));
            }
        }
    }
    broken
}
