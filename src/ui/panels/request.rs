//! One unit of work: the model, what goes in, what comes out, and how it is processed.

use leptos::prelude::*;

use super::caching::CachingFields;
use super::import::ImportBox;
use super::model_picker::ModelPicker;
use super::own_price::OwnPrice;
use super::parts::PartsTable;
use super::picture_files::PictureFiles;
use super::processing::ProcessingPicker;
use super::prompt::PromptBox;
use crate::catalog::{Processing, Quality};
use crate::scenario::WorkloadEdit;
use crate::tokens::{Detail, Tokens};
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{COUNT, Choice, Switch, ValueField};
use crate::ui::later::{BELOW, FIRST, Later, made};
use crate::ui::planner::{Moment, Planner};
use crate::wording::{self, say};
use crate::workload::{Effort, Part, Quantity, Shape, TextTokens};

/// The texts of a shape that everybody needs; the others unfold.
const COMMON_PARTS: usize = 2;

/// The shape of one unit of the workload in view.
#[component]
pub(in crate::ui) fn RequestPanel() -> impl IntoView {
    let planner = Planner::expect();
    let shape = Memo::new(move |_| {
        planner
            .with_workload(|workload| workload.work.shape)
            .unwrap_or_default()
    });
    view! {
        <section class="panel request-panel" id="request" aria-labelledby="request-title">
            <h2 id="request-title">{move || wording::one_unit(shape.get())}</h2>
            <Choice
                id="shape"
                label=say!("Kind of work")
                options=Shape::ALL.map(|shape| (shape, wording::shape(shape))).to_vec()
                value=shape
                choose=move |shape| planner.choose_workload(WorkloadEdit::Shape(shape))
            />
            <p class="panel__lead">{move || wording::shape_explained(shape.get())}</p>
            <ModelPicker />
            // Each in a task of its own, and before anything that stands below this panel.
            <Later turn=FIRST part=move || Box::pin(async move {
                made(view! { <OwnPrice /> <ImportBox /> })
            }) />
            <Later turn=FIRST part=move || Box::pin(async move { made(view! { <PromptBox shape /> }) }) />
            <Later turn=FIRST part=move || Box::pin(async move {
                made(view! {
                    {move || view! { <Numbers shape=shape.get() /> }}
                    <PartsTable shape />
                })
            }) />
            <Later turn=FIRST part=move || Box::pin(async move {
                made(view! {
                    <ProcessingPicker />
                    <BatchSwitch />
                    <Show when=move || shape.get().can_cache()>
                        <CachingFields />
                    </Show>
                })
            }) />
        </section>
    }
}

/// The fields of a shape: the common ones, and the rest unfolding.
#[component]
fn Numbers(
    /// The shape.
    shape: Shape,
) -> impl IntoView {
    let (parts, quantities) = (shape.parts(), shape.quantities());
    // What makes the shape what it is comes first: its turns, steps, passages, seconds.
    let common_quantities = match shape {
        Shape::Call => 0,
        Shape::Speech => 2,
        Shape::Pictures => 3,
        Shape::Chat
        | Shape::Rag
        | Shape::Agent
        | Shape::Embedding
        | Shape::Transcription
        | Shape::FineTuning => quantities.len().min(1),
    };
    let common_parts = if shape == Shape::Call {
        COMMON_PARTS
    } else {
        parts.len().min(5)
    };
    let field = move |part: Part| view! { <TextField part shape /> };
    let number = move |quantity: Quantity| view! { <NumberField quantity shape /> };
    let more_parts = parts.iter().skip(common_parts).copied();
    let more_quantities = quantities.iter().skip(common_quantities).copied();
    let sends_pictures = shape != Shape::Pictures && quantities.contains(&Quantity::Pictures);
    let has_reasoning = quantities.contains(&Quantity::Reasoning);
    let more = move || {
        let detail = sends_pictures.then(|| view! { <PictureDetail /> });
        made(view! {
            <div class="fields">
                {more_parts.map(field).collect_view()}
                {more_quantities.map(number).collect_view()}
                {detail}
            </div>
            {has_reasoning.then(|| view! { <EffortChoice /> })}
            {sends_pictures.then(|| view! { <PictureFiles /> })}
        })
    };
    let has_more = parts.len() > common_parts || quantities.len() > common_quantities;
    view! {
        <div class="fields">
            {parts.iter().take(common_parts).copied().map(field).collect_view()}
            {quantities.iter().take(common_quantities).copied().map(number).collect_view()}
            {(shape == Shape::Pictures).then(|| view! { <PictureQuality /> })}
        </div>
        {has_more.then(|| view! {
            <details use:remembered="request" class="how more">
                <summary>{say!("More: other parts, reasoning, images, paid tools")}</summary>
                <Later turn=BELOW body_of="request" part=move || Box::pin(async move { more() }) />
            </details>
        })}
    }
}

