//! `voorop archief`: the archive without a window. Each command signs in, does one thing, and logs
//! it under the name of whoever signed in.

mod anchor;
mod arguments;
mod confirm;
mod door;
mod export;
mod import;
mod passphrase;
mod transfer;
mod verify;

use std::path::{Path, PathBuf};

pub(super) use arguments::ArchiveCommand;

use super::{
    exit::{Exit, Fault},
    out::Out,
};

pub(super) fn run(
    order: ArchiveCommand,
    folder: Option<PathBuf>,
    local: bool,
    assets: Option<&Path>,
    out: &mut Out,
) -> Result<Exit, Fault> {
    let place = door::place(folder, local)?;
    match order {
        ArchiveCommand::Controleer(order) => verify::run(&order, &place, out),
        ArchiveCommand::Wachtzin => passphrase::run(&place, out),
        ArchiveCommand::Anker => anchor::run(&place, out),
        ArchiveCommand::Importeer(order) => import::run(&order, &place, assets, out),
        ArchiveCommand::Bevestig(order) => confirm::run(&order, &place, out),
        ArchiveCommand::Exporteer(order) => export::run(&order, &place, out),
        ArchiveCommand::Verzend(order) => transfer::send(&order, &place, out),
        ArchiveCommand::Ontvang { file } => transfer::receive(&file, &place, out),
    }
}
