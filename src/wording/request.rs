//! A pasted request, in words.

use super::{bytes, count, names, usd, work};
use crate::exchange::{PastedKind, RequestError, RequestNote};
use crate::report::{PartCost, ReasoningRange, UnitPart};
use crate::tokens::ImageSize;
use crate::workload::{Effort, Part, Shape};

/// What is said before a request is pasted.
#[must_use]
pub const fn request_not_kept() -> &'static str {
    "Paste the JSON body of a Chat Completions, Responses or Embeddings request, a Batch file, or tools or a schema alone. It is read and counted on this machine, and not kept."
}

/// What is said while the texts of a request are counted.
#[must_use]
pub fn request_counting(texts: usize) -> String {
    match texts {
        1 => "Counting its text…".to_owned(),
        more => format!("Counting its {} texts…", count(more as u64)),
    }
}

/// What was pasted, once it has filled the fields.
#[must_use]
pub fn request_taken(kind: PastedKind) -> String {
    match kind {
        PastedKind::ChatCompletions => {
            "A Chat Completions request: the fields below are filled from it.".to_owned()
        }
        PastedKind::Responses => {
            "A Responses request: the fields below are filled from it.".to_owned()
        }
        PastedKind::Embeddings => {
            "An Embeddings request: the fields below are filled from it.".to_owned()
        }
        PastedKind::Tools => {
            "Tools: their definitions are counted, and everything else is as it was.".to_owned()
        }
        PastedKind::Schema => {
            "The schema of an answer: it is counted, and everything else is as it was.".to_owned()
        }
        PastedKind::Batch {
            requests,
            bytes: size,
        } => format!(
            "A Batch file of {} requests ({}): the fields below are filled from their average.",
            count(requests),
            bytes(size)
        ),
    }
}

/// Why a pasted text is not a request. Nothing has changed.
#[must_use]
pub fn request_problem(error: &RequestError) -> String {
    match error {
        RequestError::Empty => request_not_kept().to_owned(),
        RequestError::TooLarge { bytes: size, most } => format!(
            "This is {}; the page reads up to {}. Nothing has changed.",
            bytes(*size),
            bytes(*most)
        ),
        RequestError::NotJson { line, column, why } => format!(
            "Not JSON at line {line}, column {column}: {why}. Nothing has changed, and your text is still here."
        ),
        RequestError::NotARequest => {
            "This is JSON, but there is neither “messages” nor “input” in it, and it is no list of tools and no schema. Nothing has changed."
                .to_owned()
        }
        RequestError::NoBody { line } => format!(
            "Line {line} has no “body” with a request. Nothing has changed, and your text is still here."
        ),
    }
}

/// What is said when the counter cannot count a request.
#[must_use]
pub const fn request_not_counted() -> &'static str {
    "The token counter did not answer, so nothing has changed. Try again."
}

/// One line on what a request does not say.
#[must_use]
pub fn request_note(note: &RequestNote) -> String {
    match note {
        RequestNote::AnswerFromExamples => {
            "The answer is as long as the answers in the request, on average.".to_owned()
        }
        RequestNote::AnswerKept { tokens } => format!(
            "How long answers will be is not in a request: {} tokens are kept from before.",
            count(tokens.get())
        ),
        RequestNote::Choices { choices } => format!(
            "It asks for {} answers each time, and all are paid: enter the tokens of all of them.",
            count(*choices)
        ),
        RequestNote::Averaged => {
            "The requests differ; their average is an estimate, since the longest may cost more by the token."
                .to_owned()
        }
        RequestNote::CommonBeginning { tokens } => format!(
            "All messages begin with the same {} tokens: they count as instructions, which a cache can share.",
            count(tokens.get())
        ),
        RequestNote::PictureSizeUnknown { pictures } => format!(
            "{} given by address: their size is taken as 1024 × 1024.",
            match pictures {
                1 => "One image is".to_owned(),
                more => format!("{} images are", count(*more)),
            }
        ),
        RequestNote::PicturesDiffer => {
            "The images differ in size; all are taken to be as large as the largest.".to_owned()
        }
        RequestNote::HostedTools { types } => format!(
            "OpenAI runs some of the tools ({}). Each call may cost a fee, and what they find is input: enter how many calls you expect.",
            types.join(", ")
        ),
        RequestNote::NotCounted { items } => format!(
            "{} not counted: files, sound, or items whose tokens only OpenAI knows.",
            match items {
                1 => "One item is".to_owned(),
                more => format!("{} items are", count(*more)),
            }
        ),
        RequestNote::Continues => {
            "It goes on from something stored at OpenAI, which is input too and not in the request: add its tokens to the earlier messages."
                .to_owned()
        }
        RequestNote::NotInThisKind => {
            "This kind of work has no such part: it counts once you choose another kind.".to_owned()
        }
        RequestNote::OtherModels => {
            "The requests name several models; the first one is taken for all.".to_owned()
        }
        RequestNote::TooManyRequests { requests, most } => format!(
            "{} requests are more than the {} that one Batch takes: split the file.",
            count(*requests),
            count(*most)
        ),
        RequestNote::FileTooLarge { bytes: size, most } => format!(
            "{} is more than the {} that one Batch takes: split the file.",
            bytes(*size),
            bytes(*most)
        ),
    }
}

