//! The files in `src/tokens/data/`: what `topup::tokens` knows about the published vocabularies.
//!
//! They are made from the rank files inside the crate `tiktoken-rs`, whose content is compared
//! with the digests OpenAI publishes, and from the Unicode tables of the crate `regex-syntax`,
//! the ones the reference's own engine uses.
//!
//! The files are kept in git, because they never change (a published vocabulary is final) and a
//! checkout with them is smaller and quicker to build than one that makes them: 0.75 MB
//! compressed, against a crate of 3.8 MB and its six dependencies before the first line of
//! `topup` compiles. That they are what this program makes is a test, so no one has to trust them.

mod classes;
pub(crate) mod digest;
mod labels;
mod pack;
mod ranks;

use std::path::PathBuf;

use crate::run::{Outcome, root, say};

use digest::integrity;
use ranks::RankFile;

/// The folder of the published rank files.
pub(crate) fn rank_files() -> Outcome<PathBuf> {
    ranks::folder()
}

/// A file of `src/tokens/data/` and what must be in it.
struct Asset {
    name: String,
    content: Vec<u8>,
}

impl Asset {
    fn path(&self) -> PathBuf {
        root().join("src/tokens/data").join(&self.name)
    }

    fn write(&self) -> Outcome<()> {
        std::fs::write(self.path(), &self.content)
            .map_err(|reason| format!("{} cannot be written: {reason}.", self.name))
    }

    /// Whether the checkout holds exactly this.
    fn is_in_place(&self) -> bool {
        std::fs::read(self.path()).is_ok_and(|found| found == self.content)
    }
}

/// Makes every file again.
pub(crate) fn write() -> Outcome<()> {
    for asset in assets()? {
        asset.write()?;
        say(&format!("{}: {} bytes", asset.name, asset.content.len()));
    }
    Ok(())
}

/// Compares every file with what would be made now.
pub(crate) fn check() -> Outcome<()> {
    let wrong: Vec<String> = assets()?
        .into_iter()
        .filter(|asset| !asset.is_in_place())
        .map(|asset| asset.name)
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "not as made from the published files: {}. `cargo xtask vocab` makes them again.",
        wrong.join(", ")
    ))
}

fn assets() -> Outcome<Vec<Asset>> {
    let mut assets = vec![Asset {
        name: "character_classes.bin".to_owned(),
        content: classes::table()?,
    }];
    for file in &RankFile::PUBLISHED {
        let vocabulary = file.read()?;
        let labels = labels::Labels::new(&vocabulary)?;
        say(&format!(
            "{}: {} tokens, {} levels; {} comparisons hold",
            file.name,
            vocabulary.len(),
            labels.levels(),
            labels.prove(&vocabulary)?
        ));
        let packed = pack::pack(&vocabulary, &labels)?;
        assets.push(Asset {
            name: format!("{}.sha256", file.name),
            content: integrity(&packed).into_bytes(),
        });
        assets.push(Asset {
            name: format!("{}.vocabulary", file.name),
            content: packed,
        });
    }
    Ok(assets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_in_the_checkout_are_made_from_the_published_ones() {
        check().unwrap();
    }
}
