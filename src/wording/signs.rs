//! The signs of the runway's chart.

use super::say;
use crate::credits::Event;

/// A sign for a kind of event in the chart, and its name in the key; spending has none.
#[must_use]
pub fn event_sign(event: &Event) -> Option<(&'static str, &'static str)> {
    Some(match event {
        Event::Purchase { .. } => ("B", say!("Bought")),
        Event::Recharge { .. } => ("R", say!("Recharged")),
        Event::PaymentFailed { .. } => ("F", say!("Payment failed")),
        Event::Expiry { .. } => ("E", say!("Expired")),
        Event::Alert { .. } | Event::OverBudget { .. } => ("A", say!("Alert")),
        Event::RechargeHeldBack { .. } | Event::PurchaseRefused { .. } => ("H", say!("Not bought")),
        Event::Stopped { .. } => ("S", say!("Stopped")),
        Event::Resumed { .. } => ("G", say!("Goes on")),
        Event::Opening { .. } | Event::Spend { .. } | Event::Refused { .. } => return None,
    })
}

/// What stands in the circle of that sign.
#[must_use]
pub fn sign_shown(sign: &'static str) -> &'static str {
    match sign {
        "B" => say!("B" as "bought"),
        "R" => say!("R" as "recharged"),
        "F" => say!("F" as "payment failed"),
        "E" => say!("E" as "expired"),
        "A" => say!("A" as "alert"),
        "H" => say!("H" as "not bought"),
        "S" => say!("S" as "stopped"),
        "G" => say!("G" as "goes on"),
        _ => sign,
    }
}
