//! Records of a CSV file as its bytes arrive (RFC 4180, with any of four delimiters).

use std::borrow::Cow;

/// The longest record: a logged request body fits, a file without line ends does not fill the memory.
pub(super) const MOST_BYTES: usize = 16_000_000;

/// What a piece of the file gave.
pub(super) enum Piece<'a> {
    /// The cells of a record.
    Cells(Vec<Cow<'a, str>>),
    /// A record longer than [`MOST_BYTES`].
    TooLong,
    /// The file ends inside quotes.
    OpenQuote,
}

/// Where the reader stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing of it has been read.
    Begin,
    /// In a cell without quotes, or behind the closing one.
    Plain,
    /// Inside quotes.
    Quoted,
    /// Behind a quote that closes or is doubled.
    Quote,
}

/// Cuts bytes into records.
pub(super) struct Csv {
    delimiter: u8,
    state: State,
    record: Vec<u8>,
    /// Where each finished cell of the record ends.
    ends: Vec<usize>,
    line: u64,
    begins_in: u64,
    is_too_long: bool,
}

impl Csv {
    /// A reader whose delimiter is the most frequent of comma, semicolon, tab and pipe in the first line.
    pub(super) fn new(head: &[u8]) -> Self {
        let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
        let times = |byte: u8| first.split(|b| *b == byte).count();
        let delimiter = [b'|', b'\t', b';', b',']
            .into_iter()
            .max_by_key(|byte| times(*byte))
            .unwrap_or(b',');
        Self {
            delimiter,
            state: State::Begin,
            record: Vec::new(),
            ends: Vec::new(),
            line: 1,
            begins_in: 1,
            is_too_long: false,
        }
    }

    /// What stands between two cells.
    pub(super) const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Reads on, and hands out each record with the line it begins in.
    pub(super) fn feed(&mut self, bytes: &[u8], mut emit: impl FnMut(u64, Piece)) {
        let mut bytes = bytes;
        while let Some((byte, rest)) = bytes.split_first() {
            // Most of a file is the middle of a cell.
            let plain = self.plain(bytes);
            if !plain.is_empty() {
                if self.record.len() + plain.len() <= MOST_BYTES {
                    self.record.extend_from_slice(plain);
                } else {
                    self.is_too_long = true;
                }
                if self.state == State::Begin {
                    self.state = State::Plain;
                }
                bytes = bytes.get(plain.len()..).unwrap_or_default();
                continue;
            }
            bytes = rest;
            match (self.state, *byte) {
                (State::Quoted, b'"') => self.state = State::Quote,
                (State::Quoted, b'\n') => {
                    self.line += 1;
                    self.push(b'\n');
                }
                (State::Quoted, other) => self.push(other),
                (State::Quote, b'"') => {
                    self.push(b'"');
                    self.state = State::Quoted;
                }
                (State::Begin, b'"') => self.state = State::Quoted,
                (_, b'\n') => {
                    self.line += 1;
                    self.end_record(&mut emit);
                }
                (_, b'\r') => {}
                (_, other) if other == self.delimiter => {
                    self.ends.push(self.record.len());
                    self.state = State::Begin;
                }
                (_, other) => {
                    self.push(other);
                    self.state = State::Plain;
                }
            }
        }
    }

    /// The file is at its end.
    pub(super) fn finish(&mut self, mut emit: impl FnMut(u64, Piece)) {
        if self.state == State::Quoted {
            emit(self.begins_in, Piece::OpenQuote);
        } else if !self.record.is_empty() || !self.ends.is_empty() {
            self.end_record(&mut emit);
        }
    }

    /// The bytes at the beginning that mean nothing but themselves here.
    fn plain<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let ends = |byte: &u8| match self.state {
            State::Quoted => matches!(byte, b'"' | b'\n'),
            State::Quote => true,
            State::Begin | State::Plain => {
                matches!(byte, b'"' | b'\n' | b'\r') || *byte == self.delimiter
            }
        };
        let length = bytes.iter().position(ends).unwrap_or(bytes.len());
        bytes.get(..length).unwrap_or_default()
    }

    fn push(&mut self, byte: u8) {
        if self.record.len() < MOST_BYTES {
            self.record.push(byte);
        } else {
            self.is_too_long = true;
        }
    }

    fn end_record(&mut self, emit: &mut impl FnMut(u64, Piece)) {
        self.ends.push(self.record.len());
        let is_blank = self.record.is_empty() && self.ends.len() == 1;
        if self.is_too_long {
            emit(self.begins_in, Piece::TooLong);
        } else if !is_blank {
            let mut from = 0;
            let cells = self.ends.iter().map(|end| {
                let cell = self.record.get(from..*end).unwrap_or_default();
                from = *end;
                String::from_utf8_lossy(cell)
            });
            emit(self.begins_in, Piece::Cells(cells.collect()));
        }
        self.record.clear();
        self.ends.clear();
        self.state = State::Begin;
        self.is_too_long = false;
        self.begins_in = self.line;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the pieces, the records are the same.
    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        for size in [1, 3, 1000] {
            let mut csv = Csv::new(file.as_bytes());
            let mut read = Vec::new();
            let mut emit = |line: u64, piece: Piece| {
                read.push(match piece {
                    Piece::Cells(cells) => format!("{line}: {}", cells.join("|")),
                    Piece::TooLong => format!("{line}: too long"),
                    Piece::OpenQuote => format!("{line}: open quote"),
                });
            };
            for piece in file.as_bytes().chunks(size) {
                csv.feed(piece, &mut emit);
            }
            csv.finish(&mut emit);
            assert_eq!(read, expected, "in pieces of {size}");
        }
    }

    #[test]
    fn records_are_cut_as_spreadsheets_cut_them() {
        check("a,b\n1,2\n", &["1: a|b", "2: 1|2"]);
        check("a,b\r\n1,2", &["1: a|b", "2: 1|2"]);
        check("a;b,c;d\n1;2;3", &["1: a|b,c|d", "2: 1|2|3"]);
        check("a\tb\n\n1\t2\n", &["1: a|b", "3: 1|2"]);
        check("a|b\n1|2,5\n", &["1: a|b", "2: 1|2,5"]);
        check(
            "a,b\n\"x, \"\"y\"\"\nz\",2\n3,4\n",
            &["1: a|b", "2: x, \"y\"\nz|2", "4: 3|4"],
        );
        check("a,b\n,\n", &["1: a|b", "2: |"]);
        check("a,b\n\"1,2\n3,4\n", &["1: a|b", "2: open quote"]);
    }
}
