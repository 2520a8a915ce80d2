//! The tools that build the page: the compiler's wasm32 half, Trunk and wasm-bindgen.
//!
//! What fits and is there already is used. The rest is installed once, outside the checkout, each
//! tool in a folder named after its version, so that checkouts with different needs share them.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, cargo, printed, root, run, say};

const OLDEST_RUSTC: (u32, u32) = (1, 95);
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";

/// Tools in place, and the search path that leads to them.
pub(crate) struct Tools {
    path: OsString,
}

impl Tools {
    /// wasm-bindgen by itself.
    pub(crate) fn wasm_bindgen(&self) -> Command {
        let mut command = Command::new("wasm-bindgen");
        command.env("PATH", &self.path).current_dir(root());
        command
    }

    /// Trunk, which finds wasm-bindgen by itself.
    pub(crate) fn trunk(&self) -> Command {
        let mut command = Command::new("trunk");
        command.env("PATH", &self.path).current_dir(root());
        // Trunk reads any other value as an error, and some systems set NO_COLOR=1.
        command.env_remove("NO_COLOR");
        command
    }
}

/// Checks the parts of the Rust toolchain and adds what is missing.
pub(crate) fn toolchain() -> Outcome<()> {
    compiler()?;
    wasm32()?;
    component("rustfmt", "fmt")?;
    component("clippy", "clippy")
}

/// Checks every tool that builds the page and installs what is missing.
pub(crate) fn ready() -> Outcome<Tools> {
    compiler()?;
    wasm32()?;
    let trunk = Tool {
        name: "trunk",
        package: "trunk",
        version: TRUNK.to_owned(),
        // Without its features it cannot download anything and needs no TLS library, which also
        // halves the time it takes to compile.
        options: &["--no-default-features"],
        minutes: 4,
    };
    let wasm_bindgen = Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked_version("wasm-bindgen")?,
        options: &["--no-default-features", "--bin", "wasm-bindgen"],
        minutes: 2,
    };
    let mut folders = Vec::new();
    for tool in [&trunk, &wasm_bindgen] {
        folders.extend(tool.place()?);
    }
    let _ = fs::remove_dir_all(workshop()?);
    say("Fetching the crates the page is made of");
    run(cargo().args(["fetch", "--locked"]))?;
    let path = search_path(folders)?;
    Ok(Tools { path })
}

/// What checks licences, sources and duplicates of everything that is built in: `deny.toml` says which may be.
pub(crate) fn deny() -> Outcome<()> {
    let tool = Tool {
        name: "cargo-deny",
        package: "cargo-deny",
        version: CARGO_DENY.to_owned(),
        options: &[],
        minutes: 5,
    };
    let folder = tool.place()?;
    let _ = fs::remove_dir_all(workshop()?);
    // All there is to check is in the crates themselves, which are here once they are fetched.
    run(cargo().args(["fetch", "--locked"]))?;
    run(Command::new("cargo-deny")
        .env("PATH", search_path(folder)?)
        .current_dir(root())
        .args(["--offline", "--locked", "check"])
        .args(["licenses", "bans", "sources"]))
}

/// The search path with some folders before it.
fn search_path(folders: impl IntoIterator<Item = PathBuf>) -> Outcome<OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let rest: Vec<PathBuf> = std::env::split_paths(&rest).collect();
    std::env::join_paths(folders.into_iter().chain(rest))
        .map_err(|reason| format!("the search path cannot hold the tools' folder: {reason}."))
}

/// A program that is installed from its source.
struct Tool {
    name: &'static str,
    package: &'static str,
    version: String,
    options: &'static [&'static str],
    /// About how long compiling it takes on two cores.
    minutes: u32,
}

impl Tool {
    /// Makes the tool available; gives the folder to search, unless it is found without.
    fn place(&self) -> Outcome<Option<PathBuf>> {
        if self.fits(Path::new(self.name)) {
            return Ok(None);
        }
        let home = tools_folder()?.join(format!("{}-{}", self.name, self.version));
        let folder = home.join("bin");
        if !self.fits(&folder.join(self.name)) {
            self.install(&home)?;
        }
        Ok(Some(folder))
    }

    fn fits(&self, program: &Path) -> bool {
        printed(Command::new(program).arg("--version"))
            .is_some_and(|words| words.split_whitespace().nth(1) == Some(&self.version))
    }

