### The words that only the page's parts say (src/platform/parts.rs). The others stand in first.ftl, with how to write them.

## First page

article-duplicated = Made a second article of “{ $title }”, with all its work.

## The library

library-title = Library
library-search = Search titles, texts, notes and tags
library-reading = Texts and notes are still being read.
library-sort = Sort by
library-by-change = last change
library-by-arrival = date added
library-by-title = title
library-by-words = length
library-by-open = suggestions left
library-shelves = Where articles stand
library-articles = Articles { $count }
library-archive = Archive { $count }
library-bin = Bin { $count }
library-archive-empty = Nothing is in the archive. Put articles there that you are done with.
library-bin-empty = The bin is empty. What is put here is deleted after 30 days.
library-tags = Tags
library-opening = Opening the library…
library-not-found = No article here has all these words.
library-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
library-more = List { $count } more of { $left }
library-set-aside = { $count ->
    [one] One thing in this browser could not be read. It is set aside, not deleted.
   *[other] { $count } things in this browser could not be read. They are set aside, not deleted.
}
library-used = { $size } of text.
library-room = This browser uses { $used } of { $quota } for this address.
room-persisted = It does not clear your work by itself.
room-not-persisted = When it needs room it may clear your work: make a backup now and then.
row-about = { $action }: { $title }
row-describe = Details
row-duplicate = Duplicate
row-archive = Archive
row-take-out = Take out
row-bin = Bin
row-put-back = Put back
row-delete = Delete for good
row-in-note = In a note:
row-checked = { $done } of { $all } checked
describe-title = About this article
describe-name = Title
describe-outlet = Published by
describe-published = Date
describe-tags = Tags
describe-tags-hint = With commas between: harbour, year 9
describe-save = Save
delete-title = Delete for good?
delete-yes = Delete
size-bytes = { $count } bytes
size-kb = { $count } KB
size-mb = { $count } MB
size-gb = { $count } GB

## The article

block-headline = Headline
entries-set-aside = { $count ->
    [one] One change to this article could not be read. It is set aside, not deleted; all others are here.
   *[other] { $count } changes to this article could not be read. They are set aside, not deleted; all others are here.
}

## Panel

notes-none = No notes yet. Choose a mark, or select words, and write one.
review-filter = Show
review-quotes = Quotes and my marks
review-said = State
review-anything = In any state
review-unreviewed = To review
review-agreed = Agreed with
review-made = Marked by me
review-more = Kind, rule, how sure
review-kind = Kind
review-any-kind = Any kind
review-rule = Rule
review-any-rule = Any rule
review-sure = How sure the rule is
review-anyhow = However sure
review-very = Very sure: 90 % or more
review-fairly = Fairly sure: 75 to 89 %
review-hardly = Hardly sure: below 75 %
review-open = { $count ->
    [one] 1 mark, { $open } to review
   *[other] { $count } marks, { $open } to review
}
review-all = All marks
review-set-apart = Set apart from the text
set-apart-lead = Not part of the article’s own text, Sayso thinks: shown dim, and counted in no figure.
set-apart-why = Why is this set apart?
review-count = { $count ->
    [one] 1 mark
   *[other] { $count } marks
}
review-none = No such marks.
review-bring-back = Bring back
review-orphan = Its words are no longer in the text.

## History

history-name = Name for the article as it is now
history-name-of = Name for: { $point }
history-name-hint = Before the second reading
history-name-save = Keep as a version
history-versions = Versions
history-opened = As it was opened
history-now = Now
history-at = { $time }: { $step }
history-compare = Compare with now
history-compare-about = Compare with now: { $point }
history-go-back = Go back to this
history-go-back-about = Go back to this: { $point }
history-unname = Take the name away
history-unname-about = Take the name away: { $point }
history-give-name = Give it a name
history-passage = Show the passage
history-went-back = Back at: { $point }. Undo brings back what came after.
history-steps = Everything that was done
history-none = Nothing has been done yet. What you do is told here, step by step, and can be gone back to.
history-sitting = { $from } to { $to }
history-by = by { $author }
history-gone = no longer counts
history-accepted = Agreed
history-dismissed = Disagreed
history-corrected = Put right
history-marked = Marked: { $kind }
history-changed = Changed
history-noted = Note: { $note }
history-remarked = Note on the article: { $note }
history-remark-gone = Note on the article taken away
history-note-gone = Note taken away
history-deleted = Own mark deleted
history-codebook = Codebook set: { $name } ({ $labels ->
    [one] 1 label
   *[other] { $labels } labels
}, { $variables ->
    [one] 1 question
   *[other] { $variables } questions
})
history-coded = { $variable }: { $value }
history-coded-away = Answer taken away: { $variable }
history-joined = { $name } is the same person as { $with }
history-parted = { $name } is a person of their own
history-described = Who somebody is: { $name }, { $kind }
history-renumbered = Numbers given anew
history-edited = Text edited, in { $count ->
    [one] 1 place
   *[other] { $count } places
}
history-edited-in = Put into the text: “{ $words }”
history-edited-out = Taken out of the text: “{ $words }”
history-edited-from = Text edited: “{ $was }” is now “{ $is }”
history-planned = Exercise changed
history-began = Exercise begun
history-answered = Question answered
history-handed-in = Handed in as { $name }
history-undid = Undone: { $step }
history-redid = Done again: { $step }
history-named = Named a version: { $name }
history-returned = Went back: { $point }
compare-title = What changed
compare-from = From
compare-to = To
compare-back = Back to the history
compare-same = Nothing differs between the two.
compare-text = The text was edited between the two.
compare-added = { $count ->
    [one] 1 mark added
   *[other] { $count } marks added
}
compare-removed = { $count ->
    [one] 1 mark removed
   *[other] { $count } marks removed
}
compare-agreed = { $count } agreed with
compare-dismissed = { $count } disagreed with
compare-undecided = { $count } undecided again
compare-speakers = { $count ->
    [one] 1 speaker changed
   *[other] { $count } speakers changed
}
compare-changed = { $count ->
    [one] 1 mark changed
   *[other] { $count } marks changed
}
compare-notes = { $count ->
    [one] 1 note differs
   *[other] { $count } notes differ
}
compare-is-marked = New mark: { $kind }
compare-is-unmarked = Mark removed: { $kind }
compare-is-agreed = Agreed with: { $kind }
compare-is-dismissed = Disagreed with: { $kind }
compare-is-undecided = Undecided again: { $kind }
compare-kind = Kind: { $was } → { $is }
compare-words = Other words: “{ $was }” → “{ $is }”
compare-cue = Saying words: “{ $was }” → “{ $is }”
compare-source = Source: “{ $was }” → “{ $is }”
compare-speaker = Who says it: { $was } → { $is }
compare-label = Label: { $was } → { $is }
compare-note-added = New note: { $note }
compare-note-changed = Note: { $was } → { $is }
compare-note-removed = Note removed: { $note }
compare-none = none

