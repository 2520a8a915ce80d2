//! Takes the page's program apart: what is seen first stays in one file, what the functions marked
//! `wasm_split` make gets files of its own, which the page fetches when it comes to them.
//!
//! `split PROGRAM.wasm FOLDER` writes the first part as `FOLDER/page.wasm`, the others beside it, and
//! `FOLDER/parts.js`, which fetches them. `split names PROGRAM.wasm GLUE.js` then shortens the names by which
//! the first part asks its glue for functions. A program of its own, because only whoever builds the page needs
//! the crates that read WebAssembly.

mod names;

use std::error::Error;
use std::fs;
use std::path::Path;

use wasm_encoder::RawSection;
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(program), Some(folder)) = (words.next(), words.next()) else {
        return Err("usage: split PROGRAM.wasm FOLDER, or split names PROGRAM.wasm GLUE.js".into());
    };
    if let ("names", Some(glue)) = (program.as_str(), words.next()) {
        return shorten(Path::new(&folder), Path::new(&glue));
    }
    let folder = Path::new(&folder);
    let whole = fs::read(program)?;
    let first = folder.join("page.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.main_module = "./page.js";
    options.link_name = "./parts.js";
    for part in transform(options)?.split_modules {
        fs::write(&part, without_names(&fs::read(&part)?)?)?;
    }
    Ok(())
}

/// Writes both files with short names in the place of the long.
fn shorten(program: &Path, glue: &Path) -> Result<(), Box<dyn Error>> {
    let (short, asked) = names::short(&fs::read(program)?, &fs::read_to_string(glue)?)?;
    fs::write(program, short)?;
    Ok(fs::write(glue, asked)?)
}

/// A part without what only people read, which is a sixth of it. wasm-bindgen does the same for the first.
fn without_names(part: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut module = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(part) {
        let payload = payload?;
        if matches!(payload, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = part.get(range).ok_or("a section ends outside its file")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::without_names;

    /// A module with one type of function, and a custom section named "name".
    const NAMED: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\0\x05\x04name";
    const BARE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0";

    #[test]
    fn only_names_are_left_out() {
        assert_eq!(without_names(NAMED).unwrap(), BARE);
        assert_eq!(without_names(BARE).unwrap(), BARE);
    }

    #[test]
    fn what_is_no_program_is_refused() {
        assert!(without_names(b"\0asm").is_err());
    }
}
