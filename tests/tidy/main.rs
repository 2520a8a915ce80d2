//! What the compiler does not hold: who may know whom, where things may stand, how long a file is.
//!
//! A rule is a function from files to what breaks it, tried on the whole tree and on a sample that
//! breaks it, so that a rule that has stopped looking turns red as well.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a tree that cannot be read is a failed test"
)]

mod lists;
mod reading;
mod words;

use std::path::Path;

use reading::{File, has_word, literals, tree, without_comments, without_placeholders};

/// Each room of the library and the rooms it may name, all of them above it.
const ROOMS: [(&str, &[&str]); 19] = [
    ("tokens", &[]),
    ("calendar", &[]),
    ("money", &["tokens"]),
    ("packed", &["calendar", "money"]),
    ("catalog", &["tokens", "calendar", "money", "packed"]),
    ("workload", &["tokens", "calendar", "money", "catalog"]),
    (
        "quote",
        &["tokens", "calendar", "money", "catalog", "workload"],
    ),
    ("credits", &["calendar", "money", "catalog"]),
    (
        "actuals",
        &["tokens", "calendar", "money", "packed", "catalog", "quote"],
    ),
    (
        "scenario",
        &[
            "tokens", "calendar", "money", "catalog", "workload", "credits", "actuals",
        ],
    ),
    (
        "savings",
        &[
            "tokens", "calendar", "money", "catalog", "workload", "quote", "scenario",
        ],
    ),
    (
        "report",
        &[
            "tokens", "calendar", "money", "catalog", "workload", "quote", "credits", "scenario",
            "savings",
        ],
    ),
    (
        "shortage",
        &[
            "calendar", "money", "catalog", "workload", "quote", "credits", "actuals", "scenario",
            "report",
        ],
    ),
    ("plot", &["calendar"]),
    (
        "exchange",
        &[
            "tokens", "calendar", "money", "catalog", "workload", "quote", "credits", "actuals",
            "scenario",
        ],
    ),
    ("keeping", &["exchange"]),
    ("worker", &["tokens"]),
    (
        "wording",
        &[
            "tokens", "calendar", "money", "catalog", "workload", "quote", "credits", "actuals",
            "scenario", "savings", "report", "shortage", "exchange", "keeping", "worker",
        ],
    ),
    (
        "ui",
        &[
            "tokens", "calendar", "money", "catalog", "workload", "quote", "credits", "actuals",
            "scenario", "savings", "report", "shortage", "plot", "exchange", "keeping", "worker",
            "wording",
        ],
    ),
];

/// Crates that know a browser.
const WEB_CRATES: [&str; 7] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "console_error_panic_hook",
];

/// Rooms in which every number is whole.
const EXACT_ROOMS: [&str; 7] = [
    "money", "catalog", "quote", "credits", "actuals", "scenario", "shortage",
];

/// The most lines of a file.
const MOST_LINES: usize = 400;

/// Longer files, and why each is still one.
const LONG_FILES: [(&str, &str); 8] = [
    (
        "src/actuals/import/json.rs",
        "a quarter of it is the tests of one reader",
    ),
    (
        "src/actuals/notice.rs",
        "a list of independent rules, one function each",
    ),
    (
        "src/shortage/diagnose.rs",
        "a quarter of it is the tests of one function",
    ),
    (
        "src/credits/simulate.rs",
        "two thirds of it are the worked courses of one machine",
    ),
    (
        "tests/properties/billing.rs",
        "a list of independent properties of one thing",
    ),
    (
        "tests/properties/oracle.rs",
        "a second opinion is read from top to bottom",
    ),
    (
        "tests/visitor/src/person.rs",
        "everything one person can do, one method each",
    ),
    (
        "tests/tidy/main.rs",
        "every rule stands beside the samples that break it",
    ),
];

#[test]
fn a_room_names_only_rooms_above_it() {
    assert_holds(ladder);
    assert_fires(ladder, "src/money/rate.rs", "use crate::catalog::Model;");
    assert_fires(
        ladder,
        "src/quote/price.rs",
        "use crate::{money::Usd, report::{Bill}};",
    );
    assert_fires(
        ladder,
        "src/exchange/link.rs",
        "fn f() -> crate::ui::App {}",
    );
    assert_fires(ladder, "src/worker/serve.rs", "    crate::money::Usd::ZERO");
    assert_fires(ladder, "src/attic/mod.rs", "");
    assert_quiet(ladder, "src/money/rate.rs", "use crate::{tokens::Tokens};");
}

