//! Every sentence that people read has its words in the other language, and nothing else has.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::{File, end_of_literal, tree, without_comments};

const WORDS: &str = "static/words/zh-Hans.txt";

/// Files whose titles of sources are shown.
const DATA: [&str; 2] = [
    "src/catalog/data/sources.json",
    "src/shortage/data/errors.json",
];

/// Parts of the page's own file that are read before the program has come, and said by `language.js`.
const PARTS: [&str; 4] = [
    "<div class=\"masthead__title\">",
    "<nav class=\"answer-bar\"",
    "<div id=\"boot\"",
    "<div id=\"update\"",
];

/// What is written there and is the same in every language.
const NAMES: [&str; 4] = ["Topup", "English", "简体中文", "?"];

/// Literals of the rooms that speak which look like sentences and are none: a mark on the browser's clock, selectors,
/// names of keys, and what the compiler says of a `say!` that does not fit.
const NO_SENTENCES: [&str; 5] = [
    "first view",
    "input, textarea, select",
    "as many values as places",
    "Ctrl Shift Z",
    ".contents a[href=\\\"#{part}\\\"]",
];

#[test]
fn every_sentence_has_words_with_the_same_places_and_no_words_are_left_over() {
    let tree = tree();
    let words = read(&tree);
    let mut said = sentences(&tree);
    said.extend(titles(&tree));
    said.extend(page(&tree));
    let missing: Vec<_> = said
        .iter()
        .filter(|sentence| !words.contains_key(sentence.as_str()))
        .collect();
    assert!(missing.is_empty(), "no words for {missing:#?}");
    let left: Vec<_> = words
        .keys()
        .filter(|english| !said.contains(**english))
        .collect();
    assert!(left.is_empty(), "nobody says {left:#?}");
    for (english, own) in words {
        assert_eq!(places(english), places(own), "{english}");
        assert!(!own.trim().is_empty(), "{english}");
    }
}

#[test]
fn the_file_of_words_is_in_order() {
    let tree = tree();
    let file = &tree.iter().find(|file| file.path == WORDS).unwrap().text;
    let blocks: Vec<Vec<&str>> = file
        .split("\n\n")
        .skip(1)
        .map(|block| block.trim_end_matches('\n').split('\n').collect())
        .collect();
    for block in &blocks {
        assert_eq!(block.len(), 2, "{block:?}");
    }
    assert!(blocks.is_sorted_by(|one, next| one[0] < next[0]));
}

#[test]
fn what_people_read_can_be_said_in_another_language() {
    let broken: Vec<_> = tree().iter().flat_map(unsaid).collect();
    assert!(broken.is_empty(), "no say! around\n{}", broken.join("\n"));
    let of = |text: &str| {
        unsaid(&File {
            path: "src/ui/panels/bill.rs".to_owned(),
            text: text.to_owned(),
        })
    };
    for text in [
        "fn a() -> &str { \"All of it\" }",
        "fn a() -> String { format!(\"{} of it\", 1) }",
        "view! { <p>\"Undo\"</p> }",
        "view! { <Field label=\"hours\" /> }",
    ] {
        assert_eq!(of(text).len(), 1, "{text}");
    }
    for text in [
        "say!(\"All of it\")",
        "say!(\n  \"All {of} it\", 1)",
        "<p class=\"panel panel--wide\">",
        "// \"All of it\"",
        "#[expect(reason = \"All of it\")]",
    ] {
        assert_eq!(of(text), [""; 0], "{text}");
    }
}

/// The file of words, by the English.
fn read(tree: &[File]) -> BTreeMap<&str, &str> {
    let file = tree.iter().find(|file| file.path == WORDS).unwrap();
    let blocks = file.text.split("\n\n").skip(1);
    blocks
        .map(|block| block.trim_matches('\n').split_once('\n').unwrap())
        .collect()
}

/// The names of a sentence's places.
fn places(sentence: &str) -> BTreeSet<&str> {
    let starts = sentence.split('{').skip(1);
    starts.map(|from| from.split_once('}').unwrap().0).collect()
}

/// A program without its comments and tests.
fn code(file: &File) -> String {
    let code = without_comments(&file.text);
    let end = code.find("#[cfg(test)]\nmod").unwrap_or(code.len());
    code.get(..end).unwrap().to_owned()
}

/// What every `say!` of the program says.
fn sentences(tree: &[File]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    let is_program = |file: &&File| {
        file.path.starts_with("src/")
            && std::path::Path::new(&file.path).extension() == Some("rs".as_ref())
    };
    for file in tree.iter().filter(is_program) {
        let code = code(file);
        for (at, _) in code.match_indices("say!(") {
            let before = code.get(..at + 5).unwrap();
            let from = code.get(at + 5..).unwrap().trim_start();
            // The macro's own arms.
            let Some(end) = from
                .starts_with('"')
                .then(|| end_of_literal(before, from))
                .flatten()
            else {
                continue;
            };
            let mut sentence = unescaped(from.get(1..end).unwrap());
            let after = from.get(end + 1..).unwrap();
            if let Some(sense) = after.strip_prefix(" as \"") {
                let sense = sense.split_once('"').unwrap().0;
                sentence = format!("{sentence} [{sense}]");
            }
            said.insert(sentence);
        }
    }
    said
}

