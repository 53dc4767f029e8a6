/* Figures the way people say them, like hooks/languages/figures.py, in the words and the language of the page. */

// The text of a page that nobody has translated is in English within the frame of another language.
const LANGUAGE = (document.querySelector("article[lang]") ?? document.documentElement).lang;
const LATIN = { numberingSystem: "latn", useGrouping: "always" };
const DAYS_OF_CREDIT = 365;

/** A whole number with its thousands apart: "1,104". */
export function number(whole) {
  return whole.toLocaleString(LANGUAGE, LATIN);
}

/** What fills in the texts that the page brings: `say(key, fields)`. A field `n` chooses the plural form. */
export function speaker(texts) {
  const rules = new Intl.PluralRules(LANGUAGE);
  return (key, fields = {}) => {
    const text = typeof texts[key] === "string" ? texts[key] : texts[key][rules.select(fields.n)];
    return text.replace(/\{(\w+)\}/g, (_, name) => (typeof fields[name] === "number" ? number(fields[name]) : fields[name]));
  };
}

/** An exact amount, in cents or finer: "$5", "$0.50", "$0.00145". */
export function money(dollars) {
  const exact = clean(dollars);
  return dollar(exact, Number.isInteger(exact) ? 0 : 2, 10);
}

/** An amount rounded to cents, or to two digits when it is less than ten; never zero for something. */
export function cents(dollars) {
  const exact = clean(dollars);
  const places = exact === 0 || exact >= 0.1 ? 2 : 1 - Number(exact.toExponential().split("e")[1]);
  return dollar(exact, places, places);
}

/** How long money lasts, never more than the truth, and never longer than OpenAI lets credit live. */
export function duration(say, days) {
  const about = (key, count) => say(key, { n: Math.floor(count) });
  if (days >= DAYS_OF_CREDIT) return say("year");
  if (days >= 60) return about("months", days / 30.5);
  if (days >= 14) return about("weeks", days / 7);
  return days >= 1 ? about("days", days) : say("less");
}

/** Whether credit expires before it is spent. */
export function outlivesCredit(days) {
  return days >= DAYS_OF_CREDIT;
}

/** Without the last digits, in which floating point errs. */
function clean(dollars) {
  return Number(dollars.toPrecision(12));
}

function dollar(amount, least, most) {
  return `$${amount.toLocaleString("en-US", { minimumFractionDigits: least, maximumFractionDigits: most })}`;
}
