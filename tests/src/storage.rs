//! Places for a [`Store`] that break on order: full, cut off, or cut short in the middle of a write.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use sayso_notebook::{AnnotationId, Author, Entry, EntryId, Event, ReplicaId, Revision, Timestamp};
use sayso_store::{Answer, Found, JournalReader, Memory, Shelf, Store, StoreError, StringShelf, Strings};
use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record};

/// What happens at a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no room, this once.
    FullOnce,
    /// There is no room from now on.
    FullFromNow,
    /// The computer is switched off before anything is written.
    OffBefore,
    /// The computer is switched off when all is written, before anybody hears of it.
    OffAfter,
    /// The computer is switched off when so many bytes of the value are written, in a place that tears values.
    OffAt(usize),
}

/// Counts the writes to a place, and breaks one of them.
#[derive(Clone, Debug, Default)]
pub struct Breaker {
    /// The bytes of each write so far.
    sizes: Rc<RefCell<Vec<usize>>>,
    fault: Rc<Cell<Option<(u32, Fault)>>>,
    state: Rc<Cell<Option<StoreError>>>,
}

/// How a write goes.
enum Write {
    Whole,
    /// So many bytes of it are there, and the computer is off.
    Torn(usize),
    /// It is all there, and the computer is off.
    Unheard,
    None(StoreError),
}

impl Breaker {
    /// Breaks write `n`, counted from 0.
    pub fn breaks(n: u32, fault: Fault) -> Self {
        let breaker = Self::default();
        breaker.break_at(n, fault);
        breaker
    }

    /// From now on, breaks write `n`, counted from the first there ever was.
    pub fn break_at(&self, n: u32, fault: Fault) {
        self.fault.set(Some((n, fault)));
    }

    /// How many writes there were.
    pub fn writes(&self) -> u32 {
        self.sizes.borrow().len() as u32
    }

    /// How many bytes each of them had: 0 where something was taken away, or where they are not known.
    pub fn sizes(&self) -> Vec<usize> {
        self.sizes.borrow().clone()
    }

    /// Whether the computer is off.
    pub fn is_off(&self) -> bool {
        self.state.get() == Some(StoreError::Blocked)
    }

    /// Switches the computer off.
    pub fn switch_off(&self) {
        self.state.set(Some(StoreError::Blocked));
    }

    fn read(&self) -> Result<(), StoreError> {
        if self.is_off() {
            Err(StoreError::Blocked)
        } else {
            Ok(())
        }
    }

    fn write(&self, size: usize) -> Write {
        if let Some(error) = self.state.get() {
            return Write::None(error);
        }
        let n = self.writes();
        self.sizes.borrow_mut().push(size);
        let Some((_, fault)) = self.fault.get().filter(|(at, _)| *at == n) else {
            return Write::Whole;
        };
        match fault {
            Fault::FullOnce => Write::None(StoreError::Full),
            Fault::FullFromNow => {
                self.state.set(Some(StoreError::Full));
                Write::None(StoreError::Full)
            }
            Fault::OffBefore => {
                self.switch_off();
                Write::None(StoreError::Blocked)
            }
            Fault::OffAfter => {
                self.switch_off();
                Write::Unheard
            }
            Fault::OffAt(bytes) => {
                self.switch_off();
                Write::Torn(bytes)
            }
        }
    }
}

/// Strings that outlive a handle on them, as those in localStorage do.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// What stands there.
    pub strings: Rc<RefCell<BTreeMap<String, String>>>,
    /// When it breaks.
    pub breaker: Breaker,
}

impl Place {
    /// The same strings, with nothing broken.
    pub fn mended(&self) -> Self {
        Self {
            strings: self.strings.clone(),
            breaker: Breaker::default(),
        }
    }

    /// The shelf in it.
    pub fn shelf(&self) -> Result<StringShelf, StoreError> {
        StringShelf::open(Rc::new(self.clone()))
    }
}

impl Strings for Place {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.breaker.read()?;
        Ok(self.strings.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let there = match self.breaker.write(value.len()) {
            Write::Whole => value.len(),
            Write::Torn(bytes) => value.floor_char_boundary(bytes),
            Write::Unheard => value.len(),
            Write::None(error) => return Err(error),
        };
        self.strings
            .borrow_mut()
            .insert(key.to_owned(), value[..there].to_owned());
        self.breaker.read()
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        // Room is no matter for taking things away.
        if self.breaker.is_off() {
            return Err(StoreError::Blocked);
        }
        if let Write::None(StoreError::Blocked) | Write::Torn(_) = self.breaker.write(0) {
            return Err(StoreError::Blocked);
        }
        self.strings.borrow_mut().remove(key);
        self.breaker.read()
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.breaker.read()?;
        Ok(self.strings.borrow().keys().cloned().collect())
    }
}

/// A shelf whose batches are written whole or not at all, as transactions are.
#[derive(Clone, Default)]
pub struct Disk {
    /// What stands there.
    pub memory: Rc<Memory>,
    /// When it breaks.
    pub breaker: Breaker,
    forgotten: Rc<RefCell<Vec<String>>>,
}

