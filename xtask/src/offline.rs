//! Closing a built page: its build id, what it needs to open without a network, and its digests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::Outcome;
use crate::vocab::digest::{hexadecimal, integrity};

/// What the page's file names as its build until it has one.
const NO_BUILD: &str = r#"<meta name="build" content="development">"#;
/// Written last, or made from the others.
const NOT_LISTED: [&str; 6] = [
    "preview.png",
    "sw.js",
    "offline.js",
    "SHA256SUMS",
    "_headers",
    "scenario.schema.json",
];
/// How much of the digest of everything is shown.
const ID_LENGTH: usize = 12;

/// The picture beside a link, as `static/index.html` names it.
const PICTURE: &str = r#"<meta property="og:image" content="preview.png">"#;

/// The page's file with the whole address of the picture, which most chats insist on, where the page's is known.
fn with_address(index: &str, address: Option<&str>) -> Outcome<String> {
    let Some(address) = address else {
        return Ok(index.to_owned());
    };
    let is_plain = |own: char| own.is_ascii_alphanumeric() || ":/.-_~".contains(own);
    if !(address.starts_with("https://") && address.ends_with('/') && address.chars().all(is_plain))
    {
        return Err(format!(
            "TOPUP_ADDRESS is `{address}`; it should be like https://example.org/topup/."
        ));
    }
    if !index.contains(PICTURE) {
        return Err("index.html names no picture to be given an address.".to_owned());
    }
    let whole = PICTURE.replace("preview.png", &format!("{address}preview.png"));
    let own = format!(r#"{whole}<meta property="og:url" content="{address}">"#);
    Ok(index.replace(PICTURE, &own))
}

/// Gives a built page its id, writes `sw.js` and `SHA256SUMS`, and says the id.
///
/// `address` is where the page will stand, if that is known: `https://…/`.
pub(crate) fn seal(dist: &Path, address: Option<&str>) -> Outcome<String> {
    let read = |name: &str| {
        fs::read_to_string(dist.join(name)).map_err(|reason| format!("{name}: {reason}."))
    };
    let write = |name: &str, text: &str| {
        fs::write(dist.join(name), text).map_err(|reason| format!("{name}: {reason}."))
    };
    let template = read("offline.js")?;
    let sums = |files: &BTreeMap<String, Vec<u8>>| -> String {
        let line =
            |(name, content): (&String, &Vec<u8>)| format!("{}  {name}\n", hexadecimal(content));
        files.iter().map(line).collect()
    };
    // The id is of everything before it is named anywhere.
    let id = hexadecimal((sums(&files(dist)?) + &template).as_bytes());
    let id = id.get(..ID_LENGTH).unwrap_or_default().to_owned();
    let index = read("index.html")?;
    if !index.contains(NO_BUILD) {
        return Err("index.html names no build to be replaced.".to_owned());
    }
    let index = index.replace(NO_BUILD, &NO_BUILD.replace("development", &id));
    write("index.html", &with_address(&index, address)?)?;
    let listed: BTreeMap<String, String> = files(dist)?
        .into_iter()
        .map(|(name, content)| (name, integrity(&content)))
        .collect();
    let listed = serde_json::to_string(&listed).map_err(|reason| reason.to_string())?;
    let worker = template.replace("@build@", &id).replace("@files@", &listed);
    write("sw.js", &worker)?;
    fs::remove_file(dist.join("offline.js")).map_err(|reason| format!("offline.js: {reason}."))?;
    let mut all = files(dist)?;
    for name in ["preview.png", "sw.js", "_headers", "scenario.schema.json"] {
        let content = fs::read(dist.join(name)).map_err(|reason| format!("{name}: {reason}."))?;
        all.insert(name.to_owned(), content);
    }
    write("SHA256SUMS", &sums(&all))?;
    Ok(id)
}

/// Every file of the built page that a browser asks for, by its address from there.
fn files(dist: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(dist.to_owned(), String::new())];
    while let Some((folder, above)) = folders.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|reason| format!("{}: {reason}.", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|reason| reason.to_string())?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = format!("{above}{name}");
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
            } else if !NOT_LISTED.contains(&name.as_str()) {
                let content = fs::read(&path).map_err(|reason| format!("{name}: {reason}."))?;
                files.insert(name, content);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_gets_a_whole_address_where_the_page_has_one() {
        let index = format!("<head>{PICTURE}</head>");
        assert_eq!(with_address(&index, None).unwrap(), index);
        let whole = with_address(&index, Some("https://example.org/topup/")).unwrap();
        assert!(
            whole.contains(r#"content="https://example.org/topup/preview.png""#),
            "{whole}"
        );
        for wrong in [
            "example.org/",
            "https://example.org",
            "https://example.org/\"x/",
        ] {
            assert!(with_address(&index, Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_same_files_get_the_same_id_and_other_files_another() {
        let folder = std::env::temp_dir().join(format!("topup-seal-{}", std::process::id()));
        let seal_with = |script: &str| {
            fs::create_dir_all(&folder).unwrap();
            fs::write(
                folder.join("index.html"),
                format!("<head>{NO_BUILD}</head>"),
            )
            .unwrap();
            fs::write(folder.join("offline.js"), "'@build@' '@files@'").unwrap();
            fs::write(folder.join("_headers"), "/*").unwrap();
            fs::write(folder.join("scenario.schema.json"), "{}").unwrap();
            fs::write(folder.join("preview.png"), [0, 255]).unwrap();
            fs::create_dir_all(folder.join("program")).unwrap();
            fs::write(folder.join("program/page.js"), script).unwrap();
            let id = seal(&folder, None).unwrap();
            let worker = fs::read_to_string(folder.join("sw.js")).unwrap();
            let index = fs::read_to_string(folder.join("index.html")).unwrap();
            assert!(worker.contains(&id) && index.contains(&id));
            assert!(worker.contains(r#""program/page.js""#) && !worker.contains('@'));
            assert!(!folder.join("offline.js").exists());
            let sums = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
            assert_eq!(sums.lines().count(), 6, "{sums}");
            fs::remove_dir_all(&folder).unwrap();
            (id, worker)
        };
        let one = seal_with("1");
        assert_eq!(one, seal_with("1"));
        assert_ne!(one.0, seal_with("2").0);
    }
}
