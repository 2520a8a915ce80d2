//! What a request used, split into parts that do not overlap.

use core::fmt;

use serde::Deserialize;

use crate::catalog::{Modality, TokenKind};
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
    /// Web search calls.
    pub web_searches: u64,
    /// File search calls.
    pub file_searches: u64,
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

/// Usage in disjoint parts: each token stands in exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    tokens: Vec<(Modality, TokenKind, Tokens)>,
    /// Web search calls.
    pub web_searches: u64,
    /// File search calls.
    pub file_searches: u64,
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
        let parts = [
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
        Ok(Self {
            tokens: parts
                .into_iter()
                .filter(|(_, _, tokens)| *tokens != Tokens::ZERO)
                .collect(),
            web_searches: r.web_searches,
            file_searches: r.file_searches,
        })
    }

    /// The token parts that are not empty, in the order of a bill.
    pub fn tokens(&self) -> impl Iterator<Item = (Modality, TokenKind, Tokens)> + '_ {
        self.tokens.iter().copied()
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
