//! Which mark of a student stands for which mark of the key.

/// Pairs `of` things on one side with those on the other, one to one: as many as can be, and of those the more alike
/// first. `alike(i)` gives what `i` can be paired with, each with its likeness. Returns the partner of each.
///
/// A thing already paired makes room where its partner can go elsewhere (augmenting paths), so that nobody loses a mark to the
/// order in which the marks are looked at.
pub(crate) fn pair(of: usize, mut alike: impl FnMut(usize) -> Vec<(f64, usize)>) -> Vec<Option<usize>> {
    let mut options: Vec<Vec<(f64, usize)>> = (0..of).map(&mut alike).collect();
    let most = options.iter().flatten().map(|(_, j)| j + 1).max().unwrap_or(0);
    for list in &mut options {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    }
    let best = |i: usize| options[i].first().map_or(0.0, |(likeness, _)| *likeness);
    let mut order: Vec<usize> = (0..of).collect();
    order.sort_by(|&a, &b| best(b).total_cmp(&best(a)).then(a.cmp(&b)));
    let mut taken_by: Vec<Option<usize>> = vec![None; most];
    for i in order {
        let mut seen = vec![false; most];
        settle(i, &options, &mut taken_by, &mut seen);
    }
    let mut partners = vec![None; of];
    for (j, i) in taken_by.into_iter().enumerate() {
        if let Some(i) = i {
            partners[i] = Some(j);
        }
    }
    partners
}

/// Finds a partner for `first`, moving others where they have another choice. Iterative: a chain may be long.
fn settle(first: usize, options: &[Vec<(f64, usize)>], taken_by: &mut [Option<usize>], seen: &mut [bool]) {
    // Each step: who looks for a partner, the next of their options to try, and what they tried last.
    let mut path = vec![(first, 0)];
    while let Some((i, next)) = path.last_mut() {
        let Some(&(_, j)) = options[*i].get(*next) else {
            path.pop();
            continue;
        };
        *next += 1;
        if std::mem::replace(&mut seen[j], true) {
            continue;
        }
        match taken_by[j] {
            Some(other) => path.push((other, 0)),
            None => {
                for (i, next) in path {
                    taken_by[options[i][next - 1].1] = Some(i);
                }
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_are_paired_and_nobody_is_left_out_for_it() {
        // 0 likes 0 best, but 1 has no other: 0 goes to 1.
        let options = [vec![(0.9, 0), (0.2, 1)], vec![(0.5, 0)], vec![]];
        assert_eq!(pair(3, |i| options[i].clone()), [Some(1), Some(0), None]);
        let options = [vec![(0.2, 0), (0.9, 1)], vec![(0.8, 0), (0.1, 1)]];
        assert_eq!(pair(2, |i| options[i].clone()), [Some(1), Some(0)]);
        assert_eq!(pair(0, |_| vec![]), []);
    }

    #[test]
    fn a_long_chain_of_moves_ends() {
        // Each likes the one below best, the last has only that of the first.
        let n = 2_000;
        let pairs = pair(n, |i| {
            if i + 1 < n {
                vec![(1.0, i), (0.5, i + 1)]
            } else {
                vec![(0.1, 0)]
            }
        });
        assert!(pairs.iter().all(Option::is_some));
    }
}
