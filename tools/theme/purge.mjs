// Print the rules of Material's stylesheets that this site may need: `node purge.mjs SITE PACKAGES`, run by `make theme`.
//
// SITE is the built site with everything.md among its pages, PACKAGES the folder in which mkdocs-material is installed.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import fromHtml from "purgecss-from-html";

const [site, packages] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");

const read = (...path) => readFileSync(join(...path), "utf8");
const all = (folder, end) =>
  readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(end)).sort().map((name) => read(folder, name));

const about = readdirSync(packages).find((name) => /^mkdocs_material-[\d.]+\.dist-info$/.test(name));
const version = about.match(/-([\d.]+)\.dist-info/)[1];
const license = read(packages, about, "licenses/LICENSE").trim();

const styles = join(packages, "material/templates/assets/stylesheets");
const sheets = [/^main\..*\.css$/, /^palette\..*\.css$/].map((name) =>
  read(styles, readdirSync(styles).find((file) => name.test(file))),
);
const own = all(join(root, "docs/assets"), ".css").filter((sheet) => !sheet.includes("mkdocs-material")).join("\n");

const [{ css }] = await new PurgeCSS().purge({
  // Of pages their elements alone count, of scripts and templates any word in quotation marks.
  content: [
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
  safelist: { variables: [...own.matchAll(/var\((--[\w-]+)/g)].map((read) => read[1]) },
});

// Minified it would be one line, in which no change could be seen: it gets a line for each rule.
const theme = postcss.parse(css);
theme.walkComments((comment) => comment.remove());
theme.walkAtRules("charset", (rule) => rule.remove());
theme.walk((node) => {
  if (node.type === "decl") return;
  node.raws.before = node.parent === theme ? "\n" : "\n  ";
  if (node.type === "atrule" && node.nodes) node.raws.after = "\n";
});
console.log(`/* From mkdocs-material ${version}, under the MIT license. Made by \`make theme\` (tools/theme/purge.mjs): do not edit it.
Our own rules stand in the stylesheets beside it.

${license} */`);
console.log(theme.toString().trim());
