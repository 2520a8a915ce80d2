use super::class::{Class, class_at};
use super::{Rule, bytes, runs};

/// The rule of `o200k_base`:
///
/// ```text
///   [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
/// | [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
/// | \p{N}{1,3}
/// |  ?[^\s\p{L}\p{N}]+[\r\n/]*
/// | \s*[\r\n]+
/// | \s+(?!\S)
/// | \s+
/// ```
pub(crate) enum O200k {}

impl Rule for O200k {
    #[inline(always)]
    fn piece_end(text: &[u8], start: usize) -> usize {
        let (first, second_at) = class_at(text, start);
        let end = match first {
            Class::Upper | Class::Lower | Class::Letter => word(text, start),
            Class::Number => return runs::digits(text, start),
            Class::Newline | Class::End => return space(text, start),
            Class::Space | Class::Other | Class::Mark => {
                let (second, _) = class_at(text, second_at);
                match (first, second) {
                    (Class::Mark, Class::Upper) => marked(text, second_at),
                    (_, Class::Upper | Class::Lower | Class::Letter | Class::Mark) => {
                        word(text, second_at)
                    }
                    // The mark is a word by itself.
                    (Class::Mark, _) => second_at,
                    (Class::Other, _) => return punctuation(text, start),
                    (_, Class::Other) if text.get(start) == Some(&b' ') => {
                        return punctuation(text, second_at);
                    }
                    _ => return space(text, start),
                }
            }
        };
        runs::contraction(text, end)
    }
}

/// The end of `[upper…]*[lower…]+` or else `[upper…]+[lower…]*`, from a letter or mark.
///
/// Letters without case and marks are both upper and lower.
#[inline(always)]
fn word(text: &[u8], start: usize) -> usize {
    // Most words: capitals and then small letters, all within ASCII and eight bytes.
    let capitals = bytes::uppercase(text, start);
    let small = bytes::lowercase(text, start + capitals);
    let end = start + capitals + small;
    if small < 8 && capitals < 8 && text.get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    any_word(text, start)
}

#[inline(never)]
fn any_word(text: &[u8], start: usize) -> usize {
    let mut end = start;
    // The first alternative gives back what is upper only after the last character that is both.
    let mut both = None;
    loop {
        let (class, next) = class_at(text, end);
        match class {
            Class::Upper => end = next,
            Class::Letter | Class::Mark => {
                end = next;
                both = Some(next);
            }
            Class::Lower => return lower(text, next),
            Class::Other | Class::Space | Class::Newline | Class::Number | Class::End => {
                return both.unwrap_or(end);
            }
        }
    }
}

/// The end of `[lower…]*`.
#[inline(always)]
fn lower(text: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        end += bytes::lowercase(text, end);
        match class_at(text, end) {
            (Class::Lower | Class::Letter | Class::Mark, next) => end = next,
            _ => return end,
        }
    }
}

/// A mark before an upper letter. It may be the character before the word, like any other; but if
/// the word is of upper letters only, the first alternative fails with it, and then matches the
/// mark as a word by itself.
#[cold]
fn marked(text: &[u8], second_at: usize) -> usize {
    let end = word(text, second_at);
    let mut at = second_at;
    while at < end {
        match class_at(text, at) {
            (Class::Upper, next) => at = next,
            _ => return end,
        }
    }
    second_at
}

#[inline(always)]
fn punctuation(text: &[u8], start: usize) -> usize {
    let end = runs::punctuation(text, start);
    runs::bytes(text, end, |byte| matches!(byte, b'\r' | b'\n' | b'/'))
}

fn space(text: &[u8], start: usize) -> usize {
    runs::Space::at(text, start).piece_end(start)
}
