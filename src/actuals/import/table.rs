//! The records of a table by the names in its first line.

use super::csv::Piece;
use super::field::{Field, is_unknown, meaning, squeezed};
use super::object::Objects;
use super::problem::{Refusal, Rejection};
use super::record::Record;
use super::taking::Taking;
use super::understand::short;

/// What each column means.
pub(super) struct Columns {
    columns: Vec<Column>,
}

struct Column {
    meaning: Option<(Field, usize)>,
    name: String,
}

/// Takes a piece of a table: the first line names the columns, the others are records.
pub(super) fn take(
    line: u64,
    piece: Piece,
    columns: &mut Option<Columns>,
    objects: &mut Objects,
    record: &mut Record,
    taking: &mut Taking,
) -> Result<(), Refusal> {
    let cells = match piece {
        Piece::Cells(cells) => cells,
        Piece::TooLong => {
            taking.reject(line, Rejection::TooLong);
            return Ok(());
        }
        Piece::OpenQuote => {
            taking.reject(line, Rejection::OpenQuote);
            return Ok(());
        }
    };
    let Some(columns) = columns else {
        *columns = Some(Columns::named(&cells, taking)?);
        return Ok(());
    };
    let expected = columns.columns.len();
    let has_empty_end =
        cells.len() == expected + 1 && cells.last().is_some_and(|cell| cell.is_empty());
    if cells.len() != expected && !has_empty_end {
        taking.reject(
            line,
            Rejection::Cells {
                found: cells.len(),
                expected,
            },
        );
        return Ok(());
    }
    record.clear(line);
    for (column, cell) in columns.columns.iter().zip(&cells) {
        // Maps are written as JSON inside a cell.
        if column.name == "metadata" {
            Objects::fill_from_metadata(cell, record);
        } else if cell.starts_with('{') && column.name.ends_with("details") {
            objects.fill_from_cell(cell, &column.name, record);
        } else if let Some((field, rank)) = column.meaning {
            record.set(field, rank, cell);
        }
    }
    taking.take(record);
    Ok(())
}

impl Columns {
    fn named<C: AsRef<str>>(cells: &[C], taking: &mut Taking) -> Result<Self, Refusal> {
        let mut columns: Vec<Column> = Vec::new();
        let mut ignored = Vec::new();
        for cell in cells {
            let name = squeezed(cell.as_ref());
            let meaning = meaning(&name);
            if meaning.is_some() && columns.iter().any(|column| column.name == name) {
                return Err(Refusal::TwiceNamed(short(cell.as_ref())));
            }
            if is_unknown(&name) && !name.ends_with("details") && !name.is_empty() {
                ignored.push(short(cell.as_ref()));
            }
            columns.push(Column { meaning, name });
        }
        let fields: Vec<Field> = columns
            .iter()
            .filter_map(|column| column.meaning.map(|(field, _)| field))
            .collect();
        let is_time = |field: &Field| matches!(field, Field::Start | Field::End);
        if !fields.is_empty() && fields.iter().all(is_time) && ignored.is_empty() {
            return Err(Refusal::NoUsage);
        }
        let counts = |field: &Field| {
            matches!(
                field,
                Field::Input
                    | Field::Output
                    | Field::Amount
                    | Field::Seconds
                    | Field::Characters
                    | Field::Images
                    | Field::ToolRequests
                    | Field::Sessions
                    | Field::StoredBytes
            )
        };
        let has_details = columns
            .iter()
            .any(|column| column.name.ends_with("details"));
        if !fields.iter().any(counts) && !has_details {
            let names = cells.iter().take(8).map(|cell| short(cell.as_ref()));
            return Err(Refusal::Unknown(names.collect()));
        }
        taking.ignore(ignored);
        Ok(Self { columns })
    }
}
