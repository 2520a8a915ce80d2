//! Values of a JSON or JSON Lines file as its bytes arrive.
//!
//! A page of usage can hold months, so the elements of a top-level array, and of the array called
//! `data` in a top-level object, are handed out one by one; what is around them comes without them.

use super::csv::MOST_BYTES;

/// What a piece of the file gave.
pub(super) enum Piece<'a> {
    /// A whole value, or the shell of one whose elements were handed out before.
    Value(&'a [u8]),
    /// A value longer than can be held.
    TooLong,
    /// The file ends, or goes on, inside a value.
    Broken,
}

/// Cuts bytes into values.
pub(super) struct Json {
    open: Vec<u8>,
    text: Text,
    line: u64,
    /// The value or shell at the top, and the line it begins in.
    top: Collected,
    /// The element being read, and how deep it stands.
    element: Option<(Collected, usize)>,
    /// Where the last string of the top-level object begins and ends: its key, if a colon follows.
    string: (usize, usize),
    is_data: bool,
    lines: Lines,
    /// The last byte that is not blank, and its line.
    last: (u8, u64),
    /// Whether elements were handed out, so that this is no line of its own.
    has_elements: bool,
    /// Nothing after a broken value can be trusted.
    is_broken: bool,
}

/// Whether a string is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    /// Behind a backslash.
    Escaped,
}

/// Whether each line is a value of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// No value has ended yet.
    Unknown,
    /// The last value began and ended in this line.
    Perhaps(u64),
    /// Yes: a broken line does not break the next.
    Yes,
    /// A value has more than one line.
    No,
}

#[derive(Default)]
struct Collected {
    bytes: Vec<u8>,
    line: u64,
    is_too_long: bool,
}

impl Collected {
    fn at(line: u64) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    fn push(&mut self, byte: u8) {
        if self.bytes.len() < MOST_BYTES {
            self.bytes.push(byte);
        } else {
            self.is_too_long = true;
        }
    }

    fn piece(&self) -> Piece<'_> {
        if self.is_too_long {
            Piece::TooLong
        } else {
            Piece::Value(&self.bytes)
        }
    }
}

impl Json {
    /// A reader; `is_stream` for a file of `data:` lines.
    pub(super) fn new(is_stream: bool) -> Self {
        Self {
            open: Vec::new(),
            text: Text::Outside,
            line: 1,
            top: Collected::at(1),
            element: None,
            string: (0, 0),
            is_data: false,
            lines: if is_stream {
                Lines::Yes
            } else {
                Lines::Unknown
            },
            last: (0, 1),
            has_elements: false,
            is_broken: false,
        }
    }

    /// Reads on, and hands out each value with the line it begins in.
    pub(super) fn feed(&mut self, bytes: &[u8], mut emit: impl FnMut(u64, Piece)) {
        for byte in bytes {
            if self.lines == Lines::Yes {
                if *byte == b'\n' {
                    self.end_line(&mut emit);
                    self.line += 1;
                    self.top = Collected::at(self.line);
                } else {
                    self.top.push(*byte);
                }
                continue;
            }
            if self.is_broken {
                return;
            }
            self.read(*byte, &mut emit);
            if !byte.is_ascii_whitespace() {
                self.last = (*byte, self.line);
            }
            if *byte == b'\n' {
                self.line += 1;
            }
        }
    }

    /// The file is at its end.
    pub(super) fn finish(&mut self, mut emit: impl FnMut(u64, Piece)) {
        if self.lines == Lines::Yes {
            self.end_line(&mut emit);
        } else if !self.open.is_empty() {
            emit(self.top.line, Piece::Broken);
        }
    }

    fn end_line(&mut self, emit: &mut impl FnMut(u64, Piece)) {
        let line = self.top.bytes.trim_ascii();
        let line = line.strip_prefix(b"data:").unwrap_or(line).trim_ascii();
        let says_nothing = line.is_empty()
            || line == b"[DONE]"
            || [b"event:".as_slice(), b"id:", b"retry:", b":"]
                .iter()
                .any(|start| line.starts_with(start));
        if self.top.is_too_long {
            emit(self.top.line, Piece::TooLong);
        } else if !says_nothing {
            emit(self.top.line, Piece::Value(line));
        }
    }

