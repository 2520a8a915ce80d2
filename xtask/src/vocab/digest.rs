//! SHA-256, as published with the rank files and as browsers want it.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// In lowercase hexadecimal.
pub(crate) fn hexadecimal(content: &[u8]) -> String {
    format!("{:x}", Sha256::digest(content))
}

/// As a browser compares it with a fetched file: the `integrity` of a request.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", Base64::encode_string(&Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_nothing_is_the_well_known_one() {
        assert!(hexadecimal(b"").starts_with("e3b0c44298fc1c149afbf4c8996fb924"));
        assert_eq!(
            integrity(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }
}
