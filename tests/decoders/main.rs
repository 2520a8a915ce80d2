//! Decoders of text and bytes from outside, given what was found before and changed inputs.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a corpus that cannot be read is a failed test"
)]

mod targets;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngSeed, TestRunner};
use targets::TARGETS;

/// Changed inputs for each decoder; `PROPTEST_CASES` asks for more.
const CASES: u32 = 2_000;

#[test]
fn every_input_of_the_corpus_is_decoded_or_refused() {
    let mut tried = 0;
    for (name, decode) in TARGETS {
        let corpus = corpus(name);
        assert!(corpus.len() >= 3, "{name} has {} inputs", corpus.len());
        for (_, input) in &corpus {
            decode(input);
            tried += 1;
        }
    }
    println!("corpus: {tried} inputs of {} decoders", TARGETS.len());
}

#[test]
fn changed_inputs_are_decoded_or_refused() {
    for (name, decode) in TARGETS {
        let corpus: Vec<_> = corpus(name).into_iter().map(|(_, input)| input).collect();
        let asked = ProptestConfig::default();
        let mut runner = TestRunner::new(ProptestConfig {
            cases: asked.cases.max(CASES),
            rng_seed: RngSeed::Fixed(20_261_126),
            failure_persistence: None,
            ..asked
        });
        let outcome = runner.run(&changed(&corpus), |input| {
            decode(&input);
            Ok(())
        });
        assert!(outcome.is_ok(), "{name}: {}", outcome.unwrap_err());
    }
}

/// A finder that finds nothing where there is something is worth nothing.
#[test]
fn a_decoder_with_a_mistake_is_found_out() {
    let corpus = corpus("typed").into_iter().map(|(_, input)| input);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: CASES,
        rng_seed: RngSeed::Fixed(20_261_126),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&changed(&corpus.collect::<Vec<_>>()), |input| {
        prop_assert!(!input.contains(&b'\\'), "a backslash");
        Ok(())
    });
    assert!(outcome.is_err());
}

/// An input of the corpus with some of its bytes changed, cut out or doubled.
fn changed(corpus: &[Vec<u8>]) -> impl Strategy<Value = Vec<u8>> + use<> {
    let change = (any::<Index>(), any::<Index>(), any::<u8>(), 0..4_u8);
    let changes = prop::collection::vec(change, 0..6);
    (prop::sample::select(corpus.to_vec()), changes).prop_map(|(mut input, changes)| {
        for (from, to, byte, kind) in changes {
            if input.is_empty() {
                input.push(byte);
                continue;
            }
            let (from, to) = (from.index(input.len()), to.index(input.len()));
            let (from, to) = (from.min(to), from.max(to));
            match kind {
                0 => input[from] = byte,
                1 => input.insert(from, byte),
                2 => drop(input.drain(from..to.min(from + 64))),
                _ => {
                    let piece = input[from..to.min(from + 64)].to_vec();
                    input.splice(to..to, piece);
                }
            }
        }
        input
    })
}

/// The inputs of a decoder by their names: `corpus/` here, and fixtures of other tests.
fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let fixtures: &[&str] = match name {
        "file" => &[
            "scenario_v1.json",
            "scenario_v2.json",
            "scenario_v3.json",
            "scenario_v4.json",
            "scenario_v5.json",
        ],
        "request" => &["requests"],
        "import" => &["actuals"],
        _ => &[],
    };
    let mut paths = vec![tests.join("decoders/corpus").join(name)];
    paths.extend(fixtures.iter().map(|own| tests.join("fixtures").join(own)));
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            for entry in std::fs::read_dir(&path).unwrap() {
                let path = entry.unwrap().path();
                inputs.push((path.clone(), std::fs::read(&path).unwrap()));
            }
        } else if path.exists() {
            inputs.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    inputs.sort();
    inputs
}
