//! The engine without a page: JSON in, JSON out.

use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use topup::actuals::Importer;
use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::exchange::{PastedRequest, ScenarioFile, actuals_record, quote_records};
use topup::money::Usd;
use topup::quote::{Comparison, Span};
use topup::report::{Difference, Outlook, Pace, Report};
use topup::savings::{Fits, what_fits};
use topup::scenario::{Edit, Place, Scenario, Stage, Template, WorkloadEdit};
use topup::tokens::count;

const USAGE: &str =
    "usage: topup quote | topup count --model MODEL | topup request | topup report [OPTIONS] | topup actuals FILE

  quote    reads a usage record, or a list of them, as JSON; prints the exact cost with its lines
  count    reads text; prints how many tokens it is for MODEL and how that is known
  request  reads the body of an API request, or a Batch file; prints it as a scenario
  report   reads a scenario as the page exports it; prints the whole report, with ranges and versions
             --today YYYY-MM-DD  as of that day
             --workload NUMBER   with that workload in view, counted from 1 through all projects
             --fits-in DOLLARS   and with what of that workload fits in so much a month
  actuals  reads a file of usage or cost; prints what was spent, by project, model, kind, day

All print JSON, and read standard input but for actuals, which reads FILE piece by piece. Wrong input: one sentence on standard error, exit code 2.";

/// How much of a file is held at once.
const PIECE: usize = 1 << 18;

const WRONG_ARGUMENTS: &str = "the arguments are not quote, count --model MODEL, request, report [OPTIONS], or actuals FILE; topup --help explains them";

fn main() -> ExitCode {
    // Bytes that are not UTF-8 become a replacement character, which no command or model contains.
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let arguments: Vec<_> = arguments
        .iter()
        .map(|text| text.to_string_lossy())
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    let answer = match arguments.as_slice() {
        ["quote"] => quote(),
        ["count", "--model", model] => count_tokens(model),
        ["request"] => request(),
        ["report", options @ ..] => ReportOptions::read(options).and_then(report),
        ["actuals", file] => actuals(file),
        ["--help" | "-h" | "help"] => Ok(USAGE.to_owned()),
        _ => Err(WRONG_ARGUMENTS.to_owned()),
    };
    match answer {
        Ok(answer) => print(&answer),
        Err(sentence) => {
            eprintln!("{}", on_one_line(&sentence));
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

fn request() -> Result<String, String> {
    let catalog = catalog()?;
    let request = PastedRequest::read(&standard_input()?).map_err(|error| error.to_string())?;
    let base = Template::Assistant.workload();
    let encoding = request.encoding(&base, &catalog);
    let filled = request.fill(&base, &catalog, &|text| count(encoding, text));
    let mut scenario = Scenario::example(Stage::default());
    let edit = WorkloadEdit::Replace(Box::new(filled.workload));
    scenario
        .apply(Edit::Workload(Place::default(), edit))
        .map_err(|problem| problem.to_string())?;
    let file = ScenarioFile {
        prices_of: catalog.as_of,
        scenario,
        unit_costs: Vec::new(),
    };
    Ok(file.to_json())
}

/// What a report is asked for.
#[derive(Clone, Copy, Default)]
struct ReportOptions {
    today: Option<Date>,
    /// From 1, through all projects.
    workload: Option<usize>,
    fits_in: Option<Usd>,
}

impl ReportOptions {
    fn read(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        for pair in arguments.chunks(2) {
            match *pair {
                ["--today", day] if options.today.is_none() => {
                    options.today = Some(Date::parse(day).map_err(|error| error.to_string())?);
                }
                ["--workload", number] if options.workload.is_none() => {
                    let number = number.parse().ok().filter(|number| *number > 0);
                    options.workload =
                        Some(number.ok_or("--workload is a whole number from 1 on")?);
                }
                ["--fits-in", amount] if options.fits_in.is_none() => {
                    let amount = Usd::from_decimal(amount);
                    options.fits_in =
                        Some(amount.map_err(|_| "--fits-in is an amount of dollars, such as 50")?);
                }
                _ => return Err(WRONG_ARGUMENTS.to_owned()),
            }
        }
        Ok(options)
    }
}

/// A report with all that is computed besides, and what fits in an amount if that was asked for.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    report: Report,
    /// Where a range is given: the low and the high month.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlook: Option<Outlook>,
    /// Where there are several workloads: all of them on every model.
    #[serde(skip_serializing_if = "Option::is_none")]
    compare_all: Option<Comparison>,
    /// The busiest minute of the workload in view beside the rate limits that are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pace: Option<Pace>,
    /// By how much the work costs other than each kept version, line by line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<Version>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fits: Option<Fits>,
}

/// A kept version of the work.
#[derive(Serialize)]
struct Version {
    name: String,
    #[serde(flatten)]
    difference: Difference,
}

fn report(options: ReportOptions) -> Result<String, String> {
    let today = options.today.map_or_else(today, Ok)?;
    let scenario = ScenarioFile::from_json(&standard_input()?)
        .map_err(|error| error.to_string())?
        .scenario;
    let all = scenario.workloads().count();
    let number = options.workload.unwrap_or(1);
    let (place, workload) = scenario
        .workloads()
        .nth(number - 1)
        .ok_or_else(|| format!("there is no workload {number}: the scenario has {all}"))?;
    let catalog = catalog()?;
    let report = Report::new(&catalog, &scenario, place, today);
    let span = Span {
        today,
        days: scenario.days,
    };
    let fits = options.fits_in.map(|budget| {
        let priced = catalog.with_overrides(&scenario.overrides);
        what_fits(&priced, workload, span, &report.focus.compare, budget)
    });
    let versions = scenario.variants.iter().map(|own| Version {
        name: own.name.clone(),
        difference: Difference::new(&catalog, &scenario, own, today),
    });
    let answer = Answer {
        report,
        outlook: Outlook::new(&catalog, &scenario, today),
        compare_all: (all > 1).then(|| Report::compare_all(&catalog, &scenario, today)),
        pace: Pace::new(&catalog, &scenario, workload, today),
        versions: versions.collect(),
        fits,
    };
    serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())
}

fn actuals(file: &str) -> Result<String, String> {
    let unreadable = |error: std::io::Error| format!("'{file}' cannot be read: {error}");
    let mut source = std::fs::File::open(file).map_err(unreadable)?;
    let mut importer = Importer::new(catalog()?, today()?);
    let mut piece = vec![0; PIECE];
    loop {
        let length = source.read(&mut piece).map_err(unreadable)?;
        let read = piece.get(..length).unwrap_or_default();
        if read.is_empty() || !importer.feed(read) {
            break;
        }
    }
    let name = std::path::Path::new(file).file_name().unwrap_or_default();
    importer
        .finish(&name.to_string_lossy())
        .map(actuals_record)
        .map_err(|refusal| topup::wording::refusal(&refusal))
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

/// A sentence can quote what was read; whatever that holds, it stays one line of plain text.
fn on_one_line(sentence: &str) -> String {
    let mut line = String::with_capacity(sentence.len());
    for character in sentence.chars() {
        if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
            line.extend(character.escape_debug());
        } else {
            line.push(character);
        }
    }
    line
}

/// Today in UTC, as OpenAI's billing days are.
fn today() -> Result<Date, String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since
        .ok()
        .and_then(|since| u32::try_from(since.as_secs() / 86_400).ok())
        .map(|days| Date::EPOCH.plus_days(days))
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
