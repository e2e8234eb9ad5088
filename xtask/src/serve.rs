//! `cargo xtask serve`: builds the optimised app and shows it, under the same policy as packaged.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::package::write_site;
use crate::project;
use crate::server::Server;
use crate::steps::step;
use crate::tools::Tools;
use crate::web_build;

/// The port when none is asked for.
pub const PORT: u16 = 8080;

/// How many ports after a taken one are tried.
const TRIED: u16 = 20;

/// Builds the app, serves it on `port` or the next free one, and stays until it is stopped.
///
/// # Errors
/// When a tool is missing and cannot be installed, the app does not compile, or no port is free.
pub fn run(port: u16, open: bool) -> Result<()> {
    let tools = Tools::ready()?;
    let build = step("Building the app", Some("2 minutes the first time"), || {
        web_build::build(&tools)
    })?;
    let folder = project::target().join("xtask/serve");
    write_site(&build, &folder)?;
    let server = on_free_port(port, |port| Server::start(&folder, "/", port))?;
    println!("Sayso is at {} (stop it with Ctrl+C)", server.url());
    if open
        && Command::new("xdg-open")
            .arg(server.url())
            .stderr(Stdio::null())
            .spawn()
            .is_err()
    {
        eprintln!("xdg-open is not here to open a browser: open the address yourself.");
    }
    loop {
        std::thread::park();
    }
}

/// Starts on `port`, else on the next that is free, and says so.
fn on_free_port<T>(port: u16, start: impl Fn(u16) -> Result<T>) -> Result<T> {
    let last = port.saturating_add(TRIED);
    let mut reason = None;
    for tried in port..=last {
        match start(tried) {
            Ok(server) => {
                if let Some(reason) = reason {
                    eprintln!("Port {port} cannot be used ({reason}), so it is port {tried} instead.");
                }
                return Ok(server);
            }
            Err(error) => reason = reason.or(Some(error)),
        }
    }
    bail!("No port from {port} to {last} can be used. Name another: cargo xtask serve --port 9000")
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn a_taken_port_leads_to_another() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port();
        let found = on_free_port(port, |port| Ok(TcpListener::bind(("127.0.0.1", port))?)).unwrap();
        assert!(found.local_addr().unwrap().port() > port);
    }
}
