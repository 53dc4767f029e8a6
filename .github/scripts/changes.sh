#!/bin/sh
# changes.sh OLD NEW: tell what readers find changed between two folders with a built site, in a diff of 200 lines.
#
# Compared are the twins of the pages in Markdown, the prices, and where old addresses lead. Build both sites with the
# same SOURCE_DATE_EPOCH and SITE_URL, or every sentence with a date or an address in it is told too.
# Exit status: 0 told, 2 a folder holds no built site.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -ne 2 ]; then echo "Name a folder with a built site to compare with: make changes OLD=folder" >&2; exit 2; fi
for side in old new; do
  if [ ! -f "$1/index.html" ]; then
    echo "$1 holds no built site: it has no index.html. Run \`make build\` and name its folder." >&2
    exit 2
  fi
  mkdir "$work/$side"
  (cd "$1" && find . -name '*.md' -o -path ./costs/prices.csv -o -path ./_redirects | tar -cf - -T -) |
    tar -xf - -C "$work/$side"
  shift
done

cd "$work"
# Above each change stands the heading, or the names of the columns, that it belongs to.
printf '*.md diff=markdown\n*.csv diff=csv\n' > attributes
status=0
git -c core.attributesFile="$work/attributes" -c diff.csv.xfuncname='^(model,.*)$' diff --no-index --no-ext-diff \
  --no-color --no-prefix --find-renames --irreversible-delete --unified=0 old new > changes || status=$?
case $status in
  0) echo "Readers see nothing else than before." ;;
  1) sed '/^index /d' changes |
    awk 'NR <= 200 { print } END { if (NR > 200) print "… and " NR - 200 " more lines" }' ;;
  *) exit "$status" ;;
esac
