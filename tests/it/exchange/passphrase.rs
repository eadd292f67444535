//! Passphrases on the command line: one text in two forms, choosing an own one, refusals in the log.

use unicode_normalization::UnicodeNormalization as _;
use voorop::archive::{
    Place,
    keys::{Account, Role, UserName},
    model::Deed,
    sign_in,
};

use super::{
    ONE_TIME, WORDS,
    commands::{closed, log, run},
    moment,
};

const COFFEE: &str = "één koffie in het café";

fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

/// A new colleague, who was given a passphrase for one time.
fn given(path: &str) {
    let place = Place::new(path.as_ref()).unwrap();
    let now = moment(21, 8);
    let mut bea = sign_in(&place, "Bea", WORDS, "pc", now).unwrap();
    let account = Account {
        user: UserName::new(&composed("René de Vries")).unwrap(),
        role: Role::Agent,
        unit: String::new(),
    };
    let archive = bea.archive.as_mut().unwrap();
    let added = archive.add_account(&bea.session, account, ONE_TIME, now);
    added.unwrap();
}

#[test]
fn an_own_passphrase_is_chosen_at_first_use_and_opens_in_every_form_of_its_letters() {
    let (_folder, path) = closed("Utrecht", 1);
    given(&path);
    let name = composed("René de Vries");
    let (code, _, errors) = run(&["anker", "--archief", &path], &[&name, ONE_TIME]);
    assert_eq!(code, Some(5), "{errors}");
    assert!(errors.contains("archief wachtzin"), "{errors}");
    let own = composed(COFFEE);
    let (code, text, errors) = run(&["wachtzin", "--archief", &path], &[&name, ONE_TIME, &own]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(
        text.contains("geldt vanaf nu") && !text.contains(&own),
        "{text}"
    );
    for user in [composed(&name), decomposed(&name)] {
        for words in [composed(COFFEE), decomposed(COFFEE)] {
            let (code, _, errors) = run(&["anker", "--archief", &path], &[&user, &words]);
            assert_eq!(code, Some(0), "{user:?} {words:?} {errors}");
        }
    }
    let (code, _, _) = run(&["anker", "--archief", &path], &[&name, ONE_TIME]);
    assert_eq!(code, Some(5), "the one for one time is over");
}

#[test]
fn a_new_passphrase_that_is_easily_guessed_or_the_old_one_changes_nothing() {
    let (_folder, path) = closed("Utrecht", 1);
    for (chosen, why) in [
        ("welkom123456", "te makkelijk te raden"),
        ("kort", "te kort"),
        (WORDS, "die u al had"),
    ] {
        let (code, _, errors) = run(&["wachtzin", "--archief", &path], &["An", WORDS, chosen]);
        assert_eq!(code, Some(5), "{errors}");
        assert!(errors.contains(why), "{errors}");
    }
    assert_eq!(
        run(&["anker", "--archief", &path], &["An", WORDS]).0,
        Some(0)
    );
}

#[test]
fn a_refused_command_stands_in_the_log_after_the_next_sign_in() {
    let (_folder, path) = closed("Utrecht", 1);
    let tried = run(&["anker", "--archief", &path], &["An", "helemaal verkeerd"]);
    assert_eq!(tried.0, Some(5));
    let rows = log(&path, Deed::Aanmelden);
    let refused = rows.iter().find(|row| row.detail.contains("geweigerd"));
    assert_eq!(refused.map(|row| row.user.as_str()), Some("An"), "{rows:?}");
    let last = &rows[0];
    assert_eq!(
        (last.user.as_str(), last.detail.as_str()),
        ("Bea", "aangemeld")
    );
}

#[test]
fn a_transfer_opens_in_every_form_of_its_passphrase() {
    let (_folder, path) = closed("Utrecht", 1);
    let to = std::path::Path::new(&path).join("naar-collega.age");
    let file = to.display().to_string();
    let id = uuid::Uuid::from_u128(1).to_string();
    let words = composed(COFFEE);
    let send = [
        "verzend",
        &id,
        "--naar",
        &file,
        "--ontvanger",
        "collega",
        "--grondslag",
        "artikel 15",
        "--archief",
        &path,
    ];
    let (code, _, errors) = run(&send, &["Jo", WORDS, &words]);
    assert_eq!(code, Some(0), "{errors}");
    for typed in [decomposed(COFFEE), composed(COFFEE)] {
        let receive = ["ontvang", &file, "--archief", &path];
        let (code, _, errors) = run(&receive, &["Jo", WORDS, &typed]);
        assert_eq!(code, Some(0), "{errors}");
    }
    let (code, _, _) = run(
        &["ontvang", &file, "--archief", &path],
        &["Jo", WORDS, "een koffie in het cafe"],
    );
    assert_eq!(code, Some(5));
}