## The card at a mark

card-why = Why is this marked?
card-own = Your mark
card-signal = Worth a second look
card-signal-doubt = It need not be wrong. What do you think?
card-change = Change this mark
card-note = Note
card-close = Close
card-trigger = Saying word:
card-trigger-source = Source:
strength-neutral = (says only that it was said)
strength-tentative = (leaves it half said)
strength-claim = (puts the truth in doubt)
strength-admission = (an admission)
strength-factive = (takes it to be true)
strength-opposing = (speaks against it)
strength-call = (promises or calls for something)
strength-manner = (tells how it sounded)
strength-withheld = (says what was not said)
card-trigger-name = Words:
card-nested = inside another quote
card-example = For example:
card-rule = All about this rule
card-doubt = Sayso may be wrong. What do you think?
change-speaker = Who says it?
change-other = Somebody else …
change-name = Name
change-source-kind = Kind of source
change-kind = How is it said?
change-save = Save
change-cancel = Cancel
person-form = Who { $name } is
person-role = What they are
person-speaks-for = Speaks for
person-same = The same person as
person-join = Join
person-join-hint = Or pull one card onto the other.
person-joined = The same person, as you say:
person-part = Not the same person
person-passages = What they say
person-split-hint = Tick what somebody else says.
person-split = A person of their own
person-nameless = A person needs a name, or words that stand for them. Type one.
person-oneself = That is the same person already. Name another one.
person-unknown = Nobody called “{ $name }” speaks in this article. Choose one of the names that are offered.
person-circle = { $whom } would then speak for themselves, by way of others. Name another organisation, or take out that it speaks for this one.
card-ends = Where it begins and ends
ends-lead = Move either end, by a word or by a letter.
ends-keys = Arrow keys move the end, with Shift the beginning, with Alt by letters; Enter saves, Escape leaves it as it is.
ends-begins = Beginning
ends-ends = End
ends-word-back = { $end }: one word back
ends-letter-back = { $end }: one letter back
ends-letter-on = { $end }: one letter on
ends-word-on = { $end }: one word on
ends-remove = Take this stretch out
card-pick = Who says it?
pick-lead = Press a name in the article, a person in the list, or type a name.
pick-keys = Arrow keys go through the names, nearest first; Escape leaves it as it is.
pick-name = Name
pick-words = The words “{ $words }”
pick-new = Somebody new
pick-now = as it is now
pick-left = Who says it stays as it was.
note-placeholder = Your note
note-save = Save note

## Marking

spoken-ends = Now: { $from } … to … { $to }
spoken-ends-short = Now: { $words }

## Labels

codes-none = A label says what a passage is: fact, opinion, whatever you look for. Make your own, each with a colour, a letter and a key, or start with a few.
codes-start = Start with fact and opinion
codes-start-hint = Four labels and four questions that you can change.
codes-edit = Change labels and questions
codes-lead = Select words and press a label’s key, or choose the label beside the words. Without a selection the current mark gets it.
codes-next = { $count ->
    [one] passage: go to it
   *[other] passages: go to the next
}
codes-dialog-lead = What you code this article with. It goes into the article’s file, and every change can be undone.
codes-no-labels = No labels yet.
codes-variables = Questions
codes-variables-lead = Each has one answer for the article, for each paragraph, quote or source. “Cannot tell” is always among the answers.
codes-share = Share
codes-share-lead = Save labels and questions as a file, for another article or another coder.
codes-save = Save as a file
codes-load = Load a file
codes-article = The article
codes-paragraph = The current paragraph
codes-statement = The current quote
codes-source = Who says it
codes-choose-first = Choose a quote in the article first.
codes-unanswered = Not answered
codes-cannot-tell = Cannot tell
codes-gone = { $value } (no longer an answer)
codebook-name = Name
codebook-loaded = Loaded from “{ $name }”: { $labels ->
    [one] 1 label
   *[other] { $labels } labels
}, { $variables ->
    [one] 1 question
   *[other] { $variables } questions
}. Undo brings back those before.
codebook-not-loaded = “{ $name }” could not be loaded, and nothing has changed. { $problem }
codebook-not-utf8 = “{ $name }” holds no labels: it is not UTF-8 text. Save the labels as a file again.
code-change = Change
code-up = Move up
code-remove = Remove
code-keep = Keep
code-group = Heading it stands under
label-new = New label
label-new-title = New label
label-edit-title = Change this label
label-name = Name
label-definition = When does it apply?
label-colour = Colour
label-letter = Letter after its passages
label-key = Key
label-key-is = Key { $key }
label-key-taken = { $key } (now: { $name })
label-no-key = None
label-include = Examples that get it, one a line
label-exclude = Examples that do not, though one might think so
colour-1 = Indigo
colour-2 = Plum
colour-3 = Olive
colour-4 = Brown
colour-5 = Pine
colour-6 = Slate
variable-new = New question
variable-new-title = New question
variable-edit-title = Change this question
variable-definition = What exactly is asked?
variable-of = It is asked of
variable-values = Answers, one a line
variable-values-hint = “Cannot tell” need not be among them.
unit-article = the article
unit-paragraph = each paragraph
unit-statement = each quote
unit-source = each source
change-label = Label

## Commands

outline-kind = What is listed
outline-paragraphs = Paragraphs
outline-fullest = Those with most marks
outline-quotes = Quotes
outline-voices = People and sources
outline-nothing = There is none.
outline-passages = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
help-caret = With the caret in the article (c)
caret-begins = Caret. { $words }
caret-passes = { $passed } { $words }
caret-bar = Caret
caret-back = Back
caret-on = On
caret-by = Move by
caret-choose = Choose
caret-leave = Done
caret-by-char = Character
caret-by-word = Word
caret-by-sentence = Sentence
caret-by-paragraph = Paragraph
caret-by-quote = Quote
by-words-title = Mark without selecting
by-words-find = Which words?
by-words-way = How to find them
by-words-sentences = From a list of sentences
by-words-box = In a text box
by-words-typed = By typing or pasting them
by-words-with = Only sentences with these words
by-words-none = No sentence has these words.
by-words-mark = Mark
by-words-mark-about = Mark: { $words }
by-words-text = The text, to be selected from: arrow keys move in it, with Shift they select
by-words-selected = Mark what is selected
by-words-nothing = No words are selected in the box.
by-words-these = Words to mark, as they stand in the article
by-words-places = { $count ->
    [one] They stand in one place.
   *[other] They stand in { $count } places. Which one?
}
by-words-mark-as = Mark these words as
by-words-first = First word
by-words-last = Last word
by-words-other = Other words
palette-label = What do you want to do?
palette-none = There is no such thing to do here and now.

## Help

help-keys = Keys
help-moving = From mark to mark
help-reviewing = The current mark
help-marking = Selected words
help-choosing = While choosing words by keyboard
help-page = The page
help-letter-keys = Single letters are shortcuts
help-source = A source is who is speaking, not the website.
article-changes = { $count ->
    [0] no marks yet
    [one] { $count } change
   *[other] { $count } changes
}

