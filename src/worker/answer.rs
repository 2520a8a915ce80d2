use std::fmt;

use tokens::{Look, Tokens};

/// Which text is counted: a number the page chooses, one for each place that holds a text.
///
/// Asking about the same place again means its text has changed: an answer about the older text
/// is never delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub u64);

/// What comes back for one text.
pub type Answer = Result<Counted, CountProblem>;

/// A text's exact count.
///
/// Halves of characters (lone surrogates), which cannot be sent to the API, are counted as the
/// replacement character U+FFFD, as the reference does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Tokens in the encoding that was asked for.
    pub tokens: Tokens,
    /// Bytes of the text as UTF-8, the form in which it is sent to the API.
    pub bytes: u64,
    /// The tokens of each part, if it was counted in parts.
    pub parts: Vec<Tokens>,
    /// Where its tokens go, if that was asked for.
    pub look: Option<Look>,
}

/// Why a text has no exact count. The page shows an estimate in its place, and says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountProblem {
    /// The worker's program did not start, or it could not load the vocabulary: a file is missing
    /// or unreachable, the browser or a policy refused it, or it is another version than the page.
    /// Reloading the page may help.
    NotStarted,
    /// The worker stopped while counting this text, more than once.
    Stopped {
        /// What the browser or the worker said about it, for a bug report; never the text.
        reason: String,
    },
    /// The worker did not answer within the time a text of this size can take.
    TooSlow,
}

impl fmt::Display for CountProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted => out.write_str("the token counter could not be started"),
            Self::Stopped { reason } => write!(out, "the token counter stopped: {reason}"),
            Self::TooSlow => out.write_str("the token counter did not answer in time"),
        }
    }
}

impl std::error::Error for CountProblem {}
