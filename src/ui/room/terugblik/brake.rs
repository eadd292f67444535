//! Stopping a search without stopping anything else.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use crate::archive::Stop;

/// Stops a search, and only a search: saving on the same connection goes on.
#[derive(Clone)]
pub struct Brake(Arc<Pedal>);

struct Pedal {
    stop: Stop,
    running: Mutex<bool>,
}

impl fmt::Debug for Brake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Brake(..)")
    }
}

impl Brake {
    /// A brake on this archive.
    pub fn new(stop: Stop) -> Self {
        let running = Mutex::new(false);
        Self(Arc::new(Pedal { stop, running }))
    }

    /// Carries out work that the brake may stop.
    pub fn run<R>(&self, work: impl FnOnce() -> R) -> R {
        self.set(true);
        let answer = work();
        self.set(false);
        answer
    }

    fn set(&self, running: bool) {
        *self
            .0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = running;
    }

    /// Stops what runs; nothing else can begin meanwhile.
    pub fn pull(&self) {
        let running = self
            .0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if *running {
            (self.0.stop)();
        }
    }
}
