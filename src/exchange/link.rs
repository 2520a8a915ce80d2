//! A scenario in the fragment of a link: `#s=1.PAYLOAD`.
//!
//! PAYLOAD is base64url of the postcard bytes followed by their CRC-32. The
//! checksum tells a damaged link from one that means something else.

use core::fmt;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};

use super::ScenarioFile;
use super::v1::{ScenarioV1, WireError};
use crate::calendar::Date;

const KEY: &str = "s=";
const VERSION: u32 = 1;
/// More than any scenario needs; longer text is refused before it is decoded.
const MOST_CHARACTERS: usize = 64 * 1024;
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
                "the link was made by another version of Topup (format {found}; this one reads format {VERSION})"
            ),
            Self::CutOff => f.write_str("the link is cut off"),
            Self::Damaged => f.write_str("the link is damaged"),
            Self::Wire(error) => write!(f, "the link cannot be used: {error}"),
        }
    }
}

impl core::error::Error for LinkError {}

#[derive(Serialize, Deserialize)]
struct LinkV1 {
    prices_of: Date,
    scenario: ScenarioV1,
}

impl Link {
    /// Puts a scenario into a link.
    #[must_use]
    pub fn new(file: &ScenarioFile) -> Self {
        let wire = LinkV1 {
            prices_of: file.prices_of,
            scenario: ScenarioV1::from(&file.scenario),
        };
        // Strings and integers only: writing them cannot fail.
        let mut bytes = postcard::to_allocvec(&wire).unwrap_or_default();
        bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
        Self(format!(
            "{KEY}{VERSION}.{}",
            Base64UrlUnpadded::encode_string(&bytes)
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
        if fragment.len() > MOST_CHARACTERS {
            return Err(LinkError::TooLong {
                most: MOST_CHARACTERS,
            });
        }
        let fragment = fragment
            .trim_start_matches('#')
            .trim_end_matches([' ', '>', ')', '.', ',']);
        let rest = fragment.strip_prefix(KEY).ok_or(LinkError::NotOurs)?;
        let (version, payload) = rest.split_once('.').ok_or(LinkError::CutOff)?;
        let found: u32 = version.parse().map_err(|_| LinkError::NotOurs)?;
        if found != VERSION {
            return Err(LinkError::UnknownVersion { found });
        }
        let bytes = decode(payload)?;
        let (wire, rest) = match postcard::take_from_bytes::<LinkV1>(&bytes) {
            Ok(taken) => taken,
            Err(postcard::Error::DeserializeUnexpectedEnd) => return Err(LinkError::CutOff),
            Err(_) => return Err(LinkError::Damaged),
        };
        let checksum = match <[u8; CHECKSUM_BYTES]>::try_from(rest) {
            Ok(checksum) => u32::from_le_bytes(checksum),
            Err(_) if rest.len() < CHECKSUM_BYTES => return Err(LinkError::CutOff),
            Err(_) => return Err(LinkError::Damaged),
        };
        let body = bytes.len().saturating_sub(CHECKSUM_BYTES);
        if bytes
            .get(..body)
            .is_none_or(|body| CHECKSUM.checksum(body) != checksum)
        {
            return Err(LinkError::Damaged);
        }
        let file = ScenarioFile {
            prices_of: wire.prices_of,
            scenario: wire.scenario.try_into().map_err(LinkError::Wire)?,
        };
        // One scenario has one spelling.
        if Self::new(&file).fragment() == fragment {
            Ok(file)
        } else {
            Err(LinkError::Damaged)
        }
    }
}

/// The bytes of a payload. One that ends in the middle of a byte gives the
/// bytes before it: what they lack is found where they are read.
fn decode(payload: &str) -> Result<Vec<u8>, LinkError> {
    Base64UrlUnpadded::decode_vec(payload)
        .or_else(|_| {
            let whole_bytes = payload.len() - payload.len() % 4;
            Base64UrlUnpadded::decode_vec(payload.get(..whole_bytes).unwrap_or_default())
        })
        .map_err(|_| LinkError::Damaged)
}
