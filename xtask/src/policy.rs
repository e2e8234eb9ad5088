//! The content security policy of what is packaged: under it, the page could not send anything
//! anywhere but back to where it came from, nor run a line that was not packaged with it.
//!
//! Source: W3C, *Content Security Policy Level 3* and *Trusted Types*. The `<meta>` form leaves out
//! `frame-ancestors`, which only a header may carry.

use anyhow::{Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::elements;

/// How a page reaches its own parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Files side by side, from one origin.
    Site,
    /// One file that fetches nothing.
    SingleFile,
}

/// The types of `<script>` that browsers run; any other holds data.
fn runs(kind: Option<&str>) -> bool {
    matches!(kind, None | Some("module" | "text/javascript"))
}

/// The policy for a page as it stands: its inline scripts and styles are allowed by their hash.
pub fn policy(page: &str, form: Form) -> String {
    let scripts = elements(page, "script");
    let scripts = scripts
        .iter()
        .filter(|script| runs(script.attribute("type")) && script.attribute("src").is_none());
    let scripts: String = scripts.map(|script| format!(" {}", hash(script.content))).collect();
    let styles: String = elements(page, "style")
        .iter()
        .map(|style| format!(" {}", hash(style.content)))
        .collect();
    // The single file has no origin of its own to allow.
    let (own, nothing) = match form {
        Form::Site => (" 'self'", "'self'"),
        Form::SingleFile => ("", "'none'"),
    };
    let style_src = if own.is_empty() && styles.is_empty() {
        " 'none'".to_owned()
    } else {
        format!("{own}{styles}")
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src{own} 'wasm-unsafe-eval'{scripts}"),
        format!("style-src{style_src}"),
        format!("img-src{own} data: blob:"),
        format!("font-src {nothing}"),
        format!("worker-src{own} blob:"),
        format!("connect-src {nothing}"),
        format!("manifest-src {nothing}"),
        "form-action 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types sayso".to_owned(),
    ]
    .join("; ")
}

/// Puts the policy into the page, before anything that it governs.
///
/// # Errors
/// When the page has no `<meta charset>` to put it behind, or holds what the policy would refuse.
pub fn with_policy(page: &str, form: Form) -> Result<String> {
    if page.contains(" style=\"") {
        bail!("index.html has a `style` attribute, which the content security policy refuses: use a class.");
    }
    let Some(charset) = elements(page, "meta")
        .into_iter()
        .find(|meta| meta.attribute("charset").is_some())
    else {
        bail!("index.html has no <meta charset>, behind which the content security policy goes.");
    };
    let policy = policy(page, form);
    let (before, after) = page.split_at(charset.range.end);
    Ok(format!(
        "{before}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// The policy that a packaged page carries.
pub fn carried(page: &str) -> Option<String> {
    let metas = elements(page, "meta");
    let policy = metas
        .iter()
        .find(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy"))?;
    policy.attribute("content").map(str::to_owned)
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta charset=\"utf-8\"><script>alert('Hello, world.');</script>\
                        <script type=\"text/plain\" id=\"data\">AAAA</script><style>p{}</style></head>";

    #[test]
    fn an_inline_script_is_allowed_by_its_hash() {
        // The value: the worked example in the specification's section on hashes.
        let policy = policy(PAGE, Form::Site);
        assert!(
            policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"),
            "{policy}"
        );
        assert_eq!(
            policy.matches("sha256").count(),
            2,
            "the data block needs none: {policy}"
        );
    }

    #[test]
    fn the_single_file_allows_no_origin() {
        assert!(!policy(PAGE, Form::SingleFile).contains("'self'"));
    }

    #[test]
    fn the_policy_stands_before_the_scripts_and_is_found_again() {
        let page = with_policy(PAGE, Form::Site).unwrap();
        assert!(page.find("http-equiv").unwrap() < page.find("<script").unwrap());
        assert_eq!(carried(&page), Some(policy(PAGE, Form::Site)));
    }

    #[test]
    fn a_style_attribute_is_refused() {
        let page = PAGE.replace("<style>", "<p style=\"color:red\"></p><style>");
        assert!(
            with_policy(&page, Form::Site)
                .unwrap_err()
                .to_string()
                .contains("class")
        );
    }
}
