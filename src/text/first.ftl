### The words that the page says before any of its parts is fetched. Plain calm English; a person's words, not the program's.
### The ids are grouped by where the words are seen. Those that only parts say stand in later.ftl; packaging tells which have to
### move here.

## Everywhere

app-name = Sayso
cancel = Cancel
page-title = { $title } · Sayso
close = Close
opening = Opening a long text…
show-more = Show more
part-coming = One moment…
part-title = Not here yet
part-failed = This part of Sayso could not be fetched. Your work is not touched by that. See whether there is a network, then try again; if that does not help, load the page again.
part-again = Try again
help = Help
words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}

## First page

# One sentence: See who says “what”. The middle two are drawn as a source and its quote.
first-title-before = See
first-title-who = who
first-title-between = says
first-title-what = “what”
first-title-after = in a news article.
first-lead = Sayso finds the quotes and the people behind them. You decide what is right, mark what it missed and write your notes.
first-paste = Paste an article
first-paste-hint = Headline, text and all
first-long = A long text, about { $count } thousand characters. Only its beginning is shown here; all of it will be read.
first-clear = Take another
first-empty = There is nothing to read yet. Paste an article first.
first-unsaved = Do not save this
first-unsaved-hint = Gone when you close it. For drafts and embargoes.
first-read = Read it
first-open-file = Open a file
first-drop = .txt, .md, or a Sayso .json. Or drop it anywhere on this page.
first-sample = Try the sample
first-private = Nothing leaves this browser: no server, no account, no tracking.
first-library = On this computer
first-library-empty = Articles you read are kept here, in this browser only.
first-library-all = { $count ->
    [0] Library, archive and bin
   *[other] All articles: search, tags, archive
}
article-removed = “{ $title }” is in the bin, for 30 days.
article-put-back = Undo
article-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
article-remove = Put “{ $title }” in the bin

## Above the article

header-skip = Skip to the article
header-back = Back to the first page
header-more = More
header-articles = All articles
header-open = Open a file
header-rules = The rules
header-advanced = Advanced
header-bench = My own rules and switches
header-help = Help and keys
header-elsewhere = Continue elsewhere
header-forget = Close and forget
header-export = Export
header-save-file = Save as a file
saved-yes = Saved in this browser
saved-saving = Saving…
saved-unwanted = Not saved, as you asked
saved-failed = Not saved

## The article

article-label = Article. Letters j and k go from mark to mark.
layers = Layers
map = Where in the article each voice speaks
layer-quotes = Quotes
layer-sources = Sources
layer-names = Names, places, dates
layer-signals = Worth a second look
layer-experimental = experimental
signals-lead = Worth a second look: words of the reporter’s own at which one may ask who says so. It is no list of errors, and the rules for it are still being tried out.
layer-labels = Found by my rules
layer-mine = My marks
layer-codes = My labels
layer-nested = Quotes inside quotes
block-kicker = Section
block-byline = Byline
block-dateline = Dateline
block-caption = Caption
block-credit = Photo credit
block-pull-quote = Pull quote
block-related = Link to another article
block-boilerplate = Not part of the article
scan-running = Finding who says what: { $percent } %
scan-cancel = Stop
scan-cancelled = There are no automatic marks: looking for them was stopped. You can mark by hand.
scan-again = Look for them again
engine-not-loaded = The part of Sayso that finds quotes did not load, so there are no automatic marks. You can mark by hand, and what you do is saved. Reload the page to try again.
scan-failed = Sayso came to a fault while reading this text. There are no automatic marks; you can mark by hand. Nothing is lost.
advice-not-english = This does not look like English. Automatic marks know English only; mark by hand.
advice-short = This is a very short text. Was the whole article copied?
advice-nobody-quoted = We found nobody quoted; check by hand. Select words to mark them.
tab-reads-along = This article is open in another tab, which may change it. This one reads along.
tab-reads-along-only = This article is open in another tab, which may change it. This one reads along. Close the other tab to mark here.
tab-take-over = Take over
tab-taking-over = The other tab saves what it has and hands over…
tab-unanswered = The other tab does not answer: it may be asleep, or unable to save. Take over all the same, and what it has not saved yet stays in that tab; it is added when that tab can save again.
tab-take-over-anyway = Take over all the same
tab-taken-over = Another tab has taken over. This one reads along. Nothing is lost.
tab-outdated = A newer version of Sayso is open in another tab. Your work goes on here and is kept, but load this page again soon to get that version.
store-cleared = What this browser had kept was cleared while the article was open. The open article is saved again, with all your work; other articles are not in this browser any more. A backup or a saved file brings them back.
set-aside-save = Save what could not be read
offer-library = Make room in the library
offer-reload = Load the page again
tab-forgotten = This article was removed from this browser in another tab. What you see here is not saved: export it to keep it.
saved-in-memory = Not saved: this browser keeps it only until the tab is closed. Export it to keep it.