/// A part of a unit.
#[must_use]
pub const fn unit_part(part: UnitPart, shape: Shape) -> &'static str {
    match part {
        UnitPart::Sent(part) => work::part(part, shape),
        UnitPart::AnswersAgain => "Answers, sent again",
        UnitPart::Pictures => "Images",
        UnitPart::Answer if matches!(shape, Shape::Call) => "Answer",
        UnitPart::Answer => work::part(Part::Answer, shape),
        UnitPart::Reasoning => "Hidden reasoning",
        UnitPart::Rest => "Tools and other fees",
    }
}

/// How the tokens of a part are known.
#[must_use]
pub fn part_known(cost: &PartCost) -> &'static str {
    match (cost.part, cost.known) {
        (UnitPart::Rest, _) => "by the call",
        (_, None) => "typed",
        (_, Some(known)) => names::known(known),
    }
}

/// A reasoning effort.
#[must_use]
pub const fn effort(effort: Option<Effort>) -> &'static str {
    match effort {
        None => "A figure of my own",
        Some(Effort::None) => "None",
        Some(Effort::Minimal) => "Minimal",
        Some(Effort::Low) => "Low",
        Some(Effort::Medium) => "Medium",
        Some(Effort::High) => "High",
        Some(Effort::XHigh) => "Extra high",
    }
}

/// How sure the hidden reasoning of an effort is.
#[must_use]
pub fn reasoning_range(range: &ReasoningRange) -> String {
    let share = range.effort.share();
    format!(
        "OpenAI publishes no figure. We plan with {}% of the visible answer, and {}% to {}% is possible: {} a month. Your own responses say it as reasoning_tokens.",
        count(share.likely),
        count(share.least),
        count(share.most),
        usd_range(range)
    )
}

fn usd_range(range: &ReasoningRange) -> String {
    format!(
        "{} to {}",
        usd(range.least_per_month),
        usd(range.most_per_month)
    )
}

/// What is said before image files are picked.
#[must_use]
pub const fn pictures_not_kept() -> &'static str {
    "Or drop them here. Only their size is read, on this machine."
}

/// What came of reading image files.
#[must_use]
pub fn pictures_read(files: usize, sizes: &[ImageSize]) -> String {
    let largest = sizes
        .iter()
        .max_by_key(|size| u64::from(size.width) * u64::from(size.height));
    match largest {
        None => "No size was found: PNG, JPEG, GIF and WebP are read.".to_owned(),
        Some(size) if sizes.len() == files => format!(
            "{} read; the largest is {} × {}, and all are taken to be so large.",
            count(files as u64),
            count(size.width.into()),
            count(size.height.into())
        ),
        Some(size) => format!(
            "{} of {} read; the largest is {} × {}, and all are taken to be so large.",
            count(sizes.len() as u64),
            count(files as u64),
            count(size.width.into()),
            count(size.height.into())
        ),
    }
}
