//! The words around actual spend: files, tables, the chart.

use super::day::{date, date_short};
use super::imported::{format, rows, signed, value};
use super::number::{bytes, count, share};
use super::{days, input_ratio, language, no_amount, say, usd};
use crate::actuals::{Cell, Habit, Import, NameBook, Preview, Value};
use crate::calendar::Date;
use crate::money::Usd;

/// What the panel is for.
#[must_use]
pub fn actuals_lead() -> &'static str {
    say!(
        "Give it an export of usage or costs from OpenAI's dashboard, a page of its usage or costs API, answers of the API, the output of a batch, or an export of LiteLLM, Langfuse or Helicone. It is read in this page and sent nowhere; it is forgotten when you leave."
    )
}

/// What pasted text is called.
#[must_use]
pub fn pasted_file() -> &'static str {
    say!("pasted text")
}

/// How far a file has been read.
#[must_use]
pub fn reading(name: &str, done: u64, size: u64, rows: u64) -> String {
    say!(
        "Reading {name}: {read} of {size}, {rows}.",
        name,
        bytes(done),
        bytes(size),
        self::rows(rows)
    )
}

/// What a preview is of.
#[must_use]
pub fn preview_of(name: &str) -> String {
    say!("Read, not taken over yet: {name}", name)
}

/// The button that takes over what was read.
#[must_use]
pub fn accept_import(preview: &Preview) -> String {
    if preview.rejected > 0 {
        say!("Take over the {rows} that can be read", rows(preview.rows))
    } else if preview.rows == 1 {
        say!("Take over the row").to_owned()
    } else {
        say!("Take over all {rows}", rows(preview.rows))
    }
}

/// A file that was taken over, in a line.
#[must_use]
pub fn file_summary(import: &Import) -> String {
    let dates = import
        .preview
        .days
        .map_or_else(String::new, |(first, last)| span(first, last));
    say!(
        "{name} ({format}): {rows}, {dates}, {amount}",
        import.name,
        format(import.format),
        rows(import.preview.rows),
        dates,
        signed(import.usd())
    )
}

/// Days from one to another.
#[must_use]
pub fn span(first: Date, last: Date) -> String {
    if first == last {
        date_short(first)
    } else {
        say!("{day} to {day2}", date_short(first), date_short(last))
    }
}

/// The sums of everything, each with its name.
#[must_use]
pub fn spend_totals(whole: &Cell) -> Vec<(&'static str, String)> {
    let mut totals = vec![(say!("Spent"), signed(whole.usd()))];
    if whole.requests > 0 {
        totals.push((say!("Requests"), count(whole.requests)));
        totals.push((say!("A request"), per_request(whole)));
    }
    if whole.input() > 0 {
        totals.push((say!("Cached share of input"), cached(whole)));
    }
    totals.extend(
        input_ratio(whole.input(), whole.output())
            .map(|ratio| (say!("Input for each output token"), ratio)),
    );
    if whole.judged > 0 {
        totals.push((say!("Failed"), failed(whole)));
    }
    if whole.watched > 0 {
        totals.push((say!("Sent again"), part(whole.retried, whole.watched)));
    }
    if whole.unpriced > 0 {
        totals.push((say!("Rows without a price"), count(whole.unpriced)));
    }
    totals
}

fn per_request(sum: &Cell) -> String {
    let each = sum.usd().max(Usd::ZERO).times_ratio(1, sum.requests.into());
    each.map_or_else(|| no_amount().to_owned(), usd)
}

fn part(part: u64, whole: u64) -> String {
    let share_of = u128::from(part) * 1000;
    let thousandths = share_of
        .checked_div(whole.into())
        .and_then(|share| u64::try_from(share).ok());
    thousandths.map_or_else(|| no_amount().to_owned(), share)
}

fn cached(sum: &Cell) -> String {
    part(sum.cached(), sum.input())
}

fn failed(sum: &Cell) -> String {
    part(sum.failed, sum.judged)
}

/// The cells of a row of spend: spent, share, requests, a request, input, cached, output, failed, rows.
#[must_use]
pub fn spend_cells(sum: &Cell, whole: &Cell) -> [String; 9] {
    let or_none = |number: u64| {
        if number == 0 {
            no_amount().to_owned()
        } else {
            count(number)
        }
    };
    let of_all = if sum.usd() < Usd::ZERO || whole.usd() < Usd::ZERO {
        None
    } else {
        sum.usd().thousandths_of(whole.usd())
    };
    let spent = if sum.unpriced == sum.rows && sum.usd().is_zero() {
        super::unknown().to_owned()
    } else {
        signed(sum.usd())
    };
    [
        spent,
        of_all.map_or_else(|| no_amount().to_owned(), share),
        or_none(sum.requests),
        per_request(sum),
        or_none(sum.input()),
        cached(sum),
        or_none(sum.output()),
        failed(sum),
        count(sum.rows),
    ]
}

