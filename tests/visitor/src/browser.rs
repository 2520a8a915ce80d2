//! One browser with an empty profile, driven over WebDriver: Chromium, or Firefox where that is asked for.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

/// What a browser here must not do: talk to its maker, ask questions, or need a screen, a graphics
/// card or (for root) a sandbox.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
];

/// Which browser a story is told in: `TOPUP_BROWSER=firefox` asks for Firefox.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Chromium,
    Firefox,
}

impl Kind {
    fn asked_for() -> Self {
        match std::env::var("TOPUP_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            _ => Self::Chromium,
        }
    }

    /// Its driver and how that is told to choose a port.
    const fn driver(self) -> (&'static str, [&'static str; 1], &'static str) {
        match self {
            Self::Chromium => (
                "chromedriver",
                ["--port=0"],
                "started successfully on port ",
            ),
            Self::Firefox => ("geckodriver", ["--port=0"], "Listening on 127.0.0.1:"),
        }
    }

    fn capabilities(self, profile: &Path) -> Value {
        match self {
            Self::Chromium => {
                let mut flags = FLAGS.map(str::to_owned).to_vec();
                flags.push(format!("--user-data-dir={}", profile.display()));
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "args": flags },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            // The driver makes and removes a profile by itself.
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": { "intl.locale.requested": "en-US", "dom.events.testing.asyncClipboard": true },
                },
            }),
        }
    }
}

/// A running browser. It ends, with its driver and its profile, when this value goes.
pub(crate) struct Browser {
    pub(crate) kind: Kind,
    driver: Child,
    agent: ureq::Agent,
    session: String,
    profile: PathBuf,
}

impl Browser {
    pub(crate) fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("topup-visitor-{}-{number}", std::process::id());
        let profile = std::env::temp_dir().join(name);
        let kind = Kind::asked_for();
        let (program, arguments, announced) = kind.driver();
        let mut driver = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|reason| panic!("{program} does not start: {reason}"));
        let output = driver.stdout.take().expect("its output");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(announced)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        // A driver that cannot go on writing stops.
        std::thread::spawn(move || lines.for_each(drop));
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_mins(1)))
            .http_status_as_error(false)
            .build()
            .new_agent();
        // From here on, whatever fails, dropping this value ends the driver.
        let mut browser = Self {
            kind,
            driver,
            agent,
            session: String::new(),
            profile,
        };
        let port = port.unwrap_or_else(|| panic!("{program} names no port"));
        browser.session = format!("http://127.0.0.1:{port}/session");
        let wanted = kind.capabilities(&browser.profile);
        let session = browser.post("", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        let id = session["sessionId"].as_str().expect("a session");
        browser.session = format!("{}/{id}", browser.session);
        browser
    }

    /// Sends a command; a refusal ends the story.
    pub(crate) fn post(&self, command: &str, body: &Value) -> Value {
        self.try_post(command, body)
            .unwrap_or_else(|refusal| panic!("the browser refused {command} {body}: {refusal}"))
    }

    /// Sends a command and gives the driver's refusal as text.
    pub(crate) fn try_post(&self, command: &str, body: &Value) -> Result<Value, String> {
        let sent = self
            .agent
            .post(format!("{}{command}", self.session))
            .send_json(body);
        answer(sent)
    }

    /// Asks for something.
    pub(crate) fn get(&self, question: &str) -> Value {
        let sent = self.agent.get(format!("{}{question}", self.session)).call();
        answer(sent).unwrap_or_else(|refusal| panic!("the browser refused {question}: {refusal}"))
    }

    /// Asks something; nothing if it is refused.
    pub(crate) fn try_get(&self, question: &str) -> Option<Value> {
        let sent = self.agent.get(format!("{}{question}", self.session)).call();
        answer(sent).ok()
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn cdp(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("/goog/cdp/execute", &body)
    }
}

fn answer(sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut response = sent.map_err(|reason| reason.to_string())?;
    let ok = response.status().is_success();
    let body = response.body_mut().with_config().limit(200 << 20);
    let mut body: Value = body.read_json().map_err(|reason| reason.to_string())?;
    let value = body["value"].take();
    if ok {
        return Ok(value);
    }
    let message = value["message"].as_str().unwrap_or_default();
    Err(message.lines().next().unwrap_or_default().to_owned())
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending the session ends Chromium; ending the driver alone would leave it running.
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}
