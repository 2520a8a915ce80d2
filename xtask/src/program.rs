//! The page's program in its parts.
//!
//! Trunk cannot take a program apart, so it asks for `cargo xtask program` when it has put everything
//! else in place: the program is compiled, split where the page says that it can wait (`xtask/split`),
//! and put into a folder whose name is the digest of what is in it. The page's file then names them.
//! The workers' programs are compiled besides, and stand beside their scripts under names that stay.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, cargo, root, run};
use crate::vocab::digest::{hexadecimal, integrity};
use crate::{bare, styles};

const TARGET: &str = "wasm32-unknown-unknown";
/// The workers' programs: of which package, and compiled as what. The reader of files shares the page's
/// dependencies, and so their compilation.
const WORKERS: [(&str, &str, &str); 2] = [
    ("worker", "token_worker", "release"),
    ("import_worker", "import_worker", "page"),
];
/// In `static/index.html`, what the links to the program take the place of.
const PLACE: &str = "<!-- The program's files. -->";
/// The sentences of other languages, each file named after its language.
const WORDS: [&str; 1] = ["zh-Hans.txt"];
/// How much of the digest is in the folder's name.
const NAME_LENGTH: usize = 16;

/// Builds the program into the page that Trunk is about to finish.
pub(crate) fn place() -> Outcome<()> {
    let page = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("`program` is a step of Trunk's. To build the page: `cargo xtask build`.")?;
    compile()?;
    for (package, name, profile) in WORKERS {
        place_worker(&page, package, name, profile)?;
    }
    let work = root().join("target/program");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|reason| format!("{}: {reason}.", work.display()))?;
    }
    let [apart, parts] = ["apart", "parts"].map(|name| work.join(name));
    let whole = root().join("target").join(TARGET).join("page/page.wasm");
    run(cargo()
        .args(["run", "--quiet", "--locked", "--package", "split", "--"])
        .args([&whole, &apart]))?;
    run(Command::new("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-name-section",
        ])
        // The other parts use what only they have use for.
        .arg("--keep-lld-exports")
        .args(["--out-name", "page", "--out-dir"])
        .args([&parts, &apart.join("page.wasm")]))?;
    run(cargo()
        .args(["run", "--quiet", "--locked", "--package", "split", "--"])
        .arg("names")
        .args(["page_bg.wasm", "page.js"].map(|name| parts.join(name))))?;
    let glue = bare::script(&text(&parts.join("page.js"))?)?;
    let mut files = vec![
        ("page.js".to_owned(), glue.into_bytes()),
        (
            "page_bg.wasm".to_owned(),
            read(&parts.join("page_bg.wasm"))?,
        ),
    ];
    let mut fetcher = text(&apart.join("parts.js"))?;
    let entries = fs::read_dir(&apart).map_err(|reason| reason.to_string())?;
    for entry in entries {
        let name = entry.map_err(|reason| reason.to_string())?.file_name();
        let name = name.to_string_lossy().into_owned();
        if name == "parts.js" || name == "page.wasm" {
            continue;
        }
        let content = read(&apart.join(&name))?;
        fetcher = with_digest(&fetcher, &name, &integrity(&content))?;
        files.push((name, content));
    }
    let fetcher = bare::script(&fetcher)?;
    files.push(("parts.js".to_owned(), fetcher.into_bytes()));
    for name in WORDS {
        files.push((
            name.to_owned(),
            read(&root().join("static/words").join(name))?,
        ));
    }
    files.sort();
    let digests: Vec<String> = files
        .iter()
        .map(|(_, content)| hexadecimal(content))
        .collect();
    let digest = hexadecimal(digests.concat().as_bytes());
    let folder = format!("program-{}", digest.get(..NAME_LENGTH).unwrap_or(&digest));
    fs::create_dir_all(page.join(&folder)).map_err(|reason| reason.to_string())?;
    let mut links = String::new();
    for (name, content) in &files {
        let path = page.join(&folder).join(name);
        fs::write(&path, content).map_err(|reason| format!("{}: {reason}.", path.display()))?;
        links.push_str(&link(&folder, name, &integrity(content)));
    }
    let index = page.join("index.html");
    let source = text(&index)?;
    if source.matches(PLACE).count() != 1 {
        return Err(format!(
            "index.html has no place for the program: `{PLACE}`."
        ));
    }
    let linked = styles::join(&page, &source.replace(PLACE, links.trim()))?;
    for (path, content) in [
        (
            page.join("boot.js"),
            bare::script(&text(&page.join("boot.js"))?)?,
        ),
        (index, bare::page(&linked)),
    ] {
        fs::write(&path, content).map_err(|reason| format!("{}: {reason}.", path.display()))?;
    }
    Ok(())
}

