//! One decoder under libFuzzer, named by `TOPUP_DECODER`.

#![no_main]

#[path = "../../tests/decoders/targets.rs"]
mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static DECODE: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("TOPUP_DECODER").unwrap_or_default();
    let target = targets::TARGETS.iter().find(|(own, _)| *own == name);
    target
        .unwrap_or_else(|| panic!("there is no decoder `{name}`"))
        .1
});

fuzz_target!(|input: &[u8]| DECODE(input));
