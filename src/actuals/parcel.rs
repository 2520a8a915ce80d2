//! A file that was read, as bytes: from the worker that read it to the page.
//!
//! There can be tens of thousands of cells: the page takes them a few at a time.

use super::cell::{Cell, CellKey, Forgotten, Spent};
use super::import::{
    Compared, Differing, Format, Import, Marks, Preview, Refusal, Rejection, Repeated,
};
use super::reprice::Difference;
use super::{Name, NameBook, Names};
use crate::calendar::Date;
use crate::packed::{Packed, choices, fields, places};
use crate::quote::Item;

/// The sources that page and reader were built from: other ones may pack otherwise.
const BUILD: &str = env!("TOPUP_READING");

/// What a reader of a file is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingOrder {
    /// The file's name.
    pub name: String,
    /// The day.
    pub today: Date,
    /// What commas and points mean.
    pub marks: Marks,
    /// Prices of the person's own, as their room puts them into bytes.
    pub prices: Vec<u8>,
}

impl ReadingOrder {
    /// Its bytes.
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        BUILD.to_owned().pack(&mut bytes);
        self.pack(&mut bytes);
        bytes
    }

    /// The order of some bytes; `None` where they are not one, or are of another build, which would not
    /// understand what comes back.
    #[must_use]
    pub fn from_packed(mut bytes: &[u8]) -> Option<Self> {
        let build = String::unpack(&mut bytes)?;
        (build == BUILD).then(|| Self::unpack(&mut bytes)).flatten()
    }
}

/// The bytes of what came of reading a file.
#[must_use]
pub fn packed_outcome(outcome: &Result<Import, Refusal>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let to = &mut bytes;
    match outcome {
        Err(refusal) => {
            false.pack(to);
            refusal.pack(to);
        }
        Ok(import) => {
            true.pack(to);
            let Import {
                name,
                digest,
                format,
                preview,
                names,
                cells,
                forgotten,
                compared,
                differing,
                repeated,
            } = import;
            name.pack(to);
            digest.pack(to);
            format.pack(to);
            preview.pack(to);
            names.pack(to);
            forgotten.pack(to);
            compared.pack(to);
            differing.pack(to);
            repeated.pack(to);
            cells.pack(to);
        }
    }
    bytes
}

/// A file that was read, while its cells are taken out of its bytes.
pub struct Parcel {
    bytes: Vec<u8>,
    /// Where the next cell begins.
    at: usize,
    /// How many cells are still to come.
    left: u64,
    import: Import,
}

impl Parcel {
    /// Begins to unpack what came of reading a file; `None` where the bytes are nothing of the kind.
    #[must_use]
    pub fn open(bytes: Vec<u8>) -> Option<Result<Self, Refusal>> {
        let from = &mut bytes.as_slice();
        if !bool::unpack(from)? {
            return Refusal::unpack(from).map(Err);
        }
        let import = Import {
            name: Packed::unpack(from)?,
            digest: Packed::unpack(from)?,
            format: Packed::unpack(from)?,
            preview: Packed::unpack(from)?,
            names: Packed::unpack(from)?,
            forgotten: Packed::unpack(from)?,
            compared: Packed::unpack(from)?,
            differing: Packed::unpack(from)?,
            repeated: Packed::unpack(from)?,
            cells: Vec::new(),
        };
        let left = u64::unpack(from)?;
        let at = bytes.len() - from.len();
        Some(Ok(Self {
            bytes,
            at,
            left,
            import,
        }))
    }

    /// Takes out so many cells more, or all that are left; whether some are left then. `None` where
    /// the bytes end too early.
    pub fn take(&mut self, most: u64) -> Option<bool> {
        let mut from = self.bytes.get(self.at..)?;
        for _ in 0..most.min(self.left) {
            self.import.cells.push(Packed::unpack(&mut from)?);
            self.left -= 1;
        }
        self.at = self.bytes.len() - from.len();
        Some(self.left > 0)
    }

    /// The file, once no cell is left.
    #[must_use]
    pub fn into_import(self) -> Import {
        self.import
    }
}

places! {
    Forgotten { Nothing Hours Users Keys Most }
    Format {
        Costs Usage Responses BatchOutput LiteLlmLogs LiteLlmDaily Langfuse Helicone Other
    }
    Marks { Unsaid DecimalComma DecimalPoint }
}

choices! {
    Item {
        0 Tokens { modality kind },
        1 Seconds,
        2 Characters,
        3 WebSearches,
        4 ImageWebSearches,
        5 WebSearchPreviews,
        6 FileSearches,
        7 ContainerSessions { size },
        8 VectorStorage,
        9 Pictures,
        10 Training,
    }
    Difference {
        0 Same,
        1 NoAmount,
        2 NoUsage,
        3 Processing { fits },
        4 Residency,
        5 ContextBand,
        6 CachedAtFullPrice,
        7 PriceOfAnotherDay { held },
        8 ProxyCache,
        9 UnknownModel,
        10 NotSold,
        11 Unexplained,
    }
    Rejection {
        0 Cells { found expected },
        1 OpenQuote,
        2 TooLong,
        3 NotJson(text),
        4 BrokenJson,
        5 Nothing,
        6 NoDate(text),
        7 DateOutside(text),
        8 NotACount { name text },
        9 NotAnAmount(text),
        10 TwoNumbers(text),
        11 Currency(text),
        12 Parts(text),
    }
    Refusal {
        0 Empty,
        1 NoUsage,
        2 NotText(what),
        3 Utf16,
        4 WebPage,
        5 Scenario,
        6 ErrorBody(text),
        7 BatchInput,
        8 Unknown(names),
        9 TwiceNamed(name),
        10 AllRejected(rows),
    }
}

fields! {
    Cell { rows unpriced requests failed judged retried watched first_line last_line spent }
    CellKey { day hour project model key user processing }
    Compared { rows exported catalog first_line }
    Differing { line day model exported catalog difference }
    NameBook { projects models keys users }
    Preview {
        rows empty beside rejected rejections undated days unknown_models ignored has_more divided_by
        two_numbers
    }
    ReadingOrder { name today marks prices }
    Repeated { day model times usd first_line last_line }
    Spent { item quantity usd }
}

impl Packed for Name {
    fn pack(&self, to: &mut Vec<u8>) {
        self.place().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        u32::unpack(from).map(Self::at)
    }
}

impl Packed for Names {
    fn pack(&self, to: &mut Vec<u8>) {
        self.texts().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Vec::unpack(from).map(Self::sealed)
    }
}
