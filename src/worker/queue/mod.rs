use std::collections::VecDeque;

use super::answer::{Answer, CountProblem, Counted, TextId};
use tokens::Encoding;

/// How often one text may stop the worker before it is answered with the problem.
const TRIES_PER_TEXT: u32 = 2;

/// How often the worker may die without one answer in between before it is not started again:
/// enough for two bad texts in a row, too few to keep a broken page busy.
const DEATHS: u32 = 5;

/// From this size, in UTF-16 units, it is quicker to end a worker than to let it finish a count
/// that nobody wants: a new one is ready within a tenth of a second.
const WORTH_ENDING: u64 = 5_000_000;

/// The texts to count, and what has become of the worker so far.
///
/// The worker gets one text at a time. It could not count two at once, and this way a newer text
/// takes the place of the older one before any work is done on it.
pub(super) struct Queue<T> {
    waiting: VecDeque<Job<T>>,
    running: Option<Job<T>>,
    /// Whether somebody still waits for the running one.
    wanted: bool,
    /// What the worker has to do for the running one, in UTF-16 units, once all of it was given.
    given: Option<u64>,
    last_version: u64,
    deaths: u32,
    gave_up: Option<CountProblem>,
}

/// One text to count.
pub(super) struct Job<T> {
    /// Different for every request; an answer that names another one is late and dropped.
    pub(super) version: u64,
    pub(super) id: TextId,
    pub(super) encoding: Encoding,
    pub(super) text: T,
    /// UTF-16 units, which the browser knows without looking at the text.
    pub(super) size: u64,
    tries: u32,
}

/// Whether the worker may go on with what it is doing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    GoOn,
    /// It is busy for long with a text that is not wanted any more: end it, start another.
    End,
}

impl<T> Queue<T> {
    pub(super) fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
            running: None,
            wanted: false,
            given: None,
            last_version: 0,
            deaths: 0,
            gave_up: None,
        }
    }

    /// Puts a text in line, in the place of an older one of the same [`TextId`]; or, after giving
    /// up, answers at once. An edit of what the worker has waits for it rather than to end it.
    pub(super) fn add(
        &mut self,
        id: TextId,
        encoding: Encoding,
        text: T,
        size: u64,
        is_edit: bool,
    ) -> Result<Verdict, CountProblem> {
        let verdict = self.unwant(id, is_edit);
        if let Some(problem) = &self.gave_up {
            return Err(problem.clone());
        }
        self.last_version += 1;
        self.waiting.push_back(Job {
            version: self.last_version,
            id,
            encoding,
            text,
            size,
            tries: 0,
        });
        Ok(verdict)
    }

    /// Nobody waits for this text any more.
    pub(super) fn cancel(&mut self, id: TextId) -> Verdict {
        self.unwant(id, false)
    }

    fn unwant(&mut self, id: TextId, is_patient: bool) -> Verdict {
        self.waiting.retain(|job| job.id != id);
        if self.running.as_ref().is_none_or(|job| job.id != id) {
            return Verdict::GoOn;
        }
        self.wanted = false;
        match self.given {
            // The worker has not begun: what it has of the text it forgets when another comes.
            None => {
                self.running = None;
                Verdict::GoOn
            }
            Some(size) if size >= WORTH_ENDING && !is_patient => {
                self.running = None;
                Verdict::End
            }
            Some(_) => Verdict::GoOn,
        }
    }

    /// Whether there is anything for a worker to do.
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.running.is_none()
    }

    /// With what the next text is to be counted.
    pub(super) fn next_encoding(&self) -> Option<Encoding> {
        self.waiting.front().map(|job| job.encoding)
    }

    /// The text to give to the worker now; `None` while it is busy or when there is no text.
    pub(super) fn next(&mut self) -> Option<&Job<T>> {
        if self.running.is_some() {
            return None;
        }
        self.wanted = true;
        self.given = None;
        self.running = self.waiting.pop_front();
        self.running.as_ref()
    }

    /// The worker has all of the running text; of an edited one it counts a little only.
    pub(super) fn given(&mut self, is_edit: bool) {
        let size = self.running.as_ref().map(|job| job.size);
        self.given = if is_edit { Some(0) } else { size };
    }

    /// The text the worker has, unless the version is another one.
    pub(super) fn running(&self, version: u64) -> Option<&Job<T>> {
        self.running.as_ref().filter(|job| job.version == version)
    }

    /// The worker has answered; `None` if nobody waits for that answer.
    pub(super) fn answered(&mut self, version: u64, counted: Counted) -> Option<(TextId, Answer)> {
        let job = self.running.take_if(|job| job.version == version)?;
        self.deaths = 0;
        self.wanted.then_some((job.id, Ok(counted)))
    }

    /// The worker is gone. Its text goes back in line, or is answered with the problem when it
    /// had its tries; after too many deaths everything is.
    pub(super) fn died(&mut self, problem: &CountProblem) -> Vec<(TextId, Answer)> {
        self.deaths += 1;
        let mut answers = Vec::new();
        if let Some(mut job) = self.running.take().filter(|_| self.wanted) {
            job.tries += 1;
            if job.tries < TRIES_PER_TEXT {
                self.waiting.push_front(job);
            } else {
                answers.push((job.id, Err(problem.clone())));
            }
        }
        if self.deaths >= DEATHS {
            answers.extend(
                self.waiting
                    .drain(..)
                    .map(|job| (job.id, Err(problem.clone()))),
            );
            self.gave_up = Some(problem.clone());
        }
        answers
    }

    /// Whether no worker is started any more.
    pub(super) fn gave_up(&self) -> bool {
        self.gave_up.is_some()
    }

    /// Forgets all deaths.
    pub(super) fn try_again(&mut self) {
        self.deaths = 0;
        self.gave_up = None;
    }
}

#[cfg(test)]
mod tests;
