//! Building the page and serving it.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Child;
use std::time::Duration;

use crate::offline;
use crate::run::{Outcome, root, run, say};
use crate::tools::{self, Tools};

/// Where the built page stands.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the page as it is shipped.
pub(crate) fn build(tools: &Tools) -> Outcome<()> {
    say("Building the page");
    run(tools.trunk().args(["build", "--release"]))?;
    let address = std::env::var("TOPUP_ADDRESS").ok();
    let id = offline::seal(&dist(), address.as_deref())?;
    say(&format!(
        "The page is built: {} (build {id})",
        dist().display()
    ));
    Ok(())
}

/// How the page is to be served.
#[derive(Debug, PartialEq)]
pub(crate) struct Serving {
    port: u16,
    open: bool,
}

impl Serving {
    /// Reads `--port N` and `--open`.
    pub(crate) fn from_options(options: &[&str]) -> Outcome<Self> {
        let mut serving = Self {
            port: 8080,
            open: false,
        };
        let mut options = options.iter();
        while let Some(option) = options.next() {
            match *option {
                "--open" => serving.open = true,
                "--port" => {
                    serving.port = options
                        .next()
                        .and_then(|number| number.parse().ok().filter(|port| *port != 0))
                        .ok_or("`--port` needs a number up to 65535, as in `--port 8081`.")?;
                }
                unknown => return Err(format!("`serve` does not know `{unknown}`.")),
            }
        }
        Ok(serving)
    }
}

/// Builds the page, serves it on this machine, and rebuilds it when a source file changes.
pub(crate) fn serve(serving: &Serving) -> Outcome<()> {
    let port = serving.port;
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(format!(
            "port {port} is taken on this machine. Choose another: `cargo xtask serve --port {}`.",
            port.wrapping_add(1)
        ));
    }
    let tools = tools::ready()?;
    // A page that does not build must be an error here, not an empty address to look at.
    build(&tools)?;
    let mut trunk = tools.trunk();
    trunk.args(["serve", "--release", "--port", &port.to_string()]);
    trunk.args(serving.open.then_some("--open"));
    let mut server = trunk
        .spawn()
        .map_err(|reason| format!("Trunk could not be started: {reason}."))?;
    wait_until_answered(&mut server, port)?;
    println!("\nTopup is open at http://127.0.0.1:{port}/ (Ctrl+C stops it)\n");
    match server.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the server stopped ({status}).")),
        Err(reason) => Err(format!("the server was lost: {reason}.")),
    }
}

fn wait_until_answered(server: &mut Child, port: u16) -> Outcome<()> {
    loop {
        if let Ok(Some(status)) = server.try_wait() {
            return Err(format!("the server ended before it answered ({status})."));
        }
        if answers(port) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_may_come_in_any_order_or_not_at_all() {
        let asked = |options: &[&str]| Serving::from_options(options);
        let serving = |port, open| Ok(Serving { port, open });
        assert_eq!(asked(&[]), serving(8080, false));
        assert_eq!(asked(&["--open", "--port", "81"]), serving(81, true));
    }

    #[test]
    fn a_port_that_is_no_port_is_refused() {
        for options in [&["--port"][..], &["--port", "x"], &["--port", "70000"]] {
            assert!(Serving::from_options(options).is_err(), "{options:?}");
        }
    }
}
