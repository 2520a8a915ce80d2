use super::class::{Class, class_at};
use super::{Rule, bytes, runs};

/// The rule of `cl100k_base`:
///
/// ```text
///   '(?i:[sdmt]|ll|ve|re)
/// | [^\r\n\p{L}\p{N}]?+\p{L}++
/// | \p{N}{1,3}+
/// |  ?[^\s\p{L}\p{N}]++[\r\n]*+
/// | \s++$
/// | \s*[\r\n]
/// | \s+(?!\S)
/// | \s
/// ```
pub(crate) enum Cl100k {}

impl Rule for Cl100k {
    #[inline(always)]
    fn piece_end(text: &[u8], start: usize) -> usize {
        let (first, second_at) = class_at(text, start);
        match first {
            Class::Upper | Class::Lower | Class::Letter => letters(text, second_at),
            Class::Number => runs::digits(text, start),
            Class::Newline | Class::End => space(text, start),
            Class::Space | Class::Other | Class::Mark => {
                let contraction = runs::contraction(text, start);
                if contraction > start {
                    return contraction;
                }
                let (second, third_at) = class_at(text, second_at);
                if second.is_letter() {
                    letters(text, third_at)
                } else if first.is_punctuation() {
                    punctuation(text, start)
                } else if second.is_punctuation() && text.get(start) == Some(&b' ') {
                    punctuation(text, second_at)
                } else {
                    space(text, start)
                }
            }
        }
    }
}

/// The end of `\p{L}*`.
#[inline(always)]
fn letters(text: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        end += bytes::letters(text, end);
        match class_at(text, end) {
            (class, next) if class.is_letter() => end = next,
            _ => return end,
        }
    }
}

#[inline(always)]
fn punctuation(text: &[u8], start: usize) -> usize {
    let end = runs::punctuation(text, start);
    runs::bytes(text, end, |byte| matches!(byte, b'\r' | b'\n'))
}

fn space(text: &[u8], start: usize) -> usize {
    let space = runs::Space::at(text, start);
    space
        .up_to_the_end_of_text()
        .unwrap_or_else(|| space.piece_end(start))
}
