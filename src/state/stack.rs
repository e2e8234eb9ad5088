/// Where boxes stand so that none covers another: each is `(y, height)`, the place it would like best, in order of `y`, and how high it
/// is. The one `chosen` stands where it likes; those before it make way upwards, those after it downwards, by `gap` at least. All in
/// the same unit. A box may come to stand above 0 only to make room for the chosen one.
pub fn stack(boxes: &[(f64, f64)], chosen: Option<usize>, gap: f64) -> Vec<f64> {
    let mut tops: Vec<f64> = boxes.iter().map(|(y, _)| *y).collect();
    let pinned = chosen.filter(|at| *at < boxes.len());
    let first = pinned.unwrap_or(0);
    for at in first + 1..boxes.len() {
        tops[at] = tops[at].max(tops[at - 1] + boxes[at - 1].1 + gap);
    }
    // Those before the chosen one: down from the top first, then up where they would reach into it.
    for at in 1..first {
        tops[at] = tops[at].max(tops[at - 1] + boxes[at - 1].1 + gap);
    }
    for at in (0..first).rev() {
        tops[at] = tops[at].min(tops[at + 1] - boxes[at].1 - gap);
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_room_stands_where_it_likes_and_the_rest_makes_way() {
        assert_eq!(stack(&[(0.0, 10.0), (100.0, 10.0)], None, 4.0), [0.0, 100.0]);
        assert_eq!(stack(&[(50.0, 30.0), (60.0, 10.0)], None, 4.0), [50.0, 84.0]);
        assert_eq!(stack(&[(50.0, 30.0), (60.0, 10.0)], Some(1), 4.0), [26.0, 60.0]);
        assert_eq!(stack(&[], Some(3), 4.0), [0.0; 0]);
    }

    #[test]
    fn none_covers_another_and_the_chosen_one_stands_at_its_place() {
        // Any numbers will do; these are the same every time.
        let mut seed = 7_u32;
        let mut number = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from((seed >> 8) % below)
        };
        for count in 1..60 {
            let mut ys: Vec<f64> = (0..count).map(|_| number(1_000)).collect();
            ys.sort_by(f64::total_cmp);
            let boxes: Vec<(f64, f64)> = ys.into_iter().map(|y| (y, 1.0 + number(200))).collect();
            let chosen = number(count) as usize;
            let tops = stack(&boxes, Some(chosen), 8.0);
            assert_eq!(tops[chosen], boxes[chosen].0);
            for at in 1..boxes.len() {
                assert!(tops[at] >= tops[at - 1] + boxes[at - 1].1 + 8.0, "{count}: {at}");
            }
        }
    }
}
