//! What is handed out: `dist/web/`, a static site for any address, and `dist/sayso.html`, all of it
//! in one file that works by double click, both under the content security policy; and `dist/js/`, the
//! engine for other people's pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::cut::Cut;
use crate::html::{Element, elements};
use crate::js_package;
use crate::policy::{Form, with_policy};
use crate::project;
use crate::steps::{quietly, step};
use crate::tools::{Tools, wasm_opt};
use crate::web_build::{self, APP, WORKER, WebBuild, module_of};

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

/// The parts that can be packaged alone.
const PARTS: [&str; 2] = ["web", "js"];

/// `cargo xtask package`: the parts of these names, or all.
///
/// # Errors
/// When a part is unknown, a tool is missing and cannot be installed, or something does not compile.
pub fn run(parts: &[String]) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!(
            "There is no part `{unknown}` to package. The parts: {}.",
            PARTS.join(", ")
        );
    }
    let wanted = |name: &str| parts.is_empty() || parts.iter().any(|part| part == name);
    let tools = Tools::ready()?;
    let optimiser = wasm_opt();
    if let Err(reason) = &optimiser {
        eprintln!("wasm-opt is left out: {reason}. All works without it; the modules are a quarter larger.");
    }
    let optimiser = optimiser.ok();
    let mut made = Vec::new();
    if wanted("web") {
        web(&tools, optimiser.as_deref())?;
        made.extend([
            module_of(&site_folder(), APP)?,
            module_of(&site_folder(), WORKER)?,
            single_file(),
        ]);
    }
    if wanted("js") {
        step("Building dist/js", Some("2 minutes the first time"), || {
            js_package::write(&tools, optimiser.as_deref())
        })?;
        made.push(js_package::folder().join("sayso.wasm"));
    }
    for path in made {
        eprintln!(
            "  {}: {} KB",
            path.strip_prefix(project::root()).unwrap_or(&path).display(),
            fs::metadata(&path)?.len() / 1000
        );
    }
    Ok(())
}

/// Writes the site and the single file. `optimiser` is wasm-opt, if there is one.
fn web(tools: &Tools, optimiser: Option<&Path>) -> Result<()> {
    let build = step("Building the app", Some("2 minutes the first time"), || {
        web_build::build(tools)
    })?;
    if let Some(program) = optimiser {
        step("Shrinking the modules with wasm-opt", None, || {
            let mut modules = build.cut.files();
            modules.extend([build.module(APP)?, build.module(WORKER)?]);
            modules
                .iter()
                .try_for_each(|module| optimise(program, &["-Os"], module))
        })?;
    }
    step("Packaging dist/web", None, || write_site(&build, &site_folder()))?;
    step("Packaging dist/sayso.html", None, || {
        write_single_file(tools, &build, &single_file())
    })
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
    let page = fs::read_to_string(build.folder.join("index.html"))?;
    let mut part_names = BTreeMap::new();
    let (mut page, style) = with_one_style(&page, |name| {
        let path = build.folder.join(name.trim_start_matches("./"));
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    })?;
    let style_name = named_by_content("style", ".css", style.as_bytes());
    page = page.replace(STYLE, &style_name);
    fs::write(folder.join(style_name), style)?;
    // A part fits the one module that it was cut from, and is named by both.
    let main = fs::read(build.module(APP)?)?;
    for file in build.cut.files() {
        let content = fs::read(&file)?;
        let name = named_by_content(&part_file(&file), ".wasm", &[&main[..], &content].concat());
        fs::write(folder.join(&name), content)?;
        part_names.insert(file, format!("./{name}"));
    }
    page = with_parts(&page, &build.cut, &part_names, "")?;
    for entry in fs::read_dir(&build.folder)? {
        let path = entry?.path();
        if path.is_dir() {
            bail!("{} is a folder: packaging knows a flat site only.", path.display());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            continue;
        }
        let new_name = match name.strip_prefix(WORKER) {
            Some(rest) => named_by_content(WORKER, rest, &fs::read(&path)?),
            None => name.clone(),
        };
        page = page.replace(&format!("\"./{name}\""), &format!("\"./{new_name}\""));
        fs::copy(&path, folder.join(new_name))?;
    }
    fs::write(folder.join("index.html"), with_policy(&page, Form::Site)?)?;
    Ok(())
}

