use std::fmt;

use super::vocabulary::Label;

/// How a packed vocabulary begins.
const MAGIC: &[u8; 8] = b"topupbp1";

/// In the place of a label's number: the number is this much more than the next of the rare ones.
const RARE: u8 = u8::MAX;

/// Not in the list of controls.
const NONE: u8 = u8::MAX;

/// So many tokens are unpacked in one go. A browser can only exchange a program's quickly compiled
/// code for better code between two calls of a function, not in the middle of a loop.
const AT_ONCE: usize = 2_048;

/// A packed vocabulary: the tokens of two bytes and more, each with its label.
///
/// After [`MAGIC`] come four sizes of four bytes, lowest first: tokens *n*, bytes of the set *s*,
/// different labels *k*, rare labels *r*. Then
///
/// - the number of controls, and the controls: bytes that stand in no token;
/// - *k* labels of two bytes, the most frequent first;
/// - *s* bytes of tokens in the order of their bytes. A token begins with a control: the first
///   control says that it shares no bytes with the token before, the second that it shares one,
///   and so on; the last says that the number follows. Then come the bytes it does not share;
/// - *n* numbers of labels, in the order of the tokens' lengths and then of their bytes;
/// - *r* bytes to complete the numbers that are [`RARE`].
pub(super) struct Packed<'bytes> {
    set: &'bytes [u8],
    /// For each byte the place in the list of controls, or [`NONE`].
    controls: [u8; 256],
    /// The control that says that a number follows.
    escape: u8,
    /// Tokens by length: where the labels of the next length begin.
    labels: Vec<Label>,
}

impl<'bytes> Packed<'bytes> {
    pub(super) fn read(bytes: &'bytes [u8]) -> Result<Self, PackedError> {
        Self::parse(bytes).ok_or(PackedError)
    }

    fn parse(bytes: &'bytes [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let [tokens, set, kinds, rare] = [
            size(&mut rest)?,
            size(&mut rest)?,
            size(&mut rest)?,
            size(&mut rest)?,
        ];
        let listed = usize::from(*rest.split_off_first()?);
        let mut controls = [NONE; 256];
        for (control, number) in rest.split_off(..listed)?.iter().zip(0..) {
            *controls.get_mut(usize::from(*control))? = number;
        }
        let (kinds, _) = rest.split_off(..kinds.checked_mul(2)?)?.as_chunks();
        let set = rest.split_off(..set)?;
        let numbers = rest.split_off(..tokens)?;
        let mut rare = rest.split_off(..rare)?.iter();
        let mut labels = Vec::with_capacity(tokens);
        for number in numbers {
            let mut number = usize::from(*number);
            if number == usize::from(RARE) {
                number += usize::from(*rare.next()?);
            }
            labels.push(Label::from_le_bytes(*kinds.get(number)?));
        }
        let whole = rest.is_empty()
            && rare.next().is_none()
            && labels.iter().all(|label| *label < Label::MAX - 1);
        whole.then_some(Self {
            set,
            controls,
            escape: u8::try_from(listed).ok()?.checked_sub(1)?,
            labels,
        })
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.labels.len()
    }

    pub(super) fn largest_label(&self) -> Label {
        self.labels.iter().copied().max().unwrap_or_default()
    }

    /// Gives every token with its label, in the order of the tokens' bytes.
    pub(super) fn for_each(&self, mut give: impl FnMut(&[u8], Label)) -> Result<(), PackedError> {
        let mut of_length = self.lengths();
        let mut next = 0;
        for count in &mut of_length {
            next += std::mem::replace(count, next);
        }
        if next != self.labels.len() {
            return Err(PackedError);
        }
        self.for_each_token(|token| {
            let place = of_length.get_mut(token.len());
            let label = place.and_then(|place| {
                *place += 1;
                self.labels.get(*place - 1)
            });
            if let Some(label) = label {
                give(token, *label);
            }
        })
    }

    /// How many tokens there are of each length; what is no token is not counted.
    fn lengths(&self) -> [usize; 256] {
        let mut of_length = [0; 256];
        let mut rest = self.set;
        let mut length = 0;
        while !rest.is_empty() {
            self.some_lengths(&mut rest, &mut length, &mut of_length);
        }
        of_length
    }

    /// The next [`AT_ONCE`], without the tokens themselves, which take several times as long; `length` is that of
    /// the one before.
    #[inline(never)]
    fn some_lengths(
        &self,
        rest: &mut &'bytes [u8],
        length: &mut usize,
        of_length: &mut [usize; 256],
    ) {
        for _ in 0..AT_ONCE {
            let Some(shared) = self.shared(rest) else {
                return;
            };
            let own = self.own(rest);
            *rest = rest.get(own..).unwrap_or_default();
            *length = shared.min(*length) + own;
            if let Some(count) = of_length.get_mut(*length) {
                *count += 1;
            }
        }
    }

    /// Takes off the front how many bytes a token shares with the one before.
    #[inline(always)]
    fn shared(&self, rest: &mut &'bytes [u8]) -> Option<usize> {
        let mut shared = self.control(*rest.split_off_first()?);
        if shared == self.escape {
            shared = *rest.split_off_first()?;
        }
        Some(shared.into())
    }

    /// How many bytes follow before the next token begins.
    #[inline(always)]
    fn own(&self, rest: &[u8]) -> usize {
        let own = rest.iter().take_while(|byte| self.control(**byte) == NONE);
        own.count()
    }

    /// Tokens are of two bytes up to 255.
    fn for_each_token(&self, mut give: impl FnMut(&[u8])) -> Result<(), PackedError> {
        let mut token = [0; 256];
        let mut length = 0;
        let mut rest = self.set;
        while !rest.is_empty() {
            self.some_tokens(&mut rest, &mut token, &mut length, &mut give)?;
        }
        Ok(())
    }

    /// The next [`AT_ONCE`]; the first `length` bytes of `token` are the one before.
    #[inline(never)]
    fn some_tokens(
        &self,
        rest: &mut &'bytes [u8],
        token: &mut [u8; 256],
        length: &mut usize,
        give: &mut impl FnMut(&[u8]),
    ) -> Result<(), PackedError> {
        for _ in 0..AT_ONCE {
            if rest.is_empty() {
                break;
            }
            let shared = self.shared(rest).ok_or(PackedError)?;
            let mut end = shared.min(*length);
            // Byte by byte: most tokens add two or three to the one before.
            while let Some((byte, after)) = rest.split_first()
                && self.control(*byte) == NONE
            {
                *token.get_mut(end).ok_or(PackedError)? = *byte;
                end += 1;
                *rest = after;
            }
            *length = end;
            match token.get(..end) {
                Some(token) if token.len() > 1 => give(token),
                _ => return Err(PackedError),
            }
        }
        Ok(())
    }

    #[inline(always)]
    fn control(&self, byte: u8) -> u8 {
        self.controls
            .get(usize::from(byte))
            .copied()
            .unwrap_or(NONE)
    }
}

