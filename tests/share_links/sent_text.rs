//! A text that travels behind a link.

use proptest::prelude::*;
use topup::exchange::{Link, LinkError, SentText};
use topup::scenario::Place;
use topup::workload::Part;

use crate::{FROZEN_4, file, frozen, support};

fn text() -> impl Strategy<Value = SentText> {
    let part = prop::sample::select(Part::ALL.to_vec());
    ("(?s).{0,300}", part).prop_map(|(text, part)| SentText {
        place: Place::default(),
        part,
        text,
    })
}

fn sent() -> SentText {
    SentText {
        place: Place::default(),
        part: Part::Message,
        text: "Be brief. 中文 \u{202e}\0".to_owned(),
    }
}

#[test]
fn a_text_comes_with_its_scenario_and_one_link_has_one_spelling() -> Result<(), String> {
    support::for_all(&(file(), text()), |(file, text)| {
        let link = Link::new(&file);
        let has_workload = file.scenario.workload(text.place).is_some();
        let Some(fragment) = text.behind(&link) else {
            return Ok(());
        };
        let opened = SentText::open(&fragment);
        if has_workload {
            prop_assert_eq!(opened, Ok((file.clone(), Some(text))));
        } else {
            prop_assert_eq!(opened, Err(LinkError::Damaged));
        }
        prop_assert_eq!(SentText::open(link.fragment()), Ok((file, None)));
        Ok(())
    })
}

#[test]
fn the_frozen_text_opens_with_its_link() {
    /// Behind a link of version 4, and of version 5.
    const FROZEN_TEXT_4: &str = "t=1.AAAEFUJlIGJyaWVmLiDkuK3mlocg4oCuAL2C4Lo";
    const FROZEN_TEXT: &str = "t=1.AAAEFUJlIGJyaWVmLiDkuK3mlocg4oCuAAKY284";
    let before = SentText::open(&format!("{FROZEN_4}&{FROZEN_TEXT_4}"));
    assert_eq!(before, Ok((frozen(), Some(sent()))));
    let fragment = sent().behind(&Link::new(&frozen())).unwrap();
    let (_, text) = fragment.split_once('&').unwrap();
    assert_eq!(text, FROZEN_TEXT);
    for around in ["", ".", ">", ")", " "] {
        let opened = SentText::open(&format!("#{fragment}{around}"));
        assert_eq!(opened, Ok((frozen(), Some(sent()))), "{around:?}");
    }
}

#[test]
fn a_changed_cut_or_exchanged_text_never_opens() {
    let link = Link::new(&frozen());
    let fragment = sent().behind(&link).unwrap();
    let own = fragment.rfind('.').unwrap() + 1;
    for place in own..fragment.len() {
        let cut = SentText::open(&fragment[..place]);
        assert!(cut.is_err(), "cut at {place}");
        let mut changed = fragment.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(SentText::open(&changed).is_err(), "changed at {place}");
    }
    // Behind another scenario it is not the text of that one.
    let mut other = frozen();
    other.scenario.days += 1;
    let (_, behind) = fragment.split_once('&').unwrap();
    let exchanged = format!("{}&{behind}", Link::new(&other).fragment());
    assert_eq!(SentText::open(&exchanged), Err(LinkError::Damaged));
    // A later version is named, and what is no version is damaged.
    for (version, problem) in [
        ("2", LinkError::UnknownVersion { found: 2 }),
        ("x", LinkError::Damaged),
        ("", LinkError::Damaged),
    ] {
        let later = fragment.replace("&t=1.", &format!("&t={version}."));
        assert_eq!(SentText::open(&later), Err(problem));
    }
}

#[test]
fn a_text_too_long_is_not_sent_and_a_link_too_long_not_read() {
    let link = Link::new(&frozen());
    let mut long = sent();
    long.text = "x".repeat(SentText::MOST_BYTES);
    let fragment = long.behind(&link).unwrap();
    assert_eq!(
        SentText::open(&fragment),
        Ok((frozen(), Some(long.clone())))
    );
    long.text.push('x');
    assert_eq!(long.behind(&link), None);
    let endless = format!("{fragment}{}", "A".repeat(64 * 1024));
    let problem = SentText::open(&endless).unwrap_err();
    assert!(matches!(problem, LinkError::TooLong { .. }), "{problem}");
}
