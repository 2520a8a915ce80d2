//! What a person can do and see.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};

use crate::browser::{Browser, Kind};
use crate::site;

/// How long a person waits for something to appear.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How WebDriver names an element.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Where text can be entered.
const FIELDS: [&str; 4] = ["textbox", "searchbox", "spinbutton", "combobox"];

/// Keys that have no letter.
pub mod key {
    /// Backspace.
    pub const BACKSPACE: &str = "\u{E003}";
    /// Held until [`RELEASE`].
    pub const CONTROL: &str = "\u{E009}";
    /// The arrow down.
    pub const DOWN: &str = "\u{E015}";
    /// Enter.
    pub const ENTER: &str = "\u{E007}";
    /// Escape.
    pub const ESCAPE: &str = "\u{E00C}";
    /// Held until [`RELEASE`].
    pub const SHIFT: &str = "\u{E008}";
    /// Tab.
    pub const TAB: &str = "\u{E004}";
    /// The arrow up.
    pub const UP: &str = "\u{E013}";
    /// Lets go of Control and Shift.
    pub const RELEASE: &str = "\u{E000}";
}

/// Makes `new Date()` noon of the day the stories were written for; everything else about dates stays.
const STOPPED_CALENDAR: &str = "
    const now = Date.UTC(2026, 10, 23, 12);
    globalThis.Date = class extends Date {
        constructor(...parts) {
            parts.length === 0 ? super(now) : super(...parts);
        }
        static now() {
            return now;
        }
    };
";

/// A window of the visitor's browser.
pub struct Window(String);

/// One person with an empty browser profile.
pub struct Visitor {
    pub(crate) browser: Browser,
    /// Where the page is for this visitor.
    home: String,
}

impl Visitor {
    /// Starts a browser that has never seen the page.
    pub fn arrive() -> Self {
        Self::arrive_at(site::address())
    }

