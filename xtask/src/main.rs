//! The project's own commands: `cargo xtask`.
//!
//! They work on a machine that has only rustup, git and a C linker: what is missing is installed,
//! and every step says what it does while it does it.

mod audit;
mod bare;
mod bench;
mod checks;
mod copies;
mod fuzz;
mod million;
mod npm;
mod offline;
mod oracle;
mod packages;
mod page;
mod prices;
mod program;
mod proof;
mod run;
mod styles;
mod system;
mod token_mutants;
mod token_oracle;
mod tools;
mod twice;
mod vocab;
mod years;

use std::process::ExitCode;

use run::Outcome;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N] [--open]   build the page and open it at an address on this machine
  build                       build the page into dist/
  test [--quick]              every check and test; --quick leaves out the page and the browser
  shots                       pictures of the built page into target/shots/
  firefox                     the main stories in Firefox (Debian: firefox-esr; cargo install geckodriver)
  audit                       the built page by axe-core (access) and Lighthouse (speed, craft),
                              against our budgets (needs npm)
  vocab [--check]             make the packed vocabularies again, or see whether they are right
  tools                       install what building the page needs, and nothing more
  prices                      our prices beside those of genai-prices and litellm, difference by
                              difference; fails if one is not explained (needs python3)
  proof                       how many faults, damaged records and bad links are tried, counted
  deny                        licences, sources and duplicates of every crate, without a network
  twice                       two builds from nothing, in different folders: the same bytes?
  fuzz [SECONDS] [DECODER ...]
                              each decoder of what comes from outside, or the named ones, under libFuzzer
                              for so many seconds (60); a find is kept (needs a C++ compiler)
  bench tokens [--beside PROGRAM.wasm]
                              counting beside other tokenizers in one browser (needs node and npm)
  bench credits               ten years of an account, a thousand courses of a year, and the page's
                              longest task while somebody types (needs node)
  bench page                  how long the page works after a keystroke, with 1, 20 and 200 workloads
  oracle tokens [SECONDS] [SEED] [--all]
                              where tokens end, beside OpenAI's tiktoken: traps, code points (--all:
                              every one), random texts (needs python3 and node)
  oracle tokens --mutate      whether the recorded answers of tiktoken notice a mistake in our counting
  million [ROWS]              a million rows read by the program and by the page in Chromium: time, memory,
                              the longest task, the exact sum
  oracle [CASES] [SEED]       random usage priced by us and by their calculators

Tools are kept in $TOPUP_TOOLS, or else in topup/tools in your cache folder.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nFailed: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Outcome<()> {
    match words {
        ["serve", options @ ..] => page::serve(&page::Serving::from_options(options)?),
        ["build"] => page::build(&tools::ready()?),
        ["test"] => checks::everything(),
        ["test", "--quick"] => checks::quick(),
        ["audit"] => audit::audit(),
        ["shots"] => checks::shots(),
        ["firefox"] => checks::firefox(),
        ["vocab"] => vocab::write(),
        ["vocab", "--check"] => vocab::check(),
        ["tools"] => tools::ready().map(|_| ()),
        ["bench", "tokens", options @ ..] => bench::tokens(options),
        ["bench", "credits"] => years::bench(),
        ["bench", "page"] => bench::page(),
        ["prices"] => prices::compare(),
        ["program"] => program::place(),
        ["proof"] => proof::print(),
        ["twice"] => twice::compare(),
        ["deny"] => tools::deny(),
        ["fuzz", options @ ..] => fuzz::fuzz(options),
        ["oracle", "tokens", "--mutate"] => token_mutants::try_all(),
        ["oracle", "tokens", options @ ..] => token_oracle::ask(options),
        ["million", options @ ..] => million::measure(options),
        ["oracle", options @ ..] => oracle::ask(options),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(format!(
            "there is no command `{}`.\n\n{USAGE}",
            unknown.join(" ")
        )),
    }
}
