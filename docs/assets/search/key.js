// Keys that somebody pastes by mistake must not be searched for, put into the address or kept.

const KEY = /\b(?:sk|rk|pk)-[\w-]{8,}|\bsess-\w{16,}|\bBearer\s+\S{12,}/i;
const LONG = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}(?![\w-])/;

/** Whether a text holds something like a key. */
export function looksLikeKey(text) {
  return KEY.test(text) || LONG.test(text.slice(0, 2000));
}
