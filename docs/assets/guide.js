// What every page has. Each works alone, and the page works without any of them.

import "./panels.js";
import "./colors.js";
import "./place.js";
import "./meanings.js";
import "./folded.js";
import "./scrolled.js";
import "./search/open.js";
import "./progress.js";
import "./fact-age.js";
import "./price-age.js";
