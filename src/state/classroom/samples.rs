/// The names of the lessons of our own writing, to try a class with.
pub const SAMPLES: [&str; 2] = ["sample-lesson-hunt", "sample-lesson-fact"];

/// The file of the sample at `place` in [`SAMPLES`]. Only functions of a part may ask: the files are long.
pub(super) fn sample(place: usize) -> Option<&'static str> {
    match place {
        0 => Some(include_str!("../../samples/lessons/who-says-so.sayso.json")),
        1 => Some(include_str!("../../samples/lessons/fact-or-opinion.sayso.json")),
        _ => None,
    }
}
