/* Figures the way people say them, like hooks/pricing/wording.py. */

const DAYS_OF_CREDIT = 365;

/** A whole number with its thousands apart: "1,104". */
export function number(whole) {
  return whole.toLocaleString("en-US");
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
export function duration(days) {
  if (days >= DAYS_OF_CREDIT) return "12 months";
  if (days >= 60) return about(days / 30.5, "month");
  if (days >= 14) return about(days / 7, "week");
  return days >= 1 ? about(days, "day") : "less than a day";
}

/** Whether credit expires before it is spent. */
export function outlivesCredit(days) {
  return days >= DAYS_OF_CREDIT;
}

function about(count, unit) {
  const whole = Math.floor(count);
  return `about ${whole} ${unit}${whole === 1 ? "" : "s"}`;
}

/** Without the last digits, in which floating point errs. */
function clean(dollars) {
  return Number(dollars.toPrecision(12));
}

function dollar(amount, least, most) {
  return `$${amount.toLocaleString("en-US", { minimumFractionDigits: least, maximumFractionDigits: most })}`;
}
