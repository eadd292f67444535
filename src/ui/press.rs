//! The press: a thread of its own on which papers are set, drawn as pages, saved and printed, so that
//! neither the window nor a save of the melding waits for it.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

use eframe::egui::{ColorImage, Context};

use crate::{
    documents::{Document, to_text},
    files::{FileError, Overwrite, PrintError, print, save_bytes, save_text},
    paper::{self, Pages, PaperError, Template},
};

use super::action::{Format, Paper};

/// What to do with a document.
#[derive(Debug)]
pub enum Task {
    /// Draw one page of it.
    Show {
        /// From 0; the last one where there are fewer.
        page: usize,
        /// The width of the page, in pixels.
        width: u32,
    },
    /// Save it.
    Save {
        /// Which it is, for the message.
        paper: Paper,
        /// As what.
        format: Format,
        /// Where.
        path: PathBuf,
        /// Whether what stands there may go.
        overwrite: Overwrite,
    },
    /// Give it to the system's printer.
    Print,
}

/// A page as it is drawn.
#[derive(Clone)]
pub struct Drawn {
    /// Which page, from 0.
    pub page: usize,
    /// Of how many.
    pub count: usize,
    /// Its picture.
    pub image: Arc<ColorImage>,
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Drawn({} of {})", self.page, self.count)
    }
}

/// Why nothing came of an order.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The user cancelled it, or a later order took its place. Nothing was written.
    #[error("Gestopt. Er is niets opgeslagen of afgedrukt.")]
    Cancelled,
    /// It could not be set.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// It could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The system did not print it.
    #[error(transparent)]
    Print(#[from] PrintError),
}

/// What came of an order.
#[derive(Debug)]
pub enum Outcome {
    /// A page was drawn.
    Drawn(Result<Drawn, PressError>),
    /// It was saved.
    Saved {
        /// Which.
        paper: Paper,
        /// As what.
        format: Format,
        /// Where.
        path: PathBuf,
        /// Whether it worked.
        result: Result<(), PressError>,
    },
    /// It was given to the printer.
    Printed(Result<(), PressError>),
}

/// The window's side of the press.
#[derive(Debug)]
pub struct Press {
    orders: Sender<(u64, Box<Document>, Task)>,
    done: Receiver<(u64, Outcome)>,
    stops: Arc<Stops>,
    last: u64,
    waiting: usize,
}

/// Which orders need no work any more.
#[derive(Debug, Default)]
struct Stops {
    /// The last order to look at a page; older ones of that kind are left undone.
    looked: AtomicU64,
    /// All orders up to this one.
    cancelled: AtomicU64,
}

impl Stops {
    fn check(&self, number: u64, looking: bool) -> Result<(), PressError> {
        let late = looking && self.looked.load(Ordering::Relaxed) > number;
        if late || self.cancelled.load(Ordering::Relaxed) >= number {
            return Err(PressError::Cancelled);
        }
        Ok(())
    }
}

impl Press {
    /// Starts the thread; fonts and template are read on it when the first order comes.
    pub fn start(template: Arc<Template>, ctx: Context) -> Self {
        let (orders, inbox) = mpsc::channel();
        let (outbox, done) = mpsc::channel();
        let stops = Arc::<Stops>::default();
        let room = PressRoom {
            template,
            press: None,
            set: None,
            stops: Arc::clone(&stops),
        };
        thread::spawn(move || room.work(&inbox, &outbox, &ctx));
        Self {
            orders,
            done,
            stops,
            last: 0,
            waiting: 0,
        }
    }

    /// Gives an order; its number, or `None` where the thread is gone.
    pub fn order(&mut self, document: Document, task: Task) -> Option<u64> {
        self.last += 1;
        if matches!(task, Task::Show { .. }) {
            self.stops.looked.store(self.last, Ordering::Relaxed);
        }
        let order = (self.last, Box::new(document), task);
        self.orders.send(order).ok()?;
        self.waiting += 1;
        Some(self.last)
    }

