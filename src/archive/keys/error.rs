//! What can go wrong with keys. No message names a person.

use std::io;

use super::passphrase::PassphraseFault;

/// Why a user was not let in, or an account not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// An unknown user or a wrong passphrase: deliberately one message.
    #[error(
        "De naam of de wachtzin klopt niet. Er is niets veranderd. Typ ze opnieuw, of vraag de beheerder om een nieuwe wachtzin."
    )]
    Login,
    /// A well-typed recovery code that does not open this archive.
    #[error(
        "Deze herstelcode hoort bij een ander archief of is vervangen. Er is niets veranderd. Zoek het nieuwste papier met de code."
    )]
    Recovery,
    /// The MAC over the slots does not fit.
    #[error(
        "De lijst met accounts is buiten voorop om veranderd. Daarom blijft het archief dicht. Er is niets gewist. Zet sleutels.ron en sleutels-kopie.ron terug uit een reservekopie en meld dit aan de beheerder."
    )]
    Tampered,
    /// A slot holds something else than a sealed key.
    #[error(
        "Dit account is beschadigd. Het archief zelf is niet veranderd. Laat de beheerder een nieuwe wachtzin instellen, of gebruik de herstelcode."
    )]
    Damaged,
    /// The passphrase came from the beheerder, to get in with once.
    #[error(
        "Deze wachtzin is voor één keer. Er is niets veranderd. Kies eerst een eigen wachtzin, in het venster of met voorop archief wachtzin."
    )]
    OneTime,
    /// The new passphrase is the one that was there.
    #[error("Dit is de wachtzin die u al had. Er is niets veranderd. Kies een andere.")]
    SamePassphrase,
    /// An account that is to be changed is not there.
    #[error("Dit account bestaat niet. Er is niets veranderd. Open de lijst met accounts opnieuw.")]
    NoAccount,
    /// The name is taken.
    #[error("Er is al een account met deze naam. Er is niets veranderd. Kies een andere naam.")]
    NameTaken,
    /// There would be no beheerder left.
    #[error(
        "Het archief heeft minstens één beheerder nodig. Er is niets veranderd. Maak eerst iemand anders beheerder."
    )]
    LastBeheerder,
    /// A unit that is too long, or on more than one line.
    #[error(
        "De naam van de eenheid past niet. Er is niets veranderd. Gebruik één regel van hoogstens 80 tekens."
    )]
    Unit,
    /// No room for another account, or another key.
    #[error(
        "Het archief kan geen nieuwe accounts of sleutels meer maken. Er is niets veranderd. Verwijder accounts die u niet meer gebruikt."
    )]
    Full,
    /// The passphrase breaks the rule.
    #[error("{0} Er is niets veranderd.")]
    Passphrase(#[from] PassphraseFault),
    /// Too little memory to check a passphrase.
    #[error(
        "Er is te weinig geheugen om de wachtzin te controleren. Er is niets veranderd. Sluit andere programma's en probeer het opnieuw."
    )]
    Memory,
    /// The system gives no random numbers.
    #[error(
        "Deze computer geeft geen veilige willekeurige getallen. Er is niets veranderd. Start de computer opnieuw op."
    )]
    Chance,
}

/// Why the slots were not read from or written to disk.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// Neither copy is there.
    #[error(
        "In deze map staan geen sleutels. Is het archief nieuw, richt het dan in. Anders: zet sleutels.ron terug uit een reservekopie."
    )]
    Missing,
    /// Neither copy can be used.
    #[error(
        "Beide bestanden met sleutels zijn beschadigd. Het archief zelf is niet veranderd. Zet sleutels.ron of sleutels-kopie.ron terug uit een reservekopie."
    )]
    BothBroken,
    /// Neither copy can be opened.
    #[error(
        "De bestanden met sleutels zijn niet te openen. Er is niets veranderd. Kijk of de schijf werkt en of u rechten hebt op de map."
    )]
    Unreadable(#[source] io::Error),
    /// A newer program wrote a copy.
    #[error(
        "Deze sleutels zijn gemaakt met een nieuwere voorop (vorm {found}). Er is niets veranderd. Werk dit programma bij."
    )]
    Newer {
        /// The version in the file.
        found: u32,
    },
    /// The copies belong to two archives.
    #[error(
        "In deze map staan sleutels van een ander archief. Er is niets overschreven. Zet de bestanden van één archief bij elkaar in een eigen map."
    )]
    TwoArchives,
    /// New keys would replace keys that are there.
    #[error(
        "In deze map staan al sleutels. Er is niets overschreven. Kies een lege map voor een nieuw archief."
    )]
    Occupied,
    /// Someone else saved since these were loaded.
    #[error(
        "De accounts zijn intussen in een ander venster gewijzigd. Uw wijziging is niet bewaard. Open de lijst opnieuw en doe het nog een keer."
    )]
    Changed,
    /// Someone else is saving.
    #[error(
        "Een ander venster bewaart nu de accounts. Uw wijziging is niet bewaard. Probeer het zo opnieuw."
    )]
    Busy,
    /// More accounts than a file may hold.
    #[error(
        "De lijst met accounts is te groot om te bewaren. De vorige lijst blijft gelden. Verwijder accounts die u niet meer gebruikt."
    )]
    TooLarge,
    /// Nothing was written.
    #[error(
        "De accounts zijn niet bewaard. De vorige lijst blijft gelden. Kijk of de schijf vol is en of u rechten hebt op de map."
    )]
    Write(#[source] io::Error),
    /// Only the first copy was written.
    #[error(
        "De accounts zijn bewaard, maar de tweede kopie niet. Maak ruimte op de schijf en start voorop opnieuw; dan komt de kopie terug."
    )]
    SecondCopy(#[source] io::Error),
}