/// A literal as the compiler reads it, as far as sentences need it.
fn unescaped(literal: &str) -> String {
    let lines: Vec<_> = literal.split("\\\n").collect();
    let rest = lines.iter().skip(1).map(|line| line.trim_start());
    let one: String = lines.iter().take(1).copied().chain(rest).collect();
    one.replace("\\\"", "\"")
}

/// The titles of sources in the data.
fn titles(tree: &[File]) -> BTreeSet<String> {
    let files = tree
        .iter()
        .filter(|file| DATA.contains(&file.path.as_str()));
    files
        .flat_map(|file| {
            let data: serde_json::Value = serde_json::from_str(&file.text).unwrap();
            let sources = data.get("sources").unwrap().as_array().unwrap().clone();
            sources
                .into_iter()
                .map(|source| source.get("title").unwrap().as_str().unwrap().to_owned())
        })
        .collect()
}

/// What stands in the page's own file.
fn page(tree: &[File]) -> BTreeSet<String> {
    let page = &tree
        .iter()
        .find(|file| file.path == "static/index.html")
        .unwrap()
        .text;
    let mut said = BTreeSet::new();
    let title = page
        .split_once("<title>")
        .unwrap()
        .1
        .split_once("</title>")
        .unwrap()
        .0;
    said.insert(title.to_owned());
    let body = page.split_once("<body>").unwrap().1;
    for start in PARTS.iter().chain(&["id=\"masthead-tools\""]) {
        let from = body.split_once(start).unwrap().1;
        let tag = from.split_once('<').unwrap().0;
        said.extend(labels(&format!("{start}{tag}")));
        // Up to the end of the outermost element, by the depth of the indentation.
        let indentation = body
            .split_once(start)
            .unwrap()
            .0
            .rsplit_once('\n')
            .unwrap()
            .1;
        let indentation: String = indentation
            .chars()
            .take_while(|letter| *letter == ' ')
            .collect();
        let inside = from.split_once(&format!("\n{indentation}</")).unwrap().0;
        for piece in inside.split('<') {
            let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
            said.extend(labels(tag));
            if !text.trim().is_empty() && tag != "!--" {
                said.insert(text.trim().to_owned());
            }
        }
    }
    said.retain(|text| !NAMES.contains(&text.as_str()));
    said
}

fn labels(tag: &str) -> Vec<String> {
    let starts = tag.split("aria-label=\"").skip(1);
    starts
        .map(|from| from.split_once('"').unwrap().0.to_owned())
        .collect()
}

/// The sentences of a room that speaks which no language can say its own way.
fn unsaid(file: &File) -> Vec<String> {
    let speaks = ["src/wording/", "src/ui/"];
    if !speaks.iter().any(|room| file.path.starts_with(room)) {
        return Vec::new();
    }
    let code = code(file);
    let mut broken = Vec::new();
    let mut at = 0;
    while let Some(found) = code.get(at..).unwrap().find('"') {
        let start = at + found;
        let (before, from) = code.split_at(start);
        let end = end_of_literal(before, from).unwrap();
        let literal = from.get(1..end).unwrap();
        at = start + end + 1;
        // What is looked for by its English is said as well.
        let is_said = code.contains(&format!("say!(\"{literal}\")"));
        if !is_said && is_read(before, literal) {
            broken.push(format!("{}: {literal:?}", file.path));
        }
    }
    broken
}

/// Whether a literal is for people and stands in no `say!`.
fn is_read(before: &str, literal: &str) -> bool {
    let before = before.trim_end();
    let text = crate::reading::without_placeholders(literal);
    let ours = |text: &str| before.ends_with(text);
    if ours("say!(") || !text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return false;
    }
    if NO_SENTENCES.contains(&literal) || ours("reason =") || before.ends_with(" as") {
        return false;
    }
    let is_label = [
        "label=",
        "hint=",
        "unit=",
        "title=",
        "text=",
        "aria-label=",
        "placeholder=",
    ]
    .iter()
    .any(|attribute| ours(attribute));
    let is_text = ours(">") && !ours("=>") && !ours("->");
    let is_attribute = ours("=") && !ours(" =");
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.chars().any(|letter| letter.is_ascii_lowercase())
            && word
                .chars()
                .all(|letter| letter.is_ascii_alphabetic() || ".,;:?!'’".contains(letter))
    };
    let is_sentence = !is_attribute
        && (words.len() > 1 && words.iter().filter(|word| is_word(word)).count() > 1
            || literal.contains('{') && words.iter().any(is_word));
    is_label || is_text || is_sentence
}
