//! Why a scenario on the wire is refused.

use core::fmt;

use crate::scenario::Problem;

/// Why a scenario of a known version is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WireError {
    /// A word that this version does not define.
    UnknownWord {
        /// The field it stands in.
        field: &'static str,
        /// The word.
        word: String,
    },
    /// A value or a field that this version does not define.
    Unreadable(String),
    /// A value outside its limits.
    Problem(Problem),
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownWord { field, word } => {
                write!(f, "{field} cannot be '{}'", word.escape_debug())
            }
            Self::Unreadable(why) => f.write_str(why),
            Self::Problem(problem) => problem.fmt(f),
        }
    }
}

impl core::error::Error for WireError {}
