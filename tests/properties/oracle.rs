//! Prices worked out a second time, from the data files alone.
//!
//! This file names nothing of the engine but the question it is asked and its answer: rates,
//! days, thresholds and names are read from the JSON as text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use topup::exchange::{QuoteRecordError, quote_records};
use topup::quote::Unpriced;

use crate::exact::{text, text_of_thirds, times_factor, units};
use crate::{CATALOG, support, today};

const FILES: [&str; 4] = [
    include_str!("../../src/catalog/data/text_models.json"),
    include_str!("../../src/catalog/data/audio_models.json"),
    include_str!("../../src/catalog/data/image_models.json"),
    include_str!("../../src/catalog/data/embedding_models.json"),
];
const RULES: &str = include_str!("../../src/catalog/data/rules.json");

/// Every spelling of every tier, and the row it means.
const TIERS: [(&str, &str); 10] = [
    ("default", "standard"),
    ("auto", "standard"),
    ("standard", "standard"),
    ("batch", "batch"),
    ("flex", "flex"),
    ("fast", "fast"),
    ("priority", "fast"),
    ("ultrafast", "ultrafast"),
    ("background_2h", "background_2h"),
    ("background_8h", "background_8h"),
];

/// Usage by field, as a record spells it.
type Used = BTreeMap<&'static str, u64>;

static MODELS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let files = FILES.map(|file| serde_json::from_str::<Value>(file).unwrap());
    files
        .iter()
        .flat_map(|file| file["models"].as_array().unwrap().clone())
        .collect()
});

/// One question: what does this usage cost?
#[derive(Clone, Debug)]
struct Question {
    model: String,
    tier: &'static str,
    regional: bool,
    day: String,
    used: Used,
}

#[test]
fn random_usage_costs_what_the_data_files_say() -> Result<(), String> {
    support::for_so_many(20_000, &question(), |question| {
        prop_assert_eq!(engine(&question), oracle(&question));
        Ok(())
    })
}

/// Every model in every tier, at home and abroad, short, at the threshold and above it, on each
/// side of every day on which something changes.
#[test]
fn every_model_tier_and_day_costs_what_the_data_files_say() {
    let mut priced = 0;
    for model in MODELS.iter() {
        for day in days_of(model) {
            for (tier, _) in TIERS {
                for (regional, input) in [(false, 5_000), (false, 272_000), (true, 272_001)] {
                    let question = Question {
                        model: word(model, "id").to_owned(),
                        tier,
                        regional,
                        day: day.clone(),
                        used: used(model, input),
                    };
                    let answer = engine(&question);
                    priced += usize::from(answer.is_ok());
                    assert_eq!(answer, oracle(&question), "{question:?}");
                }
            }
        }
    }
    assert!(priced > 2_000, "only {priced} of them had a price at all");
}

#[test]
fn most_random_usage_has_a_price_and_every_kind_of_refusal_occurs() -> Result<(), String> {
    let seen = std::cell::RefCell::new(BTreeMap::<&str, u32>::new());
    support::for_all(&question(), |question| {
        let kind = oracle(&question).map_or_else(|kind| kind, |_| "priced");
        *seen.borrow_mut().entry(kind).or_default() += 1;
        Ok(())
    })?;
    let seen = seen.into_inner();
    assert!(seen["priced"] > 400, "{seen:?}");
    for kind in [
        "part above whole",
        "unknown model",
        "ended",
        "other unit",
        "not sold this way",
        "no price on day",
        "not sold long",
        "no rate",
    ] {
        assert!(seen.contains_key(kind), "{kind}: {seen:?}");
    }
    Ok(())
}

