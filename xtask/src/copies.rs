//! Copies of folders.

use std::fs;
use std::path::Path;

use crate::run::Outcome;

/// Copies everything in a folder into another, which is made if it is not there.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let in_words = |reason| format!("{} cannot be copied: {reason}.", from.display());
    fs::create_dir_all(to).map_err(in_words)?;
    for entry in fs::read_dir(from).map_err(in_words)? {
        let entry = entry.map_err(in_words)?;
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            copy_file(&entry.path(), &place)?;
        }
    }
    Ok(())
}

/// Leaves the same content alone, so that nothing is built again for nothing.
pub(crate) fn copy_file(from: &Path, to: &Path) -> Outcome<()> {
    let in_words = |reason| format!("{} cannot be copied: {reason}.", from.display());
    let content = fs::read(from).map_err(in_words)?;
    if fs::read(to).is_ok_and(|there| there == content) {
        return Ok(());
    }
    fs::write(to, content).map_err(in_words)
}
