//! Tests of the keys, with next to no work per passphrase. The people are made up.

mod disk;
mod first_format;
mod flips;
mod forgery;
mod login;
mod marks;
mod recovery;
mod rotation;
mod rules;
mod throttle;
mod users;

use super::{Account, ArchiveKey, Keyring, RecoveryCode, Role, Strength, UserName, copy};

const BOSS: &str = "paarse fiets in de regen";
const AGENT: &str = "zeven natte schapen";
const TRAINER: &str = "oefenen baart kunst";

fn account(user: &str, role: Role) -> Account {
    Account {
        user: UserName::new(user).unwrap(),
        role,
        unit: "Basisteam Veendam".into(),
    }
}

/// Beheerder `t.smit`, agent `a.jansen`, trainer `o.kok`.
fn three() -> (Keyring, ArchiveKey, RecoveryCode) {
    let first = account("t.smit", Role::Beheerder);
    let (mut keyring, key, code) =
        Keyring::create(first, BOSS, Strength::cheap_for_tests()).unwrap();
    keyring
        .add(&key, account("a.jansen", Role::Agent), AGENT)
        .unwrap();
    keyring
        .add(&key, account("o.kok", Role::Trainer), TRAINER)
        .unwrap();
    (keyring, key, code)
}

fn key_of(keyring: &Keyring, user: &str, passphrase: &str) -> String {
    let key = keyring.unlock(user, passphrase).unwrap().key.unwrap();
    key.hex().to_string()
}

/// What a person with a text editor and a checksum tool can make of a sidecar.
fn edited(keyring: &Keyring, from: &str, to: &str) -> Result<Keyring, copy::CopyFault> {
    let text = copy::encode(&keyring.body).unwrap();
    let (_, body) = text.split_once('\n').unwrap();
    assert!(body.contains(from), "{from}");
    let forged = copy::under_header("1", &body.replacen(from, to, 1));
    copy::decode(forged.as_bytes()).map(|body| Keyring { body })
}
