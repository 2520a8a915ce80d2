//! A scenario in the fragment of a link: `#s=5.PAYLOAD`.
//!
//! PAYLOAD is base64url of the postcard bytes followed by a CRC-32 of the version and
//! the bytes (of the bytes alone until version 2). The checksum tells a damaged link
//! from one that means something else.

use core::fmt;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::made_for::MadeFor;
use super::v1::ScenarioV1;
use super::v2::ScenarioV2;
use super::v3::ScenarioV3;
use super::v4::ScenarioV4;
use super::v5::ScenarioV5;
use super::{ScenarioFile, WireError};
use crate::calendar::Date;
use crate::scenario::Scenario;

const KEY: &str = "s=";
/// The version that is written.
const VERSION: u32 = 5;
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
const CHECKSUM_BYTES: usize = 4;

/// A scenario on its way through a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

/// Why a fragment does not open; the local work is not touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The fragment is not one that this program makes.
    NotOurs,
    /// Longer than any link this program makes.
    TooLong {
        /// The most characters that are read.
        most: usize,
    },
    /// A version this program does not know.
    UnknownVersion {
        /// The version in the link.
        found: u32,
    },
    /// It ends too early.
    CutOff,
    /// Some characters have changed on the way.
    Damaged,
    /// It is whole, but says something this version does not define or allow.
    Wire(WireError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("this is not a Topup link"),
            Self::TooLong { most } => write!(f, "the link is longer than {most} characters"),
            Self::UnknownVersion { found } => write!(
                f,
                "the link was made by another version of Topup (format {found}; this one reads formats 1 to {VERSION})"
            ),
            Self::CutOff => f.write_str("the link is cut off"),
            Self::Damaged => f.write_str("the link is damaged"),
            Self::Wire(error) => write!(f, "the link cannot be used: {error}"),
        }
    }
}

impl core::error::Error for LinkError {}

/// What stands before the checksum, with the scenario as its version writes it.
#[derive(Serialize, Deserialize)]
struct Body<S> {
    prices_of: Date,
    scenario: S,
}

impl Link {
    /// More than any scenario needs; longer text is refused before it is decoded.
    pub(super) const MOST_CHARACTERS: usize = 64 * 1024;
    /// What mail and chat programs put behind a link.
    pub(super) const AROUND: [char; 5] = [' ', '>', ')', '.', ','];

    /// Puts a scenario into a link.
    #[must_use]
    pub fn new(file: &ScenarioFile) -> Self {
        Self(format!(
            "{KEY}{VERSION}.{}",
            encode(
                VERSION,
                &Body {
                    prices_of: file.prices_of,
                    scenario: ScenarioV5::new(file),
                }
            )
        ))
    }

    /// The fragment, without the `#`.
    #[must_use]
    pub fn fragment(&self) -> &str {
        &self.0
    }

    /// Takes the scenario out of a fragment, with or without the `#`.
    ///
    /// What mail and chat programs put around a link (space, `>`, `)`, `.`) is
    /// trimmed from its end. Any other text gives an error, never a panic.
    ///
    /// # Errors
    ///
    /// [`LinkError`], with a sentence for the person who opened it.
    pub fn open(fragment: &str) -> Result<ScenarioFile, LinkError> {
        if fragment.len() > Self::MOST_CHARACTERS {
            return Err(LinkError::TooLong {
                most: Self::MOST_CHARACTERS,
            });
        }
        let fragment = fragment
            .trim_start_matches('#')
            .trim_end_matches(Self::AROUND);
        let rest = fragment.strip_prefix(KEY).ok_or(LinkError::NotOurs)?;
        let (version, payload) = rest.split_once('.').ok_or(LinkError::CutOff)?;
        let found: u32 = version.parse().map_err(|_| LinkError::NotOurs)?;
        match found {
            1 if version == "1" => read::<ScenarioV1>(1, payload),
            2 if version == "2" => read::<ScenarioV2>(2, payload),
            3 if version == "3" => read::<ScenarioV3>(3, payload),
            4 if version == "4" => read::<ScenarioV4>(4, payload),
            1..=4 => Err(LinkError::Damaged),
            VERSION => {
                let file = read::<ScenarioV5>(VERSION, payload)?;
                // A list can say a thing twice or say nothing: that is a second spelling too.
                if Self::new(&file).fragment() == fragment {
                    Ok(file)
                } else {
                    Err(LinkError::Damaged)
                }
            }
            _ => Err(LinkError::UnknownVersion { found }),
        }
    }
}

/// The characters of a body and its checksum.
fn encode<S: Serialize>(version: u32, body: &Body<S>) -> String {
    // Strings and integers only: writing them cannot fail.
    let mut bytes = postcard::to_allocvec(body).unwrap_or_default();
    bytes.extend(checksum(version, &bytes).to_le_bytes());
    Base64UrlUnpadded::encode_string(&bytes)
}

/// The checksum of a body. Since version 3 the version is under it as well: one changed
/// character there would else read one version's bytes as another's.
fn checksum(version: u32, body: &[u8]) -> u32 {
    let mut digest = CHECKSUM.digest();
    if version >= 3 {
        digest.update(&version.to_le_bytes());
    }
    digest.update(body);
    digest.finalize()
}

/// Reads a payload of one version.
fn read<S>(version: u32, payload: &str) -> Result<ScenarioFile, LinkError>
where
    S: DeserializeOwned + Serialize + MadeFor,
    Scenario: TryFrom<S, Error = WireError>,
{
    let bytes = decode(payload)?;
    let body = bytes.len().saturating_sub(CHECKSUM_BYTES);
    let (content, ending) = bytes.split_at_checked(body).ok_or(LinkError::CutOff)?;
    let is_whole = <[u8; CHECKSUM_BYTES]>::try_from(ending)
        .is_ok_and(|own| u32::from_le_bytes(own) == checksum(version, content));
    let taken = postcard::take_from_bytes::<Body<S>>(&bytes);
    let wire = match taken {
        Ok((wire, rest)) if is_whole && rest.len() == CHECKSUM_BYTES => wire,
        Err(error) if is_whole => {
            return Err(LinkError::Wire(WireError::Unreadable(error.to_string())));
        }
        Ok((_, rest)) if rest.len() < CHECKSUM_BYTES => return Err(LinkError::CutOff),
        Err(postcard::Error::DeserializeUnexpectedEnd) => return Err(LinkError::CutOff),
        Ok(_) | Err(_) => return Err(LinkError::Damaged),
    };
    // One scenario has one spelling.
    if encode(version, &wire) != payload {
        return Err(LinkError::Damaged);
    }
    let prices_of = wire.prices_of;
    let unit_costs = wire.scenario.unit_costs();
    let scenario = wire.scenario.try_into().map_err(LinkError::Wire)?;
    Ok(ScenarioFile {
        prices_of,
        scenario,
        unit_costs,
    })
}

/// The bytes of a payload. One that ends in the middle of a byte gives the
/// bytes before it: what they lack is found where they are read.
pub(super) fn decode(payload: &str) -> Result<Vec<u8>, LinkError> {
    Base64UrlUnpadded::decode_vec(payload)
        .or_else(|_| {
            let whole_bytes = payload.len() - payload.len() % 4;
            Base64UrlUnpadded::decode_vec(payload.get(..whole_bytes).unwrap_or_default())
        })
        .map_err(|_| LinkError::Damaged)
}
