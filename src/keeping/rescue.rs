//! What the stopped page offers as "download my data": every record as it stands.

use core::fmt;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Fixed, Library, Name, Record, RecordProblem};
use crate::exchange::ScenarioFile;

const FORMAT: &str = "topup-rescue";
/// More than a browser's storage holds.
const MOST_BYTES: usize = 64 << 20;

/// The scenarios of a rescue file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescue {
    /// Each with its title, newest first.
    pub scenarios: Vec<(String, ScenarioFile)>,
    /// How many records could not be read.
    pub unreadable: usize,
}

/// Why a text is not a rescue file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RescueError(String);

impl fmt::Display for RescueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is not a Topup rescue file: {}", self.0)
    }
}

impl core::error::Error for RescueError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: String,
    records: BTreeMap<String, String>,
}

impl Rescue {
    /// Reads a rescue file.
    ///
    /// # Errors
    ///
    /// [`RescueError`] when it is not one; a record that cannot be read is only counted.
    pub fn from_json(text: &str) -> Result<Self, RescueError> {
        if text.len() > MOST_BYTES {
            return Err(RescueError(format!("it is larger than {MOST_BYTES} bytes")));
        }
        let document: Document =
            serde_json::from_str(text).map_err(|error| RescueError(error.to_string()))?;
        if document.format != FORMAT {
            return Err(RescueError(format!("its format is not '{FORMAT}'")));
        }
        let records = Fixed(document.records);
        let library = Library::read(&records).unwrap_or_default();
        let mut unreadable = library.damaged.len();
        let mut scenarios = Vec::new();
        for entry in &library.kept {
            let text = records.0.get(&entry.name.key());
            let record = text.map_or(Err(RecordProblem::NotARecord), |text| {
                Record::from_text(text)
            });
            match record.map(|record| record.scenario()) {
                Ok(Ok(file)) => scenarios.push((entry.title.clone(), file)),
                Ok(Err(_)) | Err(_) => unreadable += 1,
            }
        }
        Ok(Self {
            scenarios,
            unreadable,
        })
    }

    /// Whether a key belongs into a rescue file.
    #[must_use]
    pub fn takes(key: &str) -> bool {
        Name::is_key(key)
    }
}