## The rules

rules-title = The rules
rules-lead = Sayso knows no more than these rules. Each says why its marks are there, with sentences it has to find something in and sentences it has to leave alone.
rules-search = Search the rules
rules-not-told = The rules are not here yet: the part of Sayso that knows them is still being loaded, or did not load. If they do not come, reload the page.
rules-none = No rule speaks of that.
rules-labels = What my own rules label
rules-quotes = What is said, and by which words
rules-sources = Who a source is
rules-names = Names, places, dates
rules-structure = What each part of the page is
rules-here = { $count } here
rules-finds = It finds
rules-skips = It leaves alone
rules-pattern = It looks for
rules-right = Right { $right } times out of a hundred where it was measured.
# Advanced: rules of one's own, and the switches of all of them
bench-title = My own rules and switches
bench-lead = Write rules of your own, switch any rule off, and see what each one marks in the open article. What you have accepted or marked stays, whatever you switch.
bench-doubtful = You mostly disagree with these
bench-offer = You said “wrong” to { $wrong } of its { $all } marks that you have decided on.
bench-offer-off = Switch it off
bench-built-in = Sayso’s own rules
bench-structure = These lay out the page when an article is opened, and are always on.
bench-use = In use: { $rule }
bench-off = switched off
bench-edit = Change this rule
bench-judged = Of { $all } { $all ->
    [one] mark
   *[other] marks
} of it that you have decided on, you found { $right } right: { $percent } per cent.
bench-here = In this article
bench-more = and { $count } more
own-title = My rules
own-lead = You have none yet. A rule can be a list of words that you want to see marked, such as words that take sides, or a pattern.
own-mine = Written here
own-new = New rule
own-load = Load rules from a file
own-save = Save as a file
own-save-named = Save “{ $name }” as a file
own-remove = Remove
own-remove-named = Remove “{ $name }”
own-really = Really remove
own-really-named = Really remove “{ $name }”
own-really-lead = These rules go from this browser, with what they propose. Marks that you accepted stay. Save the rules as a file if you want them back one day.
own-new-title = A new rule
own-edit-title = Change a rule
own-way = How does it find its words?
own-way-words = By a list of words and phrases
own-way-regex = By a regular expression
own-way-pattern = By a pattern of words
own-sought = What it looks for
own-words-help = One word or phrase a line. Capital or small letters make no difference.
own-regex-help = For example \d+ (tonnes|tons) finds a number before that word. Add (?i) in front if capitals make no difference. To mark a part only, write (?<label>…) around it.
own-pattern-help = Words in quotation marks, ( … | … ) for one of several, ? for what may be missing. For example ("so-called" | "alleged") "expert".
own-layer = What it finds
own-layer-label = Words to label
own-layer-quote = Who says what: content, cue, source
own-layer-signal = Worth a second look: hedge, loaded, unattributed, vague
own-label = What its marks are called
own-why = Why these words are marked, in a sentence
own-why-filled = Marked by a rule of your own: { $label }.
own-here = In the open article
own-here-count = { $count ->
    [0] It finds nothing here.
    [one] It finds 1 place.
   *[other] It finds { $count } places.
}
own-here-cut = Only the first part was looked through, since the article is long.
own-here-nothing = Write what it looks for, and see here what it finds.
own-finds = Sentences it must find something in, one a line
own-finds-wrong = nothing is found
own-finds-fault = In “{ $sentence }” it must find something, and finds nothing.
own-skips = Sentences it must leave alone, one a line
own-skips-wrong = something is found
own-skips-fault = In “{ $sentence }” it must find nothing, and finds something.
own-take = Take one from the article
own-no-sentence = No sentence of the article fits.
own-faults = The rule is not kept yet:
own-keep = Keep this rule
own-cancel = Cancel
own-delete = Delete this rule
own-saved = The rule is kept, and the article is read anew.
own-deleted = The rule is deleted.
own-not-utf8 = “{ $name }” is no file of rules: it is not UTF-8 text. Save the rules as a file again.
own-no-pack = “{ $name }” could not be loaded as rules, and nothing has changed. { $problems }
own-known = The rules in “{ $name }” are here already.
own-loaded = { $count ->
    [one] 1 rule was loaded from “{ $name }”.
   *[other] { $count } rules were loaded from “{ $name }”.
}
own-not-restored = Your own rules in the backup were not restored: the part of Sayso that reads them did not load. All else is as it should be. Reload the page and restore the backup once more for the rules.
role-content = What is said
role-cue = Saying word
role-label = Labelled
role-source = Source
role-body = Text

## Files

file-empty = “{ $name }” has no text in it. Choose another file, or paste the article.
file-unknown = Sayso cannot read “{ $name }”. It opens .txt, .md and its own .json files; from other documents, copy the text and paste it.
file-too-large = “{ $name }” is too large ({ $size } MB; the most is { $most } MB). Copy the part you need and paste it.
file-unreadable = The browser could not read “{ $name }”. Check that it is still there and not open elsewhere, then try again.
import-empty = “{ $name }” is empty. Save the article again where it was made, then open that file.
import-not-ours = “{ $name }” is not a file that Sayso saved. Nothing was changed. If it is an article, copy its text and paste it.
import-cut-short = “{ $name }” is cut short: its end is missing. Nothing was changed. Download or copy it again, then open it.
import-newer = “{ $name }” comes from a newer version of Sayso. Nothing was changed. Reload this page to get that version, then open the file again.
import-too-large = “{ $name }” is larger than any file that Sayso saves. Nothing was changed.
import-damaged = “{ $name }” is damaged and cannot be opened whole, so nothing of it was opened. Save it again where it was made.
import-other-text = The marks in “{ $name }” do not fit its text: the file was changed by hand or by another program. Nothing was opened.
import-same = This is in your browser already, with all that the file holds. You see the article from your browser.

## Backing up and restoring

