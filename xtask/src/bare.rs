//! What only people read, left out of what every visit fetches: comments, indentation, empty lines.
//!
//! Nothing is renamed or put otherwise, so what is served can still be read beside its source.

use crate::run::Outcome;

/// A style sheet on one line.
pub(crate) fn style(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if letter == '"' || letter == '\'' {
            let end = rest.get(1..).and_then(|inside| inside.find(letter));
            let (string, after) = rest.split_at(end.map_or(rest.len(), |end| end + 2));
            bare.push_str(string);
            rest = after;
        } else if letter.is_whitespace() {
            rest = rest.trim_start();
            // A space means something between words, and before the colon of a selector.
            if !bare.ends_with(['{', '}', ';', ',', ':', ' ']) && !bare.is_empty() {
                bare.push(' ');
            }
        } else {
            if matches!(letter, '{' | '}' | ';' | ',') && bare.ends_with(' ') {
                bare.pop();
            }
            if letter == '}' && bare.ends_with(';') {
                bare.pop();
            }
            bare.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    bare.truncate(bare.trim_end().len());
    bare
}

/// A script: every line of it that does something. Lines stay lines, since their ends can end statements.
pub(crate) fn script(text: &str) -> Outcome<String> {
    let mut bare = String::with_capacity(text.len());
    let mut is_comment = false;
    for line in text.lines().map(str::trim) {
        let begins = !is_comment && line.starts_with("/*");
        if is_comment || begins {
            is_comment = !line.ends_with("*/");
            continue;
        }
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if line.matches('`').count() % 2 == 1 {
            return Err(format!(
                "a text of several lines is no place to leave anything out: {line}"
            ));
        }
        bare.push_str(line);
        bare.push('\n');
    }
    Ok(bare)
}

/// The page's file.
pub(crate) fn page(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    let shown = parts.fold(first, |shown, part| {
        shown + part.split_once("-->").map_or("", |(_, after)| after)
    });
    let lines = shown.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{page, script, style};

    #[test]
    fn a_style_keeps_what_it_says() {
        let text = "/* Why. */\n@layer a, b;\n.a > .b :hover ,\n.c:hover {\n  color: red;\n  width: calc(1px + 2px);\n  \
                    content: \"; /* } \";\n}\n\n@media (min-width: 3rem) {\n  p { margin: 0 auto }\n}\n";
        let bare = "@layer a,b;.a > .b :hover,.c:hover{color:red;width:calc(1px + 2px);content:\"; /* } \"}\
                    @media (min-width:3rem){p{margin:0 auto}}";
        assert_eq!(style(text), bare);
    }

    #[test]
    fn a_script_keeps_its_statements() {
        let text = "// Why.\n/** What\n *  it is. */\nfunction a() {\n  return `//${1}`;\n}\n\n  /* One line. */\n  a() // here\n";
        let bare = "function a() {\nreturn `//${1}`;\n}\na() // here\n";
        assert_eq!(script(text).unwrap(), bare);
        assert!(script("const a = `one\n  two`;").is_err());
    }

    #[test]
    fn a_page_keeps_its_words() {
        let text = "<p>\n  One\n  <!-- Why\n two. --> <b>two</b>\n</p>\n";
        assert_eq!(page(text), "<p>\nOne\n<b>two</b>\n</p>");
    }
}
