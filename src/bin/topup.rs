//! The engine without a page: JSON in, JSON out.

use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::exchange::{ScenarioFile, quote_records};
use topup::report::Report;
use topup::tokens::count;

const USAGE: &str =
    "usage: topup quote | topup count --model MODEL | topup report [--today YYYY-MM-DD]

  quote    reads a usage record, or a list of them, as JSON; prints the exact cost with its lines
  count    reads text; prints how many tokens it is for MODEL and how that is known
  report   reads a scenario as the page exports it; prints the whole report

All read standard input and print JSON. Wrong input: one sentence on standard error, exit code 2.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = match arguments.as_slice() {
        ["quote"] => quote(),
        ["count", "--model", model] => count_tokens(model),
        ["report"] => today().and_then(report),
        ["report", "--today", day] => Date::parse(day)
            .map_err(|error| error.to_string())
            .and_then(report),
        ["--help" | "-h" | "help"] => Ok(USAGE.to_owned()),
        _ => Err(USAGE.to_owned()),
    };
    match answer {
        Ok(answer) => print(&answer),
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn quote() -> Result<String, String> {
    let records = standard_input()?;
    quote_records(&catalog()?, &records, today()?).map_err(|error| error.to_string())
}

fn count_tokens(model: &str) -> Result<String, String> {
    let catalog = catalog()?;
    let model = catalog
        .find(model)
        .ok_or_else(|| format!("the model '{model}' is unknown: no such model in the catalog"))?;
    let (encoding, known) = model
        .encoding
        .ok_or_else(|| format!("'{}' is not billed by text tokens", model.id))?;
    let tokens = count(encoding, &standard_input()?);
    let answer = serde_json::json!({
        "model": model.id, "tokens": tokens, "known": known, "encoding": encoding,
    });
    Ok(answer.to_string())
}

fn report(today: Date) -> Result<String, String> {
    let file = ScenarioFile::from_json(&standard_input()?).map_err(|error| error.to_string())?;
    let report = Report::new(&catalog()?, &file.scenario, today);
    serde_json::to_string_pretty(&report).map_err(|error| error.to_string())
}

fn catalog() -> Result<Catalog, String> {
    Catalog::built_in().map_err(|error| error.to_string())
}

fn standard_input() -> Result<String, String> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("standard input cannot be read: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        format!(
            "standard input is not UTF-8 text (byte {})",
            error.utf8_error().valid_up_to()
        )
    })
}

/// Today in UTC, as OpenAI's billing days are.
fn today() -> Result<Date, String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since
        .ok()
        .and_then(|since| u32::try_from(since.as_secs() / 86_400).ok());
    let epoch = Date::new(1970, 1, 1);
    epoch
        .zip(days)
        .map(|(epoch, days)| epoch.plus_days(days))
        .ok_or_else(|| "this machine's clock is before 1970".to_owned())
}

fn print(answer: &str) -> ExitCode {
    match writeln!(std::io::stdout(), "{answer}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standard output cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}
