//! What was read of a file of usage or cost, and why some of it was not.

use super::day::date_short;
use super::number::count;
use super::{item, processing, usd};
use crate::actuals::{
    AddProblem, Compared, Difference, Dimension, Forgotten, Format, Import, NameBook, Preview,
    Refusal, Rejection, Value,
};

/// Which export a file is.
#[must_use]
pub const fn format(format: Format) -> &'static str {
    match format {
        Format::Costs => "OpenAI costs",
        Format::Usage => "OpenAI usage",
        Format::Responses => "answers of the API",
        Format::BatchOutput => "the output of a batch",
        Format::LiteLlmLogs => "LiteLLM spend logs",
        Format::LiteLlmDaily => "LiteLLM daily spend",
        Format::Langfuse => "Langfuse observations",
        Format::Helicone => "Helicone requests",
        Format::Other => "a table with known columns",
    }
}

/// Why a whole file is not taken.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => "The file is empty.".to_owned(),
        Refusal::NoUsage => {
            "There is no usage in this export. Choose days with usage, and export again.".to_owned()
        }
        Refusal::NotText(Some(what)) => format!(
            "This file is {what}, not text. Export or save it as CSV or JSON and choose that file."
        ),
        Refusal::NotText(None) => {
            "This file is not text. Export it as CSV or JSON and choose that file.".to_owned()
        }
        Refusal::Utf16 => {
            "This file is UTF-16 text. Save it as UTF-8 (“CSV UTF-8” in a spreadsheet) and choose it again."
                .to_owned()
        }
        Refusal::WebPage => {
            "This file is a web page, perhaps the one that asks to sign in. Export the usage itself."
                .to_owned()
        }
        Refusal::Scenario => {
            "This file is a scenario of Topup. Open it with “Open” at the top of the page.".to_owned()
        }
        Refusal::ErrorBody(error) => format!(
            "This is an error message of the API ({error}), not usage. “Why did my balance vanish?” explains it."
        ),
        Refusal::BatchInput => {
            "This file holds the requests of a batch. The usage is in the batch's output file."
                .to_owned()
        }
        Refusal::Unknown(names) => format!(
            "No column with usage or amounts is known in this file. It begins with: {}.",
            names.join(", ")
        ),
        Refusal::TwiceNamed(name) => format!(
            "Two columns are called “{name}”, so it is not clear which one counts."
        ),
        Refusal::AllRejected(rows) => rows.first().map_or_else(
            || "No row of this file can be read.".to_owned(),
            |(line, why)| {
                format!("No row of this file can be read. Line {line}: {}", rejection(why))
            },
        ),
    }
}

/// Why one row is not taken.
#[must_use]
pub fn rejection(why: &Rejection) -> String {
    match why {
        Rejection::Cells { found, expected } => {
            format!("{found} cells, where the first line has {expected}.")
        }
        Rejection::OpenQuote => "A quotation mark opens here and never closes.".to_owned(),
        Rejection::TooLong => "The record is longer than 16 MB.".to_owned(),
        Rejection::NotJson(why) => format!("Not JSON: {why}."),
        Rejection::BrokenJson => {
            "The JSON that begins here is broken or cut off; nothing after it was read.".to_owned()
        }
        Rejection::Nothing => "Neither usage nor an amount.".to_owned(),
        Rejection::NoDate(text) if text.is_empty() => "No date.".to_owned(),
        Rejection::NoDate(text) => format!("“{text}” is not a date."),
        Rejection::DateOutside(text) => {
            format!("“{text}” is before the API existed or after tomorrow.")
        }
        Rejection::NotACount { name, text } => {
            format!("“{text}” is not a whole number of {name}.")
        }
        Rejection::NotAnAmount(text) => format!("“{text}” is not an amount of money."),
        Rejection::TwoNumbers(text) => {
            format!("“{text}” could be two numbers: it is not clear what its comma or point means.")
        }
        Rejection::Currency(text) => format!("The currency is {text}; OpenAI bills US dollars."),
        Rejection::Parts(why) => format!("The numbers contradict each other: {why}."),
    }
}

/// What is asked where a comma or a point could mean two things.
#[must_use]
pub const fn asks_marks() -> &'static str {
    "Some numbers of this file can be read in two ways. What does a comma mean in it?"
}

/// Why a file that was read is not taken over.
#[must_use]
pub fn add_problem(problem: &AddProblem) -> String {
    match problem {
        AddProblem::SameFile { name } => {
            format!("This is the same file as “{name}”, which is here already. Nothing was added.")
        }
        AddProblem::TooMany => {
            "No more files fit. Put one away first. Nothing was added.".to_owned()
        }
    }
}

