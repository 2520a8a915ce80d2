//! What a request used, split into parts that do not overlap.

use core::fmt;

use serde::Deserialize;

use super::Item;
use crate::catalog::{ContainerSize, Modality, TokenKind};
use crate::tokens::Tokens;

/// Usage as OpenAI reports it: some numbers are parts of others.
///
/// The shape of `usage` in `topup quote`. A field that is absent is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReportedUsage {
    /// All input: cached, written, audio and image tokens included.
    pub input_tokens: Tokens,
    /// The part of the input read from the cache.
    pub cached_tokens: Tokens,
    /// The part of the input written to the cache for 30 minutes.
    pub cache_write_30m_tokens: Tokens,
    /// The part of the input written to the cache for 12 hours.
    pub cache_write_12h_tokens: Tokens,
    /// The audio part of the input.
    pub audio_input_tokens: Tokens,
    /// The audio part of the cached input.
    pub cached_audio_tokens: Tokens,
    /// The image part of the input.
    pub image_input_tokens: Tokens,
    /// The image part of the cached input.
    pub cached_image_tokens: Tokens,
    /// All output, reasoning included.
    pub output_tokens: Tokens,
    /// The reasoning part of the output; billed as output.
    pub reasoning_tokens: Tokens,
    /// The audio part of the output.
    pub audio_output_tokens: Tokens,
    /// The image part of the output.
    pub image_output_tokens: Tokens,
    /// Seconds of sound, for models sold by the minute.
    pub seconds: u64,
    /// Characters read aloud, for models sold by the character.
    pub characters: u64,
    /// Web search calls.
    pub web_searches: u64,
    /// Image search calls inside a web search.
    pub image_web_searches: u64,
    /// Calls of the older web search, called preview.
    pub web_search_previews: u64,
    /// File search calls.
    pub file_searches: u64,
    /// Sessions of a container with 1 GB.
    pub container_sessions_1g: u64,
    /// Sessions of a container with 4 GB.
    pub container_sessions_4g: u64,
    /// Sessions of a container with 16 GB.
    pub container_sessions_16g: u64,
    /// Sessions of a container with 64 GB.
    pub container_sessions_64g: u64,
    /// GiB-days of vector storage to be paid: what an organisation keeps beyond
    /// its free GiB, which one record cannot know and so does not take off.
    pub vector_storage_gib_days: u64,
}

/// A part that is larger than the whole it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageError {
    part: &'static str,
    part_tokens: Tokens,
    whole: &'static str,
    whole_tokens: Tokens,
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            part,
            part_tokens,
            whole,
            whole_tokens,
        } = self;
        write!(
            f,
            "{} {part} tokens cannot be part of {} {whole} tokens",
            part_tokens.get(),
            whole_tokens.get()
        )
    }
}

impl core::error::Error for UsageError {}

/// Usage in disjoint parts: each token, second and call stands in exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    parts: Vec<(Item, u64)>,
}

impl Usage {
    /// Splits reported usage into disjoint parts.
    ///
    /// Cached and written tokens are taken out of the input before a rate is
    /// applied, so nothing is billed twice; reasoning is inside the output and
    /// only checked. Tokens written to the cache are text.
    ///
    /// # Errors
    ///
    /// [`UsageError`] when a part is larger than its whole, naming both.
    pub fn from_reported(reported: &ReportedUsage) -> Result<Self, UsageError> {
        let r = reported;
        let cached_text = take(
            "cached audio",
            r.cached_audio_tokens,
            "cached",
            r.cached_tokens,
        )
        .and_then(|rest| take("cached image", r.cached_image_tokens, "cached", rest))?;
        let plain_audio = take(
            "cached audio",
            r.cached_audio_tokens,
            "audio input",
            r.audio_input_tokens,
        )?;
        let plain_image = take(
            "cached image",
            r.cached_image_tokens,
            "image input",
            r.image_input_tokens,
        )?;
        let plain_text = take("cached", r.cached_tokens, "input", r.input_tokens)
            .and_then(|rest| take("written", r.cache_write_30m_tokens, "uncached input", rest))
            .and_then(|rest| take("written", r.cache_write_12h_tokens, "uncached input", rest))
            .and_then(|rest| take("audio", plain_audio, "uncached input", rest))
            .and_then(|rest| take("image", plain_image, "uncached input", rest))?;
        take("reasoning", r.reasoning_tokens, "output", r.output_tokens)?;
        let text_output = take("audio", r.audio_output_tokens, "output", r.output_tokens)
            .and_then(|rest| take("image", r.image_output_tokens, "output", rest))?;
        let tokens = [
            (Modality::Text, TokenKind::Input, plain_text),
            (Modality::Text, TokenKind::CachedInput, cached_text),
            (
                Modality::Text,
                TokenKind::CacheWrite30m,
                r.cache_write_30m_tokens,
            ),
            (
                Modality::Text,
                TokenKind::CacheWrite12h,
                r.cache_write_12h_tokens,
            ),
            (Modality::Audio, TokenKind::Input, plain_audio),
            (
                Modality::Audio,
                TokenKind::CachedInput,
                r.cached_audio_tokens,
            ),
            (Modality::Image, TokenKind::Input, plain_image),
            (
                Modality::Image,
                TokenKind::CachedInput,
                r.cached_image_tokens,
            ),
            (Modality::Text, TokenKind::Output, text_output),
            (Modality::Audio, TokenKind::Output, r.audio_output_tokens),
            (Modality::Image, TokenKind::Output, r.image_output_tokens),
        ];
        let tokens = tokens
            .into_iter()
            .map(|(modality, kind, tokens)| (Item::Tokens { modality, kind }, tokens.get()));
        Ok(Self {
            parts: tokens
                .chain(not_tokens(r))
                .filter(|(_, quantity)| *quantity > 0)
                .collect(),
        })
    }

