//! A file of a million rows, and how long it takes to read.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::run::{Outcome, cargo, run, say};
use crate::{checks, page, system, tools};

const HEAD: &str = "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,organization_name,user_email,api_source\n";

/// The first of January 2026.
const START: u64 = 1_767_225_600;

/// Line items with what a token costs, in femto-dollars.
const ITEMS: [(&str, u64); 4] = [
    ("gpt-5-mini, input", 250_000_000),
    ("gpt-5-mini, cached input", 25_000_000),
    ("gpt-5-mini, output", 2_000_000_000),
    ("gpt-5-nano, input", 50_000_000),
];

/// Reads so many rows with the program, and so many with the page in a browser; both sums must be exact.
pub(crate) fn measure(options: &[&str]) -> Outcome<()> {
    let rows: u64 = match options {
        [] => 1_000_000,
        [rows] => rows
            .parse()
            .map_err(|_| format!("`{rows}` is not a number of rows."))?,
        _ => return Err("million takes one number of rows at most.".to_owned()),
    };
    let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../target/million.csv"]
        .iter()
        .collect();
    let expected = write(&file, rows).map_err(|error| format!("{}: {error}", file.display()))?;
    let size = std::fs::metadata(&file).map_or(0, |file| file.len());
    println!("{rows} rows, {} MB, {expected}", size / 1_000_000);
    run(cargo().args(["build", "--locked", "--release", "--bin", "topup"]))?;
    let program: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../target/release/topup"]
        .iter()
        .collect();
    let start = Instant::now();
    let child = Command::new(&program)
        .arg("actuals")
        .arg(&file)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let id = child.id();
    let watch = std::thread::spawn(move || peak_memory(id));
    let answer = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    let kilobytes = watch.join().unwrap_or(0);
    println!("{seconds:.1} s, at most {} MB of memory", kilobytes / 1000);
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    for wanted in [
        format!("\"usd\": \"{expected}\""),
        format!("\"rows\": {rows},"),
        "\"rejected\": 0,".to_owned(),
    ] {
        if !answer.contains(&wanted) {
            return Err(format!("the answer has no {wanted}"));
        }
    }
    println!("the sum is exact.");
    in_a_browser(rows)
}

/// The page reads an hourly export of usage that is made in it.
fn in_a_browser(rows: u64) -> Outcome<()> {
    let tools = tools::ready()?;
    system::browser()?;
    page::build(&tools)?;
    say("Reading in Chromium");
    run(checks::browser_tests()
        .args(["measured::a_million_rows", "--ignored", "--nocapture"])
        .env("TOPUP_ROWS", rows.to_string()))
}

/// Writes the rows and returns their exact sum in dollars.
fn write(file: &Path, rows: u64) -> std::io::Result<String> {
    let mut out = BufWriter::new(File::create(file)?);
    out.write_all(HEAD.as_bytes())?;
    let mut sum: u128 = 0;
    for (row, (item, femto)) in (0..rows).zip(ITEMS.iter().cycle()) {
        let day = row % 300;
        let (from, to) = (START + day * 86_400, START + (day + 1) * 86_400);
        let tokens = 1_000 + row * 7_919 % 100_000;
        let amount = u128::from(tokens) * u128::from(*femto);
        sum += amount;
        let (project, key) = (row % 7, row % 13);
        writeln!(
            out,
            "{from},{to},,,{},usd,{tokens}.0,tokens,\"{item}\",,key_{key},proj_{project},org-1,,,,",
            decimal(amount)
        )?;
    }
    out.flush()?;
    Ok(decimal(sum))
}

fn decimal(femto: u128) -> String {
    const PER_DOLLAR: u128 = 1_000_000_000_000_000;
    let text = format!("{}.{:015}", femto / PER_DOLLAR, femto % PER_DOLLAR);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The most memory a program has held, in kilobytes, while it runs; nothing where that is not told.
fn peak_memory(id: u32) -> u64 {
    let mut most = 0;
    while let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status")) {
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let Some(kilobytes) = line.and_then(|line| line.split_whitespace().nth(1)) else {
            break;
        };
        most = most.max(kilobytes.parse().unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    most
}
