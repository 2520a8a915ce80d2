//! The names of what people send.

use super::usd_exact;
use crate::catalog::Quality;
use crate::report::BudgetUse;
use crate::scenario::Template;
use crate::tokens::Detail;
use crate::workload::{Environment, Measure, Part, Period, Quantity, Shape, Week};

/// A shape of work.
#[must_use]
pub const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "Single request",
        Shape::Chat => "Conversation",
        Shape::Rag => "Question with passages",
        Shape::Agent => "Agent in steps",
        Shape::Embedding => "Embedding",
        Shape::Transcription => "Transcription",
        Shape::Speech => "Speech",
        Shape::Pictures => "Image generation",
        Shape::FineTuning => "Fine-tuning",
    }
}

/// What happens in a unit of that shape.
#[must_use]
pub const fn shape_explained(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "One request, one answer. Nothing is sent twice.",
        Shape::Chat => {
            "Every turn sends the instructions and all turns before it again, so long conversations cost more than their messages."
        }
        Shape::Rag => "One request with the passages that were found for the question.",
        Shape::Agent => "Every step sends all steps before it again, with what the tools answered.",
        Shape::Embedding => "Input only; nothing is written.",
        Shape::Transcription => "Sound in, text out.",
        Shape::Speech => "Text in, sound out.",
        Shape::Pictures => "A prompt in, pictures out.",
        Shape::FineTuning => {
            "Training is paid by the tokens of the data set × epochs. Using the trained model afterwards is a workload of its own."
        }
    }
}

/// The heading of the panel that describes one unit.
#[must_use]
pub const fn one_unit(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "One request",
        Shape::Chat => "One conversation",
        Shape::Rag => "One question",
        Shape::Agent => "One task",
        Shape::Embedding => "One document",
        Shape::Transcription => "One recording",
        Shape::Speech => "One reading",
        Shape::Pictures => "One prompt",
        Shape::FineTuning => "One training run",
    }
}

/// The name of the amount for one unit.
#[must_use]
pub const fn per_unit(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "Per request",
        Shape::Chat => "Per conversation",
        Shape::Rag => "Per question",
        Shape::Agent => "Per task",
        Shape::Embedding => "Per document",
        Shape::Transcription => "Per recording",
        Shape::Speech => "Per reading",
        Shape::Pictures => "Per prompt",
        Shape::FineTuning => "Per training run",
    }
}

/// The heading of a column with amounts for one unit.
#[must_use]
pub const fn a_unit(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "A request",
        Shape::Chat => "A conversation",
        Shape::Rag => "A question",
        Shape::Agent => "A task",
        Shape::Embedding => "A document",
        Shape::Transcription => "A recording",
        Shape::Speech => "A reading",
        Shape::Pictures => "A prompt",
        Shape::FineTuning => "A training run",
    }
}

/// The label of the field with the number of units.
#[must_use]
pub const fn units(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "Requests",
        Shape::Chat => "Conversations",
        Shape::Rag => "Questions",
        Shape::Agent => "Tasks",
        Shape::Embedding => "Documents",
        Shape::Transcription => "Recordings",
        Shape::Speech => "Readings",
        Shape::Pictures => "Prompts",
        Shape::FineTuning => "Training runs",
    }
}

/// Units of a shape, in a sentence.
#[must_use]
pub const fn per_unit_plural(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "requests",
        Shape::Chat => "conversations",
        Shape::Rag => "questions",
        Shape::Agent => "tasks",
        Shape::Embedding => "documents",
        Shape::Transcription => "recordings",
        Shape::Speech => "readings",
        Shape::Pictures => "prompts",
        Shape::FineTuning => "training runs",
    }
}

