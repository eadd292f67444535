//! voorop
