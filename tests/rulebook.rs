//! Every rule is a test: it finds what its `finds` mark, part by part, and nothing in its `skips`.

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use sayso_engine::Rulebook;
use sayso_tests::examples;

fn main() -> ExitCode {
    let rules = Rulebook::built_in();
    let trials = rules.iter().map(|rule| {
        let rule = rule.clone();
        Trial::test(rule.id.to_string(), move || {
            examples::check(&rule, &Rulebook::built_in()).map_err(Failed::from)
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}
