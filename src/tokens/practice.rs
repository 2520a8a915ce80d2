use std::sync::Arc;

use super::{Counter, Tokens};

/// So many made-up words are counted in one go: some milliseconds of work in a browser.
const AT_ONCE: usize = 4_096;

impl Counter {
    /// Counts a made-up text, another one in each turn, and learns nothing from it.
    ///
    /// A browser compiles a program quickly at first, and exchanges what is used much for code of twice
    /// the speed and more. Words met before are only looked up; so what cuts words that were never met is
    /// little used until a large text brings many of them, which then is counted by the slow code. Some
    /// turns of this, while nobody waits, have it exchanged by then.
    #[cold]
    #[must_use]
    pub fn practise(&self, turn: usize) -> Tokens {
        // In the order of their hashes, so of every script, and hardly two that are one word.
        let tokens = self.vocabulary.short_tokens().skip(turn * AT_ONCE);
        let text: String = tokens.take(AT_ONCE).collect();
        Self::new(self.encoding, Arc::clone(&self.vocabulary)).count(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use super::super::count::with_counter;

    #[test]
    fn every_turn_brings_thousands_of_tokens_that_are_not_those_of_another() {
        for encoding in Encoding::ALL {
            let turns = with_counter(encoding, |counter| {
                [0, 1, 2, 3].map(|turn| counter.practise(turn).get())
            });
            for (turn, tokens) in turns.iter().enumerate() {
                // Some of the tokens put together are fewer ones, and some of them more.
                assert!((3_000..8_000).contains(tokens), "{encoding}: {tokens}");
                assert!(!turns[..turn].contains(tokens), "{encoding}: {turns:?}");
            }
        }
    }
}
