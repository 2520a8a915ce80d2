//! Division and multiplication by small numbers, as fast as a machine has them.

/// How many whole times a small number fits in a large one, and the rest.
///
/// In three divisions of 64 bits, the width a machine has: thousands of courses
/// divide on every day, and a division of 128 bits takes several times as long.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each digit is cut out of the number; the sign is looked at first"
)]
pub(super) fn divided(number: i128, by: u32) -> (i128, u32) {
    if number < 0 {
        let by = i128::from(by);
        return (number.div_euclid(by), number.rem_euclid(by) as u32);
    }
    let by = u64::from(by);
    let (high, low) = ((number >> 64) as u64, number as u64);
    let middle = ((high % by) << 32) | (low >> 32);
    let last = ((middle % by) << 32) | (low & u64::from(u32::MAX));
    let quotient =
        (i128::from(high / by) << 64) | (i128::from(middle / by) << 32) | i128::from(last / by);
    (quotient, (last % by) as u32)
}

/// A large number so many times.
///
/// In two products of 64 bits where the number has no more: where a machine has no product of
/// 128 bits, as in a browser, that one is a function of its own.
pub(super) fn multiplied(number: i128, by: u32) -> i128 {
    let Ok(digits) = u64::try_from(number) else {
        return number * i128::from(by);
    };
    let by = u64::from(by);
    let (high, low) = ((digits >> 32) * by, (digits & u64::from(u32::MAX)) * by);
    (i128::from(high) << 32) + i128::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_in_digits_is_the_product() {
        for number in [0, 1, (1 << 32) - 1, 1 << 32, (1 << 64) - 1, 1 << 64, -1] {
            for by in [0, 1, 24, 10_000, u32::MAX] {
                assert_eq!(multiplied(number, by), number * i128::from(by));
            }
        }
    }

    #[test]
    fn a_division_in_digits_is_the_division() {
        let most: i128 = 3 << 120;
        for number in [
            0,
            1,
            9_999,
            most,
            most - 1,
            most / 7,
            1 << 64,
            (1 << 96) - 1,
            -1,
            -most,
        ] {
            for by in [1, 3, 24, 10_000, 65_536, u32::MAX] {
                let (quotient, rest) = divided(number, by);
                assert_eq!(quotient, number.div_euclid(by.into()), "{number} / {by}");
                assert_eq!(
                    i128::from(rest),
                    number.rem_euclid(by.into()),
                    "{number} / {by}"
                );
            }
        }
    }
}
