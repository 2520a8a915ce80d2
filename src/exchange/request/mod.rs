//! Work as it is sent to the API: a body of Chat Completions, Responses or Embeddings, a Batch file, or
//! a piece of a body: its tools, or the schema of its answer.
//!
//! Reading is total: any text gives a [`PastedRequest`] or a [`RequestError`] that says where it
//! went wrong. What a body says of things this program does not price is ignored, and said.

mod body;
mod chat;
mod common;
mod error;
mod fill;
mod note;
mod picture;
mod pieces;
mod responses;
mod schema;
mod sections;

use serde_json::Value;

use body::Body;
pub use error::RequestError;
pub use fill::Filled;
pub use note::RequestNote;
pub use picture::picture_size;

/// More is not read at once on a page; a Batch file may hold more.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// What was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedKind {
    /// A body of Chat Completions.
    ChatCompletions,
    /// A body of Responses.
    Responses,
    /// A body of Embeddings.
    Embeddings,
    /// Definitions of functions, without a request around them.
    Tools,
    /// The schema of an answer, without a request around it.
    Schema,
    /// A file of requests for the Batch API.
    Batch {
        /// How many requests it holds.
        requests: u64,
        /// How large it is.
        bytes: u64,
    },
}

/// One request, or the requests of a Batch file.
#[derive(Clone, Debug)]
pub struct PastedRequest {
    /// What it is.
    pub kind: PastedKind,
    bodies: Vec<Body>,
}

impl PastedRequest {
    /// Reads a body or a Batch file.
    ///
    /// # Errors
    ///
    /// [`RequestError`], with the line and the column where the text stops making sense.
    ///
    /// # Example
    ///
    /// ```
    /// use topup::exchange::{PastedKind, PastedRequest};
    ///
    /// let body = r#"{"model": "gpt-6-sol", "messages": [{"role": "user", "content": "Hi"}]}"#;
    /// assert_eq!(PastedRequest::read(body)?.kind, PastedKind::ChatCompletions);
    /// # Ok::<(), topup::exchange::RequestError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, RequestError> {
        if text.len() > MOST_BYTES {
            return Err(RequestError::TooLarge {
                bytes: text.len() as u64,
                most: MOST_BYTES as u64,
            });
        }
        if text.trim().is_empty() {
            return Err(RequestError::Empty);
        }
        match serde_json::from_str::<Value>(text) {
            Ok(value) => one(&value),
            Err(error) => {
                // A Batch file is one JSON object a line, so as a whole it is not JSON.
                let is_batch = text.lines().filter(|line| !line.trim().is_empty()).count() > 1
                    && text
                        .lines()
                        .find(|line| !line.trim().is_empty())
                        .is_some_and(|line| serde_json::from_str::<Value>(line).is_ok());
                if is_batch {
                    batch(text)
                } else {
                    Err(RequestError::not_json(&error, 1))
                }
            }
        }
    }
}

/// A single value: a body, or the only line of a Batch file.
fn one(value: &Value) -> Result<PastedRequest, RequestError> {
    if let Some(body) = value.get("body") {
        let (_, body) = Body::read(body)?;
        return Ok(PastedRequest {
            kind: PastedKind::Batch {
                requests: 1,
                bytes: value.to_string().len() as u64,
            },
            bodies: vec![body],
        });
    }
    let (kind, body) = match Body::read(value) {
        Err(RequestError::NotARequest) => pieces::read(value)?,
        read => read?,
    };
    Ok(PastedRequest {
        kind,
        bodies: vec![body],
    })
}

/// A Batch file: in each line a request with its body.
fn batch(text: &str) -> Result<PastedRequest, RequestError> {
    let mut bodies = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let value: Value =
            serde_json::from_str(line).map_err(|error| RequestError::not_json(&error, number))?;
        let body = value
            .get("body")
            .ok_or(RequestError::NoBody { line: number })?;
        let (_, body) = Body::read(body).map_err(|_| RequestError::NoBody { line: number })?;
        bodies.push(body);
    }
    Ok(PastedRequest {
        kind: PastedKind::Batch {
            requests: bodies.len() as u64,
            bytes: text.len() as u64,
        },
        bodies,
    })
}
