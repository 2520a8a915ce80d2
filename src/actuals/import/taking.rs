//! What was read of a file, before and after the person has agreed to it.

use std::collections::{BTreeMap, HashMap};

use super::field::Field;
use super::format::Format;
use super::object::Around;
use super::problem::{Refusal, Rejection};
use super::record::Record;
use super::understand::{Dated, Understood, short, understand};
use crate::actuals::cell::{Cell, CellKey, Cells, Forgotten};
use crate::actuals::reprice::{Difference, Pricer, Repriced};
use crate::actuals::row::Row;
use crate::actuals::{Name, NameBook};
use crate::calendar::Date;
use crate::catalog::Catalog;
use crate::money::Usd;

/// How many rejected and differing rows are kept to be looked at; the others are counted.
const MOST_KEPT: usize = 200;

/// The most different questions that are remembered to notice the same one again.
const MOST_QUESTIONS: usize = 100_000;

/// What was read, to be looked at before it is taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Rows that were understood.
    pub rows: u64,
    /// Rows with a time and nothing else.
    pub empty: u64,
    /// Records that rightly count nothing.
    pub beside: u64,
    /// How many rows were rejected.
    pub rejected: u64,
    /// The first of them, with their line.
    pub rejections: Vec<(u64, Rejection)>,
    /// Rows that do not say when, and stand on the day of the import.
    pub undated: u64,
    /// The first and the last day.
    pub days: Option<(Date, Date)>,
    /// Models without a price, with their rows.
    pub unknown_models: BTreeMap<Name, u64>,
    /// Columns and members that were ignored.
    pub ignored: Vec<String>,
    /// The file is the beginning of something longer.
    pub has_more: bool,
    /// What stands between two cells of a table.
    pub divided_by: Option<u8>,
    /// Rows that were rejected because a number of theirs could be two.
    pub two_numbers: u64,
}

/// The rows with one kind of difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// How many.
    pub rows: u64,
    /// What the export says they cost; nothing where it says nothing.
    pub exported: Usd,
    /// What the catalog says.
    pub catalog: Usd,
    /// The line of the first of them.
    pub first_line: u64,
}

/// A row whose exported amount is not the catalog's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Its line.
    pub line: u64,
    /// Its day.
    pub day: Date,
    /// Its model.
    pub model: Name,
    /// What the export says.
    pub exported: Usd,
    /// What the catalog says, if it can.
    pub catalog: Option<Usd>,
    /// Why.
    pub difference: Difference,
}

/// The same question, asked more than once in an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The day.
    pub day: Date,
    /// The model.
    pub model: Name,
    /// How often it was asked.
    pub times: u64,
    /// What asking again cost: everything but the first time.
    pub usd: Usd,
    /// The line where it was asked first.
    pub first_line: u64,
    /// The line where it was asked last.
    pub last_line: u64,
}

/// A file that was read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The file's name.
    pub name: String,
    /// A mark by which the same file is recognised.
    pub digest: u64,
    /// Which export it is.
    pub format: Format,
    /// What was read.
    pub preview: Preview,
    /// The names in it.
    pub names: NameBook,
    /// The spend in it, in order.
    pub cells: Vec<(CellKey, Cell)>,
    /// What was forgotten so that the rest can be held.
    pub forgotten: Forgotten,
    /// Its amounts beside the catalog's.
    pub compared: BTreeMap<Difference, Compared>,
    /// The first rows that differ.
    pub differing: Vec<Differing>,
    /// Questions that were asked more than once, the dearest first.
    pub repeated: Vec<Repeated>,
}

impl Import {
    /// What everything in it cost.
    #[must_use]
    pub fn usd(&self) -> Usd {
        self.cells.iter().map(|(_, cell)| cell.usd()).sum()
    }
}

/// Rows as they arrive.
pub(super) struct Taking {
    today: Date,
    pricer: Pricer,
    names: NameBook,
    cells: Cells,
    preview: Preview,
    format: Option<Format>,
    compared: BTreeMap<Difference, Compared>,
    differing: Vec<Differing>,
    questions: HashMap<(Date, Option<u8>, u64), Repeated>,
    /// The words of an answer that says what went wrong.
    error: Option<String>,
    around: Around,
}

impl Taking {
    pub(super) fn new(catalog: Catalog, today: Date) -> Self {
        Self {
            today,
            pricer: Pricer::new(catalog),
            names: NameBook::default(),
            cells: Cells::default(),
            preview: Preview::default(),
            format: None,
            compared: BTreeMap::new(),
            differing: Vec::new(),
            questions: HashMap::new(),
            error: None,
            around: Around::default(),
        }
    }

    pub(super) const fn rows(&self) -> u64 {
        self.preview.rows
    }

    pub(super) const fn divided_by(&mut self, delimiter: u8) {
        self.preview.divided_by = Some(delimiter);
    }

    pub(super) fn reject(&mut self, line: u64, why: Rejection) {
        self.preview.rejected += 1;
        self.preview.two_numbers += u64::from(matches!(why, Rejection::TwoNumbers(_)));
        if self.preview.rejections.len() < MOST_KEPT {
            self.preview.rejections.push((line, why));
        }
    }

