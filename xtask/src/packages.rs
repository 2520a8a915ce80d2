//! The two public price packages, `genai-prices` and `litellm`, in a Python environment of their own.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::run::{Outcome, printed, root, run, say};
use crate::tools::tools_folder;

/// What is asked of the packages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Their tables.
    Tables,
    /// Their calculators, which need every library that litellm is built on.
    Calculators,
}

/// The environment with the packages in it.
pub(crate) struct Packages {
    home: PathBuf,
}

impl Packages {
    /// Installs the newest of both; without a network, what is there from before is used.
    pub(crate) fn ready(wanted: Use) -> Outcome<Self> {
        let packages = Self {
            home: tools_folder()?.join("price-packages"),
        };
        packages.environment()?;
        match packages.install(wanted) {
            Ok(()) => Ok(packages),
            Err(reason) if packages.has(wanted) => {
                say(&format!("Using the packages from before: {reason}"));
                Ok(packages)
            }
            Err(reason) => Err(format!(
                "{reason} The packages come from the Python package index, once with a network."
            )),
        }
    }

    fn python(&self) -> Command {
        Command::new(self.home.join("bin/python"))
    }

    fn environment(&self) -> Outcome<()> {
        if printed(self.python().args(["-m", "pip", "--version"])).is_some() {
            return Ok(());
        }
        if printed(Command::new("python3").arg("--version")).is_none() {
            return Err(
                "`python3` does not run. Install Python 3.10 or newer (Debian: apt-get install python3-venv) and try again."
                    .to_owned(),
            );
        }
        say("Making a Python environment for the price packages");
        run(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&self.home))
        .map_err(|reason| format!("{reason} On Debian this needs apt-get install python3-venv."))
    }

    fn install(&self, wanted: Use) -> Outcome<()> {
        say("Fetching the newest genai-prices");
        self.pip(&["--upgrade", "genai-prices"])?;
        if wanted == Use::Calculators && !self.has(wanted) {
            say(
                "Fetching the libraries that litellm is built on (about a minute and 300 MB, once)",
            );
            self.pip(&["litellm"])?;
        }
        // Without its libraries it is always the newest, even when one of them is newer than the
        // package index that is asked.
        say("Fetching the newest litellm");
        self.pip(&["--upgrade", "--no-deps", "litellm"])
    }

    fn pip(&self, words: &[&str]) -> Outcome<()> {
        run(self
            .python()
            .args(["-m", "pip", "install", "--quiet", "--retries", "1"])
            .arg("--disable-pip-version-check")
            .args(words))
    }

    fn has(&self, wanted: Use) -> bool {
        let program = match wanted {
            Use::Tables => {
                "import genai_prices, importlib.util; assert importlib.util.find_spec('litellm')"
            }
            Use::Calculators => "import genai_prices, litellm.cost_calculator",
        };
        printed(
            self.python()
                .args(["-c", program])
                .env("LITELLM_LOCAL_MODEL_COST_MAP", "True"),
        )
        .is_some()
    }

    /// Runs a script of ours with our models on its standard input and gives what it printed.
    pub(crate) fn ask(&self, script: &str, words: &[&str], ours: &Value) -> Outcome<String> {
        let path = root().join("xtask/packages").join(script);
        let mut command = self.python();
        command.arg("-B").arg(path).args(words);
        answer(&mut command, &ours.to_string())
    }
}

/// Runs a program with a text on its standard input and gives what it printed. The text goes
/// through a file, so that neither side waits for the other.
pub(crate) fn answer(command: &mut Command, text: &str) -> Outcome<String> {
    let path = std::env::temp_dir().join(format!("topup-question-{}.json", std::process::id()));
    let in_words = |reason: std::io::Error| format!("{} cannot be used: {reason}.", path.display());
    File::create(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(in_words)?;
    let file = File::open(&path).map_err(in_words)?;
    let output = command.stdin(file).stderr(Stdio::inherit()).output();
    let _ = fs::remove_file(&path);
    let name = command.get_program().to_string_lossy().into_owned();
    let output = output.map_err(|reason| format!("`{name}` could not be started: {reason}."))?;
    if !output.status.success() {
        return Err(format!("`{name}` ended with {}.", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{name}` did not print text."))
}
