// Text to words: the same for queries as for the pages (hooks/search/words.py).

const LONGEST = 2000;
// What people leave out or write in two ways: accents, marks of Arabic vowels, a lengthened line, letters that look alike.
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f]/g;
const ALIKE = { ı: "i", đ: "d", ß: "ss", ي: "ی", ى: "ی", ك: "ک", ة: "ه", "'": "", "’": "" };
const LOOKS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g");
// "error429" is two words, "4o" and "v2" are one.
const GLUED = /\p{L}{3,}(?=\p{Nd})|\p{Nd}{3,}(?=\p{L})/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in lower case, without accents and signs that nobody sees; at most 2,000 characters count. */
export function plainWords(text) {
  const bare = text.slice(0, LONGEST).normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();
  const plain = bare.replace(LOOKS_ALIKE, (letter) => ALIKE[letter]).replace(/\p{Cf}/gu, "");
  return plain.replace(GLUED, "$& ").match(WORD) ?? [];
}

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
