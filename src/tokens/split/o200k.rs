use super::class::{Class, class_at};
use super::{Rule, Window, runs};

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
    fn piece_end(text: &[u8], start: usize, window: Window) -> usize {
        let (first, second_at) = class_at(text, start);
        match first {
            Class::Upper | Class::Lower | Class::Letter => word(text, start, start, window),
            Class::Number => runs::digits(text, start, window),
            Class::Newline | Class::End => runs::any_space(text, start),
            Class::Space | Class::Other | Class::Mark => {
                let (second, third_at) = class_at(text, second_at);
                match (first, second) {
                    (Class::Mark, Class::Upper) => runs::contraction(text, marked(text, second_at)),
                    (_, Class::Upper | Class::Lower | Class::Letter | Class::Mark) => {
                        word(text, start, second_at, window)
                    }
                    // The mark is a word by itself.
                    (Class::Mark, _) => runs::contraction(text, second_at),
                    (Class::Other, Class::Other) => punctuation(text, third_at),
                    (Class::Other, Class::Newline) => line_ends(text, second_at),
                    (Class::Other, _) | (_, Class::Number) => second_at,
                    (_, Class::Other) if text.get(start) == Some(&b' ') => {
                        punctuation(text, third_at)
                    }
                    _ => runs::space(text, start, window),
                }
            }
        }
    }
}

/// The end of `[upper…]*[lower…]+` or else `[upper…]+[lower…]*`, from a letter or mark on, which is
/// at `from`, and of the contraction after it; the window is at `start`.
///
/// Letters without case and marks are both upper and lower.
#[inline(always)]
fn word(text: &[u8], start: usize, from: usize, window: Window) -> usize {
    // Most words: capitals and then small letters, all within ASCII and half the window.
    if let Some(length) = window.short_word(from - start) {
        return start + length;
    }
    let (capitals, small) = window.letters();
    let length = small.run_end(capitals.run_end(from - start));
    let end = start + length;
    let is_whole = length < Window::LENGTH && text.get(end).is_none_or(u8::is_ascii);
    runs::contraction(text, if is_whole { end } else { any_word(text, from) })
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
        end = Window::at(text, end).letters().1.run_end(0) + end;
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
    let end = any_word(text, second_at);
    let mut at = second_at;
    while at < end {
        match class_at(text, at) {
            (Class::Upper, next) => at = next,
            _ => return end,
        }
    }
    second_at
}

/// The end of `[^\s\p{L}\p{N}]*[\r\n/]*`.
#[inline(always)]
fn punctuation(text: &[u8], start: usize) -> usize {
    match runs::punctuation(text, start) {
        (Class::Newline, end) => line_ends(text, end),
        // A slash is punctuation itself.
        (_, end) => end,
    }
}

/// The end of `[\r\n/]*`.
#[inline(always)]
fn line_ends(text: &[u8], start: usize) -> usize {
    runs::bytes(text, start, |byte| matches!(byte, b'\r' | b'\n' | b'/'))
}