/// What the file of a part is called in what is handed out: by the part, or `sayso-shared` where several parts need it.
fn part_file(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    format!("sayso-{}", stem.strip_prefix("split_").unwrap_or("shared"))
}

/// The page with the addresses of each part's files, from where the app takes them (`src/platform/parts.rs`), and with `more` behind
/// them. `names` has the address of each file.
fn with_parts(page: &str, cut: &Cut, names: &BTreeMap<PathBuf, String>, more: &str) -> Result<String> {
    let mut parts = String::new();
    for part in &cut.parts {
        let files: Vec<&str> = part
            .files
            .iter()
            .filter_map(|file| Some(names.get(file)?.as_str()))
            .collect();
        let (name, files) = (&part.name, files.join(" "));
        parts += &format!("<meta name=\"sayso-part-{name}\" content=\"{files}\">\n");
    }
    let head_end = page.find("</head>").context("the page has no </head>")?;
    let (head, rest) = page.split_at(head_end);
    Ok(format!("{head}{parts}{more}{rest}"))
}

/// Stands in the page for the name of its one style sheet.
const STYLE: &str = "style.css";

/// The page with one style sheet in place of all, and that sheet: one file is little more than half of fifteen, compressed.
fn with_one_style(page: &str, read: impl Fn(&str) -> Result<String>) -> Result<(String, String)> {
    let links = elements(page, "link");
    let sheets = links.iter().filter(|link| link.attribute("rel") == Some("stylesheet"));
    let (mut whole, mut style) = (page.to_owned(), String::new());
    let sheets: Vec<&Element> = sheets.collect();
    for sheet in &sheets {
        style += &slim(&read(sheet.attribute("href").unwrap_or_default())?);
    }
    for (at, sheet) in sheets.iter().enumerate().rev() {
        let with = if at == 0 {
            format!("<link rel=\"stylesheet\" href=\"./{STYLE}\">")
        } else {
            String::new()
        };
        whole.replace_range(sheet.range.clone(), &with);
    }
    Ok((whole, style))
}

