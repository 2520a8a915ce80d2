//! The built page on an address of this machine, with the headers a static host would send.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use tower_http::services::ServeDir;

/// Where the page is, with a closing slash. It is served from the first call on.
pub fn address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("http://{}/", serve(&dist())));
    &ADDRESS
}

fn dist() -> PathBuf {
    std::env::var_os("TOPUP_DIST")
        .expect("TOPUP_DIST names no built page: run the stories with `cargo xtask test`")
        .into()
}

fn serve(folder: &Path) -> SocketAddr {
    let headers = headers(folder);
    let page = axum::Router::new()
        // Where somebody has packed the files, they are sent as a host would send them.
        .fallback_service(ServeDir::new(folder).precompressed_br())
        .layer(axum::middleware::map_response(
            move |mut response: Response| {
                response.headers_mut().extend(headers.clone());
                std::future::ready(response)
            },
        ));
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
