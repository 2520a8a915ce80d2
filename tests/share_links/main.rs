//! Links and files: what goes in comes out, and nothing else is ever taken for it.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a scenario that cannot be made is a failed test"
)]

mod damage;
mod files;
mod prices;
mod refused;
mod schema;
mod sealed;
mod sent_text;
#[path = "../support/mod.rs"]
mod support;

use proptest::prelude::*;
use topup::calendar::Date;
use topup::exchange::{Link, LinkError, ScenarioFile, ScenarioFileError};
use topup::money::{Percent, Usd};
use topup::scenario::{
    Arrange, CreditEdit, Edit, Place, Scenario, Stage, Template, TrafficEdit, WorkloadEdit,
};
use topup::tokens::{Encoding, Tokens};
use topup::workload::{CachingMode, Part, Period, TextTokens, Volume};

/// A link as version 1 made it. It was sent to people: it must open forever, with these values.
const FROZEN: &str = "s=1.CjIwMjYtMTEtMjINaW50ZXJuYWxfdG9vbA1ncHQtNS42LXRlcnJhCHN0YW5kYXJkuWAKbzIwMGtfYmFzZaYFAQQ2Mi41BTEyLjI1h61LLQMxNzUSMTguMDAwMDAwMDAwMDAwMDAxBTEwMC41AQQyMDAwAQMzLjTzNOoa";

/// The same as version 2 made it.
const FROZEN_2: &str = "s=2.CjIwMjYtMTEtMjICLQEKTXkgcHJvamVjdAEAAAMCNTACODADMTAwAQlBc3Npc3RhbnQBDWdwdC01LjYtdGVycmEAAAACBLlgAgimBQAAAQEBBDYyLjUFMTIuMjWHrUsCAAAYATAAATABMAEwAzE3NRIxOC4wMDAwMDAwMDAwMDAwMDEFMTAwLjUBBDIwMDABAzMuNAAAAJKooiQ";

/// The same as version 3 made it.
const FROZEN_3: &str = "s=3.CjIwMjYtMTEtMjICLQEKTXkgcHJvamVjdAEAAAMCNTACODADMTAwAQlBc3Npc3RhbnQBDWdwdC01LjYtdGVycmEAAAACBLlgAgimBQAAAQEBBDYyLjUFMTIuMjWHrUsCAAAYATAAATABMAEwAAMxNzUSMTguMDAwMDAwMDAwMDAwMDAxBTEwMC41AQQyMDAwAQMzLjQAAAAAAABSll4b";

/// The same as version 4 made it.
const FROZEN_4: &str = "s=4.CjIwMjYtMTEtMjICLQEKTXkgcHJvamVjdAEAAAMCNTACODADMTAwAQlBc3Npc3RhbnQBDWdwdC01LjYtdGVycmEAAAACBLlgAgimBQAAAQEBBDYyLjUFMTIuMjWHrUsCAAAYATAAATABMAEwAAMxNzUSMTguMDAwMDAwMDAwMDAwMDAxBTEwMC41AQQyMDAwAQMzLjQAAAAAwjB13A";

/// The same as version 5 makes it.
const FROZEN_5: &str = "s=5.CjIwMjYtMTEtMjICLQEKTXkgcHJvamVjdAEAAAMCNTACODADMTAwAQlBc3Npc3RhbnQBDWdwdC01LjYtdGVycmEAAAACBLlgAgimBQAAAQEBBDYyLjUFMTIuMjWHrUsCAAAYATAAATABMAEwAAMxNzUSMTguMDAwMDAwMDAwMDAwMDAxBTEwMC41AQQyMDAwAQMzLjQAAAAAAMpBfU8";

#[test]
fn what_is_put_into_a_link_comes_out_of_it() -> Result<(), String> {
    support::for_all(&file(), |file| {
        let link = Link::new(&file);
        prop_assert_eq!(Link::open(link.fragment()), Ok(file.clone()));
        let with_hash = format!("#{}", link.fragment());
        prop_assert_eq!(Link::open(&with_hash), Ok(file));
        Ok(())
    })
}

