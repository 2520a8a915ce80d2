//! Why a row or a whole file is not taken.

use std::borrow::Cow;

/// Why one row is not taken. Texts from the file are cut and stay texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// Not as many cells as the first line has.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the first line has.
        expected: usize,
    },
    /// Quotes that never close.
    OpenQuote,
    /// Longer than a record may be.
    TooLong,
    /// Not JSON.
    NotJson(String),
    /// JSON that ends in its middle, so that nothing after it can be read.
    BrokenJson,
    /// No usage and no amount in it.
    Nothing,
    /// No date that can be read.
    NoDate(String),
    /// A date before the API or after tomorrow.
    DateOutside(String),
    /// Not a whole number that is not negative.
    NotACount {
        /// The number's name.
        name: Cow<'static, str>,
        /// What stands there.
        text: String,
    },
    /// Not an amount of money.
    NotAnAmount(String),
    /// A number that could be two, since nobody has said what its comma or point means.
    TwoNumbers(String),
    /// Another currency than the dollar.
    Currency(String),
    /// A part larger than the whole it is part of.
    Parts(String),
}

/// Why a whole file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing in it.
    Empty,
    /// Only the columns of an export without any usage.
    NoUsage,
    /// Not text: the name of what it looks like, if it is known.
    NotText(Option<Cow<'static, str>>),
    /// Text of two bytes a letter.
    Utf16,
    /// A web page.
    WebPage,
    /// A scenario of this program.
    Scenario,
    /// An answer that says what went wrong instead of usage.
    ErrorBody(String),
    /// Requests, without their answers: there is no usage in them yet.
    BatchInput,
    /// No column or member is known.
    Unknown(Vec<String>),
    /// A first line in which two columns have the same name.
    TwiceNamed(String),
    /// Every row was rejected: the first of them, with their lines.
    AllRejected(Vec<(u64, Rejection)>),
}
