//! The class of every code point, as the splitting rules tell them apart.

use regex_syntax::hir::{Class, HirKind};

use crate::run::Outcome;

/// The classes in the order of their numbers in `topup`'s `tokens/split/class.rs`, whose zero is
/// everything else. A later one takes its code points out of an earlier one.
const CLASSES: [&str; 7] = [
    r"\s",
    r"[\r\n]",
    r"\p{N}",
    r"[\p{Lu}\p{Lt}]",
    r"\p{Ll}",
    r"[\p{Lm}\p{Lo}]",
    r"\p{M}",
];

/// A table in two stages, for blocks of 256 code points: the number of each block's content, then
/// the contents, four bits a code point, the even one in the low half.
pub(super) fn table() -> Outcome<Vec<u8>> {
    let mut classes = vec![0_u8; 0x0011_0000];
    for (pattern, class) in CLASSES.into_iter().zip(1..) {
        for range in ranges(pattern)? {
            for place in classes.get_mut(range).into_iter().flatten() {
                *place = class;
            }
        }
    }
    let mut numbers = Vec::new();
    let mut contents: Vec<Vec<u8>> = Vec::new();
    for block in classes.chunks(256) {
        let content: Vec<u8> = block
            .chunks_exact(2)
            .map(|pair| {
                pair.iter()
                    .rev()
                    .fold(0, |halves, class| halves << 4 | class)
            })
            .collect();
        let number = contents.iter().position(|known| *known == content);
        let number = number.unwrap_or_else(|| {
            contents.push(content);
            contents.len() - 1
        });
        numbers.push(u8::try_from(number).map_err(|_| "more than 256 kinds of blocks.")?);
    }
    numbers.extend(contents.into_iter().flatten());
    Ok(numbers)
}

/// The code points a character class stands for.
fn ranges(pattern: &str) -> Outcome<Vec<std::ops::RangeInclusive<usize>>> {
    let parsed = regex_syntax::parse(pattern).map_err(|reason| format!("{pattern}: {reason}."))?;
    let HirKind::Class(Class::Unicode(class)) = parsed.into_kind() else {
        return Err(format!("{pattern} is no class of characters."));
    };
    Ok(class
        .iter()
        .map(|range| range.start() as usize..=range.end() as usize)
        .collect())
}
