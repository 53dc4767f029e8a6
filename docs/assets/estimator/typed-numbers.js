/* Numbers as people type them: "1,000", "1 000", "$5", "5,50". What is not a number is NaN. */

const ZEROS = [0x660, 0x6f0, 0x966]; // of the Arabic, Persian and Hindi digits
const GROUPED = /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const GROUPED_BY_POINTS = /^[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})$/;

/** A whole number. A point or comma before three digits parts thousands. */
export function whole(text) {
  const digits = tidy(text);
  return /^(\d+|[1-9]\d{0,2}([,.]\d{3})+)$/.test(digits) ? Number(digits.replace(/[,.]/g, "")) : NaN;
}

/** An amount of money in dollars, with a decimal point or comma. */
export function amount(text) {
  let digits = tidy(text).replace(/^(\$|USD)|(\$|USD)$/i, "");
  if (GROUPED.test(digits)) digits = digits.replace(/,/g, "");
  if (GROUPED_BY_POINTS.test(digits)) digits = digits.replace(/\./g, "");
  return /^(\d+[.,]?\d*|[.,]\d+)$/.test(digits) ? Number(digits.replace(",", ".")) : NaN;
}

function tidy(text) {
  const latin = text.normalize("NFKC").replace(/[٠-٩۰-۹०-९]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - ZEROS.filter((zero) => zero <= code).pop());
  });
  return latin.replace(/[\s'’]/g, "").replace(/٬/g, ",").replace(/٫/g, ".");
}