/// The lines of the file behind a row: `12–480`.
#[must_use]
pub fn lines(sum: &Cell) -> String {
    if sum.first_line == sum.last_line {
        count(sum.first_line)
    } else {
        format!("{}–{}", count(sum.first_line), count(sum.last_line))
    }
}

/// That a table shows only its first rows.
#[must_use]
pub fn more_rows(rows: usize, most: usize) -> Option<String> {
    let more = rows.checked_sub(most).filter(|more| *more > 0)?;
    let more = self::rows(u64::try_from(more).unwrap_or(u64::MAX));
    Some(say!("In the file you can download: {rows} more.", more))
}

/// The button that looks into one answer.
#[must_use]
pub fn look_into(name: &str) -> String {
    say!("Look into {name}", name)
}

/// The button that shows the rows behind a sentence.
#[must_use]
pub fn show_rows_of(sentence: &str) -> String {
    say!("Show the rows: {sentence}", sentence)
}

/// The button that puts a file away.
#[must_use]
pub fn put_away(name: &str) -> String {
    say!("Put away {name}", name)
}

/// What is said where nothing stands out.
#[must_use]
pub fn nothing_stands_out() -> &'static str {
    say!("Nothing stands out in these days.")
}

/// A layer of the chart.
#[must_use]
pub fn layer(layer: Option<Value>, names: &NameBook) -> String {
    layer.map_or_else(|| say!("everything else").to_owned(), |of| value(of, names))
}

/// What the chart shows, for those who cannot see it.
#[must_use]
pub fn spend_chart(first: Date, length: usize, names: &[String]) -> String {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    say!(
        "Spend by day, {days} from {day}, stacked by {names}. The table of days says the same.",
        days(length),
        date_short(first),
        language::list(names)
    )
}

/// That the plan follows the imported days now.
#[must_use]
pub fn calibrated() -> &'static str {
    say!(
        "The plan follows these days now: average and dearest day, spread, week and growth. One undo takes it back."
    )
}

/// What imported days say about the account's spend, and whether the plan takes it from them.
#[must_use]
pub fn spend_of_days(habit: &Habit, is_taken: bool) -> String {
    let (first, last) = habit.days;
    let (average, peak) = (usd(habit.average), usd(habit.peak));
    let days = say!("{day} to {day2}", date(first), date(last));
    if is_taken {
        say!(
            "Average day {average} and dearest day {peak} are those of the imported days, {days}.",
            average,
            peak,
            days
        )
    } else {
        say!(
            "The imported days, {days}, used {average} on average and {peak} on the dearest.",
            days,
            average,
            peak
        )
    }
}

/// What the table of months compares.
#[must_use]
pub fn months_caption() -> &'static str {
    say!("Estimate and actual: the plan's thirty days, scaled to the days imported of each month")
}

/// What each part of a month's gap means.
#[must_use]
pub fn gap_explained() -> &'static str {
    say!(
        "More requests: requests beyond the planned ones, at the planned cost of one (below nothing: fewer). Dearer requests: what requests of planned models cost more than planned. Not planned: models that are not in the plan. Not used: planned models without any spend. The four sum to the gap. Where the files tell no requests, all of a planned model's difference stands under dearer requests."
    )
}

/// What the table of budgets compares.
#[must_use]
pub fn budgets_caption() -> &'static str {
    say!(
        "Budgets: the last thirty imported days of each project beside the budget of the project with the same name above"
    )
}

/// A project's name, or that none is told.
#[must_use]
pub fn project_name(name: &str) -> String {
    if name.is_empty() {
        say!("not told").to_owned()
    } else {
        name.to_owned()
    }
}

/// How far a project is from its budget.
#[must_use]
pub fn variance(spent: Usd, budget: Option<Usd>) -> String {
    let Some(budget) = budget else {
        return say!("no budget of this name").to_owned();
    };
    let used = spent.max(Usd::ZERO).thousandths_of(budget).map(share);
    let used = used.unwrap_or_else(|| no_amount().to_owned());
    if spent > budget {
        say!("{amount} over, {used} used", usd(spent - budget), used)
    } else {
        say!("{amount} left, {used} used", usd(budget - spent), used)
    }
}