/// Compiles the program with what is needed to take it apart: who refers to what, and names.
fn compile() -> Outcome<()> {
    run(cargo()
        .args(without_this_machine()?)
        .args(["rustc", "--locked", "--offline", "--profile", "page"])
        .args(["--target", TARGET, "--package", "topup", "--bin", "page"])
        .args(["--", "-C", "link-arg=--emit-relocs"]))
}

/// What keeps the paths of this machine out of a program: where crates stand is of no use to who runs it, differs
/// between two builders of the same program, and takes room.
fn without_this_machine() -> Outcome<[String; 2]> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home
        .ok_or("neither CARGO_HOME nor HOME is set.")?
        .join("registry/src");
    let in_words = |reason: std::io::Error| format!("{}: {reason}.", sources.display());
    let mut flags = Vec::new();
    for entry in fs::read_dir(&sources).map_err(in_words)? {
        let folder = entry.map_err(in_words)?.path();
        flags.push(format!("'--remap-path-prefix={}=crates'", folder.display()));
    }
    flags.sort();
    let flags = format!("target.{TARGET}.rustflags=[{}]", flags.join(", "));
    Ok(["--config".to_owned(), flags])
}

/// Builds a worker's program. Its script speaks to it in numbers, so it goes without the glue for it.
fn place_worker(page: &Path, package: &str, worker: &str, profile: &str) -> Outcome<()> {
    run(cargo()
        .args(without_this_machine()?)
        .args(["build", "--locked", "--offline", "--profile", profile])
        .args(["--target", TARGET, "--package", package])
        .args(["--bin", worker]))?;
    let work = root().join("target").join(worker);
    let built = root().join("target").join(TARGET).join(profile);
    run(Command::new("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-name-section",
            "--out-dir",
        ])
        .args([&work, &built.join(format!("{worker}.wasm"))]))?;
    let (name, script) = (format!("{worker}.wasm"), format!("{worker}.js"));
    let content = read(&work.join(format!("{worker}_bg.wasm")))?;
    let asks = text(&page.join(&script))?;
    let asks = with_digest(&asks, &name, &integrity(&content))?;
    for (file, content) in [(&name, content), (&script, asks.into_bytes())] {
        fs::write(page.join(file), content).map_err(|reason| format!("{file}: {reason}."))?;
    }
    Ok(())
}

/// The link that leads `boot.js` to a file, or lets the browser fetch it early.
///
/// Browsers ignore the digest of a preloaded program and warn about it in the console: that link is
/// not a preload, and the digest is checked where the request is made.
fn link(folder: &str, name: &str, digest: &str) -> String {
    let start = format!("href=\"./{folder}/{name}\" integrity=\"{digest}\"");
    match name {
        "page.js" | "parts.js" => format!("<link rel=\"modulepreload\" {start}>\n    "),
        "page_bg.wasm" => {
            format!("<link rel=\"program\" type=\"application/wasm\" {start}>\n    ")
        }
        _ => match name.strip_suffix(".txt") {
            Some(language) => format!("<link rel=\"words\" hreflang=\"{language}\" {start}>\n    "),
            None => String::new(),
        },
    }
}

/// The script with a digest in the request for a part.
fn with_digest(script: &str, name: &str, digest: &str) -> Outcome<String> {
    let request = format!("fetch(new URL(\"./{name}\", import.meta.url))");
    if script.matches(&request).count() != 1 {
        return Err(format!("the script does not ask for {name} once."));
    }
    let checked =
        format!("fetch(new URL(\"./{name}\", import.meta.url), {{ integrity: \"{digest}\" }})");
    Ok(script.replace(&request, &checked))
}

fn text(path: &Path) -> Outcome<String> {
    String::from_utf8(read(path)?).map_err(|_| format!("{} is no text.", path.display()))
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|reason| format!("{}: {reason}.", path.display()))
}