/// The answer of the engine: the exact cost, or the kind of refusal.
fn engine(question: &Question) -> Result<String, &'static str> {
    let Question {
        model,
        tier,
        regional,
        day,
        used,
    } = question;
    let mut record = json!({
        "model": model, "service_tier": tier, "timestamp": day, "usage": used,
    });
    if *regional {
        record["region"] = json!("eu");
    }
    match quote_records(&CATALOG, &record.to_string(), today()) {
        Ok(answer) => {
            let answer: Value = serde_json::from_str(&answer).unwrap();
            Ok(word(&answer, "usd").to_owned())
        }
        Err(QuoteRecordError::Usage(_)) => Err("part above whole"),
        Err(QuoteRecordError::Unpriced(reason)) => Err(match reason {
            Unpriced::UnknownModel { .. } => "unknown model",
            Unpriced::OtherUnit { .. } => "other unit",
            Unpriced::NotSoldThisWay { .. } => "not sold this way",
            Unpriced::NotSoldLong { .. } => "not sold long",
            Unpriced::NoPriceOnDay { .. } => "no price on day",
            Unpriced::Ended { .. } => "ended",
            Unpriced::NoDecisions { .. } => "no decisions",
            Unpriced::NoRate { .. } => "no rate",
            Unpriced::TooLarge { .. } => "too large",
            Unpriced::TakesNoPictures { .. }
            | Unpriced::PictureNotTaken { .. }
            | Unpriced::PictureTokensUnknown { .. }
            | Unpriced::NotTrainable { .. } => "not a record",
            Unpriced::OutOfRange => "out of range",
        }),
        Err(
            QuoteRecordError::Shape(_)
            | QuoteRecordError::ServiceTier(_)
            | QuoteRecordError::Region { .. }
            | QuoteRecordError::Endpoint(_)
            | QuoteRecordError::Images { .. }
            | QuoteRecordError::NoPictures(_)
            | QuoteRecordError::Picture(_)
            | QuoteRecordError::NoText(_)
            | QuoteRecordError::Timestamp(_)
            | QuoteRecordError::InRecord(..),
        ) => Err("not a record"),
    }
}

/// The answer of the data files.
fn oracle(question: &Question) -> Result<String, &'static str> {
    let n = |field: &str| u128::from(question.used.get(field).copied().unwrap_or(0));
    let parts = parts(&n)?;
    let model = MODELS
        .iter()
        .find(|model| names(model).any(|name| name.eq_ignore_ascii_case(&question.model)))
        .ok_or("unknown model")?;
    if model["ends"]
        .as_str()
        .is_some_and(|ends| ends <= question.day.as_str())
    {
        return Err("ended");
    }
    let (_, row) = TIERS
        .iter()
        .find(|(tier, _)| *tier == question.tier)
        .unwrap();
    let seconds_or_characters = [
        ("seconds", "usd_per_minute"),
        ("characters", "usd_per_million_characters"),
    ];
    let Some(prices) = model["prices"].as_object() else {
        if *row != "standard" {
            return Err("not sold this way");
        }
        let price = |unit: &str| model["unit_price"][unit].as_str();
        let measured = seconds_or_characters
            .iter()
            .any(|(used, unit)| n(used) > 0 && price(unit).is_none());
        if measured || parts.iter().any(|(_, _, count)| *count > 0) {
            return Err("other unit");
        }
        let thirds = n("seconds") * 3 * units(price("usd_per_minute").unwrap_or("0")) / 60
            + n("characters") * 3 * units(price("usd_per_million_characters").unwrap_or("0"))
                / 1_000_000;
        return Ok(text_of_thirds(thirds + 3 * services(&n)));
    };
    let periods = prices
        .get(*row)
        .ok_or("not sold this way")?
        .as_array()
        .unwrap();
    let period = periods
        .iter()
        .rfind(|period| {
            period["from"]
                .as_str()
                .is_none_or(|from| from <= question.day.as_str())
        })
        .ok_or("no price on day")?;
    let is_long = model["long_context_above"]
        .as_u64()
        .is_some_and(|above| n("input_tokens") > above.into());
    let rates = period
        .get(if is_long { "long" } else { "short" })
        .ok_or("not sold long")?;
    let mut tokens = 0;
    for (modality, kind, count) in parts {
        if count > 0 {
            tokens += units(rate(rates, modality, kind).ok_or("no rate")?) / 1_000_000 * count;
        }
    }
    if question.regional {
        tokens = times_factor(tokens, model["regional_uplift"].as_str().unwrap_or("1"));
    }
    if seconds_or_characters.iter().any(|(used, _)| n(used) > 0) {
        return Err("other unit");
    }
    Ok(text(tokens + services(&n)))
}

/// What tools cost, on every model alike but for one fee.
fn services(n: &dyn Fn(&str) -> u128) -> u128 {
    let rules: Value = serde_json::from_str(RULES).unwrap();
    let price = |place: &str| units(rules.pointer(place).and_then(Value::as_str).unwrap());
    n("web_searches") * price("/tool_calls/web_search_usd_per_thousand") / 1_000
        + n("image_web_searches") * price("/tool_calls/image_web_search_usd_per_thousand") / 1_000
        + n("file_searches") * price("/tool_calls/file_search_usd_per_thousand") / 1_000
        + n("container_sessions_1g") * price("/containers/usd_per_session/1g")
        + n("container_sessions_4g") * price("/containers/usd_per_session/4g")
        + n("container_sessions_16g") * price("/containers/usd_per_session/16g")
        + n("container_sessions_64g") * price("/containers/usd_per_session/64g")
        + n("vector_storage_gib_days") * price("/vector_storage/usd_per_gib_day")
}