/// What was read, sentence by sentence, the most important first.
#[must_use]
pub fn preview(import: &Import) -> Vec<String> {
    let Preview {
        rows,
        empty,
        beside,
        rejected,
        undated,
        days,
        unknown_models,
        ignored,
        has_more,
        divided_by,
        ..
    } = &import.preview;
    let mut said = Vec::new();
    let kind = format(import.format);
    said.push(match days {
        Some((first, last)) if first == last => format!(
            "{kind}: {} rows of {}, {} in all.",
            count(*rows),
            date_short(*first),
            usd(import.usd())
        ),
        Some((first, last)) => format!(
            "{kind}: {} rows from {} to {}, {} in all.",
            count(*rows),
            date_short(*first),
            date_short(*last),
            usd(import.usd())
        ),
        None => format!("{kind}: {} rows.", count(*rows)),
    });
    if *rejected > 0 {
        said.push(format!(
            "{} rows cannot be read and would be left out.",
            count(*rejected)
        ));
    }
    let divider = match divided_by {
        Some(b';') => Some("semicolons"),
        Some(b'\t') => Some("tabs"),
        Some(b'|') => Some("pipes"),
        Some(_) | None => None,
    };
    said.extend(divider.map(|divider| {
        format!("Cells are divided by {divider}; “1,5” and “1.5” are one and a half.")
    }));
    if *has_more {
        said.push("This is one page of several: the others are missing.".to_owned());
    }
    if !unknown_models.is_empty() {
        let names: Vec<&str> = unknown_models
            .keys()
            .take(8)
            .map(|name| match import.names.models.text(*name) {
                "" => "(none)",
                name => name,
            })
            .collect();
        said.push(format!(
            "Models without a price here: {}. Their rows count where the file has an amount.",
            names.join(", ")
        ));
    }
    if *undated > 0 {
        said.push(format!(
            "{} rows do not say when; they stand on today.",
            count(*undated)
        ));
    }
    if *empty > 0 {
        said.push(format!("{} time spans are without usage.", count(*empty)));
    }
    if *beside > 0 {
        said.push(format!("{} records rightly count nothing.", count(*beside)));
    }
    if !ignored.is_empty() {
        let some: Vec<&str> = ignored.iter().take(12).map(String::as_str).collect();
        said.push(format!("Columns that are not used: {}.", some.join(", ")));
    }
    let forgotten = match import.forgotten {
        Forgotten::Nothing => None,
        Forgotten::Hours => Some("There is so much variety that hours are not kept apart."),
        Forgotten::Users => {
            Some("There is so much variety that hours and users are not kept apart.")
        }
        Forgotten::Keys | Forgotten::Most => {
            Some("There is so much variety that only days, models and projects are kept apart.")
        }
    };
    said.extend(forgotten.map(str::to_owned));
    said
}

/// That some days are in two files.
#[must_use]
pub fn overlap(other: &Import) -> String {
    format!(
        "“{}” has some of the same days: what is in both would count twice.",
        other.name
    )
}

/// What a difference between an export and the catalog is.
#[must_use]
pub fn price_difference(difference: Difference) -> String {
    match difference {
        Difference::Same => "The same as the catalog".to_owned(),
        Difference::NoAmount => "No amount in the file: priced by the catalog".to_owned(),
        Difference::NoUsage => "An amount without a quantity: cannot be checked".to_owned(),
        Difference::Processing { fits } => {
            format!("The price of {} processing", processing(fits))
        }
        Difference::Residency => "Data residency: token prices differ by the uplift".to_owned(),
        Difference::ContextBand => "The price of the other context band".to_owned(),
        Difference::CachedAtFullPrice => "Cached input at the full price".to_owned(),
        Difference::PriceOfAnotherDay { held } => {
            format!("The price that holds from {}", date_short(held))
        }
        Difference::ProxyCache => "Answered from the proxy's own cache".to_owned(),
        Difference::UnknownModel => "The model has no price here".to_owned(),
        Difference::NotSold => "Not sold like this on that day".to_owned(),
        Difference::Unexplained => "Not explained".to_owned(),
    }
}

/// The two amounts of a difference: `exported $4.00, catalog $5.00`.
#[must_use]
pub fn compared(compared: &Compared) -> String {
    format!(
        "exported {}, catalog {}",
        signed(compared.exported),
        signed(compared.catalog)
    )
}

/// What spend can be asked about.
#[must_use]
pub const fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Project => "Project",
        Dimension::Model => "Model",
        Dimension::Key => "API key",
        Dimension::User => "User",
        Dimension::Kind => "Kind of token or tool",
        Dimension::Processing => "Processing",
        Dimension::Day => "Day",
        Dimension::Hour => "Hour (UTC)",
    }
}

/// An answer; text from outside stays text.
#[must_use]
pub fn value(value: Value, names: &NameBook) -> String {
    match value {
        Value::Kind(Some(of)) => item(of).to_owned(),
        Value::Processing(Some(of)) => processing(of).to_owned(),
        Value::Day(day) => date_short(day),
        Value::Hour(Some(hour)) => format!("{hour:02}:00"),
        Value::Kind(None) | Value::Processing(None) | Value::Hour(None) => "not told".to_owned(),
        Value::Project(_) | Value::Model(_) | Value::Key(_) | Value::User(_) => {
            match value.name(names) {
                Some(name) if !name.is_empty() => name.to_owned(),
                _ => "not told".to_owned(),
            }
        }
    }
}

/// An amount that may be below nothing, such as a credit in a cost export.
#[must_use]
pub fn signed(amount: crate::money::Usd) -> String {
    let nothing = crate::money::Usd::ZERO;
    if amount < nothing {
        format!("−{}", usd(nothing - amount))
    } else {
        usd(amount)
    }
}
