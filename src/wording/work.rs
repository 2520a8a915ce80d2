//! The names of what people send.

use super::say;
use super::usd_exact;
use crate::catalog::Quality;
use crate::report::BudgetUse;
use crate::scenario::Template;
use crate::tokens::Detail;
use crate::workload::{Environment, Measure, Part, Period, Quantity, Shape, Week};

/// A shape of work.
#[must_use]
pub fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("Single request"),
        Shape::Chat => say!("Conversation"),
        Shape::Rag => say!("Question with passages"),
        Shape::Agent => say!("Agent in steps"),
        Shape::Embedding => say!("Embedding"),
        Shape::Transcription => say!("Transcription"),
        Shape::Speech => say!("Speech"),
        Shape::Pictures => say!("Image generation"),
        Shape::FineTuning => say!("Fine-tuning"),
    }
}

/// What happens in a unit of that shape.
#[must_use]
pub fn shape_explained(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("One request, one answer. Nothing is sent twice."),
        Shape::Chat => {
            say!(
                "Every turn sends the instructions and all turns before it again, so long conversations cost more than their messages."
            )
        }
        Shape::Rag => say!("One request with the passages that were found for the question."),
        Shape::Agent => {
            say!("Every step sends all steps before it again, with what the tools answered.")
        }
        Shape::Embedding => say!("Input only; nothing is written."),
        Shape::Transcription => say!("Sound in, text out."),
        Shape::Speech => say!("Text in, sound out."),
        Shape::Pictures => say!("A prompt in, pictures out."),
        Shape::FineTuning => {
            say!(
                "Training is paid by the tokens of the data set × epochs. Using the trained model afterwards is a workload of its own."
            )
        }
    }
}

/// The heading of the panel that describes one unit.
#[must_use]
pub fn one_unit(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("One request"),
        Shape::Chat => say!("One conversation"),
        Shape::Rag => say!("One question"),
        Shape::Agent => say!("One task"),
        Shape::Embedding => say!("One document"),
        Shape::Transcription => say!("One recording"),
        Shape::Speech => say!("One reading"),
        Shape::Pictures => say!("One prompt"),
        Shape::FineTuning => say!("One training run"),
    }
}

/// The name of the amount for one unit.
#[must_use]
pub fn per_unit(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("Per request"),
        Shape::Chat => say!("Per conversation"),
        Shape::Rag => say!("Per question"),
        Shape::Agent => say!("Per task"),
        Shape::Embedding => say!("Per document"),
        Shape::Transcription => say!("Per recording"),
        Shape::Speech => say!("Per reading"),
        Shape::Pictures => say!("Per prompt"),
        Shape::FineTuning => say!("Per training run"),
    }
}

/// The heading of a column with amounts for one unit.
#[must_use]
pub fn a_unit(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("A request"),
        Shape::Chat => say!("A conversation"),
        Shape::Rag => say!("A question"),
        Shape::Agent => say!("A task"),
        Shape::Embedding => say!("A document"),
        Shape::Transcription => say!("A recording"),
        Shape::Speech => say!("A reading"),
        Shape::Pictures => say!("A prompt"),
        Shape::FineTuning => say!("A training run"),
    }
}

/// The label of the field with the number of units.
#[must_use]
pub fn units(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("Requests"),
        Shape::Chat => say!("Conversations"),
        Shape::Rag => say!("Questions"),
        Shape::Agent => say!("Tasks"),
        Shape::Embedding => say!("Documents"),
        Shape::Transcription => say!("Recordings"),
        Shape::Speech => say!("Readings"),
        Shape::Pictures => say!("Prompts"),
        Shape::FineTuning => say!("Training runs"),
    }
}

/// Units of a shape, in a sentence.
#[must_use]
pub fn per_unit_plural(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("requests"),
        Shape::Chat => say!("conversations"),
        Shape::Rag => say!("questions"),
        Shape::Agent => say!("tasks"),
        Shape::Embedding => say!("documents"),
        Shape::Transcription => say!("recordings"),
        Shape::Speech => say!("readings"),
        Shape::Pictures => say!("prompts"),
        Shape::FineTuning => say!("training runs"),
    }
}

