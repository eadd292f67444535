//! When the system itself locks the screen or goes to sleep, the window locks too.
//!
//! On Linux logind says so over D-Bus. Where there is no bus, or another one, nothing is heard and
//! nothing is wrong: the quiet time remains.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::clocks;

/// The call to lock, from whoever hears the system to the window.
#[derive(Clone, Debug, Default)]
pub struct Call(Arc<(Mutex<State>, Condvar)>);

#[derive(Debug, Default)]
struct State {
    /// The window did not hear it yet.
    asked: bool,
    /// The window is not locked and saved yet.
    pending: bool,
}

impl Call {
    /// Asks the window to lock.
    pub fn lock(&self) {
        let mut state = self.state();
        (state.asked, state.pending) = (true, true);
    }

    /// Whether locking was asked; asked once.
    pub(super) fn take(&self) -> bool {
        std::mem::take(&mut self.state().asked)
    }

    /// The window is locked and nothing of a melding stays in it.
    pub(super) fn done(&self) {
        self.state().pending = false;
        self.0.1.notify_all();
    }

    /// Waits until the window is locked, at most this long.
    pub fn wait(&self, patience: Duration) {
        let waited = self
            .0
            .1
            .wait_timeout_while(self.state(), patience, |state| state.pending);
        drop(waited);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Two flags cannot be halfway.
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often it is looked whether the machine slept.
const LOOK: Duration = Duration::from_secs(10);

/// Asks for a frame after the machine slept, on a thread of its own: the timer of the frames stands
/// still in sleep, and a window at rest draws nothing.
pub fn wake_after_sleep(wake: impl Fn() + Send + 'static) {
    let looking = std::thread::Builder::new().name("slaap".to_owned());
    // Without it the first key or move of the mouse finds the door.
    let _ = looking.spawn(move || {
        loop {
            let before = clocks::system();
            std::thread::sleep(LOOK);
            if clocks::system().since(before) > 2 * LOOK {
                wake();
            }
        }
    });
}

#[cfg(target_os = "linux")]
pub use logind::watch;

/// Nobody says it here.
#[cfg(not(target_os = "linux"))]
pub fn watch(_: Call, _: impl Fn() + Send + 'static) {}

#[cfg(target_os = "linux")]
mod logind {
    use std::{collections::HashMap, thread, time::Duration};

    use zbus::{
        MatchRule, Message,
        blocking::{Connection, MessageIterator},
        message::Type,
        zvariant::{OwnedFd, OwnedObjectPath, OwnedValue},
    };

    use super::Call;

    const LOGIN: &str = "org.freedesktop.login1";
    const PATH: &str = "/org/freedesktop/login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
    /// The system waits five seconds at most for those who asked it to.
    const PATIENCE: Duration = Duration::from_secs(4);

    /// Listens on a thread of its own until the bus or the program is gone. `wake` asks for a frame.
    pub fn watch(call: Call, wake: impl Fn() + Send + 'static) {
        let listening = thread::Builder::new().name("sessie".to_owned());
        // Without it the quiet time remains.
        let _ = listening.spawn(move || listen(&call, &wake));
    }

    /// What the system said.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Heard {
        /// The screen is locked.
        Locked,
        /// The machine is about to sleep.
        Sleeps,
        /// It woke.
        Wakes,
    }

    fn listen(call: &Call, wake: &dyn Fn()) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .sender(LOGIN)?
            .build();
        let signals = MessageIterator::for_match_rule(rule, &bus, Some(64))?;
        let session = own_session(&bus);
        let mut delay = delay_sleep(&bus);
        for signal in signals {
            match heard(&signal?, session.as_deref()) {
                None => {}
                Some(Heard::Locked) => {
                    call.lock();
                    wake();
                }
                Some(Heard::Sleeps) => {
                    call.lock();
                    wake();
                    call.wait(PATIENCE);
                    // Let go: the machine may sleep.
                    drop(delay.take());
                }
                Some(Heard::Wakes) => {
                    delay = delay_sleep(&bus);
                    // The window looks at its clocks.
                    wake();
                }
            }
        }
        Ok(())
    }

    /// The session of this program, as logind names it; `None` where it knows none.
    fn own_session(bus: &Connection) -> Option<String> {
        let asked = bus
            .call_method(Some(LOGIN), PATH, Some(MANAGER), "GetSession", &"auto")
            .or_else(|_| {
                let own = std::process::id();
                bus.call_method(Some(LOGIN), PATH, Some(MANAGER), "GetSessionByPID", &own)
            });
        let path: OwnedObjectPath = asked.ok()?.body().deserialize().ok()?;
        Some(path.as_str().to_owned())
    }

    /// Asks the system to wait with sleeping until the window is locked, as long as this is held.
    fn delay_sleep(bus: &Connection) -> Option<OwnedFd> {
        let wish = ("sleep", "voorop", "het venster gaat eerst op slot", "delay");
        let asked = bus.call_method(Some(LOGIN), PATH, Some(MANAGER), "Inhibit", &wish);
        asked.ok()?.body().deserialize().ok()
    }

    /// What a signal means for this window. Where the own session is not known, the lock of any counts:
    /// better once too often.
    fn heard(signal: &Message, session: Option<&str>) -> Option<Heard> {
        let header = signal.header();
        let path = header.path()?;
        let member = header.member()?;
        let is_own = session.is_none_or(|own| own == path.as_str());
        match (header.interface()?.as_str(), member.as_str()) {
            (MANAGER, "PrepareForSleep") => {
                let sleeps: bool = signal.body().deserialize().ok()?;
                Some(if sleeps { Heard::Sleeps } else { Heard::Wakes })
            }
            (SESSION, "Lock") if is_own => Some(Heard::Locked),
            // A desktop that locks by its own key tells logind afterwards.
            (PROPERTIES, "PropertiesChanged") if is_own => {
                type Changed = (String, HashMap<String, OwnedValue>, Vec<String>);
                let (of, changed, _): Changed = signal.body().deserialize().ok()?;
                let locked = changed.get("LockedHint")?.downcast_ref::<bool>().ok()?;
                (of == SESSION && locked).then_some(Heard::Locked)
            }
            _ => None,
        }
    }

    #[cfg(test)]
    mod tests {
        use zbus::zvariant::{DynamicType, Value};

        use super::*;

        const OWN: &str = "/org/freedesktop/login1/session/_32";

        fn signal<B: serde::Serialize + DynamicType>(
            path: &str,
            interface: &str,
            member: &str,
            body: &B,
        ) -> Message {
            let signal = Message::signal(path, interface, member).unwrap();
            signal.build(body).unwrap()
        }

        fn changed(path: &str, name: &str, value: bool) -> Message {
            let values = HashMap::from([(name, Value::from(value))]);
            let body = (SESSION, values, Vec::<String>::new());
            signal(path, PROPERTIES, "PropertiesChanged", &body)
        }

        #[test]
        fn sleep_and_waking_are_heard() {
            let of = |sleeps: bool| {
                heard(
                    &signal(PATH, MANAGER, "PrepareForSleep", &sleeps),
                    Some(OWN),
                )
            };
            assert_eq!(of(true), Some(Heard::Sleeps));
            assert_eq!(of(false), Some(Heard::Wakes));
        }

        #[test]
        fn the_lock_of_the_own_session_counts_and_that_of_another_does_not() {
            let other = "/org/freedesktop/login1/session/_33";
            let lock = |path| signal(path, SESSION, "Lock", &());
            assert_eq!(heard(&lock(OWN), Some(OWN)), Some(Heard::Locked));
            assert_eq!(heard(&lock(other), Some(OWN)), None);
            assert_eq!(heard(&lock(other), None), Some(Heard::Locked));
            let hint = |path, value| heard(&changed(path, "LockedHint", value), Some(OWN));
            assert_eq!(hint(OWN, true), Some(Heard::Locked));
            assert_eq!(hint(OWN, false), None);
            assert_eq!(hint(other, true), None);
        }

        #[test]
        fn everything_else_is_nothing() {
            for (interface, member) in [
                (MANAGER, "SessionNew"),
                (SESSION, "Unlock"),
                (SESSION, "PauseDevice"),
                ("org.example", "Lock"),
            ] {
                assert_eq!(heard(&signal(OWN, interface, member, &()), Some(OWN)), None);
            }
            assert_eq!(heard(&changed(OWN, "IdleHint", true), Some(OWN)), None);
            assert_eq!(
                heard(&signal(PATH, MANAGER, "PrepareForSleep", &()), None),
                None
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_heard_once_and_waited_for_until_it_is_done() {
        let call = Call::default();
        assert!(!call.take());
        call.lock();
        assert!(call.take() && !call.take());
        let window = call.clone();
        let locks = std::thread::spawn(move || window.done());
        call.wait(Duration::from_secs(60));
        assert!(locks.join().is_ok());
        call.wait(Duration::from_secs(60));
    }
}