keep-title = Keep your work safe
keep-lead = Your work is in this browser on this computer only. A backup is one file with the whole library; keep it somewhere else.
backup-last = Last backup: { $date }.
backup-never = There is no backup yet.
backup-title = Backing up
backup-lead = Articles are written to the backup…
backup-done = { $count ->
    [one] The backup with one article is saved as “{ $name }”, where your browser puts downloads. Keep it somewhere else than on this computer.
   *[other] The backup with all { $count } articles is saved as “{ $name }”, where your browser puts downloads. Keep it somewhere else than on this computer.
}
backup-left-out = The backup is saved as “{ $name }”, but these articles could not be read and are not in it: { $titles }. Open them and export what you see.
backup-unsupported = This browser cannot write backups: it is too old, or its memory is full. Open each article and save it as a file instead.
backup-empty = “{ $name }” is empty. Nothing was changed. Download or copy the backup again.
backup-one-article = “{ $name }” holds one article, not a backup. Nothing was changed. Use “Open a file” to open it.
backup-not-ours = “{ $name }” is not a backup made by Sayso. Nothing was changed. Choose a file whose name ends in .sayso-backup.
backup-newer = “{ $name }” was made by a newer version of Sayso. Nothing was changed. Reload this page to get that version, then restore it.
backup-too-large = “{ $name }” would unpack to more than any backup has. Nothing was changed. It was not made by Sayso, or is damaged: choose another backup.
backup-damaged = “{ $name }” is damaged, and nothing in it can be read. Nothing was changed. Choose another backup, or copy this one again.
keeping-per-cent = { $count } %
restore-button = Restore a backup
restore-title = Restore a backup
restore-looking = Looking through the backup. Nothing is changed yet…
restore-writing = The articles are written. Nothing is changed until all of them are there…
restore-new = { $count ->
    [one] One article is not here yet and is added.
   *[other] { $count } articles are not here yet and are added.
}
restore-newer-there = { $count ->
    [one] One article has more work in the backup, which is added to it.
   *[other] { $count } articles have more work in the backup, which is added to them.
}
restore-both = { $count ->
    [one] One article has other work in the backup than here: both are kept, as two articles.
   *[other] { $count } articles have other work in the backup than here: both are kept, as two articles each.
}
restore-put-back = { $count ->
    [one] One article lies in the bin here and is put back.
   *[other] { $count } articles lie in the bin here and are put back.
}
restore-same = { $count ->
    [one] One article is the same here and there.
   *[other] { $count } articles are the same here and there.
}
restore-newer-here = { $count ->
    [one] One article has more work here, and stays as it is.
   *[other] { $count } articles have more work here, and stay as they are.
}
restore-only-here = { $count ->
    [one] One article is only here, and stays.
   *[other] { $count } articles are only here, and stay.
}
restore-damage = { $lost ->
    [0] This backup is damaged or cut short, but all articles in it can be read ({ $count }) and can be restored.
   *[other] This backup is damaged or cut short. Articles that can be read and restored: { $count }. Articles that cannot: { $lost }.
}
restore-nothing = All that is in the backup is here already.
restore-merge-lead = “Merge” changes nothing else.
restore-replace-lead = “Replace all” makes the library as it was in the backup: everything else goes to the bin, where it lies for 30 days. Your own rules stay.
restore-merge = Merge
restore-replace = Replace all
restore-done = Restored: { $new ->
    [0] no article added
    [one] one article added
   *[other] { $new } articles added
}, { $more ->
    [0] none changed
    [one] one brought up to date
   *[other] { $more } brought up to date
}.
restore-failed = The backup was not restored, and everything here is as it was. { $reason }
restore-full = There is not enough room in this browser. Delete articles for good that you no longer need, or use another computer.
restore-again = Another tab changed what is kept here meanwhile, or the file changed. Close the other tabs and try again.
restore-elsewhere = Another tab is restoring a backup. Wait until it is done, then try again.
restore-unsupported = This browser is too old to read backups. Use a newer one.
room-articles = Which articles take the most room?
room-articles-hint = Text and everything done to it, as it goes into a backup, before it is packed.
room-measuring = Being measured…
folder-lead = This browser can also keep a folder on your disk in step: a few seconds after each change, the article is written there as a file that Sayso opens.
folder-choose = Choose a folder
folder-kept = The folder “{ $name }” is kept in step. Files in it are never read back by themselves; open one to see it here.
folder-not-allowed = The folder “{ $name }” is not kept in step now: this browser wants to be asked again on every visit.
folder-is-failing = The folder “{ $name }” is not kept in step: it could not be written to. Your work is saved in this browser all the same.
folder-failed = An article could not be written to the folder “{ $name }” ({ $reason }). Your work is saved in this browser all the same. See whether the folder is still there and not full; the library has a button to try again.
folder-allow = Allow it
folder-again = Try again
folder-leave = Stop keeping it in step

## Going on elsewhere, and leaving nothing behind

elsewhere-title = Continue elsewhere
elsewhere-save = Save the file. It holds the article with all your marks and notes, and everything you did, step by step.
elsewhere-take = Take it along: on a stick, by mail, in your class folder.
elsewhere-open = On the other computer, open Sayso, choose “Open a file”, and pick it.
elsewhere-stays = The article stays in this browser, too. On a computer that others use, remove your work from it afterwards: at the foot of the library.
elsewhere-done = Saved as “{ $name }”, where your browser puts downloads. Take it along; on the other computer, choose “Open a file”.
remove-hint = On a computer that others use:
remove-button = Remove my work from this computer
remove-title = Remove everything from this browser?
remove-lead = { $count ->
    [0] There are no articles here; your settings and own rules are removed.
    [one] One article, all work on it, your settings and own rules are removed from this browser for good. The bin is emptied, too.
   *[other] All { $count } articles, all work on them, your settings and own rules are removed from this browser for good. The bin is emptied, too.
}
remove-backup-lead = Files you have saved stay where they are. To have your work again, save a backup first and take it along.
remove-yes = Remove everything
removed-not-all = Not everything could be removed. Close all other tabs of Sayso and try again, or clear this site’s data in the browser’s settings.

## A file whose article is here already

twice-title = You have this article already
twice-in-browser = In this browser
twice-in-file = In the file
twice-lead = The work on them differs. Open the file as a second article, and both stay as they are.
twice-here = Open the one here
twice-both = Keep both

## Choosing an encoding

encoding-title = Which letters are right?
encoding-lead = “{ $name }” does not say how its letters are written. Choose the encoding that makes the text below readable.
encoding-choices = Encoding
encoding-preview = This is how it would read
encoding-open = Open it so
encoding-windows-1252 = Western European (Windows)
encoding-iso-8859-15 = Western European (Latin 9)
encoding-macintosh = Western European (old Mac)
encoding-iso-8859-2 = Central European (Latin 2)
encoding-windows-1250 = Central European (Windows)
encoding-windows-1251 = Cyrillic (Windows)
encoding-windows-1254 = Turkish (Windows)
encoding-utf-16le = UTF-16, little-endian
encoding-utf-16be = UTF-16, big-endian
encoding-shift-jis = Japanese (Shift JIS)
encoding-gb18030 = Chinese, simplified (GB 18030)
encoding-big5 = Chinese, traditional (Big5)
encoding-euc-kr = Korean (EUC-KR)

## Forgetting

forget-title = Close and forget this article?
forget-lead = { $count ->
    [0] It is deleted from this browser for good.
    [one] It is deleted from this browser for good, with the one change you made.
   *[other] It is deleted from this browser for good, with the { $count } changes you made.
}
forget-lead-unsaved = { $count ->
    [0] It was never saved in this browser; closing it leaves nothing behind.
   *[other] It was never saved in this browser; your work on it goes when it closes.
}
forget-export = Save a copy as a file first
forget-yes = Close and forget

## Export