#[test]
fn one_scenario_has_one_link_and_another_scenario_another() -> Result<(), String> {
    support::for_all(&(file(), file()), |(one, other)| {
        let again = ScenarioFile {
            scenario: one.scenario.clone().checked().unwrap(),
            ..one.clone()
        };
        prop_assert_eq!(Link::new(&one), Link::new(&again));
        prop_assert_eq!(one == other, Link::new(&one) == Link::new(&other));
        Ok(())
    })
}

#[test]
fn a_link_is_short_and_made_of_characters_that_survive_an_address() -> Result<(), String> {
    support::for_all(&file(), |file| {
        let link = Link::new(&file);
        let plain =
            |character: char| character.is_ascii_alphanumeric() || "-_=.".contains(character);
        prop_assert!(link.fragment().chars().all(plain), "{}", link.fragment());
        prop_assert!(link.fragment().len() < 4_000, "{}", link.fragment().len());
        Ok(())
    })
}

#[test]
fn any_text_gives_a_scenario_or_a_problem() -> Result<(), String> {
    let text = prop_oneof![
        any::<String>(),
        "#?s=[0-9]{0,12}\\.?[A-Za-z0-9_-]{0,200}",
        "[ -~]{0,100}",
    ];
    support::for_all(&text, |text| {
        if let Ok(file) = Link::open(&text) {
            prop_assert!(text.contains(Link::new(&file).fragment()));
        }
        let _: Result<ScenarioFile, ScenarioFileError> = ScenarioFile::from_json(&text);
        Ok(())
    })
}

#[test]
fn an_unknown_version_is_named() {
    let (_, payload) = FROZEN.split_once('.').unwrap();
    for version in [0, 6, 255, 65_536, u32::MAX] {
        let problem = Link::open(&format!("s={version}.{payload}")).unwrap_err();
        assert_eq!(problem, LinkError::UnknownVersion { found: version });
        assert!(problem.to_string().contains(&format!("format {version};")));
        // Whatever a later version puts there.
        assert_eq!(Link::open(&format!("s={version}.~~~")), Err(problem));
    }
}

#[test]
fn a_version_that_is_no_number_is_not_ours() {
    let (_, payload) = FROZEN.split_once('.').unwrap();
    for version in [
        "",
        "-1",
        "1e3",
        "one",
        "１",
        "4294967296",
        "99999999999999999999",
    ] {
        let problem = Link::open(&format!("s={version}.{payload}"));
        assert_eq!(problem, Err(LinkError::NotOurs), "{version}");
    }
    // Another spelling of 1 is another spelling of the link, and a link has one.
    for version in ["01", "+1", "001", "02", "+2", "03", "04", "05"] {
        let problem = Link::open(&format!("s={version}.{payload}"));
        assert_eq!(problem, Err(LinkError::Damaged), "{version}");
    }
}

#[test]
fn a_fragment_of_something_else_is_not_ours() {
    for fragment in [
        "",
        "#",
        "top",
        "#bill",
        "S=1.AAAA",
        "x=1.AAAA",
        "?s=1.AAAA",
        " s=1.AAAA",
    ] {
        assert_eq!(Link::open(fragment), Err(LinkError::NotOurs), "{fragment}");
    }
    assert_eq!(Link::open("s="), Err(LinkError::CutOff));
    assert_eq!(Link::open("s=1"), Err(LinkError::CutOff));
}

#[test]
fn a_link_longer_than_any_is_refused_before_it_is_read() {
    let most = 64 * 1024;
    let long = |length: usize| format!("s=1.{}", "A".repeat(length - 4));
    assert_eq!(
        Link::open(&long(most + 1)),
        Err(LinkError::TooLong { most })
    );
    assert_eq!(
        Link::open(&long(50 * most)),
        Err(LinkError::TooLong { most })
    );
    assert!(!matches!(
        Link::open(&long(most)),
        Err(LinkError::TooLong { .. })
    ));
    // A right link among so much white space as well.
    let padded = format!("{FROZEN}{}", " ".repeat(most));
    assert_eq!(Link::open(&padded), Err(LinkError::TooLong { most }));
}