    /// Whether an order is under way.
    pub fn is_busy(&self) -> bool {
        self.waiting > 0
    }

    /// Stops every order that is not finished: what was not written yet is not written.
    pub fn cancel(&mut self) {
        self.stops.cancelled.store(self.last, Ordering::Relaxed);
    }

    /// The next order that is done, with its number.
    pub fn next_done(&mut self) -> Option<(u64, Outcome)> {
        let done = self.done.try_recv().ok()?;
        self.waiting = self.waiting.saturating_sub(1);
        Some(done)
    }
}

impl Drop for Press {
    /// What waits is not carried out for a window that was locked or shows another melding.
    fn drop(&mut self) {
        self.cancel();
    }
}

/// The width of a page, in points.
const A4: f32 = 595.28;

/// The thread's side.
struct PressRoom {
    template: Arc<Template>,
    press: Option<paper::Press>,
    /// What was set last, for its next page.
    set: Option<(Document, Pages)>,
    stops: Arc<Stops>,
}

type Orders = Receiver<(u64, Box<Document>, Task)>;

impl PressRoom {
    fn work(mut self, inbox: &Orders, outbox: &Sender<(u64, Outcome)>, ctx: &Context) {
        // The loop ends when the window drops its side.
        while let Ok((number, document, task)) = inbox.recv() {
            let outcome = self.carry_out(number, *document, task);
            if outbox.send((number, outcome)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    }

    fn carry_out(&mut self, number: u64, document: Document, task: Task) -> Outcome {
        match task {
            Task::Show { page, width } => Outcome::Drawn(self.show(number, document, page, width)),
            Task::Save {
                paper,
                format,
                path,
                overwrite,
            } => {
                let result = self.save(number, document, format, &path, overwrite);
                Outcome::Saved {
                    paper,
                    format,
                    path,
                    result,
                }
            }
            Task::Print => Outcome::Printed(self.print(number, document)),
        }
    }

    fn show(
        &mut self,
        number: u64,
        document: Document,
        page: usize,
        width: u32,
    ) -> Result<Drawn, PressError> {
        self.stops.check(number, true)?;
        let stops = Arc::clone(&self.stops);
        let pages = self.set(document)?;
        stops.check(number, true)?;
        let count = pages.count();
        let page = page.min(count.saturating_sub(1));
        let image = pages
            .image(page, width as f32 / A4)
            .ok_or(PressError::Cancelled)?;
        let size = [image.width as usize, image.height as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &image.rgba);
        Ok(Drawn {
            page,
            count,
            image: Arc::new(image),
        })
    }

    fn save(
        &mut self,
        number: u64,
        document: Document,
        format: Format,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<(), PressError> {
        self.stops.check(number, false)?;
        let bytes = match format {
            Format::Text => {
                save_text(path, &to_text(&document), overwrite)?;
                return Ok(());
            }
            Format::Word => paper::docx(&document, &self.template.texts)?,
            Format::Pdf => self.set(document)?.pdf()?,
        };
        self.stops.check(number, false)?;
        save_bytes(path, &bytes, overwrite)?;
        Ok(())
    }

    fn print(&mut self, number: u64, document: Document) -> Result<(), PressError> {
        self.stops.check(number, false)?;
        let title = document.title.clone();
        let bytes = self.set(document)?.pdf()?;
        self.stops.check(number, false)?;
        print(&bytes, &title)?;
        Ok(())
    }

    /// The document on pages; what was set before is used again where it is the same.
    fn set(&mut self, document: Document) -> Result<&Pages, PressError> {
        // Taken out first: nothing of the paper before stays when this one cannot be set.
        let set = match self.set.take() {
            Some(set) if set.0 == document => set,
            _ => {
                let press = match self.press.take() {
                    Some(press) => press,
                    None => paper::Press::new(&self.template)?,
                };
                let pages = self.press.insert(press).set(&document)?;
                (document, pages)
            }
        };
        Ok(&self.set.insert(set).1)
    }
}
