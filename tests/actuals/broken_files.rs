//! Files of which nothing can be taken, for the engine and for the page.

#![expect(
    clippy::unwrap_used,
    reason = "a fixture that cannot be read is a failed test"
)]

/// The first line of a table that is known.
pub(crate) const HEAD: &str = "date,model,input_tokens,output_tokens\n";

/// A file and the words that say why it is refused.
pub(crate) fn refused() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let table = |rows: &str| format!("{HEAD}{rows}").into_bytes();
    let fixture = |name: &str| {
        let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
        std::fs::read(format!("{tests}/{name}")).unwrap()
    };
    let mut cut = fixture("actuals/usage_pages.json");
    cut.truncate(700);
    vec![
        ("nothing", Vec::new(), "The file is empty."),
        ("spaces", b" \n\n ".to_vec(), "The file is empty."),
        ("a spreadsheet", b"PK\x03\x04\x14\x00".to_vec(), "a spreadsheet or a ZIP archive"),
        ("a PDF", b"%PDF-1.7 ...".to_vec(), "a PDF"),
        ("gzip", b"\x1f\x8b\x08\x00".to_vec(), "compressed with gzip"),
        ("a picture", b"\x89PNG\r\n".to_vec(), "a picture"),
        ("bytes", b"a,b\n\x00\x01".to_vec(), "This file is not text."),
        ("UTF-16", b"\xff\xfed\x00a\x00".to_vec(), "UTF-16"),
        ("a page to sign in", b"<!doctype html><html>".to_vec(), "a web page"),
        ("only a head", HEAD.into(), "There is no usage in this export."),
        (
            "an export without usage",
            b"start_time,end_time,start_time_iso,end_time_iso\n1762732800,1762819200,a,b\n".to_vec(),
            "There is no usage in this export.",
        ),
        ("other columns", b"name,price\napple,1\n".to_vec(), "It begins with: name, price."),
        (
            "columns with one name",
            b"date,model,input_tokens,input_tokens\n".to_vec(),
            "Two columns are called",
        ),
        ("prose", b"Dear colleague, please pay.\n".to_vec(), "No column with usage"),
        ("a cut page", cut, "broken or cut off"),
        ("lines that are no JSON", b"{\"a\":1\n{\"a\":2\n".to_vec(), "Line 1: Not JSON"),
        ("JSON of something else", b"{\"name\":\"x\"}".to_vec(), "Neither usage nor an amount."),
        (
            "a scenario",
            fixture("scenario_v3.json"),
            "a scenario of Topup",
        ),
        (
            "an error",
            b"{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"You exceeded\"}}".to_vec(),
            "an error message of the API (insufficient_quota)",
        ),
        (
            "requests of a batch",
            b"{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/responses\",\"body\":{\"model\":\"gpt-5\"}}\n".to_vec(),
            "the requests of a batch",
        ),
        ("a date that is none", table("2026-13-10,gpt-5,1,1\n"), "“2026-13-10” is not a date."),
        ("no date", table(",gpt-5,1,1\n"), "No date."),
        ("a date to come", table("2031-01-01,gpt-5,1,1\n"), "after tomorrow"),
        ("a fraction", table("2026-11-10,gpt-5,1.5,1\n"), "“1.5” is not a whole number of input tokens."),
        ("below nothing", table("2026-11-10,gpt-5,-1,1\n"), "“-1” is not a whole number"),
        ("too few cells", table("2026-11-10,gpt-5,1\n"), "3 cells, where the first line has 4."),
        ("open quotes", table("2026-11-10,\"gpt-5,1,1\n"), "opens here and never closes"),
        (
            "another currency",
            b"date,model,amount_value,amount_currency\n2026-11-10,gpt-5,1,eur\n".to_vec(),
            "The currency is eur",
        ),
        (
            "an amount that is none",
            b"date,model,cost\n2026-11-10,gpt-5,much\n".to_vec(),
            "“much” is not an amount of money.",
        ),
        (
            "more cached than read",
            b"date,model,input_tokens,input_cached_tokens\n2026-11-10,gpt-5,10,11\n".to_vec(),
            "11 cached tokens cannot be part of 10 input tokens",
        ),
    ]
}
