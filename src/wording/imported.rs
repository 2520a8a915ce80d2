//! What was read of a file of usage or cost, and why some of it was not.

use super::day::date_short;
use super::number::count;
use super::{item, language, processing, say, usd};
use crate::actuals::{
    AddProblem, Compared, Difference, Dimension, Forgotten, Format, Import, NameBook, Preview,
    Refusal, Rejection, Value,
};

/// Which export a file is.
#[must_use]
pub fn format(format: Format) -> &'static str {
    match format {
        Format::Costs => say!("OpenAI costs"),
        Format::Usage => say!("OpenAI usage"),
        Format::Responses => say!("answers of the API"),
        Format::BatchOutput => say!("the output of a batch"),
        Format::LiteLlmLogs => say!("LiteLLM spend logs"),
        Format::LiteLlmDaily => say!("LiteLLM daily spend"),
        Format::Langfuse => say!("Langfuse observations"),
        Format::Helicone => say!("Helicone requests"),
        Format::Other => say!("a table with known columns"),
    }
}

/// Why a whole file is not taken.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => say!("The file is empty.").to_owned(),
        Refusal::NoUsage => {
            say!("There is no usage in this export. Choose days with usage, and export again.").to_owned()
        }
        Refusal::NotText(Some(what)) => say!("This file is {what}, not text. Export or save it as CSV or JSON and choose that file.", kind_of_file(what)),
        Refusal::NotText(None) => {
            say!("This file is not text. Export it as CSV or JSON and choose that file.").to_owned()
        }
        Refusal::Utf16 => {
            say!("This file is UTF-16 text. Save it as UTF-8 (“CSV UTF-8” in a spreadsheet) and choose it again.")
                .to_owned()
        }
        Refusal::WebPage => {
            say!("This file is a web page, perhaps the one that asks to sign in. Export the usage itself.")
                .to_owned()
        }
        Refusal::Scenario => {
            say!("This file is a scenario of Topup. Open it with “Open” at the top of the page.").to_owned()
        }
        Refusal::ErrorBody(error) => say!("This is an error message of the API ({error}), not usage. “Why did my balance vanish?” explains it.", error),
        Refusal::BatchInput => {
            say!("This file holds the requests of a batch. The usage is in the batch's output file.")
                .to_owned()
        }
        Refusal::Unknown(names) => say!("No column with usage or amounts is known in this file. It begins with: {names}.", language::list(names)),
        Refusal::TwiceNamed(name) => say!("Two columns are called “{name}”, so it is not clear which one counts.", name),
        Refusal::AllRejected(rows) => rows.first().map_or_else(
            || say!("No row of this file can be read.").to_owned(),
            |(line, why)| {
                say!("No row of this file can be read. Line {line}: {why}", line, rejection(why))
            },
        ),
    }
}

/// Why one row is not taken.
#[must_use]
pub fn rejection(why: &Rejection) -> String {
    match why {
        Rejection::Cells { found, expected } => {
            say!(
                "{found} cells, where the first line has {expected}.",
                found,
                expected
            )
        }
        Rejection::OpenQuote => say!("A quotation mark opens here and never closes.").to_owned(),
        Rejection::TooLong => say!("The record is longer than 16 MB.").to_owned(),
        Rejection::NotJson(why) => say!("Not JSON: {why}.", why),
        Rejection::BrokenJson => {
            say!("The JSON that begins here is broken or cut off; nothing after it was read.")
                .to_owned()
        }
        Rejection::Nothing => say!("Neither usage nor an amount.").to_owned(),
        Rejection::NoDate(text) if text.is_empty() => say!("No date.").to_owned(),
        Rejection::NoDate(text) => say!("“{text}” is not a date.", text),
        Rejection::DateOutside(text) => {
            say!(
                "“{text}” is before the API existed or after tomorrow.",
                text
            )
        }
        Rejection::NotACount { name, text } => {
            say!(
                "“{text}” is not a whole number of {name}.",
                text,
                counted_thing(name)
            )
        }
        Rejection::NotAnAmount(text) => say!("“{text}” is not an amount of money.", text),
        Rejection::TwoNumbers(text) => {
            say!(
                "“{text}” could be two numbers: it is not clear what its comma or point means.",
                text
            )
        }
        Rejection::Currency(text) => say!("The currency is {text}; OpenAI bills US dollars.", text),
        Rejection::Parts(why) => say!("The numbers contradict each other: {why}.", why),
    }
}

