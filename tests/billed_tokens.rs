//! Pictures and framing are counted as the published rules and a second program count them.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a fixture that cannot be read is a failed test"
)]

use serde::Deserialize;
use serde_json::Value;
use topup::catalog::Catalog;
use topup::tokens::{
    Detail, Encoding, FramedMessage, Function, ImageCount, ImageSize, Property, Tokens, count,
};

#[test]
fn pictures_are_what_the_worked_examples_say() {
    let examples = fixture()["worked"].as_array().unwrap().clone();
    assert_eq!(examples.len(), 9);
    for example in examples {
        let picture = picture(
            example["rule"].as_str().unwrap(),
            [&example["width"], &example["height"]],
            &example["detail"],
        )
        .unwrap();
        assert_eq!(Some(picture.tokens.get()), example["tokens"].as_u64());
        if let Some(size) = example.get("size") {
            let counted = [picture.size.width, picture.size.height];
            assert_eq!(serde_json::json!(counted), *size, "{example}");
        }
        if let Some(pieces) = example.get("patches").or(example.get("tiles")) {
            assert_eq!(Some(picture.pieces), pieces.as_u64(), "{example}");
        }
    }
}

#[test]
fn pictures_are_what_a_second_program_says() {
    let rows = fixture()["rows"].as_array().unwrap().clone();
    assert!(rows.len() > 400);
    for row in rows {
        let picture = picture(row[0].as_str().unwrap(), [&row[1], &row[2]], &row[3]);
        let tokens = picture.map(|picture| picture.tokens.get());
        assert_eq!(tokens, row[4].as_u64(), "{row}");
    }
}

#[test]
fn a_picture_without_a_side_is_refused() {
    let none = [&Value::from(0), &Value::from(7)];
    assert_eq!(picture("gpt-5.4", none, &Value::from("high")), None);
}

#[test]
fn every_model_that_takes_pictures_counts_any_size() {
    let catalog = Catalog::built_in().unwrap();
    for (name, rule) in &catalog.rules.image_input {
        for side in [1, 31, 32, 33, 512, 768, 2_048, 65_535, u32::MAX] {
            for other in [1, 32, 2_048, u32::MAX] {
                for (width, height) in [(side, other), (other, side)] {
                    for detail in [Detail::Low, Detail::High, Detail::Auto] {
                        let size = ImageSize { width, height };
                        let Ok(picture) = rule.rule.count(size, detail) else {
                            continue;
                        };
                        assert!(!picture.tokens.is_zero(), "{name} {size:?}");
                        assert!(picture.size.width <= width && picture.size.height <= height);
                    }
                }
            }
        }
    }
}

#[test]
fn messages_are_framed_as_worked_out() {
    let catalog = Catalog::built_in().unwrap();
    let framing = catalog.rules.framing.rule.messages;
    let message = |role: u64, content: u64, name: Option<u64>| FramedMessage {
        role: Tokens::new(role),
        content: Tokens::new(content),
        name: name.map(Tokens::new),
    };
    let two = [message(1, 11, None), message(1, 9, None)];
    assert_eq!(framing.count(&two), Tokens::new(31));
    let named = [message(1, 5, Some(2))];
    assert_eq!(framing.count(&named), Tokens::new(15));
    assert_eq!(framing.count(&[]), Tokens::new(3));
}

/// The example of the cookbook that the constants come from.
#[test]
fn the_published_tool_example_is_101_tokens_and_105_in_the_older_vocabulary() {
    let rules = Catalog::built_in().unwrap().rules.framing.rule;
    let function = Function {
        name: "get_current_weather",
        description: "Get the current weather in a given location",
        properties: &[
            Property {
                name: "location",
                kind: "string",
                description: "The city and state, e.g. San Francisco, CA",
                values: &[],
            },
            Property {
                name: "unit",
                kind: "string",
                description: "The unit of temperature to return",
                values: &["celsius", "fahrenheit"],
            },
        ],
    };
    let conversation = [
        (
            "system",
            "You are a helpful assistant that can answer to questions about the weather.",
        ),
        ("user", "What's the weather like in San Francisco?"),
    ];
    for (encoding, tools, tokens) in [
        (Encoding::O200kBase, rules.tools_o200k, 101),
        (Encoding::Cl100kBase, rules.tools_cl100k, 105),
    ] {
        let messages = conversation.map(|(role, content)| FramedMessage {
            role: count(encoding, role),
            content: count(encoding, content),
            name: None,
        });
        let sum = rules.messages.count(&messages)
            + tools.count(&[function], |text| count(encoding, text));
        assert_eq!(sum, Tokens::new(tokens), "{encoding}");
        assert_eq!(tools.count(&[], |_| Tokens::MAX), Tokens::ZERO);
    }
}

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/image_tokens.json")).unwrap()
}

/// A picture by a rule of the catalog; `None` when the rule refuses it.
fn picture(rule: &str, size: [&Value; 2], detail: &Value) -> Option<ImageCount> {
    let catalog = Catalog::built_in().unwrap();
    let [width, height] = size.map(|side| u32::deserialize(side).unwrap());
    let rule = &catalog.rules.image_input[rule].rule;
    let detail = Detail::deserialize(detail).unwrap();
    rule.count(ImageSize { width, height }, detail).ok()
}
