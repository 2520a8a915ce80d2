//! A scenario as a JSON document, for files and for the browser's storage.

use core::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::WireError;
use super::made_for::MadeFor;
use super::v1::ScenarioV1;
use super::v2::ScenarioV2;
use super::v3::ScenarioV3;
use super::v4::ScenarioV4;
use super::v5::ScenarioV5;
use crate::calendar::Date;
use crate::money::Usd;
use crate::scenario::Scenario;

const FORMAT: &str = "topup-scenario";
/// The version that is written.
const VERSION: u32 = 5;

/// A scenario with the date of the prices it was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioFile {
    /// The day of the price table that was in use.
    pub prices_of: Date,
    /// What was entered.
    pub scenario: Scenario,
    /// What one unit of each workload cost with those prices, in the order of the workloads; `None`
    /// where that was unknown, and empty where it was not written down.
    pub unit_costs: Vec<Option<Usd>>,
}

/// Why a text is not a scenario that can be read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioFileError {
    /// Not JSON, or not the document this program writes.
    NotAScenario(String),
    /// A version this program does not know.
    UnknownVersion(u32),
    /// A value that this version does not define or allow.
    Wire(WireError),
}

impl fmt::Display for ScenarioFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAScenario(why) => write!(f, "this is not a Topup scenario: {why}"),
            Self::UnknownVersion(found) => write!(
                f,
                "this scenario was made by another version of Topup (format {found}; this one reads formats 1 to {VERSION})"
            ),
            Self::Wire(error) => write!(f, "this scenario cannot be used: {error}"),
        }
    }
}

impl core::error::Error for ScenarioFileError {}

/// What every version has in common.
#[derive(Deserialize)]
struct Envelope {
    format: String,
    version: u32,
}

/// A whole document, with the scenario as its version writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<S> {
    format: String,
    version: u32,
    prices_of: Date,
    scenario: S,
}

impl ScenarioFile {
    /// The JSON document, indented for people.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings and integers only: writing them cannot fail.
        serde_json::to_string_pretty(&self.document()).unwrap_or_default()
    }

    /// The same document on one line, for where there is little room.
    #[must_use]
    pub fn to_line(&self) -> String {
        serde_json::to_string(&self.document()).unwrap_or_default()
    }

    fn document(&self) -> Document<ScenarioV5> {
        Document {
            format: FORMAT.to_owned(),
            version: VERSION,
            prices_of: self.prices_of,
            scenario: ScenarioV5::new(self),
        }
    }

    /// Reads the JSON document.
    ///
    /// # Errors
    ///
    /// [`ScenarioFileError`], with a sentence for the person who opened it.
    pub fn from_json(text: &str) -> Result<Self, ScenarioFileError> {
        let not_ours =
            |error: serde_json::Error| ScenarioFileError::NotAScenario(error.to_string());
        let envelope: Envelope = serde_json::from_str(text).map_err(not_ours)?;
        if envelope.format != FORMAT {
            return Err(ScenarioFileError::NotAScenario(format!(
                "its format is not '{FORMAT}'"
            )));
        }
        match envelope.version {
            1 => read::<ScenarioV1>(text),
            2 => read::<ScenarioV2>(text),
            3 => read::<ScenarioV3>(text),
            4 => read::<ScenarioV4>(text),
            VERSION => read::<ScenarioV5>(text),
            other => Err(ScenarioFileError::UnknownVersion(other)),
        }
    }
}

/// Reads a document of one version.
fn read<S>(text: &str) -> Result<ScenarioFile, ScenarioFileError>
where
    S: DeserializeOwned + MadeFor,
    Scenario: TryFrom<S, Error = WireError>,
{
    let file: Document<S> = serde_json::from_str(text)
        .map_err(|error| ScenarioFileError::Wire(WireError::Unreadable(error.to_string())))?;
    Ok(ScenarioFile {
        prices_of: file.prices_of,
        unit_costs: file.scenario.unit_costs(),
        scenario: file.scenario.try_into().map_err(ScenarioFileError::Wire)?,
    })
}
