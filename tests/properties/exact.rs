//! Decimals as whole numbers of a unit far finer than the engine's, for second opinions.

/// A decimal text as a whole number of units of 10⁻²⁰.
pub(crate) fn units(decimal: &str) -> u128 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    assert!(fraction.len() <= 20, "{decimal} is finer than the unit");
    format!("{whole}{fraction:0<20}").parse().unwrap()
}

/// A decimal text as a whole number of femto-dollars, which hold larger amounts.
pub(crate) fn femto(decimal: &str) -> u128 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    assert!(
        fraction.len() <= 15,
        "{decimal} is finer than the engine's unit"
    );
    format!("{whole}{fraction:0<15}").parse().unwrap()
}

/// A whole number of units as the shortest decimal text.
pub(crate) fn text(units: u128) -> String {
    let digits = format!("{units:021}");
    let (whole, fraction) = digits.split_at(digits.len() - 20);
    let text = format!("{whole}.{fraction}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A whole number of thirds of a unit, to the nearest 10⁻¹⁵ where no decimal is exact.
pub(crate) fn text_of_thirds(thirds: u128) -> String {
    if thirds.is_multiple_of(3) {
        return text(thirds / 3);
    }
    let femto = 3 * 100_000;
    text((thirds + femto / 2) / femto * 100_000)
}

/// A product with a factor such as `1.1`, which must come out whole.
pub(crate) fn times_factor(units: u128, factor: &str) -> u128 {
    let (whole, fraction) = factor.split_once('.').unwrap_or((factor, ""));
    let numerator: u128 = format!("{whole}{fraction}").parse().unwrap();
    let denominator = 10_u128.pow(u32::try_from(fraction.len()).unwrap());
    let product = units * numerator;
    assert_eq!(product % denominator, 0, "{factor} does not come out whole");
    product / denominator
}

#[test]
fn the_second_opinion_can_count() {
    for decimal in [
        "0",
        "1",
        "0.5",
        "132.6",
        "0.00000000000000000001",
        "1000000",
    ] {
        assert_eq!(text(units(decimal)), decimal);
    }
    assert_eq!(text(times_factor(units("2.5"), "1.1")), "2.75");
}
