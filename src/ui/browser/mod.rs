//! The browser's powers, one small file each.

pub(super) mod address;
pub(super) mod clipboard;
pub(super) mod clock;
pub(super) mod files;
pub(super) mod keyboard;
pub(super) mod slices;
pub(super) mod storage;
