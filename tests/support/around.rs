//! What stands around the work of a scenario.

use std::collections::BTreeMap;

use proptest::prelude::*;
use topup::scenario::{Driver, Range, RateLimits, TeamDates, Variant};

use super::{day, model_name, name, percent, project};

/// What stands around the work: mostly nothing.
pub(super) fn around() -> impl Strategy<
    Value = (
        BTreeMap<Driver, Range>,
        Vec<Variant>,
        BTreeMap<String, RateLimits>,
    ),
> {
    let drivers = prop::sample::select(Driver::ALL.to_vec());
    let range = (percent(0, 99), percent(101, 1_000)).prop_map(|(low, high)| Range { low, high });
    let variant = (name(), prop::collection::vec(project(1..2), 1..3));
    let variant = variant.prop_map(|(name, projects)| Variant { name, projects });
    let limit = || prop::option::of(1_u64..1_000_000);
    let limits =
        (limit(), limit(), 1_u64..1_000_000).prop_map(|(requests, tokens, queue)| RateLimits {
            requests_per_minute: requests,
            tokens_per_minute: tokens,
            batch_queue_tokens: Some(queue),
        });
    prop_oneof![
        2 => Just((BTreeMap::new(), Vec::new(), BTreeMap::new())),
        1 => (
            prop::collection::btree_map(drivers, range, 0..3),
            prop::collection::vec(variant, 0..2),
            prop::collection::btree_map(model_name(), limits, 0..2),
        ),
    ]
}

/// The days a team writes down: mostly none.
pub(super) fn team() -> impl Strategy<Value = TeamDates> {
    let maybe = || prop::option::weighted(0.3, day());
    (maybe(), maybe()).prop_map(|(payment_checked, next_review)| TeamDates {
        payment_checked,
        next_review,
    })
}