export-title = Save as a file
export-native = Sayso file
export-native-lead = The article with all marks and notes. It opens in Sayso again, here or on another computer.
export-save = Save the file
export-others = Other formats
export-w3c = W3C Web Annotation
export-w3c-lead = The marks for other annotation programs, as JSON-LD. Sayso does not open it again.
export-w3c-save = Save as Web Annotation
export-scanning = Sayso is still looking for quotes; the file will hold what it has found so far.
export-done = Saved as “{ $name }”, where your browser puts downloads.
help-title = Help
help-decides = How Sayso decides
help-decides-text = By rules that look for quotation marks, saying words and names. No artificial intelligence is asked, and nothing is sent anywhere. Each mark can tell you why it is there: choose it, and read. Sayso may be wrong; what you decide counts.
help-own-rules = You can write rules of your own, load those of others, and switch any rule off: Advanced, My own rules and switches.
help-labels = Labels of your own
help-labels-text = Under Labels you say what you look for: a name, when it applies, a colour, a letter and a key for each. Select words and press the key, or press it while a mark is current. A label’s words have a double line and end with its letter, so that colour is never alone. Questions with answers are asked of the article, its paragraphs, its quotes or its sources.
help-people = Who says it
help-people-text = At a quote, press “Who says it?” and then a name in the article or a person in the panel, or pull the quote’s number onto either. In the panel, Edit says what somebody is called, what they are and for whom they speak; pull one card onto another where two are the same person. Numbers stay as they are, whatever you change, until you press Renumber.
help-ends = Where a mark begins and ends
help-ends-text = The current mark has a handle at either end: pull it, to whole words, or to letters while you hold Alt. “Ends” does the same by buttons and keys. To give a mark a further stretch, select words while it is current and press “Add to this mark”.
help-history = Going back
help-history-text = History tells every step, by sittings. Give the article as it is a name, compare any two versions, and go back to any step: going back is a step too, which Undo takes back, and nothing is ever lost.
help-everybody = Without a mouse, without a screen
help-everybody-text = Every key has a button, here or in the list of all commands (Ctrl+K). “Caret in the article” (c) moves through the text and chooses words by arrow keys. “Mark without selecting” (Shift+M) is for screen readers: sentences in a list, the text in a box, or words that you type. A screen reader says where quotes begin and end; Settings has how much of that you hear.
help-limits = What it cannot do
help-limits-text = It reads English only. It does not know whether a claim is true, and it never guesses anybody’s gender, race or politics. Where nobody is named it says so.
help-private = Where your work is
help-class = In class
help-class-text = Open the exercise you were given, or make one of an open article: “Make an exercise” in the menu. Hand it out as a file, a link or on paper, and mark what comes back, single files or a whole folder, all in this browser. If you change an exercise and hand it out again, Sayso tells which edition each student has done. Nothing is sent: a name stands in the files that are handed in and given back, and beside the student’s own work.
help-private-text = In this browser on this computer, and nowhere else; the library has all of it. What you throw away lies in its bin for 30 days. Clearing the browser’s data deletes it, so make a backup: the library has a button for it, at its foot.

## The classroom: doing an exercise

class-answer = Your answer
class-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
class-marked = { $count ->
    [0] Nothing marked yet. Select the words in the article.
    [one] 1 mark in the article.
   *[other] { $count } marks in the article.
}
class-how-to-mark = To mark: select words in the article, then say what they are: { $labels }.
class-how-by-keyboard = By keyboard: choose words with m and the arrow keys.
class-observed = When you began and when you hand in is written into what you hand in: your teacher has asked for it.
class-observed-steps = What you do in this exercise, and when, is written into what you hand in: your teacher has asked for it.
class-to-article = To the article
class-not-handed-in = Not handed in yet.
class-handed-in = Handed in: { $time }.
class-changed-since = Handed in: { $time }. You have worked on it since; hand in once more if that should count.
class-reveal = Show what Sayso has marked
class-reveal-lead = Try for yourself first.
class-go-on = You have begun this exercise already: here is your work.
class-the-link = The link
class-link-damaged = The link to this exercise is cut short or damaged. Copy it again, whole, or ask for the exercise as a file.
class-not-read = “{ $name }” could not be opened, and nothing has changed. { $problem }
class-no-article = “{ $name }” is an exercise without an article. Ask for it again.
class-is-work = “{ $name }” is work that was handed in. Open the lesson it belongs to, and add it there under “Mark”.
check-again = Check again
check-lead = Holds your marks against what Sayso found. Sayso may be wrong, too.
check-nothing = Sayso found nothing that it could hold your marks against.
check-count = Sayso marked { $all } places; you have { $found } of them, and { $extra } of your own.
check-doubt = Where you differ, look again: either of you may be right.
check-matched = both of you
check-missed = Sayso only
check-extra = you only
check-source = Sayso says it is: { $source }
hand-in = Hand in
hand-in-title = Hand in
hand-in-all-answered = Everything is answered.
hand-in-open = { $count ->
    [one] One thing has no answer yet. You can hand in all the same.
   *[other] { $count } things have no answer yet. You can hand in all the same.
}
hand-in-name = Your name, or the code you were given
hand-in-name-hint = It stands in the file that you hand in, and beside your work in this browser.
hand-in-save = Save my work as a file
hand-in-attach = Now attach it
hand-in-saved = Your work is saved as “{ $name }”, where your browser puts downloads.
hand-in-attach-lead = It is not with your teacher yet: attach this file where you hand in work, or send it as you were told.
hand-in-again = Save the file once more
hand-in-print = Print my work
hand-in-paste = No way to attach a file?
hand-in-paste-lead = Copy all of this text and paste it where you hand in work. Your teacher can paste it into Sayso.
hand-in-copy = Copy the text
hand-in-copied = Copied.
hand-in-done = Done

## The classroom: a lesson, and handing it out

