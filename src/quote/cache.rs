//! What the prompt cache does to the input of a single call.

use super::ReportedUsage;
use crate::catalog::{CacheLifetime, CachingRule};
use crate::money::Percent;
use crate::tokens::Tokens;
use crate::workload::Call;

/// What the cache is taken to do for every call of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cache<'a> {
    /// Nothing.
    None,
    /// It reads and writes these shares of the input.
    Shares {
        rule: &'a CachingRule,
        read: Percent,
        written: Percent,
    },
    /// It reads the beginning that it has seen before, and writes the rest.
    Prefix(Prefix<'a>),
}

/// A cache that holds beginnings of prompts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix<'a> {
    /// When and how the model caches.
    pub(super) rule: &'a CachingRule,
    /// How long entries live.
    pub(super) lifetime: CacheLifetime,
    /// Whether the call before, in the same unit, is still held.
    pub(super) holds_last_call: bool,
    /// Whether the beginning that all units share is held.
    pub(super) holds_common: bool,
    /// Whether the whole prompt is written, because a later call of the unit repeats it; else only
    /// the beginning that all units share.
    pub(super) writes_all: bool,
}

impl Cache<'_> {
    /// The text of a call, split by what the cache does to it. `place` counts the calls of the unit from 0.
    pub(super) fn split(&self, call: &Call, place: usize) -> ReportedUsage {
        let plain = ReportedUsage {
            input_tokens: call.text,
            output_tokens: call.output,
            ..ReportedUsage::default()
        };
        match self {
            Self::None => plain,
            Self::Shares {
                rule,
                read,
                written,
            } => shares(plain, rule, *read, *written),
            Self::Prefix(prefix) => prefix.split(plain, call, place),
        }
    }
}

/// An average share, but never more than one request can read; cut so that together they never
/// exceed the input.
fn shares(
    plain: ReportedUsage,
    rule: &CachingRule,
    read: Percent,
    written: Percent,
) -> ReportedUsage {
    let most = rule.largest_hit(plain.input_tokens).get();
    if most == 0 {
        return plain;
    }
    let input = plain.input_tokens.get();
    let cached = read.of_count(input).min(most);
    let written = written.of_count(input).min(input - cached);
    ReportedUsage {
        cached_tokens: Tokens::new(cached),
        cache_write_30m_tokens: Tokens::new(written),
        ..plain
    }
}

impl Prefix<'_> {
    fn split(&self, plain: ReportedUsage, call: &Call, place: usize) -> ReportedUsage {
        let held = if place > 0 && self.holds_last_call {
            call.sent_before
        } else if self.holds_common {
            call.common
        } else {
            Tokens::ZERO
        };
        let read = self.hit(held.min(call.text));
        let kept = if self.writes_all {
            call.text
        } else {
            call.common.min(call.text)
        };
        let written = if self.rule.writes_billed && kept >= self.rule.min_prefix {
            kept.without(read).unwrap_or(Tokens::ZERO)
        } else {
            Tokens::ZERO
        };
        let (short, long) = match self.lifetime {
            CacheLifetime::Hours12 => (Tokens::ZERO, written),
            CacheLifetime::InMemory | CacheLifetime::Minutes30 | CacheLifetime::Hours24 => {
                (written, Tokens::ZERO)
            }
        };
        ReportedUsage {
            cached_tokens: read,
            cache_write_30m_tokens: short,
            cache_write_12h_tokens: long,
            ..plain
        }
    }

    /// What is read when this much of the prompt's beginning is held.
    ///
    /// From GPT-5.6 on an entry ends where a message or the shared beginning ends, and is read
    /// whole, as in the guide's own split of 2,000 read, 400 written and 200 plain tokens; before,
    /// in whole steps.
    fn hit(&self, held: Tokens) -> Tokens {
        if self.rule.strict && held >= self.rule.min_prefix {
            held
        } else {
            self.rule.largest_hit(held)
        }
    }
}