#[test]
fn the_list_of_rooms_is_the_order_they_stand_in() {
    for (place, (room, may_name)) in ROOMS.iter().enumerate() {
        for other in *may_name {
            let above = ROOMS.iter().position(|(name, _)| name == other);
            assert!(
                above.is_some_and(|above| above < place),
                "{room} and {other}"
            );
        }
    }
    let library = tree()
        .into_iter()
        .find(|file| file.path == "src/lib.rs")
        .unwrap();
    for (room, _) in ROOMS {
        let is_named = [format!("pub mod {room};"), format!("pub use ::{room};")];
        assert!(
            is_named.iter().any(|line| library.text.contains(line)),
            "{room}"
        );
    }
}

#[test]
fn only_the_page_and_the_worker_name_a_web_crate() {
    assert_holds(web_crates);
    assert_fires(web_crates, "src/report/bill.rs", "use leptos::prelude::*;");
    assert_fires(web_crates, "src/bin/topup.rs", "    web_sys::window();");
    assert_quiet(web_crates, "src/ui/mod.rs", "use leptos::prelude::*;");
    assert_quiet(web_crates, "src/report/bill.rs", "// leptos draws it");
}

#[test]
fn only_wording_writes_a_dollar_sign() {
    assert_holds(dollar_signs);
    assert_fires(
        dollar_signs,
        "src/ui/panels/bill.rs",
        r#"format!("${}", 1)"#,
    );
    assert_fires(
        dollar_signs,
        "src/report/bill.rs",
        r##"let a = r#"a " $5"#;"##,
    );
    assert_fires(dollar_signs, "src/report/bill.rs", "let a = '$';");
    assert_quiet(
        dollar_signs,
        "src/money/decimal.rs",
        r#"format!("{a:0width$}")"#,
    );
    assert_quiet(dollar_signs, "src/money/decimal.rs", "// costs \"$5\"");
    assert_quiet(dollar_signs, "src/wording/amount.rs", r#""$5""#);
}

#[test]
fn no_float_stands_where_money_is() {
    assert_holds(floats);
    assert_fires(floats, "src/credits/schedule.rs", "let days = 1 as f64;");
    assert_fires(floats, "src/money/usd.rs", "fn a() -> f32 {}");
    assert_quiet(floats, "src/worker/answer.rs", "milliseconds: f64");
    assert_quiet(
        floats,
        "src/money/usd.rs",
        "// an f64 would lose cents\nlet half64 = 1;",
    );
}

#[test]
fn no_text_becomes_markup() {
    assert_holds(markup);
    assert_fires(
        markup,
        "src/ui/panels/bill.rs",
        "view! { <p inner_html=note/> }",
    );
    assert_fires(markup, "static/boot.js", "reason.innerHTML = text;");
}

#[test]
fn every_stylesheet_is_linked() {
    assert_holds(unlinked_stylesheets);
    let index = r#"<link data-trunk rel="css" href="../style/a.css">"#;
    let broken = [file("static/index.html", index), file("style/b.css", "")];
    assert_eq!(unlinked_stylesheets(&broken).len(), 1);
}

#[test]
fn only_the_theme_knows_colors() {
    assert_holds(colors);
    assert_fires(colors, "style/panels.css", ".a { color: #fff; }");
    assert_fires(colors, "style/panels.css", ".a { color: rgb(1 2 3); }");
    assert_fires(
        colors,
        "style/panels.css",
        ".a { border: 1px solid #12ab56 }",
    );
    assert_quiet(
        colors,
        "style/panels.css",
        "#fade { color: var(--ink); } /* #fff */",
    );
    assert_quiet(colors, "style/theme.css", ":root { --ink: #fff; }");
}

#[test]
fn a_file_is_short_or_has_its_reason() {
    assert_holds(long_files);
    assert_fires(
        long_files,
        "src/report/bill.rs",
        &"\n".repeat(MOST_LINES + 1),
    );
    assert_quiet(long_files, "src/report/bill.rs", &"\n".repeat(MOST_LINES));
    for (path, reason) in LONG_FILES {
        let lines = tree()
            .iter()
            .find(|file| file.path == path)
            .map(|file| file.text.lines().count());
        assert!(
            lines > Some(MOST_LINES),
            "{path} needs no reason any more: {reason}"
        );
    }
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    assert_holds(machine);
    for path in MACHINE_PATHS {
        assert_fires(
            machine,
            "xtask/src/main.rs",
            &format!("let a = \"{path}x\";"),
        );
    }
    let mirror = ["registry", "+", "https://mirror.example/index"].concat();
    assert_fires(machine, "Cargo.lock", &format!("source = \"{mirror}\""));
    assert_fires(
        machine,
        ".cargo/config.toml",
        "[source.crates-io]\nreplace-with = \"a\"",
    );
    assert_quiet(
        machine,
        "Cargo.lock",
        &format!("source = \"{PUBLIC_INDEX}\""),
    );
}

#[test]
fn the_whole_tree_is_read() {
    let tree = tree();
    for path in [
        "static/index.html",
        "Cargo.toml",
        "src/ui/mod.rs",
        "style/theme.css",
        "tests/tidy/main.rs",
    ] {
        assert!(tree.iter().any(|file| file.path == path), "{path}");
    }
    assert!(tree.len() > 100, "{}", tree.len());
}

fn ladder(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files {
        let Some((room, _)) = file
            .path
            .strip_prefix("src/")
            .and_then(|path| path.split_once('/'))
        else {
            continue;
        };
        if room == "bin" {
            continue;
        }
        let Some((_, may_name)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            broken.push(format!("{}: {room} is not in the list of rooms", file.path));
            continue;
        };
        for named in rooms_named(&without_comments(&file.text)) {
            if named != room && !may_name.contains(&named.as_str()) {
                broken.push(format!("{}: {room} may not name {named}", file.path));
            }
        }
    }
    broken
}

/// The names right behind each `crate::`, those in braces too.
fn rooms_named(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        let is_part = |letter: &char| letter.is_alphanumeric() || *letter == '_';
        text.trim_start().chars().take_while(is_part).collect()
    };
    let mut named = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            named.push(word(rest));
            continue;
        };
        let mut depth = 1;
        let mut item = String::new();
        for letter in list.chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => named.push(word(&std::mem::take(&mut item))),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if letter != ',' {
                item.push(letter);
            }
        }
        named.push(word(&item));
    }
    named.retain(|name| !name.is_empty());
    named
}

