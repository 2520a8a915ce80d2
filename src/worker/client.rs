use std::cell::RefCell;
use std::mem;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use js_sys::{JsString, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::answer::{Answer, CountProblem, TextId};
use super::message::{Brings, End, Reply, Request, Wanted};
use super::pieces::Pieces;
use super::queue::{Queue, Verdict};
use super::running::{Listeners, Running};
use super::text::Text;
use tokens::Encoding;

/// How long a worker may take to start, and how long to fetch a vocabulary, in milliseconds: a
/// vocabulary is most of a megabyte, and a slow phone needs half a minute for that.
const MAY_START: u32 = 60_000;
const MAY_LOAD: u32 = 60_000;

/// How long a count may take: unpacking the vocabulary on a slow phone, and for each thousand
/// UTF-16 units a hundred times what the worst text takes on a desktop.
const MAY_UNPACK: u64 = 10_000;
const MAY_COUNT_PER_THOUSAND: u64 = 30;

/// The page's side of the counting worker.
///
/// Give it texts with [`TokenCounter::count`]; each is answered once, through the function given
/// to [`TokenCounter::new`], with an exact count or a problem. Only the newest text of a
/// [`TextId`] is answered, and never before the call that asked for it has returned.
///
/// The worker is started with the first text. When it dies, hangs or cannot be loaded, another
/// is started; when that keeps happening the counter gives up and answers everything with the
/// [`CountProblem`], until [`TokenCounter::try_again`].
///
/// Cloning gives another handle to the same worker; it ends with the last of them.
#[derive(Clone)]
pub struct TokenCounter(Rc<RefCell<Desk>>);

impl TokenCounter {
    /// A counter whose worker is loaded from `url`, which the browser resolves against the
    /// document's base address: `./token_worker.js` works under any path. It must be a
    /// module script of the page's own origin.
    #[must_use]
    pub fn new(url: &str, on_answer: impl Fn(TextId, Answer) + 'static) -> Self {
        Self(Rc::new_cyclic(|desk: &Weak<RefCell<Desk>>| {
            let (heard, failed) = (desk.clone(), desk.clone());
            let listeners = Listeners::new(
                move |message| act(&heard, |desk| desk.heard(message)),
                move |event| act(&failed, |desk| desk.failed(event)),
            );
            RefCell::new(Desk {
                url: url.to_owned(),
                on_answer: Rc::new(on_answer),
                queue: Queue::new(),
                worker: None,
                is_ready: false,
                sending: None,
                held: None,
                watchdog: None,
                listeners,
                me: desk.clone(),
            })
        }))
    }

    /// Loads the worker now, so that the first text need not wait for it.
    pub fn start(&self) {
        let mut desk = self.0.borrow_mut();
        if desk.worker.is_none() && !desk.queue.gave_up() {
            let answers = desk.spawn();
            desk.answer_later(answers);
        }
    }

    /// Counts a text, instead of any older text of the same `id`; if it is asked for, the answer says
    /// where its tokens go, with the lengths of at most so many tokens.
    ///
    /// The text is copied once, by the browser; a large one in pieces, between which the page goes on. Of
    /// the long text that was counted last only what has changed at its ends is copied and counted.
    pub fn count(&self, id: TextId, encoding: Encoding, text: &Text, look: Option<u32>) {
        let size = u64::from(text.length());
        self.ask(id, encoding, Asked::Text(text.clone(), look), size);
    }

    /// Counts the parts of a text one by one, in one go.
    pub fn count_parts(&self, id: TextId, encoding: Encoding, parts: Vec<JsString>) {
        let size = parts.iter().map(|part| u64::from(part.length())).sum();
        self.ask(id, encoding, Asked::Parts(parts), size);
    }

    fn ask(&self, id: TextId, encoding: Encoding, asked: Asked, size: u64) {
        let mut desk = self.0.borrow_mut();
        let mut answers = Vec::new();
        let is_edit = desk.edited(&asked).is_some();
        match desk.queue.add(id, encoding, asked, size, is_edit) {
            Ok(verdict) => desk.obey(&verdict),
            Err(problem) => answers.push((id, Err(problem))),
        }
        answers.extend(desk.proceed());
        desk.answer_later(answers);
    }

    /// The answer about this text is not wanted any more, and will not come.
    pub fn cancel(&self, id: TextId) {
        let mut desk = self.0.borrow_mut();
        let verdict = desk.queue.cancel(id);
        desk.obey(&verdict);
        let answers = desk.proceed();
        desk.answer_later(answers);
    }

    /// After giving up: forgets the failures, so that the next text starts a worker again.
    pub fn try_again(&self) {
        self.0.borrow_mut().queue.try_again();
    }
}

/// What is to be counted.
#[derive(Clone)]
enum Asked {
    /// A text, and how many of its tokens are to be shown.
    Text(Text, Option<u32>),
    /// Texts one by one.
    Parts(Vec<JsString>),
}

/// What the worker is being given.
struct Sending {
    version: u64,
    pieces: Pieces,
    wanted: Wanted,
    /// The text, if the worker will hold it afterwards.
    text: Option<Text>,
    /// Goes off when the page has done something else in between; dropping it stops it.
    pause: Option<Timeout>,
}

/// Everything about the one worker.
struct Desk {
    url: String,
    on_answer: Rc<dyn Fn(TextId, Answer)>,
    queue: Queue<Asked>,
    worker: Option<Running>,
    is_ready: bool,
    sending: Option<Sending>,
    /// The text the worker holds, once it has done what it was sent.
    held: Option<Text>,
    /// Goes off when the worker has been silent for too long; dropping it stops it.
    watchdog: Option<Timeout>,
    listeners: Listeners,
    me: Weak<RefCell<Self>>,
}

impl Desk {
    /// Gives the worker its next text if it can take one, and starts a worker if there is none.
    fn proceed(&mut self) -> Vec<(TextId, Answer)> {
        if self.queue.is_idle() {
            return Vec::new();
        }
        if self.worker.is_none() {
            return self.spawn();
        }
        if !self.is_ready {
            return Vec::new();
        }
        let Some(job) = self.queue.next() else {
            return Vec::new();
        };
        let (version, encoding) = (job.version, job.encoding);
        let asked = job.text.clone();
        let edited = self.edited(&asked);
        let (brings, text, look) = match asked {
            Asked::Text(text, look) => {
                let pieces = text.strings().map(Clone::clone);
                (Pieces::of_text(pieces), Some(text), look)
            }
            Asked::Parts(parts) => (Pieces::of_parts(parts), None, None),
        };
        let pieces = edited.unwrap_or(brings);
        self.held = None;
        self.sending = Some(Sending {
            version,
            pieces,
            wanted: Wanted { encoding, look },
            text,
            pause: None,
        });
        // The page that has just taken a large text has done enough for once.
        if self
            .sending
            .as_ref()
            .is_some_and(|all| all.pieces.are_many())
        {
            self.pause();
            return Vec::new();
        }
        self.send()
    }

    /// What has changed at the ends, if the worker holds this very text with other ends.
    fn edited(&self, asked: &Asked) -> Option<Pieces> {
        let (Asked::Text(text, _), Some(held)) = (asked, &self.held) else {
            return None;
        };
        let end = |now: &JsString, before: &JsString| {
            (now != before).then(|| End {
                replaced: String::from(before).len() as u64,
                text: now.clone(),
            })
        };
        text.is_edit_of(held).then(|| {
            Pieces::of_edit(Brings::Ends {
                head: end(&text.head, &held.head),
                tail: end(&text.tail, &held.tail),
            })
        })
    }

    /// Gives the worker the next piece of its text.
    fn send(&mut self) -> Vec<(TextId, Answer)> {
        let (Some(worker), Some(sending)) = (&self.worker, &mut self.sending) else {
            return Vec::new();
        };
        let (brings, is_last) = sending.pieces.next();
        let request = Request {
            version: sending.version,
            brings,
            wanted: is_last.then_some(sending.wanted),
        };
        if let Err(reason) = worker.ask(&request) {
            // The copy did not fit in memory, most likely.
            return self.died(&stopped(&reason));
        }
        if is_last {
            self.queue.given(sending.pieces.is_edit());
            self.held = mem::take(&mut sending.text);
            self.sending = None;
            self.watch(MAY_LOAD, CountProblem::NotStarted);
        } else {
            self.pause();
        }
        Vec::new()
    }

    /// Lets the page do something else before the next piece.
    fn pause(&mut self) {
        let desk = self.me.clone();
        if let Some(sending) = &mut self.sending {
            let next = move || act(&desk, Self::send);
            sending.pause = Some(Timeout::new(0, next));
        }
    }

    /// Starts a worker, or several until one can be made or the counter gives up.
    fn spawn(&mut self) -> Vec<(TextId, Answer)> {
        match Running::spawn(&self.url, self.queue.next_encoding(), &self.listeners) {
            Ok(worker) => {
                self.worker = Some(worker);
                self.is_ready = false;
                self.watch(MAY_START, CountProblem::NotStarted);
                Vec::new()
            }
            Err(_) => self.died(&CountProblem::NotStarted),
        }
    }

    fn heard(&mut self, message: JsValue) -> Vec<(TextId, Answer)> {
        let mut answers = Vec::new();
        match Reply::from_js(message) {
            Some(Reply::Ready) => {
                self.is_ready = true;
                self.watchdog = None;
            }
            Some(Reply::Started { version }) => {
                if let Some(job) = self.queue.running(version) {
                    let allowance = allowance(job.size);
                    self.watch(allowance, CountProblem::TooSlow);
                }
            }
            Some(Reply::Counted { version, counted }) => {
                if self.queue.running(version).is_some() {
                    self.watchdog = None;
                }
                answers.extend(self.queue.answered(version, counted));
            }
            Some(Reply::Stopped { reason }) => {
                return self.died(&CountProblem::Stopped { reason });
            }
            // No vocabulary, or another version of the worker than ours.
            Some(Reply::NotLoaded) | None => return self.died(&CountProblem::NotStarted),
        }
        answers.extend(self.proceed());
        answers
    }

    fn failed(&mut self, event: &Event) -> Vec<(TextId, Answer)> {
        // Otherwise it would be reported once more, as an error of the page.
        event.prevent_default();
        let problem = if self.is_ready {
            stopped(event)
        } else {
            CountProblem::NotStarted
        };
        self.died(&problem)
    }

    fn died(&mut self, problem: &CountProblem) -> Vec<(TextId, Answer)> {
        self.end();
        let mut answers = self.queue.died(problem);
        answers.extend(self.proceed());
        answers
    }

    fn obey(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::GoOn => {}
            Verdict::End => self.end(),
        }
        let sent = self.sending.as_ref().map(|sending| sending.version);
        if sent.is_some_and(|version| self.queue.running(version).is_none()) {
            self.sending = None;
        }
    }

    fn end(&mut self) {
        self.worker = None;
        self.is_ready = false;
        self.sending = None;
        self.held = None;
        self.watchdog = None;
    }

    /// From now on the worker has this long to say something.
    fn watch(&mut self, milliseconds: u32, problem: CountProblem) {
        let desk = self.me.clone();
        self.watchdog = Some(Timeout::new(milliseconds, move || {
            act(&desk, |desk| desk.died(&problem));
        }));
    }

    /// Answers once the page's own call has returned.
    fn answer_later(&self, answers: Vec<(TextId, Answer)>) {
        if answers.is_empty() {
            return;
        }
        let on_answer = Rc::clone(&self.on_answer);
        Timeout::new(0, move || {
            for (id, answer) in answers {
                on_answer(id, answer);
            }
        })
        .forget();
    }
}

/// Lets something happen at the desk, and hands out what comes of it after the desk is free
/// again: the page may ask for the next text while it is given an answer.
fn act(desk: &Weak<RefCell<Desk>>, happen: impl FnOnce(&mut Desk) -> Vec<(TextId, Answer)>) {
    let Some(desk) = desk.upgrade() else { return };
    let (answers, on_answer) = {
        let mut desk = desk.borrow_mut();
        (happen(&mut desk), Rc::clone(&desk.on_answer))
    };
    for (id, answer) in answers {
        on_answer(id, answer);
    }
}

/// How long a text of this many UTF-16 units may take, in milliseconds.
fn allowance(size: u64) -> u32 {
    let milliseconds = MAY_UNPACK.saturating_add(size / 1_000 * MAY_COUNT_PER_THOUSAND);
    // Longer than browsers' timers reach is for ever; a text is never that long.
    u32::try_from(milliseconds).map_or(i32::MAX as u32, |fits| fits.min(i32::MAX as u32))
}

/// With what the browser says about it, if anything.
fn stopped(reason: &JsValue) -> CountProblem {
    let reason = Reflect::get(reason, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| "no reason given".to_owned());
    CountProblem::Stopped { reason }
}
