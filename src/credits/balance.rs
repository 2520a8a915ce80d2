//! Credit that is held, lot by lot.

use serde::Serialize;

use crate::calendar::Date;
use crate::money::Usd;

/// Whether credit was granted or bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LotKind {
    /// Granted; used first.
    Free,
    /// Bought.
    Paid,
}

/// Credit that arrived together and expires together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Whether it was granted or bought.
    pub kind: LotKind,
    /// What is left of it.
    pub left: Usd,
    /// The first day on which it is worth nothing; `None` when no such day is known.
    pub expires: Option<Date>,
}

/// Everything unexpired that can be spent, and what is owed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// In the order of use: free before paid, then the earliest expiry first, then as they came.
    lots: Vec<Lot>,
    /// What was spent beyond the lots; the next purchase pays it first.
    owed: Usd,
    /// What is left of all lots together.
    held: Usd,
    /// The first day on which one of them is worth nothing.
    first_expiry: Option<Date>,
}

impl Balance {
    /// What can be spent.
    #[must_use]
    pub const fn total(&self) -> Usd {
        self.held
    }

    /// What was spent beyond it.
    #[must_use]
    pub const fn owed(&self) -> Usd {
        self.owed
    }

    /// Adds a lot, after what is owed has been taken from it if it was bought;
    /// nothing left of it changes nothing.
    pub fn add(&mut self, mut lot: Lot) {
        if lot.kind == LotKind::Paid {
            let paid_back = self.owed.min(lot.left);
            self.owed = self.owed - paid_back;
            lot.left = lot.left - paid_back;
        }
        if lot.left.is_zero() {
            return;
        }
        // A lot without a known expiry is used after those that have one.
        let rank = |lot: &Lot| (lot.kind, lot.expires.is_none(), lot.expires);
        let place = self.lots.partition_point(|held| rank(held) <= rank(&lot));
        self.lots.insert(place, lot);
        self.held += lot.left;
        self.find_first_expiry();
    }

    fn find_first_expiry(&mut self) {
        self.first_expiry = self.lots.iter().filter_map(|lot| lot.expires).min();
    }

    /// Whether something has expired by a day and was not taken out.
    pub(super) fn has_expired(&self, today: Date) -> bool {
        self.first_expiry.is_some_and(|first| first <= today)
    }

    /// Takes out what has expired by a day and returns how much it was.
    pub fn expire(&mut self, today: Date) -> Usd {
        let free = self.expire_kind(LotKind::Free, today);
        free + self.expire_kind(LotKind::Paid, today)
    }

    /// [`Balance::expire`], for granted or bought credit alone.
    pub fn expire_kind(&mut self, kind: LotKind, today: Date) -> Usd {
        if !self.has_expired(today) {
            return Usd::ZERO;
        }
        let is_over =
            |lot: &Lot| lot.kind == kind && lot.expires.is_some_and(|expires| expires <= today);
        let gone = self.lots.iter().filter(|lot| is_over(lot));
        let gone: Usd = gone.map(|lot| lot.left).sum();
        // A lot is never empty, so nothing gone means that no lot is.
        if gone.is_zero() {
            return gone;
        }
        self.lots.retain(|lot| !is_over(lot));
        self.held = self.held - gone;
        self.find_first_expiry();
        gone
    }

    /// Spends an amount in the order of use, or nothing at all when it is not
    /// covered; returns whether it was.
    #[must_use]
    pub fn spend(&mut self, amount: Usd) -> bool {
        let is_covered = self.total() >= amount;
        if is_covered {
            self.spend_on_credit(amount);
        }
        is_covered
    }

    /// Spends an amount in the order of use; what is not covered is owed.
    pub fn spend_on_credit(&mut self, amount: Usd) {
        let mut due = amount;
        let mut used_up = 0;
        for lot in &mut self.lots {
            let part = due.min(lot.left);
            lot.left = lot.left - part;
            due = due - part;
            used_up += usize::from(lot.left.is_zero());
            if due.is_zero() {
                break;
            }
        }
        self.held = self.held - (amount - due);
        self.owed += due;
        if used_up > 0 {
            self.lots.drain(..used_up);
            self.find_first_expiry();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(kind: LotKind, dollars: u32, expires: Option<&str>) -> Lot {
        Lot {
            kind,
            left: Usd::from_dollars(dollars),
            expires: expires.map(|day| Date::parse(day).unwrap()),
        }
    }

    #[test]
    fn free_credit_goes_first_then_the_earliest_expiry() {
        let mut balance = Balance::default();
        balance.add(lot(LotKind::Paid, 10, Some("2027-01-01")));
        balance.add(lot(LotKind::Paid, 5, Some("2026-12-01")));
        balance.add(lot(LotKind::Free, 3, None));
        assert!(balance.spend(Usd::from_dollars(4)));
        assert_eq!(
            balance.lots,
            [
                lot(LotKind::Paid, 4, Some("2026-12-01")),
                lot(LotKind::Paid, 10, Some("2027-01-01"))
            ]
        );
    }

    #[test]
    fn what_is_not_covered_is_not_spent_in_part() {
        let mut balance = Balance::default();
        balance.add(lot(LotKind::Paid, 5, None));
        assert!(!balance.spend(Usd::from_dollars(6)));
        assert_eq!(balance.total(), Usd::from_dollars(5));
    }

    #[test]
    fn what_is_owed_is_taken_from_the_next_purchase_once() {
        let mut balance = Balance::default();
        balance.add(lot(LotKind::Paid, 5, None));
        balance.spend_on_credit(Usd::from_dollars(7));
        assert_eq!(
            (balance.total(), balance.owed()),
            (Usd::ZERO, Usd::from_dollars(2))
        );
        balance.add(lot(LotKind::Free, 1, None));
        assert_eq!(balance.owed(), Usd::from_dollars(2), "a grant pays no debt");
        balance.add(lot(LotKind::Paid, 10, None));
        balance.add(lot(LotKind::Paid, 10, None));
        assert_eq!(
            (balance.total(), balance.owed()),
            (Usd::from_dollars(19), Usd::ZERO)
        );
    }

    #[test]
    fn credit_is_gone_on_its_expiry_day_and_not_before() {
        let mut balance = Balance::default();
        balance.add(lot(LotKind::Paid, 5, Some("2026-12-01")));
        assert_eq!(
            balance.expire(Date::parse("2026-11-30").unwrap()),
            Usd::ZERO
        );
        assert_eq!(
            balance.expire(Date::parse("2026-12-01").unwrap()),
            Usd::from_dollars(5)
        );
        assert_eq!(balance.total(), Usd::ZERO);
    }
}
