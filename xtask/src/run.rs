//! Running other programs, and saying so.

use std::path::Path;
use std::process::{Command, Stdio};

/// What happened, or a sentence for the person who asked.
pub(crate) type Outcome<T> = Result<T, String>;

/// Says what is being done now.
pub(crate) fn say(what: &str) {
    eprintln!("==> {what}");
}

/// The folder of the checkout.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The `cargo` that runs this program, standing in the checkout.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a program with its output in view, and fails if it fails.
pub(crate) fn run(command: &mut Command) -> Outcome<()> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}.")),
        Err(reason) => Err(format!("`{shown}` could not be started: {reason}.")),
    }
}

/// Runs a program quietly and gives what it printed, or nothing if it is not there or fails.
pub(crate) fn printed(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// The command as a person would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
