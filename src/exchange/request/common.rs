//! What the bodies of both endpoints say alike.

use base64ct::{Base64, Encoding as _};
use serde_json::Value;

use super::body::{Body, Picture};
use super::picture::picture_size;
use crate::catalog::Processing;
use crate::tokens::Detail;

/// Enough of a picture to find its size, in base64 characters.
const HEAD_OF_A_PICTURE: usize = 512 * 1024;

/// A text by its key.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

/// How the request is processed; `None` when the body leaves it to the project.
pub(super) fn processing(value: &Value) -> Option<Processing> {
    if value.get("background") == Some(&Value::Bool(true)) {
        let window = value.pointer("/background_options/completion_window");
        return match window.and_then(Value::as_str) {
            Some("2h") => Some(Processing::Background2h),
            Some("8h") => Some(Processing::Background8h),
            _ => Some(Processing::Standard),
        };
    }
    match text(value, "service_tier")? {
        "default" | "standard" => Some(Processing::Standard),
        "flex" => Some(Processing::Flex),
        "fast" | "priority" => Some(Processing::Fast),
        "ultrafast" => Some(Processing::Ultrafast),
        _ => None,
    }
}

/// The content of a message: a text, or parts of which some are pictures.
pub(super) fn content(value: &Value, body: &mut Body) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let mut whole = String::new();
            for part in parts {
                match text(part, "type") {
                    Some("image_url") => {
                        let of = |key| part.get("image_url").and_then(|url| text(url, key));
                        let url = of("url").or_else(|| text(part, "image_url"));
                        body.pictures.push(picture(url, of("detail")));
                    }
                    Some("input_image") => {
                        let (url, detail) = (text(part, "image_url"), text(part, "detail"));
                        body.pictures.push(picture(url, detail));
                    }
                    Some("input_audio" | "file" | "input_file") => body.not_counted += 1,
                    _ => {
                        let own = text(part, "text").or_else(|| text(part, "refusal"));
                        whole.push_str(own.unwrap_or_default());
                    }
                }
            }
            whole
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => String::new(),
    }
}

/// A picture by its address; its size is known when the address holds the picture.
fn picture(url: Option<&str>, detail: Option<&str>) -> Picture {
    let size = url
        .and_then(|url| url.strip_prefix("data:")?.split_once(";base64,"))
        .and_then(|(_, data)| {
            let most = data.len().min(HEAD_OF_A_PICTURE) / 4 * 4;
            let head = data.get(..most)?;
            // The whole of it may end in padding; a part of it may not.
            let bytes = Base64::decode_vec(head).ok()?;
            picture_size(&bytes)
        });
    Picture {
        size,
        detail: match detail {
            Some("low") => Detail::Low,
            Some("high") => Detail::High,
            Some("original") => Detail::Original,
            _ => Detail::Auto,
        },
    }
}
