/* What the reader is told: the result in sentences, and the sum behind it for a calculator. */

import { day, howMany } from "./estimate.js";
import { PictureTooLarge } from "./image-tokens.js";
import { cents, duration, money, outlivesCredit, speaker } from "./wording.js";

const DAYS_OF_A_MONTH = 30;
const MILLION = 1e6;

/** Sentences, the first of them the answer; and the parts of the sum, each with a title and its lines. */
export function answer(data, chosen) {
  const say = speaker(data.words);
  if (!chosen.posts && !chosen.pictures) return { result: [say("nothing"), say("how-many")], sum: [] };
  try {
    const today = day(data, chosen, chosen.thinking);
    return { result: result(say, data, chosen, today), sum: sum(say, data, chosen, today) };
  } catch (error) {
    if (!(error instanceof PictureTooLarge)) throw error;
    return { result: [say("refused"), say("choose")], sum: [] };
  }
}

function result(say, data, chosen, today) {
  const days = howMany(chosen.budget, today.cost);
  const month = cents(today.cost * DAYS_OF_A_MONTH);
  const lines = [
    say(outlivesCredit(days) ? "lasts-expires" : "lasts", { money: money(chosen.budget), time: duration(say, days) }),
    say("costs", { day: cents(today.cost), days: DAYS_OF_A_MONTH, month }),
  ];
  if (today.model.thinks) {
    const least = today.model.always_thinks ? "little" : "none";
    for (const level of [least, "lot"]) {
      const { cost } = day(data, chosen, level);
      const time = duration(say, howMany(chosen.budget, cost));
      lines.push(say(level, { result: say("a-day", { cost: cents(cost), time }) }));
    }
  }
  return lines;
}

function sum(say, data, chosen, today) {
  const { posts, pictures, post, cost } = today;
  const parts = [];
  if (posts) {
    const { instruction_tokens: instructions, overhead_tokens: around } = data.rewrite;
    const rate = String(data.languages[chosen.language].tokens_per_character);
    parts.push({
      title: say("messages-read"),
      lines: [
        say("one-message", { characters: chosen.letters, rate, tokens: post }),
        say("message-sum", { tokens: post, instructions, around, all: posts.tokensIn }),
        ...reads(say, data, posts, "messages"),
      ],
    });
    parts.push({ title: say("messages-written"), lines: writes(say, today, posts, "message", post) });
  }
  if (pictures) {
    const { width, height, text_tokens: text } = data.pictures[chosen.size];
    parts.push({
      title: say("pictures-read"),
      lines: [
        say("one-picture", { width, height, tokens: pictures.seen }),
        say("picture-sum", { tokens: pictures.seen, prompt: data.reading.prompt_tokens, all: pictures.tokensIn }),
        ...reads(say, data, pictures, "pictures"),
      ],
    });
    parts.push({ title: say("pictures-written"), lines: writes(say, today, pictures, "picture", text) });
  }
  const amounts = [posts, pictures].flatMap((part) => (part ? [part.costIn, part.costOut] : []));
  parts.push({
    title: say("together"),
    lines: [
      say("sum-day", { amounts: amounts.map(money).join(" + "), cost: money(cost) }),
      say("sum-month", { cost: money(cost), days: DAYS_OF_A_MONTH, month: money(cost * DAYS_OF_A_MONTH) }),
      say("sum-days", { money: money(chosen.budget), cost: money(cost), n: howMany(chosen.budget, cost) }),
    ],
  });
  return parts;
}

function reads(say, data, part, unit) {
  const product = times(say, part.count, unit, part.tokensIn, part.rateIn, part.costIn);
  return part.stored ? [say("higher-price", { tokens: data.cached_from_tokens }), product] : [product];
}

function writes(say, today, part, what, own) {
  const all = today.thinking
    ? say(`writes-${what}-thinking`, { tokens: own, thinking: today.thinking, all: part.tokensOut })
    : say(`writes-${what}`, { tokens: own });
  return [all, times(say, part.count, `${what}s`, part.tokensOut, part.rateOut, part.costOut)];
}

function times(say, count, unit, tokens, rate, cost) {
  return say(`times-${unit}`, { n: count, tokens, rate: money(rate), million: MILLION, cost: money(cost) });
}
