//! One style sheet for the built page: many small files are as many requests before anything is painted,
//! and compress less well than one.

use std::fs;
use std::path::Path;

use crate::bare;
use crate::run::Outcome;
use crate::vocab::digest::{hexadecimal, integrity};

const LINK: &str = "<link rel=\"stylesheet\" href=\"./";
/// How much of the digest is in the file's name.
const NAME_LENGTH: usize = 16;

/// Joins the style sheets that the page's file links, in their order, and links the one they become.
pub(crate) fn join(page: &Path, index: &str) -> Outcome<String> {
    let mut parts = index.split(LINK);
    let mut joined = parts.next().unwrap_or_default().to_owned();
    let mut style = String::new();
    let mut rest = Vec::new();
    for part in parts {
        let (name, after) = part.split_once('"').ok_or("a style sheet has no name.")?;
        let (_, after) = after.split_once('>').ok_or("a link has no end.")?;
        let file = page.join(name);
        style += &fs::read_to_string(&file).map_err(|reason| format!("{name}: {reason}."))?;
        fs::remove_file(&file).map_err(|reason| format!("{name}: {reason}."))?;
        rest.push(after);
    }
    if rest.is_empty() {
        return Err("index.html links no style sheet.".to_owned());
    }
    let style = bare::style(&style);
    let digest = hexadecimal(style.as_bytes());
    let name = format!("style-{}.css", digest.get(..NAME_LENGTH).unwrap_or(&digest));
    let digest = integrity(style.as_bytes());
    fs::write(page.join(&name), style).map_err(|reason| format!("{name}: {reason}."))?;
    joined += &[LINK, &name, "\" integrity=\"", &digest, "\">"].concat();
    for after in rest {
        joined += after;
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let folder = std::env::temp_dir().join(format!("topup-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("b-1.css"), "b {}\n").unwrap();
        fs::write(folder.join("a-2.css"), "a {}\n").unwrap();
        let index = format!("<head>{LINK}b-1.css\" integrity=\"x\"/>\n{LINK}a-2.css\"/><title>");
        let joined = join(&folder, &index).unwrap();
        assert_eq!(joined.matches(LINK).count(), 1, "{joined}");
        assert!(joined.starts_with("<head>") && joined.ends_with("<title>"));
        let name = joined
            .split_once(LINK)
            .unwrap()
            .1
            .split_once('"')
            .unwrap()
            .0;
        let style = fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(style, "b{}a{}");
        assert!(!folder.join("b-1.css").exists());
        assert!(join(&folder, "<head>").is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
