//! The prices of the model in view, to be typed over.

use leptos::prelude::*;

use super::Subject;
use crate::catalog::{ContextBand, RateCell, TokenKind, TypedTools, UnitPrice};
use crate::money::{Percent, UsdPerMillion};
use crate::scenario::{Edit, PriceEdit};
use crate::ui::fields::{
    MINUTE_RATE, OPTIONAL_CALL_RATE, OPTIONAL_RATE, OPTIONAL_USD, PERCENT, RATE, ValueField,
};
use crate::ui::planner::Planner;
use crate::wording::{self, say};

type Shown = Memo<Option<Subject>>;

/// Sends what the model in view makes of a typed price; nothing when it is in force already.
fn send(
    planner: Planner,
    subject: Shown,
    edit: impl FnOnce(&Subject) -> Option<Edit>,
) -> Result<(), String> {
    let edit = subject.with_untracked(|subject| subject.as_ref().and_then(edit));
    edit.map_or(Ok(()), |edit| planner.send(edit))
}

/// The rates of tokens.
#[component]
pub(super) fn RateFields(
    /// The model in view.
    subject: Shown,
) -> impl IntoView {
    let cells = Memo::new(move |_| {
        subject.with(|subject| {
            subject
                .as_ref()
                .map(|of| of.cells.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <div class="fields">
            {move || {
                cells.get().into_iter().map(|cell| view! { <RateField subject cell /> }).collect_view()
            }}
        </div>
    }
}

#[component]
fn RateField(subject: Shown, cell: RateCell) -> impl IntoView {
    let RateCell {
        band,
        modality,
        kind,
    } = cell;
    let id = format!("own-{band:?}-{modality:?}-{kind:?}").to_lowercase();
    let (label, hint) = (wording::rate_label(cell), wording::rate_hint(cell));
    let rate = Signal::derive(move || subject.with(|subject| subject.as_ref()?.rate(cell)));
    let is_needed = matches!(kind, TokenKind::Input | TokenKind::Output);
    if is_needed && band == ContextBand::Short {
        let value = Signal::derive(move || rate.get().unwrap_or_default());
        let commit =
            move |planner, rate| send(planner, subject, |of| of.edit_rate(cell, Some(rate)));
        view! {
            <ValueField notation=&RATE id label unit=say!("per 1M") hint value on_commit=commit />
        }
        .into_any()
    } else {
        let commit = move |planner, rate| send(planner, subject, |of| of.edit_rate(cell, rate));
        view! {
            <ValueField notation=&OPTIONAL_RATE id label unit=say!("per 1M") hint value=rate on_commit=commit />
        }
        .into_any()
    }
}

/// The price of a minute or of characters.
#[component]
pub(super) fn UnitField(
    /// The model in view.
    subject: Shown,
) -> impl IntoView {
    let unit = Memo::new(move |_| subject.with(|subject| subject.as_ref()?.unit));
    // Another unit is another field; another price in the same unit is not.
    let shown = Memo::new(move |_| unit.get().map(|price| core::mem::discriminant(&price)));
    move || {
        shown.track();
        match unit.get_untracked()? {
            UnitPrice::UsdPerMinute(first) => {
                let value = Signal::derive(move || match unit.get() {
                    Some(UnitPrice::UsdPerMinute(rate)) => rate,
                    _ => first,
                });
                let commit = move |planner, rate| {
                    send(planner, subject, |of| {
                        of.edit_unit(UnitPrice::UsdPerMinute(rate))
                    })
                };
                Some(
                    view! {
                        <ValueField
                            notation=&MINUTE_RATE
                            id="own-minute"
                            label=say!("Price of a minute")
                            hint=say!("Billed by the second.")
                            value
                            on_commit=commit
                        />
                    }
                    .into_any(),
                )
            }
            UnitPrice::UsdPerMillionCharacters(_) => {
                let value = Signal::derive(move || match unit.get() {
                    Some(UnitPrice::UsdPerMillionCharacters(rate)) => rate,
                    _ => UsdPerMillion::default(),
                });
                let commit = move |planner, rate| {
                    let price = UnitPrice::UsdPerMillionCharacters(rate);
                    send(planner, subject, |of| of.edit_unit(price))
                };
                Some(
                    view! {
                        <ValueField
                            notation=&RATE
                            id="own-characters"
                            label=say!("Price of characters")
                            unit=say!("per 1M")
                            hint=say!("Of the text that is read aloud.")
                            value
                            on_commit=commit
                        />
                    }
                    .into_any(),
                )
            }
        }
    }
}

/// The price of training.
#[component]
pub(super) fn TrainingField(
    /// The model in view.
    subject: Shown,
) -> impl IntoView {
    let rate = move || subject.with(|subject| subject.as_ref()?.training);
    view! {
        <ValueField
            notation=&RATE
            id="own-training"
            label=say!("Training rate")
            unit=say!("per 1M")
            hint=say!("Tokens of the data set times the epochs.")
            value=Signal::derive(move || rate().unwrap_or_default())
            on_commit=move |planner, rate| send(planner, subject, |of| of.edit_training(rate))
        />
    }
}

/// The price of a picture of the size and quality that is made.
#[component]
pub(super) fn PictureField(
    /// The model in view.
    subject: Shown,
) -> impl IntoView {
    let picture = move || subject.with(|subject| subject.as_ref()?.picture);
    let scope = move || picture().map(|(picture, _)| wording::picture_price_scope(picture));
    view! {
        <ValueField
            notation=&OPTIONAL_USD
            id="own-picture"
            label=say!("Price of one image")
            hint=say!("Empty: billed by its tokens.")
            value=Signal::derive(move || picture().and_then(|(_, each)| each))
            on_commit=move |planner, each| send(planner, subject, |of| of.edit_picture(each))
        />
        <p class="field__hint">{scope}</p>
    }
}

/// So much off everything.
#[component]
pub(super) fn Discount(
    /// The model in view.
    subject: Shown,
) -> impl IntoView {
    let off = move || subject.with(|subject| subject.as_ref().map(|subject| subject.off));
    view! {
        <ValueField
            notation=&PERCENT
            id="own-discount"
            label=say!("Discount")
            hint=say!("Off every price of this model, in every processing mode; not off prices typed above, and not off tools.")
            value=Signal::derive(move || off().unwrap_or(Percent::ZERO))
            on_commit=move |planner, off| {
                send(planner, subject, |of| {
                    let edit = PriceEdit::Discount(of.id.clone(), Some(off));
                    (of.off != off).then_some(Edit::Prices(edit))
                })
            }
        />
    }
}

/// The fees of tools, with every model.
#[component]
pub(super) fn ToolFields() -> impl IntoView {
    let planner = Planner::expect();
    // What is in force: typed where it is, published elsewhere.
    let fees = Memo::new(move |_| planner.with_priced_catalog(TypedTools::of));
    let send = |planner: Planner, change: &dyn Fn(&mut TypedTools)| {
        let mut typed = planner
            .scenario
            .with_untracked(|scenario| scenario.overrides.tools);
        let before = typed;
        change(&mut typed);
        let typed = typed.without(planner.with_catalog(TypedTools::of));
        if typed == before {
            return Ok(());
        }
        planner.send(Edit::Prices(PriceEdit::Tools(typed)))
    };
    view! {
        <p class="panel__lead">{wording::own_tools_scope()}</p>
        <div class="fields">
            <ValueField
                notation=&OPTIONAL_CALL_RATE
                id="own-web-search"
                label=say!("Web search fee")
                unit=say!("per 1,000")
                hint=say!("Empty: OpenAI's fee.")
                value=Signal::derive(move || fees.get().web_search)
                on_commit=move |planner, fee| send(planner, &|tools| tools.web_search = fee)
            />
            <ValueField
                notation=&OPTIONAL_CALL_RATE
                id="own-file-search"
                label=say!("File search fee")
                unit=say!("per 1,000")
                hint=say!("Empty: OpenAI's fee.")
                value=Signal::derive(move || fees.get().file_search)
                on_commit=move |planner, fee| send(planner, &|tools| tools.file_search = fee)
            />
            <ValueField
                notation=&OPTIONAL_USD
                id="own-container"
                label=say!("Container session fee")
                hint=say!("A container of 1 GB. Empty: OpenAI's fee.")
                value=Signal::derive(move || fees.get().container_session)
                on_commit=move |planner, fee| send(planner, &|tools| tools.container_session = fee)
            />
        </div>
    }
}
