//! One macro for the id enums: every id has a doc comment, a stable name in files, and a place in `ALL`.

/// Declares an id enum with `ALL` (in order of appearance) and `name()`, its name in files.
macro_rules! ids {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $vis enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which the checklist shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name by which files and command output know this value.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }
        }

        impl $crate::protocol::Listed for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn name(self) -> &'static str {
                self.name()
            }
        }
    };
}
pub(crate) use ids;
