use crate::words::count;

/// The stretches inside double quotation marks, marks included, in code points, line by line.
///
/// Curly marks pair by their shape, straight ones by turns, helped by the spaces beside them; two backticks
/// and two apostrophes count as marks too. A mark never closed in its paragraph holds to the paragraph's end
/// if it opens the paragraph, or if the next paragraph opens with a mark as well (the habit of quotes over
/// several paragraphs); other unpaired marks are dropped. Curly single marks are taken where they stand
/// outside a double-marked region and hold two words or more.
pub(crate) fn regions(chars: &[char]) -> Vec<(u32, u32)> {
    let paragraphs = paragraphs(chars);
    let leads: Vec<Option<usize>> = paragraphs.iter().map(|&(s, e)| leading_mark(&chars[s..e])).collect();
    let mut all = Vec::new();
    for (k, &(start, end)) in paragraphs.iter().enumerate() {
        let goes_on = leads.get(k + 1).copied().flatten().is_some();
        let mut found = double_marked(&chars[start..end], leads[k], goes_on);
        single_marked(&chars[start..end], &mut found);
        found.sort_unstable();
        all.extend(found.iter().map(|&(s, e)| ((start + s) as u32, (start + e) as u32)));
    }
    all
}

/// The lines that hold more than white space.
fn paragraphs(chars: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in chars.split(|&c| c == '\n') {
        if line.iter().any(|c| !c.is_whitespace()) {
            out.push((start, start + line.len()));
        }
        start += line.len() + 1;
    }
    out
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '«' | '‟' | '„')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '»')
}

/// Whether two of `c` stand at `at`.
fn twice(line: &[char], at: usize, c: char) -> bool {
    line.get(at) == Some(&c) && line.get(at + 1) == Some(&c)
}

/// Where the mark stands that opens a paragraph.
fn leading_mark(line: &[char]) -> Option<usize> {
    let at = line.iter().position(|c| !c.is_whitespace())?;
    (is_opening(line[at]) || line[at] == '"' || twice(line, at, '`')).then_some(at)
}

enum Turn {
    Opens,
    Closes,
    Neither,
}

/// Which way the straight mark at `at` turns.
fn straight(line: &[char], at: usize, is_open: bool) -> Turn {
    let before = if at == 0 { ' ' } else { line[at - 1] };
    let after = line.get(at + 1).copied().unwrap_or(' ');
    let left_free = before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-');
    let right_free = after.is_whitespace() || ")]}—–-.,;:?!".contains(after);
    match (left_free, right_free) {
        (true, false) => Turn::Opens,
        // With nothing open it is an inch sign: 6'2".
        (false, true) if is_open => Turn::Closes,
        (false, true) => Turn::Neither,
        _ if is_open => Turn::Closes,
        _ => Turn::Opens,
    }
}

fn double_marked(line: &[char], lead: Option<usize>, goes_on: bool) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut i = 0;
    while i < line.len() {
        let (turn, width) = match line[i] {
            c if is_opening(c) => (Turn::Opens, 1),
            c if is_closing(c) => (Turn::Closes, 1),
            _ if twice(line, i, '`') => (Turn::Opens, 2),
            _ if twice(line, i, '\'') => (Turn::Closes, 2),
            '"' => (straight(line, i, open.is_some()), 1),
            _ => (Turn::Neither, 1),
        };
        match (turn, open) {
            // Of two opening marks with none closed the later counts.
            (Turn::Opens, _) => open = Some(i),
            (Turn::Closes, Some(start)) => {
                out.push((start, i + width));
                open = None;
            }
            _ => {}
        }
        i += width;
    }
    if let Some(start) = open
        && (open == lead || goes_on)
    {
        let blank = line.iter().rev().take_while(|c| c.is_whitespace()).count();
        out.push((start, line.len() - blank));
    }
    out
}

/// Adds the regions in curly single marks.
fn single_marked(line: &[char], found: &mut Vec<(usize, usize)>) {
    let is_alphanumeric = |i: usize| line.get(i).is_some_and(|c: &char| c.is_alphanumeric());
    for start in (0..line.len()).filter(|&i| line[i] == '‘') {
        if start > 0 && is_alphanumeric(start - 1) || found.iter().any(|&(s, e)| s <= start && start < e) {
            continue;
        }
        let end = (start + 1..line.len()).find(|&i| line[i] == '’' && !is_alphanumeric(i + 1));
        if let Some(end) = end
            && count(&line[start..end]) >= 2
            && !found.iter().any(|&(s, e)| s < end && start < e)
        {
            found.push((start, end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let regions = regions(&chars);
        regions
            .iter()
            .map(|&(s, e)| chars[s as usize..e as usize].iter().collect())
            .collect()
    }

    #[test]
    fn marks_pair_by_shape_or_by_turns() {
        assert_eq!(found("“One,” he said, “two.”"), ["“One,”", "“two.”"]);
        assert_eq!(found("\"One,\" he said, \"two.\""), ["\"One,\"", "\"two.\""]);
        assert_eq!(found("``One,'' he said."), ["``One,''"]);
        assert_eq!(found("«Un» „zwei”"), ["«Un»", "„zwei”"]);
        assert_eq!(found("He is 6'2\" tall."), [] as [&str; 0]);
    }

    #[test]
    fn an_open_mark_holds_where_the_quote_goes_on() {
        assert_eq!(found("“One.\n\n“Two.”"), ["“One.", "“Two.”"]);
        assert_eq!(found("He said: “One. \n“Two.”"), ["“One.", "“Two.”"]);
        assert_eq!(found("He said: “One.\nTwo."), [] as [&str; 0]);
        assert_eq!(found("“One.\nTwo."), ["“One."]);
    }

    #[test]
    fn curly_single_marks_count_with_two_words() {
        assert_eq!(found("‘It’s not fair,’ she said of the ‘plan’."), ["‘It’s not fair,’"]);
        assert_eq!(found("“A ‘big deal’ indeed”"), ["“A ‘big deal’ indeed”"]);
    }
}