/// What a file is that is no text.
fn kind_of_file(kind: &str) -> &str {
    match kind {
        "a spreadsheet or a ZIP archive" => say!("a spreadsheet or a ZIP archive"),
        "a PDF" => say!("a PDF"),
        "compressed with gzip" => say!("compressed with gzip"),
        "a picture" => say!("a picture"),
        "a database" => say!("a database"),
        "an old spreadsheet" => say!("an old spreadsheet"),
        other => other,
    }
}

/// What is counted in a column.
fn counted_thing(name: &str) -> &str {
    match name {
        "input tokens" => say!("input tokens"),
        "output tokens" => say!("output tokens"),
        "cached tokens" => say!("cached tokens"),
        "cache writes" => say!("cache writes"),
        "reasoning tokens" => say!("reasoning tokens"),
        "audio tokens" => say!("audio tokens"),
        "image tokens" => say!("image tokens"),
        "total tokens" => say!("total tokens"),
        "requests" => say!("requests"),
        "failed requests" => say!("failed requests"),
        "quantity" => say!("quantity"),
        "seconds" => say!("seconds"),
        other => other,
    }
}

/// What is asked where a comma or a point could mean two things.
#[must_use]
pub fn asks_marks() -> &'static str {
    say!("Some numbers of this file can be read in two ways. What does a comma mean in it?")
}

/// Why a file that was read is not taken over.
#[must_use]
pub fn add_problem(problem: &AddProblem) -> String {
    match problem {
        AddProblem::SameFile { name } => {
            say!(
                "This is the same file as “{name}”, which is here already. Nothing was added.",
                name
            )
        }
        AddProblem::TooMany => {
            say!("No more files fit. Put one away first. Nothing was added.").to_owned()
        }
    }
}

/// So many rows.
pub(super) fn rows(number: u64) -> String {
    if number == 1 {
        return say!("1 row").to_owned();
    }
    say!("{number} rows", count(number))
}

/// What was read, sentence by sentence, the most important first.
#[must_use]
pub fn preview(import: &Import) -> Vec<String> {
    let Preview {
        rows: number,
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
        Some((first, last)) if first == last => say!(
            "{kind}: {rows} of {day}, {amount} in all.",
            kind,
            rows(*number),
            date_short(*first),
            usd(import.usd())
        ),
        Some((first, last)) => say!(
            "{kind}: {rows} from {day} to {day2}, {amount} in all.",
            kind,
            rows(*number),
            date_short(*first),
            date_short(*last),
            usd(import.usd())
        ),
        None => say!("{kind}: {rows}.", kind, rows(*number)),
    });
    if *rejected > 0 {
        said.push(say!(
            "{rows} cannot be read and would be left out.",
            rows(*rejected)
        ));
    }
    said.extend(divider(*divided_by).map(|divider| {
        say!(
            "Cells are divided by {divider}; “1,5” and “1.5” are one and a half.",
            divider
        )
    }));
    if *has_more {
        said.push(say!("This is one page of several: the others are missing.").to_owned());
    }
    if !unknown_models.is_empty() {
        let names: Vec<&str> = unknown_models
            .keys()
            .take(8)
            .map(|name| match import.names.models.text(*name) {
                "" => say!("(none)"),
                name => name,
            })
            .collect();
        said.push(say!(
            "Models without a price here: {models}. Their rows count where the file has an amount.",
            language::list(names)
        ));
    }
    if *undated > 0 {
        said.push(say!(
            "Without a day, and counted on today: {rows}.",
            rows(*undated)
        ));
    }
    if *empty > 0 {
        said.push(say!("{empty} time spans are without usage.", count(*empty)));
    }
    if *beside > 0 {
        said.push(say!(
            "{beside} records rightly count nothing.",
            count(*beside)
        ));
    }
    if !ignored.is_empty() {
        let some: Vec<&str> = ignored.iter().take(12).map(String::as_str).collect();
        said.push(say!(
            "Columns that are not used: {columns}.",
            language::list(some)
        ));
    }
    said.extend(less_kept(import.forgotten).map(str::to_owned));
    said
}