lesson-leave = Back
lesson-views = Lesson
lesson-view = The lesson
lesson-hand-out = Hand out
lesson-preview = See it as a student
lesson-change = Change it
lesson-save = Save the lesson
lesson-saved = Saved as “{ $name }”, with the key: keep it, and give students the exercise only.
lesson-article = Article
lesson-asks = Asks
lesson-prompts = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
lesson-key = Key
lesson-key-marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
lesson-students-read = What students read
lesson-notes = Your notes
out-where = Where do your students get it?
out-google = Google Classroom
out-google-1 = Create an assignment, and paste the link into it. (No link above? Attach the file “{ $name }”.)
out-google-2 = Write: “Open the link. Your work is saved in your browser. At the end press Hand in, and attach the file here.”
out-google-3 = When they are done: open the assignment, download all files as a ZIP, and drop it here under “Mark”.
out-teams = Microsoft Teams
out-teams-1 = Create an assignment, and attach “{ $name }” as reference material.
out-teams-2 = Write: “Download the file, open Sayso, choose Open a file. At the end press Hand in, and attach the file here.”
out-teams-3 = When they are done: download the folder of the assignment as a ZIP, and drop it here under “Mark”.
out-moodle = Moodle
out-moodle-1 = Add an assignment with “File submissions”, and put “{ $name }” into its additional files.
out-moodle-2 = Write: “Download the file, open Sayso, choose Open a file. At the end press Hand in, and upload the file here.”
out-moodle-3 = When they are done: choose “Download all submissions”, and drop the ZIP here under “Mark”.
out-stick = A stick or a shared folder
out-stick-1 = Put “{ $name }” on it, and sayso.html beside it where there is no internet.
out-stick-2 = Say: “Open Sayso, choose Open a file. At the end press Hand in, and put the file into the folder for your work.”
out-stick-3 = When they are done: drop all their files here under “Mark”.
out-paper = Paper
out-paper-1 = Print the worksheet: paragraphs are numbered, and there is room to write.
out-paper-2 = Copy it for the class. The answer key is a sheet of its own.
out-paper-3 = Collect the sheets, and mark them by the answer key.
out-no-key = The key is not in what students get.
out-edition = This is edition { $number } of the exercise. Work on an earlier one is marked all the same, and “Mark” says which it is.
out-save = Save the exercise file
out-copy = Copy the link
out-copied = Copied.
out-not-copied = This browser does not let the page copy. Save the exercise file instead.
out-link = A link, and a QR code
out-page = Address of the Sayso page that students open
out-length = The link has { $count } characters; longer than { $most } may be cut on its way.
out-too-long = This article is too long for a link that arrives whole everywhere. Hand out the file.
out-no-link = Sayso is opened from a file here, so there is no address that others could open. Type the address of a Sayso page on the web, or hand out the file.
out-qr = QR code
out-qr-link = Scan to open the exercise.
out-qr-page = The link is too long to scan. This code opens Sayso; students then open the exercise file.
paper-worksheet = Worksheet
paper-key = Answer key
paper-key-of = Answer key: { $title }
paper-name = Name
paper-labels = Mark with: { $labels }
paper-print = Print the worksheet
paper-print-key = Print the answer key
prompt-least = not at all
prompt-most = fully

## The classroom: planning an exercise

plan-begin = Make an exercise of this article
plan-begin-lead = Choose what comes nearest; everything can be changed afterwards.
plan-heading = Your exercise
plan-title = Title
plan-instructions = Instructions
plan-labels = Students mark
plan-labels-lead = What you mark with these in the article is the key.
plan-prompt = Question { $number }
plan-points = Points
plan-remove = Remove
plan-remove-about = Remove question { $number }
plan-model = How an answer could go (for you, and for feedback)
plan-choices = Answers, one a line
plan-choices-hint = Put a * before those that are right.
plan-several = More than one may be chosen
plan-from = From
plan-to = To
plan-least = The least means
plan-most = The most means
plan-range = Right: 2 or 1-3
plan-mark-lead = Answered by marks in the text; their points stand in the key.
plan-add-label = Another question
plan-add = Add …
plan-text = in words
plan-choice = a choice
plan-scale = a scale
plan-mark = marks in the text
plan-show = What Sayso has marked is shown to students
plan-after-try = when they have tried and ask for it
plan-always = from the start
plan-never = not at all
plan-check = Students may check their marks against Sayso’s before they hand in
plan-observe = Write into their work when they began and handed in (they are told)
plan-observe-steps = Write into their work what they did, step by step (they are told)
plan-comments = Comments you use again, one a line
plan-each = The key, mark by mark
plan-each-lead = For other words that are right, too: select them in the article, then press the button at the mark. The words you selected last stay with the buttons.
plan-each-points = Points of mark { $number }
plan-each-names = Right names of its source, with ; between
plan-also = Right, too:
plan-also-add = Right, too: { $words }
plan-these-words = “{ $words }”
plan-words = the words selected in the article
plan-zones = What counts for nothing
plan-zones-lead = Marks on these words are neither right nor wrong.
plan-zones-add = Let marks count for nothing on: { $words }
plan-take-out-about = Remove “{ $words }”
plan-key = { $count ->
    [0] There is no key yet: mark in the article what is right.
    [one] The key has one mark.
   *[other] The key has { $count } marks.
}
plan-unchecked = { $count } to check: Sayso proposes them, and a key that nobody has checked scores nothing.
plan-review = Check them
plan-agree-all = I have looked at all of them: they are right
plan-notes = Notes for yourself
plan-done = Hand out or mark
plan-done-lead = Saved with the article at every change; Undo takes changes back.
template-hunt = Source hunt
template-hunt-lead = Who says it, and who is not named?
template-hunt-do = Somebody stands behind almost every sentence of a news article. Find out who. Read the article once, then mark, then answer.
template-hunt-mark = Mark every quote, direct or reported, and say who says it.
template-hunt-most = Whose words take up the most room? Why do you think that is?
template-hunt-unnamed = Which sources have no name? What reason does the article give?
template-nice = A NICE source?
template-nice-lead = Judge a source: Authority, Named, Interest, Corroboration, Evidence.
template-judge-do = Mark the quotes in this article and who says them. Then judge the sources that matter most.
template-judge-ledger = Who says it? Give each source a line, and judge it from 1 (not at all) to 5 (fully).
template-judge-why = Would you rely on it? Name the strongest reason.
template-nice-authority = Authority: how well can this source know?
template-nice-named = Named: how clearly is it said who it is?
template-nice-interest = Self-interest: how free is it of a wish of its own?
template-nice-corroboration = Corroboration: how well do other sources bear it out?
template-nice-evidence = Evidence: how much can be checked?
template-imvain = IMVAIN
template-imvain-lead = Judge a source: Independent, Multiple, Verifies, Authoritative, Informed, Named.
template-imvain-independent = Independent: how little does it gain or lose?
template-imvain-multiple = Multiple: how many others say the same?
template-imvain-verifies = Verifies: how much does it show, not only say?
template-imvain-authoritative = Authoritative and informed: how well can it know?
template-imvain-named = Named: how clearly is it said who it is?
template-fact = Fact or opinion
template-fact-lead = What can be checked, and what cannot?
template-fact-do = Mark what can be checked as a fact (whether it is true or not), and what is somebody’s opinion.
template-fact-mark = Mark facts and opinions.
template-fact-check = Choose one fact. How would you check it?
template-label-fact = fact
template-label-opinion = opinion
template-loaded = Loaded words
template-loaded-lead = Words that judge while they tell.
template-loaded-do = Some words tell and judge at once: “scheme” for plan, “slammed” for criticised. Find them, in quotes and in the reporter’s own words.
template-loaded-mark = Mark each loaded word.
template-loaded-plain = Choose three of them, and write a plain word for each.
template-label-loaded = loaded word
template-missing = Who is missing?
template-missing-lead = Who is not heard, though it is about them?
template-missing-do = An article chooses whom it lets speak. Find out who speaks, and who does not.
template-missing-mark = Mark every quote and say who says it.
template-missing-who = Who is not heard, though the article is about them?
template-missing-ask = What would you ask them?
template-headline = Headline against body
template-headline-lead = Does the text say what the headline says?
template-headline-do = Read the headline, and write down for yourself what you expect. Then read the article.
template-headline-mark = Mark every sentence that supports the headline.
template-headline-fits = How well does the headline fit the article?
template-headline-own = Write a headline of your own.
template-label-supports = supports the headline

