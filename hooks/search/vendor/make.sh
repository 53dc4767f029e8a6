#!/bin/sh
# Bundle the stemmer of the search's worker, of exactly the version in package-lock.json.
set -eu
cd "$(dirname "$0")"
out=../../../docs/assets/search
npm ci --silent
version() { node -p "require('./node_modules/$1/package.json').version"; }
./node_modules/.bin/esbuild entry.js --bundle --minify --format=esm --target=es2020 --log-level=warning \
  --banner:js="/*! stemmer $(version stemmer), MIT: see vendor-licenses.txt */" \
  --outfile="$out/vendor.js"
{
  printf 'stemmer %s\n\n' "$(version stemmer)" && cat node_modules/stemmer/license
} >"$out/vendor-licenses.txt"
(cd "$out" && sha256sum vendor.js vendor-licenses.txt) >vendor.sha256
echo "Written: docs/assets/search/vendor.js. Run make test before you commit it."