    /// Installs beside the final folder and renames at the end, so that an interrupted
    /// installation is never taken for a finished one.
    fn install(&self, home: &Path) -> Outcome<()> {
        let named = format!("{} {}", self.package, self.version);
        let unfinished = home.with_file_name(format!("unfinished {named} {}", std::process::id()));
        let in_words =
            |reason: std::io::Error| format!("{named} could not be put in place: {reason}.");
        if !self.prebuilt(&unfinished) {
            say(&format!(
                "Installing {named} (about {} minutes on two cores, once)",
                self.minutes
            ));
            // The lock that comes with a tool may name a crate version that was withdrawn since.
            if self.compile(&unfinished, true).is_err() {
                say(&format!(
                    "{named} does not build with its own lock file: trying without"
                ));
                self.compile(&unfinished, false)?;
            }
        }
        if home.exists() {
            fs::remove_dir_all(home).map_err(in_words)?;
        }
        fs::rename(&unfinished, home).map_err(in_words)
    }

    /// Asks cargo-binstall for a program built elsewhere, if that helper is there.
    fn prebuilt(&self, folder: &Path) -> bool {
        if printed(cargo().args(["binstall", "-V"])).is_none() {
            return false;
        }
        say(&format!(
            "Asking cargo-binstall for {} {}",
            self.package, self.version
        ));
        run(cargo()
            .args([
                "binstall",
                "--no-confirm",
                "--version",
                &self.version,
                "--root",
            ])
            .arg(folder)
            .arg(self.package))
        .is_ok()
            && self.fits(&folder.join("bin").join(self.name))
    }

    fn compile(&self, folder: &Path, locked: bool) -> Outcome<()> {
        let mut command = cargo();
        command
            .args(["install", self.package, "--version", &self.version])
            .args(self.options)
            .args(locked.then_some("--locked"))
            .arg("--debug")
            .arg("--root")
            .arg(folder)
            .arg("--target-dir")
            .arg(workshop()?)
            // Or cargo advises to add a folder to the search path that is about to be renamed.
            .env("PATH", search_path([folder.join("bin")])?)
            // The tools move a few files: time spent on optimising them would not come back.
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_INCREMENTAL", "false");
        run(&mut command)
    }
}

fn compiler() -> Outcome<()> {
    let words = printed(Command::new("rustc").arg("--version"))
        .ok_or("`rustc` does not run. Install Rust with rustup first.")?;
    let version = words.split_whitespace().nth(1).unwrap_or_default();
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let found: (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let (major, minor) = OLDEST_RUSTC;
    if found < OLDEST_RUSTC {
        return Err(format!(
            "this needs Rust {major}.{minor} or newer, and `rustc` is {version}. Run `rustup update stable`."
        ));
    }
    Ok(())
}

fn wasm32() -> Outcome<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let there =
        printed(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
            .is_some_and(|folder| Path::new(folder.trim()).is_dir());
    if there {
        return Ok(());
    }
    say("Adding the wasm32 target to the Rust toolchain");
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

fn component(name: &str, subcommand: &str) -> Outcome<()> {
    if printed(cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    say(&format!("Adding {name} to the Rust toolchain"));
    run(Command::new("rustup").args(["component", "add", name]))
}

/// The exact version of a crate this checkout is locked to.
fn locked_version(name: &str) -> Outcome<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|reason| format!("Cargo.lock cannot be read: {reason}."))?;
    version_in(&lock, name)
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no version of {name}."))
}

fn version_in<'lock>(lock: &'lock str, name: &str) -> Option<&'lock str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{name}\""))?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

/// Where installed tools are kept.
pub(crate) fn tools_folder() -> Outcome<PathBuf> {
    let variable = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("TOPUP_TOOLS")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("topup/tools")))
        .or_else(|| Some(variable("HOME")?.join(".cache/topup/tools")))
        .and_then(|folder| std::path::absolute(folder).ok())
        .ok_or_else(|| "set TOPUP_TOOLS to a folder where tools may be kept.".to_owned())
}

/// Where tools are compiled: one folder, so that they share what they have in common and an
/// interrupted installation goes on where it stopped.
fn workshop() -> Outcome<PathBuf> {
    Ok(tools_folder()?.join("compiling"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_crate_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(lock, "bindgen"), None);
    }
}
