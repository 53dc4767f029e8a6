/* How many input tokens a picture costs: the twin of hooks/pricing/image_tokens.py. Tests hold the two together. */

const PATCH_SIDE = 32;
const MAX_PATCHES = 30000;
const TILE_SIDE = 512;
const TILE_FIT = 2048;
const TILE_SHORT_SIDE = 768;

/** OpenAI refuses the request instead of shrinking the picture. */
export class PictureTooLarge extends RangeError {}

/** Python's round(): a half goes to the even neighbor. */
export function round(value) {
  const whole = Math.floor(value);
  const rest = value - whole;
  return rest === 0.5 ? whole + (whole % 2) : whole + (rest > 0.5 ? 1 : 0);
}

/** Tokens of a picture. Throws PictureTooLarge, and RangeError for a wrong detail. */
export function imageTokens(rule, width, height, detail = "auto") {
  return rule.kind === "patch" ? byPatches(rule, width, height, detail) : byTiles(rule, width, height, detail);
}

function byPatches(rule, width, height, detail) {
  const level = new Map(Object.entries(rule.levels)).get(detail === "auto" ? rule.auto : detail);
  if (!level) throw new RangeError(`no detail level ${detail}`);
  if (Math.max(width, height) > level.max_side) {
    const scale = level.max_side / Math.max(width, height);
    [width, height] = [width, height].map((side) => Math.max(1, round(side * scale)));
  }
  if (level.patch_budget && patches(width, height) > level.patch_budget) {
    [width, height] = shrink(width, height, level.patch_budget);
  }
  const count = patches(width, height);
  if (count > MAX_PATCHES) throw new PictureTooLarge(`${count} patches`);
  // Rounding first: 2,040 x 1.2 is 2448.0000000000005 in floating point.
  return Math.ceil(Number((count * rule.multiplier).toFixed(6)));
}

function byTiles(rule, width, height, detail) {
  if (detail === "low") return rule.base;
  if (Math.max(width, height) > TILE_FIT) {
    const scale = TILE_FIT / Math.max(width, height);
    [width, height] = [width, height].map((side) => Math.max(1, Math.floor(side * scale)));
  }
  if (Math.min(width, height) > TILE_SHORT_SIDE) {
    const scale = TILE_SHORT_SIDE / Math.min(width, height);
    [width, height] = [width, height].map((side) => Math.floor(side * scale));
  }
  return rule.base + rule.tile * Math.ceil(width / TILE_SIDE) * Math.ceil(height / TILE_SIDE);
}

function patches(width, height) {
  return Math.ceil(width / PATCH_SIDE) * Math.ceil(height / PATCH_SIDE);
}

function shrink(width, height, budget) {
  let scale = Math.sqrt((PATCH_SIDE ** 2 * budget) / (width * height));
  const sides = [(width * scale) / PATCH_SIDE, (height * scale) / PATCH_SIDE];
  // A side thinner than one patch cannot be cut to a whole one: it stays as it is.
  scale *= Math.min(...sides.filter((side) => side >= 1).map((side) => Math.floor(side) / side));
  // The small addend undoes what floating point takes from a product that is whole.
  return [width, height].map((side) => Math.max(1, Math.floor(side * scale + 1e-9)));
}