/// The label of a text's length.
#[must_use]
pub const fn part(part: Part, shape: Shape) -> &'static str {
    match (part, shape) {
        (Part::Message, Shape::Call) => "Input tokens",
        (Part::Answer, Shape::Call) => "Output tokens",
        (Part::Answer, Shape::Agent) => "Written in each step",
        (Part::Answer, Shape::Transcription) => "Transcript",
        (Part::Message, Shape::Rag) => "Question",
        (Part::Message, Shape::Agent) => "Task",
        (Part::Message, Shape::Speech) => "Text to read",
        (Part::Message, Shape::Pictures) | (Part::Instructions, Shape::Transcription) => "Prompt",
        (Part::Document, Shape::FineTuning) => "Training data",
        (Part::Instructions, _) => "Instructions",
        (Part::Tools, _) => "Tool definitions",
        (Part::Schema, _) => "Answer schema",
        (Part::History, _) => "Earlier messages",
        (Part::Message, _) => "Each message",
        (Part::Chunk, _) => "Each passage",
        (Part::Document, _) => "Document",
        (Part::Observation, _) => "Each tool answer",
        (Part::Answer, _) => "Each answer",
        (Part::Framing, _) => "Message framing",
    }
}

/// One line on a text.
#[must_use]
pub const fn part_explained(part: Part, shape: Shape) -> &'static str {
    match (part, shape) {
        (Part::Message, Shape::Call) => "Everything you send: instructions, history, the question.",
        (Part::Answer, Shape::Call) => "The whole answer, hidden reasoning included.",
        (Part::Instructions, _) => "The system prompt, sent with every call.",
        (Part::Tools, _) => "Names, descriptions and parameters, sent with every call.",
        (Part::Schema, _) => "The JSON schema of a structured answer.",
        (Part::History, _) => "Turns from before that are sent along.",
        (Part::Message, Shape::Rag) => "What the person asks.",
        (Part::Message, Shape::Agent) => "What the agent is asked to do.",
        (Part::Message, Shape::Speech) | (Part::Answer, Shape::Transcription) => {
            "Only for models billed by the token."
        }
        (Part::Message, _) => "What is sent.",
        (Part::Chunk, _) => "A passage that was found for the question.",
        (Part::Document, Shape::FineTuning) => "The tokens of the whole data set.",
        (Part::Document, _) => "What is turned into a vector.",
        (Part::Observation, _) => "What a tool gives back, sent with every later step.",
        (Part::Answer, _) => "What the model writes, sent again with every later call.",
        (Part::Framing, _) => {
            "What OpenAI adds around messages: about 3 tokens and the role for each, 3 for the answer."
        }
    }
}

/// The label of a number.
#[must_use]
pub const fn quantity(quantity: Quantity, shape: Shape) -> &'static str {
    match (quantity, shape) {
        (Quantity::Pictures, Shape::Pictures) => "Images to make",
        (Quantity::Turns, _) => "Turns",
        (Quantity::HistoryKept, _) => "History kept",
        (Quantity::Summary, _) => "Summary of the rest",
        (Quantity::Chunks, _) => "Passages",
        (Quantity::Steps, _) => "Steps",
        (Quantity::ObservationGrowth, _) => "Growth a step",
        (Quantity::Reasoning, _) => "Hidden reasoning",
        (Quantity::Pictures, _) => "Images sent",
        (Quantity::PictureWidth, _) => "Image width",
        (Quantity::PictureHeight, _) => "Image height",
        (Quantity::Seconds, _) => "Seconds of audio",
        (Quantity::Characters, _) => "Characters",
        (Quantity::Epochs, _) => "Epochs",
        (Quantity::WebSearches, _) => "Web searches",
        (Quantity::FileSearches, _) => "File searches",
        (Quantity::ContainerSessions, _) => "Code sessions",
        (Quantity::MaxOutput, _) => "Most output",
        (Quantity::ShortestAnswer, _) => "Shortest answer",
        (Quantity::LongestAnswer, _) => "Longest answer",
        (Quantity::Pause, Shape::Agent) => "Between steps",
        (Quantity::Pause, _) => "Between turns",
    }
}