    /// The same, with the page at another address.
    pub fn arrive_at(home: &str) -> Self {
        let browser = Browser::start();
        if browser.kind == Kind::Chromium {
            let permissions =
                json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            browser.cdp("Browser.grantPermissions", &permissions);
            // Prices and models change with the day: a story that holds today must hold next year.
            browser.cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                &json!({ "source": STOPPED_CALENDAR }),
            );
        }
        let visitor = Self {
            browser,
            home: home.to_owned(),
        };
        visitor.resize(1440, 900);
        visitor
    }

    /// Opens the page, with a fragment such as `#s=…` or nothing, and waits until it has started.
    #[track_caller]
    pub fn open(&self, fragment: &str) {
        self.go(fragment);
        self.wait_until_started();
        if self.browser.kind == Kind::Firefox {
            self.say_the_day();
        }
    }

    /// Where the calendar cannot be stopped, the page is told the day of the stories, as people can.
    fn say_the_day(&self) {
        let say = "const day = document.getElementById('today');
            if (!day) return false;
            day.value = '2026-11-23';
            day.dispatchEvent(new Event('change', { bubbles: true }));
            return true;";
        self.wait_until("the day can be said", |visitor| {
            visitor.script(say, &[]) == true
        });
    }

    /// Opens the page and does not care whether it starts.
    pub fn go(&self, fragment: &str) {
        // Only a new document reads a fragment as a link does: leave the page before.
        self.browser.post("/url", &json!({ "url": "about:blank" }));
        let address = format!("{}{fragment}", self.home);
        self.browser.post("/url", &json!({ "url": address }));
    }

    /// From now on, files whose address fits the pattern (`*_bg.wasm`) do not arrive.
    pub fn lose(&self, pattern: &str) {
        self.browser.cdp("Network.enable", &json!({}));
        self.browser
            .cdp("Network.setBlockedURLs", &json!({ "urls": [pattern] }));
    }

    /// From the next page on, this script runs before anything of the page's.
    pub fn prepare(&self, script: &str) {
        self.browser.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
    }

    /// Opens the page in another window of the same browser and goes there; the window left.
    #[track_caller]
    pub fn open_another_window(&self) -> Window {
        let here = text(&self.browser.get("/window"));
        let other = self.browser.post("/window/new", &json!({ "type": "tab" }));
        let other = text(&other["handle"]);
        self.browser.post("/window", &json!({ "handle": other }));
        self.open("");
        Window(here)
    }

    /// Goes to a window; the window left.
    pub fn go_to(&self, window: &Window) -> Window {
        let here = text(&self.browser.get("/window"));
        self.browser.post("/window", &json!({ "handle": window.0 }));
        Window(here)
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.browser.post("/refresh", &json!({}));
        self.wait_until_started();
    }

    /// Waits until the page can be used, and gives a sign of a person: without one, it rests.
    fn wait_until_started(&self) {
        // Not there while the browser is still on its way from the page before.
        let note = "const note = document.getElementById('boot');
                    if (!note) return '';
                    return note.hidden ? 'started' : note.getAttribute('role') === 'alert' ? note.innerText : '';";
        self.wait_until("the page starts", |visitor| {
            let state = visitor.script(note, &[]);
            let state = state.as_str().unwrap_or_default();
            assert!(
                state.is_empty() || state == "started",
                "the page says: {state}"
            );
            state == "started"
        });
        self.script("dispatchEvent(new Event('pointermove'))", &[]);
    }

    /// The title of the tab.
    pub fn title(&self) -> String {
        text(&self.browser.get("/title"))
    }

    /// The address in the address bar.
    pub fn address(&self) -> String {
        text(&self.browser.get("/url"))
    }

    /// The only part of the page with this role and accessible name.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> Part<'_> {
        self.only(None, &[role], name)
    }

    /// Something to enter text or numbers into, or to choose from.
    #[track_caller]
    pub fn field(&self, name: &str) -> Part<'_> {
        self.only(None, &FIELDS, name)
    }

    /// A button.
    #[track_caller]
    pub fn button(&self, name: &str) -> Part<'_> {
        self.find("button", name)
    }

    /// Unfolds what stands behind these first words, unless it is unfolded, by pressing them.
    #[track_caller]
    pub fn unfold(&self, words: &str) {
        let script = "return [...document.querySelectorAll('summary')].find((summary) =>
            summary.checkVisibility() && summary.innerText.trim().startsWith(arguments[0])) ?? null";
        let look = || self.script(script, &[words.into()]);
        self.wait_until(words, |_| !look().is_null());
        let summary = self.part(&look());
        let is_open = "return arguments[0].parentElement.open";
        let is_open = |part: &Part| part.script(is_open, "") == true;
        if !is_open(&summary) {
            summary.click();
            assert!(is_open(&summary), "{words} does not unfold");
        }
    }

    /// A switch.
    #[track_caller]
    pub fn switch(&self, name: &str) -> Part<'_> {
        self.find("switch", name)
    }

    /// A named region.
    #[track_caller]
    pub fn region(&self, name: &str) -> Part<'_> {
        self.find("region", name)
    }

    /// Everything that can be read on the page.
    pub fn text(&self) -> String {
        text(&self.script("return document.body.innerText", &[]))
    }

    /// Waits until something holds; `what` says what was waited for if it never does.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "waited {PATIENCE:?} until {what}. The console says {:?}. The page reads:\n{}",
                self.console_problems(),
                self.text()
            );
            sleep(Duration::from_millis(30));
        }
    }

    /// Waits until the page reads this somewhere.
    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        self.wait_until(&format!("the page reads {words:?}"), |visitor| {
            visitor.text().contains(words)
        });
    }

    /// Presses keys wherever the focus is: letters, or names from [`key`].
    #[track_caller]
    pub fn press(&self, keys: &str) {
        self.focused().press(keys);
    }

    /// The part that has the focus.
    pub fn focused(&self) -> Part<'_> {
        let element = self.browser.get("/element/active");
        self.part(&element)
    }

    /// From now on, the browser has so many times less of the processor.
    pub fn slow_down(&self, times: u32) {
        let rate = json!({ "rate": times });
        self.browser.cdp("Emulation.setCPUThrottlingRate", &rate);
    }

    /// Sets the size of the page's window in CSS pixels; narrow windows behave as on a phone.
    pub fn resize(&self, width: u32, height: u32) {
        if self.browser.kind == Kind::Firefox {
            let rect = json!({ "width": width, "height": height });
            self.browser.post("/window/rect", &rect);
            return;
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.browser
            .cdp("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// From now on, the device's clock is in a zone such as `Pacific/Kiritimati`.
    pub fn live_in(&self, zone: &str) {
        self.browser.cdp(
            "Emulation.setTimezoneOverride",
            &json!({ "timezoneId": zone }),
        );
    }

    /// Asks for a colour scheme (`light`, `dark`, or `forced` colours), on a screen or on paper.
    pub fn see(&self, scheme: &str, medium: Medium) {
        let medium = match medium {
            Medium::Screen => "screen",
            Medium::Paper => "print",
        };
        let features = if scheme == "forced" {
            [json!({ "name": "forced-colors", "value": "active" })]
        } else {
            [json!({ "name": "prefers-color-scheme", "value": scheme })]
        };
        self.browser.cdp(
            "Emulation.setEmulatedMedia",
            &json!({ "media": medium, "features": features }),
        );
    }

    /// Takes a picture of the whole height of the page, at the width it has now.
    pub fn photograph(&self, file: &Path) {
        self.picture("/screenshot", file);
    }

    fn picture(&self, of: &str, file: &Path) {
        let size = self.script(
            "return [innerWidth, innerHeight, document.documentElement.scrollHeight]",
            &[],
        );
        let pixels = |place: usize| u32::try_from(size[place].as_u64().unwrap()).unwrap();
        self.resize(pixels(0), pixels(2));
        let picture = text(&self.browser.get(of));
        self.resize(pixels(0), pixels(1));
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, Base64::decode_vec(&picture).unwrap()).unwrap();
    }

    /// Prints the page on paper of a size in centimetres, as a PDF.
    #[track_caller]
    pub fn print(&self, width: f64, height: f64) -> Vec<u8> {
        let page = json!({ "width": width, "height": height });
        let pdf = self
            .browser
            .post("/print", &json!({ "page": page, "background": true }));
        Base64::decode_vec(&text(&pdf)).unwrap()
    }

    /// Every error, warning and policy violation the browser has noted since the last call. Firefox's driver tells of none.
    pub fn console_problems(&self) -> Vec<String> {
        self.log("browser")
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| text(&entry["message"]))
            .collect()
    }

    /// How many bytes the page's own memory holds once what nobody needs is cleared away; workers have their own.
    #[track_caller]
    pub fn memory(&self) -> u64 {
        self.browser.cdp("HeapProfiler.collectGarbage", &json!({}));
        let usage = self.browser.cdp("Runtime.getHeapUsage", &json!({}));
        let used = usage["usedSize"].as_f64().unwrap();
        format!("{used:.0}").parse().unwrap()
    }

    /// The addresses outside this page's own that were asked for since the last call.
    pub fn foreign_requests(&self) -> Vec<String> {
        self.log("performance")
            .iter()
            .filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok())
            .filter(|entry: &Value| entry["message"]["method"] == "Network.requestWillBeSent")
            .map(|entry| text(&entry["message"]["params"]["request"]["url"]))
            .filter(|url| url.starts_with("http") || url.starts_with("ws"))
            .filter(|url| !url.starts_with(&self.home))
            .collect()
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        if self.browser.kind == Kind::Firefox {
            return Vec::new();
        }
        let log = self.browser.post("/se/log", &json!({ "type": kind }));
        log.as_array().cloned().unwrap_or_default()
    }

    /// What is on the clipboard: pasted into a field of the visitor's own, since the page's policy
    /// lets no script read it.
    #[track_caller]
    pub fn clipboard(&self) -> String {
        self.script(
            "window.pasteHere = document.createElement('textarea');
             document.body.append(window.pasteHere);
             window.pasteHere.focus();",
            &[],
        );
        self.press(&format!("{}v{}", key::CONTROL, key::RELEASE));
        text(&self.script(
            "const pasted = window.pasteHere.value; window.pasteHere.remove(); return pasted;",
            &[],
        ))
    }

    /// Runs a script in the page; it may `await` and use `arguments`.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!("return (async function () {{ {script} }}).apply(null, arguments)");
        self.browser.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    pub(crate) fn part(&self, element: &Value) -> Part<'_> {
        let id = text(&element[ELEMENT]);
        Part { visitor: self, id }
    }
}