/// A style sheet of ours without its comments and indentation.
fn slim(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        out += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out += rest;
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A file with this ending, named by what is in it, as Trunk names the page's files and leaves a worker's: a browser that keeps files
/// of an earlier version must not take one of them for this.
fn named_by_content(stem: &str, ending: &str, content: &[u8]) -> String {
    let hash: String = Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{stem}-{hash}{ending}")
}

fn write_single_file(tools: &Tools, build: &WebBuild, path: &Path) -> Result<()> {
    // The engine's glue has the usual name.
    let (_, glue) = web_build::glued(
        tools,
        build,
        &["--target", "no-modules", "--no-modules-global", PAGE_GLUE],
    )?;
    let glue = fs::read_to_string(glue)?;
    // Both kinds of glue import the same names, so the site's module, shrunk already, serves here too.
    let parts = Parts {
        glue,
        module: fs::read(build.module(APP)?)?,
        worker_glue: fs::read_to_string(build.folder.join(format!("{WORKER}.js")))?,
        worker_module: fs::read(build.module(WORKER)?)?,
    };
    let page = fs::read_to_string(build.folder.join("index.html"))?;
    // In the head, which outlives the page's body as it was loaded.
    let (mut ids, mut modules) = (BTreeMap::new(), String::new());
    for (at, file) in build.cut.files().into_iter().enumerate() {
        let (id, module) = (format!("sayso-part-{at}"), STANDARD.encode(fs::read(&file)?));
        modules += &format!("<script type=\"text/plain\" id=\"{id}\">{module}</script>\n");
        ids.insert(file, format!("#{id}"));
    }
    let page = with_parts(&page, &build.cut, &ids, &modules)?;
    let page = one_page(&page, &parts, |name| {
        let path = build.folder.join(name.trim_start_matches("./"));
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    })?;
    fs::write(path, page).with_context(|| format!("cannot write {}", path.display()))
}

/// What the single file's page defines, to be started by [`START`].
const PAGE_GLUE: &str = "saysoPage";

/// What the single file holds beside the page.
struct Parts {
    /// Defines [`PAGE_GLUE`].
    glue: String,
    module: Vec<u8>,
    /// Defines `wasm_bindgen`; the app makes its worker of its source.
    worker_glue: String,
    worker_module: Vec<u8>,
}

/// Folds the site's page, both modules with their glue and what it links to into one page.
fn one_page(page: &str, parts: &Parts, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let Parts { glue, worker_glue, .. } = parts;
    for (what, text) in [
        ("glue", glue),
        ("engine's glue", worker_glue),
        ("start script", &START.to_owned()),
    ] {
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
    let (module, worker_module) = (STANDARD.encode(&parts.module), STANDARD.encode(&parts.worker_module));
    let parts = format!(
        "<script type=\"text/plain\" id=\"sayso-module\">{module}</script>\n\
         <script type=\"text/plain\" id=\"sayso-worker-module\">{worker_module}</script>\n\
         <script>{glue}</script>\n<script id=\"sayso-worker-glue\">{worker_glue}</script>\n<script>{START}</script>\n"
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
            let style = slim(&read(href)?);
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

/// Runs wasm-opt over a module in place, with the options `how`. Debug sections go here, since the compiler must leave in those by which
/// wasm-bindgen knows the features. Data stays in one piece: cut up at its zeros, as wasm-opt likes it, it is fewer
/// bytes, but more of them after compression.
pub fn optimise(program: &Path, how: &[&str], module: &Path) -> Result<()> {
    let mut command = Command::new(program);
    command
        .args(FEATURES)
        .args(how)
        .args(["--skip-pass=memory-packing", "--strip-debug", "--strip-producers"])
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
        let parts = Parts {
            glue: "let saysoPage = 1;".to_owned(),
            module: b"\0asm".to_vec(),
            worker_glue: "let wasm_bindgen = 1;".to_owned(),
            worker_module: b"\0asn".to_vec(),
        };
        one_page(PAGE, &parts, |name| {
            assert_eq!(name, "./app-1.css");
            Ok(style.to_owned())
        })
    }

    #[test]
    fn the_single_file_refers_to_no_other() {
        let page = folded("p { fill: url(#a) }").unwrap();
        assert!(!page.contains("./app-1"), "{page}");
        assert!(!page.contains("TrunkApplicationStarted"));
        assert!(page.contains("<style>p { fill: url(#a) }\n</style>"), "{page}");
        assert!(page.contains("<script type=\"text/plain\" id=\"sayso-module\">AGFzbQ==</script>"));
        assert!(page.contains("<script type=\"text/plain\" id=\"sayso-worker-module\">AGFzbg==</script>"));
        assert!(page.contains("<script>let saysoPage = 1;</script>"));
        assert!(page.contains("<script id=\"sayso-worker-glue\">let wasm_bindgen = 1;</script>"));
    }

    #[test]
    fn the_site_has_one_style_sheet_in_order() {
        let page = PAGE.replace("</head>", "<link rel=\"stylesheet\" href=\"./b.css\"></head>");
        let (page, style) = with_one_style(&page, |name| {
            Ok(format!("/* {name} */\np {{\n  /* why */ color: red; {name}\n}}\n"))
        })
        .unwrap();
        assert_eq!(style, "p {\ncolor: red; ./app-1.css\n}\np {\ncolor: red; ./b.css\n}\n");
        assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1);
        assert!(
            page.contains("<link rel=\"stylesheet\" href=\"./style.css\">"),
            "{page}"
        );
    }

    #[test]
    fn a_file_is_named_by_what_is_in_it() {
        let name = named_by_content(WORKER, "_bg.wasm", b"abc");
        // The first bytes of the SHA-256 of "abc" (FIPS 180-2, appendix B.1).
        assert_eq!(name, "sayso-worker-ba7816bf8f01cfea_bg.wasm");
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
