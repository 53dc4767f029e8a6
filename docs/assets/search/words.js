// Text to words: the same for queries as for the pages (hooks/facts/search_words.py).

const LONGEST = 2000;
// What people leave out or write in two ways: accents, marks of Arabic vowels, a lengthened line, letters that look alike.
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f]/g;
const ALIKE = { ı: "i", đ: "d", ß: "ss", ґ: "г", ي: "ی", ى: "ی", ك: "ک", ة: "ه", "'": "", "’": "", "ʼ": "" };
const DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९";
const DIGIT = new RegExp(`[${DIGITS}]`, "g");
const LOOKS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "g");
// "error429" is two words, "4o" and "v2" are one.
const GLUED = /\p{L}{3,}(?=\p{Nd})|\p{Nd}{3,}(?=\p{L})/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text in lower case, without accents and signs that nobody sees; at most 2,000 characters count. */
export function plainWords(text) {
  const bare = text.slice(0, LONGEST).normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase();
  const plain = bare.replace(LOOKS_ALIKE, (letter) => ALIKE[letter]).replace(/\p{Cf}/gu, "").replace(DIGIT, (digit) => DIGITS.indexOf(digit) % 10);
  return plain.replace(GLUED, "$& ").match(WORD) ?? [];
}