    fn read(&mut self, byte: u8, emit: &mut impl FnMut(u64, Piece)) {
        if self.text != Text::Outside && byte == b'\n' && self.is_one_line() {
            // No string goes over a line: this line is broken, and perhaps no other is.
            self.give_line_up(self.line + 1, emit);
            return;
        }
        if self.is_next_line(byte) {
            self.lines = Lines::Yes;
            self.top = Collected::at(self.line);
            self.top.push(byte);
            return;
        }
        if byte == b'{' && self.cannot_go_on() {
            self.give_line_up(self.line, emit);
            self.top.push(byte);
            return;
        }
        if self.text != Text::Outside {
            self.push(byte);
            self.text = match (self.text, byte) {
                (Text::Inside, b'\\') => Text::Escaped,
                (Text::Inside, b'"') => {
                    self.string.1 = self.top.bytes.len();
                    Text::Outside
                }
                (Text::Inside | Text::Escaped | Text::Outside, _) => Text::Inside,
            };
            return;
        }
        match byte {
            b'{' | b'[' => self.begin(byte, emit),
            b'}' | b']' => self.end(byte, emit),
            b'"' => {
                self.text = Text::Inside;
                self.string.0 = self.top.bytes.len();
                self.push(byte);
            }
            b':' if self.open == [b'{'] => {
                let (from, to) = self.string;
                self.is_data = self.top.bytes.get(from..to) == Some(b"\"data\"");
                self.push(byte);
            }
            _ if self.open.is_empty() && !byte.is_ascii_whitespace() && byte != b',' => {
                self.break_off(self.line, emit);
            }
            _ if byte.is_ascii_whitespace() => {}
            _ => self.push(byte),
        }
    }

    fn begin(&mut self, byte: u8, emit: &mut impl FnMut(u64, Piece)) {
        if self.open.is_empty() {
            self.top = Collected::at(self.line);
            self.is_data = false;
        }
        if self.is_among_elements() {
            self.element = Some((Collected::at(self.line), self.open.len()));
        }
        self.push(byte);
        self.open.push(byte);
        if self.open.len() > 100 {
            self.break_off(self.line, emit);
        }
    }

    /// Whether a value has ended in the line before, and something begins in this one.
    fn is_next_line(&self, byte: u8) -> bool {
        let is_further = matches!(self.lines, Lines::Perhaps(line) if line != self.line);
        is_further && self.open.is_empty() && !byte.is_ascii_whitespace() && byte != b','
    }

    /// Whether what is open may be a line of its own: an object all of which is in one line so far.
    fn is_one_line(&self) -> bool {
        self.lines != Lines::No
            && !self.has_elements
            && self.open.first() == Some(&b'{')
            && self.last.1 == self.top.line
    }

    /// Whether an object that begins now cannot belong to the one that the line before has begun.
    fn cannot_go_on(&self) -> bool {
        let (last, line) = self.last;
        let is_impossible = match self.open.last() {
            Some(b'{') => last != b':',
            _ => !matches!(last, b'[' | b','),
        };
        self.text == Text::Outside && line < self.line && self.is_one_line() && is_impossible
    }

    /// Hands out a broken line; from the next one on, each line is a value of its own.
    fn give_line_up(&mut self, next: u64, emit: &mut impl FnMut(u64, Piece)) {
        emit(self.top.line, self.top.piece());
        self.lines = Lines::Yes;
        self.text = Text::Outside;
        self.open.clear();
        self.element = None;
        self.top = Collected::at(next);
    }

    fn break_off(&mut self, line: u64, emit: &mut impl FnMut(u64, Piece)) {
        emit(line, Piece::Broken);
        self.is_broken = true;
        self.open.clear();
    }

    fn end(&mut self, byte: u8, emit: &mut impl FnMut(u64, Piece)) {
        let opened = if byte == b'}' { b'{' } else { b'[' };
        let is_one_line = self.is_one_line();
        if self.open.pop() != Some(opened) {
            if is_one_line {
                self.lines = Lines::Yes;
                self.open.clear();
                self.element = None;
                self.top.push(byte);
                return;
            }
            self.break_off(self.line, emit);
            return;
        }
        self.push_closing(byte);
        if let Some((element, depth)) = self.element.take() {
            if self.open.len() == depth {
                self.has_elements = true;
                emit(element.line, element.piece());
            } else {
                self.element = Some((element, depth));
            }
        } else if self.open.is_empty() {
            self.lines = if self.lines != Lines::No && self.top.line == self.line {
                Lines::Perhaps(self.line)
            } else {
                Lines::No
            };
            if opened == b'{' {
                emit(self.top.line, self.top.piece());
            }
        }
    }

