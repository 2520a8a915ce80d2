//! The packed form, read by `topup`'s `tokens/packed.rs`, where it is described.

use std::collections::HashMap;

use super::labels::Labels;
use super::ranks::Ranked;
use crate::run::Outcome;

const MAGIC: &[u8; 8] = b"topupbp1";

/// In the place of a label's number: the number is 255 more than the next of the rare ones.
const RARE: u8 = u8::MAX;

pub(super) fn pack(vocabulary: &Ranked, labels: &Labels) -> Outcome<Vec<u8>> {
    let mut tokens: Vec<(&[u8], u16)> = vocabulary
        .merged()
        .map(|(rank, token)| (token, labels.of(rank)))
        .collect();
    tokens.sort_unstable();
    let controls = unused_bytes(&tokens);
    let set = set(&tokens, &controls)?;

    tokens.sort_by_key(|(token, _)| token.len());
    let kinds = most_frequent_first(&tokens);
    let numbers: HashMap<u16, usize> = kinds.iter().copied().zip(0..).collect();
    let (mut common, mut rare) = (Vec::new(), Vec::new());
    for (_, label) in &tokens {
        let number = numbers.get(label).ok_or("a label without a number.")?;
        match u8::try_from(*number) {
            Ok(number) if number != RARE => common.push(number),
            _ => {
                common.push(RARE);
                rare.push(narrow(number - usize::from(RARE))?);
            }
        }
    }

    let mut packed = MAGIC.to_vec();
    for size in [tokens.len(), set.len(), kinds.len(), rare.len()] {
        let size = u32::try_from(size).map_err(|_| "too large.")?;
        packed.extend(size.to_le_bytes());
    }
    packed.push(narrow(controls.len())?);
    packed.extend(controls);
    packed.extend(kinds.into_iter().flat_map(u16::to_le_bytes));
    packed.extend(set);
    packed.extend(common);
    packed.extend(rare);
    Ok(packed)
}

/// Bytes that stand in no token (parts of no UTF-8 text) and so can say where one begins.
fn unused_bytes(tokens: &[(&[u8], u16)]) -> Vec<u8> {
    let mut used = [false; 256];
    for byte in tokens.iter().flat_map(|(token, _)| *token) {
        if let Some(place) = used.get_mut(usize::from(*byte)) {
            *place = true;
        }
    }
    (0..=u8::MAX)
        .zip(used)
        .filter_map(|(byte, used)| (!used).then_some(byte))
        .collect()
}

/// Every token after a sign for how many bytes it shares with the one before.
fn set(tokens: &[(&[u8], u16)], controls: &[u8]) -> Outcome<Vec<u8>> {
    let (&escape, short) = controls.split_last().ok_or("every byte is used.")?;
    let mut set = Vec::new();
    let mut before: &[u8] = &[];
    for (token, _) in tokens {
        let shared = before
            .iter()
            .zip(*token)
            .take_while(|(a, b)| a == b)
            .count();
        match short.get(shared) {
            Some(control) => set.push(*control),
            None => set.extend([escape, narrow(shared)?]),
        }
        set.extend(token.iter().skip(shared));
        before = token;
    }
    Ok(set)
}

/// Different labels; of two as frequent ones, the one that stands first.
fn most_frequent_first(tokens: &[(&[u8], u16)]) -> Vec<u16> {
    let mut counted: HashMap<u16, usize> = HashMap::new();
    let mut kinds = Vec::new();
    for (_, label) in tokens {
        let count = counted.entry(*label).or_default();
        if *count == 0 {
            kinds.push(*label);
        }
        *count += 1;
    }
    kinds.sort_by_key(|label| std::cmp::Reverse(counted.get(label).copied()));
    kinds
}

fn narrow(number: usize) -> Outcome<u8> {
    u8::try_from(number).map_err(|_| format!("{number} does not fit into a byte."))
}
