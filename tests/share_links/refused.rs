//! What must never open: each with its own sentence, frozen in `tests/fixtures/refused.txt`.
//!
//! `UPDATE=1 cargo test --test share_links refused` renews the file; read the difference.

#![expect(
    clippy::too_many_lines,
    clippy::indexing_slicing,
    clippy::semicolon_if_nothing_returned,
    reason = "one list, read from top to bottom; what is cut here is as long as it must be"
)]

use core::fmt::Write;

use topup::exchange::{Link, ScenarioFile};
use topup::money::{Percent, Usd};
use topup::scenario::Scenario;
use topup::tokens::Tokens;
use topup::workload::{Part, Quantity, TextTokens, Volume};

use crate::sealed::{body, own, sealed};
use crate::{FROZEN, FROZEN_2, FROZEN_3, FROZEN_4, FROZEN_5, frozen};

/// Every control of direction or width that Unicode has.
const HIDDEN: [char; 14] = [
    '\u{061c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{0}', '\u{feff}',
];

/// A change that no edit would let in.
type Change = fn(&mut Scenario);

#[test]
fn what_must_not_open_does_not_and_says_why() {
    let vectors = vectors();
    assert!(vectors.len() >= 120, "{} vectors", vectors.len());
    let mut lines = String::new();
    for (name, text) in &vectors {
        let problem = if let Some(json) = text.strip_prefix("json:") {
            ScenarioFile::from_json(json).expect_err(name).to_string()
        } else {
            Link::open(text).expect_err(name).to_string()
        };
        writeln!(lines, "{name}: {}", problem.escape_debug()).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/refused.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &lines).unwrap();
    }
    let frozen = std::fs::read_to_string(path).unwrap();
    for (now, then) in lines.lines().zip(frozen.lines()) {
        assert_eq!(now, then);
    }
    assert_eq!(lines.lines().count(), frozen.lines().count());
    println!("refused: {} vectors", vectors.len());
}