## The classroom: marking

lesson-mark = Mark
mark-lead = Drop here what your students handed in: files, many at once, a folder, or the ZIP that your school’s system makes of a class. All of it stays in this tab, and is gone when you close it: save the gradebook and the feedback.
mark-open = Add files or ZIPs
mark-folder = Choose a folder
mark-folder-empty = There is no work in this folder: no file that ends in .json or .zip.
mark-sample = Try with a sample class
mark-clear = Take all away
mark-class = Class list
mark-class-label = Paste it as it is: a name a line, or a table with its head
mark-class-hint = Then Sayso says who is missing, and the gradebook has your columns.
mark-paste = Work that came as text
mark-paste-label = One student’s text at a time
mark-paste-add = Add it
mark-pasted-name = Pasted text { $number }
mark-running = Being marked…
mark-account = What came in
mark-count = { $works } in, { $missing } missing, { $twice } twice (newest used), { $unnamed } unnamed
mark-missing = Missing: { $names }
mark-earlier = { $count ->
    [one] One work was done on an earlier edition of this exercise. It is marked all the same.
   *[other] { $count } works were done on an earlier edition of this exercise. They are marked all the same.
}
mark-told = { $count ->
    [one] One thing to know about a file
   *[other] { $count } things to know about single files
}
mark-gradebook = Save the gradebook
mark-feedback = Save feedback for all
mark-print-all = Print feedback for all
mark-sheets-made = Sheets are being made…
mark-strict = Strict
mark-strict-hint = to the letter; otherwise a word in common will do
mark-views = What is shown of the class
mark-table = Points
mark-answers = Answers
mark-heat = Heat map
mark-measures = Agreement (advanced)
mark-name = Name
mark-unnamed = no name
mark-points = Points
mark-per-cent = %
mark-level = Level
mark-found = Found
mark-missed = Missed
mark-extra = Not in the key
mark-minutes = Minutes
mark-open-answers = Answers to mark
popular = Most of the class marked this, and the key does not have it
popular-count = { $count } of { $all }, as { $label }
popular-add = Add to the key
popular-lead = Then everyone is marked again. Save the lesson to keep the new key.
answers-prompt = Question
answers-none = No question waits for a person: the marks in the text are scored by the key.
answers-model = An answer could go: { $model }
answers-points = Points for { $name }
answers-comment = Comment
answers-bank = Comments you use again
feedback-show = Feedback
feedback-show-of = Feedback for { $name }
feedback-save = Save this file
feedback-close = Back to the class
answers-no-answer = (no answer)
heat-label = Marked as
heat-any = anything
heat-cover = Cover all, show one by one
heat-large = Large, for the projector
heat-lead = The heavier the line, the more students marked it; the number says how many. No names are shown.
heat-count = marked by { $count } of { $all }
heat-show = How many marked passage { $number }?
heat-found = found by { $count } of { $all }
heat-stray = What fewer than { $count } marked is left out.
heat-who = Who says this?
heat-who-right = { $name }: { $count } of the { $all } who marked it named the right source.
heat-who-others = Others: { $names }.
heat-hardest = The hardest places of the key
measures-lead = { $students } students; the unit is the word, and the text has { $words }. Each student put each word under the label, or did not.
measures-label = Label
measures-f1 = Pairwise F1
measures-kappa = Cohen’s kappa
measures-alpha = Krippendorff’s alpha (nominal)
measures-f1-means = Pairwise F1: how much of what one student marked another marked too; the mean over all pairs. 1 is all of it, 0 none.
measures-kappa-means = Cohen’s kappa: agreement on all words, less what chance would bring; the mean over all pairs (Cohen 1960). 0 is chance, 1 full agreement.
measures-alpha-means = Krippendorff’s alpha: the same over the whole class at once (Krippendorff 2011). From 0.8 on it is usually relied upon.

## Settings

settings-title = Settings
settings-sample = “We open at nine,” said Ida Brook, who runs the ferry office. This is how the article looks.
settings-system = Where the computer asks for more contrast, Sayso has it too.
settings-kept = Kept in this browser. On paper an article is always dark on white.
settings-reset = All as it was at first

## Notes

margin-label = Notes beside the text
note-signs = A sign
note-tags = Tags in use
note-tags-offered = { $count ->
    [one] 1 tag in use begins so: Tab goes to it.
   *[other] { $count } tags in use begin so: Tab goes to them.
}
note-too-much = With this the note would have { $count } thousand characters; there is room for { $most } thousand. Nothing was put in, and the note is as it was. Paste a part of it, or open it as an article.
note-hint = *lean*, **strong**, - lists and links are Markdown. #word makes a tag.
note-change = Change the note
notes-remark = Write a note on the article
notes-no-remark = No note yet.
notes-passages = At passages
notes-search = Find in notes
notes-only = Which notes
notes-all = All notes
notes-mine = Mine
notes-sort = In which order
notes-by-place = By place
notes-by-time = Newest first
notes-count = { $count ->
    [0] No note fits.
    [one] 1 note
   *[other] { $count } notes
}
notes-orphan = Its words are no longer in the text.
help-notes = Notes
help-notes-text = A note stands in the margin beside its passage, and all of them under Notes, with one on the whole article. Write as in Markdown: *lean*, **strong**, - for lists. #word makes a tag; ? ! and * are signs for what you wonder about, what matters, and what you want to come back to. Find notes by their words, sign, tag, label or author.

## The source ledger