/// Usage cut into parts that do not overlap, or the refusal of what does not fit.
fn parts(
    n: &dyn Fn(&str) -> u128,
) -> Result<[(&'static str, &'static str, u128); 11], &'static str> {
    let (cached, cached_audio, cached_image) = (
        n("cached_tokens"),
        n("cached_audio_tokens"),
        n("cached_image_tokens"),
    );
    let (audio, image) = (n("audio_input_tokens"), n("image_input_tokens"));
    let (half_hour, half_day) = (n("cache_write_30m_tokens"), n("cache_write_12h_tokens"));
    let (output, audio_out, image_out) = (
        n("output_tokens"),
        n("audio_output_tokens"),
        n("image_output_tokens"),
    );
    let fits = cached_audio + cached_image <= cached
        && cached_audio <= audio
        && cached_image <= image
        && cached + half_hour + half_day + audio + image
            <= n("input_tokens") + cached_audio + cached_image
        && n("reasoning_tokens") <= output
        && audio_out + image_out <= output;
    if !fits {
        return Err("part above whole");
    }
    let plain_media = audio - cached_audio + image - cached_image;
    let plain = n("input_tokens") - cached - half_hour - half_day - plain_media;
    Ok([
        ("text", "input", plain),
        ("text", "cached_input", cached - cached_audio - cached_image),
        ("text", "cache_write_30m", half_hour),
        ("text", "cache_write_12h", half_day),
        ("audio", "input", audio - cached_audio),
        ("audio", "cached_input", cached_audio),
        ("image", "input", image - cached_image),
        ("image", "cached_input", cached_image),
        ("text", "output", output - audio_out - image_out),
        ("audio", "output", audio_out),
        ("image", "output", image_out),
    ])
}

/// A kind of input without a rate of its own is plain input; output without one is not sold.
fn rate<'a>(rates: &'a Value, modality: &str, kind: &str) -> Option<&'a str> {
    let rates = &rates[modality];
    let own = rates[kind].as_str();
    own.or_else(|| rates["input"].as_str().filter(|_| kind != "output"))
}

fn names(model: &Value) -> impl Iterator<Item = &str> {
    let list = |field: &str| model[field].as_array().map_or(&[][..], Vec::as_slice);
    [&model["id"]]
        .into_iter()
        .chain(list("aliases"))
        .chain(list("snapshots"))
        .filter_map(Value::as_str)
}

/// The days on which something about a model changes, and the days before.
fn days_of(model: &Value) -> Vec<String> {
    let periods = model["prices"]
        .as_object()
        .into_iter()
        .flat_map(Map::values);
    let starts = periods
        .flat_map(|periods| periods.as_array().unwrap())
        .filter_map(|period| period["from"].as_str());
    let mut days = vec!["2024-01-01".to_owned(), "2026-11-23".to_owned()];
    for day in starts.chain(model["ends"].as_str()) {
        days.extend([day.to_owned(), day_before(day)]);
    }
    days.sort();
    days.dedup();
    days
}