/// The label of a text's length.
#[must_use]
pub fn part(part: Part, shape: Shape) -> &'static str {
    match (part, shape) {
        (Part::Message, Shape::Call) => say!("Input tokens"),
        (Part::Answer, Shape::Call) => say!("Output tokens"),
        (Part::Answer, Shape::Agent) => say!("Written in each step"),
        (Part::Answer, Shape::Transcription) => say!("Transcript"),
        (Part::Message, Shape::Rag) => say!("Question"),
        (Part::Message, Shape::Agent) => say!("Task"),
        (Part::Message, Shape::Speech) => say!("Text to read"),
        (Part::Message, Shape::Pictures) | (Part::Instructions, Shape::Transcription) => {
            say!("Prompt")
        }
        (Part::Document, Shape::FineTuning) => say!("Training data"),
        (Part::Instructions, _) => say!("Instructions"),
        (Part::Tools, _) => say!("Tool definitions"),
        (Part::Schema, _) => say!("Answer schema"),
        (Part::History, _) => say!("Earlier messages"),
        (Part::Message, _) => say!("Each message"),
        (Part::Chunk, _) => say!("Each passage"),
        (Part::Document, _) => say!("Document"),
        (Part::Observation, _) => say!("Each tool answer"),
        (Part::Answer, _) => say!("Each answer"),
        (Part::Framing, _) => say!("Message framing"),
    }
}

/// One line on a text.
#[must_use]
pub fn part_explained(part: Part, shape: Shape) -> &'static str {
    match (part, shape) {
        (Part::Message, Shape::Call) => {
            say!("Everything you send: instructions, history, the question.")
        }
        (Part::Answer, Shape::Call) => say!("The whole answer, hidden reasoning included."),
        (Part::Instructions, _) => say!("The system prompt, sent with every call."),
        (Part::Tools, _) => say!("Names, descriptions and parameters, sent with every call."),
        (Part::Schema, _) => say!("The JSON schema of a structured answer."),
        (Part::History, _) => say!("Turns from before that are sent along."),
        (Part::Message, Shape::Rag) => say!("What the person asks."),
        (Part::Message, Shape::Agent) => say!("What the agent is asked to do."),
        (Part::Message, Shape::Speech) | (Part::Answer, Shape::Transcription) => {
            say!("Only for models billed by the token.")
        }
        (Part::Message, _) => say!("What is sent."),
        (Part::Chunk, _) => say!("A passage that was found for the question."),
        (Part::Document, Shape::FineTuning) => say!("The tokens of the whole data set."),
        (Part::Document, _) => say!("What is turned into a vector."),
        (Part::Observation, _) => say!("What a tool gives back, sent with every later step."),
        (Part::Answer, Shape::Rag) => say!("What the model writes."),
        (Part::Answer, _) => say!("What the model writes, sent again with every later call."),
        (Part::Framing, _) => {
            say!(
                "What OpenAI adds around messages: about 3 tokens and the role for each, 3 for the answer."
            )
        }
    }
}

/// The label of a number.
#[must_use]
pub fn quantity(quantity: Quantity, shape: Shape) -> &'static str {
    match (quantity, shape) {
        (Quantity::Pictures, Shape::Pictures) => say!("Images to make"),
        (Quantity::Turns, _) => say!("Turns"),
        (Quantity::HistoryKept, _) => say!("History kept"),
        (Quantity::Summary, _) => say!("Summary of the rest"),
        (Quantity::Chunks, _) => say!("Passages"),
        (Quantity::Steps, _) => say!("Steps"),
        (Quantity::ObservationGrowth, _) => say!("Growth a step"),
        (Quantity::Reasoning, _) => say!("Hidden reasoning"),
        (Quantity::Pictures, _) => say!("Images sent"),
        (Quantity::PictureWidth, _) => say!("Image width"),
        (Quantity::PictureHeight, _) => say!("Image height"),
        (Quantity::Seconds, _) => say!("Seconds of audio"),
        (Quantity::Characters, _) => say!("Characters"),
        (Quantity::Epochs, _) => say!("Epochs"),
        (Quantity::WebSearches, _) => say!("Web searches"),
        (Quantity::FileSearches, _) => say!("File searches"),
        (Quantity::ContainerSessions, _) => say!("Code sessions"),
        (Quantity::MaxOutput, _) => say!("Most output"),
        (Quantity::ShortestAnswer, _) => say!("Shortest answer"),
        (Quantity::LongestAnswer, _) => say!("Longest answer"),
        (Quantity::Pause, Shape::Agent) => say!("Between steps"),
        (Quantity::Pause, _) => say!("Between turns"),
    }
}

