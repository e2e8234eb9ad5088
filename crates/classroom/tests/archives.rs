//! What schools' systems make of thirty files: ZIP archives, some of them not well meant.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use sayso_classroom::{ClassList, Intake, collect};
use sayso_wire::classroom::{Exercise, Lesson, SUBMISSION, Student, Submission};

/// An archive of these files, deflated.
fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let (mut entry, config) = archive
            .new_file(*name)
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .unwrap();
        // The writer counts the content and checks it; the entry gets it deflated.
        let mut counted = config.wrap(std::io::sink());
        counted.write_all(content).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&compress_to_vec(content, 6)).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

fn work(name: &str) -> Vec<u8> {
    let submission = Submission {
        exercise: "e".to_owned(),
        student: Student { name: name.to_owned() },
        ..Submission::default()
    };
    SUBMISSION.write(&submission).into_bytes()
}

fn intake(file: &str, bytes: Vec<u8>) -> Intake {
    let lesson = Lesson {
        exercise: Exercise {
            id: "e".to_owned(),
            ..Exercise::default()
        },
        ..Lesson::default()
    };
    collect(
        &lesson,
        &ClassList::read("Ana Ruiz\nBen Odell\nDana Fox"),
        [(file.to_owned(), bytes)],
    )
}

#[test]
fn a_whole_class_comes_out_of_one_archive() {
    let inner = zip(&[("work.sayso.json", work("Dana Fox"))]);
    let archive = zip(&[
        ("Ana Ruiz_12_assignsubmission_file_/ferry.sayso.json", work("")),
        ("ben (1).sayso.json", work("Odell, Ben")),
        ("__MACOSX/._ben (1).sayso.json", vec![0, 1]),
        ("readme.txt", b"hello".to_vec()),
        ("Dana.zip", inner),
    ]);
    let intake = intake("class.zip", archive);
    let names: Vec<_> = intake.works.iter().map(|work| &*work.name).collect();
    assert_eq!(
        (names, intake.told),
        (vec!["Ana Ruiz", "Ben Odell", "Dana Fox"], vec![])
    );
    assert_eq!(
        intake.works[0].file,
        "class/Ana Ruiz_12_assignsubmission_file_/ferry.sayso.json"
    );
}

#[test]
fn archives_that_are_no_classes_are_told_of() {
    let told = |bytes: Vec<u8>| -> Vec<String> {
        intake("x.zip", bytes)
            .told
            .iter()
            .map(|(_, told)| told.to_string())
            .collect()
    };
    assert!(told(zip(&[("word/document.xml", b"<x/>".to_vec())]))[0].contains("no work of Sayso's in this ZIP"));
    let whole = zip(&[("a.json", work("Ana"))]);
    assert!(told(whole[..whole.len() - 30].to_vec())[0].contains("damaged"));
    let mut flipped = whole.clone();
    flipped[60] ^= 0x55;
    assert!(told(flipped)[0].contains("cannot be taken out"));
    // Sixty megabytes in sixty kilobytes.
    let bomb = zip(&[("bomb.json", vec![b' '; 60_000_000])]);
    assert!(bomb.len() < 100_000);
    assert!(told(bomb)[0].contains("far too large"));
    let many: Vec<_> = (0..10_001).map(|_| ("a.json", Vec::new())).collect();
    assert!(told(zip(&many)).last().unwrap().contains("more than 10000 files"));
}

#[test]
fn an_archive_cut_short_or_damaged_anywhere_is_read_or_told_of() {
    let whole = zip(&[("a.sayso.json", work("Ana Ruiz"))]);
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] = !flipped[at];
        for bytes in [whole[..at].to_vec(), flipped] {
            let intake = intake("x.zip", bytes);
            assert!(intake.works.len() + intake.told.len() >= 1, "byte {at}");
        }
    }
}