/// How closely images that are sent along are looked at.
#[component]
fn PictureDetail() -> impl IntoView {
    let planner = Planner::expect();
    let detail = Memo::new(move |_| {
        planner
            .with_workload(|own| own.work.detail)
            .unwrap_or(Detail::High)
    });
    view! {
        <Choice
            id="picture-detail"
            label=say!("Image detail")
            options=[Detail::Low, Detail::High, Detail::Original, Detail::Auto]
                .map(|own| (own, wording::detail(own))).to_vec()
            value=detail
            choose=move |own| planner.choose_workload(WorkloadEdit::Detail(own))
        />
    }
}

/// How well images are made.
#[component]
fn PictureQuality() -> impl IntoView {
    let planner = Planner::expect();
    let quality = Memo::new(move |_| {
        planner
            .with_workload(|own| own.work.quality)
            .unwrap_or(Quality::Medium)
    });
    view! {
        <Choice
            id="picture-quality"
            label=say!("Image quality")
            options=[Quality::Low, Quality::Medium, Quality::High]
                .map(|own| (own, wording::quality(own))).to_vec()
            value=quality
            choose=move |own| planner.choose_workload(WorkloadEdit::Quality(own))
        />
    }
}

#[component]
fn TextField(
    /// Which text.
    part: Part,
    /// The shape it is in.
    shape: Shape,
) -> impl IntoView {
    let planner = Planner::expect();
    let value = Signal::derive(move || {
        planner
            .with_workload(|workload| workload.work.tokens(part).get())
            .unwrap_or_default()
    });
    view! {
        <ValueField
            notation=&COUNT
            id=part.id()
            label=wording::part(part, shape)
            unit=say!("tokens")
            hint=wording::part_explained(part, shape)
            value
            on_commit=move |planner, tokens| {
                let text = TextTokens::Typed(Tokens::new(tokens));
                planner.send_workload(WorkloadEdit::Text(part, text))
            }
        />
    }
}

#[component]
fn NumberField(
    /// Which number.
    quantity: Quantity,
    /// The shape it is in.
    shape: Shape,
) -> impl IntoView {
    let planner = Planner::expect();
    let value = Signal::derive(move || {
        planner
            .with_workload(|workload| workload.work.quantity(quantity))
            .unwrap_or_default()
    });
    view! {
        <ValueField
            notation=&COUNT
            id=quantity.id()
            label=wording::quantity(quantity, shape)
            unit=wording::measure(quantity.measure())
            hint=wording::quantity_explained(quantity)
            value
            on_commit=move |planner, value| {
                planner.send_workload(WorkloadEdit::Quantity(quantity, value))
            }
        />
    }
}

/// The reasoning effort, and how sure its share of the output is.
#[component]
fn EffortChoice() -> impl IntoView {
    let planner = Planner::expect();
    let effort = Signal::derive(move || {
        planner
            .with_workload(|workload| Effort::of_share(workload.work.quantity(Quantity::Reasoning)))
            .flatten()
    });
    let options = core::iter::once(None).chain(Effort::ALL.map(Some));
    let options: Vec<_> = options
        .map(|effort| (effort, wording::effort(effort)))
        .collect();
    let choose = move |effort: Option<Effort>| {
        if let Some(effort) = effort {
            let share = effort.share().likely;
            planner.choose_workload(WorkloadEdit::Quantity(Quantity::Reasoning, share));
        }
    };
    let range =
        Memo::new(move |_| planner.with_settled(Moment::Inputs, |report| report.focus.reasoning));
    view! {
        <Choice
            id="effort"
            label=say!("Reasoning effort")
            options
            value=effort
            choose
        />
        <p class="field__hint">
            {move || range.get().map(|range| wording::reasoning_range(&range))}
        </p>
    }
}

/// Batch on or off, with what that does to a month.
#[component]
fn BatchSwitch() -> impl IntoView {
    let planner = Planner::expect();
    let on = Signal::derive(move || {
        planner
            .with_workload(|workload| workload.processing == Processing::Batch)
            .unwrap_or_default()
    });
    let effect = Memo::new(move |_| planner.with_settled(Moment::Inputs, wording::batch_effect));
    let locked = Memo::new(move |_| planner.with_settled(Moment::Inputs, wording::batch_locked));
    view! {
        <Switch
            id="batch"
            label=say!("Batch")
            on
            effect
            locked
            turn=move |on| {
                let processing = if on { Processing::Batch } else { Processing::Standard };
                planner.choose_workload(WorkloadEdit::Processing(processing));
            }
        />
    }
}
