/// What the splitting rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Punctuation, symbols, controls, and code points that mean nothing yet.
    Other,
    /// White space but for the next two.
    Space,
    /// Carriage return and line feed.
    Newline,
    /// `\p{N}`
    Number,
    /// `\p{Lu}` and `\p{Lt}`
    Upper,
    /// `\p{Ll}`
    Lower,
    /// `\p{Lm}` and `\p{Lo}`: letters that are neither upper nor lower.
    Letter,
    /// `\p{M}`
    Mark,
    /// There is no character: the text has ended.
    End,
}

impl Class {
    /// `\p{L}`
    pub(super) const fn is_letter(self) -> bool {
        matches!(self, Self::Upper | Self::Lower | Self::Letter)
    }

    /// What ` ?[^\s\p{L}\p{N}]+` goes over.
    pub(super) const fn is_punctuation(self) -> bool {
        matches!(self, Self::Other | Self::Mark)
    }
}

/// The classes by the numbers they have in the table; the rest are not used.
const NUMBERED: [Class; 16] = {
    let mut classes = [Class::Other; 16];
    classes[1] = Class::Space;
    classes[2] = Class::Newline;
    classes[3] = Class::Number;
    classes[4] = Class::Upper;
    classes[5] = Class::Lower;
    classes[6] = Class::Letter;
    classes[7] = Class::Mark;
    classes
};

/// Of every code point, made by `cargo xtask vocab` from the Unicode 16.0.0 tables of the
/// reference's regular expressions, and described there: the number of the content of each block
/// of 256 code points, then the contents, four bits a code point.
static TABLE: &[u8] = include_bytes!("../data/character_classes.bin");

/// Where the contents of the blocks begin in [`TABLE`].
const CONTENTS: usize = 0x1100;

/// The classes of the first 128 code points, so that most text never looks at [`TABLE`].
#[expect(
    clippy::indexing_slicing,
    reason = "done by the compiler, which checks it"
)]
static ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut code = 0;
    while code < 128 {
        classes[code as usize] = match code {
            b'\t' | b'\x0b' | b'\x0c' | b' ' => Class::Space,
            b'\r' | b'\n' => Class::Newline,
            b'0'..=b'9' => Class::Number,
            b'A'..=b'Z' => Class::Upper,
            b'a'..=b'z' => Class::Lower,
            _ => Class::Other,
        };
        code += 1;
    }
    classes
};

/// The class of the character at `at`, and where the next one begins; at the end of the text
/// [`Class::End`], and `at` itself. The text is UTF-8, and `at` an edge of a character.
#[inline(always)]
pub(super) fn class_at(text: &[u8], at: usize) -> (Class, usize) {
    match text.get(at) {
        None => (Class::End, at),
        Some(&byte) => match ASCII.get(usize::from(byte)) {
            Some(&class) => (class, at + 1),
            None => wide(text, at, byte),
        },
    }
}

/// Of a character of two bytes or more.
#[inline]
fn wide(text: &[u8], at: usize, lead: u8) -> (Class, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let bytes = match rest.first_chunk::<4>() {
        Some(bytes) => *bytes,
        None => last_bytes(rest),
    };
    // The six bits a later byte of a character carries.
    let [_, second, third, fourth] = bytes.map(|byte| u32::from(byte & 63));
    let lead = u32::from(lead);
    let (code, length) = match lead {
        0xF0.. => (fourth | third << 6 | second << 12 | (lead & 7) << 18, 4),
        0xE0.. => (third | second << 6 | (lead & 15) << 12, 3),
        _ => (second | (lead & 31) << 6, 2),
    };
    (class(code as usize), at + length)
}

/// When the text ends within four bytes.
#[cold]
fn last_bytes(rest: &[u8]) -> [u8; 4] {
    std::array::from_fn(|place| rest.get(place).copied().unwrap_or_default())
}

#[inline(always)]
fn class(code: usize) -> Class {
    let block = TABLE.get(code >> 8).map_or(0, |block| usize::from(*block));
    let both = TABLE.get(CONTENTS + block * 128 + (code & 255) / 2);
    let number = both.map_or(0, |both| both >> (code % 2 * 4) & 15);
    NUMBERED
        .get(usize::from(number))
        .copied()
        .unwrap_or(Class::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_has_the_classes_of_the_table() {
        for (code, expected) in ASCII.into_iter().enumerate() {
            assert_eq!(class(code), expected, "U+{code:04X}");
        }
    }

    #[test]
    fn every_character_is_read_whole() {
        for character in '\0'..=char::MAX {
            let mut text = [0; 4];
            let text = character.encode_utf8(&mut text).as_bytes();
            let expected = (class(character as usize), text.len());
            assert_eq!(class_at(text, 0), expected, "{character:?}");
        }
        assert_eq!(class_at(b"a", 1), (Class::End, 1));
    }

    /// The standard library's tables are of a newer Unicode, but what was a letter or a number
    /// stays one.
    #[test]
    fn the_table_is_of_unicode_16() {
        let of = |character: char| class(character as usize);
        assert_eq!(of('\u{1c89}'), Class::Upper, "new in 16.0");
        assert_eq!(of('\u{a7ce}'), Class::Other, "new in 17.0");
        assert_eq!((of('\u{85}'), of('\u{feff}')), (Class::Space, Class::Other));
        for character in '\0'..=char::MAX {
            let class = of(character);
            if class.is_letter() {
                assert!(character.is_alphabetic(), "{character:?}");
            }
            assert_eq!(
                matches!(class, Class::Space | Class::Newline),
                character.is_whitespace(),
                "{character:?}"
            );
        }
    }
}
