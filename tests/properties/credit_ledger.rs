//! What holds for every entry of every ledger, over 20,000 years of accounts to which much goes wrong.
//!
//! Each year follows from its number, which a failure names. What an entry should say is worked
//! out from the entries before it, with lots kept in the most careful way there is.

use std::collections::BTreeMap;

use topup::calendar::Date;
use topup::credits::{
    Course, Entry, Event, HeldBack, Lot, LotKind, Move, RechargeForm, SpendLimits, UsageLimit,
};
use topup::money::{Percent, Usd};

use crate::accounts::{Case, DAYS};
use crate::today;

/// `PROPTEST_CASES` asks for more, as it does elsewhere.
const YEARS: usize = 20_000;

/// Years are independent, so they are looked at side by side.
const WORKERS: usize = 4;

#[test]
fn every_entry_of_20_000_years_is_accounted_for() -> Result<(), String> {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok()).unwrap_or(0);
    let years = asked.max(YEARS);
    let seen = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|worker| scope.spawn(move || live((worker..years).step_by(WORKERS))))
            .collect();
        let mut seen = BTreeMap::new();
        for worker in workers {
            for (event, times) in worker.join().unwrap()? {
                *seen.entry(event).or_insert(0_u32) += times;
            }
        }
        Ok::<_, String>(seen)
    })?;
    // A year in which nothing happens proves nothing.
    assert_eq!(seen.len(), 16, "{seen:?}");
    assert!(seen.values().all(|times| *times > 100), "{seen:?}");
    Ok(())
}

/// Checks years, and says how often each kind of event happened in them.
fn live(years: impl Iterator<Item = usize>) -> Result<BTreeMap<&'static str, u32>, String> {
    let mut seen = BTreeMap::new();
    for year in years {
        let case = Case::new(year as u64);
        let course = case.run();
        if let Err(wrong) = check(&case, &course) {
            return Err(format!("year {year}: {wrong}\n{case:?}"));
        }
        if year % 16 == 0 {
            assert_eq!(course, case.run(), "year {year} does not replay");
        }
        for entry in &course.entries {
            *seen.entry(name(&entry.event)).or_insert(0) += 1;
        }
    }
    Ok(seen)
}

#[test]
fn more_credit_never_runs_out_earlier_and_more_use_never_later() {
    for year in 0..2_000 {
        let mut case = Case::new(year);
        // Automatic purchases have thresholds, which a richer account reaches later in the month.
        case.account.recharge = None;
        case.account.purchases.clear();
        case.account.limits = SpendLimits::default();
        case.account.usage_limit = UsageLimit::Unknown;
        for project in &mut case.account.projects {
            project.limits = SpendLimits::default();
        }
        let lasts = |case: &Case| case.run().totals.full_days;
        let before = lasts(&case);
        let mut richer = case.clone();
        richer.account.held.push(Lot {
            kind: LotKind::Paid,
            left: Usd::from_dollars(30),
            expires: Some(today().plus_days(90)),
        });
        assert!(lasts(&richer) >= before, "year {year}: {case:?}");
        let mut busier = case.clone();
        for project in &mut busier.account.projects {
            project.spend = project.spend.scaled(Percent::new(150)).unwrap();
        }
        assert!(lasts(&busier) <= before, "year {year}: {case:?}");
    }
}

#[test]
fn a_quiet_day_taken_at_once_is_24_hours() {
    // An alert at every hundredth of a budget that is never reached has every day taken by the hour.
    for year in 0..300 {
        let case = Case::new(year);
        let mut watched = case.clone();
        for project in &mut watched.account.projects {
            project.limits.alerts = (1..=100).map(Percent::new).collect();
            project.limits.budget = project.spend.total(31).filter(|month| !month.is_zero());
        }
        let (at_once, by_hour) = (case.run(), watched.run());
        assert_eq!(at_once.days, by_hour.days, "year {year}: {case:?}");
        assert_eq!(at_once.totals, by_hour.totals, "year {year}");
    }
}

/// Everything that must hold of a course.
fn check(case: &Case, course: &Course) -> Result<(), String> {
    let mut book = Book::default();
    for (place, entry) in course.entries.iter().enumerate() {
        let wrong = |what: &str, book: &Book| Err(format!("{what} at {entry:?}, with {book:?}"));
        if entry.number as usize != place + 1 {
            return wrong("a number is missing", &book);
        }
        if place == 0 {
            book.open(case);
        }
        if let Err(what) = book.take(case, entry) {
            return wrong(what, &book);
        }
    }
    if course.entries.len() > (DAYS * 24 * 4) as usize {
        return Err(format!("{} entries", course.entries.len()));
    }
    ends_agree(case, course)
}