/// What the page is shown on.
#[derive(Clone, Copy)]
pub enum Medium {
    /// A screen.
    Screen,
    /// Paper, as when the page is printed.
    Paper,
}

/// A part of the page: a field, a button, a region.
pub struct Part<'v> {
    visitor: &'v Visitor,
    id: String,
}

impl Part<'_> {
    /// The only part inside this one with this role and accessible name.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> Part<'_> {
        self.visitor.only(Some(self), &[role], name)
    }

    /// A field inside this part.
    #[track_caller]
    pub fn field(&self, name: &str) -> Part<'_> {
        self.visitor.only(Some(self), &FIELDS, name)
    }

    /// A button inside this part.
    #[track_caller]
    pub fn button(&self, name: &str) -> Part<'_> {
        self.find("button", name)
    }

    /// The accessible names of everything with this role inside this part, in reading order.
    pub fn names(&self, role: &str) -> Vec<String> {
        self.visitor.names(Some(self), &[role])
    }

    /// Scrolls it to the middle of the window, where no bar covers it, and clicks in its middle.
    #[track_caller]
    pub fn click(&self) {
        self.script("arguments[0].scrollIntoView({ block: 'center' })", "");
        self.post("/click", &json!({}));
    }

    /// Takes a picture of this part alone, at the width the page has now.
    pub fn photograph(&self, file: &Path) {
        let of = format!("/element/{}/screenshot", self.id);
        self.visitor.picture(&of, file);
    }

    /// What can be read here.
    pub fn text(&self) -> String {
        text(&self.script("return arguments[0].innerText", ""))
    }

    /// What is entered here.
    pub fn value(&self) -> String {
        text(&self.script("return arguments[0].value", ""))
    }

    /// An attribute, if it is there.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.script("return arguments[0].getAttribute(arguments[1])", name)
            .as_str()
            .map(str::to_owned)
    }

    /// Whether a switch, checkbox or radio button is on.
    pub fn is_on(&self) -> bool {
        self.script(
            "return arguments[0].checked ?? arguments[0].getAttribute('aria-checked') === 'true'",
            "",
        ) == true
    }

    /// Replaces what is in the field, keystroke by keystroke, and goes on with Tab.
    #[track_caller]
    pub fn enter(&self, words: &str) {
        self.type_over(words);
        self.visitor.press(key::TAB);
    }

    /// Replaces what is in the field, keystroke by keystroke, and stays in it.
    #[track_caller]
    pub fn type_over(&self, words: &str) {
        // Keystrokes replace what is chosen; where there are none, it has to be deleted.
        let words = if words.is_empty() {
            key::BACKSPACE
        } else {
            words
        };
        self.press(&format!("{}a{}{words}", key::CONTROL, key::RELEASE));
    }

    /// Presses keys here: letters, or names from [`key`].
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let keys = match self.visitor.browser.kind {
            Kind::Chromium => keys.to_owned(),
            Kind::Firefox => let_go(keys),
        };
        self.post("/value", &json!({ "text": keys }));
    }

    /// Puts text on the clipboard and pastes it over what is here, with Control and V.
    #[track_caller]
    pub fn paste(&self, words: &str) {
        // Only a page that somebody has just used may write there.
        self.click();
        self.script("await navigator.clipboard.writeText(arguments[1])", words);
        self.press(&format!("{0}a{1}{0}v{1}", key::CONTROL, key::RELEASE));
    }

    /// Inserts text at once where the cursor is, as an input method does.
    #[track_caller]
    pub fn insert(&self, words: &str) {
        self.script("arguments[0].focus()", "");
        self.visitor
            .browser
            .cdp("Input.insertText", &json!({ "text": words }));
    }

    /// Chooses an option of a list by what it reads.
    #[track_caller]
    pub fn choose(&self, option: &str) {
        // Where no bar covers it.
        self.script("arguments[0].scrollIntoView({ block: 'center' })", "");
        let find = "return [...arguments[0].options].find((option) => option.text.trim() === arguments[1])";
        let element = self.script(find, option);
        assert!(element.is_object(), "the list has no option {option:?}");
        self.visitor.part(&element).click();
    }

    /// Gives a file to a file field.
    #[track_caller]
    pub fn attach(&self, file: &Path) {
        self.press(file.to_str().unwrap());
    }

    #[track_caller]
    pub(crate) fn script(&self, script: &str, argument: &str) -> Value {
        self.visitor
            .script(script, &[self.handle(), json!(argument)])
    }

    #[track_caller]
    fn post(&self, command: &str, body: &Value) {
        self.visitor
            .browser
            .post(&format!("/element/{}{command}", self.id), body);
    }

    /// The part as an argument of [`Visitor::script`].
    pub fn handle(&self) -> Value {
        json!({ ELEMENT: self.id })
    }
}

/// The same keys for a driver to which [`key::RELEASE`] is the end: a held key is let go by itself.
fn let_go(keys: &str) -> String {
    let mut held = String::new();
    let mut pressed = String::new();
    for key in keys.chars() {
        let name = key.to_string();
        if name == key::RELEASE {
            pressed.push_str(&core::mem::take(&mut held));
            continue;
        }
        if name == key::CONTROL || name == key::SHIFT {
            held.push(key);
        }
        pressed.push(key);
    }
    pressed
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