sources-views = What is shown of the sources
sources-ledger = Ledger
sources-insight = Figures
sources-desk = For the editor
ledger-lead = A row for each passage, under who says it. Press a place or words to see them in the article; a quote you press there is ringed here. What Sayso got wrong, correct.
ledger-people = People
ledger-organisations = Organisations and media
ledger-documents = Documents and posts
ledger-nobody = Nobody is named
ledger-caption = What { $name } says
ledger-where = Where
ledger-said = What is said
ledger-given = Given as
ledger-cue = Saying word
ledger-correct = Correct
ledger-correct-long = Correct paragraph { $number }: { $words }
ledger-place = ¶{ $number }
ledger-place-long = Paragraph { $number }: { $words }
ledger-passages = { $count ->
    [one] 1 passage
   *[other] { $count } passages
}
ledger-found-short = Found:
ledger-about = About { $name }
ledger-kind = Kind of source
ledger-role = Who or what that is
ledger-found = What I found about this source
ledger-link = Where I found it (address)
ledger-judged = Judged
ledger-scale = From { $least } (not at all) to { $most } (fully).
ledger-strength = How the saying word lets it stand
ledger-strength-found = as the word says
ledger-cue-missing = “{ $words }” does not stand beside these words in their paragraph. Type the saying word as it stands there.
ledger-ends = To change which words are marked, press them and use the card in the article.
ledger-save = Save the ledger as a table (CSV)
rubric-label = Judge sources by
rubric-none = nothing
rubric-a-nice = A NICE
rubric-imvain = IMVAIN
rubric-own = my own criteria
rubric-criteria = Criteria, with commas between
criterion-authority = Authority
criterion-named = Named
criterion-interest = Free of self-interest
criterion-corroboration = Corroborated
criterion-evidence = Evidence
criterion-independent = Independent
criterion-multiple = Multiple
criterion-verifies = Verifies
criterion-authoritative = Authoritative, informed
traits = What else you know about them
traits-lead = Only what somebody has said about themselves, or what you looked up. Sayso guesses nothing about people.
traits-declined = declined to say
traits-unknown = not known
traits-new = Something else to note
traits-add = Add it
traits-remove = Remove
traits-away = Remove { $name }
insight-share = Share of voice
insight-share-told = { $count ->
    [one] { $name } alone speaks: { $words } words, { $percent } % of all that is said.
   *[other] { $count } sources say { $words } words. { $name } has most of them: { $percent } %.
}
insight-source = Source
insight-words = Words
insight-passages = Passages
insight-percent = %
insight-bar = Share
insight-who-named = Named and not named
insight-named = named
insight-unnamed = people not named, groups
insight-nobody = nobody named
insight-named-told = { $named } % of what is said has a named source, { $unnamed } % people without a name or groups, { $nobody } % nobody at all.
insight-given = Direct, mixed, reported
insight-given-told = { $direct } % of what is said is quoted word for word, { $mixed } % in part, { $reported } % told in the reporter’s words.
insight-where = Where each speaks
insight-opens = First to speak:
insight-closes = Last to speak:
insight-strip = From the article’s beginning to its end
insight-places = Paragraphs
insight-more = and { $count } more
insight-next = Next passage: { $name }
insight-cues = Saying words
insight-cues-told = Does one source “say” and another “claim”? What each word lets stand is in brackets.
insight-cue-next = Next passage: { $name } with “{ $words }”
insight-cues-share = { $neutral } of { $all } passages with a saying word have one that only says that something was said.
insight-no-cue = none
insight-copy = Copy the figures
copied = Copied.
copy-failed = This browser does not let the page copy. Select the words and copy them by hand.
desk-lead = What to ask before this goes out. Sayso looks at words only: read each place before you act on it.
desk-copy = Copy this page
desk-unnamed = Sources without a name
desk-reason = Reason given:
desk-no-reason = No reason given.
desk-single = Claims of one source
desk-single-means = A figure, an accusation or a revelation by one source, where no other source speaks of the same in two words or more.
desk-unintroduced = Names never introduced
desk-nobody = Quotes without a speaker
desk-none = None.
desk-more = And { $count } more, which are in what you copy.
history-ledger = Ledger: { $field }: { $value }
history-ledger-away = Ledger, taken away: { $field }
help-sources = Sources
help-sources-text = Sources is a tab beside the article: a ledger with a row for each passage, under who says it. Correct what Sayso found, write down what you found out about a source and where, judge it by A NICE, IMVAIN or criteria of your own. Figures says who has how much of the article and by which saying words; For the editor lists unnamed sources, claims of one source, names never introduced and quotes without a speaker.
ledger-cell = { $criterion }: { $name }
ledger-line = Source { $number }
ledger-more = One more line
plan-ledger = a ledger of sources
plan-rubric = Judged by
plan-rubric-hint = a-nice, imvain, or criteria of your own with commas between.
plan-levels = Levels, and what extra marks cost
plan-levels-lead = A result gets the highest level that its share of the points reaches.
plan-level = Level { $number }
plan-level-from = from % ({ $number })
plan-extra = What a mark that is not in the key takes away, in points

## Feedback

feedback-sheet = Feedback
feedback-print = Print it
feedback-comment = What you say of all of it
feedback-not-kept = It is shown from your file and not kept in this browser.
feedback-of = { $count ->
    [one] { $points } of { $of } point
   *[other] { $points } of { $of } points
}
feedback-points = { $count ->
    [one] { $points } point
   *[other] { $points } points
}
feedback-waits = not marked yet
feedback-answers = Your answers
feedback-marks = Your marks in the article
feedback-count = ✓ { $matched } found, ○ { $missed } missed, + { $extra } not in the key.
feedback-matched = found
feedback-missed = missed
feedback-extra = not in the key
feedback-source-right = Right source: { $source }
feedback-source-wrong = The source was { $source }
mark-unsaved = What you have marked here is nowhere else: not in this browser either. Save the gradebook or the feedback first.
mark-stay = Stay and save
mark-leave = Leave without saving

## How a student's work was done

how-done = How it was done
how-time = { $minutes } minutes: begun { $began }, handed in { $ended }, by the student’s own clock.
how-steps = { $count ->
    [one] One step
   *[other] { $count } steps
}
how-when = When
how-did = What
how-what = Which
how-marked = marked
how-changed = changed a mark
how-noted = wrote a note
how-removed = took a mark away
how-answered = answered
how-undone = undid

## Editing the text

edit-text-title = Edit the text
edit-text-label = The text
edit-text-lead = Marks and notes stay with their words. What loses its words is kept beside the article, to be put back.
edit-text-before = With the paragraph before
edit-text-after = With the next paragraph
edit-text-all = The whole text
edit-text-save = Save the text
edit-text-ask = What you typed is not saved.
edit-text-go-on = Go on editing
edit-text-discard = Discard it
edit-text-empty = An article needs words. Leave some, or remove the article from this computer in the menu.
edit-text-long = This would be { $size } MB of text, and an article may have { $most } MB. Take some of it out.
edit-text-meanwhile = The text has been changed meanwhile, in another tab or by Undo. Copy what you typed here, close this, and edit the text anew.
edit-text-reads-along = This tab may not change the article now: another tab writes to it. Copy what you typed, or take over there first.
orphans-title = { $count ->
    [one] 1 mark has lost its place
   *[other] { $count } marks have lost their place
}
orphans-lead = Their words are no longer in the text. Undo brings the text of before back.
orphan-put-back = Put back
orphan-put-back-about = Put back: { $words }
orphan-delete = Delete
orphan-delete-about = Delete: { $words }
help-edit-text = A text with faults
help-edit-text-text = “Edit the text” in the menu shows the paragraph where you are, or more of the text. Marks, notes and labels stay with their words, and the rules read the new text. A mark whose words are gone waits at the top of the panel with its note: select where it belongs and press “Put back”. Undo and History know every edit. The text of an exercise stays as it is.
