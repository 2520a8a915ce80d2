//! Links that are whole, their checksum right, and still hold what no page would put there.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use crc::{CRC_32_ISO_HDLC, Crc};
use proptest::prelude::*;
use topup::exchange::{Link, LinkError, ScenarioFile, ScenarioFileError, WireError};
use topup::money::{Percent, Usd};
use topup::scenario::{Field, Problem, Scenario};
use topup::tokens::Tokens;
use topup::workload::{Part, TextTokens, Volume, Workload};

use crate::{FROZEN, FROZEN_5, file, frozen, support};

/// Past the checksum: any bytes that carry the right one.
#[test]
fn any_bytes_with_a_right_checksum_give_a_scenario_or_a_problem() -> Result<(), String> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        // A real one with some bytes changed, so that more of it is read.
        (
            file(),
            prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
        )
            .prop_map(|(file, changes)| {
                let mut body = body(Link::new(&file).fragment());
                for (place, byte) in changes {
                    let place = place.index(body.len());
                    body[place] = byte;
                }
                body
            }),
    ];
    support::for_all(&bytes, |body| {
        let link = sealed(5, &body);
        if let Ok(file) = Link::open(&link) {
            let again = Link::new(&file);
            prop_assert_eq!(again.fragment(), link);
            prop_assert_eq!(file.scenario.clone().checked(), Ok(file.scenario));
        }
        Ok(())
    })
}

#[test]
fn a_sealed_value_beyond_its_limits_is_refused() {
    use topup::scenario::Field::{CacheRead, Days, Safety, Text, Units};
    for (file, field) in [
        (beyond(|s| s.days = 0), Days),
        (beyond(|s| s.days = 3_651), Days),
        (
            beyond(|s| own(s).traffic.volume = Volume::Once { units: u64::MAX }),
            Units,
        ),
        (
            beyond(|s| {
                let text = TextTokens::Typed(Tokens::new(1_000_000_001));
                own(s).work.set_text(Part::Message, text);
            }),
            Text(Part::Message),
        ),
        (
            beyond(|s| own(s).caching.read = Percent::new(101)),
            CacheRead,
        ),
        (beyond(|s| s.credits.safety = Percent::new(99)), Safety),
        (beyond(|s| s.credits.safety = Percent::MAX), Safety),
    ] {
        // The link is whole: its checksum is right, only its value is not allowed.
        let problem = Link::open(Link::new(&file).fragment()).unwrap_err();
        assert_eq!(field_of(&problem), Some(field), "{problem:?}");
        let problem = ScenarioFile::from_json(&file.to_json()).unwrap_err();
        assert!(matches!(
            problem,
            ScenarioFileError::Wire(WireError::Problem(_))
        ));
    }
}

#[test]
fn sealed_shares_amounts_and_names_beyond_their_limits_are_refused() {
    for file in [
        beyond(|s| {
            own(s).caching.read = Percent::new(60);
            own(s).caching.written = Percent::new(41);
        }),
        beyond(|s| s.credits.free_credits = Usd::MAX),
        beyond(|s| s.credits.paid_balance = Usd::MAX),
        beyond(|s| s.credits.balance_cap = Some(Usd::MAX)),
        beyond(|s| s.credits.average_day = Some(Usd::MAX)),
        beyond(|s| {
            own(s)
                .work
                .set_text(Part::Answer, TextTokens::Typed(Tokens::MAX));
        }),
        beyond(|s| own(s).model = String::new()),
        beyond(|s| own(s).model = "m".repeat(101)),
    ] {
        let problem = Link::open(Link::new(&file).fragment()).unwrap_err();
        assert!(
            matches!(problem, LinkError::Wire(WireError::Problem(_))),
            "{problem:?}"
        );
        let problem = ScenarioFile::from_json(&file.to_json()).unwrap_err();
        assert!(matches!(
            problem,
            ScenarioFileError::Wire(WireError::Problem(_))
        ));
    }
}

#[test]
fn a_sealed_word_that_is_not_defined_is_refused() {
    for (was, is, field) in [
        ("standard", "discount", "processing"),
        ("o200k_base", "p200k_base", "input_from"),
    ] {
        let mut body = body(FROZEN);
        let place = body
            .windows(was.len())
            .position(|part| part == was.as_bytes())
            .unwrap();
        body.splice(place..place + was.len(), is.bytes());
        let problem = Link::open(&sealed(1, &body)).unwrap_err();
        let word = is.to_owned();
        assert_eq!(
            problem,
            LinkError::Wire(WireError::UnknownWord { field, word })
        );
    }
}

#[test]
fn a_sealed_place_beyond_its_list_is_refused() {
    // The stage stands behind the eleven bytes of the day.
    let mut body = body(FROZEN_5);
    assert_eq!(body[11], 2);
    body[11] = 77;
    let problem = Link::open(&sealed(5, &body)).unwrap_err();
    assert!(matches!(problem, LinkError::Wire(WireError::Unreadable(_))));
}

#[test]
fn sealed_bytes_behind_the_scenario_are_refused() {
    let mut body = body(FROZEN);
    body.push(0);
    assert!(Link::open(&sealed(1, &body)).is_err());
}

#[test]
fn another_spelling_of_the_same_value_is_refused_in_a_link() {
    // 100.5 as 0100.5 would be a second link to one scenario.
    let mut body = body(FROZEN);
    let text = b"\x05100.5";
    let place = body
        .windows(text.len())
        .position(|part| part == text)
        .unwrap();
    body.splice(place..place + text.len(), *b"\x060100.5");
    assert_eq!(Link::open(&sealed(1, &body)), Err(LinkError::Damaged));
}

/// The one workload of the example.
pub(crate) fn own(scenario: &mut Scenario) -> &mut Workload {
    scenario
        .projects
        .first_mut()
        .and_then(|project| project.workloads.first_mut())
        .unwrap()
}

/// An example with a value that no edit would let in.
fn beyond(change: impl Fn(&mut Scenario)) -> ScenarioFile {
    let mut file = frozen();
    change(&mut file.scenario);
    assert!(file.scenario.clone().checked().is_err());
    file
}

/// The bytes of a link without their checksum.
pub(crate) fn body(fragment: &str) -> Vec<u8> {
    let (_, payload) = fragment.split_once('.').unwrap();
    let mut bytes = Base64UrlUnpadded::decode_vec(payload).unwrap();
    bytes.truncate(bytes.len() - 4);
    bytes
}

/// Bytes as a link with the right checksum, as only someone who means it would make it.
pub(crate) fn sealed(version: u32, body: &[u8]) -> String {
    let under_it = match version {
        1 | 2 => body.to_vec(),
        _ => [&version.to_le_bytes(), body].concat(),
    };
    let checksum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&under_it);
    let bytes = [body, &checksum.to_le_bytes()].concat();
    format!("s={version}.{}", Base64UrlUnpadded::encode_string(&bytes))
}

fn field_of(problem: &LinkError) -> Option<Field> {
    if let LinkError::Wire(WireError::Problem(
        Problem::Count { field, .. } | Problem::Share { field, .. },
    )) = problem
    {
        Some(*field)
    } else {
        None
    }
}
