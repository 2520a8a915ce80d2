//! The size of a picture, from its first bytes.

use crate::tokens::ImageSize;

/// The width and height of a PNG, JPEG, GIF or WebP; `None` for anything else.
///
/// Only the head of the file is looked at; nothing is decoded.
#[must_use]
pub fn picture_size(bytes: &[u8]) -> Option<ImageSize> {
    png(bytes)
        .or_else(|| gif(bytes))
        .or_else(|| webp(bytes))
        .or_else(|| jpeg(bytes))
        .filter(|size| size.width > 0 && size.height > 0)
}

fn png(bytes: &[u8]) -> Option<ImageSize> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let side = |at: usize| {
        let four = rest.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(four.try_into().ok()?))
    };
    (rest.get(4..8)? == b"IHDR").then_some(())?;
    Some(ImageSize {
        width: side(8)?,
        height: side(12)?,
    })
}

fn gif(bytes: &[u8]) -> Option<ImageSize> {
    matches!(bytes.get(..6)?, b"GIF87a" | b"GIF89a").then_some(())?;
    Some(ImageSize {
        width: little(bytes, 6, 2)?,
        height: little(bytes, 8, 2)?,
    })
}

fn webp(bytes: &[u8]) -> Option<ImageSize> {
    (bytes.get(..4)? == b"RIFF" && bytes.get(8..12)? == b"WEBP").then_some(())?;
    match bytes.get(12..16)? {
        b"VP8X" => Some(ImageSize {
            width: little(bytes, 24, 3)? + 1,
            height: little(bytes, 27, 3)? + 1,
        }),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(ImageSize {
                width: (bits & 0x3fff) + 1,
                height: (bits >> 14 & 0x3fff) + 1,
            })
        }
        b"VP8 " => Some(ImageSize {
            width: little(bytes, 26, 2)? & 0x3fff,
            height: little(bytes, 28, 2)? & 0x3fff,
        }),
        _ => None,
    }
}

/// A JPEG is a row of segments; one that begins a frame holds the size.
fn jpeg(bytes: &[u8]) -> Option<ImageSize> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let (marker, after) = rest.split_at_checked(2)?;
        let [0xff, kind] = *marker else {
            return None;
        };
        // A marker may be preceded by any number of fill bytes.
        if kind == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(after.get(..2)?.try_into().ok()?));
        // C4, C8 and CC are tables, not frames.
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            let side = |at: usize| {
                let two = after.get(at..at.checked_add(2)?)?;
                Some(u32::from(u16::from_be_bytes(two.try_into().ok()?)))
            };
            return Some(ImageSize {
                width: side(5)?,
                height: side(3)?,
            });
        }
        rest = after.get(length.max(2)..)?;
    }
}

/// A number of so many bytes, the lowest first.
fn little(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let own = bytes.get(at..at.checked_add(length)?)?;
    Some(
        own.iter()
            .rev()
            .fold(0, |number, byte| number << 8 | u32::from(*byte)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(u32, u32)>) {
        let size = picture_size(bytes).map(|size| (size.width, size.height));
        assert_eq!(size, expected);
    }

    #[test]
    fn the_heads_of_four_kinds_of_pictures() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x80\0\0\x04\x38\x08\x06";
        check(png, Some((1920, 1080)));
        check(b"GIF89a\x20\x03\x58\x02\xf7", Some((800, 600)));
        let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
        webp.extend([0xff, 0x03, 0, 0xff, 0x01, 0]);
        check(&webp, Some((1024, 512)));
        // An application segment of four bytes, then a frame of 300 by 200.
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\xc8\x01\x2c\x03";
        check(jpeg, Some((300, 200)));
    }

    #[test]
    fn anything_else_has_no_size() {
        for bytes in [
            b"".as_slice(),
            b"hello",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8",
            b"\xff\xd8\xff\xe0\0",
            b"GIF89a\0\0\0\0",
        ] {
            check(bytes, None);
        }
    }
}