impl Disk {
    /// The same shelf, with nothing broken.
    pub fn mended(&self) -> Self {
        Self {
            breaker: Breaker::default(),
            ..self.clone()
        }
    }

    fn reading<T: 'static>(&self, answer: impl FnOnce(&Memory) -> Answer<T>) -> Answer<T> {
        match self.breaker.read() {
            Ok(()) => answer(&self.memory),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    fn writing(&self, answer: impl FnOnce(&Memory) -> Answer<()>) -> Answer<()> {
        let written = match self.breaker.write(0) {
            Write::Whole => return answer(&self.memory),
            Write::Unheard => block_on(answer(&self.memory)).and(Err(StoreError::Blocked)),
            Write::Torn(_) => Err(StoreError::Blocked),
            Write::None(error) => Err(error),
        };
        Box::pin(std::future::ready(written))
    }
}

impl Shelf for Disk {
    fn put(&self, records: Vec<Record>) -> Answer<()> {
        self.writing(|memory| memory.put(records))
    }

    fn articles(&self, only: Option<&str>) -> Answer<Found<ArticleRecord>> {
        self.reading(|memory| memory.articles(only))
    }

    fn filings(&self, only: Option<&str>) -> Answer<Found<FilingRecord>> {
        self.reading(|memory| memory.filings(only))
    }

    fn has(&self, article: &str) -> Answer<bool> {
        self.reading(|memory| memory.has(article))
    }

    fn entries(&self, article: &str, reader: JournalReader) -> Answer<Found<EntryRecord>> {
        self.reading(|memory| memory.entries(article, reader))
    }

    fn text(&self, name: &str) -> Answer<Option<String>> {
        self.reading(|memory| memory.text(name))
    }

    fn pack(&self, article: &str, reader: JournalReader) -> Answer<()> {
        self.writing(|memory| memory.pack(article, reader))
    }

    fn forget(&self, article: &str) -> Answer<()> {
        let (forgotten, name) = (self.forgotten.clone(), article.to_owned());
        self.writing(|memory| {
            forgotten.borrow_mut().push(name);
            memory.forget(article)
        })
    }

    fn staged(&self) -> Answer<usize> {
        self.reading(|memory| memory.staged())
    }

    fn switch(&self, records: Vec<Record>) -> Answer<()> {
        self.writing(|memory| memory.switch(records))
    }

    fn unstage(&self) -> Answer<()> {
        // As in IndexedDB, nothing is written where there is nothing to be done.
        match block_on(self.staged()) {
            Ok(0) => Box::pin(std::future::ready(Ok(()))),
            _ => self.writing(|memory| memory.unstage()),
        }
    }

    fn forgotten(&self) -> Answer<Vec<String>> {
        let forgotten = self.forgotten.borrow().clone();
        self.reading(|_| Box::pin(std::future::ready(Ok(forgotten))))
    }
}

/// Where a store stands: what the shelves hold outlives every handle.
#[derive(Clone, Default)]
pub struct Computer {
    /// In place of IndexedDB; none where it is blocked.
    pub disk: Option<Disk>,
    /// In place of localStorage; none where it is blocked.
    pub place: Option<Place>,
}

impl Computer {
    /// Opens the store, as the app does.
    pub fn open(&self) -> Store {
        let blocked = StoreError::Blocked;
        let disk = self.disk.clone().map(|disk| Rc::new(disk) as Rc<dyn Shelf>);
        let place = self.place.as_ref().ok_or(blocked).and_then(Place::shelf);
        let store = Store::over(disk.ok_or(blocked), place);
        block_on(store.finish_forgetting());
        block_on(store.drop_staged());
        store
    }

    /// The same computer, switched on again, with nothing broken.
    pub fn mended(&self) -> Self {
        Self {
            disk: self.disk.as_ref().map(Disk::mended),
            place: self.place.as_ref().map(Place::mended),
        }
    }

    /// Whether it was switched off. All of it is, as soon as a part is.
    pub fn is_off(&self) -> bool {
        let (disk, place) = (self.disk.as_ref(), self.place.as_ref());
        let breakers = [disk.map(|d| &d.breaker), place.map(|p| &p.breaker)];
        let off = breakers.iter().flatten().any(|breaker| breaker.is_off());
        if off {
            breakers.iter().flatten().for_each(|breaker| breaker.switch_off());
        }
        off
    }
}

/// What `future` comes to. Nothing here waits for anything outside.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let (mut future, mut context) = (std::pin::pin!(future), Context::from_waker(Waker::noop()));
    for _ in 0..10_000 {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
    panic!("the future waits for something that nobody does");
}

/// The entry `seq` of the step that begins with the entry `step`: a note of the words `text`.
pub fn note(seq: u32, step: u32, text: &str) -> Entry {
    let id = |seq| EntryId {
        replica: ReplicaId(7),
        seq,
    };
    Entry {
        id: id(seq),
        step: id(step),
        // The clock goes back: nothing may hang on it.
        at: Timestamp(9_000 - u64::from(seq)),
        author: Author::default(),
        on: Revision::Opened,
        event: Event::Noted {
            annotation: AnnotationId(id(0)),
            text: text.to_owned(),
        },
    }
}
