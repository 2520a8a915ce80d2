//! Closing a built page: its build id, what it needs to open without a network, and its digests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::Outcome;
use crate::vocab::digest::{hexadecimal, integrity};

/// What the page's file names as its build until it has one.
const NO_BUILD: &str = r#"<meta name="build" content="development">"#;
/// Written last, or made from the others.
const NOT_LISTED: [&str; 5] = [
    "sw.js",
    "offline.js",
    "SHA256SUMS",
    "_headers",
    "scenario.schema.json",
];
/// How much of the digest of everything is shown.
const ID_LENGTH: usize = 12;

/// Gives a built page its id, writes `sw.js` and `SHA256SUMS`, and says the id.
pub(crate) fn seal(dist: &Path) -> Outcome<String> {
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
    write(
        "index.html",
        &index.replace(NO_BUILD, &NO_BUILD.replace("development", &id)),
    )?;
    let listed: BTreeMap<String, String> = files(dist)?
        .into_iter()
        .map(|(name, content)| (name, integrity(&content)))
        .collect();
    let listed = serde_json::to_string(&listed).map_err(|reason| reason.to_string())?;
    let worker = template.replace("@build@", &id).replace("@files@", &listed);
    write("sw.js", &worker)?;
    fs::remove_file(dist.join("offline.js")).map_err(|reason| format!("offline.js: {reason}."))?;
    let mut all = files(dist)?;
    for name in ["sw.js", "_headers", "scenario.schema.json"] {
        all.insert(name.to_owned(), read(name)?.into_bytes());
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
            fs::create_dir_all(folder.join("program")).unwrap();
            fs::write(folder.join("program/page.js"), script).unwrap();
            let id = seal(&folder).unwrap();
            let worker = fs::read_to_string(folder.join("sw.js")).unwrap();
            let index = fs::read_to_string(folder.join("index.html")).unwrap();
            assert!(worker.contains(&id) && index.contains(&id));
            assert!(worker.contains(r#""program/page.js""#) && !worker.contains('@'));
            assert!(!folder.join("offline.js").exists());
            let sums = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
            assert_eq!(sums.lines().count(), 5, "{sums}");
            fs::remove_dir_all(&folder).unwrap();
            (id, worker)
        };
        let one = seal_with("1");
        assert_eq!(one, seal_with("1"));
        assert_ne!(one.0, seal_with("2").0);
    }
}
