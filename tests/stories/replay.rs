//! The browser comes to the same years as the native program, byte for byte.

use std::path::PathBuf;

use serde_json::json;
use visitor::Visitor;
use visitor::site::{Headers, Site};

#[test]
#[ignore = "needs the built years and a browser: cargo xtask test"]
fn the_browser_comes_to_the_recorded_years() {
    let folder = std::env::var_os("TOPUP_YEARS").map(PathBuf::from);
    let folder = folder.expect("TOPUP_YEARS names no built program: run `cargo xtask test`");
    let site = Site::serve(&folder, Headers::None);
    let visitor = Visitor::arrive_at(site.address());
    visitor.go("");
    visitor.wait_until("the program starts", |visitor| {
        visitor.script("return typeof digest", &[]) == "function"
    });
    let (years, recorded) = include_str!("../fixtures/credit_years.txt")
        .trim_end()
        .split_once(' ')
        .unwrap();
    let years: u32 = years.parse().unwrap();
    let digest = visitor.script("return digest(arguments[0])", &[json!(years)]);
    assert_eq!(digest, recorded);
}