    /// Whether what begins now is an element that is handed out by itself.
    fn is_among_elements(&self) -> bool {
        self.element.is_none()
            && (self.open == [b'['] || (self.open == [b'{', b'['] && self.is_data))
    }

    fn push(&mut self, byte: u8) {
        match &mut self.element {
            Some((element, _)) => element.push(byte),
            // Between two elements stands nothing that is kept.
            None if self.open == [b'{', b'['] && self.is_data => {}
            None => self.top.push(byte),
        }
    }

    /// The bracket that closes the elements belongs to the shell again.
    fn push_closing(&mut self, byte: u8) {
        match &mut self.element {
            Some((element, _)) => element.push(byte),
            None => self.top.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the pieces, the values are the same.
    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        for size in [1, 4, 1000] {
            let mut json = Json::new(file.starts_with("data:"));
            let mut read = Vec::new();
            let mut emit = |line: u64, piece: Piece| {
                read.push(match piece {
                    Piece::Value(bytes) => format!("{line}: {}", String::from_utf8_lossy(bytes)),
                    Piece::TooLong => format!("{line}: too long"),
                    Piece::Broken => format!("{line}: broken"),
                });
            };
            for piece in file.as_bytes().chunks(size) {
                json.feed(piece, &mut emit);
            }
            json.finish(&mut emit);
            assert_eq!(read, expected, "in pieces of {size}");
        }
    }

    #[test]
    fn a_page_is_handed_out_bucket_by_bucket() {
        check(
            "{\"object\":\"page\",\n\"data\":[{\"a\":[1]},\n{\"a\":[]}],\"has_more\":true}",
            &[
                "2: {\"a\":[1]}",
                "3: {\"a\":[]}",
                "1: {\"object\":\"page\",\"data\":[],\"has_more\":true}",
            ],
        );
    }

    #[test]
    fn arrays_lines_and_values_one_after_another_are_told_apart() {
        check("[{\"a\":1}, {\"b\":2}]", &["1: {\"a\":1}", "1: {\"b\":2}"]);
        check(
            "{\"a\":1}\n{\"a\": \"}\"}\n",
            &["1: {\"a\":1}", "2: {\"a\": \"}\"}"],
        );
        check(
            "{\"a\":1}\n{\"a\":\n{\"a\":3}\n",
            &["1: {\"a\":1}", "2: {\"a\":", "3: {\"a\":3}"],
        );
        check(
            "{\"a\":\n{\"b\":{\"c\":1}},\n\"d\":2}",
            &["1: {\"a\":{\"b\":{\"c\":1}},\"d\":2}"],
        );
        check(
            "{\n\"a\":1}\n{\n\"b\":2}",
            &["1: {\"a\":1}", "3: {\"b\":2}"],
        );
        check("{\"a\":1}{\"b\":2}", &["1: {\"a\":1}", "1: {\"b\":2}"]);
        check(
            "{\"a\":\"x\\\"data\\\":[\"}",
            &["1: {\"a\":\"x\\\"data\\\":[\"}"],
        );
        check("data: {\"a\":1}\n\ndata: [DONE]\n", &["1: {\"a\":1}"]);
    }

    #[test]
    fn a_broken_line_among_lines_breaks_no_other() {
        let good = ["2: {\"b\":2}", "3: {\"c\":3}"];
        for (bad, held) in [
            ("{\"a\":1", "1: {\"a\":1"),
            ("{\"a\":[1,{\"x\":2}", "1: {\"a\":[1,{\"x\":2}"),
            ("{\"a\":\"x", "1: {\"a\":\"x"),
            ("{\"a\":1]", "1: {\"a\":1]"),
        ] {
            let file = format!("{bad}\n{{\"b\":2}}\n{{\"c\":3}}\n");
            check(&file, &[held, good[0], good[1]]);
        }
        check(
            "{\"a\":1}\noops\n{\"c\":3}\n",
            &["1: {\"a\":1}", "2: oops", "3: {\"c\":3}"],
        );
        check(
            "{\"a\":1}\n}\n{\"c\":3}\n",
            &["1: {\"a\":1}", "2: }", "3: {\"c\":3}"],
        );
    }

    #[test]
    fn a_value_that_does_not_end_is_broken() {
        check("{\"a\":[1,2\n", &["1: broken"]);
        check("{\n\"a\":1]\n", &["2: broken"]);
    }
}