/// Days and totals say what the entries say.
fn ends_agree(case: &Case, course: &Course) -> Result<(), String> {
    let totals = course.totals;
    let (mut spent, mut refused) = (Usd::ZERO, Usd::ZERO);
    for entry in &course.entries {
        if let Event::Spend { amount } = entry.event {
            spent += amount;
        }
        if let Event::Refused { amount, .. } = entry.event {
            refused += amount;
        }
    }
    let wanted: Usd = (0..DAYS)
        .flat_map(|day| {
            case.account
                .projects
                .iter()
                .map(move |project| project.spend.on(day))
        })
        .sum();
    if (totals.spent, totals.refused, wanted) != (spent, refused, spent + refused) {
        return Err(format!("{totals:?} of {wanted:?}"));
    }
    let last = course.days.last().unwrap();
    let arrived = totals.opening + totals.purchased + totals.recharged + last.owed;
    let left = totals.spent + totals.expired + last.balance;
    if arrived != left || course.days.len() != DAYS as usize {
        return Err(format!("{totals:?} ends with {last:?}"));
    }
    Ok(())
}

/// The account as the entries tell it.
#[derive(Clone, Debug, Default)]
struct Book {
    lots: Vec<Lot>,
    owed: Usd,
    most_owed: Option<Usd>,
    recharged: BTreeMap<(i32, u8), Usd>,
}

impl Book {
    fn open(&mut self, case: &Case) {
        self.lots.clone_from(&case.account.held);
        self.lots.retain(|lot| !lot.left.is_zero());
        self.most_owed = case.most_owed();
        let (year, month, _) = case.today.parts();
        self.recharged
            .insert((year, month), case.account.month_so_far.recharged);
    }

    fn held(&self) -> Usd {
        self.lots.iter().map(|lot| lot.left).sum()
    }

