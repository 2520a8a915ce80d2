//! Files of usage and cost, read as a stream.
//!
//! Every format becomes records of named texts ([`field`]), every record a row, every row a part
//! of a cell: memory follows the variety of the data and not the length of the file. Nothing is
//! taken over until the person has seen what was read.

mod csv;
mod digest;
mod field;
mod format;
mod instant;
mod json;
mod line_item;
mod marks;
mod number;
mod object;
mod problem;
mod question;
mod record;
mod sniff;
mod table;
mod taking;
mod understand;

pub use format::Format;
pub use marks::Marks;
pub use problem::{Refusal, Rejection};
pub use taking::{Compared, Differing, Import, Preview, Repeated};

use crate::calendar::Date;
use crate::catalog::Catalog;

use csv::Csv;
use digest::Digest;
use json::Json;
use object::Objects;
use record::Record;
use sniff::{HEAD, Kind};
use table::Columns;
use taking::Taking;

/// Reads one file, piece by piece.
///
/// # Example
///
/// ```
/// # use topup::{actuals::Importer, calendar::Date, catalog::Catalog};
/// let today = Date::parse("2026-11-25")?;
/// let mut importer = Importer::new(Catalog::built_in()?, today);
/// importer.feed(b"date,model,input_tokens,output_tokens\n");
/// importer.feed(b"2026-11-24,gpt-6.1-sol,12000,800\n");
/// let import = importer.finish("usage.csv").map_err(|refusal| format!("{refusal:?}"))?;
/// // 12,000 × $2 + 800 × $10, per million
/// assert_eq!(import.usd().to_decimal(), "0.032");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Importer {
    reader: Reader,
    digest: Digest,
    taking: Taking,
    record: Record,
    objects: Objects,
    refusal: Option<Refusal>,
}

enum Reader {
    /// The beginning, until it is enough to tell what the file is.
    Undecided(Vec<u8>),
    Csv(Csv, Option<Columns>),
    Json(Json),
}

impl Importer {
    /// A reader of one file, which prices each row by the catalog of its day.
    #[must_use]
    pub fn new(catalog: Catalog, today: Date) -> Self {
        Self {
            reader: Reader::Undecided(Vec::new()),
            digest: Digest::new(),
            taking: Taking::new(catalog, today),
            record: Record::new(),
            objects: Objects::default(),
            refusal: None,
        }
    }

    /// The same, for a file whose commas and points somebody has explained.
    #[must_use]
    pub fn with_marks(mut self, marks: Marks) -> Self {
        self.record.marks = marks;
        self
    }

    /// Reads the next bytes; `false` once the file is refused and the rest need not be read.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        self.digest.bytes(bytes);
        if let Reader::Undecided(head) = &mut self.reader {
            head.extend_from_slice(bytes);
            if head.len() < HEAD {
                return true;
            }
            let head = core::mem::take(head);
            self.decide(&head);
        } else {
            self.read(bytes);
        }
        self.refusal.is_none()
    }

    /// How many rows have been understood so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.taking.rows()
    }

    /// The file is at its end: what is in it, under the name of the file.
    ///
    /// # Errors
    ///
    /// [`Refusal`] when nothing of it can be taken.
    pub fn finish(mut self, name: &str) -> Result<Import, Refusal> {
        if let Reader::Undecided(head) = &mut self.reader {
            let head = core::mem::take(head);
            self.decide(&head);
        }
        self.end();
        match self.refusal {
            Some(refusal) => Err(refusal),
            None => self.taking.finish(name, self.digest.value()),
        }
    }

    fn decide(&mut self, head: &[u8]) {
        let (reader, from) = match sniff::kind(head) {
            Ok((Kind::Csv, from)) => {
                let csv = Csv::new(head.get(from..).unwrap_or_default());
                self.record.has_foreign_points = csv.delimiter() != b',';
                self.taking.divided_by(csv.delimiter());
                (Reader::Csv(csv, None), from)
            }
            Ok((Kind::Json, from)) => (Reader::Json(Json::new(false)), from),
            Ok((Kind::Stream, from)) => (Reader::Json(Json::new(true)), from),
            Err(refusal) => {
                self.refusal = Some(refusal);
                return;
            }
        };
        self.reader = reader;
        self.read(head.get(from..).unwrap_or_default());
    }

    fn read(&mut self, bytes: &[u8]) {
        if self.refusal.is_some() {
            return;
        }
        let Self {
            taking,
            record,
            objects,
            refusal,
            ..
        } = self;
        match &mut self.reader {
            Reader::Undecided(_) => {}
            Reader::Csv(csv, columns) => csv.feed(bytes, |line, piece| {
                if refusal.is_none() {
                    *refusal = table::take(line, piece, columns, objects, record, taking).err();
                }
            }),
            Reader::Json(json) => json.feed(bytes, |line, piece| {
                object::take(line, &piece, objects, record, taking);
            }),
        }
    }

    fn end(&mut self) {
        if self.refusal.is_some() {
            return;
        }
        let Self {
            taking,
            record,
            objects,
            refusal,
            ..
        } = self;
        match &mut self.reader {
            Reader::Undecided(_) => {}
            Reader::Csv(csv, columns) => csv.finish(|line, piece| {
                if refusal.is_none() {
                    *refusal = table::take(line, piece, columns, objects, record, taking).err();
                }
            }),
            Reader::Json(json) => {
                json.finish(|line, piece| object::take(line, &piece, objects, record, taking));
                taking.ignore(objects.unknown());
            }
        }
    }
}