    /// The parts that are not empty, in the order of a bill.
    pub fn parts(&self) -> impl Iterator<Item = (Item, u64)> + '_ {
        self.parts.iter().copied()
    }

    /// The token parts that are not empty, in the order of a bill.
    pub fn tokens(&self) -> impl Iterator<Item = (Modality, TokenKind, Tokens)> + '_ {
        self.parts().filter_map(|(item, quantity)| match item {
            Item::Tokens { modality, kind } => Some((modality, kind, Tokens::new(quantity))),
            Item::Seconds
            | Item::Characters
            | Item::WebSearches
            | Item::ImageWebSearches
            | Item::WebSearchPreviews
            | Item::FileSearches
            | Item::ContainerSessions { .. }
            | Item::VectorStorage
            | Item::Pictures
            | Item::Training => None,
        })
    }

    /// All input, which decides the context band.
    #[must_use]
    pub fn total_input(&self) -> Tokens {
        self.tokens()
            .filter(|(_, kind, _)| *kind != TokenKind::Output)
            .map(|(_, _, tokens)| tokens)
            .sum()
    }

    /// All output, reasoning included.
    #[must_use]
    pub fn total_output(&self) -> Tokens {
        self.tokens()
            .filter(|(_, kind, _)| *kind == TokenKind::Output)
            .map(|(_, _, tokens)| tokens)
            .sum()
    }
}

/// What is not billed by the token, in the order of a bill.
fn not_tokens(r: &ReportedUsage) -> [(Item, u64); 11] {
    let container = |size| Item::ContainerSessions { size };
    [
        (Item::Seconds, r.seconds),
        (Item::Characters, r.characters),
        (Item::WebSearches, r.web_searches),
        (Item::ImageWebSearches, r.image_web_searches),
        (Item::WebSearchPreviews, r.web_search_previews),
        (Item::FileSearches, r.file_searches),
        (container(ContainerSize::OneGb), r.container_sessions_1g),
        (container(ContainerSize::FourGb), r.container_sessions_4g),
        (
            container(ContainerSize::SixteenGb),
            r.container_sessions_16g,
        ),
        (
            container(ContainerSize::SixtyFourGb),
            r.container_sessions_64g,
        ),
        (Item::VectorStorage, r.vector_storage_gib_days),
    ]
}

fn take(
    part: &'static str,
    tokens: Tokens,
    whole: &'static str,
    from: Tokens,
) -> Result<Tokens, UsageError> {
    from.without(tokens).ok_or(UsageError {
        part,
        part_tokens: tokens,
        whole,
        whole_tokens: from,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_stands_in_exactly_one_part() {
        let usage = Usage::from_reported(&ReportedUsage {
            input_tokens: Tokens::new(2600),
            cached_tokens: Tokens::new(2000),
            cache_write_30m_tokens: Tokens::new(400),
            output_tokens: Tokens::new(150),
            reasoning_tokens: Tokens::new(100),
            ..ReportedUsage::default()
        })
        .unwrap();
        let parts: Vec<_> = usage
            .tokens()
            .map(|(_, kind, tokens)| (kind, tokens.get()))
            .collect();
        assert_eq!(
            parts,
            [
                (TokenKind::Input, 200),
                (TokenKind::CachedInput, 2000),
                (TokenKind::CacheWrite30m, 400),
                (TokenKind::Output, 150)
            ]
        );
        assert_eq!(usage.total_input(), Tokens::new(2600));
    }

    #[test]
    fn a_part_larger_than_its_whole_is_refused_with_both_numbers() {
        check(
            r#"{"input_tokens":100,"cached_tokens":101}"#,
            "101 cached tokens cannot be part of 100 input tokens",
        );
        check(
            r#"{"output_tokens":5,"reasoning_tokens":6}"#,
            "6 reasoning tokens cannot be part of 5 output tokens",
        );
        check(
            r#"{"input_tokens":100,"cached_tokens":60,"cache_write_30m_tokens":50}"#,
            "50 written tokens cannot be part of 40 uncached input tokens",
        );
    }

    #[track_caller]
    fn check(reported: &str, expected: &str) {
        let reported = serde_json::from_str(reported).unwrap();
        assert_eq!(
            Usage::from_reported(&reported).unwrap_err().to_string(),
            expected
        );
    }
}
