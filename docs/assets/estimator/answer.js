/* What the reader is told: the result in sentences, and the sum behind it for a calculator. */

import { day, howMany } from "./estimate.js";
import { PictureTooLarge } from "./image-tokens.js";
import { cents, duration, money, number, outlivesCredit } from "./wording.js";

const DAYS_OF_A_MONTH = 30;

/** Sentences, the first of them the answer; and the parts of the sum, each with a title and its lines. */
export function answer(data, chosen) {
  if (!chosen.posts && !chosen.pictures) {
    return { result: ["Nothing to pay yet.", "Write how many messages or pictures you have a day."], sum: [] };
  }
  try {
    const today = day(data, chosen, chosen.thinking);
    return { result: result(data, chosen, today), sum: sum(data, chosen, today) };
  } catch (error) {
    if (!(error instanceof PictureTooLarge)) throw error;
    return { result: ["OpenAI refuses pictures of this size.", "Choose a smaller size or another model."], sum: [] };
  }
}

function result(data, chosen, today) {
  const days = howMany(chosen.budget, today.cost);
  const lines = [
    `Your ${money(chosen.budget)} lasts ${duration(days)}${outlivesCredit(days) ? "; credit expires after one year" : ""}.`,
    `One day costs ${cents(today.cost)}. One month (${DAYS_OF_A_MONTH} days) costs ${cents(today.cost * DAYS_OF_A_MONTH)}.`,
  ];
  if (today.model.thinks) {
    const least = today.model.always_thinks ? "little" : "none";
    const [low, high] = [least, "lot"].map((level) => {
      const { cost } = day(data, chosen, level);
      return `${cents(cost)} a day, ${duration(howMany(chosen.budget, cost))}`;
    });
    const first = today.model.always_thinks ? "If the model thinks a little" : "If the model does not think";
    lines.push(`${first}: ${low}.`, `If it thinks a lot: ${high}.`);
  }
  return lines;
}

function sum(data, chosen, today) {
  const { posts, pictures, post, cost } = today;
  const parts = [];
  if (posts) {
    const { instruction_tokens: instructions, overhead_tokens: around } = data.rewrite;
    const rate = data.languages[chosen.language].tokens_per_character;
    parts.push({
      title: "One day of messages: what the model reads",
      lines: [
        `One message: ${number(chosen.letters)} characters × ${rate} = about ${number(post)} tokens.`,
        `${number(post)} + ${instructions} for your instructions + ${around} around them = ${number(posts.tokensIn)} tokens.`,
        ...reads(data, posts, "messages"),
      ],
    });
    parts.push({
      title: "One day of messages: what it writes",
      lines: writes(today, posts, "messages", post, "the new message"),
    });
  }
  if (pictures) {
    const { width, height, text_tokens: text } = data.pictures[chosen.size];
    const prompt = data.reading.prompt_tokens;
    parts.push({
      title: "One day of pictures: what the model reads",
      lines: [
        `One picture of ${number(width)} × ${number(height)} pixels: ${number(pictures.seen)} tokens.`,
        `${number(pictures.seen)} + ${prompt} around it = ${number(pictures.tokensIn)} tokens.`,
        ...reads(data, pictures, "pictures"),
      ],
    });
    parts.push({ title: "One day of pictures: what it writes", lines: writes(today, pictures, "pictures", text, "the text") });
  }
  const amounts = [posts, pictures].flatMap((part) => (part ? [part.costIn, part.costOut] : []));
  parts.push({
    title: "Together",
    lines: [
      `${amounts.map(money).join(" + ")} = ${money(cost)} a day.`,
      `${money(cost)} × ${DAYS_OF_A_MONTH} = ${money(cost * DAYS_OF_A_MONTH)} a month.`,
      `${money(chosen.budget)} ÷ ${money(cost)} = ${number(howMany(chosen.budget, cost))} days.`,
    ],
  });
  return parts;
}

function reads(data, part, unit) {
  const product = times(part.count, unit, part.tokensIn, part.rateIn, part.costIn);
  if (!part.stored) return [product];
  return [`From ${number(data.cached_from_tokens)} tokens on, this model has a higher price for what it reads.`, product];
}

function writes(today, part, unit, own, what) {
  const all = today.thinking
    ? `${number(own)} for ${what} + ${number(today.thinking)} for thinking = ${number(part.tokensOut)} tokens.`
    : `${number(own)} tokens for ${what}.`;
  return [all, times(part.count, unit, part.tokensOut, part.rateOut, part.costOut)];
}

function times(count, unit, tokens, rate, cost) {
  const what = count === 1 ? unit.slice(0, -1) : unit;
  return `${number(count)} ${what} × ${number(tokens)} tokens × ${money(rate)} ÷ 1,000,000 = ${money(cost)}.`;
}
