//! Why a pasted text is not a request.

use core::fmt;

/// Why a text is not a request that can be read; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// There is no text.
    Empty,
    /// It is larger than is read at once.
    TooLarge {
        /// How large it is.
        bytes: u64,
        /// The most that is read.
        most: u64,
    },
    /// It is not JSON from here on.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        why: String,
    },
    /// It is JSON, and neither a body with `messages` or `input`, nor a Batch file, tools or a schema.
    NotARequest,
    /// A line of a Batch file has no `body` that is a request.
    NoBody {
        /// The line, from 1.
        line: usize,
    },
}

impl RequestError {
    /// What the JSON reader says, with its line counted from the first line of the text.
    pub(super) fn not_json(error: &serde_json::Error, first_line: usize) -> Self {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let place = format!(" at line {line} column {column}");
        Self::NotJson {
            line: first_line + line.saturating_sub(1),
            column,
            why: text.strip_suffix(&place).unwrap_or(&text).to_owned(),
        }
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no request"),
            Self::TooLarge { bytes, most } => {
                write!(f, "{bytes} bytes are more than the {most} that are read")
            }
            Self::NotJson { line, column, why } => {
                write!(f, "not JSON at line {line}, column {column}: {why}")
            }
            Self::NotARequest => f.write_str(
                "neither 'messages' nor 'input' is in it, and it is no list of tools and no schema",
            ),
            Self::NoBody { line } => write!(f, "line {line} holds no request in its 'body'"),
        }
    }
}

impl core::error::Error for RequestError {}
