//! A small server of static files, for looking at the packaged site and for the browser tests.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::policy;

/// The longest head of a request that is read, in bytes, and the most headers.
const HEAD: usize = 64 * 1024;
const HEADERS: usize = 100;

/// How long a browser may take over a request: it opens connections ahead of need.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server on this computer's own address.
pub struct Server {
    address: SocketAddr,
    site: Arc<Site>,
}

struct Site {
    folder: PathBuf,
    mount: String,
    requests: Mutex<Vec<String>>,
    is_over: AtomicBool,
}

impl Server {
    /// Serves `folder` below `mount` (a path that starts and ends with `/`) on `port`; 0 stands for
    /// any free one.
    ///
    /// # Errors
    /// When the port is taken or may not be used.
    pub fn start(folder: &Path, mount: &str, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            mount: mount.to_owned(),
            requests: Mutex::default(),
            is_over: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&site);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if accepting.is_over.load(Ordering::Relaxed) {
                    break;
                }
                let site = Arc::clone(&accepting);
                // A browser that hangs up early is no fault of the server.
                thread::spawn(move || site.answer(stream).ok());
            }
        });
        Ok(Self { address, site })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.site.mount)
    }

    /// All requests so far, each as `GET /path`.
    pub fn requests(&self) -> Vec<String> {
        self.site
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.site.is_over.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection; without one it goes with the program.
        let _ = TcpStream::connect(self.address);
    }
}

impl Site {
    /// Answers the one request that a connection is good for.
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let Some((method, url)) = read_request(&mut stream)? else {
            return respond(&mut stream, "400 Bad Request", TEXT, None, b"This is no request.");
        };
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(format!("{method} {url}"));
        if method != "GET" {
            return respond(
                &mut stream,
                "405 Method Not Allowed",
                TEXT,
                None,
                b"Only GET is answered.",
            );
        }
        let found = file_for(&url, &self.folder, &self.mount).and_then(|path| Some((fs::read(&path).ok()?, path)));
        let Some((bytes, path)) = found else {
            return respond(&mut stream, "404 Not Found", TEXT, None, b"There is no such file.");
        };
        let kind = media_type(&path);
        let is_page = kind.starts_with("text/html");
        let policy = if is_page {
            policy::carried(&String::from_utf8_lossy(&bytes))
        } else {
            None
        };
        respond(&mut stream, "200 OK", kind, policy.as_deref(), &bytes)
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

/// The method and the address of a request, or nothing when it is none.
fn read_request(stream: &mut TcpStream) -> io::Result<Option<(String, String)>> {
    let mut head = Vec::new();
    let mut part = [0; 4096];
    while head.len() < HEAD {
        match stream.read(&mut part)? {
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            count => head.extend_from_slice(&part[..count]),
        }
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&head) {
            Ok(status) if status.is_partial() => {}
            Ok(_) => {
                return Ok(request
                    .method
                    .zip(request.path)
                    .map(|(m, p)| (m.to_owned(), p.to_owned())));
            }
            Err(_) => return Ok(None),
        }
    }
    Ok(None)
}

/// Writes an answer and ends the connection.
fn respond(stream: &mut TcpStream, status: &str, kind: &str, policy: Option<&str>, bytes: &[u8]) -> io::Result<()> {
    let policy = policy.map(|policy| format!("Content-Security-Policy: {policy}; frame-ancestors 'none'\r\n"));
    // What is served changes with the next build, hence `no-cache`.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n{}\r\n",
        bytes.len(),
        policy.unwrap_or_default()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(bytes)
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
        assert!(fetched(&server, "no path").starts_with("HTTP/1.1 400"));
    }

    #[test]
    fn silent_connections_hold_up_nobody() {
        let folder = crate::project::target().join("xtask/server-test-silent");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>front</p>").unwrap();
        let server = Server::start(&folder, "/", 0).unwrap();
        let silent: Vec<_> = (0..20).map(|_| TcpStream::connect(server.address).unwrap()).collect();
        assert!(fetched(&server, "/").ends_with("<p>front</p>"));
        drop(silent);
    }
}
