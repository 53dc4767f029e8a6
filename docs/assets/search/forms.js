// Words without their forms: the same for queries as for the pages (hooks/facts/search_words.py, hooks/facts/word_forms.py).

/** An English word without the endings of plural, tense, adverb and noun: the same for forms of one word. */
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const ends = (...endings) => endings.some((ending) => word.endsWith(ending));
  word = word.replaceAll("isation", "ization");
  if (ends("ies", "ied") && word.length > 5) word = `${word.slice(0, -3)}y`;
  else if (ends("xes", "ches", "shes", "sses", "zes") && word.length > 4) word = word.slice(0, -2);
  else if (ends("s") && !ends("ss", "us", "is")) word = word.slice(0, -1);
  else if (ends("ing") && word.length > 5 && /[aeiouy]/.test(word.slice(0, -3))) word = word.slice(0, -3);
  else if (ends("ed") && !ends("eed")) word = word.slice(0, word.length > 4 ? -2 : -1);
  if (ends("ly") && word.length > 5) word = word.slice(0, -2);
  else if (ends("tion", "sion") && word.length > 5) word = word.slice(0, -3);
  if (ends("e") && word.length > 3 && !ends("ee")) word = word.slice(0, -1);
  return word.length > 3 ? word.replace(/([^aeiou])\1$/, "$1") : word;
}

/** Makes the function that takes from a word of a language its form: as stem(), by the lists of that language. */
export function forms({ letters, beginnings, endings, longest }) {
  const alike = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
  const begins = new RegExp(`^(?:${Object.keys(beginnings).join("|")})(?=.{3})`, "u");
  const ends = new RegExp(`^(.{3,}?)(?:${endings.join("|")})$`, "u");
  const less = (word) => {
    const begun = word.replace(begins, (part) => beginnings[part] ?? "").replace(ends, "$1");
    return [...begun].slice(0, longest).join("");
  };
  return (word) => {
    if (/[0-9]/.test(word)) return word;
    let bare = word.replace(alike, (letter) => letters[letter]);
    for (let before; bare !== before; ) [before, bare] = [bare, less(bare)];
    return bare;
  };
}