/// What divides the cells of a table, where it is not a comma.
fn divider(divided_by: Option<u8>) -> Option<&'static str> {
    match divided_by {
        Some(b';') => Some(say!("semicolons")),
        Some(b'\t') => Some(say!("tabs")),
        Some(b'|') => Some(say!("pipes")),
        Some(_) | None => None,
    }
}

/// What a file of too much variety is not asked about.
fn less_kept(forgotten: Forgotten) -> Option<&'static str> {
    match forgotten {
        Forgotten::Nothing => None,
        Forgotten::Hours => Some(say!(
            "There is so much variety that hours are not kept apart."
        )),
        Forgotten::Users => Some(say!(
            "There is so much variety that hours and users are not kept apart."
        )),
        Forgotten::Keys | Forgotten::Most => Some(say!(
            "There is so much variety that only days, models and projects are kept apart."
        )),
    }
}

/// That some days are in two files.
#[must_use]
pub fn overlap(other: &Import) -> String {
    say!(
        "“{other}” has some of the same days: what is in both would count twice.",
        other.name
    )
}

/// What a difference between an export and the catalog is.
#[must_use]
pub fn price_difference(difference: Difference) -> String {
    match difference {
        Difference::Same => say!("The same as the catalog").to_owned(),
        Difference::NoAmount => say!("No amount in the file: priced by the catalog").to_owned(),
        Difference::NoUsage => say!("An amount without a quantity: cannot be checked").to_owned(),
        Difference::Processing { fits } => {
            say!("The price of {fits} processing", processing(fits))
        }
        Difference::Residency => {
            say!("Data residency: token prices differ by the uplift").to_owned()
        }
        Difference::ContextBand => say!("The price of the other context band").to_owned(),
        Difference::CachedAtFullPrice => say!("Cached input at the full price").to_owned(),
        Difference::PriceOfAnotherDay { held } => {
            say!("The price that holds from {day}", date_short(held))
        }
        Difference::ProxyCache => say!("Answered from the proxy's own cache").to_owned(),
        Difference::UnknownModel => say!("The model has no price here").to_owned(),
        Difference::NotSold => say!("Not sold like this on that day").to_owned(),
        Difference::Unexplained => say!("Not explained").to_owned(),
    }
}

/// The two amounts of a difference: `exported $4.00, catalog $5.00`.
#[must_use]
pub fn compared(compared: &Compared) -> String {
    say!(
        "exported {exported}, catalog {catalog}",
        signed(compared.exported),
        signed(compared.catalog)
    )
}

/// What spend can be asked about.
#[must_use]
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Project => say!("Project"),
        Dimension::Model => say!("Model"),
        Dimension::Key => say!("API key"),
        Dimension::User => say!("User"),
        Dimension::Kind => say!("Kind of token or tool"),
        Dimension::Processing => say!("Processing"),
        Dimension::Day => say!("Day"),
        Dimension::Hour => say!("Hour (UTC)"),
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
        Value::Kind(None) | Value::Processing(None) | Value::Hour(None) => {
            say!("not told").to_owned()
        }
        Value::Project(_) | Value::Model(_) | Value::Key(_) | Value::User(_) => {
            match value.name(names) {
                Some(name) if !name.is_empty() => name.to_owned(),
                _ => say!("not told").to_owned(),
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
