//! Prices that a person typed, on their way to another program of this build.

use super::v4::PricesV4;
use crate::catalog::Overrides;

/// The bytes of typed prices; none where nothing was typed.
#[must_use]
pub fn prices_to_bytes(prices: &Overrides) -> Vec<u8> {
    // Texts and whole numbers only: writing them cannot fail.
    PricesV4::new(prices)
        .and_then(|wire| postcard::to_allocvec(&wire).ok())
        .unwrap_or_default()
}

/// The prices of some bytes; `None` where they are none.
#[must_use]
pub fn prices_from_bytes(bytes: &[u8]) -> Option<Overrides> {
    if bytes.is_empty() {
        return Some(Overrides::default());
    }
    postcard::from_bytes::<PricesV4>(bytes)
        .ok()
        .map(Overrides::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Percent;

    #[test]
    fn typed_prices_arrive_as_they_were_sent() {
        let mut prices = Overrides::default();
        for _ in 0..2 {
            let bytes = prices_to_bytes(&prices);
            assert_eq!(bytes.is_empty(), prices.is_empty());
            assert_eq!(prices_from_bytes(&bytes), Some(prices.clone()));
            prices
                .discounts
                .insert("gpt-5".to_owned(), Percent::new(10));
        }
        assert_eq!(prices_from_bytes(&[1, 200]), None);
    }
}
