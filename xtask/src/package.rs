//! What is handed out: `dist/web/`, a static site for any address, and `dist/sayso.html`, all of it
//! in one file that works by double click, both under the content security policy; and `dist/js/`, the
//! engine for other people's pages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::html::{Element, elements};
use crate::js_package;
use crate::policy::{Form, with_policy};
use crate::project;
use crate::steps::{quietly, step};
use crate::tools::{Tools, wasm_opt};
use crate::web_build::{self, APP, WebBuild, file_ending};

/// Starts the app in the single file, where there is no file to fetch the module from.
const START: &str = include_str!("../assets/start.js");

/// What rustc's wasm32 target uses, one by one: by `--all-features` the optimiser may write
/// instructions that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-sign-ext",
];

/// The folder of the packaged site.
pub fn site_folder() -> PathBuf {
    project::root().join("dist/web")
}

/// The packaged single file.
pub fn single_file() -> PathBuf {
    project::root().join("dist/sayso.html")
}

/// `cargo xtask package`.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the app does not compile.
pub fn run() -> Result<()> {
    let tools = Tools::ready()?;
    let build = step("Building the app", Some("2 minutes the first time"), || {
        web_build::build(&tools)
    })?;
    let module = file_ending(&build.folder, "_bg.wasm")?;
    let optimiser = wasm_opt();
    match &optimiser {
        Ok(program) => step("Shrinking the module with wasm-opt", None, || {
            optimise(program, "-Os", &module)
        })?,
        Err(reason) => {
            eprintln!("wasm-opt is left out: {reason}. All works without it; the module is a quarter larger.")
        }
    }
    step("Packaging dist/web", None, || write_site(&build, &site_folder()))?;
    step("Packaging dist/sayso.html", None, || {
        write_single_file(&tools, &build, &single_file())
    })?;
    step("Building dist/js", Some("2 minutes the first time"), || {
        js_package::write(&tools, optimiser.as_deref().ok())
    })?;
    for path in [
        file_ending(&site_folder(), "_bg.wasm")?,
        single_file(),
        js_package::folder().join("sayso.wasm"),
    ] {
        eprintln!(
            "  {}: {} KB",
            path.strip_prefix(project::root()).unwrap_or(&path).display(),
            fs::metadata(&path)?.len() / 1000
        );
    }
    Ok(())
}

