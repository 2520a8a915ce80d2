use super::Tokens;

/// OpenAI's rule of thumb for English, applied to UTF-8 bytes rather than characters: a Chinese
/// character takes three bytes and most of a token, so bytes stretch to other scripts where
/// characters do not.
const BYTES_PER_TOKEN: u64 = 4;

/// A guess at the tokens of a text: a quarter of its UTF-8 bytes, rounded up, so that only an
/// empty text has none.
///
/// It stands in, marked [`Known::Estimated`](super::Known::Estimated), until
/// [`count`](super::count) has answered. English prose comes out within about a fifth; dense
/// text (base64, emoji, digits) can be off by two or more either way.
///
/// # Example
///
/// ```
/// use tokens::{Tokens, estimate};
///
/// assert_eq!(estimate("hello world"), Tokens::new(3)); // 11 bytes; counted, it is 2
/// assert_eq!(estimate(""), Tokens::ZERO);
/// ```
///
/// # Source
///
/// "What are tokens and how to count them", OpenAI help center: one token is about four
/// characters of English.
#[must_use]
pub const fn estimate(text: &str) -> Tokens {
    estimate_from_bytes(text.len() as u64)
}

/// The same guess from the size alone, in UTF-8 bytes: for a file or a pasted text that is not
/// worth copying just to be guessed at.
#[must_use]
pub const fn estimate_from_bytes(bytes: u64) -> Tokens {
    Tokens::new(bytes.div_ceil(BYTES_PER_TOKEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_up_to_a_whole_token() {
        let guesses = [(0, 0), (1, 1), (4, 1), (5, 2), (u64::MAX, 1 << 62)];
        for (bytes, tokens) in guesses {
            assert_eq!(
                estimate_from_bytes(bytes),
                Tokens::new(tokens),
                "{bytes} bytes"
            );
        }
    }

    #[test]
    fn scripts_are_weighed_by_their_bytes() {
        assert_eq!(estimate("天気"), Tokens::new(2));
    }
}
