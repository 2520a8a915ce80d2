//! Programs and packages from the npm registry, in folders of their own under the tools.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Outcome, printed, run};

/// Says what to install where Node.js or npm is missing.
pub(crate) fn ready() -> Outcome<()> {
    for program in ["node", "npm"] {
        if printed(Command::new(program).arg("--version")).is_none() {
            return Err(format!(
                "`{program}` does not run. Install Node.js 20 or newer (Debian: apt-get install nodejs npm) and try again."
            ));
        }
    }
    Ok(())
}

/// Installs packages into a folder: those named, or those of its `package.json`. What is there
/// already is not fetched again.
pub(crate) fn install(home: &Path, packages: &[&str]) -> Outcome<()> {
    fs::create_dir_all(home)
        .map_err(|reason| format!("{} cannot be made: {reason}.", home.display()))?;
    run(Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--loglevel=error"])
        .args(["--prefer-offline", "--prefix", "."])
        .args(packages)
        .current_dir(home))
}
