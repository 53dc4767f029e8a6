// Write the rules of Material's stylesheets that this site may need: `node purge.mjs SITE PACKAGES FOLDER`, run by `make theme`.
//
// theme.css has what every page may need, theme-more.css the rest for pages with tabs, tasks, footnotes and the like
// (overrides/main.html says which): few have any, and all would pay for it. SITE is the built site with everything.md among its pages, PACKAGES the folder in which mkdocs-material is installed.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import fromHtml from "purgecss-from-html";

const [site, packages, folder] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");

const read = (...path) => readFileSync(join(...path), "utf8");
const all = (folder, end) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(end)).sort().map((name) => read(folder, name));

const info = readdirSync(packages).find((name) => /^mkdocs_material-[\d.]+\.dist-info$/.test(name));
const version = info.match(/-([\d.]+)\.dist-info/)[1];
const license = read(packages, info, "licenses/LICENSE").trim();

const styles = join(packages, "material/templates/assets/stylesheets");
const sheets = [/^main\..*\.css$/, /^palette\..*\.css$/].map((name) =>
  read(styles, readdirSync(styles).find((file) => name.test(file))),
);
const own = all(join(root, "docs/assets"), ".css").filter((sheet) => !sheet.includes("mkdocs-material")).join("\n");

// Classes that few pages have, and those among them that come when somebody writes them: keys, and the words of code
// (which are no names of elements: "p", "s" and "ol").
const written = [/^key-/, /^(?:[cgklmno]|hll|cpf|il)$/, /^(?!ol$)[cgkmnops][a-z0-9]$/];
const seldom = [/^(?:tabbed|task-list|footnote|twemoji|linenos|filename)/, /^(?:keys|grid)$/, ...written];

// The theme writes what has a left and a right twice. Where both say the same, seen in a mirror, one rule with the sides of
// the text does for both, also for English within Arabic.
const sides = { left: "start", right: "end" };
const corners = { "top-left": "start-start", "top-right": "start-end", "bottom-left": "end-start", "bottom-right": "end-end" };
const logical = [
  [/^(margin|padding|border)-(left|right)(-(?:color|style|width))?$/, (_, what, side, part = "") => `${what}-inline-${sides[side]}${part}`],
  [/^(left|right)$/, (side) => `inset-inline-${sides[side]}`],
  [/^border-((?:top|bottom)-(?:left|right))-radius$/, (_, corner) => `border-${corners[corner]}-radius`],
];

function inBothDirections(rule) {
  const twin = rule.next();
  if (!rule.selector.includes("[dir=ltr]") || twin?.selector !== rule.selector.replaceAll("[dir=ltr]", "[dir=rtl]")) return;
  const names = rule.nodes.map(({ prop }) => logicalName(prop));
  if (!names.every(Boolean)) return;
  rule.nodes.forEach((declaration, at) => (declaration.prop = names[at]));
  rule.selector = rule.selector.replaceAll("[dir=ltr]", "[dir]");
  twin.remove();
}

function logicalName(prop) {
  const [name, to] = logical.find(([name]) => name.test(prop)) ?? [];
  return name && prop.replace(name, to);
}

async function purged(choice) {
  const [{ css }] = await new PurgeCSS().purge({
    // Of pages their elements alone count, of scripts and templates any word in quotation marks.
    content: [
      { raw: '<p dir="rtl">', extension: "html" },
      ...all(site, ".html").map((raw) => ({ raw, extension: "html" })),
      ...all(join(root, "docs/assets"), ".js").map((raw) => ({ raw, extension: "js" })),
      ...all(join(root, "overrides"), ".html").map((raw) => ({ raw, extension: "jinja" })),
    ],
    defaultExtractor: (text) => text.match(/"[^"]*"|`[^`]*`/g)?.join(" ").match(/[\w-]+/g) ?? [],
    extractors: [{ extractor: fromHtml, extensions: ["html"] }],
    css: [{ raw: sheets.join("\n") }], // as one: each reads variables of the other
    keyframes: true,
    fontFace: true,
    variables: true,
    ...choice,
    safelist: { variables: [...own.matchAll(/var\((--[\w-]+)/g)].map((read) => read[1]), ...choice.safelist },
  });
  const theme = postcss.parse(css);
  theme.walkComments((comment) => comment.remove());
  theme.walkAtRules("charset", (rule) => rule.remove());
  // Labels that open the search are buttons here.
  theme.walkRules(/\[for=__search\]/, (rule) => rule.remove());
  theme.walkRules(inBothDirections);
  return theme;
}

const around = (rule) => (rule.parent.type === "atrule" ? `@${rule.parent.name} ${rule.parent.params}` : "");
const place = (declaration) => `${around(declaration.parent)} ${declaration.parent.selector} ${declaration}`;

const theme = await purged({ blocklist: seldom });
const more = await purged({ safelist: { standard: [/^highlight$/, ...written] } });
const known = new Set();
theme.walkDecls((declaration) => known.add(place(declaration)));
more.walkDecls((declaration) => {
  if (known.has(place(declaration))) declaration.remove();
});
more.walkRules((rule) => {
  if (!rule.nodes.length) rule.remove();
});
more.walkAtRules((rule) => {
  if (!rule.nodes?.length || theme.some((other) => `${other}` === `${rule}`)) rule.remove();
});

for (const [name, sheet] of [["theme.css", theme], ["theme-more.css", more]]) {
  // Minified it would be one line, in which no change could be seen: it gets a line for each rule.
  sheet.walk((node) => {
    if (node.type === "decl") return;
    node.raws.before = node.parent === sheet ? "\n" : "\n  ";
    if (node.type === "atrule" && node.nodes) node.raws.after = "\n";
  });
  const about = `/* From mkdocs-material ${version}, under the MIT license. Made by \`make theme\` (tools/theme/purge.mjs): do not edit it.
Our own rules stand in the stylesheets beside it.

${license} */`;
  writeFileSync(join(folder, name), `${about}\n${sheet.toString().trim()}\n`);
}