/// One line on a number.
#[must_use]
pub fn quantity_explained(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Turns => say!("A message and its answer are one turn."),
        Quantity::HistoryKept => say!("The most history tokens sent again; 0 sends all."),
        Quantity::Summary => say!("Sent in place of the history left out; 0 drops it."),
        Quantity::Chunks => say!("Sent along with each question."),
        Quantity::Steps => say!("Each is a call."),
        Quantity::ObservationGrowth => say!("How much longer each tool answer is than the last."),
        Quantity::Reasoning => {
            say!("In percent of the visible answer. Billed as output, not sent again.")
        }
        Quantity::Pictures => say!("In each call."),
        Quantity::PictureWidth | Quantity::PictureHeight => say!("In pixels."),
        Quantity::Seconds => say!("For models billed by time or by audio token."),
        Quantity::Characters => say!("For models billed by the character."),
        Quantity::Epochs => say!("Passes over the training data."),
        Quantity::WebSearches => {
            say!("Charged by the call. What is found counts as input besides.")
        }
        Quantity::FileSearches => say!("Charged by the call."),
        Quantity::ContainerSessions => say!("Of 20 minutes, in a 1 GB container."),
        Quantity::MaxOutput => {
            say!("max_output_tokens: a limit on each answer with its reasoning; 0 is none.")
        }
        Quantity::ShortestAnswer => say!("For the low end of the bill; 0 if you cannot say."),
        Quantity::LongestAnswer => say!("For the high end of the bill; 0 if you cannot say."),
        Quantity::Pause => {
            say!("How long until the next call. Decides whether the prompt cache still holds it.")
        }
    }
}

/// A word after the field of a number.
#[must_use]
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "",
        Measure::Tokens => say!("tokens"),
        Measure::Percent => "%",
        Measure::Pixels => say!("px"),
        Measure::Seconds => say!("s"),
    }
}

/// A kind of work to start from.
#[must_use]
pub fn template(template: Template) -> &'static str {
    match template {
        Template::Assistant => say!("Single requests"),
        Template::Chatbot => say!("Chatbot"),
        Template::Rag => say!("Questions about documents (RAG)"),
        Template::Extraction => say!("Extraction in Batch"),
        Template::Agent => say!("Agent with tools"),
        Template::Embedding => say!("Embedding of a corpus"),
        Template::Transcription => say!("Transcription"),
        Template::Speech => say!("Speech"),
        Template::Pictures => say!("Image generation"),
        Template::FineTuning => say!("Fine-tuning"),
    }
}

/// What a project's spending is for.
#[must_use]
pub fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Testing => say!("Testing"),
        Environment::Production => say!("Production"),
        Environment::Customer => say!("Customer"),
        Environment::Internal => say!("Internal"),
    }
}

/// The time a number of units is for.
#[must_use]
pub fn period(period: Period) -> &'static str {
    match period {
        Period::Minute => say!("a minute"),
        Period::Hour => say!("an hour"),
        Period::Day => say!("a day"),
        Period::Month => say!("in 30 days"),
    }
}

/// On which days there is work.
#[must_use]
pub fn week(week: Week) -> &'static str {
    match week {
        Week::EveryDay => say!("Every day"),
        Week::Weekdays => say!("Monday to Friday"),
    }
}

/// How closely the model looks at a picture.
#[must_use]
pub fn detail(detail: Detail) -> &'static str {
    match detail {
        Detail::Low => say!("Low detail"),
        Detail::High => say!("High detail"),
        Detail::Original => say!("Original"),
        Detail::Auto => say!("Automatic"),
    }
}

/// So many for each user.
#[must_use]
pub fn per_user() -> &'static str {
    say!("users × each")
}

/// All of it today.
#[must_use]
pub fn once() -> &'static str {
    say!("once, today")
}

/// The label of the number of users.
#[must_use]
pub fn users() -> &'static str {
    say!("Users")
}

/// The label of the number of units of each user.
#[must_use]
pub fn each_user() -> &'static str {
    say!("Each user, a day")
}

/// The label of an amount for a thousand units.
#[must_use]
pub fn per_thousand(shape: Shape) -> &'static str {
    match shape {
        Shape::Call => say!("1,000 requests"),
        Shape::Chat => say!("1,000 conversations"),
        Shape::Rag => say!("1,000 questions"),
        Shape::Agent => say!("1,000 tasks"),
        Shape::Embedding => say!("1,000 documents"),
        Shape::Transcription => say!("1,000 recordings"),
        Shape::Speech => say!("1,000 readings"),
        Shape::Pictures => say!("1,000 prompts"),
        Shape::FineTuning => say!("1,000 training runs"),
    }
}

/// How well images are made.
#[must_use]
pub fn quality(quality: Quality) -> &'static str {
    match quality {
        Quality::Low => say!("Low"),
        Quality::Medium => say!("Medium"),
        Quality::High => say!("High"),
    }
}

/// How much of a budget a month uses.
#[must_use]
pub fn budget_use(budget: &BudgetUse) -> String {
    let of_budget = budget
        .used_thousandths
        .map_or_else(|| super::no_amount().to_owned(), super::share);
    if budget.is_over {
        say!(
            "{of_budget} of its budget of {amount}: over",
            of_budget,
            usd_exact(budget.monthly)
        )
    } else {
        say!(
            "{of_budget} of its budget of {amount}",
            of_budget,
            usd_exact(budget.monthly)
        )
    }
}
