#!/bin/sh
# keep-issue.sh LABEL TITLE FILE: keep one issue that is open as long as there is something to do.
#
# It gets the text of FILE. When FILE is empty there is nothing to do, and it is closed. A second run changes nothing more.
set -eu
label=$1 title=$2 file=$3

if [ ! -f "$file" ]; then echo "There is no $file: the issue '$label' stays as it is." >&2; exit 1; fi

# Not `gh issue list`: with a label it asks GitHub's search, which learns of a new issue later than this does.
# Only people with rights in the repository can set a label, so nobody else's issue is taken for ours.
number=$(gh api --method GET 'repos/{owner}/{repo}/issues' -f labels="$label" -f state=all -f direction=asc \
  --jq 'map(select(.pull_request | not))[0].number // empty')

if [ ! -s "$file" ]; then
  if [ -n "$number" ]; then gh issue close "$number"; fi
  echo "Nothing to do: no issue '$label' is open."
  exit
fi

# GitHub takes 65,536 characters: whole lines, and how many are left out.
body=$(LC_ALL=C awk '(size += length + 1) <= 60000 { print; next } { more++ }
  END { if (more) print "\n… and " more " more lines" }' "$file")
if [ -n "$number" ]; then
  gh api --silent --method PATCH "repos/{owner}/{repo}/issues/$number" -f state=open -f title="$title" -f body="$body"
  echo "Issue $number is open, and up to date."
else
  gh label create "$label" --color c5def5 --force
  gh issue create --label "$label" --title "$title" --body "$body"
fi
