use std::rc::Rc;

/// Switches on a page.
const PAGE: usize = 64 * WORD;
const WORD: usize = u64::BITS as usize;

/// Which of many steps are on. A copy costs a pointer for every 4,096 of them, so that a journal may go back to earlier
/// points as often as it likes.
#[derive(Clone, Default)]
pub(crate) struct Switches {
    pages: Vec<Rc<[u64; 64]>>,
    len: usize,
}

impl Switches {
    /// Adds one, and yields its place.
    pub fn push(&mut self, on: bool) -> usize {
        let at = self.len;
        self.len += 1;
        if at / PAGE == self.pages.len() {
            self.pages.push(Rc::new([0; 64]));
        }
        self.set(at, on);
        at
    }

    /// Whether the one at `at` is on.
    pub fn is_on(&self, at: usize) -> bool {
        self.pages[at / PAGE][at % PAGE / WORD] >> (at % WORD) & 1 == 1
    }

    /// Turns the one at `at` on or off.
    pub fn set(&mut self, at: usize, on: bool) {
        let word = &mut Rc::make_mut(&mut self.pages[at / PAGE])[at % PAGE / WORD];
        *word = *word & !(1 << (at % WORD)) | u64::from(on) << (at % WORD);
    }

    /// All of them as they were in `past`, in which those made since are off.
    pub fn as_in(&self, past: &Self) -> Self {
        let mut pages = past.pages.clone();
        pages.resize(self.pages.len(), Rc::new([0; 64]));
        Self { pages, len: self.len }
    }

    /// Turns those that differ between `from` and `to` to what they are in `to`. Both are as old as each other.
    pub fn follow(&mut self, from: &Self, to: &Self) {
        for (page, (from, to)) in self.pages.iter_mut().zip(from.pages.iter().zip(&to.pages)) {
            if Rc::ptr_eq(from, to) {
                continue;
            }
            let words = Rc::make_mut(page).iter_mut().zip(from.iter().zip(to.iter()));
            for (word, (from, to)) in words {
                let differing = from ^ to;
                *word = *word & !differing | to & differing;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_turned() {
        let mut now = Switches::default();
        let all: Vec<usize> = (0..2 * PAGE + 3).map(|i| now.push(i % 3 == 0)).collect();
        let before = now.clone();
        let mut past = Switches::default();
        past.push(false);
        past.push(true);
        let back = now.as_in(&past);
        assert_eq!(
            all.iter().copied().filter(|&i| back.is_on(i)).collect::<Vec<_>>(),
            [1],
            "what came after is off"
        );
        let mut now = back.clone();
        now.set(2, true);
        now.follow(&back, &before);
        for i in all {
            assert_eq!(now.is_on(i), i % 3 == 0 || i == 2, "{i}");
        }
    }
}