## Kinds

source-person = named person
source-unnamed = not named
source-group = group
source-organisation = organisation
source-document = document
source-media = media
source-social = social post
quote-direct = direct quote
quote-mixed = partly quoted
quote-indirect = in the reporter’s words
name-person = person
name-organisation = organisation
name-place = place
name-date = date
name-time = time
name-money = sum of money
name-number = number
name-event = event
name-work = work
signal-hedge = held back
signal-loaded = loaded word
signal-unattributed = nobody behind it
signal-vague = vague source
mark-highlight = highlight
speaker-nobody = nobody is named
state-accepted = you agreed
state-corrected = you put it right
state-own = your mark
state-dismissed = dismissed
state-noted = has a note

## Panel

panel-label = About this article
tab-voices = Who says it?
tab-notes = Notes
tab-marks = Marks
tab-codes = Labels
tab-history = History
voices-heading = People and sources
voices-none = Nobody speaks in this article, as far as Sayso can tell. Select words to mark a quote by hand.
voices-nobody = { $count ->
    [one] One passage, nobody is named
   *[other] { $count } passages, nobody is named
}
share-label = Share of attributed words: { $figures }
share-hint = { $count ->
    [one] Share of the one word that somebody is said to have said.
   *[other] Share of the { $count } words that somebody is said to have said.
}
share-unnamed = { $percent } % come from people who are not named.
tally-direct = { $count } direct
tally-reported = { $count } reported
review-dismissed = Dismissed
review-accepted-all = { $count ->
    [one] Agreed with 1 mark. Undo takes it back.
   *[other] Agreed with { $count } marks. Undo takes all of it back.
}
review-dismissed-all = { $count ->
    [one] Disagreed with 1 mark. Undo takes it back.
   *[other] Disagreed with { $count } marks. Undo takes all of it back.
}
tabbar-label = Views
tabbar-article = Article
tabbar-voices = Who says it? { $count }
tabbar-notes = Notes { $count }
tabbar-more = More
more-articles = All articles
more-forget = Close and forget

## The card at a mark

person-edit = Edit
person-edit-named = Edit { $name }
speaks-for = speaks for { $whom }
person-is-split = { $count ->
    [one] One passage is now a person’s of their own.
   *[other] { $count } passages are now a person’s of their own.
}
person-now-same = { $name } is now the same person as { $with }. Undo takes it back.
renumber = Renumber
renumber-hint = Gives everybody a new number, in order of appearance.
renumber-in-order = The numbers are in order of appearance already.
renumber-done = Everybody has a new number, in order of appearance. Undo takes it back.
stretch-added = { $count ->
    [one] Added. The mark is one stretch.
   *[other] Added. The mark has { $count } stretches.
}
pick-in-panel = Press the person who says the quote.

## What the signs mean

legend = What the signs mean
legend-direct-example = “We are ready”
legend-direct = Somebody’s own words
legend-reported-example = that they were ready
legend-reported = In the reporter’s words; a bar in the margin where there are many
legend-mixed-example = that they were “ready”
legend-mixed = Partly somebody’s own words
legend-source-example = Ana Ruiz
legend-source = Who says it
legend-name-example = Port Aldine
legend-name = A name, place or date
legend-signal-example = widely believed
legend-signal = Worth a second look: who says so?
legend-own-example = worth asking
legend-own = Your own mark
legend-label = Your label
legend-number = Whose words they are: the same number, the same person
legend-nobody = Nobody is named
legend-note = You wrote a note here
printed-by = Marked with Sayso. Automatic marks may be wrong.
printed-more = { $count ->
    [one] One more person or source speaks.
   *[other] { $count } more people and sources speak.
}

## Marking

marking-label = Mark the selected words
spoken-quote = { $place } of { $all }: { $kind }, { $who }. { $words } { $state }
spoken-mark = { $place } of { $all }: { $kind }. { $words } { $state }
spoken-who = Now { $who } says it.
spoken-who-nobody = Now nobody is named.
spoken-chosen = Chosen: { $words }
done-accepted = Agreed.
done-dismissed = Disagreed.
done-changed = Changed.
done-marked = Marked.
done-noted = Note saved.
done-note-gone = Note taken away.
done-deleted = Mark taken away.
done-brought-back = Brought back.
done-codebook = Labels changed.
done-coded = Answer kept.
done-undone = Undone.
done-edited = { $count ->
    [0] Text edited.
    [one] Text edited. 1 mark has lost its place.
   *[other] Text edited. { $count } marks have lost their place.
}
done-redone = Done again.
done-named = Version kept.
done-returned = Gone back.
choose-hint = Arrow keys: more or fewer words, next or last sentence

