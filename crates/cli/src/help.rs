//! The texts of `--help`.

/// `sayso --help`
pub const OVERVIEW: &str = "\
sayso: on whose say-so? Finds who says what in news articles, by rules that explain themselves.

Usage:
  sayso annotate [FILE… | -] [--format FORMAT] [--output FILE] [--rules PACK] [--nested] [--signals]
  sayso rules [list | check PACK… | explain ID]
  sayso --help | --version

Commands:
  annotate   Find quotes, who says them, names and the article's structure in plain text (UTF-8).
  rules      List every rule with its reason and an example, tell all about one, or check
             a pack of rules of your own.

Examples:
  sayso annotate article.txt                     one JSON object on standard output
  sayso annotate corpus/*.txt -o findings.jsonl  a whole corpus, one line an article
  cat article.txt | sayso annotate -             from standard input
  sayso annotate article.txt -f native -o article.sayso.json
                                                 a file to open in the app

Nothing is sent anywhere: sayso opens no connection and writes no file but the one you name.
`sayso annotate --help` says more.
";

/// `sayso annotate --help`
pub const ANNOTATE: &str = "\
Find quotes, who says them, names and the article's structure.

Usage: sayso annotate [FILE… | -] [options]

  FILE…   Plain text in UTF-8, one article a file. `-`, or no file at all, reads standard input.

Options:
  -f, --format FORMAT  How each article is written, always on one line and in the order of the files:
                         jsonl   quotes, cues, sources, entities and blocks with their offsets (default)
                         native  what the app exports and opens: the text, and what the rules suggest
                         w3c     a W3C Web Annotation page (JSON-LD)
  -o, --output FILE    Write to FILE in place of standard output. What was in it is replaced.
  -r, --rules PACK     Also use the rules of this pack (JSON; docs/rules.md says how to write one). Once a pack.
      --nested         Also the attributions inside somebody's quoted words
                       (\"The mayor said he was sorry,\" Reyl said).
      --signals        Also places in the reporter's own words that are worth a second look: hedges, loaded words,
                       claims with nobody behind them, vague sources. Experimental.
  -h, --help           Print this.

Offsets count Unicode code points from 0, end excluded: text[start:end] in Python. Line ends are kept as they
are. An article's id is its file's name without the last extension.

Exit code: 0 all done, 1 some file could not be read or written (the others were done), 2 bad usage.
";

/// `sayso rules --help`
pub const RULES: &str = "\
List every rule: its id, why what it finds is one, and a sentence it finds something in.

Usage: sayso rules [list] [--rules PACK]
       sayso rules check PACK…
       sayso rules explain ID [--rules PACK]

`list` lists the built-in rules, and with --rules those of a pack (JSON) too.

`check` reads packs of rules of your own, says what is wrong with them (file, line, id, what to do), and tries every
rule on its own sentences.

`explain` tells all about one rule: why, how often it was right when it was measured, how it finds what it
finds, and every sentence it finds something in, part by part, or must leave alone.

Exit code: 0 done, 1 a pack could not be read or is faulty, 2 no such rule or bad usage.
";