fn vectors() -> Vec<(String, String)> {
    let mut vectors = Vec::new();
    let mut add = |name: &str, text: String| vectors.push((name.to_owned(), text));
    for (name, text) in [
        ("nothing", ""),
        ("a hash", "#"),
        ("a place on the page", "#bill"),
        ("a campaign", "#utm=mail"),
        ("an upper case key", "S=3.AAAA"),
        ("another key", "x=3.AAAA"),
        ("a query", "?s=5.AAAA"),
        ("a space before", " s=5.AAAA"),
        ("a bracket before", "<s=5.AAAA"),
        ("a byte order mark before", "\u{feff}s=5.AAAA"),
        ("a full-width key", "ｓ=3.AAAA"),
        ("an encoded equals sign", "s%3D3.AAAA"),
        ("an encoded key", "%73=3.AAAA"),
        ("a picture", "data:image/png;base64,iVBORw0KGgo="),
        ("plain words", "have a look at this"),
        ("a script", "javascript:alert(1)"),
        ("another program's payload", "json=%7B%7D"),
        ("only the key", "s="),
        ("only the version", "s=5"),
        ("a version and a point", "s=5."),
        ("a point", "s=."),
        ("a negative version", "s=-1.AAAA"),
        ("a version with an exponent", "s=1e3.AAAA"),
        ("a version in words", "s=one.AAAA"),
        ("a full-width version", "s=３.AAAA"),
        ("an Arabic version", "s=٣.AAAA"),
        ("a version beyond 32 bits", "s=4294967296.AAAA"),
        ("a version beyond 64 bits", "s=99999999999999999999.AAAA"),
        ("a version with a zero before", "s=03.AAAA"),
        ("a version with a plus", "s=+3.AAAA"),
        ("version 0", "s=0.AAAA"),
        ("version 6", "s=6.AAAA"),
        ("version 255", "s=255.AAAA"),
        ("the last version there can be", "s=4294967295.AAAA"),
        ("padding", "s=5.AAAA=="),
        ("standard base64", "s=5.AA+/"),
        ("no base64", "s=5.~~~~"),
        ("an emoji", "s=5.😀"),
        ("a NUL", "s=5.\0"),
        ("a line break", "s=5.AA\nAA"),
        ("one byte", "s=5.AA"),
        ("a checksum of nothing", "s=5.AAAAAA"),
    ] {
        add(name, text.to_owned());
    }
    for (version, link) in [
        (1, FROZEN),
        (2, FROZEN_2),
        (3, FROZEN_3),
        (4, FROZEN_4),
        (5, FROZEN_5),
    ] {
        let middle = link.len() / 2;
        let changed =
            |place: usize, other: &str| format!("{}{other}{}", &link[..place], &link[place + 1..]);
        let other = if link[middle..].starts_with('A') {
            "B"
        } else {
            "A"
        };
        for (name, text) in [
            ("cut in the middle", link[..middle].to_owned()),
            (
                "without its last character",
                link[..link.len() - 1].to_owned(),
            ),
            ("without its last four", link[..link.len() - 4].to_owned()),
            ("with a changed character", changed(middle, other)),
            ("with a space for a character", changed(middle, " ")),
            (
                "with one character more",
                format!("{}A{}", &link[..middle], &link[middle..]),
            ),
            ("with a changed end", changed(link.len() - 1, "_")),
            (
                "in upper case behind the version",
                format!("{}{}", &link[..4], link[4..].to_uppercase()),
            ),
            ("in lower case", link.to_lowercase()),
            ("twice", format!("{link}{link}")),
            (
                "percent-encoded",
                format!("{}%2E{}", &link[..3], &link[4..]),
            ),
            (
                "longer than any",
                format!("{link}{}", "A".repeat(64 * 1024)),
            ),
            (
                "with white space to the limit",
                format!("{link}{}", " ".repeat(64 * 1024)),
            ),
        ] {
            add(&format!("version {version} {name}"), text);
        }
        let bytes = body(link);
        add(
            &format!("version {version} with bytes behind it"),
            sealed(version, &[&bytes[..], &[0]].concat()),
        );
        add(
            &format!("version {version} with half its bytes"),
            sealed(version, &bytes[..bytes.len() / 2]),
        );
        add(&format!("version {version} with a wrong date"), {
            let mut bytes = bytes.clone();
            bytes[6..8].copy_from_slice(b"13");
            sealed(version, &bytes)
        });
    }
    for version in [2, 3, 4, 5] {
        let (_, payload) = FROZEN.split_once('.').unwrap();
        add(
            &format!("version 1 sold as {version}"),
            format!("s={version}.{payload}"),
        );
    }
    let changes: [(&str, Change); 27] = [
        ("no days", |s| s.days = 0),
        ("too many days", |s| s.days = 3_651),
        ("all days there can be", |s| s.days = u32::MAX),
        ("too many units", |s| {
            own(s).traffic.volume = Volume::Once { units: u64::MAX }
        }),
        ("a text too long", |s| text(s, Part::Message, 1_000_000_001)),
        ("an answer too long", |s| text(s, Part::Answer, u64::MAX)),
        ("a system text too long", |s| {
            text(s, Part::Instructions, u64::MAX)
        }),
        ("a safety below one", |s| {
            s.credits.safety = Percent::new(99)
        }),
        ("a safety above ten", |s| {
            s.credits.safety = Percent::new(1_001)
        }),
        ("the largest safety there can be", |s| {
            s.credits.safety = Percent::MAX
        }),
        ("too much free credit", |s| {
            s.credits.free_credits = Usd::MAX
        }),
        ("too large a balance", |s| s.credits.paid_balance = Usd::MAX),
        ("too high a cap", |s| s.credits.balance_cap = Some(Usd::MAX)),
        ("too dear a day", |s| s.credits.average_day = Some(Usd::MAX)),
        ("no model", |s| own(s).model.clear()),
        ("a model's name too long", |s| {
            own(s).model = "m".repeat(101)
        }),
        ("a workload's name too long", |s| {
            own(s).name = "n".repeat(101)
        }),
        ("a megabyte of name", |s| own(s).name = "n".repeat(1 << 20)),
        ("a project's name too long", |s| {
            s.projects[0].name = "p".repeat(101)
        }),
        ("an owner's name too long", |s| {
            s.projects[0].owner = "o".repeat(101)
        }),
        ("too large a budget", |s| {
            s.projects[0].monthly_budget = Some(Usd::MAX)
        }),
        ("too many alerts", |s| {
            s.projects[0].alerts = vec![Percent::new(50); 1_000]
        }),
        ("no project", |s| s.projects.clear()),
        ("a project without work alone", |s| {
            s.projects[0].workloads.clear()
        }),
        ("too many projects", |s| {
            s.projects = vec![s.projects[0].clone(); 51]
        }),
        ("too many workloads", |s| {
            let one = own(s).clone();
            s.projects[0].workloads = vec![one; 201];
        }),
        ("too many messages", |s| {
            own(s).work.set_quantity(Quantity::Turns, u64::MAX);
        }),
    ];
    for (name, change) in changes {
        let mut file = frozen();
        change(&mut file.scenario);
        add(
            &format!("a link with {name}"),
            Link::new(&file).fragment().to_owned(),
        );
        add(
            &format!("a file with {name}"),
            format!("json:{}", file.to_json()),
        );
    }
    for hidden in HIDDEN {
        let mut file = frozen();
        own(&mut file.scenario).name = format!("Chat{hidden}bot");
        let code = u32::from(hidden);
        add(
            &format!("a link with U+{code:04X} in a name"),
            Link::new(&file).fragment().to_owned(),
        );
        add(
            &format!("a file with U+{code:04X} in a name"),
            format!("json:{}", file.to_json()),
        );
    }
    let good = frozen().to_json();
    for (name, was, is) in [
        ("a number as text", "\"days\": 45", "\"days\": \"45\""),
        ("a negative number", "\"days\": 45", "\"days\": -45"),
        ("half a day", "\"days\": 45", "\"days\": 4.5"),
        ("an exponent beyond all", "\"days\": 45", "\"days\": 1e400"),
        ("NaN", "\"days\": 45", "\"days\": NaN"),
        ("infinity", "\"days\": 45", "\"days\": Infinity"),
        ("a hexadecimal number", "\"days\": 45", "\"days\": 0x2D"),
        ("null", "\"days\": 45", "\"days\": null"),
        ("a list for a number", "\"days\": 45", "\"days\": [45]"),
        (
            "an unknown field",
            "\"days\": 45",
            "\"days\": 45, \"nights\": 45",
        ),
        (
            "a field twice",
            "\"days\": 45",
            "\"days\": 45, \"days\": 45",
        ),
        (
            "__proto__",
            "\"days\": 45",
            "\"days\": 45, \"__proto__\": {}",
        ),
        (
            "constructor",
            "\"days\": 45",
            "\"days\": 45, \"constructor\": {}",
        ),
        (
            "prototype",
            "\"days\": 45",
            "\"days\": 45, \"prototype\": {}",
        ),
        ("a missing field", "\"days\": 45,", ""),
        ("a comma too many", "\"days\": 45,", "\"days\": 45,,"),
        ("a comment", "\"days\": 45,", "\"days\": 45, // so"),
        ("an unknown stage", "internal_tool", "moonshot"),
        ("an unknown mode", "\"standard\"", "\"discount\""),
        ("a day that is none", "2026-11-22", "2026-02-29"),
        ("a thirteenth month", "2026-11-22", "2026-13-01"),
        ("an American date", "2026-11-22", "11/22/2026"),
        ("a share in words", "\"62.5\"", "\"most\""),
        ("a share with a comma", "\"62.5\"", "\"62,5\""),
        ("version 0", "\"version\": 5", "\"version\": 0"),
        ("version 99", "\"version\": 5", "\"version\": 99"),
        ("a version as text", "\"version\": 5", "\"version\": \"3\""),
        ("another format", "topup-scenario", "topup-sheet"),
    ] {
        assert!(good.contains(was), "{name}");
        add(
            &format!("a file with {name}"),
            format!("json:{}", good.replacen(was, is, 1)),
        );
    }
    for (name, text) in [
        ("an empty file", String::new()),
        (
            "a web page",
            "<!doctype html><title>Log in</title>".to_owned(),
        ),
        ("an archive", "PK\u{3}\u{4}".to_owned()),
        ("a table", "model,tokens\ngpt-5,1".to_owned()),
        ("a list", "[]".to_owned()),
        ("a half file", good[..good.len() / 2].to_owned()),
        ("a file and more", format!("{good}{{}}")),
        ("a byte order mark", format!("\u{feff}{good}")),
        ("ten thousand lists in each other", "[".repeat(10_000)),
        (
            "ten thousand objects in each other",
            "{\"format\":".repeat(10_000),
        ),
    ] {
        add(name, format!("json:{text}"));
    }
    vectors
}

fn text(scenario: &mut Scenario, part: Part, tokens: u64) {
    let text = TextTokens::Typed(Tokens::new(tokens));
    own(scenario).work.set_text(part, text);
}
