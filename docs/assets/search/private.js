// What somebody types by mistake and nobody else should see: keys, cards, addresses, telephone numbers.

// Signs that look like a hyphen, and signs that nobody sees, come with what is copied.
const HYPHENS = /\p{Pd}/gu;
const UNSEEN = /\p{Cf}/gu;
// What errors name and is no secret: ids, and keys of which stars or dots hide the most.
const IDS = /(?<![\w-])(?:org|proj|req|chatcmpl|cmpl|resp|msg|run|thread|file|batch|call|user)[-_][\w-]+/gi;
const HIDDEN = /[\w-]*(?:\*{2,}|…|\.{3})[\w*.…-]*/g;
const KEY = /\b(?:sk|rk|pk)-[\w-]{8,}|\bsess-\w{16,}|\bAIza[\w-]{20,}|\b\d{8,10}:[\w-]{30,}/i;
const LONG = /(?<![\w-])[\w-]{20,}(?![\w-])/g;
const SURELY = 32;
// Of the letters of a key so many are of another kind than the one before: names of programs change kind less often.
const MIXED = 0.4;
const NUMBER = /(?<![\w.-])[+(]{0,2}\d(?:[ ().-]{0,2}\d){8,}(?![\w.-])/;
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/** Whether a text holds a `key`, which is not even searched for, or else is `private`: it may stay in the box alone. */
export function secrets(text) {
  const plain = text.normalize("NFKC").replace(UNSEEN, "").replace(HYPHENS, "-");
  const bare = plain.replace(HIDDEN, " ").replace(IDS, " ");
  const pieces = (bare.match(LONG) ?? []).filter(mixed);
  const key = KEY.test(bare) || pieces.some((piece) => piece.length >= SURELY);
  return { key, private: key || pieces.length > 0 || NUMBER.test(plain) || MAIL.test(plain) };
}

/** Whether capitals, small letters and digits stand without order, as in what a machine made. */
function mixed(word) {
  const kinds = [...word].map((letter) => (/\d/.test(letter) ? 0 : letter === letter.toLowerCase() ? 1 : 2));
  const changes = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
  return new Set(kinds).size === 3 && changes >= MIXED * word.length;
}
