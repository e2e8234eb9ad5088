//! Steps of a command: one line each, with the time it took.

use std::fs::{self, File};
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::project;

/// How many of a failed program's last lines are shown.
const LINES_SHOWN: usize = 40;

/// Does one step: prints its name (and, for a long one, what to expect), does it, prints the time
/// it took on the same line.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(name: &str, expected: Option<&str>, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let hint = expected.map(|time| format!(" ({time})")).unwrap_or_default();
    eprint!("{name}{hint} … ");
    // A terminal that cannot be written to is no reason to stop.
    let _ = io::stderr().flush();
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "" } else { "failed after " };
    eprintln!("{outcome}{}", duration(start.elapsed()));
    result
}

/// Runs a program without showing its output, which goes to `target/xtask/<log>.log`; its last lines
/// are part of the error.
///
/// # Errors
/// When the program cannot be started or says it failed.
pub fn quietly(log: &str, command: &mut Command) -> Result<()> {
    let folder = project::target().join("xtask");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let path = folder.join(format!("{log}.log"));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
    if !status.success() {
        let said = String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned();
        let lines: Vec<&str> = said.lines().collect();
        let last = &lines[lines.len().saturating_sub(LINES_SHOWN)..];
        bail!(
            "{} failed ({status}). Its last lines:\n{}\nAll of it: {}",
            shown(command),
            last.join("\n"),
            path.display()
        );
    }
    Ok(())
}

/// What a program prints on standard output, or nothing when it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words = words.map(|word| word.to_string_lossy());
    words
        .map(|word| {
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A time span for people: `0.4 s`, `12 s`, `2 min 05 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else if seconds < 60.0 {
        format!("{seconds:.0} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(440)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(12)), "12 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn a_failed_program_is_quoted() {
        let error = quietly("steps-test", Command::new("sh").args(["-c", "echo the reason; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("the reason"), "{error}");
    }
}
