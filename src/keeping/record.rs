//! One saved state of one line of work, with its checksum.
//!
//! As text: a line `topup-record 1 CRC LENGTH`, a line of JSON with what is known about the
//! record, and the scenario's document. CRC-32 and length are of everything after the first line.

use core::fmt;

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};

use crate::exchange::{ScenarioFile, ScenarioFileError};

const KIND: &str = "topup-record";
/// The version that is written.
const VERSION: u32 = 1;
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
/// What every key of a record begins with.
const PREFIX: &str = "topup/record/";
/// Longer titles are cut, as everything that comes from a file or a link.
const MOST_TITLE: usize = 100;

/// Where a record stands. No name is ever used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The line of work it is a state of.
    pub line: u64,
    /// Who wrote it: drawn anew each time a record is opened to be worked on.
    pub writer: u64,
    /// The writer's records of this line, from 1.
    pub number: u32,
}

impl Name {
    /// The key on the shelf.
    #[must_use]
    pub fn key(self) -> String {
        let Self {
            line,
            writer,
            number,
        } = self;
        format!("{PREFIX}{line:016x}/{writer:016x}/{number}")
    }

    /// Reads a key; `None` if it is not a record's, or not as this program writes it.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let mut parts = key.strip_prefix(PREFIX)?.split('/');
        let (line, writer, number) = (parts.next()?, parts.next()?, parts.next()?);
        let name = Self {
            line: u64::from_str_radix(line, 16).ok()?,
            writer: u64::from_str_radix(writer, 16).ok()?,
            number: number.parse().ok()?,
        };
        (name.key() == key).then_some(name)
    }

    /// Whether a key belongs to a record, of whatever version.
    #[must_use]
    pub fn is_key(key: &str) -> bool {
        key.starts_with(PREFIX)
    }
}

/// One saved state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What the person calls it.
    pub title: String,
    /// When it was saved, in milliseconds since 1970 by the clock of that moment.
    pub saved: u64,
    /// Whether it stands for the work having been deleted; it still holds what was.
    pub deleted: bool,
    /// Whether prices in it came with a link and nobody has taken them over.
    pub prices_from_link: bool,
    /// The records whose place it takes.
    pub replaces: Vec<Name>,
    /// The scenario's document, read only when it is opened.
    pub document: String,
}

/// Why a text is not a record that can be used here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordProblem {
    /// Not a record at all.
    NotARecord,
    /// Written by a version of this program that knows more.
    Newer(u32),
    /// It ends too early.
    CutOff,
    /// Its checksum is not its own.
    Damaged,
    /// It is whole, but says what this version does not define.
    Unreadable(String),
}

impl fmt::Display for RecordProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotARecord => f.write_str("this is not a record"),
            Self::Newer(version) => write!(f, "the record has version {version}"),
            Self::CutOff => f.write_str("the record is cut off"),
            Self::Damaged => f.write_str("the record is damaged"),
            Self::Unreadable(why) => f.write_str(why),
        }
    }
}

impl core::error::Error for RecordProblem {}

/// The second line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    title: String,
    saved: u64,
    deleted: bool,
    prices_from_link: bool,
    replaces: Vec<String>,
}

impl Record {
    /// The record as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let about = About {
            title: self.title.clone(),
            saved: self.saved,
            deleted: self.deleted,
            prices_from_link: self.prices_from_link,
            replaces: self.replaces.iter().map(|name| name.key()).collect(),
        };
        // Strings and integers only: writing them cannot fail.
        let about = serde_json::to_string(&about).unwrap_or_default();
        let body = format!("{about}\n{}", self.document);
        let checksum = CHECKSUM.checksum(body.as_bytes());
        format!("{KIND} {VERSION} {checksum:08x} {}\n{body}", body.len())
    }

    /// Reads a record.
    ///
    /// # Errors
    ///
    /// [`RecordProblem`]; any text gives a record or a problem.
    pub fn from_text(text: &str) -> Result<Self, RecordProblem> {
        let Some((head, body)) = text.split_once('\n') else {
            return Err(if text.starts_with(KIND) {
                RecordProblem::CutOff
            } else {
                RecordProblem::NotARecord
            });
        };
        let mut words = head.split(' ');
        if words.next() != Some(KIND) {
            return Err(RecordProblem::NotARecord);
        }
        let version: u32 = words
            .next()
            .and_then(|word| word.parse().ok())
            .ok_or(RecordProblem::Damaged)?;
        if version != VERSION {
            return Err(RecordProblem::Newer(version));
        }
        let (Some(checksum), Some(length), None) = (words.next(), words.next(), words.next())
        else {
            return Err(RecordProblem::Damaged);
        };
        let length: usize = length.parse().map_err(|_| RecordProblem::Damaged)?;
        if body.len() < length {
            return Err(RecordProblem::CutOff);
        }
        if body.len() > length || format!("{:08x}", CHECKSUM.checksum(body.as_bytes())) != checksum
        {
            return Err(RecordProblem::Damaged);
        }
        let (about, document) = body.split_once('\n').ok_or(RecordProblem::CutOff)?;
        let about: About = serde_json::from_str(about)
            .map_err(|error| RecordProblem::Unreadable(error.to_string()))?;
        Ok(Self {
            title: title(&about.title),
            saved: about.saved,
            deleted: about.deleted,
            prices_from_link: about.prices_from_link,
            replaces: about
                .replaces
                .iter()
                .filter_map(|key| Name::of_key(key))
                .collect(),
            document: document.to_owned(),
        })
    }

    /// The scenario.
    ///
    /// # Errors
    ///
    /// [`ScenarioFileError`] when this version cannot use it.
    pub fn scenario(&self) -> Result<ScenarioFile, ScenarioFileError> {
        ScenarioFile::from_json(&self.document)
    }
}

/// A title on one line, without characters that cannot be seen, not too long.
pub(super) fn title(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .filter(|letter| !letter.is_control() && !is_hidden(*letter))
        .take(MOST_TITLE)
        .collect();
    plain.trim().to_owned()
}

/// Characters that change the direction of what stands beside them, or have no width.
const fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}
