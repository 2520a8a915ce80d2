//! How the account is set; each part unfolds when somebody wants it.

use leptos::prelude::*;

use crate::credits::{Advice, NoAdvice, Recharge, RechargeForm};
use crate::money::Usd;
use crate::report::LoopReport;
use crate::scenario::{AccountEdit, AccountSettings, Edit};
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{COUNT, OPTIONAL_DATE, OPTIONAL_USD, PERCENT, Switch, USD, ValueField};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

type Settings = Memo<AccountSettings>;

fn send(planner: Planner, edit: AccountEdit) -> Result<(), String> {
    planner.send(Edit::Account(edit))
}

fn hours(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Dates and purchases, recharge, limits, and how sure things are.
#[component]
pub(in crate::ui) fn AccountParts() -> impl IntoView {
    let planner = Planner::expect();
    let settings = Memo::new(move |_| planner.scenario.with(|scenario| scenario.account));
    view! {
        <details use:remembered="recharge" class="part">
            <summary>{say!("Automatic recharge")}</summary>
            <RechargePart settings />
        </details>
        <details use:remembered="purchase" class="part">
            <summary>{say!("Dates, steps and tax")}</summary>
            <PurchasePart settings />
        </details>
        <details use:remembered="limits" class="part">
            <summary>{say!("Limits and usage tier")}</summary>
            <LimitPart settings />
        </details>
        <details use:remembered="risk" class="part">
            <summary>{say!("Risk, and a loop that never ends")}</summary>
            <RiskPart settings />
        </details>
    }
}

#[component]
fn RechargePart(settings: Settings) -> impl IntoView {
    let planner = Planner::expect();
    let is_on = Signal::derive(move || settings.get().recharges);
    view! {
        <p class="field__hint">{wording::recharge_is_on_at_setup()}</p>
        <Switch
            id="recharges"
            label=say!("Automatic recharge is on")
            on=is_on
            turn=move |on| planner.choose(Edit::Account(AccountEdit::Recharges(on)))
        />
        <Show when=move || is_on.get()>
            <div class="fields">
                <ValueField
                    notation=&USD
                    id="recharge-threshold"
                    label=say!("Threshold")
                    hint=say!("It buys when the balance is below this.")
                    value=Signal::derive(move || settings.get().recharge.threshold)
                    on_commit=|planner, usd| send(planner, AccountEdit::Threshold(usd))
                />
                <FormChoice settings />
                <ValueField
                    notation=&OPTIONAL_USD
                    id="recharge-limit"
                    label=say!("Monthly limit")
                    hint=say!("The most it buys in a calendar month. Empty means none.")
                    value=Signal::derive(move || settings.get().recharge.monthly_limit)
                    on_commit=|planner, usd| send(planner, AccountEdit::RechargeLimit(usd))
                />
                <ValueField
                    notation=&PERCENT
                    id="payment-failure"
                    label=say!("Payments that fail")
                    hint=say!("How likely the card is refused.")
                    value=Signal::derive(move || settings.get().payment.failure)
                    on_commit=|planner, share| send(planner, AccountEdit::PaymentFailure(share))
                />
                <ValueField
                    notation=&COUNT
                    id="payment-delay"
                    label=say!("Payment takes")
                    unit=say!("hours")
                    hint=say!("Until the credit is there.")
                    value=Signal::derive(move || u64::from(settings.get().payment.delay_hours))
                    on_commit=|planner, count| send(planner, AccountEdit::PaymentDelay(hours(count)))
                />
            </div>
        </Show>
        <div class="fields">
            <ValueField
                notation=&COUNT
                id="handling-hours"
                label=say!("A failed payment is fixed in")
                unit=say!("hours")
                hint=say!("Until somebody has noticed it and paid another way.")
                value=Signal::derive(move || u64::from(settings.get().payment.handling_hours))
                on_commit=|planner, count| send(planner, AccountEdit::Handling(hours(count)))
            />
        </div>
        <AdvicePart settings />
    }
}

/// Both published forms of recharge.
#[component]
fn FormChoice(settings: Settings) -> impl IntoView {
    let planner = Planner::expect();
    let amount = move || match settings.get().recharge.form {
        RechargeForm::RestoreTo(amount) | RechargeForm::Amount(amount) => amount,
    };
    let is_fixed = move || matches!(settings.get().recharge.form, RechargeForm::Amount(_));
    let choose = move |event| {
        let form = match event_target_value(&event).as_str() {
            "amount" => RechargeForm::Amount(amount()),
            _ => RechargeForm::RestoreTo(amount()),
        };
        planner.choose(Edit::Account(AccountEdit::Form(form)));
    };
    view! {
        <div class="field">
            <label class="field__label" for="recharge-form">{say!("It buys")}</label>
            <select class="field__input" id="recharge-form" on:change=choose>
                <option value="restore" selected=move || !is_fixed()>{say!("Up to a balance")}</option>
                <option value="amount" selected=is_fixed>{say!("A fixed amount")}</option>
            </select>
            <span class="field__hint">{say!("OpenAI's form now asks for the balance to restore.")}</span>
        </div>
        <ValueField
            notation=&USD
            id="recharge-usd"
            label=say!("Balance or amount")
            hint=say!("OpenAI recharges no less than its smallest purchase.")
            value=Signal::derive(amount)
            on_commit=|planner: Planner, usd| {
                let now = planner.scenario.with_untracked(|scenario| scenario.account.recharge.form);
                send(planner, AccountEdit::Form(match now {
                    RechargeForm::RestoreTo(_) => RechargeForm::RestoreTo(usd),
                    RechargeForm::Amount(_) => RechargeForm::Amount(usd),
                }))
            }
        />
    }
}

/// What to set, each with its sentence, and a button that sets it.
#[component]
fn AdvicePart(settings: Settings) -> impl IntoView {
    let planner = Planner::expect();
    let advice = Memo::new(move |_| {
        planner
            .runway()
            .with(|runway| runway.as_ref().map(|runway| runway.advice.clone()))
    });
    let handling = move || settings.get().payment.handling_hours;
    move || {
        advice.get().map(|advice: Result<Advice, NoAdvice>| match advice {
            Err(reason) => view! { <p class="field__hint">{wording::no_advice(reason)}</p> }.into_any(),
            Ok(advice) => {
                let sentences = [
                    wording::advised_threshold(&advice, handling()),
                    wording::advised_restore(&advice),
                    wording::advised_limit(&advice),
                    wording::advised_alerts(&advice),
                ];
                let recharge = Recharge {
                    threshold: advice.threshold,
                    form: RechargeForm::RestoreTo(advice.restore_to),
                    monthly_limit: Some(advice.monthly_limit),
                };
                view! {
                    <h3 class="part__title">{say!("What we would set")}</h3>
                    <ul class="notes">
                        {sentences.map(|text| view! { <li>{text}</li> })}
                    </ul>
                    <button
                        type="button"
                        on:click=move |_| planner.choose(Edit::Account(AccountEdit::Advised(recharge)))
                    >
                        {say!("Plan with these")}
                    </button>
                }.into_any()
            }
        })
    }
}

#[component]
fn PurchasePart(settings: Settings) -> impl IntoView {
    view! {
        <div class="fields">
            <ValueField
                notation=&OPTIONAL_DATE
                id="free-until"
                label=say!("Free credits until")
                hint=say!("Their last day, such as 2026-12-31. Empty means no end.")
                value=Signal::derive(move || settings.get().free_until)
                on_commit=|planner, day| send(planner, AccountEdit::FreeUntil(day))
            />
            <ValueField
                notation=&OPTIONAL_DATE
                id="bought-on"
                label=say!("Balance bought on")
                hint=say!("Bought credit expires a year later. Empty means today.")
                value=Signal::derive(move || settings.get().bought_on)
                on_commit=|planner, day| send(planner, AccountEdit::BoughtOn(day))
            />
            <ValueField
                notation=&USD
                id="step"
                label=say!("Buy in steps of")
                hint=say!("Purchases are whole multiples of this.")
                value=Signal::derive(move || settings.get().step)
                on_commit=|planner, usd: Usd| send(planner, AccountEdit::Step(usd))
            />
            <ValueField
                notation=&PERCENT
                id="tax"
                label=say!("Tax on top")
                hint=say!("By your billing address; OpenAI publishes no table.")
                value=Signal::derive(move || settings.get().tax)
                on_commit=|planner, share| send(planner, AccountEdit::Tax(share))
            />
        </div>
    }
}

#[component]
fn LimitPart(settings: Settings) -> impl IntoView {
    view! {
        <div class="fields">
            <ValueField
                notation=&OPTIONAL_USD
                id="budget"
                label=say!("Monthly budget")
                hint=say!("Notifies at the usual alert levels; stops nothing.")
                value=Signal::derive(move || settings.get().budget)
                on_commit=|planner, usd| send(planner, AccountEdit::Budget(usd))
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="hard-limit"
                label=say!("Hard monthly limit")
                hint=say!("Stops service for the rest of the month.")
                value=Signal::derive(move || settings.get().hard_limit)
                on_commit=|planner, usd| send(planner, AccountEdit::HardLimit(usd))
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="paid-so-far"
                label=say!("Paid to OpenAI so far")
                hint=say!("In all; it decides your usage tier. Empty asks about no tier.")
                value=Signal::derive(move || settings.get().paid_so_far)
                on_commit=|planner, usd| send(planner, AccountEdit::PaidSoFar(usd))
            />
            <ValueField
                notation=&COUNT
                id="cut-off"
                label=say!("Cut-off comes late by")
                unit=say!("hours")
                hint=say!("OpenAI publishes no figure; what is spent in it is owed.")
                value=Signal::derive(move || u64::from(settings.get().cut_off_hours))
                on_commit=|planner, count| send(planner, AccountEdit::CutOff(hours(count)))
            />
        </div>
    }
}

#[component]
fn RiskPart(settings: Settings) -> impl IntoView {
    let planner = Planner::expect();
    let runaway = Memo::new(move |_| {
        planner.runway().with(|runway| {
            let runway = runway.as_ref()?;
            Some((runway.runaway.clone()?, runway.projects.clone()))
        })
    });
    let sentences = move || {
        runaway
            .get()
            .map(|(report, projects): (LoopReport, Vec<String>)| {
                let mut sentences = vec![wording::runaway(&report, &projects)];
                sentences.extend(report.outcome.guards.iter().map(wording::guard));
                sentences
                    .into_iter()
                    .map(|text| view! { <li>{text}</li> })
                    .collect_view()
            })
    };
    view! {
        <div class="fields">
            <ValueField
                notation=&PERCENT
                id="low"
                label=say!("Low case")
                hint=say!("Every day at this share of what is expected.")
                value=Signal::derive(move || settings.get().spread.low)
                on_commit=|planner, share| send(planner, AccountEdit::Low(share))
            />
            <ValueField
                notation=&PERCENT
                id="high"
                label=say!("High case")
                hint=say!("Half of the simulations are between 100% and this.")
                value=Signal::derive(move || settings.get().spread.high)
                on_commit=|planner, share| send(planner, AccountEdit::High(share))
            />
            <ValueField
                notation=&PERCENT
                id="day-spread"
                label=say!("A day differs by")
                hint=say!("From the days around it, either way.")
                value=Signal::derive(move || settings.get().spread.day)
                on_commit=|planner, share| send(planner, AccountEdit::DaySpread(share))
            />
            <ValueField
                notation=&PERCENT
                id="risk"
                label=say!("Risk you take")
                hint=say!("Of being out of credit before the last day.")
                value=Signal::derive(move || settings.get().risk)
                on_commit=|planner, share| send(planner, AccountEdit::Risk(share))
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="peak-day"
                label=say!("Dearest day")
                hint=say!("Empty takes the average day.")
                value=Signal::derive(move || settings.get().peak_day)
                on_commit=|planner, usd| send(planner, AccountEdit::PeakDay(usd))
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="loop-hour"
                label=say!("A loop uses in an hour")
                hint=say!("What your rate limit lets through. Empty takes ten times a peak hour.")
                value=Signal::derive(move || settings.get().loop_hour)
                on_commit=|planner, usd| send(planner, AccountEdit::LoopHour(usd))
            />
        </div>
        <ul class="notes">{sentences}</ul>
    }
}