## Labels

codes-title = Labels and questions
codes-make = Make labels

## Commands

command-accept = Right
command-accept-help = The mark is right
command-dismiss = Wrong
command-dismiss-help = The mark is wrong: take it out of the text
command-change = Change
command-change-help = Put type or speaker right
command-who = Who says it?
command-who-help = Pick who says the current quote: in the article, in the panel, or by name
command-ends = Ends
command-ends-help = Move where the current mark begins and ends
command-add-stretch = Add to this mark
command-add-stretch-help = The selected words are a further stretch of the current mark
command-note = Note
command-note-help = Write a note at the mark
command-delete = Delete
command-delete-help = Delete your own mark
command-mark-quote = Quote
command-mark-quote-help = Mark the selected words as a quote
command-mark-source = Source
command-mark-source-help = The selected words are the source of the current quote
command-highlight = Highlight
command-highlight-help = Highlight the selected words
command-note-selection = Note
command-note-selection-help = Write a note at the selected words
command-choose = Choose words
command-choose-help = Choose words by keyboard, from the current sentence on
command-by-words = Mark without selecting
command-by-words-help = Mark by a list of sentences, in a text box, or by typing the words
said-quote = quote { $number }
said-quote-unnamed = quote, unnamed { $number }
said-quote-nobody = quote, nobody named
said-begins = { $what }, { $who }
said-ends = end of { $what }
said-label = label
said-signal = worth a second look
spoken = Marks, as screen readers say them
spoken-off = Not at all
spoken-brief = In brief
spoken-full = With names
command-outline = Outline
command-outline-help = Paragraphs, quotes and people, to go there
command-next-quote = Next quote
command-next-quote-help = Go to the next quote
command-previous-quote = Quote before
command-previous-quote-help = Go to the quote before
command-next-source = Next source
command-next-source-help = Go to the next words that say who speaks
command-previous-source = Source before
command-previous-source-help = Go to the words before that say who speaks
command-read-on = Next sentence
command-read-on-help = Go on by a sentence, with a caret there
command-read-back = Sentence before
command-read-back-help = Go back by a sentence, with a caret there
command-caret = Caret in the article
command-caret-help = A caret in the article, moved and extended by keyboard, or none
command-caret-mark = What is marked here?
command-caret-mark-help = Go to the mark at the caret
article-label-caret = Article, with a caret. Arrow keys move it, Shift chooses words, Escape ends it.
caret-gone = No caret.
caret-char = The caret a character on
caret-char-back = The caret a character back
caret-word = The caret a word on
caret-word-back = The caret a word back
caret-sentence = The caret a sentence on
caret-sentence-back = The caret a sentence back
caret-paragraph = The caret a paragraph on
caret-paragraph-back = The caret a paragraph back
caret-quote = The caret to the next quote
caret-quote-back = The caret to the quote before
choose-char = Choose a character more
choose-char-back = Choose a character back
choose-word = Choose a word more
choose-word-back = Choose a word back
choose-sentence = Choose to the end of the sentence
choose-sentence-back = Choose back to the start of the sentence
choose-paragraph = Choose to the end of the paragraph
choose-paragraph-back = Choose back to the start of the paragraph
choose-quote = Choose to the end of the quote
choose-quote-back = Choose back to the start of the quote
command-undo = Undo
command-undo-help = Undo
command-redo = Redo
command-redo-help = Redo
command-next = Next mark
command-next-help = Next mark
command-why = Why?
command-why-help = Why the current mark is there
command-previous = Previous mark
command-previous-help = Previous mark
command-history = History
command-history-help = What was done so far, and versions
command-review = Review
command-review-help = Go through what nobody has decided on
command-accept-all = All right
command-accept-all-help = All marks in the review’s list are right
command-dismiss-all = All wrong
command-dismiss-all-help = All marks in the review’s list are wrong
command-everywhere = Everywhere
command-everywhere-help = Mark all places of the same words in the same way
command-find = Find in the article
command-find-help = Find words, and mark all places where they stand
command-palette = Commands
command-palette-help = All that can be done now, found by its words
find-next = Next
find-previous = Previous
find-more = How to find, and mark all of them
find-whole = Whole words
find-case = Capitals as typed
find-regex = Regular expression
find-unreadable = This regular expression cannot be read: look at its brackets and stars, or untick it to find the words as they are.
find-unasked = Regular expressions need the part of Sayso that finds quotes, and it did not load. Reload the page, or untick it.
find-nothing = Not found
find-count = { $place } of { $count }
find-mark-all = Mark all of them:
marked-everywhere = { $count ->
    [one] Marked 1 place. Undo takes it back.
   *[other] Marked { $count } places. Undo takes all of it back.
}
command-labels = Labels
command-labels-help = Labels, questions, and where labels stand
command-help = Keys
command-help-help = Show this list
command-escape = Close
command-escape-help = Close the card, give up the selection
choose-longer = One word more
choose-shorter = One word less
choose-start-later = Start one word later
choose-start-earlier = Start one word earlier
choose-next = The next sentence
choose-previous = The sentence before