/// One line on a number.
#[must_use]
pub const fn quantity_explained(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Turns => "A message and its answer are one turn.",
        Quantity::HistoryKept => "The most history tokens sent again; 0 sends all.",
        Quantity::Summary => "Sent in place of the history left out; 0 drops it.",
        Quantity::Chunks => "Sent along with each question.",
        Quantity::Steps => "Each is a call.",
        Quantity::ObservationGrowth => "How much longer each tool answer is than the last.",
        Quantity::Reasoning => {
            "In percent of the visible answer. Billed as output, not sent again."
        }
        Quantity::Pictures => "In each call.",
        Quantity::PictureWidth | Quantity::PictureHeight => "In pixels.",
        Quantity::Seconds => "For models billed by time or by audio token.",
        Quantity::Characters => "For models billed by the character.",
        Quantity::Epochs => "Passes over the training data.",
        Quantity::WebSearches => "Charged by the call. What is found counts as input besides.",
        Quantity::FileSearches => "Charged by the call.",
        Quantity::ContainerSessions => "Of 20 minutes, in a 1 GB container.",
        Quantity::MaxOutput => {
            "max_output_tokens: a limit on each answer with its reasoning; 0 is none."
        }
        Quantity::ShortestAnswer => "For the low end of the bill; 0 if you cannot say.",
        Quantity::LongestAnswer => "For the high end of the bill; 0 if you cannot say.",
        Quantity::Pause => {
            "How long until the next call. Decides whether the prompt cache still holds it."
        }
    }
}

/// A word after the field of a number.
#[must_use]
pub const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "",
        Measure::Tokens => "tokens",
        Measure::Percent => "%",
        Measure::Pixels => "px",
        Measure::Seconds => "s",
    }
}

/// A kind of work to start from.
#[must_use]
pub const fn template(template: Template) -> &'static str {
    match template {
        Template::Assistant => "Single requests",
        Template::Chatbot => "Chatbot",
        Template::Rag => "Questions about documents (RAG)",
        Template::Extraction => "Extraction in Batch",
        Template::Agent => "Agent with tools",
        Template::Embedding => "Embedding of a corpus",
        Template::Transcription => "Transcription",
        Template::Speech => "Speech",
        Template::Pictures => "Image generation",
        Template::FineTuning => "Fine-tuning",
    }
}

/// What a project's spending is for.
#[must_use]
pub const fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Testing => "Testing",
        Environment::Production => "Production",
        Environment::Customer => "Customer",
        Environment::Internal => "Internal",
    }
}

/// The time a number of units is for.
#[must_use]
pub const fn period(period: Period) -> &'static str {
    match period {
        Period::Minute => "a minute",
        Period::Hour => "an hour",
        Period::Day => "a day",
        Period::Month => "in 30 days",
    }
}

/// On which days there is work.
#[must_use]
pub const fn week(week: Week) -> &'static str {
    match week {
        Week::EveryDay => "Every day",
        Week::Weekdays => "Monday to Friday",
    }
}

/// How closely the model looks at a picture.
#[must_use]
pub const fn detail(detail: Detail) -> &'static str {
    match detail {
        Detail::Low => "Low detail",
        Detail::High => "High detail",
        Detail::Original => "Original",
        Detail::Auto => "Automatic",
    }
}

/// So many for each user.
#[must_use]
pub const fn per_user() -> &'static str {
    "users × each"
}

/// All of it today.
#[must_use]
pub const fn once() -> &'static str {
    "once, today"
}

/// The label of the number of users.
#[must_use]
pub const fn users() -> &'static str {
    "Users"
}

/// The label of the number of units of each user.
#[must_use]
pub const fn each_user() -> &'static str {
    "Each user, a day"
}

/// The label of an amount for a thousand units.
#[must_use]
pub const fn per_thousand(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => "1,000 requests",
        Shape::Chat => "1,000 conversations",
        Shape::Rag => "1,000 questions",
        Shape::Agent => "1,000 tasks",
        Shape::Embedding => "1,000 documents",
        Shape::Transcription => "1,000 recordings",
        Shape::Speech => "1,000 readings",
        Shape::Pictures => "1,000 prompts",
        Shape::FineTuning => "1,000 training runs",
    }
}

/// How well images are made.
#[must_use]
pub const fn quality(quality: Quality) -> &'static str {
    match quality {
        Quality::Low => "Low",
        Quality::Medium => "Medium",
        Quality::High => "High",
    }
}

/// How much of a budget a month uses.
#[must_use]
pub fn budget_use(budget: &BudgetUse) -> String {
    let of_budget = budget
        .used_thousandths
        .map_or_else(|| super::no_amount().to_owned(), super::share);
    if budget.is_over {
        format!(
            "{of_budget} of its budget of {}: over",
            usd_exact(budget.monthly)
        )
    } else {
        format!("{of_budget} of its budget of {}", usd_exact(budget.monthly))
    }
}
