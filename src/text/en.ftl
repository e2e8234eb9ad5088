### Every word the interface says. Plain calm English; a person's words, not the program's.
### The ids are grouped by where the words are seen.

## Everywhere

app-name = Sayso
words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}

## First page: "On this computer"

article-remove = Remove “{ $title }”
