//! One thread that owns the archive: the window asks over a channel and hears back the same way.

use std::{
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use super::{access::Archive, store::Store as _};

/// After this long without work the engine's log is put in the main file.
const IDLE: Duration = Duration::from_secs(20);

type Job<T> = Box<dyn FnOnce(&mut Holder) -> T + Send>;

/// What the thread holds: the archive with the key that opened it, from signing in to locking.
pub type Holder = Option<Archive>;

/// The asking side of the thread. `T` is what comes back.
pub struct Desk<T> {
    jobs: Sender<Job<T>>,
    done: Receiver<T>,
    waiting: usize,
}

impl<T> std::fmt::Debug for Desk<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({} waiting)", self.waiting)
    }
}

impl<T: Send + 'static> Desk<T> {
    /// Starts the thread, without a store. `wake` is called after each answer.
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (jobs, inbox) = mpsc::channel::<Job<T>>();
        let (outbox, done) = mpsc::channel();
        let wake = Arc::new(wake);
        thread::spawn(move || {
            let mut holder: Holder = None;
            let mut settled = true;
            loop {
                let job = match inbox.recv_timeout(IDLE) {
                    Ok(job) => job,
                    Err(mpsc::RecvTimeoutError::Timeout) => {
                        if let Some(archive) = holder.as_mut().filter(|_| !settled) {
                            // Another window may be reading; the next pause tries again.
                            settled = archive.store.settle().is_ok();
                        }
                        continue;
                    }
                    // The window is gone: the store closes here.
                    Err(mpsc::RecvTimeoutError::Disconnected) => return,
                };
                settled = false;
                if outbox.send(job(&mut holder)).is_ok() {
                    wake();
                }
            }
        });
        Self {
            jobs,
            done,
            waiting: 0,
        }
    }

    /// Asks for work. `false` where the thread is gone.
    pub fn ask(&mut self, job: impl FnOnce(&mut Holder) -> T + Send + 'static) -> bool {
        let asked = self.jobs.send(Box::new(job)).is_ok();
        self.waiting += usize::from(asked);
        asked
    }

    /// The next answer.
    pub fn next_done(&mut self) -> Option<T> {
        let done = self.done.try_recv().ok()?;
        self.waiting = self.waiting.saturating_sub(1);
        Some(done)
    }

    /// Waits for the next answer; `None` where the thread is gone or `patience` ran out.
    pub fn wait(&mut self, patience: Duration) -> Option<T> {
        let done = self.done.recv_timeout(patience).ok()?;
        self.waiting = self.waiting.saturating_sub(1);
        Some(done)
    }

    /// How many answers are still to come.
    pub fn waiting(&self) -> usize {
        self.waiting
    }
}