#[test]
fn what_mail_and_chat_put_behind_a_link_is_trimmed() {
    for ending in [" ", ">", ")", ".", ",", ").", ">.", " ) . ", ">>>"] {
        assert_eq!(
            Link::open(&format!("{FROZEN}{ending}")),
            Ok(frozen()),
            "{ending}"
        );
        assert_eq!(
            Link::open(&format!("#{FROZEN}{ending}")),
            Ok(frozen()),
            "{ending}"
        );
    }
    for beginning in [" ", "<", "(", "\u{feff}"] {
        assert_eq!(
            Link::open(&format!("{beginning}{FROZEN}")),
            Err(LinkError::NotOurs)
        );
    }
}

#[test]
fn the_frozen_link_opens_with_the_values_it_was_made_with() {
    assert_eq!(Link::open(FROZEN), Ok(frozen()));
}

#[test]
fn the_frozen_link_is_still_the_one_that_is_made() {
    assert_eq!(Link::new(&frozen()).fragment(), FROZEN_5);
    for link in [FROZEN_2, FROZEN_3, FROZEN_4, FROZEN_5] {
        assert_eq!(Link::open(link), Ok(frozen()));
    }
}

#[test]
fn ten_workloads_fit_into_a_chat_message() {
    let mut scenario = Scenario::example(Stage::Mvp);
    for template in Template::ALL.into_iter().take(9) {
        let add = Arrange::AddWorkload(0, template);
        scenario.apply(Edit::Arrange(add)).unwrap();
    }
    assert_eq!(scenario.workloads().count(), 10);
    let length = fragment(&scenario).len();
    assert!(length <= 1_500, "{length}");
}

/// Any file that the page can save.
fn file() -> impl Strategy<Value = ScenarioFile> {
    (support::day(), support::scenario()).prop_map(|(prices_of, scenario)| ScenarioFile {
        prices_of,
        unit_costs: Vec::new(),
        scenario,
    })
}

/// What [`FROZEN`] holds; each value differs from every example's.
fn frozen() -> ScenarioFile {
    let mut scenario = Scenario::example(Stage::InternalTool);
    let volume = Volume::Rate {
        units: 1_234_567,
        per: Period::Day,
    };
    for edit in [
        WorkloadEdit::Model("gpt-5.6-terra".to_owned()),
        WorkloadEdit::Text(
            Part::Message,
            TextTokens::Counted {
                tokens: Tokens::new(12_345),
                encoding: Encoding::O200kBase,
            },
        ),
        WorkloadEdit::Text(Part::Answer, TextTokens::Typed(Tokens::new(678))),
        WorkloadEdit::Caching(CachingMode::Typed),
        WorkloadEdit::CacheRead(Percent::from_decimal("62.5").unwrap()),
        WorkloadEdit::CacheWritten(Percent::from_decimal("12.25").unwrap()),
        WorkloadEdit::Traffic(TrafficEdit::Volume(volume)),
    ] {
        scenario
            .apply(Edit::Workload(Place::default(), edit))
            .unwrap();
    }
    for edit in [
        CreditEdit::Safety(Percent::new(175)),
        CreditEdit::FreeCredits(Usd::from_decimal("18.000000000000001").unwrap()),
        CreditEdit::PaidBalance(Usd::from_decimal("100.5").unwrap()),
        CreditEdit::BalanceCap(Usd::from_decimal("2000").ok()),
        CreditEdit::AverageDay(Usd::from_decimal("3.4").ok()),
    ] {
        scenario.apply(Edit::Credits(edit)).unwrap();
    }
    scenario.apply(Edit::Days(45)).unwrap();
    ScenarioFile {
        prices_of: Date::parse("2026-11-22").unwrap(),
        unit_costs: Vec::new(),
        scenario,
    }
}

fn fragment(scenario: &Scenario) -> String {
    let file = ScenarioFile {
        prices_of: Date::parse("2026-11-22").unwrap(),
        unit_costs: Vec::new(),
        scenario: scenario.clone(),
    };
    Link::new(&file).fragment().to_owned()
}
