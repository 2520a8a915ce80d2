//! The tree of files, and programs as far as a rule has to understand them.

use std::path::Path;

/// A file of the tree, its path from the top with `/`.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Every string and character literal of a program, comments left out.
pub(crate) fn literals(program: &str) -> Vec<String> {
    let mut found = Vec::new();
    let code = without_comments(program);
    let mut rest = code.as_str();
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, from) = rest.split_at(at);
        let Some(end) = end_of_literal(before, from) else {
            // A lifetime, not a literal.
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        found.push(from.get(1..end).unwrap_or_default().to_owned());
        rest = from.get(end + 1..).unwrap_or_default();
    }
    found
}

/// Where the quote that opens a text is closed; nowhere for a lifetime.
pub(crate) fn end_of_literal(before: &str, text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let prefix = before.trim_end_matches('#');
    if quote == '"' && prefix.ends_with('r') {
        let close = format!("\"{}", "#".repeat(before.len() - prefix.len()));
        return text.get(1..)?.find(&close).map(|end| end + 1);
    }
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if letter == quote => return Some(at),
            // A character is one letter or an escape; a lifetime goes on.
            _ if quote == '\'' && at > 1 && !text.starts_with("'\\") => return None,
            _ => {}
        }
    }
    None
}

/// A text without `// …` and `/* … */`; a quoted text keeps what looks like one.
pub(crate) fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            let line = rest.find('\n').unwrap_or(rest.len());
            rest = rest.get(line..).unwrap_or_default();
            continue;
        } else if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            rest = rest.get(end..).unwrap_or_default();
            continue;
        } else if next == '"' || next == '\'' {
            end_of_literal(&kept, rest).map_or(1, |end| end + 1)
        } else {
            next.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        kept.push_str(piece);
        rest = after;
    }
    kept
}

/// A format string without what stands in braces.
pub(crate) fn without_placeholders(literal: &str) -> String {
    let mut depth = 0_u32;
    literal
        .chars()
        .filter(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

pub(crate) fn has_word(code: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).unwrap_or_default().chars().next_back();
        let after = code
            .get(at + word.len()..)
            .unwrap_or_default()
            .chars()
            .next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// Every text file of the project.
pub(crate) fn tree() -> Vec<File> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path
                .strip_prefix(top)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            if ["target", "dist", ".git"].contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                files.push(File { path: name, text });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

#[test]
fn a_program_is_understood_as_far_as_a_rule_needs() {
    let program = concat!(
        "// \"no\"\n let a = r#\"raw \" // yes\"#; /* 'n' */ fn f<'a>(b: &'a str) { 'x'; '\\''; ",
        "\"es\\\"caped // yes\" }",
    );
    assert_eq!(
        literals(program),
        ["raw \" // yes", "x", "\\'", "es\\\"caped // yes"]
    );
    assert_eq!(without_comments("a // b\nc /* d */ e"), "a \nc  e");
    assert_eq!(without_placeholders("{a:0width$} $ {{}}"), " $ ");
    assert!(has_word("a f64, b", "f64") && !has_word("half64 f640", "f64"));
}
