//! A link as a picture that a phone reads off a projector.

use core::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// White around the squares, in squares, as readers want it.
const MARGIN: i32 = 4;

/// A QR code as the path of its dark squares, each one unit wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPicture {
    /// Width and height in squares, the margin included.
    pub side: i32,
    /// An SVG path.
    pub path: String,
}

impl QrPicture {
    /// Draws a text; `None` if it is longer than any code (2,953 bytes).
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        let size = code.size();
        let mut path = String::new();
        for row in 0..size {
            let mut column = 0;
            while column < size {
                let start = column;
                while column < size && code.get_module(column, row) {
                    column += 1;
                }
                if column > start {
                    let length = column - start;
                    let (x, y) = (start + MARGIN, row + MARGIN);
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
                } else {
                    column += 1;
                }
            }
        }
        Some(Self {
            side: size + 2 * MARGIN,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_corners_are_where_readers_look_for_them() {
        let picture = QrPicture::of("https://example.org/#s=3.AAAA").unwrap();
        // Margin on both sides of a code of version 2.
        assert_eq!(picture.side, 25 + 8);
        for corner in ["M4 4h7v1h-7z", "M22 4h7v1h-7z", "M4 22h7v1h-7z"] {
            assert!(picture.path.contains(corner), "{corner}");
        }
        assert!(!picture.path.contains("M22 22h7v1h-7z"));
    }

    #[test]
    fn what_no_code_can_hold_is_not_drawn() {
        assert!(QrPicture::of(&"a".repeat(2_953)).is_some());
        assert_eq!(QrPicture::of(&"a".repeat(2_954)), None);
    }
}
