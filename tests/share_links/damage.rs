//! What happens to links on their way: they are cut, retyped and mangled.

use proptest::prelude::*;
use topup::exchange::{Link, LinkError};
use topup::scenario::{Scenario, Stage};

use crate::{FROZEN, file, fragment, support};

/// Every single character, changed into every other one that a link is made of or that mail adds.
#[test]
fn a_link_with_one_changed_character_never_opens() {
    const OTHERS: &str =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.#,>) +/%\0é";
    for link in [
        FROZEN.to_owned(),
        fragment(&Scenario::example(Stage::PeakCampaign)),
    ] {
        for (place, was) in link.char_indices() {
            for other in OTHERS.chars().filter(|other| *other != was) {
                let rest = &link.get(place + 1..).unwrap();
                let damaged = format!("{}{other}{rest}", link.get(..place).unwrap());
                assert!(Link::open(&damaged).is_err(), "{damaged}");
            }
        }
    }
}

#[test]
fn a_link_with_one_character_more_or_less_never_opens() {
    let link = fragment(&Scenario::example(Stage::Production));
    for (place, _) in link.char_indices() {
        let (before, after) = link.split_at(place);
        let less = format!("{before}{}", after.get(1..).unwrap());
        assert!(Link::open(&less).is_err(), "{less}");
        for more in ['A', 'x', '0', '-', '=', '%', '\n'] {
            let more = format!("{before}{more}{after}");
            assert!(Link::open(&more).is_err(), "{more}");
        }
    }
}

#[test]
fn two_swapped_characters_never_open() {
    let link: Vec<char> = FROZEN.chars().collect();
    for place in 1..link.len() {
        let mut swapped = link.clone();
        swapped.swap(place - 1, place);
        if swapped != link {
            let swapped: String = swapped.into_iter().collect();
            assert!(Link::open(&swapped).is_err(), "{swapped}");
        }
    }
}

#[test]
fn a_link_that_is_cut_off_says_so_and_never_opens() {
    let link = fragment(&Scenario::example(Stage::InternalTool));
    for end in 0..link.len() {
        let problem = Link::open(&link[..end]).unwrap_err();
        let expected = match end {
            ..2 => &[LinkError::NotOurs][..],
            2..5 => &[LinkError::CutOff],
            _ => &[LinkError::CutOff, LinkError::Damaged],
        };
        assert!(expected.contains(&problem), "{problem:?} at {end}");
    }
}

#[test]
fn a_cut_or_changed_link_never_opens_whatever_it_held() -> Result<(), String> {
    let damage = (file(), any::<prop::sample::Index>(), 1..=127_u8);
    support::for_all(&damage, |(file, place, flips)| {
        let link = Link::new(&file).fragment().to_owned();
        let place = place.index(link.len());
        prop_assert!(Link::open(&link[..place]).is_err());
        let mut bytes = link.clone().into_bytes();
        bytes[place] ^= flips;
        if let Ok(changed) = String::from_utf8(bytes) {
            prop_assert!(Link::open(&changed).is_err(), "{changed:?}");
        }
        Ok(())
    })
}
