//! Scenarios in files.

use proptest::prelude::*;
use serde_json::{Value, json};
use topup::exchange::{ScenarioFile, ScenarioFileError};

use crate::{file, frozen, support};

/// The same scenario as version 1 wrote it into a file.
const FROZEN_FILE: &str = include_str!("../fixtures/scenario_v1.json");
/// As version 2 wrote it.
const FROZEN_FILE_2: &str = include_str!("../fixtures/scenario_v2.json");
/// As version 3 wrote it.
const FROZEN_FILE_3: &str = include_str!("../fixtures/scenario_v3.json");
/// As version 4 wrote it.
const FROZEN_FILE_4: &str = include_str!("../fixtures/scenario_v4.json");
/// As version 5 writes it.
const FROZEN_FILE_5: &str = include_str!("../fixtures/scenario_v5.json");

#[test]
fn the_frozen_file_opens_with_the_values_it_was_made_with() {
    assert_eq!(ScenarioFile::from_json(FROZEN_FILE), Ok(frozen()));
    assert_eq!(ScenarioFile::from_json(FROZEN_FILE_2), Ok(frozen()));
    assert_eq!(ScenarioFile::from_json(FROZEN_FILE_3), Ok(frozen()));
    assert_eq!(ScenarioFile::from_json(FROZEN_FILE_4), Ok(frozen()));
    assert_eq!(ScenarioFile::from_json(FROZEN_FILE_5), Ok(frozen()));
    assert_eq!(frozen().to_json(), FROZEN_FILE_5.trim_end());
}

#[test]
fn what_is_written_to_a_file_is_read_from_it() -> Result<(), String> {
    support::for_all(&file(), |file| {
        let json = file.to_json();
        prop_assert_eq!(ScenarioFile::from_json(&json), Ok(file));
        Ok(())
    })
}

#[test]
fn any_json_in_place_of_a_scenario_gives_a_problem() -> Result<(), String> {
    let values = || {
        prop_oneof![
            Just(json!(null)),
            Just(json!([])),
            Just(json!({})),
            any::<i64>().prop_map(|number| json!(number)),
            any::<f64>().prop_map(|number| json!(number)),
            any::<String>().prop_map(|text| json!(text)),
        ]
    };
    support::for_all(
        &(
            prop::sample::select(vec![
                FROZEN_FILE,
                FROZEN_FILE_2,
                FROZEN_FILE_3,
                FROZEN_FILE_4,
                FROZEN_FILE_5,
            ]),
            any::<prop::sample::Index>(),
            values(),
        ),
        |(file, place, value)| {
            let mut document: Value = serde_json::from_str(file).unwrap();
            let fields = document["scenario"].as_object_mut().unwrap();
            let name = fields
                .keys()
                .nth(place.index(fields.len()))
                .unwrap()
                .clone();
            fields.insert(name, value);
            if let Ok(read) = ScenarioFile::from_json(&document.to_string()) {
                prop_assert_eq!(read.scenario.clone().checked(), Ok(read.scenario));
            }
            Ok(())
        },
    )
}

#[test]
fn a_file_of_another_version_is_named() {
    for version in [0, 6, 255, u32::MAX] {
        let other = FROZEN_FILE.replace("\"version\": 1", &format!("\"version\": {version}"));
        assert_eq!(
            ScenarioFile::from_json(&other),
            Err(ScenarioFileError::UnknownVersion(version))
        );
    }
    // A later version may hold anything; it is named all the same.
    let later = r#"{"format": "topup-scenario", "version": 6, "scenarios": []}"#;
    assert_eq!(
        ScenarioFile::from_json(later),
        Err(ScenarioFileError::UnknownVersion(6))
    );
}

#[test]
fn a_file_that_is_not_ours_is_refused_with_the_reason() {
    for (was, is, says) in [
        (
            "topup-scenario",
            "other-scenario",
            "its format is not 'topup-scenario'",
        ),
        ("\"days\"", "\"dais\"", "unknown field `dais`"),
        (
            "\"prices_of\"",
            "\"prices_on\"",
            "unknown field `prices_on`",
        ),
        ("2026-11-22", "2026-02-30", "'2026-02-30' is not a date"),
        ("\"100.5\"", "100.5", "invalid type: floating point"),
        (
            "\"100.5\"",
            "\"1e2\"",
            "'1e2' is not a plain decimal number",
        ),
        ("\"100.5\"", "\"-5\"", "'-5' is not a plain decimal number"),
        (
            "\"100.5\"",
            "\"NaN\"",
            "'NaN' is not a plain decimal number",
        ),
        (
            "\"days\": 45",
            "\"days\": -45",
            "invalid value: integer `-45`",
        ),
        (
            "\"days\": 45",
            "\"days\": 4294967296",
            "invalid value: integer `4294967296`",
        ),
        (
            "\"days\": 45",
            "\"days\": 45, \"days\": 46",
            "duplicate field `days`",
        ),
        ("\"stage\": \"internal_tool\",", "", "missing field `stage`"),
        (
            "\"internal_tool\"",
            "\"InternalTool\"",
            "stage cannot be 'InternalTool'",
        ),
        ("}", "", "EOF while parsing"),
    ] {
        let other = FROZEN_FILE.replacen(was, is, 1);
        assert_ne!(other, FROZEN_FILE, "{was}");
        let problem = ScenarioFile::from_json(&other).unwrap_err().to_string();
        assert!(problem.contains(says), "{problem}");
    }
}

#[test]
fn a_file_nested_without_end_is_refused() {
    let deep = "[".repeat(1_000_000);
    assert!(ScenarioFile::from_json(&deep).is_err());
    let deep = format!(r#"{{"format": "topup-scenario", "version": 1, "x": {deep}"#);
    assert!(ScenarioFile::from_json(&deep).is_err());
}
