//! Amounts in another currency besides dollars, at a rate that the person types.

use leptos::prelude::*;

use crate::money::Usd;
use crate::ui::browser::storage;
use crate::ui::browser::storage::{is_unfolded, remembered};
use crate::ui::planner::Planner;
use crate::wording::{self, Currency, say};

/// An amount in the other currency, where there is one.
#[component]
pub(super) fn InCurrency(
    /// The amount.
    amount: Usd,
) -> impl IntoView {
    let planner = Planner::expect();
    move || {
        let shown = planner.currency.with(|own| own.as_ref()?.shown(amount));
        shown.map(|text| view! { <span class="in-currency">{text}</span> })
    }
}

/// The currency and its rate, and the way back to dollars alone.
#[component]
pub(super) fn CurrencyChoice() -> impl IntoView {
    let planner = Planner::expect();
    let own = planner.currency;
    let (code, rate) = own
        .get_untracked()
        .map(|own| (own.code().to_owned(), own.per_dollar()))
        .unwrap_or_default();
    let (code, rate) = (RwSignal::new(code), RwSignal::new(rate));
    let problem = RwSignal::new(None::<&'static str>);
    let set = move |currency: Option<Currency>| {
        storage::keep_currency(currency.as_ref());
        own.set(currency);
    };
    let read = move || {
        let (code, rate) = (code.get_untracked(), rate.get_untracked());
        if code.trim().is_empty() || rate.trim().is_empty() {
            return;
        }
        match Currency::new(&code, &rate, planner.today.get_untracked()) {
            Ok(currency) => {
                problem.set(None);
                // The same rate again is no newer rate.
                let is_same = own.with_untracked(|own| {
                    own.as_ref().is_some_and(|own| {
                        own.code() == currency.code() && own.per_dollar() == currency.per_dollar()
                    })
                });
                if !is_same {
                    set(Some(currency));
                }
            }
            Err(own) => problem.set(Some(wording::currency_problem(own))),
        }
    };
    let field =
        move |id: &'static str, label: &'static str, hint: &'static str, text: RwSignal<String>| {
            view! {
                <div class="field">
                    <label class="field__label" for=id>{label}</label>
                    <input
                        class="field__input"
                        type="text"
                        id=id
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby="currency-problem"
                        prop:value=text
                        on:change=move |event| {
                            text.set(event_target_value(&event));
                            read();
                        }
                    />
                    <span class="field__hint">{hint}</span>
                </div>
            }
        };
    view! {
        <details use:remembered="currency" class="how" prop:open=own.with_untracked(Option::is_some) || is_unfolded("currency")>
            <summary>{say!("Show another currency too")}</summary>
            <div class="fields">
                {field("currency-code", say!("Currency"), say!("Three letters, such as EUR."), code)}
                {field("currency-rate", say!("For one dollar"), say!("What a dollar costs in it today."), rate)}
            </div>
            <p class="field__problem" id="currency-problem" role="alert">{move || problem.get()}</p>
            {move || own.get().map(|currency| view! {
                <p class="field__hint">{currency.explained()}</p>
                <button
                    type="button"
                    class="button--quiet"
                    on:click=move |_| {
                        code.set(String::new());
                        rate.set(String::new());
                        set(None);
                    }
                >
                    {say!("Dollars only")}
                </button>
            })}
        </details>
    }
}
