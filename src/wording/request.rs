//! A pasted request, in words.

use super::{bytes, count, language, names, say, usd, work};
use crate::exchange::{PastedKind, RequestError, RequestNote};
use crate::report::{PartCost, ReasoningRange, UnitPart};
use crate::tokens::ImageSize;
use crate::workload::{Effort, Part, Shape};

/// What is said before a request is pasted.
#[must_use]
pub fn request_not_kept() -> &'static str {
    say!(
        "Paste the JSON body of a Chat Completions, Responses or Embeddings request, a Batch file, or tools or a schema alone. It is read and counted on this machine, and not kept."
    )
}

/// What is said while the texts of a request are counted.
#[must_use]
pub fn request_counting(texts: usize) -> String {
    match texts {
        1 => say!("Counting its text…").to_owned(),
        more => say!("Counting its {count} texts…", count(more as u64)),
    }
}

/// What was pasted, once it has filled the fields.
#[must_use]
pub fn request_taken(kind: PastedKind) -> String {
    match kind {
        PastedKind::ChatCompletions => {
            say!("A Chat Completions request: the fields below are filled from it.").to_owned()
        }
        PastedKind::Responses => {
            say!("A Responses request: the fields below are filled from it.").to_owned()
        }
        PastedKind::Embeddings => {
            say!("An Embeddings request: the fields below are filled from it.").to_owned()
        }
        PastedKind::Tools => {
            say!("Tools: their definitions are counted, and everything else is as it was.")
                .to_owned()
        }
        PastedKind::Schema => {
            say!("The schema of an answer: it is counted, and everything else is as it was.")
                .to_owned()
        }
        PastedKind::Batch {
            requests,
            bytes: size,
        } => say!(
            "A Batch file of {requests} requests ({size}): the fields below are filled from their average.",
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
        RequestError::TooLarge { bytes: size, most } => say!("This is {size}; the page reads up to {size2}. Nothing has changed.", bytes(*size), bytes(*most)),
        RequestError::NotJson { line, column, why } => say!("Not JSON at line {line}, column {column}: {why}. Nothing has changed, and your text is still here.", line, column, why),
        RequestError::NotARequest => {
            say!("This is JSON, but there is neither “messages” nor “input” in it, and it is no list of tools and no schema. Nothing has changed.")
                .to_owned()
        }
        RequestError::NoBody { line } => say!("Line {line} has no “body” with a request. Nothing has changed, and your text is still here.", line),
    }
}

/// What is said when the counter cannot count a request.
#[must_use]
pub fn request_not_counted() -> &'static str {
    say!("The token counter did not answer, so nothing has changed. Try again.")
}

/// One line on what a request does not say.
#[must_use]
pub fn request_note(note: &RequestNote) -> String {
    match note {
        RequestNote::AnswerFromExamples => {
            say!("The answer is as long as the answers in the request, on average.").to_owned()
        }
        RequestNote::AnswerKept { tokens } => say!("How long answers will be is not in a request: {tokens} tokens are kept from before.", count(tokens.get())),
        RequestNote::Choices { choices } => say!("It asks for {choices} answers each time, and all are paid: enter the tokens of all of them.", count(*choices)),
        RequestNote::Averaged => {
            say!("The requests differ; their average is an estimate, since the longest may cost more by the token.")
                .to_owned()
        }
        RequestNote::CommonBeginning { tokens } => say!("All messages begin with the same {tokens} tokens: they count as instructions, which a cache can share.", count(tokens.get())),
        RequestNote::PictureSizeUnknown { pictures } => say!("{images} given by address: their size is taken as 1024 × 1024.", match pictures {
                1 => say!("One image is").to_owned(),
                more => say!("{count} images are", count(*more)),
            }),
        RequestNote::PicturesDiffer => {
            say!("The images differ in size; all are taken to be as large as the largest.").to_owned()
        }
        RequestNote::HostedTools { types } => say!("OpenAI runs some of the tools ({types}). Each call may cost a fee, and what they find is input: enter how many calls you expect.", language::list(types)),
        RequestNote::NotCounted { items } => say!("{items} not counted: files, sound, or items whose tokens only OpenAI knows.", match items {
                1 => say!("One item is").to_owned(),
                more => say!("{count} items are", count(*more)),
            }),
        RequestNote::Continues => {
            say!("It goes on from something stored at OpenAI, which is input too and not in the request: add its tokens to the earlier messages.")
                .to_owned()
        }
        RequestNote::NotInThisKind => {
            say!("This kind of work has no such part: it counts once you choose another kind.").to_owned()
        }
        RequestNote::OtherModels => {
            say!("The requests name several models; the first one is taken for all.").to_owned()
        }
        RequestNote::TooManyRequests { requests, most } => say!("{requests} requests are more than the {most} that one Batch takes: split the file.", count(*requests), count(*most)),
        RequestNote::FileTooLarge { bytes: size, most } => say!("{size} is more than the {size2} that one Batch takes: split the file.", bytes(*size), bytes(*most)),
    }
}

