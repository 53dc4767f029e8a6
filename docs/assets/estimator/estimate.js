/* What requests cost: the twin of hooks/pricing/estimate.py and offer.py. Tests hold them together.

Prices are US dollars per 1 million tokens. `data` is what hooks/pricing/costs_page.py wrote into the page. */

import { imageTokens, round } from "./image-tokens.js";

const MILLION = 1e6;
// A whole quotient may come out of floating point a hair too small.
const HAIR = 1e-9;

/** One kind of request, `count` of them a day: its tokens, the rates they are billed at, and dollars a day. */
function requests(data, model, count, tokensIn, tokensOut) {
  const stored = model.cache_write !== null && tokensIn >= data.cached_from_tokens;
  const rateIn = stored ? model.cache_write : model.input;
  const costIn = (rateIn * count * tokensIn) / MILLION;
  const costOut = (model.output * count * tokensOut) / MILLION;
  return { count, tokensIn, tokensOut, stored, rateIn, rateOut: model.output, costIn, costOut, cost: costIn + costOut };
}

/** Tokens of a text; at least one. */
export function textTokens(data, language, letters) {
  return Math.max(1, round(letters * data.languages[language].tokens_per_character));
}

/** Reasoning tokens of one answer; none for a model that never thinks, a little where that is the least. */
export function thinkingTokens(data, model, level) {
  if (!model.thinks) return 0;
  return data.thinking[level === "none" && model.always_thinks ? "little" : level].tokens;
}

/** Rewriting `count` messages: the new text is as long as the old one. */
export function rewrites(data, model, count, post, thinking) {
  const around = data.rewrite.instruction_tokens + data.rewrite.overhead_tokens;
  return requests(data, model, count, post + around, post + thinking);
}

/** Reading `count` pictures. Throws PictureTooLarge. */
export function readings(data, model, count, picture, thinking) {
  const seen = imageTokens(data.image_rules[model.image_rule], picture.width, picture.height);
  return { seen, ...requests(data, model, count, seen + data.reading.prompt_tokens, picture.text_tokens + thinking) };
}

/** A day of the reader's choices, at one level of thinking. */
export function day(data, chosen, level) {
  const model = data.models[chosen.model];
  const thinking = thinkingTokens(data, model, level);
  const post = textTokens(data, chosen.language, chosen.letters);
  const posts = chosen.posts ? rewrites(data, model, chosen.posts, post, thinking) : null;
  const pictures = chosen.pictures ? readings(data, model, chosen.pictures, data.pictures[chosen.size], thinking) : null;
  const cost = (posts ? posts.cost : 0) + (pictures ? pictures.cost : 0);
  return { model, thinking, post, posts, pictures, cost };
}

/** How many whole days, or requests, the money pays for. */
export function howMany(dollars, each) {
  return Math.floor(dollars / each + HAIR);
}
