// Which page is meant, by all that it is called: a language model of each page.

// A word that a page is never called counts as seen this often.
const UNSEEN = 0.4;
// How fast the likelihood falls with the distance from the likeliest page.
const SHARPNESS = 0.3;

export class Likely {
  #pages = new Map();
  #known = new Set();

  /** Learns that a page is called this: a set of terms. */
  learn(url, terms) {
    let page = this.#pages.get(url);
    if (!page) this.#pages.set(url, (page = { counts: new Map(), total: 0 }));
    for (const term of terms) {
      page.counts.set(term, (page.counts.get(term) ?? 0) + 1);
      page.total++;
      this.#known.add(term);
    }
  }

  /** How likely each page is meant by these terms: 1 for the likeliest, less for others, by address. */
  pages(terms) {
    const told = [...new Set(terms)].filter((term) => this.#known.has(term));
    if (!told.length) return new Map();
    const unseen = UNSEEN * this.#known.size;
    const scores = [...this.#pages].map(([url, { counts, total }]) => [
      url,
      told.reduce((sum, term) => sum + Math.log(((counts.get(term) ?? 0) + UNSEEN) / (total + unseen)), 0),
    ]);
    const most = scores.reduce((best, [, score]) => Math.max(best, score), -Infinity);
    return new Map(scores.map(([url, score]) => [url, Math.exp((score - most) * SHARPNESS)]));
  }
}