    pub(super) fn ignore(&mut self, names: Vec<String>) {
        self.preview
            .ignored
            .extend(names.into_iter().take(MOST_KEPT));
    }

    pub(super) fn around(&mut self, around: Around) {
        self.preview.has_more |= around.has_more;
        self.around.is_scenario |= around.is_scenario;
        self.around.is_batch_input |= around.is_batch_input;
    }

    pub(super) fn take(&mut self, record: &Record) {
        if record.is_only_time() {
            if record.get(Field::Start).is_some() {
                self.preview.empty += 1;
            } else {
                self.reject(record.line, Rejection::Nothing);
            }
            return;
        }
        let format = Format::of(record);
        let says = |field| record.get(field).is_some();
        let counts = [
            Field::Input,
            Field::Output,
            Field::Amount,
            Field::CustomId,
            Field::Start,
        ];
        if let Some(error) = record.get(Field::Error)
            && !counts.into_iter().any(says)
        {
            self.error.get_or_insert_with(|| short(error));
            return;
        }
        match understand(record, format, &mut self.names, self.today) {
            Err(why) => self.reject(record.line, why),
            Ok(Understood::Nothing) => self.preview.beside += 1,
            Ok(Understood::Row(row, dated)) => {
                self.format.get_or_insert(format);
                self.preview.undated += u64::from(dated == Dated::No);
                self.add(&row);
            }
        }
    }

    fn add(&mut self, row: &Row) {
        let repriced = self.pricer.reprice(row, &self.names.models);
        let preview = &mut self.preview;
        preview.rows += 1;
        let (first, last) = preview.days.unwrap_or((row.day, row.day));
        preview.days = Some((first.min(row.day), last.max(row.day)));
        if repriced.difference == Difference::UnknownModel {
            *preview.unknown_models.entry(row.model).or_default() += 1;
        }
        self.compare(row, &repriced);
        self.remember_question(row, &repriced);
        self.cells.take(row, &repriced.costs, repriced.is_priced);
    }

    fn compare(&mut self, row: &Row, repriced: &Repriced) {
        let compared = self.compared.entry(repriced.difference).or_default();
        if compared.rows == 0 {
            compared.first_line = row.line;
        }
        compared.rows += 1;
        compared.exported += row.amount.unwrap_or(Usd::ZERO);
        compared.catalog += repriced.catalog.unwrap_or(Usd::ZERO);
        let is_difference = !matches!(
            repriced.difference,
            Difference::Same | Difference::NoAmount | Difference::NoUsage
        );
        if let Some(exported) = row.amount.filter(|_| is_difference)
            && self.differing.len() < MOST_KEPT
        {
            self.differing.push(Differing {
                line: row.line,
                day: row.day,
                model: row.model,
                exported,
                catalog: repriced.catalog,
                difference: repriced.difference,
            });
        }
    }

    fn remember_question(&mut self, row: &Row, repriced: &Repriced) {
        let Some(question) = row.question.filter(|_| !row.from_proxy) else {
            return;
        };
        let usd = repriced.costs.iter().map(|cost| cost.usd).sum();
        let key = (row.day, row.hour, question);
        if let Some(asked) = self.questions.get_mut(&key) {
            asked.times += 1;
            asked.usd += usd;
            asked.last_line = row.line;
        } else if self.questions.len() < MOST_QUESTIONS {
            self.questions.insert(
                key,
                Repeated {
                    day: row.day,
                    model: row.model,
                    times: 1,
                    usd: Usd::ZERO,
                    first_line: row.line,
                    last_line: row.line,
                },
            );
        }
    }

    pub(super) fn finish(mut self, name: &str, digest: u64) -> Result<Import, Refusal> {
        let (Some(format), true) = (self.format, self.preview.rows > 0) else {
            return Err(self.refusal());
        };
        self.names.seal();
        let (cells, forgotten) = self.cells.sorted();
        let mut repeated: Vec<Repeated> = self
            .questions
            .into_values()
            .filter(|asked| asked.times > 1)
            .collect();
        repeated.sort_by_key(|asked| (core::cmp::Reverse(asked.usd), asked.first_line));
        self.preview.ignored.sort_unstable();
        self.preview.ignored.dedup();
        Ok(Import {
            name: short(name),
            digest,
            format,
            preview: self.preview,
            names: self.names,
            cells,
            forgotten,
            compared: self.compared,
            differing: self.differing,
            repeated,
        })
    }

    /// Why there is not one row.
    fn refusal(self) -> Refusal {
        if self.around.is_scenario {
            Refusal::Scenario
        } else if self.around.is_batch_input {
            Refusal::BatchInput
        } else if let Some(error) = self.error {
            Refusal::ErrorBody(error)
        } else if self.preview.rejected > 0 {
            Refusal::AllRejected(self.preview.rejections)
        } else {
            Refusal::NoUsage
        }
    }
}
