//! A text that travels behind a link, because the person asked for it: `&t=1.PAYLOAD`.
//!
//! PAYLOAD is base64url of the postcard bytes followed by a CRC-32 of the link and the bytes, so that a text
//! never opens with another scenario than its own. A link without a text says nothing of texts.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};

use super::link::decode;
use super::word::Word;
use super::{Link, LinkError, ScenarioFile, WireError};
use crate::scenario::Place;
use crate::workload::Part;

const KEY: &str = "&t=";
const VERSION: &str = "1";
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
const CHECKSUM_BYTES: usize = 4;

/// A text of a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentText {
    /// Whose text it is.
    pub place: Place,
    /// Which text of the work it is.
    pub part: Part,
    /// The text.
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Body {
    project: u32,
    workload: u32,
    part: Word<Part>,
    text: String,
}

impl SentText {
    /// The most bytes that are sent: with the longest scenario, the link is still read.
    pub const MOST_BYTES: usize = 40_000;

    /// The fragment of a link with this text behind it, without the `#`; nothing where the text is too long.
    #[must_use]
    pub fn behind(&self, link: &Link) -> Option<String> {
        let fragment = format!(
            "{}{KEY}{VERSION}.{}",
            link.fragment(),
            self.payload(link.fragment())?
        );
        (self.text.len() <= Self::MOST_BYTES && fragment.len() <= Link::MOST_CHARACTERS)
            .then_some(fragment)
    }

    fn payload(&self, link: &str) -> Option<String> {
        let body = Body {
            project: u32::try_from(self.place.project).ok()?,
            workload: u32::try_from(self.place.workload).ok()?,
            part: Word(self.part),
            text: self.text.clone(),
        };
        let mut bytes = postcard::to_allocvec(&body).ok()?;
        bytes.extend(checksum(link, &bytes).to_le_bytes());
        Some(Base64UrlUnpadded::encode_string(&bytes))
    }

    /// Takes a scenario out of a fragment, and the text behind it if there is one.
    ///
    /// # Errors
    ///
    /// [`LinkError`], as [`Link::open`] gives it; a text that is damaged is one too, though the scenario is whole.
    pub fn open(fragment: &str) -> Result<(ScenarioFile, Option<Self>), LinkError> {
        let Some((link, text)) = fragment.split_once(KEY) else {
            return Ok((Link::open(fragment)?, None));
        };
        if fragment.len() > Link::MOST_CHARACTERS {
            return Err(LinkError::TooLong {
                most: Link::MOST_CHARACTERS,
            });
        }
        let file = Link::open(link)?;
        // As it came: one of an earlier version is written otherwise today.
        let link = link.trim_start_matches('#').trim_end_matches(Link::AROUND);
        let text = text.trim_end_matches(Link::AROUND);
        let (version, payload) = text.split_once('.').ok_or(LinkError::CutOff)?;
        if version != VERSION {
            return Err(version.parse().map_or(LinkError::Damaged, |found| {
                LinkError::UnknownVersion { found }
            }));
        }
        let own = read(link, payload)?;
        // One text has one spelling, and it is of a workload that is there.
        let is_there = file.scenario.workload(own.place).is_some();
        if !is_there || own.payload(link).as_deref() != Some(payload) {
            return Err(LinkError::Damaged);
        }
        Ok((file, Some(own)))
    }
}

fn read(link: &str, payload: &str) -> Result<SentText, LinkError> {
    let bytes = decode(payload)?;
    let body = bytes.len().saturating_sub(CHECKSUM_BYTES);
    let (content, ending) = bytes.split_at_checked(body).ok_or(LinkError::CutOff)?;
    let is_whole = <[u8; CHECKSUM_BYTES]>::try_from(ending)
        .is_ok_and(|own| u32::from_le_bytes(own) == checksum(link, content));
    match postcard::take_from_bytes::<Body>(&bytes) {
        Ok((body, rest)) if is_whole && rest.len() == CHECKSUM_BYTES => Ok(SentText {
            place: Place {
                project: usize::try_from(body.project).map_err(|_| LinkError::Damaged)?,
                workload: usize::try_from(body.workload).map_err(|_| LinkError::Damaged)?,
            },
            part: body.part.0,
            text: body.text,
        }),
        Err(error) if is_whole => Err(LinkError::Wire(WireError::Unreadable(error.to_string()))),
        Ok((_, rest)) if rest.len() < CHECKSUM_BYTES => Err(LinkError::CutOff),
        Err(postcard::Error::DeserializeUnexpectedEnd) => Err(LinkError::CutOff),
        Ok(_) | Err(_) => Err(LinkError::Damaged),
    }
}

fn checksum(link: &str, body: &[u8]) -> u32 {
    let mut digest = CHECKSUM.digest();
    digest.update(link.as_bytes());
    digest.update(body);
    digest.finalize()
}