/// Writes the site into an emptied folder.
///
/// # Errors
/// When a file cannot be written or the page cannot carry the policy.
pub fn write_site(build: &WebBuild, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for entry in fs::read_dir(&build.folder)? {
        let path = entry?.path();
        if path.is_dir() {
            bail!("{} is a folder: packaging knows a flat site only.", path.display());
        }
        fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    let page = fs::read_to_string(build.folder.join("index.html"))?;
    fs::write(folder.join("index.html"), with_policy(&page, Form::Site)?)?;
    Ok(())
}

fn write_single_file(tools: &Tools, build: &WebBuild, path: &Path) -> Result<()> {
    let out = project::target().join("xtask/no-modules");
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen
        .args(["--target", "no-modules", "--no-typescript", "--out-dir"])
        .arg(&out)
        .arg(&build.raw_module);
    quietly("wasm-bindgen", &mut bindgen)?;
    let glue = fs::read_to_string(out.join(format!("{APP}.js")))?;
    // Both kinds of glue import the same names, so the site's module, shrunk already, serves here too.
    let module = fs::read(file_ending(&build.folder, "_bg.wasm")?)?;
    let page = fs::read_to_string(build.folder.join("index.html"))?;
    let page = one_page(&page, &glue, &module, |name| {
        let path = build.folder.join(name.trim_start_matches("./"));
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    })?;
    fs::write(path, page).with_context(|| format!("cannot write {}", path.display()))
}

/// Folds the site's page, its glue, its module and what it links to into one page. The glue's own
/// source stands in `#sayso-glue`, from which the app makes its worker.
fn one_page(page: &str, glue: &str, module: &[u8], read: impl Fn(&str) -> Result<String>) -> Result<String> {
    for (what, text) in [("glue", glue), ("start script", START)] {
        if text.contains("</script") {
            bail!("the {what} contains </script, which would end it early in the single file");
        }
    }
    let mut edits = Vec::new();
    for link in elements(page, "link") {
        let with = in_place_of(&link, &read)?;
        edits.push((link.range, with));
    }
    let scripts = elements(page, "script");
    let start = scripts
        .iter()
        .find(|script| script.content.contains("TrunkApplicationStarted"));
    edits.push((
        start.context("Trunk's start script is not in the page")?.range.clone(),
        String::new(),
    ));
    let body_end = page.find("</body>").context("the page has no </body>")?;
    let module = STANDARD.encode(module);
    let parts = format!(
        "<script type=\"text/plain\" id=\"sayso-wasm\">{module}</script>\n\
         <script id=\"sayso-glue\">{glue}</script>\n<script>{START}</script>\n"
    );
    edits.push((body_end..body_end, parts));
    edits.sort_by_key(|(range, _)| range.start);
    let mut whole = page.to_owned();
    for (range, with) in edits.into_iter().rev() {
        whole.replace_range(range, &with);
    }
    with_policy(&whole, Form::SingleFile)
}

/// What stands in the single file in place of a link.
fn in_place_of(link: &Element, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let href = link.attribute("href").unwrap_or_default();
    match link.attribute("rel").unwrap_or_default() {
        "modulepreload" | "preload" | "manifest" => Ok(String::new()),
        "icon" if href.starts_with("data:") => Ok(format!("<link{}>", link.attributes)),
        "icon" if href.ends_with(".svg") => Ok(format!(
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">",
            STANDARD.encode(read(href)?)
        )),
        "stylesheet" => {
            let style = read(href)?;
            if style
                .split("url(")
                .skip(1)
                .any(|address| !address.trim_start_matches(['"', '\'']).starts_with(['#', 'd']))
            {
                bail!(
                    "{href} refers to another file by url(…), which the single file cannot hold: use a data: address."
                );
            }
            Ok(format!("<style>{style}</style>"))
        }
        rel => bail!("packaging does not know what to do with <link rel=\"{rel}\" href=\"{href}\"> in the single file"),
    }
}

/// Runs wasm-opt over a module in place. Debug sections go here, since the compiler must leave in those by which
/// wasm-bindgen knows the features. Data stays in one piece: cut up at its zeros, as wasm-opt likes it, it is fewer
/// bytes, but more of them after compression.
pub fn optimise(program: &Path, level: &str, module: &Path) -> Result<()> {
    let mut command = Command::new(program);
    command
        .args(FEATURES)
        .args([
            level,
            "--skip-pass=memory-packing",
            "--strip-debug",
            "--strip-producers",
        ])
        .arg(module)
        .arg("--output")
        .arg(module);
    quietly("wasm-opt", &mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><meta charset=\"utf-8\">\n\
        <link rel=\"stylesheet\" href=\"./app-1.css\"/>\n\
        <script type=\"module\">dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"))</script>\n\
        <link rel=\"modulepreload\" href=\"./app-1.js\"></head><body></body></html>";

    fn folded(style: &str) -> Result<String> {
        one_page(PAGE, "let wasm_bindgen = 1;", b"\0asm", |name| {
            assert_eq!(name, "./app-1.css");
            Ok(style.to_owned())
        })
    }

    #[test]
    fn the_single_file_refers_to_no_other() {
        let page = folded("p { fill: url(#a) }").unwrap();
        assert!(!page.contains("./app-1"), "{page}");
        assert!(!page.contains("TrunkApplicationStarted"));
        assert!(page.contains("<style>p { fill: url(#a) }</style>"));
        assert!(page.contains("<script type=\"text/plain\" id=\"sayso-wasm\">AGFzbQ==</script>"));
        assert!(page.contains("<script id=\"sayso-glue\">let wasm_bindgen = 1;</script>"));
    }

    #[test]
    fn a_style_that_needs_a_file_is_refused() {
        assert!(
            folded("p { background: url('paper.png') }")
                .unwrap_err()
                .to_string()
                .contains("data:")
        );
    }
}
