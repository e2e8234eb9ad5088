import nlp from "compromise";

export async function load() {
  return (text) => {
    const read = nlp(text);
    const found = [read.people(), read.places(), read.organizations(), read.quotations()];
    return found.reduce((count, view) => count + view.out("array").length, 0);
  };
}