    /// Takes an entry in, and sees whether it could happen and says the truth.
    fn take(&mut self, case: &Case, entry: &Entry) -> Result<(), &'static str> {
        let (held, owed) = (self.held(), self.owed);
        match entry.event {
            Event::Opening { amount } if amount != held => return Err("another opening"),
            Event::Spend { amount } => {
                if self
                    .lots
                    .iter()
                    .any(|lot| lot.expires.is_some_and(|day| day <= entry.on))
                {
                    return Err("something expired is still there");
                }
                self.spend(amount);
                if self.most_owed.is_some_and(|most| self.owed > most) {
                    return Err("too much is owed");
                }
            }
            Event::Expiry { amount, kind } => {
                let is_over =
                    |lot: &Lot| lot.kind == kind && lot.expires.is_some_and(|day| day <= entry.on);
                let gone: Usd = self
                    .lots
                    .iter()
                    .filter(|lot| is_over(lot))
                    .map(|lot| lot.left)
                    .sum();
                self.lots.retain(|lot| !is_over(lot));
                if gone != amount || amount.is_zero() {
                    return Err("another amount expires");
                }
            }
            Event::Purchase { amount } => {
                self.buy(case, entry, amount, case.terms.minimum_purchase)?;
            }
            Event::Recharge { amount, due } => {
                self.is_recharged_by_the_rules(case, amount, due, held, owed)?;
                self.buy(case, entry, amount, case.terms.minimum_recharge)?;
            }
            Event::RechargeHeldBack {
                why: HeldBack::MonthlyLimit,
            } => {
                let limit = case
                    .account
                    .recharge
                    .and_then(|recharge| recharge.monthly_limit);
                let left = limit
                    .unwrap_or_default()
                    .saturating_sub(self.recharged_in(entry.on));
                if left >= case.terms.minimum_recharge {
                    return Err("held back without a reason");
                }
            }
            Event::Opening { .. }
            | Event::Refused { .. }
            | Event::PurchaseRefused { .. }
            | Event::RechargeHeldBack { .. }
            | Event::PaymentFailed { .. }
            | Event::Alert { .. }
            | Event::OverBudget { .. }
            | Event::Stopped { .. }
            | Event::Resumed { .. } => {}
        }
        // Whatever happened: what is held less what is owed moved by the entry's amount.
        let (arrived, left) = match entry.event.moves() {
            _ if matches!(entry.event, Event::Opening { .. }) => (Usd::ZERO, Usd::ZERO),
            Move::In(amount) => (amount, Usd::ZERO),
            Move::Out(amount) => (Usd::ZERO, amount),
            Move::None => (Usd::ZERO, Usd::ZERO),
        };
        if held + arrived + entry.owed != entry.balance + left + owed {
            return Err("money appeared or vanished");
        }
        if (entry.balance, entry.owed) != (self.held(), self.owed) {
            return Err("the books differ");
        }
        Ok(())
    }

    fn buy(
        &mut self,
        case: &Case,
        entry: &Entry,
        amount: Usd,
        minimum: Usd,
    ) -> Result<(), &'static str> {
        if amount < minimum {
            return Err("below the minimum");
        }
        let pays_back = self.owed.min(amount);
        self.owed = self.owed - pays_back;
        self.lots.push(Lot {
            kind: LotKind::Paid,
            left: amount - pays_back,
            expires: Some(entry.on.plus_one_year()),
        });
        if case
            .account
            .balance_cap
            .is_some_and(|cap| self.held() > cap + self.owed)
        {
            return Err("above the cap");
        }
        Ok(())
    }

    fn recharged_in(&self, day: Date) -> Usd {
        let (year, month, _) = day.parts();
        self.recharged
            .get(&(year, month))
            .copied()
            .unwrap_or_default()
    }

    fn is_recharged_by_the_rules(
        &mut self,
        case: &Case,
        amount: Usd,
        due: Date,
        held: Usd,
        owed: Usd,
    ) -> Result<(), &'static str> {
        let Some(recharge) = case.account.recharge else {
            return Err("it is switched off");
        };
        let before = self.recharged_in(due);
        let (year, month, _) = due.parts();
        self.recharged.insert((year, month), before + amount);
        let left = recharge
            .monthly_limit
            .map(|limit| limit.saturating_sub(before));
        if left.is_some_and(|left| amount > left) {
            return Err("above the month's limit");
        }
        // With a delay the balance has moved on since the recharge was due.
        if case.account.payment.delay_hours > 0 {
            return Ok(());
        }
        if held >= recharge.threshold + owed {
            return Err("not below the threshold");
        }
        let wanted = match recharge.form {
            RechargeForm::RestoreTo(target) => (target + owed).saturating_sub(held),
            RechargeForm::Amount(amount) => amount,
        };
        let room = case
            .account
            .balance_cap
            .map(|cap| (cap + owed).saturating_sub(held));
        let full = wanted
            .min(left.unwrap_or(wanted))
            .min(room.unwrap_or(wanted));
        if amount == full {
            Ok(())
        } else {
            Err("another amount")
        }
    }

    /// Always the lot that has to go first, all of it.
    fn spend(&mut self, mut due: Usd) {
        self.lots.retain(|lot| !lot.left.is_zero());
        while !due.is_zero() {
            let far = Date::new(9999, 12, 31).unwrap();
            let rank = |place: &usize| {
                let lot = &self.lots[*place];
                (lot.kind, lot.expires.unwrap_or(far))
            };
            let Some(first) = (0..self.lots.len()).min_by_key(rank) else {
                self.owed += due;
                return;
            };
            let part = due.min(self.lots[first].left);
            self.lots[first].left = self.lots[first].left - part;
            due = due - part;
            if self.lots[first].left.is_zero() {
                self.lots.remove(first);
            }
        }
    }
}

fn name(event: &Event) -> &'static str {
    match event {
        Event::Opening { .. } => "opening",
        Event::Spend { .. } => "spend",
        Event::Refused { .. } => "refused",
        Event::Purchase { .. } => "purchase",
        Event::PurchaseRefused { .. } => "purchase refused",
        Event::Recharge { .. } => "recharge",
        Event::RechargeHeldBack {
            why: HeldBack::MonthlyLimit,
        } => "held back by the limit",
        Event::RechargeHeldBack {
            why: HeldBack::BalanceCap,
        } => "held back by the cap",
        Event::RechargeHeldBack {
            why: HeldBack::TooSmall,
        } => "held back as too small",
        Event::PaymentFailed { .. } => "failed payment",
        Event::Expiry {
            kind: LotKind::Free,
            ..
        } => "free credit expired",
        Event::Expiry {
            kind: LotKind::Paid,
            ..
        } => "paid credit expired",
        Event::Alert { .. } => "alert",
        Event::OverBudget { .. } => "over budget",
        Event::Stopped { .. } => "stop",
        Event::Resumed { .. } => "resumption",
    }
}
