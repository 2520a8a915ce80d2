//! What both rules go over in the same way.

use super::Window;
use super::class::{Class, class_at};

/// The end of `\p{N}{1,3}`; the window is at `start`.
#[inline(always)]
pub(super) fn digits(text: &[u8], start: usize, window: Window) -> usize {
    let length = window.digits().min(3);
    if length == 3 || window.byte(length).is_ascii() {
        return start + length;
    }
    any_digits(text, start)
}

#[inline(never)]
fn any_digits(text: &[u8], start: usize) -> usize {
    let mut end = start;
    for _ in 0..3 {
        match class_at(text, end) {
            (Class::Number, next) => end = next,
            _ => break,
        }
    }
    end
}

/// The end of `[^\s\p{L}\p{N}]*`, and before it the class of what follows.
#[inline(always)]
pub(super) fn punctuation(text: &[u8], start: usize) -> (Class, usize) {
    let mut end = start;
    loop {
        match class_at(text, end) {
            (class, next) if class.is_punctuation() => end = next,
            (class, _) => return (class, end),
        }
    }
}

/// The end of a run of these bytes.
#[inline(always)]
pub(super) fn bytes(text: &[u8], start: usize, are: impl Fn(u8) -> bool) -> usize {
    let mut end = start;
    while text.get(end).is_some_and(|byte| are(*byte)) {
        end += 1;
    }
    end
}

/// The end of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` or `'d` in any case, where `ſ` is an `s`; or
/// `start`, if there is none.
#[inline(always)]
pub(super) fn contraction(text: &[u8], start: usize) -> usize {
    if text.get(start) == Some(&b'\'') {
        start + contraction_length(text.get(start + 1..).unwrap_or_default())
    } else {
        start
    }
}

#[inline(never)]
fn contraction_length(after: &[u8]) -> usize {
    match after {
        [b's' | b'S' | b't' | b'T' | b'm' | b'M' | b'd' | b'D', ..] => 2,
        // The last is U+017F, whose simple case folding is `s`.
        [b'r' | b'R' | b'v' | b'V', b'e' | b'E', ..]
        | [b'l' | b'L', b'l' | b'L', ..]
        | [0xC5, 0xBF, ..] => 3,
        _ => 0,
    }
}

/// The end of `\s*[\r\n]+|\s+(?!\S)|\s+`, from white space on; the window is at `start`.
#[inline(always)]
pub(super) fn space(text: &[u8], start: usize, window: Window) -> usize {
    inner_spaces(text, start, window).unwrap_or_else(|| any_space(text, start))
}

#[inline(never)]
pub(super) fn any_space(text: &[u8], start: usize) -> usize {
    Space::at(text, start).piece_end(start)
}

/// The end of the piece where it is of spaces and something visible of ASCII follows, such as where a line
/// is indented.
#[inline(always)]
pub(super) fn inner_spaces(text: &[u8], start: usize, window: Window) -> Option<usize> {
    let spaces = window.spaces();
    let is_visible = text.get(start + spaces).is_some_and(u8::is_ascii_graphic);
    (spaces > 0 && spaces < Window::LENGTH && is_visible).then(|| start + (spaces - 1).max(1))
}

/// White space and what becomes of it.
pub(super) struct Space {
    /// Where it ends.
    end: usize,
    /// Where its last character begins.
    last: usize,
    /// The end of its last newline, if there is one.
    newline: Option<usize>,
    /// Whether nothing follows.
    at_the_end: bool,
}

impl Space {
    /// The white space that begins at `start`; there is at least a character of it.
    pub(super) fn at(text: &[u8], start: usize) -> Self {
        let mut space = Self {
            end: start,
            last: start,
            newline: None,
            at_the_end: false,
        };
        loop {
            let (class, next) = class_at(text, space.end);
            match class {
                Class::Space => {}
                Class::Newline => space.newline = Some(next),
                Class::End => {
                    space.at_the_end = true;
                    return space;
                }
                Class::Other
                | Class::Number
                | Class::Upper
                | Class::Lower
                | Class::Letter
                | Class::Mark => return space,
            }
            space.last = space.end;
            space.end = next;
        }
    }

    /// `\s++$`
    pub(super) fn up_to_the_end_of_text(&self) -> Option<usize> {
        self.at_the_end.then_some(self.end)
    }

    /// `\s*[\r\n]+|\s+(?!\S)|\s+`: up to the last newline; or all at the end of the text; or all
    /// but the last character, which goes to the word after it; or that character, if it is alone
    /// and cannot.
    pub(super) fn piece_end(&self, start: usize) -> usize {
        match self.newline {
            Some(end) => end,
            None if self.at_the_end || self.last == start => self.end,
            None => self.last,
        }
    }
}
