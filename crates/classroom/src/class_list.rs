use crate::names::key;

/// A class as it was pasted: one student a row, with whatever columns the school's system gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassList {
    /// What the columns are called; made up where the list does not say.
    pub columns: Vec<String>,
    /// One a student, as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// The columns that make up the name.
    pub name: Vec<usize>,
}

/// Most students of a class list.
const MOST: usize = 5_000;

impl ClassList {
    /// Reads a list: a name a line, or a table with commas, semicolons or tabs, with a head or without. Any text will do.
    pub fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let count = |sign: char| first.matches(sign).count();
        let delimiter = match (count('\t'), count(';'), count(',')) {
            (1.., _, _) => b'\t',
            (0, 1.., _) => b';',
            // *Reyl, Tomas*, a name a line, is no table.
            (0, 0, 2..) => b',',
            _ if is_head(first.split(',')) => b',',
            _ => b'\n',
        };
        let mut rows: Vec<Vec<String>> = match delimiter {
            b'\n' => text.lines().map(|line| vec![line.trim().to_owned()]).collect(),
            _ => csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes())
                .records()
                .filter_map(Result::ok)
                .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
                .collect(),
        };
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let has_head = rows.first().is_some_and(|row| is_head(row.iter().map(String::as_str)));
        let columns: Vec<String> = match has_head {
            true => rows.remove(0),
            false => match rows.iter().map(Vec::len).max().unwrap_or(0) {
                1 => vec!["Name".to_owned()],
                many => (1..=many).map(|n| format!("Column {n}")).collect(),
            },
        };
        rows.truncate(MOST);
        for row in &mut rows {
            row.resize(columns.len(), String::new());
        }
        let name = name_columns(&columns, has_head);
        Self { columns, rows, name }
    }

    /// A student's name.
    pub fn name(&self, row: usize) -> String {
        let cells = self.name.iter().map(|&column| self.rows[row][column].as_str());
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The student of this name, or of this code in any column.
    pub fn find(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        if wanted.is_empty() {
            return None;
        }
        let by_name = (0..self.rows.len()).find(|&row| key(&self.name(row)) == wanted);
        by_name.or_else(|| {
            self.rows
                .iter()
                .position(|row| row.iter().any(|cell| key(cell) == wanted))
        })
    }
}

/// Words that stand in the head of a list, and not in a student's row.
const HEADS: &[&str] = &[
    "name",
    "first name",
    "last name",
    "given name",
    "surname",
    "family name",
    "firstname",
    "lastname",
    "full name",
    "fullname",
    "student",
    "student name",
    "pupil",
    "id",
    "id number",
    "student id",
    "sis id",
    "email",
    "email address",
    "e-mail",
    "username",
    "class",
    "section",
    "group",
];

fn is_head<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    cells.any(|cell| HEADS.contains(&&*cell.trim().to_lowercase()))
}

/// The columns that make up the name: by what they are called, else the first.
fn name_columns(columns: &[String], has_head: bool) -> Vec<usize> {
    let called = |names: &[&str]| {
        let is_called = |column: &&String| names.contains(&&*column.to_lowercase());
        columns.iter().position(|column| is_called(&column))
    };
    let given = called(&["first name", "firstname", "given name"]);
    let family = called(&["last name", "lastname", "surname", "family name"]);
    let whole = called(&["name", "full name", "fullname", "student", "student name", "pupil"]);
    match (given, family, whole) {
        (Some(given), Some(family), _) if has_head => vec![given, family],
        (_, _, Some(whole)) => vec![whole],
        (given, family, None) => vec![given.or(family).unwrap_or(0)]
            .into_iter()
            .filter(|&c| c < columns.len())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let list = ClassList::read(text);
        (0..list.rows.len()).map(|row| list.name(row)).collect()
    }

    #[test]
    fn a_list_is_read_however_it_was_copied() {
        assert_eq!(names("Ines Calder\n\n Reyl, Tomas \n"), ["Ines Calder", "Reyl, Tomas"]);
        assert_eq!(
            names("Last name\tFirst name\tID\nCalder\tInes\t7\nReyl\tTomas"),
            ["Ines Calder", "Tomas Reyl"]
        );
        assert_eq!(
            names("\u{feff}ID,Student,Email\r\n7,\"Calder, Ines\",i@x\r\n"),
            ["Calder, Ines"]
        );
        assert_eq!(names("Calder Ines;7;A\nReyl Tomas;8;B"), ["Calder Ines", "Reyl Tomas"]);
        assert_eq!(names(""), [""; 0]);
        assert_eq!(names("\"never closed, a, b\nx"), ["never closed, a, b\nx"]);
    }

    #[test]
    fn a_student_is_found_by_name_in_any_order_or_by_code() {
        let list = ClassList::read("Last name,First name,ID\nCalder,Ines,s7\nReyl,Tomas,s8");
        assert_eq!(list.find("calder, ines"), Some(0));
        assert_eq!(list.find("S8"), Some(1));
        assert_eq!(list.find("Ana"), None);
        assert_eq!(list.find(" "), None);
    }
}