fn web_crates(files: &[File]) -> Vec<String> {
    let may = |path: &str| {
        [
            "src/ui/",
            "src/worker/",
            "src/main.rs",
            "src/bin/token_worker.rs",
            "src/bin/import_worker.rs",
        ]
        .iter()
        .any(|place| path.starts_with(place))
    };
    let rust = rust_of(files, "src/").filter(|file| !may(&file.path));
    rust.flat_map(|file| {
        let code = without_comments(&file.text);
        let named = WEB_CRATES
            .into_iter()
            .filter(move |name| has_word(&code, name));
        named.map(|name| format!("{}: {name}", file.path))
    })
    .collect()
}

fn dollar_signs(files: &[File]) -> Vec<String> {
    rust_of(files, "src/")
        .filter(|file| !file.path.starts_with("src/wording/"))
        .flat_map(|file| {
            literals(&file.text)
                .into_iter()
                .map(|text| (&file.path, text))
        })
        .filter(|(_, literal)| without_placeholders(literal).contains('$'))
        .map(|(path, literal)| format!("{path}: {literal:?}"))
        .collect()
}

fn floats(files: &[File]) -> Vec<String> {
    let is_exact = |path: &str| {
        let room = path
            .strip_prefix("src/")
            .and_then(|path| path.split_once('/'));
        room.is_some_and(|(room, _)| EXACT_ROOMS.contains(&room))
    };
    rust_of(files, "src/")
        .filter(|file| is_exact(&file.path))
        .filter(|file| {
            let code = without_comments(&file.text);
            has_word(&code, "f32") || has_word(&code, "f64")
        })
        .map(|file| file.path.clone())
        .collect()
}

