//! How many input tokens a picture is, by the rules published for vision models.
//!
//! Two families of rules: *patches* of 32 pixels, and *tiles* of 512 pixels.
//! The numbers of a rule come from outside. All of it is whole-number
//! arithmetic, so a boundary never depends on how a root was rounded; OpenAI's
//! own rounding can still differ by one token.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Tokens;

/// The width and height of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImageSize {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// How closely the model looks at a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Detail {
    /// A small copy.
    Low,
    /// A large copy.
    High,
    /// As it was sent.
    Original,
    /// What the model chooses by itself.
    #[default]
    Auto,
}

/// A published rule for pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum ImageRule {
    /// In patches.
    Patches(PatchRule),
    /// In tiles.
    Tiles(TileRule),
}

/// A rule in patches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatchRule {
    /// The side of a patch, in pixels; never zero.
    pub patch_px: u32,
    /// Tokens for a hundred patches; a part of a token counts as one.
    pub tokens_per_hundred_patches: u32,
    /// A picture with more patches than this is refused.
    pub most_patches: u64,
    /// What [`Detail::Auto`] means: one of the others.
    pub auto: Detail,
    /// Low detail.
    pub low: PatchLevel,
    /// High detail.
    pub high: PatchLevel,
    /// As it was sent; `None` where that is not offered.
    pub original: Option<PatchLevel>,
}

/// What a level of detail does to a picture before it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatchLevel {
    /// The square it is made to fit into, in pixels; never zero.
    pub fit_px: u32,
    /// The patches it is then shrunk to; `None` when it is not shrunk further.
    pub budget: Option<u32>,
}

/// A rule in tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TileRule {
    /// Tokens of any picture; all of them in low detail.
    pub base_tokens: u32,
    /// Tokens of each tile.
    pub tile_tokens: u32,
    /// The side of a tile, in pixels; never zero.
    pub tile_px: u32,
    /// The square it is made to fit into, in pixels; `None` when there is none.
    pub fit_px: Option<u32>,
    /// What its short side is then shrunk to, in pixels.
    pub short_side_px: u32,
}

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ImageCount {
    /// The size at which it is counted.
    pub size: ImageSize,
    /// Its patches or tiles; none in a rule that only adds a base.
    pub pieces: u64,
    /// Its tokens.
    pub tokens: Tokens,
}

/// Why a picture is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// It has no width or no height.
    Empty,
    /// The model does not offer this detail.
    NoSuchDetail(Detail),
    /// It has more patches than a request may hold.
    TooLarge {
        /// How many it has.
        patches: u64,
        /// How many it may have.
        most: u64,
    },
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a picture without width or height"),
            Self::NoSuchDetail(detail) => write!(f, "the detail {detail:?} is not offered"),
            Self::TooLarge { patches, most } => {
                write!(f, "{patches} patches are more than {most}")
            }
        }
    }
}

impl core::error::Error for ImageError {}

impl ImageRule {
    /// Counts a picture.
    ///
    /// # Errors
    ///
    /// [`ImageError`] when the picture is empty or too large, or the detail is not offered.
    pub fn count(&self, size: ImageSize, detail: Detail) -> Result<ImageCount, ImageError> {
        if size.width == 0 || size.height == 0 {
            return Err(ImageError::Empty);
        }
        match self {
            Self::Patches(rule) => rule.count(size, detail),
            Self::Tiles(rule) => Ok(rule.count(size, detail)),
        }
    }
}

impl PatchRule {
    fn count(&self, size: ImageSize, detail: Detail) -> Result<ImageCount, ImageError> {
        let named = if detail == Detail::Auto {
            self.auto
        } else {
            detail
        };
        let level = match named {
            Detail::Low => Some(&self.low),
            Detail::High => Some(&self.high),
            Detail::Original => self.original.as_ref(),
            Detail::Auto => None,
        };
        let level = level.ok_or(ImageError::NoSuchDetail(named))?;
        let mut size = size.fit(level.fit_px);
        if let Some(budget) = level.budget
            && size.pieces(self.patch_px) > u64::from(budget)
        {
            size = size.shrink_to_patches(budget, self.patch_px);
        }
        let patches = size.pieces(self.patch_px);
        if patches > self.most_patches {
            return Err(ImageError::TooLarge {
                patches,
                most: self.most_patches,
            });
        }
        let hundredths = patches.saturating_mul(u64::from(self.tokens_per_hundred_patches));
        Ok(ImageCount {
            size,
            pieces: patches,
            tokens: Tokens::new(hundredths.div_ceil(100)),
        })
    }
}

impl TileRule {
    fn count(&self, size: ImageSize, detail: Detail) -> ImageCount {
        let base = u64::from(self.base_tokens);
        if detail == Detail::Low {
            return ImageCount {
                size,
                pieces: 0,
                tokens: Tokens::new(base),
            };
        }
        let size = self
            .fit_px
            .map_or(size, |side| size.fit(side))
            .with_short_side(self.short_side_px);
        let tiles = size.pieces(self.tile_px);
        ImageCount {
            size,
            pieces: tiles,
            tokens: Tokens::new(base + tiles.saturating_mul(u64::from(self.tile_tokens))),
        }
    }
}

impl ImageSize {
    /// Shrinks it into a square, never enlarging; the other side is rounded down, to one pixel at least.
    fn fit(self, side: u32) -> Self {
        let longest = self.width.max(self.height);
        if longest <= side {
            return self;
        }
        Self {
            width: times(self.width, side, longest),
            height: times(self.height, side, longest),
        }
    }

    /// Shrinks its short side, never enlarging; the other side is rounded down.
    fn with_short_side(self, side: u32) -> Self {
        let shortest = self.width.min(self.height);
        if shortest <= side {
            return self;
        }
        Self {
            width: times(self.width, side, shortest),
            height: times(self.height, side, shortest),
        }
    }

    /// How many pieces cover it; a part of a piece counts as one.
    fn pieces(self, side: u32) -> u64 {
        let along = |length: u32| u64::from(length.div_ceil(side.max(1)));
        along(self.width) * along(self.height)
    }

    /// Shrinks it to at most so many patches, one side to a whole number of them.
    ///
    /// The published rule scales by √(budget × patch² ÷ area) and then by the
    /// larger loss of rounding a side down to whole patches. The side that
    /// loses more ends on ⌊√(budget × side ÷ other)⌋ patches exactly, so the
    /// root of a whole number is all that is needed.
    fn shrink_to_patches(self, budget: u32, patch: u32) -> Self {
        let [w, h, budget] = [self.width, self.height, budget].map(u128::from);
        let across = (budget * w / h).isqrt().max(1);
        let down = (budget * h / w).isqrt().max(1);
        let pixels = |count: u128| u32::try_from(count).unwrap_or(u32::MAX).max(1);
        let patch = u128::from(patch);
        if across * h <= down * w {
            Self {
                width: pixels(across * patch),
                height: pixels(across * patch * h / w),
            }
        } else {
            Self {
                width: pixels(down * patch * w / h),
                height: pixels(down * patch),
            }
        }
    }
}

/// `length` × `part` ÷ `whole`, rounded down, to one at least.
fn times(length: u32, part: u32, whole: u32) -> u32 {
    let product = u64::from(length) * u64::from(part) / u64::from(whole.max(1));
    u32::try_from(product).unwrap_or(u32::MAX).max(1)
}
