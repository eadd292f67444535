//! Standard output and standard error that never panic: a reader may be gone (`| head -1`).

use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output. When the reader is gone, the rest of the output is dropped and that is fine.
pub(super) struct Out {
    writer: BufWriter<StdoutLock<'static>>,
}

impl Out {
    pub(super) fn new() -> Self {
        Self {
            writer: BufWriter::new(io::stdout().lock()),
        }
    }

    /// Prints a line.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        reader_may_be_gone(writeln!(self.writer, "{text}"))
    }

    /// Prints a text as it is.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        reader_may_be_gone(self.writer.write_all(text.as_bytes()))
    }

    /// Hands over what is still waiting, so that an error can still be said.
    pub(super) fn finish(&mut self) -> Result<(), super::exit::Fault> {
        Ok(reader_may_be_gone(self.writer.flush())?)
    }
}

fn reader_may_be_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Says what is wrong on standard error. If nobody can hear it, the exit code still tells.
pub fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
