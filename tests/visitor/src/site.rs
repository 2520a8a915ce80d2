//! The built page on an address of this machine, with the headers a static host would send.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

/// Where the page is, with a closing slash. It is served from the first call on.
pub fn address() -> &'static str {
    static SITE: LazyLock<Site> = LazyLock::new(|| Site::serve(&dist(), Headers::AsShipped));
    SITE.address()
}

/// The folder of the built page.
pub fn dist() -> PathBuf {
    std::env::var_os("TOPUP_DIST")
        .expect("TOPUP_DIST names no built page: run the stories with `cargo xtask test`")
        .into()
}

/// Every file of the built page, by its address from there.
pub fn files() -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(above) = folders.pop() {
        for entry in std::fs::read_dir(dist().join(&above)).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{above}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(format!("{name}/"));
            } else {
                files.push(name);
            }
        }
    }
    files
}

/// A copy of the built page, to be changed.
pub fn copy_to(folder: &Path) {
    for file in files() {
        let place = folder.join(&file);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::copy(dist().join(&file), place).unwrap();
    }
}

/// What a host sends with every file.
#[derive(Clone, Copy, PartialEq)]
pub enum Headers {
    /// What `_headers` asks for.
    AsShipped,
    /// Nothing, as hosts do that cannot be told.
    None,
}

/// A host of its own, which remembers what it was asked for and can go away.
pub struct Site {
    address: String,
    requests: Arc<Mutex<Vec<Asked>>>,
    is_open: Arc<AtomicBool>,
}

/// One request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The path and what follows it.
    pub path: String,
    /// Headers that say something about the visitor: who sent them, and what was kept.
    pub telling: Vec<String>,
}

impl Site {
    /// Serves a folder.
    pub fn serve(folder: &Path, sent: Headers) -> Self {
        let headers = match sent {
            Headers::AsShipped => headers(folder),
            Headers::None => Vec::new(),
        };
        let requests: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let is_open = Arc::new(AtomicBool::new(true));
        let (log, open) = (Arc::clone(&requests), Arc::clone(&is_open));
        let page = axum::Router::new()
            .fallback_service(ServeDir::new(folder).precompressed_br())
            .layer(axum::middleware::map_response(
                move |mut response: Response| {
                    response.headers_mut().extend(headers.clone());
                    std::future::ready(response)
                },
            ))
            .layer(axum::middleware::from_fn(
                move |request: Request, next: Next| {
                    let telling = ["referer", "cookie"]
                        .iter()
                        .filter_map(|name| request.headers().get(*name))
                        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
                    let asked = Asked {
                        path: request.uri().to_string(),
                        telling: telling.collect(),
                    };
                    log.lock().expect("the log").push(asked);
                    let is_open = open.load(Ordering::Relaxed);
                    async move {
                        if is_open {
                            next.run(request).await
                        } else {
                            StatusCode::SERVICE_UNAVAILABLE.into_response()
                        }
                    }
                },
            ));
        Self {
            address: format!("http://{}/", listen(page)),
            requests,
            is_open,
        }
    }

    /// Its address, with a closing slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it was asked for since the last call.
    pub fn requests(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.requests.lock().expect("the log"))
    }

    /// Answers nothing any more, or everything again.
    pub fn set_open(&self, is_open: bool) {
        self.is_open.store(is_open, Ordering::Relaxed);
    }
}

fn listen(page: axum::Router) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener
        .set_nonblocking(true)
        .expect("a listener for tokio");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            axum::serve(listener, page)
                .await
                .expect("the page is served");
        });
    });
    address
}

/// The rule for every file in `_headers`.
fn headers(folder: &Path) -> Vec<(HeaderName, HeaderValue)> {
    let rules = std::fs::read_to_string(folder.join("_headers")).expect("dist/_headers");
    let rules = rules.lines().skip_while(|line| *line != "/*").skip(1);
    rules
        .take_while(|line| line.starts_with(' '))
        .map(|line| {
            let (name, value) = line.trim().split_once(": ").expect("a name and a value");
            (
                name.parse().expect("a header name"),
                value.parse().expect("a header value"),
            )
        })
        .collect()
}
