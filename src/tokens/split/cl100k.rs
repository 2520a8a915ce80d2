use super::class::{Class, class_at};
use super::{Rule, Window, runs};

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
    fn piece_end(text: &[u8], start: usize, window: Window) -> usize {
        let (first, second_at) = class_at(text, start);
        match first {
            Class::Upper | Class::Lower | Class::Letter => letters(text, start, start, window),
            Class::Number => runs::digits(text, start, window),
            Class::Newline | Class::End => any_space(text, start),
            Class::Space | Class::Other | Class::Mark => {
                let contraction = runs::contraction(text, start);
                if contraction > start {
                    return contraction;
                }
                let (second, third_at) = class_at(text, second_at);
                if second.is_letter() {
                    letters(text, start, second_at, window)
                } else if first.is_punctuation() {
                    punctuation(text, second_at)
                } else if second.is_punctuation() && text.get(start) == Some(&b' ') {
                    punctuation(text, third_at)
                } else if second == Class::Number {
                    second_at
                } else {
                    space(text, start, window)
                }
            }
        }
    }
}

/// The end of `\p{L}*`, from `from` on; the window is at `start`.
#[inline(always)]
fn letters(text: &[u8], start: usize, from: usize, window: Window) -> usize {
    if let Some(length) = window.short_letters(from - start) {
        return start + length;
    }
    let (capitals, small) = window.letters();
    let length = capitals.or(small).run_end(from - start);
    let end = start + length;
    if length < Window::LENGTH && text.get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    any_letters(text, from)
}

#[inline(never)]
fn any_letters(text: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        let (capitals, small) = Window::at(text, end).letters();
        end += capitals.or(small).run_end(0);
        match class_at(text, end) {
            (class, next) if class.is_letter() => end = next,
            _ => return end,
        }
    }
}

/// The end of `[^\s\p{L}\p{N}]*[\r\n]*`.
#[inline(always)]
fn punctuation(text: &[u8], start: usize) -> usize {
    let (_, end) = runs::punctuation(text, start);
    runs::bytes(text, end, |byte| matches!(byte, b'\r' | b'\n'))
}

#[inline(always)]
fn space(text: &[u8], start: usize, window: Window) -> usize {
    runs::inner_spaces(text, start, window).unwrap_or_else(|| any_space(text, start))
}

#[inline(never)]
fn any_space(text: &[u8], start: usize) -> usize {
    let space = runs::Space::at(text, start);
    space
        .up_to_the_end_of_text()
        .unwrap_or_else(|| space.piece_end(start))
}
