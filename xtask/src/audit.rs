//! What others say of the built page: axe-core about access, Lighthouse about speed and craft.
//!
//! Both come from the npm registry into the tools folder, at the versions named here, and are
//! never part of the page.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::copies::copy;
use crate::run::{Outcome, root, run, say};
use crate::tools::{self, tools_folder};
use crate::{checks, npm, page, system};

/// axe-core is what Lighthouse uses itself; version 12 is the last that runs on Node.js 20.
const PACKAGES: [&str; 2] = ["axe-core@4.14.1", "lighthouse@12.8.2"];

/// Packs every file beside itself as `FILE.br`, as a static host would send it.
const PACK: &str = "
const fs = require('fs'), path = require('path'), zlib = require('zlib');
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants;
const folder = process.argv[1];
for (const name of fs.readdirSync(folder, { recursive: true })) {
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
    npm::ready()?;
    let home = tools_folder()?.join("audit");
    say("Fetching axe-core and Lighthouse (about 150 MB, once)");
    npm::install(&home, &PACKAGES)?;
    page::build(&tools)?;
    let site = packed()?;
    let modules = home.join("node_modules");
    run(checks::browser_tests()
        .args(["audit::", "--ignored", "--nocapture", "--test-threads=1"])
        .env("TOPUP_DIST", site)
        .env("TOPUP_AXE", modules.join("axe-core/axe.min.js"))
        .env("TOPUP_LIGHTHOUSE", modules.join("lighthouse/cli/index.js")))
}

/// A copy of the built page with every file packed as well.
fn packed() -> Outcome<PathBuf> {
    let from = page::dist();
    let to = root().join("target/audit/site");
    let in_words = |reason| format!("{} cannot be emptied: {reason}.", to.display());
    if to.exists() {
        fs::remove_dir_all(&to).map_err(in_words)?;
    }
    copy(&from, &to)?;
    run(Command::new("node").args(["-e", PACK]).arg(&to))?;
    Ok(to)
}
