//! `cargo xtask fuzz`: decoders under libFuzzer, which is led by what each input reaches.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{Outcome, cargo, printed, root, run, say};

const USUAL_SECONDS: u32 = 60;

/// What the compiler adds so that libFuzzer sees where an input leads. Stable passes of LLVM; no sanitizer, since
/// there is no `unsafe` of ours to watch. A sum that overflows is a find too.
const FLAGS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Coverflow-checks=yes",
    "--cfg=fuzzing",
];

/// Tries each decoder, or the named ones, for so many seconds; fails if one breaks its promise.
pub(crate) fn fuzz(options: &[&str]) -> Outcome<()> {
    let (seconds, names) = match options {
        [first, names @ ..] if first.parse::<u32>().is_ok() => {
            (first.parse().unwrap_or(USUAL_SECONDS), names)
        }
        names => (USUAL_SECONDS, names),
    };
    let corpus = root().join("tests/decoders/corpus");
    let mut known = folders(&corpus)?;
    known.sort();
    if let Some(name) = names
        .iter()
        .find(|name| !known.contains(&(**name).to_owned()))
    {
        return Err(format!(
            "there is no decoder `{name}`; there are {}.",
            known.join(", ")
        ));
    }
    let program = build()?;
    let home = root().join("target/fuzz");
    let mut broken = Vec::new();
    for name in known
        .iter()
        .filter(|own| names.is_empty() || names.contains(&own.as_str()))
    {
        say(&format!("{name}, for {seconds} s"));
        let (work, finds) = (
            home.join("corpus").join(name),
            home.join("finds").join(name),
        );
        for folder in [&work, &finds] {
            fs::create_dir_all(folder)
                .map_err(|reason| format!("{}: {reason}.", folder.display()))?;
        }
        let output = Command::new(&program)
            .env("TOPUP_DECODER", name)
            .args([work.as_path(), &corpus.join(name)])
            .args(seeds(name))
            .args(["-max_len=65536", "-timeout=10", "-rss_limit_mb=4096"])
            .args(["-print_final_stats=1", "-verbosity=0"])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/", finds.display()))
            .output()
            .map_err(|reason| format!("{}: {reason}.", program.display()))?;
        let said = String::from_utf8_lossy(&output.stderr);
        let executions = said
            .lines()
            .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
            .map_or("an unknown number of", str::trim);
        let kept = fs::read_dir(&work).map_or(0, Iterator::count);
        println!(
            "{name:<10} {executions:>12} executions, {kept} inputs that each reach something new"
        );
        if !output.status.success() {
            println!("{said}");
            broken.push(format!(
                "{name} (put what is in {} into tests/decoders/corpus/{name})",
                finds.display()
            ));
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(format!("found: {}.", broken.join("; ")))
}

/// The fixtures of other tests that a decoder is given too.
fn seeds(name: &str) -> Option<std::path::PathBuf> {
    let folder = match name {
        "request" => "requests",
        "import" => "actuals",
        _ => return None,
    };
    Some(root().join("tests/fixtures").join(folder))
}

/// Builds the program with every decoder in it. With a target named, what runs while building is compiled without
/// the flags.
fn build() -> Outcome<std::path::PathBuf> {
    let about = printed(Command::new("rustc").arg("-vV")).unwrap_or_default();
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("`rustc -vV` does not name this machine.")?;
    let home = root().join("target/fuzz");
    run(cargo()
        .current_dir(root().join("xtask/fuzz"))
        .args([
            "build",
            "--release",
            "--locked",
            "--target",
            host,
            "--target-dir",
        ])
        .arg(&home)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")))?;
    Ok(home.join(host).join("release/fuzz"))
}

fn folders(path: &Path) -> Outcome<Vec<String>> {
    let in_words = |reason: std::io::Error| format!("{}: {reason}.", path.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(in_words)? {
        names.push(
            entry
                .map_err(in_words)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    Ok(names)
}
