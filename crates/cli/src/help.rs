//! The texts of `--help`.

/// `sayso --help`
pub const OVERVIEW: &str = "\
sayso: on whose say-so? Finds who says what in news articles, by rules that explain themselves.

Usage:
  sayso annotate [FILE… | -] [--format FORMAT] [--output FILE] [--rules PACK] [--nested] [--signals]
  sayso rules [list | check PACK… | explain ID]
  sayso mark LESSON WORK… [--class LIST] [--gradebook FILE] [--feedback FOLDER] [--strict]
  sayso --help | --version

Commands:
  annotate   Find quotes, who says them, names and the article's structure in plain text (UTF-8).
  rules      List every rule with its reason and an example, tell all about one, or check
             a pack of rules of your own.
  mark       Mark what a class handed in by a lesson's key: points, gradebook, feedback, agreement.

Examples:
  sayso annotate article.txt                     one JSON object on standard output
  sayso annotate corpus/*.txt -o findings.jsonl  a whole corpus, one line an article
  cat article.txt | sayso annotate -             from standard input
  sayso annotate article.txt -f native -o article.sayso.json
                                                 a file to open in the app

Nothing is sent anywhere: sayso opens no connection and writes no file but those you name.
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

/// `sayso mark --help`
pub const MARK: &str = "\
Mark what a class handed in by a lesson's key.

Usage: sayso mark LESSON WORK… [options]

  LESSON   The teacher's file, with the key.
  WORK…    What was handed in: files, folders, and ZIP archives as schools' systems make them.

Options:
  -c, --class LIST      The class: a name a line, or a table (commas, semicolons or tabs) with a column for the name.
                        Its columns go into the gradebook, and who is missing is told.
  -g, --gradebook FILE  Write the gradebook (CSV) to FILE in place of standard output.
      --feedback FOLDER Write a feedback file for each student into FOLDER.
      --strict          Marks must fit to the letter. Else quotation marks, punctuation and articles count for nothing and
                        overlap will do, unless the lesson says otherwise.
  -h, --help            Print this.

Of several works of one student the newest is used. Points are always computed from the marks; a key that nobody has
checked scores nothing. What is left aside, and why, is told on standard error, with who is missing, what most students
marked and the key does not have, and how much they agree.

Exit code: 0 done, 1 a file could not be read or written, or the key cannot be used, 2 bad usage.
";