## Help

key-ctrl = Ctrl
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-delete = Del
key-backspace = Backspace
drop-here = Drop it here to open it

## The rules

own-set-aside = Some of your own rules (“{ $name }”) could not be read. They were set aside in this browser as they are, and nothing is lost; load them again from a file if you have one.
own-not-kept = Your rules work on this page, but could not be saved for your next visit. { $reason } Save them as a file.
own-left-out = This article is so long that your own rules together would take too long. Left out here: { $rules }. Switch some of your rules off, and the others are used.

## What is odd about a text

advice-address = Sayso cannot fetch pages. Open it, select all, copy, paste here.
advice-markup = This looks like a page’s source code. Open the page itself, select all, copy, paste here: the marks will be better.
notice-replaced = { $count ->
    [one] One character of the text was broken on the clipboard and is shown as �.
   *[other] { $count } characters of the text were broken on the clipboard and are shown as �.
}

## Files

file-first-only = Sayso opens one file at a time: “{ $name }”. Open the others after it.

## Backing up and restoring

backup-button = Back up everything
reminder-label = Reminder
reminder = You have made { $count } changes that may be in this browser only. A backup is one file; keep it somewhere else.
reminder-later = Later
reminder-never = Do not remind me

## Going on elsewhere, and leaving nothing behind

removed = Everything of Sayso was removed from this browser; it was checked that nothing is left. What you do in this tab from now on is not saved: close it, or reload it to begin anew.
removed-elsewhere = Your work was removed from this browser in another tab. What you see here is not saved any more: export it to keep it.

## Keeping and reading back

store-full = This browser has no room left for Sayso. Save your work as a file, then forget articles you no longer need.
store-blocked = This browser does not let Sayso save anything (a private window, or site data is switched off). Save your work as a file before you close this tab.
store-local-only = This browser keeps your work in a place that a crash may undo by a minute or two. Save it as a file when you are done.
store-corrupt = What was saved here cannot be read. It is set aside, not deleted. Save your work as a file, and open it from there.
store-newer = This was saved by a newer version of Sayso. Nothing was changed. Reload the page to get that version.
store-missing = This article is no longer saved in this browser. It may have been forgotten in another tab.

## The classroom: doing an exercise

tab-exercise = Exercise
sample-lessons = In class
sample-lessons-lead = Open an exercise that you were given with “Open a file”. To make one, read an article and choose “Make an exercise” in the menu. Or try a sample lesson:
sample-lesson-hunt = Sample lesson: a source hunt
sample-lesson-fact = Sample lesson: fact or opinion
class-quote = quote
check = Check my marks

## The classroom: planning an exercise

header-exercise = Make an exercise

## Settings

command-settings = Settings
command-settings-help = Text size, colours, and what else is set
theme = Colours
theme-system = As the computer
theme-light = Light
theme-dark = Dark
theme-sepia = Sepia
theme-contrast = High contrast
text-size = Size of the article’s text
text-size-small = Small
text-size-usual = Usual
text-size-large = Large
text-size-larger = Larger
text-size-largest = Twice
line-width = Length of its lines
line-width-narrow = Short
line-width-usual = Usual
line-width-wide = Long
line-height = Space between them
line-height-close = Little
line-height-usual = Usual
line-height-wide = Much
motion = Movement on the page
motion-system = As the computer
motion-less = None

## Notes

note-question = ? I wonder
note-important = ! This matters
note-star = * Come back to this
note-goes-on = The note goes on. Change it to read all.
notes-article = On the whole article
command-notes = Notes
command-notes-help = Show all notes
command-question-help = Put a ? at the selected words
command-important-help = Put a ! at the selected words or the mark, or take it away
command-star-help = Put a * at the selected words or the mark, or take it away

## The source ledger

tab-sources = Sources
command-sources = Sources: ledger and figures
command-sources-help = The source ledger, its figures, and what an editor asks

## Editing the text

command-edit-text = Edit the text
command-edit-text-help = Put right what was pasted wrong; marks and notes go along
command-put-here = Put the mark here
command-put-here-help = Give a mark that lost its place the words selected
orphan-select = Select the words where the mark belongs, then press “Put the mark here”.
