use std::fs;

use sayso_scoring::golden::{Article, article};

use crate::root;

/// All golden articles, by name. Panics with the file and what is wrong if one cannot be read.
pub fn articles() -> Vec<Article> {
    let folder = root().join("tests/golden");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("a readable folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "marked"));
    paths.sort();
    let article = |path: &std::path::PathBuf| {
        let marked = fs::read_to_string(path).map_err(|error| error.to_string());
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let article = marked.and_then(|marked| article(&stem, &marked));
        article.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().map(article).collect()
}