/// Good for the days that stand in the data.
fn day_before(day: &str) -> String {
    let numbers: Vec<u32> = day.split('-').map(|part| part.parse().unwrap()).collect();
    let [year, month, day] = numbers[..] else {
        unreachable!("a day has three parts")
    };
    let lengths = [
        31,
        28 + u32::from(year % 4 == 0),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let (year, month, day) = match (month, day) {
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => (year, month - 1, lengths[month as usize - 2]),
        _ => (year, month, day - 1),
    };
    format!("{year}-{month:02}-{day:02}")
}

/// Some of every kind of token that a model is sold for.
fn used(model: &Value, input: u64) -> Used {
    let mut used = Used::from([
        ("input_tokens", input),
        ("cached_tokens", input / 3),
        ("cache_write_30m_tokens", input / 7),
        ("cache_write_12h_tokens", input / 11),
        ("web_searches", 3),
        ("file_searches", 5),
    ]);
    if model.get("unit_price").is_some() {
        let unit = model["unit_price"]
            .get("usd_per_minute")
            .map_or("characters", |_| "seconds");
        return Used::from([(unit, input + 1), ("web_searches", 3)]);
    }
    let sold = |part: &str| {
        let prices = model["prices"]["standard"].as_array();
        prices.is_some_and(|periods| periods[0]["short"].pointer(part).is_some())
    };
    if sold("/text/output") || sold("/audio/output") || sold("/image/output") {
        used.insert("output_tokens", 1_234);
    }
    for (part, field, count) in [
        ("/audio/input", "audio_input_tokens", 700),
        ("/audio/output", "audio_output_tokens", 600),
        ("/image/input", "image_input_tokens", 500),
        ("/image/output", "image_output_tokens", 400),
    ] {
        if sold(part) {
            used.insert(field, count);
        }
    }
    used
}

fn question() -> impl Strategy<Value = Question> {
    let model = prop_oneof![
        12 => select(MODELS.iter().flat_map(names).map(str::to_owned).collect::<Vec<_>>()),
        4 => select(MODELS.iter().flat_map(names).map(str::to_uppercase).collect::<Vec<_>>()),
        1 => select(vec!["gpt", "gpt-5-", "gpt-5.6-sol-2099-01-01", "", " gpt-5"]).prop_map(str::to_owned),
    ];
    let tier = prop_oneof![
        2 => Just("standard"),
        3 => select(TIERS.map(|(tier, _)| tier).to_vec()),
    ];
    let day = prop_oneof![
        2 => Just("2026-11-23".to_owned()),
        1 => select(MODELS.iter().flat_map(days_of).collect::<Vec<_>>()),
        1 => (2024..2029, 1..=12, 1..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
    ];
    (model, tier, any::<bool>(), day, usage()).prop_map(|(model, tier, regional, day, used)| {
        Question {
            model,
            tier,
            regional,
            day,
            used,
        }
    })
}

/// Mostly text, sometimes sound or pictures, sometimes a part larger than its whole.
fn usage() -> impl Strategy<Value = Used> {
    let count = || {
        prop_oneof![
            2 => Just(0_u64),
            4 => 0..300_000_u64,
            1 => 0..1_000_000_000_000_u64,
        ]
    };
    let input = prop_oneof![
        4 => (count(), count(), count(), count()),
        1 => (271_990..272_010_u64).prop_map(|plain| (plain, 0, 0, 0)),
        1 => (0..20_u64, Just(271_990)).prop_map(|(plain, cached)| (plain, cached, 0, 0)),
    ];
    let media = prop_oneof![
        3 => Just([0; 6]),
        1 => [count(), count(), count(), count(), count(), count()],
    ];
    let output = prop_oneof![1 => Just((0, 0)), 3 => (count(), 0..=100_u64)];
    let tools = prop_oneof![
        2 => Just([0; 8]),
        1 => prop::array::uniform8(0..1_000_u64),
    ];
    let measured = prop_oneof![
        8 => Just((0, 0)),
        1 => (count(), Just(0)),
        1 => (Just(0), count()),
    ];
    let slip = prop::option::weighted(0.08, (0..FIELDS.len(), 0..1_000_000_u64));
    (input, media, output, tools, measured, slip).prop_map(
        |(input, media, output, tools, measured, slip)| {
            let (plain, cached, half_hour, half_day) = input;
            let [
                audio,
                cached_audio,
                image,
                cached_image,
                audio_out,
                image_out,
            ] = media;
            let (text_out, reasoning) = output;
            let all_cached = cached + cached_audio + cached_image;
            let all_out = text_out + audio_out + image_out;
            let mut used: Used = FIELDS
                .into_iter()
                .zip(
                    [
                        plain + half_hour + half_day + audio + image + all_cached,
                        all_cached,
                        half_hour,
                        half_day,
                        audio + cached_audio,
                        cached_audio,
                        image + cached_image,
                        cached_image,
                        all_out,
                        all_out / 100 * reasoning,
                        audio_out,
                        image_out,
                    ]
                    .into_iter()
                    .chain(tools)
                    .chain([measured.0, measured.1]),
                )
                .filter(|(_, count)| *count > 0)
                .collect();
            if let Some((field, value)) = slip {
                used.insert(FIELDS[field], value);
            }
            used
        },
    )
}

const FIELDS: [&str; 22] = [
    "input_tokens",
    "cached_tokens",
    "cache_write_30m_tokens",
    "cache_write_12h_tokens",
    "audio_input_tokens",
    "cached_audio_tokens",
    "image_input_tokens",
    "cached_image_tokens",
    "output_tokens",
    "reasoning_tokens",
    "audio_output_tokens",
    "image_output_tokens",
    "web_searches",
    "file_searches",
    "image_web_searches",
    "container_sessions_1g",
    "container_sessions_4g",
    "container_sessions_16g",
    "container_sessions_64g",
    "vector_storage_gib_days",
    "seconds",
    "characters",
];

fn word<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field].as_str().unwrap()
}