fn markup(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| !file.path.starts_with("tests/"))
        .filter(|file| {
            ["inner_html", "innerHTML", "outerHTML", "insertAdjacentHTML"]
                .iter()
                .any(|way| file.text.contains(way))
        })
        .map(|file| file.path.clone())
        .collect()
}

fn unlinked_stylesheets(files: &[File]) -> Vec<String> {
    let index = files.iter().find(|file| file.path == "static/index.html");
    let links =
        |path: &str| index.is_some_and(|index| index.text.contains(&format!("href=\"../{path}\"")));
    sheets(files)
        .filter(|file| !links(&file.path))
        .map(|file| file.path.clone())
        .collect()
}

fn colors(files: &[File]) -> Vec<String> {
    sheets(files)
        .filter(|file| file.path != "style/theme.css")
        .flat_map(|file| {
            let rules = without_comments(&file.text);
            let values: Vec<_> = rules
                .split('{')
                .skip(1)
                .filter_map(|block| block.split_once('}').map(|(values, _)| values.to_owned()))
                .filter(|values| has_color(values))
                .collect();
            values
                .into_iter()
                .map(|values| format!("{}: {}", file.path, values.trim()))
        })
        .collect()
}

fn has_color(values: &str) -> bool {
    let is_hex = values.split('#').skip(1).any(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        (3..=8).contains(&digits)
    });
    is_hex
        || ["rgb(", "rgba(", "hsl(", "hsla("]
            .iter()
            .any(|color| values.contains(color))
}

fn long_files(files: &[File]) -> Vec<String> {
    let is_read = |path: &str| {
        let ending = Path::new(path).extension();
        ["rs", "css", "js", "html"]
            .iter()
            .any(|read| ending.is_some_and(|ending| ending == *read))
    };
    files
        .iter()
        .filter(|file| is_read(&file.path) && file.text.lines().count() > MOST_LINES)
        .filter(|file| !LONG_FILES.iter().any(|(path, _)| *path == file.path))
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect()
}

/// Beginnings of paths that exist on one machine only; in two parts, or this file would name them.
const MACHINE_PATHS: [&str; 6] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/tm", "p/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
    concat!("C:", "\\"),
];

/// The public index, which every lock file names.
const PUBLIC_INDEX: &str = concat!("registry+https://github.com/rust-lang/", "crates.io-index");

fn machine(files: &[File]) -> Vec<String> {
    let of = |file: &File| {
        let text = file.text.replace(PUBLIC_INDEX, "");
        let places = [
            concat!("registry", "+"),
            concat!("replace", "-with"),
            "[registries",
        ];
        let registries = if file.path == "tests/tidy/main.rs" {
            &[][..]
        } else {
            &places
        };
        MACHINE_PATHS
            .iter()
            .chain(registries)
            .filter(|place| text.contains(**place))
            .map(|place| format!("{}: {place}", file.path))
            .collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}

fn rust_of<'a>(files: &'a [File], place: &'a str) -> impl Iterator<Item = &'a File> {
    let is_rust = |path: &str| {
        Path::new(path)
            .extension()
            .is_some_and(|ending| ending == "rs")
    };
    files
        .iter()
        .filter(move |file| file.path.starts_with(place) && is_rust(&file.path))
}

fn sheets(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.path.starts_with("style/"))
}

/// The whole tree keeps a rule.
#[track_caller]
fn assert_holds(rule: fn(&[File]) -> Vec<String>) {
    let broken = rule(&tree());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A rule is broken by a file.
#[track_caller]
fn assert_fires(rule: fn(&[File]) -> Vec<String>, path: &str, text: &str) {
    assert!(!rule(&[file(path, text)]).is_empty(), "{path}: {text}");
}

/// A rule is not broken by a file.
#[track_caller]
fn assert_quiet(rule: fn(&[File]) -> Vec<String>, path: &str, text: &str) {
    assert_eq!(rule(&[file(path, text)]), [""; 0], "{path}: {text}");
}

fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
