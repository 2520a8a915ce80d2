//! What is true of every text that is pasted as a request.

use proptest::prelude::*;
use topup::exchange::PastedRequest;
use topup::scenario::Template;
use topup::tokens::Tokens;
use topup::workload::Quantity;

use crate::CATALOG;
use crate::support::for_all;

#[test]
fn any_json_is_read_or_refused() -> Result<(), String> {
    let keys = prop::sample::select(vec![
        "messages",
        "input",
        "content",
        "role",
        "type",
        "text",
        "tools",
        "function",
        "parameters",
        "properties",
        "enum",
        "image_url",
        "url",
        "detail",
        "n",
        "model",
        "name",
        "body",
    ]);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<i64>().prop_map(serde_json::Value::from),
        prop::sample::select(vec![
            "user",
            "system",
            "assistant",
            "function",
            "image_url",
            "é"
        ])
        .prop_map(serde_json::Value::from),
    ];
    let json = leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::btree_map(keys.clone(), inner, 0..6).prop_map(|members| {
                let members = members.into_iter().map(|(key, own)| (key.to_owned(), own));
                serde_json::Value::Object(members.collect())
            }),
        ]
    });
    for_all(&json, |json| {
        if let Ok(request) = PastedRequest::read(&json.to_string()) {
            let base = Template::Assistant.workload();
            let filled = request.fill(&base, &CATALOG, &|text| Tokens::new(text.len() as u64));
            prop_assert!(filled.workload.work.quantity(Quantity::Pictures) <= 100);
        }
        Ok(())
    })
}
