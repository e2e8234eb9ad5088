//! A small server of static files, for looking at the packaged site and for the browser tests.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

use crate::policy;

/// Requests answered at the same time; a browser opens six connections to one origin.
const THREADS: usize = 6;

/// A running server on this computer's own address.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    mount: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves `folder` below `mount` (a path that starts and ends with `/`) on `port`; 0 stands for
    /// any free one.
    ///
    /// # Errors
    /// When the port is taken or may not be used.
    pub fn start(folder: &Path, mount: &str, port: u16) -> Result<Self> {
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| anyhow!("{error}"))?;
        let address = http
            .server_addr()
            .to_ip()
            .ok_or_else(|| anyhow!("the server has no address"))?;
        let server = Self {
            http: Arc::new(http),
            address,
            mount: mount.to_owned(),
            requests: Arc::default(),
        };
        for _ in 0..THREADS {
            let (http, requests) = (Arc::clone(&server.http), Arc::clone(&server.requests));
            let (folder, mount) = (folder.to_owned(), mount.to_owned());
            thread::spawn(move || {
                for request in http.incoming_requests() {
                    let line = format!("{} {}", request.method(), request.url());
                    requests.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                    // A browser that hangs up early is no fault of the server.
                    let _ = answer(request, &folder, &mount);
                }
            });
        }
        Ok(server)
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.mount)
    }

    /// All requests so far, each as `GET /path`.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Each call wakes one of the threads, which then ends.
        (0..THREADS).for_each(|_| self.http.unblock());
    }
}

fn answer(request: Request, folder: &Path, mount: &str) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("Only GET and HEAD are answered.").with_status_code(405));
    }
    let found = file_for(request.url(), folder, mount).and_then(|path| Some((fs::read(&path).ok()?, path)));
    let Some((bytes, path)) = found else {
        return request.respond(Response::from_string("There is no such file.").with_status_code(404));
    };
    let kind = media_type(&path);
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        // What is served changes with the next build.
        ("Cache-Control", "no-cache".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ];
    if kind.starts_with("text/html")
        && let Some(policy) = policy::carried(&String::from_utf8_lossy(&bytes))
    {
        headers.push(("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")));
    }
    let mut response = Response::from_data(bytes);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file that an address names, if it names one below `mount`.
fn file_for(url: &str, folder: &Path, mount: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix(mount)?;
    // The site's own names need no escapes, and a name of plain parts stays inside the folder.
    let is_plain = path
        .split('/')
        .all(|part| part != ".." && !part.contains(['%', '\\', ':']));
    let path = if path.is_empty() { "index.html" } else { path };
    (is_plain && !path.starts_with('/'))
        .then(|| folder.join(path))
        .filter(|path| path.is_file())
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "md" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    fn fetched(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_site_is_served_below_its_path_and_nothing_else() {
        let folder = crate::project::target().join("xtask/server-test");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>front</p>").unwrap();
        fs::write(folder.join("a.wasm"), "module").unwrap();
        let server = Server::start(&folder, "/below/", 0).unwrap();
        assert!(fetched(&server, "/below/").ends_with("<p>front</p>"));
        assert!(fetched(&server, "/below/a.wasm?x").contains("Content-Type: application/wasm"));
        for path in [
            "/",
            "/below/none",
            "/below/../server-test/a.wasm",
            "/below/%2e%2e/a.wasm",
            "/below//etc/passwd",
        ] {
            assert!(fetched(&server, path).starts_with("HTTP/1.1 404"), "{path}");
        }
        assert_eq!(server.requests()[..2], ["GET /below/", "GET /below/a.wasm?x"]);
    }
}
