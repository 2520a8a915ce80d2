//! A price or the reason why there is none, as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Unpriced;

/// Writes `"priced": …` or `"unpriced": …` into the surrounding object.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize_priced_or_not<T: Serialize, S: Serializer>(
    outcome: &Result<T, Unpriced>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    match outcome {
        Ok(priced) => map.serialize_entry("priced", priced)?,
        Err(reason) => map.serialize_entry("unpriced", reason)?,
    }
    map.end()
}
