//! What others say of the built page: axe-core about access, Lighthouse about speed and craft.
//!
//! Both come from the npm registry into the tools folder, at the versions named here, and are
//! never part of the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, printed, run, say};
use crate::tools::{self, tools_folder};
use crate::{checks, page, system};

/// axe-core is what Lighthouse uses itself; version 12 is the last that runs on Node.js 20.
const PACKAGES: [&str; 2] = ["axe-core@4.14.1", "lighthouse@12.8.2"];

/// Packs every file beside itself as `FILE.br`, as a static host would send it.
const PACK: &str = "
const fs = require('fs'), path = require('path'), zlib = require('zlib');
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants;
const folder = process.argv[1];
for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!fs.statSync(file).isFile()) continue;
    const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24 };
    fs.writeFileSync(file + '.br', zlib.brotliCompressSync(fs.readFileSync(file), { params }));
}
";

/// Builds the page, and asks both.
pub(crate) fn audit() -> Outcome<()> {
    let tools = tools::ready()?;
    system::browser()?;
    let home = packages()?;
    page::build(&tools)?;
    let site = packed()?;
    let modules = home.join("node_modules");
    run(checks::browser_tests()
        .args(["audit::", "--ignored", "--nocapture", "--test-threads=1"])
        .env("TOPUP_DIST", site)
        .env("TOPUP_AXE", modules.join("axe-core/axe.min.js"))
        .env("TOPUP_LIGHTHOUSE", modules.join("lighthouse/cli/index.js")))
}

/// Installs the packages, unless they are there.
fn packages() -> Outcome<PathBuf> {
    if printed(Command::new("npm").arg("--version")).is_none() {
        return Err(
            "`npm` does not run. Install Node.js 20 or newer with npm (Debian: apt-get install npm) and try again."
                .to_owned(),
        );
    }
    let home = tools_folder()?.join("audit");
    let wanted = PACKAGES.join("\n");
    let note = home.join("installed.txt");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(home);
    }
    say("Fetching axe-core and Lighthouse (about 150 MB, once)");
    let in_words = |reason| format!("{} cannot be used: {reason}.", home.display());
    fs::create_dir_all(&home).map_err(in_words)?;
    run(Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"])
        .arg(&home)
        .args(PACKAGES))?;
    fs::write(note, wanted).map_err(in_words)?;
    Ok(home)
}

/// A copy of the built page with every file packed as well.
fn packed() -> Outcome<PathBuf> {
    let from = page::dist();
    let to = crate::run::root().join("target/audit/site");
    let in_words = |reason| format!("{} cannot be copied: {reason}.", from.display());
    if to.exists() {
        fs::remove_dir_all(&to).map_err(in_words)?;
    }
    fs::create_dir_all(&to).map_err(in_words)?;
    copy(&from, &to).map_err(in_words)?;
    run(Command::new("node").args(["-e", PACK]).arg(&to))?;
    Ok(to)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