/// A part of a unit.
#[must_use]
pub fn unit_part(part: UnitPart, shape: Shape) -> &'static str {
    match part {
        UnitPart::Sent(part) => work::part(part, shape),
        UnitPart::AnswersAgain => say!("Answers, sent again"),
        UnitPart::Pictures => say!("Images"),
        UnitPart::Answer if matches!(shape, Shape::Call) => say!("Answer"),
        UnitPart::Answer => work::part(Part::Answer, shape),
        UnitPart::Reasoning => say!("Hidden reasoning"),
        UnitPart::Rest => say!("Tools and other fees"),
    }
}

/// How the tokens of a part are known.
#[must_use]
pub fn part_known(cost: &PartCost) -> &'static str {
    match (cost.part, cost.known) {
        (UnitPart::Rest, _) => say!("by the call"),
        (_, None) => say!("typed"),
        (_, Some(known)) => names::known(known),
    }
}

/// A reasoning effort.
#[must_use]
pub fn effort(effort: Option<Effort>) -> &'static str {
    match effort {
        None => say!("A figure of my own"),
        Some(Effort::None) => say!("None"),
        Some(Effort::Minimal) => say!("Minimal"),
        Some(Effort::Low) => say!("Low"),
        Some(Effort::Medium) => say!("Medium"),
        Some(Effort::High) => say!("High"),
        Some(Effort::XHigh) => say!("Extra high"),
    }
}

/// How sure the hidden reasoning of an effort is.
#[must_use]
pub fn reasoning_range(range: &ReasoningRange) -> String {
    let share = range.effort.share();
    if share.most == 0 {
        return say!("Without reasoning effort, no hidden reasoning is planned.").to_owned();
    }
    say!(
        "OpenAI publishes no figure. We plan with {likely}% of the visible answer, and {least}% to {most}% is possible: {range} a month. Your own responses say it as reasoning_tokens.",
        count(share.likely),
        count(share.least),
        count(share.most),
        usd_range(range)
    )
}

fn usd_range(range: &ReasoningRange) -> String {
    say!(
        "{amount} to {amount2}",
        usd(range.least_per_month),
        usd(range.most_per_month)
    )
}

/// What is said before image files are picked.
#[must_use]
pub fn pictures_not_kept() -> &'static str {
    say!("Or drop them here. Only their size is read, on this machine.")
}

/// What came of reading image files.
#[must_use]
pub fn pictures_read(files: usize, sizes: &[ImageSize]) -> String {
    let largest = sizes
        .iter()
        .max_by_key(|size| u64::from(size.width) * u64::from(size.height));
    match largest {
        None => say!("No size was found: PNG, JPEG, GIF and WebP are read.").to_owned(),
        Some(size) if sizes.len() == files => say!(
            "{files} read; the largest is {width} × {height}, and all are taken to be so large.",
            count(files as u64),
            count(size.width.into()),
            count(size.height.into())
        ),
        Some(size) => say!(
            "{sizes} of {files} read; the largest is {width} × {height}, and all are taken to be so large.",
            count(sizes.len() as u64),
            count(files as u64),
            count(size.width.into()),
            count(size.height.into())
        ),
    }
}