/// Takes four bytes off the front.
fn size(rest: &mut &[u8]) -> Option<usize> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}

/// Bytes that are no packed vocabulary, or not a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedError;

impl fmt::Display for PackedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a whole packed vocabulary")
    }
}

impl std::error::Error for PackedError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ab` (5), `abc` (6) and `b` × 3 (5), with the controls 0xF0 to 0xF2.
    fn packed() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for size in [3_u32, 10, 2, 0] {
            bytes.extend(size.to_le_bytes());
        }
        bytes.extend([3, 0xF0, 0xF1, 0xF2]);
        bytes.extend([5, 0, 6, 0]);
        bytes.extend(*b"\xF0ab\xF2\x02c\xF0bbb");
        bytes.extend([0, 1, 0]);
        bytes
    }

    fn tokens(bytes: &[u8]) -> Result<Vec<(Vec<u8>, Label)>, PackedError> {
        let mut tokens = Vec::new();
        Packed::read(bytes)?.for_each(|token, label| tokens.push((token.to_vec(), label)))?;
        Ok(tokens)
    }

    #[test]
    fn tokens_come_back_with_their_labels() {
        let expected = [
            (b"ab".to_vec(), 5),
            (b"abc".to_vec(), 6),
            (b"bbb".to_vec(), 5),
        ];
        assert_eq!(tokens(&packed()), Ok(expected.to_vec()));
    }

    #[test]
    fn what_is_cut_or_longer_is_refused() {
        let whole = packed();
        for length in 0..whole.len() {
            assert_eq!(tokens(&whole[..length]), Err(PackedError), "{length} bytes");
        }
        assert_eq!(tokens(&[whole, vec![0]].concat()), Err(PackedError));
    }

    #[test]
    fn a_changed_byte_is_refused_or_read_but_never_fatal() {
        for place in 0..packed().len() {
            for byte in [0, 1, 2, 0xF0, 0xF2, 0xFF] {
                let mut changed = packed();
                changed[place] = byte;
                let _ = tokens(&changed);
            }
        }
    }
}
